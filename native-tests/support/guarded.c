#include "guarded.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"

enum { pattern = 0xa5 };

static size_t page_size(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

static unsigned char *usable(const guarded *area) {
    return area->mapping + page_size();
}

guarded guarded_new(size_t bytes) {
    size_t page = page_size();
    size_t capacity = (bytes + page - 1) / page * page;
    void *mapping = mmap(NULL, capacity + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(mapping != MAP_FAILED, "mmap of %zu bytes", capacity);
    guarded area = {.mapping = mapping, .capacity = capacity};
    REQUIRE(mprotect(usable(&area), capacity, PROT_READ | PROT_WRITE) == 0, "mprotect");
    return area;
}

void guarded_free(guarded *area) {
    munmap(area->mapping, area->capacity + 2 * page_size());
    area->mapping = NULL;
}

void *guarded_at_end(guarded *area, size_t bytes) {
    memset(usable(area), pattern, area->capacity - bytes);
    return usable(area) + area->capacity - bytes;
}

void *guarded_at_start(guarded *area, size_t bytes) {
    memset(usable(area) + bytes, pattern, area->capacity - bytes);
    return usable(area);
}

static bool all_pattern(const unsigned char *first, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (first[i] != pattern) {
            return false;
        }
    }
    return true;
}

bool guarded_intact_at_end(const guarded *area, size_t bytes) {
    return all_pattern(usable(area), area->capacity - bytes);
}

bool guarded_intact_at_start(const guarded *area, size_t bytes) {
    return all_pattern(usable(area) + bytes, area->capacity - bytes);
}

void guarded_set_writable(guarded *area, bool writable) {
    int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    REQUIRE(mprotect(usable(area), area->capacity, protection) == 0, "mprotect");
}
