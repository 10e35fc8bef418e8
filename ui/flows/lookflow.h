// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/targetplan.h"
#include "app/profiles/profilestore.h"
#include "ui/flows/lookedplaces.h"
#include "ui/flows/profileflow.h"
#include "ui/models/invitationmodel.h"

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
    };
    //! What is ticked and pasted.
    struct Choice
    {
        QList<ProfileId> profiles;
        QList<RegionName> regions;
        QList<AccountId> senders;

        bool operator==(const Choice &) const = default;
    };

    LookFlow(Services services, EndpointGate &gate, ProfileFlow &profileFlow, Banner &banner,
             InvitationModel &invitations, QWidget *window);

    void setChoice(const Choice &choice);
    const Choice &choice() const { return m_choice; }
    //! Lists the invitations of the ticked places.
    void find();
    //! Calls `then` when every ticked place was looked at lately: at once, or after looking.
    //! Never if there is nothing to look at or the person said no; the banner says so.
    void freshen(std::function<void()> then);

    //! Ends the look that goes on; what was found stays, the rest is not looked at.
    void stop();

    bool isLooking() const { return m_scan; }
    //! Fresh lists and failed looks of the ticked places.
    QList<LookReport> reports() const;
    //! True if every ticked place has a whole list that is fresh enough to plan a decline.
    bool allFresh() const;
    //! What was seen there is no longer true.
    void forget(const Target &target) { m_places.forget(target); }
    //! Says in the banner why a ticked place could not be looked at, if there is one.
    void announceEnd();
    //! How much of the choice was looked at, in words; empty if nothing is chosen.
    QString coverageText() const;
    void refreshRows();

Q_SIGNALS:
    void lookingChanged();
    void coverageChanged();
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);

private:
    void prepare(std::function<void()> then);
    void confirmProfiles(QList<ProfileId> rest, std::function<void()> then);
    TargetPlan targets() const;
    void look(std::function<void()> then);
    void endLook(const std::function<void()> &then);

    Services m_services;
    EndpointGate &m_gate;
    ProfileFlow &m_profileFlow;
    Banner &m_banner;
    InvitationModel &m_invitations;
    Choice m_choice;
    QPointer<Scan> m_scan; //!< that goes on
    bool m_stopped = false;
    LookedPlaces m_places;
};

} // namespace Hubwarden
