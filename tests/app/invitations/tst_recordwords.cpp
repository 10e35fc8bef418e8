// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinejournal.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

template<typename Word>
QStringList wordsUpTo(Word last)
{
    QStringList words;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        words.append(recordWord(static_cast<Word>(i)));
    return words;
}

} // namespace

//! The words in files that outlive the program that wrote them.
class TestRecordWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Renaming one makes old records unreadable: this list only ever grows.
    void resultsKeepTheirWords()
    {
        QCOMPARE(
            wordsUpTo(ResultWord::NoInvitationFound).join(u' '),
            u"waiting sending looking-again declined-no-longer-listed declined-still-listed "
            "declined-not-looked-at-again refused failed outcome-unknown not-started no-invitation-found"_s);
    }

    void everyErrorHasAWordOfItsOwn()
    {
        const QStringList words = wordsUpTo(Error::Kind::Storage);
        QCOMPARE(QSet<QString>(words.cbegin(), words.cend()).size(), words.size());
        static const QRegularExpression form(u"\\A[a-z]+(-[a-z]+)*\\z"_s);
        for (const QString &word : words)
            QVERIFY2(form.match(word).hasMatch(), qPrintable(word));
    }
};

QTEST_GUILESS_MAIN(TestRecordWords)
#include "tst_recordwords.moc"
