/* Small matrices go another way: whatever they hold, no trap is sprung, and no status flag raised that plain
   elimination does not raise; what that way does not take is done as for others. */
#include <fenv.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "flags.h"
#include "lapack.h"
#include "plain.h"
#include "ratio.h"

enum { largest_order = 18, most_sides = 9 };

static void fill(matrix *a, int kind, random_source *source) {
    matrix_fill_uniform(a, source);
    int64_t i = random_integer(source, 0, a->n - 1), j = random_integer(source, 0, a->n - 1);
    switch (kind) {
    case 1:
        matrix_zero_column(a, j);
        break;
    case 2:
        matrix_set(a, i, j, NAN);
        break;
    case 3:
        matrix_set(a, i, j, INFINITY);
        break;
    case 4:
        matrix_scale(a, a->type->overflow);
        break;
    case 5:
        matrix_scale(a, a->type->subnormal);
        break;
    default:
        break;
    }
}
enum { kinds = 6 };

/* Calls everything, with flags raised before and traps enabled. */
static void check_flags(const lapack *l, int64_t n, int kind, int before, int traps, random_source *source) {
    matrix a = matrix_new(l->type, n, n, n + 1), b = matrix_new(l->type, n, most_sides, n + 2);
    fill(&a, kind, source);
    matrix_fill_uniform(&b, source);
    matrix lu = matrix_copy(&a), both = matrix_copy(&a), x = matrix_copy(&b);
    int64_t *ipiv = allocate((size_t)n * sizeof(int64_t));
    matrix plain = matrix_copy(&a);
    feclearexcept(FE_ALL_EXCEPT);
    plain_factor(&plain, ipiv, true);
    int allowed = fetestexcept(watched_flags);
    flag_watch watch = flags_begin(before);
    feenableexcept(traps);
    call_gesv(l, n, most_sides, both.data, n + 1, ipiv, x.data, n + 2);
    call_factor(l, 0, n, n, lu.data, n + 1, ipiv);
    for (const char *trans = "NTC"; *trans != '\0'; trans++) {
        for (int64_t nrhs = 1; nrhs <= most_sides; nrhs += 4) {
            call_getrs(l, *trans, n, nrhs, lu.data, n + 1, ipiv, x.data, n + 2);
        }
    }
    call_getri(l, n, lu.data, n + 1, ipiv);
    fedisableexcept(FE_ALL_EXCEPT);
    flags_end(&watch, allowed, l->label);
    free(ipiv);
    matrix_free(&a);
    matrix_free(&b);
    matrix_free(&lu);
    matrix_free(&both);
    matrix_free(&plain);
    matrix_free(&x);
}

/* A zero pivot: gesv tells, and leaves the right-hand sides; the exchanges and factors are getrf's. */
static void check_singular(const lapack *l, random_source *source) {
    for (int64_t n = 1; n <= largest_order; n++) {
        matrix a = matrix_new(l->type, n, n, n), b = matrix_new(l->type, n, 2, n);
        fill(&a, 1, source);
        matrix_fill_uniform(&b, source);
        matrix lu = matrix_copy(&a), x = matrix_copy(&b);
        int64_t *ipiv = allocate((size_t)n * sizeof(int64_t)), *own = allocate((size_t)n * sizeof(int64_t));
        int64_t info = call_gesv(l, n, 2, a.data, n, ipiv, x.data, n);
        int64_t zero = call_factor(l, 0, n, n, lu.data, n, own);
        CHECK(info > 0 && info == zero && matrix_identical(&a, &lu) && matrix_identical(&b, &x) &&
                  memcmp(ipiv, own, (size_t)n * sizeof(int64_t)) == 0,
              "%s singular, n = %ld: info %ld and %ld, or other bytes", l->label, (long)n, (long)info,
              (long)zero);
        free(ipiv);
        free(own);
        matrix_free(&a);
        matrix_free(&b);
        matrix_free(&lu);
        matrix_free(&x);
    }
}

int main(int argc, char **argv) {
    lapack bound[lapack_kinds];
    int count = lapack_bind(lapack_open(argc, argv), bound);
    random_source source = random_new(12);
    for (int l = 0; l < count; l++) {
        for (int64_t n = 1; n <= largest_order; n++) {
            for (int kind = 0; kind < kinds; kind++) {
                check_flags(&bound[l], n, kind, 0, 0, &source);
                check_flags(&bound[l], n, kind, FE_DIVBYZERO, FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW,
                            &source);
            }
        }
        check_singular(&bound[l], &source);
    }
    return check_report();
}
