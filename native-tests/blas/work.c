#include "work.h"

#include <math.h>
#include <string.h>

#include "check.h"

work work_new(const blas *b, int64_t order, uint64_t seed) {
    bool is_complex = b->type->parts == 2;
    int64_t count = order * order, room = order * (order + 8);
    return (work){.b = b,
                  .order = order,
                  .source = random_new(seed),
                  .p = planar_new(count, is_complex),
                  .q = planar_new(count, is_complex),
                  .r = planar_new(count, is_complex),
                  .s = planar_new(count, is_complex),
                  .a = operand_new(b->type, room),
                  .x = operand_new(b->type, room),
                  .y = operand_new(b->type, room)};
}

void work_free(work *w) {
    planar_free(&w->p);
    planar_free(&w->q);
    planar_free(&w->r);
    planar_free(&w->s);
    operand_free(&w->a);
    operand_free(&w->x);
    operand_free(&w->y);
}

int work_form(work *w, blas_routine routine) {
    int form;
    do {
        form = (int)random_integer(&w->source, 0, blas_forms - 1);
    } while (!blas_has(w->b, routine, form));
    return form;
}

char work_letter(work *w, const char *letters) {
    char letter = letters[random_integer(&w->source, 0, (int64_t)strlen(letters) - 1)];
    return (char)(work_coin(w) ? letter : letter - 'A' + 'a');
}

bool work_coin(work *w) {
    return (random_bits(&w->source) >> 33 & 1) != 0;
}

int64_t work_increment(work *w) {
    int64_t increment = random_integer(&w->source, 1, 3);
    return work_coin(w) ? increment : -increment;
}

static int64_t gap(work *w) {
    return work_coin(w) ? 0 : random_integer(&w->source, 1, 5);
}

scalar work_given(work *w, int place, double re, double im) {
    scalar s = {re, w->b->type->parts == 2 ? im : 0, &w->scalars[2 * place]};
    w->b->type->part->set(s.address, 0, s.re);
    if (w->b->type->parts == 2) {
        w->b->type->part->set(s.address, 1, s.im);
    }
    return s;
}

scalar work_scalar(work *w, int place) {
    static const double values[][2] = {{0, 0}, {1, 0}, {-1, 0}, {2, 0}, {3, -1}, {-2, 2}, {0.5, 0}, {-3, 0}};
    int64_t i = random_integer(&w->source, 0, 7);
    return work_given(w, place, values[i][0], values[i][1]);
}

static bool is_zero(scalar s) {
    return s.re == 0 && s.im == 0;
}

/* Lets the library do it, then looks at everything: the output holds the expected numbers, or every byte of
   it stays where they are NULL. */
static void check_call(work *w, int form, const blas_call *call, operand *output, const planar *expected) {
    char text[200];
    operand *const all[] = {&w->a, &w->x, &w->y};
    for (int i = 0; i < 3; i++) {
        operand_remember(all[i]);
    }
    blas_do(w->b, form, call);
    for (int i = 0; i < 3; i++) {
        if ((all[i] != output || expected == NULL) && !operand_is_unchanged(all[i])) {
            CHECK(0, "%s: operand %d was written to", blas_text(w->b, form, call, text), i);
        }
    }
    if (expected != NULL && !operand_holds(output, expected)) {
        int64_t d = operand_difference, m = output->m;
        CHECK(0, "%s: %s at (%ld, %ld): %g%+gi instead of %g%+gi", blas_text(w->b, form, call, text),
              d < 0 ? "something beside the result was written to" : "wrong", d < 0 ? -1L : (long)(d % m),
              d < 0 ? -1L : (long)(d / m), d < 0 ? 0 : operand_get(output, d % m, d / m, 0),
              d < 0 ? 0 : operand_get(output, d % m, d / m, 1), d < 0 ? 0 : expected->re[d],
              d < 0 || !expected->is_complex ? 0 : expected->im[d]);
    } else {
        CHECK(1, " ");
    }
}

/* Places op(p) in an operand. */
static void place_matrix(work *w, operand *o, const planar *p, char trans, bool by_rows) {
    bool is_transposed = trans != 'N' && trans != 'n';
    operand_place(o, is_transposed ? p->n : p->m, is_transposed ? p->m : p->n, gap(w), by_rows, work_coin(w));
}

/* An operand's address, or one that nobody may read where the operand need not be read. Others' cblas_ may
   copy it nonetheless. */
static void *address_of(work *w, const operand *o, int form, bool reads) {
    bool may_forbid = !reads && !(blas_is_foreign && blas_form_table[form].is_c);
    return may_forbid && work_coin(w) ? operand_forbidden(o) : o->data;
}

void work_gemm(work *w, int64_t m, int64_t n, int64_t k) {
    int form = work_form(w, blas_gemm);
    bool by_rows = blas_form_table[form].by_rows;
    char ta = work_letter(w, "NTC"), tb = work_letter(w, "NTC");
    scalar alpha = work_scalar(w, 0), beta = work_scalar(w, 1);
    bool is_product = !is_zero(alpha) && k > 0;
    planar_fill(&w->p, m, k, 3, &w->source);
    planar_fill(&w->q, k, n, 3, &w->source);
    planar_fill(&w->r, m, n, 9, &w->source);
    place_matrix(w, &w->a, &w->p, ta, by_rows);
    place_matrix(w, &w->x, &w->q, tb, by_rows);
    place_matrix(w, &w->y, &w->r, 'N', by_rows);
    blas_call call = {.routine = blas_gemm, .transa = ta, .transb = tb, .m = m, .n = n, .k = k};
    call.alpha = alpha.address;
    call.beta = beta.address;
    bool reads = is_product && m > 0 && n > 0;
    call.a = address_of(w, &w->a, form, reads);
    call.b = address_of(w, &w->x, form, reads);
    call.c = w->y.data;
    call.lda = w->a.ld;
    call.ldb = w->x.ld;
    call.ldc = w->y.ld;
    if (reads) {
        operand_store(&w->a, &w->p, ta);
        operand_store(&w->x, &w->q, tb);
        planar_multiply(&w->p, &w->q, &w->s);
        planar_scale(&w->s, alpha.re, alpha.im);
    } else {
        planar_fill(&w->s, m, n, 0, &w->source);
    }
    if (!is_zero(beta)) {
        operand_store(&w->y, &w->r, 'N');
        planar_add(&w->s, beta.re, beta.im, &w->r);
    }
    check_call(w, form, &call, &w->y, &w->s);
}

/* A factor that can be divided by exactly, or 0. */
static scalar invertible_scalar(work *w) {
    static const double values[][2] = {{0, 0}, {1, 0},    {1, 0},     {-1, 0},
                                       {2, 0}, {-0.5, 0}, {0.5, 0.5}, {1, -1}};
    int64_t i = random_integer(&w->source, 0, w->b->type->parts == 2 ? 7 : 5);
    return work_given(w, 0, values[i][0], values[i][1]);
}

void work_triangle(work *w, blas_routine routine, int64_t m, int64_t n) {
    int form = work_form(w, routine);
    bool by_rows = blas_form_table[form].by_rows, is_trsm = routine == blas_trsm;
    blas_call call = {.routine = routine, .m = m, .n = n};
    call.side = work_letter(w, m > w->order ? "R" : n > w->order ? "L" : "LR");
    call.uplo = work_letter(w, "UL");
    call.transa = work_letter(w, "NTC");
    call.diag = work_letter(w, "NU");
    bool is_left = call.side == 'L' || call.side == 'l', is_unit = call.diag == 'U' || call.diag == 'u';
    bool is_upper = call.uplo == 'U' || call.uplo == 'u', is_n = call.transa == 'N' || call.transa == 'n';
    int64_t order = is_left ? m : n;
    scalar alpha = is_trsm ? invertible_scalar(w) : work_scalar(w, 0);
    call.alpha = alpha.address;
    planar_fill_triangle(&w->p, order, is_upper == is_n, is_unit, &w->source);
    planar_fill(&w->q, m, n, 3, &w->source);
    operand_place(&w->a, order, order, gap(w), by_rows, work_coin(w));
    operand_place(&w->x, m, n, gap(w), by_rows, work_coin(w));
    operand_place(&w->y, 0, 0, 0, false, true);
    bool reads = !is_zero(alpha) && m > 0 && n > 0;
    call.a = address_of(w, &w->a, form, reads);
    call.b = w->x.data;
    call.lda = w->a.ld;
    call.ldb = w->x.ld;
    if (!reads) {
        planar_scale(&w->q, 0, 0);
        check_call(w, form, &call, &w->x, &w->q);
        return;
    }
    operand_store_triangle(&w->a, &w->p, call.transa, is_upper, is_unit);
    if (is_left) {
        planar_multiply(&w->p, &w->q, &w->r);
    } else {
        planar_multiply(&w->q, &w->p, &w->r);
    }
    double square = alpha.re * alpha.re + alpha.im * alpha.im;
    if (is_trsm) {
        planar_scale(&w->r, alpha.re / square, -alpha.im / square);
    } else {
        planar_scale(&w->r, alpha.re, alpha.im);
    }
    operand_store(&w->x, is_trsm ? &w->r : &w->q, 'N');
    check_call(w, form, &call, &w->x, is_trsm ? &w->q : &w->r);
}

void work_trsv(work *w, int64_t n) {
    int form = work_form(w, blas_trsv);
    blas_call call = {.routine = blas_trsv, .n = n, .incx = work_increment(w)};
    call.uplo = work_letter(w, "UL");
    call.transa = work_letter(w, "NTC");
    call.diag = work_letter(w, "NU");
    bool is_unit = call.diag == 'U' || call.diag == 'u', is_upper = call.uplo == 'U' || call.uplo == 'u';
    bool is_n = call.transa == 'N' || call.transa == 'n';
    planar_fill_triangle(&w->p, n, is_upper == is_n, is_unit, &w->source);
    planar_fill(&w->q, n, 1, 3, &w->source);
    operand_place(&w->a, n, n, gap(w), blas_form_table[form].by_rows, work_coin(w));
    operand_place_vector(&w->x, n, call.incx, work_coin(w));
    operand_place(&w->y, 0, 0, 0, false, true);
    operand_store_triangle(&w->a, &w->p, call.transa, is_upper, is_unit);
    planar_multiply(&w->p, &w->q, &w->r);
    operand_store(&w->x, &w->r, 'N');
    call.a = w->a.data;
    call.x = w->x.data;
    call.lda = w->a.ld;
    check_call(w, form, &call, &w->x, &w->q);
}

void work_ger(work *w, int64_t m, int64_t n) {
    blas_routine routine = w->b->type->parts == 2 && work_coin(w) ? blas_gerc : blas_geru;
    int form = work_form(w, routine);
    scalar alpha = work_scalar(w, 0);
    blas_call call = {.routine = routine, .m = m, .n = n, .alpha = alpha.address};
    call.incx = work_increment(w);
    call.incy = work_increment(w);
    planar_fill(&w->p, m, 1, 3, &w->source);
    planar_fill(&w->q, 1, n, 3, &w->source);
    planar_fill(&w->r, m, n, 9, &w->source);
    operand_place_vector(&w->x, m, call.incx, work_coin(w));
    operand_place_vector(&w->y, n, call.incy, work_coin(w));
    operand_place(&w->a, m, n, gap(w), blas_form_table[form].by_rows, work_coin(w));
    operand_store(&w->a, &w->r, 'N');
    bool reads = !is_zero(alpha) && m > 0 && n > 0;
    call.a = w->a.data;
    call.lda = w->a.ld;
    call.x = address_of(w, &w->x, form, reads);
    call.y = address_of(w, &w->y, form, reads);
    if (reads) {
        operand_store(&w->x, &w->p, 'N');
        operand_store(&w->y, &w->q, routine == blas_gerc ? 'C' : 'T');
        planar_multiply(&w->p, &w->q, &w->s);
        planar_add(&w->r, alpha.re, alpha.im, &w->s);
    }
    check_call(w, form, &call, &w->a, &w->r);
}

void work_gemv(work *w, int64_t m, int64_t n) {
    /* LAPACK's cblas_zgemv does not return from an empty matrix by rows that is conjugated. */
    int form = blas_is_foreign && (m == 0 || n == 0) ? blas_fortran : work_form(w, blas_gemv);
    scalar alpha = work_scalar(w, 0), beta = work_scalar(w, 1);
    blas_call call = {.routine = blas_gemv, .m = m, .n = n, .alpha = alpha.address, .beta = beta.address};
    call.transa = work_letter(w, "NTC");
    call.incx = work_increment(w);
    call.incy = work_increment(w);
    bool is_n = call.transa == 'N' || call.transa == 'n';
    int64_t rows = is_n ? m : n, columns = is_n ? n : m;
    planar_fill(&w->p, rows, columns, 3, &w->source);
    planar_fill(&w->q, columns, 1, 3, &w->source);
    planar_fill(&w->r, rows, 1, 9, &w->source);
    operand_place(&w->a, m, n, gap(w), blas_form_table[form].by_rows, work_coin(w));
    operand_place_vector(&w->x, columns, call.incx, work_coin(w));
    operand_place_vector(&w->y, rows, call.incy, work_coin(w));
    bool reads = !is_zero(alpha) && m > 0 && n > 0;
    call.a = address_of(w, &w->a, form, reads);
    call.x = address_of(w, &w->x, form, reads);
    call.y = w->y.data;
    call.lda = w->a.ld;
    if (m == 0 || n == 0) {
        /* y stays whatever beta is. */
        check_call(w, form, &call, &w->y, NULL);
        return;
    }
    planar_fill(&w->s, rows, 1, 0, &w->source);
    if (reads) {
        operand_store(&w->a, &w->p, call.transa);
        operand_store(&w->x, &w->q, 'N');
        planar_multiply(&w->p, &w->q, &w->s);
        planar_scale(&w->s, alpha.re, alpha.im);
    }
    if (!is_zero(beta)) {
        operand_store(&w->y, &w->r, 'N');
        planar_add(&w->s, beta.re, beta.im, &w->r);
    }
    check_call(w, form, &call, &w->y, &w->s);
}
