// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/causecards.h"

#include "ui/panes/causecard.h"
#include "ui/panes/focusring.h"
#include "ui/theme.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

CauseCards::CauseCards(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    auto *inside = new QWidget(this);
    inside->setAutoFillBackground(true);
    inside->setBackgroundRole(QPalette::Base);
    m_layout = new QVBoxLayout(inside);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch();
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(inside);
    setAccessibleName(tr("Causes"));
    new FocusRing(*this);
}

CauseCard *CauseCards::cardFor(const QString &key) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(),
                                    [&key](const CauseCard *card) { return card->cause().key == key; });
    return found == m_cards.end() ? nullptr : *found;
}

void CauseCards::setCauses(const QList<Cause> &causes)
{
    if (causes == m_causes)
        return;
    m_causes = causes;
    QList<CauseCard *> cards;
    for (const Cause &cause : causes) {
        CauseCard *card = cardFor(cause.key);
        if (!card)
            card = new CauseCard(m_theme, widget());
        card->showCause(cause);
        m_layout->removeWidget(card);
        m_layout->insertWidget(static_cast<int>(cards.size()), card);
        card->show();
        cards.append(card);
    }
    for (CauseCard *card : std::as_const(m_cards)) {
        if (!cards.contains(card))
            delete card;
    }
    for (qsizetype i = 1; i < cards.size(); ++i)
        setTabOrder(cards[i - 1], cards[i]);
    m_cards = cards;
}

QString CauseCards::report() const
{
    QStringList parts;
    for (const Cause &cause : m_causes)
        parts.append(causeReport(cause));
    return parts.join(u'\n');
}

} // namespace Hubwarden
