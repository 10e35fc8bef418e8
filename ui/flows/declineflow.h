// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinerun.h"
#include "app/invitations/targetplan.h"
#include "app/profiles/profilestore.h"
#include "app/records/journal.h"
#include "ui/flows/lookedplaces.h"
#include "ui/flows/profileflow.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/outcomemodel.h"

#include <QHash>

namespace Hubwarden {

//! From pasted senders and ticked places to outcomes: look, plan, confirm, run.
class DeclineFlow final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        SecurityHub &hub;
        Sts &sts;
        Clock &clock;
        ProfileStore &profiles;
        DurableFiles &files;
        GroupCommit &writer;
        AuditLog *audit; //!< null: could not be opened
        QString journalFolder;
    };
    //! What is ticked and pasted.
    struct Choice
    {
        QList<ProfileId> profiles;
        QList<RegionName> regions;
        QList<AccountId> senders;

        bool operator==(const Choice &) const = default;
    };
    enum class Work { None, Looking, Declining };

    DeclineFlow(Services services, EndpointGate &gate, ProfileFlow &profileFlow, Banner &banner,
                InvitationModel &invitations, OutcomeModel &outcomes, QWidget *window);

    void setChoice(const Choice &choice);
    //! Lists the invitations of the ticked places.
    void find();
    //! Looks where no fresh look is at hand, asks for confirmation, sends.
    void decline();

    Work work() const { return m_work; }
    //! How much of the choice was looked at, in words; empty if nothing is chosen.
    QString coverageText() const;

Q_SIGNALS:
    void workChanged();
    void coverageChanged();
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);
    void runStarted();

private:
    void prepare(std::function<void()> then);
    void confirmProfiles(QList<ProfileId> rest, std::function<void()> then);
    TargetPlan targets() const;
    void look(std::function<void()> then);
    void confirmPlan();
    void start(const DeclinePlan &plan);
    void takeChanges(const QList<Outcome> &rows);
    void endRun(const Result<RunSummary> &summary);
    void announceEnd();
    void refreshRows();
    void setWork(Work work);

    Services m_services;
    EndpointGate &m_gate;
    ProfileFlow &m_profileFlow;
    Banner &m_banner;
    InvitationModel &m_invitations;
    OutcomeModel &m_outcomes;
    QWidget *m_window;
    Choice m_choice;
    Work m_work = Work::None;
    LookedPlaces m_places;
    QHash<ResultWord, int> m_runWords; //!< of the run that goes on
    int m_runPairs = 0;
    int m_runDone = 0;
};

} // namespace Hubwarden
