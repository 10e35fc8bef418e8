// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/durable.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifndef Q_OS_WIN
#include <cerrno>
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Open = DurableFiles::Open;

class TestDurable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void appendsAndTruncates();
    void isTheOwnersOnlyEvenIfItWasNot();
    void letsOneHolderInAtATime();
    void namesPathAndReason();
    void reportsAFullDisk();
    void makesAPrivateFolder();

private:
    QString path() const { return m_folder->filePath(u"file"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemFiles m_files;
};

void TestDurable::appendsAndTruncates()
{
    {
        const auto file = std::move(m_files.open(path(), Open::New)).value();
        QVERIFY(writeAll(*file, "first\nhalf").ok());
        QVERIFY(file->sync().ok());
        QCOMPARE(*file->size(), 10);
        QVERIFY(file->truncate(6).ok());
    }
    const auto file = std::move(m_files.open(path(), Open::Existing)).value();
    QVERIFY(writeAll(*file, "second\n").ok());
    QVERIFY(m_files.syncFolder(m_folder->path()).ok());
    QFile reader(path());
    QVERIFY(reader.open(QIODevice::ReadOnly));
    QCOMPARE(reader.readAll(), QByteArray("first\nsecond\n"));
}

void TestDurable::isTheOwnersOnlyEvenIfItWasNot()
{
#ifdef Q_OS_WIN
    QSKIP("rights come from the folder");
#else
    struct stat status = {};
    const QByteArray name = QFile::encodeName(path());
    const mode_t before = umask(0);
    (void)m_files.open(path(), Open::New).ok();
    umask(before);
    QCOMPARE(stat(name.constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0600U);
    QCOMPARE(chmod(name.constData(), 0644), 0);
    QVERIFY(m_files.open(path(), Open::Existing).ok());
    QCOMPARE(stat(name.constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0600U);
#endif
}

void TestDurable::letsOneHolderInAtATime()
{
    {
        const auto first = m_files.open(path(), Open::New);
        QVERIFY(first.ok());
        const auto second = m_files.open(path(), Open::Existing);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, QString(StorageCode::locked));
    }
    QVERIFY(m_files.open(path(), Open::Existing).ok());
}

void TestDurable::namesPathAndReason()
{
    const QString nowhere = m_folder->filePath(u"absent/file"_s);
    for (const Open how : {Open::New, Open::Existing}) {
        const auto opened = m_files.open(nowhere, how);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, Error::Kind::Storage);
        QCOMPARE(opened.error().detail, QDir::toNativeSeparators(nowhere));
        QCOMPARE(opened.error().code, QString());
        QVERIFY(!opened.error().message.isEmpty());
    }
    QVERIFY(m_files.open(path(), Open::New).ok());
    QVERIFY(!m_files.open(path(), Open::New).ok());
}

void TestDurable::reportsAFullDisk()
{
#ifdef Q_OS_WIN
    QSKIP("no limit of a file's size to play the full disk");
#else
    const auto file = std::move(m_files.open(path(), Open::New)).value();
    // The system takes what fits and refuses the rest, as it does when the disk is full.
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 100;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<Done> written = writeAll(*file, QByteArray(250, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().message, qt_error_string(EFBIG));
    QCOMPARE(*file->size(), 100);
#endif
}

void TestDurable::makesAPrivateFolder()
{
    const QString folder = m_folder->filePath(u"a/b/c"_s);
    QVERIFY(makePrivateFolder(m_files, folder).ok());
    QVERIFY(QDir(folder).exists());
    QVERIFY(makePrivateFolder(m_files, folder).ok());
    QFile plain(path());
    QVERIFY(plain.open(QIODevice::WriteOnly));
    QVERIFY(!makePrivateFolder(m_files, path() + u"/below"_s).ok());
}

QTEST_GUILESS_MAIN(TestDurable)
#include "tst_durable.moc"
