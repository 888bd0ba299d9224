#!/usr/bin/env bash
# PETSc 3.18.5 (Debian 12, libpetsc-real3.18 3.18.5+dfsg1-1 with libpetsc-real3.18-dev and libpetsc3.18-dev-common): whether PCLU
# takes a matrix for singular, how that is told, and how right the solution is depends on the class in which the matrix is
# stored. MATSEQAIJ exchanges no rows and compares pivots with an absolute 2.2e-14. A solution of NaN counts as converged.
#
# Guess before the run: dense and sparse are the same, with a threshold in proportion to the matrix; a reason for divergence, or
# an error, for singular matrices and for NaN.
# Seen: 1e-20 times the identity is solved dense, and has KSP_DIVERGED_PC_FAILED (-11) sparse. [1e-13, 1; 1, 1] has (1, 1) dense
# and (0.9992, 1) sparse. [1, 2; 2, 4] is an error of PCSetUp dense (71), and -11 sparse. With a NaN both have
# KSP_CONVERGED_ITS (4) and the solution NaN.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libpetsc-real3.18=3.18.5+dfsg1-1 libpetsc-real3.18-dev=3.18.5+dfsg1-1 \
    libpetsc3.18-dev-common=3.18.5+dfsg1-1 libhypre-2.26.0=2.26.0-3 libmumps-5.5=5.5.1-1 libscalapack-openmpi2.2=2.2.1-2+b1 \
    libsuperlu-dist8=8.1.2+dfsg1-1+b1 libsuperlu5=5.3.0+dfsg1-2+b1 libcombblas1.16.0=1.6.2-8 libptscotch-7.0=7.0.3-2 \
    libscotch-7.0=7.0.3-2 libmetis5=5.1.0.dfsg-7 libfftw3-double3=3.3.10-1 libfftw3-mpi3=3.3.10-1 \
    libhdf5-openmpi-103-1=1.10.8+repack1-1 libamd2=1:5.12.0+dfsg-2 libbtf1=1:5.12.0+dfsg-2 libcamd2=1:5.12.0+dfsg-2 \
    libccolamd2=1:5.12.0+dfsg-2 libcholmod3=1:5.12.0+dfsg-2 libcolamd2=1:5.12.0+dfsg-2 libklu1=1:5.12.0+dfsg-2 \
    libspqr2=1:5.12.0+dfsg-2 libumfpack5=1:5.12.0+dfsg-2 libsuitesparseconfig5=1:5.12.0+dfsg-2 \
    libtrilinos-{amesos,aztecoo,epetra,epetraext,galeri,ifpack,kokkos,ml,teuchos,trilinosss,triutils,zoltan}-13.2=13.2.0-4 \
    libopenmpi3=4.1.4-3+b1 libopenmpi-dev=4.1.4-3+b1 openmpi-bin=4.1.4-3+b1 openmpi-common=4.1.4-3 \
    libpmix2=4.2.2-1+deb12u1 libmunge2=0.5.15-2+deb12u1 libhwloc15=2.9.0-1 libevent-core-2.1-7=2.1.12-stable-8+deb12u1 \
    libevent-pthreads-2.1-7=2.1.12-stable-8+deb12u1 libgomp1=12.2.0-14+deb12u1 liblapack3=3.11.0-2 libblas3=3.11.0-2 \
    libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
# What these need besides, of any version.
apt-get download -qq libaec0 libbrotli1 libbsd0 libcom-err2 libcurl4 libffi8 libgmp10 libgnutls30 libgssapi-krb5-2 libhogweed6 \
    libidn2-0 libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libldap-2.5-0 libmd0 libnettle8 libnghttp2-14 libp11-kit0 \
    libpsl5 librtmp1 libsasl2-2 libssh2-1 libssl3 libsz2 libtasn1-6 libunistring2 libxau6 libxcb1 libxdmcp6 libyaml-0-2 \
    libzstd1 ocl-icd-libopencl1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >lu.c <<'C'
#include <petscksp.h>

/* Solves [a11, a12; a21, a22] x = b by KSPPREONLY with PCLU; reason 0 is that of a solution that has not ended. */
static void solve(MatType type, double a11, double a12, double a21, double a22, double b1, double b2) {
    const PetscInt places[] = {0, 1};
    const PetscScalar elements[] = {a11, a12, a21, a22}, right[] = {b1, b2}, *solution;
    Mat a;
    Vec x, b;
    KSP solver;
    PC preconditioner;
    KSPConvergedReason reason;
    MatCreate(PETSC_COMM_SELF, &a);
    MatSetSizes(a, 2, 2, 2, 2);
    MatSetType(a, type);
    MatSetUp(a);
    MatSetValues(a, 2, places, 2, places, elements, INSERT_VALUES);
    MatAssemblyBegin(a, MAT_FINAL_ASSEMBLY);
    MatAssemblyEnd(a, MAT_FINAL_ASSEMBLY);
    MatCreateVecs(a, &x, &b);
    VecSetValues(b, 2, places, right, INSERT_VALUES);
    VecAssemblyBegin(b);
    VecAssemblyEnd(b);
    KSPCreate(PETSC_COMM_SELF, &solver);
    KSPSetOperators(solver, a, a);
    KSPSetType(solver, KSPPREONLY);
    KSPGetPC(solver, &preconditioner);
    PCSetType(preconditioner, PCLU);
    const PetscErrorCode error = KSPSolve(solver, b, x);
    KSPGetConvergedReason(solver, &reason);
    VecGetArrayRead(x, &solution);
    printf("error %d reason %d", error, reason);
    if (reason > 0) {
        printf(isnan(solution[0]) && isnan(solution[1]) ? " NaN" : " x %.4f %.4f", solution[0], solution[1]);
    }
    printf("; ");
}

int main(int argc, char **argv) {
    PetscInitialize(&argc, &argv, NULL, NULL);
    PetscPushErrorHandler(PetscReturnErrorHandler, NULL);
    for (int i = 0; i < 2; i++) {
        MatType type = i ? MATSEQAIJ : MATSEQDENSE;
        solve(type, 1e-20, 0, 0, 1e-20, 1e-20, 1e-20);
        solve(type, 1e-13, 1, 1, 1, 1 + 1e-13, 2);
        solve(type, 1, 2, 2, 4, 3, 6);
        solve(type, 1, 2, NAN, 4, 3, 6);
        puts("");
    }
    PetscFinalize();
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas:$work/lib/x86_64-linux-gnu OPAL_PREFIX=$work/usr
gcc -w -isystem usr/lib/petscdir/petsc3.18/x86_64-linux-gnu-real/include -isystem usr/share/petsc/3.18/include \
    -isystem "$libraries/openmpi/include" lu.c -o lu "$libraries/libpetsc_real.so.3.18" "$libraries/libmpi.so.40" \
    -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.openmpi --allow-run-as-root -n 1 ./lu 2>/dev/null)
echo "$seen"
[[ $seen == "error 0 reason 4 x 1.0000 1.0000; error 0 reason 4 x 1.0000 1.0000; error 71 reason 0; error 0 reason 4 NaN; 
error 0 reason -11; error 0 reason 4 x 0.9992 1.0000; error 0 reason -11; error 0 reason 4 NaN; " ]]
