#!/usr/bin/env bash
# CHOLMOD 3.0.14 (Debian 12, libcholmod3 and libsuitesparse-dev 1:5.12.0+dfsg-2): cholmod_read_sparse reads a Matrix Market file
# of a symmetric pattern as numbers that are not in it, -1 beside the diagonal and one more than the number of neighbours on it;
# of a general pattern it makes ones. Of other files it reads finite numbers above 1e308 as infinities.
#
# Guess before the run: the elements of a pattern are ones, symmetric or not.
# Seen: the lines 2 1, 3 2 and 3 3 give -1, -1 and 2 as a symmetric pattern, and ones as a general one. 9e307 is read as it is,
# 1.5e308, which a double holds, as inf. The status is 0 each time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libsuitesparse-dev=1:5.12.0+dfsg-2 libcholmod3=1:5.12.0+dfsg-2 libamd2=1:5.12.0+dfsg-2 \
    libcamd2=1:5.12.0+dfsg-2 libcolamd2=1:5.12.0+dfsg-2 libccolamd2=1:5.12.0+dfsg-2 libsuitesparseconfig5=1:5.12.0+dfsg-2 \
    libmetis5=5.1.0.dfsg-7 liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 \
    libgomp1=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >read.c <<'C'
#include <stdio.h>
#include <suitesparse/cholmod.h>

static void read_file(const char *name) {
    cholmod_common common;
    cholmod_start(&common);
    FILE *file = fopen(name, "r");
    cholmod_sparse *a = cholmod_read_sparse(file, &common);
    printf("%s:", name);
    for (int j = 0; j < (int)a->ncol; j++) {
        for (int k = ((int *)a->p)[j]; k < ((int *)a->p)[j + 1]; k++) {
            printf(" %d %d %g,", ((int *)a->i)[k] + 1, j + 1, ((double *)a->x)[k]);
        }
    }
    printf(" status %d; ", common.status);
    fclose(file);
}

int main(void) {
    read_file("symmetric.mtx");
    read_file("general.mtx");
    read_file("large.mtx");
    puts("");
    return 0;
}
C
for kind in symmetric general; do
    printf '%s\n' "%%MatrixMarket matrix coordinate pattern $kind" "3 3 3" "2 1" "3 2" "3 3" >$kind.mtx
done
printf '%s\n' "%%MatrixMarket matrix coordinate real general" "2 2 2" "1 1 9e307" "2 2 1.5e308" >large.mtx
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -isystem usr/include read.c -o read "$libraries/libcholmod.so.3" -Wl,--allow-shlib-undefined
seen=$(./read)
echo "$seen"
[[ $seen == "symmetric.mtx: 1 2 -1, 2 3 -1, 3 3 2, status 0; general.mtx: 2 1 1, 3 2 1, 3 3 1, status 0; \
large.mtx: 1 1 9e+307, 2 2 inf, status 0; " ]]
