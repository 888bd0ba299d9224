#!/usr/bin/env bash
# Octave 7.3.0 (Debian 12, octave 7.3.0-2) and h5py 3.7.0 (python3-h5py-serial 3.7.0-8): Octave loads a complex matrix that h5py has
# written as complex zeros, without a warning. Its own files name the parts "real" and "imag", h5py's "r" and "i": neither is found.
#
# Guess before the run: the matrix is transposed, as a real one is; complex elements are refused as an unknown type.
# Seen: [1+2i, 3+4i] is loaded as two complex zeros; the real [1, 3] is right. h5py reads Octave's complex file as pairs that are named
# real and imag.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
command -v octave-cli >/dev/null || apt-get install -y -qq --no-install-recommends octave=7.3.0-2 >/dev/null
apt-get download -qq python3-h5py=3.7.0-8 python3-h5py-serial=3.7.0-8 python3-numpy=1:1.24.2-1+deb12u1 libhdf5-103-1=1.10.8+repack1-1 \
    libhdf5-hl-100=1.10.8+repack1-1 liblzf1=3.6-3 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
libraries=$work/usr/lib/x86_64-linux-gnu
python() {
    LD_LIBRARY_PATH=$libraries PYTHONPATH=$work/usr/lib/python3/dist-packages /usr/bin/python3 -c "$1"
}
python '
import h5py, numpy
with h5py.File("h5py.h5", "w") as file:
    file["z"] = numpy.array([[1 + 2j, 3 + 4j]])
    file["x"] = numpy.array([[1.0, 3.0]])
'
cat >exchange.m <<'M'
load("h5py.h5");
printf("%s: x %g %g, z complex %d", OCTAVE_VERSION, x, iscomplex(z));
printf(" %g+%gi", real(z(1)), imag(z(1)), real(z(2)), imag(z(2)));
z = [1+2i, 3+4i];
save("-hdf5", "octave.h5", "z");
M
octave=$(octave-cli -qf exchange.m 2>&1)
h5py=$(python '
import h5py
with h5py.File("octave.h5") as file:
    z = file["z/value"][()]
    print(h5py.__version__, z.dtype.names, z.tolist())
')
echo "$octave; $h5py"
[[ "$octave; $h5py" == "7.3.0: x 1 3, z complex 1 0+0i 0+0i; 3.7.0 ('real', 'imag') [[(1.0, 2.0)], [(3.0, 4.0)]]" ]]
