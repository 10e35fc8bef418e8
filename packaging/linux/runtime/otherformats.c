// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// The image is packed with Zstandard only. These stand for the other formats that libsquashfuse knows, so that their
// libraries, one of them under the GPL, are not in this program.

#include <stddef.h>
#include <stdint.h>

int LZ4_decompress_safe(const char *from, char *to, int size, int room);
int lzo1x_decompress_safe(const unsigned char *from, size_t size, unsigned char *to, size_t *room,
                          void *memory);
int uncompress(unsigned char *to, unsigned long *room, const unsigned char *from, unsigned long size);
int lzma_stream_buffer_decode(uint64_t *limit, uint32_t flags, const void *allocator, const uint8_t *from,
                              size_t *from_position, size_t size, uint8_t *to, size_t *to_position,
                              size_t room);

enum { refused = -1, refused_by_lzma = 8 };

int LZ4_decompress_safe(const char *from, char *to, int size, int room)
{
    (void)from, (void)to, (void)size, (void)room;
    return refused;
}

int lzo1x_decompress_safe(const unsigned char *from, size_t size, unsigned char *to, size_t *room,
                          void *memory)
{
    (void)from, (void)size, (void)to, (void)room, (void)memory;
    return refused;
}

int uncompress(unsigned char *to, unsigned long *room, const unsigned char *from, unsigned long size)
{
    (void)to, (void)room, (void)from, (void)size;
    return refused;
}

int lzma_stream_buffer_decode(uint64_t *limit, uint32_t flags, const void *allocator, const uint8_t *from,
                              size_t *from_position, size_t size, uint8_t *to, size_t *to_position,
                              size_t room)
{
    (void)limit, (void)flags, (void)allocator, (void)from, (void)from_position, (void)size;
    (void)to, (void)to_position, (void)room;
    return refused_by_lzma;
}
