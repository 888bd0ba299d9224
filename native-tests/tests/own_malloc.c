/* A host with an allocator of its own, which has no more than the four functions that a replacement must
   have: whatever the library frees came from it, also when threads end that used the library. */
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"
#include "threads.h"
#include "workload.h"

/* The mark before every block; another one once it has been freed. */
typedef struct header {
    uint64_t mark;
    size_t size;
} header;

static const uint64_t used = 0x6b636f6c62207369, freed = 0x6465657266207369;
static const size_t mapping = 1 << 20, largest_small = 4096;
static atomic_flag gate = ATOMIC_FLAG_INIT;
static char *rest;
static size_t left;
static atomic_int large_blocks;

static void *map(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* Small blocks are never used again; a large one is a mapping. */
static header *small_block(size_t size) {
    while (atomic_flag_test_and_set(&gate)) {
    }
    if (left < size) {
        rest = map(mapping);
        left = rest != NULL ? mapping : 0;
    }
    header *block = rest != NULL ? (header *)rest : NULL;
    rest += block != NULL ? size : 0;
    left -= block != NULL ? size : 0;
    atomic_flag_clear(&gate);
    return block;
}

void *malloc(size_t size) {
    if (size > SIZE_MAX / 2) {
        errno = ENOMEM;
        return NULL;
    }
    size_t whole = (size + sizeof(header) + 15) & ~(size_t)15;
    header *block = whole <= largest_small ? small_block(whole) : map(whole);
    if (block == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    atomic_fetch_add(&large_blocks, whole > largest_small);
    *block = (header){.mark = used, .size = whole};
    return block + 1;
}

void free(void *memory) {
    if (memory == NULL) {
        return;
    }
    header *block = (header *)memory - 1;
    if (block->mark != used) {
        static const char text[] = "free: not a block of this allocator\n";
        ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
        abort();
        (void)written;
    }
    block->mark = freed;
    if (block->size > largest_small) {
        atomic_fetch_sub(&large_blocks, 1);
        munmap(block, block->size);
    }
}

void *calloc(size_t count, size_t size) {
    size_t bytes = size != 0 && count > SIZE_MAX / size ? SIZE_MAX : count * size;
    void *memory = malloc(bytes);
    return memory != NULL ? memset(memory, 0, bytes) : NULL;
}

void *realloc(void *memory, size_t size) {
    void *larger = malloc(size);
    if (memory != NULL && larger != NULL) {
        size_t before = ((header *)memory - 1)->size - sizeof(header);
        memcpy(larger, memory, before < size ? before : size);
        free(memory);
    }
    return larger;
}

int main(int argc, char **argv) {
    enum { threads = 8, rounds = 10 };
    library lib = library_open(argc, argv);
    workload work = {.lib = &lib, .n = 250, .seed = 1};
    workload_run(&work);
    int before = atomic_load(&large_blocks);
    for (int round = 0; round < rounds; round++) {
        join_threads(start_threads(threads, workload_run, &work, 0), threads);
    }
    int more = atomic_load(&large_blocks) - before;
    CHECK(more < threads, "%d blocks of threads that have ended", more);
    void *workspace = NULL;
    CHECK(lib.families[0].butterfly_create(100, &workspace) == 0, "butterfly_workspace_create");
    CHECK(lib.families[0].butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
    return check_report();
}
