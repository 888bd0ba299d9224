#!/usr/bin/env bash
# Graphene 1.10.8 (Debian 12, libgraphene-1.0-dev and libgraphene-1.0-0 1.10.8-1): the determinant of the identity is -1. A
# uniform scale of 0.001 is singular and has no inverse, though one of 0.01 has, for it is the determinant that is compared with
# a number.
#
# Guess before the run: a uniform scale of 1e-3 has an inverse. That the determinant of the identity is 1 was implied, not
# written down.
# Seen: graphene_matrix_determinant is -1 for the identity and minus the determinant for others; graphene_matrix_inverse of the
# scale 0.01 has 100, and is false for 0.001.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq libgraphene-1.0-dev=1.10.8-1 libgraphene-1.0-0=1.10.8-1 libglib2.0-0=2.74.6-2+deb12u9 \
    libpcre2-8-0=10.42-1 libffi8=3.4.4-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >determinant.c <<'C'
#include <graphene.h>
#include <stdio.h>

int main(void) {
    const float scales[] = {1, 2, 0.01f, 0.001f};
    for (int i = 0; i < 4; i++) {
        graphene_matrix_t *a = graphene_matrix_alloc(), *inverse = graphene_matrix_alloc();
        graphene_matrix_init_scale(a, scales[i], scales[i], scales[i]);
        const int done = graphene_matrix_inverse(a, inverse);
        printf("%g: det %g singular %d inverse %d %g\n", scales[i], graphene_matrix_determinant(a),
               graphene_matrix_is_singular(a), done, done ? graphene_matrix_get_value(inverse, 0, 0) : 0);
        graphene_matrix_free(inverse);
        graphene_matrix_free(a);
    }
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
gcc -w -isystem usr/include/graphene-1.0 -isystem "$libraries/graphene-1.0/include" determinant.c -o determinant \
    "$libraries/libgraphene-1.0.so.0" -Wl,--allow-shlib-undefined
seen=$(LD_LIBRARY_PATH=$libraries ./determinant)
echo "$seen"
[[ $seen == "1: det -1 singular 0 inverse 1 1
2: det -8 singular 0 inverse 1 0.5
0.01: det -1e-06 singular 0 inverse 1 100
0.001: det -1e-09 singular 1 inverse 0 0" ]]
