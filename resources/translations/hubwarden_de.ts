<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Hubwarden::AboutDialog</name>
    <message>
        <source>About Hubwarden</source>
        <translation>Über Hubwarden</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation>Apache-Lizenz 2.0</translation>
    </message>
    <message>
        <source>Hubwarden %1</source>
        <translation>Hubwarden %1</translation>
    </message>
    <message>
        <source>Finds the AWS Security Hub invitations in your accounts and regions and declines those you choose.
© 2026 The Hubwarden authors. Apache License 2.0.</source>
        <translation>Findet die Einladungen von AWS Security Hub in Ihren Konten und Regionen und lehnt die ab, die Sie auswählen.
© 2026 The Hubwarden authors. Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Copy Versions</source>
        <translation>Versionen kopieren</translation>
    </message>
</context>
<context>
    <name>Hubwarden::AccountsPane</name>
    <message>
        <source>Not tested</source>
        <translation>Nicht getestet</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>Test fehlgeschlagen</translation>
    </message>
    <message>
        <source>this session only</source>
        <translation>nur diese Sitzung</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Enter an access key of another account</source>
        <translation>Gibt den Access Key eines weiteren Kontos ein</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Change this profile or enter its key again</source>
        <translation>Ändert dieses Profil oder gibt seinen Schlüssel neu ein</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give this profile another name</source>
        <translation>Gibt diesem Profil einen anderen Namen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Ask AWS whose key this is</source>
        <translation>Fragt AWS, wem dieser Schlüssel gehört</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Remove this profile and its key from this computer</source>
        <translation>Entfernt dieses Profil und seinen Schlüssel von diesem Computer</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>Access Keys</translation>
    </message>
    <message>
        <source>Accounts · %1 of %2</source>
        <translation>Konten · %1 von %2</translation>
    </message>
    <message>
        <source>session</source>
        <extracomment>Of a key that is kept for this session only; as short as can be</extracomment>
        <translation>Sitzung</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ActivityModel</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Bisher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Filter activity</source>
        <translation>Aktivität filtern</translation>
    </message>
    <message>
        <source>Every request Hubwarden sends; keys and signatures are never shown.</source>
        <translation>Jede Anfrage, die Hubwarden sendet, ohne Schlüssel und Signaturen.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::AnswerText</name>
    <message>
        <source>Hubwarden draws no conclusion from it.</source>
        <translation>Hubwarden zieht daraus keinen Schluss.</translation>
    </message>
    <message>
        <source>It came with HTTP status %1.</source>
        <translation>Sie kam mit dem HTTP-Status %1.</translation>
    </message>
    <message>
        <source>It leads to %1.</source>
        <translation>Sie führt zu %1.</translation>
    </message>
    <message>
        <source>A sign-in page answered</source>
        <translation>Eine Anmeldeseite hat geantwortet</translation>
    </message>
    <message>
        <source>Not AWS answered but a sign-in page, as guest networks show it.</source>
        <translation>Die Antwort kam nicht von AWS, sondern von einer Anmeldeseite, wie Gastnetze sie zeigen.</translation>
    </message>
    <message>
        <source>Open a web browser, sign in to the network, then look again.</source>
        <translation>Öffnen Sie einen Browser, melden Sie sich im Netz an und sehen Sie dann erneut nach.</translation>
    </message>
    <message>
        <source>The answer leads elsewhere</source>
        <translation>Die Antwort führt woandershin</translation>
    </message>
    <message>
        <source>Not AWS&apos;s answer came but a redirection.</source>
        <translation>Statt einer Antwort von AWS kam eine Umleitung.</translation>
    </message>
    <message>
        <source>Hubwarden follows none: a signed request is for AWS only.</source>
        <translation>Hubwarden folgt keiner Umleitung: Eine signierte Anfrage ist nur für AWS bestimmt.</translation>
    </message>
    <message>
        <source>If the network asks for a sign-in, do that in a web browser. Otherwise check proxy and endpoint settings.</source>
        <translation>Wenn das Netz eine Anmeldung verlangt, melden Sie sich in einem Browser an. Prüfen Sie andernfalls die Proxy- und Endpunkteinstellungen.</translation>
    </message>
    <message>
        <source>A proxy answered</source>
        <translation>Ein Proxy hat geantwortet</translation>
    </message>
    <message>
        <source>Not AWS answered but a proxy or gateway on the way.</source>
        <translation>Die Antwort kam nicht von AWS, sondern von einem Proxy oder Gateway auf dem Weg dorthin.</translation>
    </message>
    <message>
        <source>Show what answered to whoever looks after the proxy, and ask to let requests to AWS through unchanged.</source>
        <translation>Zeigen Sie die Antwort denen, die den Proxy betreuen, und bitten Sie sie, Anfragen an AWS unverändert durchzulassen.</translation>
    </message>
    <message>
        <source>Something else answered</source>
        <translation>Etwas anderes hat geantwortet</translation>
    </message>
    <message>
        <source>The answer is not from AWS.</source>
        <translation>Die Antwort kam nicht von AWS.</translation>
    </message>
    <message>
        <source>Check network sign-in, proxy and endpoint settings, then look again.</source>
        <translation>Prüfen Sie die Anmeldung im Netz sowie die Proxy- und Endpunkteinstellungen und sehen Sie dann erneut nach.</translation>
    </message>
    <message>
        <source>The answer is not HTTP</source>
        <translation>Die Antwort ist kein HTTP</translation>
    </message>
    <message>
        <source>Whatever answered does not speak HTTP, or what it said was garbled on the way.</source>
        <translation>Die Gegenstelle spricht kein HTTP, oder ihre Antwort wurde unterwegs verstümmelt.</translation>
    </message>
    <message>
        <source>The answer was cut short</source>
        <translation>Die Antwort ist abgeschnitten</translation>
    </message>
    <message>
        <source>Less came than the answer&apos;s head announced.</source>
        <translation>Es kam weniger, als der Kopf der Antwort angekündigt hat.</translation>
    </message>
    <message>
        <source>The answer came packed</source>
        <translation>Die Antwort kam komprimiert</translation>
    </message>
    <message>
        <source>The answer is compressed, although Hubwarden asks for plain ones. Something on the way changed it.</source>
        <translation>Die Antwort ist komprimiert, obwohl Hubwarden unkomprimierte verlangt. Etwas auf dem Weg hat sie verändert.</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>Die Antwort ist zu groß</translation>
    </message>
    <message>
        <source>The answer is many times larger than any that AWS gives.</source>
        <translation>Die Antwort ist um ein Vielfaches größer als alles, was AWS sonst antwortet.</translation>
    </message>
    <message>
        <source>The answer cannot be read</source>
        <translation>Die Antwort ist nicht lesbar</translation>
    </message>
    <message>
        <source>The answer was cut or garbled on the way: it is not whole JSON.</source>
        <translation>Die Antwort wurde unterwegs abgeschnitten oder verstümmelt: Sie ist kein vollständiges JSON.</translation>
    </message>
    <message>
        <source>The list does not end</source>
        <translation>Die Liste nimmt kein Ende</translation>
    </message>
    <message>
        <source>The pages of the list repeat or never end, so the list is not whole.</source>
        <translation>Die Seiten der Liste wiederholen sich oder enden nie, die Liste ist also nicht vollständig.</translation>
    </message>
    <message>
        <source>The answer has another form</source>
        <translation>Die Antwort hat eine andere Form</translation>
    </message>
    <message>
        <source>A part of the answer is not of the form that AWS documents.</source>
        <translation>Ein Teil der Antwort hat nicht die Form, die AWS dokumentiert.</translation>
    </message>
    <message>
        <source>The makers of Hubwarden, or whoever runs the endpoint</source>
        <translation>Die Entwickler von Hubwarden oder die Betreiber des Endpunkts</translation>
    </message>
    <message>
        <source>Look for a newer Hubwarden. If there is none, report this with the technical details.</source>
        <translation>Suchen Sie nach einer neueren Version von Hubwarden. Gibt es keine, melden Sie dies zusammen mit den technischen Details.</translation>
    </message>
    <message>
        <source>Look again; if it stays so, check network, VPN and proxy.</source>
        <translation>Sehen Sie erneut nach; bleibt es dabei, prüfen Sie Netz, VPN und Proxy.</translation>
    </message>
    <message>
        <source>The answer cannot be believed</source>
        <translation>Die Antwort ist nicht glaubwürdig</translation>
    </message>
    <message>
        <source>The answer was cut, garbled or not from AWS.</source>
        <translation>Die Antwort wurde abgeschnitten oder verstümmelt, oder sie kam nicht von AWS.</translation>
    </message>
    <message>
        <source>Check proxy and network sign-in, then look again.</source>
        <translation>Prüfen Sie den Proxy und die Anmeldung im Netz und sehen Sie dann erneut nach.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::Banner</name>
    <message>
        <source>Close Message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::CauseCard</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Who can fix it: %1</source>
        <translation>Wer es beheben kann: %1</translation>
    </message>
    <message>
        <source>Hide Places</source>
        <translation>Orte ausblenden</translation>
    </message>
    <message>
        <source>Show Places</source>
        <translation>Orte anzeigen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::CauseCards</name>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::CauseText</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n Konto</numerusform>
            <numerusform>%n Konten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Ort</numerusform>
            <numerusform>%n Orte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n account(s)</source>
        <extracomment>%1: &quot;12 places&quot;</extracomment>
        <translation>
            <numerusform>%1 in %n Konto</numerusform>
            <numerusform>%1 in %n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Who can fix it: %1</source>
        <translation>Wer es beheben kann: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A title, then whose: &quot;The credentials ran out: Prod&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n account(s)</source>
        <extracomment>A title, then how often: &quot;The credentials ran out, in 3 accounts&quot;</extracomment>
        <translation>
            <numerusform>%1, in %n Konto</numerusform>
            <numerusform>%1, in %n Konten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n place(s)</source>
        <extracomment>A title, then how often: &quot;Not allowed, in 12 places&quot;</extracomment>
        <translation>
            <numerusform>%1, an %n Ort</numerusform>
            <numerusform>%1, an %n Orten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n other cause(s).</source>
        <translation>
            <numerusform>Es gibt %n weitere Ursache.</numerusform>
            <numerusform>Es gibt %n weitere Ursachen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) in %1</source>
        <extracomment>%1: &quot;12 places&quot;</extracomment>
        <translation>
            <numerusform>%n Zeile an %1</numerusform>
            <numerusform>%n Zeilen an %1</numerusform>
        </translation>
    </message>
    <message>
        <source>AWS says, for example: %1</source>
        <translation>AWS sagt zum Beispiel: %1</translation>
    </message>
    <message>
        <source>AWS says: %1</source>
        <translation>AWS sagt: %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::CausesDialog</name>
    <message>
        <source>Copy All</source>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ConfigurationText</name>
    <message>
        <source>%1 does not hold an address that begins with https://.</source>
        <translation>%1 enthält keine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>%1 leads to another computer without encryption. Plain http is used within this computer only.</source>
        <translation>%1 führt unverschlüsselt zu einem anderen Computer. Unverschlüsseltes HTTP wird nur innerhalb dieses Computers verwendet.</translation>
    </message>
    <message>
        <source>%1 holds more than an address: a user, password, query or fragment is not used.</source>
        <translation>%1 enthält mehr als eine Adresse: Benutzer, Passwort, Query und Fragment werden nicht verwendet.</translation>
    </message>
    <message>
        <source>%1 is missing: the addresses of STS and Security Hub are replaced together or not at all, so that the one who says who you are is the one you work with.</source>
        <translation>%1 fehlt: Die Adressen von STS und Security Hub werden nur gemeinsam ersetzt oder gar nicht, damit die Stelle, die sagt, wer Sie sind, auch die ist, mit der Sie arbeiten.</translation>
    </message>
    <message>
        <source>The signature did not arrive whole</source>
        <translation>Die Signatur kam nicht vollständig an</translation>
    </message>
    <message>
        <source>The server found no usable signature in the request. A proxy that changes requests, or an address that is not the service&apos;s, is the usual cause.</source>
        <translation>Der Server fand in der Anfrage keine brauchbare Signatur. Üblicherweise liegt das an einem Proxy, der Anfragen verändert, oder an einer Adresse, die nicht die des Dienstes ist.</translation>
    </message>
    <message>
        <source>You, or whoever looks after your network</source>
        <translation>Sie selbst oder wer Ihr Netz betreut</translation>
    </message>
    <message>
        <source>Check proxy and endpoint settings, then try again. If neither is in use, look for a newer Hubwarden.</source>
        <translation>Prüfen Sie die Proxy- und Endpunkteinstellungen und versuchen Sie es dann erneut. Wenn keine gesetzt sind, suchen Sie nach einer neueren Version von Hubwarden.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>A setting cannot be used</source>
        <translation>Eine Einstellung ist nicht verwendbar</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>The endpoint cannot be used</source>
        <translation>Der Endpunkt ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Correct or remove the variable %1 and start Hubwarden again.</source>
        <translation>Korrigieren oder entfernen Sie die Variable %1 und starten Sie Hubwarden neu.</translation>
    </message>
    <message>
        <source>Set %1 as well, or remove the other one, and start Hubwarden again.</source>
        <translation>Setzen Sie auch %1 oder entfernen Sie die andere Variable und starten Sie Hubwarden neu.</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>Der Proxy ist nicht verwendbar</translation>
    </message>
    <message>
        <source>%1 does not hold the address of a proxy.</source>
        <translation>%1 enthält keine Proxyadresse.</translation>
    </message>
    <message>
        <source>Write it like http://proxy.example.com:8080, or remove the variable, and start Hubwarden again.</source>
        <translation>Schreiben Sie sie in der Form http://proxy.example.com:8080, oder entfernen Sie die Variable, und starten Sie Hubwarden neu.</translation>
    </message>
    <message>
        <source>An endpoint, proxy or CA setting cannot be used.</source>
        <translation>Eine Einstellung für Endpunkt, Proxy oder CA ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>A setting cannot be used: %1.</source>
        <translation>Eine Einstellung ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>Correct the setting and start Hubwarden again.</source>
        <translation>Korrigieren Sie die Einstellung und starten Sie Hubwarden neu.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ConfirmDeclineDialog</name>
    <message numerus="yes">
        <source>Decline %n Invitation(s)?</source>
        <translation>
            <numerusform>%n Einladung ablehnen?</numerusform>
            <numerusform>%n Einladungen ablehnen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n Invitation(s) Again?</source>
        <translation>
            <numerusform>%n Einladung erneut ablehnen?</numerusform>
            <numerusform>%n Einladungen erneut ablehnen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n Request(s)?</source>
        <translation>
            <numerusform>%n Anfrage senden?</numerusform>
            <numerusform>%n Anfragen senden?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n Request(s)</source>
        <translation>
            <numerusform>%n Anfrage senden</numerusform>
            <numerusform>%n Anfragen senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n Invitation(s)</source>
        <translation>
            <numerusform>%n Einladung ablehnen</numerusform>
            <numerusform>%n Einladungen ablehnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sender(s)</source>
        <translation>
            <numerusform>%n Absender</numerusform>
            <numerusform>%n Absendern</numerusform>
        </translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n Konto</numerusform>
            <numerusform>%n Konten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n Region</numerusform>
            <numerusform>%n Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1, received by %2 in %3.</source>
        <extracomment>%1: &quot;17 senders&quot;, %2: &quot;account 1111 2222 3333&quot; or &quot;3 accounts&quot;, %3: &quot;eu-west-1&quot; or &quot;4 regions&quot;</extracomment>
        <translation>Von %1, erhalten von %2 in %3.</translation>
    </message>
    <message>
        <source>Accounts: %1</source>
        <translation>Konten: %1</translation>
    </message>
    <message>
        <source>Regions: %1</source>
        <translation>Regionen: %1</translation>
    </message>
    <message>
        <source>AWS shows the sender that these accounts Resigned. The sender can invite again. A decline cannot be taken back.</source>
        <translation>Beim Absender zeigt AWS diese Konten als „Resigned“ (ausgetreten) an. Der Absender kann erneut einladen. Eine Ablehnung lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>The places were looked at again just now: these invitations are still open.</source>
        <translation>An diesen Orten wurde soeben erneut nachgesehen: Die Einladungen sind noch offen.</translation>
    </message>
    <message>
        <source>Sent as %1 (%2).</source>
        <extracomment>%1: an ARN, %2: the name of a profile</extracomment>
        <translation>Gesendet wird als %1 (%2).</translation>
    </message>
    <message>
        <source>This run was interrupted. %1</source>
        <translation>Dieser Lauf wurde unterbrochen. %1</translation>
    </message>
    <message>
        <source>Accounts, regions and identities</source>
        <translation>Konten, Regionen und Identitäten</translation>
    </message>
    <message>
        <source>Not sent to AWS, but to %1 (set by %2).</source>
        <translation>Wird nicht an AWS gesendet, sondern an %1 (festgelegt durch %2).</translation>
    </message>
    <message>
        <source>Invitations to decline</source>
        <translation>Abzulehnende Einladungen</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Type the number of requests, %1, to confirm:</source>
        <translation>Geben Sie zur Bestätigung die Anzahl der Anfragen ein, %1:</translation>
    </message>
    <message>
        <source>Type the number of invitations, %1, to confirm:</source>
        <translation>Geben Sie zur Bestätigung die Anzahl der Einladungen ein, %1:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send One First</source>
        <translation>Zuerst nur eine senden</translation>
    </message>
    <message>
        <source>Sends a request with one sender, shows the answer, then asks about the others</source>
        <translation>Sendet eine Anfrage mit einem einzigen Absender, zeigt die Antwort und fragt dann nach den übrigen</translation>
    </message>
    <message numerus="yes">
        <source>%n ticked row(s) are left out: no longer open, or their places could not be looked at.</source>
        <translation>
            <numerusform>%n angekreuzte Zeile bleibt weg: nicht mehr offen, oder am Ort konnte nicht nachgesehen werden.</numerusform>
            <numerusform>%n angekreuzte Zeilen bleiben weg: nicht mehr offen, oder an ihren Orten konnte nicht nachgesehen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No open invitation of these senders was seen there. Send anyway where you may decline but not list: an invitation that is there is declined, and nothing will prove it.</source>
        <translation>Von diesen Absendern war dort keine offene Einladung zu sehen. Senden Sie trotzdem, wo Sie ablehnen, aber nicht auflisten dürfen: Eine Einladung, die es dort gibt, wird abgelehnt, und nichts wird es belegen.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::CoverageText</name>
    <message>
        <source>Security Hub off in %1</source>
        <translation>Security Hub aus: %1</translation>
    </message>
    <message>
        <source>region off in %1</source>
        <translation>Region aus: %1</translation>
    </message>
    <message>
        <source>not allowed in %1</source>
        <translation>nicht erlaubt: %1</translation>
    </message>
    <message>
        <source>could not tell in %1</source>
        <translation>nicht feststellbar: %1</translation>
    </message>
    <message>
        <source>failed in %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>not looked at %1</source>
        <translation>nicht nachgesehen: %1</translation>
    </message>
    <message>
        <source>Looking. Invitations appear here as they are found.</source>
        <translation>Es wird nachgesehen. Gefundene Einladungen erscheinen sofort hier.</translation>
    </message>
    <message>
        <source>Press Find Invitations to look at the ticked accounts and regions.</source>
        <translation>„Einladungen suchen“ sieht in den angehakten Konten und Regionen nach.</translation>
    </message>
    <message>
        <source>Tick accounts and regions on the left.
Then press Find Invitations.</source>
        <translation>Haken Sie links Konten und Regionen an.
Drücken Sie dann „Einladungen suchen“.</translation>
    </message>
    <message>
        <source>No place could be listed, so nothing is known of invitations.
%1</source>
        <translation>Kein Ort ließ sich auflisten, über Einladungen ist also nichts bekannt.
%1</translation>
    </message>
    <message>
        <source>No invitations in the places that were listed.
%1</source>
        <translation>Keine Einladungen an den Orten, die aufgelistet wurden.
%1</translation>
    </message>
    <message>
        <source>The others may have some. Press Show to read why they could not be listed.</source>
        <translation>An den übrigen Orten kann es welche geben. „Anzeigen“ nennt, warum sie sich nicht auflisten ließen.</translation>
    </message>
    <message>
        <source>Accounts that are managed through AWS Organizations receive no invitations. AWS recommends managing accounts with Organizations instead of invitations.</source>
        <translation>Konten, die über AWS Organizations verwaltet werden, erhalten keine Einladungen. AWS empfiehlt, Konten mit Organizations statt mit Einladungen zu verwalten.</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <extracomment>How many places or invitations</extracomment>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n braucht Aufmerksamkeit</numerusform>
            <numerusform>%n brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>noch etwa %1 h</translation>
    </message>
    <message numerus="yes">
        <source>Looked at %1 of %Ln place(s)</source>
        <extracomment>%1: looked at, %n: all</extracomment>
        <translation>
            <numerusform>Nachgesehen: %1 von %Ln Ort</numerusform>
            <numerusform>Nachgesehen: %1 von %Ln Orten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln place(s)</source>
        <translation>
            <numerusform>%1 von %Ln Ort</numerusform>
            <numerusform>%1 von %Ln Orten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::CredentialsText</name>
    <message>
        <source>The key was replaced during the run</source>
        <translation>Schlüssel im Lauf ersetzt</translation>
    </message>
    <message>
        <source>The access key is another than the one whose account was checked before. Nothing was sent with it.</source>
        <translation>Der Access Key ist ein anderer als der, dessen Konto vorher geprüft wurde. Es wurde nichts mit ihm gesendet.</translation>
    </message>
    <message>
        <source>Start again: the new key is checked first.</source>
        <translation>Beginnen Sie neu: Der neue Schlüssel wird zuerst geprüft.</translation>
    </message>
    <message>
        <source>The key now belongs to another account or role than the one you confirmed. Nothing was sent with it.</source>
        <translation>Der Schlüssel gehört jetzt zu einem anderen Konto oder einer anderen Rolle, als Sie bestätigt haben. Es wurde nichts mit ihm gesendet.</translation>
    </message>
    <message>
        <source>You confirmed %1. Now it is %2.</source>
        <extracomment>%1 and %2: ARNs</extracomment>
        <translation>Bestätigt haben Sie %1. Jetzt ist es %2.</translation>
    </message>
    <message>
        <source>This is another identity</source>
        <translation>Das ist eine andere Identität</translation>
    </message>
    <message>
        <source>If the change is right, test the profile and confirm it.</source>
        <translation>Wenn die Änderung stimmt, testen Sie das Profil und bestätigen Sie es.</translation>
    </message>
    <message>
        <source>The secret does not fit the key</source>
        <translation>Das Geheimnis passt nicht</translation>
    </message>
    <message>
        <source>AWS knows the access key ID, but the signature was wrong: the secret access key is another one, or a proxy changed the request.</source>
        <translation>AWS kennt die Access-Key-ID, aber die Signatur war falsch: Der Secret Access Key ist ein anderer, oder ein Proxy hat die Anfrage verändert.</translation>
    </message>
    <message>
        <source>Edit the profile and enter the secret access key again; a blank or a missing character from copying is the usual cause.</source>
        <translation>Bearbeiten Sie das Profil und geben Sie den Secret Access Key neu ein; meist ist beim Kopieren ein Leerzeichen dazugekommen oder ein Zeichen verloren gegangen.</translation>
    </message>
    <message>
        <source>The account is not signed up for this</source>
        <translation>Konto hierfür nicht freigeschaltet</translation>
    </message>
    <message>
        <source>The account is not signed up for this service or region. Invitations here cannot be seen or declined.</source>
        <translation>Das Konto ist für diesen Dienst oder diese Region nicht freigeschaltet. Einladungen lassen sich hier weder sehen noch ablehnen.</translation>
    </message>
    <message>
        <source>Leave this region out, or have it enabled in the AWS console; a new account needs up to 24 hours.</source>
        <translation>Lassen Sie diese Region weg, oder lassen Sie sie in der AWS-Konsole aktivieren; ein neues Konto braucht bis zu 24 Stunden.</translation>
    </message>
    <message>
        <source>STS is off in this region</source>
        <translation>STS ist in dieser Region aus</translation>
    </message>
    <message>
        <source>AWS&apos;s sign-in service STS is not active in this region for the account.</source>
        <translation>Der Anmeldedienst STS von AWS ist für das Konto in dieser Region nicht aktiv.</translation>
    </message>
    <message>
        <source>Use another region for the profile, or have STS activated for this one in the account settings of IAM.</source>
        <translation>Verwenden Sie für das Profil eine andere Region, oder lassen Sie STS für diese in den Kontoeinstellungen von IAM aktivieren.</translation>
    </message>
    <message>
        <source>AWS does not know this key here</source>
        <translation>Schlüssel hier nicht bekannt</translation>
    </message>
    <message>
        <source>The access key was mistyped, deactivated or deleted, its session token is missing, it belongs to another part of AWS (China, GovCloud), or the region is off for the account: AWS answers the same way to all of these.</source>
        <translation>Der Access Key ist falsch geschrieben, deaktiviert oder gelöscht, sein Session-Token fehlt, er gehört zu einem anderen Teil von AWS (China, GovCloud), oder die Region ist für das Konto aus: AWS antwortet in all diesen Fällen gleich.</translation>
    </message>
    <message>
        <source>If the key works in other regions, the region is off: leave it out or have it enabled. Otherwise edit the profile and enter the key again.</source>
        <translation>Wenn der Schlüssel in anderen Regionen funktioniert, ist die Region aus: Lassen Sie sie weg, oder lassen Sie sie aktivieren. Bearbeiten Sie andernfalls das Profil und geben Sie den Schlüssel neu ein.</translation>
    </message>
    <message>
        <source>The password was changed</source>
        <translation>Das Passwort wurde geändert</translation>
    </message>
    <message>
        <source>The sign-in is over because the user&apos;s password was changed since.</source>
        <translation>Die Anmeldung gilt nicht mehr, weil das Passwort des Benutzers seither geändert wurde.</translation>
    </message>
    <message>
        <source>Sign in again: aws login.</source>
        <translation>Melden Sie sich neu an: aws login.</translation>
    </message>
    <message>
        <source>The AWS sign-in is over</source>
        <translation>AWS-Anmeldung abgelaufen</translation>
    </message>
    <message>
        <source>The sign-in that these credentials come from has ended.</source>
        <translation>Die Anmeldung, aus der diese Anmeldedaten stammen, ist beendet.</translation>
    </message>
    <message>
        <source>The Identity Center session is over</source>
        <translation>Identity-Center-Sitzung abgelaufen</translation>
    </message>
    <message>
        <source>IAM Identity Center no longer accepts the session; that can come before the time it was to end.</source>
        <translation>IAM Identity Center akzeptiert die Sitzung nicht mehr; das kann vor ihrem vorgesehenen Ende geschehen.</translation>
    </message>
    <message>
        <source>Sign in again: aws sso login.</source>
        <translation>Melden Sie sich neu an: aws sso login.</translation>
    </message>
    <message>
        <source>The credentials ran out</source>
        <translation>Anmeldedaten abgelaufen</translation>
    </message>
    <message>
        <source>AWS no longer accepts these temporary credentials, and no newer ones were to be had.</source>
        <translation>AWS akzeptiert diese temporären Anmeldedaten nicht mehr, und neuere waren nicht zu bekommen.</translation>
    </message>
    <message>
        <source>Edit the profile and paste new session credentials.</source>
        <translation>Bearbeiten Sie das Profil und fügen Sie neue Anmeldedaten der Sitzung ein.</translation>
    </message>
    <message>
        <source>Nobody has confirmed this account</source>
        <translation>Konto noch nicht bestätigt</translation>
    </message>
    <message>
        <source>AWS told whose key this is, and nobody has confirmed yet that it is the right account. Nothing was sent with it.</source>
        <translation>AWS hat mitgeteilt, wem dieser Schlüssel gehört, aber noch niemand hat bestätigt, dass es das richtige Konto ist. Es wurde nichts mit ihm gesendet.</translation>
    </message>
    <message>
        <source>Test the profile and confirm its account.</source>
        <translation>Testen Sie das Profil und bestätigen Sie sein Konto.</translation>
    </message>
    <message>
        <source>No key to sign with</source>
        <translation>Kein Schlüssel zum Signieren</translation>
    </message>
    <message>
        <source>A key that is kept for one session only is gone after Hubwarden was closed.</source>
        <translation>Ein Schlüssel, der nur für eine Sitzung aufbewahrt wird, ist nach dem Schließen von Hubwarden nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Edit the profile and enter the access key again.</source>
        <translation>Bearbeiten Sie das Profil und geben Sie den Access Key neu ein.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::DataTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with Headers</source>
        <translation>Mit Überschriften kopieren</translation>
    </message>
</context>
<context>
    <name>Hubwarden::DeclineFlow</name>
    <message>
        <source>No sender IDs</source>
        <translation>Keine Absender-IDs</translation>
    </message>
    <message>
        <source>Paste the account IDs of the senders whose invitations you want to decline.</source>
        <translation>Fügen Sie die Konto-IDs der Absender ein, deren Einladungen Sie ablehnen möchten.</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Nichts ist angehakt</translation>
    </message>
    <message>
        <source>Tick the invitations of unknown senders that you want to decline, or paste sender IDs.</source>
        <translation>Haken Sie die Einladungen unbekannter Absender an, die Sie ablehnen möchten, oder fügen Sie Absender-IDs ein.</translation>
    </message>
    <message>
        <source>Tick the results that are to be sent again.</source>
        <translation>Haken Sie die Ergebnisse an, die erneut gesendet werden sollen.</translation>
    </message>
    <message>
        <source>Nothing to decline</source>
        <translation>Nichts abzulehnen</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n sender(s) has an open invitation in the places that were looked at. %1</source>
        <translation>
            <numerusform>%n Absender hat an den Orten, an denen nachgesehen wurde, keine offene Einladung. %1</numerusform>
            <numerusform>Keiner der %n Absender hat an den Orten, an denen nachgesehen wurde, eine offene Einladung. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Nichts zu senden</translation>
    </message>
    <message>
        <source>Every pasted sender has an open invitation in the places that could be looked at, or is the administrator there. Use Decline….</source>
        <translation>Jeder eingefügte Absender hat an den Orten, an denen nachgesehen werden konnte, eine offene Einladung oder ist dort der Administrator. Verwenden Sie „Ablehnen&#xa0;…“.</translation>
    </message>
    <message>
        <source>Nothing is left to send</source>
        <translation>Nichts mehr zu senden</translation>
    </message>
    <message>
        <source>The lists show no open invitation of the ticked rows any more.</source>
        <translation>Die Listen zeigen für die angehakten Zeilen keine offene Einladung mehr.</translation>
    </message>
    <message>
        <source>No request was sent again.</source>
        <translation>Keine Anfrage wurde erneut gesendet.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::DenialText</name>
    <message>
        <source>The root user is refused</source>
        <translation>Root-Benutzer nicht zugelassen</translation>
    </message>
    <message>
        <source>This key belongs to the root user of the account, who may do anything. Hubwarden does not work as root, so nothing was sent for you.</source>
        <translation>Dieser Schlüssel gehört dem Root-Benutzer des Kontos, der alles darf. Hubwarden arbeitet nicht als Root, deshalb wurde für Sie nichts gesendet.</translation>
    </message>
    <message>
        <source>Use a key of an IAM user or role that may only do what is needed, and delete the root user&apos;s access key in the AWS console.</source>
        <translation>Verwenden Sie den Schlüssel eines IAM-Benutzers oder einer IAM-Rolle mit nur den nötigen Berechtigungen, und löschen Sie den Access Key des Root-Benutzers in der AWS-Konsole.</translation>
    </message>
    <message>
        <source>Ask for the permission, or use another identity.</source>
        <translation>Bitten Sie um die Berechtigung oder verwenden Sie eine andere Identität.</translation>
    </message>
    <message>
        <source>Ask for the permission %1, or use another identity.</source>
        <translation>Bitten Sie um die Berechtigung %1 oder verwenden Sie eine andere Identität.</translation>
    </message>
    <message>
        <source>Only the organization&apos;s administrators can change that.</source>
        <translation>Das können nur die Administratoren der Organisation ändern.</translation>
    </message>
    <message>
        <source>Ask them for an exception for this account and region, or leave the place out. Adding permissions in the account does not help.</source>
        <translation>Bitten Sie sie um eine Ausnahme für dieses Konto und diese Region, oder lassen Sie den Ort weg. Zusätzliche Berechtigungen im Konto helfen nicht.</translation>
    </message>
    <message>
        <source>Denied by a policy of this identity</source>
        <translation>Durch eine Richtlinie dieser Identität verboten</translation>
    </message>
    <message>
        <source>A policy of this user or role denies it.</source>
        <translation>Eine Richtlinie dieses Benutzers oder dieser Rolle verbietet es.</translation>
    </message>
    <message>
        <source>Ask to narrow that policy, or use another identity. A further permission does not help: a denial always wins.</source>
        <translation>Bitten Sie darum, diese Richtlinie enger zu fassen, oder verwenden Sie eine andere Identität. Eine zusätzliche Berechtigung hilft nicht: Ein Verbot hat immer Vorrang.</translation>
    </message>
    <message>
        <source>The permission is missing</source>
        <translation>Die Berechtigung fehlt</translation>
    </message>
    <message>
        <source>No policy of this user or role allows it.</source>
        <translation>Keine Richtlinie dieses Benutzers oder dieser Rolle erlaubt es.</translation>
    </message>
    <message>
        <source>Forbidden by the organization</source>
        <translation>Durch die Organisation verboten</translation>
    </message>
    <message>
        <source>A service control policy of the organization forbids it.</source>
        <translation>Eine Service Control Policy der Organisation verbietet es.</translation>
    </message>
    <message>
        <source>Forbidden by the organization (resources)</source>
        <translation>Durch die Organisation verboten (Ressourcen)</translation>
    </message>
    <message>
        <source>A resource control policy of the organization forbids it.</source>
        <translation>Eine Resource Control Policy der Organisation verbietet es.</translation>
    </message>
    <message>
        <source>Outside the permissions boundary</source>
        <translation>Außerhalb der Permissions Boundary</translation>
    </message>
    <message>
        <source>The permissions boundary of this user or role does not include it.</source>
        <translation>Die Permissions Boundary dieses Benutzers oder dieser Rolle schließt es nicht ein.</translation>
    </message>
    <message>
        <source>Ask to widen the boundary, or use an identity without it. A further permission alone does not help.</source>
        <translation>Bitten Sie darum, die Boundary zu erweitern, oder verwenden Sie eine Identität ohne sie. Eine zusätzliche Berechtigung allein hilft nicht.</translation>
    </message>
    <message>
        <source>Outside the session&apos;s policy</source>
        <translation>Außerhalb der Session Policy</translation>
    </message>
    <message>
        <source>This session was started with a narrower policy that does not include it.</source>
        <translation>Diese Sitzung wurde mit einer engeren Richtlinie gestartet, die es nicht einschließt.</translation>
    </message>
    <message>
        <source>Whoever set up how this session starts</source>
        <translation>Wer festgelegt hat, wie diese Sitzung startet</translation>
    </message>
    <message>
        <source>Start a session without that policy, or use another identity.</source>
        <translation>Starten Sie eine Sitzung ohne diese Richtlinie oder verwenden Sie eine andere Identität.</translation>
    </message>
    <message>
        <source>Refused by the resource&apos;s policy</source>
        <translation>Durch die Richtlinie der Ressource verboten</translation>
    </message>
    <message>
        <source>A policy at the resource itself denies it.</source>
        <translation>Eine Richtlinie an der Ressource selbst verbietet es.</translation>
    </message>
    <message>
        <source>No policy at the resource itself allows it.</source>
        <translation>Keine Richtlinie an der Ressource selbst erlaubt es.</translation>
    </message>
    <message>
        <source>Ask whoever owns the resource to allow this identity.</source>
        <translation>Bitten Sie den Eigentümer der Ressource, diese Identität zuzulassen.</translation>
    </message>
    <message>
        <source>Refused by the VPC endpoint</source>
        <translation>Durch den VPC-Endpunkt verboten</translation>
    </message>
    <message>
        <source>The policy of the VPC endpoint that the request went through does not allow it.</source>
        <translation>Die Richtlinie des VPC-Endpunkts, über den die Anfrage lief, erlaubt es nicht.</translation>
    </message>
    <message>
        <source>Ask to allow it in the endpoint&apos;s policy, or use a connection that does not go through this endpoint.</source>
        <translation>Bitten Sie darum, es in der Richtlinie des Endpunkts zu erlauben, oder verwenden Sie eine Verbindung, die nicht über diesen Endpunkt läuft.</translation>
    </message>
    <message>
        <source>Denied by a policy</source>
        <translation>Durch eine Richtlinie verboten</translation>
    </message>
    <message>
        <source>A policy denies it. AWS did not say which policy.</source>
        <translation>Eine Richtlinie verbietet es. AWS hat nicht mitgeteilt, welche.</translation>
    </message>
    <message>
        <source>Ask to find and narrow that policy, or use another identity. A further permission does not help: a denial always wins.</source>
        <translation>Bitten Sie darum, diese Richtlinie zu suchen und enger zu fassen, oder verwenden Sie eine andere Identität. Eine zusätzliche Berechtigung hilft nicht: Ein Verbot hat immer Vorrang.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>AWS did not say which policy.</source>
        <translation>AWS hat nicht mitgeteilt, welche Richtlinie dahintersteht.</translation>
    </message>
    <message>
        <source>Not allowed, reason encoded</source>
        <translation>Nicht erlaubt, Grund kodiert</translation>
    </message>
    <message>
        <source>AWS gave the reason in an encoded message.</source>
        <translation>AWS hat den Grund in einer kodierten Nachricht mitgeteilt.</translation>
    </message>
    <message>
        <source>Someone who may use sts:DecodeAuthorizationMessage can read the reason with this command.</source>
        <translation>Wer sts:DecodeAuthorizationMessage verwenden darf, kann den Grund mit diesem Befehl lesen.</translation>
    </message>
    <message>
        <source>Managed by the organization&apos;s Security Hub</source>
        <translation>Vom Security Hub der Organisation verwaltet</translation>
    </message>
    <message>
        <source>The account is managed by a configuration policy of Security Hub, and may not change this by itself.</source>
        <translation>Das Konto wird durch eine Configuration Policy von Security Hub verwaltet und darf dies nicht selbst ändern.</translation>
    </message>
    <message>
        <source>The organization&apos;s Security Hub administrator</source>
        <translation>Der Security-Hub-Administrator der Organisation</translation>
    </message>
    <message>
        <source>Ask the administrator; accounts that are managed so receive no invitations.</source>
        <translation>Wenden Sie sich an den Administrator; so verwaltete Konten erhalten keine Einladungen.</translation>
    </message>
    <message>
        <source>The account&apos;s role in Security Hub does not allow this</source>
        <translation>Die Rolle des Kontos in Security Hub lässt das nicht zu</translation>
    </message>
    <message>
        <source>AWS says that this account is not the one that may do this in Security Hub.</source>
        <translation>AWS teilt mit, dass dieses Konto dies in Security Hub nicht tun darf.</translation>
    </message>
    <message>
        <source>Use the account that received the invitation.</source>
        <translation>Verwenden Sie das Konto, das die Einladung erhalten hat.</translation>
    </message>
    <message>
        <source>The permission set is not assigned</source>
        <translation>Das Permission Set ist nicht zugewiesen</translation>
    </message>
    <message>
        <source>IAM Identity Center does not give this role in this account: it is not assigned to you, or its name is mistyped.</source>
        <translation>IAM Identity Center gibt diese Rolle in diesem Konto nicht heraus: Sie ist Ihnen nicht zugewiesen, oder ihr Name ist falsch geschrieben.</translation>
    </message>
    <message>
        <source>You, or whoever administers IAM Identity Center</source>
        <translation>Sie selbst oder wer IAM Identity Center verwaltet</translation>
    </message>
    <message>
        <source>Check the name of the role, or ask to assign it to you in this account.</source>
        <translation>Prüfen Sie den Namen der Rolle, oder lassen Sie sie sich in diesem Konto zuweisen.</translation>
    </message>
    <message>
        <source>Sign-in is not allowed</source>
        <translation>Die Anmeldung ist nicht erlaubt</translation>
    </message>
    <message>
        <source>This identity may not use the sign-in for command-line programs.</source>
        <translation>Diese Identität darf die Anmeldung für Kommandozeilenprogramme nicht verwenden.</translation>
    </message>
    <message>
        <source>Ask for the sign-in permissions that AWS documents for aws login.</source>
        <translation>Bitten Sie um die Anmeldeberechtigungen, die AWS für aws login dokumentiert.</translation>
    </message>
    <message>
        <source>This identity is signed in but not allowed to do this.</source>
        <translation>Diese Identität ist angemeldet, darf dies aber nicht.</translation>
    </message>
    <message>
        <source>This identity is signed in but not allowed to use %1.</source>
        <translation>Diese Identität ist angemeldet, darf aber %1 nicht verwenden.</translation>
    </message>
    <message>
        <source>It is this policy: %1.</source>
        <translation>Es handelt sich um diese Richtlinie: %1.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::DesktopApp</name>
    <message>
        <source>Results exported</source>
        <translation>Ergebnisse exportiert</translation>
    </message>
    <message>
        <source>Places Not Looked At</source>
        <translation>Orte, an denen nicht nachgesehen wurde</translation>
    </message>
    <message>
        <source>Invitations are being declined.</source>
        <translation>Einladungen werden gerade abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>If you stop now, requests on their way get %n second(s) for their answer, and the rest is not started. What was sent is in the journal.</source>
        <translation>
            <numerusform>Wenn Sie jetzt anhalten, haben laufende Anfragen noch %n Sekunde für ihre Antwort, und der Rest wird nicht begonnen. Was gesendet wurde, steht im Journal.</numerusform>
            <numerusform>Wenn Sie jetzt anhalten, haben laufende Anfragen noch %n Sekunden für ihre Antwort, und der Rest wird nicht begonnen. Was gesendet wurde, steht im Journal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>%1 (practice)</source>
        <translation>%1 (Übung)</translation>
    </message>
    <message>
        <source>Practice could not be started</source>
        <translation>Die Übung ließ sich nicht starten</translation>
    </message>
    <message>
        <source>The program file %1 could not be run. Start Hubwarden with --practice to try again.</source>
        <translation>Die Programmdatei %1 ließ sich nicht ausführen. Starten Sie Hubwarden mit --practice, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>The history is damaged</source>
        <translation>Der Verlauf ist beschädigt</translation>
    </message>
    <message>
        <source>Line %1 of %2 was changed or is missing. Nothing was deleted; the next start of Hubwarden sets the file aside under another name and begins a new one.</source>
        <translation>Zeile %1 von %2 wurde verändert oder fehlt. Es wurde nichts gelöscht; beim nächsten Start legt Hubwarden die Datei unter anderem Namen beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>Appearance, window and ticks could not be kept.</source>
        <translation>Erscheinungsbild, Fenster und Haken ließen sich nicht speichern.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close Anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>A new session has begun</source>
        <translation>Eine neue Sitzung hat begonnen</translation>
    </message>
    <message>
        <source>Go on where it stopped: Find Invitations, or Retry Failed with the rows that failed.</source>
        <translation>Machen Sie dort weiter, wo es aufhörte: Einladungen suchen, oder Fehlgeschlagene wiederholen mit den fehlgeschlagenen Zeilen.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::DetailsPane</name>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>AWS&apos;s clock</source>
        <translation>Uhr von AWS</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>Uhr dieses Computers</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Anfrage gesendet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>AWS says</source>
        <translation>AWS sagt</translation>
    </message>
    <message>
        <source>What answered, and how it begins</source>
        <translation>Was geantwortet hat und wie es beginnt</translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation>Wer es beheben kann</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Copy Explanation</source>
        <translation>Erklärung kopieren</translation>
    </message>
    <message>
        <source>Copy Technical Details</source>
        <translation>Technische Details kopieren</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Invitation ID</source>
        <translation>Einladungs-ID</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Choose a row to see what happened, who can fix it and what to do.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was geschah, wer es beheben kann und was zu tun ist.</translation>
    </message>
    <message>
        <source>Looked at again</source>
        <translation>Erneut nachgesehen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Hubwarden::EndpointGate</name>
    <message>
        <source>Not an AWS Endpoint</source>
        <translation>Kein AWS-Endpunkt</translation>
    </message>
    <message>
        <source>Requests would go to %1, not to AWS.</source>
        <translation>Anfragen würden an %1 gehen, nicht an AWS.</translation>
    </message>
    <message>
        <source>The address %1 comes from %2. Whoever runs it sees your account IDs and the signed requests. Your answer is remembered for this address.</source>
        <translation>Die Adresse %1 stammt aus %2. Wer sie betreibt, sieht Ihre Konto-IDs und die signierten Anfragen. Hubwarden merkt sich Ihre Antwort für diese Adresse.</translation>
    </message>
    <message>
        <source>Use This Endpoint</source>
        <translation>Diesen Endpunkt verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ErrorText</name>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>This was stopped before it finished.</source>
        <translation>Dies wurde angehalten, bevor es fertig war.</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Beginnen Sie neu, sobald Sie so weit sind.</translation>
    </message>
    <message>
        <source>Copy Policy Statement</source>
        <translation>Policy-Statement kopieren</translation>
    </message>
    <message>
        <source>Copy Command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>You, or whoever looks after your network</source>
        <translation>Sie selbst oder wer Ihr Netz betreut</translation>
    </message>
    <message>
        <source>Whoever administers this AWS account</source>
        <translation>Wer dieses AWS-Konto verwaltet</translation>
    </message>
    <message>
        <source>Your organization&apos;s administrators</source>
        <translation>Die Administratoren Ihrer Organisation</translation>
    </message>
</context>
<context>
    <name>Hubwarden::FoldTitle</name>
    <message>
        <source>Show what is folded away</source>
        <translation>Blendet den Inhalt wieder ein</translation>
    </message>
    <message>
        <source>Fold this away</source>
        <translation>Blendet den Inhalt aus</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Eingeklappt</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Ausgeklappt</translation>
    </message>
</context>
<context>
    <name>Hubwarden::Formats</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1: cannot be ticked</source>
        <translation>%1: lässt sich nicht anhaken</translation>
    </message>
    <message>
        <source>%1: ticked</source>
        <translation>%1: angehakt</translation>
    </message>
    <message>
        <source>%1: not ticked</source>
        <translation>%1: nicht angehakt</translation>
    </message>
</context>
<context>
    <name>Hubwarden::FoundModel</name>
    <message>
        <source>Ticked</source>
        <translation>Angehakt</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Since Last Scan</source>
        <translation>Seit der letzten Suche</translation>
    </message>
    <message>
        <source>Your Administrator There</source>
        <translation>Ihr Administrator dort</translation>
    </message>
    <message>
        <source>Invitation ID</source>
        <translation>Einladungs-ID</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody has said whose account the sender is</extracomment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Ours</source>
        <extracomment>The sender is one of the person&apos;s own accounts</extracomment>
        <translation>Eigenes Konto</translation>
    </message>
    <message>
        <source>Declined earlier</source>
        <translation>Früher abgelehnt</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>Nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>First scan</source>
        <translation>Erste Suche</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>An unknown sender</source>
        <translation>Ein unbekannter Absender</translation>
    </message>
    <message>
        <source>This sender invited the account, and nobody has answered. As long as it is open, someone here could accept it and let the sender read your findings.</source>
        <translation>Dieser Absender hat das Konto eingeladen, und niemand hat geantwortet. Solange die Einladung offen ist, könnte sie hier jemand annehmen und den Absender Ihre Findings lesen lassen.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Is your administrator</source>
        <translation>Ist Ihr Administrator</translation>
    </message>
    <message>
        <source>This sender is your administrator here and can read your findings. Declining does not end that, so it cannot be ticked.</source>
        <translation>Dieser Absender ist hier Ihr Administrator und kann Ihre Findings lesen. Ablehnen beendet das nicht, deshalb lässt sich die Einladung nicht anhaken.</translation>
    </message>
    <message>
        <source>You, with permission to leave an administrator</source>
        <translation>Sie selbst, mit der Berechtigung, einen Administrator zu verlassen</translation>
    </message>
    <message>
        <source>To end it, run this command as account %1, then look again.</source>
        <translation>Um es zu beenden, führen Sie diesen Befehl als Konto %1 aus und sehen Sie dann erneut nach.</translation>
    </message>
    <message>
        <source>One of your own accounts</source>
        <translation>Eines Ihrer eigenen Konten</translation>
    </message>
    <message>
        <source>The sender is an account that you have a profile for, so it is not offered for declining.</source>
        <translation>Der Absender ist ein Konto, für das Sie ein Profil haben, deshalb wird es nicht zum Ablehnen angeboten.</translation>
    </message>
    <message>
        <source>Nothing, if you sent it. To decline it all the same, paste its ID.</source>
        <translation>Nichts, wenn die Einladung von Ihnen stammt. Um sie trotzdem abzulehnen, fügen Sie die ID ein.</translation>
    </message>
    <message>
        <source>AWS lists this invitation as one that was answered or has ended.</source>
        <translation>AWS führt diese Einladung als beantwortet oder beendet auf.</translation>
    </message>
    <message>
        <source>Nothing. The sender can invite again.</source>
        <translation>Nichts. Der Absender kann erneut einladen.</translation>
    </message>
    <message>
        <source>The scan before this one listed this invitation here; the whole list of this one does not have it. The sender has withdrawn it, or someone has deleted it.</source>
        <translation>Die vorige Suche hat diese Einladung hier aufgeführt; in der vollständigen Liste von jetzt fehlt sie. Der Absender hat sie zurückgezogen, oder jemand hat sie gelöscht.</translation>
    </message>
    <message>
        <source>Nothing. If the sender invites again, the next scan says that it came back.</source>
        <translation>Nichts. Lädt der Absender erneut ein, meldet die nächste Suche, dass sie wieder da ist.</translation>
    </message>
    <message>
        <source>Since last scan</source>
        <translation>Seit der letzten Suche</translation>
    </message>
    <message>
        <source>Your administrator there</source>
        <translation>Ihr Administrator dort</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>keiner bekannt</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Nachgesehen</translation>
    </message>
    <message>
        <source>Tick it and press Decline…; nothing is sent before you confirm the list.</source>
        <translation>Kreuzen Sie sie an und drücken Sie Ablehnen&#xa0;…; nichts wird gesendet, bevor Sie die Liste bestätigen.</translation>
    </message>
    <message>
        <source>Not read again</source>
        <translation>Nicht erneut gelesen</translation>
    </message>
    <message>
        <source>This is what the list said at %1; it has not been read since.</source>
        <extracomment>%1: a time</extracomment>
        <translation>So stand es um %1 in der Liste; seitdem wurde sie nicht gelesen.</translation>
    </message>
    <message>
        <source>Find Invitations reads it again. You can tick it and press Decline…: nothing is sent for it unless a list of the last 10 minutes has it.</source>
        <translation>„Einladungen suchen“ liest sie erneut. Sie können die Zeile anhaken und „Ablehnen&#xa0;…“ drücken: Gesendet wird für sie nur, wenn eine Liste der letzten 10 Minuten sie aufführt.</translation>
    </message>
    <message>
        <source>Administrator elsewhere</source>
        <extracomment>The sender is the administrator of the same account in another region</extracomment>
        <translation>Andernorts Administrator</translation>
    </message>
    <message>
        <source>Is the administrator of %1 in %2.</source>
        <extracomment>%1: an account ID, %2: one or more regions</extracomment>
        <translation>Ist Administrator von %1 in %2.</translation>
    </message>
    <message>
        <source>Here its invitation is open. A request to Security Hub acts on one region only: declining here answers this invitation, not the membership there.</source>
        <translation>Hier ist die Einladung offen. Eine Anfrage an Security Hub gilt nur für eine Region: Ablehnen beantwortet hier diese Einladung, nicht die Mitgliedschaft dort.</translation>
    </message>
    <message>
        <source>Ask whoever looks after that membership whether this region is to join it. To decline, tick it and press Decline…; nothing is sent before you confirm the list.</source>
        <translation>Fragen Sie, wer diese Mitgliedschaft betreut, ob auch diese Region dazugehören soll. Zum Ablehnen haken Sie die Zeile an und drücken „Ablehnen&#xa0;…“; gesendet wird erst, wenn Sie die Liste bestätigt haben.</translation>
    </message>
    <message>
        <source>Administrator of this account in</source>
        <translation>Administrator dieses Kontos in</translation>
    </message>
</context>
<context>
    <name>Hubwarden::HelpWindow</name>
    <message>
        <source>Hubwarden Help</source>
        <translation>Hubwarden-Hilfe</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diesen Text.</translation>
    </message>
    <message>
        <source>No browser could be started. The address is %1</source>
        <translation>Es ließ sich kein Browser starten. Die Adresse lautet %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::IdentityStrip</name>
    <message>
        <source>1 region</source>
        <translation>1 Region</translation>
    </message>
    <message>
        <source>%1 regions</source>
        <translation>%1 Regionen</translation>
    </message>
    <message>
        <source>No account is chosen</source>
        <translation>Kein Konto ausgewählt</translation>
    </message>
    <message>
        <source>%1 accounts · %2</source>
        <translation>%1 Konten · %2</translation>
    </message>
    <message>
        <source>account not known yet</source>
        <translation>Konto noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2 as %3 · %4</source>
        <translation>%1 · %2 als %3 · %4</translation>
    </message>
    <message>
        <source>Not AWS: requests go to %1</source>
        <translation>Nicht AWS: Anfragen gehen an %1</translation>
    </message>
    <message>
        <source>Set by %1</source>
        <translation>Festgelegt durch %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::InvitationModel</name>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht nachgesehen</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird nachgesehen</translation>
    </message>
    <message>
        <source>Open: can be declined</source>
        <translation>Offen: kann abgelehnt werden</translation>
    </message>
    <message>
        <source>No invitation found</source>
        <translation>Keine Einladung gefunden</translation>
    </message>
    <message>
        <source>Is your administrator</source>
        <translation>Ist Ihr Administrator</translation>
    </message>
    <message>
        <source>Declined earlier</source>
        <translation>Früher abgelehnt</translation>
    </message>
    <message>
        <source>Security Hub is off</source>
        <translation>Security Hub ist aus</translation>
    </message>
    <message>
        <source>Region is off</source>
        <translation>Region ist aus</translation>
    </message>
    <message>
        <source>Could not look: %1</source>
        <translation>Unklar: %1</translation>
    </message>
    <message>
        <source>Could not look</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>What Will Happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>The invitations of this account and region are being listed.</source>
        <translation>Die Einladungen dieses Kontos und dieser Region werden gerade aufgelistet.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>Whether this sender has an invitation here is not known yet.</source>
        <translation>Ob dieser Absender hier eine Einladung hat, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Press Find Invitations.</source>
        <translation>Drücken Sie „Einladungen suchen“.</translation>
    </message>
    <message>
        <source>Invitations here cannot be seen or declined. Hubwarden never switches Security Hub on.</source>
        <translation>Einladungen lassen sich hier weder sehen noch ablehnen. Hubwarden schaltet Security Hub nie ein.</translation>
    </message>
    <message>
        <source>Nothing, if that is intended. Untick the region to leave it out.</source>
        <translation>Nichts, wenn das so gewollt ist. Entfernen Sie den Haken der Region, um sie wegzulassen.</translation>
    </message>
    <message>
        <source>This sender invited the account, and nobody has answered. As long as it is open, someone here could accept it and let the sender read your findings.</source>
        <translation>Dieser Absender hat das Konto eingeladen, und niemand hat geantwortet. Solange die Einladung offen ist, könnte sie hier jemand annehmen und den Absender Ihre Findings lesen lassen.</translation>
    </message>
    <message>
        <source>This sender has no open invitation in this account and region. Nothing will be sent for it.</source>
        <translation>Dieser Absender hat in diesem Konto und dieser Region keine offene Einladung. Für ihn wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing, if account and region are the ones you meant.</source>
        <translation>Nichts, wenn Konto und Region die gemeinten sind.</translation>
    </message>
    <message>
        <source>This sender is your administrator here and can read your findings. Declining does not end that, so it is never sent.</source>
        <translation>Dieser Absender ist hier Ihr Administrator und kann Ihre Findings lesen. Ablehnen beendet das nicht, deshalb wird es nie gesendet.</translation>
    </message>
    <message>
        <source>You, with permission to leave an administrator</source>
        <translation>Sie selbst, mit der Berechtigung, einen Administrator zu verlassen</translation>
    </message>
    <message>
        <source>To end it, run this command as account %1, then look again.</source>
        <translation>Um es zu beenden, führen Sie diesen Befehl als Konto %1 aus und sehen Sie dann erneut nach.</translation>
    </message>
    <message>
        <source>AWS lists this invitation as one that was answered or has ended. Nothing will be sent for it.</source>
        <translation>AWS führt diese Einladung als beantwortet oder beendet auf. Für sie wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing. The sender can invite again.</source>
        <translation>Nichts. Der Absender kann erneut einladen.</translation>
    </message>
    <message>
        <source>Security Hub is not switched on in this account and region.</source>
        <translation>Security Hub ist in diesem Konto und dieser Region nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>The account has not enabled this region; the profile works elsewhere.</source>
        <translation>Das Konto hat diese Region nicht aktiviert; das Profil funktioniert anderswo.</translation>
    </message>
    <message>
        <source>The invitations here could not be listed.</source>
        <translation>Die Einladungen ließen sich hier nicht auflisten.</translation>
    </message>
    <message>
        <source>Press Decline…; nothing is sent before you confirm the list.</source>
        <translation>Drücken Sie Ablehnen&#xa0;…; nichts wird gesendet, bevor Sie die Liste bestätigen.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::InvitationsPage</name>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>What AWS says about invitations and Organizations</source>
        <translation>Was AWS über Einladungen und Organizations schreibt</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show why places were not looked at</source>
        <translation>Zeigt, warum an manchen Orten nicht nachgesehen wurde</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>A quick filter and how many rows it shows</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n angehakt</numerusform>
            <numerusform>%n angehakt</numerusform>
        </translation>
    </message>
    <message>
        <source>No row fits this filter.
Choose All and empty the filter to see every row.</source>
        <translation>Keine Zeile passt zu diesem Filter.
Wählen Sie „Alle“ und leeren Sie den Filter, um jede Zeile zu sehen.</translation>
    </message>
    <message>
        <source>View:</source>
        <extracomment>Before the buttons &quot;List&quot;, &quot;Accounts × Regions&quot;</extracomment>
        <translation>Ansicht:</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Accounts × Regions</source>
        <translation>Konten × Regionen</translation>
    </message>
    <message>
        <source>Only %1</source>
        <extracomment>Only what is there is listed; pressing the button ends that</extracomment>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>No row for %1.
Press the button with these words to see every row.</source>
        <translation>Keine Zeile für %1.
Die Schaltfläche mit diesen Worten zeigt wieder alle Zeilen.</translation>
    </message>
    <message>
        <source>By Sender</source>
        <translation>Nach Absender</translation>
    </message>
    <message>
        <source>List Its Invitations</source>
        <translation>Einladungen auflisten</translation>
    </message>
    <message>
        <source>sender %1</source>
        <extracomment>%1: the number of an account that has sent invitations</extracomment>
        <translation>Absender %1</translation>
    </message>
    <message>
        <source>List everything again</source>
        <translation>Führt wieder alles auf</translation>
    </message>
</context>
<context>
    <name>Hubwarden::KeychainText</name>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Keys cannot be kept</source>
        <translation>Schlüssel lassen sich nicht aufbewahren</translation>
    </message>
    <message>
        <source>Keys cannot be kept: no keyring is running on this computer. Hubwarden never writes keys into a file instead.</source>
        <translation>Schlüssel lassen sich nicht aufbewahren: Auf diesem Computer läuft kein Schlüsselbund. Hubwarden schreibt Schlüssel auch ersatzweise nie in eine Datei.</translation>
    </message>
    <message>
        <source>Start a Secret Service keyring such as GNOME Keyring or KWallet and try again, or use the key For This Session Only: it is forgotten when Hubwarden closes.</source>
        <translation>Starten Sie einen Secret-Service-Schlüsselbund wie GNOME-Schlüsselbund oder KWallet und versuchen Sie es erneut, oder verwenden Sie den Schlüssel nur für diese Sitzung: Er wird vergessen, sobald Hubwarden geschlossen wird.</translation>
    </message>
    <message>
        <source>Keys cannot be kept: %1 is not available. Hubwarden never writes keys into a file instead.</source>
        <translation>Schlüssel lassen sich nicht aufbewahren: %1 ist nicht verfügbar. Hubwarden schreibt Schlüssel auch ersatzweise nie in eine Datei.</translation>
    </message>
    <message>
        <source>Try again after signing in to this computer anew, or use the key For This Session Only: it is forgotten when Hubwarden closes.</source>
        <translation>Melden Sie sich neu an diesem Computer an und versuchen Sie es dann erneut, oder verwenden Sie den Schlüssel nur für diese Sitzung: Er wird vergessen, sobald Hubwarden geschlossen wird.</translation>
    </message>
    <message>
        <source> Or use the key For This Session Only: it is forgotten when Hubwarden closes.</source>
        <translation> Oder verwenden Sie den Schlüssel nur für diese Sitzung: Er wird vergessen, sobald Hubwarden geschlossen wird.</translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>The keys are kept in the %1, and it is locked.</source>
        <translation>Die Schlüssel liegen im %1, und der ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it, usually with the password you sign in to this computer with, and try again.</source>
        <translation>Entsperren Sie ihn, meist mit dem Passwort, mit dem Sie sich an diesem Computer anmelden, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>The %1 did not answer in time. It may be waiting for you in another window.</source>
        <translation>Der %1 hat nicht rechtzeitig geantwortet. Vielleicht wartet er in einem anderen Fenster auf Sie.</translation>
    </message>
    <message>
        <source>Look for a question from it, answer it and try again.</source>
        <translation>Suchen Sie nach seiner Rückfrage, beantworten Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 verweigert den Zugriff</translation>
    </message>
    <message>
        <source>The %1 did not let Hubwarden read or keep this key.</source>
        <translation>Der %1 ließ Hubwarden diesen Schlüssel nicht lesen oder aufbewahren.</translation>
    </message>
    <message>
        <source>Allow Hubwarden when it asks, and try again.</source>
        <translation>Lassen Sie Hubwarden zu, wenn er danach fragt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The key is no longer kept</source>
        <translation>Schlüssel nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>The %1 works, but has no key for this profile any more: it was removed there or by another program.</source>
        <translation>Der %1 funktioniert, enthält aber keinen Schlüssel mehr für dieses Profil: Er wurde dort oder von einem anderen Programm entfernt.</translation>
    </message>
    <message>
        <source>Edit the profile and enter the access key again.</source>
        <translation>Bearbeiten Sie das Profil und geben Sie den Access Key neu ein.</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows Credential Manager</translation>
    </message>
    <message>
        <source>Secret Service keyring</source>
        <translation>Secret-Service-Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>Hubwarden::LookAgainFlow</name>
    <message>
        <source>Nothing to look at again</source>
        <translation>Nichts, wo erneut nachzusehen wäre</translation>
    </message>
    <message>
        <source>Every row already says what the list shows, or was not declined.</source>
        <translation>Jede Zeile sagt bereits, was die Liste zeigt, oder wurde nicht abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>Looking again at %n place(s)</source>
        <translation>
            <numerusform>An %n Ort wird erneut nachgesehen</numerusform>
            <numerusform>An %n Orten wird erneut nachgesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n Zeile geändert</numerusform>
            <numerusform>%n Zeilen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message numerus="yes">
        <source>Looked again at %n place(s).</source>
        <translation>
            <numerusform>An %n Ort wurde erneut nachgesehen.</numerusform>
            <numerusform>An %n Orten wurde erneut nachgesehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hubwarden::LookFlow</name>
    <message>
        <source>Nothing is ticked</source>
        <translation>Nichts ist angehakt</translation>
    </message>
    <message>
        <source>Tick at least one account and one region on the left.</source>
        <translation>Haken Sie links mindestens ein Konto und eine Region an.</translation>
    </message>
    <message>
        <source>No place to look at</source>
        <translation>Kein Ort zum Nachsehen</translation>
    </message>
    <message>
        <source>The ticked accounts and regions belong to different AWS partitions.</source>
        <translation>Die angehakten Konten und Regionen gehören zu verschiedenen AWS-Partitionen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::MainActions</name>
    <message>
        <source>Enter Access Keys…</source>
        <translation>Access Keys eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>Add a profile with an access key</source>
        <translation>Fügt ein Profil mit einem Access Key hinzu</translation>
    </message>
    <message>
        <source>Open Sender IDs…</source>
        <translation>Absender-IDs öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Read sender IDs from text, CSV or JSON files</source>
        <translation>Liest Absender-IDs aus Text-, CSV- oder JSON-Dateien</translation>
    </message>
    <message>
        <source>Export Results as CSV…</source>
        <translation>Ergebnisse als CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write the results to a file</source>
        <translation>Schreibt die Ergebnisse in eine Datei</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close Hubwarden</source>
        <translation>Schließt Hubwarden</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, as Ctrl+C in a table does</source>
        <translation>Kopiert die markierten Zeilen, wie Strg+C in einer Tabelle</translation>
    </message>
    <message>
        <source>Copy Rows with Headers</source>
        <translation>Zeilen mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows and the column titles, as Ctrl+Shift+C in a table does</source>
        <translation>Kopiert die markierten Zeilen und die Spaltenüberschriften, wie Strg+Umschalt+C in einer Tabelle</translation>
    </message>
    <message>
        <source>Filter Tables</source>
        <translation>Tabellen filtern</translation>
    </message>
    <message>
        <source>Show only rows with a text</source>
        <translation>Zeigt nur Zeilen, die einen Text enthalten</translation>
    </message>
    <message>
        <source>Find Invitations</source>
        <translation>Einladungen suchen</translation>
    </message>
    <message>
        <source>List the invitations of the ticked places</source>
        <translation>Listet die Einladungen der angehakten Orte auf</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>End the work that goes on; what was found and sent stays. Esc twice does the same</source>
        <translation>Beendet die laufende Arbeit; was gefunden und gesendet wurde, bleibt. Zweimal Esc bewirkt dasselbe</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Ablehnen&#xa0;…</translation>
    </message>
    <message>
        <source>Decline what is ticked, or the invitations of the pasted senders; asks before anything is sent</source>
        <translation>Lehnt ab, was angehakt ist, oder die Einladungen der eingefügten Absender; fragt, bevor etwas gesendet wird</translation>
    </message>
    <message>
        <source>Interrupted Run…</source>
        <translation>Unterbrochener Lauf&#xa0;…</translation>
    </message>
    <message>
        <source>Tell again what an earlier run left: continue it or keep it as a record</source>
        <translation>Zeigt noch einmal, was ein früherer Lauf hinterlassen hat: fortsetzen oder als Beleg aufbewahren</translation>
    </message>
    <message>
        <source>Send Anyway…</source>
        <translation>Trotzdem senden&#xa0;…</translation>
    </message>
    <message>
        <source>Retry Failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Look again and send the ticked results again; asks first</source>
        <translation>Sieht erneut nach und sendet die angehakten Ergebnisse noch einmal; fragt zuerst</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>See what the lists say now about the selected results, or all of them</source>
        <translation>Sieht nach, was die Listen jetzt über die markierten Ergebnisse sagen, oder über alle</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Go to everything that was found</source>
        <translation>Wechselt zu allem, was gefunden wurde</translation>
    </message>
    <message>
        <source>Paste Sender IDs</source>
        <translation>Absender-IDs einfügen</translation>
    </message>
    <message>
        <source>Go to the pasted senders</source>
        <translation>Wechselt zu den eingefügten Absendern</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Go to the results</source>
        <translation>Wechselt zu den Ergebnissen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Explain the selected row</source>
        <translation>Erklärt die markierte Zeile</translation>
    </message>
    <message>
        <source>Every request this program sends</source>
        <translation>Jede Anfrage, die dieses Programm sendet</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the next pane</source>
        <translation>Setzt den Tastaturfokus in den nächsten Bereich</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the previous pane</source>
        <translation>Setzt den Tastaturfokus in den vorigen Bereich</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Open a second window with made-up accounts</source>
        <translation>Öffnet ein zweites Fenster mit erfundenen Konten</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Every key and what it does</source>
        <translation>Jede Taste und was sie bewirkt</translation>
    </message>
    <message>
        <source>Copy Debug Info</source>
        <translation>Diagnosedaten kopieren</translation>
    </message>
    <message>
        <source>Copy versions, screen and look for a report: no accounts, no keys, no paths</source>
        <translation>Kopiert Versionen, Bildschirm und Erscheinungsbild für eine Meldung: keine Konten, keine Schlüssel, keine Pfade</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About Hubwarden</source>
        <translation>Über Hubwarden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Hubwarden Help</source>
        <translation>Hubwarden-Hilfe</translation>
    </message>
    <message>
        <source>Explain what is in front, and everything else</source>
        <translation>Erklärt, was gerade zu sehen ist, und alles Übrige</translation>
    </message>
    <message>
        <source>Explain Selection</source>
        <translation>Auswahl erklären</translation>
    </message>
    <message>
        <source>Explain the selected row; without one, open the help</source>
        <translation>Erklärt die markierte Zeile; ist keine markiert, öffnet sich die Hilfe</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change of the pasted text</source>
        <translation>Die letzte Änderung am eingefügten Text zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>Die zurückgenommene Änderung wiederherstellen</translation>
    </message>
    <message>
        <source>Send for the pasted senders without an open invitation in sight: for places where you may decline but not list; asks first</source>
        <translation>Sendet für die eingefügten Absender, auch ohne dass eine offene Einladung zu sehen ist: für Orte, an denen Sie ablehnen, aber nicht auflisten dürfen; fragt zuerst</translation>
    </message>
</context>
<context>
    <name>Hubwarden::MainWindow</name>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Paste Sender IDs</source>
        <translation>Absender-IDs einfügen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Versions, screen and look: no accounts, no keys, no paths.</source>
        <translation>Versionen, Bildschirm und Erscheinungsbild: keine Konten, keine Schlüssel, keine Pfade.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>PRACTICE – Hubwarden</source>
        <translation>ÜBUNG – Hubwarden</translation>
    </message>
</context>
<context>
    <name>Hubwarden::NetworkText</name>
    <message>
        <source>the server</source>
        <translation>die Gegenstelle</translation>
    </message>
    <message>
        <source>The request may have reached AWS.</source>
        <translation>Die Anfrage kann AWS erreicht haben.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The proxy wants a sign-in</source>
        <translation>Der Proxy verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>The proxy asked for a user name and a password, and got none or other ones than it knows.</source>
        <translation>Der Proxy hat nach Benutzername und Passwort gefragt und keine oder andere bekommen, als er kennt.</translation>
    </message>
    <message>
        <source>Write them into the variable HTTPS_PROXY, as in http://NAME:PASSWORD@proxy.example.com:8080, and start Hubwarden again.</source>
        <translation>Tragen Sie beides in die Variable HTTPS_PROXY ein, in der Form http://NAME:PASSWORD@proxy.example.com:8080, und starten Sie Hubwarden neu.</translation>
    </message>
    <message>
        <source>The proxy refused</source>
        <translation>Der Proxy lässt die Verbindung nicht zu</translation>
    </message>
    <message>
        <source>The proxy could not be reached, or it does not let Hubwarden through to %1.</source>
        <translation>Der Proxy war nicht erreichbar, oder er leitet Hubwarden nicht an %1 weiter.</translation>
    </message>
    <message>
        <source>Check the address of the proxy in HTTPS_PROXY or in the system&apos;s settings. If it is right, ask whoever looks after the proxy to allow %1.</source>
        <translation>Prüfen Sie die Adresse des Proxys in HTTPS_PROXY oder in den Systemeinstellungen. Stimmt sie, bitten Sie diejenigen, die den Proxy betreuen, %1 zuzulassen.</translation>
    </message>
    <message>
        <source>The proxy was not found</source>
        <translation>Der Proxy wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The name that is set as the proxy has no address, or the proxy found none for %1.</source>
        <translation>Der als Proxy eingestellte Name hat keine Adresse, oder der Proxy fand keine für %1.</translation>
    </message>
    <message>
        <source>Correct the variable HTTPS_PROXY or the system&apos;s settings, and start Hubwarden again.</source>
        <translation>Korrigieren Sie die Variable HTTPS_PROXY oder die Systemeinstellungen und starten Sie Hubwarden neu.</translation>
    </message>
    <message>
        <source>The proxy did not do its work</source>
        <translation>Der Proxy hat nicht funktioniert</translation>
    </message>
    <message>
        <source>The proxy ended the connection to %1 or did not answer.</source>
        <translation>Der Proxy hat die Verbindung beendet oder nicht geantwortet (Ziel: %1).</translation>
    </message>
    <message>
        <source>Try again. If it stays so, ask whoever looks after the proxy.</source>
        <translation>Versuchen Sie es erneut. Bleibt es dabei, wenden Sie sich an diejenigen, die den Proxy betreuen.</translation>
    </message>
    <message>
        <source>The address was not found</source>
        <translation>Die Adresse wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The network&apos;s name service (DNS) has no address for %1, or did not answer.</source>
        <translation>Der Namensdienst des Netzes (DNS) kennt keine Adresse für %1 oder hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Check network and VPN. If only one region fails, AWS may not offer Security Hub there: leave it out.</source>
        <translation>Prüfen Sie Netz und VPN. Scheitert nur eine Region, bietet AWS Security Hub dort vielleicht nicht an: Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>The connection was refused</source>
        <translation>Die Verbindung wurde nicht angenommen</translation>
    </message>
    <message>
        <source>%1 is there, and nothing accepts connections on it.</source>
        <translation>%1 ist da, nimmt aber keine Verbindungen an.</translation>
    </message>
    <message>
        <source>Check VPN, firewall and proxy. If you use an endpoint of your own, check that it runs.</source>
        <translation>Prüfen Sie VPN, Firewall und Proxy. Wenn Sie einen eigenen Endpunkt verwenden, prüfen Sie, ob er läuft.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>This computer could not reach %1.</source>
        <translation>Dieser Computer konnte %1 nicht erreichen.</translation>
    </message>
    <message>
        <source>Check network, VPN and proxy. If only one region fails, AWS may not offer Security Hub there.</source>
        <translation>Prüfen Sie Netz, VPN und Proxy. Scheitert nur eine Region, bietet AWS Security Hub dort vielleicht nicht an.</translation>
    </message>
    <message>
        <source>The request arrived too slowly</source>
        <translation>Die Anfrage kam zu langsam an</translation>
    </message>
    <message>
        <source>AWS waited for the whole request and gave up, several times.</source>
        <translation>AWS hat mehrmals auf die vollständige Anfrage gewartet und dann aufgegeben.</translation>
    </message>
    <message>
        <source>Check how good the connection is, then try again.</source>
        <translation>Prüfen Sie die Qualität der Verbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>No connection in time</source>
        <translation>Keine rechtzeitige Verbindung</translation>
    </message>
    <message>
        <source>%1 could not be reached in time. Nothing was sent.</source>
        <translation>%1 war nicht rechtzeitig zu erreichen. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check network, VPN and proxy: a firewall that drops connections looks like this.</source>
        <translation>Prüfen Sie Netz, VPN und Proxy: So sieht eine Firewall aus, die Verbindungen verwirft.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Look again; if it stays so, check network, VPN and proxy.</source>
        <translation>Sehen Sie erneut nach; bleibt es dabei, prüfen Sie Netz, VPN und Proxy.</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>Die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>The connection to %1 ended before the answer was whole.</source>
        <translation>Die Verbindung endete, bevor die Antwort vollständig war (Ziel: %1).</translation>
    </message>
    <message>
        <source>The certificate was issued by: %1.</source>
        <translation>Das Zertifikat wurde ausgestellt von: %1.</translation>
    </message>
    <message>
        <source>The certificate is for another name</source>
        <translation>Das Zertifikat gilt für einen anderen Namen</translation>
    </message>
    <message>
        <source>The server that answered is not the one that was called.</source>
        <translation>Geantwortet hat nicht der Server, der angesprochen wurde.</translation>
    </message>
    <message>
        <source>Its certificate is made out to: %1.</source>
        <translation>Sein Zertifikat ist ausgestellt für: %1.</translation>
    </message>
    <message>
        <source>In a guest network, open a web browser and sign in to it. Otherwise check proxy and endpoint settings.</source>
        <translation>Öffnen Sie in einem Gastnetz einen Browser und melden Sie sich dort an. Prüfen Sie andernfalls die Proxy- und Endpunkteinstellungen.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet</source>
        <translation>Das Zertifikat ist noch nicht gültig</translation>
    </message>
    <message>
        <source>The certificate has expired</source>
        <translation>Das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the server&apos;s certificate is not valid yet.</source>
        <translation>Nach der Uhr dieses Computers ist das Zertifikat des Servers noch nicht gültig.</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the server&apos;s certificate is past its end.</source>
        <translation>Nach der Uhr dieses Computers ist das Zertifikat des Servers abgelaufen.</translation>
    </message>
    <message>
        <source>You, or whoever runs the server or the proxy</source>
        <translation>Sie selbst oder wer den Server oder den Proxy betreibt</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, whoever issued the certificate must renew it.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, muss der Aussteller das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>Dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>This computer does not trust whoever issued the server&apos;s certificate.</source>
        <translation>Dieser Computer vertraut dem Aussteller des Serverzertifikats nicht.</translation>
    </message>
    <message>
        <source>A proxy that inspects traffic is the usual cause.</source>
        <translation>Üblicherweise liegt das an einem Proxy, der den Datenverkehr untersucht.</translation>
    </message>
    <message>
        <source>If it is your organization&apos;s proxy, ask for its CA file and name it in the variable AWS_CA_BUNDLE. If you do not know the issuer, use another network.</source>
        <translation>Ist es der Proxy Ihrer Organisation, lassen Sie sich seine CA-Datei geben und nennen Sie sie in der Variable AWS_CA_BUNDLE. Kennen Sie den Aussteller nicht, verwenden Sie ein anderes Netz.</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>The server and this computer could not agree on a secure connection.</source>
        <translation>Der Server und dieser Computer konnten sich nicht auf eine sichere Verbindung einigen.</translation>
    </message>
    <message>
        <source>Check proxy and endpoint settings. The technical details have the exact reason.</source>
        <translation>Prüfen Sie die Proxy- und Endpunkteinstellungen. Die technischen Details nennen den genauen Grund.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::OutcomeModel</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>AWS Says</source>
        <translation>AWS sagt</translation>
    </message>
    <message>
        <source>What It Means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Invitation ID</source>
        <translation>Einladungs-ID</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Send Again</source>
        <translation>Erneut senden</translation>
    </message>
</context>
<context>
    <name>Hubwarden::OutcomeText</name>
    <message>
        <source>AWS seems to say that this sender is still the administrator of the account.</source>
        <translation>AWS scheint zu sagen, dass dieser Absender noch der Administrator des Kontos ist.</translation>
    </message>
    <message>
        <source>AWS seems to say that the account already belongs to an administrator.</source>
        <translation>AWS scheint zu sagen, dass das Konto bereits zu einem Administrator gehört.</translation>
    </message>
    <message>
        <source>AWS seems to say that there is no relation to this sender.</source>
        <translation>AWS scheint zu sagen, dass keine Beziehung zu diesem Absender besteht.</translation>
    </message>
    <message>
        <source>AWS seems to say that this sender has no open invitation here.</source>
        <translation>AWS scheint zu sagen, dass dieser Absender hier keine offene Einladung hat.</translation>
    </message>
    <message>
        <source>AWS seems to say that the request held too many senders.</source>
        <translation>AWS scheint zu sagen, dass die Anfrage zu viele Absender enthielt.</translation>
    </message>
    <message>
        <source>AWS seems to say that the sender&apos;s account ID is wrong.</source>
        <translation>AWS scheint zu sagen, dass die Konto-ID des Absenders falsch ist.</translation>
    </message>
    <message>
        <source>AWS answered, but did not process this sender.</source>
        <translation>AWS hat geantwortet, diesen Absender aber nicht bearbeitet.</translation>
    </message>
    <message>
        <source>Nobody needs to</source>
        <translation>Niemand muss etwas tun</translation>
    </message>
    <message>
        <source>AWS accepted the request, and the invitation is no longer listed here.</source>
        <translation>AWS hat die Anfrage angenommen, und die Einladung ist hier nicht mehr aufgeführt.</translation>
    </message>
    <message>
        <source>Nothing. The sender sees that this account resigned, and can invite again.</source>
        <translation>Nichts. Der Absender sieht, dass dieses Konto ausgetreten ist, und kann erneut einladen.</translation>
    </message>
    <message>
        <source>AWS accepted the request. The invitation can stay visible until the sender deletes it; while it is listed someone here could still accept it.</source>
        <translation>AWS hat die Anfrage angenommen. Die Einladung kann sichtbar bleiben, bis der Absender sie löscht; solange sie aufgeführt ist, könnte sie hier noch jemand annehmen.</translation>
    </message>
    <message>
        <source>Look again later. Only the sender can remove it from the list.</source>
        <translation>Sehen Sie später erneut nach. Nur der Absender kann sie von der Liste entfernen.</translation>
    </message>
    <message>
        <source>AWS accepted the request. No open invitation was seen here before, so no list can prove that one was declined.</source>
        <translation>AWS hat die Anfrage angenommen. Vorher war hier keine offene Einladung zu sehen, deshalb kann keine Liste belegen, dass eine abgelehnt wurde.</translation>
    </message>
    <message>
        <source>AWS accepted the request. The list could not be read afterwards.</source>
        <translation>AWS hat die Anfrage angenommen. Danach ließ sich die Liste nicht lesen.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Look again.</source>
        <translation>Sehen Sie erneut nach.</translation>
    </message>
    <message>
        <source>Wait, or press Stop.</source>
        <translation>Warten Sie oder drücken Sie „Anhalten“.</translation>
    </message>
    <message>
        <source>The request is on its way.</source>
        <translation>Die Anfrage ist unterwegs.</translation>
    </message>
    <message>
        <source>AWS has answered. The list is being read again.</source>
        <translation>AWS hat geantwortet. Die Liste wird gerade erneut gelesen.</translation>
    </message>
    <message>
        <source>Is your administrator</source>
        <translation>Ist Ihr Administrator</translation>
    </message>
    <message>
        <source>This sender is your administrator here and can read your findings. Declining does not end that.</source>
        <translation>Dieser Absender ist hier Ihr Administrator und kann Ihre Findings lesen. Ablehnen beendet das nicht.</translation>
    </message>
    <message>
        <source>You, with permission to leave an administrator</source>
        <translation>Sie selbst, mit der Berechtigung, einen Administrator zu verlassen</translation>
    </message>
    <message>
        <source>To end it, run this command as account %1, then look again.</source>
        <translation>Um es zu beenden, führen Sie diesen Befehl als Konto %1 aus und sehen Sie dann erneut nach.</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Beginnen Sie neu, sobald Sie so weit sind.</translation>
    </message>
    <message>
        <source>It may or may not have worked.</source>
        <translation>Es kann gewirkt haben oder auch nicht.</translation>
    </message>
    <message>
        <source>Look again: the list tells.</source>
        <translation>Sehen Sie erneut nach: Die Liste gibt Auskunft.</translation>
    </message>
    <message>
        <source>The request was sent, but no whole answer came back. It may or may not have worked.</source>
        <translation>Die Anfrage wurde gesendet, aber es kam keine vollständige Antwort zurück. Sie kann gewirkt haben oder auch nicht.</translation>
    </message>
    <message>
        <source>AWS did not do what was asked.</source>
        <translation>AWS hat nicht getan, was verlangt war.</translation>
    </message>
    <message>
        <source>Read what AWS says, then try again.</source>
        <translation>Lesen Sie, was AWS sagt, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>Wird erneut nachgesehen</translation>
    </message>
    <message>
        <source>Declined, no longer listed</source>
        <translation>Abgelehnt, nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>Declined, still listed</source>
        <translation>Abgelehnt, noch aufgeführt</translation>
    </message>
    <message>
        <source>Declined, not looked at again</source>
        <translation>Abgelehnt, nicht erneut nachgesehen</translation>
    </message>
    <message>
        <source>Refused by AWS</source>
        <translation>Von AWS zurückgewiesen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>No invitation found</source>
        <translation>Keine Einladung gefunden</translation>
    </message>
    <message>
        <source>This sender is your administrator here, so nothing was sent.</source>
        <translation>Dieser Absender ist hier Ihr Administrator, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>You stopped before its turn came. Nothing was sent.</source>
        <translation>Sie haben angehalten, bevor dieser Absender an der Reihe war. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Who signs could not be confirmed, so nothing was sent.</source>
        <translation>Es ließ sich nicht bestätigen, wer signiert, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The intent could not be written down safely, so nothing was sent.</source>
        <translation>Das Vorhaben ließ sich nicht sicher im Journal festhalten, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The invitations here could not be listed, so nothing was sent.</source>
        <translation>Die Einladungen ließen sich hier nicht auflisten, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>AWS refused what this account was signed with, so no more was sent for it.</source>
        <translation>AWS hat die Anmeldedaten dieses Kontos zurückgewiesen, deshalb wurde dafür nichts weiter gesendet.</translation>
    </message>
    <message>
        <source>The program ended before its turn came. Nothing was sent.</source>
        <translation>Das Programm wurde beendet, bevor dieser Absender an der Reihe war. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent for this sender.</source>
        <translation>Für diesen Absender wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>This sender has no open invitation in this account and region. Nothing was sent.</source>
        <translation>Dieser Absender hat in diesem Konto und dieser Region keine offene Einladung. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing, if account and region are the ones you meant.</source>
        <translation>Nichts, wenn Konto und Region die gemeinten sind.</translation>
    </message>
    <message>
        <source>The sender</source>
        <translation>Der Absender</translation>
    </message>
    <message>
        <source>AWS accepted the request. The list has not been read since.</source>
        <translation>AWS hat die Anfrage angenommen. Die Liste wurde seither nicht gelesen.</translation>
    </message>
    <message>
        <source>AWS does not say who</source>
        <translation>AWS sagt nicht, wer</translation>
    </message>
    <message>
        <source>Read what AWS says. The same request will probably get the same answer; if it stays so, give AWS Support the request ID.</source>
        <translation>Lesen Sie, was AWS sagt. Dieselbe Anfrage bekommt wahrscheinlich dieselbe Antwort; bleibt es dabei, nennen Sie dem AWS-Support die Request-ID.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet. It waits until the account&apos;s identity is checked and the requests before it have gone; while a run is held, for your answer.</source>
        <translation>Bisher wurde nichts gesendet. Gewartet wird, bis die Identität des Kontos geprüft ist und die Anfragen davor gesendet sind; solange ein Lauf ruht, auf Ihre Antwort.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::PlaceGrid</name>
    <message>
        <source>Accounts × Regions</source>
        <translation>Konten × Regionen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>Konto-ID</translation>
    </message>
</context>
<context>
    <name>Hubwarden::PlaceGridModel</name>
    <message>
        <source>%1 open, unknown senders</source>
        <translation>%1 offen, unbekannte Absender</translation>
    </message>
    <message>
        <source>%1 from your administrator</source>
        <translation>%1 von Ihrem Administrator</translation>
    </message>
    <message>
        <source>%1 from your own accounts</source>
        <translation>%1 von Ihren eigenen Konten</translation>
    </message>
    <message>
        <source>%1 declined earlier</source>
        <translation>%1 früher abgelehnt</translation>
    </message>
    <message>
        <source>no invitations</source>
        <translation>keine Einladungen</translation>
    </message>
    <message>
        <source>The whole list of this account and region is at hand.</source>
        <translation>Die vollständige Liste dieses Kontos und dieser Region liegt vor.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Press Enter to see them in the List, where they can be ticked.</source>
        <translation>Drücken Sie die Eingabetaste, um sie in der Liste zu sehen, wo sie sich anhaken lassen.</translation>
    </message>
    <message>
        <source>The invitations of this account and region are being listed.</source>
        <translation>Die Einladungen dieses Kontos und dieser Region werden gerade aufgelistet.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>No such place</source>
        <translation>Kein solcher Ort</translation>
    </message>
    <message>
        <source>Account and region belong to different AWS partitions.</source>
        <translation>Konto und Region gehören zu verschiedenen AWS-Partitionen.</translation>
    </message>
    <message>
        <source>Nobody has confirmed yet whose account this is, so nothing was asked.</source>
        <translation>Noch niemand hat bestätigt, wem dieses Konto gehört, deshalb wurde nichts abgefragt.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Press Find Invitations and confirm the account.</source>
        <translation>Drücken Sie „Einladungen suchen“ und bestätigen Sie das Konto.</translation>
    </message>
    <message>
        <source>Whether there are invitations here is not known yet.</source>
        <translation>Ob es hier Einladungen gibt, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Press Find Invitations.</source>
        <translation>Drücken Sie „Einladungen suchen“.</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>No invitation in this account and region</extracomment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>Security Hub off</source>
        <translation>Security Hub aus</translation>
    </message>
    <message>
        <source>Region off</source>
        <translation>Region aus</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Could not tell</source>
        <translation>Nicht feststellbar</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird nachgesehen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Nicht nachgesehen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How many places were looked at, and of how many</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: account, %2: region</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>alle Konten</translation>
    </message>
    <message>
        <source>all regions</source>
        <translation>alle Regionen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: account and region, %2: what is there</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Press Enter to see them in the List.</source>
        <translation>Drücken Sie die Eingabetaste, um sie in der Liste zu sehen.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle Regionen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::PracticeStrip</name>
    <message>
        <source>PRACTICE: nothing leaves this computer</source>
        <translation>ÜBUNG: Nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>Accounts, senders and answers are made up. AWS&apos;s real texts may differ.</source>
        <translation>Konten, Absender und Antworten sind erfunden. Die echten Texte von AWS können abweichen.</translation>
    </message>
    <message>
        <source>New Practice Session</source>
        <translation>Neue Übungssitzung</translation>
    </message>
    <message>
        <source>A session has ended, as those of temporary keys do.</source>
        <translation>Eine Sitzung ist abgelaufen, wie es die befristeter Schlüssel tun.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::PracticeTitles</name>
    <message>
        <source>PRACTICE – %1</source>
        <translation>ÜBUNG – %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ProfileDialog</name>
    <message>
        <source>Name: enter a name.</source>
        <translation>Name: Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Name: use at most %1 characters.</source>
        <translation>Name: Verwenden Sie höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Name: another profile is called “%1”. Choose another name.</source>
        <translation>Name: Ein anderes Profil heißt „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Access key ID: enter the ID of the key.</source>
        <translation>Access-Key-ID: Geben Sie die ID des Schlüssels ein.</translation>
    </message>
    <message>
        <source>Access key ID: this is not an ID. One looks like AKIAIOSFODNN7EXAMPLE.</source>
        <translation>Access-Key-ID: Das ist keine ID. Eine ID sieht aus wie AKIAIOSFODNN7EXAMPLE.</translation>
    </message>
    <message>
        <source>Secret access key: it has blanks within. Copy it again.</source>
        <translation>Secret Access Key: Er enthält Leerzeichen. Kopieren Sie ihn neu.</translation>
    </message>
    <message>
        <source>Secret access key: enter the secret.</source>
        <translation>Secret Access Key: Geben Sie das Geheimnis ein.</translation>
    </message>
    <message>
        <source>Secret access key: the access key ID is another now. Enter its secret.</source>
        <translation>Secret Access Key: Die Access-Key-ID ist jetzt eine andere. Geben Sie das Geheimnis dazu ein.</translation>
    </message>
    <message>
        <source>Secret access key: enter the secret that belongs to the session token.</source>
        <translation>Secret Access Key: Geben Sie das Geheimnis ein, das zum Session-Token gehört.</translation>
    </message>
    <message>
        <source>Secret access key: enter the secret again to change where it is kept.</source>
        <translation>Secret Access Key: Geben Sie das Geheimnis neu ein, um zu ändern, wo es aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Session token: it has blanks within. Copy it again.</source>
        <translation>Session-Token: Es enthält Leerzeichen. Kopieren Sie es neu.</translation>
    </message>
    <message>
        <source>Sign-in region: enter the code of a region, for example us-east-1.</source>
        <translation>Anmelderegion: Geben Sie den Code einer Region ein, zum Beispiel us-east-1.</translation>
    </message>
    <message>
        <source>Blanks around it will be removed.</source>
        <translation>Leerzeichen am Anfang und Ende werden entfernt.</translation>
    </message>
    <message>
        <source>Access key IDs usually begin with AKIA or ASIA.</source>
        <translation>Access-Key-IDs beginnen meist mit AKIA oder ASIA.</translation>
    </message>
    <message>
        <source>A secret access key usually has %1 characters, this one has %2.</source>
        <translation>Ein Secret Access Key hat meist %1 Zeichen, dieser hat %2.</translation>
    </message>
    <message>
        <source>A key that begins with AKIA has no session token: AWS may refuse the two together.</source>
        <translation>Zu einem Schlüssel, der mit AKIA beginnt, gehört kein Session-Token: AWS weist beide zusammen womöglich zurück.</translation>
    </message>
    <message>
        <source>A key that begins with ASIA works only together with its session token.</source>
        <translation>Ein Schlüssel, der mit ASIA beginnt, funktioniert nur zusammen mit seinem Session-Token.</translation>
    </message>
    <message>
        <source>Add Access Key</source>
        <translation>Access Key hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Access &amp;key ID</source>
        <translation>Access-&amp;Key-ID</translation>
    </message>
    <message>
        <source>Secret &amp;access key</source>
        <translation>Secret &amp;Access Key</translation>
    </message>
    <message>
        <source>Only for temporary keys</source>
        <translation>Nur für temporäre Schlüssel</translation>
    </message>
    <message>
        <source>Session t&amp;oken</source>
        <translation>Session-&amp;Token</translation>
    </message>
    <message>
        <source>Sign-in &amp;region</source>
        <translation>Anmelde&amp;region</translation>
    </message>
    <message>
        <source>&amp;For This Session Only</source>
        <translation>Nur für diese &amp;Sitzung</translation>
    </message>
    <message>
        <source>For This Session Only</source>
        <translation>Nur für diese Sitzung</translation>
    </message>
    <message>
        <source>&amp;Use For This Session Only</source>
        <translation>Nur für diese Sit&amp;zung verwenden</translation>
    </message>
    <message>
        <source>Use For This Session Only</source>
        <translation>Nur für diese Sitzung verwenden</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>T&amp;esten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Edit Access Key</source>
        <translation>Access Key bearbeiten</translation>
    </message>
    <message>
        <source>Kept until Hubwarden ends; leave empty to keep it</source>
        <translation>Wird bis zum Ende von Hubwarden aufbewahrt; leer lassen, um ihn zu behalten</translation>
    </message>
    <message>
        <source>Stored in %1; leave empty to keep it</source>
        <translation>Im %1 gespeichert; leer lassen, um ihn zu behalten</translation>
    </message>
    <message>
        <source>A temporary key is kept in memory only and is gone when Hubwarden ends.</source>
        <translation>Ein temporärer Schlüssel bleibt nur im Arbeitsspeicher und wird vergessen, sobald Hubwarden endet.</translation>
    </message>
    <message>
        <source>The key is kept in memory only and is gone when Hubwarden ends.</source>
        <translation>Der Schlüssel bleibt nur im Arbeitsspeicher und wird vergessen, sobald Hubwarden endet.</translation>
    </message>
    <message>
        <source>The secret is kept in %1, never in a file of Hubwarden.</source>
        <translation>Das Geheimnis wird im %1 aufbewahrt, nie in einer Datei von Hubwarden.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Test passed: %1</source>
        <translation>Test bestanden: %1</translation>
    </message>
    <message>
        <source>Test failed: %1</source>
        <translation>Test fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ProfileFlow</name>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Account %1, signed in as %2.</source>
        <translation>Konto %1, angemeldet als %2.</translation>
    </message>
    <message>
        <source>Edit Profile…</source>
        <translation>Profil bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Is This the Right Account?</source>
        <translation>Ist dies das richtige Konto?</translation>
    </message>
    <message>
        <source>The key of “%1” belongs to account %2.</source>
        <translation>Der Schlüssel von „%1“ gehört zum Konto %2.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>Until now it was %1.</source>
        <translation>Bisher war es %1.</translation>
    </message>
    <message>
        <source>Confirm Account</source>
        <translation>Konto bestätigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete Profile?</source>
        <translation>Profil löschen?</translation>
    </message>
    <message>
        <source>Delete the profile “%1”?</source>
        <translation>Das Profil „%1“ löschen?</translation>
    </message>
    <message>
        <source>Its secret access key is removed from this computer&apos;s %1 as well. The key stays valid in AWS.</source>
        <translation>Sein Secret Access Key wird auch aus dem %1 dieses Computers entfernt. In AWS bleibt der Schlüssel gültig.</translation>
    </message>
    <message>
        <source>Delete Profile</source>
        <translation>Profil löschen</translation>
    </message>
    <message>
        <source>Delete Profile Only</source>
        <translation>Nur das Profil löschen</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Hubwarden::RecoveryFlow</name>
    <message numerus="yes">
        <source>%n journal(s) of an earlier run cannot be read</source>
        <translation>
            <numerusform>%n Journal eines früheren Laufs ist nicht lesbar</numerusform>
            <numerusform>%n Journale früherer Läufe sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Look, Then Continue</source>
        <translation>Nachsehen, dann fortsetzen</translation>
    </message>
    <message>
        <source>Keep as Record</source>
        <translation>Als Beleg aufbewahren</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>No profile for the accounts of this run</source>
        <translation>Kein Profil für die Konten dieses Laufs</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n place(s)</source>
        <translation>
            <numerusform>An %n Ort wird nachgesehen</numerusform>
            <numerusform>An %n Orten wird nachgesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>No place could be looked at</source>
        <translation>An keinem Ort konnte nachgesehen werden</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>Nothing was left to send</source>
        <translation>Es war nichts mehr zu senden</translation>
    </message>
    <message>
        <source>The run could not be kept as a record</source>
        <translation>Der Lauf ließ sich nicht als Beleg aufbewahren</translation>
    </message>
    <message>
        <source>Kept as a record</source>
        <translation>Als Beleg aufbewahrt</translation>
    </message>
    <message>
        <source>Everything that is known of this run is in the history. Nothing was sent.</source>
        <translation>Alles, was über diesen Lauf bekannt ist, steht im Verlauf. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 %2 Nothing is lost: the run can still be continued.</source>
        <translation>%1 %2 Es ist nichts verloren: Der Lauf kann weiterhin fortgesetzt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n erledigt</numerusform>
            <numerusform>%n erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent without an answer</source>
        <translation>
            <numerusform>%n ohne Antwort gesendet</numerusform>
            <numerusform>%n ohne Antwort gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused together and not yet asked alone</source>
        <translation>
            <numerusform>%n gemeinsam zurückgewiesen und noch nicht einzeln angefragt</numerusform>
            <numerusform>%n gemeinsam zurückgewiesen und noch nicht einzeln angefragt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not started</source>
        <translation>
            <numerusform>%n nicht begonnen</numerusform>
            <numerusform>%n nicht begonnen</numerusform>
        </translation>
    </message>
    <message>
        <source>The run of %1 was interrupted: %2</source>
        <extracomment>%1: date and time, %2: &quot;37 done, 40 not started&quot;</extracomment>
        <translation>Der Lauf vom %1 wurde unterbrochen: %2</translation>
    </message>
    <message>
        <source>Nothing goes on by itself. Look, Then Continue lists the places first and sends only what is still open.</source>
        <translation>Von selbst geht nichts weiter. „Nachsehen, dann fortsetzen“ listet zuerst die Orte auf und sendet nur, was noch offen ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of its journal cannot be read, so what has no answer counts as sent. The file: %1</source>
        <translation>
            <numerusform>%n Zeile seines Journals ist nicht lesbar; was ohne Antwort ist, gilt deshalb als gesendet. Die Datei: %1</numerusform>
            <numerusform>%n Zeilen seines Journals sind nicht lesbar; was ohne Antwort ist, gilt deshalb als gesendet. Die Datei: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>It was confirmed more than 12 hours ago.</source>
        <translation>Er wurde vor mehr als 12 Stunden bestätigt.</translation>
    </message>
    <message>
        <source>It was confirmed for another account or role.</source>
        <translation>Er wurde für ein anderes Konto oder eine andere Rolle bestätigt.</translation>
    </message>
    <message>
        <source>It is not certain that its requests went to the same address.</source>
        <translation>Es ist nicht sicher, dass seine Anfragen an dieselbe Adresse gingen.</translation>
    </message>
    <message numerus="yes">
        <source>Looked at %1 of %Ln place(s)</source>
        <translation>
            <numerusform>Nachgesehen: %1 von %Ln Ort</numerusform>
            <numerusform>Nachgesehen: %1 von %Ln Orten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed in what cannot be read.</source>
        <translation>An dem, was nicht lesbar ist, wurde nichts verändert.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::RegionsPane</name>
    <message>
        <source>North America</source>
        <translation>Nordamerika</translation>
    </message>
    <message>
        <source>South America</source>
        <translation>Südamerika</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>Asia Pacific</source>
        <translation>Asien-Pazifik</translation>
    </message>
    <message>
        <source>Middle East</source>
        <translation>Naher Osten</translation>
    </message>
    <message>
        <source>Africa</source>
        <translation>Afrika</translation>
    </message>
    <message>
        <source>Search regions</source>
        <translation>Regionen suchen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>On by Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Regions that every account has without asking</source>
        <translation>Regionen, die jedes Konto ohne Zutun hat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Every region of the list</source>
        <translation>Jede Region der Liste</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>No region</source>
        <translation>Keine Region</translation>
    </message>
    <message>
        <source>%1: off until the account switches it on</source>
        <translation>%1: aus, bis das Konto sie einschaltet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A continent and how many regions it has</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Regions · %1 of %2</source>
        <translation>Regionen · %1 von %2</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Causes…</source>
        <translation>Ursachen&#xa0;…</translation>
    </message>
    <message>
        <source>Show what kept invitations from being declined, each cause once</source>
        <translation>Zeigt, was Ablehnungen verhindert hat, jede Ursache einmal</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Refused (UnprocessedAccounts)</source>
        <translation>Zurückgewiesen (UnprocessedAccounts)</translation>
    </message>
    <message>
        <source>Failed or unknown</source>
        <translation>Fehlgeschlagen oder unbekannt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>A quick filter and how many rows it shows</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Nothing has been declined yet.
Paste sender IDs, choose account and region, and press Decline….</source>
        <translation>Bisher wurde nichts abgelehnt.
Fügen Sie Absender-IDs ein, wählen Sie Konto und Region und drücken Sie „Ablehnen&#xa0;…“.</translation>
    </message>
    <message>
        <source>No row fits this filter.
Choose All and empty the filter to see every row.</source>
        <translation>Keine Zeile passt zu diesem Filter.
Wählen Sie „Alle“ und leeren Sie den Filter, um jede Zeile zu sehen.</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>All of this stays in the history until the next practice begins: %1</source>
        <translation>Dies alles bleibt im Verlauf, bis die nächste Übung beginnt: %1</translation>
    </message>
    <message>
        <source>All of this stays in the history when you quit: %1</source>
        <translation>Dies alles bleibt auch nach dem Beenden im Verlauf: %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::RunFlow</name>
    <message>
        <source>Nothing was sent</source>
        <translation>Es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>The journal of this run could not be written, and nothing is sent without it. %1 %2</source>
        <translation>Das Journal dieses Laufs ließ sich nicht schreiben, und ohne Journal wird nichts gesendet. %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>Declining %n invitation(s)</source>
        <translation>
            <numerusform>%n Einladung wird abgelehnt</numerusform>
            <numerusform>%n Einladungen werden abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 invitations done</source>
        <translation>%1 von %2 Einladungen erledigt</translation>
    </message>
    <message>
        <source>stopping: what was sent finishes</source>
        <translation>wird angehalten: Gesendetes wird noch abgeschlossen</translation>
    </message>
    <message>
        <source>held: nothing is sent</source>
        <translation>ruht: Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>Sender %1 in account %2, %3: %4</source>
        <translation>Absender %1 in Konto %2, %3: %4</translation>
    </message>
    <message>
        <source>AWS says: %1</source>
        <translation>AWS sagt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Send the Other %n</source>
        <translation>
            <numerusform>Noch %n senden</numerusform>
            <numerusform>Die übrigen %n senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused by AWS</source>
        <translation>
            <numerusform>%n von AWS zurückgewiesen</numerusform>
            <numerusform>%n von AWS zurückgewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed or unknown</source>
        <translation>
            <numerusform>%n fehlgeschlagen oder unbekannt</numerusform>
            <numerusform>%n fehlgeschlagen oder unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not started</source>
        <translation>
            <numerusform>%n nicht begonnen</numerusform>
            <numerusform>%n nicht begonnen</numerusform>
        </translation>
    </message>
    <message>
        <source>AWS also named an account that was not asked for: %1 (%2, request %3). It is in the history.</source>
        <translation>AWS hat außerdem ein Konto genannt, nach dem nicht gefragt war: %1 (%2, Anfrage %3). Es steht im Verlauf.</translation>
    </message>
    <message>
        <source>Nobody looked again after Stop: Look Again tells what the list says now.</source>
        <translation>Nach dem Anhalten hat niemand erneut nachgesehen: „Erneut nachsehen“ zeigt, was die Liste jetzt sagt.</translation>
    </message>
    <message>
        <source>Each row says what was seen afterwards.</source>
        <translation>Jede Zeile sagt, was danach zu sehen war.</translation>
    </message>
    <message>
        <source>Show Causes</source>
        <translation>Ursachen anzeigen</translation>
    </message>
    <message>
        <source>Retry Failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::SecretField</name>
    <message>
        <source>Entered; not shown again</source>
        <translation>Eingegeben; wird nicht wieder angezeigt</translation>
    </message>
</context>
<context>
    <name>Hubwarden::SenderIdEditor</name>
    <message>
        <source>Sender account IDs</source>
        <translation>Konto-IDs der Absender</translation>
    </message>
    <message>
        <source>Paste, drop or type account IDs of senders: text, a table, JSON or ARNs.</source>
        <translation>Konto-IDs von Absendern einfügen, hierher ziehen oder eintippen: Text, eine Tabelle, JSON oder ARNs.</translation>
    </message>
    <message>
        <source>The text is longer than %L1 characters. Paste it in parts, or open smaller files.</source>
        <translation>Der Text ist länger als %L1 Zeichen. Fügen Sie ihn in Teilen ein oder öffnen Sie kleinere Dateien.</translation>
    </message>
    <message>
        <source>%1 is larger than %L2 bytes and was not opened.</source>
        <translation>%1 ist größer als %L2 Bytes und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 ließ sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is not a text file and was not opened.</source>
        <translation>%1 ist keine Textdatei und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 is a folder and was not opened. Choose the files in it.</source>
        <translation>%1 ist ein Ordner und wurde nicht geöffnet. Wählen Sie die Dateien darin.</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Some files were not opened</source>
        <translation>Einige Dateien wurden nicht geöffnet</translation>
    </message>
    <message>
        <source>This is an address, not a file on this computer</source>
        <translation>Dies ist eine Adresse, keine Datei auf diesem Computer</translation>
    </message>
    <message>
        <source>Nothing was fetched from %1. Save it as a file, then open that.</source>
        <translation>Von %1 wurde nichts geholt. Speichern Sie es als Datei und öffnen Sie diese.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::SenderIdsPage</name>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Tick an account and a region on the left and paste sender IDs above. Then press Find Invitations.</source>
        <translation>Haken Sie links ein Konto und eine Region an und fügen Sie oben Absender-IDs ein. Drücken Sie dann „Einladungen suchen“.</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1 already your administrator</source>
        <translation>%1 bereits Ihr Administrator</translation>
    </message>
    <message>
        <source>%1 declined earlier</source>
        <translation>%1 früher abgelehnt</translation>
    </message>
    <message>
        <source>%1 without invitation</source>
        <translation>%1 ohne Einladung</translation>
    </message>
    <message>
        <source>Drop text or files here to read the sender IDs in them.</source>
        <translation>Text oder Dateien hier ablegen, um die Absender-IDs darin zu lesen.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::SenderIdsResult</name>
    <message>
        <source>Senders found in the text</source>
        <translation>Im Text gefundene Absender</translation>
    </message>
    <message>
        <source>Taking in the text: %1 %</source>
        <translation>Der Text wird eingelesen: %1 %</translation>
    </message>
    <message>
        <source>Sender column</source>
        <translation>Absenderspalte</translation>
    </message>
    <message>
        <source>Sender &amp;column:</source>
        <translation>Absender&amp;spalte:</translation>
    </message>
    <message>
        <source>Some IDs are set aside: these are yours; AWS wants the sender&apos;s ID. Tick the ones to use anyway.</source>
        <translation>Einige IDs sind zurückgestellt: Es sind Ihre eigenen; AWS braucht die ID des Absenders. Haken Sie die an, die trotzdem verwendet werden sollen.</translation>
    </message>
    <message>
        <source>Senders and ignored text</source>
        <translation>Absender und ignorierter Text</translation>
    </message>
    <message>
        <source>Several columns hold account IDs. Choose the one with the senders.</source>
        <translation>Mehrere Spalten enthalten Konto-IDs. Wählen Sie die mit den Absendern.</translation>
    </message>
    <message>
        <source>This looks like JSON, but is not whole at character %L1. It was read as plain text.</source>
        <translation>Das sieht wie JSON aus, ist aber bei Zeichen %L1 unvollständig. Es wurde als einfacher Text gelesen.</translation>
    </message>
    <message>
        <source>This JSON has no list of senders that Hubwarden knows. It was read as plain text: check that the IDs are senders.</source>
        <translation>Dieses JSON enthält keine Absenderliste, die Hubwarden kennt. Es wurde als einfacher Text gelesen: Prüfen Sie, ob die IDs Absender sind.</translation>
    </message>
    <message>
        <source>This looks like a table, but the quote at character %L1 does not close. It was read as plain text.</source>
        <translation>Das sieht wie eine Tabelle aus, aber das Anführungszeichen bei Zeichen %L1 wird nicht geschlossen. Es wurde als einfacher Text gelesen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen&#xa0;…</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>%1 (%2 …)</source>
        <extracomment>%1 is the name of a table&apos;s column, %2 the first account ID in it</extracomment>
        <translation>%1 (%2&#xa0;…)</translation>
    </message>
    <message>
        <source>Use repaired IDs (%L1): a leading zero was lost</source>
        <translation>Reparierte IDs verwenden (%L1): Eine führende Null fehlte</translation>
    </message>
    <message>
        <source>Usable (%L1)</source>
        <translation>Verwendbar (%L1)</translation>
    </message>
    <message>
        <source>Repaired (%L1)</source>
        <translation>Repariert (%L1)</translation>
    </message>
    <message>
        <source>Set aside (%L1)</source>
        <translation>Zurückgestellt (%L1)</translation>
    </message>
    <message>
        <source>Ignored (%L1)</source>
        <translation>Ignoriert (%L1)</translation>
    </message>
    <message>
        <source>%1 – yours, leading zero restored</source>
        <translation>%1 – Ihre eigene, führende Null ergänzt</translation>
    </message>
    <message>
        <source>%1 – yours</source>
        <translation>%1 – Ihre eigene</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <extracomment>%1 is the reason why text is ignored, %2 how often</extracomment>
        <translation>%1 (%L2)</translation>
    </message>
    <message>
        <source>… and %L1 more</source>
        <translation>… und %L1 weitere</translation>
    </message>
    <message>
        <source>Senders to use: %L1</source>
        <translation>Zu verwendende Absender: %L1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::SenderModel</name>
    <message>
        <source>Press Enter to list its invitations, tick them, press Decline…</source>
        <translation>Auflisten mit der Eingabetaste, anhaken, dann Ablehnen&#xa0;…</translation>
    </message>
    <message>
        <source>Declining does not end that; each of its rows has the command that does</source>
        <translation>Ablehnen beendet das nicht; jede seiner Zeilen enthält den Befehl dafür</translation>
    </message>
    <message>
        <source>Nothing, if you sent them</source>
        <translation>Nichts, wenn sie von Ihnen stammen</translation>
    </message>
    <message>
        <source>Nothing; the sender can invite again</source>
        <translation>Nichts; der Absender kann erneut einladen</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Open in Places</source>
        <extracomment>In how many places the sender has an invitation that nobody has answered</extracomment>
        <translation>Offene Orte</translation>
    </message>
    <message>
        <source>Administrator in Places</source>
        <extracomment>In how many places the sender is the administrator</extracomment>
        <translation>Orte als Administrator</translation>
    </message>
    <message>
        <source>First Invited</source>
        <translation>Zuerst eingeladen</translation>
    </message>
    <message>
        <source>Last Invited</source>
        <translation>Zuletzt eingeladen</translation>
    </message>
    <message>
        <source>What You Can Do</source>
        <translation>Was Sie tun können</translation>
    </message>
    <message>
        <source>Open in places: %1. Administrator in places: %2.</source>
        <translation>Offene Orte: %1. Orte als Administrator: %2.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ServiceText</name>
    <message>
        <source>Too many calls, or a limit reached</source>
        <translation>Zu viele Aufrufe, oder ein Limit ist erreicht</translation>
    </message>
    <message>
        <source>AWS refused because of a limit, and still did after several attempts. It gives the same answer to too many calls and to an exhausted quota of the account.</source>
        <translation>AWS hat die Anfrage wegen eines Limits zurückgewiesen, auch nach mehreren Versuchen noch. Bei zu vielen Aufrufen und bei einem ausgeschöpften Kontingent des Kontos kommt dieselbe Antwort.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again. If it stays so, whoever administers this AWS account can look at the quotas of Security Hub.</source>
        <translation>Warten Sie eine Minute und versuchen Sie es dann erneut. Bleibt es dabei, kann die Verwaltung dieses AWS-Kontos die Kontingente von Security Hub prüfen.</translation>
    </message>
    <message>
        <source>Too many calls</source>
        <translation>Zu viele Aufrufe</translation>
    </message>
    <message>
        <source>AWS asked to slow down, and still did after several attempts. Others may be using the same account&apos;s quota.</source>
        <translation>AWS hat um langsamere Anfragen gebeten, auch nach mehreren Versuchen noch. Vielleicht verbrauchen andere das Kontingent desselben Kontos.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>Warten Sie eine Minute und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>AWS did not understand the request</source>
        <translation>AWS hat die Anfrage nicht verstanden</translation>
    </message>
    <message>
        <source>The request did not arrive as it was sent, or it went to an address that offers something else.</source>
        <translation>Die Anfrage kam nicht so an, wie sie gesendet wurde, oder sie ging an eine Adresse, die etwas anderes anbietet.</translation>
    </message>
    <message>
        <source>Check proxy and endpoint settings. If neither is in use, look for a newer Hubwarden.</source>
        <translation>Prüfen Sie die Proxy- und Endpunkteinstellungen. Wenn keine gesetzt sind, suchen Sie nach einer neueren Version von Hubwarden.</translation>
    </message>
    <message>
        <source>The request was too large</source>
        <translation>Die Anfrage war zu groß</translation>
    </message>
    <message>
        <source>Whatever answered takes no requests of this size; AWS itself does.</source>
        <translation>Die Gegenstelle nimmt keine Anfragen dieser Größe an; AWS selbst tut es.</translation>
    </message>
    <message>
        <source>Check proxy and endpoint settings, then try again.</source>
        <translation>Prüfen Sie die Proxy- und Endpunkteinstellungen und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The request was broken off</source>
        <translation>Die Anfrage wurde abgebrochen</translation>
    </message>
    <message>
        <source>AWS ended the request before it was answered.</source>
        <translation>AWS hat die Anfrage beendet, bevor sie beantwortet war.</translation>
    </message>
    <message>
        <source>Look again, then try again.</source>
        <translation>Sehen Sie erneut nach und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>AWS rejected the input</source>
        <translation>AWS hat die Eingabe zurückgewiesen</translation>
    </message>
    <message>
        <source>AWS did not accept what was sent. Its own words are with the details.</source>
        <translation>AWS hat nicht akzeptiert, was gesendet wurde. Den Wortlaut von AWS zeigen die Details.</translation>
    </message>
    <message>
        <source>Check the sender IDs: they are the 12 digits of the accounts that sent the invitations.</source>
        <translation>Prüfen Sie die Absender-IDs: Es sind die 12 Ziffern der Konten, die die Einladungen gesendet haben.</translation>
    </message>
    <message>
        <source>AWS rejected the request</source>
        <translation>AWS hat die Anfrage zurückgewiesen</translation>
    </message>
    <message>
        <source>AWS refused for a reason that Hubwarden has no words for. AWS&apos;s own words are with the details.</source>
        <translation>AWS hat die Anfrage aus einem Grund zurückgewiesen, für den Hubwarden keine Worte hat. Den Wortlaut von AWS zeigen die Details.</translation>
    </message>
    <message>
        <source>Read what AWS says. The same request will probably get the same answer.</source>
        <translation>Lesen Sie, was AWS sagt. Auf dieselbe Anfrage kommt wahrscheinlich dieselbe Antwort.</translation>
    </message>
    <message>
        <source>The identity provider did not answer</source>
        <translation>Der Identity Provider hat nicht geantwortet</translation>
    </message>
    <message>
        <source>AWS could not reach the identity provider that vouches for you, several times.</source>
        <translation>AWS konnte den Identity Provider, der für Sie bürgt, mehrmals nicht erreichen.</translation>
    </message>
    <message>
        <source>Whoever runs the identity provider</source>
        <translation>Wer den Identity Provider betreibt</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Trouble at AWS</source>
        <translation>Störung bei AWS</translation>
    </message>
    <message>
        <source>AWS had an internal fault, and still had after several attempts.</source>
        <translation>AWS hatte einen internen Fehler, auch nach mehreren Versuchen noch.</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Try again later; AWS Health shows known trouble.</source>
        <translation>Versuchen Sie es später erneut; AWS Health zeigt bekannte Störungen.</translation>
    </message>
    <message>
        <source>The account is in no organization</source>
        <translation>Das Konto gehört zu keiner Organisation</translation>
    </message>
    <message>
        <source>The account does not belong to an AWS organization. That is no fault.</source>
        <translation>Das Konto gehört zu keiner AWS-Organisation. Das ist kein Fehler.</translation>
    </message>
    <message>
        <source>Nobody needs to</source>
        <translation>Niemand muss etwas tun</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>AWS found no such invitation</source>
        <translation>AWS hat keine solche Einladung gefunden</translation>
    </message>
    <message>
        <source>It may have been answered or deleted by someone else in the meantime.</source>
        <translation>Vielleicht hat sie inzwischen jemand anderes beantwortet oder gelöscht.</translation>
    </message>
    <message>
        <source>Look again.</source>
        <translation>Sehen Sie erneut nach.</translation>
    </message>
    <message>
        <source>Already so</source>
        <translation>Bereits geschehen</translation>
    </message>
    <message>
        <source>AWS says that this conflicts with the present state: someone may have changed it in the meantime.</source>
        <translation>AWS meldet einen Widerspruch zum jetzigen Zustand: Vielleicht hat ihn inzwischen jemand geändert.</translation>
    </message>
    <message>
        <source>Security Hub is off here</source>
        <translation>Security Hub ist hier aus</translation>
    </message>
    <message>
        <source>Invitations here cannot be seen or declined. Hubwarden never switches Security Hub on.</source>
        <translation>Einladungen lassen sich hier weder sehen noch ablehnen. Hubwarden schaltet Security Hub nie ein.</translation>
    </message>
    <message>
        <source>Leave this region out. If an invitation must be declined here, switch Security Hub on in the AWS console first; that can cost money.</source>
        <translation>Lassen Sie diese Region weg. Muss hier eine Einladung abgelehnt werden, schalten Sie zuerst Security Hub in der AWS-Konsole ein; das kann Geld kosten.</translation>
    </message>
    <message>
        <source>The region is off</source>
        <translation>Die Region ist aus</translation>
    </message>
    <message>
        <source>The key works elsewhere, so this region is not enabled for the account. Invitations here cannot be seen or declined, and nobody can accept one either.</source>
        <translation>Der Schlüssel funktioniert anderswo, also ist diese Region für das Konto nicht aktiviert. Einladungen lassen sich hier weder sehen noch ablehnen, und annehmen kann sie auch niemand.</translation>
    </message>
    <message>
        <source>Leave this region out. There is nothing to do here until the region is enabled.</source>
        <translation>Lassen Sie diese Region weg. Solange sie nicht aktiviert ist, gibt es hier nichts zu tun.</translation>
    </message>
    <message>
        <source>Could not tell</source>
        <translation>Nicht feststellbar</translation>
    </message>
    <message>
        <source>AWS does not know the key here. It answers so for a region that is off and for a wrong key alike, and no other region could be asked which of the two it is.</source>
        <translation>AWS kennt den Schlüssel hier nicht. So antwortet es bei einer Region, die aus ist, ebenso wie bei einem falschen Schlüssel, und keine andere Region konnte befragt werden, was davon zutrifft.</translation>
    </message>
    <message>
        <source>Test the profile. If it works, the region is off: leave it out. If it does not, enter the key again.</source>
        <translation>Testen Sie das Profil. Gelingt der Test, ist die Region aus: Lassen Sie sie weg. Scheitert er, geben Sie den Schlüssel neu ein.</translation>
    </message>
    <message>
        <source>AWS refused the request because this computer&apos;s clock is wrong.</source>
        <translation>AWS hat die Anfrage zurückgewiesen, weil die Uhr dieses Computers falsch geht.</translation>
    </message>
    <message>
        <source>AWS&apos;s clock said %1.</source>
        <translation>Die Uhr von AWS zeigte %1.</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>Die Uhr geht falsch</translation>
    </message>
    <message>
        <source>Switch on automatic time in the system&apos;s settings, then try again.</source>
        <translation>Schalten Sie in den Systemeinstellungen die automatische Uhrzeit ein und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>AWS&apos;s clock said %1, this computer&apos;s said %2: %3 apart.</source>
        <translation>Die Uhr von AWS zeigte %1, die dieses Computers %2: Das sind %3 Unterschied.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>Die Uhr dieses Computers geht falsch</translation>
    </message>
    <message>
        <source>Hubwarden goes by AWS&apos;s clock from now on, so work goes on; times in the records are this computer&apos;s.</source>
        <translation>Hubwarden richtet sich ab jetzt nach der Uhr von AWS, die Arbeit geht also weiter; Zeiten in den Aufzeichnungen sind die dieses Computers.</translation>
    </message>
    <message>
        <source>Switch on automatic time in the system&apos;s settings.</source>
        <translation>Schalten Sie in den Systemeinstellungen die automatische Uhrzeit ein.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::ShortcutsDialog</name>
    <message>
        <source>Esc Esc</source>
        <translation>Esc Esc</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The same as the action</source>
        <translation>Dasselbe wie die Aktion</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Anhaken</translation>
    </message>
    <message>
        <source>Tick or untick the selected rows of a table</source>
        <translation>Hakt die markierten Zeilen einer Tabelle an oder entfernt den Haken</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows of a table</source>
        <translation>Kopiert die markierten Zeilen einer Tabelle</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>What It Does</source>
        <translation>Was sie bewirkt</translation>
    </message>
</context>
<context>
    <name>Hubwarden::SleepFlow</name>
    <message>
        <source>The computer slept for %1. Nothing more is sent.</source>
        <translation>Der Computer war %1 im Ruhezustand. Es wird nichts weiter gesendet.</translation>
    </message>
    <message>
        <source>Go On asks AWS again who signs, then sends the rest. (A clock that was set forward looks like sleep.)</source>
        <translation>„Fortfahren“ fragt AWS erneut, wer signiert, und sendet dann den Rest. (Eine vorgestellte Uhr sieht wie Ruhezustand aus.)</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Hubwarden::StartText</name>
    <message>
        <source>The accounts in it are not shown.</source>
        <translation>Die Konten darin werden nicht angezeigt.</translation>
    </message>
    <message>
        <source>Endpoints that are not AWS&apos;s are asked about again.</source>
        <translation>Nach Endpunkten, die nicht von AWS sind, wird erneut gefragt.</translation>
    </message>
    <message>
        <source>The next scan cannot tell what is new.</source>
        <translation>Die nächste Suche kann nicht sagen, was neu ist.</translation>
    </message>
    <message>
        <source>Appearance, window and ticks begin anew.</source>
        <translation>Erscheinungsbild, Fenster und Haken beginnen von vorn.</translation>
    </message>
    <message>
        <source>The history goes on without it and names it.</source>
        <translation>Der Verlauf geht ohne sie weiter und nennt sie.</translation>
    </message>
    <message>
        <source>Its accounts can be used; changes to them are not kept.</source>
        <translation>Ihre Konten sind verwendbar; Änderungen daran werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>Endpoints that you confirm now are asked about again at the next start.</source>
        <translation>Nach Endpunkten, die Sie jetzt bestätigen, wird beim nächsten Start erneut gefragt.</translation>
    </message>
    <message>
        <source>What a scan finds now is not remembered.</source>
        <translation>Was eine Suche jetzt findet, merkt sich Hubwarden nicht.</translation>
    </message>
    <message>
        <source>Changes of appearance, window and ticks are not kept.</source>
        <translation>Änderungen an Erscheinungsbild, Fenster und Haken werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>What is done now is not in the history; every run still has its journal.</source>
        <translation>Was jetzt getan wird, steht nicht im Verlauf; jeder Lauf hat weiterhin sein Journal.</translation>
    </message>
    <message>
        <source>Nothing was deleted. The damaged file is kept as %1.</source>
        <translation>Es wurde nichts gelöscht. Die beschädigte Datei liegt unter %1.</translation>
    </message>
    <message>
        <source>Enter their keys again, or repair the file and give it its name back while Hubwarden is closed.</source>
        <translation>Geben Sie ihre Schlüssel neu ein, oder reparieren Sie die Datei und geben Sie ihr ihren Namen zurück, während Hubwarden geschlossen ist.</translation>
    </message>
    <message>
        <source>A damaged file was set aside</source>
        <translation>Eine beschädigte Datei wurde beiseitegelegt</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) not shown</source>
        <translation>
            <numerusform>%n Konto nicht angezeigt</numerusform>
            <numerusform>%n Konten nicht angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>This Hubwarden cannot read them. They stay in profiles.json as they are.</source>
        <translation>Dieses Hubwarden kann sie nicht lesen. Sie bleiben unverändert in profiles.json.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need your attention</source>
        <translation>
            <numerusform>%n Punkt braucht Ihre Aufmerksamkeit</numerusform>
            <numerusform>%n Punkte brauchen Ihre Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>Hubwarden is already running</source>
        <translation>Hubwarden läuft bereits</translation>
    </message>
    <message>
        <source>Another Hubwarden uses the folder %1.</source>
        <translation>Ein anderes Hubwarden verwendet den Ordner %1.</translation>
    </message>
    <message>
        <source>Go on in its window, or start with another --data-dir.</source>
        <translation>Arbeiten Sie in dessen Fenster weiter, oder starten Sie mit einem anderen --data-dir.</translation>
    </message>
    <message>
        <source>Hubwarden on the computer %1 uses the folder %2.</source>
        <translation>Hubwarden auf dem Computer %1 verwendet den Ordner %2.</translation>
    </message>
    <message>
        <source>Close it there, or start with another --data-dir. If that computer no longer runs, delete the file &quot;lock&quot; in the folder.</source>
        <translation>Schließen Sie es dort, oder starten Sie mit einem anderen --data-dir. Falls jener Computer nicht mehr läuft, löschen Sie die Datei „lock“ im Ordner.</translation>
    </message>
    <message>
        <source>The folder is locked</source>
        <translation>Der Ordner ist gesperrt</translation>
    </message>
    <message>
        <source>The folder %1 is locked, and the file &quot;lock&quot; in it does not say by whom.</source>
        <translation>Der Ordner %1 ist gesperrt, und die Datei „lock“ darin sagt nicht, von wem.</translation>
    </message>
    <message>
        <source>If no other Hubwarden uses the folder, delete &quot;lock&quot; and start again.</source>
        <translation>Wenn kein anderes Hubwarden den Ordner verwendet, löschen Sie „lock“ und starten Sie neu.</translation>
    </message>
    <message>
        <source>Its window cannot be reached from here (process %1): it is just ending, or it belongs to another user or session.</source>
        <translation>Sein Fenster ist von hier aus nicht erreichbar (Prozess %1): Es wird gerade beendet, oder es gehört zu einem anderen Benutzer oder einer anderen Sitzung.</translation>
    </message>
    <message>
        <source>It does not answer (process %1).</source>
        <translation>Es antwortet nicht (Prozess %1).</translation>
    </message>
    <message>
        <source>Wait a moment. If it stays like this, end that process and start again: what was sent is in the journal, and the next start tells it.</source>
        <translation>Warten Sie einen Moment. Bleibt es dabei, beenden Sie den Prozess und starten Sie neu: Was gesendet wurde, steht im Journal, und der nächste Start meldet es.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::StorageText</name>
    <message>
        <source>The system says: %1.</source>
        <extracomment>%1: for example &quot;No space left on device&quot;</extracomment>
        <translation>Das System meldet: %1.</translation>
    </message>
    <message>
        <source>A file is from a newer Hubwarden</source>
        <translation>Eine Datei stammt von einem neueren Hubwarden</translation>
    </message>
    <message>
        <source>%1 was written by a newer Hubwarden. It is left as it is.</source>
        <translation>%1 wurde von einem neueren Hubwarden geschrieben und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Use the newer Hubwarden, or start with another --data-dir.</source>
        <translation>Verwenden Sie das neuere Hubwarden, oder starten Sie mit einem anderen --data-dir.</translation>
    </message>
    <message>
        <source>A file is damaged</source>
        <translation>Eine Datei ist beschädigt</translation>
    </message>
    <message>
        <source>%1 is not what its name says, and it is left as it is.</source>
        <translation>%1 ist nicht, was der Name sagt, und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Put a good copy in its place, or move it elsewhere, and start Hubwarden again.</source>
        <translation>Legen Sie eine unbeschädigte Kopie an ihre Stelle, oder verschieben Sie die Datei, und starten Sie Hubwarden neu.</translation>
    </message>
    <message>
        <source>A file is in use</source>
        <translation>Eine Datei ist in Gebrauch</translation>
    </message>
    <message>
        <source>%1 is held by another program.</source>
        <translation>%1 wird von einem anderen Programm verwendet.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Schließen Sie das andere Programm und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The folder cannot be used</source>
        <translation>Der Ordner ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Hubwarden keeps its files in %1 and cannot write there.</source>
        <translation>Hubwarden legt seine Dateien in %1 ab und kann dort nicht schreiben.</translation>
    </message>
    <message>
        <source>Check its permissions and free space, or start with another --data-dir.</source>
        <translation>Prüfen Sie Zugriffsrechte und freien Speicherplatz, oder starten Sie mit einem anderen --data-dir.</translation>
    </message>
    <message>
        <source>A file is not replaced</source>
        <translation>Eine Datei wird nicht ersetzt</translation>
    </message>
    <message>
        <source>%1 could not be read when Hubwarden started, so it is not written either.</source>
        <translation>%1 ließ sich beim Start von Hubwarden nicht lesen und wird deshalb auch nicht geschrieben.</translation>
    </message>
    <message>
        <source>Check the permissions of the file, then start Hubwarden again.</source>
        <translation>Prüfen Sie die Zugriffsrechte der Datei und starten Sie Hubwarden dann neu.</translation>
    </message>
    <message>
        <source>One of Hubwarden&apos;s files</source>
        <translation>Eine der Dateien von Hubwarden</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>Eine Datei ließ sich nicht lesen oder schreiben</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Check free space and permissions of the folder, then try again.</source>
        <translation>Prüfen Sie freien Speicherplatz und Zugriffsrechte des Ordners und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A file could not be read</source>
        <translation>Eine Datei ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>A file could not be written</source>
        <translation>Eine Datei ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 ließ sich nicht schreiben.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::TwoLineDelegate</name>
    <message>
        <source>New name of %1</source>
        <translation>Neuer Name von %1</translation>
    </message>
</context>
<context>
    <name>Hubwarden::WelcomePage</name>
    <message>
        <source>Find and decline Security Hub invitations</source>
        <translation>Einladungen von Security Hub finden und ablehnen</translation>
    </message>
    <message>
        <source>Hubwarden works on AWS Security Hub (console: Security Hub CSPM). Nothing is declined until you confirm a list. Access keys you enter are kept in the %1; keys in ~/.aws stay where they are.</source>
        <translation>Hubwarden arbeitet mit AWS Security Hub (in der Konsole: Security Hub CSPM). Nichts wird abgelehnt, bevor Sie eine Liste bestätigen. Eingegebene Access Keys werden im %1 aufbewahrt; Schlüssel in ~/.aws bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Enter Access Keys…</source>
        <translation>Access Keys eingeben&#xa0;…</translation>
    </message>
    <message>
        <source>Try It with Practice Data</source>
        <translation>Mit Übungsdaten ausprobieren</translation>
    </message>
    <message>
        <source>Opens a second window with made-up accounts. Nothing leaves this computer.</source>
        <translation>Öffnet ein zweites Fenster mit erfundenen Konten. Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>Hubwarden::WindowDialogs</name>
    <message>
        <source>Open Sender IDs</source>
        <translation>Absender-IDs öffnen</translation>
    </message>
    <message>
        <source>Lists of IDs (*.txt *.csv *.tsv *.json)</source>
        <translation>ID-Listen (*.txt *.csv *.tsv *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export Results as CSV</source>
        <translation>Ergebnisse als CSV exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
</context>
<context>
    <name>SenderIds</name>
    <message>
        <source>One of your accounts</source>
        <translation>Eines Ihrer Konten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Fewer than 12 digits</source>
        <translation>Weniger als 12 Ziffern</translation>
    </message>
    <message>
        <source>More than 12 digits</source>
        <translation>Mehr als 12 Ziffern</translation>
    </message>
    <message>
        <source>Scientific notation: digits are lost</source>
        <translation>Exponentialschreibweise: Ziffern sind verloren</translation>
    </message>
    <message>
        <source>Unclear groups of four digits</source>
        <translation>Unklare Vierergruppen von Ziffern</translation>
    </message>
    <message>
        <source>Letters or signs among the digits</source>
        <translation>Buchstaben oder Zeichen zwischen den Ziffern</translation>
    </message>
    <message>
        <source>Text without digits</source>
        <translation>Text ohne Ziffern</translation>
    </message>
    <message>
        <source>Only zeros: no account has this ID</source>
        <translation>Nur Nullen: Kein Konto hat diese ID</translation>
    </message>
    <message>
        <source>ARN without an account ID</source>
        <translation>ARN ohne Konto-ID</translation>
    </message>
    <message>
        <source>Row without a cell in the sender column</source>
        <translation>Zeile ohne Zelle in der Absenderspalte</translation>
    </message>
</context>
</TS>
