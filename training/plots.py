"""The plots of a report, as PNG. Matplotlib is imported when the first is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from photoclust.learning.metrics import Distances
from photoclust.types import Image

from .protocol import Roc
from .robustness import Robustness

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 100
SAME, OTHER = "tab:blue", "tab:orange"


def roc(curves: dict[str, Roc], path: Path) -> None:
    """VAL over FAR, one curve for each name, FAR in powers of ten."""
    figure = _figure(7, 5)
    axis = figure.subplots()
    for name, curve in curves.items():
        axis.plot(curve.far, curve.val, label=name, drawstyle="steps-post")
    axis.set(xscale="log", xlim=(1e-5, 1), xlabel="FAR", ylabel="VAL", title="ROC")
    axis.grid(alpha=0.3)
    axis.legend(loc="lower right")
    figure.savefig(path, dpi=DPI)


def distances(
    same: NDArray[np.int64],
    others: NDArray[np.int64],
    edges: Distances,
    threshold: float,
    path: Path,
) -> None:
    """Histograms of distances. same, others: how many pairs lie between `edges`, (b,) both."""
    figure = _figure(7, 4)
    axis = figure.subplots()
    for counts, name, colour in ((same, "same person", SAME), (others, "others", OTHER)):
        share = counts / max(1, int(counts.sum()))
        axis.stairs(share, edges, fill=True, alpha=0.6, label=name, color=colour)
    axis.axvline(threshold, color="black", linewidth=1, label=f"threshold {threshold:.3f}")
    filled = np.flatnonzero(same + others)
    axis.set_xlim(0, edges[filled[-1] + 1])
    axis.set(xlabel="squared L2", ylabel="part of the pairs", title="Distances")
    axis.legend()
    figure.savefig(path, dpi=DPI)


def robustness(measured: Robustness, path: Path) -> None:
    """One small plot for each disturbance."""
    columns = 3
    rows = -(-len(measured.curves) // columns)
    figure = _figure(4 * columns, 2.8 * rows)
    axes = figure.subplots(rows, columns, squeeze=False, sharey=True)
    for axis in axes.flat:
        axis.axis("off")
    for axis, curve in zip(axes.flat, measured.curves, strict=False):
        axis.axis("on")
        places = range(len(curve.levels))
        axis.plot(places, curve.rates, marker="o", color=SAME)
        axis.axhline(measured.plain, color="gray", linestyle="--", linewidth=1)
        axis.set_xticks(places, [f"{level:g}" for level in curve.levels])
        axis.set(title=curve.name, xlabel=curve.unit, ylim=(0, 1.02))
        axis.grid(alpha=0.3)
    figure.savefig(path, dpi=DPI)


def pairs(columns: Mapping[str, Sequence[tuple[Image, Image, str]]], path: Path) -> None:
    """Pairs of chips side by side with a caption each, in one column for each title."""
    rows = max(1, *(len(column) for column in columns.values()))
    figure = _figure(4.6 * len(columns), 2.2 * rows + 0.4)
    for part, (title, shown) in zip(
        figure.subfigures(1, len(columns), squeeze=False).flat, columns.items(), strict=True
    ):
        part.suptitle(title)
        axes = part.subplots(rows, 2, squeeze=False)
        for axis in axes.flat:
            axis.axis("off")
        for (left, right), (one, other, caption) in zip(axes, shown, strict=False):
            left.imshow(one)
            right.imshow(other)
            left.set_title(caption, fontsize=7, loc="left")
    figure.savefig(path, dpi=DPI)


def _figure(width: float, height: float) -> Figure:
    """Without pyplot, so that there is no window, and nothing to close."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure
