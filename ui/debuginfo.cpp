// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/debuginfo.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSslSocket>
#include <QSysInfo>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QString screenText(const QScreen &screen)
{
    return u"%1 × %2 at %3"_s.arg(screen.size().width())
        .arg(screen.size().height())
        .arg(screen.devicePixelRatio());
}

} // namespace

SystemFacts versionFacts()
{
    return {
        {u"Hubwarden"_s, QCoreApplication::applicationVersion()},
        {u"Qt"_s,
         u"%1 (built with %2)"_s.arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR))},
        {u"QtKeychain"_s, u"built with "_s + QStringLiteral(HUBWARDEN_QTKEYCHAIN)},
        {u"Compiler"_s, QStringLiteral(HUBWARDEN_COMPILER)},
        {u"System"_s, QSysInfo::prettyProductName() + u", "_s + QSysInfo::currentCpuArchitecture()},
        {u"Kernel"_s, QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()},
        {u"TLS"_s, QSslSocket::activeBackend() + u", "_s + QSslSocket::sslLibraryVersionString()},
    };
}

QString factsText(const SystemFacts &facts)
{
    QString text;
    for (const auto &[name, value] : facts)
        text += name + u": "_s + value + u'\n';
    return text;
}

QString debugInfo(const Theme &theme)
{
    QStringList screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens.append(screenText(*screen));
    return factsText(versionFacts()
                     + SystemFacts{
                         {u"Window system"_s, QGuiApplication::platformName()},
                         {u"Screens"_s, screens.join(u", "_s)},
                         {u"Language"_s, QLocale().name()},
                         {u"Look"_s, isDark(theme.colors().palette()) ? u"dark"_s : u"light"_s},
                     });
}

} // namespace Hubwarden
