/* A factorization with a known outcome, for the tests that care where and when a call is made. */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include "library.h"

typedef struct workload {
    const library *lib;
    int64_t n;
    uint64_t seed;
} workload;

/* Factors seeded matrices of order n, of all types, serial, threaded and without pivoting, and checks the
   exchanges (planted) and the ratio. The argument is a const workload *; for pthread_create, gives NULL. */
void *workload_run(void *argument);

/* The same without threads. */
void *workload_run_serial(void *argument);

#endif
