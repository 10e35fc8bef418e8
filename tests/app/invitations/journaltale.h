// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/journalledrun.h"
#include "app/invitations/recordjson.h"

#include <QMap>
#include <QMetaType>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

//! A journal written by hand, line by line, with what is true after each.
class JournalTale
{
public:
    using Truth = QMap<QString, JournalledPair::State>; //!< by sender

    static QDateTime start() { return QDateTime({2026, 11, 23}, {9, 15}, Qt::UTC); }
    static ProfileId profile() { return *ProfileId::parse(u"0123456789abcdef0123456789abcdef"_s); }
    static QString principal() { return u"arn:aws:iam::111122223333:role/Audit"_s; }
    static Target place()
    {
        return {*AccountId::parse(u"111122223333"_s), *RegionName::parse(u"eu-west-1"_s)};
    }

    JournalTale();

    void plan(const QString &request, const QStringList &senders);
    void sent(const QString &request, int attempt = 1);
    //! The same answer for all senders of the request, or for those that are named.
    void answered(const QString &request, const QJsonObject &answer, const QStringList &senders = {});
    void result(const QList<std::pair<QString, ResultWord>> &words);
    void takeOver(const QString &run, const QDateTime &confirmed, const QStringList &unanswered,
                  const QStringList &notStarted);
    void end(const QString &kind) { line(kind, {}); }
    //! From the last line on this is true.
    void nowTrue(const Truth &truth);

    QByteArray bytes() const { return m_bytes; }
    //! What is true of a file cut to that size.
    Truth truthAfter(qsizetype size) const;

    //! Every kind of line in every order that a run makes.
    static JournalTale ofEverything();

private:
    void line(const QString &kind, QJsonObject content);

    QByteArray m_bytes;
    int m_lines = 0;
    QMap<QString, QStringList> m_senders; //!< by request
    QList<std::pair<qsizetype, Truth>> m_truths;
};

} // namespace Hubwarden

Q_DECLARE_METATYPE(Hubwarden::JournalTale)
