// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme.h"

#include "ui/themestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPushButton>
#include <QStyleHints>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

namespace Hubwarden {

namespace {

bool systemHighContrast()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    return QGuiApplication::styleHints()->accessibility()->contrastPreference()
           == Qt::ContrastPreference::HighContrast;
#elif defined(Q_OS_WIN)
    HIGHCONTRASTW state{};
    state.cbSize = sizeof(state);
    return SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof(state), &state, 0)
           && (state.dwFlags & HCF_HIGHCONTRASTON);
#else
    // Before Qt 6.10 nothing tells; the variable is what desktops with such a theme set for their programs.
    return qEnvironmentVariable("GTK_THEME").startsWith(QLatin1String("HighContrast"), Qt::CaseInsensitive);
#endif
}

bool systemDark(const QPalette &palette)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return isDark(palette);
}

} // namespace

SystemLook systemLook()
{
    const QPalette palette = QGuiApplication::palette();
    return {palette, systemDark(palette), systemHighContrast()};
}

Theme::Theme(QObject *parent)
    : Theme(systemLook, parent)
{
}

Theme::Theme(std::function<SystemLook()> system, QObject *parent)
    : QObject(parent)
    , m_system(std::move(system))
    , m_look(m_system())
    , m_colors(chosenColors())
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_look.dark = m_system().dark;
        if (m_appearance == Appearance::System)
            apply(m_appearance);
    });
#endif
}

ThemeColors Theme::chosenColors() const
{
    if (m_look.highContrast)
        return ThemeColors::fromPalette(m_look.palette);
    switch (m_appearance) {
    case Appearance::System:
        return m_look.dark ? ThemeColors::dark() : ThemeColors::light();
    case Appearance::Light:
        return ThemeColors::light();
    case Appearance::Dark:
        return ThemeColors::dark();
    }
    Q_UNREACHABLE();
}

void Theme::apply(Appearance appearance)
{
    m_appearance = appearance;
#ifdef Q_OS_MACOS
    // The native style has its own colours; it only follows the choice where Qt lets it.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const Qt::ColorScheme schemes[]
        = {Qt::ColorScheme::Unknown, Qt::ColorScheme::Light, Qt::ColorScheme::Dark};
    QGuiApplication::styleHints()->setColorScheme(schemes[static_cast<int>(appearance)]);
    m_look = m_system();
#endif
    m_colors = chosenColors();
#else
    m_colors = chosenColors();
    if (m_style)
        m_style->setColors(m_colors);
    else
        QApplication::setStyle(m_style = new ThemeStyle(m_colors)); // the application owns it
    QApplication::setPalette(m_colors.palette());
    QApplication::setPalette(m_colors.viewPalette(), "QAbstractItemView");
    QFont header = QApplication::font();
    header.setWeight(QFont::DemiBold);
    QApplication::setFont(header, "QHeaderView");
#endif
    Q_EMIT changed();
}

QIcon Theme::icon(Icon icon, ColorToken token) const
{
    return tintedIcon(icon, color(token), color(ColorToken::ControlOutline));
}

QFont Theme::idFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

void Theme::makePrimary(QPushButton *button)
{
    button->setProperty(ThemeStyle::primaryProperty, true);
}

} // namespace Hubwarden
