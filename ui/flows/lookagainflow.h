// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/lookagain.h"
#include "app/profiles/profilestore.h"
#include "ui/models/outcomemodel.h"

#include <QPointer>

#include <functional>

namespace Hubwarden {

class Banner;

//! Looks again at the places of results and gives their rows the words that the lists now prove.
class LookAgainFlow final : public QObject
{
    Q_OBJECT

public:
    LookAgainFlow(RunServices services, const ProfileStore &profiles, Banner &banner, OutcomeModel &outcomes,
                  QObject *parent);

    //! The given rows; if none of them can change, all that can.
    void lookAgain(const QList<Outcome> &chosen);
    //! Looks at the places of these rows now and hands out what was seen; never if it is stopped.
    void look(const QList<Outcome> &outcomes, std::function<void(const QList<LookReport> &)> then);
    void stop();

    bool isLooking() const { return !m_job.isNull(); }

Q_SIGNALS:
    void lookingChanged();
    void looked(const Hubwarden::LookReport &report);
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);

private:
    void announce(const QList<Outcome> &before, const QList<LookReport> &reports);

    RunServices m_services;
    const ProfileStore &m_profiles;
    Banner &m_banner;
    OutcomeModel &m_outcomes;
    QPointer<LookAgain> m_job;
    QList<LookReport> m_reports;
};

} // namespace Hubwarden
