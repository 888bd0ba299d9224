/* ScaLAPACK's names in librecursivelu_scalapack.so, and calls of those for double with what they work on. */
#ifndef SCALAPACK_CALLS_H
#define SCALAPACK_CALLS_H

#include "behind.h"

#define DECLARE(letter, number)                                                                              \
    void p##letter##getf2_(const int32_t *m, const int32_t *n, number *a, const int32_t *ia,                 \
                           const int32_t *ja, const int32_t *desca, int32_t *ipiv, int32_t *info);           \
    void p##letter##laswp_(const char *direc, const char *rowcol, const int32_t *n, number *a,               \
                           const int32_t *ia, const int32_t *ja, const int32_t *desca, const int32_t *k1,    \
                           const int32_t *k2, const int32_t *ipiv, size_t, size_t);
DECLARE(s, float)
DECLARE(d, double)
DECLARE(c, float _Complex)
DECLARE(z, double _Complex)

enum { rows = 24, local_columns = 12, unset = -99 };

/* A 24 x 20 matrix in blocks of 4, of which process columns 0 and 1 have 12 and 8 columns; and the arguments
   of a call that is computed here: the panel from (5, 9), which process column 0 owns. */
typedef struct call {
    int32_t descriptor[descriptor_length];
    int32_t m, n, ia, ja, k1, k2, info;
    char direc, rowcol;
    double a[rows * local_columns];
    int32_t ipiv[rows + 4];
} call;

static inline call call_valid(void) {
    call made = {.descriptor = {1, 7, rows, 20, 4, 4, 0, 0, rows},
                 .m = 20,
                 .n = 4,
                 .ia = 5,
                 .ja = 9,
                 .k1 = 5,
                 .k2 = 8,
                 .info = unset,
                 .direc = 'F',
                 .rowcol = 'R'};
    uint32_t state = 1;
    for (int i = 0; i < rows * local_columns; i++) {
        state = state * 1664525 + 1013904223;
        made.a[i] = (double)(int32_t)state;
    }
    for (int i = 0; i < rows + 4; i++) {
        made.ipiv[i] = rows - i < 1 ? 1 : rows - i;
    }
    return made;
}

static inline void call_factor(call *c) {
    pdgetf2_(&c->m, &c->n, c->a, &c->ia, &c->ja, c->descriptor, c->ipiv, &c->info);
}

static inline void call_exchange(call *c) {
    pdlaswp_(&c->direc, &c->rowcol, &c->n, c->a, &c->ia, &c->ja, c->descriptor, &c->k1, &c->k2, c->ipiv, 31,
             47);
}

#endif
