"""Computes the electrostatic capacitance of the unit cube by the method of moments, and times SciPy on the same systems, if
there is one.

    cube_capacitance.py [PANELS...]     panels along an edge, by default 8 12 16 20

Each face is cut into rectangles, finer towards the edges. The unknown charges of the rectangles make the potential 1 at all
centres.
"""
import sys
import time

import numpy as np
import recursive_lu

try:
    import scipy.linalg as peer
except ImportError:
    peer = None


def corner(u, v, z):
    """The integral of 1/r over the rectangle from (0, 0) to (u, v), seen from the height z above (0, 0)."""
    r = np.sqrt(u * u + v * v + z * z)
    side = lambda s, t: s * np.copysign(np.log((np.abs(t) + r) / np.hypot(s, z)), t)  # noqa: E731
    return side(u, v) + side(v, u) - z * np.arctan2(u * v, z * r)


def potentials(k):
    """The potential at each centre (row) of each rectangle's unit charge (column)."""
    nodes = (1 - np.cos(np.pi * np.arange(k + 1) / k)) / 2
    middles, widths = (nodes[1:] + nodes[:-1]) / 2, np.diff(nodes)
    faces = [(normal, plane) for normal in range(3) for plane in (0.0, 1.0)]
    grid = np.stack(np.meshgrid(middles, middles, indexing="ij"), -1).reshape(-1, 2)
    centres = np.concatenate([np.insert(grid, normal, plane, axis=1) for normal, plane in faces])
    blocks = []
    for normal, plane in faces:
        u, v = (nodes - centres[:, axis, None] for axis in range(3) if axis != normal)
        f = corner(u[:, :, None], v[:, None, :], np.abs(centres[:, normal] - plane)[:, None, None])
        integral = f[:, 1:, 1:] - f[:, :-1, 1:] - f[:, 1:, :-1] + f[:, :-1, :-1]
        blocks.append((integral / np.outer(widths, widths)).reshape(len(centres), -1))
    return np.concatenate(blocks, axis=1)


def solve(module, a):
    """The charges, and the seconds that they took."""
    start = time.perf_counter()
    charges = module.lu_solve(module.lu_factor(a), np.ones(len(a)))
    return charges, time.perf_counter() - start


print("     n  capacitance  residual  recursive_lu s  SciPy s")
for k in map(int, sys.argv[1:] or (8, 12, 16, 20)):
    a = potentials(k)
    charges, seconds = min((solve(recursive_lu, a) for _ in range(3)), key=lambda result: result[1])
    residual = np.abs(a @ charges - 1).max() / (np.abs(a).sum(axis=1).max() * np.abs(charges).max() * np.finfo(float).eps)
    theirs = f"{min(solve(peer, a)[1] for _ in range(3)):9.4f}" if peer else "        -"
    print(f"{len(a):6}  {charges.sum():11.6f}  {residual:8.2f}  {seconds:14.4f}{theirs}")
print(f"accepted  {0.6606782:9.6f}  (units of 4 pi eps0 a; residuals in rounding errors)")
