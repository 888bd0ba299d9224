# Sourced by scripts that run MPI programs: what these need, and how they are started.
mpi_packages=(libopenmpi-dev openmpi-bin libscalapack-openmpi-dev cmake make gcc libc6-dev)
cube=$artifacts/cmake/mpi/cube_capacitance_mpi
# Open MPI asks root for these words.
((EUID)) || export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

# build_cube: builds samples/mpi/cube_capacitance.
build_cube() {
    quietly mpi-configure cmake -S "$root/samples/mpi/cube_capacitance" -B "$artifacts/cmake/mpi" -DCMAKE_BUILD_TYPE=Release
    quietly mpi-build cmake --build "$artifacts/cmake/mpi"
}

# our_libraries: sets preload, the files that go under ScaLAPACK, and required, the options by which the sample asks for them on
# every rank.
our_libraries() {
    local file
    preload='' required=()
    for file in librecursivelu_blas.so librecursivelu_scalapack.so; do
        [[ -r $lib/$file ]] || { echo "$lib/$file is missing: eng/build.sh makes it" >&2; return 1; }
        preload+=${preload:+:}$lib/$file
        required+=(--library "$file")
    done
}

# rank_environment THREADS: sets exports, mpiexec's options that give every rank, on whatever machine, our libraries and so many
# threads. mpiexec itself and its daemons are left alone.
rank_environment() {
    exports=(-x "RECURSIVE_LU_NUM_THREADS=$1" -x "OPENBLAS_NUM_THREADS=$1" -x "OMP_NUM_THREADS=$1")
    [[ ! $preload ]] || exports+=(-x "LD_PRELOAD=$preload")
}
