// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/starttext.h"

#include "app/base/instance.h"
#include "app/base/storagecode.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QString path = u"/home/ann/hubwarden/file.json"_s;
using File = FileReport::File;
const QList<File> everyFile{File::Profiles, File::Endpoints, File::Memory, File::Settings, File::History};

Error storage(const QString &code, const QString &message = {})
{
    Error error;
    error.kind = Error::Kind::Storage;
    error.code = code;
    error.message = message;
    error.detail = path;
    return error;
}

Error conflict(const QString &code, const QString &message)
{
    Error error = storage(code, message);
    error.kind = Error::Kind::Conflict;
    return error;
}

} // namespace

//! What the start finds is told whole: which file, why, and what follows from it.
class TestStartText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidWhenAllIsWell();
    void eachDamagedFileIsNamedWithWhatItMeans();
    void eachUnreadFileSaysWhyAndWhatItMeans();
    void newerFilesAreNoFailure();
    void unknownAccountsAreCounted();
    void severalTroublesAreAllTold();
    void aLockWithoutOwnerSaysHowToGoOn();
};

void TestStartText::nothingIsSaidWhenAllIsWell()
{
    QVERIFY(!startMessage({{.file = File::Profiles}, {.file = File::History}}, std::nullopt));
}

void TestStartText::eachDamagedFileIsNamedWithWhatItMeans()
{
    QSet<QString> texts;
    for (const File file : everyFile) {
        const auto message = startMessage({{.file = file, .setAside = path}}, std::nullopt);
        QVERIFY(message);
        QCOMPARE(message->tone, Tone::Attention);
        QCOMPARE(message->title, u"A damaged file was set aside"_s);
        QVERIFY(message->text.startsWith(u"Nothing was deleted."_s));
        QVERIFY2(message->text.contains(path), qPrintable(message->text));
        texts.insert(message->text);
    }
    QCOMPARE(texts.size(), everyFile.size());
}

void TestStartText::eachUnreadFileSaysWhyAndWhatItMeans()
{
    QSet<QString> texts;
    for (const File file : everyFile) {
        const auto message = startMessage(
            {{.file = file, .problem = storage(StorageCode::unreadable, u"Permission denied"_s)}},
            std::nullopt);
        QVERIFY(message);
        QCOMPARE(message->tone, Tone::Failed);
        QCOMPARE(message->title, u"A file could not be read"_s);
        QVERIFY2(message->text.contains(path), qPrintable(message->text));
        QVERIFY(message->text.contains(u"The system says: Permission denied."_s));
        texts.insert(message->text);
    }
    QCOMPARE(texts.size(), everyFile.size());
}

void TestStartText::newerFilesAreNoFailure()
{
    QSet<QString> texts;
    for (const File file : everyFile) {
        const auto message = startMessage(
            {{.file = file, .problem = storage(StorageCode::newerFormat, u"7"_s)}}, std::nullopt);
        QVERIFY(message);
        QCOMPARE(message->tone, Tone::Attention);
        QCOMPARE(message->title, u"A file is from a newer Hubwarden"_s);
        QVERIFY(!message->text.contains(u"free space"_s));
        texts.insert(message->text);
    }
    QCOMPARE(texts.size(), everyFile.size());
}

void TestStartText::unknownAccountsAreCounted()
{
    const auto message = startMessage({{.file = File::Profiles, .notUnderstood = 2}}, std::nullopt);
    QVERIFY(message);
    QVERIFY2(message->title.startsWith(u'2'), qPrintable(message->title));
    QVERIFY(message->text.contains(u"profiles.json"_s));
}

void TestStartText::severalTroublesAreAllTold()
{
    Error proxy;
    proxy.kind = Error::Kind::Configuration;
    proxy.message = u"unusable proxy address"_s;
    proxy.detail = u"HTTPS_PROXY"_s;
    const auto message = startMessage({{.file = File::Settings, .setAside = u"/aside"_s},
                                       {.file = File::Memory},
                                       {.file = File::History, .problem = storage({}, u"No space left"_s)}},
                                      proxy);
    QVERIFY(message);
    QVERIFY2(message->title.startsWith(u'3'), qPrintable(message->title));
    QCOMPARE(message->tone, Tone::Failed);
    QCOMPARE(message->text.count(u'\n'), 2);
    for (const QString &part : {u"HTTPS_PROXY"_s, u"/aside"_s, path, u"No space left"_s})
        QVERIFY2(message->text.contains(part), qPrintable(part));
}

void TestStartText::aLockWithoutOwnerSaysHowToGoOn()
{
    const ErrorText unknown = inUseText(conflict(InstanceCode::unreachable, {}));
    QVERIFY(!unknown.meaning.contains(u"process"_s));
    QVERIFY(unknown.whatToDo.contains(u"delete \"lock\""_s));
    const ErrorText known = inUseText(conflict(InstanceCode::unreachable, u"4711"_s));
    QVERIFY(known.meaning.contains(u"process 4711"_s));
    QVERIFY(!known.whatToDo.contains(u"lock"_s));
}

QTEST_GUILESS_MAIN(TestStartText)
#include "tst_starttext.moc"
