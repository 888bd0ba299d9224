/* What the parts of thread_scan share. */
#ifndef THREAD_SCAN_H
#define THREAD_SCAN_H

#include "library.h"
#include "lu_bench.h"

/* How to measure one element type. */
typedef struct {
    element_type type;
    library one_thread;   /* the serial entry point */
    library many_threads; /* the threaded one */
    int threads;          /* as many as it uses */
    const int64_t *orders;
    size_t order_count;
    double seconds; /* for each order */
} scan_plan;

/* Compares many threads with one at each order, and tells where they pay and where they cost. */
void scan_speedup(const scan_plan *plan);

/* Compares several host threads that make threaded calls at once with one that has the machine to itself. */
void scan_callers(const scan_plan *plan);

#endif
