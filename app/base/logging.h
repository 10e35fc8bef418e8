// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/redaction.h"

#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

namespace Hubwarden {

//! The end of all log messages, ours (categories `hubwarden.<folder>`) and Qt's: redacts, then writes to file and stderr.
//!
//! Exactly one exists at a time; it takes the messages of the process from its making to its end. Safe from every thread.
//! A line: UTC time, level letter, category, text; control characters are written as \xNN, so a message is one line.
class LogSink
{
    Q_DISABLE_COPY_MOVE(LogSink)

public:
    enum class Stderr { Silent, Written };

    struct Settings
    {
        QString path; //!< empty: no file; its folder must exist
        qint64 maxBytes = 1024 * 1024;
        int keptFiles = 3; //!< older ones beside the current one: <path>.1 is the newest
        Stderr standardError = Stderr::Written;
    };

    explicit LogSink(Settings settings);
    ~LogSink();

    //! From now on no message shows 16 bytes of it in a row (all of it, if it is shorter). The secret is not kept.
    void registerSecret(const Secret &secret);
    //! For other sinks of text, such as the activity table.
    QString redacted(const QString &text) const;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(QtMsgType type, const char *category, const QString &message);
    void openFile();
    void rotate();

    const Settings m_settings;
    mutable QMutex m_mutex;
    SecretWindows m_secrets; // under m_mutex
    QFile m_file;            // under m_mutex
    QtMessageHandler m_before = nullptr;
};

} // namespace Hubwarden
