<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n ZIP(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed while sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n custom uploader(s) of ShareX</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are gone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of {gallery} not deleted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries are online</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries moved to {tab}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries need attention</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries not sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) need you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out on {host}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) may have arrived · choose what to do</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) on {hosts}</source>
        <comment>{hosts} is: 3 hosts</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay online.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were already uploaded and stay online.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) alive</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) ready</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have arrived</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) show where they were taken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proxies added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready to start</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected by {host}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) taken back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n show their place</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>150 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>200 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>250 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>300 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>350 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>500 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>800 px, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account to use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files or archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your server to use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adult</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the image hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After you sign in, in the tray. What was under way goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always send copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another version of Galleon is running – quit it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As for all: kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As for all: removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As for all: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As soon as it is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the bucket says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the server is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about duplicates again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about images that do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandwidth &amp; schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bucket in the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in host · {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, or try again now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folders, images or archives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Choose what to do · %n host(s) would refuse some images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what to do · some images do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before on {day} to {hosts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before to {hosts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Choose what to do · {host} would refuse %n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact or roomy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed: {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinates in photos that go to public hosts. A host, a tab or a gallery can have it otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies that fit are made for the upload; your files stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy folders, files or an image first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy post code of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the name of the field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n galleries from their hosts?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete from hosts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {gallery} from its hosts?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted {images} from {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n galleries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n galleries to {tab}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to import %n host(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicates in {tab} are skipped from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates in {tab} are uploaded again from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates in {tab} take their old links from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the account, then test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the passphrase, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the {secret} again, then test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every account of the storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Everybody who opens them on {hosts} can see that.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is uploaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry in hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ext {number}</source>
        <comment>field of another program</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files &amp; archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that are larger go in parts of this size; empty: only files above 5 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for temporary files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For all uploads together. The bar at the bottom sets the same limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example 1h, 7d or date=2027-01-31T00:00:00Z; empty means never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example eu-central-1; empty means us-east-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For servers behind a proxy that takes no large requests; empty: each file in one request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For tests: host:port:address:port, as in curl. Used from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the galleries of the tab {tab}, where a gallery does not say otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this account of {host}, where a tab or a gallery does not say otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {gallery} alone. What is chosen here counts from its next upload on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forum – 3 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forum – full images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forum – thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From Dashboard, Credentials there; none where everybody may upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From Dashboard, Manage your token there; none where everybody may upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From https://api.imgbb.com, signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the menu of your account there (Copy token).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your account page on catbox.moe. Without it uploads are anonymous and cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your account page on imx.to. Testing it uploads one tiny picture: the host offers no other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your account page on katfile.cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your account page on pixeldrain.com; the host takes no anonymous files any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your account&apos;s settings on the site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your profile on gofile.io. Without it uploads are anonymous and cannot be deleted from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your profile there; version 6 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon can take the coordinates out of what it sends; nothing else changes, and your files stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon cannot read these files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon cannot start its engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon cannot start its engine – {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Galleon did not send them twice.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Galleon found: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon goes on after a pause by itself; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon goes on at {time} by itself; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon goes on uploading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon keeps it in an encrypted file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon left it out; the rest goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Galleon left them out; the rest goes on.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Galleon made a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon makes no text from the template as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon paused what needs the disk; uploaded images stay online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon reads JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF and HEIC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon sends it nothing more, so that nothing is lost or doubled; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon stopped sending it, so that no broken image goes online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon tried several times, then left the image for later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon tries again after a pause; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon tries again at {time}; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon used {name} instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon waits with this gallery; everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleries at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleries that are online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleries with failed images, and hosts that refuse the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up a silent connection after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group images in a gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no way to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide to the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts would refuse {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the server names the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id (24 characters) of the album in which new albums are made; empty means the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of a folder of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of a folder of the account; empty makes a new one for each archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id of a folder of the account; empty means its root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images that a host would refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import only what you know: Galleon will send pictures there when you ask it to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In front of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In parts of (MiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In pieces of (MiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the menu of folders, images and archives. Open its windows again to see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete: {images} online{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside of album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It</source>
        <comment>the host, at the beginning of a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered {words} at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It happened at {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It noted {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in a minimised window; {keys} quits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the tray; {keys} quits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes folders, JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF, HEIC, ZIP, CBZ, 7z and TAR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would stay empty in the post.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its account is locked away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its account waits for the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its answer was not one that Galleon knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its definition cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its limit is {size} an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep location in photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the computer awake while it uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the original name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until Galleon ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out, or try again after changing them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this host out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves one small file at the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>state of an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than 10 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit {speed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit: {speed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links begin with this instead of the address that files are sent to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location in photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer side, for galleries begun from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest side in pixels, 150 to 500.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again at the folder when the file is finished, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the file, then look again at the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look on {host}, then say what you found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loose images of a folder make one gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <comment>the tab that is always there</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the host, or use another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the post code of a gallery unless its tab or the gallery itself has another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as adult content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Mend the files, then look again at the folder.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 100 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network &amp; proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <comment>gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account needed · public links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No byte sent and none received for so long; the file is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <comment>state of an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nobody knows whether %n image(s) arrived</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not added: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed. The engine is not there at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not removed: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set up</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back for too long while an image was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done. Fewer images at the same time make this rarer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is online yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it was uploaded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing slides or fades, and spinners stand still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added to upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent to it; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent, because it would have gone without the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was uploaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of an album of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of an album that takes all galleries; empty means a new album for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the album in which new albums are made; empty means the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a folder that is there, for example https://cloud.example.org/remote.php/dav/files/USER/Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of an account that may write there; none where everybody may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of an application registered at api.imgur.com/oauth2/addclient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the gallery, for example https://photos.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the server, for example https://files.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the server, for example https://zipline.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the site, for example https://pictures.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the storage without the bucket, for example https://s3.eu-central-1.amazonaws.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On all public hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is made each day; so many are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the periods that the server offers; empty means its usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an upload can show whether it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for an address with http:// that is not in your own network: everybody on the way can read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only galleries above or below a size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only galleries for a host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only galleries in a state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only galleries of a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only galleries with a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the beginning is shown; the button copies all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to keep pictures and galleries in your own account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to name galleries and to see whether pictures are still there: the upload interface can do neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to upload into your own account, together with a refresh token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with two-factor sign-in: the code of this moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Galleon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oslo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other hosts carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise each image that is dropped becomes a gallery of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise it may go to sleep; uploads go on when it wakes up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise they wait until you start them. Dropping with Shift starts them in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over all galleries and hosts. Each host has a limit of its own on the Hosts page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords stay in your keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords stay on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste folders, files or an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted {time}</source>
        <comment>name of a folder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the volume or folder on the server, for example photos/2026; it is made when it is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the gallery to change its options and accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Pool of %n proxies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Port of “This computer”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post code copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postimages gives keys to makers of programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proportional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put images into it and look again, or remove the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the proxy right on the Hosts page, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Quit now – %n galleries resume at the next start</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Raised contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised or usual contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Reading {some} of %n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from what is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove location from photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests until {time} – {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds, 60 to 15552000 (180 days); empty means never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the password without encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set here; {value} from the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set here; {value} from the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set here; {value} from the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Galleon where it is now, or remove the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown by the system while the window is not in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So long a host may be down before the host that stands in for it takes over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some addresses of images at {host} come later{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start new galleries at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with http:// or https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to enter: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage and traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in an encrypted file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in your system keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored. Only an upload can show whether it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger lines and hints. On in any case when the system asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template of new galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test all accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <comment>state of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account of {host} is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer comes here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bell says what is to be known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bell says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cover was not sent to {host}{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full or cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is deleted after so many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on disk is not the one that was checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first picture once more, as a cover with a page of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder has gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host cannot do that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host moves between addresses; change this when the usual one does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The links stop working for everybody. This cannot be undone; the files on this computer stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The other %n are online.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The others wait in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy {name} cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest carries on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest waits until {time}. Other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest waits. Other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row&apos;s action, for all selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same images as {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server makes images smaller; empty leaves them as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system said {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system’s proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template {name} is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test did not finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole header if the server wants one, for example Bearer 0a1b2c</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no images in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no images in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to add on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to copy yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These images were uploaded before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>They were sent to {host}; no answer said what became of them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large for the host, or of a format that it does not take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took over the old links of {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries per file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries per image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or lower how many images are sent at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it comes back, the log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with 6 sample images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UUID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UUID of an album of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo removal, move or rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked archives and images that were made to fit. Empty: with Galleon&apos;s data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Galleon or the host&apos;s definition, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload with Galleon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded</source>
        <comment>a gallery, before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded</source>
        <comment>state of an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded as {name} to {hosts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded as {name} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded as {name} {when} to {hosts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded images stay online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded to {hosts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploaded {when} to {hosts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <comment>state of an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads are on hold and go on by themselves; finished images are not sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads go on by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads stopped for a moment – starting again in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a stand-in after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the old links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validating</source>
        <comment>state of a gallery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>View all %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, or use another host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What all keys begin with, for example photos/2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of uploads that were under way when Galleon ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the account may hold is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the pictures show. The host asks for it with every picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong is in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the same images were uploaded before. Otherwise they are uploaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is {name} now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the host on this computer is reached. Links that it gave before keep the old port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where uploads are made, for example https://uploads.example.org/files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While something uploads, the window hides in the tray or is minimised. Otherwise Galleon quits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sees the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works · {time} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a built-in template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessibility readable high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again twice same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>animation accessibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {time}</source>
        <comment>uploaded at 14:10</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic upload immediately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autostart login boot session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup safety restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bandwidth throttle rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bbcode html markdown post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed while sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connections parallel concurrency workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context menu file manager right click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convert shrink too large format limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark mode colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>density height list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done complete finished message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drop single group merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed incomplete error sign-in message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files up to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>font zoom larger smaller scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gps exif coordinates metadata place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large for a list of proxies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marlow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marlow_photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may have arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no images in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <comment>a switch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline, resumes by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <comment>a switch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold, goes on in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parallel concurrency simultaneous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused by you at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused since the restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused: the disk is almost full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>premium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>premium until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redirect resolve dns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected by {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replacement fallback backup host down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resume continue crash reboot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scratch cache disk unpack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server address local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleep suspend standby energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some failed</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder has gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the proxy cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system’s proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time-out timeout stalled read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tray minimise background exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned off</source>
        <comment>a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {size} a ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {size} a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {size} an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uploading</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>of a host</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{about} · %n image(s) left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{added}, %n known</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{added}. %n line(s) not read: {lines}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} traffic</source>
        <comment>412 of 500 GB traffic</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}</source>
        <comment>uploaded 12 Oct</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <comment>86 of 148</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <comment>3.1 of 12.4 GB</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} belongs to another program – nothing was changed; move it away to begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read, so Galleon left it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used – {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} changed while it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was made by a newer Galleon – nothing was changed; update this one to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not read: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format} copied</source>
        <comment>BBCode, HTML, Markdown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{galleries} in {time}</source>
        <comment>12 galleries, 12.4 GB in 41 min</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{galleries} · {size} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} is not online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} is online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} was not sent; other hosts carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} was stopped; other galleries carry on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} went online on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} went online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} went to {hosts} on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gallery} went to {hosts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hosts} cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} asks for a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} cannot be reached since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} did not take the gallery&apos;s name{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} did not tell the address of an image{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not have the gallery&apos;s name yet{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} gets the gallery&apos;s name at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} gets the gallery&apos;s name next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} gets the gallery&apos;s name, once you let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} has the name {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} in place of {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is asked for the links of {images} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is asked for the links of {images} next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is asked for the links of {images}, once you let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is done: {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is not working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is not working at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} needs an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} never told the links of {images}; they may be there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} refused the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} rejected {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} stopped answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} takes {images} in place of {subject}{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} was there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} would refuse {images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{images} are larger than {size}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are more than {height} pixels high.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are more than {width} pixels wide.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too large.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too small, it takes {width} × {height} and more; no copy helps there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too small; no copy helps there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have another format.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have another format: it takes {formats}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more pixels than it takes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more pixels than {width} × {height}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more than {millions} million pixels.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{images} not on {host} any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{images} would be refused there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no longer where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nth} in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}nd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}rd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}st</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}th</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option}: back to {value} from the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option}: back to {value} from the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option}: back to {value} from the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} cannot be read</source>
        <comment>{place} is: Line 15</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: there is no field {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{proxy} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}; other hosts carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{secret} stored</source>
        <comment>{secret} is: Password, API key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{selected}, %n hidden</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{setting}: back to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} ({bytes} bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} left</source>
        <comment>room for files</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of {total} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} traffic left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{some} of %n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {all} active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all} set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is on {host}: it had arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} may have arrived on {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} was left out{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} was not uploaded{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{template} (not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <comment>time left of an upload</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Upload with Galleon” in {program}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <comment>a name or what a host said, in the quotation marks of the language</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountPicker</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files or archives…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with 6 sample images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionChip</name>
    <message>
        <source>%L1 need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrokenDefinitionCard</name>
    <message>
        <source>Galleon cannot read this host’s definition</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Completions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteRemoteDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailFields</name>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location in photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DragLabel</name>
    <message>
        <source>%L1 galleries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropCard</name>
    <message>
        <source>cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merge into one gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropInvitation</name>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of images to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each folder or archive becomes a gallery. Galleon checks it, uploads it in the background and hands you links and ready-made post code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with 6 sample images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>%L1 galleries were uploaded before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Galleon waits with them; everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember for the tab ⁨%1⁩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gallery was uploaded before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Filter by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all states</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryList</name>
    <message>
        <source>Galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupItem</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups of settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostAlarmCard</name>
    <message>
        <source>Leave %1 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostChoices</name>
    <message>
        <source>Host options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostDelegate</name>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostFormPane</name>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and options of the account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test with an upload (it stays there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for new galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this account first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then marked failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostImportDialog</name>
    <message>
        <source>A host in your own network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostList</name>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostOptionsDialog</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the host calls it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host that is on has options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This host has no options.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostsPage</name>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostsToolbar</name>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add host from file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add host from file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom uploaders of ShareX (*.sxcu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions of hosts (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from ShareX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from ShareX…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagesPane</name>
    <message>
        <source>%L1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorHeader</name>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitDialog</name>
    <message>
        <source>All uploads together stay below this. Running uploads follow within a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit in MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit the speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitMenu</name>
    <message>
        <source>Custom…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Copy link of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationList</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionField</name>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPane</name>
    <message>
        <source>Choose hosts: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a page, an action, a gallery or a host</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>Choose a passphrase for your accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keyring, so Galleon keeps what you enter in an encrypted file. The passphrase opens it at each start; nobody can restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keyring, so Galleon keeps what you entered in an encrypted file. Its passphrase opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your accounts are locked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostCode</name>
    <message>
        <source>Post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is made when the gallery is online.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyDialog</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All hosts go through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a list of proxies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of hosts are looked up by the proxy. What cannot go through it is not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxies and pools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files (*.txt *.list *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User, if it wants one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyField</name>
    <message>
        <source>Proxies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProxyLine</name>
    <message>
        <source>In turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folders here, or drag galleries onto the tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gallery is in these states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gallery matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tab is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueToolbar</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search galleries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Quit now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploads are running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReorderArea</name>
    <message>
        <source>Switch to Queue order to rearrange</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Autumn walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BBCode, HTML or Markdown, from a template you can edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you get back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links appear when the first host has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview post</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingControl</name>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsFileCard</name>
    <message>
        <source>Open file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the settings file cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default stands in for each of these. Mend the file, or change a setting here: then Galleon writes it anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsToolbar</name>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryPane</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>Name of the tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabMenu</name>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete tab, move galleries to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>All uploads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit the speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications, %1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeHosts</name>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your images go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works right now, without an account.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files or archives</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
