// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

//! Hardens itself, says the result and its dumpability and core limit, then waits until standard input ends.

#include "app/base/hardening.h"

#include <cstdio>

#include <sys/prctl.h>
#include <sys/resource.h>

int main()
{
    const Hubwarden::Hardening result = Hubwarden::hardenProcess();
    rlimit limit{};
    getrlimit(RLIMIT_CORE, &limit);
    std::printf("%d %d %llu %llu\n", static_cast<int>(result), prctl(PR_GET_DUMPABLE),
                static_cast<unsigned long long>(limit.rlim_cur),
                static_cast<unsigned long long>(limit.rlim_max));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
