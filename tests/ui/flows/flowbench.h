// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/logging.h"
#include "app/credentials/directory.h"
#include "app/profiles/endpointapproval.h"
#include "tests/app/invitations/runbench.h"
#include "tests/support/fakesecretstore.h"
#include "ui/flows/declineflow.h"
#include "ui/theme.h"

#include <QWidget>

namespace Hubwarden {

//! The flows of the window without its panes, put together as the program does. The endpoint needs no question.
class FlowBench final
{
public:
    explicit FlowBench(const EndpointSettings &endpoints);
    ~FlowBench();
    Q_DISABLE_COPY_MOVE(FlowBench)

    //! A confirmed profile that the flows know.
    Profile addProfile(const Hub::Key &key);
    //! Title and text of the message that is shown; empty: none.
    QString message() const;

    RunBench run;

private:
    QTemporaryDir m_folder;
    Theme m_theme;
    SystemFiles m_files;
    GroupCommit m_writer{nullptr};
    LogSink m_log{{.path = {}, .standardError = LogSink::Stderr::Silent}};
    FakeSecretStore m_secrets;

public:
    ProfileStore profiles;
    OutcomeModel outcomes;
    FoundModel found;
    PlaceGridModel grid;
    InvitationModel invitations;
    ScanMemory memory;

private:
    Directory m_directory;
    ProfileKeeper m_keeper;
    EndpointApproval m_approvals;
    QWidget m_window;
    Banner *m_banner; // the window's child, as are the flows
    EndpointGate *m_gate;

public:
    ProfileFlow *profileFlow;
    LookFlow *looks;
    LookAgainFlow *lookAgain;
    RunFlow *runs;
    DeclineFlow *declines;
};

} // namespace Hubwarden
