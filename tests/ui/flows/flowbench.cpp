// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/flows/flowbench.h"

#include "ui/panes/banner.h"

#include <QLabel>

namespace Hubwarden {

FlowBench::FlowBench(const EndpointSettings &endpoints)
    : run(endpoints)
    , profiles(m_folder.filePath(u"profiles.json"_s), nullptr)
    , memory(m_folder.filePath(u"memory.json"_s))
    , m_directory(profiles, m_secrets, nullptr)
    , m_keeper(profiles, m_secrets, m_directory)
    , m_approvals(m_folder.filePath(u"endpoints.json"_s))
    , m_banner(new Banner(m_theme, &m_window))
    , m_gate(new EndpointGate(m_approvals, run.clock, {}, std::nullopt, &m_window))
    , profileFlow(
          new ProfileFlow({profiles, m_keeper, run.sts, run.clock, m_log}, *m_gate, *m_banner, &m_window))
    , looks(new LookFlow({run.hub, run.sts, run.clock, profiles, memory}, {found, grid, invitations}, *m_gate,
                         *profileFlow, *m_banner, &m_window))
    , lookAgain(new LookAgainFlow({run.hub, run.sts, run.clock, run.audit()}, profiles, *m_banner, outcomes,
                                  &m_window))
    , runs(new RunFlow(
          {run.hub, run.sts, profiles, {run.clock, m_files, m_writer, run.audit(), run.journalFolder()}},
          *m_banner, outcomes, &m_window))
    , declines(new DeclineFlow({*looks, *lookAgain, *runs, *m_gate}, profiles, run.clock, *m_banner, outcomes,
                               &m_window))
{
    const QDateTime now = run.clock.utcNow();
    if (!m_folder.isValid() || !profiles.load(now) || !memory.load(now) || !m_approvals.load(now))
        qFatal("the folder of the test cannot be used");
}

FlowBench::~FlowBench()
{
    // The flows hold jobs that use the services.
    qDeleteAll(m_window.findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
}

Profile FlowBench::addProfile(const Hub::Key &key)
{
    const Profile profile = run.addProfile(key);
    if (!profiles.add(profile))
        qFatal("the profile cannot be kept");
    return profile;
}

QString FlowBench::message() const
{
    QStringList texts;
    if (!m_banner->isHidden()) {
        for (const QLabel *label : m_banner->findChildren<QLabel *>())
            texts.append(label->text());
    }
    return texts.join(u'\n').trimmed();
}

} // namespace Hubwarden
