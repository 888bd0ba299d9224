/* The ways to ask for a factorization. */
#ifndef VARIANT_H
#define VARIANT_H

#include <stdbool.h>

#include "library.h"

typedef struct variant {
    const char *name;
    bool pivoted, threaded;
    enum { route_plain, route_origin, route_strided } route;
} variant;

/* All ten: the short signature under both names, and the strided one with each combination of flags. */
extern const variant all_variants[];
extern const int all_variant_count;

/* The first four of them: the short signatures by their plain names, and the strided one with both flags. */
extern const int main_variant_count;

/* Factors by the given way; a matrix with lda != m always takes the strided signature. */
int64_t variant_factor(const variant *how, const family *functions, void *a, int64_t m, int64_t n,
                       int64_t lda, int64_t *ipiv);

/* Of the variants with pivoting or of those without, the one that is serial and has the short signature. */
const variant *variant_serial(bool pivoted);

/* The same on threads; without pivoting it has the strided signature, which alone can say so. */
const variant *variant_threaded(bool pivoted);

#endif
