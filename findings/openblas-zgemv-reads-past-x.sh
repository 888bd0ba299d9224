#!/usr/bin/env bash
# OpenBLAS 0.3.21 (Debian libopenblas0-pthread 0.3.21+ds-4): zgemv without transposition reads 16 bytes past the end of x, with
# the kernels for Haswell and Zen. The result is right, for what it read is not used.
#
# Guess (a suspicion, from a report of valgrind on another program): zgemv reads outside of an array of complex numbers.
# Seen: with a 6 x 1 or a 6 x 4 matrix valgrind reports "Invalid read of size 16" and "0 bytes after a block" that is x; with 4
# x 1, and with the kernels for Nehalem, it reports nothing. y is A x in each case.
set -euo pipefail
grep -qw avx2 /proc/cpuinfo || { echo "needs a processor with AVX2" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
command -v valgrind >/dev/null || apt-get install -y -qq valgrind libc6-dbg >/dev/null
apt-get download -qq libopenblas0-pthread=0.3.21+ds-4 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >zgemv.c <<'C'
#include <complex.h>
#include <stdio.h>
#include <stdlib.h>

void zgemv_(const char *, const int *, const int *, const double complex *, const double complex *, const int *,
            const double complex *, const int *, const double complex *, double complex *, const int *);

int main(int count, char **arguments) {
    const int m = atoi(arguments[1]), n = count > 2 ? atoi(arguments[2]) : 1, step = 1;
    const double complex one = 1, none = 0;
    double complex *a = calloc((size_t)(m * n), sizeof *a), *x = calloc((size_t)n, sizeof *x), *y = calloc((size_t)m, sizeof *y);
    for (int i = 0; i < m * n; i++) {
        a[i] = i % m + 1;
    }
    for (int j = 0; j < n; j++) {
        x[j] = 1;
    }
    zgemv_("N", &m, &n, &one, a, &m, x, &step, &none, y, &step);
    int right = 1;
    for (int i = 0; i < m; i++) {
        right &= y[i] == n * (i + 1);
    }
    printf("right %d", right);
    free(y);
    free(x);
    free(a);
    return 0;
}
C
library=$work/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0
gcc zgemv.c -o zgemv "$library"
export LD_LIBRARY_PATH=$work/usr/lib/x86_64-linux-gnu/openblas-pthread:$work/usr/lib/x86_64-linux-gnu OPENBLAS_NUM_THREADS=1
seen=
for processor in Nehalem Haswell Zen; do
    for shape in "4 1" "6 1" "6 4"; do
        # shellcheck disable=SC2086 # two numbers
        told=$(OPENBLAS_CORETYPE=$processor valgrind -q --log-file=log ./zgemv $shape)
        read=$(grep -oE 'Invalid read of size [0-9]+|[0-9]+ bytes after a block of size [0-9]+' log | tr '\n' ' ' || true)
        seen+="$processor $shape: $told ${read:-nothing}"$'\n'
    done
done
echo "$seen"
[[ $seen == "Nehalem 4 1: right 1 nothing
Nehalem 6 1: right 1 nothing
Nehalem 6 4: right 1 nothing
Haswell 4 1: right 1 nothing
Haswell 6 1: right 1 Invalid read of size 16 0 bytes after a block of size 16 
Haswell 6 4: right 1 Invalid read of size 16 0 bytes after a block of size 64 
Zen 4 1: right 1 nothing
Zen 6 1: right 1 Invalid read of size 16 0 bytes after a block of size 16 
Zen 6 4: right 1 Invalid read of size 16 0 bytes after a block of size 64 
" ]]
