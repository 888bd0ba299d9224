#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): the norms that know a matrix's shape are not those that pdlange has of the same matrix, on one process, too.
# pdlanhs, for Hessenberg matrices, passes over elements where it goes from block to block; pdlantr, for triangles, and pdlansy,
# for symmetric matrices, of a part that does not start at the first row depend on what was in the workspace.
#
# Guess before the run: the four have the norms that LAPACK has, of parts, too, on every grid.
# Seen: i + j of order 5, with zeros below the subdiagonal, in blocks of 2: the largest element is 9, the norms 30 and 25, the
# Frobenius norm 21.07; pdlange has 10, 40, 26 and 27.82, and pdlanhs, too, in blocks of 8. The infinity norm of the upper
# triangle of rows and columns 2 to 4, which is 15, is 1015 after a workspace full of 1000. The norm of the symmetric matrix's
# rows and columns 3 to 5, which is 27, is 0 after zeros in the workspace, and after 1000 it is 21 or 1000, by the triangle
# that is used. pdlange has the right norms each time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >norms.c <<'C'
#include <stdio.h>
#include <stdlib.h>

void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void descinit_(int *descriptor, const int *m, const int *n, const int *mb, const int *nb, const int *row, const int *column,
               const int *context, const int *lld, int *info);
void pdelset_(double *a, const int *i, const int *j, const int *descriptor, const double *element);
double pdlange_(const char *norm, const int *m, const int *n, const double *a, const int *i, const int *j, const int *descriptor,
                double *work);
double pdlanhs_(const char *norm, const int *n, const double *a, const int *i, const int *j, const int *descriptor, double *work);
double pdlantr_(const char *norm, const char *uplo, const char *diag, const int *m, const int *n, const double *a, const int *i,
                const int *j, const int *descriptor, double *work);
double pdlansy_(const char *norm, const char *uplo, const int *n, const double *a, const int *i, const int *j,
                const int *descriptor, double *work);

enum { order = 5, room = 100 };

static int context, descriptor[9];
static double a[order * order], workspace[room];

/* i + j in blocks, with zeros below a diagonal: the main one is 0. */
static void fill(int block, int diagonal) {
    const int n = order, zero = 0;
    int info;
    descinit_(descriptor, &n, &n, &block, &block, &zero, &zero, &context, &n, &info);
    for (int i = 1; i <= n; i++) {
        for (int j = 1; j <= n; j++) {
            const double element = i - j > diagonal ? 0 : i + j;
            pdelset_(a, &i, &j, descriptor, &element);
        }
    }
}

static double *of(double value) {
    for (int i = 0; i < room; i++) {
        workspace[i] = value;
    }
    return workspace;
}

int main(void) {
    const int n = order, one = 1, two = 2, three = 3;
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", 1, 1);
    for (int block = 2; block <= 8; block += 6) {
        fill(block, 1);
        printf("Hessenberg, blocks of %d:", block);
        for (const char *norm = "M1IF"; *norm; norm++) {
            printf(" %.4g of %.4g", pdlanhs_(norm, &n, a, &one, &one, descriptor, of(0)),
                   pdlange_(norm, &n, &n, a, &one, &one, descriptor, of(0)));
        }
        printf("\n");
    }
    for (int value = 0; value <= 1000; value += 1000) {
        fill(8, 0);
        printf("after %d: triangle %g of %g", value,
               pdlantr_("I", "U", "N", &three, &three, a, &two, &two, descriptor, of(value)),
               pdlange_("I", &three, &three, a, &two, &two, descriptor, of(value)));
        fill(8, order);
        printf(", symmetric %g and %g", pdlansy_("1", "U", &three, a, &three, &three, descriptor, of(value)),
               pdlansy_("1", "L", &three, a, &three, &three, descriptor, of(value)));
        printf(" of %g\n", pdlange_("1", &three, &three, a, &three, &three, descriptor, of(value)));
    }
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w norms.c -o norms "$libraries/libscalapack-mpich.so.2.2" "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" \
    -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.hydra -n 1 ./norms)
echo "$seen"
[[ $seen == "Hessenberg, blocks of 2: 9 of 10 30 of 40 25 of 26 21.07 of 27.82
Hessenberg, blocks of 8: 10 of 10 40 of 40 26 of 26 27.82 of 27.82
after 0: triangle 15 of 15, symmetric 0 and 0 of 27
after 1000: triangle 1015 of 15, symmetric 21 and 1000 of 27" ]]
