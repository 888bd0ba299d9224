/* Factorizations of complex matrices: residuals, pivots by |re| + |im|, the same bits from every function,
   layout and number of threads, no access beyond the matrix, and every illegal argument. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "guarded.h"
#include "library.h"
#include "random.h"
#include "recursive_lu.h"

typedef struct complex_type {
    const char *name;
    size_t size;
    double epsilon;
    factor_function *factor[6]; /* plain, threaded, without exchanges; then by their names with '!' */
    strided_function *strided;
} complex_type;

enum { plain, threaded, nopiv, origins };

static void bind(void *handle, complex_type *type) {
    static const char *const suffixes[] = {"", "_threaded", "_nopiv", "!", "_threaded!", "_nopiv!"};
    for (int i = 0; i < 6; i++) {
        type->factor[i] = (factor_function *)library_symbol(handle, type->name, suffixes[i]);
    }
    type->strided = (strided_function *)library_symbol(handle, type->name, "_strided");
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

static double size_of(double complex x) {
    return fabs(creal(x)) + fabs(cimag(x));
}

static void *random_matrix(const complex_type *type, int64_t m, int64_t n, double diagonal, uint64_t seed) {
    random_source source = random_new(seed);
    void *a = malloc((size_t)(m * n) * type->size);
    REQUIRE(a != NULL, "no memory");
    for (int64_t i = 0; i < m * n; i++) {
        double re = random_uniform(&source, -0.5, 0.5), im = random_uniform(&source, -0.5, 0.5);
        set(type, a, i, re + im * I + (i % (m + 1) == 0 ? diagonal : 0));
    }
    return a;
}

/* The largest element of P * A - L * U over that of A, in units of round-off times the order. */
static double ratio(const complex_type *type, const void *a, const void *lu, const int64_t *ipiv, int64_t m,
                    int64_t n) {
    int64_t k = m < n ? m : n;
    int64_t *order = malloc((size_t)m * sizeof *order);
    for (int64_t i = 0; i < m; i++) {
        order[i] = i;
    }
    for (int64_t i = 0; i < k; i++) {
        int64_t other = ipiv[i] - 1, kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
    double worst = 0, largest = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            double complex sum = get(type, a, order[i] + j * m);
            largest = fmax(largest, size_of(sum));
            for (int64_t p = 0; p < k && p <= i && p <= j; p++) {
                double complex l = p == i ? 1 : get(type, lu, i + p * m);
                sum -= l * get(type, lu, p + j * m);
            }
            worst = fmax(worst, size_of(sum));
        }
    }
    free(order);
    return largest == 0 ? worst : worst / largest / type->epsilon / (double)(k + 1);
}

/* Whether each pivot had the largest |re| + |im| of its column: no multiplier is larger than rounding allows.
 */
static bool are_largest(const complex_type *type, const void *lu, int64_t m, int64_t n) {
    for (int64_t j = 0; j < n && j < m; j++) {
        double pivot = size_of(get(type, lu, j + j * m));
        for (int64_t i = j + 1; i < m; i++) {
            double complex before = get(type, lu, i + j * m) * get(type, lu, j + j * m);
            if (size_of(before) > pivot * (1 + 8 * type->epsilon)) {
                return false;
            }
        }
    }
    return true;
}

/* A matrix of which columns or rows are lda elements apart, the gaps filled with NaN. */
static void *spread(const complex_type *type, const void *a, int64_t m, int64_t n, int64_t lda,
                    bool by_rows) {
    int64_t lines = by_rows ? m : n;
    void *b = malloc((size_t)(lda * lines) * type->size);
    memset(b, 0xff, (size_t)(lda * lines) * type->size);
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            set(type, b, by_rows ? i * lda + j : i + j * lda, get(type, a, i + j * m));
        }
    }
    return b;
}

static bool is_spread(const complex_type *type, const void *b, const void *lu, int64_t m, int64_t n,
                      int64_t lda, bool by_rows) {
    void *expected = spread(type, lu, m, n, lda, by_rows);
    bool same = memcmp(b, expected, (size_t)(lda * (by_rows ? m : n)) * type->size) == 0;
    free(expected);
    return same;
}

static void check_shape(const complex_type *type, int64_t m, int64_t n, bool exchanges) {
    int64_t k = m < n ? m : n;
    size_t bytes = (size_t)(m * n) * type->size, pivot_bytes = (size_t)k * sizeof(int64_t);
    void *a = random_matrix(type, m, n, exchanges ? 0 : 2.0 * (double)k, (uint64_t)(m * 1000 + n));
    guarded area = guarded_new(bytes), pivots = guarded_new(pivot_bytes);
    void *first = malloc(bytes);
    int64_t *first_pivots = malloc(pivot_bytes);
    static const int with[] = {plain, threaded, plain + origins, threaded + origins};
    static const int without[] = {nopiv, nopiv + origins};
    int count = exchanges ? 4 : 2;
    for (int f = 0; f < count; f++) {
        int function = exchanges ? with[f] : without[f];
        bool at_end = f % 2 == 0;
        void *lu = at_end ? guarded_at_end(&area, bytes) : guarded_at_start(&area, bytes);
        int64_t *ipiv =
            at_end ? guarded_at_end(&pivots, pivot_bytes) : guarded_at_start(&pivots, pivot_bytes);
        memcpy(lu, a, bytes);
        int64_t info = type->factor[function](lu, m, n, ipiv);
        CHECK(info == 0, "%s %ldx%ld function %d: info %ld", type->name, (long)m, (long)n, function,
              (long)info);
        CHECK(at_end ? guarded_intact_at_end(&area, bytes) : guarded_intact_at_start(&area, bytes),
              "%s %ldx%ld: written beside the matrix", type->name, (long)m, (long)n);
        if (f == 0) {
            memcpy(first, lu, bytes);
            memcpy(first_pivots, ipiv, pivot_bytes);
            double r = ratio(type, a, lu, ipiv, m, n);
            CHECK(r < 10, "%s %ldx%ld: residual %g", type->name, (long)m, (long)n, r);
            CHECK(!exchanges || are_largest(type, lu, m, n), "%s %ldx%ld: a pivot is not the largest",
                  type->name, (long)m, (long)n);
            for (int64_t i = 0; i < k && !exchanges; i++) {
                CHECK(ipiv[i] == i + 1, "%s: exchange %ld", type->name, (long)i);
            }
        }
        CHECK(memcmp(first, lu, bytes) == 0 && memcmp(first_pivots, ipiv, pivot_bytes) == 0,
              "%s %ldx%ld: function %d gives other bits", type->name, (long)m, (long)n, function);
    }
    uint32_t flags = exchanges ? 0 : RECURSIVE_LU_NO_PIVOT;
    for (int way = 0; way < 4; way++) {
        bool by_rows = way >= 2;
        int64_t lda = (by_rows ? n : m) + (way % 2 == 0 ? 3 : 0);
        void *b = spread(type, a, m, n, lda, by_rows);
        int64_t *ipiv = malloc(pivot_bytes);
        uint32_t more = (by_rows ? RECURSIVE_LU_ROW_MAJOR : 0u) | (way % 2 == 0 ? RECURSIVE_LU_THREADED : 0u);
        int64_t info = type->strided(b, m, n, lda, ipiv, flags | more);
        CHECK(info == 0 && memcmp(ipiv, first_pivots, pivot_bytes) == 0 &&
                  is_spread(type, b, first, m, n, lda, by_rows),
              "%s %ldx%ld, lda %ld, flags %u: other bits", type->name, (long)m, (long)n, (long)lda,
              flags | more);
        free(b);
        free(ipiv);
    }
    free(a);
    free(first);
    free(first_pivots);
    guarded_free(&area);
    guarded_free(&pivots);
}

static void check_zero_pivots(const complex_type *type) {
    int64_t ipiv[40];
    void *a = random_matrix(type, 40, 40, 0, 7);
    for (int64_t i = 0; i < 40; i++) {
        set(type, a, i + 40 * 12, 0);
    }
    CHECK(type->factor[plain](a, 40, 40, ipiv) == 13, "%s: a zero column", type->name);
    free(a);
    void *b = random_matrix(type, 3, 3, 0, 8);
    set(type, b, 0, 0);
    CHECK(type->factor[nopiv](b, 3, 3, NULL) == -1, "%s: a zero pivot without exchanges", type->name);
    free(b);
    void *c = random_matrix(type, 3, 1, 0, 9);
    set(type, c, 0, 1);
    set(type, c, 1, 2 - 2 * I);
    set(type, c, 2, 4 * I);
    CHECK(type->factor[plain](c, 3, 1, ipiv) == 0 && ipiv[0] == 2, "%s: of two numbers of one size the first",
          type->name);
    free(c);
}

static void check_arguments(const complex_type *type) {
    double complex a[6] = {1, 2, 3, 4, 5, 6};
    int64_t ipiv[2];
    CHECK(type->factor[plain](NULL, 2, 2, ipiv) == RECURSIVE_LU_BAD_ARGUMENT(1), "%s: A", type->name);
    CHECK(type->factor[plain](a, -1, 2, ipiv) == RECURSIVE_LU_BAD_ARGUMENT(2), "%s: m", type->name);
    CHECK(type->factor[plain](a, 2, -1, ipiv) == RECURSIVE_LU_BAD_ARGUMENT(3), "%s: n", type->name);
    CHECK(type->factor[plain](a, 2, 2, NULL) == RECURSIVE_LU_BAD_ARGUMENT(4), "%s: ipiv", type->name);
    CHECK(type->factor[plain](NULL, 0, 2, NULL) == 0, "%s: an empty matrix", type->name);
    CHECK(type->strided(a, 2, 2, 1, ipiv, 0) == RECURSIVE_LU_BAD_ARGUMENT(4), "%s: lda", type->name);
    CHECK(type->strided(a, 2, 2, 2, ipiv, 8) == RECURSIVE_LU_BAD_ARGUMENT(6), "%s: flags", type->name);
    CHECK(type->strided(a, 2, INT64_MAX / 2, 2, ipiv, 0) == RECURSIVE_LU_BAD_ARGUMENT(4), "%s: too large",
          type->name);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    complex_type types[] = {{.name = "c128", .size = sizeof(double complex), .epsilon = ldexp(1, -53)},
                            {.name = "c64", .size = sizeof(float complex), .epsilon = ldexp(1, -24)}};
    static const int64_t shapes[][2] = {{100, 130}, {130, 100}, {257, 257}, {600, 9},
                                        {600, 17},  {9, 300},   {65, 64},   {1100, 40}};
    for (int t = 0; t < 2; t++) {
        bind(lib.handle, &types[t]);
        for (int exchanges = 0; exchanges < 2; exchanges++) {
            for (int64_t n = 1; n <= 70; n++) {
                check_shape(&types[t], n, n, exchanges);
            }
            for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
                check_shape(&types[t], shapes[s][0], shapes[s][1], exchanges);
            }
        }
        check_zero_pivots(&types[t]);
        check_arguments(&types[t]);
    }
    return check_report();
}
