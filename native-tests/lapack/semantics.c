/* What LAPACK's routines do where the library's own functions do something else, or have no twin: row
   exchanges in any order, both ways; singular and not finite factors. LAPACK itself passes, too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lapack.h"
#include "ratio.h"

enum { order = 40 };

/* ipiv(k1 + (i - k1) * |incx|), as LAPACK's documentation has it. */
static void check_laswp(const lapack *l, int64_t incx, random_source *source) {
    enum { rows = 9, columns = 37, k1 = 2, k2 = 7, spread = 3 };
    int64_t rows_given[k1 + (k2 - k1) * spread];
    int64_t distance = incx < 0 ? -incx : incx, ipiv_count = k1 + (k2 - k1) * distance;
    matrix a = matrix_new(l->type, rows, columns, rows + 1);
    matrix_fill_uniform(&a, source);
    for (int64_t i = 0; i < ipiv_count; i++) {
        rows_given[i] = random_integer(source, 1, rows);
    }
    matrix expected = matrix_copy(&a);
    for (int64_t step = 0; incx != 0 && step <= k2 - k1; step++) {
        int64_t i = incx > 0 ? k1 + step : k2 - step;
        int64_t p = rows_given[k1 + (i - k1) * distance - 1];
        for (int64_t j = 0; j < columns; j++) {
            matrix_swap(&expected, i - 1, j, p - 1, j);
        }
    }
    void *ipiv = integers_new(l->wide, rows_given, ipiv_count);
    l->laswp(&(int64_t){columns}, a.data, &(int64_t){rows + 1}, &(int64_t){k1}, &(int64_t){k2}, ipiv, &incx);
    CHECK(matrix_identical(&a, &expected), "%s laswp, incx %ld: other rows", l->label, (long)incx);
    free(ipiv);
    matrix_free(&a);
    matrix_free(&expected);
}

/* L and U of a matrix, with exchanges that no factorization would have made: A = P * L * U all the same. */
static void check_any_exchanges(const lapack *l, random_source *source) {
    int64_t none[order], ipiv[order];
    matrix a = matrix_new(l->type, order, order, order);
    matrix_fill_uniform(&a, source);
    matrix lu = matrix_copy(&a);
    CHECK(call_factor(l, 0, order, order, lu.data, order, none) == 0, "factors");
    /* The matrix of the exchanges undone, then of the others done: the last first. */
    for (int64_t j = 0; j < order; j++) {
        for (int64_t i = 0; i < order; i++) {
            matrix_swap(&a, i, j, none[i] - 1, j);
        }
    }
    for (int64_t i = order; i > 0; i--) {
        /* LAPACK's getri takes it that the last row stays. */
        ipiv[i - 1] = i == order ? order : i == 1 ? order / 2 : random_integer(source, 1, i);
        for (int64_t j = 0; j < order; j++) {
            matrix_swap(&a, i - 1, j, ipiv[i - 1] - 1, j);
        }
    }
    for (const char *trans = "NTC"; *trans != '\0'; trans++) {
        matrix b = matrix_new(l->type, order, 5, order);
        matrix_fill_uniform(&b, source);
        matrix x = matrix_copy(&b);
        int64_t info = call_getrs(l, *trans, order, 5, lu.data, order, ipiv, x.data, order);
        double ratio = solve_ratio(&a, *trans, &x, &b);
        CHECK(info == 0 && ratio < RATIO_LIMIT, "%s getrs('%c'), any exchanges: info %ld, ratio %g", l->label,
              *trans, (long)info, ratio);
        matrix_free(&b);
        matrix_free(&x);
    }
    int64_t info = call_getri(l, order, lu.data, order, ipiv);
    double ratio = inverse_ratio(&lu, &a);
    CHECK(info == 0 && ratio < RATIO_LIMIT, "%s getri, any exchanges: info %ld, ratio %g", l->label,
          (long)info, ratio);
    matrix_free(&lu);
    matrix_free(&a);
}

static void check_singular(const lapack *l, random_source *source) {
    matrix a = matrix_new(l->type, order, order, order), b = matrix_new(l->type, order, 3, order);
    matrix_fill_uniform(&a, source);
    matrix_fill_uniform(&b, source);
    matrix_zero_column(&a, 6);
    matrix lu = matrix_copy(&a), x = matrix_copy(&b);
    int64_t ipiv[order];
    int64_t info = call_gesv(l, order, 3, lu.data, order, ipiv, x.data, order);
    CHECK(info == 7 && matrix_identical(&x, &b), "%s gesv of a singular matrix: info %ld, or B is changed",
          l->label, (long)info);
    /* Divisions by zero: not refused, and seen in X. */
    for (const char *trans = "NT"; *trans != '\0'; trans++) {
        memcpy(x.data, b.data, matrix_bytes(&b));
        info = call_getrs(l, *trans, order, 3, lu.data, order, ipiv, x.data, order);
        bool finite = true;
        for (int64_t i = 0; i < order; i++) {
            finite = finite && isfinite(matrix_get(&x, i, 0));
        }
        CHECK(info == 0 && !finite, "%s getrs('%c') of singular factors: info %ld, %s", l->label, *trans,
              (long)info, finite ? "finite" : "not finite");
    }
    matrix before = matrix_copy(&lu);
    info = call_getri(l, order, lu.data, order, ipiv);
    CHECK(info == 7 && matrix_identical(&lu, &before), "%s getri of singular factors: info %ld, or it wrote",
          l->label, (long)info);
    double rcond = -1;
    info = call_gecon(l, '1', order, lu.data, order, 1, &rcond);
    CHECK(info == 0 && rcond == 0, "%s gecon of singular factors: info %ld, %g", l->label, (long)info, rcond);
    matrix_free(&before);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&lu);
    matrix_free(&x);
}

static void check_empty(const lapack *l) {
    double rcond = -1, nothing[2] = {7, 7};
    int64_t ipiv = 5;
    CHECK(call_gecon(l, 'O', 0, nothing, 1, 0, &rcond) == 0 && rcond == 1, "%s gecon, n = 0: %g", l->label,
          rcond);
    CHECK(call_gecon(l, 'O', 1, nothing, 1, 0, &rcond) == 0 && rcond == 0, "%s gecon, norm 0: %g", l->label,
          rcond);
    CHECK(call_factor(l, 0, 0, 5, nothing, 1, &ipiv) == 0, "%s getrf, m = 0", l->label);
    CHECK(call_gesv(l, 0, 5, nothing, 1, &ipiv, nothing, 1) == 0, "%s gesv, n = 0", l->label);
    CHECK(nothing[0] == 7, "%s: wrote to an empty matrix", l->label);
}

/* All NaN: info 0 and exchanges in range. */
static void check_nan(const lapack *l) {
    matrix a = matrix_new(l->type, order, order, order);
    int64_t ipiv[order];
    for (int64_t i = 0; i < (int64_t)order * order; i++) {
        l->type->set(a.data, i, NAN);
    }
    int64_t info = call_factor(l, 0, order, order, a.data, order, ipiv);
    CHECK(info == 0, "%s getrf of NaN: info %ld", l->label, (long)info);
    for (int64_t i = 0; i < order; i++) {
        CHECK(ipiv[i] > i && ipiv[i] <= order, "%s getrf of NaN: ipiv[%ld] is %ld", l->label, (long)i,
              (long)ipiv[i]);
    }
    matrix_free(&a);
}

int main(int argc, char **argv) {
    lapack bound[lapack_kinds];
    int count = lapack_bind(lapack_open(argc, argv), bound);
    random_source source = random_new(12);
    for (int l = 0; l < count; l++) {
        for (int64_t incx = -3; incx <= 3; incx++) {
            check_laswp(&bound[l], incx, &source);
        }
        check_any_exchanges(&bound[l], &source);
        check_singular(&bound[l], &source);
        check_empty(&bound[l]);
        check_nan(&bound[l]);
    }
    return check_report();
}
