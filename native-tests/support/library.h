/* The library under test, opened by path, and every function of its ABI. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stdint.h>

#include "element.h"

typedef int64_t factor_function(void *A, int64_t m, int64_t n, int64_t *ipiv);
typedef int64_t strided_function(void *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);
typedef int64_t solve_function(char trans, int64_t n, int64_t nrhs, const void *LU, int64_t lda,
                               const int64_t *ipiv, void *B, int64_t ldb);
typedef int64_t gesv_function(int64_t n, int64_t nrhs, void *A, int64_t lda, int64_t *ipiv, void *B,
                              int64_t ldb, uint32_t flags);
typedef int64_t mixed_gesv_function(int64_t n, int64_t nrhs, void *A, int64_t lda, int64_t *ipiv,
                                    const void *B, int64_t ldb, void *X, int64_t ldx, int64_t *iter,
                                    uint32_t flags);
typedef int64_t refine_function(char trans, int64_t n, int64_t nrhs, const void *A, int64_t lda,
                                const void *LU, int64_t ldlu, const int64_t *ipiv, const void *B, int64_t ldb,
                                void *X, int64_t ldx, void *ferr, void *berr);
typedef int64_t inverse_function(int64_t n, void *LU, int64_t lda, const int64_t *ipiv, uint32_t flags);
typedef int64_t det_function(int64_t n, const void *LU, int64_t lda, const int64_t *ipiv, void *det);
typedef int64_t logdet_function(int64_t n, const void *LU, int64_t lda, const int64_t *ipiv, void *sign,
                                void *logabs);
typedef int64_t batched_function(void *A, int64_t m, int64_t n, int64_t lda, int64_t stride_a, int64_t *ipiv,
                                 int64_t stride_p, int64_t batch, int64_t *infos, uint32_t flags);
typedef int64_t batched_pointers_function(void *const *A, int64_t m, int64_t n, int64_t lda,
                                          int64_t *const *ipiv, int64_t batch, int64_t *infos,
                                          uint32_t flags);
typedef int64_t batched_solve_function(char trans, int64_t n, int64_t nrhs, const void *LU, int64_t lda,
                                       int64_t stride_a, const int64_t *ipiv, int64_t stride_p, void *B,
                                       int64_t ldb, int64_t stride_b, int64_t batch, int64_t *infos,
                                       uint32_t flags);
typedef int64_t batched_gesv_function(int64_t n, int64_t nrhs, void *A, int64_t lda, int64_t stride_a,
                                      int64_t *ipiv, int64_t stride_p, void *B, int64_t ldb, int64_t stride_b,
                                      int64_t batch, int64_t *infos, uint32_t flags);
typedef int64_t batched_solve_pointers_function(char trans, int64_t n, int64_t nrhs, const void *const *LU,
                                                int64_t lda, const int64_t *const *ipiv, void *const *B,
                                                int64_t ldb, int64_t batch, int64_t *infos, uint32_t flags);
typedef int64_t butterfly_create_function(int64_t n, void **workspace);
typedef int64_t butterfly_destroy_function(void *workspace);
typedef int64_t butterfly_factor_function(void *workspace, int64_t n, const void *A, int64_t lda,
                                          uint64_t seed, int64_t *iter, uint32_t flags);
typedef int64_t butterfly_solve_function(void *workspace, int64_t nrhs, const void *A, int64_t lda,
                                         const void *B, int64_t ldb, void *X, int64_t ldx, int64_t *iter,
                                         uint32_t flags);
typedef int64_t butterfly_gesv_function(int64_t n, int64_t nrhs, const void *A, int64_t lda, uint64_t seed,
                                        const void *B, int64_t ldb, void *X, int64_t ldx, int64_t *iter,
                                        uint32_t flags);

/* The functions for one element type. Those called origin carry a '!' at the end of their symbol. */
typedef struct family {
    const element *type;
    factor_function *factor, *threaded, *nopiv;
    factor_function *factor_origin, *threaded_origin, *nopiv_origin;
    strided_function *strided;
    solve_function *solve;
    gesv_function *gesv;
    refine_function *refine;
    inverse_function *inverse;
    det_function *det;
    logdet_function *logdet;
    batched_function *batched;
    batched_pointers_function *batched_pointers;
    batched_solve_function *batched_solve;
    batched_solve_pointers_function *batched_solve_pointers;
    batched_gesv_function *batched_gesv;
    butterfly_create_function *butterfly_create;
    butterfly_destroy_function *butterfly_destroy;
    butterfly_factor_function *butterfly_factor;
    butterfly_solve_function *butterfly_solve;
    butterfly_gesv_function *butterfly_gesv;
    /* By the type's parts; the other one is NULL. */
    int64_t (*rcond_f64)(char norm, int64_t n, const double *LU, int64_t lda, double anorm, double *rcond);
    int64_t (*rcond_f32)(char norm, int64_t n, const float *LU, int64_t lda, float anorm, float *rcond);
    mixed_gesv_function *mixed_gesv; /* NULL where parts are f32 */
} family;

/* f64 and f32, then c128 and c64. */
enum { real_family_count = 2, family_count = 4 };

typedef struct library {
    void *handle;
    family families[family_count];
    const char *(*version)(void);
    const char *(*isa)(void);
    int32_t (*get_num_threads)(void);
    int64_t (*set_num_threads)(int32_t threads);
    int64_t (*thread_free_buffers)(void);
} library;

/* dlopen with RTLD_NOW of the path in argv[1]; ends the process if it or a symbol is missing. */
library library_open(int argc, char **argv);
library library_open_path(const char *path);

/* Binds the functions of a handle that came from elsewhere. */
library library_bind(void *handle);

/* The function of an element type, such as "c128", with a suffix; ends the process if there is none. */
void (*library_symbol(void *handle, const char *type, const char *suffix))(void);

/* The functions for an element type. */
const family *library_family(const library *lib, const element *type);

/* Calls the rcond of the family's type. */
int64_t family_rcond(const family *functions, char norm, int64_t n, const void *LU, int64_t lda, double anorm,
                     void *rcond);

/* The path in argv[1]; ends the process if there is none. */
const char *library_path(int argc, char **argv);

#endif
