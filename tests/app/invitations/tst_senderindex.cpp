// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderindex.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

Invitation invitation(quint64 sender, const QString &id, const QDateTime &invitedAt)
{
    return {.sender = *AccountId::fromNumber(sender), .invitationId = id, .invitedAt = invitedAt};
}

QString idOf(const SenderIndex &index, quint64 sender)
{
    const Invitation *found = index.from(*AccountId::fromNumber(sender));
    return found ? found->invitationId : u"none"_s;
}

} // namespace

class TestSenderIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestOfASenderCounts()
    {
        LookReport report{.target = {*AccountId::parse(u"123456789012"), *RegionName::parse(u"eu-west-1")},
                          .profile = ProfileId::create()};
        report.invitations = {invitation(1, u"old"_s, now.addDays(-2)),
                              invitation(2, u"only"_s, now),
                              invitation(1, u"new"_s, now),
                              invitation(1, u"older"_s, now.addDays(-1)),
                              invitation(3, u"undated"_s, QDateTime()),
                              invitation(3, u"again"_s, QDateTime())};
        const SenderIndex index(report);
        QCOMPARE(idOf(index, 1), u"new"_s);
        QCOMPARE(idOf(index, 2), u"only"_s);
        QCOMPARE(idOf(index, 3), u"undated"_s); // as AWS listed them
        QCOMPARE(idOf(index, 4), u"none"_s);
    }

    void aCopyStandsByItself()
    {
        LookReport report{.target = {*AccountId::parse(u"123456789012"), *RegionName::parse(u"eu-west-1")},
                          .profile = ProfileId::create()};
        report.invitations = {invitation(1, u"one"_s, now)};
        std::optional<SenderIndex> first(report);
        report.invitations.clear();
        const SenderIndex copy = *first;
        first.reset();
        QCOMPARE(idOf(copy, 1), u"one"_s);
    }
};

QTEST_GUILESS_MAIN(TestSenderIndex)
#include "tst_senderindex.moc"
