/* The arrays of one call, each between forbidden pages. */
#ifndef ARENA_H
#define ARENA_H

#include <stdint.h>

#include "guarded.h"

enum { arena_limit = 8 };

/* Arrays that are placed have so many bytes. */
typedef struct arena {
    int count;
    guarded areas[arena_limit];
    void *placed[arena_limit];
    size_t bytes[arena_limit];
    bool at_end; /* which of its pages an array is flush against from now on */
} arena;

/* So many areas of at least so many bytes. */
arena arena_new(int count, size_t bytes);
void arena_free(arena *memory);

/* Copies data into area i; read-only unless it is output. */
void *arena_place(arena *memory, int i, const void *data, size_t bytes, bool output);

/* Checks that nothing was written beside the first `count` arrays, and makes them writable. `what` and n are
   for the message. */
void arena_check(arena *memory, int count, const char *what, int64_t n);

#endif
