<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n ZIP(s)</source>
        <translation>
            <numerusform>%Ln ZIP</numerusform>
            <numerusform>%Ln ZIPs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), used in turn</source>
        <translation>
            <numerusform>%Ln account, used in turn</numerusform>
            <numerusform>%Ln accounts, used in turn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s): {names}</source>
        <translation>
            <numerusform>%Ln account: {names}</numerusform>
            <numerusform>%Ln accounts: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s)</source>
        <translation>
            <numerusform>%Ln archive</numerusform>
            <numerusform>%Ln archives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be used</source>
        <translation>
            <numerusform>%Ln cannot be used</numerusform>
            <numerusform>%Ln cannot be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed while sent</source>
        <translation>
            <numerusform>%Ln changed while sent</numerusform>
            <numerusform>%Ln changed while sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be found out</source>
        <comment>links</comment>
        <translation>
            <numerusform>%Ln could not be found out</numerusform>
            <numerusform>%Ln could not be found out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n custom uploader(s) of ShareX</source>
        <translation>
            <numerusform>%Ln custom uploader of ShareX</numerusform>
            <numerusform>%Ln custom uploaders of ShareX</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries left out</source>
        <translation>
            <numerusform>%Ln entry left out</numerusform>
            <numerusform>%Ln entries left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are gone</source>
        <translation>
            <numerusform>%Ln file is gone</numerusform>
            <numerusform>%Ln files are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are sent again</source>
        <translation>
            <numerusform>%Ln file is sent again</numerusform>
            <numerusform>%Ln files are sent again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be used</source>
        <translation>
            <numerusform>%Ln file cannot be used</numerusform>
            <numerusform>%Ln files cannot be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation>
            <numerusform>%Ln file deleted</numerusform>
            <numerusform>%Ln files deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of {gallery} not deleted</source>
        <translation>
            <numerusform>%Ln file of {gallery} not deleted</numerusform>
            <numerusform>%Ln files of {gallery} not deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished gallery/galleries</source>
        <translation>
            <numerusform>%Ln finished gallery</numerusform>
            <numerusform>%Ln finished galleries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished gallery/galleries of which only the link of the whole gallery is known.</source>
        <translation>
            <numerusform>%Ln finished gallery of which only the link of the whole gallery is known.</numerusform>
            <numerusform>%Ln finished galleries of which only the link of the whole gallery is known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) that are not there any more: their galleries come with the links.</source>
        <translation>
            <numerusform>%Ln folder that is not there any more: its gallery comes with the links.</numerusform>
            <numerusform>%Ln folders that are not there any more: their galleries come with the links.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries</source>
        <translation>
            <numerusform>%Ln gallery</numerusform>
            <numerusform>%Ln galleries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries added</source>
        <translation>
            <numerusform>%Ln gallery added</numerusform>
            <numerusform>%Ln galleries added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries are online</source>
        <translation>
            <numerusform>%Ln gallery is online</numerusform>
            <numerusform>%Ln galleries are online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries get the usual text</source>
        <translation>
            <numerusform>%Ln gallery gets the usual text</numerusform>
            <numerusform>%Ln galleries get the usual text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries keep their hosts</source>
        <translation>
            <numerusform>%Ln gallery keeps its hosts</numerusform>
            <numerusform>%Ln galleries keep their hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries moved to {tab}</source>
        <translation>
            <numerusform>%Ln gallery moved to {tab}</numerusform>
            <numerusform>%Ln galleries moved to {tab}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries need attention</source>
        <translation>
            <numerusform>%Ln gallery needs attention</numerusform>
            <numerusform>%Ln galleries need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries not sent</source>
        <translation>
            <numerusform>%Ln gallery not sent</numerusform>
            <numerusform>%Ln galleries not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries removed</source>
        <translation>
            <numerusform>%Ln gallery removed</numerusform>
            <numerusform>%Ln galleries removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries wait for a start time. They start only while Galleon runs.</source>
        <translation>
            <numerusform>%Ln gallery waits for a start time. It starts only while Galleon runs.</numerusform>
            <numerusform>%Ln galleries wait for a start time. They start only while Galleon runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries wait: a host asked for a pause. They go on by themselves.</source>
        <translation>
            <numerusform>%Ln gallery waits: a host asked for a pause. It goes on by itself.</numerusform>
            <numerusform>%Ln galleries wait: a host asked for a pause. They go on by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries</source>
        <translation>
            <numerusform>%Ln gallery</numerusform>
            <numerusform>%Ln galleries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries came along</source>
        <translation>
            <numerusform>%Ln gallery came along</numerusform>
            <numerusform>%Ln galleries came along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries of videos: Galleon uploads images.</source>
        <translation>
            <numerusform>%Ln gallery of videos: Galleon uploads images.</numerusform>
            <numerusform>%Ln galleries of videos: Galleon uploads images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries said to be finished, without any link: {subject}</source>
        <translation>
            <numerusform>%Ln gallery said to be finished, without any link: {subject}</numerusform>
            <numerusform>%Ln galleries said to be finished, without any link: {subject}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries that wait until you start them</source>
        <translation>
            <numerusform>%Ln gallery that waits until you start it</numerusform>
            <numerusform>%Ln galleries that wait until you start them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries without a folder that could be one: {subject}</source>
        <translation>
            <numerusform>%Ln gallery without a folder that could be one: {subject}</numerusform>
            <numerusform>%Ln galleries without a folder that could be one: {subject}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) need you</source>
        <translation>
            <numerusform>%Ln host needs you</numerusform>
            <numerusform>%Ln hosts need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts need you</source>
        <translation>
            <numerusform>%Ln host needs you</numerusform>
            <numerusform>%Ln hosts need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) changed after the upload</source>
        <translation>
            <numerusform>%Ln image changed after the upload</numerusform>
            <numerusform>%Ln images changed after the upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out</source>
        <translation>
            <numerusform>%Ln image left out</numerusform>
            <numerusform>%Ln images left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out on {host}</source>
        <translation>
            <numerusform>%Ln image left out on {host}</numerusform>
            <numerusform>%Ln images left out on {host}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out.</source>
        <translation>
            <numerusform>%Ln image left out.</numerusform>
            <numerusform>%Ln images left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) may have arrived · choose what to do</source>
        <translation>
            <numerusform>%Ln image may have arrived · choose what to do</numerusform>
            <numerusform>%Ln images may have arrived · choose what to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of finished galleries: their links are written nowhere.</source>
        <translation>
            <numerusform>%Ln image of finished galleries: its link is written nowhere.</numerusform>
            <numerusform>%Ln images of finished galleries: their links are written nowhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) on {hosts}</source>
        <comment>{hosts} is: 3 hosts</comment>
        <translation>
            <numerusform>%Ln image on {hosts}</numerusform>
            <numerusform>%Ln images on {hosts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay online.</source>
        <translation>
            <numerusform>%Ln image stays online.</numerusform>
            <numerusform>%Ln images stay online.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that are online, with their links</source>
        <translation>
            <numerusform>%Ln image that is online, with its link</numerusform>
            <numerusform>%Ln images that are online, with their links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were already uploaded and stay online.</source>
        <translation>
            <numerusform>%Ln image was already uploaded and stays online.</numerusform>
            <numerusform>%Ln images were already uploaded and stay online.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) with a name or a link that cannot be one: {subject}</source>
        <translation>
            <numerusform>%Ln image with a name or a link that cannot be one: {subject}</numerusform>
            <numerusform>%Ln images with a name or a link that cannot be one: {subject}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied</source>
        <translation>
            <numerusform>%Ln line copied</numerusform>
            <numerusform>%Ln lines copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved</source>
        <translation>
            <numerusform>%Ln line saved</numerusform>
            <numerusform>%Ln lines saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were not kept: too much happened at once</source>
        <translation>
            <numerusform>%Ln line was not kept: too much happened at once</numerusform>
            <numerusform>%Ln lines were not kept: too much happened at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) alive</source>
        <translation>
            <numerusform>%Ln link alive</numerusform>
            <numerusform>%Ln links alive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) gone · checked {time}</source>
        <translation>
            <numerusform>%Ln link gone · checked {time}</numerusform>
            <numerusform>%Ln links gone · checked {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) of {galleries} are gone</source>
        <translation>
            <numerusform>%Ln link of {galleries} is gone</numerusform>
            <numerusform>%Ln links of {galleries} are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) ready</source>
        <translation>
            <numerusform>%Ln link ready</numerusform>
            <numerusform>%Ln links ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have arrived</source>
        <translation>
            <numerusform>%Ln may have arrived</numerusform>
            <numerusform>%Ln may have arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%Ln min ago</numerusform>
            <numerusform>%Ln min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more host(s)</source>
        <translation>
            <numerusform>%Ln more host</numerusform>
            <numerusform>%Ln more hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) still to be sent to the host: rename the gallery here to send it.</source>
        <translation>
            <numerusform>%Ln name still to be sent to the host: rename the gallery here to send it.</numerusform>
            <numerusform>%Ln names still to be sent to the host: rename a gallery here to send it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly the same</source>
        <translation>
            <numerusform>%Ln nearly the same</numerusform>
            <numerusform>%Ln nearly the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) show where they were taken</source>
        <translation>
            <numerusform>%Ln photo shows where it was taken</numerusform>
            <numerusform>%Ln photos show where they were taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proxies added</source>
        <translation>
            <numerusform>%Ln proxy added</numerusform>
            <numerusform>%Ln proxies added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%Ln queued</numerusform>
            <numerusform>%Ln queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready to start</source>
        <translation>
            <numerusform>%Ln ready to start</numerusform>
            <numerusform>%Ln ready to start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected by {host}</source>
        <translation>
            <numerusform>%Ln rejected by {host}</numerusform>
            <numerusform>%Ln rejected by {host}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) of crashes</source>
        <translation>
            <numerusform>%Ln report of crashes</numerusform>
            <numerusform>%Ln reports of crashes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%Ln setting changed</numerusform>
            <numerusform>%Ln settings changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) exported</source>
        <translation>
            <numerusform>%Ln setting exported</numerusform>
            <numerusform>%Ln settings exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) taken back</source>
        <translation>
            <numerusform>%Ln setting taken back</numerusform>
            <numerusform>%Ln settings taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) that nobody has changed here</source>
        <translation>
            <numerusform>%Ln setting that nobody has changed here</numerusform>
            <numerusform>%Ln settings that nobody has changed here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) with no counterpart here.</source>
        <translation>
            <numerusform>%Ln setting with no counterpart here.</numerusform>
            <numerusform>%Ln settings with no counterpart here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n show their place</source>
        <translation>
            <numerusform>%Ln shows its place</numerusform>
            <numerusform>%Ln show their place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n start later</source>
        <translation>
            <numerusform>%Ln starts later</numerusform>
            <numerusform>%Ln start later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tab(s)</source>
        <translation>
            <numerusform>%Ln tab</numerusform>
            <numerusform>%Ln tabs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%Ln template</numerusform>
            <numerusform>%Ln templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s): {names}</source>
        <translation>
            <numerusform>%Ln template: {names}</numerusform>
            <numerusform>%Ln templates: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of earlier uploads, which name no files. They stay in {subject}.</source>
        <translation>
            <numerusform>%Ln text of earlier uploads, which names no files. It stays in {subject}.</numerusform>
            <numerusform>%Ln texts of earlier uploads, which name no files. They stay in {subject}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%Ln try</numerusform>
            <numerusform>%Ln tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsure</source>
        <translation>
            <numerusform>%Ln unsure</numerusform>
            <numerusform>%Ln unsure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) are on hold and go on by themselves; finished images are not sent twice.</source>
        <translation>
            <numerusform>%Ln upload is on hold and goes on by itself; finished images are not sent twice.</numerusform>
            <numerusform>%Ln uploads are on hold and go on by themselves; finished images are not sent twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) to file hosts that had not ended: begin them anew.</source>
        <translation>
            <numerusform>%Ln upload to file hosts that had not ended: begin it anew.</numerusform>
            <numerusform>%Ln uploads to file hosts that had not ended: begin them anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) to {subject}: Galleon does not know this host.</source>
        <translation>
            <numerusform>%Ln upload to {subject}: Galleon does not know this host.</numerusform>
            <numerusform>%Ln uploads to {subject}: Galleon does not know this host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%Ln uploading</numerusform>
            <numerusform>%Ln uploading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) could not be used</source>
        <translation>
            <numerusform>%Ln value could not be used</numerusform>
            <numerusform>%Ln values could not be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) in it; the default stands in for each.</source>
        <translation>
            <numerusform>%Ln value in it; the default stands in for each.</numerusform>
            <numerusform>%Ln values in it; the default stands in for each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) translated</source>
        <translation>
            <numerusform>%Ln word translated</numerusform>
            <numerusform>%Ln words translated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose what to do · %n host(s) would refuse some images</source>
        <translation>
            <numerusform>Choose what to do · %Ln host would refuse some images</numerusform>
            <numerusform>Choose what to do · %Ln hosts would refuse some images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose what to do · {host} would refuse %n image(s)</source>
        <translation>
            <numerusform>Choose what to do · {host} would refuse %Ln image</numerusform>
            <numerusform>Choose what to do · {host} would refuse %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)</source>
        <translation>
            <numerusform>Delete %Ln file</numerusform>
            <numerusform>Delete %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n galleries from their hosts?</source>
        <translation>
            <numerusform>Delete %Ln gallery from its hosts?</numerusform>
            <numerusform>Delete %Ln galleries from their hosts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n galleries</source>
        <translation>
            <numerusform>Drop to add %Ln gallery</numerusform>
            <numerusform>Drop to add %Ln galleries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n galleries to {tab}</source>
        <translation>
            <numerusform>Drop to add %Ln gallery to {tab}</numerusform>
            <numerusform>Drop to add %Ln galleries to {tab}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to import %n host(s)</source>
        <translation>
            <numerusform>Drop to import %Ln host</numerusform>
            <numerusform>Drop to import %Ln hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody who opens them on {hosts} can see that.</source>
        <translation>
            <numerusform>Everybody who opens it on {hosts} can see that.</numerusform>
            <numerusform>Everybody who opens them on {hosts} can see that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Galleon did not send them twice.</source>
        <translation>
            <numerusform>Galleon did not send it twice.</numerusform>
            <numerusform>Galleon did not send them twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Galleon left them out; the rest goes on.</source>
        <translation>
            <numerusform>Galleon left it out; the rest goes on.</numerusform>
            <numerusform>Galleon left them out; the rest goes on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Galleon tried several times, then left %n image(s) for later.</source>
        <translation>
            <numerusform>Galleon tried several times, then left %Ln image for later.</numerusform>
            <numerusform>Galleon tried several times, then left %Ln images for later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let Galleon shrink them (Retry smaller), or leave them out.</source>
        <translation>
            <numerusform>Let Galleon shrink it (Retry smaller), or leave it out.</numerusform>
            <numerusform>Let Galleon shrink them (Retry smaller), or leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend the files, then look again at the folder.</source>
        <translation>
            <numerusform>Mend the file, then look again at the folder.</numerusform>
            <numerusform>Mend the files, then look again at the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody knows whether %n image(s) arrived</source>
        <translation>
            <numerusform>Nobody knows whether %Ln image arrived</numerusform>
            <numerusform>Nobody knows whether %Ln images arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not checked for %n days</source>
        <translation>
            <numerusform>Not checked for %Ln day</numerusform>
            <numerusform>Not checked for %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pool of %n proxies</source>
        <translation>
            <numerusform>Pool of %Ln proxy</numerusform>
            <numerusform>Pool of %Ln proxies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit now – %n galleries resume at the next start</source>
        <translation>
            <numerusform>Quit now – %Ln gallery resumes at the next start</numerusform>
            <numerusform>Quit now – %Ln galleries resume at the next start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading {some} of %n image(s)</source>
        <translation>
            <numerusform>Reading {some} of %Ln image</numerusform>
            <numerusform>Reading {some} of %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start time of %n galleries</source>
        <translation>
            <numerusform>Start time of %Ln gallery</numerusform>
            <numerusform>Start time of %Ln galleries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n are online.</source>
        <translation>
            <numerusform>The other one is online.</numerusform>
            <numerusform>The other %Ln are online.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are larger than it takes.</source>
        <translation>
            <numerusform>It is larger than it takes.</numerusform>
            <numerusform>They are larger than it takes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are over its limit of {size}.</source>
        <translation>
            <numerusform>It is over its limit of {size}.</numerusform>
            <numerusform>They are over its limit of {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were sent to {host}; no answer said what became of them.</source>
        <translation>
            <numerusform>It was sent to {host}; no answer said what became of it.</numerusform>
            <numerusform>They were sent to {host}; no answer said what became of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>View all %n</source>
        <translation>
            <numerusform>View all %Ln</numerusform>
            <numerusform>View all %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{about} · %n image(s) left out</source>
        <translation>
            <numerusform>{about} · %Ln image left out</numerusform>
            <numerusform>{about} · %Ln images left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{added}, %n known</source>
        <translation>
            <numerusform>{added}, %Ln known</numerusform>
            <numerusform>{added}, %Ln known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{added}. %n line(s) not read: {lines}</source>
        <translation>
            <numerusform>{added}. %Ln line not read: {lines}</numerusform>
            <numerusform>{added}. %Ln lines not read: {lines}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are larger than {size}.</source>
        <translation>
            <numerusform>{images} is larger than {size}.</numerusform>
            <numerusform>{images} are larger than {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are more than {height} pixels high.</source>
        <translation>
            <numerusform>{images} is more than {height} pixels high.</numerusform>
            <numerusform>{images} are more than {height} pixels high.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are more than {width} pixels wide.</source>
        <translation>
            <numerusform>{images} is more than {width} pixels wide.</numerusform>
            <numerusform>{images} are more than {width} pixels wide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too large.</source>
        <translation>
            <numerusform>{images} is too large.</numerusform>
            <numerusform>{images} are too large.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too small, it takes {width} × {height} and more; no copy helps there.</source>
        <translation>
            <numerusform>{images} is too small, it takes {width} × {height} and more; no copy helps there.</numerusform>
            <numerusform>{images} are too small, it takes {width} × {height} and more; no copy helps there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too small; no copy helps there.</source>
        <translation>
            <numerusform>{images} is too small; no copy helps there.</numerusform>
            <numerusform>{images} are too small; no copy helps there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have another format.</source>
        <translation>
            <numerusform>{images} has another format.</numerusform>
            <numerusform>{images} have another format.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have another format: it takes {formats}.</source>
        <translation>
            <numerusform>{images} has another format: it takes {formats}.</numerusform>
            <numerusform>{images} have another format: it takes {formats}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more pixels than it takes.</source>
        <translation>
            <numerusform>{images} has more pixels than it takes.</numerusform>
            <numerusform>{images} have more pixels than it takes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more pixels than {width} × {height}.</source>
        <translation>
            <numerusform>{images} has more pixels than {width} × {height}.</numerusform>
            <numerusform>{images} have more pixels than {width} × {height}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more than {millions} million pixels.</source>
        <translation>
            <numerusform>{images} has more than {millions} million pixels.</numerusform>
            <numerusform>{images} have more than {millions} million pixels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} would be refused there.</source>
        <translation>
            <numerusform>{images} would be refused there.</numerusform>
            <numerusform>{images} would be refused there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %Ln more</numerusform>
            <numerusform>{names} and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{selected}, %n hidden</source>
        <translation>
            <numerusform>{selected}, %Ln hidden</numerusform>
            <numerusform>{selected}, %Ln hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{some} of %n image(s)</source>
        <translation>
            <numerusform>{some} of %Ln image</numerusform>
            <numerusform>{some} of %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArchivePasswordField</name>
    <message numerus="yes">
        <source>Try it on %n other archive(s) too</source>
        <translation>
            <numerusform>Try it on %Ln other archive too</numerusform>
            <numerusform>Try it on %Ln other archives too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteTabDialog</name>
    <message numerus="yes">
        <source>Its %n galleries move to another tab and go on there.</source>
        <translation>
            <numerusform>Its %Ln gallery moves to another tab and goes on there.</numerusform>
            <numerusform>Its %Ln galleries move to another tab and go on there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message numerus="yes">
        <source>%n duplicate(s) found</source>
        <translation>
            <numerusform>%Ln duplicate found</numerusform>
            <numerusform>%Ln duplicates found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostBlock</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemCards</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateImportDialog</name>
    <message numerus="yes">
        <source>%n template(s) read</source>
        <translation>
            <numerusform>%Ln template read</numerusform>
            <numerusform>%Ln templates read</numerusform>
        </translation>
    </message>
</context>
</TS>
