"""The log of a training: CSV files with a line per step, and their curves as PNG."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from .trainer import Step


@dataclass(frozen=True)
class Measurement:
    """Held-out verification after a step: VAL at FAR 1e-3 and accuracy, parts of one."""

    step: int
    val: float
    accuracy: float


class Log:
    """Two CSV files in a folder: `steps.csv` and `held_out.csv`. Lines after the step that a
    training is resumed at are dropped, since they are repeated."""

    def __init__(self, folder: Path, resumed_at: int) -> None:
        self._steps = _kept(folder / "steps.csv", Step, resumed_at)
        self._held_out = _kept(folder / "held_out.csv", Measurement, resumed_at)

    def step(self, step: Step) -> None:
        _append(self._steps, asdict(step))

    def measurement(self, measurement: Measurement) -> None:
        _append(self._held_out, asdict(measurement))


def draw(folder: Path) -> Path:
    """Draw the curves of a folder's log; the path of the PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    steps, held_out = _read(folder / "steps.csv"), _read(folder / "held_out.csv")
    figure, axes = plt.subplots(2, 2, figsize=(10, 7), layout="constrained")
    for axis, column, title in zip(
        axes.flat,
        ("loss", "active", "spread"),
        ("loss", "active triplets, part of all pairs", "spread, mean squared distance"),
        strict=False,
    ):
        axis.plot(steps["step"], steps[column], linewidth=0.8)
        axis.set(title=title, xlabel="step")
    axes.flat[3].plot(held_out["step"], held_out["val"], marker="o", label="VAL at FAR 1e-3")
    axes.flat[3].plot(held_out["step"], held_out["accuracy"], marker="o", label="accuracy")
    axes.flat[3].set(title="people held out", xlabel="step")
    axes.flat[3].legend()
    path = folder / "curves.png"
    figure.savefig(path, dpi=100)
    plt.close(figure)
    return path


def _kept(path: Path, kind: type[Step] | type[Measurement], resumed_at: int) -> Path:
    names = [field.name for field in fields(kind)]
    rows = []
    if resumed_at and path.is_file():
        with path.open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if int(row["step"]) <= resumed_at]
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _append(path: Path, row: dict[str, float]) -> None:
    with path.open("a", newline="") as file:
        csv.DictWriter(file, list(row)).writerow(row)


def _read(path: Path) -> dict[str, list[float]]:
    with path.open(newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return {name: [float(row[name]) for row in rows] for name in reader.fieldnames or ()}
