// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// The first bytes of the AppImage: mounts the squashfs image behind it and becomes the program in it, or unpacks the
// image into a private folder where there is no FUSE. Written from the AppImage specification (type 2).

#include "image.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char help[]
    = "Hubwarden as an AppImage. Options of the AppImage, everything else goes to the program:\n"
      "  --appimage-extract          unpack into ./squashfs-root\n"
      "  --appimage-extract-and-run  unpack into a temporary folder, run, remove it (also: "
      "APPIMAGE_EXTRACT_AND_RUN=1)\n"
      "  --appimage-mount            mount, say where, and wait for Ctrl+C\n"
      "  --appimage-offset           where the image begins in this file, in bytes\n"
      "  --appimage-help             this text\n";

#ifndef UPDATE_INFORMATION
#define UPDATE_INFORMATION ""
#endif
// Where updating tools look for the address of newer versions; this program never does.
__attribute__((section(".upd_info"), used, retain)) static const char update_information[1024]
    = UPDATE_INFORMATION;

static pid_t program;

static int fail(const char *what)
{
    fprintf(stderr, "hubwarden: %s: %s\n", what, strerror(errno));
    return 127;
}

// The image begins where the section headers, the last part of this program, end.
static size_t image_offset(const char *path)
{
    Elf64_Ehdr header;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    const ssize_t size = file < 0 ? -1 : read(file, &header, sizeof header);
    if (file >= 0)
        close(file);
    if (size != (ssize_t)sizeof header || memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return 0;
    return header.e_shoff + (size_t)header.e_shnum * header.e_shentsize;
}

static int private_folder(char folder[PATH_MAX])
{
    const char *parent = getenv("TMPDIR");
    const int length
        = snprintf(folder, PATH_MAX, "%s/.hubwarden-XXXXXX", parent && *parent ? parent : "/tmp");
    if (length < 0 || length >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static void remove_folder(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

static void become_program(const char *folder, char **arguments)
{
    char start[PATH_MAX];
    const int length = snprintf(start, sizeof start, "%s/AppRun", folder);
    if (length < 0 || (size_t)length >= sizeof start)
        return;
    setenv("APPDIR", folder, 1);
    execv(start, arguments);
}

static void pass_on(int signal)
{
    if (program > 0)
        kill(program, signal);
}

// Unpacked, the folder must be removed afterwards: the program is a child.
static int run_extracted(const struct image *image, char **arguments)
{
    char folder[PATH_MAX];
    if (private_folder(folder) != 0)
        return fail("cannot make a temporary folder");
    if (image_extract(image, folder) != 0) {
        remove_folder(folder);
        return 127;
    }
    struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    program = fork();
    if (program == 0) {
        become_program(folder, arguments);
        _exit(fail("cannot start the program"));
    }
    int status = 0;
    while (program > 0 && waitpid(program, &status, 0) < 0 && errno == EINTR)
        ;
    remove_folder(folder);
    if (program < 0)
        return fail("cannot start the program");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int extract_here(const struct image *image)
{
    static const char folder[] = "squashfs-root";
    if (mkdir(folder, 0755) != 0)
        return fail(folder);
    if (image_extract(image, folder) != 0)
        return 127;
    puts(folder);
    return 0;
}

static void ignore(int signal)
{
    (void)signal;
}

static int mount_and_wait(const struct image *image)
{
    char folder[PATH_MAX];
    if (private_folder(folder) != 0)
        return fail("cannot make a temporary folder");
    struct sigaction action = {.sa_handler = ignore};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    if (image_mount(image, folder) != 0) {
        rmdir(folder);
        errno = ENODEV;
        return fail("FUSE cannot be used here");
    }
    puts(folder);
    fflush(stdout);
    pause(); // the end of this process ends the mount
    return 0;
}

static int run(const struct image *image, char **arguments, int may_mount)
{
    char folder[PATH_MAX];
    if (may_mount && private_folder(folder) == 0) {
        if (image_mount(image, folder) == 0) {
            become_program(folder, arguments);
            return fail("cannot start the program");
        }
        rmdir(folder);
    }
    return run_extracted(image, arguments);
}

int main(int count, char **arguments)
{
    static char self[PATH_MAX];
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0)
        return fail("/proc/self/exe");
    const struct image image = {self, image_offset(self)};
    const char *option = count > 1 && strncmp(arguments[1], "--appimage-", 11) == 0 ? arguments[1] + 11 : "";
    if (!strcmp(option, "help")) {
        fputs(help, stdout);
        return 0;
    }
    if (!strcmp(option, "offset")) {
        printf("%zu\n", image.offset);
        return 0;
    }
    if (!strcmp(option, "extract"))
        return extract_here(&image);
    if (!strcmp(option, "mount"))
        return mount_and_wait(&image);
    setenv("APPIMAGE", self, 1);
    setenv("ARGV0", arguments[0], 1);
    const int extract = !strcmp(option, "extract-and-run");
    if (extract) { // the program does not see it
        arguments[1] = arguments[0];
        ++arguments;
    } else if (*option) {
        fprintf(stderr, "hubwarden: unknown option --appimage-%s; --appimage-help tells those there are\n",
                option);
        return 2;
    }
    const char *always = getenv("APPIMAGE_EXTRACT_AND_RUN");
    return run(&image, arguments, !extract && !(always && *always));
}
