// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/logging.h"

#include <QDateTime>

#include <atomic>
#include <cstdio>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Qt's message handler is a plain function: it finds the sink here and nowhere else.
std::atomic<LogSink *> currentSink = nullptr;

char levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 'D';
    case QtInfoMsg:
        return 'I';
    case QtWarningMsg:
        return 'W';
    case QtCriticalMsg:
        return 'C';
    case QtFatalMsg:
        return 'F';
    }
    Q_UNREACHABLE();
}

//! Nothing in a message can end its line or move a terminal's cursor.
QByteArray oneLine(const QByteArray &text)
{
    QByteArray line;
    line.reserve(text.size());
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x20 && code != 0x7f)
            line.append(c);
        else
            line.append("\\x").append(QByteArray::number(code, 16).rightJustified(2, '0'));
    }
    return line;
}

} // namespace

LogSink::LogSink(Settings settings)
    : m_settings(std::move(settings))
{
    Q_ASSERT(!currentSink);
    openFile();
    currentSink = this;
    m_before = qInstallMessageHandler(&LogSink::handle);
}

LogSink::~LogSink()
{
    qInstallMessageHandler(m_before);
    currentSink = nullptr;
    // A message of another thread that came in before ends first.
    const QMutexLocker lock(&m_mutex);
}

void LogSink::registerSecret(const Secret &secret)
{
    const QMutexLocker lock(&m_mutex);
    m_secrets.add(secret);
}

QString LogSink::redacted(const QString &text) const
{
    const QMutexLocker lock(&m_mutex);
    return redactedByForm(QString::fromUtf8(m_secrets.redacted(text.toUtf8())));
}

void LogSink::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // Writing may itself warn; that message has nowhere to go.
    static thread_local bool busy = false;
    LogSink *const sink = currentSink;
    if (busy || !sink)
        return;
    busy = true;
    sink->write(type, context.category, message);
    busy = false;
}

void LogSink::write(QtMsgType type, const char *category, const QString &message)
{
    const QByteArray clean = oneLine(redacted(message).toUtf8());
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    const QByteArray line
        = time + ' ' + levelOf(type) + ' ' + (category ? category : "default") + ' ' + clean + '\n';

    const QMutexLocker lock(&m_mutex);
    if (m_settings.standardError == Stderr::Written) {
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
        std::fflush(stderr);
    }
    if (!m_file.isOpen())
        return;
    if (m_file.size() + line.size() > m_settings.maxBytes)
        rotate();
    m_file.write(line);
    m_file.flush();
}

void LogSink::openFile()
{
    if (m_settings.path.isEmpty())
        return;
    m_file.setFileName(m_settings.path);
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append, owner))
        m_file.setPermissions(owner);
}

void LogSink::rotate()
{
    m_file.close();
    const auto older = [this](int number) { return m_settings.path + u'.' + QString::number(number); };
    QFile::remove(older(m_settings.keptFiles));
    for (int number = m_settings.keptFiles - 1; number >= 1; --number)
        QFile::rename(older(number), older(number + 1));
    if (m_settings.keptFiles > 0)
        QFile::rename(m_settings.path, older(1));
    else
        QFile::remove(m_settings.path);
    openFile();
}

} // namespace Hubwarden
