"""Which of the files beside a photo are about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from photoclust.errors import TagError
from photoclust.tags import takeout
from photoclust.tags.document import MOST_BYTES
from photoclust.tags.sidecars import FolderListing, Sidecars, read_sidecar
from tests.tags.packets import packet


def make(folder: Path, *names: str, data: bytes = b"") -> None:
    for name in names:
        (folder / name).write_bytes(data)


def of(folder: Path, name: str) -> list[str]:
    return [path.name for path in Sidecars().of(folder / name)]


def to_write(folder: Path, name: str) -> str:
    return Sidecars().to_write(folder / name).name


def test_the_sidecar_of_the_full_name_unless_another_is_there(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "b.jpg")
    assert (of(tmp_path, "a.jpg"), to_write(tmp_path, "a.jpg")) == ([], "a.jpg.xmp")
    make(tmp_path, "a.XMP")
    assert (of(tmp_path, "a.jpg"), to_write(tmp_path, "a.jpg")) == (["a.XMP"], "a.XMP")
    make(tmp_path, "A.JPG.xmp")
    assert of(tmp_path, "a.jpg") == ["A.JPG.xmp", "a.XMP"]
    assert to_write(tmp_path, "a.jpg") == "A.JPG.xmp"
    assert of(tmp_path / "nowhere", "a.jpg") == []


def test_a_sidecar_of_another_photo_of_the_same_name(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "a.cr2", "a.xmp")
    assert of(tmp_path, "a.jpg") == []
    assert to_write(tmp_path, "a.jpg") == "a.jpg.xmp"
    raw = packet("", ' photoshop:SidecarForExtension="CR2"')
    make(tmp_path, "a.xmp", data=raw)
    assert (of(tmp_path, "a.jpg"), of(tmp_path, "a.cr2")) == ([], ["a.xmp"])


def test_what_cannot_be_a_sidecar(tmp_path: Path) -> None:
    def code(name: str) -> str:
        with pytest.raises(TagError) as caught:
            read_sidecar(tmp_path / name)
        return caught.value.code

    (tmp_path / "a.xmp").mkdir()
    with (tmp_path / "b.xmp").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert (code("a.xmp"), code("b.xmp")) == ("tags-unreadable", "tags-too-large")


def test_people_that_google_tells_of(tmp_path: Path) -> None:
    def told(name: str = "a.jpg") -> tuple[str, ...]:
        return takeout.names_of(tmp_path / name, FolderListing(tmp_path)).names

    assert told() == ()
    people = [{"name": "Anna"}, {"name": " Ben "}, {"name": ""}, {"name": "Anna"}]
    (tmp_path / "a.jpg.supplemental-metadata.json").write_text(json.dumps({"people": people}))
    assert told() == ("Anna", "Ben")
    assert told("a-edited.jpg") == ("Anna", "Ben")
    for broken in ("{", "[]", '{"people": 3}', '{"people": [3]}', '{"people": [{}]}'):
        (tmp_path / "b.jpg.json").write_text(broken)
        assert told("b.jpg") == ()
