/* A library in ScaLAPACK's and the BLACS' place behind librecursivelu_scalapack.so: it writes down what
 * reaches it. */
#ifndef BEHIND_H
#define BEHIND_H

#include <stddef.h>
#include <stdint.h>

enum { dtype_, ctxt_, m_, n_, mb_, nb_, rsrc_, csrc_, lld_, descriptor_length };

/* What the BLACS say of the grid, and what has happened. */
typedef struct behind {
    int32_t rows, columns, row, column;
    int32_t factored, exchanged, sent, received, aborted;
    size_t lengths[2];     /* of the strings of the last p?laswp */
    int32_t count, source; /* of the last pivots, and where they came from */
    char topology;
} behind;
behind *behind_state(void);

/* Calls pdgetf2_ from inside that library, as ScaLAPACK does. */
void behind_factor(const int32_t *m, const int32_t *n, double *a, const int32_t *ia, const int32_t *ja,
                   const int32_t *desca, int32_t *ipiv, int32_t *info);

/* The pivots that receive gives. */
static inline int32_t behind_pivot(int32_t i) {
    return 1000 + i;
}

enum { behind_info = 4711 };

#endif
