/* One call of each function on one square matrix, with the results in a place of their own: for tests of what
   all functions have in common. */
#ifndef EVERY_CALL_H
#define EVERY_CALL_H

#include "library.h"
#include "matrix.h"

typedef struct call_data {
    const family *functions;
    matrix a;           /* the matrix, of order n, in columns n + 1 apart */
    matrix lu;          /* its factors with row exchanges */
    int64_t *ipiv;      /* and those */
    matrix b;           /* right-hand sides, in columns n + 2 apart */
    matrix out, x;      /* what the call overwrites: like a or lu, and like b */
    int64_t *out_ipiv;  /* exchanges that the call makes */
    double numbers[64]; /* other results */
    void *workspace;    /* for butterflies */
    int64_t info;       /* of the last call */
} call_data;

/* Which elimination a call does, or has been done before it. */
typedef enum elimination { of_matrix, of_transpose, without_exchanges, elimination_count } elimination;

typedef struct call {
    const char *name;
    bool on_factors; /* or on the matrix itself */
    elimination done;
    void (*run)(call_data *data);
} call;

extern const call all_calls[];
extern const int all_call_count;

/* Data for calls on a copy of the matrix, with so many random right-hand sides. */
call_data call_data_new(const family *functions, const matrix *a, int64_t nrhs);
void call_data_free(call_data *data);

/* Fills all that the call overwrites with what it takes. */
void call_prepare(call_data *data, const call *which);

/* Whether two calls have left the same bytes in all results. */
bool call_results_equal(const call_data *x, const call_data *y);

#endif
