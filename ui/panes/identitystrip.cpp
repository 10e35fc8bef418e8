// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/identitystrip.h"

#include "ui/formats.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/plainlabel.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace Hubwarden {

using namespace Qt::StringLiterals;

IdentityStrip::IdentityStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_words(new ElidedLabel(this))
    , m_endpointIcon(new QLabel(this))
    , m_endpoint(plainLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 7);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_endpointIcon);
    layout->addWidget(m_endpoint);
    makeHeavier(*m_endpoint);
    m_endpoint->setWordWrap(false);
    m_endpoint->setMinimumWidth(1); // a long host must not make the window wide
    connect(&m_theme, &Theme::changed, this, &IdentityStrip::updateLook);
    updateLook();
    showIdentities({}, 0);
    showEndpoint({}, {});
}

void IdentityStrip::updateLook()
{
    m_icon->setPixmap(
        tintedPixmap(Icon::Account, 20, m_theme.color(ColorToken::SecondaryText), devicePixelRatioF()));
    m_endpointIcon->setPixmap(
        tintedPixmap(Icon::Warning, 20, m_theme.color(ColorToken::Attention), devicePixelRatioF()));
    QPalette attention = palette();
    attention.setColor(QPalette::WindowText, m_theme.color(ColorToken::Attention));
    m_endpoint->setPalette(attention);
    update();
}

void IdentityStrip::showIdentities(const QList<IdentitySummary> &identities, qsizetype regionCount)
{
    const QString regions = regionCount == 1 ? tr("1 region") : tr("%1 regions").arg(countText(regionCount));
    QString text;
    if (identities.isEmpty()) {
        text = tr("No account is chosen");
    } else if (identities.size() > 1) {
        text = tr("%1 accounts · %2").arg(countText(identities.size()), regions);
    } else {
        const IdentitySummary &one = identities.front();
        const QString account = one.account ? accountText(*one.account) : tr("account not known yet");
        text = one.principal.isEmpty()
                   ? tr("%1 · %2 · %3").arg(one.profile, account, regions)
                   : tr("%1 · %2 as %3 · %4").arg(one.profile, account, one.principal, regions);
    }
    m_words->setWholeText(text);
}

void IdentityStrip::showEndpoint(const QString &host, const QString &source)
{
    const QString text = host.isEmpty() ? QString() : tr("Not AWS: requests go to %1").arg(host);
    m_endpoint->setText(text);
    m_endpoint->setAccessibleName(text);
    m_endpoint->setToolTip(source.isEmpty() ? QString() : tr("Set by %1").arg(source).toHtmlEscaped());
    m_endpoint->setVisible(!host.isEmpty());
    m_endpointIcon->setVisible(!host.isEmpty());
    update();
}

void IdentityStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool foreign = !m_endpoint->text().isEmpty();
    painter.fillRect(rect(), m_theme.color(foreign ? ColorToken::AttentionSoft : ColorToken::Surface));
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 4, height())),
                     m_theme.color(foreign ? ColorToken::Attention : ColorToken::Border));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorToken::Border));
}

} // namespace Hubwarden
