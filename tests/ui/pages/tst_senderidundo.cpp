// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/fakeclock.h"
#include "ui/mainwindow.h"
#include "ui/models/activitymodel.h"
#include "ui/models/foundmodel.h"
#include "ui/models/outcomemodel.h"
#include "ui/models/placegridmodel.h"
#include "ui/pages/senderidspage.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QString manyIds(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QString::number(111'122'223'333 + i) + u'\n';
    return text;
}

} // namespace

//! Whatever changes the text is one step back and one step forth.
class TestSenderIdUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<SenderIdEditor>(m_clock, nullptr, Background::Where::Here);
        QTest::keyClicks(m_editor.get(), u"444455556666"_s);
        settle();
    }
    void cleanup() { m_editor.reset(); }

    void everyChangeIsOneStep_data();
    void everyChangeIsOneStep();
    void typingAfterALargeTextComesFirst();
    void aLargeTextInPlaceOfAnotherCanBeTakenBack();
    void whatIsTypedAfterUndoEndsRedo();
    void nothingIsUndoneWhileATextComesIn();
    void theMenuOfTheEditorDoesTheSame();
    void theEditMenuKnowsWhatIsPossible();

private:
    void settle()
    {
        while (m_clock.pendingTimers() > 0)
            m_clock.advance(m_clock.untilNext());
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        m_editor->paste();
        settle();
    }
    void undo() { QTest::keySequence(m_editor.get(), QKeySequence::Undo); }
    void redo() { QTest::keySequence(m_editor.get(), QKeySequence::Redo); }

    FakeClock m_clock;
    std::unique_ptr<SenderIdEditor> m_editor;
    QTemporaryDir m_folder;
};

void TestSenderIdUndo::everyChangeIsOneStep_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how :
         {"paste", "large paste", "paste over everything", "large paste over everything", "drop beside",
          "large drop beside", "file", "two files", "large file", "delete all"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestSenderIdUndo::everyChangeIsOneStep()
{
    QFETCH(const QString, how);
    const QString before = m_editor->sourceText();
    const QString text = how.contains("large"_L1) ? manyIds(5000) : u"111122223333\n222233334444"_s;
    if (how.contains("everything"_L1) || how.contains("delete"_L1))
        m_editor->selectAll();
    if (how.contains("paste"_L1)) {
        paste(text);
    } else if (how.contains("drop"_L1)) {
        QMimeData data;
        data.setText(text);
        m_editor->takeAtEnd(&data);
    } else if (how.contains("file"_L1)) {
        QStringList paths{m_folder.filePath(u"a.txt"_s), m_folder.filePath(u"b.txt"_s)};
        for (const QString &path : paths) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
        }
        m_editor->openFiles(how.contains("two"_L1) ? paths : paths.first(1));
    } else {
        QTest::keyClick(m_editor.get(), Qt::Key_Delete);
    }
    settle();
    const QString after = m_editor->sourceText();
    QVERIFY(after != before);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(m_editor->canUndo());
        undo();
        settle();
        QCOMPARE(m_editor->sourceText(), before);
        QCOMPARE(m_editor->readText(), before);
        QVERIFY(m_editor->canRedo());
        redo();
        settle();
        QCOMPARE(m_editor->sourceText(), after);
        QCOMPARE(m_editor->readText(), after);
        QVERIFY(!m_editor->canRedo());
    }
}

void TestSenderIdUndo::typingAfterALargeTextComesFirst()
{
    const QString before = m_editor->sourceText();
    paste(manyIds(5000));
    const QString large = m_editor->sourceText();
    QTest::keyClicks(m_editor.get(), u"7"_s);
    undo();
    QCOMPARE(m_editor->sourceText(), large);
    undo();
    settle();
    QCOMPARE(m_editor->sourceText(), before);
    redo();
    settle();
    QCOMPARE(m_editor->sourceText(), large);
}

void TestSenderIdUndo::aLargeTextInPlaceOfAnotherCanBeTakenBack()
{
    // One line, broken for the eye: the breaks must not come back as text.
    const QString first = manyIds(5000).replace(u'\n', u',');
    m_editor->selectAll();
    paste(first);
    m_editor->selectAll();
    paste(manyIds(6000));
    undo();
    settle();
    QCOMPARE(m_editor->sourceText(), first);
    QVERIFY(!m_editor->canUndo());
}

void TestSenderIdUndo::whatIsTypedAfterUndoEndsRedo()
{
    paste(manyIds(5000));
    undo();
    settle();
    QVERIFY(m_editor->canRedo());
    QTest::keyClicks(m_editor.get(), u"1"_s);
    QVERIFY(!m_editor->canRedo());
}

void TestSenderIdUndo::nothingIsUndoneWhileATextComesIn()
{
    QSignalSpy changes(m_editor.get(), &SenderIdEditor::historyChanged);
    QGuiApplication::clipboard()->setText(manyIds(50'000));
    m_editor->paste();
    QVERIFY(m_editor->isTakingIn());
    QVERIFY(!m_editor->canUndo());
    undo();
    settle();
    QVERIFY(m_editor->canUndo());
    QVERIFY(!changes.isEmpty());
    QVERIFY(m_editor->sourceText().size() > 600'000);
}

void TestSenderIdUndo::theMenuOfTheEditorDoesTheSame()
{
    const QString before = m_editor->sourceText();
    paste(manyIds(5000));
    QContextMenuEvent ask(QContextMenuEvent::Keyboard, {5, 5}, m_editor->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(m_editor->viewport(), &ask);
    auto *menu = m_editor->findChild<QMenu *>();
    QVERIFY(menu);
    auto *entry = menu->findChild<QAction *>(u"edit-undo"_s);
    QVERIFY(entry);
    QVERIFY(entry->isEnabled());
    entry->trigger();
    settle();
    QCOMPARE(m_editor->sourceText(), before);
}

void TestSenderIdUndo::theEditMenuKnowsWhatIsPossible()
{
    Theme theme;
    FoundModel found;
    PlaceGridModel grid;
    InvitationModel invitations;
    OutcomeModel outcomes;
    ActivityModel activity;
    MainWindow window({theme, m_clock, found, grid, invitations, outcomes, activity});
    window.setState({.hasAccounts = true});
    const auto action = [&window](QKeySequence::StandardKey key) {
        for (QAction *one : window.QWidget::actions()) {
            if (one->shortcut() == QKeySequence(key))
                return one;
        }
        qFatal("no such action");
    };
    QAction *undoes = action(QKeySequence::Undo);
    QAction *redoes = action(QKeySequence::Redo);
    window.showPage(MainActions::Page::SenderIds);
    QVERIFY(!undoes->isEnabled());
    window.senderIds().editor().takeIn(u"111122223333"_s);
    QVERIFY(undoes->isEnabled());
    QVERIFY(!redoes->isEnabled());
    window.showPage(MainActions::Page::Invitations); // nobody would see what is undone
    QVERIFY(!undoes->isEnabled());
    window.showPage(MainActions::Page::SenderIds);
    undoes->trigger();
    QCOMPARE(window.senderIds().editor().sourceText(), QString());
    QVERIFY(!undoes->isEnabled());
    QVERIFY(redoes->isEnabled());
    redoes->trigger();
    QCOMPARE(window.senderIds().editor().sourceText(), u"111122223333"_s);
}

QTEST_MAIN(TestSenderIdUndo)
#include "tst_senderidundo.moc"
