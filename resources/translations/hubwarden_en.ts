<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Hubwarden::CauseText</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n account(s)</source>
        <extracomment>%1: &quot;12 places&quot;</extracomment>
        <translation>
            <numerusform>%1 in %n account</numerusform>
            <numerusform>%1 in %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n place(s)</source>
        <extracomment>A title, then how often: &quot;Not allowed, in 12 places&quot;</extracomment>
        <translation>
            <numerusform>%1, in %n place</numerusform>
            <numerusform>%1, in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n other cause(s).</source>
        <translation>
            <numerusform>There is %n other cause.</numerusform>
            <numerusform>There are %n other causes.</numerusform>
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
        <source>%1, in %n account(s)</source>
        <extracomment>A title, then how often: &quot;The credentials ran out, in 3 accounts&quot;</extracomment>
        <translation>
            <numerusform>%1, in %n account</numerusform>
            <numerusform>%1, in %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) in %1</source>
        <extracomment>%1: &quot;12 places&quot;</extracomment>
        <translation>
            <numerusform>%n row in %1</numerusform>
            <numerusform>%n rows in %1</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>Decline %n Invitation(s) Again?</source>
        <translation>
            <numerusform>Decline %n Invitation Again?</numerusform>
            <numerusform>Decline %n Invitations Again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n Request(s)?</source>
        <translation>
            <numerusform>Send %n Request?</numerusform>
            <numerusform>Send %n Requests?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n Request(s)</source>
        <translation>
            <numerusform>Send %n Request</numerusform>
            <numerusform>Send %n Requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked row(s) are left out: no longer open, or their places could not be looked at.</source>
        <translation>
            <numerusform>%n ticked row is left out: no longer open, or its place could not be looked at.</numerusform>
            <numerusform>%n ticked rows are left out: no longer open, or their places could not be looked at.</numerusform>
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
    <message numerus="yes">
        <source>Looked at %1 of %Ln place(s)</source>
        <extracomment>%1: looked at, %n: all</extracomment>
        <translation>
            <numerusform>Looked at %1 of %Ln place</numerusform>
            <numerusform>Looked at %1 of %Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln place(s)</source>
        <translation>
            <numerusform>%1 of %Ln place</numerusform>
            <numerusform>%1 of %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::DeclineFlow</name>
    <message numerus="yes">
        <source>None of the %n sender(s) has an open invitation in the places that were looked at. %1</source>
        <translation>
            <numerusform>The %n sender has no open invitation in the places that were looked at. %1</numerusform>
            <numerusform>None of the %n senders has an open invitation in the places that were looked at. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::DesktopApp</name>
    <message numerus="yes">
        <source>If you stop now, requests on their way get %n second(s) for their answer, and the rest is not started. What was sent is in the journal.</source>
        <translation>
            <numerusform>If you stop now, requests on their way get %n second for their answer, and the rest is not started. What was sent is in the journal.</numerusform>
            <numerusform>If you stop now, requests on their way get %n seconds for their answer, and the rest is not started. What was sent is in the journal.</numerusform>
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
<context>
    <name>Hubwarden::LookAgainFlow</name>
    <message numerus="yes">
        <source>Looking again at %n place(s)</source>
        <translation>
            <numerusform>Looking again at %n place</numerusform>
            <numerusform>Looking again at %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n row changed</numerusform>
            <numerusform>%n rows changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked again at %n place(s).</source>
        <translation>
            <numerusform>Looked again at %n place.</numerusform>
            <numerusform>Looked again at %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::RecoveryFlow</name>
    <message numerus="yes">
        <source>%n journal(s) of an earlier run cannot be read</source>
        <translation>
            <numerusform>%n journal of an earlier run cannot be read</numerusform>
            <numerusform>%n journals of an earlier run cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n place(s)</source>
        <translation>
            <numerusform>Looking at %n place</numerusform>
            <numerusform>Looking at %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent without an answer</source>
        <translation>
            <numerusform>%n sent without an answer</numerusform>
            <numerusform>%n sent without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused together and not yet asked alone</source>
        <translation>
            <numerusform>%n refused together and not yet asked alone</numerusform>
            <numerusform>%n refused together and not yet asked alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not started</source>
        <translation>
            <numerusform>%n not started</numerusform>
            <numerusform>%n not started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of its journal cannot be read, so what has no answer counts as sent. The file: %1</source>
        <translation>
            <numerusform>%n line of its journal cannot be read, so what has no answer counts as sent. The file: %1</numerusform>
            <numerusform>%n lines of its journal cannot be read, so what has no answer counts as sent. The file: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at %1 of %Ln place(s)</source>
        <translation>
            <numerusform>Looked at %1 of %Ln place</numerusform>
            <numerusform>Looked at %1 of %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::RunFlow</name>
    <message numerus="yes">
        <source>Declining %n invitation(s)</source>
        <translation>
            <numerusform>Declining %n invitation</numerusform>
            <numerusform>Declining %n invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the Other %n</source>
        <translation>
            <numerusform>Send the Other %n</numerusform>
            <numerusform>Send the Other %n</numerusform>
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
        <source>%n failed or unknown</source>
        <translation>
            <numerusform>%n failed or unknown</numerusform>
            <numerusform>%n failed or unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not started</source>
        <translation>
            <numerusform>%n not started</numerusform>
            <numerusform>%n not started</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::StartText</name>
    <message numerus="yes">
        <source>%n account(s) not shown</source>
        <translation>
            <numerusform>%n account not shown</numerusform>
            <numerusform>%n accounts not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need your attention</source>
        <translation>
            <numerusform>%n thing needs your attention</numerusform>
            <numerusform>%n things need your attention</numerusform>
        </translation>
    </message>
</context>
</TS>
