// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "ui/errortext.h"
#include "ui/theme.h"

#include <QList>

#include <optional>

namespace Hubwarden {

//! What reading one of the program's files at the start came to.
struct FileReport
{
    enum class File { Profiles, Endpoints, Memory, Settings, History };

    File file = File::Profiles;
    QString setAside;             //!< path of what was damaged under its new name
    std::optional<Error> problem; //!< why the file is not used, or not written
    qsizetype notUnderstood = 0;  //!< entries that are kept and not shown

    bool isFine() const { return setAside.isEmpty() && !problem && notUnderstood == 0; }
};

struct StartMessage
{
    Tone tone = Tone::Attention;
    QString title;
    QString text; //!< a line for each trouble
};

//! Everything that the start has to tell at once; nothing if all is well.
//! @param network why no request can be made
std::optional<StartMessage> startMessage(const QList<FileReport> &files, const std::optional<Error> &network);

//! Why the window of the program that uses the data folder cannot be shown. Kind::Conflict, as DataFolder and
//! InstanceCall tell it.
ErrorText inUseText(const Error &error);

} // namespace Hubwarden
