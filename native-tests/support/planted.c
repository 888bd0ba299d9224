#include "planted.h"

#include <math.h>
#include <stdlib.h>

static void swap(int64_t *x, int64_t *y) {
    int64_t kept = *x;
    *x = *y;
    *y = kept;
}

/* A multiplier at most 1/2 in magnitude, or, where a tie is harmless, at most 1. */
static double tie_multiplier(bool may_tie, random_source *source) {
    static const double values[] = {0, 0.5, -0.5, 1, -1, 1, -1};
    return values[random_integer(source, 0, may_tie ? 6 : 2)];
}

static double tie_pivot(random_source *source) {
    static const double values[] = {2, -2, 4, -4};
    return values[random_integer(source, 0, 3)];
}

/* Sets an element to a value. Of a complex one the imaginary part is uniform within the bound; with a bound
   of 0 either part is the value and the other is 0, or both are half of it. */
static void set_random(matrix *a, int64_t i, int64_t j, double value, double bound, random_source *source) {
    matrix_set(a, i, j, value);
    if (a->type->parts == 2 && bound > 0) {
        matrix_set_part(a, i, j, 1, random_uniform(source, -bound, bound));
    } else if (a->type->parts == 2) {
        double share = (double)random_integer(source, 0, 2) / 2;
        matrix_set_part(a, i, j, 0, (1 - share) * value);
        matrix_set_part(a, i, j, 1, share * value);
    }
}

/* Fills column k of L. order[i] is the row of the finished L that stands at row i before exchange k. */
static void fill_multipliers(planted *made, int64_t k, const int64_t *order, bool ties, bool zero,
                             random_source *source) {
    int64_t m = made->lu.m;
    int64_t pivots = m < made->lu.n ? m : made->lu.n;
    double bound = fmin(0.5, 1 / sqrt((double)pivots)) / made->lu.type->parts;
    for (int64_t i = k; i < m; i++) {
        if (i == made->ipiv[k] - 1) {
            continue;
        }
        double value =
            ties ? tie_multiplier(i >= made->ipiv[k], source) : random_uniform(source, -bound, bound);
        set_random(&made->lu, order[i], k, zero ? 0 : value, ties || zero ? 0 : bound, source);
    }
}

static void fill_upper(planted *made, bool ties, int64_t zero_pivot, random_source *source) {
    int64_t m = made->lu.m, n = made->lu.n;
    double scale = 1 / sqrt((double)n);
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m && i < j; i++) {
            double value =
                ties ? 2 * (double)random_integer(source, -2, 2) : scale * random_uniform(source, -1, 1);
            set_random(&made->lu, i, j, value, ties ? 0 : scale, source);
        }
        if (j < m) {
            double sign = random_bits(source) & 1 ? 1 : -1;
            double pivot = ties ? tie_pivot(source) : sign * random_uniform(source, 1, 2);
            set_random(&made->lu, j, j, j == zero_pivot ? 0 : pivot, ties ? 0 : 1, source);
        }
    }
}

/* a := L * U, its row i at the place order[i] names it by: the rows before any exchange. */
static void multiply(planted *made, const int64_t *order) {
    int64_t m = made->lu.m, n = made->lu.n;
    parts factors = matrix_to_parts(&made->lu);
    for (int64_t j = 0; j < n; j++) {
        parts column = parts_new(made->lu.type, m);
        for (int64_t k = 0; k <= j && k < m; k++) {
            double re = factors.re[k + j * m], im = factors.im == NULL ? 0 : factors.im[k + j * m];
            column.re[k] += re;
            if (column.im != NULL) {
                column.im[k] += im;
            }
            parts_add_product(column, k + 1, re, im, factors, k + 1 + k * m, m - k - 1);
        }
        for (int64_t i = 0; i < m; i++) {
            matrix_set_number(&made->a, i, j, column, order[i]);
        }
        parts_free(&column);
    }
    parts_free(&factors);
}

static planted plant(const element *type, int64_t m, int64_t n, bool ties, int64_t zero_pivot,
                     random_source *source) {
    int64_t pivots = m < n ? m : n;
    planted made = {.a = matrix_new(type, m, n, m), .lu = matrix_new(type, m, n, m)};
    made.ipiv = allocate((size_t)pivots * sizeof(int64_t));
    for (int64_t k = 0; k < pivots; k++) {
        made.ipiv[k] = k == zero_pivot ? k + 1 : random_integer(source, k, m - 1) + 1;
    }
    int64_t *order = allocate((size_t)m * sizeof(int64_t));
    for (int64_t i = 0; i < m; i++) {
        order[i] = i;
    }
    for (int64_t k = pivots - 1; k >= 0; k--) {
        swap(&order[k], &order[made.ipiv[k] - 1]);
        fill_multipliers(&made, k, order, ties, k == zero_pivot, source);
    }
    fill_upper(&made, ties, zero_pivot, source);
    multiply(&made, order);
    free(order);
    return made;
}

planted planted_separated(const element *type, int64_t m, int64_t n, random_source *source) {
    return plant(type, m, n, false, -1, source);
}

planted planted_ties(const element *type, int64_t m, int64_t n, int64_t zero_pivot, random_source *source) {
    return plant(type, m, n, true, zero_pivot, source);
}

void planted_free(planted *made) {
    matrix_free(&made->a);
    matrix_free(&made->lu);
    free(made->ipiv);
}
