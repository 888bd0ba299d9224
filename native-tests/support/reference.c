#include "reference.h"

#include <math.h>
#include <stdlib.h>

static double round_to(const element *type, double value) {
    return type->part == &element_f32 ? (double)(float)value : value;
}

static int64_t choose_pivot(parts values, int64_t column, int64_t k, int64_t m) {
    int64_t p = k;
    for (int64_t i = k + 1; i < m; i++) {
        if (parts_magnitude(values, column + i) > parts_magnitude(values, column + p)) {
            p = i;
        }
    }
    return p;
}

static void swap_rows(parts values, int64_t m, int64_t n, int64_t r, int64_t s) {
    for (int64_t j = 0; j < n; j++) {
        parts_swap(values, r + j * m, s + j * m);
    }
}

static void round_numbers(const element *type, parts values, int64_t from, int64_t count) {
    for (int64_t i = from; i < from + count; i++) {
        values.re[i] = round_to(type, values.re[i]);
        if (values.im != NULL) {
            values.im[i] = round_to(type, values.im[i]);
        }
    }
}

/* R. L. Smith's division of complex numbers. */
static void divide(parts values, int64_t index, int64_t pivot) {
    if (values.im == NULL) {
        values.re[index] /= values.re[pivot];
        return;
    }
    double a = values.re[index], b = values.im[index], c = values.re[pivot], d = values.im[pivot];
    bool steep = fabs(c) < fabs(d);
    double slope = steep ? c / d : d / c, divisor = steep ? d + c * slope : c + d * slope;
    values.re[index] = (steep ? a * slope + b : a + b * slope) / divisor;
    values.im[index] = (steep ? b * slope - a : b - a * slope) / divisor;
}

int64_t reference_factor(matrix *a, int64_t *ipiv, bool pivoted) {
    int64_t m = a->m, n = a->n, info = 0;
    parts values = matrix_to_parts(a);
    for (int64_t k = 0; k < m && k < n; k++) {
        int64_t column = k * m, p = pivoted ? choose_pivot(values, column, k, m) : k;
        ipiv[k] = p + 1;
        if (parts_magnitude(values, column + p) == 0) {
            info = info != 0 ? info : pivoted ? k + 1 : -(k + 1);
        } else {
            swap_rows(values, m, n, k, p);
            for (int64_t i = k + 1; i < m; i++) {
                divide(values, column + i, column + k);
            }
            round_numbers(a->type, values, column + k + 1, m - k - 1);
        }
        for (int64_t j = k + 1; j < n; j++) {
            double re = values.re[k + j * m], im = values.im == NULL ? 0 : values.im[k + j * m];
            parts_add_product(values, k + 1 + j * m, -re, -im, values, column + k + 1, m - k - 1);
            round_numbers(a->type, values, k + 1 + j * m, m - k - 1);
        }
    }
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            matrix_set_number(a, i, j, values, i + j * m);
        }
    }
    parts_free(&values);
    return info;
}
