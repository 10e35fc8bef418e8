// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/themecolors.h"
#include "ui/themeicons.h"

#include <QFont>
#include <QObject>
#include <QPointer>

#include <functional>

class QPushButton;

namespace Hubwarden {

class ThemeStyle;

//! What the person chose under View ▸ Appearance.
enum class Appearance { System, Light, Dark };

//! What the system says about its own look.
struct SystemLook
{
    QPalette palette;
    bool dark = false;
    bool highContrast = false;
};

//! Gives the whole program its colours, style and icons, and follows the system where it can be followed.
class Theme : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    //! Asks the system now, before anything of ours changes the palette; tests hand in a look of their own.
    explicit Theme(QObject *parent = nullptr);
    explicit Theme(std::function<SystemLook()> system, QObject *parent = nullptr);

    //! Sets style, palette and fonts of the application. High contrast of the system wins over the choice.
    void apply(Appearance appearance);
    Appearance appearance() const { return m_appearance; }

    const ThemeColors &colors() const { return m_colors; }
    QColor color(ColorToken token) const { return m_colors.color(token); }
    QIcon icon(Icon icon, ColorToken token = ColorToken::Text) const;
    //! Digits of one width: account IDs stand under each other.
    static QFont idFont();

    //! Draws the button in the accent colour; one on a page at most.
    static void makePrimary(QPushButton *button);

Q_SIGNALS:
    //! Colours and icons are others now.
    void changed();

private:
    ThemeColors chosenColors() const;

    std::function<SystemLook()> m_system;
    SystemLook m_look;
    Appearance m_appearance = Appearance::System;
    ThemeColors m_colors;
    QPointer<ThemeStyle> m_style;
};

//! What the running system shows.
SystemLook systemLook();

} // namespace Hubwarden
