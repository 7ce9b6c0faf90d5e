"""Faces in the files that Picasa leaves in folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import TagError
from photoclust.tags.picasa import PicasaFolder, names_of, parse, parse_contacts, read_folder
from tests.tags.packets import rounded

INI = b"""[Picasa]
name=Holidays
[Contacts2]
8e62b2035b74b477=Anna M\xc3\xbcller;anna@example.org;
0042=Ben;;
[a.JPG]
rotate=rotate(0)
faces=rect64(3f845bcb59418507),8e62b2035b74b477;rect64(5bcb59418507),42;rect64(1),ffffffffffffffff
backuphash=1
[b.jpg]
faces=rect64(0000000000000000),42;rect64(ffff000000000000),42;broken
"""


def test_faces_have_the_names_of_their_contacts() -> None:
    found = names_of("A.jpg", parse(INI))
    assert found.is_upright
    assert [(r.name, rounded(r.box)) for r in found.regions] == [
        ("Anna Müller", (0.2481, 0.3586, 0.1005, 0.1611)),
        ("Ben", (0.0, 0.3586, 0.3487, 0.1611)),  # zeros in front are left out
    ]


def test_places_that_make_no_sense_and_people_without_names_are_left_out() -> None:
    assert not names_of("b.jpg", parse(INI))
    assert not names_of("c.jpg", parse(INI))
    strangers = parse(INI.replace(b"[Contacts2]", b"[Others]"))
    assert not names_of("a.jpg", strangers)
    contacts = [{"8e62b2035b74b477": "Anna"}]
    assert [r.name for r in names_of("a.jpg", strangers, contacts).regions] == ["Anna"]


def test_the_list_of_contacts() -> None:
    data = '<contacts><contact id="0042" name="Ben &amp; Jo"/><contact id="7"/></contacts>'
    assert parse_contacts(data.encode()) == {"42": "Ben & Jo"}
    with pytest.raises(TagError):
        parse_contacts(b"<contacts>")


def test_folders_are_read_if_picasa_was_there(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == PicasaFolder()
    (tmp_path / "Picasa.ini").write_bytes(INI)
    assert read_folder(tmp_path).contacts["42"] == "Ben"
    (tmp_path / ".picasa.ini").write_bytes(INI.replace("ü".encode(), b"\xfc"))
    assert read_folder(tmp_path).contacts["8e62b2035b74b477"] == "Anna Müller"


@given(st.binary() | st.text().map(lambda text: f"[a.jpg]\nfaces={text}\n".encode()))
def test_any_bytes_are_read(data: bytes) -> None:
    names_of("a.jpg", parse(data + b"\n" + INI))
