/* A checksum of 64 bits that finds damage, though not malice. */
#ifndef CHECKSUM_H
#define CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

enum { checksum_start = 1 };

/* The checksum of what gave `before`, or checksum_start, and then these bytes. */
uint64_t checksum(uint64_t before, const void *data, size_t bytes);

#endif
