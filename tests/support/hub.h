// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/endpoint.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace Hubwarden {

//! The judge of tests/peers in a process of its own: Security Hub and STS on loopback, see the README there.
//!
//! What cannot be started or spoken to ends the test program: a test without its judge must not pass.
class Hub final
{
public:
    //! A key that it knows, and what GetCallerIdentity tells of it.
    struct Key
    {
        QString account;
        QString accessKeyId;
        QByteArray secretKey;
        QByteArray sessionToken;
        QString arn;
    };

    //! Blocks until it listens. The scenario is that of a scenario file.
    explicit Hub(const QJsonObject &scenario);
    ~Hub();
    Q_DISABLE_COPY_MOVE(Hub)

    const QString &url() const { return m_url; }
    //! Every service at this address.
    EndpointSettings endpoints() const;
    //! In the order of the scenario.
    const QList<Key> &keys() const { return m_keys; }

    //! The requests received so far, in order; of one operation if it is named.
    QList<QJsonObject> requests(const QString &operation = {}) const;
    //! How often a list of invitations was asked for from its start; the size of a page is drawn, unless the scenario
    //! has one. Empty: of any account, in any region.
    qsizetype looks(const QString &account = {}, const QString &region = {}) const;
    //! Its answers agreed with AWS's service models, and no client sent what it could not read.
    bool isClean() const;
    void addFault(const QJsonObject &fault) const { post("faults", fault); }
    //! POST to the control API.
    void post(const QByteArray &name, const QJsonObject &data) const;

private:
    QJsonValue control(const QByteArray &method, const QByteArray &name, const QByteArray &body = {}) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_url;
    QList<Key> m_keys;
};

} // namespace Hubwarden
