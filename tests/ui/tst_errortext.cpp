// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext.h"

#include "app/aws/endpoint.h"
#include "app/base/failurecode.h"
#include "app/base/storagecode.h"
#include "tests/ui/sampleoutcome.h"

#include <QSet>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

constexpr int kindCount = static_cast<int>(Error::Kind::Storage) + 1;

Error error(Error::Kind kind, const QString &message = {})
{
    Error e;
    e.kind = kind;
    e.message = message;
    return e;
}

Outcome outcome(ResultWord word, NotSentReason reason = NotSentReason::None)
{
    Outcome o = sampleOutcome(u"444455556666", word);
    o.reason = reason;
    return o;
}

bool complete(const ErrorText &text)
{
    return !text.title.isEmpty() && !text.title.endsWith(u'.') && text.meaning.endsWith(u'.')
           && !text.whoCanFix.isEmpty() && text.whatToDo.endsWith(u'.') && !text.meaning.contains(u"%1"_s)
           && !text.meaning.contains(u"  "_s);
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsExplained();
    void everyOutcomeIsExplained();
    void keychainSaysWhatIsWrongAndTheWayOut_data();
    void keychainSaysWhatIsWrongAndTheWayOut();
    void wrongClockShowsBothClocks();
    void sentOrNotIsSaid();
    void administratorGetsTheCommand();
    void stillListedIsSaidAsItIs();
    void securityHubIsNeverSwitchedOn();
    void refusalsAreReadLoosely();
    void ownCodesAreExplained_data();
    void ownCodesAreExplained();
    void changedIdentityShowsBoth();
    void settingsNameTheVariable_data();
    void settingsNameTheVariable();
    void foreignAnswersAreNotTroubleAtAws();
    void failuresOnTheWayAreToldApart_data();
    void failuresOnTheWayAreToldApart();
    void secretsAndMarkupOfMessagesStayOut();
    void filesAreNamedWithTheSystemsReason();
};

void TestErrorText::everyKindIsExplained()
{
    QSet<QString> titles;
    for (int kind = 0; kind < kindCount; ++kind) {
        const ErrorText text = errorText(error(static_cast<Error::Kind>(kind)));
        QVERIFY2(complete(text), qPrintable(text.title + text.meaning));
        titles.insert(text.title);
    }
    QCOMPARE(titles.size(), kindCount);
}

void TestErrorText::everyOutcomeIsExplained()
{
    for (int word = 0; word <= static_cast<int>(ResultWord::NoInvitationFound); ++word) {
        for (int reason = 0; reason <= static_cast<int>(NotSentReason::Interrupted); ++reason) {
            Outcome o = outcome(static_cast<ResultWord>(word), static_cast<NotSentReason>(reason));
            QVERIFY2(complete(outcomeText(o)), qPrintable(outcomeText(o).meaning));
            o.error = error(Error::Kind::Offline);
            QVERIFY2(complete(outcomeText(o)), qPrintable(outcomeText(o).meaning));
        }
    }
}

void TestErrorText::keychainSaysWhatIsWrongAndTheWayOut_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("store");
    QTest::addColumn<QString>("part");
    const auto add = [](const char *name, Error::Kind kind, SecretStoreKind store, const QString &part) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(store) << part;
    };
    using Kind = Error::Kind;
    add("Linux, missing", Kind::KeychainMissing, SecretStoreKind::SecretService,
        u"Keys cannot be kept: no keyring is running on this computer."_s);
    add("Windows, missing", Kind::KeychainMissing, SecretStoreKind::CredentialManager,
        u"Windows Credential Manager is not available"_s);
    add("macOS, missing", Kind::KeychainMissing, SecretStoreKind::Keychain, u"Keychain is not available"_s);
    add("Linux, locked", Kind::KeychainLocked, SecretStoreKind::SecretService,
        u"kept in the Secret Service keyring, and it is locked"_s);
    add("Linux, busy", Kind::KeychainBusy, SecretStoreKind::SecretService,
        u"Secret Service keyring did not answer in time"_s);
    add("macOS, denied", Kind::KeychainDenied, SecretStoreKind::Keychain,
        u"Keychain did not let Hubwarden read or keep this key"_s);
}

void TestErrorText::keychainSaysWhatIsWrongAndTheWayOut()
{
    QFETCH(int, kind);
    QFETCH(int, store);
    QFETCH(QString, part);
    const ErrorText text
        = errorText(error(static_cast<Error::Kind>(kind)), {}, static_cast<SecretStoreKind>(store));
    QVERIFY2(text.meaning.contains(part), qPrintable(text.meaning));
    QVERIFY2(text.whatToDo.contains(u"For This Session Only"_s), qPrintable(text.whatToDo));
}

void TestErrorText::wrongClockShowsBothClocks()
{
    qputenv("TZ", "UTC");
    Error e = error(Error::Kind::ClockSkew);
    e.serverTime = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
    const ErrorText text = errorText(e, e.serverTime.addSecs(-605));
    e.localTime = e.serverTime.addSecs(-605); // what the error tells comes first
    QCOMPARE(errorText(e, e.serverTime), text);
    QVERIFY2(text.meaning.contains(u"2026-11-23 12:00:00"_s)
                 && text.meaning.contains(u"2026-11-23 11:49:55"_s) && text.meaning.contains(u"10 min 5 s"_s),
             qPrintable(text.meaning));
}

void TestErrorText::sentOrNotIsSaid()
{
    Error e = error(Error::Kind::Timeout);
    QVERIFY(errorText(e).meaning.contains(u"Nothing was sent"_s));
    e.requestSent = true;
    QVERIFY(errorText(e).meaning.contains(u"may have reached AWS"_s));
}

void TestErrorText::administratorGetsTheCommand()
{
    const ErrorText text = outcomeText(outcome(ResultWord::NotStarted, NotSentReason::IsAdministrator));
    QCOMPARE(
        text.meaning,
        u"This sender is your administrator here and can read your findings. Declining does not end that."_s);
    QCOMPARE(text.command, u"aws securityhub disassociate-from-administrator-account --region eu-west-1"_s);
    QVERIFY(text.whatToDo.contains(u"1111\u00a02222\u00a03333"_s));
}

void TestErrorText::stillListedIsSaidAsItIs()
{
    QCOMPARE(
        outcomeText(outcome(ResultWord::DeclinedStillListed)).meaning,
        u"AWS accepted the request. The invitation can stay visible until the sender deletes it; while it is "
        "listed someone here could still accept it."_s);
}

void TestErrorText::securityHubIsNeverSwitchedOn()
{
    QCOMPARE(errorText(error(Error::Kind::NotSubscribed)).meaning,
             u"Invitations here cannot be seen or declined. Hubwarden never switches Security Hub on."_s);
}

void TestErrorText::refusalsAreReadLoosely()
{
    Outcome o = outcome(ResultWord::RefusedByAws);
    o.awsSays = u"… because the account is STILL ASSOCIATED to it."_s;
    QVERIFY(outcomeText(o).meaning.contains(u"still the administrator"_s));
    o.awsSays = u"rejected because account 444455556666 has no pending invitation"_s;
    QVERIFY(outcomeText(o).meaning.contains(u"no open invitation"_s));
    o.awsSays = u"words nobody has seen before"_s;
    QCOMPARE(outcomeText(o).meaning, u"AWS answered, but did not process this sender."_s);
}

void TestErrorText::ownCodesAreExplained_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("meaning");
    QTest::addColumn<QString>("whatToDo");
    QTest::newRow("root") << static_cast<int>(Error::Kind::AccessDenied) << u"RootUser"_s << u"root user"_s
                          << u"IAM user or role"_s;
    QTest::newRow("not confirmed") << static_cast<int>(Error::Kind::CredentialsMissing) << u"NotConfirmed"_s
                                   << u"nobody has confirmed"_s << u"Test the profile"_s;
    QTest::newRow("unchecked key") << static_cast<int>(Error::Kind::IdentityChanged) << u"UncheckedKey"_s
                                   << u"Nothing was sent with it"_s << u"new key is checked first"_s;
}

void TestErrorText::ownCodesAreExplained()
{
    QFETCH(int, kind);
    QFETCH(QString, code);
    QFETCH(QString, meaning);
    QFETCH(QString, whatToDo);
    Error e = error(static_cast<Error::Kind>(kind));
    const QString usual = errorText(e).title;
    e.code = code;
    const ErrorText text = errorText(e);
    QVERIFY(complete(text));
    QVERIFY2(text.title != usual, qPrintable(usual));
    QVERIFY2(text.meaning.contains(meaning), qPrintable(text.meaning));
    QVERIFY2(text.whatToDo.contains(whatToDo), qPrintable(text.whatToDo));
}

void TestErrorText::changedIdentityShowsBoth()
{
    Error e = error(Error::Kind::IdentityChanged, u"arn:aws:iam::444455556666:user/b"_s);
    e.detail = u"arn:aws:iam::111122223333:user/a"_s;
    QVERIFY(errorText(e).meaning.contains(
        u"You confirmed arn:aws:iam::111122223333:user/a. Now it is arn:aws:iam::444455556666:user/b."_s));
}

void TestErrorText::settingsNameTheVariable_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("no address") << QString(EndpointRefusal::notAnAddress) << QString() << u"https://"_s;
    QTest::newRow("plain http") << QString(EndpointRefusal::plainHttp) << QString()
                                << u"without encryption"_s;
    QTest::newRow("extra parts") << QString(EndpointRefusal::extraParts) << QString() << u"password"_s;
    QTest::newRow("incomplete") << QString(EndpointRefusal::incomplete) << QString() << u"is missing"_s;
    QTest::newRow("proxy") << QString() << u"unusable proxy address"_s << u"address of a proxy"_s;
    QTest::newRow("other") << QString() << u"no certificate in PEM form"_s << u"cannot be used"_s;
}

void TestErrorText::settingsNameTheVariable()
{
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(QString, meaning);
    Error e = error(Error::Kind::Configuration, message);
    e.code = code;
    e.detail = u"A_VARIABLE"_s;
    const ErrorText text = errorText(e);
    QVERIFY(complete(text));
    QVERIFY2(text.meaning.contains(meaning), qPrintable(text.meaning));
    QVERIFY(text.meaning.contains(u"A_VARIABLE"_s));
    QVERIFY(text.meaning.endsWith(u"Nothing was sent."_s));
    e.httpStatus = 403; // a server's word on a missing signature: then something was sent
    QVERIFY(!errorText(e).meaning.contains(u"Nothing was sent"_s));
}

void TestErrorText::foreignAnswersAreNotTroubleAtAws()
{
    Error e = error(Error::Kind::ServiceFault);
    e.httpStatus = 503;
    QVERIFY(strangeAnswer(e).isEmpty());
    QCOMPARE(errorText(e).title, u"Trouble at AWS"_s);
    e.detail = u"text/html\nServer: squid\n<html>Error"_s;
    QCOMPARE(strangeAnswer(e), e.detail);
    QCOMPARE(errorText(e).title, u"A proxy answered"_s);
    QVERIFY(errorText(e).meaning.contains(u"503"_s));
    QVERIFY(!errorText(e).meaning.contains(u"html"_s));
    e.message = u"Service Unavailable"_s;
    QCOMPARE(errorText(e).title, u"Trouble at AWS"_s);
}

void TestErrorText::failuresOnTheWayAreToldApart_data()
{
    using namespace FailureCode;
    using Kind = Error::Kind;
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("part");
    const auto row = [](QLatin1StringView code, Kind kind, const QString &detail, const QString &title,
                        const QString &part) {
        QTest::newRow(code.data()) << kind << QString(code) << detail << title << part;
    };
    const QString host = u"hub.example"_s;
    const QString names = u"Corp Inspection CA\nportal.example"_s;
    row(hostNotFound, Kind::Offline, host, u"The address was not found"_s,
        u"(DNS) has no address for hub.example"_s);
    row(connectionRefused, Kind::Offline, host, u"The connection was refused"_s, u"Hub.example is there"_s);
    row(proxyNotFound, Kind::Offline, host, u"The proxy was not found"_s,
        u"set as the proxy has no address, or the proxy found none for hub.example"_s);
    row(proxyRefused, Kind::Offline, host, u"The proxy refused"_s, u"through to hub.example"_s);
    row(proxyAuthentication, Kind::Offline, host, u"The proxy wants a sign-in"_s, u"user name"_s);
    row(proxyFailed, Kind::Offline, host, u"The proxy did not do its work"_s, u"hub.example"_s);
    row(certificateUntrusted, Kind::Tls, names, u"The certificate is not trusted"_s,
        u"issued by: Corp Inspection CA."_s);
    row(certificateWrongHost, Kind::Tls, names, u"The certificate is for another name"_s,
        u"made out to: portal.example."_s);
    row(certificateExpired, Kind::Tls, names, u"The certificate has expired"_s, u"past its end"_s);
    row(certificateNotYetValid, Kind::Tls, names, u"The certificate is not valid yet"_s, u"clock"_s);
    row(answerNotHttp, Kind::BadReply, {}, u"The answer is not HTTP"_s, u"garbled"_s);
    row(answerCut, Kind::BadReply, {}, u"The answer was cut short"_s, u"announced"_s);
    row(answerCoded, Kind::BadReply, {}, u"The answer came packed"_s, u"compressed"_s);
    row(answerTooLarge, Kind::BadReply, {}, u"The answer is too large"_s, u"larger than any"_s);
    row(answerNotJson, Kind::BadReply, {}, u"The answer cannot be read"_s, u"not whole JSON"_s);
    row(answerUnexpected, Kind::BadReply, {}, u"The answer has another form"_s, u"AWS documents"_s);
    row(listEndless, Kind::BadReply, {}, u"The list does not end"_s, u"not whole"_s);
}

void TestErrorText::failuresOnTheWayAreToldApart()
{
    QFETCH(Error::Kind, kind);
    QFETCH(QString, code);
    QFETCH(QString, detail);
    QFETCH(QString, title);
    QFETCH(QString, part);
    Error e = error(kind, u"the system's words"_s);
    e.code = code;
    e.detail = detail;
    const ErrorText text = errorText(e);
    QVERIFY2(complete(text), qPrintable(text.meaning));
    QCOMPARE(text.title, title);
    QVERIFY2(text.meaning.contains(part), qPrintable(text.meaning));
    // Without a code they are explained in general words, and with other ones.
    QVERIFY(errorText(error(kind)).title != title);
}

void TestErrorText::secretsAndMarkupOfMessagesStayOut()
{
    for (int kind = 0; kind < kindCount; ++kind) {
        const ErrorText text = errorText(error(static_cast<Error::Kind>(kind), u"<b>CANARY-4711</b>"_s));
        // The operating system's words about a file are its own, not those of somebody who answered.
        if (static_cast<Error::Kind>(kind) == Error::Kind::Storage)
            continue;
        QVERIFY(!(text.title + text.meaning + text.whatToDo).contains(u"CANARY"_s));
    }
}

void TestErrorText::filesAreNamedWithTheSystemsReason()
{
    using namespace StorageCode;
    QSet<QString> titles;
    for (const QLatin1String code :
         {QLatin1String(), unreadable, unwritable, notLoaded, locked, newerFormat, damaged, folderUnusable}) {
        Error e = error(Error::Kind::Storage, u"No space left on device."_s);
        e.code = code;
        e.detail = u"/data/x.json"_s;
        const ErrorText text = errorText(e);
        QVERIFY2(complete(text), qPrintable(text.meaning));
        QVERIFY2(text.meaning.contains(u"/data/x.json "_s), qPrintable(text.meaning));
        titles.insert(text.title);
        const bool isTheSystems = code != notLoaded && code != locked && code != newerFormat;
        QCOMPARE(text.meaning.endsWith(u" The system says: No space left on device."_s), isTheSystems);
    }
    QCOMPARE(titles.size(), 8);
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
