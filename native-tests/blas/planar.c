#include "planar.h"

#include <stdlib.h>
#include <string.h>

#include "matrix.h"

planar planar_new(int64_t capacity, bool is_complex) {
    size_t bytes = (size_t)capacity * sizeof(double);
    return (planar){.is_complex = is_complex, .re = allocate(bytes), .im = allocate(bytes)};
}

void planar_free(planar *p) {
    free(p->re);
    free(p->im);
}

void planar_shape(planar *p, int64_t m, int64_t n) {
    p->m = m;
    p->n = n;
}

void planar_fill(planar *p, int64_t m, int64_t n, int limit, random_source *source) {
    planar_shape(p, m, n);
    uint64_t range = 2 * (uint64_t)limit + 1;
    for (int64_t i = 0; i < m * n; i++) {
        uint64_t bits = random_bits(source);
        p->re[i] = (double)((bits & UINT32_MAX) * range >> 32) - limit;
        p->im[i] = p->is_complex ? (double)((bits >> 32) * range >> 32) - limit : 0;
    }
}

static void set_diagonal(planar *p, int64_t i, bool is_unit, random_source *source) {
    static const double sizes[] = {0.5, 1, 2, -0.5, -1, -2};
    double size = is_unit ? 1 : sizes[random_integer(source, 0, 5)];
    int64_t turn = is_unit || !p->is_complex ? 0 : random_integer(source, 0, 2);
    p->re[i] = turn == 1 ? 0 : size;
    p->im[i] = turn == 0 ? 0 : size;
}

void planar_fill_triangle(planar *p, int64_t n, bool is_upper, bool is_unit, random_source *source) {
    planar_fill(p, n, n, 1, source);
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = is_upper ? j + 1 : 0; i < (is_upper ? n : j); i++) {
            p->re[i + j * n] = p->im[i + j * n] = 0;
        }
        set_diagonal(p, j + j * n, is_unit, source);
    }
}

/* y += s * x. */
static void add_product(int64_t count, double s, const double *x, double *restrict y) {
    for (int64_t i = 0; i < count; i++) {
        y[i] += s * x[i];
    }
}

void planar_multiply(const planar *a, const planar *b, planar *c) {
    int64_t m = a->m, k = a->n, n = b->n;
    planar_shape(c, m, n);
    memset(c->re, 0, (size_t)(m * n) * sizeof(double));
    memset(c->im, 0, (size_t)(m * n) * sizeof(double));
    for (int64_t j = 0; j < n; j++) {
        double *re = c->re + j * m, *im = c->im + j * m;
        for (int64_t p = 0; p < k; p++) {
            double bre = b->re[p + j * k], bim = b->im[p + j * k];
            add_product(m, bre, a->re + p * m, re);
            if (c->is_complex) {
                add_product(m, -bim, a->im + p * m, re);
                add_product(m, bre, a->im + p * m, im);
                add_product(m, bim, a->re + p * m, im);
            }
        }
    }
}

void planar_add(planar *y, double re, double im, const planar *x) {
    int64_t count = y->m * y->n;
    add_product(count, re, x->re, y->re);
    if (y->is_complex) {
        add_product(count, -im, x->im, y->re);
        add_product(count, re, x->im, y->im);
        add_product(count, im, x->re, y->im);
    }
}

void planar_scale(planar *x, double re, double im) {
    for (int64_t i = 0; i < x->m * x->n; i++) {
        double r = x->re[i];
        x->re[i] = re * r - (x->is_complex ? im * x->im[i] : 0);
        x->im[i] = x->is_complex ? re * x->im[i] + im * r : 0;
    }
}
