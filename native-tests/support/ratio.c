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

/* Sums over a column of m numbers that begins at `from`. */
static double sum_of_magnitudes(parts numbers, int64_t from, int64_t m) {
    return column_norm1(numbers.re + from, m) + (numbers.im == NULL ? 0 : column_norm1(numbers.im + from, m));
}

static double sum_of_squares(parts numbers, int64_t from, int64_t count) {
    return column_square(numbers.re + from, count) +
           (numbers.im == NULL ? 0 : column_square(numbers.im + from, count));
}

/* a := P * a; false if an exchange is out of range. */
static bool exchange_rows(parts a, int64_t m, int64_t n, const int64_t *ipiv) {
    for (int64_t k = 0; ipiv != NULL && k < m && k < n; k++) {
        int64_t p = ipiv[k] - 1;
        if (p < k || p >= m) {
            return false;
        }
        for (int64_t j = 0; j < n; j++) {
            parts_swap(a, k + j * m, p + j * m);
        }
    }
    return true;
}

/* P*A - L*U, m x n with lda = m, into residual; false if an exchange is out of range. */
static bool factor_residual(const matrix *a, const matrix *lu, const int64_t *ipiv, parts *residual) {
    int64_t m = a->m, n = a->n;
    *residual = matrix_to_parts(a);
    if (!exchange_rows(*residual, m, n, ipiv)) {
        parts_free(residual);
        return false;
    }
    parts factors = matrix_to_parts(lu);
    for (int64_t j = 0; j < n; j++) {
        for (int64_t k = 0; k <= j && k < m; k++) {
            double re = factors.re[k + j * m], im = factors.im == NULL ? 0 : factors.im[k + j * m];
            residual->re[k + j * m] -= re;
            if (residual->im != NULL) {
                residual->im[k + j * m] -= im;
            }
            parts_add_product(*residual, k + 1 + j * m, -re, -im, factors, k + 1 + k * m, m - k - 1);
        }
    }
    parts_free(&factors);
    return true;
}

double factor_ratio(const matrix *a, const matrix *lu, const int64_t *ipiv) {
    parts residual;
    if (!factor_residual(a, lu, ipiv, &residual)) {
        return INFINITY;
    }
    parts original = matrix_to_parts(a);
    double error = 0, norm = 0;
    for (int64_t j = 0; j < a->n; j++) {
        error = larger(error, sum_of_magnitudes(residual, j * a->m, a->m));
        norm = larger(norm, sum_of_magnitudes(original, j * a->m, a->m));
    }
    parts_free(&residual);
    parts_free(&original);
    if (error == 0) {
        return 0;
    }
    return norm > 0 ? error / norm / (double)a->n / a->type->eps : INFINITY;
}

double factor_relative_error(const matrix *a, const matrix *lu, const int64_t *ipiv) {
    parts residual;
    if (!factor_residual(a, lu, ipiv, &residual)) {
        return INFINITY;
    }
    parts original = matrix_to_parts(a);
    double error = sum_of_squares(residual, 0, a->m * a->n), norm = sum_of_squares(original, 0, a->m * a->n);
    parts_free(&residual);
    parts_free(&original);
    return isfinite(error) ? sqrt(error / norm) : INFINITY;
}

/* y -= A * x for square A of order n and one column x that begins at `from`. */
static void subtract_product(parts y, parts a, int64_t n, parts x, int64_t from) {
    for (int64_t j = 0; j < n; j++) {
        double im = x.im == NULL ? 0 : x.im[from + j];
        parts_add_product(y, 0, -x.re[from + j], -im, a, j * n, n);
    }
}

/* The numbers of op(A). */
static parts form_of(const matrix *a, char trans) {
    if (trans == 'N' || trans == 'n') {
        return matrix_to_parts(a);
    }
    matrix transposed = matrix_transposed(a, a->n);
    parts numbers = matrix_to_parts(&transposed);
    matrix_free(&transposed);
    for (int64_t i = 0; (trans == 'C' || trans == 'c') && numbers.im != NULL && i < a->n * a->n; i++) {
        numbers.im[i] = -numbers.im[i];
    }
    return numbers;
}

/* B - op(A) * X. */
static parts solve_residual(parts form, int64_t n, parts x, const matrix *b) {
    parts all = matrix_to_parts(b);
    for (int64_t c = 0; c < b->n; c++) {
        parts column = {.re = all.re + c * n, .im = all.im == NULL ? NULL : all.im + c * n};
        subtract_product(column, form, n, x, c * n);
    }
    return all;
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

/* The largest of n column sums of magnitudes. */
static double norm1(parts numbers, int64_t n) {
    double norm = 0;
    for (int64_t j = 0; j < n; j++) {
        norm = larger(norm, sum_of_magnitudes(numbers, j * n, n));
    }
    return norm;
}

double solve_ratio(const matrix *a, char trans, const matrix *x, const matrix *b) {
    int64_t n = a->n;
    parts form = form_of(a, trans), solutions = matrix_to_parts(x);
    parts residual = solve_residual(form, n, solutions, b);
    double norm = norm1(form, n), ratio = 0;
    for (int64_t c = 0; c < x->n; c++) {
        double error = sum_of_magnitudes(residual, c * n, n);
        double size = norm * sum_of_magnitudes(solutions, c * n, n);
        ratio = larger(ratio, error == 0 ? 0 : error / size / a->type->eps);
    }
    parts_free(&form);
    parts_free(&solutions);
    parts_free(&residual);
    return ratio;
}

double solve_error(const matrix *a, char trans, const matrix *x, const matrix *b) {
    int64_t n = a->n;
    parts form = form_of(a, trans), solutions = matrix_to_parts(x);
    parts residual = solve_residual(form, n, solutions, b);
    double worst = 0;
    for (int64_t c = 0; c < x->n; c++) {
        worst = larger(worst, sqrt(sum_of_squares(residual, c * n, n)));
    }
    parts_free(&form);
    parts_free(&solutions);
    parts_free(&residual);
    return worst;
}

double inverse_ratio(const matrix *x, const matrix *a) {
    int64_t n = a->n;
    parts left = matrix_to_parts(x), right = matrix_to_parts(a);
    double error = 0;
    for (int64_t j = 0; j < n; j++) {
        parts column = parts_new(a->type, n);
        column.re[j] = 1;
        subtract_product(column, left, n, right, j * n);
        error = larger(error, sum_of_magnitudes(column, 0, n));
        parts_free(&column);
    }
    double norms = norm1(left, n) * norm1(right, n);
    parts_free(&left);
    parts_free(&right);
    return error / (double)n / norms / a->type->eps;
}

double largest_multiplier(const matrix *lu) {
    parts factors = matrix_to_parts(lu), product = parts_new(lu->type, 1);
    double largest = 0;
    for (int64_t j = 0; j < lu->n; j++) {
        for (int64_t i = j + 1; i < lu->m; i++) {
            int64_t index = i + j * lu->m, pivot = j + j * lu->m;
            double magnitude = parts_magnitude(factors, index), size = parts_magnitude(factors, pivot);
            if (factors.im != NULL && size > 0) {
                product.re[0] = product.im[0] = 0;
                parts_add_product(product, 0, factors.re[pivot] / size, factors.im[pivot] / size, factors,
                                  index, 1);
                magnitude = parts_magnitude(product, 0);
            }
            largest = larger(largest, magnitude);
        }
    }
    parts_free(&product);
    parts_free(&factors);
    return largest;
}
