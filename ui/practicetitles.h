// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace Hubwarden {

//! Says in the title of every dialog that it is practice: each may be seen, and photographed, without its window.
class PracticeTitles final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace Hubwarden
