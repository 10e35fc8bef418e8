// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/connectfailure.h"

#include "app/base/failurecode.h"

#include <QSslCertificate>
#include <QSslError>

#include <algorithm>
#include <initializer_list>

namespace Hubwarden {

namespace {

bool containsAny(const QList<QSslError> &errors, std::initializer_list<QSslError::SslError> set)
{
    return std::any_of(errors.begin(), errors.end(), [&set](const QSslError &error) {
        return std::find(set.begin(), set.end(), error.error()) != set.end();
    });
}

} // namespace

QLatin1StringView certificateCode(const QList<QSslError> &errors)
{
    if (containsAny(errors,
                    {QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
                     QSslError::UnableToGetIssuerCertificate, QSslError::UnableToGetLocalIssuerCertificate,
                     QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
                     QSslError::InvalidCaCertificate}))
        return FailureCode::certificateUntrusted;
    if (containsAny(errors, {QSslError::CertificateNotYetValid}))
        return FailureCode::certificateNotYetValid;
    if (containsAny(errors, {QSslError::CertificateExpired}))
        return FailureCode::certificateExpired;
    return containsAny(errors, {QSslError::HostNameMismatch}) ? FailureCode::certificateWrongHost
                                                              : QLatin1StringView();
}

QString certificateNames(const QList<QSslCertificate> &chain)
{
    if (chain.isEmpty())
        return {};
    QString issuer;
    QString subject;
    for (const auto info : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        if (issuer.isEmpty())
            issuer = chain.last().issuerInfo(info).value(0);
        if (subject.isEmpty())
            subject = chain.first().subjectInfo(info).value(0);
    }
    return issuer + u'\n' + subject;
}

QLatin1StringView proxyCode(const QString &words)
{
    using namespace Qt::StringLiterals;
    const auto says = [&words](QLatin1StringView part) { return words.contains(part, Qt::CaseInsensitive); };
    if (!says("proxy"_L1))
        return {};
    if (says("authentication"_L1))
        return FailureCode::proxyAuthentication;
    return says("refused"_L1) || says("denied"_L1) ? FailureCode::proxyRefused : FailureCode::proxyFailed;
}

} // namespace Hubwarden
