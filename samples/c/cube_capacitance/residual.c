#include "residual.h"

#include <math.h>

void residual_add(int64_t m, const int64_t *rows, int64_t n, const int64_t *columns, const double *A,
                  int64_t lda, const double *x, int64_t order, double *sums) {
    double *product = sums, *magnitude = sums + order;
    for (int64_t j = 0; j < n; j++) {
        const double *column = A + j * lda, factor = x[columns[j]];
        for (int64_t i = 0; i < m; i++) {
            product[rows[i]] += column[i] * factor;
            magnitude[rows[i]] += fabs(column[i]);
        }
    }
}

double residual_scaled(int64_t n, const double *sums, const double *x) {
    const double *product = sums, *magnitude = sums + n;
    double error = 0, norm_a = 0, norm_x = 0;
    for (int64_t i = 0; i < n; i++) {
        error = fmax(error, fabs(product[i] - 1));
        norm_a = fmax(norm_a, magnitude[i]);
        norm_x = fmax(norm_x, fabs(x[i]));
    }
    return error / (ldexp(1, -53) * (norm_x * norm_a + 1) * (double)n);
}
