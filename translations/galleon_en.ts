<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
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
        <source>%n image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
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
        <source>%n image(s) were already uploaded and stay online.</source>
        <translation>
            <numerusform>%Ln image was already uploaded and stays online.</numerusform>
            <numerusform>%Ln images were already uploaded and stay online.</numerusform>
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
        <source>%n rejected by {host}</source>
        <translation>
            <numerusform>%Ln rejected by {host}</numerusform>
            <numerusform>%Ln rejected by {host}</numerusform>
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
        <source>Nobody knows whether %n image(s) arrived</source>
        <translation>
            <numerusform>Nobody knows whether %Ln image arrived</numerusform>
            <numerusform>Nobody knows whether %Ln images arrived</numerusform>
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
        <source>They were sent to {host}; no answer said what became of them.</source>
        <translation>
            <numerusform>It was sent to {host}; no answer said what became of it.</numerusform>
            <numerusform>They were sent to {host}; no answer said what became of them.</numerusform>
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
</TS>
