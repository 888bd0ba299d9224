# Sourced by test-lapack.sh: LAPACK's own tests with 64-bit integers, built from Debian's source of LAPACK.

# wide_programs FOLDER LIBRARIES: links them into wide/FOLDER with libraries to take LAPACK's functions from.
wide_programs() {
    quietly "wide-$1" make -C wide/source/TESTING/LIN -j 2 LAPACKLIB="$2" xlintst{s,d,c,z,ds,zc}
    mkdir -p "wide/$1"
    mv wide/source/TESTING/LIN/xlintst* "wide/$1"
}

# build_wide: builds them twice: in wide/without for LAPACK with 64-bit integers, in wide/with so that functions of the LU family
# go by the names that they have in the library, with 64.
build_wide() {
    local reference=$system/lapack64/liblapack64.so.3 object
    package_lists "$work/wide/apt" deb-src "$(. /etc/os-release && echo "$VERSION_CODENAME")"
    (cd wide && quietly wide-source apt-get "${apt[@]}" --download-only source lapack)
    mkdir wide/source
    tar -xf wide/lapack_*.orig.tar.* -C wide/source --strip-components 1
    cat >wide/source/make.inc <<END
FC = gfortran
FFLAGS = -O0 -fdefault-integer-8 -std=legacy -w
FFLAGS_DRV = \$(FFLAGS)
FFLAGS_NOOPT = \$(FFLAGS)
AR = ar
ARFLAGS = cr
RANLIB = ranlib
TMGLIB = \$(TOPSRCDIR)/libtmglib.a
BLASLIB = $system/blas64/libblas64.so.3
END
    quietly wide-generators make -C wide/source/TESTING/MATGEN -j 2
    wide_programs without "$reference"
    exported | sed -n 's/^\(.*_\)64_$/\1 &/p' >wide/names
    for object in wide/source/TESTING/LIN/*.o; do objcopy --redefine-syms=wide/names "$object"; done
    wide_programs with "$preload $reference"
}
