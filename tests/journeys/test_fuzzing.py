"""Whatever bytes stand in the files that we read, an error is one of ours, in one line.

Decoders of photos and weights are fuzzed where their tests are; these are the others, and a library
of which everything is asked.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoclust.engine import Engine
from photoclust.engine.reading_journal import absorb, journal_of
from photoclust.errors import PhotoclustError, UnreadablePhoto
from photoclust.export.manifest import read_manifest
from photoclust.faces.adapter import Adapter
from photoclust.library.edits import Introduce, Name
from photoclust.library.repository import Repository
from photoclust.paths import MANIFEST_NAME
from photoclust.photos.albums import has_manifest
from photoclust.photos.content import Content
from photoclust.photos.decode import facts_of
from photoclust.photos.embedded_dates import inside_date
from photoclust.photos.jpeg_scans import scans_of
from photoclust.photos.metadata import metadata_of, parse_exif
from photoclust.photos.picture_digest import picture_digest
from tests.faces.adapters import made_adapter
from tests.hostile import encoded, scene
from tests.library.albums import Album, FakeAnalyser, fake_engine

KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF")
CHANGES = st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def changed(data: bytes, changes: list[tuple[float, int]]) -> bytes:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    return bytes(damaged)


@contextmanager
def only_ours() -> Iterator[None]:
    """Errors are PhotoclustError, and say what is wrong in one line."""
    told = "one"
    try:
        yield
    except PhotoclustError as error:
        told = str(error)
    assert told
    assert "\n" not in told


@cache
def tagged(kind: str) -> bytes:
    exif = Image.Exif()
    exif[274], exif[306], exif[270] = 6, "2021:05:04 03:02:01", "somebody"
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'
    options = {"xmp": xmp} if kind in ("JPEG", "WEBP", "PNG") else {}
    return encoded(scene(32, 24), kind, exif=exif.tobytes(), **options)


@settings(max_examples=200, deadline=None)
# Not HEIF: libheif crashes with some of them now and then, and the tests with it.
@given(st.sampled_from([kind for kind in KINDS if kind != "HEIF"]), CHANGES)
def test_what_files_say_of_their_photos(kind: str, changes: list[tuple[float, int]]) -> None:
    data = changed(tagged(kind), changes)
    with suppress(UnreadablePhoto):
        facts = facts_of(Content(Path("a.jpg"), data))
        assert 1 <= facts.orientation <= 8
    picture_digest(Content(Path("a.jpg"), data))
    assert scans_of(data) >= 0


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([b"", b"II*\0", b"MM\0*", b"Exif\0\0II*\0"]), st.binary(max_size=200))
def test_exif(start: bytes, body: bytes) -> None:
    dated = inside_date(metadata_of(parse_exif(start + body), {}))
    assert dated is None or len(dated.date) == 19


@settings(max_examples=80, deadline=None)
@given(JSON | st.builds(lambda v, e: {"version": v, "entries": e}, JSON, JSON))
def test_manifests(content: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / MANIFEST_NAME).write_text(json.dumps(content))
        with only_ours():
            read_manifest(Path(folder))
        has_manifest(Path(folder))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=100))
def test_manifests_of_bytes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / MANIFEST_NAME).write_bytes(content)
        with only_ours():
            read_manifest(Path(folder))
        has_manifest(Path(folder))


@settings(max_examples=100, deadline=None)
@given(CHANGES, st.floats(0, 1))
def test_adapters(changes: list[tuple[float, int]], part: float) -> None:
    data = changed(made_adapter("eyes").to_bytes(), changes)
    with only_ours():
        Adapter.from_bytes(data)
    with only_ours():
        Adapter.from_bytes(data[: int(part * len(data))])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with faces, names, decisions and an undone one."""
    folder = tmp_path_factory.mktemp("fuzzed")
    album = Album(folder / "photos")
    for name in ("a.png", "b.png", "c.png"):
        album.put(name, 1, 2)
    with fake_engine(FakeAnalyser(), folder / "library.photoclust") as engine:
        engine.photos.scan([album.root])
        engine.history.apply(Introduce((1, 3), "Anna"))
        engine.history.apply(Name(engine.people.all()[0].id, "Ben"))
        engine.history.undo()
    return (folder / "library.photoclust").read_bytes()


def everything(engine: Engine) -> list[Callable[[], object]]:
    """All that is asked of a library."""
    repository = engine._context.repository
    return [
        engine.people.all,
        lambda: engine.people.faces(None),
        lambda: engine.people.crops(range(1, 7)),
        engine.people.records,
        engine.people.unsorted_count,
        lambda: repository.faces.face_set("eyes"),
        lambda: repository.photos.details(range(1, 4)),
        repository.photos.known,
        lambda: repository.photos.found_faces(1, "eyes"),
        engine.history.entries,
        engine.folders.all,
        engine.folders.failures,
        engine.library.counts,
        engine.library.has_changed_elsewhere,
        engine.history.undo,
        engine.history.redo,
        lambda: engine.history.apply(Name(1, "Carl")),
        engine.health.doctor,
    ]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_libraries(library: bytes, data: st.DataObject) -> None:
    damaged = changed(library, data.draw(CHANGES))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.photoclust"
        path.write_bytes(damaged)
        with only_ours(), fake_engine(FakeAnalyser(), path, create=False) as engine:
            for ask in everything(engine):
                with only_ours():
                    ask()


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=80) | JSON.map(lambda value: json.dumps(value).encode() + b"\n"))
def test_journals(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.photoclust"
        repository = Repository(path)
        journal_of(path).write_bytes(content)
        with only_ours():
            absorb(repository)
        repository.close()
