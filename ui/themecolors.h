// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace Hubwarden {

//! Every colour the interface uses, by what it is for.
enum class ColorToken {
    Window,
    Surface,
    Text,
    SecondaryText,
    Border,         //!< hairlines; carries no meaning
    ControlOutline, //!< of fields and boxes: at least 3:1 on window and surface
    Accent,         //!< primary action, selection, focus; nothing else
    OnAccent,
    Selection, //!< of rows: soft, so that badges stay readable on it
    Hover,
    Done,
    Attention,
    Failed,
    Neutral,
    DoneSoft,
    AttentionSoft,
    FailedSoft,
    NeutralSoft,
    PracticeStripe,
    PracticeText,
};
constexpr std::size_t colorTokenCount = 20;

//! How a state is meant; a word always stands beside the colour.
enum class Tone { Done, Attention, Failed, Neutral };

//! One complete set of colours.
class ThemeColors
{
public:
    static ThemeColors light();
    static ThemeColors dark();
    //! Takes everything from the system's palette, for high-contrast settings.
    static ThemeColors fromPalette(const QPalette &system);

    QColor color(ColorToken token) const { return m_colors[static_cast<std::size_t>(token)]; }
    QColor tone(Tone tone) const;
    QColor softTone(Tone tone) const;

    QPalette palette() const;
    //! For lists, trees and tables, where a selected row keeps its text colours.
    QPalette viewPalette() const;

    bool operator==(const ThemeColors &) const = default;

private:
    ThemeColors() = default;
    void set(ColorToken token, const QColor &color) { m_colors[static_cast<std::size_t>(token)] = color; }
    void mixDerived(double softShare, double selectionShare);

    std::array<QColor, colorTokenCount> m_colors;
};

//! True if light words stand on a dark window.
bool isDark(const QPalette &palette);

//! As WCAG 2 defines it: 1 … 21.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace Hubwarden
