"""Solves 10,000 stiff reaction systems at once: Robertson's kinetics with a hundred rates of its first reaction and a hundred
of its third.

    reaction_systems.py [PICTURE.png]

Three substances react: A -> B (k1), 2 B -> B + C (k2), B + C -> A + C (k3). Each step of the two-stage Rosenbrock method of
order two (J. G. Verwer et al., SIAM J. Sci. Comput. 20(4), 1999) takes one LU factorization of a 3 x 3 matrix of every system
and two solutions. The picture shows how much C there is at t = 40: to the right k1 grows, upwards k3.
"""
import struct
import sys
import time
import zlib

import numpy as np
import recursive_lu

GAMMA = 1 - 1 / np.sqrt(2)
K2 = 3e7
# The solution for k1 = 0.04 and k3 = 1e4 at t = 40, from the literature.
REFERENCE = np.array([0.7158270688, 9.185534765e-6, 0.2841637457])
END = 40.0


def rates(y, k1, k3):
    """The derivatives of the concentrations, and their matrices of partial derivatives."""
    a, b, c = np.moveaxis(y, -1, 0)
    first, second, third = k1 * a, K2 * b * b, k3 * b * c
    derivative = np.stack([third - first, first - second - third, second], axis=-1)
    jacobian = np.zeros((*y.shape, 3))
    jacobian[..., 0, 0], jacobian[..., 0, 1], jacobian[..., 0, 2] = -k1, k3 * c, k3 * b
    jacobian[..., 2, 1] = 2 * K2 * b
    jacobian[..., 1, :] = -jacobian[..., 0, :] - jacobian[..., 2, :]
    return derivative, jacobian


def residual(m, x, b):
    """The largest componentwise error of the equations m x = b, in rounding errors."""
    difference = np.abs((m @ x[..., None])[..., 0] - b)
    sizes = (np.abs(m) @ np.abs(x)[..., None])[..., 0] + np.abs(b)
    return (difference / np.maximum(sizes, 1e-300)).max() / np.finfo(float).eps


def integrate(k1, k3):
    """The concentrations at the end, the number of steps, the largest residual, and the seconds that the systems took."""
    y = np.zeros((*k1.shape, 3))
    y[..., 0] = 1
    t, h, steps, worst, seconds = 0.0, 1e-6, 0, 0.0, 0.0
    while t < END:
        h = min(1.06 * h, END - t)
        derivative, jacobian = rates(y, k1, k3)
        m = np.eye(3) - GAMMA * h * jacobian
        start = time.perf_counter()
        factors = recursive_lu.lu_factor(m)
        first = recursive_lu.lu_solve(factors, derivative[..., None])[..., 0]
        seconds += time.perf_counter() - start
        right = rates(y + h * first, k1, k3)[0] - 2 * first
        start = time.perf_counter()
        second = recursive_lu.lu_solve(factors, right[..., None])[..., 0]
        seconds += time.perf_counter() - start
        worst = max(worst, residual(m, first, derivative), residual(m, second, right))
        y = y + h * (1.5 * first + 0.5 * second)
        t, steps = t + h, steps + 1
    return y, steps, worst, seconds


def write_png(path, values):
    """Writes numbers from 0 to 1, by rows from the top, as a picture of four times their size."""
    colours = np.array([[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]])
    pixels = np.stack([np.interp(values, np.linspace(0, 1, len(colours)), channel) for channel in colours.T], axis=-1)
    pixels = pixels.round().astype(np.uint8).repeat(4, axis=0).repeat(4, axis=1)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 2, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def main():
    powers = np.linspace(-1, 0.98, 100)  # the fifty-first is 0
    k3, k1 = np.meshgrid(1e4 * 10**powers, 0.04 * 10**powers, indexing="ij")
    y, steps, worst, seconds = integrate(k1, k3)
    count = k1.size * steps
    print(f"{k1.size} systems, {steps} steps to t = {END:g}:")
    print(f"{count} factorizations and {2 * count} solutions in {seconds:.2f} s")
    print(f"largest residual        {worst:.2f} rounding errors")
    print(f"largest loss of mass    {np.abs(y.sum(axis=-1) - 1).max():.1e}")
    print(f"k1 = 0.04, k3 = 1e4     A = {y[50, 50, 0]:.6f}, B = {y[50, 50, 1]:.6e}, C = {y[50, 50, 2]:.6f}")
    print(f"differs from the literature by {np.abs(y[50, 50] - REFERENCE).max():.1e}")
    if len(sys.argv) > 1:
        write_png(sys.argv[1], y[::-1, :, 2])
        print(f"C from {y[..., 2].min():.3f} (dark) to {y[..., 2].max():.3f} (light) in {sys.argv[1]}")
    if worst > 10 or np.abs(y[50, 50] - REFERENCE).max() > 1e-4:
        sys.exit("the solution is wrong")


if __name__ == "__main__":
    main()
