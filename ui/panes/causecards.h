// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/causes.h"

#include <QScrollArea>
#include <QSet>

class QVBoxLayout;

namespace Hubwarden {

class CauseCard;
class Theme;

//! A card a cause: what it is, how many places it struck, who can fix it and what to do. Everything is plain text.
class CauseCards final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CauseCards)

public:
    //! The theme must outlive the cards.
    explicit CauseCards(const Theme &theme, QWidget *parent = nullptr);

    //! A cause that was there before keeps its card, unfolded or not, and the keyboard where it is.
    void setCauses(const QList<Cause> &causes);
    const QList<Cause> &causes() const { return m_causes; }
    //! Of all cards.
    QString report() const;

private:
    CauseCard *cardFor(const QString &key) const;

    const Theme &m_theme;
    QList<Cause> m_causes;
    QList<CauseCard *> m_cards;
    QVBoxLayout *m_layout;
};

} // namespace Hubwarden
