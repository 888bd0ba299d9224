/* LAPACKE's changes of the layout, bit by bit, and its search for NaN, which padding never has. The library
   of LAPACK itself passes, too. */
#include "lapack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "handlers.h"
#include "matrix.h"

enum { longest = 37, padding = 3 };

/* Rows and columns: none, one, squares, more of either, more than a block of what is copied at a time. */
static const struct {
    int64_t m, n;
} shapes[] = {{0, 0}, {0, 3}, {3, 0}, {-1, 2}, {2, -1},  {1, 1},        {1, 5},
              {5, 1}, {4, 4}, {7, 3}, {3, 7},  {16, 33}, {longest, 17}, {17, longest}};

/* An m x n matrix with as many elements as lda says, in one of the layouts. */
typedef struct stored {
    const element *type;
    int layout;
    int64_t m, n, lda;
    unsigned char *bytes;
    size_t size;
} stored;

/* Rows or columns, whichever lie together, and their length. */
static int64_t lines(const stored *a) {
    return a->layout == row_major ? a->m : a->n;
}

static int64_t length(const stored *a) {
    return a->layout == row_major ? a->n : a->m;
}

static int64_t place(const stored *a, int64_t i, int64_t j) {
    return a->layout == row_major ? i * a->lda + j : i + j * a->lda;
}

static stored stored_new(const element *type, int layout, int64_t m, int64_t n, int64_t gap) {
    stored a = {.type = type, .layout = layout, .m = m, .n = n};
    a.lda = (length(&a) > 0 ? length(&a) : 0) + gap;
    a.size = (size_t)((lines(&a) > 0 ? lines(&a) : 0) * a.lda + 1) * type->size;
    a.bytes = allocate(a.size);
    return a;
}

/* Bits of all kinds: among them numbers, subnormal ones, infinity and NaN that signals. */
static void fill_bits(stored *a, random_source *source) {
    for (size_t i = 0; i < a->size; i++) {
        a->bytes[i] = (unsigned char)random_integer(source, 0, 255);
    }
}

/* Numbers, and NaN in all that is not the matrix. */
static void fill_numbers(stored *a, random_source *source) {
    size_t parts = a->size / a->type->part->size;
    for (size_t i = 0; i < parts; i++) {
        a->type->part->set(a->bytes, (int64_t)i, NAN);
    }
    for (int64_t i = 0; i < a->m; i++) {
        for (int64_t j = 0; j < a->n; j++) {
            for (int part = 0; part < a->type->parts; part++) {
                double x = random_integer(source, 0, 7) ? random_uniform(source, -1, 1) : a->type->overflow;
                a->type->part->set(a->bytes, place(a, i, j) * a->type->parts + part, x);
            }
        }
    }
}

/* What ge_trans writes: no more of a line than either matrix has room for. */
static void expect_transposed(const stored *a, stored *t) {
    for (int64_t i = 0; i < a->m; i++) {
        for (int64_t j = 0; j < a->n; j++) {
            int64_t in_a = a->layout == row_major ? j : i, in_t = a->layout == row_major ? i : j;
            if (in_a < a->lda && in_t < t->lda) {
                memcpy(t->bytes + (size_t)place(t, i, j) * a->type->size,
                       a->bytes + (size_t)place(a, i, j) * a->type->size, a->type->size);
            }
        }
    }
}

/* The distances told may be too small for the matrix. */
static void check_trans(const lapacke *l, int layout, int64_t m, int64_t n, int64_t lda, int64_t ldt,
                        random_source *source) {
    stored a = stored_new(l->type, layout, m, n, padding);
    stored t = stored_new(l->type, row_major + column_major - layout, m, n, padding);
    fill_bits(&a, source);
    fill_bits(&t, source);
    stored expected = t;
    expected.bytes = allocate(t.size);
    memcpy(expected.bytes, t.bytes, t.size);
    a.lda = lda;
    t.lda = expected.lda = ldt;
    expect_transposed(&a, &expected);
    unsigned char *before = allocate(a.size);
    memcpy(before, a.bytes, a.size);
    l->trans(layout, m, n, a.bytes, lda, t.bytes, ldt);
    CHECK(memcmp(t.bytes, expected.bytes, t.size) == 0 && memcmp(a.bytes, before, a.size) == 0,
          "%s ge_trans(%d, %ld, %ld, lda %ld, ldt %ld): other bytes", l->label, layout, (long)m, (long)n,
          (long)lda, (long)ldt);
    free(before);
    free(expected.bytes);
    free(t.bytes);
    free(a.bytes);
}

static void check_all_trans(const lapacke *l, int layout, random_source *source) {
    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        int64_t m = shapes[s].m, n = shapes[s].n;
        int64_t own = layout == row_major ? n : m, other = layout == row_major ? m : n;
        const int64_t distances[] = {0, padding, -1, -own, -own - 1};
        for (int i = 0; i < 5; i++) {
            check_trans(l, layout, m, n, own + distances[i], other + padding, source);
            check_trans(l, layout, m, n, own + padding, other + distances[i], source);
            check_trans(l, layout, m, n, own + distances[i], other + distances[i], source);
        }
    }
}

static int64_t nancheck(const lapacke *l, const stored *a) {
    return integer_value(l->wide, l->nancheck(a->layout, a->m, a->n, a->bytes, a->lda));
}

/* NaN in the padding, and then in one part of one element after the other. */
static void check_nancheck(const lapacke *l, int layout, int64_t m, int64_t n, int64_t gap,
                           random_source *source) {
    stored a = stored_new(l->type, layout, m, n, gap);
    fill_numbers(&a, source);
    int64_t found = nancheck(l, &a), parts = a.type->parts;
    CHECK(found == 0, "%s ge_nancheck(%d, %ld, %ld, lda %ld) of numbers: %ld", l->label, layout, (long)m,
          (long)n, (long)a.lda, (long)found);
    for (int64_t k = 0; k < (m > 0 && n > 0 ? m * n * parts : 0); k++) {
        int64_t at = place(&a, k / parts % m, k / parts / m) * parts + k % parts;
        double kept = a.type->part->get(a.bytes, at);
        a.type->part->set(a.bytes, at, k % 2 ? -NAN : NAN);
        found = nancheck(l, &a);
        a.type->part->set(a.bytes, at, kept);
        CHECK(found == 1, "%s ge_nancheck(%d, %ld, %ld, lda %ld) of NaN in part %ld: %ld", l->label, layout,
              (long)m, (long)n, (long)a.lda, (long)k, (long)found);
    }
    free(a.bytes);
}

/* NaN beyond the distance to the next row or column, which is told too small, is not seen; nor are others
 * there. */
static void check_short_distance(const lapacke *l, int layout, random_source *source) {
    stored a = stored_new(l->type, layout, 4, 4, 0);
    fill_numbers(&a, source);
    a.type->set(a.bytes, 3 * 2 + 2, NAN);
    a.lda = 2;
    int64_t beyond = nancheck(l, &a);
    a.type->set(a.bytes, 3 * 2 + 1, NAN);
    int64_t within = nancheck(l, &a);
    a.lda = 0;
    int64_t none = nancheck(l, &a);
    a.lda = -2;
    int64_t negative = nancheck(l, &a);
    CHECK(beyond == 0 && within == 1 && none == 0 && negative == 0,
          "%s ge_nancheck(%d) of short rows: %ld, %ld, %ld, %ld", l->label, layout, (long)beyond,
          (long)within, (long)none, (long)negative);
    free(a.bytes);
}

/* Null pointers and layouts that there are not, and a process that does not want NaN to be looked for. */
static void check_refusals(const lapacke *l) {
    static const int layouts[] = {0, 100, 103, -101};
    double nan[2] = {0, 0}, t[2] = {7, 7}, untouched[2] = {7, 7};
    l->type->set(nan, 0, NAN);
    handlers_reset();
    for (int i = 0; i < 4; i++) {
        l->trans(layouts[i], 1, 1, nan, 1, t, 1);
        int64_t found = integer_value(l->wide, l->nancheck(layouts[i], 1, 1, nan, 1));
        CHECK(found == 0, "%s ge_nancheck(%d): %ld", l->label, layouts[i], (long)found);
    }
    for (int layout = row_major; layout <= column_major; layout++) {
        l->trans(layout, 1, 1, NULL, 1, t, 1);
        l->trans(layout, 1, 1, nan, 1, NULL, 1);
        int64_t found = integer_value(l->wide, l->nancheck(layout, 1, 1, NULL, 1));
        handlers_nancheck = 0;
        int64_t unwanted = integer_value(l->wide, l->nancheck(layout, 1, 1, nan, 1));
        handlers_nancheck = 1;
        CHECK(found == 0 && unwanted == 1, "%s ge_nancheck(%d): %ld of NULL, %ld where none is wanted",
              l->label, layout, (long)found, (long)unwanted);
    }
    CHECK(memcmp(t, untouched, sizeof t) == 0, "%s ge_trans wrote", l->label);
    CHECK(handlers_last.calls == 0, "%s: %d calls of handlers", l->label, handlers_last.calls);
}

int main(int argc, char **argv) {
    lapacke bound[lapack_kinds];
    int count = lapacke_bind(lapack_open(argc, argv), bound);
    random_source source = random_new(5);
    for (int l = 0; l < count; l++) {
        for (int layout = row_major; layout <= column_major; layout++) {
            check_all_trans(&bound[l], layout, &source);
            for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
                check_nancheck(&bound[l], layout, shapes[s].m, shapes[s].n, 0, &source);
                check_nancheck(&bound[l], layout, shapes[s].m, shapes[s].n, padding, &source);
            }
            check_short_distance(&bound[l], layout, &source);
        }
        check_refusals(&bound[l]);
    }
    return check_report();
}
