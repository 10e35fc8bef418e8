// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// Brings about every fault and writes a picture of each message, light and dark, into a folder: faultgallery FOLDER
#include "tests/ui/faulttable.h"
#include "ui/dialogs/causesdialog.h"
#include "ui/panes/banner.h"
#include "ui/panes/detailspane.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

void save(QWidget &widget, const QSize &size, const QString &file)
{
    widget.resize(size);
    widget.show();
    QTest::qWait(60);
    if (!widget.grab().save(file))
        qFatal("cannot write %s", qPrintable(file));
    widget.hide();
}

//! Refusals that differ in their words only.
QList<Error> denials()
{
    QList<Error> list;
    for (const QString &clause :
         {u" with an explicit deny in a service control policy: "
          "arn:aws:organizations::123456789012:policy/o-abc/service_control_policy/p-def"_s,
          u" because no permissions boundary allows the x action"_s,
          u" because no session policy allows the x action"_s,
          u" because no identity-based policy allows the x action"_s,
          u" with an explicit deny in an identity-based policy"_s,
          u" because no VPC endpoint policy allows the x action"_s, QString(),
          u". Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm-abcdefg"_s}) {
        Error error;
        error.kind = Error::Kind::AccessDenied;
        error.code = u"AccessDeniedException"_s;
        error.httpStatus = 403;
        error.operation = u"ListInvitations"_s;
        error.requestId = u"7c1e0d7a-3f52-4f6e-9c1b-2c963f66afa6"_s;
        error.message
            = u"User: arn:aws:sts::111122223333:assumed-role/Audit/anna@example.com is not authorized to "
              "perform: securityhub:ListInvitations on resource: "
              "arn:aws:securityhub:eu-west-1:111122223333:hub/default"_s
              + clause;
        list.append(error);
    }
    return list;
}

QList<Cause> causes(const QList<Error> &errors)
{
    QList<PlaceTrouble> troubles;
    const auto place = [](qsizetype account, QStringView region) {
        return Target{*AccountId::fromNumber(111122223333u + static_cast<quint64>(account) * 1111),
                      *RegionName::parse(region)};
    };
    for (qsizetype i = 0; i < errors.size(); ++i) {
        for (qsizetype j = 0; j < 4 * (i % 7) + 1; ++j)
            troubles.append({place(j / 2, j % 2 ? u"eu-west-1" : u"us-east-1"), errors[i]});
    }
    for (qsizetype i = 0; i < 38; ++i)
        troubles.append({place(i, u"eu-south-1"), {}, PlaceState::HubOff});
    troubles.append({place(1, u"af-south-1"), {}, PlaceState::RegionOff});
    troubles.append({place(2, u"af-south-1"), {}, PlaceState::CouldNotTell});
    return groupCauses(troubles);
}

void saveAll(Theme &theme, const QList<Error> &errors, const QString &base)
{
    for (qsizetype i = 0; i < errors.size(); ++i) {
        const QString number = u"%1"_s.arg(i, 2, 10, QChar(u'0'));
        Banner banner(theme);
        banner.showError(errorText(errors[i]), {{u"Show Causes"_s, [] {}}});
        save(banner, {800, banner.heightForWidth(800)}, base + u"banner-"_s + number + u".png"_s);
        DetailsPane details(theme);
        details.showError(errors[i]);
        save(details, {280, 460}, base + u"details-"_s + number + u".png"_s);
    }
    CausesDialog dialog(theme, u"Places Not Looked At"_s, causes(errors), nullptr);
    save(dialog, {800, 600}, base + u"causes.png"_s);
    dialog.findChild<QPushButton *>()->click();
    save(dialog, {400, 600}, base + u"causes-narrow.png"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    if (argc != 2)
        qFatal("faultgallery FOLDER");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    QTranslator words;
    if (words.load(QLocale(u"en"_s), u"hubwarden"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&words);
    QList<Error> errors;
    for (const FaultRow &row : faultTable()) {
        if (const auto error = FaultBench(row.fault).list().error)
            errors.append(*error);
    }
    errors += denials();
    Theme theme;
    theme.apply(Appearance::Light);
    saveAll(theme, errors, folder + u"/light-"_s);
    theme.apply(Appearance::Dark);
    saveAll(theme, errors, folder + u"/dark-"_s);
    return 0;
}
