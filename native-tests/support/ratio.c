#include "ratio.h"

#include <math.h>
#include <stdlib.h>

static double column_norm1(const double *column, int64_t m) {
    double sum = 0;
    for (int64_t i = 0; i < m; i++) {
        sum += fabs(column[i]);
    }
    return sum;
}

static double column_square(const double *column, int64_t m) {
    double sum = 0;
    for (int64_t i = 0; i < m; i++) {
        sum += column[i] * column[i];
    }
    return sum;
}

static double larger(double norm, double candidate) {
    return isnan(candidate) ? INFINITY : fmax(norm, candidate);
}

/* A complex matrix as a real one of twice as many rows, [re; im], and if it is square of twice as many
   columns, [re, -im; im, re], or that of the conjugate numbers. */
static matrix real_form(const matrix *a, bool square, bool conjugate) {
    matrix form = matrix_new(a->type->part, 2 * a->m, square ? 2 * a->n : a->n, 2 * a->m);
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->m; i++) {
            double re = matrix_get_part(a, i, j, 0), im = matrix_get_part(a, i, j, 1);
            im = conjugate ? -im : im;
            matrix_set(&form, i, j, re);
            matrix_set(&form, a->m + i, j, im);
            if (square) {
                matrix_set(&form, i, a->n + j, -im);
                matrix_set(&form, a->m + i, a->n + j, re);
            }
        }
    }
    return form;
}

/* a := P * a; false if an exchange is out of range. */
static bool exchange_rows(double *a, int64_t m, int64_t n, const int64_t *ipiv) {
    for (int64_t k = 0; ipiv != NULL && k < m && k < n; k++) {
        int64_t p = ipiv[k] - 1;
        if (p < k || p >= m) {
            return false;
        }
        for (int64_t j = 0; j < n; j++) {
            double kept = a[k + j * m];
            a[k + j * m] = a[p + j * m];
            a[p + j * m] = kept;
        }
    }
    return true;
}

/* P*A - L*U as doubles, m x n with lda = m; NULL if an exchange is out of range. */
static double *factor_residual(const matrix *a, const matrix *lu, const int64_t *ipiv) {
    int64_t m = a->m, n = a->n;
    double *residual = matrix_to_doubles(a);
    if (!exchange_rows(residual, m, n, ipiv)) {
        free(residual);
        return NULL;
    }
    double *factors = matrix_to_doubles(lu);
    for (int64_t j = 0; j < n; j++) {
        double *r = residual + j * m;
        for (int64_t k = 0; k <= j && k < m; k++) {
            const double *l = factors + k * m;
            double u = factors[k + j * m];
            r[k] -= u;
            for (int64_t i = k + 1; i < m; i++) {
                r[i] -= l[i] * u;
            }
        }
    }
    free(factors);
    return residual;
}

double factor_ratio(const matrix *a, const matrix *lu, const int64_t *ipiv) {
    double *residual = factor_residual(a, lu, ipiv);
    if (residual == NULL) {
        return INFINITY;
    }
    double *original = matrix_to_doubles(a);
    double error = 0, norm = 0;
    for (int64_t j = 0; j < a->n; j++) {
        error = larger(error, column_norm1(residual + j * a->m, a->m));
        norm = larger(norm, column_norm1(original + j * a->m, a->m));
    }
    free(residual);
    free(original);
    if (error == 0) {
        return 0;
    }
    return norm > 0 ? error / norm / (double)a->n / a->type->eps : INFINITY;
}

double factor_relative_error(const matrix *a, const matrix *lu, const int64_t *ipiv) {
    double *residual = factor_residual(a, lu, ipiv);
    if (residual == NULL) {
        return INFINITY;
    }
    double *original = matrix_to_doubles(a);
    double error = column_square(residual, a->m * a->n);
    double norm = column_square(original, a->m * a->n);
    free(residual);
    free(original);
    return isfinite(error) ? sqrt(error / norm) : INFINITY;
}

/* b - op(A)*x for one column, into residual. */
static void solve_residual(const matrix *a, char trans, const matrix *x, const matrix *b, int64_t column,
                           double *residual) {
    int64_t n = a->n;
    for (int64_t i = 0; i < n; i++) {
        residual[i] = matrix_get(b, i, column);
    }
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < n; i++) {
            bool plain = trans == 'N' || trans == 'n';
            residual[i] -= (plain ? matrix_get(a, i, j) : matrix_get(a, j, i)) * matrix_get(x, j, column);
        }
    }
}

double matrix_norm(const matrix *a, bool infinity) {
    double *sums = allocate((size_t)a->n * sizeof(double));
    double norm = 0;
    for (int64_t j = 0; j < a->n; j++) {
        for (int64_t i = 0; i < a->n; i++) {
            sums[infinity ? i : j] += hypot(matrix_get_part(a, i, j, 0), matrix_get_part(a, i, j, 1));
        }
    }
    for (int64_t j = 0; j < a->n; j++) {
        norm = larger(norm, sums[j]);
    }
    free(sums);
    return norm;
}

/* The transpose of a real form is that of the conjugate transpose. */
static double complex_solve_ratio(const matrix *a, char trans, const matrix *x, const matrix *b) {
    matrix real_a = real_form(a, true, trans == 'T' || trans == 't');
    matrix real_x = real_form(x, false, false), real_b = real_form(b, false, false);
    double ratio = solve_ratio(&real_a, trans, &real_x, &real_b);
    matrix_free(&real_a);
    matrix_free(&real_x);
    matrix_free(&real_b);
    return ratio;
}

double solve_ratio(const matrix *a, char trans, const matrix *x, const matrix *b) {
    if (a->type->parts == 2) {
        return complex_solve_ratio(a, trans, x, b);
    }
    double *residual = allocate((size_t)a->n * sizeof(double));
    double *solutions = matrix_to_doubles(x);
    double norm = matrix_norm(a, trans != 'N' && trans != 'n');
    double ratio = 0;
    for (int64_t c = 0; c < x->n; c++) {
        solve_residual(a, trans, x, b, c, residual);
        double error = column_norm1(residual, a->n);
        double size = norm * column_norm1(solutions + c * a->n, a->n);
        ratio = larger(ratio, error == 0 ? 0 : error / size / a->type->eps);
    }
    free(solutions);
    free(residual);
    return ratio;
}

double solve_error(const matrix *a, char trans, const matrix *x, const matrix *b) {
    double *residual = allocate((size_t)a->n * sizeof(double));
    double worst = 0;
    for (int64_t c = 0; c < x->n; c++) {
        solve_residual(a, trans, x, b, c, residual);
        worst = larger(worst, sqrt(column_square(residual, a->n)));
    }
    free(residual);
    return worst;
}

double inverse_ratio(const matrix *x, const matrix *a) {
    if (a->type->parts == 2) {
        matrix real_x = real_form(x, true, false), real_a = real_form(a, true, false);
        double ratio = inverse_ratio(&real_x, &real_a);
        matrix_free(&real_x);
        matrix_free(&real_a);
        return ratio;
    }
    int64_t n = a->n;
    double *left = matrix_to_doubles(x), *right = matrix_to_doubles(a);
    double *column = allocate((size_t)n * sizeof(double));
    double error = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < n; i++) {
            column[i] = i == j;
        }
        for (int64_t k = 0; k < n; k++) {
            for (int64_t i = 0; i < n; i++) {
                column[i] -= left[i + k * n] * right[k + j * n];
            }
        }
        error = larger(error, column_norm1(column, n));
    }
    free(left);
    free(right);
    free(column);
    return error / (double)n / matrix_norm(x, false) / matrix_norm(a, false) / a->type->eps;
}

double largest_multiplier(const matrix *lu) {
    double largest = 0;
    for (int64_t j = 0; j < lu->n; j++) {
        for (int64_t i = j + 1; i < lu->m; i++) {
            largest = larger(largest, fabs(matrix_get(lu, i, j)));
        }
    }
    return largest;
}
