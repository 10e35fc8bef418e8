// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/background.h"
#include "app/base/pace.h"
#include "app/invitations/memory.h"
#include "app/invitations/targetplan.h"
#include "app/profiles/profilestore.h"
#include "ui/flows/lookedplaces.h"
#include "ui/flows/profileflow.h"
#include "ui/models/causes.h"
#include "ui/models/foundmodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/placegridmodel.h"

#include <QPointer>

namespace Hubwarden {

//! Looks at the ticked places, remembers what was seen there and shows it as rows.
class LookFlow final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        SecurityHub &hub;
        Sts &sts;
        Clock &clock;
        ProfileStore &profiles;
        ScanMemory &memory;
    };
    struct Models
    {
        FoundModel &found;            //!< everything
        PlaceGridModel &grid;         //!< place by place
        InvitationModel &invitations; //!< the pasted senders
    };
    //! What is ticked and pasted.
    struct Choice
    {
        QList<ProfileId> profiles;
        QList<RegionName> regions;
        QList<AccountId> senders;

        bool operator==(const Choice &) const = default;
    };
    LookFlow(Services services, Models models, EndpointGate &gate, ProfileFlow &profileFlow, Banner &banner,
             QWidget *window);

    void setChoice(const Choice &choice);
    const Choice &choice() const { return m_choice; }
    //! Lists the invitations of the ticked places: a scan.
    void find();
    //! Calls `then` when every ticked place was looked at lately: at once, or after looking.
    //! Never if there is nothing to look at or the person said no; the banner says so.
    void freshen(std::function<void()> then);
    //! The same for some of the ticked places only.
    void freshen(const QSet<Target> &places, std::function<void()> then);
    //! Looks again where forget() was called.
    void refresh();
    //! Ends the look that goes on; what was found stays, the rest is not looked at.
    void stop();

    bool isLooking() const { return m_scan; }
    //! Fresh lists and failed looks of the ticked places.
    QList<LookReport> reports() const;
    //! What somebody else's look has seen; a failed one leaves what was known before.
    void take(const LookReport &report);
    //! What was seen there may no longer be true.
    void forget(const Target &target) { m_places.forget(target); }
    //! Says in the banner why a ticked place could not be looked at, if there is one.
    void announceEnd();
    //! How much of the choice was looked at, and what became of the rest; of accounts without an identity as well.
    const Coverage &coverage() const { return m_coverage; }
    //! The same in words; empty if nothing is chosen.
    QString coverageText() const;
    //! What kept ticked places from being looked at, each cause once.
    QList<Cause> causes() const;
    void refreshRows();

Q_SIGNALS:
    void lookingChanged();
    void coverageChanged();
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);
    //! The person wants to see causes().
    void causesRequested();

private:
    using Looks = QList<PlannedLook>;

    void prepare(std::function<void()> then);
    void confirmProfiles(QList<ProfileId> rest, std::function<void()> then);
    void updatePlan();
    QSet<AccountId> ownAccounts() const;
    void look(const Looks &looks, LookedPlaces::Begin begin, std::function<void()> then);
    void take(const QList<LookReport> &reports, LookedPlaces::Begin begin);
    void show(const Looks &looks);
    void endLook(const std::function<void()> &then);
    void saveMemory();
    void showProgress();
    //! changed: the places whose invitations are others than before.
    void updateCoverage(const QList<FoundModel::Place> &changed = {});
    void refreshPasted();
    void refreshAxes();
    QList<PlaceTrouble> placeTroubles() const;
    QList<ProfileTrouble> profileTroubles() const;
    FoundModel::Place foundIn(const PlannedLook &look, const QSet<AccountId> &own) const;
    QList<FoundModel::Place> foundIn(const Looks &looks) const;

    Services m_services;
    Models m_models;
    EndpointGate &m_gate;
    ProfileFlow &m_profileFlow;
    Banner &m_banner;
    Choice m_choice;
    TargetPlan m_plan; //!< of the choice
    LookedPlaces m_places;
    Coverage m_coverage;
    QPointer<Scan> m_scan; //!< that goes on
    qsizetype m_scanSize = 0;
    Pace m_pace;
    bool m_stopped = false;
    Background m_saving;
};

} // namespace Hubwarden
