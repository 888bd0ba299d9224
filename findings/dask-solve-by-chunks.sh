#!/usr/bin/env bash
# Dask 2022.12.1 (Debian 12, python3-dask 2022.12.1+dfsg-2 with python3-toolz 0.12.0-1, python3-cloudpickle 2.2.0-1,
# python3-fsspec 2022.11.0-1, python3-partd 1.3.0-1 and python3-locket 1.0.0-1, on NumPy 1.24.2 and SciPy 1.10.1 of Debian 12):
# dask.array.linalg.solve, inv and lu exchange rows within a diagonal chunk only. Whether a matrix is singular, and whether the
# solution is right, depends on how the array is cut.
#
# Guess before the run: an error or the right solution for a permutation cut into chunks of one element, and, implied, (1, 1)
# for [1e-20, 1; 1, 1] x = (1, 2) however it is cut.
# Seen: [1e-20, 1; 1, 1] in chunks of one gives (0, 1) and the inverse [0, 1; 1, -1e-20], in one chunk (1, 1) and the inverse
# [-1, 1; 1, -1e-20]. A 4 x 4 matrix of determinant -2 in chunks of two raises "singular matrix", in one chunk it is solved.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
/usr/bin/python3 -c 'import scipy' 2>/dev/null || apt-get install -y -qq python3-scipy >/dev/null
apt-get download -qq python3-dask=2022.12.1+dfsg-2 python3-toolz=0.12.0-1 python3-cloudpickle=2.2.0-1 python3-fsspec=2022.11.0-1 \
    python3-partd=1.3.0-1 python3-locket=1.0.0-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >seen.py <<'PY'
import warnings

import dask
import dask.array as da
import numpy as np

warnings.simplefilter("ignore")
dask.config.set(scheduler="synchronous")


def solved(a, b, chunk):
    a = np.array(a, float)
    try:
        x = da.linalg.solve(da.from_array(a, chunks=chunk), da.from_array(np.array(b, float), chunks=chunk)).compute()
        return [round(number, 6) + 0.0 for number in x.tolist()]
    except np.linalg.LinAlgError as error:
        return str(error)


small = [[1e-20, 1], [1, 1]]
regular = [[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 1], [1, 0, 0, 1]]
for chunk in 1, 2:
    inverse = da.linalg.inv(da.from_array(np.array(small), chunks=chunk)).compute()
    print(chunk, solved(small, [1, 2], chunk), (inverse + 0.0).tolist())
for chunk in 2, 4:
    print(chunk, solved(regular, [0, 1, 2, 3], chunk))
PY
seen=$(PYTHONPATH=$work/usr/lib/python3/dist-packages /usr/bin/python3 seen.py)
echo "$seen"
[[ $seen == "1 [0.0, 1.0] [[0.0, 1.0], [1.0, -1e-20]]
2 [1.0, 1.0] [[-1.0, 1.0], [1.0, -1e-20]]
2 singular matrix: resolution failed at diagonal 1
4 [1.0, -1.0, 1.0, 2.0]" ]]
