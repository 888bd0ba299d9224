/* Times routines of BLAS, and getrf of tall matrices. */
#define _GNU_SOURCE
#include "blas_bench.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAXIMUM_REPETITIONS 100000
/* What is timed takes at least so long. */
#define SHORTEST 100e-6
#define SAMPLES 8

typedef int32_t integer;

typedef void gemm_function(const char *transa, const char *transb, const integer *m, const integer *n,
                           const integer *k, const void *alpha, const void *a, const integer *lda,
                           const void *b, const integer *ldb, const void *beta, void *c, const integer *ldc,
                           size_t transa_length, size_t transb_length);
typedef void trsm_function(const char *side, const char *uplo, const char *transa, const char *diag,
                           const integer *m, const integer *n, const void *alpha, const void *a,
                           const integer *lda, void *b, const integer *ldb, size_t side_length,
                           size_t uplo_length, size_t transa_length, size_t diag_length);
typedef void ger_function(const integer *m, const integer *n, const void *alpha, const void *x,
                          const integer *incx, const void *y, const integer *incy, void *a,
                          const integer *lda);
typedef void gemv_function(const char *trans, const integer *m, const integer *n, const void *alpha,
                           const void *a, const integer *lda, const void *x, const integer *incx,
                           const void *beta, void *y, const integer *incy, size_t trans_length);
typedef void getrf_function(const integer *m, const integer *n, void *a, const integer *lda, integer *ipiv,
                            integer *info);

typedef enum { GEMM, TRSM, GER, GEMV, GETRF, ROUTINES } routine;

static const char *const names[ROUTINES] = {"gemm", "trsm", "ger", "gemv", "getrf"};

/* A routine and what it works on. a and b are only read; c, m by n, is its output and starts as fresh. */
typedef struct {
    routine routine;
    element_type type;
    const char *text;
    char letters[8];
    integer m, n, k, lda, ldb, info;
    char *a, *b, *c, *fresh;
    integer *ipiv;
    size_t bytes; /* of c */
    void *function;
    char minus_one[16], one[16];
} job;

static void fail(const job *j, const char *what, double value) {
    fprintf(stderr, "%s: %s %.3g\n", j->text, what, value);
    exit(EXIT_FAILURE);
}

static void parse_job(job *j, element_type type, const char *text) {
    char name[16];
    *j = (job){.type = type, .text = text, .k = 1};
    int fields = sscanf(text, "%15[^:]:%7[^:]:%d:%d:%d", name, j->letters, &j->m, &j->n, &j->k);
    while (j->routine < ROUTINES && (fields < 4 || strcmp(name, names[j->routine]) != 0)) {
        j->routine++;
    }
    size_t letters = j->routine == GEMM ? 2 : j->routine == TRSM ? 4 : 1;
    if (j->routine == ROUTINES || strlen(j->letters) != letters || j->m < 1 || j->n < 1 || j->k < 1) {
        fprintf(stderr, "%s is no job\n", text);
        exit(EXIT_FAILURE);
    }
}

static void find_routine(job *j, const char *path, const char *pattern) {
    char symbol[128] = "";
    size_t length = 0;
    for (const char *p = pattern; *p != '\0' && length + 8 < sizeof symbol; p++) {
        const char *text = *p == '?' ? lapack_letter(j->type) : *p == '*' ? names[j->routine] : NULL;
        length += (size_t)snprintf(symbol + length, sizeof symbol - length, text != NULL ? "%s" : "%.1s",
                                   text != NULL ? text : p);
        if (*p == '*' && j->routine == GER && is_complex(j->type)) {
            symbol[length++] = 'u';
        }
    }
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    j->function = handle == NULL ? NULL : dlsym(handle, symbol);
    if (j->function == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(EXIT_FAILURE);
    }
}

static void make_operands(job *j) {
    size_t size = element_size(j->type);
    int64_t m = j->m, n = j->n, k = j->k, order = j->letters[0] == 'R' ? n : m;
    int64_t a_count = j->routine == GEMM   ? m * k
                      : j->routine == TRSM ? order * order
                      : j->routine == GEMV ? m * n
                                           : m;
    int64_t b_count = j->routine == GEMM ? k * n : m > n ? m : n;
    int64_t c_count = j->routine == GEMV ? (m > n ? m : n) : m * n;
    j->lda = j->routine == TRSM ? (integer)order : j->routine == GEMM && j->letters[0] != 'N' ? j->k : j->m;
    j->ldb = j->routine == GEMM && j->letters[1] != 'N' ? j->n : j->k;
    j->bytes = (size_t)c_count * size;
    j->a = allocate((size_t)a_count * size);
    j->b = allocate((size_t)b_count * size);
    j->c = allocate(j->bytes);
    j->fresh = allocate(j->bytes);
    j->ipiv = allocate((size_t)n * sizeof *j->ipiv);
    fill_random(j->type, j->a, (size_t)a_count, 1);
    fill_random(j->type, j->b, (size_t)b_count, 2);
    fill_random(j->type, j->fresh, (size_t)c_count, 3);
    set_element(j->type, j->one, 0, 1);
    set_element(j->type, j->minus_one, 0, -1);
    if (j->routine == TRSM) {
        /* So near to the identity that solutions of solutions stay as large as they are. */
        element_type part = part_type(j->type);
        for (int64_t i = 0; i < a_count * (is_complex(j->type) ? 2 : 1); i++) {
            set_element(part, j->a, i, creal(element_at(part, j->a, i)) * 1e-5 / (double)order);
        }
        for (int64_t i = 0; i < order; i++) {
            set_element(j->type, j->a, i + i * order, 1);
        }
    }
    memcpy(j->c, j->fresh, j->bytes);
}

static void free_operands(job *j) {
    free(j->a);
    free(j->b);
    free(j->c);
    free(j->fresh);
    free(j->ipiv);
}

/* A pointer to a function out of an address: ISO C has no conversion for it. */
#define FUNCTION(type, name, address)                                                                        \
    type *name;                                                                                              \
    memcpy(&(name), &(address), sizeof(name))

static void call(job *j) {
    static const integer unit = 1;
    const char *l = j->letters;
    if (j->routine == GEMM) {
        FUNCTION(gemm_function, gemm, j->function);
        gemm(&l[0], &l[1], &j->m, &j->n, &j->k, j->minus_one, j->a, &j->lda, j->b, &j->ldb, j->one, j->c,
             &j->m, 1, 1);
    } else if (j->routine == TRSM) {
        FUNCTION(trsm_function, trsm, j->function);
        trsm(&l[0], &l[1], &l[2], &l[3], &j->m, &j->n, j->one, j->a, &j->lda, j->c, &j->m, 1, 1, 1, 1);
    } else if (j->routine == GER) {
        FUNCTION(ger_function, ger, j->function);
        ger(&j->m, &j->n, j->minus_one, j->a, &unit, j->b, &unit, j->c, &j->m);
    } else if (j->routine == GEMV) {
        FUNCTION(gemv_function, gemv, j->function);
        gemv(&l[0], &j->m, &j->n, j->minus_one, j->a, &j->lda, j->b, &unit, j->one, j->c, &unit, 1);
    } else {
        FUNCTION(getrf_function, getrf, j->function);
        getrf(&j->m, &j->n, j->c, &j->m, j->ipiv, &j->info);
    }
}

/* Element (i, p) of op(A). */
static number operated(const job *j, const char *a, integer ld, char trans, int64_t i, int64_t p) {
    number x = element_at(j->type, a, trans == 'N' ? i + p * ld : p + i * ld);
    return trans == 'C' ? conj(x) : x;
}

/* Element (i, p) of op(A), a triangle. */
static number triangle(const job *j, int64_t i, int64_t p) {
    bool is_upper = (j->letters[1] == 'U') == (j->letters[2] == 'N');
    if (i == p && j->letters[3] == 'U') {
        return 1;
    }
    return i == p || is_upper == (i < p) ? operated(j, j->a, j->lda, j->letters[2], i, p) : 0;
}

/* How far one element of a result is from what it should be, in units that rounding explains. */
static double element_error(const job *j, int64_t row, int64_t column) {
    number sum = element_at(j->type, j->fresh, row + column * j->m),
           got = element_at(j->type, j->c, row + column * j->m);
    double size = magnitude(sum);
    int64_t terms = j->routine == GEMM ? j->k : j->routine == GER ? 1 : j->n;
    if (j->routine == TRSM) {
        /* op(A) X or X op(A) in place of the result. */
        terms = j->letters[0] == 'L' ? j->m : j->n;
        got = 0;
        for (int64_t p = 0; p < terms; p++) {
            number x = j->letters[0] == 'L'
                           ? element_at(j->type, j->c, p + column * j->m) * triangle(j, row, p)
                           : element_at(j->type, j->c, row + p * j->m) * triangle(j, p, column);
            got += x;
            size += magnitude(x);
        }
    } else if (j->routine == GETRF) {
        /* L U in place of the result; fresh is P A. */
        got = 0;
        terms = (row < column ? row : column) + 1;
        for (int64_t p = 0; p < terms; p++) {
            number x = (p == row ? 1 : element_at(j->type, j->c, row + p * j->m)) *
                       element_at(j->type, j->c, p + column * j->m);
            got += x;
            size += magnitude(x);
        }
    } else {
        if (j->routine == GEMV) {
            terms = j->letters[0] == 'N' ? j->n : j->m;
        }
        for (int64_t p = 0; p < terms; p++) {
            number x = j->routine == GEMM ? operated(j, j->a, j->lda, j->letters[0], row, p) *
                                                operated(j, j->b, j->ldb, j->letters[1], p, column)
                       : j->routine == GER
                           ? element_at(j->type, j->a, row) * element_at(j->type, j->b, column)
                           : operated(j, j->a, j->lda, j->letters[0], row, p) * element_at(j->type, j->b, p);
            sum -= x;
            size += magnitude(x);
        }
    }
    return magnitude(got - sum) / ((double)(terms + 4) * element_epsilon(j->type) * size);
}

static void exchange_rows(const job *j) {
    size_t size = element_size(j->type);
    for (int64_t i = 0; i < j->n && i < j->m; i++) {
        for (int64_t column = 0; column < j->n; column++) {
            char held[16], *one = j->fresh + (size_t)(i + column * j->m) * size;
            char *other = j->fresh + (size_t)(j->ipiv[i] - 1 + column * j->m) * size;
            memcpy(held, one, size);
            memmove(one, other, size);
            memcpy(other, held, size);
        }
    }
}

static double check(job *j) {
    double worst = 0;
    call(j);
    if (j->info != 0) {
        fail(j, "info is", j->info);
    }
    if (j->routine == GETRF) {
        exchange_rows(j);
    }
    int64_t rows = j->routine == GEMV && j->letters[0] != 'N' ? j->n : j->m,
            columns = j->routine == GEMV ? 1 : j->n;
    for (int64_t s = 0; s < SAMPLES * SAMPLES; s++) {
        double error = element_error(j, s % SAMPLES * (rows - 1) / (SAMPLES - 1),
                                     s / SAMPLES * (columns - 1) / (SAMPLES - 1));
        worst = error <= worst ? worst : error;
    }
    if (!(worst < 4)) {
        fail(j, "wrong result, the error is", worst);
    }
    return worst;
}

/* Seconds of one call, of so many. */
static double run(job *j, int64_t calls) {
    if (j->routine == GETRF) {
        memcpy(j->c, j->fresh, j->bytes);
    }
    double start = now();
    for (int64_t i = 0; i < calls; i++) {
        call(j);
    }
    return (now() - start) / (double)calls;
}

void time_blas(const char *path, const char *pattern, element_type type, double budget, const char *text) {
    static double seconds[MAXIMUM_REPETITIONS];
    job j;
    parse_job(&j, type, text);
    find_routine(&j, path, pattern);
    make_operands(&j);
    double error = check(&j), begin = now();
    int64_t calls = 1;
    while (j.routine != GETRF && run(&j, calls) * (double)calls < SHORTEST) {
        calls *= 2;
    }
    int repetitions = 0;
    begin = now();
    while (repetitions < 3 || (now() - begin < budget && repetitions < MAXIMUM_REPETITIONS)) {
        seconds[repetitions++] = run(&j, calls);
    }
    double middle = median(seconds, (size_t)repetitions);
    printf("result %s %d %.6e %.6e %.3g\n", text, repetitions, seconds[0], middle, error);
    fflush(stdout);
    free_operands(&j);
}
