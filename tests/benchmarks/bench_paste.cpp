// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// What the window's thread does with large pastes, by processor time.
//
//     bench_paste COUNT
//
// Reads so many tokens, then pastes them into the editor. Prints a line of JSON.

#include "app/base/largeblocks.h"
#include "app/base/stallmeter.h"
#include "app/invitations/senderids.h"
#include "ui/pages/senderideditor.h"
#include "ui/pages/senderidsresult.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMimeData>

#include <cstdio>
#include <cstdlib>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

QString tokens(int count)
{
    QString text;
    text.reserve(14LL * count);
    for (int i = 0; i < count; ++i) {
        text += QString::number(100'000'000'000 + i * 7919LL % 800'000);
        text += i % 7 == 0 ? u' ' : u'\n';
    }
    return text;
}

//! The editor and its result beside it, as on the page.
class Paste : public QObject
{
public:
    explicit Paste(int count)
        : m_text(tokens(count))
    {
        const auto begin = threadWorkTime();
        m_usable = readSenderIds(m_text, {}).usable.size();
        m_reading = inMilliseconds(threadWorkTime() - begin);
        m_layout.addWidget(&m_editor);
        m_layout.addWidget(&m_result);
        m_widget.resize(1180, 600);
        m_widget.show();
        connect(&m_editor, &SenderIdEditor::senderIdsChanged, this, [this] {
            if (m_result.senders().size() == m_usable)
                m_clock.after(200ms, this, [this] { conclude(); });
        });
        m_clock.after(500ms, this, [this] { paste(); });
    }

private:
    void paste()
    {
        auto *data = new QMimeData; // the clipboard takes it
        data->setText(m_text);
        QGuiApplication::clipboard()->setMimeData(data);
        m_stalls.start();
        m_editor.paste();
    }

    void conclude()
    {
        std::printf("{\"usable\": %lld, \"readMs\": %.1f, \"stalls\": %s}\n",
                    static_cast<long long>(m_usable), m_reading, m_stalls.summary().trimmed().constData());
        QApplication::quit();
    }

    SystemClock m_clock;
    QString m_text;
    QWidget m_widget;
    QHBoxLayout m_layout{&m_widget};
    SenderIdEditor m_editor{m_clock, &m_widget};
    SenderIdsResult m_result{m_editor, &m_widget};
    StallMeter m_stalls{m_clock};
    qsizetype m_usable = 0;
    double m_reading = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    growLargeBlocksByPages(); // as the program does
    QApplication app(argc, argv);
    const int count = argc == 2 ? std::atoi(argv[1]) : 0;
    if (count > 0) {
        Paste paste(count);
        return QApplication::exec();
    }
    std::fprintf(stderr, "usage: bench_paste COUNT\n");
    return 2;
}
