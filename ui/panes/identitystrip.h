// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QLabel;

namespace Hubwarden {

class ElidedLabel;
class Theme;

//! Who signs, as far as it is known, and where the requests go.
struct IdentitySummary
{
    QString profile;
    std::optional<AccountId> account;
    QString principal; //!< ARN; empty until it was asked for

    bool operator==(const IdentitySummary &) const = default;
};

//! Tells all the time as whom the program works, and loudly if it does not talk to AWS itself.
class IdentityStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdentityStrip)

public:
    //! The theme must outlive the strip.
    explicit IdentityStrip(const Theme &theme, QWidget *parent = nullptr);

    void showIdentities(const QList<IdentitySummary> &identities, qsizetype regionCount);
    //! host: the endpoint that is used instead of AWS's, source: where it was set; an empty host takes it away.
    void showEndpoint(const QString &host, const QString &source);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateLook();

    const Theme &m_theme;
    QLabel *m_icon;
    ElidedLabel *m_words;
    QLabel *m_endpointIcon;
    QLabel *m_endpoint;
};

} // namespace Hubwarden
