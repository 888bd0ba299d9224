#!/usr/bin/env bash
# Runs the main job on several ranks, by MPI and ScaLAPACK with our libraries under it. "run-mpi.sh --help" tells the rest.
source "$(dirname "$0")/common.sh"
source "$root/eng/mpi/ranks.sh"

usage() {
    cat <<'TEXT'
usage: eng/run-mpi.sh [--built] -n RANKS [--hostfile FILE] [--threads T] [OPTION VALUE]...

Installs Open MPI and ScaLAPACK, builds the libraries and samples/mpi/cube_capacitance, and runs it.

  -n RANKS          ranks, as for mpiexec
  --hostfile FILE   machines and their slots, as for mpiexec; without it this machine alone
  --threads T       threads of each rank (1)
  --built           the libraries are taken as they are
  OPTION VALUE      options of cube_capacitance_mpi: --panels, --grid, --block, --slab,
                    --checkpoint, --every, --resume, --memory
TEXT
}

# wrong TEXT...: ends for a wrong command line.
wrong() {
    echo "$0: $*" >&2
    usage >&2
    exit 2
}

# is_count TEXT: whether it is a positive number of at most six digits.
is_count() {
    [[ $1 =~ ^[1-9][0-9]{0,5}$ ]]
}

ranks='' hostfile='' threads=1 built='' options=()
while (($#)); do
    case $1 in
        --help | -h) usage; exit 0 ;;
        --built) built=1; shift; continue ;;
        -n | -np) ranks=${2-} ;;
        --hostfile) hostfile=${2-} ;;
        --threads) threads=${2-} ;;
        --density) wrong "--density: the density goes to artifacts/cube_density_mpi.csv" ;;
        --*) (($# > 1)) || wrong "$1 has no value"; options+=("$1" "$2") ;;
        *) wrong "unknown argument: $1" ;;
    esac
    (($# > 1)) || wrong "$1 has no value"
    shift 2
done
is_count "$ranks" || wrong "-n is a number of ranks, not '$ranks'"
is_count "$threads" || wrong "--threads is a number of threads, not '$threads'"
[[ ! $hostfile || -r $hostfile ]] || wrong "--hostfile: there is no file '$hostfile'"
cores=$(nproc)
flags=(-n "$ranks")
if [[ $hostfile ]]; then
    flags+=(--hostfile "$hostfile")
elif ((ranks > 8 * cores)); then
    wrong "$ranks ranks are too many for $cores processors"
elif ((ranks > cores)); then
    say "$ranks ranks share $cores processors: this tests, and is not fast"
    flags+=(--oversubscribe)
fi
((threads == 1)) || flags+=(--bind-to none)

[[ $built ]] || "$root/eng/build.sh"
need "${mpi_packages[@]}" python3 python3-matplotlib
say "building samples/mpi/cube_capacitance"
build_cube
our_libraries
rank_environment "$threads"
density=$artifacts/cube_density_mpi.csv
picture=$artifacts/cube_density_mpi.png
rm -f "$density" "$picture"
say "running cube_capacitance_mpi on $ranks ranks"
mpiexec "${flags[@]}" "${exports[@]}" "$cube" "${required[@]}" --density "$density" "${options[@]}"
/usr/bin/python3 "$root/samples/python/plot_cube_density.py" "$density" "$picture"
say "the charge density is drawn in ${picture#"$root"/}"
