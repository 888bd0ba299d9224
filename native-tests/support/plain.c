#include "plain.h"

#include <complex.h>
#include <float.h>
#include <math.h>

typedef double complex complex_double;
typedef float complex complex_float;

static double magnitude_double(double complex x) {
    return fabs(creal(x)) + fabs(cimag(x));
}

static float magnitude_float(float complex x) {
    return fabsf(crealf(x)) + fabsf(cimagf(x));
}

/* The same for all types: 0-based row of the pivot of step k; exchange of two rows; one step. */
#define DEFINE_PLAIN(T, MAGNITUDE, SAFE_MINIMUM)                                                             \
    static int64_t pivot_row_##T(const T *column, int64_t k, int64_t m) {                                    \
        int64_t p = k;                                                                                       \
        for (int64_t i = k + 1; i < m; i++) {                                                                \
            p = MAGNITUDE(column[i]) > MAGNITUDE(column[p]) ? i : p;                                         \
        }                                                                                                    \
        return p;                                                                                            \
    }                                                                                                        \
                                                                                                             \
    static void exchange_##T(T *a, int64_t n, int64_t lda, int64_t r, int64_t s) {                           \
        for (int64_t j = 0; j < n; j++) {                                                                    \
            T kept = a[r + j * lda];                                                                         \
            a[r + j * lda] = a[s + j * lda];                                                                 \
            a[s + j * lda] = kept;                                                                           \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    static void step_##T(T *a, int64_t m, int64_t n, int64_t lda, int64_t k) {                               \
        T *column = a + k * lda, pivot = column[k];                                                          \
        bool usual = pivot != 0 && MAGNITUDE(pivot) >= (SAFE_MINIMUM);                                       \
        T reciprocal = usual ? 1 / pivot : 1;                                                                \
        for (int64_t i = k + 1; i < m && pivot != 0; i++) {                                                  \
            column[i] = usual ? column[i] * reciprocal : column[i] / pivot;                                  \
        }                                                                                                    \
        for (int64_t j = k + 1; j < n; j++) {                                                                \
            T *target = a + j * lda, u = target[k];                                                          \
            for (int64_t i = k + 1; i < m; i++) {                                                            \
                T product = column[i] * u;                                                                   \
                target[i] -= product;                                                                        \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    static int64_t factor_##T(T *a, int64_t m, int64_t n, int64_t lda, int64_t *ipiv, bool pivoted) {        \
        int64_t info = 0;                                                                                    \
        for (int64_t k = 0; k < m && k < n; k++) {                                                           \
            int64_t p = pivoted ? pivot_row_##T(a + k * lda, k, m) : k;                                      \
            ipiv[k] = p + 1;                                                                                 \
            exchange_##T(a, n, lda, k, p);                                                                   \
            if (a[k + k * lda] == 0 && info == 0) {                                                          \
                info = pivoted ? k + 1 : -(k + 1);                                                           \
            }                                                                                                \
            step_##T(a, m, n, lda, k);                                                                       \
        }                                                                                                    \
        return info;                                                                                         \
    }

DEFINE_PLAIN(double, fabs, DBL_MIN)
DEFINE_PLAIN(float, fabsf, FLT_MIN)
DEFINE_PLAIN(complex_double, magnitude_double, DBL_MIN)
DEFINE_PLAIN(complex_float, magnitude_float, FLT_MIN)

int64_t plain_factor(matrix *a, int64_t *ipiv, bool pivoted) {
    bool wide = a->type->part == &element_f64;
    if (a->type->parts == 2) {
        return wide ? factor_complex_double(a->data, a->m, a->n, a->lda, ipiv, pivoted)
                    : factor_complex_float(a->data, a->m, a->n, a->lda, ipiv, pivoted);
    }
    return wide ? factor_double(a->data, a->m, a->n, a->lda, ipiv, pivoted)
                : factor_float(a->data, a->m, a->n, a->lda, ipiv, pivoted);
}
