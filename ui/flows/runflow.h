// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/background.h"
#include "app/base/pace.h"
#include "app/invitations/declinerun.h"
#include "app/invitations/recordservices.h"
#include "app/profiles/profilestore.h"
#include "app/records/journal.h"
#include "ui/models/causes.h"
#include "ui/models/outcomemodel.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace Hubwarden {

class Banner;

//! A confirmed run in the window: its rows, how far it is, what is asked on the way and how it ended.
class RunFlow final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        SecurityHub &hub;
        Sts &sts;
        ProfileStore &profiles;
        RecordServices records;
    };
    RunFlow(Services services, Banner &banner, OutcomeModel &outcomes, QObject *parent);

    //! Its rows join those of earlier runs. Nothing starts if the journal cannot be made; the banner says so.
    void start(const DeclinePlan &plan, DeclineRun::Start how);
    //! Sends what an interrupted run left; its rows are in the table already.
    void resume(const QString &runId, const Journal &journal, const DeclinePlan &plan);
    //! As DeclineRun says.
    void stop(std::optional<std::chrono::milliseconds> grace = std::nullopt);
    void hold();
    void holdAfterSleep();
    void goOn();

    //! True from the person's yes to the last outcome.
    bool isRunning() const { return !m_run.isNull(); }
    //! The last run, by the person.
    bool wasStopped() const { return m_stopped; }

Q_SIGNALS:
    //! It began, is being stopped or has ended.
    void runningChanged();
    void started();
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);
    //! The buttons of the message about the end.
    void retryRequested();
    void lookAgainRequested();
    //! Those that the message is about: not those of earlier runs.
    void causesRequested(const QList<Hubwarden::Cause> &causes);
    //! Nothing more is signed by that profile in this run.
    void keyRefused(const Hubwarden::ProfileId &profile, const Hubwarden::SharedError &why);

private:
    void begin(const QString &runId, const Journal &journal, const DeclinePlan &plan, DeclineRun::Start how);
    void takeChanges(const QList<Outcome> &rows);
    void askAboutOthers(const Outcome &first, qsizetype others);
    void showQuestion();
    void showProgress();
    void end(const Result<RunSummary> &summary);
    QString countedWords() const;
    void showEnd(const QString &words);
    void announceEnd(const QString &words, const QList<Cause> &causes);
    QString endText(const QList<Cause> &causes) const;

    Services m_services;
    Banner &m_banner;
    OutcomeModel &m_outcomes;
    QPointer<DeclineRun> m_run;
    QHash<ResultWord, int> m_words; //!< of the run that goes on
    QList<int> m_troubled;          //!< of that run: the rows of the table that have a cause
    Background m_grouping;          //!< of them
    QSet<ProfileId> m_refused;
    std::optional<Pace> m_pace;
    std::optional<Outcome> m_first; //!< final, and the person is asked about the others
    int m_others = 0;
    int m_pairs = 0;
    int m_done = 0;
    QString m_note; //!< more than counts about the end of the run
    bool m_recordsFailed = false;
    bool m_stopped = false;
};

} // namespace Hubwarden
