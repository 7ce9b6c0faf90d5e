"""Faces in Picasa's files: ``.picasa.ini`` in each folder, with numbers for people, whose names
are there too, or in a ``contacts.xml``.

A place is four numbers of 16 bits, left, top, right and bottom, in parts of the upright picture's
sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from photoclust.tags.document import MOST_BYTES, Document
from photoclust.tags.reading import FoundNames, TagOrigin
from photoclust.tags.region import Region, box_of

NAMES = (".picasa.ini", "Picasa.ini")
_FACE = re.compile(r"rect64\(([0-9a-fA-F]{1,16})\),([0-9a-fA-F]+)")
_SECTION = re.compile(r"\[(.*)\]\s*$")
_CONTACTS = ("contacts", "contacts2")
_FULL = 65535


@dataclass(frozen=True)
class PicasaFolder:
    """What one ``.picasa.ini`` says. `faces`: by names of files, in small letters: pairs of a
    person's number and a place; `contacts`: names by these numbers."""

    faces: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    contacts: Mapping[str, str] = field(default_factory=dict)


def read_folder(folder: Path) -> PicasaFolder:
    """What Picasa says about a folder; nothing where it was not used, or cannot be read."""
    for name in NAMES:
        try:
            with (folder / name).open("rb") as file:
                return parse(file.read(MOST_BYTES))
        except OSError:
            continue
    return PicasaFolder()


def parse(data: bytes) -> PicasaFolder:
    """The same from the bytes of the file."""
    faces: dict[str, tuple[tuple[str, str], ...]] = {}
    contacts: dict[str, str] = {}
    section = ""
    for line in _text(data).splitlines():
        if found := _SECTION.match(line):
            section = found[1]
            continue
        key, equals, value = line.partition("=")
        if equals and section.casefold() in _CONTACTS:
            contacts[_number(key)] = value.partition(";")[0].strip()
        elif key == "faces":
            faces[section.casefold()] = tuple(
                (_number(person), place.zfill(16)) for place, person in _FACE.findall(value)
            )
    return PicasaFolder(faces, contacts)


def parse_contacts(data: bytes) -> dict[str, str]:
    """Names by numbers, from a ``contacts.xml``. Raises TagError when it is none."""
    return {
        _number(contact.attributes["id"]): contact.attributes["name"].strip()
        for contact in Document(data).root.children
        if contact.attributes.keys() >= {"id", "name"}
    }


def names_of(
    name: str, folder: PicasaFolder, contacts: Iterable[Mapping[str, str]] = ()
) -> FoundNames:
    """Who is in the file of this name. contacts: of other folders too, as Picasa does not write
    them to each."""
    known = [folder.contacts, *contacts]
    regions = [
        Region(who, box)
        for person, place in folder.faces.get(name.casefold(), ())
        if (who := next(_named(person, known), "")) and (box := box_of(*_sides(place)))
    ]
    return FoundNames(TagOrigin.PICASA, tuple(regions), is_upright=True)


def _named(person: str, contacts: Iterable[Mapping[str, str]]) -> Iterator[str]:
    return (some[person] for some in contacts if some.get(person))


def _sides(place: str) -> tuple[float, float, float, float]:
    left, top, right, bottom = (
        int(place[start : start + 4], 16) / _FULL for start in range(0, 16, 4)
    )
    return left, top, right - left, bottom - top


def _number(text: str) -> str:
    """A person's number without the zeros that Picasa leaves out at times."""
    return text.strip().lower().lstrip("0")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
