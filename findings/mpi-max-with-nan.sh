#!/usr/bin/env bash
# MPICH 4.0.2 and Open MPI 4.1.4 (Debian 12, mpich, libmpich12 and libmpich-dev 4.0.2-3+b1; openmpi-bin, libopenmpi3 and
# libopenmpi-dev 4.1.4-3+b1 with openmpi-common 4.1.4-3): MPI_Allreduce with MPI_MAX, by which processes agree on a pivot, gives
# in MPICH a different number to each process if one of them has a NaN, and in Open MPI one that is neither the NaN nor the
# largest. Which it is depends on the process that has the NaN.
#
# Guess before the run: the same on all processes, be it the NaN or the largest of the numbers.
# Seen, with 1, 2, NaN, 4 on processes 0 to 3: MPICH 4, NaN, 4 and 2; Open MPI 2 on all four, where MPI_Reduce has NaN. With 1,
# NaN, 3, 4 MPICH has 4, 4, NaN and 4; Open MPI has 4 on all, where MPI_Reduce has 3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq mpich=4.0.2-3+b1 libmpich12=4.0.2-3+b1 libmpich-dev=4.0.2-3+b1 libslurm38=22.05.8-4+deb12u3 \
    libucx0=1.13.1-1 libnuma1=2.0.16-1 openmpi-bin=4.1.4-3+b1 openmpi-common=4.1.4-3 libopenmpi3=4.1.4-3+b1 \
    libopenmpi-dev=4.1.4-3+b1 libpmix2=4.2.2-1+deb12u1 libmunge2=0.5.15-2+deb12u1 libhwloc15=2.9.0-1 \
    libevent-core-2.1-7=2.1.12-stable-8+deb12u1 libevent-pthreads-2.1-7=2.1.12-stable-8+deb12u1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >largest.c <<'C'
#include <math.h>
#include <mpi.h>
#include <stdio.h>

/* Prints the largest of 1, 2, 3, 4 on four processes as each of them gets it, with a NaN in the place of one. */
static void show(int rank, int nan) {
    const double mine = rank == nan ? NAN : rank + 1;
    double all, reduced, each[4];
    MPI_Allreduce(&mine, &all, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
    MPI_Reduce(&mine, &reduced, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    MPI_Gather(&all, 1, MPI_DOUBLE, each, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    if (rank == 0) {
        printf("NaN on %d: %g %g %g %g, reduce %g; ", nan, each[0], each[1], each[2], each[3], reduced);
    }
}

int main(int argc, char **argv) {
    int rank;
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    show(rank, 1);
    show(rank, 2);
    MPI_Finalize();
    return 0;
}
C
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries OPAL_PREFIX=$work/usr
gcc -w -isystem usr/include/x86_64-linux-gnu/mpich largest.c -o mpich "$libraries/libmpich.so.12" -Wl,--allow-shlib-undefined
gcc -w -isystem "$libraries/openmpi/include" largest.c -o openmpi "$libraries/libmpi.so.40" -Wl,--allow-shlib-undefined
mpich=$(usr/bin/mpiexec.hydra -n 4 ./mpich)
openmpi=$(usr/bin/mpiexec.openmpi --allow-run-as-root --oversubscribe -n 4 ./openmpi 2>/dev/null)
echo "MPICH: $mpich"
echo "Open MPI: $openmpi"
[[ $mpich == "NaN on 1: 4 4 nan 4, reduce 4; NaN on 2: 4 nan 4 2, reduce 4; " ]]
[[ $openmpi == "NaN on 1: 4 4 4 4, reduce 3; NaN on 2: 2 2 2 2, reduce nan; " ]]
