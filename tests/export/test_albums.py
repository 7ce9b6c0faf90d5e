"""Albums: the plan is carried out, exporting twice adds nothing, other files are not changed."""

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.errors import ExportError
from photoclust.export.albums import AlbumPlan, AlbumReport, Link, plan_albums, write_albums
from photoclust.export.manifest import ManifestEntry, read_manifest, write_manifest
from photoclust.files import publish
from photoclust.job import Job
from photoclust.paths import MANIFEST_NAME
from photoclust.types import Box, Face, FaceRecord

Snapshot = dict[str, tuple[bytes, int]]


def record(photo_id: int, paths: list[Path], person_id: int | None, name: str | None) -> FaceRecord:
    face_id = photo_id * 100 + (person_id or 0)
    face = Face(face_id, photo_id, Box(0, 0, 9, 9), 1.0, 1.0, person_id, False, 1.0)
    return FaceRecord(face, tuple(paths), 100, 100, None, name)


class Library:
    """A folder of tiny photos and the faces in them."""

    def __init__(self, root: Path) -> None:
        self.photos = root / "photos"
        self.out = root / "albums"
        self.records: list[FaceRecord] = []
        self.count = 0

    def add(self, name: str, people: dict[int, str | None], *copies: str) -> Path:
        """A photo whose content and date are its own."""
        self.count += 1
        paths = [self.photos / path for path in (name, *copies)]
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(f"photo {self.count:04}".encode())
            os.utime(path, (1_600_000_000, 1_600_000_000 + 60 * self.count))
        for person_id, person in people.items():
            self.records.append(record(self.count, paths, person_id, person))
        return paths[0]

    def plan(self, *, together: bool = False) -> AlbumPlan:
        return plan_albums(self.records, self.out, together=together)

    def export(self, link: Link = Link.COPY, *, together: bool = False) -> AlbumReport:
        return write_albums(self.plan(together=together), link=link)

    def rename(self, person_id: int, name: str) -> None:
        self.records = [
            FaceRecord(r.face, r.paths, r.width, r.height, r.date, name)
            if r.face.person_id == person_id
            else r
            for r in self.records
        ]

    def albums(self) -> dict[str, list[str]]:
        return {
            folder.name: sorted(path.name for path in folder.iterdir())
            for folder in sorted(self.out.iterdir())
            if folder.is_dir()
        }


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def snapshot(folder: Path) -> Snapshot:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def leftovers(folder: Path) -> list[Path]:
    return list(folder.rglob("*.tmp"))


def test_each_person_gets_a_folder_with_their_photos(library: Library) -> None:
    photo = library.add("a/IMG_1.jpg", {1: "Anna", 2: None})
    library.add("a/IMG_2.jpg", {1: "Anna"}, "copies/x.jpg")
    library.add("a/IMG_3.jpg", {})
    library.records.append(record(9, [library.add("a/IMG_4.jpg", {})], None, None))
    plan = library.plan()
    assert not library.out.exists()
    assert [album.folder.name for album in plan.albums] == ["Anna", "Person 2"]
    assert (len(plan.new), plan.present, plan.bytes) == (3, 0, 30)
    report = write_albums(plan, link=Link.COPY)
    assert (report.written, report.bytes, report.failures) == (3, 30, [])
    assert library.albums() == {"Anna": ["IMG_1.jpg", "IMG_2.jpg"], "Person 2": ["IMG_1.jpg"]}
    copy = library.out / "Anna/IMG_1.jpg"
    assert copy.read_bytes() == photo.read_bytes()
    assert copy.stat().st_mtime_ns == photo.stat().st_mtime_ns
    assert not copy.samefile(photo)


def test_people_seen_together_get_a_folder_per_exact_set(library: Library) -> None:
    library.add("1.jpg", {2: "Ben", 1: "Anna"})
    library.add("2.jpg", {1: "Anna", 2: "Ben", 3: "Cleo"})
    library.add("3.jpg", {1: "Anna"})
    library.export(together=True)
    assert library.albums() == {
        "Anna": ["1.jpg", "2.jpg", "3.jpg"],
        "Ben": ["1.jpg", "2.jpg"],
        "Cleo": ["2.jpg"],
        "Anna + Ben": ["1.jpg"],
        "Anna + Ben + Cleo": ["2.jpg"],
    }
    assert library.plan(together=True).new == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize(
    ("photo", "umask", "copy"),
    [(0o600, 0o000, 0o600), (0o444, 0o022, 0o644), (0o666, 0o077, 0o600)],
)
def test_a_copy_is_for_nobody_who_may_not_read_the_photo(
    library: Library, photo: int, umask: int, copy: int
) -> None:
    source = library.add("IMG_1.jpg", {1: "Anna"})
    source.chmod(photo)
    former = os.umask(umask)
    try:
        library.export()
    finally:
        os.umask(former)
    assert (library.out / "Anna" / "IMG_1.jpg").stat().st_mode & 0o777 == copy


def test_links(library: Library) -> None:
    photo = library.add("a/1.jpg", {1: "Anna"})
    before = snapshot(library.photos)
    library.export(Link.HARD)
    assert (library.out / "Anna/1.jpg").samefile(photo)
    shutil.rmtree(library.out)
    library.export(Link.SYMBOLIC)
    link = library.out / "Anna/1.jpg"
    assert link.is_symlink()
    assert link.readlink() == photo.absolute()
    assert library.plan().new == []
    assert snapshot(library.photos) == before


def test_a_hard_link_to_a_symbolic_link_reaches_the_photo(library: Library) -> None:
    photo = library.add("a/1.jpg", {})
    alias = library.photos / "alias.jpg"
    alias.symlink_to(photo)
    library.records.append(record(1, [alias], 1, "Anna"))
    library.export(Link.HARD)
    exported = library.out / "Anna/alias.jpg"
    assert exported.samefile(photo)
    assert not exported.is_symlink()


def test_equal_file_names_are_numbered_whatever_the_order(library: Library) -> None:
    for folder in "cab":
        library.add(f"{folder}/IMG_1.jpg", {1: "Anna"})
    expected = library.plan()
    for _ in range(5):
        random.Random(0).shuffle(library.records)
        assert library.plan() == expected
    assert [(item.source.parent.name, item.target.name) for item in expected.albums[0].items] == [
        ("a", "IMG_1.jpg"),
        ("b", "IMG_1 (2).jpg"),
        ("c", "IMG_1 (3).jpg"),
    ]


def test_a_later_export_adds_only_what_is_new(library: Library) -> None:
    library.add("b/IMG_1.jpg", {1: "Anna"})
    library.export()
    before = snapshot(library.out)
    library.add("a/IMG_1.jpg", {1: "Anna", 2: "Ben"})
    report = library.export()
    assert (report.written, report.present) == (2, 1)
    after = snapshot(library.out)
    assert library.albums() == {"Anna": ["IMG_1 (2).jpg", "IMG_1.jpg"], "Ben": ["IMG_1.jpg"]}
    manifest = str(library.out / MANIFEST_NAME)
    assert all(after[path] == was for path, was in before.items() if path != manifest)


def test_foreign_and_altered_files_are_kept_and_numbered_around(library: Library) -> None:
    library.add("1.jpg", {1: "Anna"})
    library.add("2.jpg", {1: "Anna"})
    album = library.out / "Anna"
    album.mkdir(parents=True)
    (album / "1.JPG").write_bytes(b"photo 0001")
    library.export()
    (album / "2.jpg").write_bytes(b"cropped by hand")
    library.export()
    assert library.albums() == {"Anna": ["1 (2).jpg", "1.JPG", "2 (2).jpg", "2.jpg"]}
    assert (album / "2.jpg").read_bytes() == b"cropped by hand"
    assert library.plan().new == []


def test_a_file_with_the_name_of_an_album_is_numbered_around(library: Library) -> None:
    library.add("1.jpg", {1: "Anna", 2: MANIFEST_NAME})
    library.out.mkdir()
    (library.out / "anna").write_text("notes")
    library.export()
    assert set(library.albums()) == {"Anna (2)", f"{MANIFEST_NAME} (2)"}


def test_a_renamed_person_gets_a_new_folder_and_namesakes_keep_theirs(library: Library) -> None:
    library.add("1.jpg", {1: "Anna", 2: "Anna"})
    library.export()
    assert set(library.albums()) == {"Anna", "Anna (2)"}
    library.rename(1, "Zoe")
    report = library.export()
    assert (report.written, report.present) == (1, 1)
    assert set(library.albums()) == {"Anna", "Anna (2)", "Zoe"}


def test_a_library_that_moved_is_not_exported_again(library: Library) -> None:
    library.add("a/1.jpg", {1: "Anna"})
    library.add("b/1.jpg", {1: "Anna"})
    library.export()
    moved = library.photos.rename(library.photos.with_name("moved"))
    library.records = [
        record(r.face.photo_id, [moved / r.paths[0].relative_to(library.photos)], 1, "Anna")
        for r in library.records
    ]
    assert library.plan().new == []


def test_an_edited_photo_is_exported_beside_its_old_self(library: Library) -> None:
    photo = library.add("1.jpg", {1: "Anna"})
    library.export()
    photo.write_bytes(b"brighter and longer")
    library.export()
    assert library.albums() == {"Anna": ["1 (2).jpg", "1.jpg"]}
    assert library.plan().new == []


def test_a_photo_is_taken_from_its_first_path_that_exists(library: Library) -> None:
    library.add("gone/1.jpg", {1: "Anna"}, "copy/1.jpg").unlink()
    library.add("gone/2.jpg", {1: "Anna"}).unlink()
    library.records.append(record(9, [], 1, "Anna"))
    plan = library.plan()
    (item,) = plan.albums[0].items
    assert item.source == library.photos / "copy/1.jpg"
    assert plan.unreachable == (library.photos / "gone/2.jpg",)


def test_names_that_some_system_refuses_are_altered(library: Library) -> None:
    library.add("what?.jpg", {1: "AC/DC"})
    library.export()
    assert library.albums() == {"AC_DC": ["what_.jpg"]}


def test_undecodable_paths_survive_the_manifest(library: Library) -> None:
    photo = library.add(os.fsdecode(b"Stra\xdfe/\xff.jpg"), {1: "Anna"})
    library.export()
    assert library.albums() == {"Anna": ["Unnamed.jpg"]}
    assert read_manifest(library.out)["Anna/Unnamed.jpg"].source == str(photo)
    assert library.plan().new == []


def test_the_manifest_says_what_came_from_where(library: Library) -> None:
    photo = library.add("1.jpg", {1: "Anna"})
    library.export(Link.HARD)
    manifest = json.loads((library.out / MANIFEST_NAME).read_text(encoding="utf-8"))
    assert manifest.pop("when").endswith("+00:00")
    people = [{"id": 1, "name": "Anna"}]
    assert manifest == {
        "version": 1,
        "mode": "hard",
        "entries": {"Anna/1.jpg": {"source": str(photo), "size": 10, "people": people, "photo": 1}},
    }


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"version": 99, "entries": {}}', '{"version": 1, "entries": {"a": 1}}']
    + ['{"version": "x"}', "\xff", "[" * 100_000],
)
def test_a_foreign_manifest_stops_the_export(library: Library, content: str) -> None:
    library.add("1.jpg", {1: "Anna"})
    plan = library.plan()
    library.out.mkdir()
    (library.out / MANIFEST_NAME).write_text(content, encoding="latin-1")
    before = snapshot(library.out)
    with pytest.raises(ExportError, match="choose another folder"):
        library.plan()
    with pytest.raises(ExportError, match="choose another folder"):
        write_albums(plan, link=Link.COPY)
    assert snapshot(library.out) == before


def test_a_manifest_cannot_lead_out_of_the_folder(library: Library) -> None:
    library.add("1.jpg", {1: "Anna"})
    library.export()
    manifest = library.out / MANIFEST_NAME
    manifest.write_text(manifest.read_text().replace("Anna/1.jpg", "../1.jpg"))
    assert {album.folder for album in library.plan().albums} == {library.out / "Anna"}


def test_folders_that_hold_photos_of_the_library_are_refused(library: Library) -> None:
    library.add("a/b/1.jpg", {1: "Anna"})
    alias = library.photos.with_name("alias")
    alias.symlink_to(library.photos)
    for out in (library.photos, library.photos / "a/b", alias, library.photos.parent):
        with pytest.raises(ExportError, match="holds photos of the library"):
            plan_albums(library.records, out)
    library.out = library.photos / "a/albums"
    assert library.export().written == 1


def test_a_target_that_is_no_folder_is_refused(library: Library, tmp_path: Path) -> None:
    library.add("1.jpg", {1: "Anna"})
    library.out = tmp_path / "file"
    library.out.write_text("mine")
    with pytest.raises(ExportError, match="is not a folder"):
        library.plan()
    library.out = tmp_path / "file/albums"
    with pytest.raises(ExportError, match="file is in the way"):
        library.export()
    assert (tmp_path / "file").read_text() == "mine"


def test_nothing_to_export_writes_nothing(library: Library) -> None:
    assert library.export() == AlbumReport()
    assert not library.out.exists()


def test_too_little_room_is_noticed_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add("1.jpg", {1: "Anna"})
    usage = shutil.disk_usage(library.photos)._replace(free=9)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(ExportError, match="make room"):
        library.export()
    assert not library.out.exists()
    assert library.export(Link.HARD).written == 1


def test_hard_links_to_another_disk_are_refused_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add("1.jpg", {1: "Anna"})
    monkeypatch.setattr(
        "photoclust.export.albums._device", lambda path: 2 if path.suffix == ".jpg" else 1
    )
    with pytest.raises(ExportError, match=r"another disk.*export copies instead"):
        library.export(Link.HARD)
    assert not library.out.exists()
    assert library.export(Link.SYMBOLIC).written == 1


def test_disks_without_hard_links(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("1.jpg", {1: "Anna"})
    deny_links(monkeypatch)
    with pytest.raises(ExportError, match=r"does not take hard links.*export copies instead"):
        library.export(Link.HARD)
    assert read_manifest(library.out) == {}
    (library.out / "Anna/1.jpg").write_text("mine")
    assert library.export().written == 1
    assert library.albums() == {"Anna": ["1 (2).jpg", "1.jpg"]}
    assert (library.out / "Anna/1 (2).jpg").read_bytes() == b"photo 0001"
    assert library.plan().new == []


def test_a_claimed_name_is_given_back(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    library.add("1.jpg", {1: "Anna"})
    deny_links(monkeypatch)
    monkeypatch.setattr("photoclust.export.albums.write_manifest", lambda *_: None)
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(ExportError, match="check that the disk is there"):
        library.export()
    assert library.albums() == {"Anna": []}


def deny_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.link", deny)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "cannot be written to"),
        (errno.EIO, "check that the disk is there"),
    ],
)
def test_a_target_that_fails_halfway(
    library: Library, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    for number in range(4):
        library.add(f"{number}.jpg", {1: "Anna"})
    stop_publishing_at(monkeypatch, "2.jpg", OSError(code, os.strerror(code)))
    with pytest.raises(ExportError, match=sentence) as error:
        library.export()
    assert error.value.hint
    assert library.albums() == {"Anna": ["0.jpg", "1.jpg"]}
    assert set(read_manifest(library.out)) == {"Anna/0.jpg", "Anna/1.jpg"}
    assert leftovers(library.out) == []
    monkeypatch.undo()
    report = library.export()
    assert (report.written, report.present) == (2, 2)


def stop_publishing_at(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    def fail(finished: Path, target: Path) -> None:
        if target.name == name:
            raise error
        publish(finished, target)

    monkeypatch.setattr("photoclust.files.publish", fail)


def test_a_disk_that_fills_up_within_a_photo(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chunks(_: Path) -> Iterator[bytes]:
        yield b"phot"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    library.add("1.jpg", {1: "Anna"})
    monkeypatch.setattr("photoclust.export.transfer._chunks", chunks)
    with pytest.raises(ExportError, match="disk is full"):
        library.export()
    assert library.albums() == {"Anna": []}
    assert read_manifest(library.out) == {}


def test_a_read_only_target_is_left_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    library.add("1.jpg", {1: "Anna"})
    monkeypatch.setattr("photoclust.export.manifest.write_atomically", deny)
    with pytest.raises(ExportError, match="cannot be written to; choose a folder"):
        library.export()
    assert library.albums() == {}


@pytest.mark.parametrize("link", Link)
def test_a_photo_that_vanishes_is_noted_and_the_rest_goes_on(library: Library, link: Link) -> None:
    photo = library.add("1.jpg", {1: "Anna"})
    library.add("2.jpg", {1: "Anna"})
    plan = library.plan()
    photo.unlink()
    report = write_albums(plan, link=link)
    assert [(f.path, f.stage) for f in report.failures] == [(photo, "export")]
    assert "cannot be read" in report.failures[0].reason
    assert library.albums() == {"Anna": ["2.jpg"]}
    assert set(read_manifest(library.out)) == {"Anna/2.jpg"}


def test_a_photo_that_breaks_off_leaves_no_half(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add("1.jpg", {1: "Anna"})
    (library.photos / "1.jpg").unlink()
    (library.photos / "1.jpg").mkdir()  # Opens like a file that cannot be read.
    monkeypatch.setattr("stat.S_ISREG", lambda _: True)
    report = library.export()
    assert len(report.failures) == 1
    assert library.albums() == {"Anna": []}


@pytest.mark.parametrize("link", Link)
def test_a_place_taken_since_the_plan_is_respected(library: Library, link: Link) -> None:
    library.add("1.jpg", {1: "Anna"})
    plan = library.plan()
    (library.out / "Anna").mkdir(parents=True)
    (library.out / "Anna/1.jpg").write_text("mine")
    report = write_albums(plan, link=link)
    assert report.written == 0
    assert len(report.failures) == 1
    assert (library.out / "Anna/1.jpg").read_text() == "mine"
    assert library.export(link).written == 1


def test_a_file_that_the_disk_refuses_does_not_stop_the_rest(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add("1.jpg", {1: "Anna"})
    library.add("2.jpg", {1: "Anna"})
    stop_publishing_at(monkeypatch, "1.jpg", OSError(errno.EFBIG, "File too large"))
    report = library.export()
    assert (report.written, len(report.failures)) == (1, 1)
    assert leftovers(library.out) == []


def test_a_stopped_export_keeps_what_it_wrote(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Impatient(Job):
        def check(self) -> None:
            if self.progress.done == 1:
                self.cancel()
            super().check()

    library.add("1.jpg", {1: "Anna"})
    library.add("2.jpg", {1: "Anna"})
    job = Impatient()
    report = write_albums(library.plan(), link=Link.COPY, job=job)
    assert report.cancelled
    assert (job.progress.done, job.progress.total, job.progress.bytes) == (1, 2, 10)
    assert set(read_manifest(library.out)) == {"Anna/1.jpg"}
    assert library.export().written == 1


def test_a_crash_leaves_no_file_unknown(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process killed halfway never writes its last manifest."""
    for number in range(3):
        library.add(f"{number}.jpg", {1: "Anna"})
    stop_publishing_at(monkeypatch, "1.jpg", KeyboardInterrupt())
    written: list[Path] = []

    def only_first(out: Path, entries: dict[str, ManifestEntry], mode: str) -> None:
        if not written:
            written.append(out)
            write_manifest(out, entries, mode)

    monkeypatch.setattr("photoclust.export.albums.write_manifest", only_first)
    with pytest.raises(KeyboardInterrupt):
        library.export()
    monkeypatch.undo()
    report = library.export()
    assert (report.present, report.written) == (1, 2)
    assert library.albums() == {"Anna": ["0.jpg", "1.jpg", "2.jpg"]}


KILLED = """
import os, sys
from pathlib import Path
from tests.export.test_albums import Library, Link, write_albums
import photoclust.files as files
library = Library(Path(sys.argv[1]))
for number in range(3):
    library.add(f"{number}.jpg", {1: "Anna"})
flush, left = files._flush_file, [4]
def die(path):
    left[0] -= 1
    flush(path)
    if not left[0]:
        os._exit(9)
files._flush_file = die
library.export()
"""


def test_what_a_killed_export_left_is_swept_by_the_next(library: Library, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, timeout=60)
    assert killed.returncode == 9
    assert len(leftovers(library.out)) == 1
    for number in range(3):
        library.add(f"{number}.jpg", {1: "Anna"})
    report = library.export()
    assert (report.present, report.written) == (2, 1)
    if sys.platform == "linux":
        assert leftovers(library.out) == []


@pytest.mark.parametrize("same_date", [True, False])
def test_a_wrong_file_of_the_right_size_does_not_count_as_there(
    library: Library, same_date: bool
) -> None:
    photo = library.add("1.jpg", {1: "Anna"})
    library.export()
    wrong = library.out / "Anna" / "1.jpg"
    wrong.write_bytes(bytes(len(photo.read_bytes())))
    if same_date:
        os.utime(wrong, ns=(0, photo.stat().st_mtime_ns))
    assert library.export().written == 1
    assert (library.out / "Anna" / "1 (2).jpg").read_bytes() == photo.read_bytes()
    assert library.plan().new == []


def test_a_right_file_of_another_date_counts_as_there(library: Library) -> None:
    library.add("1.jpg", {1: "Anna"})
    library.export()
    os.utime(library.out / "Anna" / "1.jpg", (0, 0))
    assert library.plan().new == []


def test_copies_are_flushed_before_they_get_their_names(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = library.add("1.jpg", {1: "Anna"})
    flushed = []

    def flush(descriptor: int) -> None:
        copied = os.fstat(descriptor).st_size == photo.stat().st_size
        flushed.append((copied, (library.out / "Anna" / "1.jpg").exists()))

    monkeypatch.setattr("os.fsync", flush)
    library.export()
    assert (True, False) in flushed


LABELS = st.sampled_from(["Anna", "ANNA", "Ben", "A/B", "é", "e\u0301", "..", "Anna + Ben"]) | (
    st.text(max_size=8) | st.none()
)
FILES = st.sampled_from(["a/1.jpg", "b/1.jpg", "b/1.JPG", "c/1 (2).jpg", "c/con.jpg", "c/2:.jpg"])


@settings(max_examples=60, deadline=None)
@given(
    people=st.dictionaries(st.integers(1, 5), LABELS, min_size=1),
    shown=st.dictionaries(FILES, st.sets(st.integers(1, 5)), min_size=1),
    foreign=st.sets(st.sampled_from(["Anna/1.jpg", "anna/1 (2).jpg", "Ben", "A_B/2_.jpg", "é"])),
    link=st.sampled_from(Link),
    together=st.booleans(),
    late=st.integers(0, 6),
)
def test_any_library_can_be_exported_twice(
    people: dict[int, str | None],
    shown: dict[str, set[int]],
    foreign: set[str],
    link: Link,
    together: bool,
    late: int,
) -> None:
    with tempfile.TemporaryDirectory() as root:
        library = Library(Path(root))
        library.out.mkdir()
        for path in foreign:
            file = library.out / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"foreign {path}")
        theirs = snapshot(library.out)
        early = list(shown)[late:]
        for path in early:
            library.add(path, {n: people[n] for n in shown[path] if n in people})
        library.export(link, together=together)
        for path in set(shown) - set(early):
            library.add(path, {n: people[n] for n in shown[path] if n in people})
        originals = snapshot(library.photos)
        plan = library.plan(together=together)
        report = write_albums(plan, link=link)
        assert report.failures == []
        for album in plan.albums:
            for item in album.items:
                assert item.target.read_bytes() == item.source.read_bytes()
        once = snapshot(library.out)
        again = library.export(link, together=together)
        assert (again.written, again.present) == (0, report.written + report.present)
        assert snapshot(library.out) == once
        assert theirs.items() <= once.items()
        assert snapshot(library.photos) == originals
        assert leftovers(library.out) == []
