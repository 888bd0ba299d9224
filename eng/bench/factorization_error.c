/* Is a factorization one? Checked in O(n^2) by multiplying both sides with a random vector. */
#include "lu_bench.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* y[i] += a[i] * x and, if there is such a vector, size[i] += |a[i]| * magnitude. */
static void add_column(element_type type, int64_t count, const void *column, double x, double magnitude,
                       double *y, double *size) {
    const double *wide = column;
    const float *narrow = column;
    for (int64_t i = 0; i < count; i++) {
        double a = type == F64 ? wide[i] : (double)narrow[i];
        y[i] += a * x;
        size[i] += fabs(a) * magnitude;
    }
}

static const void *column_of(element_type type, int64_t n, const void *a, int64_t row, int64_t column) {
    return (const char *)a + (size_t)(row + column * n) * element_size(type);
}

/* The largest absolute value below the diagonal; NaN does not count, it shows in the products. */
static double largest_multiplier(element_type type, int64_t n, const void *lu) {
    double largest = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = j + 1; i < n; i++) {
            const void *element = column_of(type, n, lu, i, j);
            double value = type == F64 ? *(const double *)element : (double)*(const float *)element;
            largest = fmax(largest, fabs(value));
        }
    }
    return largest;
}

/* b := P * b; false if a pivot is out of range. */
static bool exchange(int64_t n, const int64_t *ipiv, double *b) {
    for (int64_t i = 0; i < n; i++) {
        int64_t pivot = ipiv[i] - 1;
        if (pivot < i || pivot >= n) {
            return false;
        }
        double held = b[i];
        b[i] = b[pivot];
        b[pivot] = held;
    }
    return true;
}

/* y := L * (U * x) and size := |L| * (|U| * x). */
static void multiply_factors(element_type type, int64_t n, const void *lu, const double *x, double *y,
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
    double *vectors = allocate((size_t)(5 * n) * sizeof *vectors);
    double *x = vectors, *y = x + n, *size = y + n, *b = size + n, *unused = b + n;
    double epsilon = type == F64 ? DBL_EPSILON : FLT_EPSILON, worst = 0;
    fill_random(F64, x, (size_t)n, 3);
    for (int64_t j = 0; j < n; j++) {
        x[j] = 1 + x[j] / 2;
        add_column(type, n, column_of(type, n, a, 0, j), x[j], 0, b, unused);
    }
    multiply_factors(type, n, lu, x, y, size);
    if (!exchange(n, ipiv, b) || largest_multiplier(type, n, lu) > 1 + 4 * epsilon) {
        worst = INFINITY;
    }
    for (int64_t i = 0; i < n; i++) {
        double error = fabs(b[i] - y[i]) / (epsilon * size[i]);
        /* Written so that a NaN counts as infinite. */
        worst = error <= worst ? worst : isnan(error) ? INFINITY : error;
    }
    free(vectors);
    return worst;
}

double factorization_tolerance(int64_t n) {
    return 3 * (double)n + 8;
}
