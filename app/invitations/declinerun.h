// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinestep.h"
#include "app/invitations/rownews.h"
#include "app/invitations/runidentities.h"
#include "app/invitations/runrecords.h"
#include "app/invitations/runservices.h"
#include "app/invitations/sendorder.h"

#include <QHash>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Hubwarden {

//! How a run ended, besides its outcomes.
struct RunSummary
{
    std::optional<Error> journalError;
    std::optional<Error> auditError;
    QList<Stranger> strangers; //!< AWS named them, nobody asked for them
};

//! One confirmed set of declines: intents to the journal, identity of each profile, requests, another look, history.
//!
//! A place that fails is a row, never the end of the run, and no profile waits for another. Takes the journal.
//! May be deleted in a slot of any of its signals.
class DeclineRun final : public JobOf<RunSummary>
{
    Q_OBJECT

public:
    enum class Start { All, OneFirst };

    DeclineRun(RunServices services, QString runId, std::unique_ptr<Journal> journal, const DeclinePlan &plan,
               const QList<Profile> &profiles, QObject *parent, Start start = Start::All);
    ~DeclineRun() override;

    //! Nothing new leaves. What was sent finishes, or is Outcome unknown after the grace; the rest is Not started, and
    //! nobody looks again. Then the run ends as ever.
    void stop(std::optional<std::chrono::milliseconds> grace = std::nullopt);
    //! Nothing leaves until goOn(); after a minute it asks again who it is.
    void hold();
    //! After the computer slept: goOn() asks again who it is, however soon it comes.
    void holdAfterSleep();
    void goOn();
    bool isHeld() const { return m_heldSince.has_value(); }

Q_SIGNALS:
    //! Rows whose word or facts changed, each with its whole new content; at most every 100 ms.
    void changed(const QList<Hubwarden::Outcome> &rows);
    //! Start::OneFirst: that one is final, and the run is held with so many pairs to go.
    void oneDone(const Hubwarden::Outcome &first, qsizetype others);

private:
    enum class Stage { Planned, Ordered, Live, Settled };
    struct Part
    {
        PlannedRequest request;
        QList<Outcome> rows;
        Stage stage = Stage::Planned;
        bool answered = false;
        DeclineStep *step = nullptr; // our child while it is live
    };

    void run() override;
    void abort() override;
    void takePlanned(const Result<Done> &written);
    void takeIdentity(const ProfileId &profile);
    void order(const ProfileId &profile);
    void sendNext();
    void startStep(qsizetype index);
    void takeAnswer(qsizetype index);
    void takeStep(qsizetype index, const StepEnd &end);
    void settle(qsizetype index, const QList<Outcome> &rows);
    void settleUnsent(const NotSent &why, const std::function<bool(const Part &)> &concerns);
    QList<Outcome> unsentRows(const Part &part, const NotSent &why) const;
    void afterStep();
    void tellOneDone();
    void forEachStep(const std::function<void(DeclineStep &)> &action);
    void conclude();

    RunServices m_services;
    RunIdentities m_identities;
    RunRecords m_records;
    RowNews m_news;
    SendOrder m_order;
    QList<Part> m_parts;
    QList<ProfileId> m_profiles; //!< of the parts, each once
    RunSummary m_summary;
    std::optional<std::chrono::nanoseconds> m_heldSince;
    qsizetype m_unsettled = 0;
    bool m_durable = false; //!< every intent is on the disk
    bool m_oneFirst;        //!< and it has not gone on to the others
    bool m_oneTold = false;
    bool m_stopped = false;
    bool m_closing = false; //!< the journal's last line is on its way
};

} // namespace Hubwarden
