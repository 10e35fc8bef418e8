// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "image.h"

#include <squashfuse/ll.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct server
{
    struct fuse_session *session;
    int users; // its end: nobody uses the image any more
};

static void *unmount_at_end(void *data)
{
    const struct server *server = data;
    char byte;
    while (read(server->users, &byte, 1) > 0 || errno == EINTR)
        errno = 0;
    fuse_session_exit(server->session);
    fuse_session_unmount(server->session); // wakes the loop
    return NULL;
}

// What the library says about a missing fusermount3 helps nobody: the program is unpacked instead.
static void be_quiet(void)
{
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = 0; nowhere >= 0 && stream <= 2; ++stream)
        dup2(nowhere, stream);
}

static void serve(const struct image *image, const char *folder, int users, int ready)
{
    struct fuse_lowlevel_ops operations = {
        .getattr = sqfs_ll_op_getattr,
        .opendir = sqfs_ll_op_opendir,
        .releasedir = sqfs_ll_op_releasedir,
        .readdir = sqfs_ll_op_readdir,
        .lookup = sqfs_ll_op_lookup,
        .open = sqfs_ll_op_open,
        .create = sqfs_ll_op_create,
        .release = sqfs_ll_op_release,
        .read = sqfs_ll_op_read,
        .readlink = sqfs_ll_op_readlink,
        .listxattr = sqfs_ll_op_listxattr,
        .getxattr = sqfs_ll_op_getxattr,
        .forget = sqfs_ll_op_forget,
        .statfs = stfs_ll_op_statfs,
    };
    char *words[] = {"hubwarden", "-o", "ro,nosuid,nodev,fsname=Hubwarden,subtype=squashfuse"};
    struct fuse_args arguments = FUSE_ARGS_INIT(3, words);
    sqfs_ll_chan channel;
    sqfs_ll *tree = sqfs_ll_open(image->path, image->offset);
    if (!tree || sqfs_ll_mount(&channel, folder, &arguments, &operations, sizeof operations, tree) != SQFS_OK)
        return;
    struct server server = {channel.session, users};
    pthread_t thread;
    if (pthread_create(&thread, NULL, unmount_at_end, &server) == 0 && write(ready, "1", 1) == 1) {
        fuse_session_loop(channel.session);
        pthread_join(thread, NULL); // it waits for fusermount3, and must not find the session gone
    }
    sqfs_ll_unmount(&channel, folder);
    rmdir(folder);
}

int image_mount(const struct image *image, const char *folder)
{
    int ready[2];
    int users[2];
    if (access("/dev/fuse", R_OK | W_OK) != 0 || pipe2(ready, O_CLOEXEC) != 0)
        return -1;
    if (pipe(users) != 0) { // without O_CLOEXEC: the programs that come after hold it
        close(ready[0]);
        close(ready[1]);
        return -1;
    }
    const pid_t child = fork();
    if (child == 0) {
        setsid();
        // Ctrl+C ends the program, and its end this server.
        signal(SIGINT, SIG_IGN);
        signal(SIGHUP, SIG_IGN);
        signal(SIGTERM, SIG_IGN);
        close(users[1]);
        be_quiet();
        serve(image, folder, users[0], ready[1]);
        _exit(0);
    }
    close(users[0]);
    close(ready[1]);
    char byte;
    if (child < 0 || read(ready[0], &byte, 1) != 1) {
        close(users[1]);
        close(ready[0]);
        return -1;
    }
    close(ready[0]);
    return 0;
}
