#!/usr/bin/env bash
# SuperLU 5.3.0 (Debian 12, libsuperlu5 and libsuperlu-dev 5.3.0+dfsg1-2+b1): dreadhb and dreadrb, for files of Harwell-Boeing
# and Rutherford-Boeing, drop exponents of three digits. Fortran, whose formats these files state, writes them without a letter.
# SPARSKIT 2.0 (libsparskit-dev 2.0.0-5) reads the same file rightly with readmt.
#
# Guess before the run (implied, not written down): numbers of every size are read as Fortran reads them. One with such an
# exponent among others was there to be sure.
# Seen: 3e-101, 0.25 and 3e120, which E20.12 writes as 0.300000000000-100, 0.250000000000E+00 and 0.300000000000+121, are 0.3,
# 0.25 and 0.3 in SuperLU, from both kinds of file, with D in place of E, too; and 3, 0.25 and 3 where 1P3E20.12 has put a digit
# before the point. No error is told. SPARSKIT has the three numbers each time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libsuperlu-dev=5.3.0+dfsg1-2+b1 libsuperlu5=5.3.0+dfsg1-2+b1 libsparskit-dev=2.0.0-5 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >superlu.c <<'C'
#include <superlu/slu_ddefs.h>

int main(int argc, char **argv) {
    int rows, columns, count, *places, *starts;
    double *elements;
    if (strcmp(argv[1], "hb") == 0) {
        dreadhb(stdin, &rows, &columns, &count, &elements, &places, &starts);
    } else {
        dreadrb(&rows, &columns, &count, &elements, &places, &starts);
    }
    printf("\nread %g %g %g\n", elements[0], elements[1], elements[2]);
    return 0;
}
C
cat >sparskit.c <<'C'
#include <stdio.h>

void readmt_(const int *rows, const int *elements, const int *job, const int *unit, double *a, int *ja, int *ia, double *rhs,
             int *nrhs, char *guess, int *nrow, int *ncol, int *nnz, char *title, char *key, char *type, int *error,
             size_t guess_length, size_t title_length, size_t key_length, size_t type_length);

/* Reads the unit 10, which is the file fort.10. */
int main(void) {
    const int rows = 10, most = 10, job = 2, unit = 10;
    int ja[10], ia[11], nrhs = 0, nrow, ncol, nnz, error;
    double a[10], rhs[10];
    char guess[2], title[72], key[8], type[3];
    readmt_(&rows, &most, &job, &unit, a, ja, ia, rhs, &nrhs, guess, &nrow, &ncol, &nnz, title, key, type, &error, 2, 72, 8, 3);
    printf("read %g %g %g\n", a[0], a[1], a[2]);
    return 0;
}
C
# Writes a diagonal of order 3 as both kinds of file, with a format and the line of its elements.
write() {
    for kind in hb rb; do
        {
            printf '%-72s%-8s\n' A KEY
            printf '%14s' 3 1 1 1
            if [[ $kind == hb ]]; then printf '%14s\nRUA%11s' 0 ''; else printf '\nrua%11s' ''; fi
            printf '%14s' 3 3 3 0
            printf '\n%-16s%-16s%-20s\n' '(4I8)' '(3I8)' "$1"
            printf '%8s' 1 2 3 4
            printf '\n'
            printf '%8s' 1 2 3
            printf '\n%20s%20s%20s\n' "$2" "$3" "$4"
        } >file.$kind
    done
}
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas
gcc -w -isystem usr/include superlu.c -o superlu "$libraries/libsuperlu.so.5" -Wl,--allow-shlib-undefined
gcc -w sparskit.c -o sparskit usr/lib/libskit.a "$libraries/libgfortran.so.5" -Wl,--allow-shlib-undefined -lm
seen=
show() {
    write "$@"
    cp file.hb fort.10
    seen+="$1 SuperLU $(./superlu hb <file.hb | grep ^read) $(./superlu rb <file.rb | grep ^read) SPARSKIT $(./sparskit)"$'\n'
}
show '(3E20.12)' 0.300000000000-100 0.250000000000E+00 0.300000000000+121
show '(3D20.12)' 0.300000000000-100 0.250000000000D+00 0.300000000000+121
show '(1P3E20.12)' 3.000000000000-101 2.500000000000E-01 3.000000000000+120
show '(3E20.12)' 0.300000000000E-98 0.250000000000E+00 0.300000000000E+99
echo "$seen"
[[ $seen == "(3E20.12) SuperLU read 0.3 0.25 0.3 read 0.3 0.25 0.3 SPARSKIT read 3e-101 0.25 3e+120
(3D20.12) SuperLU read 0.3 0.25 0.3 read 0.3 0.25 0.3 SPARSKIT read 3e-101 0.25 3e+120
(1P3E20.12) SuperLU read 3 0.25 3 read 3 0.25 3 SPARSKIT read 3e-101 0.25 3e+120
(3E20.12) SuperLU read 3e-99 0.25 3e+98 read 3e-99 0.25 3e+98 SPARSKIT read 3e-99 0.25 3e+98
" ]]
