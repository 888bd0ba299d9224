/* Times systems solved by random butterflies against the same with row exchanges. */
#ifndef BUTTERFLY_BENCH_H
#define BUTTERFLY_BENCH_H

#include "lu_bench.h"

/*
 * Solves a random system of order n with one right-hand side by recursive_lu's gesv and by its butterflies,
 * in turns, for some seconds and three times at least, and prints
 *
 *   result N REPETITIONS GESV BUTTERFLY GESV_ERROR BUTTERFLY_ERROR
 *
 * with the shortest seconds of one solution, and its solution_error. Only the two calls are timed. Ends the
 * program, with the reason on stderr, if one of them fails or is wrong.
 */
void time_butterfly(const char *path, element_type type, bool threaded, double budget, int64_t n);

#endif
