#!/usr/bin/env bash
# FreeFem++ 4.11 (Debian 12, freefem++ 4.11+dfsg1-3): solver=LU of a matrix keeps it in a skyline and exchanges no rows. A
# permutation gives NaN and a small pivot a wrong solution, both without an error. solver=UMFPACK is right.
#
# Guess before the run: the right solution, or an error.
# Seen: [0, 1; 1, 0] x = (1, 2) has (NaN, NaN), and [1e-20, 1; 1, 1] x = (1, 2), whose solution is (1, 1), has (0, 1). With its
# rows exchanged the latter is solved right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq freefem++=4.11+dfsg1-3 libarpack2=3.8.0-3 libumfpack5=1:5.12.0+dfsg-2 libcholmod3=1:5.12.0+dfsg-2 \
    libamd2=1:5.12.0+dfsg-2 libcamd2=1:5.12.0+dfsg-2 libcolamd2=1:5.12.0+dfsg-2 libccolamd2=1:5.12.0+dfsg-2 \
    libsuitesparseconfig5=1:5.12.0+dfsg-2 libmetis5=5.1.0.dfsg-7 libhdf5-103-1=1.10.8+repack1-1 libgomp1=12.2.0-14+deb12u1 \
    liblapack3=3.11.0-2 libblas3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 libquadmath0=12.2.0-14+deb12u1 2>/dev/null
# What these need besides, of any version.
apt-get download -qq libaec0 libbrotli1 libcom-err2 libcurl4 libffi8 libgmp10 libgnutls30 libgssapi-krb5-2 libhogweed6 libidn2-0 \
    libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libldap-2.5-0 libnettle8 libnghttp2-14 libp11-kit0 libpsl5 librtmp1 \
    libsasl2-2 libssh2-1 libssl3 libsz2 libtasn1-6 libunistring2 libzstd1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
libraries=$work/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/lapack:$libraries/blas:$work/lib/x86_64-linux-gnu
# solve SOLVER A B: the solution of A x = B.
solve() {
    printf '%s\n' "matrix a = $2;" "real[int] b = $3, solution(2);" "set(a, solver = $1);" "solution = a^-1 * b;" \
        'cout << "solution " << solution[0] << " " << solution[1] << endl;' >solve.edp
    usr/bin/FreeFem++-nw -ns -v 0 solve.edp 2>&1 | sed -n 's/^solution //p' | sed 's/-nan/nan/g'
}
seen=
for solver in LU UMFPACK; do
    seen+="$solver: $(solve $solver '[[0, 1], [1, 0]]' '[1, 2]'); $(solve $solver '[[1e-20, 1], [1, 1]]' '[1, 2]')"
    seen+="; $(solve $solver '[[1, 1], [1e-20, 1]]' '[2, 1]')"$'\n'
done
echo "$seen"
[[ $seen == "LU: nan nan; 0 1; 1 1
UMFPACK: 2 1; 1 1; 1 1
" ]]
