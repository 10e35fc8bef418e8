// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <sys/types.h>

// The squashfs image behind this program in its own file.
struct image
{
    const char *path;
    size_t offset; // in bytes
};

// Puts everything of the image below `folder`, which must exist. 0, or -1 after a message on standard error.
int image_extract(const struct image *image, const char *folder);

// Mounts the image at `folder`, in a process of its own that unmounts it when the last holder of the writing end of a
// pipe has ended; this process holds that end, and so do the programs that it becomes.
// 0, or -1 without a message where there is no FUSE.
int image_mount(const struct image *image, const char *folder);
