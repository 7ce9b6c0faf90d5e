"""Reports of an evaluation: lines for the terminal, and a folder with plots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from photoclust.errors import ExportError
from photoclust.faces.networks.layers import sides
from photoclust.faces.weights import Description
from photoclust.files import temporary_name
from photoclust.messages import reason_of
from photoclust.types import Image

from . import dataset, plots
from .clusters import ClusteringScores
from .dataset import LabelledFaces
from .groups import FAR as GROUP_FAR
from .groups import GroupRates
from .protocol import BINS, FARTHEST, Folded, PairDistances
from .robustness import Robustness

FARS = (1e-3, 1e-4, 1e-5)
WORST = 10
PLOTTED_BINS = 400
Table = tuple[Sequence[str], list[Sequence[str]]]
"""The headings of a table, and its rows."""


@dataclass(frozen=True)
class Official:
    """Accuracy on the `tested` pairs of View 1's test list, at the threshold that is best on its
    train list."""

    accuracy: float
    threshold: float
    tested: int


@dataclass(frozen=True)
class Lists:
    """Figures of lists of pairs. `folded`: over all pairs, by the list's folds or ten.
    `official`: only of View 1."""

    verification: PairDistances
    folded: Folded
    official: Official | None = None


@dataclass(frozen=True)
class Evaluation:
    """A set of faces and all figures measured on it. `size`: the network's input. `missed`: images
    that cannot be read or in which no face was found. `lists` only for LFW, `robustness` if
    measured. `groups`: by column of the index.
    """

    name: str
    faces: LabelledFaces
    size: int | tuple[int, int]
    missed: int
    everyone: PairDistances
    recognition: dict[int, float]
    clusterings: list[ClusteringScores]
    lists: Lists | None = None
    robustness: Robustness | None = None
    groups: Mapping[str, Sequence[GroupRates]] = field(default_factory=dict)

    @property
    def pairs(self) -> PairDistances:
        """The pairs whose worst are shown: the lists' where there are any."""
        return self.lists.verification if self.lists else self.everyone

    @property
    def threshold(self) -> float:
        """Best on the train list or on the folds, or where FAR is the largest of FARS."""
        if self.lists is None:
            return self.everyone.validation_rate(FARS[0])[1]
        official = self.lists.official
        return official.threshold if official else float(self.lists.folded.thresholds.mean())


def model_facts(path: Path, description: Description, mirror: bool) -> list[tuple[str, str]]:
    """Name, size and settings of the model that was evaluated."""
    calibration = description.calibration
    return [
        ("weights", f"{path.name}, {description.name}, architecture {description.architecture}"),
        ("sha256", description.sha256),
        ("origin", description.origin),
        ("looks", "image and mirror image" if mirror else "one pass"),
        ("its threshold", f"{calibration.threshold:g}" if calibration else "not calibrated"),
    ]


def summary(judged: Evaluation) -> list[tuple[str, str]]:
    """The figures of a set, each with its name."""
    people = len(np.unique(judged.faces.identities))
    lines = [
        ("faces", f"{len(judged.faces)} of {people} people"),
        ("unusable images", f"{judged.missed} in the whole set"),
    ]
    if judged.lists:
        lines += _list_lines(judged.lists)
    everyone = judged.everyone
    if judged.lists is None or everyone is not judged.lists.verification:
        lines += [
            ("all pairs", f"{len(everyone.same)} of one person, {everyone.others} of two"),
            *_rates("all pairs: ", everyone),
        ]
    lines += [
        *(
            (f"nearest {k} name a face", f"{part:.2%} rightly")
            for k, part in judged.recognition.items()
        ),
    ]
    lines += [
        (c.method, f"BCubed F {c.bcubed[2]:.4f}, NMI {c.information:.4f}, {c.groups} groups")
        for c in judged.clusterings
    ]
    return lines + [
        (
            f"{column}: {rates.name}",
            f"found {rates.val:.2%} of {rates.same}, falsely {rates.far:.3%} of {rates.others};"
            f" VAL at its own FAR {GROUP_FAR:g} {rates.own_val:.2%}",
        )
        for column, every in judged.groups.items()
        for rates in every
    ]


def align_columns(title: str, facts: list[tuple[str, str]]) -> list[str]:
    """Facts for the terminal: a title, and below it one a line."""
    width = max(len(name) for name, _ in facts)
    return [title, *(f"  {name:<{width}}  {value}" for name, value in facts)]


def prepare_folder(folder: Path) -> Path:
    """A temporary folder beside the report's, to be renamed once the report is complete.

    Raises ExportError when the report's folder is not empty or cannot be made, or nothing can
    be drawn, before any time is spent.
    """
    if find_spec("matplotlib") is None:
        raise ExportError("matplotlib-missing")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ExportError("report-exists", folder=folder)
        partial = temporary_name(folder.parent)
        partial.mkdir(parents=True)
    except OSError as error:
        raise ExportError(
            "report-folder-refused", folder=folder, reason=reason_of(error)
        ) from error
    return partial


def write_report(
    folder: Path, partial: Path, model: list[tuple[str, str]], sets: list[Evaluation]
) -> None:
    """Write the report into the temporary folder and rename it."""
    text = ["# Evaluation", "", *_table((("model", ""), [list(fact) for fact in model])), ""]
    try:
        for number, judged in enumerate(sets, start=1):
            text += _section(judged, partial, f"{number}-")
        (partial / "report.md").write_text("\n".join(text) + "\n", encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        partial.replace(folder)
    except OSError as error:
        raise ExportError("report-not-written", folder=folder, reason=reason_of(error)) from error


def _section(judged: Evaluation, folder: Path, prefix: str) -> list[str]:
    text = [f"## {judged.name}", ""]
    text += [*_table((("figure", "value"), [list(line) for line in summary(judged)])), ""]
    text += [*_table(_clustering_table(judged.clusterings)), ""]
    text += _drawn(judged, folder, prefix)
    if judged.robustness:
        plots.robustness(judged.robustness, folder / f"{prefix}robustness.png")
        text += [
            "### Robustness",
            "",
            f"VAL at FAR 1e-3 over all pairs of {judged.robustness.faces} faces,"
            f" {judged.robustness.plain:.2%} undisturbed; both aligned chips of a pair disturbed.",
            "",
            *_table(_robustness_table(judged.robustness)),
            "",
            f"![robustness]({prefix}robustness.png)",
            "",
        ]
    return text


def _drawn(judged: Evaluation, folder: Path, prefix: str) -> list[str]:
    curves = {"all pairs": judged.everyone.roc()}
    if judged.lists:
        curves["pair lists"] = judged.lists.verification.roc()
    plots.roc(curves, folder / f"{prefix}roc.png")
    shown = judged.pairs
    edges = np.linspace(0, FARTHEST, PLOTTED_BINS + 1)
    plots.distances(
        np.histogram(shown.same, edges)[0].astype(np.int64),
        shown.histogram.reshape(PLOTTED_BINS, BINS // PLOTTED_BINS).sum(axis=1),
        edges,
        judged.threshold,
        folder / f"{prefix}distances.png",
    )
    faces, size = judged.faces, judged.size
    columns = {
        "different people, nearest": _captioned(faces, size, shown.false_accepts(WORST)),
        "one person, farthest": _captioned(faces, size, shown.false_rejects(WORST)),
    }
    plots.pairs(columns, folder / f"{prefix}worst.png")
    return [
        f"![ROC]({prefix}roc.png)",
        f"![distances]({prefix}distances.png)",
        "",
        f"### Worst pairs at a threshold of {judged.threshold:.4f}",
        "",
        f"![worst pairs]({prefix}worst.png)",
        "",
    ]


def _captioned(
    faces: LabelledFaces, size: int | tuple[int, int], pairs: Iterable[tuple[int, int, float]]
) -> list[tuple[Image, Image, str]]:
    """Pairs of rows as chips without their margin, with names and distance."""
    shown = []
    for left, right, distance in pairs:
        one, other = dataset.without_margin(faces.chips[[left, right]], *sides(size))
        names = dict.fromkeys(faces.names[faces.identities[row]] for row in (left, right))
        shown.append((one, other, f"{distance:.3f}  {', '.join(names)}"))
    return shown


def _list_lines(lists: Lists) -> list[tuple[str, str]]:
    folded, verification, official = lists.folded, lists.verification, lists.official
    count = len(verification.same) + verification.others
    lines = [
        (
            f"accuracy, {len(folded.accuracies)} folds of {count} pairs",
            f"{folded.mean:.2%} ± {folded.standard_error:.2%}",
        )
    ]
    if official:
        lines.append(
            (
                f"accuracy, {official.tested} test pairs",
                f"{official.accuracy:.2%} at {official.threshold:.4f}, best on the train pairs",
            )
        )
    return lines + _rates("pair lists: ", verification)


def _rates(prefix: str, verification: PairDistances) -> list[tuple[str, str]]:
    lines = []
    for far in FARS:
        if far < FARS[1] and far * verification.others < 1:
            continue
        rate, threshold = verification.validation_rate(far)
        few = "" if far * verification.others >= 1 else ", too few pairs: none may be accepted"
        lines.append((f"{prefix}VAL at FAR {far:g}", f"{rate:.2%} at {threshold:.4f}{few}"))
    rate = verification.roc().equal_error_rate
    return [*lines, (f"{prefix}equal error rate", f"{rate:.2%}")]


def _clustering_table(clusterings: Iterable[ClusteringScores]) -> Table:
    headings = ("method", "groups", "BCubed P", "R", "F", "pairwise P", "R", "NMI")
    rows: list[Sequence[str]] = [
        [c.method, str(c.groups)]
        + [f"{figure:.4f}" for figure in (*c.bcubed, *c.pairwise, c.information)]
        for c in clusterings
    ]
    return headings, rows


def _robustness_table(robustness: Robustness) -> Table:
    rows: list[Sequence[str]] = []
    for curve in robustness.curves:
        figures = [
            f"{level:g}: {rate:.1%}" for level, rate in zip(curve.levels, curve.rates, strict=True)
        ]
        rows.append([curve.name, curve.unit, ", ".join(figures)])
    return ("disturbance", "unit", "VAL at each level"), rows


def _table(table: Table) -> list[str]:
    headings, rows = table
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
