#!/usr/bin/env bash
# Times the library beside OpenBLAS, BLIS, Eigen and others; "bench.sh --help" lists the options.
# "bench.sh tune" measures which block sizes suit this machine; "bench.sh tune --help" lists its options.
# "bench.sh scan [scan | busy | callers] [--quick]" compares threads with one thread (eng/bench/thread_scan.c).
# "bench.sh solve" times solutions, inverses and mixed precision; "bench.sh solve --help" lists its options.
# "bench.sh batch" times many small matrices, and row-major ones; "bench.sh batch --help" lists its options.
# "bench.sh blas" times BLAS's routines; "bench.sh blas --help" lists its options.
# "bench.sh programs" times HPL, MUMPS and UMFPACK with librecursivelu_blas.so and without; "bench.sh programs --help" lists its
# options.
# "bench.sh butterfly" times random butterflies against row exchanges; "bench.sh butterfly --help" lists the options.
# "bench.sh python" times the Python module beside SciPy and NumPy; "bench.sh python --help" lists its options.
# "bench.sh server" times the server against the library called in process; "bench.sh server --help" lists its options.
# "bench.sh dotnet" times the managed library's first calls, and the Math.NET provider; "bench.sh dotnet --help" lists its
# options.
# "bench.sh scalapack" times ScaLAPACK's pdgetrf without the library in front of it and with it; "bench.sh scalapack --help" lists
# the options.
# "bench.sh cluster [ORDER...]" measures what eng/bench/cluster_model.py needs, times ScaLAPACK's pdgetrf on 1, 2 and 4 ranks with
# OpenBLAS and with our libraries under it (1000, 2000, 4000), and compares both with the model.
source "$(dirname "$0")/common.sh"
sources=$root/eng/bench
tools=$artifacts/bench-tools
peers=$artifacts/peers

# unpack PACKAGE: brings a Debian package into a folder of its own. Installing OpenBLAS or BLIS would make it the
# BLAS of all programs of the system.
unpack() {
    local folder=$peers/$1
    [[ ! -e $folder/complete ]] || return 0
    rm -rf "$folder"
    mkdir -p "$folder"
    say "fetching $1"
    (cd "$folder" && apt-get -qq download "$1" 2>download.log && dpkg -x "$1"_*.deb . && touch complete)
}

# peer PACKAGE: like unpack, with fresh package lists if it must be; without the package the benchmark goes on.
peer() {
    unpack "$1" && return
    local sudo=()
    ((EUID == 0)) || sudo=(sudo)
    quietly apt-update "${sudo[@]}" apt-get -qq update && unpack "$1" && return
    echo "cannot fetch $1" >&2
}

# compile OUTPUT COMMAND...: runs a compiler if the output is older than a source.
compile() {
    local output=$1
    shift
    [[ ! -e $output || -n $(find "$sources" -maxdepth 1 -newer "$output" -name '*.[ch]*') ]] || return 0
    quietly "$(basename "$output")" "$@" -o "$output"
}

# The parts that both C programs have.
flags=(-Wall -Wextra -Wpedantic -Werror)
parts=("$sources"/{element,factorization_error,fma_peak,library,measure,span}.c -ldl -lpthread -lm)

scan() {
    "$root/eng/build.sh"
    need gcc libc6-dev
    mkdir -p "$tools"
    compile "$tools/thread_scan" gcc -O2 -std=gnu11 "${flags[@]}" "$sources"/{thread_scan,speedup,callers}.c "${parts[@]}"
    "$tools/thread_scan" "$lib/librecursivelu.so" "$@"
}

# program NAME: builds a program in C#.
program() {
    need_sdk
    say "building eng/bench/$1"
    quietly "$1" dotnet build "$sources/$1" -c Release -v:quiet -nodeReuse:false
}

tune() {
    program Tuner
    local tuner="$artifacts/dotnet/bin/Tuner/release/Tuner"
    case " $* " in *" --help "* | *" -h "*) exec "$tuner" --help ;; esac
    "$tuner" --vectors 512 "$@"
    DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0 "$tuner" --vectors 256 "$@"
    DOTNET_EnableAVX=0 "$tuner" --vectors 128 "$@"
}

server() {
    program ServerBench
    local bench="$artifacts/dotnet/bin/ServerBench/release/ServerBench"
    case " $* " in *" --help "* | *" -h "*) exec "$bench" --help ;; esac
    "$root/eng/build.sh"
    "$bench" --server "$bin/recursive_lu_server" --library "$lib/librecursivelu.so" "$@"
}

python() {
    need python3 python3-numpy python3-scipy libgfortran5
    local bench=(/usr/bin/python3 -B "$sources/python_bench.py")
    case " $* " in *" --help "* | *" -h "*) exec "${bench[@]}" --help ;; esac
    "${bench[@]}" --check-options "$@"
    "$root/eng/build.sh"
    peer libopenblas0-pthread
    export PYTHONPATH=$root/src/python RECURSIVE_LU_LIBRARY=$lib/librecursivelu.so
    "${bench[@]}" --openblas "$peers/libopenblas0-pthread$system/openblas-pthread" "$@"
}

build_scalapack_bench() {
    mkdir -p "$tools"
    compile "$tools/scalapack_bench" mpicc.openmpi -O2 -std=gnu11 "${flags[@]}" -rdynamic "$sources/scalapack_bench.c" \
        -lscalapack-openmpi -lm -ldl
}

scalapack() {
    need python3 openmpi-bin libopenmpi-dev libscalapack-openmpi-dev gcc libc6-dev
    local bench=(/usr/bin/python3 -B "$sources/scalapack_bench.py")
    case " $* " in *" --help "* | *" -h "*) exec "${bench[@]}" --help ;; esac
    "${bench[@]}" --check-options "$@"
    "$root/eng/build.sh"
    peer libopenblas0-serial
    build_scalapack_bench
    "${bench[@]}" --openblas "$peers/libopenblas0-serial$system/openblas-serial" "$@"
}

dotnet_bench() {
    program DotnetBench
    local bench="$artifacts/dotnet/bin/DotnetBench/release/DotnetBench"
    case " $* " in *" --help "* | *" -h "*) exec "$bench" --help ;; esac
    "$root/eng/build.sh"
    "$bench" --library "$lib/librecursivelu.so" "$@"
}

# ranks N PROGRAM ARGUMENT...: one of the tools on so many ranks, in bounded time.
ranks() {
    local flags=()
    (($1 <= $(nproc))) || flags=(--oversubscribe)
    timeout -k 5 900 mpiexec.openmpi -n "$1" "${flags[@]}" "${exports[@]}" -x "LD_LIBRARY_PATH=$openblas" "$tools/$2" "${@:3}"
}

cluster() {
    local openblas=$peers/libopenblas0-serial$system/openblas-serial folder=$artifacts/bench/cluster
    local grids=$root/samples/mpi/cube_capacitance orders=("$@")
    local library n nb grid count times preload required exports
    ((${#orders[@]})) || orders=(1000 2000 4000)
    for n in "${orders[@]}"; do
        [[ $n =~ ^[1-9][0-9]{2,4}$ ]] || { echo "usage: $0 cluster [ORDER...], of 100 to 99999" >&2; exit 2; }
    done
    source "$root/eng/mpi/ranks.sh"
    "$root/eng/build.sh"
    need "${mpi_packages[@]}" python3
    peer libopenblas0-serial
    build_scalapack_bench
    compile "$tools/cluster_rates" mpicc.openmpi -O2 -std=gnu11 "${flags[@]}" -I "$grids" "$sources/cluster_rates.c" \
        "$grids/grid.c" -lscalapack-openmpi -lblas -lm
    our_libraries
    local ours=$preload
    rm -rf "$folder"
    mkdir -p "$folder"
    nproc >"$folder/processors.txt"
    for library in stock ours; do
        preload=''
        [[ $library == stock ]] || preload=$ours
        rank_environment 1
        for nb in 64 128; do
            say "$library, blocks of $nb"
            for n in "${orders[@]}"; do
                for count in 1 2 4; do ranks "$count" cluster_rates "$nb" "$n" >"$folder/rates-$library-$count-$nb-$n.txt"; done
                for grid in "1 1" "1 2" "2 1" "2 2"; do
                    count=$((${grid% *} * ${grid#* }))
                    # shellcheck disable=SC2086
                    times=$(ranks "$count" scalapack_bench $grid "$n" "$nb" 3)
                    echo "$library $n $nb $grid $times" >>"$folder/runs.txt"
                done
            done
        done
    done
    /usr/bin/python3 -B "$sources/cluster_model.py" check "$folder"
    /usr/bin/python3 -B "$sources/cluster_model.py" predict "$folder" --order "${orders[-1]}"
}

if [[ ${1-} == cluster ]]; then
    "$@"
    exit
fi

programs() {
    need python3
    local bench=(/usr/bin/python3 -B "$sources/programs_bench.py")
    case " $* " in *" --help "* | *" -h "*) exec "${bench[@]}" --help ;; esac
    "${bench[@]}" --check-options "$@"
    "$root/eng/build.sh"
    need gcc libc6-dev hpcc openmpi-bin libmumps-seq-dev libsuitesparse-dev libgfortran5
    peer libopenblas0-pthread
    mkdir -p "$tools"
    compile "$tools/sparse_bench" gcc -O2 -std=gnu11 "${flags[@]}" -isystem /usr/include/suitesparse \
        -isystem /usr/include/mumps_seq "$sources/sparse_bench.c" -ldmumps_seq -lumfpack -lm
    "${bench[@]}" "$@"
}

if [[ ${1-} == dotnet ]]; then
    dotnet_bench "${@:2}"
    exit
fi
if [[ ${1-} == tune || ${1-} == server || ${1-} == scan || ${1-} == python || ${1-} == scalapack || ${1-} == programs ]]; then
    "$@"
    exit
fi

need python3
script=bench.py
alone=
[[ ${1-} != butterfly ]] || alone=1
if [[ ${1-} == solve || ${1-} == batch || ${1-} == butterfly || ${1-} == blas ]]; then
    script=$1_bench.py
    shift
fi
bench=(/usr/bin/python3 -B "$sources/$script")
case " $* " in *" --help "* | *" -h "*) exec "${bench[@]}" --help ;; esac
# Bad options are told before anything is built.
"${bench[@]}" --check-options "$@"
"$root/eng/build.sh"
need gcc libc6-dev
mkdir -p "$tools"
compile "$tools/lu_bench" gcc -O2 -std=gnu11 "${flags[@]}" \
    "$sources"/{lu_bench,batch_bench,blas_bench,butterfly_bench,solve_bench,solver,solution_error}.c "${parts[@]}"
if ((alone)); then
    program ButterflyBench
    exec "${bench[@]}" "$@"
fi
need g++ python3-matplotlib libeigen3-dev libgfortran5
for package in libopenblas0-pthread libblis4-pthread liblapack3 libblas3; do
    peer "$package"
done
native=$(gcc -march=native -Q --help=target | cksum)
# GCC's own vector headers look uninitialised to it. The name tells processors apart. Without it the run goes on.
compile "$tools/libeigen_lu-${native%% *}.so" g++ -O3 -march=native -std=c++17 -fopenmp -shared -fPIC "${flags[@]}" \
    -Wno-maybe-uninitialized -isystem /usr/include/eigen3 "$sources/eigen_lu.cpp" || true
exec "${bench[@]}" --eigen "$tools/libeigen_lu-${native%% *}.so" "$@"
