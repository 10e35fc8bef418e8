// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;

namespace Hubwarden {

class Theme;

//! What stands in the window before there is any account.
class WelcomePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomePage)

public:
    //! The theme must outlive the page.
    explicit WelcomePage(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void enterAccessKeysRequested();
    void practiceRequested();

private:
    const Theme &m_theme;
};

} // namespace Hubwarden
