"""A library as files: as documented, read as written, and never half understood."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photoclust.errors import LibraryError
from photoclust.interchange.content import (
    AlbumContent,
    FaceContent,
    LibraryContent,
    PersonContent,
    PhotoContent,
)
from photoclust.interchange.json_lines import LINES, VECTORS, lines_of, read_library, write_library
from photoclust.paths import resource
from photoclust.types import Box
from tests.library.synthetic import vector

SCHEMA = json.loads(resource("library-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
NUMBERS = st.integers(0, 2**40)
TEXTS = st.text(max_size=8)
PATHS = TEXTS | st.just("/photos/\udcff.jpg")
REALS = st.floats(-1e6, 1e6)
SOURCES = st.sampled_from(["original", "xmp", "file", None])


@st.composite
def contents(draw: st.DrawFn) -> LibraryContent:
    people = draw(st.lists(NUMBERS, unique=True, max_size=3))
    photos = draw(st.lists(NUMBERS, unique=True, max_size=3))
    faces = draw(st.lists(NUMBERS, unique=True, max_size=4)) if photos else []
    rows = draw(st.integers(0, 3))
    maybe = st.none() | st.sampled_from(people) if people else st.none()
    return LibraryContent(
        model=draw(TEXTS),
        photos=tuple(
            PhotoContent(
                number,
                draw(st.none() | st.binary(min_size=16, max_size=16)),
                draw(NUMBERS),
                draw(st.binary(max_size=16)),
                draw(NUMBERS),
                draw(NUMBERS),
                draw(st.none() | st.integers(1, 8)),
                draw(st.none() | TEXTS),
                draw(SOURCES),
                tuple(draw(st.lists(PATHS, max_size=2))),
            )
            for number in photos
        ),
        faces=tuple(
            FaceContent(
                number,
                draw(st.sampled_from(photos)),
                Box(*draw(st.tuples(REALS, REALS, REALS, REALS))),
                tuple(draw(st.lists(REALS, min_size=10, max_size=10))),
                draw(REALS),
                draw(REALS),
                draw(st.booleans()),
                draw(st.none() | st.integers(0, rows - 1)) if rows else None,
                draw(maybe),
                draw(st.booleans()),
                tuple(draw(st.lists(NUMBERS, max_size=2))),
                draw(st.booleans()),
            )
            for number in faces
        ),
        people=tuple(
            PersonContent(
                number,
                draw(st.none() | TEXTS),
                draw(st.sampled_from(["visible", "ignored"])),
                draw(st.none() | NUMBERS),
                draw(st.none() | st.sampled_from(["2019", "2019-05", "2019-05-03"])),
                draw(st.booleans()),
            )
            for number in people
        ),
        albums=tuple(
            AlbumContent(
                draw(TEXTS), draw(TEXTS), draw(st.dictionaries(TEXTS, NUMBERS, max_size=2))
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        folders=tuple(draw(st.lists(PATHS, max_size=2))),
        vectors=np.stack([vector(row) for row in range(rows)])
        if rows
        else np.empty((0, 128), "f4"),
    )


def comparable(content: LibraryContent) -> dict[str, Any]:
    names = ("model", "faces", "people", "albums", "folders")
    photos = [{**vars(photo), "embedder": ""} for photo in content.photos]
    return {**{n: getattr(content, n) for n in names}, "photos": photos,
            "vectors": content.vectors.tolist()}  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(contents())
def test_what_is_written_is_as_documented_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, content: LibraryContent
) -> None:
    folder = tmp_path_factory.mktemp("exported")
    write_library(content, folder, "photoclust")
    assert comparable(read_library(folder)) == comparable(content)
    for line in (folder / LINES).read_text(encoding="ascii").splitlines():
        VALIDATOR.validate(json.loads(line))


@pytest.fixture
def content() -> LibraryContent:
    photo = PhotoContent(1, b"p" * 16, 9, b"d" * 16, 640, 480, 1, "2020-01-01", "xmp", ("/a.jpg",))
    face = FaceContent(7, 1, Box(1, 2, 3, 4), (0.0,) * 10, 0.9, 0.5, False, 0, 2, True, (3,), False)
    return LibraryContent(
        "eyes",
        (photo,),
        (face,),
        (PersonContent(2, "Anna", "visible", 7), PersonContent(3, None, "ignored", None)),
        (AlbumContent("Hers", "Anna", {"Anna": 2}),),
        ("/photos",),
        np.stack([vector(1)]),
    )


def altered(folder: Path, number: int, **values: object) -> None:
    path = folder / LINES
    lines = path.read_text().splitlines()
    lines[number] = json.dumps({**json.loads(lines[number]), **values})
    path.write_text("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (0, {"kind": "photo"}),
        (0, {"version": "1"}),
        (2, {"state": "asleep"}),
        (2, {"name": 5}),
        (2, {"id": -1}),
        (4, {"picture": "xyz"}),
        (4, {"orientation": 9}),
        (5, {"photo": 99}),
        (5, {"person": 99}),
        (5, {"vector": 1}),
        (5, {"vector": True}),
        (5, {"box": {"x": 1, "y": 2, "width": 3}}),
        (5, {"score": float("nan")}),
        (5, {"landmarks": [0] * 9}),
        (5, {"confirmed": 1}),
        (6, {"people": ["Anna"]}),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, content: LibraryContent, line: int, values: dict[str, object]
) -> None:
    write_library(content, tmp_path, "photoclust")
    altered(tmp_path, line, **values)
    with pytest.raises(LibraryError) as refused:
        read_library(tmp_path)
    assert refused.value.explanation.parameters["line"] == line + 1


def test_what_a_later_version_adds_is_passed_over(tmp_path: Path, content: LibraryContent) -> None:
    write_library(content, tmp_path, "photoclust")
    altered(tmp_path, 2, birthday="2001-02-03")
    with (tmp_path / LINES).open("a") as file:
        file.write('{"kind": "place"}\n')
    assert comparable(read_library(tmp_path)) == comparable(content)
    altered(tmp_path, 0, version=2)
    with pytest.raises(LibraryError, match="newer photoclust"):
        read_library(tmp_path)


def test_what_is_there_is_not_written_over(tmp_path: Path, content: LibraryContent) -> None:
    write_library(content, tmp_path / "out", "photoclust")
    before = (tmp_path / "out" / LINES).read_bytes()
    with pytest.raises(LibraryError, match="is there already"):
        write_library(content, tmp_path / "out", "photoclust")
    assert (tmp_path / "out" / LINES).read_bytes() == before
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be exported"):
        write_library(content, tmp_path / "file", "photoclust")
    with pytest.raises(LibraryError, match="cannot be read"):
        read_library(tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_refused_or_read(
    tmp_path: Path, content: LibraryContent, seed: int
) -> None:
    write_library(content, tmp_path, "photoclust")
    chance = random.Random(seed)
    path = tmp_path / (LINES if seed % 4 else VECTORS)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
    try:
        read = read_library(tmp_path)
    except LibraryError as refused:
        assert refused.code.startswith("interchange-")  # noqa: PT017
    else:
        assert len(read.vectors) <= 1


def test_every_kind_of_line_is_in_the_schema(content: LibraryContent) -> None:
    kinds = {line["kind"] for line in lines_of(content, "photoclust")}
    assert kinds == {one["properties"]["kind"]["const"] for one in SCHEMA["oneOf"]}
