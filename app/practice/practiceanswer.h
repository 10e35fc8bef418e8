// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>

#include <chrono>

namespace Hubwarden {

//! The services that are played, told apart by the path of a request.
enum class PracticeService { SecurityHub, Sts };

//! One answer of the simulated AWS before it goes on the wire.
struct PracticeAnswer
{
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers; //!< in the order of sending
    QByteArray body;
    std::chrono::milliseconds delay{0}; //!< it is sent so much later

    //! A success of Security Hub.
    static PracticeAnswer json(const QJsonObject &value);
    //! An error of Security Hub itself: members `Message` and `Code`. Status 0: the usual one of the code.
    static PracticeAnswer hubError(const QByteArray &code, const QString &message, int status = 0);
    //! An error of the front end before Security Hub: lower-case `message`.
    static PracticeAnswer frontError(const QByteArray &code, const QString &message, int status = 0);
    //! A success of STS: the elements of the result in their order.
    static PracticeAnswer stsResult(const QByteArray &operation,
                                    const QList<QPair<QByteArray, QString>> &members);
    static PracticeAnswer stsError(const QByteArray &code, const QString &message, int status = 0);
    //! An error of the front end of that service.
    static PracticeAnswer error(PracticeService service, const QByteArray &code, const QString &message,
                                int status = 0);
};

} // namespace Hubwarden
