// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/awschannel.h"
#include "app/base/datafolder.h"
#include "app/base/logging.h"
#include "app/credentials/directory.h"
#include "app/net/proxysetup.h"
#include "app/profiles/keychainaccess.h"
#include "app/profiles/keychainstate.h"
#include "app/profiles/keychainstore.h"
#include "app/records/auditlog.h"
#include "ui/desktopapp.h"
#include "ui/flows/declineflow.h"
#include "ui/flows/recoveryflow.h"
#include "ui/mainwindow.h"
#include "ui/models/activitymodel.h"

#include <QJsonObject>

namespace Hubwarden {

//! What the program takes from outside.
struct DesktopApp::Surroundings
{
    QMap<QString, QString> environment;
    EndpointSettings endpoints;
    QString keychainService;
};

//! Everything the program consists of, in the order of making; destroyed in reverse.
struct DesktopApp::Parts
{
    Parts(std::unique_ptr<DataFolder> dataFolder, const Surroundings &surroundings);

    RecordServices records();

    SystemClock clock;
    std::unique_ptr<DataFolder> folder;
    LogSink log;
    SystemFiles files;
    GroupCommit writer;
    std::optional<AuditLog> audit;
    std::optional<Error> auditError;

    std::optional<Error> networkError; //!< why no request can be made
    std::optional<RequestQueue> queue;
    ActivityFeed feed;

    ProfileStore profiles;
    EndpointApproval approvals;
    VersionedFile settings;
    QJsonObject settingsValues;
    SystemKeychain keychain;
    std::unique_ptr<KeychainState> keychainState;
    KeychainStore secrets;
    Directory directory;
    ProfileKeeper keeper;

    std::unique_ptr<AwsChannel> channel;
    std::optional<SecurityHub> hub;
    std::optional<Sts> sts;

    ScanMemory memory;

    Theme theme;
    FoundModel found;
    PlaceGridModel grid;
    InvitationModel invitations;
    OutcomeModel outcomes;
    ActivityModel activity;
    std::unique_ptr<MainWindow> window;
    EndpointGate *gate = nullptr;           // the window's child
    ProfileFlow *profileFlow = nullptr;     // the window's child
    LookFlow *lookFlow = nullptr;           // the window's child
    RunFlow *runFlow = nullptr;             // the window's child
    LookAgainFlow *lookAgainFlow = nullptr; // the window's child
    DeclineFlow *declineFlow = nullptr;     // the window's child
    RecoveryFlow *recoveryFlow = nullptr;   // the window's child
};

} // namespace Hubwarden
