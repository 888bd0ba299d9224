/* Times routines of BLAS, and getrf of tall matrices. */
#ifndef BLAS_BENCH_H
#define BLAS_BENCH_H

#include "lu_bench.h"

/*
 * Calls a routine again and again for some seconds, and prints
 *
 *   result JOB REPETITIONS MINIMUM MEDIAN ERROR
 *
 * with the seconds of one call. JOB is a routine, its letters and sizes: gemm:NT:M:N:K (alpha -1, beta 1),
 * trsm:LLNU:M:N, ger:-:M:N, gemv:N:M:N, getrf:-:M:N. PATTERN is a name with ? for the type's letter and * for
 * the routine, such as "?*_"; integers have 32 bits. Short calls are timed many at once. The matrices stay
 * the same but for the output, which getrf gets afresh. ERROR is that of some elements in units that rounding
 * explains. Ends the program, with the reason on stderr, if the library cannot do it or does it wrong.
 */
void time_blas(const char *path, const char *pattern, element_type type, double budget, const char *job);

#endif
