// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/causes.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace Hubwarden {

class Theme;

//! One cause that struck many places.
class CauseCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CauseCard)

public:
    //! The theme must outlive the card.
    CauseCard(const Theme &theme, QWidget *parent);

    void showCause(const Cause &cause);
    const Cause &cause() const { return m_cause; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildWords(QVBoxLayout *layout);
    void buildButtons(QVBoxLayout *layout);
    void showPlaces(bool shown);
    void updateLook();

    const Theme &m_theme;
    Cause m_cause;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_extent;
    QLabel *m_meaning;
    QLabel *m_quote;
    QLabel *m_who;
    QLabel *m_what;
    QLabel *m_command;
    QPushButton *m_togglePlaces;
    QPushButton *m_copyCommand;
    QPushButton *m_copy;
    QPlainTextEdit *m_places;
};

} // namespace Hubwarden
