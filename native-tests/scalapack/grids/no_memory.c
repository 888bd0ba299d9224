/* To be preloaded before librecursivelu_scalapack.so: factorizations get no memory on every other process. */
#include <dlfcn.h>
#include <stdlib.h>

#include "recursive_lu.h"

#define DENIED(name, number)                                                                                 \
    int64_t name(number *a, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, uint32_t flags) {              \
        static int64_t (*next)(number *, int64_t, int64_t, int64_t, int64_t *, uint32_t);                    \
        const char *rank = getenv("OMPI_COMM_WORLD_RANK");                                                   \
        if (rank != NULL && atoi(rank) % 2 == 1) {                                                           \
            return RECURSIVE_LU_OUT_OF_MEMORY;                                                               \
        }                                                                                                    \
        if (next == NULL) {                                                                                  \
            *(void **)&next = dlsym(RTLD_NEXT, #name);                                                       \
        }                                                                                                    \
        return next(a, m, n, lda, ipiv, flags);                                                              \
    }
DENIED(recursive_lu_f32_strided, float)
DENIED(recursive_lu_f64_strided, double)
DENIED(recursive_lu_c64_strided, float _Complex)
DENIED(recursive_lu_c128_strided, double _Complex)
