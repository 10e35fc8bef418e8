// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/secret.h"
#include "ui/dialogs/profilechecks.h"

#include <QLineEdit>

namespace Hubwarden {

//! A field for a secret: shows dots, and gives its text away only once, into a Secret.
class SecretField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretField)

public:
    explicit SecretField(QWidget *parent);

    //! Of the text in the field; if it is empty, of what was taken from it before.
    HiddenText shape() const;
    //! Empties the field, undo history included, and answers what was entered last, without blanks around it.
    const Secret &take();
    //! Also what was taken.
    void forget();

private:
    Secret m_taken;
    HiddenText m_takenShape;
};

} // namespace Hubwarden
