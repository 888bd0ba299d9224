"""Draws the charge density of the cube, unfolded into a cross, from what cube_capacitance --density wrote.

    plot_cube_density.py FILE.csv FILE.png

Needs matplotlib (Debian: python3-matplotlib).
"""
import csv
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.collections import PatchCollection  # noqa: E402
from matplotlib.colors import LogNorm  # noqa: E402
from matplotlib.patches import Rectangle  # noqa: E402
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator  # noqa: E402

# Where a face lies in the cross (column, row), and whether its first or second coordinate runs backwards there: the
# cube is seen from outside, and panels that share an edge of a fold share an edge of the cube.
PLACES = {
    "-x": (0, 1, True, False),
    "-y": (1, 1, False, False),
    "+x": (2, 1, False, False),
    "+y": (3, 1, True, False),
    "+z": (1, 2, False, False),
    "-z": (1, 0, False, True),
}
INK = "#26323a"


def read(path):
    """The number of unknowns, the capacitance and the panels of a CSV file."""
    with open(path, newline="", encoding="ascii") as file:
        n, capacitance = file.readline().lstrip("# ").split()
        return int(n), float(capacitance), list(csv.DictReader(file))


def rectangle(panel):
    """The panel's place in the cross."""
    column, row, flip_u, flip_v = PLACES[panel["face"]]
    u1, u2, v1, v2 = (float(panel[name]) for name in ("u1", "u2", "v1", "v2"))
    x = column + (1 - u2 if flip_u else u1)
    y = row + (1 - v2 if flip_v else v1)
    return Rectangle((x, y), u2 - u1, v2 - v1)


def colour_bar(figure, axes, panels, densities):
    """A labelled bar with ticks at 1, 2 and 5 times the powers of ten, in the empty corner of the cross."""
    place = axes.inset_axes([0.62, 0.10, 0.36, 0.035])
    bar = figure.colorbar(panels, cax=place, orientation="horizontal")
    low, high = min(densities), max(densities)
    ticks = [m * 10.0**e for e in range(-4, 5) for m in (1, 2, 5) if low <= m * 10.0**e <= high]
    bar.ax.xaxis.set_major_locator(FixedLocator(ticks))
    bar.ax.xaxis.set_minor_locator(NullLocator())
    bar.ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    bar.ax.tick_params(labelsize=9, colors=INK, length=3)
    bar.outline.set_linewidth(0.6)
    bar.set_label(r"charge density  $\sigma\,a\,/\,(4\pi\varepsilon_0 V)$", fontsize=10, color=INK)


def draw(n, capacitance, rows, path):
    """Writes the picture."""
    densities = [float(row["density"]) for row in rows]
    figure, axes = plt.subplots(figsize=(9, 7), dpi=160)
    panels = PatchCollection(
        [rectangle(row) for row in rows],
        cmap="plasma",
        norm=LogNorm(min(densities), max(densities)),
        edgecolor=(1, 1, 1, 0.12),
        linewidth=0.2,
    )
    panels.set_array(densities)
    axes.add_collection(panels)
    for name, (column, row, _, _) in PLACES.items():
        axes.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor=INK, linewidth=0.8))
        axes.text(column + 0.5, row + 0.5, f"${name}$", color="white", fontsize=15, ha="center", va="center")
    colour_bar(figure, axes, panels, densities)
    axes.set_xlim(-0.03, 4.03)
    axes.set_ylim(-0.03, 3.03)
    axes.set_aspect("equal")
    axes.set_axis_off()
    axes.set_title(
        f"Charge on a conducting cube, unfolded\n$n = {n}$ panels, "
        rf"$C = {capacitance:.6f}\;\cdot\;4\pi\varepsilon_0 a$",
        fontsize=14,
        color=INK,
        pad=14,
        linespacing=1.5,
    )
    figure.savefig(path, bbox_inches="tight", pad_inches=0.2, facecolor="white")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    draw(*read(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
