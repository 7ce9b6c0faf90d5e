"""Tables: complete, ordered, read back as written, and never overwriting a file."""

import csv
import errno
import json
import os
from pathlib import Path

import pytest

from photoclust.errors import ExportError, SettingError
from photoclust.export.formats.csv import COLUMNS
from photoclust.export.table_format import table_formats
from photoclust.export.tables import write_table
from photoclust.types import Box, Face, FaceRecord
from tests.extending import extended

ROOT = Path("/photos").absolute()


def record(
    face_id: int,
    *paths: str,
    x: float = 1.234,
    person_id: int | None = 7,
    person: str | None = "Anna",
    date: str | None = "2021-05-01T10:00:00",
) -> FaceRecord:
    face = Face(face_id, 1, Box(x, -0.001, 30, 40.126), 0.99931, 0.5, person_id, True, 1.0)
    return FaceRecord(face, tuple(ROOT / path for path in paths), 400, 300, date, person)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_holds_everything(tmp_path: Path) -> None:
    target = tmp_path / "faces.JSON"
    assert write_table([record(3, "a.jpg", "copy/a.jpg")], target) == 1
    assert json.loads(target.read_text(encoding="utf-8")) == [
        {
            "face_id": 3,
            "photo": str(ROOT / "a.jpg"),
            "copies": [str(ROOT / "copy/a.jpg")],
            "image": {"width": 400, "height": 300},
            "box": {"x": 1.23, "y": 0.0, "width": 30.0, "height": 40.13},
            "person_id": 7,
            "person": "Anna",
            "confirmed": True,
            "score": 0.9993,
            "quality": 0.5,
            "date": "2021-05-01T10:00:00",
        }
    ]


def test_csv_holds_the_same_flat(tmp_path: Path) -> None:
    target = tmp_path / "faces.csv"
    write_table([record(3, "a.jpg", person_id=None, person=None, date=None)], target)
    assert target.read_bytes().startswith(b"\xef\xbb\xbfface_id,photo,")
    (row,) = read_csv(target)
    assert tuple(row) == COLUMNS
    assert row == {
        "face_id": "3",
        "photo": str(ROOT / "a.jpg"),
        "image_width": "400",
        "image_height": "300",
        "box_x": "1.23",
        "box_y": "0.0",
        "box_width": "30.0",
        "box_height": "40.13",
        "person_id": "",
        "person": "",
        "confirmed": "true",
        "score": "0.9993",
        "quality": "0.5",
        "date": "",
    }


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_rows_go_by_photo_then_from_left_to_right(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"faces{suffix}"
    faces = [record(1, "b.jpg"), record(2, "a.jpg", x=9), record(3, "a.jpg", x=-5), record(4)]
    assert write_table(faces, target) == 4
    rows = read_csv(target) if suffix == ".csv" else json.loads(target.read_text())
    assert [int(row["face_id"]) for row in rows] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    "name", ['Zoë "Zo", Müller', "two\r\nlines\nand more", "שרה 👨\u200d👩", "semi;colon", ""]
)
def test_names_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    write_table([record(1, "a.jpg", person=name)], tmp_path / "t.csv")
    write_table([record(1, "a.jpg", person=name)], tmp_path / "t.json")
    assert read_csv(tmp_path / "t.csv")[0]["person"] == name
    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))[0]["person"] == name


@pytest.mark.parametrize("name", ["=1+1", "+Anna", "-Anna", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_csv_disarms_formulas_and_leaves_numbers(tmp_path: Path, name: str) -> None:
    write_table([record(1, "a.jpg", person=name, x=-4)], tmp_path / "t.csv")
    (row,) = read_csv(tmp_path / "t.csv")
    assert row["person"] == f"'{name}"
    assert row["box_x"] == "-4.0"


def test_undecodable_paths_can_be_written(tmp_path: Path) -> None:
    write_table([record(1, "\udcff.jpg")], tmp_path / "t.csv")
    write_table([record(1, "\udcff.jpg")], tmp_path / "t.json")
    assert read_csv(tmp_path / "t.csv")[0]["photo"].endswith("\\udcff.jpg")
    photo = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))[0]["photo"]
    assert os.fsencode(photo).endswith(b"\xff.jpg")


def test_an_empty_library_gives_an_empty_table(tmp_path: Path) -> None:
    assert write_table([], tmp_path / "t.csv") == 0
    assert write_table([], tmp_path / "t.json") == 0
    assert read_csv(tmp_path / "t.csv") == []
    assert json.loads((tmp_path / "t.json").read_text()) == []


def test_an_existing_file_is_replaced_only_on_request(tmp_path: Path) -> None:
    target = tmp_path / "t.csv"
    target.write_text("mine")
    with pytest.raises(ExportError, match="exists already; choose another name"):
        write_table([], target)
    assert target.read_text() == "mine"
    write_table([record(1, "a.jpg")], target, replace=True)
    assert len(read_csv(target)) == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "t.csv"]


def test_a_file_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "t.csv"
    target.write_text("mine")
    monkeypatch.setattr("photoclust.export.tables._refuse_bad_target", lambda *_: None)
    with pytest.raises(ExportError, match="exists already"):
        write_table([], target)
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [tmp_path / "t.csv"]


def test_bad_targets_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for target in ("t.xlsx", "t", "nowhere/t.csv", "folder.csv"):
        with pytest.raises(ExportError) as refusal:
            write_table([], tmp_path / target, replace=True)
        assert refusal.value.hint
        assert "\n" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == [tmp_path / "folder.csv"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "cannot be written to"), (errno.EIO, "Input/output")],
)
def test_failing_disks_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    target = tmp_path / "t.csv"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(ExportError, match=sentence) as refusal:
        write_table([], target, replace=True)
    assert refusal.value.hint
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "t.csv"]


def test_a_format_is_one_file(tmp_path: Path) -> None:
    target = tmp_path / "faces.LINES"
    records = [record(1, "a.jpg"), record(2, "b.jpg", person=None, person_id=None)]
    with extended("photoclust.export.formats", Path(__file__).parent / "extra"):
        assert list(table_formats()) == [".csv", ".json", ".lines"]
        assert write_table(records, target) == 2
        assert target.read_text(encoding="utf-8") == "Anna\nnobody\n"
        write_table(records, target, replace=True, options={"case": "upper"})
        assert target.read_text(encoding="utf-8") == "ANNA\nNOBODY\n"
    with pytest.raises(ExportError, match=r"known format; end the name in one of \.csv, \.json$"):
        write_table(records, target, replace=True)


def test_options_of_a_format(tmp_path: Path) -> None:
    write_table([record(1, "a.jpg")], tmp_path / "t.csv", options={"delimiter": "semicolon"})
    assert "face_id;photo;" in (tmp_path / "t.csv").read_text(encoding="utf-8")
    write_table([record(1, "a.jpg")], tmp_path / "t.json", options={"layout": "compact"})
    assert (tmp_path / "t.json").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize("options", [{"layout": "compact"}, {"delimiter": "x"}])
def test_options_that_a_format_does_not_have(tmp_path: Path, options: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=r"of \.csv tables"):
        write_table([record(1, "a.jpg")], tmp_path / "t.csv", options=options)
    assert not list(tmp_path.iterdir())
