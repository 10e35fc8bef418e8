// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/groupcommit.h"

#include "app/base/jsonlines.h"
#include "tests/app/records/faultyfiles.h"
#include "tests/app/records/outcomeof.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Operation = FaultyFiles::Operation;

namespace {

QByteArray numbered(int number)
{
    return "{\"n\":" + QByteArray::number(number) + "}\n";
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class TestGroupCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void finishesOnlyWhenTheLineIsDurable();
    void linesThatWaitShareOneSync();
    void shortWritesAreContinued();
    void anErrorEndsTheFileForGood_data();
    void anErrorEndsTheFileForGood();
    void aLineThatCannotBeMadeHarmsNoFile();
    void oneFilesErrorLeavesTheOtherAlone();
    void deletedAndCancelledJobsHarmNobody();
    void theEndCommitsWhatWasHandedOver();
    void aFileLetGoIsFreeAtOnce();
    void measure();

private:
    struct Opened
    {
        QString path;
        std::shared_ptr<CommitFile> file;
    };

    Opened openFile(FaultyFiles &files, GroupCommit &writer, const QString &name = u"lines.jsonl"_s)
    {
        const QString path = m_folder->filePath(name);
        Result<std::unique_ptr<AppendFile>> file = files.open(path, DurableFiles::Open::New);
        return {path, *writer.adopt(std::move(file).value())};
    }

    JobOf<Done> *append(GroupCommit &writer, const std::shared_ptr<CommitFile> &file, int number)
    {
        auto *job = writer.append(
            file, [number] { return Result<QByteArray>(numbered(number)); }, this);
        job->start();
        return job;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGroupCommit::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestGroupCommit::finishesOnlyWhenTheLineIsDurable()
{
    FaultyFiles files;
    GroupCommit writer(nullptr);
    const Opened opened = openFile(files, writer);
    int finished = 0;
    int early = 0;
    for (int i = 0; i < 20; ++i) {
        append(writer, opened.file, i)->onFinished(this, [&, i](const Result<Done> &result) {
            const QByteArray durable = content(opened.path).first(files.durableSize(opened.path));
            early += result.ok() && durable.contains(numbered(i)) ? 0 : 1;
            ++finished;
        });
        if (i % 3 == 0)
            QTRY_COMPARE(finished, i + 1);
    }
    QTRY_COMPARE(finished, 20);
    QCOMPARE(early, 0);
    QVERIFY(files.calls(Operation::Sync) >= 7);
}

void TestGroupCommit::linesThatWaitShareOneSync()
{
    QSemaphore arrived;
    QSemaphore go;
    FaultyFiles files;
    GroupCommit writer(nullptr);
    const auto release = qScopeGuard([&go] { go.release(1000); });
    const Opened opened = openFile(files, writer);
    files.holdSyncs(&arrived, &go);
    QList<int> order;
    const auto note = [&order](int i) { return [&order, i](const Result<Done> &) { order.append(i); }; };
    append(writer, opened.file, 0)->onFinished(this, note(0));
    QTRY_COMPARE(arrived.available(), 1);
    for (int i = 1; i < 100; ++i)
        append(writer, opened.file, i)->onFinished(this, note(i));
    QCoreApplication::processEvents();
    QVERIFY(order.isEmpty());
    go.release(2);
    QTRY_COMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QCOMPARE(files.calls(Operation::Sync), 2);
    QCOMPARE(files.calls(Operation::Write), 2);
    QCOMPARE(readJsonLines(opened.path)->objects.size(), 100);
}

void TestGroupCommit::shortWritesAreContinued()
{
    FaultyFiles files;
    files.shortenWrites(3);
    GroupCommit writer(nullptr);
    const Opened opened = openFile(files, writer);
    bool done = false;
    append(writer, opened.file, 12345)->onFinished(this, [&done](const Result<Done> &result) {
        done = result.ok();
    });
    QTRY_VERIFY(done);
    QCOMPARE(content(opened.path), numbered(12345));
}

void TestGroupCommit::anErrorEndsTheFileForGood_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("taken");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("truncates");
    for (const QString &message : {u"No space left on device"_s, u"Input/output error"_s}) {
        for (int nth = 1; nth <= 4; ++nth) {
            for (const bool truncates : {true, false}) {
                const QByteArray tail
                    = QByteArray::number(nth) + (truncates ? " " : " no truncate ") + message.toUtf8();
                for (const int taken : {0, 1, 4, 7, 8})
                    QTest::addRow("write %d bytes %s", taken, tail.constData())
                        << Operation::Write << nth << taken << message << truncates;
                QTest::addRow("sync %s", tail.constData())
                    << Operation::Sync << nth << 0 << message << truncates;
            }
        }
    }
}

void TestGroupCommit::anErrorEndsTheFileForGood()
{
    QFETCH(const Operation, operation);
    QFETCH(const int, nth);
    QFETCH(const int, taken);
    QFETCH(const QString, message);
    QFETCH(const bool, truncates);
    FaultyFiles files;
    files.fail({operation, nth, message, taken});
    if (!truncates)
        files.fail({Operation::Truncate, 1, message, 0, true});
    GroupCommit writer(nullptr);
    const Opened opened = openFile(files, writer);

    int succeeded = 0;
    for (int i = 1; i <= 6; ++i) {
        bool failedBefore = false;
        JobOf<Done> *const job = append(writer, opened.file, i);
        job->onFinished(this,
                        [&](const Result<Done> &) { failedBefore = opened.file->failure().has_value(); });
        const std::optional<Result<Done>> result = outcomeOf(job);
        QVERIFY(result.has_value());
        QCOMPARE(result->ok(), i < nth);
        QCOMPARE(failedBefore, i >= nth);
        succeeded += result->ok() ? 1 : 0;
        if (!result->ok()) {
            QCOMPARE(result->error().kind, Error::Kind::Storage);
            QCOMPARE(result->error().message, message);
            QCOMPARE(result->error().detail, opened.path);
        }
    }
    // Nothing is tried on a file that failed: the failing operation is the last of its kind, but for the sync
    // that follows a truncation.
    QCOMPARE(files.calls(Operation::Write), nth);
    QCOMPARE(files.calls(Operation::Truncate), 1);
    const JsonLines lines = *readJsonLines(opened.path);
    QVERIFY(lines.damagedLines.isEmpty());
    if (truncates) {
        QCOMPARE(lines.objects.size(), succeeded);
        QVERIFY(!lines.tornLine);
    } else {
        // A whole line that was refused may stay; half a line is never one.
        const bool wholeStays = operation == Operation::Sync || taken == 8;
        QCOMPARE(lines.objects.size(), succeeded + (wholeStays ? 1 : 0));
        QCOMPARE(lines.tornLine.has_value(), !wholeStays && taken > 0);
    }
}

void TestGroupCommit::aLineThatCannotBeMadeHarmsNoFile()
{
    FaultyFiles files;
    GroupCommit writer(nullptr);
    const Opened opened = openFile(files, writer);
    std::optional<Result<Done>> result;
    Error error;
    error.kind = Error::Kind::InvalidInput;
    auto *job = writer.append(
        opened.file, [error] { return Result<QByteArray>(error); }, this);
    job->onFinished(this, [&result](const Result<Done> &r) { result = r; });
    job->start();
    QTRY_VERIFY(result.has_value());
    QCOMPARE(result->error(), error);
    QVERIFY(!opened.file->failure());
    QCOMPARE(files.calls(Operation::Write), 0);
}

void TestGroupCommit::oneFilesErrorLeavesTheOtherAlone()
{
    FaultyFiles files;
    files.fail({Operation::Write, 1, u"Input/output error"_s});
    GroupCommit writer(nullptr);
    const Opened bad = openFile(files, writer, u"bad.jsonl"_s);
    const Opened good = openFile(files, writer, u"good.jsonl"_s);
    int failed = 0;
    int succeeded = 0;
    const auto note = [&](const Result<Done> &result) { ++(result.ok() ? succeeded : failed); };
    append(writer, bad.file, 1)->onFinished(this, note);
    append(writer, good.file, 2)->onFinished(this, note);
    append(writer, bad.file, 3)->onFinished(this, note);
    QTRY_COMPARE(failed + succeeded, 3);
    QCOMPARE(failed, 2);
    QCOMPARE(content(good.path), numbered(2));
    QVERIFY(!good.file->failure());
}

void TestGroupCommit::deletedAndCancelledJobsHarmNobody()
{
    QSemaphore arrived;
    QSemaphore go;
    FaultyFiles files;
    GroupCommit writer(nullptr);
    const auto release = qScopeGuard([&go] { go.release(1000); });
    const Opened opened = openFile(files, writer);
    files.holdSyncs(&arrived, &go);
    append(writer, opened.file, 1);
    QTRY_COMPARE(arrived.available(), 1);
    QPointer<Job> deleted = append(writer, opened.file, 2);
    int outcomes = 0;
    auto *cancelled = append(writer, opened.file, 3);
    cancelled->onFinished(this, [&outcomes](const Result<Done> &result) {
        outcomes += result.error().kind == Error::Kind::Cancelled ? 1 : 100;
    });
    QCoreApplication::processEvents();
    delete deleted;
    cancelled->cancel();
    bool last = false;
    append(writer, opened.file, 4)->onFinished(this, [&last](const Result<Done> &r) { last = r.ok(); });
    go.release(10);
    QTRY_VERIFY(last);
    QCOMPARE(outcomes, 1);
    QCOMPARE(content(opened.path), numbered(1) + numbered(2) + numbered(3) + numbered(4));
}

void TestGroupCommit::theEndCommitsWhatWasHandedOver()
{
    FaultyFiles files;
    auto writer = std::make_unique<GroupCommit>(nullptr);
    const Opened opened = openFile(files, *writer);
    for (int i = 1; i <= 3; ++i)
        append(*writer, opened.file, i);
    QCoreApplication::sendPostedEvents();
    writer.reset();
    QCOMPARE(content(opened.path), numbered(1) + numbered(2) + numbered(3));
    QCOMPARE(files.durableSize(opened.path), content(opened.path).size());
}

void TestGroupCommit::aFileLetGoIsFreeAtOnce()
{
    FaultyFiles files;
    GroupCommit writer(nullptr);
    Opened opened = openFile(files, writer);
    for (int i = 0; i < 50; ++i) {
        JobOf<Done> *const job = writer.append(
            std::exchange(opened.file, nullptr), [] { return Result<QByteArray>(numbered(1)); }, this);
        QVERIFY(outcomeOf(job)->ok());
        Result<std::unique_ptr<AppendFile>> again = files.open(opened.path, DurableFiles::Open::Existing);
        QVERIFY(again.ok());
        opened.file = *writer.adopt(std::move(again).value());
    }
}

void TestGroupCommit::measure()
{
    for (const int inFlight : {1, 8, 64}) {
        FaultyFiles files;
        GroupCommit writer(nullptr);
        const Opened opened = openFile(files, writer, QString::number(inFlight) + u".jsonl"_s);
        constexpr int total = 640;
        int begun = 0;
        int finished = 0;
        std::vector<qint64> waits;
        QEventLoop loop;
        QElapsedTimer clock;
        clock.start();
        std::function<void()> next = [&] {
            const qint64 from = clock.nsecsElapsed();
            append(writer, opened.file, begun++)->onFinished(this, [&, from](const Result<Done> &) {
                waits.push_back(clock.nsecsElapsed() - from);
                ++finished;
                if (begun < total)
                    next();
                else if (finished == total)
                    loop.quit();
            });
        };
        for (int i = 0; i < inFlight; ++i)
            next();
        loop.exec();
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        std::sort(waits.begin(), waits.end());
        const auto at = [&waits](double part) {
            return static_cast<double>(waits.at(static_cast<std::size_t>(part * (total - 1)))) / 1e6;
        };
        const int syncs = files.calls(Operation::Sync);
        qInfo("%2d in flight: %6.0f lines/s, median %.2f ms, p99 %.2f ms, worst %.2f ms, %.1f lines a sync",
              inFlight, total / seconds, at(0.5), at(0.99), at(1), static_cast<double>(total) / syncs);
        QVERIFY(syncs <= total);
        if (inFlight == 64)
            QVERIFY2(syncs < total / 4, "waiting lines do not share a sync");
    }
}

QTEST_GUILESS_MAIN(TestGroupCommit)
#include "tst_groupcommit.moc"
