// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declineplan.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Hubwarden {

//! Who will send, as the confirmation names it.
struct SendingIdentity
{
    QString profileName;
    QString principal;
};

//! What the confirmation shows.
struct DeclineConfirmation
{
    DeclinePlan plan;
    QList<SendingIdentity> identities;
    QString foreignEndpoint;       //!< host and port; empty: AWS's own
    QString foreignEndpointSource; //!< the variable it came from
    QString whyAgain;              //!< for an interrupted run: why it is asked once more
};

//! Names everything that is about to be sent. The default button is Cancel; accepted() is the confirmation.
class ConfirmDeclineDialog final : public QDialog
{
    Q_OBJECT

public:
    ConfirmDeclineDialog(DeclineConfirmation confirmation, QWidget *parent);

private:
    void buildSummary(QVBoxLayout *layout);
    void buildPairs(QVBoxLayout *layout);
    void buildTypedNumber(QVBoxLayout *layout);
    void buildButtons(QVBoxLayout *layout);
    void updateButton();
    QString scopeText() const;
    QString identityText() const;

    DeclineConfirmation m_confirmation;
    QLineEdit *m_typedNumber = nullptr; // above 100 invitations only
    QPushButton *m_decline = nullptr;
};

} // namespace Hubwarden
