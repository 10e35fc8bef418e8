// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/fakeclock.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/datatable.h"
#include "ui/panes/drophint.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! What is dragged onto the page of pasted senders, wherever it is dropped.
class TestSenderIdsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<SenderIdsPage>(m_theme, m_clock, m_invitations);
        m_page->resize(900, 600);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }

    void dropsAreTakenOrRefusedInWords_data();
    void dropsAreTakenOrRefusedInWords();
    void aPictureIsNotTaken();
    void theHintGoesWhenTheDragLeaves();
    void droppedFilesAreNeverMoved();
    void theRoomIsKept();

private:
    QWidget *place(const QString &name)
    {
        if (name == "editor"_L1)
            return m_page->editor().viewport();
        return name == "table"_L1 ? m_page->table().viewport() : m_page.get();
    }
    bool enter(QWidget *widget, const QMimeData &data, Qt::DropAction proposed = Qt::CopyAction)
    {
        QDragEnterEvent event({20, 20}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        event.setDropAction(proposed);
        QCoreApplication::sendEvent(widget, &event);
        return event.isAccepted();
    }
    Qt::DropAction drop(QWidget *widget, const QMimeData &data, Qt::DropAction proposed = Qt::CopyAction)
    {
        QDropEvent event({20, 20}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        event.setDropAction(proposed);
        QCoreApplication::sendEvent(widget, &event);
        // Files are read in the background.
        QTest::qWait(0);
        return event.dropAction();
    }
    //! Until the text that came has been read.
    bool settles(qsizetype messages)
    {
        return QTest::qWaitFor([this, messages] {
            while (m_clock.pendingTimers() > 0)
                m_clock.advance(m_clock.untilNext());
            return !m_page->senders().isEmpty() && m_messages == messages;
        });
    }
    QString path(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    Theme m_theme;
    FakeClock m_clock;
    InvitationModel m_invitations;
    QTemporaryDir m_folder;
    qsizetype m_messages = 0;
    std::unique_ptr<SenderIdsPage> m_page;
};

void TestSenderIdsPage::dropsAreTakenOrRefusedInWords_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<int>("senders");
    QTest::addColumn<QString>("message"); // empty: none
    const QUrl txt = QUrl::fromLocalFile(path(u"a.txt"_s, "111122223333\n"));
    const QUrl csv = QUrl::fromLocalFile(path(u"b.csv"_s, "id\n222233334444\n444455556666\n"));
    const QUrl binary = QUrl::fromLocalFile(path(u"c.bin"_s, QByteArray("\0\1\2\3", 4).repeated(250'000)));
    const QUrl gone = QUrl::fromLocalFile(m_folder.filePath(u"gone.txt"_s));
    QDir(m_folder.path()).mkdir(u"lists"_s);
    const QUrl folder = QUrl::fromLocalFile(m_folder.filePath(u"lists"_s));
    const QUrl web(u"https://example.com/ids.txt"_s);
    using Urls = QList<QUrl>;
    for (const char *where : {"editor", "table", "page"}) {
        const auto row = [where](const char *what) -> QTestData & {
            return QTest::newRow(qPrintable(
                       u"%1 on the %2"_s.arg(QString::fromLatin1(what), QString::fromLatin1(where))))
                   << QString::fromLatin1(where);
        };
        row("text") << u"111122223333 222233334444"_s << Urls{} << 2 << QString();
        row("txt") << QString() << Urls{txt} << 1 << QString();
        row("csv") << QString() << Urls{csv} << 2 << QString();
        row("two files") << QString() << Urls{txt, csv} << 3 << QString();
        row("binary") << QString() << Urls{binary} << 0 << u"c.bin is not a text file and was not opened."_s;
        row("missing file") << QString() << Urls{gone} << 0 << u"gone.txt is not there any more."_s;
        row("folder") << QString() << Urls{folder} << 0
                      << u"lists is a folder and was not opened. Choose the files in it."_s;
        row("good and bad") << QString() << Urls{txt, gone, binary} << 1 << u"Some files were not opened"_s;
        row("address") << web.toString() << Urls{web} << 0
                       << u"This is an address, not a file on this computer"_s;
        row("address without text") << QString() << Urls{web} << 0
                                    << u"This is an address, not a file on this computer"_s;
    }
}

void TestSenderIdsPage::dropsAreTakenOrRefusedInWords()
{
    QFETCH(const QString, where);
    QFETCH(const QString, text);
    QFETCH(const QList<QUrl>, urls);
    QFETCH(const int, senders);
    QFETCH(const QString, message);
    m_page->editor().takeIn(u"555566667777\n"_s); // what is there stays
    m_messages = 0;
    QSignalSpy messages(&m_page->editor(), &SenderIdEditor::message);
    connect(&m_page->editor(), &SenderIdEditor::message, this, [this] { ++m_messages; });
    QMimeData data;
    if (!text.isEmpty())
        data.setText(text);
    if (!urls.isEmpty())
        data.setUrls(urls);
    auto *hint = m_page->findChild<DropHint *>();
    QVERIFY(hint);
    QVERIFY(enter(place(where), data));
    QVERIFY(hint->isVisible());
    QVERIFY(!hint->accessibleName().isEmpty());
    drop(place(where), data);
    QVERIFY(!hint->isVisible());
    QVERIFY(settles(message.isEmpty() ? 0 : 1));
    QTRY_COMPARE((settles(message.isEmpty() ? 0 : 1), m_page->senders().size()), senders + 1);
    QCOMPARE(messages.isEmpty() ? QString() : messages[0][0].toString(), message);
}

void TestSenderIdsPage::aPictureIsNotTaken()
{
    QMimeData picture;
    picture.setData(u"image/png"_s, "\x89PNG");
    for (const QString &name : {u"editor"_s, u"table"_s, u"page"_s})
        QVERIFY2(!enter(place(name), picture), qPrintable(name));
    QVERIFY(!m_page->findChild<DropHint *>()->isVisible());
}

void TestSenderIdsPage::theHintGoesWhenTheDragLeaves()
{
    QMimeData data;
    data.setText(u"111122223333"_s);
    const auto *hint = m_page->findChild<DropHint *>();
    for (const QString &name : {u"editor"_s, u"table"_s}) {
        QVERIFY(enter(place(name), data));
        QVERIFY(hint->isVisible());
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(place(name), &leave);
        QVERIFY2(!hint->isVisible(), qPrintable(name));
    }
}

//! A giver that is told of a move may delete what it gave.
void TestSenderIdsPage::droppedFilesAreNeverMoved()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(u"a.txt"_s, "111122223333"))});
    for (const QString &name : {u"editor"_s, u"table"_s}) {
        QVERIFY(enter(place(name), data, Qt::MoveAction));
        QCOMPARE(drop(place(name), data, Qt::MoveAction), Qt::CopyAction);
    }
}

void TestSenderIdsPage::theRoomIsKept()
{
    const QList<QSplitter *> before = m_page->findChildren<QSplitter *>();
    QCOMPARE(before.size(), 2);
    for (QSplitter *one : before)
        one->setSizes({310, 290});
    SenderIdsPage other(m_theme, m_clock, m_invitations);
    other.resize(m_page->size());
    other.show();
    other.restoreLayoutState(m_page->layoutState());
    const QList<QSplitter *> after = other.findChildren<QSplitter *>();
    for (int i = 0; i < 2; ++i)
        QCOMPARE(after[i]->sizes(), before[i]->sizes());
}

QTEST_MAIN(TestSenderIdsPage)
#include "tst_senderidspage.moc"
