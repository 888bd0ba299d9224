#!/usr/bin/env bash
# Runs programs that others wrote without librecursivelu_lapack.so and then with it in LD_PRELOAD: LAPACK's own tests, SciPy's
# and NumPy's, what Python and Octave compute with them, and, without --quick, R, PETSc and LAPACK's tests with 64-bit integers.
# What passes without must pass with it, and the functions that a program uses must have been called in the library. Needs a
# finished build.
# Appends "name passed failed" for each to artifacts/test-results/lapack.counts.
source "$(dirname "$0")/common.sh"
quick=
case ${1-} in
    --quick) quick=1 ;;
    ?*) echo "usage: $0 [--quick]" >&2; exit 2 ;;
esac
need liblapack-test libblas3 liblapack3 python3-scipy python3-numpy python3-pytest python3-hypothesis octave binutils
[[ $quick ]] || need r-base-core libpetsc-complex-dev gcc libc6-dev pkgconf gfortran make liblapack64-3 libblas64-3
preload=$lib/librecursivelu_lapack.so
source "$root/eng/lapack/twice.sh"
twice_begin lapack
source "$root/eng/lapack/wide.sh"

family=(getrf getf2 getrs gesv getri gecon laswp gerfs geequ laqge gesvx)
say "running LAPACK's own tests"
for type in d s z c; do
    lapack_test xlintst$type "$system/lapack/xlintst$type" ${type}test "$(of $type "${family[@]}")"
done
for type in ds zc; do
    lapack_test xlintst$type "$system/lapack/xlintst$type" ${type}test ${type}gesv_
done
# Those of generalized eigenvalues solve small systems with all pivots, forwards and backwards.
for type in d s z c; do
    lapack_test xeigtst$type "$system/lapack/xeigtst$type" ${type}gd ${type}laswp_
done
# Those of packed storage call nothing of the LU family.
for type in d s z c; do
    lapack_test xlintstrf$type "$system/lapack/xlintstrf$type" ${type}test_rfp ""
done

say "running the tests of SciPy and NumPy"
pytest scipy "$(of sdcz getrf getrs getri gecon geequ laswp; of dz gesv)" \
    scipy.linalg.tests.test_{basic,cython_lapack,decomp,lapack,matfuncs,solvers,special_matrices}
pytest numpy "$(of dz getrf gesv)" numpy.linalg

say "running Python, Octave and others"
twice python /usr/bin/python3 "$root/eng/lapack/solve.py"
judge python numbers "$(of sdcz getrf getrs getri gecon geequ geequb gesvx; of dz gesv)"
twice octave octave-cli --quiet --norc --no-history "$root/eng/lapack/solve.m"
judge octave numbers "$(of sdcz getrf getrs getri gecon)"
if [[ ! $quick ]]; then
    twice r R --vanilla --no-echo "--file=$root/eng/lapack/solve.R"
    judge r numbers "$(of dz getrf gesv gecon)"
    petsc=$(printf '%s\n' /usr/lib/petscdir/petsc*/*-complex/lib/pkgconfig/PETSc.pc | tail -n 1)
    mapfile -t flags < <(pkg-config --cflags --libs "$petsc" mpi-c | xargs -n 1)
    quietly petsc gcc -O2 -Wall -Wextra -Werror "$root/eng/lapack/petsc.c" -o petsc "${flags[@]}"
    twice petsc ./petsc
    judge petsc numbers "$(of z getrf getrs)"

    say "building and running LAPACK's own tests with 64-bit integers"
    build_wide
    for type in d s z c; do
        lapack_test wide-xlintst$type wide/RUN/xlintst$type ${type}test "$(of $type "${family[@]/%/_64}")"
    done
    for type in ds zc; do
        lapack_test wide-xlintst$type wide/RUN/xlintst$type ${type}test ${type}gesv_64_
    done
fi

# Of Fortran's names no program calls getrf2, which only LAPACK's own getrf does, nor geequb for 64-bit integers.
untried='getrf2|geequb_64'
[[ ! $quick ]] || untried+='|_64'
mapfile -t never < <(comm -23 <(exported | grep -E '^[a-z]+[0-9]*(_64)?_$' | grep -Ev "$untried" | sort -u) \
    <(cut -d ' ' -f 1 ./*.calls | sort -u))
say "functions that no program has called: ${never[*]:-none}"
count called 1 ${#never[@]}

((failures == 0))
