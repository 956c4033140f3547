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
        <source>%n host(s)</source>
        <translation>
            <numerusform>%Ln host</numerusform>
            <numerusform>%Ln hosts</numerusform>
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
        <source>%n image(s) may have arrived · choose what to do</source>
        <translation>
            <numerusform>%Ln image may have arrived · choose what to do</numerusform>
            <numerusform>%Ln images may have arrived · choose what to do</numerusform>
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
        <source>%n left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
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
        <source>%n rejected by {host}</source>
        <translation>
            <numerusform>%Ln rejected by {host}</numerusform>
            <numerusform>%Ln rejected by {host}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
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
        <source>Reading {some} of %n image(s)</source>
        <translation>
            <numerusform>Reading {some} of %Ln image</numerusform>
            <numerusform>Reading {some} of %Ln images</numerusform>
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
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %Ln more</numerusform>
            <numerusform>{names} and %Ln more</numerusform>
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
