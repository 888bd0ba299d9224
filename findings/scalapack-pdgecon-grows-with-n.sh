#!/usr/bin/env bash
# ScaLAPACK 2.2.1 (Debian 12, libscalapack-mpich2.2 2.2.1-2+b1 on mpich and libmpich12 4.0.2-3+b1, liblapack3 and libblas3
# 3.11.0-2): pdgecon and pdgesvx return a reciprocal condition number that is up to n times and more too large, for their
# estimate of the inverse's norm ends at the mean of its columns. pdgesvx so solves a matrix as a good one that is singular to
# working precision, for which dgesvx has INFO = n + 1.
#
# Guess before the run: the numbers of dgecon and dgesvx. That INFO is n + 1 for 1e-17 among ones was implied, not written down.
# Seen: for a diagonal of 99 ones pdgecon has 0.001 with 1e-5 in the middle, 0.0015 with 1e-5 in the first place and 0.00075
# with 1e-5 in the last; pdgesvx has 1e-15 and INFO 0 with 1e-17 in the middle. dgecon and dgesvx have 1e-5, 1e-17 and INFO 101.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libscalapack-mpich2.2=2.2.1-2+b1 mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 \
    libslurm38=22.05.8-4+deb12u3 libucx0=1.13.1-1 libnuma1=2.0.16-1 libhwloc15=2.9.0-1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >condition.c <<'C'
#include <stdio.h>
#include <stdlib.h>

enum { n = 100 };

void Cblacs_pinfo(int *rank, int *processes);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_exit(int go_on);
void descinit_(int *descriptor, const int *m, const int *columns, const int *mb, const int *nb, const int *row,
               const int *column, const int *context, const int *lld, int *info);
double pdlange_(const char *norm, const int *m, const int *columns, const double *a, const int *i, const int *j,
                const int *descriptor, double *work);
void pdgetrf_(const int *m, const int *columns, double *a, const int *i, const int *j, const int *descriptor, int *pivots,
              int *info);
void pdgecon_(const char *norm, const int *order, const double *a, const int *i, const int *j, const int *descriptor,
              const double *anorm, double *rcond, double *work, const int *lwork, int *iwork, const int *liwork, int *info);
void pdgesvx_(const char *fact, const char *trans, const int *order, const int *nrhs, double *a, const int *ia, const int *ja,
              const int *da, double *af, const int *iaf, const int *jaf, const int *daf, int *pivots, char *equed, double *r,
              double *c, double *b, const int *ib, const int *jb, const int *db, double *x, const int *ix, const int *jx,
              const int *dx, double *rcond, double *ferr, double *berr, double *work, const int *lwork, int *iwork,
              const int *liwork, int *info);
void dgetrf_(const int *m, const int *columns, double *a, const int *lda, int *pivots, int *info);
void dgecon_(const char *norm, const int *order, const double *a, const int *lda, const double *anorm, double *rcond,
             double *work, int *iwork, int *info, size_t length);
void dgesvx_(const char *fact, const char *trans, const int *order, const int *nrhs, double *a, const int *lda, double *af,
             const int *ldaf, int *pivots, char *equed, double *r, double *c, double *b, const int *ldb, double *x,
             const int *ldx, double *rcond, double *ferr, double *berr, double *work, int *iwork, int *info, size_t, size_t,
             size_t);

static const int one = 1, zero = 0, order = n, size = 100000;
static int descriptor[9], iwork[100000], pivots[2 * n], info, told;
static double a[n * n], af[n * n], b[n], x[n], r[n], c[n], work[100000], ferr, berr, rcond, reference;

/* The identity with one element less. */
static void matrix(int place, double element) {
    for (int i = 0; i < n * n; i++) {
        a[i] = i % (n + 1) == 0;
    }
    a[place * (n + 1)] = element;
    for (int i = 0; i < n; i++) {
        b[i] = 1;
    }
}

static void estimate(int place) {
    matrix(place, 1e-5);
    const double norm = pdlange_("1", &order, &order, a, &one, &one, descriptor, work);
    pdgetrf_(&order, &order, a, &one, &one, descriptor, pivots, &info);
    pdgecon_("1", &order, a, &one, &one, descriptor, &norm, &rcond, work, &size, iwork, &size, &info);
    matrix(place, 1e-5);
    dgetrf_(&order, &order, a, &order, pivots, &told);
    dgecon_("1", &order, a, &order, &norm, &reference, work, iwork, &told, 1);
    printf("at %d: pdgecon %.2g dgecon %.2g; ", place + 1, rcond, reference);
}

int main(void) {
    int rank, processes, context;
    char equed;
    Cblacs_pinfo(&rank, &processes);
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", 1, 1);
    descinit_(descriptor, &order, &order, &order, &order, &zero, &zero, &context, &order, &info);
    estimate(0);
    estimate(n / 2);
    estimate(n - 1);
    matrix(n / 2, 1e-17);
    pdgesvx_("N", "N", &order, &one, a, &one, &one, descriptor, af, &one, &one, descriptor, pivots, &equed, r, c, b, &one, &one,
             descriptor, x, &one, &one, descriptor, &rcond, &ferr, &berr, work, &size, iwork, &size, &info);
    matrix(n / 2, 1e-17);
    dgesvx_("N", "N", &order, &one, a, &order, af, &order, pivots, &equed, r, c, b, &order, x, &order, &reference, &ferr, &berr,
            work, iwork, &told, 1, 1, 1);
    printf("1e-17: pdgesvx %.2g info %d, dgesvx %.2g info %d\n", rcond, info, reference, told);
    Cblacs_exit(0);
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich condition.c -o condition "$libraries/libscalapack-mpich.so.2.2" \
    "$libraries/libmpich.so.12" "$libraries/lapack/liblapack.so.3" -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.hydra -n 1 ./condition)
echo "$seen"
[[ $seen == "at 1: pdgecon 0.0015 dgecon 1e-05; at 51: pdgecon 0.001 dgecon 1e-05; at 100: pdgecon 0.00075 dgecon 1e-05; \
1e-17: pdgesvx 1e-15 info 0, dgesvx 1e-17 info 101" ]]
