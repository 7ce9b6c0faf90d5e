from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from photoclust.errors import FolderError
from tests.training import tiny
from tests.training.test_evaluate import evaluate, lines
from training import pair_lists


def view2_lines(folds: int, each: int) -> list[str]:
    """Lines of View 2 on the tiny people: each fold has its own pairs."""
    same = [(tiny.name(p), a, b) for p in range(6) for a, b in combinations((1, 2, 3), 2)]
    other = [
        (tiny.name(p), n, tiny.name(q), n) for n in (1, 2, 3) for p, q in combinations(range(6), 2)
    ]
    text = [f"{folds}\t{each}"]
    for fold in range(folds):
        text += ["\t".join(map(str, pair)) for pair in same[fold * each : (fold + 1) * each]]
        text += ["\t".join(map(str, pair)) for pair in other[fold * each : (fold + 1) * each]]
    return text


@pytest.fixture
def view2(people: Path, tmp_path: Path) -> Path:
    """A folder as LFW's own archive: the people's folders, and beside them the list."""
    for person in people.iterdir():
        (tmp_path / person.name).symlink_to(person)
    (tmp_path / "pairs.txt").write_text("\n".join(view2_lines(6, 3)) + "\n")
    return tmp_path


def test_view_2_has_the_folds_that_its_list_gives(view2: Path) -> None:
    path = pair_lists.list_in(view2)
    assert path == view2 / "pairs.txt"
    listed = pair_lists.read_list(path)
    assert listed.folds is not None
    assert listed.folds.tolist() == [fold for fold in range(6) for _ in range(6)]
    assert listed.pairs.same.tolist() == [True, True, True, False, False, False] * 6
    assert all(image.is_file() for image in listed.images)
    assert listed.images[listed.pairs.left[0]].name == "Person_A_0001.jpg"
    assert listed.images[listed.pairs.right[0]].name == "Person_A_0002.jpg"


def test_a_list_that_is_cut_off_is_one_line(view2: Path) -> None:
    path = view2 / "pairs.txt"
    path.write_text("\n".join(path.read_text().splitlines()[:-1]))
    with pytest.raises(FolderError, match="is cut off: its first line says 36 pairs"):
        pair_lists.read_list(path)


def test_view_2_is_evaluated_by_its_folds(
    view2: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(view2, "--cache", cache, "--robustness", 0) == 0
    found = lines(capsys.readouterr().out)
    assert re.fullmatch(r"[\d.]+% ± [\d.]+%", found["accuracy, 6 folds of 36 pairs"])
    assert found["all pairs"] == "18 of one person, 135 of two"
    assert not any("test pairs" in name for name in found)


def test_a_list_of_any_images(
    people: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.csv"
    rows = ["left,right,same,fold"]
    for fold, (one, other) in enumerate((("A", "B"), ("C", "D"))):
        images = [
            people / f"Person_{p}" / f"Person_{p}_000{n}.jpg" for p in (one, other) for n in (1, 2)
        ]
        rows += [f"{images[0]},{images[1]},1,{fold}", f"{images[0]},{images[2]},0,{fold}"]
    path.write_text("\n".join(rows) + "\n")
    listed = pair_lists.read_list(path)
    assert listed.folds is not None
    assert listed.folds.tolist() == [0, 0, 1, 1]
    assert listed.pairs.same.tolist() == [True, False, True, False]
    assert evaluate(path, "--cache", cache) == 0
    found = lines(capsys.readouterr().out)
    assert "accuracy, 2 folds of 4 pairs" in found
    assert "all pairs" not in found


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("left,right,same\n", "is empty"),
        ("left,right,same\na,b,maybe\n", "Line 2 of"),
        ("left,right,same\na,,1\n", "Line 2 of"),
        ("left,right\na,b\n", "Line 2 of"),
    ],
)
def test_csv_lists_that_are_none_are_one_line(tmp_path: Path, text: str, match: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    assert pair_lists.list_in(path) == path
    with pytest.raises(FolderError, match=match):
        pair_lists.read_list(path)


def test_an_index_of_people_is_no_list(tmp_path: Path) -> None:
    index = tmp_path / "index.csv"
    index.write_text("path,identity\na.png,a\n")
    assert pair_lists.list_in(index) is None
    assert pair_lists.list_in(tmp_path) is None
    (tmp_path / "broken.csv").write_bytes(b"\xff\xfe")
    assert pair_lists.list_in(tmp_path / "broken.csv") is None


def test_folds_are_numbered_whatever_they_are_called(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("left,right,same,fold\na,b,1,second\na,c,0,first\n")
    folds = pair_lists.read_list(path).folds
    assert folds is not None
    assert folds.tolist() == [1, 0]
