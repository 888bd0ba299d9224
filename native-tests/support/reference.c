#include "reference.h"

#include <math.h>
#include <stdlib.h>

static double round_to(const element *type, double value) {
    return type == &element_f32 ? (double)(float)value : value;
}

static int64_t choose_pivot(const double *column, int64_t k, int64_t m) {
    int64_t p = k;
    for (int64_t i = k + 1; i < m; i++) {
        if (fabs(column[i]) > fabs(column[p])) {
            p = i;
        }
    }
    return p;
}

static void swap_rows(double *values, int64_t m, int64_t n, int64_t r, int64_t s) {
    for (int64_t j = 0; j < n; j++) {
        double kept = values[r + j * m];
        values[r + j * m] = values[s + j * m];
        values[s + j * m] = kept;
    }
}

/* y := y - alpha * x, below row k. */
static void eliminate(const element *type, int64_t k, int64_t m, double alpha, const double *x, double *y) {
    for (int64_t i = k + 1; i < m; i++) {
        y[i] = round_to(type, y[i] - alpha * x[i]);
    }
}

int64_t reference_factor(matrix *a, int64_t *ipiv, bool pivoted) {
    int64_t m = a->m, n = a->n, info = 0;
    double *values = matrix_to_doubles(a);
    for (int64_t k = 0; k < m && k < n; k++) {
        double *column = values + k * m;
        int64_t p = pivoted ? choose_pivot(column, k, m) : k;
        ipiv[k] = p + 1;
        if (column[p] == 0) {
            info = info != 0 ? info : pivoted ? k + 1 : -(k + 1);
        } else {
            swap_rows(values, m, n, k, p);
            for (int64_t i = k + 1; i < m; i++) {
                column[i] = round_to(a->type, column[i] / column[k]);
            }
        }
        for (int64_t j = k + 1; j < n; j++) {
            eliminate(a->type, k, m, values[k + j * m], column, values + j * m);
        }
    }
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            matrix_set(a, i, j, values[i + j * m]);
        }
    }
    free(values);
    return info;
}
