"""Names in tables that photoclust wrote."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import TagError
from photoclust.tags.region import Size
from photoclust.tags.table import NameTable
from tests.tags.packets import rounded

ROW: dict[str, Any] = {
    "photo": "/photos/a.jpg",
    "copies": ["/copies/a.jpg"],
    "image": {"width": 400, "height": 300},
    "box": {"x": 40, "y": 60, "width": 80, "height": 90},
    "person": "Anna",
    "confirmed": True,
}


def table(*rows: dict[str, Any]) -> NameTable:
    return NameTable(json.dumps(rows).encode())


def test_names_by_paths() -> None:
    known = table(ROW, ROW | {"person": None}, ROW | {"person": "Ben", "confirmed": False})
    for path in ("/photos/a.jpg", "/copies/a.jpg"):
        found = known.names_of(Path(path))
        assert [(r.name, rounded(r.box)) for r in found.regions] == [("Anna", (0.1, 0.2, 0.2, 0.3))]
        assert (found.size, found.is_upright) == (Size(400, 300), True)
    assert not known.names_of(Path("/photos/b.jpg"))


def test_photos_that_lie_elsewhere_are_known_by_names_that_are_clear() -> None:
    one = table(ROW | {"copies": []})
    assert one.names_of(Path("/elsewhere/a.jpg"))
    two = table(ROW | {"copies": []}, ROW | {"photo": "/others/a.jpg", "copies": []})
    assert not two.names_of(Path("/elsewhere/a.jpg"))
    assert two.names_of(Path("/others/a.jpg"))


@pytest.mark.parametrize(
    "data",
    [
        b"[",
        b"[3]",
        b"[{}]",
        b"\xff\xfe",
        b"name,age\nAnna,3\n",
        json.dumps([ROW | {"box": {}}]).encode(),
        json.dumps([ROW | {"image": {"width": 0, "height": 0}}]).encode(),
        json.dumps([ROW | {"photo": 3, "copies": 4}]).encode(),
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(TagError) as caught:
        NameTable(data)
    assert caught.value.code == "tags-no-table"


def test_an_empty_table() -> None:
    assert not NameTable(b"").names_of(Path("a.jpg"))


@given(st.binary(max_size=100) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    for some in (data, b"photo,person,image_width\n" + data):
        with suppress(TagError):
            NameTable(some)
