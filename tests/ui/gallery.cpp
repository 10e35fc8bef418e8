// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// Writes a picture of every pane and page, light and dark, into a folder: gallery FOLDER.
// In the language of the system (LANG=de_DE.UTF-8); with -reverse from right to left.
#include "tests/ui/sampleoutcome.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/models/activitymodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/outcomemodel.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/activitypane.h"
#include "ui/panes/banner.h"
#include "ui/panes/datatable.h"
#include "ui/panes/detailspane.h"
#include "ui/panes/identitystrip.h"
#include "ui/panes/progressstrip.h"
#include "ui/panes/regionspane.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>
#include <QTest>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QList<Outcome> outcomes()
{
    QList<Outcome> rows;
    const QList<QPair<ResultWord, QString>> words{
        {ResultWord::DeclinedNoLongerListed, {}},
        {ResultWord::DeclinedStillListed, {}},
        {ResultWord::DeclinedNotLookedAtAgain, {}},
        {ResultWord::RefusedByAws,
         u"The request is rejected because the current account is still associated to it."_s},
        {ResultWord::Failed,
         u"User: arn:aws:iam::111122223333:user/audit is not authorized to perform: "
         "securityhub:DeclineInvitations on resource: * with an explicit deny in a service "
         "control policy"_s},
        {ResultWord::OutcomeUnknown, {}},
        {ResultWord::NotStarted, {}},
        {ResultWord::NoInvitationFound, {}},
        {ResultWord::Sending, {}},
        {ResultWord::Waiting, {}},
        {ResultWord::LookingAgain, {}}};
    for (const auto &[word, says] : words) {
        Outcome o = sampleOutcome(
            QString(u"%1"_s).arg(222233334444 + rows.size() * 1010, 12, 10, QChar(u'0')), word);
        o.awsSays = says;
        o.time = QDateTime(QDate(2026, 11, 23), QTime(14, 2, 11 + int(rows.size())), Qt::UTC);
        o.requestId = u"7c1e0d7a-3f52-4f6e-9c1b-00000000000%1"_s.arg(rows.size());
        o.httpStatus = 200;
        o.attempts = 1;
        o.principal = u"arn:aws:iam::111122223333:user/audit"_s;
        o.endpoint = u"securityhub.eu-west-1.amazonaws.com"_s;
        if (word == ResultWord::Failed || word == ResultWord::OutcomeUnknown) {
            Error error;
            error.kind = word == ResultWord::Failed ? Error::Kind::AccessDenied : Error::Kind::ConnectionLost;
            error.message = says;
            error.operation = u"DeclineInvitations"_s;
            error.code = word == ResultWord::Failed ? u"AccessDeniedException"_s : QString();
            error.httpStatus = word == ResultWord::Failed ? 403 : 0;
            error.requestSent = true;
            o.error = error;
        }
        if (word == ResultWord::NotStarted)
            o.reason = NotSentReason::IsAdministrator;
        rows.append(o);
    }
    return rows;
}

QList<RegionItem> regions()
{
    const auto region = [](QStringView code, const QString &name, const QString &continent, bool on) {
        return RegionItem{*RegionName::parse(code), name, continent, on};
    };
    return {region(u"eu-west-1", u"Europe (Ireland)"_s, u"Europe"_s, true),
            region(u"eu-central-1", u"Europe (Frankfurt)"_s, u"Europe"_s, true),
            region(u"eu-south-1", u"Europe (Milan)"_s, u"Europe"_s, false),
            region(u"us-east-1", u"US East (N. Virginia)"_s, u"North America"_s, true),
            region(u"us-west-2", u"US West (Oregon)"_s, u"North America"_s, true),
            region(u"af-south-1", u"Africa (Cape Town)"_s, u"Africa"_s, false)};
}

QList<AccountItem> accounts()
{
    const auto account = [](const QString &name, AccountItem::State state, const char *id) {
        AccountItem item{{ProfileId::create(), name, *RegionName::parse(u"eu-west-1"),
                          StaticKey{u"AKIAIOSFODNN7EXAMPLE"_s, StaticKey::Storage::Keychain}, std::nullopt},
                         state,
                         std::nullopt};
        if (id)
            item.profile.identity = ConfirmedIdentity{
                *AccountId::parse(QString::fromLatin1(id)), {}, QDateTime::currentDateTimeUtc()};
        return item;
    };
    QList<AccountItem> list{
        account(u"prod"_s, AccountItem::State::Confirmed, "111122223333"),
        account(u"dev"_s, AccountItem::State::Failed, "444455556666"),
        account(u"sandbox with a rather long name to shorten"_s, AccountItem::State::NotTested, nullptr)};
    Error error;
    error.kind = Error::Kind::CredentialsInvalid;
    list[1].error = error;
    list[2].profile.source = StaticKey{u"ASIA"_s, StaticKey::Storage::SessionOnly};
    return list;
}

void addActivity(ActivityModel &model)
{
    for (int i = 0; i < 6; ++i) {
        ActivityEntry entry;
        entry.time = QDateTime(QDate(2026, 11, 23), QTime(14, 2, 11 + i, 40 * i), Qt::UTC);
        entry.account = u"111122223333"_s;
        entry.region = u"eu-west-1"_s;
        entry.method = i % 2 ? u"POST"_s : u"GET"_s;
        entry.host = u"securityhub.eu-west-1.amazonaws.com"_s;
        entry.path = i % 2 ? u"/invitations/decline"_s : u"/invitations"_s;
        entry.status = i == 3 ? 429 : i == 5 ? 0 : 200;
        if (i == 3)
            entry.failure = Error::Kind::Throttled;
        if (i == 5)
            entry.failure = Error::Kind::Timeout;
        entry.duration = std::chrono::milliseconds(312 * (i + 1));
        entry.requestId = u"7c1e0d7a-3f52-4f6e-9c1b-2c963f66afa%1"_s.arg(i);
        model.add(entry);
    }
}

//! The parts put together as in the main window.
struct Window
{
    explicit Window(Theme &theme)
        : identity(theme)
        , banner(theme)
        , accountsPane(theme)
        , regionsPane(theme)
        , results(theme, model)
        , details(theme)
        , activity(theme, activities)
    {
        auto *left = new QSplitter(Qt::Vertical);
        left->addWidget(&accountsPane);
        left->addWidget(&regionsPane);
        auto *middle = new QSplitter;
        middle->addWidget(left);
        middle->addWidget(&results);
        middle->addWidget(&details);
        middle->setSizes({290, 620, 270});
        auto *layout = new QVBoxLayout(&widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(&identity);
        layout->addWidget(&banner);
        layout->addWidget(middle, 1);
        layout->addWidget(&activity);
        layout->addWidget(&progress);
        activity.setFixedHeight(190);
        const QList<AccountItem> list = accounts();
        accountsPane.setAccounts(list);
        accountsPane.setChosen({list.front().profile.id});
        regionsPane.setRegions(regions());
        regionsPane.setChosen({*RegionName::parse(u"eu-west-1"), *RegionName::parse(u"us-east-1")});
        model.update(outcomes());
        identity.showIdentities(
            {{u"prod"_s, *AccountId::parse(u"111122223333"), u"arn:aws:iam::111122223333:user/audit"_s}}, 2);
        progress.showProgress(7, 11, u"7 of 11 invitations · 2 need attention"_s);
        addActivity(activities);
    }

    OutcomeModel model;
    ActivityModel activities;
    QWidget widget;
    IdentityStrip identity;
    Banner banner;
    AccountsPane accountsPane;
    RegionsPane regionsPane;
    ResultsPage results;
    DetailsPane details;
    ActivityPane activity;
    ProgressStrip progress;
};

QWidget *controls(Theme &theme)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 24, 24, 24);
    auto *row = new QHBoxLayout;
    auto *primary = new QPushButton(u"Decline 17 Invitations"_s);
    Theme::makePrimary(primary);
    auto *offPrimary = new QPushButton(u"Decline 0 Invitations"_s);
    Theme::makePrimary(offPrimary);
    offPrimary->setEnabled(false);
    auto *off = new QPushButton(u"Disabled"_s);
    off->setEnabled(false);
    auto *withIcon = new QPushButton(theme.icon(Icon::Copy), u"Copy"_s);
    for (QWidget *widget : {static_cast<QWidget *>(primary), static_cast<QWidget *>(offPrimary),
                            static_cast<QWidget *>(new QPushButton(u"Cancel"_s)), static_cast<QWidget *>(off),
                            static_cast<QWidget *>(withIcon)})
        row->addWidget(widget);
    row->addStretch();
    layout->addLayout(row);
    auto *field = new QLineEdit(u"a field"_s);
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(u"a placeholder"_s);
    auto *combo = new QComboBox;
    combo->addItems({u"eu-west-1"_s, u"us-east-1"_s});
    auto *editor = new QPlainTextEdit(u"111122223333\n444455556666"_s);
    auto *check = new QCheckBox(u"Unticked"_s);
    auto *ticked = new QCheckBox(u"Ticked"_s);
    ticked->setChecked(true);
    auto *some = new QCheckBox(u"Some"_s);
    some->setTristate(true);
    some->setCheckState(Qt::PartiallyChecked);
    auto *offBox = new QCheckBox(u"Disabled"_s);
    offBox->setEnabled(false);
    auto *radio = new QRadioButton(u"Chosen"_s);
    radio->setChecked(true);
    for (QWidget *widget :
         {static_cast<QWidget *>(field), static_cast<QWidget *>(empty), static_cast<QWidget *>(combo),
          static_cast<QWidget *>(editor), static_cast<QWidget *>(check), static_cast<QWidget *>(ticked),
          static_cast<QWidget *>(some), static_cast<QWidget *>(offBox), static_cast<QWidget *>(radio),
          static_cast<QWidget *>(new QRadioButton(u"Not chosen"_s))})
        layout->addWidget(widget);
    field->setFocus();
    return page;
}

void save(QWidget &widget, const QSize &size, const QString &file)
{
    widget.resize(size);
    widget.show();
    QTest::qWait(200);
    if (!widget.grab().save(file))
        qFatal("cannot write %s", qPrintable(file));
    widget.hide();
}

//! What the key dialog says when the store of the system does not keep the secret.
void saveKeychainMessages(const QString &base)
{
    using Kind = Error::Kind;
    for (const auto &[name, kind] :
         {std::pair{u"missing"_s, Kind::KeychainMissing}, std::pair{u"locked"_s, Kind::KeychainLocked},
          std::pair{u"busy"_s, Kind::KeychainBusy}, std::pair{u"denied"_s, Kind::KeychainDenied},
          std::pair{u"entry-lost"_s, Kind::KeychainEntryLost}}) {
        Error error;
        error.kind = kind;
        const ErrorText text = errorText(error);
        ProfileDialog dialog(storeName(), {}, {*RegionName::parse(u"us-east-1"_s)}, nullptr);
        dialog.showProblem(text.meaning + u' ' + text.whatToDo);
        save(dialog, {560, 480}, base + u"keychain-"_s + name + u".png"_s);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    if (argc != 2)
        qFatal("gallery FOLDER");
    installWords(QLocale::system());
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    Theme theme;
    for (const auto &[name, appearance] :
         {std::pair{u"light"_s, Appearance::Light}, std::pair{u"dark"_s, Appearance::Dark}}) {
        theme.apply(appearance);
        const QString base = folder + u'/' + name + u'-';
        auto *window = new Window(theme);
        window->results.table().setCurrentIndex(
            window->results.table().order().index(4, OutcomeModel::Sender));
        window->details.showOutcome(window->model.outcome(4));
        save(window->widget, {1180, 760}, base + u"window.png"_s);
        window->banner.showError(errorText([] {
                                     Error error;
                                     error.kind = Error::Kind::KeychainMissing;
                                     return error;
                                 }()),
                                 {{u"Use for This Session Only"_s, [] {}}, {u"Try Again"_s, [] {}}});
        window->identity.showEndpoint(u"127.0.0.1:8443"_s, u"AWS_ENDPOINT_URL"_s);
        window->details.showOutcome(window->model.outcome(6));
        window->results.setFilterText(u"none such"_s);
        save(window->widget, {800, 600}, base + u"banner.png"_s);
        WelcomePage welcome(theme);
        save(welcome, {900, 560}, base + u"welcome.png"_s);
        saveKeychainMessages(base);
        const std::unique_ptr<QWidget> sheet(controls(theme));
        save(*sheet, {640, 560}, base + u"controls.png"_s);
    }
    return 0; // the windows go with the process
}
