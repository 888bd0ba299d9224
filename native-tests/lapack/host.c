/* A process that has no xerbla_ or anything else of LAPACK's: illegal arguments are told by info alone,
   nothing is printed, and LAPACKE_NANCHECK of the environment is heeded. Floating-point traps are off during
   calls. */
#include <fcntl.h>
#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "lapack.h"
#include "matrix.h"

enum { order = 40, traps = FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW };

/* Bytes printed by illegal calls. */
static long printed(const lapack *l, const lapacke *e) {
    FILE *file = tmpfile();
    REQUIRE(file != NULL, "tmpfile");
    fflush(stdout);
    int saved_output = dup(STDOUT_FILENO), saved_error = dup(STDERR_FILENO);
    dup2(fileno(file), STDOUT_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    int64_t ipiv[1];
    double a[2] = {0, 0};
    int64_t info = call_factor(l, 0, -1, 1, a, 1, ipiv);
    int64_t by_rows = integer_value(e->wide, e->getrf[0](row_major, 1, 2, a, 1, ipiv));
    int64_t layout = integer_value(e->wide, e->getri(0, 1, a, 1, ipiv));
    fflush(stdout);
    fflush(stderr);
    dup2(saved_output, STDOUT_FILENO);
    dup2(saved_error, STDERR_FILENO);
    close(saved_output);
    close(saved_error);
    CHECK(info == -1 && by_rows == -5 && layout == -1, "%s: info %ld, %ld, %ld", l->label, (long)info,
          (long)by_rows, (long)layout);
    fseek(file, 0, SEEK_END);
    long bytes = ftell(file);
    fclose(file);
    return bytes;
}

static void check_nancheck(const lapacke *e) {
    double a[2] = {0, 0}, b[2] = {0, 0};
    int64_t ipiv[1];
    e->type->set(a, 0, NAN);
    const char *wanted = getenv("LAPACKE_NANCHECK");
    int64_t expected = wanted != NULL && wanted[0] == '0' ? 0 : -4;
    int64_t info = integer_value(e->wide, e->gesv[0](column_major, 1, 1, a, 1, ipiv, b, 1));
    CHECK(info == expected, "%s gesv of NaN: info %ld instead of %ld", e->label, (long)info, (long)expected);
}

static void check_traps(const lapack *l, const lapacke *e, double value) {
    matrix a = matrix_new(l->type, order, order, order), b = matrix_new(l->type, order, 2, order);
    for (int64_t i = 0; i < (int64_t)order * order; i++) {
        l->type->set(a.data, i, value);
    }
    int64_t ipiv[order];
    double rcond = 0;
    feclearexcept(FE_ALL_EXCEPT);
    feenableexcept(traps);
    int64_t info = call_factor(l, 0, order, order, a.data, order, ipiv);
    int64_t solved = call_getrs(l, 'N', order, 2, a.data, order, ipiv, b.data, order);
    call_getri(l, order, a.data, order, ipiv);
    call_gecon(l, '1', order, a.data, order, 1, &rcond);
    call_gecon(l, '1', order, a.data, order, value, &rcond);
    call_gesv(l, order, 2, a.data, order, ipiv, b.data, order);
    e->getrf[0](row_major, order, order, a.data, order, ipiv);
    int enabled = fegetexcept();
    fedisableexcept(traps);
    CHECK(enabled == traps, "%s: traps are %x", l->label, (unsigned)enabled);
    CHECK(info >= 0 && solved == 0, "%s matrix of %g: info %ld and %ld", l->label, value, (long)info,
          (long)solved);
    matrix_free(&a);
    matrix_free(&b);
}

int main(int argc, char **argv) {
    void *handle = lapack_open(argc, argv);
    lapack bound[lapack_kinds];
    lapacke by_layout[lapack_kinds];
    int count = lapack_bind(handle, bound);
    CHECK(lapacke_bind(handle, by_layout) == count, "as many kinds of names");
    for (int l = 0; l < count; l++) {
        CHECK(printed(&bound[l], &by_layout[l]) == 0, "%s: something was printed", bound[l].label);
        check_nancheck(&by_layout[l]);
        check_traps(&bound[l], &by_layout[l], 0);
        check_traps(&bound[l], &by_layout[l], NAN);
        check_traps(&bound[l], &by_layout[l], INFINITY);
    }
    return check_report();
}
