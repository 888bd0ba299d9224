/*
 * Times one LU library, or the processor.
 *
 *   lu_bench about LIBRARY
 *   lu_bench peak TYPE THREADS
 *   lu_bench time LIBRARY SYMBOL API TYPE SECONDS REPETITIONS N...
 *   lu_bench job LIBRARY JOB API TYPE SECONDS N...
 *
 * "about" prints what the library says of itself, "peak" GFLOP/s of fused multiply-adds and the instructions.
 * TYPE is f64 or f32; API is lapack (32-bit integers) or recursive_lu.
 *
 * "time" factors random N by N matrices without gaps for at least SECONDS and REPETITIONS times, less often
 * if that takes 20 times SECONDS. Of small ones many are factored, one after another, in one repetition. Only
 * the factorizations are timed; matrices are fresh each time. For each N it prints
 *
 *   result N MATRICES REPETITIONS MINIMUM MEDIAN ERROR
 *
 * with seconds for one matrix and the largest factorization error seen, or a reason on stderr and exits
 * with 1. "job" does what time_job says.
 */
#define _GNU_SOURCE
#include "lu_bench.h"
#include "library.h"
#include "solve_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What small matrices fill together at most: they stay in the second-level cache. */
#define SPAN_BYTES (128 * 1024)
#define SPAN_MATRICES 1024
#define MAXIMUM_REPETITIONS 100000

size_t element_size(element_type type) {
    return type == F64 ? sizeof(double) : sizeof(float);
}

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

void *allocate(size_t bytes) {
    void *memory = NULL;
    if (posix_memalign(&memory, 4096, bytes ? bytes : 1) != 0) {
        fprintf(stderr, "not enough memory for %zu bytes\n", bytes);
        exit(EXIT_FAILURE);
    }
    memset(memory, 0, bytes);
    return memory;
}

void fill_random(element_type type, void *values, size_t count, uint64_t seed) {
    for (size_t i = 0; i < count; i++) {
        /* SplitMix64. */
        uint64_t z = (seed += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        z ^= z >> 31;
        double value = (double)(z >> 11) * 0x1p-52 - 1;
        if (type == F64) {
            ((double *)values)[i] = value;
        } else {
            ((float *)values)[i] = (float)value;
        }
    }
}

/* The matrices of a repetition, as they are before and after. */
typedef struct {
    const library *library;
    element_type type;
    int64_t n;
    int64_t count;
    size_t stride;
    char *fresh;
    char *work;
    int64_t *ipiv;
} span;

static span make_span(const library *l, element_type type, int64_t n) {
    span s = {.library = l, .type = type, .n = n, .count = 1};
    s.stride = ((size_t)n * (size_t)n * element_size(type) + 63) / 64 * 64;
    if (s.stride < SPAN_BYTES) {
        s.count = (int64_t)(SPAN_BYTES / s.stride);
        s.count = s.count < SPAN_MATRICES ? s.count : SPAN_MATRICES;
    }
    s.fresh = allocate((size_t)s.count * s.stride);
    s.work = allocate((size_t)s.count * s.stride);
    s.ipiv = allocate((size_t)(s.count * n) * sizeof *s.ipiv);
    fill_random(type, s.fresh, (size_t)s.count * s.stride / element_size(type), (uint64_t)n);
    return s;
}

static void free_span(span *s) {
    free(s->fresh);
    free(s->work);
    free(s->ipiv);
}

/* Seconds for all matrices of a span. */
static double run_span(const span *s) {
    int64_t failed = 0;
    memcpy(s->work, s->fresh, (size_t)s->count * s->stride);
    double start = now();
    for (int64_t i = 0; i < s->count; i++) {
        failed |= factor(s->library, s->n, s->work + (size_t)i * s->stride, s->ipiv + i * s->n);
    }
    double seconds = now() - start;
    if (failed != 0) {
        fprintf(stderr, "n = %lld: info is not 0 (the bits of all: %lld)\n", (long long)s->n,
                (long long)failed);
        exit(EXIT_FAILURE);
    }
    return seconds;
}

/* The error of one result of a span; ends the program if it is wrong. */
static double check(const span *s, int64_t i) {
    size_t offset = (size_t)i * s->stride;
    int64_t *ipiv = s->ipiv + i * s->n;
    widen_pivots(s->library, s->n, ipiv);
    double error = factorization_error(s->type, s->n, s->fresh + offset, s->work + offset, ipiv);
    if (!(error <= factorization_tolerance(s->n))) {
        fprintf(stderr, "n = %lld: wrong result, |PAx - LUx| is %.3g times what rounding explains\n",
                (long long)s->n, error / factorization_tolerance(s->n));
        exit(EXIT_FAILURE);
    }
    return error;
}

/* Leaves fewer matrices in a span if it would take long: some libraries need milliseconds for the smallest
 * one. */
static void shorten(span *s, double longest) {
    int64_t all = s->count;
    if (all == 1) {
        return;
    }
    s->count = 1;
    run_span(s);
    double seconds = run_span(s);
    if (seconds * (double)all <= longest) {
        s->count = all;
    } else if (seconds < longest) {
        s->count = (int64_t)(longest / seconds);
    }
}

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
    shorten(&s, budget / 8);
    run_span(&s);
    for (int64_t i = 0; i < s.count; i++) {
        double e = check(&s, i);
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
        double e = check(&s, repetitions % s.count);
        error = e > error ? e : error;
        seconds[repetitions++] = t / (double)s.count;
    }
    double middle = median(seconds, (size_t)repetitions);
    printf("result %lld %lld %d %.6e %.6e %.3g\n", (long long)n, (long long)s.count, repetitions, seconds[0],
           middle, error);
    fflush(stdout);
    free_span(&s);
}

static bool parse_type(const char *text, element_type *type) {
    *type = strcmp(text, "f32") == 0 ? F32 : F64;
    return *type == F32 || strcmp(text, "f64") == 0;
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
    fprintf(stderr, "usage: lu_bench about LIBRARY | peak TYPE THREADS |"
                    " time LIBRARY SYMBOL API TYPE SECONDS REPETITIONS N... |"
                    " job LIBRARY JOB API TYPE SECONDS N...\n");
    return 2;
}
