#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): pdgbsv, which solves band systems with pivoting, does not tell that a matrix is singular, on one process, where it
# has the whole of it. LAPACK's dgbsv does. pddtsv, which is without pivoting, tells of some zero pivots.
#
# Guess before the run: INFO > 0 for a column of zeros and for a zero pivot.
# Seen: with zeros in column 3 of tridiag(1, 4, 1) of order 6 pdgbsv has INFO 0 and NaN for the solution, dgbsv INFO 3, and
# pddtsv INFO 1. With a zero in the first place of the diagonal alone pddtsv has INFO 0 and NaN; there pdgbsv is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >band.c <<'C'
#include <math.h>
#include <stdio.h>

void Cblacs_pinfo(int *rank, int *processes);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void pdgbsv_(const int *n, const int *bwl, const int *bwu, const int *nrhs, double *a, const int *ja, const int *desca,
             int *pivots, double *b, const int *ib, const int *descb, double *work, const int *lwork, int *info);
void pddtsv_(const int *n, const int *nrhs, double *dl, double *d, double *du, const int *ja, const int *desca, double *b,
             const int *ib, const int *descb, double *work, const int *lwork, int *info);
void dgbsv_(const int *n, const int *kl, const int *ku, const int *nrhs, double *a, const int *lda, int *pivots, double *b,
            const int *ldb, int *info);

enum { n = 6, width = 5 };

static int context;

static void show(const char *name, int info, const double *x) {
    int ones = 0, nans = 0;
    for (int i = 0; i < n; i++) {
        ones += fabs(x[i] - 1) < 1e-12;
        nans += isnan(x[i]);
    }
    printf("%s info %d%s; ", name, info, info ? "" : ones == n ? " right" : nans ? " NaN" : " wrong");
}

/* Solves a tridiagonal system for ones. */
static void solve(const double *lower, const double *diagonal, const double *upper) {
    const int one = 1, order = n, lwork = 1000, lda = width, kl = 1;
    const int band[] = {501, context, n, n, 0, width, 0}, right[] = {502, context, n, n, 0, n, 0};
    double a[n * width] = {0}, b[n], work[1000], dl[n], d[n], du[n];
    int pivots[1000], info;
    for (int repetition = 0; repetition < 3; repetition++) {
        for (int i = 0; i < n; i++) {
            dl[i] = lower[i];
            d[i] = diagonal[i];
            du[i] = upper[i];
            a[i * width] = a[i * width + 1] = 0;
            a[i * width + 2] = i > 0 ? upper[i - 1] : 0;
            a[i * width + 3] = diagonal[i];
            a[i * width + 4] = i < n - 1 ? lower[i + 1] : 0;
            b[i] = diagonal[i] + (i > 0 ? lower[i] : 0) + (i < n - 1 ? upper[i] : 0);
        }
        if (repetition == 0) {
            pdgbsv_(&order, &kl, &kl, &one, a, &one, band, pivots, b, &one, right, work, &lwork, &info);
            show("pdgbsv", info, b);
        } else if (repetition == 1) {
            dgbsv_(&order, &kl, &kl, &one, a + 1, &lda, pivots, b, &order, &info);
            show("dgbsv", info, b);
        } else {
            pddtsv_(&order, &one, dl, d, du, &one, band, b, &one, right, work, &lwork, &info);
            show("pddtsv", info, b);
        }
    }
    puts("");
}

int main(void) {
    int rank, processes;
    Cblacs_pinfo(&rank, &processes);
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", 1, 1);
    solve((double[]){0, 1, 1, 1, 1, 1}, (double[]){4, 4, 4, 4, 4, 4}, (double[]){1, 1, 1, 1, 1, 0});
    solve((double[]){0, 1, 1, 0, 1, 1}, (double[]){4, 4, 0, 4, 4, 4}, (double[]){1, 0, 1, 1, 1, 0});
    solve((double[]){0, 1, 1, 1, 1, 1}, (double[]){0, 4, 4, 4, 4, 4}, (double[]){1, 1, 1, 1, 1, 0});
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich band.c -o band "$libraries/libscalapack-mpich.so.2.2" \
    "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.hydra -n 1 ./band)
echo "$seen"
[[ $seen == "pdgbsv info 0 right; dgbsv info 0 right; pddtsv info 0 right; 
pdgbsv info 0 NaN; dgbsv info 3; pddtsv info 1; 
pdgbsv info 0 right; dgbsv info 0 right; pddtsv info 0 NaN; " ]]
