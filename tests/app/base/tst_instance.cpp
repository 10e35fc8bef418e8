// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/instance.h"

#include "tests/support/fakeclock.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSet>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! A second start reaches the first one, or says why it cannot.
class TestInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void secondStartCallsTheFirst();
    void filesComeWithTheirWholePath();
    void theSameFolderInOtherWordsIsTheSame();
    void anotherFolderIsAnotherProgram();
    void nobodyThere();
    void aStaleSocketIsNotInTheWay();
    void onlyTheOwnerCanCall();
    void aProgramThatHangsIsToldSo();
    void garbageIsNotACall();

private:
    std::optional<Result<Done>> call(const QString &folder, const QStringList &files = {})
    {
        std::optional<Result<Done>> outcome;
        auto *job = new InstanceCall(folder, files, m_clock, this);
        job->onFinished(this, [&outcome](const Result<Done> &result) { outcome = result; });
        job->start();
        // Standing time: only what the other side does ends it.
        [&] { QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 3000); }();
        return outcome;
    }
    //! Where the socket of a folder lies.
    QString socketPath(const QString &folder)
    {
        const QDir place(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation));
        const auto entries = [&place] {
            const QStringList names = place.entryList({u"hubwarden-*"_s}, QDir::System);
            return QSet<QString>(names.cbegin(), names.cend());
        };
        const auto before = entries();
        const InstanceServer server(folder, m_clock, nullptr);
        const auto added = entries() - before;
        return added.size() == 1 ? place.filePath(*added.cbegin()) : QString();
    }

    FakeClock m_clock;
    QTemporaryDir m_runtime;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestInstance::initTestCase()
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
}

void TestInstance::secondStartCallsTheFirst()
{
    InstanceServer server(m_folder->path(), m_clock, nullptr);
    QSignalSpy called(&server, &InstanceServer::called);
    for (int times = 1; times <= 3; ++times) {
        const auto outcome = call(m_folder->path());
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(called.size(), times);
        QCOMPARE(called.last().first().toStringList(), QStringList());
    }
}

void TestInstance::filesComeWithTheirWholePath()
{
    InstanceServer server(m_folder->path(), m_clock, nullptr);
    QSignalSpy called(&server, &InstanceServer::called);
    QVERIFY(call(m_folder->path(), {u"ids \"ü\".csv"_s, u"/tmp/more.txt"_s})->ok());
    QCOMPARE(called.first().first().toStringList(),
             (QStringList{QDir::currentPath() + u"/ids \"ü\".csv"_s, u"/tmp/more.txt"_s}));
}

void TestInstance::theSameFolderInOtherWordsIsTheSame()
{
    const QString link = m_runtime.filePath(u"link"_s);
    QVERIFY(QFile::link(m_folder->path(), link));
    const InstanceServer server(m_folder->path(), m_clock, nullptr);
    QVERIFY(call(link)->ok());
    QVERIFY(call(m_folder->path() + u"/../"_s + QDir(m_folder->path()).dirName())->ok());
    QFile::remove(link);
}

void TestInstance::anotherFolderIsAnotherProgram()
{
    const QTemporaryDir other;
    const InstanceServer server(other.path(), m_clock, nullptr);
    const InstanceServer mine(m_folder->path(), m_clock, nullptr);
    QSignalSpy called(&server, &InstanceServer::called);
    QVERIFY(call(m_folder->path())->ok());
    QCOMPARE(called.size(), 0);
}

void TestInstance::nobodyThere()
{
    const auto outcome = call(m_folder->path());
    QVERIFY(outcome && !outcome->ok());
    QCOMPARE(outcome->error().kind, Error::Kind::Conflict);
    QCOMPARE(outcome->error().code, InstanceCode::unreachable);
}

void TestInstance::aStaleSocketIsNotInTheWay()
{
    const QString path = socketPath(m_folder->path());
    QVERIFY(!path.isEmpty());
    QFile stale(path); // what a killed program left
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.close();
    const InstanceServer server(m_folder->path(), m_clock, nullptr);
    QVERIFY(call(m_folder->path())->ok());
}

void TestInstance::onlyTheOwnerCanCall()
{
    const InstanceServer server(m_folder->path(), m_clock, nullptr);
    const QFileInfoList sockets = QDir(m_runtime.path()).entryInfoList({u"hubwarden-*"_s}, QDir::System);
    QCOMPARE(sockets.size(), 1);
    QVERIFY(!(sockets.first().permissions()
              & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void TestInstance::aProgramThatHangsIsToldSo()
{
    const QString path = socketPath(m_folder->path());
    QLocalServer hung;
    QVERIFY(hung.listen(path));
    std::optional<Result<Done>> outcome;
    auto *job = new InstanceCall(m_folder->path(), {}, m_clock, this);
    job->onFinished(this, [&outcome](const Result<Done> &result) { outcome = result; });
    job->start();
    QTRY_VERIFY(hung.hasPendingConnections());
    QVERIFY(!outcome);
    m_clock.advance(std::chrono::seconds(3));
    QVERIFY(outcome && !outcome->ok());
    QCOMPARE(outcome->error().code, InstanceCode::silent);
}

void TestInstance::garbageIsNotACall()
{
    const QString path = socketPath(m_folder->path());
    InstanceServer server(m_folder->path(), m_clock, nullptr);
    QSignalSpy called(&server, &InstanceServer::called);
    QLocalSocket endless;
    endless.connectToServer(path);
    QTRY_COMPARE(endless.state(), QLocalSocket::ConnectedState);
    endless.write(QByteArray(1024 * 1024, 'x'));
    QTRY_COMPARE(endless.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(called.size(), 0);
    QVERIFY(call(m_folder->path())->ok()); // and it still listens
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
