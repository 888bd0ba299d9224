#include "arena.h"

#include <string.h>

#include "check.h"

arena arena_new(int count, size_t bytes) {
    arena made = {.count = count};
    REQUIRE(count <= arena_limit, "%d arrays", count);
    for (int i = 0; i < count; i++) {
        made.areas[i] = guarded_new(bytes);
    }
    return made;
}

void arena_free(arena *memory) {
    for (int i = 0; i < memory->count; i++) {
        guarded_free(&memory->areas[i]);
    }
}

void *arena_place(arena *memory, int i, const void *data, size_t bytes, bool output) {
    guarded_set_writable(&memory->areas[i], true);
    memory->bytes[i] = bytes;
    memory->placed[i] = (memory->at_end ? guarded_at_end : guarded_at_start)(&memory->areas[i], bytes);
    memcpy(memory->placed[i], data, bytes);
    guarded_set_writable(&memory->areas[i], output);
    return memory->placed[i];
}

void arena_check(arena *memory, int count, const char *what, int64_t n) {
    for (int i = 0; i < count; i++) {
        guarded_set_writable(&memory->areas[i], true);
        bool intact = (memory->at_end ? guarded_intact_at_end : guarded_intact_at_start)(&memory->areas[i],
                                                                                         memory->bytes[i]);
        CHECK(intact, "%s n = %ld: wrote outside array %d", what, (long)n, i);
    }
}
