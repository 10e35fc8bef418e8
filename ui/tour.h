// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/foundmodel.h"
#include "ui/models/outcomemodel.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

class QDialog;
class QPushButton;

namespace Hubwarden {

class MainWindow;

//! Plays the main jobs in the window by itself, by what a person would press, and leaves numbered pictures.
//!
//! First the senders that are pasted, then the strangers that are found.
class Tour final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tour)

public:
    //! What is played; everything must outlive the tour.
    struct Stage
    {
        MainWindow &window;
        FoundModel &found;
        OutcomeModel &outcomes;
    };
    struct Script
    {
        QString folder;           //!< of the pictures; must exist
        QString idFile;           //!< with the senders of the first job
        QList<AccountId> pasted;  //!< the same senders
        QList<AccountId> unknown; //!< the strangers of both jobs
    };

    Tour(Stage stage, Script script, QObject *parent);

    void start();
    //! What came of both jobs, in the order of happening.
    const QList<Outcome> &outcomes() const { return m_outcomes; }

Q_SIGNALS:
    //! `failure`: what did not come about, in English; empty if everything did.
    void ended(const QString &failure);

private:
    struct Step
    {
        QString name; //!< of the picture, and of the failure
        std::function<bool()> isReached;
        std::function<void()> act; //!< after the picture
    };

    void look();
    void end(const QString &failure);
    bool takePicture(const QString &name);
    void press(const QString &text);
    bool isIdle() const;
    QPushButton *declineButton() const;
    void addDecline(const QString &job);
    void tickStrangers();
    void keepOutcomes();

    Stage m_stage;
    Script m_script;
    std::deque<Step> m_steps;
    QTimer m_looking;
    int m_waited = 0; //!< turns since the last step
    int m_pictures = 0;
    QString m_failure;
    QList<Outcome> m_outcomes;
};

} // namespace Hubwarden
