// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "image.h"

#include <squashfuse/squashfuse.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { chunk = 256 * 1024 };

static int extract_file(sqfs *fs, sqfs_inode *inode, const char *path)
{
    static char buffer[chunk];
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return -1;
    int status = 0;
    const uint64_t total = inode->xtra.reg.file_size;
    for (uint64_t done = 0; status == 0 && done < total;) {
        sqfs_off_t size = chunk;
        if (sqfs_read_range(fs, inode, (sqfs_off_t)done, &size, buffer) != SQFS_OK || size <= 0) {
            errno = EIO;
            status = -1;
        }
        for (sqfs_off_t written = 0; status == 0 && written < size;) {
            const ssize_t now = write(file, buffer + written, (size_t)(size - written));
            if (now < 0 && errno != EINTR)
                status = -1;
            else if (now > 0)
                written += now;
        }
        done += (uint64_t)size;
    }
    if (status == 0)
        status = fchmod(file, inode->base.mode & 0777);
    if (close(file) != 0)
        status = -1;
    return status;
}

static int extract_link(sqfs *fs, sqfs_inode *inode, const char *path)
{
    char target[PATH_MAX];
    size_t size = sizeof target;
    if (sqfs_readlink(fs, inode, target, &size) != SQFS_OK) {
        errno = EIO;
        return -1;
    }
    return symlink(target, path);
}

static int extract_entry(sqfs *fs, sqfs_dir_entry *entry, const char *path)
{
    sqfs_inode inode;
    if (sqfs_inode_get(fs, &inode, sqfs_dentry_inode(entry)) != SQFS_OK) {
        errno = EIO;
        return -1;
    }
    switch (inode.base.inode_type) {
    case SQUASHFS_DIR_TYPE:
    case SQUASHFS_LDIR_TYPE:
        return mkdir(path, 0755);
    case SQUASHFS_REG_TYPE:
    case SQUASHFS_LREG_TYPE:
        return extract_file(fs, &inode, path);
    case SQUASHFS_SYMLINK_TYPE:
    case SQUASHFS_LSYMLINK_TYPE:
        return extract_link(fs, &inode, path);
    default:
        errno = ENOTSUP; // the image holds nothing else
        return -1;
    }
}

int image_extract(const struct image *image, const char *folder)
{
    sqfs fs;
    sqfs_traverse walk;
    sqfs_err error = sqfs_open_image(&fs, image->path, image->offset); // says itself what is wrong
    if (error != SQFS_OK)
        return -1;
    int status = 0;
    error = sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs));
    while (error == SQFS_OK && status == 0 && sqfs_traverse_next(&walk, &error)) {
        if (walk.dir_end)
            continue;
        char path[PATH_MAX];
        const int length = snprintf(path, sizeof path, "%s/%s", folder, walk.path);
        if (length < 0 || (size_t)length >= sizeof path) {
            errno = ENAMETOOLONG;
            status = -1;
        } else {
            status = extract_entry(&fs, &walk.entry, path);
        }
        if (status != 0)
            fprintf(stderr, "cannot unpack %s: %s\n", path, strerror(errno));
    }
    if (error != SQFS_OK) {
        fprintf(stderr, "cannot read %s: it is damaged\n", image->path);
        status = -1;
    }
    sqfs_traverse_close(&walk);
    sqfs_fd_close(fs.fd);
    sqfs_destroy(&fs);
    return status;
}
