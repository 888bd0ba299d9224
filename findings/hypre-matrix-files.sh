#!/usr/bin/env bash
# hypre 2.26.0 (Debian 12, libhypre-dev and libhypre-2.26.0 2.26.0-3 on libopenmpi3 4.1.4-3+b1): HYPRE_IJMatrixReadMM reads the
# stored half of a skew-symmetric Matrix Market file and leaves the other half out, without an error, while it completes a
# symmetric one. HYPRE_IJMatrixPrint writes 15 digits, with which HYPRE_IJMatrixRead does not give the matrix back.
#
# Guess before the run: the negative of the half is filled in, or there is an error; the elements come back as they were.
# Seen: of the element 3 at (2, 1) a skew-symmetric file makes (0, 0; 3, 0) and a symmetric one (0, 3; 3, 0). 1/3 comes back as
# 0.333333333333333, which is another double.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq libhypre-dev=2.26.0-3 libhypre-2.26.0=2.26.0-3 libsuperlu-dist8=8.1.2+dfsg1-1+b1 \
    libcombblas1.16.0=1.6.2-8 libptscotch-7.0=7.0.3-2 libmetis5=5.1.0.dfsg-7 libopenmpi3=4.1.4-3+b1 libopenmpi-dev=4.1.4-3+b1 \
    openmpi-bin=4.1.4-3+b1 openmpi-common=4.1.4-3 libpmix2=4.2.2-1+deb12u1 libmunge2=0.5.15-2+deb12u1 libhwloc15=2.9.0-1 \
    libevent-core-2.1-7=2.1.12-stable-8+deb12u1 libevent-pthreads-2.1-7=2.1.12-stable-8+deb12u1 libgomp1=12.2.0-14+deb12u1 \
    liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >files.c <<'C'
#include <HYPRE.h>
#include <HYPRE_IJ_mv.h>
#include <mpi.h>
#include <stdio.h>

static void show(const char *name, int error, HYPRE_IJMatrix matrix) {
    printf("%s %d:", name, error);
    for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 2; column++) {
            int length = 1;
            double element = 0;
            HYPRE_IJMatrixGetValues(matrix, 1, &length, &row, &column, &element);
            printf(" %.17g", element);
        }
    }
    printf("; ");
}

int main(int argc, char **argv) {
    const int rows[] = {0, 1};
    const double elements[] = {1.0 / 3, 5};
    int lengths[] = {1, 1};
    HYPRE_IJMatrix matrix;
    MPI_Init(&argc, &argv);
    HYPRE_Init();
    for (int i = 1; i < argc; i++) {
        const int error = HYPRE_IJMatrixReadMM(argv[i], MPI_COMM_WORLD, HYPRE_PARCSR, &matrix);
        show(argv[i], error, matrix);
    }
    HYPRE_IJMatrixCreate(MPI_COMM_WORLD, 0, 1, 0, 1, &matrix);
    HYPRE_IJMatrixSetObjectType(matrix, HYPRE_PARCSR);
    HYPRE_IJMatrixInitialize(matrix);
    HYPRE_IJMatrixSetValues(matrix, 2, lengths, rows, rows, elements);
    HYPRE_IJMatrixAssemble(matrix);
    HYPRE_IJMatrixPrint(matrix, "printed");
    const int error = HYPRE_IJMatrixRead("printed", MPI_COMM_WORLD, HYPRE_PARCSR, &matrix);
    show("printed", error, matrix);
    MPI_Finalize();
    return 0;
}
C
for kind in symmetric skew-symmetric; do
    printf '%s\n' "%%MatrixMarket matrix coordinate real $kind" "2 2 1" "2 1 3" >$kind
done
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas OPAL_PREFIX=$work/usr
gcc -w -isystem usr/include/hypre -isystem "$libraries/openmpi/include" files.c -o files "$libraries/libHYPRE-2.26.0.so" \
    "$libraries/libmpi.so.40" -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.openmpi --allow-run-as-root -n 1 ./files symmetric skew-symmetric 2>/dev/null)
echo "$seen"
[[ $seen == "symmetric 0: 0 3 3 0; skew-symmetric 0: 0 0 3 0; printed 0: 0.33333333333333298 0 0 5; " ]]
