#!/usr/bin/env bash
# PETSc 3.18.5 (Debian 12, libpetsc-real3.18 3.18.5+dfsg1-1 with libpetsc-real3.18-dev and libpetsc3.18-dev-common): MatView with
# PETSC_VIEWER_ASCII_MATRIXMARKET writes six digits of the elements of a MATSEQAIJ, and something else than Matrix Market for
# every other class, without an error.
#
# Guess before the run: 17 digits, and an array for a dense matrix. That the other classes are written in the format, too, was
# implied, not written down.
# Seen: 1/3 is written as 0.333333 of MATSEQAIJ, under a right header; MATSEQDENSE has 3.3333333333333331e-01 and no header,
# MATSEQSBAIJ and MATSEQBAIJ have lines of "row 0: (0, 0.333333)".
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
cat >view.c <<'C'
#include <petscmat.h>

int main(int argc, char **argv) {
    MatType types[] = {MATSEQAIJ, MATSEQDENSE, MATSEQSBAIJ, MATSEQBAIJ};
    PetscInitialize(&argc, &argv, NULL, NULL);
    for (int i = 0; i < 4; i++) {
        Mat a;
        MatCreate(PETSC_COMM_SELF, &a);
        MatSetSizes(a, 2, 2, 2, 2);
        MatSetType(a, types[i]);
        MatSetUp(a);
        MatSetValue(a, 0, 0, 1.0 / 3, INSERT_VALUES);
        MatSetValue(a, 1, 1, 5, INSERT_VALUES);
        MatAssemblyBegin(a, MAT_FINAL_ASSEMBLY);
        MatAssemblyEnd(a, MAT_FINAL_ASSEMBLY);
        PetscViewerPushFormat(PETSC_VIEWER_STDOUT_SELF, PETSC_VIEWER_ASCII_MATRIXMARKET);
        printf("error %d\n", MatView(a, PETSC_VIEWER_STDOUT_SELF));
    }
    PetscFinalize();
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas:$work/lib/x86_64-linux-gnu OPAL_PREFIX=$work/usr
gcc -w -isystem usr/lib/petscdir/petsc3.18/x86_64-linux-gnu-real/include -isystem usr/share/petsc/3.18/include \
    -isystem "$libraries/openmpi/include" view.c -o view "$libraries/libpetsc_real.so.3.18" "$libraries/libmpi.so.40" \
    -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.openmpi --allow-run-as-root -n 1 ./view 2>/dev/null | sed 's/ *$//')
echo "$seen"
[[ $seen == "%%MatrixMarket matrix coordinate real general
2 2 2
1 1 0.333333
2 2 5.
error 0
3.3333333333333331e-01 0.0000000000000000e+00
0.0000000000000000e+00 5.0000000000000000e+00
error 0
row 0: (0, 0.333333)
row 1: (1, 5.)
error 0
row 0: (0, 0.333333)
row 1: (1, 5.)
error 0" ]]
