/* The Boehm-Demers-Weiser collector in incremental mode: it protects its pages from writing, and its handler
   of SIGSEGV notes those that are written and unprotects them. */
#include "collector.h"

#include "calls.h"

#define GC_THREADS
#include <gc/gc.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

enum { calls = 40, threads = 2 };

static atomic_bool stop;

static void keep(void *memory) {
    (void)memory;
}

static void *make_garbage(void *argument) {
    while (!atomic_load(&stop)) {
        REQUIRE(GC_MALLOC(1000) != NULL);
    }
    return argument;
}

void solve_beside_collector(void) {
    const memory_source collected = {GC_malloc, keep};
    REQUIRE(setenv("GC_USE_GETWRITEWATCH", "0", 1) == 0); /* by mprotect, whatever else this kernel offers */
    GC_INIT();
    GC_enable_incremental();
    pthread_t thread[threads];
    for (int t = 0; t < threads; t++) {
        REQUIRE(pthread_create(&thread[t], NULL, make_garbage, NULL) == 0);
    }
    for (int c = 0; c < calls; c++) {
        solve_checked(c % 2 == 0 ? serial_order : threaded_order, collected);
    }
    atomic_store(&stop, true);
    for (int t = 0; t < threads; t++) {
        REQUIRE(pthread_join(thread[t], NULL) == 0);
    }
    REQUIRE(GC_get_gc_no() > 2 && GC_incremental_protection_needs() != GC_PROTECTS_NONE);
}
