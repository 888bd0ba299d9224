/* Matrices that are factored one after another: one large one, or many small ones. */
#ifndef SPAN_H
#define SPAN_H

#include "library.h"
#include "lu_bench.h"

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

/* Random matrices of order n, the same each time. */
span make_span(const library *l, element_type type, int64_t n);

void free_span(span *s);

/* Seconds for all matrices of a span, fresh ones; ends the program if info is not 0. */
double run_span(const span *s);

/* The error of one result of a span; ends the program if it is wrong. */
double check_span(const span *s, int64_t i);

/* Leaves fewer matrices in a span if it would take long: some libraries need milliseconds for the smallest
 * one. */
void shorten_span(span *s, double longest);

#endif
