/* Times many small matrices, and row-major ones. */
#ifndef BATCH_BENCH_H
#define BATCH_BENCH_H

#include "lu_bench.h"

/*
 * Factors some random matrices of order n that lie one after another, again and again for some seconds, and
 * three times at least, and prints
 *
 *   result N REPETITIONS MINIMUM MEDIAN ERROR
 *
 * with the seconds of one matrix. FORM: loop, a call for each matrix; batched or pointers, one call of
 * recursive_lu_T_batched or of recursive_lu_T_batched_pointers, with the matrices in random order; threaded,
 * batched on threads. API: lapack or recursive_lu. Ends the program, with the reason on stderr, if the
 * library cannot do it or does it wrong.
 */
void time_batch(const char *path, const char *form, const char *api, element_type type, double budget,
                int64_t count, int64_t n);

/*
 * Factors one random matrix by turns column-major and row-major with recursive_lu_T_strided, and prints
 *
 *   result N REPETITIONS COLUMN ROW ERROR
 *
 * with the shortest times of either in seconds. Otherwise as time_batch.
 */
void time_layouts(const char *path, element_type type, bool threaded, double budget, int64_t n);

#endif
