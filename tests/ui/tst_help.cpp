// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/fakeclock.h"
#include "ui/debuginfo.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/mainwindow.h"
#include "ui/models/activitymodel.h"
#include "ui/models/foundmodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/outcomemodel.h"
#include "ui/panes/banner.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QSysInfo>
#include <QTableWidget>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! What the Help menu offers.
class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<MainWindow>(
            MainWindow::Models{m_theme, m_clock, m_found, m_invitations, m_outcomes, m_activity});
        m_window->setState({.hasAccounts = true});
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void everyKeyIsListed()
    {
        action(u"Keyboard Shortcuts"_s)->trigger();
        auto *dialog = m_window->findChild<ShortcutsDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        auto *table = dialog->findChild<QTableWidget *>();
        QVERIFY(table);
        QStringList keys;
        for (int row = 0; row < table->rowCount(); ++row) {
            QVERIFY2(!table->item(row, 1)->text().isEmpty(), qPrintable(table->item(row, 0)->text()));
            QVERIFY2(!table->item(row, 2)->text().isEmpty(), qPrintable(table->item(row, 1)->text()));
            keys += table->item(row, 0)->text().split(u", "_s);
        }
        int withKeys = 0;
        for (const QAction *one : m_window->findChildren<QAction *>()) {
            // Those of a table work in it only.
            if (one->shortcut().isEmpty() || one->shortcutContext() != Qt::WindowShortcut)
                continue;
            ++withKeys;
            QVERIFY2(keys.contains(one->shortcut().toString(QKeySequence::NativeText)),
                     qPrintable(one->text()));
        }
        QVERIFY2(withKeys > 15, qPrintable(QString::number(withKeys)));
        QVERIFY(keys.contains(u"Esc Esc"_s));
    }

    void debugInfoTellsTheSystemAndNothingOfThePerson()
    {
        QGuiApplication::clipboard()->clear();
        action(u"Copy Debug Info"_s)->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text, debugInfo(m_theme));
        for (const QString &wanted :
             {QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), u"offscreen"_s})
            QVERIFY2(text.contains(wanted), qPrintable(wanted));
        QVERIFY(!text.contains(QDir::homePath()));
        QVERIFY(!text.contains(QSysInfo::machineHostName()));
        QVERIFY(!text.contains(QDir::currentPath()));
        QVERIFY(m_window->banner().isVisible());
    }

private:
    QAction *action(const QString &text) const
    {
        for (QAction *one : m_window->findChildren<QAction *>()) {
            if (one->text() == text)
                return one;
        }
        qFatal("no action %s", qUtf8Printable(text));
    }

    Theme m_theme;
    FakeClock m_clock;
    FoundModel m_found;
    InvitationModel m_invitations;
    OutcomeModel m_outcomes;
    ActivityModel m_activity;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
