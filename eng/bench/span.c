/* Matrices that are factored one after another. */
#include "span.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What small matrices fill together at most: they stay in the second-level cache. */
#define SPAN_BYTES (128 * 1024)
#define SPAN_MATRICES 1024

span make_span(const library *l, element_type type, int64_t n) {
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

void free_span(span *s) {
    free(s->fresh);
    free(s->work);
    free(s->ipiv);
}

double run_span(const span *s) {
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

double check_span(const span *s, int64_t i) {
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

void shorten_span(span *s, double longest) {
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
