/* Calling what a library does with factors, by LAPACK's names or recursive_lu's. */
#define _GNU_SOURCE
#include "solver.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef int32_t integer;

/* LAPACK's functions, one element type standing for all. */
typedef void lapack_getrf(const integer *m, const integer *n, void *a, const integer *lda, integer *ipiv,
                          integer *info);
typedef void lapack_getrs(const char *trans, const integer *n, const integer *nrhs, const void *a,
                          const integer *lda, const integer *ipiv, void *b, const integer *ldb, integer *info,
                          size_t trans_length);
typedef void lapack_getri(const integer *n, void *a, const integer *lda, const integer *ipiv, void *work,
                          const integer *lwork, integer *info);
typedef void lapack_gesv(const integer *n, const integer *nrhs, void *a, const integer *lda, integer *ipiv,
                         void *b, const integer *ldb, integer *info);
typedef void lapack_dsgesv(const integer *n, const integer *nrhs, void *a, const integer *lda, integer *ipiv,
                           const void *b, const integer *ldb, void *x, const integer *ldx, void *work,
                           void *swork, integer *iter, integer *info);
typedef void lapack_zcgesv(const integer *n, const integer *nrhs, void *a, const integer *lda, integer *ipiv,
                           const void *b, const integer *ldb, void *x, const integer *ldx, void *work,
                           void *swork, void *rwork, integer *iter, integer *info);

typedef int64_t own_factor(void *a, int64_t m, int64_t n, int64_t *ipiv);
typedef int64_t own_solve(char trans, int64_t n, int64_t nrhs, const void *lu, int64_t lda,
                          const int64_t *ipiv, void *b, int64_t ldb);
typedef int64_t own_inverse(int64_t n, void *lu, int64_t lda, const int64_t *ipiv, uint32_t flags);
typedef int64_t own_gesv(int64_t n, int64_t nrhs, void *a, int64_t lda, int64_t *ipiv, void *b, int64_t ldb,
                         uint32_t flags);
typedef int64_t own_mixed_gesv(int64_t n, int64_t nrhs, void *a, int64_t lda, int64_t *ipiv, const void *b,
                               int64_t ldb, void *x, int64_t ldx, int64_t *iter, uint32_t flags);
typedef int64_t own_butterfly_gesv(int64_t n, int64_t nrhs, const void *a, int64_t lda, uint64_t seed,
                                   const void *b, int64_t ldb, void *x, int64_t ldx, int64_t *iter,
                                   uint32_t flags);

/* RECURSIVE_LU_THREADED. */
#define THREADED 1

static const char *const job_names[] = {"getrs1", "getrsn", "getri", "gesv", "mixed", "butterfly"};
static const char *const lapack_names[] = {"getrs_", "getrs_", "getri_", "gesv_", "gesv_", NULL};
static const char *const own_names[] = {"_solve", "_solve",      "_inverse",
                                        "_gesv",  "_mixed_gesv", "_butterfly_gesv"};

bool parse_job(const char *name, solver_job *job) {
    for (int i = 0; i <= BUTTERFLY; i++) {
        if (strcmp(name, job_names[i]) == 0) {
            *job = (solver_job)i;
            return true;
        }
    }
    return false;
}

static void *find_symbol(void *handle, const char *prefix, const char *more, const char *name,
                         const char *path) {
    char symbol[64];
    snprintf(symbol, sizeof symbol, "%s%s%s", prefix, more, name);
    void *address = dlsym(handle, symbol);
    if (address == NULL) {
        fprintf(stderr, "%s has no symbol %s\n", path, symbol);
    }
    return address;
}

bool load_solver(solver *s, const char *path, const char *api, element_type type, solver_job job) {
    *s = (solver){.type = type, .job = job, .lapack = strcmp(api, "lapack") == 0};
    const char *lower = job == MIXED ? lapack_lower_letter(type) : "";
    if (s->lapack && (lapack_names[job] == NULL || lower == NULL)) {
        fprintf(stderr, "LAPACK has no %s for %s\n", job_names[job], type_name(type));
        return false;
    }
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return false;
    }
    if (s->lapack) {
        s->factor = find_symbol(handle, lapack_letter(type), "", "getrf_", path);
        s->run = find_symbol(handle, lapack_letter(type), lower, lapack_names[job], path);
    } else {
        s->factor = find_symbol(handle, "recursive_lu_", type_name(type), "", path);
        s->run = find_symbol(handle, "recursive_lu_", type_name(type), own_names[job], path);
    }
    return s->factor != NULL && s->run != NULL;
}

/* A pointer to a function out of an address: ISO C has no conversion for it. */
#define FUNCTION(type, name, address)                                                                        \
    type *name;                                                                                              \
    memcpy(&(name), &(address), sizeof(name))

int64_t solver_factor(const solver *s, const solver_data *data) {
    if (!s->lapack) {
        FUNCTION(own_factor, factor, s->factor);
        return factor(data->a, data->n, data->n, data->ipiv);
    }
    FUNCTION(lapack_getrf, factor, s->factor);
    integer n = (integer)data->n, info = 0;
    factor(&n, &n, data->a, &n, (integer *)data->ipiv, &info);
    return info;
}

static void run_lapack_mixed(const solver *s, const solver_data *data, integer *info) {
    integer n = (integer)data->n, nrhs = (integer)data->columns, iter = 0;
    integer *ipiv = (integer *)data->ipiv;
    /* Behind the n residuals: the sums of rows, if complex, the matrix and the columns in half as many bytes.
     */
    char *sums = data->work + (size_t)n * element_size(s->type);
    char *lower = sums + (size_t)n * element_size(s->type);
    if (is_complex(s->type)) {
        FUNCTION(lapack_zcgesv, zcgesv, s->run);
        zcgesv(&n, &nrhs, data->a, &n, ipiv, data->b, &n, data->x, &n, data->work, lower, sums, &iter, info);
    } else {
        FUNCTION(lapack_dsgesv, dsgesv, s->run);
        dsgesv(&n, &nrhs, data->a, &n, ipiv, data->b, &n, data->x, &n, data->work, lower, &iter, info);
    }
}

static int64_t run_lapack(const solver *s, const solver_data *data) {
    integer n = (integer)data->n, nrhs = (integer)data->columns, lwork = n * 64, info = 0;
    integer *ipiv = (integer *)data->ipiv;
    if (s->job == GETRI) {
        FUNCTION(lapack_getri, getri, s->run);
        getri(&n, data->a, &n, ipiv, data->work, &lwork, &info);
    } else if (s->job == GESV) {
        FUNCTION(lapack_gesv, gesv, s->run);
        gesv(&n, &nrhs, data->a, &n, ipiv, data->b, &n, &info);
    } else if (s->job == MIXED) {
        run_lapack_mixed(s, data, &info);
    } else {
        FUNCTION(lapack_getrs, getrs, s->run);
        getrs("N", &n, &nrhs, data->a, &n, ipiv, data->b, &n, &info, 1);
    }
    return info;
}

int64_t solver_run(const solver *s, const solver_data *data) {
    int64_t n = data->n, iter = 0;
    if (s->lapack) {
        return run_lapack(s, data);
    }
    if (s->job == GETRI) {
        FUNCTION(own_inverse, inverse, s->run);
        return inverse(n, data->a, n, data->ipiv, 0);
    }
    if (s->job == GESV) {
        FUNCTION(own_gesv, gesv, s->run);
        return gesv(n, data->columns, data->a, n, data->ipiv, data->b, n, s->threaded ? THREADED : 0);
    }
    if (s->job == BUTTERFLY) {
        FUNCTION(own_butterfly_gesv, butterfly, s->run);
        return butterfly(n, data->columns, data->a, n, 1, data->b, n, data->x, n, &iter,
                         s->threaded ? THREADED : 0);
    }
    if (s->job == MIXED) {
        FUNCTION(own_mixed_gesv, mixed, s->run);
        return mixed(n, data->columns, data->a, n, data->ipiv, data->b, n, data->x, n, &iter, 0);
    }
    FUNCTION(own_solve, solve, s->run);
    return solve('N', n, data->columns, data->a, n, data->ipiv, data->b, n);
}
