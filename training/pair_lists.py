"""Lists of pairs of images, with the fold of each pair where the list gives it.

Either LFW's own format: of View 1 the number of pairs, of View 2 (`pairs.txt`) the numbers of folds
and of pairs of each kind in a fold, then a line for every pair, `name n m` for one person's images
n and m, `name n name m` for two people's. Or a CSV file with the columns `left`, `right`, `same` (1
or 0) and, if there are any, `fold`; paths are relative to its folder or to the one above it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoclust.errors import FolderError
from photoclust.learning.metrics import Rows

from .lfw import Pairs, read_pairs

VIEW_2 = "pairs.txt"
LABELS = {"1": True, "0": False, "true": True, "false": False}


@dataclass(frozen=True)
class PairList:
    """`images`: every image that the pairs name, each once. `pairs`: their rows in it.
    `folds`: int64 (n,), the fold of each pair, None where the list gives none."""

    images: tuple[Path, ...]
    pairs: Pairs
    folds: Rows | None


def list_in(data: Path) -> Path | None:
    """The list that DATA is, or LFW's View 2 in it; None if there is none."""
    if data.is_dir():
        path = data / VIEW_2
        return path if path.is_file() else None
    if data.suffix == ".txt":
        return data
    return data if data.suffix == ".csv" and "left" in _columns(data) else None


def read_list(path: Path) -> PairList:
    """A list of pairs. Raises FolderError when it cannot be read, or is none."""
    return _of_csv(path) if path.suffix == ".csv" else _of_lfw(path)


def _of_lfw(path: Path) -> PairList:
    images: dict[Path, int] = {}
    pairs = read_pairs(path.parent, path.name, images)
    first = path.read_text(encoding="utf-8").split("\n", 1)[0].split()
    folds = None
    if len(first) == 2:
        count, each = map(int, first)
        if len(pairs.same) != 2 * count * each:
            raise FolderError("pair-list-incomplete", path=path, pairs=2 * count * each)
        folds = np.repeat(np.arange(count), 2 * each)
    return PairList(tuple(images), pairs, folds)


def _of_csv(path: Path) -> PairList:
    images: dict[Path, int] = {}
    left: list[int] = []
    right: list[int] = []
    same: list[bool] = []
    folds: list[str] = []
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = csv.DictReader(file)
            for row in rows:
                label = LABELS.get((row.get("same") or "").lower())
                if label is None or not row["left"] or not row.get("right"):
                    raise FolderError("pair-line-foreign", line=rows.line_num, path=path)
                for side, name in ((left, row["left"]), (right, row["right"])):
                    image = _image(path, str(name))
                    side.append(images.setdefault(image, len(images)))
                same.append(label)
                folds.append(row.get("fold") or "")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FolderError("pair-list-unreadable", path=path) from error
    if not same:
        raise FolderError("pair-list-empty", path=path)
    pairs = Pairs(np.array(left), np.array(right), np.array(same))
    given = np.unique(folds, return_inverse=True)[1].astype(np.int64) if all(folds) else None
    return PairList(tuple(images), pairs, given)


def _columns(path: Path) -> list[str]:
    try:
        with path.open(newline="", encoding="utf-8") as file:
            return next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return []


def _image(path: Path, name: str) -> Path:
    here = path.parent / name
    return here if here.exists() else path.parent.parent / name
