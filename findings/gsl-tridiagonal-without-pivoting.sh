#!/usr/bin/env bash
# GSL 2.7.1 (Debian 12, libgsl-dev, libgsl27 and libgslcblas0 2.7.1+dfsg-5+deb12u1): gsl_linalg_solve_tridiag exchanges no rows.
# A well-conditioned system gets a wrong solution with the status of success, and one with a zero in the corner is refused.
# LU_solve of the same library is right.
#
# Guess before the run: "the general N-by-N system" of the documentation is solved with pivoting, as LAPACK's dgtsv solves it.
# Seen: [1e-20, 1; 1, 1] x = (1, 2) gives (0, 1) and success instead of (1, 1); [0, 1; 1, 1] is GSL_EZERODIV, "tried to divide
# by zero". LU_solve gives (1, 1) for both. With 3 in the corner the two agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libgsl-dev=2.7.1+dfsg-5+deb12u1 libgsl27=2.7.1+dfsg-5+deb12u1 libgslcblas0=2.7.1+dfsg-5+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >solve.c <<'C'
#include <stdio.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_version.h>

static void solve(double first) {
    double diagonal[] = {first, 1}, beside[] = {1}, b[] = {1, 2}, x[] = {0, 0}, a[] = {first, 1, 1, 1};
    gsl_vector_view d = gsl_vector_view_array(diagonal, 2), e = gsl_vector_view_array(beside, 1);
    gsl_vector_view right = gsl_vector_view_array(b, 2), solution = gsl_vector_view_array(x, 2);
    int status = gsl_linalg_solve_tridiag(&d.vector, &e.vector, &e.vector, &right.vector, &solution.vector);
    printf("; %g tridiag %s", first, status ? gsl_strerror(status) : "success");
    if (status == GSL_SUCCESS)
        printf(" %g %g", x[0], x[1]);
    gsl_matrix_view matrix = gsl_matrix_view_array(a, 2, 2);
    gsl_permutation *rows = gsl_permutation_alloc(2);
    int sign;
    gsl_linalg_LU_decomp(&matrix.matrix, rows, &sign);
    gsl_linalg_LU_solve(&matrix.matrix, rows, &right.vector, &solution.vector);
    printf(", LU %g %g", x[0], x[1]);
    gsl_permutation_free(rows);
}

int main(void) {
    gsl_set_error_handler_off();
    printf("%s", GSL_VERSION);
    solve(1e-20);
    solve(0);
    solve(3);
}
C
libraries=usr/lib/x86_64-linux-gnu
gcc -Wall -Iusr/include solve.c -L$libraries -lgsl -lgslcblas -lm -o solve
seen=$(LD_LIBRARY_PATH=$libraries ./solve)
echo "$seen"
[[ $seen == "2.7.1; 1e-20 tridiag success 0 1, LU 1 1; 0 tridiag tried to divide by zero, LU 1 1; \
3 tridiag success -0.5 2.5, LU -0.5 2.5" ]]
