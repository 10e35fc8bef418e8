// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/endsignals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Hubwarden;

//! The system may ask the program to end; the second time it insists.
class TestEndSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void askingBecomesASignal_data();
    void askingBecomesASignal();
    void insistingEndsTheProgram();
    void whatIsIgnoredStaysIgnored();
};

void TestEndSignals::askingBecomesASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestEndSignals::askingBecomesASignal()
{
    QFETCH(int, number);
    EndSignals signals_(nullptr);
    QSignalSpy asked(&signals_, &EndSignals::asked);
    QCOMPARE(::raise(number), 0);
    QTRY_COMPARE(asked.size(), 1);
}

void TestEndSignals::insistingEndsTheProgram()
{
    const pid_t child = ::fork();
    if (child == 0) {
        const EndSignals signals_(nullptr);
        ::raise(SIGTERM);
        ::raise(SIGTERM);
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGTERM);
}

void TestEndSignals::whatIsIgnoredStaysIgnored()
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        EndSignals signals_(nullptr);
        QSignalSpy asked(&signals_, &EndSignals::asked);
        ::raise(SIGHUP);
        ::raise(SIGTERM);
        QTRY_COMPARE(asked.size(), 1);
    }
    std::signal(SIGHUP, before);
}

QTEST_GUILESS_MAIN(TestEndSignals)
#include "tst_endsignals.moc"
