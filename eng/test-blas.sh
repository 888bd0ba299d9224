#!/usr/bin/env bash
# Runs programs that others wrote without librecursivelu_blas.so and then with it in LD_PRELOAD: BLAS's own tests by Fortran's and
# by C's names, HPL on 1 x 2 and 2 x 1 processes, and, with librecursivelu_lapack.so beside it, LAPACK's own tests, SciPy's and
# NumPy's, and what Python and Octave compute; with --quick fewer of these. What passes without must pass with it, and the
# functions that a program uses must have been called in the library. Needs a finished build.
# Appends "name passed failed" for each to artifacts/test-results/blas.counts.
source "$(dirname "$0")/common.sh"
quick=
case ${1-} in
    --quick) quick=1 ;;
    ?*) echo "usage: $0 [--quick]" >&2; exit 2 ;;
esac
need libblas-test liblapack-test libblas3 liblapack3 python3-scipy python3-numpy python3-pytest python3-hypothesis octave \
    binutils hpcc openmpi-bin
preload=$lib/librecursivelu_blas.so
source "$root/eng/lapack/twice.sh"
source "$root/eng/mpi/ranks.sh"
twice_begin blas

# blas_test NAME TESTER INPUT FUNCTIONS: BLAS's own test program, which may write a file of its own.
blas_test() {
    local name=$1 run
    mkdir "$name.folder-"{without,with}
    input=${3:+$system/blas/$3} twice "$name" env -C "$name.folder-RUN" "$system/blas/$2"
    for run in without with; do
        cat "$name.folder-$run"/* >>"$name.$run" 2>/dev/null || true
    done
    judge "$name" lines "$4"
}

# blas TYPES NAME...: BLAS's functions of these names for each of the types, as the library counts them, whatever the form.
blas() {
    of "$@" | sed 's/_$//'
}

say "running BLAS's own tests"
for type in s d c z; do
    level1=$(blas $type axpy copy swap scal iamax) level2=$(blas $type gemv trsv ger) level3=$(blas $type gemm trsm trmm)
    blas_test level1-$type xblat1$type "" "$level1"
    blas_test level2-$type xblat2$type ${type}blat2.in "$level2"
    blas_test level3-$type xblat3$type ${type}blat3.in "$level3"
    blas_test cblas-level1-$type x${type}cblat1 "" "$level1"
    blas_test cblas-level2-$type x${type}cblat2 ${type}in2 "$level2"
    blas_test cblas-level3-$type x${type}cblat3 ${type}in3 "$level3"
done

# hpl NAME P Q: hpcc with a matrix of order 2000 in blocks of 128 on P x Q processes.
hpl() {
    local name=$1 p=$2 q=$3 run
    for run in without with; do
        mkdir "$name.folder-$run"
        sed -e "s/^1000 .*/2000 Ns/; s/^80 .*/128 NBs/; s/^2 \( *Ps\)/$p \1/; s/^2 \( *Qs\)/$q \1/" \
            /usr/share/doc/hpcc/examples/_hpccinf.txt >"$name.folder-$run/hpccinf.txt"
    done
    twice "$name" env -C "$name.folder-RUN" timeout 600 mpiexec.openmpi --oversubscribe -n $((p * q)) hpcc
    for run in without with; do
        # Without the times in these lines.
        sed -n 's/.*PASSED.*/PASSED/p; s/^Success=1$/& PASSED/p' "$name.folder-$run/hpccoutf.txt" >>"$name.$run" || true
        ! grep -q FAILED "$name.folder-$run/hpccoutf.txt" || count "$name-$run" 0 1
    done
    judge "$name" lines "$(blas d gemm trsm ger gemv scal iamax copy axpy)"
}
say "running HPL"
hpl hpl-1x2 1 2
hpl hpl-2x1 2 1

say "running LAPACK's own tests on both libraries"
preload+=:$lib/librecursivelu_lapack.so
types=(d s z c)
[[ ! $quick ]] || types=(d c)
for type in "${types[@]}"; do
    lapack_test xlintst$type "$system/lapack/xlintst$type" ${type}test \
        "$(blas $type gemm trsm trmm gemv ger trsv swap scal copy axpy iamax) ${type}getrf_"
    lapack_test xeigtst$type "$system/lapack/xeigtst$type" ${type}gd "$(blas $type gemm gemv swap scal copy)"
done

say "running the tests of SciPy and NumPy on both libraries"
modules=(blas cython_blas solve_toeplitz)
[[ $quick ]] || modules+=(basic decomp decomp_cholesky decomp_ldl decomp_update lapack matfuncs solvers special_matrices)
pytest scipy "$(blas sdcz gemm gemv swap scal copy axpy)" "${modules[@]/#/scipy.linalg.tests.test_}"
modules=(numpy.linalg)
if [[ $quick ]]; then
    modules+=(-k "Solve or QR or LstSq or MultiDot or Inv")
else
    modules+=(numpy.core.tests.test_{multiarray,numeric,einsum} -k "linalg or dot or Dot or matmul or Matmul or inner or einsum")
fi
pytest numpy "$(blas sdcz gemm) dgemv" "${modules[@]}"

say "running Python and Octave on both libraries"
twice python /usr/bin/python3 "$root/eng/blas/products.py"
judge python numbers "$(blas sdcz gemm trsm trmm gemv trsv ger scal axpy copy swap iamax)"
twice octave octave-cli --quiet --norc --no-history "$root/eng/blas/products.m"
judge octave numbers "$(blas sdcz gemm trsm gemv)"

((failures == 0))
