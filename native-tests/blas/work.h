/* One random call of a routine after another, each held against plain loops over small whole numbers. */
#ifndef WORK_H
#define WORK_H

#include "blas.h"
#include "operand.h"

/* What a thread needs for its calls. */
typedef struct work {
    const blas *b;
    int64_t order; /* of the largest triangle */
    random_source source;
    planar p, q, r, s;
    operand a, x, y; /* x and y are right-hand sides, results or vectors */
    double scalars[4];
} work;

/* For triangles of so many rows at most, and other matrices of as many elements. */
work work_new(const blas *b, int64_t order, uint64_t seed);
void work_free(work *w);

/* A form that the library has of a routine, and any letter of a string or its lower case. */
int work_form(work *w, blas_routine routine);
char work_letter(work *w, const char *letters);
bool work_coin(work *w);

/* An increment from 1 to 3 or from -3 to -1. */
int64_t work_increment(work *w);

/* 0, 1, -1 or another number, twice in four times the latter; in the type, at one of two places. */
typedef struct scalar {
    double re, im;
    void *address;
} scalar;
scalar work_scalar(work *w, int place);
scalar work_given(work *w, int place, double re, double im);

/* Random letters, forms, factors, gaps, increments and pages for a shape. All is checked: results, what is
   beside them, what is only read, and that what need not be read is not: addresses that nobody may read, or
   NaN. */
void work_gemm(work *w, int64_t m, int64_t n, int64_t k);
void work_triangle(work *w, blas_routine routine, int64_t m, int64_t n); /* trsm or trmm */
void work_trsv(work *w, int64_t n);
void work_ger(work *w, int64_t m, int64_t n);
void work_gemv(work *w, int64_t m, int64_t n);

#endif
