/*
 * Times one LU library, or the processor.
 *
 *   lu_bench about LIBRARY
 *   lu_bench peak TYPE THREADS
 *   lu_bench time LIBRARY SYMBOL API TYPE SECONDS REPETITIONS N...
 *   lu_bench job LIBRARY JOB API TYPE SECONDS N...
 *   lu_bench batch LIBRARY FORM API TYPE SECONDS COUNT N...
 *   lu_bench layouts LIBRARY TYPE THREADED SECONDS N...
 *   lu_bench butterfly LIBRARY TYPE THREADED SECONDS N...
 *   lu_bench blas LIBRARY PATTERN TYPE SECONDS JOB...
 *
 * "about" prints what the library says of itself, "peak" GFLOP/s of fused multiply-adds and the instructions.
 * TYPE is f64, f32, c128 or c64; API is lapack (32-bit integers) or recursive_lu.
 *
 * "time" factors random N by N matrices without gaps for at least SECONDS and REPETITIONS times, less often
 * if that takes 20 times SECONDS. Of small ones many are factored, one after another, in one repetition. Only
 * the factorizations are timed; matrices are fresh each time. For each N it prints
 *
 *   result N MATRICES REPETITIONS MINIMUM MEDIAN ERROR
 *
 * with seconds for one matrix and the largest factorization error seen, or a reason on stderr and exits
 * with 1. "job" does what time_job says, "batch" what time_batch says, "layouts" what time_layouts says with
 * THREADED 0 or 1, "butterfly" what time_butterfly says, "blas" what time_blas says.
 */
#define _GNU_SOURCE
#include "lu_bench.h"
#include "batch_bench.h"
#include "blas_bench.h"
#include "butterfly_bench.h"
#include "library.h"
#include "solve_bench.h"
#include "span.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAXIMUM_REPETITIONS 100000

/* Whether to repeat once more; times in units of what was asked for. Checks and copies must not take far
 * longer. */
static bool go_on(int repetitions, int minimum, double timed, double elapsed) {
    if (repetitions < minimum) {
        return repetitions == 0 || elapsed < 20;
    }
    return repetitions < MAXIMUM_REPETITIONS && timed < 1 && elapsed < 3;
}

/* Runs one order and prints its line. */
static void time_order(const library *l, element_type type, int64_t n, double budget, int minimum) {
    static double seconds[MAXIMUM_REPETITIONS];
    span s = make_span(l, type, n);
    double timed = 0, error = 0;
    shorten_span(&s, budget / 8);
    run_span(&s);
    for (int64_t i = 0; i < s.count; i++) {
        double e = check_span(&s, i);
        error = e > error ? e : error;
    }
    double begin = now();
    while (now() - begin < budget / 5) {
        run_span(&s);
    }
    int repetitions = 0;
    begin = now();
    while (go_on(repetitions, minimum, timed / budget, (now() - begin) / budget)) {
        double t = run_span(&s);
        timed += t;
        /* One of each repetition, another one each time. */
        double e = check_span(&s, repetitions % s.count);
        error = e > error ? e : error;
        seconds[repetitions++] = t / (double)s.count;
    }
    double middle = median(seconds, (size_t)repetitions);
    printf("result %lld %lld %d %.6e %.6e %.3g\n", (long long)n, (long long)s.count, repetitions, seconds[0],
           middle, error);
    fflush(stdout);
    free_span(&s);
}

int main(int argc, char **argv) {
    element_type type;
    if (argc == 3 && strcmp(argv[1], "about") == 0) {
        return describe_library(argv[2]) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (argc == 4 && strcmp(argv[1], "peak") == 0 && parse_type(argv[2], &type) && atoi(argv[3]) > 0) {
        printf("result %.2f %s\n", fma_peak(type, atoi(argv[3])), fma_peak_instructions());
        return EXIT_SUCCESS;
    }
    if (argc >= 8 && strcmp(argv[1], "time") == 0 && parse_type(argv[5], &type)) {
        library l;
        if (!load_library(&l, argv[2], argv[3], argv[4])) {
            return EXIT_FAILURE;
        }
        for (int i = 8; i < argc; i++) {
            time_order(&l, type, atoll(argv[i]), atof(argv[6]), atoi(argv[7]));
        }
        return EXIT_SUCCESS;
    }
    if (argc >= 8 && strcmp(argv[1], "job") == 0 && parse_type(argv[5], &type)) {
        for (int i = 7; i < argc; i++) {
            time_job(argv[2], argv[4], type, argv[3], atof(argv[6]), atoll(argv[i]));
        }
        return EXIT_SUCCESS;
    }
    if (argc >= 9 && strcmp(argv[1], "batch") == 0 && parse_type(argv[5], &type) && atoll(argv[7]) > 0) {
        for (int i = 8; i < argc; i++) {
            time_batch(argv[2], argv[3], argv[4], type, atof(argv[6]), atoll(argv[7]), atoll(argv[i]));
        }
        return EXIT_SUCCESS;
    }
    if (argc >= 7 && strcmp(argv[1], "layouts") == 0 && parse_type(argv[3], &type)) {
        for (int i = 6; i < argc; i++) {
            time_layouts(argv[2], type, atoi(argv[4]) != 0, atof(argv[5]), atoll(argv[i]));
        }
        return EXIT_SUCCESS;
    }
    if (argc >= 7 && strcmp(argv[1], "butterfly") == 0 && parse_type(argv[3], &type)) {
        for (int i = 6; i < argc; i++) {
            time_butterfly(argv[2], type, atoi(argv[4]) != 0, atof(argv[5]), atoll(argv[i]));
        }
        return EXIT_SUCCESS;
    }
    if (argc >= 7 && strcmp(argv[1], "blas") == 0 && parse_type(argv[4], &type)) {
        for (int i = 6; i < argc; i++) {
            time_blas(argv[2], argv[3], type, atof(argv[5]), argv[i]);
        }
        return EXIT_SUCCESS;
    }
    fprintf(stderr, "usage: lu_bench about LIBRARY | peak TYPE THREADS |"
                    " time LIBRARY SYMBOL API TYPE SECONDS REPETITIONS N... |"
                    " job LIBRARY JOB API TYPE SECONDS N... |"
                    " batch LIBRARY FORM API TYPE SECONDS COUNT N... |"
                    " layouts LIBRARY TYPE THREADED SECONDS N... |"
                    " butterfly LIBRARY TYPE THREADED SECONDS N... |"
                    " blas LIBRARY PATTERN TYPE SECONDS JOB...\n");
    return 2;
}
