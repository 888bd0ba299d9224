#!/usr/bin/env bash
# hypre 2.26.0 (Debian 12, libhypre-dev and libhypre-2.26.0 2.26.0-3 on libopenmpi3 4.1.4-3+b1): a right-hand side whose norm
# underflows when it is squared, at elements of 1e-162 and less, is taken for zero. BoomerAMG and GMRES then return zeros and PCG
# the right-hand side itself, with no error, a relative residual of 0 and 0 iterations.
#
# Guess before the run: the solution (1, 1) for every multiple of [2, 1; 1, 3] x = (3, 4). The first multiple, 1e-310, had come
# up with another question.
# Seen: (1, 1) from all three for 1 and 1e-100; for 1e-170 (0, 0) from BoomerAMG and GMRES and (3e-170, 4e-170) from PCG. For
# 1e-160 BoomerAMG stops at (1.002, 0.995), and PCG has an error. For 1e160, where squares overflow, all three return an error.
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
cat >small.c <<'C'
#include <HYPRE.h>
#include <HYPRE_IJ_mv.h>
#include <HYPRE_krylov.h>
#include <HYPRE_parcsr_ls.h>
#include <mpi.h>
#include <stdio.h>

static HYPRE_IJVector vector(const double *elements) {
    const int rows[] = {0, 1};
    HYPRE_IJVector v;
    HYPRE_IJVectorCreate(MPI_COMM_WORLD, 0, 1, &v);
    HYPRE_IJVectorSetObjectType(v, HYPRE_PARCSR);
    HYPRE_IJVectorInitialize(v);
    HYPRE_IJVectorSetValues(v, 2, rows, elements);
    HYPRE_IJVectorAssemble(v);
    return v;
}

/* Solves [2, 1; 1, 3] x = (3, 4) times scale. */
static void solve(const char *name, double scale) {
    const int rows[] = {0, 1}, columns[] = {0, 1, 0, 1};
    int lengths[] = {2, 2}, error = -1, iterations = -1;
    const double elements[] = {2 * scale, scale, scale, 3 * scale}, sums[] = {3 * scale, 4 * scale}, zeros[] = {0, 0};
    double residual = -1, solution[2];
    HYPRE_IJMatrix matrix;
    HYPRE_IJMatrixCreate(MPI_COMM_WORLD, 0, 1, 0, 1, &matrix);
    HYPRE_IJMatrixSetObjectType(matrix, HYPRE_PARCSR);
    HYPRE_IJMatrixInitialize(matrix);
    HYPRE_IJMatrixSetValues(matrix, 2, lengths, rows, columns, elements);
    HYPRE_IJMatrixAssemble(matrix);
    HYPRE_IJVector right = vector(sums), unknowns = vector(zeros);
    HYPRE_ParCSRMatrix a;
    HYPRE_ParVector b, x;
    HYPRE_IJMatrixGetObject(matrix, (void **)&a);
    HYPRE_IJVectorGetObject(right, (void **)&b);
    HYPRE_IJVectorGetObject(unknowns, (void **)&x);
    HYPRE_Solver solver;
    if (*name == 'B') {
        HYPRE_BoomerAMGCreate(&solver);
        HYPRE_BoomerAMGSetTol(solver, 1e-10);
        HYPRE_BoomerAMGSetMaxIter(solver, 50);
        HYPRE_BoomerAMGSetup(solver, a, b, x);
        error = HYPRE_BoomerAMGSolve(solver, a, b, x);
        HYPRE_BoomerAMGGetNumIterations(solver, &iterations);
        HYPRE_BoomerAMGGetFinalRelativeResidualNorm(solver, &residual);
    } else if (*name == 'G') {
        HYPRE_ParCSRGMRESCreate(MPI_COMM_WORLD, &solver);
        HYPRE_ParCSRGMRESSetTol(solver, 1e-10);
        HYPRE_ParCSRGMRESSetMaxIter(solver, 50);
        HYPRE_ParCSRGMRESSetup(solver, a, b, x);
        error = HYPRE_ParCSRGMRESSolve(solver, a, b, x);
        HYPRE_ParCSRGMRESGetNumIterations(solver, &iterations);
        HYPRE_ParCSRGMRESGetFinalRelativeResidualNorm(solver, &residual);
    } else {
        HYPRE_ParCSRPCGCreate(MPI_COMM_WORLD, &solver);
        HYPRE_ParCSRPCGSetTol(solver, 1e-10);
        HYPRE_ParCSRPCGSetMaxIter(solver, 50);
        HYPRE_ParCSRPCGSetup(solver, a, b, x);
        error = HYPRE_ParCSRPCGSolve(solver, a, b, x);
        HYPRE_ParCSRPCGGetNumIterations(solver, &iterations);
        HYPRE_ParCSRPCGGetFinalRelativeResidualNorm(solver, &residual);
    }
    HYPRE_IJVectorGetValues(unknowns, 2, rows, solution);
    printf("%s", name);
    if (error) {
        printf(" error; ");
    } else {
        printf(" %.3g %.3g%s; ", solution[0], solution[1], iterations == 0 && residual == 0 ? " at once" : "");
    }
    HYPRE_ClearAllErrors();
}

int main(int argc, char **argv) {
    const double scales[] = {1, 1e-100, 1e-160, 1e-170, 1e160};
    MPI_Init(&argc, &argv);
    HYPRE_Init();
    for (int i = 0; i < 5; i++) {
        printf("%g: ", scales[i]);
        solve("BoomerAMG", scales[i]);
        solve("GMRES", scales[i]);
        solve("PCG", scales[i]);
        puts("");
    }
    MPI_Finalize();
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas OPAL_PREFIX=$work/usr
gcc -w -isystem usr/include/hypre -isystem "$libraries/openmpi/include" small.c -o small "$libraries/libHYPRE-2.26.0.so" \
    "$libraries/libmpi.so.40" -Wl,--allow-shlib-undefined
seen=$(usr/bin/mpiexec.openmpi --allow-run-as-root -n 1 ./small 2>/dev/null)
echo "$seen"
[[ $seen == "1: BoomerAMG 1 1; GMRES 1 1; PCG 1 1; 
1e-100: BoomerAMG 1 1; GMRES 1 1; PCG 1 1; 
1e-160: BoomerAMG 1 0.995; GMRES 1 1; PCG error; 
1e-170: BoomerAMG 0 0 at once; GMRES 0 0 at once; PCG 3e-170 4e-170 at once; 
1e+160: BoomerAMG error; GMRES error; PCG error; " ]]
