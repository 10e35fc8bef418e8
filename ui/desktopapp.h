// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace Hubwarden {

class DataFolder;
struct AccountItem;
class OutcomeModel;
class PracticeAws;
class Tour;
struct FileReport;

//! What the command line asked for.
struct StartOptions
{
    QString dataFolder;  //!< empty: the system's place
    QStringList idFiles; //!< opened into the editor
    QString practice;    //!< the scenario to practise; empty: the real AWS
    QString tourFolder;  //!< where the tour of the practice leaves its pictures; empty: no tour
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
    struct Surroundings;

    static Surroundings realSurroundings();
    Result<Surroundings> beginPractice(DataFolder &folder);
    void showPractice();
    void openPractice();
    void showPracticeSessions(const QList<AccountItem> &accounts);
    void renewPracticeSessions();
    void beginTour();
    void endTour(const Tour &tour, const QString &failure);
    void leavePractice(std::function<void()> then);
    void joinWindow();
    void makeFlows();
    void joinFlows();
    void makeRecovery();
    void joinRuns();
    void showStartReports(const FileReport &settings);
    void hearOtherStarts();
    void checkHistory();
    void showCoverage();
    void showTroubles();
    void restoreTicks();
    void updateChoice();
    void updateWindow();
    void updateState();
    void exportResults(const QString &path);
    Result<Done> writeResults(const OutcomeModel &outcomes, const QString &path) const;
    FileReport loadSettings();
    //! An error only if it is news to the person.
    Result<Done> saveSettings();
    void joinEnding();
    void closeWindow();
    void closeUnsaved(const Error &error);
    void stopAndClose();
    void close();
    void leave();

    StartOptions m_options;
    SystemClock m_clock;
    std::optional<QTemporaryDir> m_tourData;
    std::unique_ptr<PracticeAws> m_practice; //!< null: the real AWS
    std::unique_ptr<Parts> m_parts;
};

} // namespace Hubwarden
