"""Writes the files of the tests into the folder that is the only argument, as NumPy and SciPy write them."""

import os
import sys

import numpy as np
import scipy.io
import scipy.sparse

os.chdir(sys.argv[1])

# Numbers that all types hold, so that a file of any type has them exactly.
real = np.array([[2, 0.5, -1], [0.25, 3, 0], [1, -2, 4]])
whole = np.array([[2, 5, 1], [0, 3, 7], [1, 2, 4]])
imaginary = np.array([[0, 1, 0.5], [-1, 0, 2], [0.25, -0.5, 1]])
symmetric = np.array([[4, 1, 0.5], [1, 3, -2], [0.5, -2, 8]])
skew = np.array([[0, 1, -0.5], [-1, 0, 2], [0.5, -2, 0]])
hermitian = symmetric + 1j * skew

np.save("identity.npy", np.eye(3))
np.save("identity-float.npy", np.eye(3, dtype="f4"))
np.save("right.npy", np.array([1.0, 2.0, 3.0]))
for name, dtype in {
    "f8": "<f8", "f8-big": ">f8", "f4": "<f4", "f4-big": ">f4", "f2": "<f2",
    "c16": "<c16", "c16-big": ">c16", "c8": "<c8", "c8-big": ">c8",
}.items():
    matrix = (real + 1j * imaginary if dtype[1] == "c" else real).astype(dtype)
    np.save(f"{name}.npy", matrix)
    np.save(f"{name}-fortran.npy", np.asfortranarray(matrix))
for dtype in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">i4", ">i8"):
    np.save(f"{dtype.replace('>', 'big-')}.npy", whole.astype(dtype))
np.save("bool.npy", whole > 2)
np.save("rectangle.npy", np.arange(6.0).reshape(3, 2))
np.save("wide.npy", np.arange(12.0).reshape(3, 4))
np.save("scalar.npy", np.float64(1))
np.save("cube.npy", np.zeros((2, 2, 2)))
np.save("empty.npy", np.zeros((0, 0)))
np.save("object.npy", np.array([[1, None], [2, "x"]], dtype=object), allow_pickle=True)
np.save("text.npy", np.array([["a", "b"], ["c", "d"]]))
np.save("date.npy", np.array(["2026-01-01"], dtype="datetime64[D]"))
np.save("record.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]))
np.save("longdouble.npy", real.astype(np.longdouble))
np.save("large-integer.npy", np.array([[2**53 + 1]]))
for version in ((1, 0), (2, 0), (3, 0)):
    with open(f"version-{version[0]}.npy", "wb") as file:
        np.lib.format.write_array(file, real, version)

np.savez("one.npz", real)
np.savez("two.npz", A=real, b=np.array([1.0, 2.0, 3.0]))
np.savez_compressed("compressed.npz", A=real, b=np.array([1.0, 2.0, 3.0]))

np.savetxt("default.txt", real)
np.savetxt("comma.csv", real, delimiter=",", header="three rows, with a \" in the header", footer="the end")
np.savetxt("tab.tsv", real, delimiter="\t")
np.savetxt("complex.txt", real + 1j * imaginary)
np.savetxt("complex.csv", real + 1j * imaginary, delimiter=",")

scipy.io.mmwrite("array.mtx", real, comment="a comment\n\nof three lines")
scipy.io.mmwrite("array-integer.mtx", whole)
scipy.io.mmwrite("array-complex.mtx", real + 1j * imaginary)
scipy.io.mmwrite("array-symmetric.mtx", symmetric)
scipy.io.mmwrite("array-skew.mtx", skew)
scipy.io.mmwrite("array-hermitian.mtx", hermitian)
scipy.io.mmwrite("coordinate.mtx", scipy.sparse.coo_matrix(real))
scipy.io.mmwrite("coordinate-integer.mtx", scipy.sparse.coo_matrix(whole))
scipy.io.mmwrite("coordinate-complex.mtx", scipy.sparse.coo_matrix(real + 1j * imaginary))
scipy.io.mmwrite("coordinate-symmetric.mtx", scipy.sparse.coo_matrix(symmetric))
scipy.io.mmwrite("coordinate-skew.mtx", scipy.sparse.coo_matrix(skew))
scipy.io.mmwrite("coordinate-hermitian.mtx", scipy.sparse.coo_matrix(hermitian))
scipy.io.mmwrite("coordinate-pattern.mtx", scipy.sparse.coo_matrix(whole), field="pattern")

scipy.io.savemat("scipy.mat", {"A": real})

# Numbers with all their digits: of each format the same.
random = np.random.default_rng(1).standard_normal((3, 40)) * 10.0 ** np.arange(-20, 20)
np.save("random.npy", np.asfortranarray(random))
np.savetxt("random.txt", random)
scipy.io.mmwrite("random.mtx", random, precision=17)
np.save("random-complex.npy", np.asfortranarray(random[:, :20] + 1j * random[:, 20:]))
np.savetxt("random-complex.txt", random[:, :20] + 1j * random[:, 20:])
