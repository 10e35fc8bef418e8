// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/themecolors.h"

#include <algorithm>
#include <cmath>

namespace Hubwarden {

namespace {

QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto channel
        = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()),
            channel(over.blue(), under.blue())};
}

double luminance(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

ThemeColors ThemeColors::light()
{
    ThemeColors c;
    c.set(ColorToken::Window, QColor(0xF6, 0xF8, 0xFA));
    c.set(ColorToken::Surface, QColor(0xFF, 0xFF, 0xFF));
    c.set(ColorToken::Text, QColor(0x1B, 0x1F, 0x24));
    c.set(ColorToken::SecondaryText, QColor(0x57, 0x60, 0x6A));
    c.set(ColorToken::Border, QColor(0xD0, 0xD7, 0xDE));
    c.set(ColorToken::ControlOutline, QColor(0x81, 0x8B, 0x98));
    c.set(ColorToken::Accent, QColor(0x0A, 0x6C, 0x8F));
    c.set(ColorToken::OnAccent, QColor(0xFF, 0xFF, 0xFF));
    c.set(ColorToken::Done, QColor(0x1A, 0x7F, 0x37));
    c.set(ColorToken::Attention, QColor(0x8A, 0x5A, 0x00));
    c.set(ColorToken::Failed, QColor(0xB4, 0x23, 0x18));
    c.set(ColorToken::Neutral, QColor(0x57, 0x60, 0x6A));
    c.mixDerived(0.08, 0.13);
    return c;
}

ThemeColors ThemeColors::dark()
{
    ThemeColors c;
    c.set(ColorToken::Window, QColor(0x15, 0x18, 0x1C));
    c.set(ColorToken::Surface, QColor(0x1D, 0x21, 0x26));
    c.set(ColorToken::Text, QColor(0xE6, 0xEA, 0xEE));
    c.set(ColorToken::SecondaryText, QColor(0x9A, 0xA4, 0xAF));
    c.set(ColorToken::Border, QColor(0x34, 0x3B, 0x43));
    c.set(ColorToken::ControlOutline, QColor(0x6B, 0x76, 0x82));
    c.set(ColorToken::Accent, QColor(0x4F, 0xB3, 0xD9));
    c.set(ColorToken::OnAccent, QColor(0x0B, 0x11, 0x16));
    c.set(ColorToken::Done, QColor(0x56, 0xD3, 0x64));
    c.set(ColorToken::Attention, QColor(0xE3, 0xB3, 0x41));
    c.set(ColorToken::Failed, QColor(0xFF, 0x7B, 0x72));
    c.set(ColorToken::Neutral, QColor(0x9A, 0xA4, 0xAF));
    c.mixDerived(0.14, 0.17);
    return c;
}

void ThemeColors::mixDerived(double softShare, double selectionShare)
{
    const QColor surface = color(ColorToken::Surface);
    set(ColorToken::Selection, mixed(color(ColorToken::Accent), surface, selectionShare));
    set(ColorToken::Hover, mixed(color(ColorToken::Text), surface, 0.06));
    set(ColorToken::DoneSoft, mixed(color(ColorToken::Done), surface, softShare));
    set(ColorToken::AttentionSoft, mixed(color(ColorToken::Attention), surface, softShare));
    set(ColorToken::FailedSoft, mixed(color(ColorToken::Failed), surface, softShare));
    set(ColorToken::NeutralSoft, mixed(color(ColorToken::Neutral), surface, softShare));
    set(ColorToken::PracticeStripe, QColor(0xF2, 0xB7, 0x05));
    set(ColorToken::PracticeText, QColor(0x1B, 0x1F, 0x24));
}

ThemeColors ThemeColors::fromPalette(const QPalette &system)
{
    ThemeColors c;
    c.m_colors.fill(system.color(QPalette::WindowText));
    c.set(ColorToken::Window, system.color(QPalette::Window));
    c.set(ColorToken::Surface, system.color(QPalette::Base));
    c.set(ColorToken::Accent, system.color(QPalette::Highlight));
    c.set(ColorToken::OnAccent, system.color(QPalette::HighlightedText));
    for (const ColorToken soft :
         {ColorToken::Selection, ColorToken::Hover, ColorToken::DoneSoft, ColorToken::AttentionSoft,
          ColorToken::FailedSoft, ColorToken::NeutralSoft, ColorToken::PracticeStripe})
        c.set(soft, system.color(QPalette::Base));
    return c;
}

QColor ThemeColors::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Done:
        return color(ColorToken::Done);
    case Tone::Attention:
        return color(ColorToken::Attention);
    case Tone::Failed:
        return color(ColorToken::Failed);
    case Tone::Neutral:
        return color(ColorToken::Neutral);
    }
    Q_UNREACHABLE();
}

QColor ThemeColors::softTone(Tone tone) const
{
    switch (tone) {
    case Tone::Done:
        return color(ColorToken::DoneSoft);
    case Tone::Attention:
        return color(ColorToken::AttentionSoft);
    case Tone::Failed:
        return color(ColorToken::FailedSoft);
    case Tone::Neutral:
        return color(ColorToken::NeutralSoft);
    }
    Q_UNREACHABLE();
}

QPalette ThemeColors::palette() const
{
    QPalette p;
    const auto set
        = [&p, this](QPalette::ColorRole role, ColorToken token) { p.setColor(role, color(token)); };
    set(QPalette::Window, ColorToken::Window);
    set(QPalette::WindowText, ColorToken::Text);
    set(QPalette::Base, ColorToken::Surface);
    set(QPalette::AlternateBase, ColorToken::Window);
    set(QPalette::Text, ColorToken::Text);
    set(QPalette::Button, ColorToken::Surface);
    set(QPalette::ButtonText, ColorToken::Text);
    set(QPalette::BrightText, ColorToken::OnAccent);
    set(QPalette::Highlight, ColorToken::Accent);
    set(QPalette::HighlightedText, ColorToken::OnAccent);
    set(QPalette::Link, ColorToken::Accent);
    set(QPalette::LinkVisited, ColorToken::Accent);
    set(QPalette::ToolTipBase, ColorToken::Surface);
    set(QPalette::ToolTipText, ColorToken::Text);
    set(QPalette::PlaceholderText, ColorToken::SecondaryText);
    set(QPalette::Light, ColorToken::Surface);
    set(QPalette::Midlight, ColorToken::Hover);
    set(QPalette::Mid, ColorToken::Border);
    set(QPalette::Dark, ColorToken::ControlOutline);
    set(QPalette::Shadow, ColorToken::ControlOutline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(ColorToken::ControlOutline));
    p.setColor(QPalette::Disabled, QPalette::Highlight, color(ColorToken::Border));
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, color(ColorToken::SecondaryText));
    return p;
}

QPalette ThemeColors::viewPalette() const
{
    QPalette p = palette();
    // With a high-contrast palette nothing soft exists: the selection is the system's own.
    if (color(ColorToken::Selection) != color(ColorToken::Surface)) {
        p.setColor(QPalette::Highlight, color(ColorToken::Selection));
        p.setColor(QPalette::HighlightedText, color(ColorToken::Text));
    }
    return p;
}

} // namespace Hubwarden
