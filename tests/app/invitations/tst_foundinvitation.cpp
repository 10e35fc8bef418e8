// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/foundinvitation.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime start(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const AccountId stranger = *AccountId::parse(u"444455556666");
const AccountId own = *AccountId::parse(u"555566667777");

FoundInvitation found(const QString &status, const AccountId &sender = stranger,
                      SinceLast since = SinceLast::Same, std::optional<AccountId> administrator = {})
{
    LookReport report{.target = {*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")},
                      .profile = *ProfileId::parse(u"0123456789abcdef0123456789abcdef"),
                      .time = start};
    report.administrator = administrator;
    return foundInvitations(report, {{{sender, u"id"_s, start, status}, since}}, {own}).first();
}

} // namespace

//! Each invitation is in one group, and only strangers' open ones can be ticked.
class TestFoundInvitation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsInOneGroup_data()
    {
        QTest::addColumn<FoundInvitation>("invitation");
        QTest::addColumn<FoundGroup>("group");
        QTest::newRow("open") << found(u"Invited"_s) << FoundGroup::Unknown;
        QTest::newRow("a status that nobody knows") << found(u"RegionDisabled"_s) << FoundGroup::Unknown;
        QTest::newRow("accepted") << found(u"Enabled"_s) << FoundGroup::Administrator;
        QTest::newRow("administrator by the other call")
            << found(u"Invited"_s, stranger, SinceLast::Same, stranger) << FoundGroup::Administrator;
        QTest::newRow("another administrator")
            << found(u"Invited"_s, stranger, SinceLast::Same, own) << FoundGroup::Unknown;
        QTest::newRow("declined") << found(u"Resigned"_s) << FoundGroup::DeclinedEarlier;
        QTest::newRow("ours") << found(u"Invited"_s, own) << FoundGroup::Ours;
        QTest::newRow("ours, accepted") << found(u"Associated"_s, own) << FoundGroup::Administrator;
        QTest::newRow("gone") << found(u"Invited"_s, stranger, SinceLast::NoLongerListed)
                              << FoundGroup::NoLongerListed;
    }

    void eachIsInOneGroup()
    {
        QFETCH(FoundInvitation, invitation);
        QFETCH(FoundGroup, group);
        QCOMPARE(groupOf(invitation), group);
        QCOMPARE(mayBeTicked(invitation), group == FoundGroup::Unknown);
    }

    void newestOfASenderStandsForIt()
    {
        const LookReport report{.target = {own, *RegionName::parse(u"eu-west-1")},
                                .profile = *ProfileId::parse(u"0123456789abcdef0123456789abcdef"),
                                .time = start};
        const auto all
            = foundInvitations(report,
                               {{{stranger, u"old"_s, start.addDays(-9), u"Resigned"_s}, SinceLast::Same},
                                {{own, u"other"_s, start, u"Invited"_s}, SinceLast::New},
                                {{stranger, u"new"_s, start.addDays(-1), u"Invited"_s}, SinceLast::CameBack}},
                               {});
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.first().invitationId, u"new"_s);
        QCOMPARE(all.first().since, SinceLast::CameBack);
        QCOMPARE(all.last().sender, own);
    }
};

QTEST_GUILESS_MAIN(TestFoundInvitation)
#include "tst_foundinvitation.moc"
