/* What a shared library does with factors: LAPACK's functions with 32-bit integers, or recursive_lu's. */
#ifndef SOLVER_H
#define SOLVER_H

#include <stdbool.h>
#include <stdint.h>

#include "lu_bench.h"

/* getrs with one right-hand side and with n, getri, gesv with one right-hand side, the same in mixed
 * precision, and by random butterflies, which only recursive_lu has. */
typedef enum { GETRS_ONE, GETRS_MANY, GETRI, GESV, MIXED, BUTTERFLY } solver_job;

/* The functions of a job, opened by load_solver. */
typedef struct solver {
    element_type type;
    solver_job job;
    bool lapack;
    bool threaded; /* heeded by recursive_lu's gesv and butterflies */
    void *factor, *run;
} solver;

/* The matrices of a job, n by n or n by columns, without gaps. */
typedef struct solver_data {
    int64_t n, columns;
    char *a, *b; /* overwritten */
    char *x;     /* written by mixed precision and butterflies only */
    int64_t *ipiv;
    char *work; /* n elements for each of n + 3 columns, and of 64 at least */
} solver_data;

/* The job of a name such as "getrs1", "getrsn", "getri", "gesv" or "mixed"; false if there is none. */
bool parse_job(const char *name, solver_job *job);

/* Loads a library; false, and the reason on stderr, if it cannot be had or lacks a function. API: lapack or
 * recursive_lu. */
bool load_solver(solver *s, const char *path, const char *api, element_type type, solver_job job);

/* A becomes its factors; info. */
int64_t solver_factor(const solver *s, const solver_data *data);

/* Runs the job, on factors if it takes them; info. */
int64_t solver_run(const solver *s, const solver_data *data);

#endif
