// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/callerxml.h"

#include "app/aws/foreignanswer.h"
#include "app/aws/serviceanswer.h"

#include <QXmlStreamReader>

namespace Hubwarden {

using namespace Qt::StringLiterals;

QString CallerIdentity::principal() const
{
    // arn:aws:sts::123456789012:assumed-role/RoleName/SessionName
    if (arn.section(u':', 5).startsWith("assumed-role/"_L1) && arn.count(u'/') == 2)
        return arn.left(arn.lastIndexOf(u'/'));
    return arn;
}

bool CallerIdentity::isRoot() const
{
    return arn.endsWith(":root"_L1);
}

Result<CallerIdentity> parseCallerIdentity(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    QString arn;
    QString userId;
    QString account;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            reader.raiseError(u"DTD"_s);
            break;
        case QXmlStreamReader::StartElement:
            if (reader.name() == "Arn"_L1)
                arn = reader.readElementText().trimmed();
            else if (reader.name() == "UserId"_L1)
                userId = reader.readElementText().trimmed();
            else if (reader.name() == "Account"_L1)
                account = reader.readElementText().trimmed();
            break;
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::EndElement:
        case QXmlStreamReader::Characters:
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
            break;
        }
    }
    const auto id = AccountId::parse(account);
    // Runs are bound to the account, so an answer that contradicts itself says nothing.
    const bool agrees = arn.startsWith("arn:"_L1) && arn.section(u':', 4, 4) == account;
    if (reader.hasError() || !id || !agrees) {
        Error error;
        error.kind = Error::Kind::BadReply;
        error.message
            = reader.hasError() ? reader.errorString() : u"unexpected value of \"Account\" or \"Arn\""_s;
        return error;
    }
    return CallerIdentity{.account = *id, .arn = arn, .userId = userId};
}

Result<CallerIdentity> readCallerIdentity(const ServiceAnswer &answer)
{
    if (!answer.reply)
        return answer.reply.error();
    auto identity = parseCallerIdentity(answer.reply->body);
    if (identity)
        return identity;
    Error error = identity.error();
    if (!answer.reply->body.contains("GetCallerIdentityResponse")) {
        error.message.clear(); // the parser's words are about an answer of AWS
        error.detail = describeForeign(*answer.reply);
    }
    return answer.described(std::move(error));
}

} // namespace Hubwarden
