// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"
#include "ui/errortext.h"

#include <QList>
#include <QPair>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QVBoxLayout;

namespace Hubwarden {

class Theme;

//! Explains one row in words, and shows what was received as it was received. Everything is plain text.
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)

public:
    using Facts = QList<QPair<QString, QString>>; //!< what it is, and the value as received

    //! The theme must outlive the pane.
    explicit DetailsPane(const Theme &theme, QWidget *parent = nullptr);

    void showOutcome(const Outcome &outcome);
    void showError(const Error &error);
    void showExplanation(const ErrorText &text, const Facts &facts);
    void clear();
    //! Brings the explanation to the front and gives it the keyboard.
    void focusExplanation();

private:
    //! foreignAnswer: type and beginning of an answer that is not AWS's.
    void showText(const ErrorText &text, const QString &awsSays, const QString &foreignAnswer,
                  const Facts &facts);
    QWidget *buildExplain();
    QWidget *buildTechnical();
    QLabel *addSection(QVBoxLayout *layout, const QString &heading);
    void copyExplain() const;
    void updateLook();

    const Theme &m_theme;
    QTabWidget *m_tabs;
    QLabel *m_title = nullptr;
    QLabel *m_meaning = nullptr;
    QLabel *m_who = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_command = nullptr;
    QPushButton *m_copyCommand = nullptr;
    QLabel *m_awsSays = nullptr;
    QLabel *m_answer = nullptr;
    QPushButton *m_copyExplain = nullptr;
    QList<QLabel *> m_headings;
    QPlainTextEdit *m_technical = nullptr;
    QPushButton *m_copyTechnical = nullptr;
};

} // namespace Hubwarden
