/* What complex factors are good for: determinants, condition numbers, refinement and solutions in mixed
   precision, against plain code in more digits; no access beyond the arrays, and every illegal argument. */
#include <complex.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "guarded.h"
#include "library.h"
#include "random.h"
#include "recursive_lu.h"

typedef int64_t rcond_c128_function(char norm, int64_t n, const void *LU, int64_t lda, double anorm,
                                    double *rcond);
typedef int64_t rcond_c64_function(char norm, int64_t n, const void *LU, int64_t lda, float anorm,
                                   float *rcond);
typedef int64_t complex_mixed_function(int64_t n, int64_t nrhs, void *A, int64_t lda, int64_t *ipiv,
                                       const void *B, int64_t ldb, void *X, int64_t ldx, int64_t *iter,
                                       uint32_t flags);

typedef struct complex_type {
    const char *name;
    size_t size;
    double epsilon;
    strided_function *strided;
    det_function *det;
    logdet_function *logdet;
    refine_function *refine;
    rcond_c128_function *rcond_c128;
    rcond_c64_function *rcond_c64;
    complex_mixed_function *mixed;
} complex_type;

static void bind(void *handle, complex_type *type) {
    type->strided = (strided_function *)library_symbol(handle, type->name, "_strided");
    type->det = (det_function *)library_symbol(handle, type->name, "_det");
    type->logdet = (logdet_function *)library_symbol(handle, type->name, "_logdet");
    type->refine = (refine_function *)library_symbol(handle, type->name, "_refine");
    if (type->size == sizeof(double complex)) {
        type->rcond_c128 = (rcond_c128_function *)library_symbol(handle, type->name, "_rcond");
        type->mixed = (complex_mixed_function *)library_symbol(handle, type->name, "_mixed_gesv");
    } else {
        type->rcond_c64 = (rcond_c64_function *)library_symbol(handle, type->name, "_rcond");
    }
}

static double complex get(const complex_type *type, const void *a, int64_t i) {
    return type->size == sizeof(double complex) ? ((const double complex *)a)[i]
                                                : (double complex)((const float complex *)a)[i];
}

static void set(const complex_type *type, void *a, int64_t i, double complex x) {
    if (type->size == sizeof(double complex)) {
        ((double complex *)a)[i] = x;
    } else {
        ((float complex *)a)[i] = (float complex)x;
    }
}

/* A number of the type's parts. */
static double get_real(const complex_type *type, const void *a, int64_t i) {
    return type->size == sizeof(double complex) ? ((const double *)a)[i] : (double)((const float *)a)[i];
}

static int64_t rcond(const complex_type *type, char norm, int64_t n, const void *LU, int64_t lda,
                     double anorm, void *result) {
    return type->rcond_c128 != NULL ? type->rcond_c128(norm, n, LU, lda, anorm, result)
                                    : type->rcond_c64(norm, n, LU, lda, (float)anorm, result);
}

static double size_of(double complex x) {
    return fabs(creal(x)) + fabs(cimag(x));
}

static void *random_matrix(const complex_type *type, int64_t m, int64_t n, double diagonal, uint64_t seed) {
    random_source source = random_new(seed);
    void *a = malloc((size_t)(m * n) * type->size);
    REQUIRE(a != NULL, "no memory");
    for (int64_t i = 0; i < m * n; i++) {
        double re = random_uniform(&source, -0.5, 0.5), im = random_uniform(&source, -0.5, 0.5);
        set(type, a, i, re + im * I + (i % (m + 1) == 0 ? diagonal * I : 0));
    }
    return a;
}

/* An element of op(A). */
static double complex form_of(const complex_type *type, char trans, const void *a, int64_t n, int64_t i,
                              int64_t k) {
    double complex x = get(type, a, trans == 'N' ? i + k * n : k + i * n);
    return trans == 'C' ? conj(x) : x;
}

static void factor(const complex_type *type, const void *a, int64_t n, void *lu, int64_t *ipiv) {
    memcpy(lu, a, (size_t)(n * n) * type->size);
    int64_t info = type->strided(lu, n, n, n, ipiv, 0);
    CHECK(info == 0, "%s n = %ld: info is %ld", type->name, (long)n, (long)info);
}

static void check_determinants(const complex_type *type, const void *lu, const int64_t *ipiv, int64_t n) {
    double complex product = 1;
    double logarithm = 0;
    for (int64_t k = 0; k < n; k++) {
        double complex pivot = get(type, lu, k + k * n);
        product *= (ipiv[k] == k + 1 ? pivot : -pivot) / cabs(pivot);
        logarithm += log(cabs(pivot));
    }
    double room[2] = {7, 7}, logabs = 7, limit = 20 * (double)n * type->epsilon;
    CHECK(type->logdet(n, lu, n, ipiv, room, &logabs) == 0, "%s logdet n = %ld", type->name, (long)n);
    double complex phase = get(type, room, 0);
    CHECK(cabs(phase - product) < limit, "%s logdet n = %ld: phase off by %g", type->name, (long)n,
          cabs(phase - product));
    CHECK(fabs(get_real(type, &logabs, 0) - logarithm) <= limit * (1 + fabs(logarithm)),
          "%s logdet n = %ld: %g, expected %g", type->name, (long)n, get_real(type, &logabs, 0), logarithm);
    CHECK(type->det(n, lu, n, ipiv, room) == 0, "%s det n = %ld", type->name, (long)n);
    double complex expected = product * exp(logarithm);
    CHECK(logarithm > 80 ||
              cabs(get(type, room, 0) - expected) < 20 * limit * (1 + fabs(logarithm)) * cabs(expected),
          "%s det n = %ld: %g %g", type->name, (long)n, creal(get(type, room, 0)), cimag(get(type, room, 0)));
}

/* A^-1 in double by Gauss and Jordan, pivots on the diagonal, which is dominant. */
static double complex *inverse_of(const complex_type *type, const void *a, int64_t n) {
    double complex *x = malloc((size_t)(n * n) * sizeof *x);
    for (int64_t i = 0; i < n * n; i++) {
        x[i] = get(type, a, i);
    }
    for (int64_t k = 0; k < n; k++) {
        double complex pivot = x[k + k * n];
        x[k + k * n] = 1;
        for (int64_t j = 0; j < n; j++) {
            x[k + j * n] /= pivot;
        }
        for (int64_t i = 0; i < n; i++) {
            double complex factor = x[i + k * n];
            if (i != k) {
                x[i + k * n] = 0;
                for (int64_t j = 0; j < n; j++) {
                    x[i + j * n] -= factor * x[k + j * n];
                }
            }
        }
    }
    return x;
}

static double norm_of(const double complex *a, int64_t n, bool infinity) {
    double largest = 0;
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t k = 0; k < n; k++) {
            sum += cabs(a[infinity ? i + k * n : k + i * n]);
        }
        largest = fmax(largest, sum);
    }
    return largest;
}

static void check_condition(const complex_type *type, const void *a, const void *lu, int64_t n) {
    double complex *inverse = inverse_of(type, a, n), *wide = malloc((size_t)(n * n) * sizeof *wide);
    for (int64_t i = 0; i < n * n; i++) {
        wide[i] = get(type, a, i);
    }
    for (int infinity = 0; infinity < 2; infinity++) {
        double norm = norm_of(wide, n, infinity), truth = 1 / norm / norm_of(inverse, n, infinity),
               result = 7;
        int64_t info = rcond(type, infinity ? 'i' : '1', n, lu, n, norm, &result);
        double estimate = get_real(type, &result, 0);
        CHECK(info == 0 && estimate > truth * (1 - 1e-3) && estimate < 4 * truth,
              "%s rcond n = %ld: info %ld, estimate %g, truth %g", type->name, (long)n, (long)info, estimate,
              truth);
    }
    free(inverse);
    free(wide);
}

static double backward_error(const complex_type *type, char trans, const void *a, int64_t n, const void *b,
                             const void *x) {
    double worst = 0;
    for (int64_t i = 0; i < n; i++) {
        long double complex residual = get(type, b, i);
        double size = size_of(get(type, b, i));
        for (int64_t k = 0; k < n; k++) {
            double complex element = form_of(type, trans, a, n, i, k);
            residual -= (long double complex)element * get(type, x, k);
            size += size_of(element) * size_of(get(type, x, k));
        }
        worst = fmax(worst, size_of((double complex)residual) / size);
    }
    return worst;
}

/* B = op(A) X, the solution refined from one that has no digit right. */
static void check_refinement(const complex_type *type, char trans, const void *a, const void *lu,
                             const int64_t *ipiv, int64_t n) {
    enum { nrhs = 2 };
    size_t bytes = (size_t)(n * nrhs) * type->size, error_bytes = nrhs * type->size / 2;
    void *truth = random_matrix(type, n, nrhs, 0, 5), *b = random_matrix(type, n, nrhs, 0, 6);
    for (int64_t j = 0; j < nrhs; j++) {
        for (int64_t i = 0; i < n; i++) {
            long double complex sum = 0;
            for (int64_t k = 0; k < n; k++) {
                sum += (long double complex)form_of(type, trans, a, n, i, k) * get(type, truth, k + j * n);
            }
            set(type, b, i + j * n, (double complex)sum);
        }
    }
    guarded area = guarded_new(bytes), forward = guarded_new(error_bytes),
            backward = guarded_new(error_bytes);
    void *x = guarded_at_end(&area, bytes), *ferr = guarded_at_end(&forward, error_bytes);
    void *berr = guarded_at_end(&backward, error_bytes);
    void *start = random_matrix(type, n, nrhs, 0, 7);
    memcpy(x, start, bytes);
    int64_t info = type->refine(trans, n, nrhs, a, n, lu, n, ipiv, b, n, x, n, ferr, berr);
    CHECK(info == 0, "%s refine %c n = %ld: info is %ld", type->name, trans, (long)n, (long)info);
    CHECK(guarded_intact_at_end(&area, bytes) && guarded_intact_at_end(&forward, error_bytes) &&
              guarded_intact_at_end(&backward, error_bytes),
          "%s refine n = %ld: written beside the arrays", type->name, (long)n);
    for (int64_t j = 0; j < nrhs; j++) {
        const char *column = (const char *)x + (size_t)(j * n) * type->size;
        const char *side = (const char *)b + (size_t)(j * n) * type->size;
        double error = backward_error(type, trans, a, n, side, column), distance = 0, norm = 0;
        for (int64_t i = 0; i < n; i++) {
            distance = fmax(distance, size_of(get(type, column, i) - get(type, truth, i + j * n)));
            norm = fmax(norm, size_of(get(type, column, i)));
        }
        CHECK(get_real(type, berr, j) <= 4 * type->epsilon && error <= (double)(4 + n) * type->epsilon,
              "%s refine %c n = %ld: backward error %g, given %g", type->name, trans, (long)n, error,
              get_real(type, berr, j));
        CHECK(distance / norm <= get_real(type, ferr, j) && get_real(type, ferr, j) < 1e-2,
              "%s refine %c n = %ld: forward error %g, given %g", type->name, trans, (long)n, distance / norm,
              get_real(type, ferr, j));
    }
    void *again = malloc(bytes);
    memcpy(again, start, bytes);
    info = type->refine(trans == 'N'   ? 'n'
                        : trans == 'T' ? 't'
                                       : 'c',
                        n, nrhs, a, n, lu, n, ipiv, b, n, again, n, NULL, NULL);
    CHECK(info == 0 && memcmp(again, x, bytes) == 0, "%s refine %c n = %ld without errors: other bits",
          type->name, trans, (long)n);
    free(truth);
    free(b);
    free(start);
    free(again);
    guarded_free(&area);
    guarded_free(&forward);
    guarded_free(&backward);
}

static void check_mixed(const complex_type *type, const void *a, int64_t n, int64_t nrhs) {
    size_t bytes = (size_t)(n * nrhs) * type->size, matrix = (size_t)(n * n) * type->size;
    void *b = random_matrix(type, n, nrhs, 0, 8), *given = malloc(bytes), *copy = malloc(matrix);
    memcpy(given, b, bytes);
    memcpy(copy, a, matrix);
    guarded area = guarded_new(bytes);
    for (uint32_t flags = 0; flags <= RECURSIVE_LU_THREADED; flags++) {
        void *x = guarded_at_end(&area, bytes);
        int64_t iter = -77, *ipiv = malloc((size_t)n * sizeof *ipiv);
        int64_t info = type->mixed(n, nrhs, copy, n, ipiv, b, n, x, n, &iter, flags);
        CHECK(info == 0 && (iter >= 0 || n == 1), "mixed n = %ld: info %ld, iter %ld", (long)n, (long)info,
              (long)iter);
        CHECK(iter < 0 || memcmp(copy, a, matrix) == 0, "mixed n = %ld: wrote to A", (long)n);
        CHECK(memcmp(b, given, bytes) == 0, "mixed n = %ld: wrote to B", (long)n);
        CHECK(guarded_intact_at_end(&area, bytes), "mixed n = %ld: wrote beside X", (long)n);
        for (int64_t j = 0; j < nrhs; j++) {
            size_t offset = (size_t)(j * n) * type->size;
            double error = backward_error(type, 'N', a, n, (char *)b + offset, (char *)x + offset);
            CHECK(error < 1e3 * type->epsilon, "mixed n = %ld: backward error %g", (long)n, error);
        }
        memcpy(copy, a, matrix);
        free(ipiv);
    }
    free(b);
    free(given);
    free(copy);
    guarded_free(&area);
}

/* What an illegal argument must leave alone. */
typedef struct buffers {
    double complex a[9], lu[9], b[6], x[6], first[3], second[3];
    int64_t ipiv[3], iter;
} buffers;

static buffers fill(const complex_type *type) {
    buffers made;
    memset(&made, 0, sizeof made);
    for (int i = 0; i < 9; i++) {
        set(type, made.a, i, i % 4 == 0 ? 4 : 0.25 * I);
        set(type, made.lu, i, i % 4 == 0 ? 4 : 0.25 * I);
    }
    for (int i = 0; i < 6; i++) {
        set(type, made.b, i, i + 1 + I);
        set(type, made.x, i, i + 2);
    }
    for (int i = 0; i < 3; i++) {
        made.ipiv[i] = i + 1;
    }
    return made;
}

/* Calls with one illegal argument, the others legal: its position is told and nothing is written. */
#define ILLEGAL(position, call)                                                                              \
    do {                                                                                                     \
        buffers g = fill(type), before = g;                                                                  \
        int64_t info = (call);                                                                               \
        CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(position), "%s: %s: info %ld", type->name, #call,            \
              (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)));                                                  \
        CHECK(memcmp(&before, &g, sizeof g) == 0, "%s: %s: wrote to a buffer", type->name, #call);           \
    } while (0)

static const int64_t large = INT64_C(1) << 62;
static int64_t wrong[] = {1, 1, 3};

static void check_arguments(const complex_type *type) {
    ILLEGAL(1, type->det(-1, g.lu, 3, g.ipiv, g.first));
    ILLEGAL(2, type->det(3, NULL, 3, g.ipiv, g.first));
    ILLEGAL(3, type->det(3, g.lu, 2, g.ipiv, g.first));
    ILLEGAL(3, type->det(3, g.lu, large, g.ipiv, g.first));
    ILLEGAL(4, type->det(3, g.lu, 3, wrong, g.first));
    ILLEGAL(5, type->det(3, g.lu, 3, g.ipiv, NULL));
    ILLEGAL(1, type->logdet(-1, g.lu, 3, g.ipiv, g.first, g.second));
    ILLEGAL(2, type->logdet(3, NULL, 3, g.ipiv, g.first, g.second));
    ILLEGAL(3, type->logdet(3, g.lu, 2, g.ipiv, g.first, g.second));
    ILLEGAL(4, type->logdet(3, g.lu, 3, wrong, g.first, g.second));
    ILLEGAL(5, type->logdet(3, g.lu, 3, g.ipiv, NULL, g.second));
    ILLEGAL(6, type->logdet(3, g.lu, 3, g.ipiv, g.first, NULL));
    ILLEGAL(1, rcond(type, 'X', 3, g.lu, 3, 5, g.first));
    ILLEGAL(2, rcond(type, '1', -1, g.lu, 3, 5, g.first));
    ILLEGAL(3, rcond(type, '1', 3, NULL, 3, 5, g.first));
    ILLEGAL(4, rcond(type, 'O', 3, g.lu, 2, 5, g.first));
    ILLEGAL(5, rcond(type, 'I', 3, g.lu, 3, -FLT_MIN, g.first));
    ILLEGAL(5, rcond(type, 'I', 3, g.lu, 3, NAN, g.first));
    ILLEGAL(6, rcond(type, 'I', 3, g.lu, 3, 5, NULL));
    ILLEGAL(1, type->refine('X', 3, 2, g.a, 3, g.lu, 3, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(2, type->refine('C', -1, 2, g.a, 3, g.lu, 3, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(3, type->refine('C', 3, -2, g.a, 3, g.lu, 3, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(4, type->refine('C', 3, 2, NULL, 3, g.lu, 3, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(5, type->refine('C', 3, 2, g.a, 2, g.lu, 3, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(6, type->refine('C', 3, 2, g.a, 3, NULL, 3, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(7, type->refine('C', 3, 2, g.a, 3, g.lu, large, g.ipiv, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(8, type->refine('C', 3, 2, g.a, 3, g.lu, 3, wrong, g.b, 3, g.x, 3, g.first, g.second));
    ILLEGAL(9, type->refine('C', 3, 2, g.a, 3, g.lu, 3, g.ipiv, NULL, 3, g.x, 3, g.first, g.second));
    ILLEGAL(10, type->refine('C', 3, 2, g.a, 3, g.lu, 3, g.ipiv, g.b, 2, g.x, 3, g.first, g.second));
    ILLEGAL(11, type->refine('C', 3, 2, g.a, 3, g.lu, 3, g.ipiv, g.b, 3, NULL, 3, g.first, g.second));
    ILLEGAL(12, type->refine('C', 3, 2, g.a, 3, g.lu, 3, g.ipiv, g.b, 3, g.x, 0, g.first, g.second));
    double result = 7, second = 7, room[2] = {7, 7};
    CHECK(type->det(0, NULL, 1, NULL, room) == 0 && get(type, room, 0) == 1, "%s: empty det", type->name);
    CHECK(type->logdet(0, NULL, 1, NULL, room, &second) == 0 && get(type, room, 0) == 1 &&
              get_real(type, &second, 0) == 0,
          "%s: empty logdet", type->name);
    CHECK(rcond(type, 'I', 0, NULL, 1, 0, &result) == 0 && get_real(type, &result, 0) == 1, "%s: empty rcond",
          type->name);
    CHECK(type->refine('C', 3, 0, NULL, 3, NULL, 3, NULL, NULL, 3, NULL, 3, NULL, NULL) == 0,
          "%s: refine of nothing", type->name);
    if (type->mixed == NULL) {
        return;
    }
    ILLEGAL(1, type->mixed(-1, 2, g.a, 3, g.ipiv, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(2, type->mixed(3, -1, g.a, 3, g.ipiv, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(3, type->mixed(3, 2, NULL, 3, g.ipiv, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(4, type->mixed(3, 2, g.a, 2, g.ipiv, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(5, type->mixed(3, 2, g.a, 3, NULL, g.b, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(6, type->mixed(3, 2, g.a, 3, g.ipiv, NULL, 3, g.x, 3, &g.iter, 0));
    ILLEGAL(7, type->mixed(3, 2, g.a, 3, g.ipiv, g.b, 2, g.x, 3, &g.iter, 0));
    ILLEGAL(8, type->mixed(3, 2, g.a, 3, g.ipiv, g.b, 3, NULL, 3, &g.iter, 0));
    ILLEGAL(9, type->mixed(3, 2, g.a, 3, g.ipiv, g.b, 3, g.x, large, &g.iter, 0));
    ILLEGAL(10, type->mixed(3, 2, g.a, 3, g.ipiv, g.b, 3, g.x, 3, NULL, 0));
    ILLEGAL(11, type->mixed(3, 2, g.a, 3, g.ipiv, g.b, 3, g.x, 3, &g.iter, 8));
}

static void check_singular(const complex_type *type) {
    buffers g = fill(type);
    set(type, g.lu, 4, 0);
    buffers before = g;
    CHECK(type->refine('C', 3, 2, g.a, 3, g.lu, 3, g.ipiv, g.b, 3, g.x, 3, NULL, NULL) == 2, "%s: refine",
          type->name);
    CHECK(memcmp(&before, &g, sizeof g) == 0, "%s: refine wrote to a buffer", type->name);
    double result = 7;
    CHECK(rcond(type, '1', 3, g.lu, 3, 5, &result) == 0 && get_real(type, &result, 0) == 0, "%s: rcond",
          type->name);
    CHECK(type->det(3, g.lu, 3, g.ipiv, g.first) == 0 && get(type, g.first, 0) == 0, "%s: det", type->name);
    CHECK(type->logdet(3, g.lu, 3, g.ipiv, g.first, g.second) == 0 && get(type, g.first, 0) == 0 &&
              get_real(type, g.second, 0) == -INFINITY,
          "%s: logdet", type->name);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    complex_type types[] = {{.name = "c128", .size = sizeof(double complex), .epsilon = ldexp(1, -53)},
                            {.name = "c64", .size = sizeof(float complex), .epsilon = ldexp(1, -24)}};
    static const int64_t orders[] = {1, 2, 3, 4, 5, 8, 9, 16, 17, 31, 33, 64, 70, 129};
    for (int t = 0; t < 2; t++) {
        complex_type *type = &types[t];
        bind(lib.handle, type);
        check_arguments(type);
        check_singular(type);
        for (size_t s = 0; s < sizeof orders / sizeof orders[0]; s++) {
            int64_t n = orders[s], *ipiv = malloc((size_t)n * sizeof *ipiv);
            void *a = random_matrix(type, n, n, (double)n, (uint64_t)n),
                 *lu = malloc((size_t)(n * n) * type->size);
            factor(type, a, n, lu, ipiv);
            check_determinants(type, lu, ipiv, n);
            check_condition(type, a, lu, n);
            check_refinement(type, 'N', a, lu, ipiv, n);
            check_refinement(type, 'T', a, lu, ipiv, n);
            check_refinement(type, 'C', a, lu, ipiv, n);
            if (type->mixed != NULL) {
                check_mixed(type, a, n, 1);
                check_mixed(type, a, n, 9);
            }
            free(a);
            free(lu);
            free(ipiv);
        }
    }
    return check_report();
}
