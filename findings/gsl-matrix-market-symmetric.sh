#!/usr/bin/env bash
# GSL 2.7.1 (Debian 12, libgsl-dev, libgsl27 and libgslcblas0 2.7.1+dfsg-5+deb12u1): gsl_spmatrix_fscanf, which reads Matrix
# Market files, takes the half that a symmetric or skew-symmetric file holds for the whole matrix, without an error.
#
# Guess before the run: the other half is filled in, or the symmetry is refused. A suspicion that the first line is skipped.
# Seen: the symmetric [1, 2; 2, 3] is read as [1, 0; 2, 3], the skew-symmetric [0, -2; 2, 0] as [0, 0; 2, 0], and of a complex
# file the real parts. The general file of the same matrix is right; a pattern is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libgsl-dev=2.7.1+dfsg-5+deb12u1 libgsl27=2.7.1+dfsg-5+deb12u1 libgslcblas0=2.7.1+dfsg-5+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >read.c <<'C'
#include <stdio.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_spmatrix.h>
#include <gsl/gsl_version.h>

int main(int count, char **names) {
    gsl_set_error_handler_off();
    printf("%s", GSL_VERSION);
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(names[i], "r");
        gsl_spmatrix *matrix = gsl_spmatrix_fscanf(file);
        printf(" %s", names[i]);
        if (matrix == NULL)
            printf(" refused");
        else
            printf(" %g %g %g %g", gsl_spmatrix_get(matrix, 0, 0), gsl_spmatrix_get(matrix, 0, 1), gsl_spmatrix_get(matrix, 1, 0),
                   gsl_spmatrix_get(matrix, 1, 1));
    }
}
C
printf '%%%%MatrixMarket matrix coordinate real symmetric\n2 2 3\n1 1 1\n2 1 2\n2 2 3\n' >symmetric
printf '%%%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 2\n' >skew
printf '%%%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 1\n1 2 2\n2 1 2\n2 2 3\n' >general
printf '%%%%MatrixMarket matrix coordinate complex general\n2 2 2\n1 1 1 5\n2 2 3 5\n' >complex
printf '%%%%MatrixMarket matrix coordinate pattern general\n2 2 2\n1 1\n2 2\n' >pattern
libraries=usr/lib/x86_64-linux-gnu
gcc -Wall -Iusr/include read.c -L$libraries -lgsl -lgslcblas -lm -o read
seen=$(LD_LIBRARY_PATH=$libraries ./read symmetric skew complex pattern general)
echo "$seen"
[[ $seen == "2.7.1 symmetric 1 0 2 3 skew 0 0 2 0 complex 1 0 0 3 pattern refused general 1 2 2 3" ]]
