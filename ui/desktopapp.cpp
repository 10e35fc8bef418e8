// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/desktopapp.h"

#include "app/base/storagecode.h"
#include "app/practice/practiceaws.h"
#include "app/records/csvwriter.h"
#include "ui/desktopapp_parts.h"
#include "ui/dialogs/causesdialog.h"
#include "ui/errortext.h"
#include "ui/flows/starttext.h"
#include "ui/models/resultstable.h"
#include "ui/offeredregions.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/banner.h"
#include "ui/panes/identitystrip.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QProcessEnvironment>
#include <QScreen>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDesktop, "hubwarden.ui")

QMap<QString, QString> processEnvironment()
{
    QMap<QString, QString> variables;
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto names = environment.keys();
    for (const QString &name : names)
        variables.insert(name, environment.value(name));
    return variables;
}

} // namespace

DesktopApp::DesktopApp(StartOptions options)
    : m_options(std::move(options))
{
}

DesktopApp::~DesktopApp()
{
    // The window's flows hold jobs that use the services.
    if (m_parts)
        m_parts->window.reset();
}

DesktopApp::Surroundings DesktopApp::realSurroundings()
{
    Surroundings real{.environment = processEnvironment(), .keychainService = u"Hubwarden"_s};
    real.endpoints = endpointSettings(real.environment);
    return real;
}

Result<Done> DesktopApp::start()
{
    const bool isPractice = !m_options.practice.isEmpty();
    if (!m_options.tourFolder.isEmpty() && m_options.dataFolder.isEmpty())
        m_options.dataFolder = m_tourData.emplace().path(); // a practice that is open is not disturbed
    auto folder = DataFolder::open(isPractice ? DataFolder::practicePath(m_options.dataFolder)
                                              : m_options.dataFolder);
    if (!folder)
        return folder.error();
    const auto around = isPractice ? beginPractice(**folder) : realSurroundings();
    if (!around)
        return around.error();
    m_parts = std::make_unique<Parts>(std::move(folder).value(), *around);
    const FileReport settings = loadSettings();
    Parts &p = *m_parts;
    p.window = std::make_unique<MainWindow>(
        MainWindow::Models{p.theme, p.clock, p.found, p.grid, p.invitations, p.outcomes, p.activity});
    p.window->fitInto(p.window->screen()->availableSize());
    const QByteArray layout = p.settingsValues.value("layout"_L1).toString().toLatin1();
    p.window->restoreLayoutState(QByteArray::fromBase64(layout));
    showStartReports(settings);
    if (p.audit)
        p.window->results().setHistory(p.audit->path(), isPractice);
    makeFlows();
    makeRecovery();
    joinWindow();
    joinFlows();
    joinRuns();
    joinEnding();
    updateWindow();
    restoreTicks();
    if (isPractice)
        showPractice();
    if (!m_options.idFiles.isEmpty()) {
        p.window->senderIds().editor().openFiles(m_options.idFiles);
        p.window->showPage(MainActions::Page::SenderIds);
    }
    hearOtherStarts();
    p.window->show();
    p.recoveryFlow->begin();
    checkHistory();
    if (!m_options.tourFolder.isEmpty())
        beginTour();
    return Done{};
}

//! All of them are the window's children.
void DesktopApp::makeFlows()
{
    Parts &p = *m_parts;
    p.gate = new EndpointGate(p.approvals, p.clock, p.channel->endpoints, p.networkError, p.window.get());
    p.profileFlow = new ProfileFlow({p.profiles, p.keeper, *p.sts, p.clock, p.log}, *p.gate,
                                    p.window->banner(), p.window.get());
    p.lookFlow
        = new LookFlow({*p.hub, *p.sts, p.clock, p.profiles, p.memory}, {p.found, p.grid, p.invitations},
                       *p.gate, *p.profileFlow, p.window->banner(), p.window.get());
    p.runFlow = new RunFlow({*p.hub, *p.sts, p.profiles, p.records()}, p.window->banner(), p.outcomes,
                            p.window.get());
    p.lookAgainFlow = new LookAgainFlow({*p.hub, *p.sts, p.clock, p.records().audit}, p.profiles,
                                        p.window->banner(), p.outcomes, p.window.get());
    p.declineFlow = new DeclineFlow({*p.lookFlow, *p.lookAgainFlow, *p.runFlow, *p.gate}, p.profiles, p.clock,
                                    p.window->banner(), p.outcomes, p.window.get());
}

void DesktopApp::showCoverage()
{
    const LookFlow &looks = *m_parts->lookFlow;
    m_parts->window->senderIds().showCoverage(looks.coverageText());
    m_parts->window->invitations().showCoverage(looks.coverage(), looks.isLooking());
}

void DesktopApp::updateChoice()
{
    MainWindow &window = *m_parts->window;
    m_parts->lookFlow->setChoice(
        {window.accounts().chosen(), window.regions().chosen(), window.senderIds().senders()});
    updateWindow();
}

void DesktopApp::updateWindow()
{
    Parts &p = *m_parts;
    MainWindow &window = *p.window;
    const auto accounts = p.profileFlow->accounts();
    window.accounts().setAccounts(accounts);
    window.regions().setRegions(offeredRegions(p.profiles.profiles()));
    QSet<AccountId> own;
    QList<IdentitySummary> identities;
    const auto chosen = window.accounts().chosen();
    for (const AccountItem &item : accounts) {
        const auto &identity = item.profile.identity;
        if (identity)
            own.insert(identity->account);
        if (chosen.contains(item.profile.id))
            identities.append({item.profile.name, identity ? std::optional(identity->account) : std::nullopt,
                               identity ? identity->principal : QString()});
    }
    window.senderIds().editor().setOwnAccounts(own);
    window.identities().showIdentities(identities, window.regions().chosen().size());
    if (m_practice)
        showPracticeSessions(accounts);
    else
        window.identities().showEndpoint(p.gate->foreignHost(), p.gate->foreignSource());
    updateState();
}

void DesktopApp::updateState()
{
    Parts &p = *m_parts;
    const bool looking
        = p.lookFlow->isLooking() || p.lookAgainFlow->isLooking() || p.recoveryFlow->isLooking();
    p.window->setState({.hasAccounts = !p.profiles.profiles().isEmpty(),
                        .hasResults = p.outcomes.rowCount() > 0,
                        .hasInterruptedRun = p.recoveryFlow->hasInterruptedRun(),
                        .busy = looking || p.runFlow->isRunning() || p.recoveryFlow->isWorking(),
                        .canStop = looking || (p.runFlow->isRunning() && !p.runFlow->wasStopped()),
                        .canRetry = p.outcomes.tickedCount() > 0,
                        .canLookAgain = p.outcomes.rowCount() > 0,
                        .isPractice = m_practice != nullptr});
}

Result<Done> DesktopApp::writeResults(const OutcomeModel &outcomes, const QString &path) const
{
    // Files of people with different languages are compared, and read by scripts.
    QHash<ProfileId, QString> names;
    for (const Profile &profile : m_parts->profiles.profiles())
        names.insert(profile.id, profile.name);
    TableText table = resultsTable(outcomes, names);
    if (m_practice) { // nobody must take such a file for evidence
        table.header.prepend(u"Practice"_s);
        for (QStringList &row : table.rows)
            row.prepend(u"practice, not AWS"_s);
    }
    return writeCsv(path, table.header, table.rows);
}

void DesktopApp::exportResults(const QString &path)
{
    const auto written = writeResults(m_parts->outcomes, path);
    Banner &banner = m_parts->window->banner();
    if (written)
        banner.showMessage(Tone::Done, tr("Results exported"), path);
    else
        banner.showError(errorText(written.error()));
}

FileReport DesktopApp::loadSettings()
{
    Parts &p = *m_parts;
    FileReport report{.file = FileReport::File::Settings};
    const auto loaded = p.settings.load(p.clock.utcNow());
    if (loaded) {
        p.settingsValues = loaded->values;
        report.setAside = loaded->setAside;
        report.problem = loaded->readOnly;
    } else {
        report.problem = loaded.error();
    }
    const QString look = p.settingsValues.value("appearance"_L1).toString();
    p.theme.apply(look == "light"_L1  ? Appearance::Light
                  : look == "dark"_L1 ? Appearance::Dark
                                      : Appearance::System);
    return report;
}

void DesktopApp::showTroubles()
{
    auto *dialog = new CausesDialog(m_parts->theme, tr("Places Not Looked At"), m_parts->lookFlow->causes(),
                                    m_parts->window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

//! What was ticked when the program ended.
void DesktopApp::restoreTicks()
{
    Parts &p = *m_parts;
    QList<ProfileId> accounts;
    for (const QJsonValue &value : p.settingsValues.value("accounts"_L1).toArray()) {
        if (const auto id = ProfileId::parse(value.toString()))
            accounts.append(*id);
    }
    QList<RegionName> regions;
    for (const QJsonValue &value : p.settingsValues.value("regions"_L1).toArray()) {
        if (const auto region = RegionName::parse(value.toString()))
            regions.append(*region);
    }
    if (!accounts.isEmpty())
        p.window->accounts().setChosen(accounts);
    if (!regions.isEmpty())
        p.window->regions().setChosen(regions);
    updateChoice();
}

Result<Done> DesktopApp::saveSettings()
{
    Parts &p = *m_parts;
    QString look = u"system"_s;
    if (p.theme.appearance() != Appearance::System)
        look = p.theme.appearance() == Appearance::Dark ? u"dark"_s : u"light"_s;
    p.settingsValues.insert("appearance"_L1, look);
    QJsonArray accounts;
    for (const ProfileId &id : p.window->accounts().chosen())
        accounts.append(id.toString());
    QJsonArray regions;
    for (const RegionName &region : p.window->regions().chosen())
        regions.append(region.toString());
    p.settingsValues.insert("accounts"_L1, accounts);
    p.settingsValues.insert("regions"_L1, regions);
    p.settingsValues.insert("layout"_L1, QString::fromLatin1(p.window->layoutState().toBase64()));
    Result<Done> saved = p.settings.save(p.settingsValues);
    if (saved)
        return saved;
    qCWarning(lcDesktop, "settings not kept: %s", qPrintable(saved.error().message));
    // What cannot be kept at all was said at the start.
    const QString &code = saved.error().code;
    return code == StorageCode::newerFormat || code == StorageCode::notLoaded ? Result<Done>(Done{}) : saved;
}

} // namespace Hubwarden
