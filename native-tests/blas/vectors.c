/* Routines of level 1 against plain loops: every small length and some long ones, increments of any sign and
   0, NaN and infinity, lengths and increments with which nothing is done. */
#include <math.h>

#include "check.h"
#include "work.h"

enum { longest = 4099, most_increment = 3 };

static operand x, y;
static planar mx, my;

/* How many elements a vector spans, and which of them is its i-th one. */
static int64_t span(int64_t n, int64_t increment) {
    int64_t step = increment < 0 ? -increment : increment;
    return n > 0 ? (n - 1) * step + 1 : 1;
}

static int64_t place_of(int64_t i, int64_t n, int64_t increment) {
    return increment < 0 ? (i - n + 1) * increment : i * increment;
}

static void place(work *w, operand *o, planar *model, int64_t elements) {
    planar_fill(model, elements, 1, 9, &w->source);
    operand_place_vector(o, elements, 1, work_coin(w));
    operand_store(o, model, 'N');
}

/* y[j] = x[i] * s + y[j], of which the last part may be left out. */
static void add_product(const planar *from, int64_t i, scalar s, planar *to, int64_t j, bool adds) {
    double re = from->re[i], im = from->is_complex ? from->im[i] : 0;
    double product_im = from->is_complex ? s.re * im + s.im * re : 0;
    double product_re = s.re * re - (from->is_complex ? s.im * im : 0);
    to->re[j] = product_re + (adds ? to->re[j] : 0);
    to->im[j] = product_im + (adds ? to->im[j] : 0);
}

static void swap_numbers(double *a, double *b) {
    double held = *a;
    *a = *b;
    *b = held;
}

/* What the routine does, on the models. */
static void do_plainly(const blas_call *c, scalar alpha) {
    int64_t n = c->n;
    bool is_nothing = n <= 0 || ((c->routine == blas_scal || c->routine == blas_scal_real) && c->incx <= 0) ||
                      (c->routine == blas_axpy && alpha.re == 0 && alpha.im == 0);
    for (int64_t i = 0; i < n && !is_nothing; i++) {
        int64_t from = place_of(i, n, c->incx), to = place_of(i, n, c->incy);
        if (c->routine == blas_swap) {
            swap_numbers(&mx.re[from], &my.re[to]);
            swap_numbers(&mx.im[from], &my.im[to]);
        } else if (c->routine == blas_copy) {
            my.re[to] = mx.re[from];
            my.im[to] = mx.im[from];
        } else if (c->routine == blas_scal || c->routine == blas_scal_real) {
            add_product(&mx, from, alpha, &mx, from, false);
        } else {
            add_product(&mx, from, alpha, &my, to, true);
        }
    }
}

static void check_vectors(work *w, blas_routine routine, int64_t n, int64_t incx, int64_t incy) {
    char text[200];
    if (blas_name(w->b, routine, text) == NULL) {
        return;
    }
    int form = work_form(w, routine);
    bool has_alpha = routine != blas_swap && routine != blas_copy;
    scalar alpha = has_alpha ? work_scalar(w, 0) : (scalar){0, 0, NULL};
    if (routine == blas_scal_real) {
        alpha = work_given(w, 0, alpha.re, 0);
    }
    blas_call call = {.routine = routine, .n = n, .alpha = alpha.address, .incx = incx, .incy = incy};
    place(w, &x, &mx, span(n, incx));
    place(w, &y, &my, span(n, incy));
    if (routine == blas_axpy && incy == 0 && n > 100) {
        return; /* too large a sum */
    }
    operand_remember(&x);
    operand_remember(&y);
    do_plainly(&call, alpha);
    bool is_free = n <= 0 && work_coin(w);
    call.x = is_free ? operand_forbidden(&x) : x.data;
    call.y = is_free ? operand_forbidden(&y) : y.data;
    blas_do(w->b, form, &call);
    bool is_right = operand_holds(&x, &mx) && operand_holds(&y, &my);
    if (!is_right) {
        blas_text(w->b, form, &call, text);
    }
    CHECK(is_right, "%s: wrong at %ld", text, (long)operand_difference);
}

/* Of complex numbers |re| + |im| counts; a NaN is not above anything, and nothing above it. */
static int64_t largest(const planar *p, int64_t n, int64_t increment) {
    int64_t found = 0;
    double most = 0;
    for (int64_t i = 0; i < n && increment > 0; i++) {
        double size = fabs(p->re[i * increment]) + (p->is_complex ? fabs(p->im[i * increment]) : 0);
        if (i == 0 || size > most) {
            most = size;
            found = i + 1;
        }
    }
    return found;
}

static void check_largest(work *w, int64_t n, int64_t increment, int specials) {
    static const double values[] = {NAN, INFINITY, -INFINITY, 100, -100};
    char text[200];
    int form = work_form(w, blas_iamax);
    int64_t elements = span(n, increment);
    planar_fill(&mx, elements, 1, 9, &w->source);
    for (int i = 0; i < specials; i++) {
        int64_t at = random_integer(&w->source, 0, elements - 1);
        mx.re[at] = values[random_integer(&w->source, 0, 4)];
        mx.im[at] = mx.is_complex && work_coin(w) ? values[random_integer(&w->source, 0, 4)] : 0;
    }
    operand_place_vector(&x, elements, 1, work_coin(w));
    operand_store(&x, &mx, 'N');
    operand_remember(&x);
    blas_call call = {.routine = blas_iamax, .n = n, .incx = increment, .x = x.data};
    int64_t expected = largest(&mx, n, increment), found = blas_do(w->b, form, &call);
    if (blas_form_table[form].is_c && expected > 0) {
        expected--;
    }
    blas_text(w->b, form, &call, text);
    CHECK(found == expected, "%s: %ld instead of %ld", text, (long)found, (long)expected);
    CHECK(operand_is_unchanged(&x), "%s: written to", text);
}

/* NaN and infinity go through products and sums as they do in arithmetic; 0 times NaN is NaN. */
static void check_specials(work *w) {
    static const double values[] = {NAN, INFINITY, -INFINITY, 0, -0.0, 1};
    enum { count = sizeof values / sizeof values[0] };
    static const blas_routine routines[] = {blas_scal, blas_axpy, blas_copy, blas_swap};
    for (int r = 0; r < 4; r++) {
        for (int form = 0; form < blas_forms; form++) {
            if (!blas_has(w->b, routines[r], form)) {
                continue;
            }
            for (int s = 0; s < 4; s++) {
                static const double factors[][2] = {{2, 0}, {-1, 0}, {0, 0}, {0, 1}};
                scalar alpha = work_given(w, 0, factors[s][0], factors[s][1]);
                blas_call call = {
                    .routine = routines[r], .alpha = alpha.address, .n = 5 * count, .incx = 1, .incy = 1};
                place(w, &x, &mx, call.n);
                place(w, &y, &my, call.n);
                for (int i = 0; i < 5 * count; i++) {
                    mx.re[i] = values[i % count];
                    mx.im[i] = values[i / count];
                    my.re[i] = routines[r] == blas_axpy ? 1 : values[(i + 1) % count];
                    my.im[i] = routines[r] == blas_axpy ? 1 : values[(i + 2) % count];
                }
                operand_store(&x, &mx, 'N');
                operand_store(&y, &my, 'N');
                operand_remember(&x);
                operand_remember(&y);
                do_plainly(&call, alpha);
                call.x = x.data;
                call.y = y.data;
                blas_do(w->b, form, &call);
                char text[200];
                blas_text(w->b, form, &call, text);
                CHECK(operand_holds(&x, &mx), "%s, special values: wrong x[%ld]", text,
                      (long)operand_difference);
                CHECK(operand_holds(&y, &my), "%s, special values: wrong y[%ld]", text,
                      (long)operand_difference);
            }
        }
    }
}

static void check_lengths(const blas *b, int64_t first, int64_t last, int64_t step) {
    static const blas_routine routines[] = {blas_swap, blas_scal, blas_scal_real, blas_copy, blas_axpy};
    work w = work_new(b, 8, (uint64_t)first + 4);
    int64_t room = span(last, most_increment);
    x = operand_new(b->type, room);
    y = operand_new(b->type, room);
    mx = planar_new(room, b->type->parts == 2);
    my = planar_new(room, b->type->parts == 2);
    for (int64_t n = first; n <= last; n += step) {
        for (int64_t incx = -most_increment; incx <= most_increment; incx++) {
            for (int64_t incy = -most_increment; incy <= most_increment; incy++) {
                for (int r = 0; r < 5; r++) {
                    check_vectors(&w, routines[r], n, incx, incy);
                }
            }
            for (int specials = 0; specials < 5; specials++) {
                check_largest(&w, n, incx, specials);
            }
        }
    }
    if (first < 0) {
        check_specials(&w);
    }
    work_free(&w);
    operand_free(&x);
    operand_free(&y);
    planar_free(&mx);
    planar_free(&my);
}

static void check_kind(const blas *b) {
    check_lengths(b, -5, 70, 1);
    check_lengths(b, 125, 130, 1);
    check_lengths(b, 255, 1025, 256);
    check_lengths(b, longest, longest, 1);
}

int main(int argc, char **argv) {
    blas bound[blas_kinds];
    blas_open(argc, argv, bound);
    for (int i = 0; i < blas_kinds; i++) {
        check_kind(&bound[i]);
    }
    return check_report();
}
