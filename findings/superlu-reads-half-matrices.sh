#!/usr/bin/env bash
# SuperLU 5.3.0 (Debian 12, libsuperlu5 and libsuperlu-dev 5.3.0+dfsg1-2+b1): dreadhb and zreadhb, for Harwell-Boeing files,
# return a symmetric matrix whole, and of a skew-symmetric or Hermitian one only the half that is in the file, without a word.
# zreadMM, for complex Matrix Market files, refuses each of them, and names itself instead.
#
# Guess before the run: zreadMM conjugates the other half of a Hermitian file. That dreadhb, which has symmetric files whole,
# has skew-symmetric ones so, too, was implied, not written down.
# Seen: [0, -3; 3, 0] is [0, 0; 3, 0] from dreadhb, and [5, 3 - 4i; 3 + 4i, 1] is [5, 0; 3 + 4i, 1] from zreadhb; symmetric
# files are whole from both. Of complex files, general ones, too, zreadMM says "Complex matrix; use zreadMM instead!" and exits
# with -1, where dreadMM reads real ones.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libsuperlu-dev=5.3.0+dfsg1-2+b1 libsuperlu5=5.3.0+dfsg1-2+b1 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >read.c <<'C'
#include <superlu/slu_zdefs.h>

void dreadMM(FILE *, int *, int *, int *, double **, int **, int **);
void dreadhb(FILE *, int *, int *, int *, double **, int **, int **);

/* Reads the standard input and prints the whole matrix, of order 2. */
int main(int argc, char **argv) {
    int rows, columns, count, *places, *starts;
    double *elements = NULL;
    doublecomplex *numbers = NULL, whole[2][2] = {0};
    if (strcmp(argv[1], "dreadMM") == 0) {
        dreadMM(stdin, &rows, &columns, &count, &elements, &places, &starts);
    } else if (strcmp(argv[1], "dreadhb") == 0) {
        dreadhb(stdin, &rows, &columns, &count, &elements, &places, &starts);
    } else if (strcmp(argv[1], "zreadMM") == 0) {
        zreadMM(stdin, &rows, &columns, &count, &numbers, &places, &starts);
    } else {
        zreadhb(stdin, &rows, &columns, &count, &numbers, &places, &starts);
    }
    for (int j = 0; j < columns; j++) {
        for (int k = starts[j]; k < starts[j + 1]; k++) {
            whole[places[k]][j] = numbers ? numbers[k] : (doublecomplex){elements[k], 0};
        }
    }
    printf("\n[");
    for (int k = 0; k < 4; k++) {
        printf("%g", whole[k / 2][k % 2].r);
        if (numbers && whole[k / 2][k % 2].i) {
            printf("%+gi", whole[k / 2][k % 2].i);
        }
        printf("%s", k == 3 ? "]\n" : k == 1 ? "; " : ", ");
    }
    return 0;
}
C
# Writes a Harwell-Boeing file of order 2, of a type, with the starts of columns, the places and the elements, a line of each.
boeing() {
    printf '%-72s%-8s\n' A KEY
    printf '%14s' 3 1 1 1 0
    printf '\n%s%11s' "$1" ''
    printf '%14s' 2 2 "$(wc -w <<<"$3")" 0
    printf '\n%-16s%-16s%-20s%20s\n' '(3I8)' '(3I8)' '(6E12.4)' ''
    for line in "$2" "$3"; do
        for word in $line; do printf '%8s' "$word"; done
        printf '\n'
    done
    for word in $4; do printf '%12.4E' "$word"; done
    printf '\n'
}
market() {
    printf '%%%%MatrixMarket matrix coordinate %s\n' "$1"
    printf '2 2 %s\n' $(($# - 1))
    printf '%s\n' "${@:2}"
}
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas
gcc -w -isystem usr/include read.c -o read "$libraries/libsuperlu.so.5" -Wl,--allow-shlib-undefined
seen=
show() {
    local told
    local -i code=0
    told=$(./read "$1" 2>&1) || code=$?
    seen+="$1 $code $(tail -n 1 <<<"$told")"$'\n'
}
show dreadhb < <(boeing RSA '1 3 4' '1 2 2' '5 3 1')
show dreadhb < <(boeing RZA '1 2 2' '2' '3')
show zreadhb < <(boeing CSA '1 3 4' '1 2 2' '5 0 3 4 1 0')
show zreadhb < <(boeing CHA '1 3 4' '1 2 2' '5 0 3 4 1 0')
show dreadMM < <(market 'real general' '1 1 5' '2 1 3' '2 2 1')
show zreadMM < <(market 'complex general' '1 1 5 0' '2 1 3 4' '2 2 1 0')
show zreadMM < <(market 'complex hermitian' '1 1 5 0' '2 1 3 4' '2 2 1 0')
echo "$seen"
[[ $seen == "dreadhb 0 [5, 3; 3, 1]
dreadhb 0 [0, 0; 3, 0]
zreadhb 0 [5, 3+4i; 3+4i, 1]
zreadhb 0 [5, 0; 3+4i, 1]
dreadMM 0 [5, 0; 3, 1]
zreadMM 255 Complex matrix; use zreadMM instead!
zreadMM 255 Complex matrix; use zreadMM instead!
" ]]
