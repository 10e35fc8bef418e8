// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declineplan.h"

#include <QDialog>

class QDialogButtonBox;
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
    enum class Ask {
        Decline,
        Retry,
        SendUnseen, //!< no open invitation was seen of any of them
    };

    DeclinePlan plan;
    QList<SendingIdentity> identities;
    QString foreignEndpoint;       //!< host and port; empty: AWS's own
    QString foreignEndpointSource; //!< the variable it came from
    QString whyAgain;              //!< for an interrupted run: why it is asked once more
    Ask ask = Ask::Decline;
    int leftOut = 0; //!< of a retry: ticked rows that are not sent again
};

//! Names everything that is about to be sent. The default button is Cancel; accepted() is the confirmation.
class ConfirmDeclineDialog final : public QDialog
{
    Q_OBJECT

public:
    ConfirmDeclineDialog(DeclineConfirmation confirmation, QWidget *parent);

    //! accepted() means: one alone, then ask about the others.
    bool isOneFirst() const { return m_isOneFirst; }

private:
    void buildSummary(QVBoxLayout *layout);
    void buildIdentities(QVBoxLayout *layout);
    void buildEndpoint(QVBoxLayout *layout);
    void buildPairs(QVBoxLayout *layout);
    void buildTypedNumber(QVBoxLayout *layout);
    void buildButtons(QVBoxLayout *layout);
    void arrange(QWidget *inside);
    void updateButton();
    void addOneFirst(QDialogButtonBox &buttons);
    QString titleText() const;
    QString buttonText() const;
    QString scopeText() const;
    QString placesText() const;
    QString consequenceText() const;
    QString leftOutText() const;
    QStringList identityLines() const;
    int count() const { return static_cast<int>(m_confirmation.plan.pairCount()); }

    DeclineConfirmation m_confirmation;
    QLineEdit *m_typedNumber = nullptr; // above 100 invitations only
    QPushButton *m_decline = nullptr;
    QPushButton *m_oneFirst = nullptr; // for several only
    bool m_isOneFirst = false;
};

} // namespace Hubwarden
