/* The library under test, opened by path, and every function of its ABI. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <stdint.h>

#include "element.h"

typedef int64_t factor_function(void *A, int64_t m, int64_t n, int64_t *ipiv);
typedef int64_t strided_function(void *A, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags);
typedef int64_t solve_function(char trans, int64_t n, int64_t nrhs, const void *LU, int64_t lda,
                               const int64_t *ipiv, void *B, int64_t ldb);

/* The functions for one element type. Those called origin carry a '!' at the end of their symbol. */
typedef struct family {
    const element *type;
    factor_function *factor, *threaded, *nopiv;
    factor_function *factor_origin, *threaded_origin, *nopiv_origin;
    strided_function *strided;
    solve_function *solve;
} family;

typedef struct library {
    void *handle;
    family families[2]; /* f64, f32 */
    const char *(*version)(void);
    const char *(*isa)(void);
    int32_t (*get_num_threads)(void);
    int64_t (*set_num_threads)(int32_t threads);
} library;

enum { family_count = 2 };

/* dlopen with RTLD_NOW of the path in argv[1]; ends the process if it or a symbol is missing. */
library library_open(int argc, char **argv);
library library_open_path(const char *path);

/* Binds the functions of a handle that came from elsewhere. */
library library_bind(void *handle);

/* The path in argv[1]; ends the process if there is none. */
const char *library_path(int argc, char **argv);

#endif
