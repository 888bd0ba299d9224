/* Times what a library does with factors. */
#ifndef SOLVE_BENCH_H
#define SOLVE_BENCH_H

#include "lu_bench.h"

/*
 * Runs a job (getrs1, getrsn, getri, gesv, mixed or butterfly) on a random matrix of order n for some
 * seconds, and three times at least, and prints
 *
 *   result N REPETITIONS MINIMUM MEDIAN ERROR
 *
 * with the seconds of one run. Only the job is timed. Ends the program, with the reason on stderr, if the
 * library cannot do it or does it wrong. API: lapack or recursive_lu.
 */
void time_job(const char *path, const char *api, element_type type, const char *job, double budget,
              int64_t n);

#endif
