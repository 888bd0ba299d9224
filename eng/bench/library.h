/* A factorization found in a shared library. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stdbool.h>
#include <stdint.h>

/* LAPACK's getrf with 32-bit integers. */
typedef void (*lapack_getrf)(const int32_t *m, const int32_t *n, void *a, const int32_t *lda, int32_t *ipiv,
                             int32_t *info);

/* The signature of recursive_lu_f64 and its like. */
typedef int64_t (*recursive_lu)(void *a, int64_t m, int64_t n, int64_t *ipiv);

/* One of the two is set. */
typedef struct {
    lapack_getrf lapack;
    recursive_lu recursive;
} library;

/* Loads a library; false, and the reason on stderr, if it or the symbol cannot be had. API: lapack or
 * recursive_lu. */
bool load_library(library *l, const char *path, const char *symbol, const char *api);

/* Factors an n by n matrix without gaps; info. With LAPACK the pivots are written as 32-bit numbers. */
int64_t factor(const library *l, int64_t n, void *a, int64_t *ipiv);

/* Makes pivots 64-bit numbers, if factor has written narrower ones. */
void widen_pivots(const library *l, int64_t n, int64_t *ipiv);

/* Prints a line with the version and kernels of a library, as far as it tells; false if it cannot be loaded.
 */
bool describe_library(const char *path);

#endif
