// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/retryquota.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QString place = u"111122223333/eu-west-1/securityhub"_s;

int retriesUntilRefused(RetryQuota &quota, RetryClass cause)
{
    int count = 0;
    while (quota.take(place, cause) > 0)
        ++count;
    return count;
}

} // namespace

class TestRetryQuota : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thirtyFiveRetriesAfterFaults()
    {
        RetryQuota quota;
        QCOMPARE(retriesUntilRefused(quota, RetryClass::Transient), 35);
        QCOMPARE(quota.tokens(place), 10);
        QCOMPARE(quota.take(place, RetryClass::Throttling), 5);
        QCOMPARE(quota.take(place, RetryClass::Throttling), 5);
        QCOMPARE(quota.take(place, RetryClass::Throttling), 0);
    }

    void aHundredRetriesAfterThrottling()
    {
        RetryQuota quota;
        QCOMPARE(retriesUntilRefused(quota, RetryClass::Throttling), 100);
        QCOMPARE(quota.tokens(place), 0);
    }

    void placesDoNotShareABucket()
    {
        RetryQuota quota;
        retriesUntilRefused(quota, RetryClass::Transient);
        QCOMPARE(quota.tokens(u"111122223333/us-east-1/securityhub"_s), RetryQuota::capacity);
    }

    void successesGiveBack()
    {
        RetryQuota quota;
        retriesUntilRefused(quota, RetryClass::Throttling);
        quota.succeeded(place, 0);
        QCOMPARE(quota.tokens(place), 1);
        quota.succeeded(place, 14);
        QCOMPARE(quota.tokens(place), 15);
        quota.succeeded(place, 5);
        QCOMPARE(quota.tokens(place), 20);
    }

    void theBucketNeverOverflows()
    {
        RetryQuota quota;
        quota.succeeded(place, 0);
        QCOMPARE(quota.tokens(place), RetryQuota::capacity);
        const int cost = quota.take(place, RetryClass::Throttling);
        quota.succeeded(place, cost + 14);
        QCOMPARE(quota.tokens(place), RetryQuota::capacity);
    }
};

QTEST_GUILESS_MAIN(TestRetryQuota)
#include "tst_retryquota.moc"
