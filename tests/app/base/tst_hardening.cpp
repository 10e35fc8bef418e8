// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/hardening.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <cerrno>

#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

constexpr uid_t nobody = 65534;

//! Runs the hardened program as a user without rights, if this test is run by root.
class Child : public QProcess
{
public:
    explicit Child(const QString &allowDebugger)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HUBWARDEN_ALLOW_DEBUGGER"_s, allowDebugger);
        setProcessEnvironment(environment);
        setChildProcessModifier([] {
            if (getuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0))
                _exit(100);
        });
        start(QStringLiteral(HARDENED_CHILD), QStringList());
        if (waitForReadyRead(20'000))
            words = readLine().trimmed().split(' ');
    }
    ~Child() override
    {
        closeWriteChannel();
        waitForFinished();
    }

    QList<QByteArray> words;
};

//! Attaches from another process without special rights; 0 or the error number.
int attach(pid_t target)
{
    const pid_t tracer = fork();
    if (tracer == 0) {
        if (getuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0))
            _exit(255);
        if (ptrace(PTRACE_ATTACH, target, nullptr, nullptr) != 0)
            _exit(errno);
        waitpid(target, nullptr, 0);
        ptrace(PTRACE_DETACH, target, nullptr, nullptr);
        _exit(0);
    }
    int status = 0;
    waitpid(tracer, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

class TestHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void releaseBuildsLeaveNoCoreDump();
    void supportCanOptOut();
    void otherProgramsOfTheUserCannotAttach();
};

void TestHardening::releaseBuildsLeaveNoCoreDump()
{
    const Child child{QString()};
    QCOMPARE(child.words.size(), 4);
    QCOMPARE(child.words.at(0).toInt(), static_cast<int>(Hardening::Applied));
    QCOMPARE(child.words.at(1), "0");
    QCOMPARE(child.words.at(2), "0");
    QCOMPARE(child.words.at(3), "0");
}

void TestHardening::supportCanOptOut()
{
    const Child child(u"1"_s);
    QCOMPARE(child.words.size(), 4);
    QCOMPARE(child.words.at(0).toInt(), static_cast<int>(Hardening::OptedOut));
    QCOMPARE(child.words.at(1), "1");
    const Child other(u"0"_s);
    QCOMPARE(other.words.at(0).toInt(), static_cast<int>(Hardening::Applied));
}

void TestHardening::otherProgramsOfTheUserCannotAttach()
{
    const Child open(u"1"_s);
    if (attach(static_cast<pid_t>(open.processId())) != 0)
        QSKIP("this system lets nobody attach, hardened or not");
    const Child hardened{QString()};
    QCOMPARE(attach(static_cast<pid_t>(hardened.processId())), EPERM);
    // As root reads everything, the memory file is tried through its owner: root's, once the process is not dumpable.
    const QFileInfo memory(u"/proc/%1/mem"_s.arg(hardened.processId()));
    QCOMPARE(memory.ownerId(), 0U);
}

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
