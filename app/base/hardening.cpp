// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/hardening.h"

#include <QByteArray>
#include <QtGlobal>

#ifdef HUBWARDEN_HARDENED
#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <sys/resource.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef Q_OS_MACOS
#include <sys/types.h>

#include <sys/ptrace.h>
#endif
#endif
#endif

namespace Hubwarden {

#ifdef HUBWARDEN_HARDENED

namespace {

#ifdef Q_OS_WIN

bool apply()
{
    // No crash dialog and so no dump from it; error reports leave the heap out. Memory of a process is open to
    // programs of the same user on Windows unless its access list is replaced, which breaks accessibility tools.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    return true;
}

#else

bool apply()
{
    const rlimit none{0, 0};
    bool applied = setrlimit(RLIMIT_CORE, &none) == 0;
#ifdef Q_OS_LINUX
    // Stops ptrace and /proc/<pid>/mem, and core_pattern pipes, which ignore the limit.
    applied = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && applied;
#endif
#ifdef Q_OS_MACOS
    applied = ptrace(PT_DENY_ATTACH, 0, nullptr, 0) == 0 && applied;
#endif
    return applied;
}

#endif

} // namespace

Hardening hardenProcess()
{
    if (qgetenv("HUBWARDEN_ALLOW_DEBUGGER") == "1")
        return Hardening::OptedOut;
    return apply() ? Hardening::Applied : Hardening::Partial;
}

#else

Hardening hardenProcess()
{
    return Hardening::NotBuilt;
}

#endif

} // namespace Hubwarden
