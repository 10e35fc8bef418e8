// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/largeblocks.h"

#include <cstdlib> // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Hubwarden {

void growLargeBlocksByPages()
{
#ifdef __GLIBC__
    // Left to itself, glibc raises the limit to 32 MiB as large blocks are freed.
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
#endif
}

} // namespace Hubwarden
