// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace Hubwarden {

//! What the command line asked for.
struct StartOptions
{
    QString dataFolder;  //!< empty: the system's place
    QStringList idFiles; //!< opened into the editor
};

//! The composition root: makes every service and the window, joins them, owns them.
class DesktopApp final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopApp(StartOptions options);
    ~DesktopApp() override;

    //! Opens the window. Errors: Conflict if the data folder is in use, Storage.
    Result<Done> start();
    //! After start() failed because the folder is in use: brings the window of the program that uses it to the front and
    //! ends, or shows why that cannot be done.
    void callRunning(const Error &error);
    //! Says in a window of its own why start() failed; the program ends with it.
    void showStartError(const Error &error);

private:
    struct Parts;

    void joinWindow();
    void makeFlows();
    void joinFlows();
    void makeRecovery();
    void joinRuns();
    void showStartReports();
    void hearOtherStarts();
    void checkHistory();
    void showCoverage();
    void showTroubles();
    void restoreTicks();
    void updateChoice();
    void updateWindow();
    void updateState();
    void exportResults(const QString &path);
    void loadSettings();
    void saveSettings();
    void joinEnding();
    void closeWindow();
    void stopAndClose();
    void close();

    StartOptions m_options;
    SystemClock m_clock;
    std::unique_ptr<Parts> m_parts;
};

} // namespace Hubwarden
