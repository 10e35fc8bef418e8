<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Hubwarden::ConfirmDeclineDialog</name>
    <message numerus="yes">
        <source>Decline %n Invitation(s)?</source>
        <translation>
            <numerusform>Decline %n Invitation?</numerusform>
            <numerusform>Decline %n Invitations?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sender(s)</source>
        <translation>
            <numerusform>%n sender</numerusform>
            <numerusform>%n senders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n Invitation(s)</source>
        <translation>
            <numerusform>Decline %n Invitation</numerusform>
            <numerusform>Decline %n Invitations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::CoverageText</name>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::DeclineFlow</name>
    <message numerus="yes">
        <source>Declining %n invitation(s)</source>
        <translation>
            <numerusform>Declining %n invitation</numerusform>
            <numerusform>Declining %n invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n declined</numerusform>
            <numerusform>%n declined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused by AWS</source>
        <translation>
            <numerusform>%n refused by AWS</numerusform>
            <numerusform>%n refused by AWS</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed, unknown or not started</source>
        <translation>
            <numerusform>%n failed, unknown or not started</numerusform>
            <numerusform>%n failed, unknown or not started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n sender(s) has an open invitation in the places that were looked at. %1</source>
        <translation>
            <numerusform>The %n sender has no open invitation in the places that were looked at. %1</numerusform>
            <numerusform>None of the %n senders has an open invitation in the places that were looked at. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::Formats</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::InvitationsPage</name>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
</context>
</TS>
