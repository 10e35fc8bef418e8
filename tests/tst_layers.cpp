// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/sourcerules.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Hubwarden::Testing;
using namespace Qt::StringLiterals;

namespace {

//! The map of the house. The first row whose path begins a file's path counts, so the exceptions come first.
const QList<Room> rooms{
    {u"app/main.cpp"_s, {u"app/base/"_s, u"ui/"_s}},
    {u"app/base/"_s, {}},
    {u"app/net/"_s, {u"app/base/"_s}},
    {u"app/aws/"_s, {u"app/base/"_s, u"app/net/"_s}},
    {u"app/services/"_s, {u"app/base/"_s, u"app/aws/"_s}},
    {u"app/profiles/"_s, {u"app/base/"_s}},
    {u"app/credentials/"_s, {u"app/base/"_s, u"app/services/"_s, u"app/aws/"_s, u"app/profiles/"_s}},
    {u"app/records/"_s, {u"app/base/"_s}},
    {u"app/invitations/"_s,
     {u"app/base/"_s, u"app/services/"_s, u"app/records/"_s, u"app/aws/credentials.h"_s,
      u"app/aws/denial.h"_s, u"app/aws/partitions.h"_s, u"app/profiles/profile.h"_s}},
    {u"app/practice/"_s, {u"app/base/"_s, u"app/aws/canonicalrequest.h"_s, u"app/aws/sigv4.h"_s}},
    // The composition root builds everything, so it sees everything.
    {u"ui/desktopapp"_s, {u"app/"_s, u"ui/"_s}},
    // The flows lead a person's click through the services and back to the windows.
    {u"ui/flows/"_s, {u"app/"_s, u"ui/"_s}},
    // Windows show values and hand values back; they start no call and open no file.
    {u"ui/"_s,
     {u"app/aws/credentials.h"_s,
      u"app/aws/denial.h"_s,
      u"app/aws/foreignanswer.h"_s,
      u"app/aws/partitions.h"_s,
      u"app/base/background.h"_s,
      u"app/base/clock.h"_s,
      u"app/base/error.h"_s,
      u"app/base/failurecode.h"_s,
      u"app/base/names.h"_s,
      u"app/base/result.h"_s,
      u"app/base/secret.h"_s,
      u"app/base/servicewords.h"_s,
      u"app/base/sharederror.h"_s,
      u"app/base/storagecode.h"_s,
      u"app/base/target.h"_s,
      u"app/invitations/coverage.h"_s,
      u"app/invitations/declineplan.h"_s,
      u"app/invitations/foundinvitation.h"_s,
      u"app/invitations/invitationstate.h"_s,
      u"app/invitations/lookreport.h"_s,
      u"app/invitations/outcome.h"_s,
      u"app/invitations/pair.h"_s,
      u"app/invitations/placestate.h"_s,
      u"app/invitations/retryplan.h"_s,
      u"app/invitations/senderids.h"_s,
      u"app/invitations/senderidsfile.h"_s,
      u"app/invitations/senderidsfindings.h"_s,
      u"app/net/activityfeed.h"_s,
      u"app/practice/scenario.h"_s,
      u"app/profiles/profile.h"_s,
      u"app/services/administrator.h"_s,
      u"app/services/invitation.h"_s}},
    // The start of the AppImage is a program of its own.
    {u"packaging/linux/runtime/"_s, {}},
    // A test links what it tests: those below tests/app link no window.
    {u"tests/app/"_s, {u"app/"_s, u"tests/support/"_s}},
    {u"tests/"_s, {u"app/"_s, u"ui/"_s}},
};

const QStringList product{u"app/"_s, u"ui/"_s};

//! Patterns fit a whole include path.
const QList<Ban> bannedIncludes{
    {product,
     u"(qt6?keychain/)?keychain\\.h"_s,
     {u"app/profiles/keychainaccess.cpp"_s},
     u"one file talks to QtKeychain"_s},
    {product, u"(QtNetwork/)?QNetworkReply"_s, {u"app/net/httpcall.cpp"_s}, u"one file sees replies"_s},
    {product,
     u"(QtCore/)?QProcess"_s,
     {u"app/practice/launcher.cpp"_s},
     u"no program is started, but this one again to practise"_s},
    {product,
     u"(QtDBus/.*|QDBus.*)"_s,
     {u"app/profiles/keychainstate_linux.cpp"_s},
     u"one file speaks D-Bus"_s},
    {{u"app/"_s},
     u"(QtCore/)?Q(Basic|Chrono)?Timer"_s,
     {u"app/base/clock.cpp"_s},
     u"timers come from Clock, so that tests need no sleep"_s},
    {product, u"(QtCore/)?QSettings"_s, {}, u"kept data lie in versioned files"_s},
    {product,
     u"ui/desktopapp.*"_s,
     {u"app/main.cpp"_s, u"ui/desktopapp"_s},
     u"the composition root knows the windows, not they it"_s},
    {product, u"(QtCore/)?QEventLoop"_s, {}, u"no nested event loops"_s},
    {{u"app/"_s}, u"Qt(Gui|Widgets)/.*"_s, {}, u"app/ runs without a window system"_s},
    {{u"app/"_s, u"ui/"_s, u"tests/"_s},
     u"(Qt(Core|Network|Gui|Widgets|DBus|Test)/)?Qt(Core|Network|Gui|Widgets|DBus)"_s,
     {},
     u"a whole module is included; name the class"_s},
};

//! Patterns are looked for in code, outside comments and literals.
const QList<Ban> bannedCode{
    {{u"app/"_s},
     u"\\b(tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\s*\\("_s,
     {},
     u"sentences for people live in ui/"_s},
    {product, u"\\bexec\\s*\\("_s, {u"app/main.cpp"_s}, u"dialogs are opened and answer by signal"_s},
    {product,
     u"\\b(processEvents|waitFor(Finished|Started|Connected|Disconnected|ReadyRead|BytesWritten|Encrypted|NewConnection|Done))\\s*\\("_s,
     {},
     u"nothing waits in the event loop's thread"_s},
    {{u"app/"_s}, u"\\bstartTimer\\s*\\("_s, {}, u"timers come from Clock, so that tests need no sleep"_s},
    {product, u"\\b(SIGNAL|SLOT)\\s*\\("_s, {}, u"connect with function pointers"_s},
    {product, u"\\bignoreSslErrors\\b|\\bVerifyNone\\b"_s, {}, u"TLS errors are never ignored"_s},
    {product, u"\\bsetInsecureFallback\\s*\\(\\s*true"_s, {}, u"a secret is never kept in plain text"_s},
    {product, u"\\bQSettings\\b"_s, {}, u"kept data lie in versioned files"_s},
    {product,
     u"\\bQProcess\\b"_s,
     {u"app/practice/launcher.cpp"_s},
     u"no program is started, but this one again to practise"_s},
    {{u"tests/"_s}, u"\\bQ?(Test::qSleep|Thread::m?sleep)\\s*\\("_s, {}, u"tests do not sleep"_s},
};

SourceRules rules()
{
    return {rooms, bannedIncludes, bannedCode};
}

//! Paths from the top folder of every file that people write.
QStringList sourceFiles(const QDir &top)
{
    static const QStringList names{u"*.cpp"_s, u"*.h"_s,     u"*.py"_s,
                                   u"*.sh"_s,  u"*.cmake"_s, u"CMakeLists.txt"_s};
    QStringList files{u"CMakeLists.txt"_s, u".ci/run"_s};
    for (const QString &folder : {u"app"_s, u"ui"_s, u"tests"_s, u"packaging"_s}) {
        QDirIterator each(top.filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            files += top.relativeFilePath(each.next());
    }
    files.sort();
    return files;
}

} // namespace

//! Keeps the rooms apart and the house rules that a machine can see.
class tst_layers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceKeepsTheRules();
    void ruleIsSeen_data();
    void ruleIsSeen();
    void blankingKeepsLinesAndCode();
};

void tst_layers::everySourceKeepsTheRules()
{
    const QDir top(QStringLiteral(HUBWARDEN_SOURCES));
    const QStringList paths = sourceFiles(top);
    QVERIFY2(paths.contains(u"app/main.cpp"_s) && paths.contains(u"tests/tst_layers.cpp"_s),
             "the sources were not found");
    QStringList found;
    for (const QString &path : paths) {
        QFile file(top.filePath(path));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        found += rules().faultsOf(path, QString::fromUtf8(file.readAll()));
    }
    if (!found.isEmpty())
        QFAIL(qPrintable(u"%1 violations\n%2"_s.arg(found.size()).arg(found.join(u'\n'))));
}

void tst_layers::ruleIsSeen_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text"); // below the SPDX lines, from line 3
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const QString &path, const QString &text, const QString &expected) {
        QTest::newRow(name) << path << text << expected;
    };
    const QString none;
    row("up", u"app/base/x.cpp"_s, u"\n#include \"app/net/httpcall.h\"\n"_s,
        u"app/base/x.cpp:4: app/base/ may not include app/net/httpcall.h"_s);
    row("sideways", u"app/records/x.cpp"_s, u"#include \"app/aws/sigv4.h\"\n"_s,
        u"app/records/x.cpp:3: app/records/ may not include app/aws/sigv4.h"_s);
    row("down", u"app/services/x.cpp"_s, u"#include \"app/aws/sigv4.h\"\n"_s, none);
    row("own room", u"app/net/x.cpp"_s, u"#include \"app/net/httpcall.h\"\n"_s, none);
    row("one header of a room", u"app/practice/x.cpp"_s,
        u"#include \"app/aws/sigv4.h\"\n#include \"app/aws/endpoint.h\"\n"_s,
        u"app/practice/x.cpp:4: app/practice/ may not include app/aws/endpoint.h"_s);
    row("value in a window", u"ui/pages/x.cpp"_s, u"#include \"app/invitations/outcome.h\"\n"_s, none);
    row("service in a window", u"ui/pages/x.cpp"_s, u"#include \"app/services/securityhub.h\"\n"_s,
        u"ui/pages/x.cpp:3: ui/ may not include app/services/securityhub.h"_s);
    row("service in the root", u"ui/desktopapp.cpp"_s, u"#include \"app/services/securityhub.h\"\n"_s, none);
    row("root in a window", u"ui/mainwindow.cpp"_s, u"#include \"ui/desktopapp.h\"\n"_s,
        u"ui/mainwindow.cpp:3: includes ui/desktopapp.h: the composition root knows the windows, not they it"_s);
    row("window in app", u"app/net/x.cpp"_s, u"#include \"ui/theme.h\"\n"_s,
        u"app/net/x.cpp:3: app/net/ may not include ui/theme.h"_s);
    row("window in main", u"app/main.cpp"_s, u"#include \"ui/desktopapp.h\"\n"_s, none);
    row("service in main", u"app/main.cpp"_s, u"#include \"app/services/sts.h\"\n"_s,
        u"app/main.cpp:3: app/main.cpp may not include app/services/sts.h"_s);
    row("window in a test of app", u"tests/app/net/x.cpp"_s, u"#include \"ui/theme.h\"\n"_s,
        u"tests/app/net/x.cpp:3: tests/app/ may not include ui/theme.h"_s);
    row("no room", u"app/other/x.cpp"_s, u"\n"_s,
        u"app/other/x.cpp:1: lies in no room of the table in tests/tst_layers.cpp"_s);
    row("relative", u"app/net/x.cpp"_s, u"#include \"httpcall.h\"\n"_s,
        u"app/net/x.cpp:3: \"httpcall.h\" is not a path from the top folder"_s);
    row("indented", u"app/base/x.cpp"_s, u"#ifdef Q_OS_WIN\n#  include \"ui/theme.h\"\n#endif\n"_s,
        u"app/base/x.cpp:4: app/base/ may not include ui/theme.h"_s);
    row("keychain", u"app/profiles/x.cpp"_s, u"#include <qt6keychain/keychain.h>\n"_s,
        u"app/profiles/x.cpp:3: includes qt6keychain/keychain.h: one file talks to QtKeychain"_s);
    row("keychain at home", u"app/profiles/keychainaccess.cpp"_s, u"#include <qt6keychain/keychain.h>\n"_s,
        none);
    row("reply", u"app/net/requestqueue.cpp"_s, u"#include <QNetworkReply>\n"_s,
        u"app/net/requestqueue.cpp:3: includes QNetworkReply: one file sees replies"_s);
    row("reply at home", u"app/net/httpcall.cpp"_s, u"#include <QNetworkReply>\n"_s, none);
    row("process", u"app/credentials/x.cpp"_s, u"#include <QProcess>\n"_s,
        u"app/credentials/x.cpp:3: includes QProcess: no program is started, but this one again to practise"_s);
    row("bus", u"ui/x.cpp"_s, u"#include <QDBusConnection>\n"_s,
        u"ui/x.cpp:3: includes QDBusConnection: one file speaks D-Bus"_s);
    row("bus at home", u"app/profiles/keychainstate_linux.cpp"_s, u"#include <QDBusInterface>\n"_s, none);
    row("timer", u"app/net/x.cpp"_s, u"#include <QTimer>\n"_s,
        u"app/net/x.cpp:3: includes QTimer: timers come from Clock, so that tests need no sleep"_s);
    row("timer at home", u"app/base/clock.cpp"_s, u"#include <QTimer>\n"_s, none);
    row("timer in a window", u"ui/x.cpp"_s, u"#include <QTimer>\n"_s, none);
    row("settings", u"ui/x.cpp"_s, u"#include <QSettings>\n"_s,
        u"ui/x.cpp:3: includes QSettings: kept data lie in versioned files"_s);
    row("window system", u"app/base/x.cpp"_s, u"#include <QtGui/QColor>\n"_s,
        u"app/base/x.cpp:3: includes QtGui/QColor: app/ runs without a window system"_s);
    row("whole module", u"ui/x.cpp"_s, u"#include <QtWidgets>\n"_s,
        u"ui/x.cpp:3: includes QtWidgets: a whole module is included; name the class"_s);
    row("sentence", u"app/base/x.cpp"_s, u"return tr(\"No\");\n"_s,
        u"app/base/x.cpp:3: says tr(: sentences for people live in ui/"_s);
    row("other word", u"app/base/x.cpp"_s, u"return str(1);\n"_s, none);
    row("modal", u"ui/dialogs/x.cpp"_s, u"\n\ndialog.exec();\n"_s,
        u"ui/dialogs/x.cpp:5: says exec(: dialogs are opened and answer by signal"_s);
    row("main loop", u"app/main.cpp"_s, u"return app.exec();\n"_s, none);
    row("nested loop", u"ui/x.cpp"_s, u"QCoreApplication::processEvents();\n"_s,
        u"ui/x.cpp:3: says processEvents(: nothing waits in the event loop's thread"_s);
    row("waiting", u"app/net/x.cpp"_s, u"socket.waitForReadyRead(100);\n"_s,
        u"app/net/x.cpp:3: says waitForReadyRead(: nothing waits in the event loop's thread"_s);
    row("own waiting", u"app/net/x.cpp"_s, u"waitForSlot();\n"_s, none);
    row("TLS", u"app/net/httpcall.cpp"_s, u"reply->ignoreSslErrors();\n"_s,
        u"app/net/httpcall.cpp:3: says ignoreSslErrors: TLS errors are never ignored"_s);
    row("plain text", u"app/profiles/keychainaccess.cpp"_s, u"job->setInsecureFallback( true );\n"_s,
        u"app/profiles/keychainaccess.cpp:3: says setInsecureFallback( true: a secret is never kept in plain text"_s);
    row("sleep", u"tests/app/net/x.cpp"_s, u"QTest::qSleep(5);\n"_s,
        u"tests/app/net/x.cpp:3: says QTest::qSleep(: tests do not sleep"_s);
    row("unfinished", u"app/net/x.cpp"_s, u"// TO"_s + u"DO\n"_s, u"app/net/x.cpp:3: is unfinished"_s);
    row("header", u"app/net/x.h"_s, u"int x;\n"_s, u"app/net/x.h:1: is a header without #pragma once"_s);
    row("limit", u"app/net/x.cpp"_s, QString(498, u'\n'), none);
    row("too long", u"app/net/x.cpp"_s, QString(499, u'\n'),
        u"app/net/x.cpp:501: is longer than 500 lines"_s);
    row("only said", u"app/net/x.cpp"_s,
        u"// tr(\"a\")\n/* x.exec()\n exec() */ auto a = u\"exec() \\\" tr(\";\nauto b = R\"(\"exec())\";\n"_s,
        none);
}

void tst_layers::ruleIsSeen()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const QString licence
        = u"// SPDX-FileCopyrightText: 2026 The Hubwarden authors\n// SPDX-License-Identifier: Apache-2.0\n"_s;
    QCOMPARE(rules().faultsOf(path, licence + text).join(u'\n'), expected);
    QCOMPARE(rules().faultsOf(path, text).contains(path + u":1: does not begin with the two SPDX lines"_s),
             true);
}

void tst_layers::blankingKeepsLinesAndCode()
{
    const QString text
        = u"int a = 1'000; char c = '\\''; /* one\ntwo */ run(\"x\"); // end\nint b = 2'0;\n"_s;
    QCOMPARE(codeOf(text), u"int a = 1'000; char c =  ; \n  run( );  \nint b = 2'0;\n"_s);
}

QTEST_GUILESS_MAIN(tst_layers)
#include "tst_layers.moc"
