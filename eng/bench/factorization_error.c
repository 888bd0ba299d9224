/* Is a factorization one? Checked in O(n^2) by multiplying both sides with a random vector. */
#include "lu_bench.h"

#include <math.h>
#include <stdlib.h>

/* y[i] += a[i] * x and size[i] += |a[i]| * weight for one type of elements. */
#define DEFINE_ADD_COLUMN(name, element)                                                                     \
    static void name(int64_t count, const element *a, number x, double weight, number *y, double *size) {    \
        for (int64_t i = 0; i < count; i++) {                                                                \
            y[i] += a[i] * x;                                                                                \
            size[i] += magnitude(a[i]) * weight;                                                             \
        }                                                                                                    \
    }

DEFINE_ADD_COLUMN(add_f64, double)
DEFINE_ADD_COLUMN(add_f32, float)
DEFINE_ADD_COLUMN(add_c128, double complex)
DEFINE_ADD_COLUMN(add_c64, float complex)

/* y[i] += a[i] * x and size[i] += |a[i]| * weight. */
static void add_column(element_type type, int64_t count, const void *column, number x, double weight,
                       number *y, double *size) {
    switch (type) {
    case F64:
        add_f64(count, column, x, weight, y, size);
        break;
    case F32:
        add_f32(count, column, x, weight, y, size);
        break;
    case C128:
        add_c128(count, column, x, weight, y, size);
        break;
    default:
        add_c64(count, column, x, weight, y, size);
        break;
    }
}

static const void *column_of(element_type type, int64_t n, const void *a, int64_t row, int64_t column) {
    return (const char *)a + (size_t)(row + column * n) * element_size(type);
}

/* Whether no element below the diagonal is too large: 1, or, of a complex pivot that has the largest |re| +
 * |im|, the square root of 2. NaN is not seen here, it shows in the products. */
static bool has_good_multipliers(element_type type, int64_t n, const void *lu) {
    double largest = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = j + 1; i < n; i++) {
            number value = element_at(type, lu, i + j * n);
            largest = fmax(largest, creal(value) * creal(value) + cimag(value) * cimag(value));
        }
    }
    return largest <= (is_complex(type) ? 2 : 1) * (1 + 8 * element_epsilon(type));
}

/* b := P * b; false if a pivot is out of range. */
static bool exchange(int64_t n, const int64_t *ipiv, number *b) {
    for (int64_t i = 0; i < n; i++) {
        int64_t pivot = ipiv[i] - 1;
        if (pivot < i || pivot >= n) {
            return false;
        }
        number held = b[i];
        b[i] = b[pivot];
        b[pivot] = held;
    }
    return true;
}

/* y := L * (U * x) and size := |L| * (|U| * x). */
static void multiply_factors(element_type type, int64_t n, const void *lu, const double *x, number *y,
                             double *size) {
    for (int64_t j = 0; j < n; j++) {
        add_column(type, j + 1, column_of(type, n, lu, 0, j), x[j], x[j], y, size);
    }
    /* The last column first: what it multiplies is then still that of U * x. */
    for (int64_t j = n - 1; j >= 0; j--) {
        add_column(type, n - j - 1, column_of(type, n, lu, j + 1, j), y[j], size[j], y + j + 1, size + j + 1);
    }
}

double factorization_error(element_type type, int64_t n, const void *a, const void *lu, const int64_t *ipiv) {
    number *vectors = allocate((size_t)(2 * n) * sizeof *vectors), *y = vectors, *b = y + n;
    double *sizes = allocate((size_t)(3 * n) * sizeof *sizes), *x = sizes, *size = x + n, *unused = size + n;
    double worst = 0;
    fill_random(F64, x, (size_t)n, 3);
    for (int64_t j = 0; j < n; j++) {
        x[j] = 1 + x[j] / 2;
        add_column(type, n, column_of(type, n, a, 0, j), x[j], 0, b, unused);
    }
    multiply_factors(type, n, lu, x, y, size);
    if (!exchange(n, ipiv, b) || !has_good_multipliers(type, n, lu)) {
        worst = INFINITY;
    }
    for (int64_t i = 0; i < n; i++) {
        double error = magnitude(b[i] - y[i]) / (element_epsilon(type) * size[i]);
        /* Written so that a NaN counts as infinite. */
        worst = error <= worst ? worst : isnan(error) ? INFINITY : error;
    }
    free(vectors);
    free(sizes);
    return worst;
}

double factorization_tolerance(int64_t n) {
    return 3 * (double)n + 8;
}
