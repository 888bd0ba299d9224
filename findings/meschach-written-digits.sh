#!/usr/bin/env bash
# Meschach 1.2b (Debian 12, libmeschach-dev and libmeschach1.2 1.2b-17): m_foutput writes numbers with nine significant digits,
# so that m_finput, which reads what it writes, gives another matrix. v_foutput does the same to a vector.
#
# Guess before the run: the elements come back as they were, with 17 digits.
# Seen: 1/3 is written as 0.333333333 and read so, and 123456789.123 as 123456789.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libmeschach-dev=1.2b-17 libmeschach1.2=1.2b-17 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >digits.c <<'C'
#include <meschach/matrix.h>
#include <stdio.h>

int main(void) {
    MAT *matrix = m_get(1, 2);
    VEC *vector = v_get(1);
    matrix->me[0][0] = vector->ve[0] = 1 / 3.0;
    matrix->me[0][1] = 123456789.123;
    FILE *file = fopen("matrix", "w+");
    m_foutput(file, matrix);
    v_foutput(file, vector);
    rewind(file);
    matrix = m_finput(file, MNULL);
    vector = v_finput(file, VNULL);
    printf("matrix %.17g %.17g vector %.17g", matrix->me[0][0], matrix->me[0][1], vector->ve[0]);
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
gcc -w -Iusr/include digits.c -L"$libraries" -lmeschach -lm -o digits
seen=$(LD_LIBRARY_PATH=$libraries ./digits)
echo "$seen"
[[ $seen == "matrix 0.33333333300000001 123456789 vector 0.33333333300000001" ]]
