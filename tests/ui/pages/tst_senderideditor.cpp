// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderideditor.h"
#include "ui/pages/senderidsresult.h"

#include "tests/support/fakeclock.h"
#include "tests/support/worktime.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTreeWidget>
#include <QUrl>

#include <algorithm>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

AccountId account(QStringView text)
{
    return AccountId::parse(text).value();
}

//! Editor and result as a page has them, with time and background work in the test's hand.
struct Page
{
    FakeClock clock;
    QWidget window;
    SenderIdEditor editor{clock, &window, Background::Where::Here};
    SenderIdsResult result{editor, &window};

    void settle()
    {
        while (clock.pendingTimers() > 0)
            clock.advance(clock.untilNext());
    }
    void paste(const QString &text)
    {
        QMimeData data;
        data.setText(text);
        pasteData(data);
    }
    void pasteData(const QMimeData &data)
    {
        auto *copy = new QMimeData;
        if (data.hasText())
            copy->setText(data.text());
        if (data.hasUrls())
            copy->setUrls(data.urls());
        QGuiApplication::clipboard()->setMimeData(copy);
        editor.paste();
        settle();
    }
    QTreeWidget *tree() { return result.findChild<QTreeWidget *>(u"senderTree"_s); }
    QTreeWidgetItem *group(int index) { return tree()->topLevelItem(index); }
    QStringList groupTexts()
    {
        QStringList texts;
        for (int i = 0; i < tree()->topLevelItemCount(); ++i)
            texts += group(i)->text(0);
        return texts;
    }
    QString notice() { return result.findChild<QLabel *>(u"senderNotice"_s)->text(); }
};

} // namespace

class TestSenderIdEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResultFollowsTheText();
    void readingWaitsForAPauseInTyping();
    void repairedIdsAreUsedOnlyWhenTicked();
    void aTickDoesNotCarryOverToLaterIds();
    void ownAccountsAreUsedOnlyWhenTicked();
    void thePersonPicksTheColumn();
    void aChoiceOfColumnHoldsForItsTableOnly();
    void brokenJsonIsSaid();
    void aReasonSelectsItsText();
    void everyEntryIsReachedThroughItsReason();
    void smallPastesCanBeUndone();
    void aLongLineIsBrokenForTheEyeOnly_data();
    void aLongLineIsBrokenForTheEyeOnly();
    void placesInALongLineAreSelectedRightly();
    void textSetByAssistiveTechnologyIsTamed();
    void filesAreOpenedAndKeptApart();
    void whatCannotBeOpenedIsNamedAndNothingIsLost();
    void theTextIsKnownAfterAnyEdit();
    void tabLeavesTheEditor();
    void everythingHasANameAndTakesKeys();
};

void TestSenderIdEditor::theResultFollowsTheText()
{
    Page page;
    QSignalSpy senders(&page.result, &SenderIdsResult::sendersChanged);
    page.paste(u"111122223333, 1111-2222-3333 12345678901 hello"_s);
    QCOMPARE(page.groupTexts(),
             (QStringList{u"Usable (1)"_s, u"Repaired (1)"_s, u"Set aside (0)"_s, u"Ignored (2)"_s}));
    QCOMPARE(page.group(0)->child(0)->text(0), u"1111\u00a02222\u00a03333"_s);
    QCOMPARE(page.group(3)->child(0)->text(0), u"Duplicate (1)"_s);
    QCOMPARE(page.group(3)->child(1)->text(0), u"Text without digits (1)"_s);
    QCOMPARE(senders.size(), 1);
    QCOMPARE(page.result.senders(), QList<AccountId>{account(u"111122223333")});

    page.paste(u" hello again"_s);
    QCOMPARE(senders.size(), 1); // the set is the same
    page.editor.clear();
    page.settle();
    QCOMPARE(senders.size(), 2);
    QVERIFY(page.result.senders().isEmpty());
}

void TestSenderIdEditor::readingWaitsForAPauseInTyping()
{
    Page page;
    QSignalSpy read(&page.editor, &SenderIdEditor::senderIdsChanged);
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&page.editor, Qt::Key_1);
        page.clock.advance(100ms);
    }
    QCOMPARE(read.size(), 0);
    page.clock.advance(100ms);
    QCOMPARE(read.size(), 1);
    QCOMPARE(page.editor.senderIds().usable.size(), 1);
}

void TestSenderIdEditor::repairedIdsAreUsedOnlyWhenTicked()
{
    Page page;
    page.paste(u"12345678901"_s);
    QVERIFY(page.result.senders().isEmpty());
    auto *box = page.result.findChild<QCheckBox *>(u"useRepaired"_s);
    QVERIFY(box->isVisibleTo(&page.window));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(page.result.senders(), QList<AccountId>{account(u"012345678901")});
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(page.result.senders().isEmpty());
}

void TestSenderIdEditor::aTickDoesNotCarryOverToLaterIds()
{
    Page page;
    page.paste(u"12345678901 22345678901 "_s);
    auto *box = page.result.findChild<QCheckBox *>(u"useRepaired"_s);
    box->setChecked(true);
    page.paste(u"some words "_s);
    QVERIFY(box->isChecked()); // the same IDs
    QCOMPARE(page.result.senders().size(), 2);
    page.paste(u"32345678901"_s);
    QVERIFY(!box->isChecked());
    QVERIFY(page.result.senders().isEmpty());
}

void TestSenderIdEditor::ownAccountsAreUsedOnlyWhenTicked()
{
    Page page;
    page.paste(u"111122223333 444455556666"_s);
    QCOMPARE(page.result.senders().size(), 2);
    page.editor.setOwnAccounts({account(u"111122223333")});
    page.settle();
    QCOMPARE(page.result.senders(), QList<AccountId>{account(u"444455556666")});
    const auto *note = page.result.findChild<QLabel *>(u"setAsideNote"_s);
    QVERIFY(note->isVisibleTo(&page.window) && note->text().contains(u"AWS wants the sender's ID"_s));
    page.tree()->setCurrentItem(page.group(2)->child(0));
    QTest::keyClick(page.tree(), Qt::Key_Space);
    QCOMPARE(page.result.senders(), (QList<AccountId>{account(u"444455556666"), account(u"111122223333")}));
    page.editor.clear();
    page.settle();
    page.paste(u"111122223333"_s);
    QVERIFY(page.result.senders().isEmpty()); // the tick went with the text
}

void TestSenderIdEditor::thePersonPicksTheColumn()
{
    Page page;
    page.paste(u"Account,Sender,Seen\n222233334444,111122223333,2026\n222233334444,444455556666,2025\n"_s);
    auto *column = page.result.findChild<QComboBox *>(u"senderColumn"_s);
    QVERIFY(column->isVisibleTo(&page.window));
    QVERIFY(page.notice().startsWith(u"Several columns"_s));
    QCOMPARE(column->count(), 3);
    QCOMPARE(column->itemText(2), u"Sender (111122223333 …)"_s);
    QVERIFY(page.result.senders().isEmpty());
    column->setFocus();
    QTest::keyClick(column, Qt::Key_End);
    QCOMPARE(column->currentIndex(), 2);
    QCOMPARE(page.result.senders(), (QList<AccountId>{account(u"111122223333"), account(u"444455556666")}));
    QVERIFY(page.notice().isEmpty());
}

void TestSenderIdEditor::aChoiceOfColumnHoldsForItsTableOnly()
{
    Page page;
    page.paste(u"Account,Sender\n222233334444,111122223333\n"_s);
    page.editor.setSenderColumn(1);
    QCOMPARE(page.result.senders().size(), 1);
    page.paste(u"222233334444,555566667777\n"_s);
    QCOMPARE(page.result.senders().size(), 2); // a row more in the same table
    page.editor.selectAll();
    page.paste(u"Sender,Account\n111122223333,222233334444\n"_s);
    QVERIFY(page.result.senders().isEmpty());
    QVERIFY(page.notice().startsWith(u"Several columns"_s));
}

void TestSenderIdEditor::brokenJsonIsSaid()
{
    Page page;
    page.paste(uR"({"AccountIds":["111122223333")"_s);
    QVERIFY2(page.notice().contains(u"not whole at character 30"_s), qPrintable(page.notice()));
    QCOMPARE(page.result.senders().size(), 1);
}

void TestSenderIdEditor::aReasonSelectsItsText()
{
    Page page;
    page.paste(u"first 111122223333\nthen 1234\nand 99\n"_s);
    QTreeWidgetItem *shorts = page.group(3)->child(0);
    QCOMPARE(shorts->text(0), u"Fewer than 12 digits (2)"_s);
    page.tree()->setCurrentItem(shorts);
    QTest::keyClick(page.tree(), Qt::Key_Return);
    QCOMPARE(page.editor.textCursor().selectedText(), u"1234"_s);
    QTest::keyClick(page.tree(), Qt::Key_Return);
    QCOMPARE(page.editor.textCursor().selectedText(), u"99"_s);
    QTest::keyClick(page.tree(), Qt::Key_Return);
    QCOMPARE(page.editor.textCursor().selectedText(), u"1234"_s);
    page.tree()->setCurrentItem(page.group(0)->child(0));
    QTest::keyClick(page.tree(), Qt::Key_Return);
    QCOMPARE(page.editor.textCursor().selectedText(), u"111122223333"_s);
}

void TestSenderIdEditor::everyEntryIsReachedThroughItsReason()
{
    Page page;
    page.paste(u"7 "_s.repeated(1000));
    QTreeWidgetItem *shorts = page.group(3)->child(0);
    QCOMPARE(shorts->childCount(), 201);
    QCOMPARE(shorts->child(200)->text(0), u"… and 800 more"_s);
    page.tree()->setCurrentItem(shorts);
    for (int i = 0; i < 1000; ++i) {
        QTest::keyClick(page.tree(), Qt::Key_Return);
        QCOMPARE(page.editor.textCursor().selectionStart(), i * 2);
    }
}

void TestSenderIdEditor::smallPastesCanBeUndone()
{
    Page page;
    QTest::keyClicks(&page.editor, u"12 "_s);
    page.paste(u"111122223333"_s);
    page.editor.undo();
    QCOMPARE(page.editor.sourceText(), u"12 "_s);
    page.editor.redo();
    page.settle();
    QCOMPARE(page.result.senders().size(), 1);
    QString many;
    for (int i = 0; i < 3000; ++i)
        many += u'\n' + QString::number(111'122'223'333 + i);
    page.paste(many);
    QCOMPARE(page.result.senders().size(), 3000);
    QTest::keyClick(&page.editor, Qt::Key_9);
    page.editor.undo();
    page.settle();
    QCOMPARE(page.result.senders().size(), 3000); // only what came after the large text is undone
}

void TestSenderIdEditor::aLongLineIsBrokenForTheEyeOnly_data()
{
    QTest::addColumn<QString>("text");
    QString ids;
    for (int i = 0; i < 20'000; ++i)
        ids += QString::number(111'122'223'333 + i) + u',';
    QTest::newRow("comma list") << ids;
    QTest::newRow("JSON") << QString(u"[\""_s + ids.chopped(1).replace(u","_s, u"\",\""_s) + u"\"]"_s);
    QTest::newRow("no separator") << QString(100'000, u'7');
    QTest::newRow("surrogates") << u"𝟏"_s.repeated(50'001);
    QTest::newRow("with line ends") << QString(QString(4000, u'x') + u'\n' + QString(4001, u'y') + u"\n\n\n"_s
                                               + QString(30'000, u'z') + u'\n');
    QTest::newRow("exactly full lines") << QString(QString(4000, u'x') + u'\n').repeated(20);
}

void TestSenderIdEditor::aLongLineIsBrokenForTheEyeOnly()
{
    QFETCH(QString, text);
    Page page;
    page.paste(text);
    QCOMPARE(page.editor.sourceText(), text);
    QCOMPARE(page.editor.readText(), text);
    int longest = 0;
    for (QTextBlock b = page.editor.document()->begin(); b.isValid(); b = b.next())
        longest = std::max(longest, b.length());
    QVERIFY(longest <= 4001);
    page.editor.selectAll();
    page.editor.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void TestSenderIdEditor::placesInALongLineAreSelectedRightly()
{
    Page page;
    QString text;
    for (int i = 0; i < 3000; ++i)
        text += QString::number(111'122'223'333 + i) + u',';
    page.paste(text + u"12 345,"_s);
    QCOMPARE(page.result.senders().size(), 3000);
    for (const int i : {0, 306, 307, 308, 1500, 2999}) {
        page.editor.selectPlace(page.editor.senderIds().usable[i].place);
        QCOMPARE(page.editor.textCursor().selectedText(), QString::number(111'122'223'333 + i));
    }
    // Typing at the end of a line that we broke does not turn the break into one of the text.
    QTextCursor cursor = page.editor.textCursor();
    cursor.setPosition(0);
    cursor.movePosition(QTextCursor::EndOfBlock);
    page.editor.setTextCursor(cursor);
    QTest::keyClicks(&page.editor, u"4"_s);
    QVERIFY(!page.editor.sourceText().contains(u'\n'));
    // A break that the person makes counts.
    QTest::keyClick(&page.editor, Qt::Key_Return);
    QCOMPARE(page.editor.sourceText().count(u'\n'), 1);
}

void TestSenderIdEditor::textSetByAssistiveTechnologyIsTamed()
{
    Page page;
    page.window.show();
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&page.editor);
    QVERIFY(access);
    QCOMPARE(access->text(QAccessible::Name), u"Sender account IDs"_s);
    const QString text = QString(1'000'000, u'7') + u"\n111122223333"_s;
    const auto begin = threadWorkTime();
    access->setText(QAccessible::Value, text);
    QCoreApplication::processEvents();
    page.settle();
    QCoreApplication::processEvents();
    const auto work = std::chrono::duration_cast<std::chrono::milliseconds>(threadWorkTime() - begin);
    QVERIFY2(work < 5s * (Testing::sanitized ? 4 : 1),
             qPrintable(QString::number(work.count()))); // untamed: 39 s
    QCOMPARE(page.editor.sourceText(), text);
    QCOMPARE(page.result.senders(), QList<AccountId>{account(u"111122223333")});
}

void TestSenderIdEditor::filesAreOpenedAndKeptApart()
{
    const QTemporaryDir folder;
    QList<QUrl> urls;
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        urls.append(QUrl::fromLocalFile(file.fileName()));
    };
    write(u"a.txt"_s, QByteArray("111122223333 ").repeated(3000) + "222233334444");
    write(u"b.txt"_s, "444455556666");
    write(u"c.txt"_s, "\xff\xfe"
                      "5\0"
                      "5\0"
                      "5\0"
                      "5\0"
                      "6\0"
                      "6\0"
                      "6\0"
                      "6\0"
                      "7\0"
                      "7\0"
                      "7\0"
                      "7\0");
    Page page;
    QMimeData data;
    data.setUrls(urls);
    page.pasteData(data);
    QCOMPARE(page.result.senders(), (QList<AccountId>{account(u"111122223333"), account(u"222233334444"),
                                                      account(u"444455556666")}));
}

void TestSenderIdEditor::whatCannotBeOpenedIsNamedAndNothingIsLost()
{
    const QTemporaryDir folder;
    const auto pathOf = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    };
    Page page;
    page.paste(u"111122223333"_s);
    QSignalSpy messages(&page.editor, &SenderIdEditor::message);
    page.editor.openFiles({pathOf(u"large.txt"_s, QByteArray(20'000'001, '1')),
                           pathOf(u"picture.png"_s, QByteArray("\x89PNG\0\0", 6)),
                           folder.filePath(u"gone.csv"_s), folder.path()});
    page.settle();
    QCOMPARE(messages.size(), 1); // one banner shows one message
    const QString text = messages[0][1].toString();
    for (const QString &part : {u"large.txt is larger"_s, u"picture.png is not a text"_s,
                                u"gone.csv is not there any more"_s, u"is a folder"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    page.editor.openFiles({folder.filePath(u"gone.csv"_s)});
    page.settle();
    QCOMPARE(messages[1][0].toString(), u"gone.csv is not there any more."_s);
    page.editor.selectAll();
    page.paste(QString(20'000'001, u'1'));
    QCOMPARE(messages.size(), 3);
    QCOMPARE(page.editor.sourceText(), u"111122223333"_s);
    QCOMPARE(page.result.senders().size(), 1);
}

void TestSenderIdEditor::theTextIsKnownAfterAnyEdit()
{
    Page page;
    quint32 state = 7;
    const auto random = [&state](int below) {
        state = state * 1'664'525 + 1'013'904'223;
        return static_cast<int>((state >> 8) % static_cast<quint32>(below));
    };
    for (int i = 0; i < 2000; ++i) {
        QTextCursor cursor = page.editor.textCursor();
        cursor.setPosition(random(page.editor.document()->characterCount()));
        cursor.setPosition(random(page.editor.document()->characterCount()),
                           random(3) == 0 ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
        page.editor.setTextCursor(cursor);
        switch (random(7)) {
        case 0:
            page.editor.undo();
            break;
        case 1:
            page.editor.redo();
            break;
        case 2:
            page.editor.textCursor().deletePreviousChar();
            break;
        case 3:
            page.editor.textCursor().insertBlock();
            break;
        case 4:
            page.editor.setPlainText(page.editor.toPlainText().left(40));
            break;
        default:
            page.editor.textCursor().insertText(QString(random(5), QChar(u'a' + random(20))) + u"\nx"_s);
            break;
        }
        QCOMPARE(page.editor.sourceText(), page.editor.toPlainText());
    }
}

void TestSenderIdEditor::tabLeavesTheEditor()
{
    Page page;
    page.window.show();
    page.editor.setFocus();
    QTest::keyClick(&page.editor, Qt::Key_Tab);
    QVERIFY(page.editor.toPlainText().isEmpty());
    QVERIFY(!page.editor.hasFocus());
}

void TestSenderIdEditor::everythingHasANameAndTakesKeys()
{
    Page page;
    const auto children = page.result.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    int interactive = 0;
    for (QWidget *widget : children) {
        if (qobject_cast<QLabel *>(widget))
            continue;
        ++interactive;
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
    }
    QCOMPARE(interactive, 3);
}

QTEST_MAIN(TestSenderIdEditor)
#include "tst_senderideditor.moc"
