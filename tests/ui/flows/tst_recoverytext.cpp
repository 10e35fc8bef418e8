// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/recoverytext.h"

#include "app/base/storagecode.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

UnreadableJournal journal(const QString &path, const QString &code, const QString &message = {})
{
    UnreadableJournal one{.path = path, .error = {}};
    one.error.kind = Error::Kind::Storage;
    one.error.code = code;
    one.error.message = message;
    one.error.detail = path;
    return one;
}

} // namespace

//! What is said about an interrupted run.
class TestRecoveryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachUnreadableJournalHasItsOwnReasonAndAdvice()
    {
        const QString text = unreadableText(
            {journal(u"/data/journal/a.jsonl"_s, StorageCode::unreadable, u"Permission denied"_s),
             journal(u"/data/journal/b.jsonl"_s, StorageCode::newerFormat)});
        for (const QString &part : {u"/data/journal/a.jsonl could not be read."_s, u"Permission denied"_s,
                                    u"/data/journal/b.jsonl was written by a newer Hubwarden."_s,
                                    u"Use the newer Hubwarden"_s, u"Nothing was changed"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
        QVERIFY(!text.contains(u"free space"_s));
    }
};

QTEST_GUILESS_MAIN(TestRecoveryText)
#include "tst_recoverytext.moc"
