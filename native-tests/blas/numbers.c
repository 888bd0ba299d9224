/* Rounding errors against sums in long double, for factors and numbers of any scale; and where infinite
   numbers and NaN go. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "emulated.h"
#include "matrix.h"
#include "work.h"

enum { order = 200, count = order * order };

typedef long double wide;

/* Numbers of two parts and, for each of a result, what its error is measured by: the same sum of magnitudes.
 */
typedef struct wides {
    wide *re, *im, *size;
} wides;

static wides wides_new(void) {
    size_t bytes = count * sizeof(wide);
    return (wides){allocate(bytes), allocate(bytes), allocate(bytes)};
}

/* Random numbers, uniform in their parts, times a power of two, as the type has them. */
static void fill(const blas *b, wides *x, int64_t n, double scale, random_source *source) {
    for (int64_t i = 0; i < n; i++) {
        double parts[2] = {scale * random_uniform(source, -1, 1), scale * random_uniform(source, -1, 1)};
        if (b->type->part == &element_f32) {
            parts[0] = (float)parts[0];
            parts[1] = (float)parts[1];
        }
        x->re[i] = parts[0];
        x->im[i] = b->type->parts == 2 ? parts[1] : 0;
        x->size[i] = fabsl(x->re[i]) + fabsl(x->im[i]);
    }
}

/* c = alpha * a * b + beta * c, m by n by k. */
static void multiply(int64_t m, int64_t n, int64_t k, const double alpha[2], const wides *a, const wides *b,
                     const double beta[2], wides *c) {
    wide alpha_size = fabs(alpha[0]) + fabs(alpha[1]), beta_size = fabs(beta[0]) + fabs(beta[1]);
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            wide re = 0, im = 0, size = 0;
            for (int64_t p = 0; p < k; p++) {
                int64_t at = i + p * m, of = p + j * k;
                re += a->re[at] * b->re[of] - a->im[at] * b->im[of];
                im += a->re[at] * b->im[of] + a->im[at] * b->re[of];
                size += a->size[at] * b->size[of];
            }
            int64_t to = i + j * m;
            wide cre = c->re[to], cim = c->im[to];
            c->re[to] = alpha[0] * re - alpha[1] * im + beta[0] * cre - beta[1] * cim;
            c->im[to] = alpha[0] * im + alpha[1] * re + beta[0] * cim + beta[1] * cre;
            c->size[to] = alpha_size * size + beta_size * c->size[to];
        }
    }
}

static void store(operand *o, const wides *x, int64_t m, int64_t n) {
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            operand_set(o, i, j, (double)x->re[i + j * m], (double)x->im[i + j * m]);
        }
    }
}

/* The largest error of an operand in units of terms * eps * size, underflow aside. */
static double error(const blas *b, const operand *o, const wides *x, int64_t m, int64_t n, int64_t terms) {
    double worst = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            int64_t at = i + j * m;
            wide off =
                fabsl(operand_get(o, i, j, 0) - x->re[at]) + fabsl(operand_get(o, i, j, 1) - x->im[at]);
            wide unit = (wide)(terms + 4) * (b->type->eps * x->size[at] + b->type->safe_min);
            double ratio = (double)(off / unit);
            worst = ratio <= worst ? worst : ratio; /* NaN is the worst */
        }
    }
    return worst;
}

static const double limit = 2;

static void set_scalar(const blas *b, void *address, const double value[2]) {
    b->type->part->set(address, 0, value[0]);
    if (b->type->parts == 2) {
        b->type->part->set(address, 1, value[1]);
    }
}

/* Operands of gemm, gemv or ger with sizes of about 2^a, 2^b and 2^c and factors of about 2^alpha and 2^beta.
 */
typedef struct scales {
    int a, b, c, alpha, beta;
} scales;

typedef struct numbers {
    wides a, b, c;
    operand oa, ob, oc;
} numbers;

static void check_product(work *w, numbers *x, blas_routine routine, int64_t m, int64_t n, int64_t k,
                          scales s) {
    const blas *b = w->b;
    int form = work_form(w, routine);
    bool by_rows = blas_form_table[form].by_rows;
    double given[2][2];
    void *const addresses[2] = {&w->scalars[0], &w->scalars[2]};
    for (int i = 0; i < 2; i++) {
        /* Factors of three bits, so that single precision has them. */
        given[i][0] = ldexp(0.875, i == 0 ? s.alpha : s.beta);
        given[i][1] = b->type->parts == 2 ? -given[i][0] / 2 : 0;
        set_scalar(b, addresses[i], given[i]);
    }
    double one[2] = {1, 0};
    fill(b, &x->a, m * k, ldexp(1, s.a), &w->source);
    fill(b, &x->b, k * n, ldexp(1, s.b), &w->source);
    fill(b, &x->c, m * n, ldexp(1, s.c), &w->source);
    blas_call call = {
        .routine = routine, .m = m, .n = n, .k = k, .alpha = addresses[0], .beta = addresses[1]};
    call.transa = call.transb = 'N';
    operand *a = &x->oa, *out = &x->oc;
    if (routine == blas_geru) {
        operand_place_vector(&x->oa, m, 1, true);
        call.x = x->oa.data;
    } else {
        operand_place(&x->oa, m, k, 0, by_rows, true);
        call.a = x->oa.data;
    }
    if (routine == blas_gemm) {
        operand_place(&x->ob, k, n, 0, by_rows, true);
        operand_place(&x->oc, m, n, 0, by_rows, true);
        call.c = x->oc.data;
    } else if (routine == blas_gemv) {
        call.n = k;
        operand_place_vector(&x->ob, k, 1, true);
        operand_place_vector(&x->oc, m, 1, true);
        call.x = x->ob.data;
        call.y = x->oc.data;
    } else {
        operand_place_vector(&x->ob, n, 1, true);
        x->ob.m = 1; /* a row */
        x->ob.n = n;
        operand_place(&x->oc, m, n, 0, by_rows, true);
        call.y = x->ob.data;
        call.a = x->oc.data;
    }
    call.b = x->ob.data;
    call.lda = routine == blas_geru ? x->oc.ld : a->ld;
    call.ldb = x->ob.ld;
    call.ldc = x->oc.ld;
    call.incx = call.incy = 1;
    store(&x->oa, &x->a, m, k);
    x->ob.by_rows = routine == blas_geru ? true : x->ob.by_rows;
    store(&x->ob, &x->b, k, n);
    store(&x->oc, &x->c, m, n);
    multiply(m, n, k, given[0], &x->a, &x->b, routine == blas_geru ? one : given[1], &x->c);
    blas_do(b, form, &call);
    double ratio = error(b, out, &x->c, m, n, k);
    char text[200];
    CHECK(ratio <= limit, "%s: an error of %g, scales 2^%d 2^%d 2^%d", blas_text(b, form, &call, text), ratio,
          s.a, s.b, s.c);
}

/* A triangle well conditioned but for its scale; B = op(T) X or the residual of X. */
static void check_triangle(work *w, numbers *x, blas_routine routine, int64_t m, int64_t n, int scale,
                           int sides) {
    const blas *b = w->b;
    int form = work_form(w, routine);
    bool by_rows = blas_form_table[form].by_rows, is_left = work_coin(w) || routine == blas_trsv;
    bool is_upper = work_coin(w), is_unit = work_coin(w);
    int64_t size = is_left ? m : n;
    scale = is_unit ? 0 : scale;
    fill(b, &x->a, size * size, ldexp(1, scale), &w->source);
    for (int64_t j = 0; j < size; j++) {
        for (int64_t i = 0; i < size; i++) {
            int64_t at = i + j * size;
            wide factor = i == j ? 1 : is_upper == (i < j) ? 1 / (wide)256 : 0;
            x->a.re[at] *= factor;
            x->a.im[at] *= factor;
            if (i == j) {
                x->a.re[at] =
                    is_unit ? 1 : x->a.re[at] + (x->a.re[at] < 0 ? -ldexpl(1, scale) : ldexpl(1, scale));
                x->a.im[at] *= !is_unit;
            }
            if (b->type->part == &element_f32) {
                x->a.re[at] = (float)x->a.re[at];
                x->a.im[at] = (float)x->a.im[at];
            } else {
                x->a.re[at] = (double)x->a.re[at];
                x->a.im[at] = (double)x->a.im[at];
            }
            x->a.size[at] = fabsl(x->a.re[at]) + fabsl(x->a.im[at]);
        }
    }
    fill(b, &x->b, m * n, ldexp(1, sides), &w->source);
    double one[2] = {1, 0}, zero[2] = {0, 0}, minus[2] = {-1, 0};
    set_scalar(b, &w->scalars[0], one);
    operand_place(&x->oa, size, size, 0, by_rows, true);
    if (routine == blas_trsv) {
        operand_place_vector(&x->ob, m, 1, true);
    } else {
        operand_place(&x->ob, m, n, 0, by_rows, true);
    }
    store(&x->oa, &x->a, size, size);
    store(&x->ob, &x->b, m, n);
    blas_call call = {.routine = routine, .m = m, .n = routine == blas_trsv ? m : n, .alpha = &w->scalars[0]};
    call.side = is_left ? 'L' : 'R';
    call.uplo = is_upper ? 'U' : 'L';
    call.transa = 'N';
    call.diag = is_unit ? 'U' : 'N';
    call.a = x->oa.data;
    call.b = call.x = x->ob.data;
    call.lda = x->oa.ld;
    call.ldb = x->ob.ld;
    call.incx = 1;
    blas_do(b, form, &call);
    const wides *left = is_left ? &x->a : &x->c, *right = is_left ? &x->c : &x->a;
    char text[200];
    if (routine == blas_trmm) {
        memcpy(x->c.re, x->b.re, (size_t)(m * n) * sizeof(wide));
        memcpy(x->c.im, x->b.im, (size_t)(m * n) * sizeof(wide));
        memcpy(x->c.size, x->b.size, (size_t)(m * n) * sizeof(wide));
        multiply(m, n, size, one, left, right, zero, &x->b);
        double ratio = error(b, &x->ob, &x->b, m, n, size);
        CHECK(ratio <= limit, "%s: an error of %g", blas_text(b, form, &call, text), ratio);
        return;
    }
    for (int64_t i = 0; i < m * n; i++) {
        x->c.re[i] = operand_get(&x->ob, i % m, i / m, 0);
        x->c.im[i] = operand_get(&x->ob, i % m, i / m, 1);
        x->c.size[i] = fabsl(x->c.re[i]) + fabsl(x->c.im[i]);
    }
    multiply(m, n, size, one, left, right, minus, &x->b);
    double worst = 0;
    for (int64_t i = 0; i < m * n; i++) {
        double ratio = (double)((fabsl(x->b.re[i]) + fabsl(x->b.im[i])) /
                                ((wide)(size + 4) * (b->type->eps * x->b.size[i] + b->type->safe_min)));
        worst = ratio <= worst ? worst : ratio;
    }
    CHECK(worst <= limit, "%s: a residual of %g", blas_text(b, form, &call, text), worst);
}

static void check_rounding(const blas *b) {
    static const int64_t shapes[][3] = {{1, 1, 1},     {1, 1, 200},   {3, 5, 7},     {8, 8, 8},
                                        {16, 100, 64}, {31, 33, 200}, {64, 64, 64},  {65, 66, 67},
                                        {100, 17, 32}, {130, 4, 16},  {200, 200, 40}};
    work w = work_new(b, 8, 6);
    numbers x = {wides_new(),
                 wides_new(),
                 wides_new(),
                 operand_new(b->type, count),
                 operand_new(b->type, count),
                 operand_new(b->type, count)};
    int huge = b->type->part == &element_f32 ? 60 : 500, tiny = b->type->part == &element_f32 ? -60 : -500;
    const scales all[] = {{0, 0, 0, 0, 0},       {huge, 0, huge, 0, 0},    {tiny, 0, tiny, 0, 0},
                          {huge, tiny, 0, 0, 0}, {tiny, tiny, tiny, 0, 0}, {0, 0, 0, huge, tiny},
                          {0, 0, 0, tiny, tiny}, {tiny, tiny, 0, 0, 0}};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        int64_t m = shapes[i][0], n = shapes[i][1], k = shapes[i][2];
        if (m > largest_order || n > largest_order || k > largest_order) {
            continue;
        }
        for (size_t s = 0; s < sizeof all / sizeof all[0]; s++) {
            if (s == 0 || m * n * k < 300000) {
                check_product(&w, &x, blas_gemm, m, n, k, all[s]);
                check_product(&w, &x, blas_gemv, m, 1, k, all[s]);
                check_product(&w, &x, blas_geru, m, n, 1, all[s]);
            }
        }
        for (int r = 0; r < 4; r++) {
            static const int exponents[][2] = {{0, 0}, {100, 0}, {-100, 0}, {-100, -20}};
            int part = b->type->part == &element_f32 ? 4 : 1;
            check_triangle(&w, &x, blas_trsm, m, n, exponents[r][0] / part, exponents[r][1]);
            check_triangle(&w, &x, blas_trmm, m, n, exponents[r][0] / part, exponents[r][1]);
            check_triangle(&w, &x, blas_trsv, m, 1, exponents[r][0] / part, exponents[r][1]);
        }
    }
    work_free(&w);
}

/* A NaN or an infinity in A, B or C shows in those elements of the result that it has to do with, and in no
   others. Of complex numbers it may show in either part. */
static void check_special(work *w, numbers *x, int64_t m, int64_t n, int64_t k, int where, double value) {
    const blas *b = w->b;
    int form = work_form(w, blas_gemm);
    bool by_rows = blas_form_table[form].by_rows;
    operand *const all[] = {&x->oa, &x->ob, &x->oc};
    const wides *const from[] = {&x->a, &x->b, &x->c};
    const int64_t shapes[][2] = {{m, k}, {k, n}, {m, n}};
    double ones[2][2] = {{1, 0}, {-1, 0}};
    set_scalar(b, &w->scalars[0], ones[0]);
    set_scalar(b, &w->scalars[2], ones[1]);
    for (int i = 0; i < 3; i++) {
        fill(b, (wides *)from[i], shapes[i][0] * shapes[i][1], 1, &w->source);
        operand_place(all[i], shapes[i][0], shapes[i][1], 1, by_rows, true);
        store(all[i], from[i], shapes[i][0], shapes[i][1]);
    }
    int64_t row = random_integer(&w->source, 0, shapes[where][0] - 1);
    int64_t column = random_integer(&w->source, 0, shapes[where][1] - 1);
    operand_set(all[where], row, column, value, 0);
    blas_call call = {.routine = blas_gemm, .transa = 'N', .transb = 'N', .m = m, .n = n, .k = k};
    call.alpha = &w->scalars[0];
    call.beta = &w->scalars[2];
    call.a = x->oa.data;
    call.b = x->ob.data;
    call.c = x->oc.data;
    call.lda = x->oa.ld;
    call.ldb = x->ob.ld;
    call.ldc = x->oc.ld;
    blas_do(b, form, &call);
    int wrong = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            bool is_touched = (where == 1 || i == row) && (where == 0 || j == column);
            double re = operand_get(&x->oc, i, j, 0), im = operand_get(&x->oc, i, j, 1);
            /* Of real numbers the sign is known, too. */
            double other = where == 0   ? (double)x->b.re[column + j * k]
                           : where == 1 ? (double)x->a.re[i + row * m]
                                        : -1;
            double expected = value * other;
            bool is_right = is_touched ? !isfinite(re) || !isfinite(im) : isfinite(re) && isfinite(im);
            if (is_touched && b->type->parts == 1) {
                is_right = isnan(expected) ? isnan(re) : re == expected;
            }
            wrong += !is_right;
        }
    }
    char text[200];
    CHECK(wrong == 0, "%s: a special value in operand %d is wrong in %d elements",
          blas_text(b, form, &call, text), where, wrong);
}

/* The same of trsm and trmm: of a special value in B, and of one in the triangle beside its diagonal. */
static void check_special_triangle(work *w, numbers *x, blas_routine routine, int64_t m, int64_t n,
                                   bool is_in_b, double value) {
    const blas *b = w->b;
    int form = work_form(w, routine);
    bool by_rows = blas_form_table[form].by_rows, is_left = work_coin(w), is_upper = work_coin(w),
         is_n = work_coin(w);
    int64_t size = is_left ? m : n;
    operand_place(&x->oa, size, size, 1, by_rows, true);
    operand_place(&x->ob, m, n, 1, by_rows, true);
    fill(b, &x->b, m * n, 1, &w->source);
    fill(b, &x->a, size * size, 1.0 / 64, &w->source);
    store(&x->ob, &x->b, m, n);
    for (int64_t j = 0; j < size; j++) {
        for (int64_t i = 0; i < size; i++) {
            if (i == j || is_upper == (i < j)) {
                int64_t at = i + j * size;
                operand_set(&x->oa, i, j, i == j ? 2 : (double)x->a.re[at], i == j ? 0 : (double)x->a.im[at]);
            }
        }
    }
    int64_t rows = is_in_b ? m : size, columns = is_in_b ? n : size;
    int64_t row = random_integer(&w->source, 0, rows - 1),
            column = random_integer(&w->source, 0, columns - 1);
    if (!is_in_b && (row == column || is_upper != (row < column))) {
        if (row == column) {
            return;
        }
        int64_t held = row;
        row = column;
        column = held;
    }
    operand_set(is_in_b ? &x->ob : &x->oa, row, column, value, 0);
    static const double one[2] = {1, 0};
    set_scalar(b, &w->scalars[0], one);
    blas_call call = {.routine = routine, .m = m, .n = n, .alpha = &w->scalars[0], .diag = 'N'};
    call.side = is_left ? 'L' : 'R';
    call.uplo = is_upper ? 'U' : 'L';
    call.transa = is_n ? 'N' : 'T';
    call.a = x->oa.data;
    call.b = x->ob.data;
    call.lda = x->oa.ld;
    call.ldb = x->ob.ld;
    blas_do(b, form, &call);
    /* Which way elements of op(A) carry it: downwards or to the right if it is lower on the left or upper on
       the right. From A it starts in the row of op(A), on the right in its column. */
    bool op_upper = is_upper == is_n, grows = is_left != op_upper;
    int64_t first = is_in_b ? (is_left ? row : column) : (is_left == is_n ? row : column);
    int wrong = 0;
    for (int64_t j = 0; j < n; j++) {
        for (int64_t i = 0; i < m; i++) {
            int64_t along = is_left ? i : j, across = is_left ? j : i;
            bool is_touched = along == first || (grows ? along > first : along < first);
            if (is_in_b) {
                is_touched = is_touched && across == (is_left ? column : row);
            } else if (routine == blas_trmm) {
                is_touched = along == first;
            }
            bool is_finite = isfinite(operand_get(&x->ob, i, j, 0)) && isfinite(operand_get(&x->ob, i, j, 1));
            wrong += is_finite == is_touched;
        }
    }
    char text[200];
    CHECK(wrong == 0, "%s: a special value in %c(%ld, %ld) is wrong in %d elements",
          blas_text(b, form, &call, text), is_in_b ? 'B' : 'A', (long)row, (long)column, wrong);
}

static void check_specials(const blas *b) {
    static const int64_t shapes[][3] = {{1, 1, 1}, {4, 4, 4}, {9, 5, 7}, {40, 33, 20}, {70, 65, 130}};
    static const double values[] = {NAN, INFINITY, -INFINITY};
    work w = work_new(b, 8, 7);
    numbers x = {wides_new(),
                 wides_new(),
                 wides_new(),
                 operand_new(b->type, count),
                 operand_new(b->type, count),
                 operand_new(b->type, count)};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        for (int v = 0; v < 3; v++) {
            for (int again = 0; again < 30; again++) {
                check_special_triangle(&w, &x, again % 2 == 0 ? blas_trsm : blas_trmm, shapes[i][0],
                                       shapes[i][1], again % 3 == 0, values[v]);
            }
            for (int where = 0; where < 3; where++) {
                for (int again = 0; again < 4; again++) {
                    check_special(&w, &x, shapes[i][0], shapes[i][1], shapes[i][2], where, values[v]);
                }
            }
        }
    }
    work_free(&w);
}

int main(int argc, char **argv) {
    blas bound[blas_kinds];
    blas_open(argc, argv, bound);
    for (int i = 0; i < blas_kinds; i++) {
        check_rounding(&bound[i]);
        check_specials(&bound[i]);
    }
    return check_report();
}
