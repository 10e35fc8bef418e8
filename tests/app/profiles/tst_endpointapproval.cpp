// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/endpointapproval.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const QString url = u"https://hub.example.com:8443/path"_s;
const QString source = u"AWS_ENDPOINT_URL"_s;

} // namespace

class TestEndpointApproval : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"endpoints.json"_s);
    }

    void nothingIsApprovedAtFirst()
    {
        EndpointApproval approval(m_path);
        QVERIFY(!approval.isApproved(url, source));
        QVERIFY(approval.load(now).ok());
        QVERIFY(!approval.isApproved(url, source));
        QVERIFY(!approval.isApproved({}, {}));
    }

    void anApprovalIsRememberedForExactlyItsValueAndSource()
    {
        {
            EndpointApproval approval(m_path);
            QVERIFY(approval.load(now).ok());
            QVERIFY(approval.approve(url, source, now).ok());
        }
        EndpointApproval approval(m_path);
        QVERIFY(approval.load(now).ok());
        QVERIFY(approval.isApproved(url, source));
        QVERIFY(!approval.isApproved(url, u"AWS_ENDPOINT_URL_STS"_s));
        QVERIFY(!approval.isApproved(u"https://hub.example.com:8443/"_s, source));
        QVERIFY(!approval.isApproved(u"http://hub.example.com:8443/path"_s, source));
        QVERIFY(!approval.isApproved(url.toUpper(), source));
    }

    void severalAreKeptAndNoneTwice()
    {
        EndpointApproval first(m_path);
        QVERIFY(first.load(now).ok());
        QVERIFY(first.approve(url, source, now).ok());
        QVERIFY(first.approve(u"http://127.0.0.1:4566"_s, source, now).ok());
        QVERIFY(first.approve(url, source, now).ok());
        EndpointApproval second(m_path);
        QVERIFY(second.load(now).ok());
        QVERIFY(second.isApproved(url, source));
        QVERIFY(second.isApproved(u"http://127.0.0.1:4566"_s, source));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count(url.toUtf8()), 1);
    }

    void anApprovalThatCannotBeWrittenHoldsForThisSession()
    {
        EndpointApproval approval(m_path);
        QVERIFY(approval.load(now).ok());
        QVERIFY(m_folder->remove());
        const auto result = approval.approve(url, source, now);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Storage);
        QVERIFY(approval.isApproved(url, source));
    }

    void aDamagedOrNewerFileApprovesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("setAside");
        const QByteArray list
            = R"("approved":[{"url":"https://hub.example.com:8443/path","source":"AWS_ENDPOINT_URL"}])";
        QTest::newRow("damaged") << QByteArray("{\"format\":\"hubwarden-endpoints\"," + list + "}") << true;
        QTest::newRow("newer") << QByteArray("{\"format\":\"hubwarden-endpoints\",\"version\":2," + list
                                             + "}")
                               << false;
    }

    void aDamagedOrNewerFileApprovesNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, setAside);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        EndpointApproval approval(m_path);
        const auto report = approval.load(now);
        QVERIFY(report.ok());
        QCOMPARE(!report->setAside.isEmpty(), setAside);
        QCOMPARE(report->readOnly.has_value(), !setAside);
        QVERIFY(!approval.isApproved(url, source));
        QCOMPARE(approval.approve(url, source, now).ok(), setAside);
        QVERIFY(approval.isApproved(url, source));
    }
};

QTEST_GUILESS_MAIN(TestEndpointApproval)
#include "tst_endpointapproval.moc"
