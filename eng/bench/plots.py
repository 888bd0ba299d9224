"""Plots of what was measured, as PNG and SVG."""
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator  # noqa: E402

import machine  # noqa: E402
from elements import ELEMENTS  # noqa: E402
from libraries import OURS  # noqa: E402
from report import threads_text  # noqa: E402

INK = "#26323a"
FAINT = "#6b7780"
OUR_COLOUR = "#c8401e"
# Muted, and told apart by lightness, hue and marker.
PEER_STYLES = [("#4f7192", "s"), ("#7fa3c4", "D"), ("#a08a5b", "^"), ("#6f9a77", "v"), ("#8d76a5", "P"), ("#909090", "X")]
TICKS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000, 2000, 4000, 8000, 16000]


def style(results, name):
    """The look of a library's line, the same in all plots."""
    if name == OURS:
        return {"color": OUR_COLOUR, "marker": "o", "linewidth": 2.6, "markersize": 5, "zorder": 5}
    peers = [library.name for library in results.libraries if library.name != OURS]
    colour, marker = PEER_STYLES[peers.index(name) % len(PEER_STYLES)]
    return {"color": colour, "marker": marker, "linewidth": 1.3, "markersize": 4, "zorder": 3}


def new_axes(results, group, what):
    """An empty plot over n with its title."""
    element, threads = group
    figure, axes = plt.subplots(figsize=(9.6, 5.6), dpi=150)
    longest = max(len(name) for name in [*results.names(group), "processor's peak"])
    figure.subplots_adjust(left=0.075, right=max(0.5, 0.98 - 0.0092 * longest), top=0.85, bottom=0.105)
    title = f"LU factorization, {ELEMENTS[element].title}, {threads_text(threads)}: {what}"
    figure.text(0.02, 0.945, title, fontsize=14, color=INK)
    figure.text(0.02, 0.9, machine.title(), fontsize=10, color=FAINT)
    orders = results.orders(group)
    low, high = orders[0], orders[-1]
    axes.set_xscale("log", base=2)
    axes.set_xlim(low / 1.12, high * 1.12)
    axes.xaxis.set_major_locator(FixedLocator([tick for tick in TICKS if low <= tick <= high] or orders))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    axes.set_xlabel("order n of the matrix", color=INK)
    axes.tick_params(colors=INK, length=0)
    axes.grid(True, color="#e3e8ec", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#b9c2c9")
    return figure, axes


def spread(heights, gap):
    """Heights moved apart as little as needed to keep a gap, in their order."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    # Groups of labels that touch share their middle: [sum of wished starts, members].
    groups = []
    for index in order:
        groups.append([heights[index], [index]])
        while len(groups) > 1 and bottom(groups[-1]) - bottom(groups[-2]) < gap * len(groups[-2][1]):
            wish, members = groups.pop()
            base = len(groups[-1][1])
            # What the members above wish for is counted from the lowest label.
            groups[-1][0] += wish - gap * base * len(members)
            groups[-1][1] += members
    placed = list(heights)
    for group in groups:
        for step, index in enumerate(group[1]):
            placed[index] = bottom(group) + gap * step
    return placed


def bottom(group):
    """The height of a group's lowest label: the mean of what its members wish for it."""
    return group[0] / len(group[1])


def label_ends(axes, labels):
    """Names lines at their right ends: (height, text, colour, weight) each."""
    low, high = axes.get_ylim()
    places = spread([(height - low) / (high - low) for height, *_ in labels], 0.05)
    for place, (_, text, colour, weight) in zip(places, labels):
        where = {"xy": (1.012, place), "xycoords": "axes fraction", "va": "center", "annotation_clip": False}
        axes.annotate(text, color=colour, fontsize=10.5, fontweight=weight, **where)


def draw_lines(axes, results, group, scale):
    """A line for each library, its rates divided by scale; the labels for their ends."""
    labels = []
    for name in results.names(group):
        rates = results.rates(group, name)
        orders = sorted(rates)
        look = style(results, name)
        axes.plot(orders, [rates[n] / scale for n in orders], markeredgewidth=0, **look)
        labels.append((rates[orders[-1]] / scale, name, look["color"], "bold" if name == OURS else "normal"))
    return labels


def draw_rates(results, group):
    """GFLOP/s over n, below the peak."""
    figure, axes = new_axes(results, group, "GFLOP/s")
    labels = draw_lines(axes, results, group, 1)
    peak = results.peak(group)
    if peak:
        axes.axhline(peak, color=FAINT, linewidth=1, linestyle=(0, (5, 4)))
        labels.append((peak, "processor's peak", FAINT, "normal"))
    axes.set_ylim(0, 1.06 * max(height for height, *_ in labels) if peak else None)
    label_ends(axes, labels)
    return figure


def draw_fractions(results, group):
    """Rates as a share of the peak."""
    if not results.peak(group):
        return None
    figure, axes = new_axes(results, group, "share of the processor's peak")
    labels = draw_lines(axes, results, group, results.peak(group))
    top = max(1.0, axes.get_ylim()[1])
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(FixedLocator([step / 10 for step in range(0, int(top * 10) + 1)]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}"))
    label_ends(axes, labels)
    return figure


def draw_ratios(results, group):
    """Our rate over that of the best peer; the points tell who that is."""
    ratios = results.ratios(group)
    if not ratios:
        return None
    figure, axes = new_axes(results, group, "ratio to the best peer")
    orders, values = list(ratios), [ratio for ratio, _ in ratios.values()]
    top = 1.12 * max(1.2, *values)
    axes.axhspan(0, 1, color="#eef1f3", zorder=0)
    axes.axhline(1, color=FAINT, linewidth=1)
    axes.plot(orders, values, color=OUR_COLOUR, linewidth=2.6, zorder=4)
    for peer in [name for name in results.names(group) if name in {who for _, who in ratios.values()}]:
        look = style(results, peer)
        where = [n for n in orders if ratios[n][1] == peer]
        look = {key: look[key] for key in ("color", "marker")} | {"linestyle": "none", "markersize": 8, "zorder": 5}
        edge = {"markeredgecolor": "white", "markeredgewidth": 1}
        axes.plot(where, [ratios[n][0] for n in where], label=peer, **look, **edge)
    legend = axes.legend(
        title="best peer",
        loc="upper left",
        bbox_to_anchor=(1.012, 1.0),
        frameon=False,
        labelcolor=INK,
        handlelength=1,
        handletextpad=0.4,
        borderpad=0,
        borderaxespad=0,
    )
    legend.get_title().set_color(FAINT)
    legend._legend_box.align = "left"
    axes.set_ylim(0, top)
    label_ends(axes, [(values[-1], OURS, OUR_COLOUR, "bold"), (1, "equally fast", FAINT, "normal")])
    return figure


def draw_all(folder, results):
    """Writes every plot."""
    plt.rcParams["svg.fonttype"] = "none"
    plt.rcParams["svg.hashsalt"] = "bench"
    kinds = {"gflops": draw_rates, "fraction": draw_fractions, "ratio": draw_ratios}
    for group in results.groups:
        for kind, draw in kinds.items():
            figure = draw(results, group)
            if figure is None:
                continue
            element, threads = group
            for suffix in ("png", "svg"):
                figure.savefig(folder / f"{kind}_{element}_{threads}.{suffix}", facecolor="white")
            plt.close(figure)
