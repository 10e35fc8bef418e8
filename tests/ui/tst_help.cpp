// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/sampleoutcome.h"
#include "tests/ui/windowparts.h"
#include "ui/debuginfo.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/pages/resultspage.h"
#include "ui/panes/banner.h"
#include "ui/panes/datatable.h"
#include "ui/panes/detailspane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! What the Help menu offers.
class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationVersion(QStringLiteral(HUBWARDEN_VERSION)); }
    void init()
    {
        m_window = std::make_unique<MainWindow>(m_parts.models());
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
        QCOMPARE(text, debugInfo(m_parts.theme));
        for (const QString &wanted :
             {QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), u"offscreen"_s})
            QVERIFY2(text.contains(wanted), qPrintable(wanted));
        QVERIFY(!text.contains(QDir::homePath()));
        QVERIFY(!text.contains(QSysInfo::machineHostName()));
        QVERIFY(!text.contains(QDir::currentPath()));
        QVERIFY(m_window->banner().isVisible());
    }

    void aboutTellsVersionsAndLicences()
    {
        action(u"About Hubwarden"_s)->trigger();
        auto *dialog = m_window->findChild<AboutDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        QStringList shown;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            shown.append(label->text());
        for (const auto &[name, value] : versionFacts()) {
            QVERIFY2(shown.contains(name), qPrintable(name));
            QVERIFY2(!value.isEmpty() && !value.endsWith(u' ') && shown.contains(value), qPrintable(name));
        }
        auto *libraries = dialog->findChild<QTextBrowser *>();
        QVERIFY(libraries);
        for (const QString &library : {u"LGPL-3.0-only"_s, u"QtKeychain"_s, u"libsecret"_s, u"OpenSSL"_s})
            QVERIFY2(libraries->toPlainText().contains(library), qPrintable(library));
        auto *licence = dialog->findChild<QPlainTextEdit *>();
        QVERIFY(licence);
        QVERIFY(licence->toPlainText().contains("Version 2.0, January 2004"_L1));

        QGuiApplication::clipboard()->clear();
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == "Copy Versions"_L1)
                button->click();
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), factsText(versionFacts()));
        QVERIFY(debugInfo(m_parts.theme).startsWith(factsText(versionFacts())));
    }

    void f1ExplainsTheSelectedRow()
    {
        m_window->setState({.hasAccounts = true, .hasResults = true});
        m_parts.outcomes.update({sampleOutcome(u"000011112222", ResultWord::RefusedByAws)});
        m_window->showResults();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto *details = m_window->findChild<DetailsPane *>();
        QVERIFY(details);
        action(u"Details"_s)->setChecked(false);
        m_window->results().table().setCurrentIndex(m_window->results().table().model()->index(0, 1));
        action(u"Details"_s)->setChecked(false);
        auto *tabs = details->findChild<QTabWidget *>();
        QVERIFY(tabs);
        tabs->setCurrentIndex(1);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY(details->isVisible());
        QCOMPARE(tabs->currentIndex(), 0);
        QVERIFY(!m_window->findChild<HelpWindow *>());
        QTRY_VERIFY(details->isAncestorOf(QApplication::focusWidget()));
        const auto *focused = qobject_cast<QLabel *>(QApplication::focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->text(), u"Refused by AWS"_s);
        QVERIFY(!focused->accessibleDescription().isEmpty());
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

    WindowParts m_parts;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
