"""Whatever a user or an attacker gives a command, it says what is wrong in one line and changes
nothing."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch

from photoclust import cli
from photoclust.engine import Engine
from photoclust.errors import LibraryError
from photoclust.library.repository import Repository
from tests.journeys.scenes import ROOT
from tests.journeys.small import Made, done, everything_in, photoclust, refused

# Every command as it might be used; the words in braces are filled in.
USES: dict[str, list[str]] = {
    "sort": ["{photos}"],
    "scan": ["{photos}"],
    "cluster": [],
    "verify": ["{photo}", "{photo}"],
    "identify": ["{photo}"],
    "problems": [],
    "retry": [],
    "doctor": [],
    "backup": ["{out}"],
    "restore": ["{photo}"],
    "join": ["{photo}"],
    "suggestions": [],
    "review": ["--list"],
    "audit": [],
    "why": ["1"],
    "complete": [],
    "people": [],
    "find": ["1 face"],
    "albums": [],
    "faces": [],
    "name": ["1", "Anna"],
    "born": ["1", "2019"],
    "favourite": ["1"],
    "merge": ["1", "2"],
    "split": ["1"],
    "move": ["1", "2"],
    "remove": ["1"],
    "reject": ["1"],
    "confirm": ["1"],
    "ignore": ["1"],
    "show": ["1"],
    "forget": ["1", "--yes"],
    "undo": [],
    "redo": [],
    "history": [],
    "train-adapter": [],
    "export": ["table", "{out}"],
    "tags": ["check"],
}
WITHOUT_LIBRARY = {"restore", "verify"}
MAKING_ONE = {"sort", "scan"}
EACH_WAY = ("scan", "people", "name", "doctor")
"""Commands that open a library in different ways."""


@pytest.fixture
def world(made: Made, own_library: Path, tmp_path: Path) -> dict[str, str]:
    """What may be named: the photos, and the test's own folder with a library and more."""
    shutil.copy(made[1], own_library)
    (tmp_path / "table.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "text.jpg").write_text("no photo", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return {
        "tmp": str(tmp_path),
        "library": str(own_library),
        "photos": str(made[0]),
        "photo": str(made[0] / "one.jpg"),
        "nobody": str(made[0] / "nobody.jpg"),
        "out": str(tmp_path / "out.csv"),
    }


@contextmanager
def nothing_changing(folder: Path) -> Iterator[None]:
    before = everything_in(folder)
    yield
    after = everything_in(folder)
    assert after.keys() == before.keys()
    assert [path for path in after if after[path] != before[path]] == []


def test_every_command_is_tried() -> None:
    (action,) = [a for a in cli.PROGRAM.parser()._actions if isinstance(a.choices, dict)]
    assert USES.keys() == action.choices.keys()


# Files that are not libraries, or damaged


def a_text(path: Path) -> None:
    path.write_text("Dear diary, this is no library.\n" * 100, encoding="utf-8")


def a_damaged_one(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + random.Random(1).randbytes(len(data) - 100))


def half_of_one(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2 + 1000])


def a_foreign_one(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def a_newer_one(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


LIBRARIES: list[tuple[Callable[[Path], None], str]] = [
    (a_text, "The library {library} is damaged or not a photoclust library; "),
    (a_damaged_one, "The library {library} is damaged or not a photoclust library; "),
    (half_of_one, "The library {library} is damaged or not a photoclust library; "),
    (a_foreign_one, "The file {library} is not a photoclust library; "),
    (a_newer_one, "The library {library} was made by a newer photoclust; "),
    (a_folder, "The library {library} is a folder; "),
]
if hasattr(os, "mkfifo"):
    LIBRARIES.append((a_pipe, "The library {library} is not a regular file; "))


@pytest.mark.parametrize(
    ("command", "kind", "message"),
    [
        # Each command with one of them; each of them with one that makes a library, one that
        # reads it, one that writes to it, and the one that looks for damage.
        *((command, *LIBRARIES[0]) for command in sorted(USES.keys() - WITHOUT_LIBRARY)),
        *((command, *kind) for command in EACH_WAY for kind in LIBRARIES[1:]),
    ],
)
def test_bad_libraries(
    world: dict[str, str], command: str, kind: Callable[[Path], None], message: str
) -> None:
    kind(Path(world["library"]))
    with nothing_changing(Path(world["tmp"])):
        said = refused(command, *(word.format(**world) for word in USES[command]))
    assert said.startswith(message.format(**world))


@pytest.mark.parametrize(
    ("command", "place"),
    [
        *((c, "missing") for c in sorted(USES.keys() - WITHOUT_LIBRARY - MAKING_ONE - {"doctor"})),
        *((c, place) for c in ("people", "name") for place in ("empty", "below a file")),
    ],
)
def test_no_library(world: dict[str, str], command: str, place: str) -> None:
    library = Path(world["library"])
    library.unlink()
    if place == "empty":
        library.touch()
    elif place == "below a file":
        library.write_text("in the way", encoding="utf-8")
        library /= "library"
    arguments = [word.format(**world) for word in USES[command]]
    with nothing_changing(Path(world["tmp"])):
        said = refused(command, *arguments, "--library", library)
    assert said == f"There is no library at {library} yet; make one with: photoclust scan FOLDER"


@pytest.mark.parametrize("command", sorted(MAKING_ONE))
def test_a_library_that_cannot_be_made(world: dict[str, str], command: str) -> None:
    below, endless = Path(world["photo"]) / "library", Path(world["tmp"]) / ("x" * 300)
    with nothing_changing(Path(world["tmp"])):
        said = refused(command, world["photos"], "--library", below)
        assert said.startswith(f"The folder {below.parent} for the library cannot be made: ")
        assert str(endless) in refused(command, world["photos"], "--library", endless)


def test_doctor_is_well_without_a_library(world: dict[str, str]) -> None:
    Path(world["library"]).unlink()
    with nothing_changing(Path(world["tmp"])):
        done("doctor")


def test_doctor_finds_damage_that_others_pass_over(world: dict[str, str]) -> None:
    with sqlite3.connect(world["library"]) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE members SET person_id = 77 WHERE face_id = 1")
    connection.close()
    said = photoclust("doctor")
    assert said.status == 1
    assert said.err.startswith("photoclust: The library is damaged: members: ")
    assert said.err.count("\n") == 1


def test_random_damage(world: dict[str, str]) -> None:
    library, chance = Path(world["library"]), random.Random(5)
    sound = library.read_bytes()
    page = 4096
    uses = [[c, *USES[c]] for c in USES if c not in WITHOUT_LIBRARY | MAKING_ONE | {"doctor"}]
    refusals = 0
    for _ in range(200):
        data = bytearray(sound)
        match chance.choice(("pages", "cut", "header")):
            case "pages":
                for _ in range(chance.choice((1, 3, 10))):
                    start = page * chance.randrange(1, len(data) // page)
                    junk = chance.choice((bytes(page), chance.randbytes(page)))
                    data[start : start + page] = junk
            case "cut":
                del data[chance.randrange(1, len(data)) :]
            case "header":
                for _ in range(3):
                    data[chance.randrange(100)] = chance.randrange(256)
        for left in library.parent.glob(f"{library.name}*"):
            left.unlink()
        library.write_bytes(data)
        Path(world["out"]).unlink(missing_ok=True)
        command = [word.format(**world) for word in chance.choice(uses)]
        said = photoclust(*command)
        assert said.status in (0, 1), command
        assert (said.status, said.err.count("\n")) in ((0, 0), (1, 1)), (command, said.err)
        assert said.err.startswith("photoclust: " if said.status else "")
        refusals += said.status
    assert refusals > 50


# Arguments that are not valid

PERSON_USES = [
    ["faces", "{who}"],
    ["name", "{who}", "Anna"],
    ["name", "{who}"],
    ["merge", "{who}", "1"],
    ["merge", "1", "{who}"],
    ["split", "{who}"],
    ["split", "{who}", "1"],
    ["move", "{who}", "1"],
    ["confirm", "{who}"],
    ["ignore", "{who}"],
    ["show", "{who}"],
    ["forget", "{who}", "--yes"],
    ["export", "albums", "{tmp}/albums", "--people", "{who}"],
]
NOBODY = {
    "number": "77",
    "name": "Nobody",
    "zero": "0",
    "huge": "9" * 18,
    "larger than any integer": "9" * 30,
    "too many digits for Python": "9" * 10_000,
    "long": "x" * 10_000,
    "empty": "",
    "spaces": "   ",
    "path": "../../etc/passwd",
    "not text": "\udcff",
    "two lines": "An\nna",
    "orders to the terminal": "\x1b[2J",
    "pattern": "%",
}


@pytest.mark.parametrize(
    ("use", "kind"),
    [
        *((use, kind) for use in PERSON_USES for kind in ("number", "name")),
        # The albums take a list of people, all others one each.
        *((use, kind) for use in (PERSON_USES[0], PERSON_USES[-1]) for kind in list(NOBODY)[2:]),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_an_unknown_person(world: dict[str, str], use: list[str], kind: str) -> None:
    with nothing_changing(Path(world["tmp"])):
        said = refused(*(word.format(who=NOBODY[kind], **world) for word in use))
    assert said.startswith("There is no ")
    assert said.endswith("; list them with: photoclust people")
    assert said.isprintable()


@pytest.mark.parametrize("use", [["split", "1"], ["move", "1"], ["remove"], ["reject"]])
@pytest.mark.parametrize("face", ["77", "0", "9" * 18])
def test_an_unknown_face(world: dict[str, str], use: list[str], face: str) -> None:
    with nothing_changing(Path(world["tmp"])):
        said = refused(*use, face)
        assert said == f"There is no face {face}; list faces with: photoclust faces PERSON"
        refused(*use, "1", face)
        refused(*use, "9" * 30)


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "\u200b", "\x00\x1b", "x" * 201, "x" * 10_000])
def test_a_name_that_is_none(world: dict[str, str], name: str) -> None:
    with nothing_changing(Path(world["tmp"])):
        assert refused("name", "1", "--", name).startswith("The name ")


ARGUMENTS: list[tuple[list[str], str]] = [
    (["scan", "{tmp}/nowhere"], "The folder {tmp}/nowhere does not exist; "),
    (["sort", "{tmp}/nowhere"], "The folder {tmp}/nowhere does not exist; "),
    (["scan", "{photos}", "{tmp}/nowhere"], "The folder {tmp}/nowhere does not exist; "),
    (["scan", "{photo}"], "{photo} is not a folder; "),
    (["sort", "{photo}"], "{photo} is not a folder; "),
    (["scan", "{photo}/below"], ""),
    (["scan", "{tmp}/" + "x" * 300], "The folder {tmp}/xxx"),
    (["scan", "{photos}", "--min-face", "0"], "The minimum face size is 0; "),
    (["scan", "{photos}", "--min-face", "-20"], "The minimum face size is -20; "),
    (["sort", "{photos}", "--min-face", "0"], "The minimum face size is 0; "),
    (["scan", "{photos}", "--min-score", "1.5"], "The minimum score is 1.5; "),
    (["scan", "{photos}", "--min-score", "nan"], "The minimum score is nan; "),
    (["scan", "{photos}", "--workers", "-1"], "The number of workers is -1; "),
    (["scan", "{photos}", "--workers", "1000"], "The number of workers is 1000; "),
    (["scan", "{photos}", "--device", "abacus"], "There is no device 'abacus'; "),
    (["doctor", "--device", "abacus"], "There is no device 'abacus'; "),
    (["cluster", "--method", "magic"], "There is no method 'magic'; choose one of hdbscan, "),
    (["cluster", "--method", "kmeans"], "k-means needs to know how many people there are; "),
    (["cluster", "--method", "linkage", "--people", "2"], "The method linkage finds the number "),
    (["cluster", "--people", "0"], "The number of people is 0; choose one from 1 to 2"),
    (["cluster", "--people", "-1"], "The number of people is -1; "),
    (["cluster", "--people", "6"], "The number of people is 6; choose one from 1 to 2"),
    (["merge", "1", "1"], "A person cannot be merged with itself; "),
    (["split", "1", "1", "2", "3", "4", "5"], "All faces of a person cannot be split off; "),
    (["remove", "1", "1", "77"], "There is no face 77; "),
    (["redo"], "There is nothing to redo"),
    (["history", "--limit", "0"], "The limit is 0; "),
    (["history", "--limit", "-5"], "The limit is -5; "),
    (["verify", "{photo}", "{tmp}/nowhere.jpg"], "{tmp}/nowhere.jpg: The file cannot be read: "),
    (["verify", "{photo}", "{tmp}/text.jpg"], "{tmp}/text.jpg: This is not an image"),
    (["verify", "{tmp}/folder", "{photo}"], "{tmp}/folder: This is not a regular file"),
    (["verify", "{photo}", "{nobody}"], "No face was found in {nobody}; "),
    (["verify", "{photo}", "{tmp}/" + "x" * 300], "{tmp}/xxx"),
    (["identify", "{photo}"], "Nobody has a name yet; "),
    (["identify", "{photo}", "-k", "0"], "The number of neighbours is 0; "),
    (["export", "albums", "{tmp}/table.csv"], "{tmp}/table.csv is not a folder; "),
    (["export", "albums", "{tmp}/table.csv/below"], "A file is in the way of {tmp}/table.csv"),
    (["export", "albums", "{photos}"], "{photos} holds photos of the library; "),
    (["export", "albums", "{tmp}/" + "x" * 300], "{tmp}/xxx"),
    (["export", "albums", "{tmp}/albums", "--link", "soft"], "There is no link 'soft'; "),
    (["export", "table", "{tmp}/table.csv"], "{tmp}/table.csv exists already; "),
    (["export", "table", "{tmp}/folder"], "folder is not of a known format; "),
    (["export", "table", "{tmp}/table.txt"], "table.txt is not of a known format; "),
    (["export", "table", "{tmp}/no/table.csv"], "The folder {tmp}/no does not exist; "),
    (["export", "table", "{tmp}/table.csv/t.csv"], "The folder {tmp}/table.csv does not exist; "),
    (["export", "table", "{tmp}/" + "x" * 300 + ".csv"], "{tmp}/xxx"),
    (["export", "table", "{out}", "--dry-run"], "--dry-run is not for tables; "),
    (["export", "table", "{out}", "--people", "1"], "--people is not for tables; "),
    (["export", "table", "{out}", "--named"], "--named is not for tables; "),
    (["export", "table", "{out}", "--together"], "--together is not for tables; "),
    ([], "The following arguments are required: COMMAND; see: photoclust --help"),
    (["dance"], "Argument COMMAND: invalid choice: 'dance' "),
    (["scan", "--min-face", "small"], "Argument --min-face: invalid int value: 'small'; see: "),
    (["remove", "one"], "Argument FACE: invalid int value: 'one'; see: photoclust remove --help"),
    (["merge", "1"], "The following arguments are required: OTHER; see: photoclust merge --help"),
    (["export", "film", "{out}"], "Argument what: invalid choice: 'film' "),
    (["people", "--dance"], "Unrecognized arguments: --dance; see: photoclust --help"),
]


@pytest.mark.parametrize(("arguments", "message"), ARGUMENTS, ids=lambda v: str(v)[:60])
def test_arguments_that_make_no_sense(
    world: dict[str, str], arguments: list[str], message: str
) -> None:
    with nothing_changing(Path(world["tmp"])), nothing_changing(Path(world["photos"])):
        said = refused(*(word.format(**world) for word in arguments))
    assert said.startswith(message.format(**world))


def test_identify_with_a_named_person(world: dict[str, str]) -> None:
    done("name", 1, "Eileen")
    with nothing_changing(Path(world["tmp"])):
        assert refused("identify", world["nobody"]).startswith("No face was found in ")
        assert refused("identify", world["tmp"] + "/text.jpg").startswith(world["tmp"])


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is CUDA here")
@pytest.mark.parametrize("command", ["scan", "sort", "verify", "doctor"])
def test_a_device_that_is_not_there(world: dict[str, str], command: str) -> None:
    Path(world["library"]).unlink()
    arguments = [word.format(**world) for word in USES[command]]
    with nothing_changing(Path(world["tmp"])):
        said = refused(command, *arguments, "--device", "cuda")
    assert said.startswith("The device 'cuda' is not available on this machine; ")


def test_nothing_was_ever_scanned(world: dict[str, str], tmp_path: Path) -> None:
    Path(world["library"]).unlink()
    (tmp_path / "empty").mkdir()
    with nothing_changing(tmp_path):
        said = refused("scan")
    assert said.startswith("There is no library at ")
    Repository(Path(world["library"])).close()
    with nothing_changing(tmp_path):
        assert refused("scan").startswith("No folder was ever scanned; ")


def test_a_folder_without_faces(world: dict[str, str], tmp_path: Path) -> None:
    Path(world["library"]).unlink()
    shutil.copy(world["nobody"], tmp_path / "folder")
    lines = done("sort", tmp_path / "folder").out.splitlines()
    assert lines[0].startswith("1 new; 0 faces found in ")
    assert lines[1:] == ["There is nobody to sort: no faces are known."]
    assert done("export", "albums", tmp_path / "albums").out == "0 files written in 0 albums.\n"
    assert not (tmp_path / "albums").exists()


@pytest.mark.parametrize("where", ["/proc/photoclust", "/sys/photoclust"])
def test_an_export_into_a_read_only_folder(world: dict[str, str], where: str) -> None:
    if not Path(where).parent.is_mount():
        pytest.skip("this is Linux's, and not everywhere")
    with nothing_changing(Path(world["tmp"])):
        assert where in refused("export", "albums", where)
        assert where in refused("export", "albums", where, "--link", "symbolic")
        assert where in refused("export", "table", f"{where}.csv")


def test_an_unknown_home_folder(world: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOCLUST_LIBRARY", "~who-is-that/library")
    with nothing_changing(Path(world["tmp"])):
        there = Path.cwd() / "~who-is-that" / "library"
        assert refused("people").startswith(f"There is no library at {there} yet; ")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove the folder one is in")
def test_a_working_folder_that_is_gone(
    world: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with nothing_changing(tmp_path):
        assert refused("scan", ".") == "The folder . does not exist; check the path"
        assert refused("people", "--library", "here").startswith("There is no library at here ")
        assert refused("export", "albums", "out").startswith("out cannot be written: ")
        assert refused("export", "table", "t.csv").startswith("t.csv cannot be written: ")


def test_a_lock_that_cannot_be_made(world: dict[str, str], tmp_path: Path) -> None:
    lock = Path(f"{world['library']}.lock")
    lock.mkdir()
    with nothing_changing(tmp_path):
        assert refused("scan", world["photos"]).startswith(f"The file {lock} cannot be made: ")


# In processes of their own


def photoclust_in_a_process(
    library: Path, *arguments: str | Path, **options: Any
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "photoclust", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PHOTOCLUST_LIBRARY": str(library)},
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )


@pytest.mark.parametrize(
    "arguments",
    [["people"], ["scan", "/nowhere"], ["verify", "/nowhere", "/nowhere"], ["cluster"], ["dance"]],
)
def test_no_process_shows_a_traceback(tmp_path: Path, arguments: list[str]) -> None:
    ended = photoclust_in_a_process(tmp_path / "library", *arguments)
    assert ended.returncode in (1, 2)
    assert ended.stdout == ""
    assert ended.stderr.startswith("photoclust: ")
    assert ended.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="needs limits of POSIX")
@pytest.mark.parametrize("command", ["scan", "name"])
def test_a_disk_that_is_full_for_the_library(
    world: dict[str, str], tmp_path: Path, command: str
) -> None:
    import resource

    library = tmp_path / "full" / "library"
    library.parent.mkdir()
    if command == "name":
        shutil.copy(world["library"], library)
    # No file may grow beyond this; the empty schema takes some 80 KiB, written twice.
    limit = 110_000 if command == "scan" else 1000
    ended = photoclust_in_a_process(
        library,
        *(word.format(**world) for word in ([command, *USES[command]])),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"photoclust: The library {library} cannot be ")
    assert ended.stderr.count("\n") == 1
    # And once there is room, all is as before, or can be done.
    assert "All is well" in done("doctor", "--library", library).out
    done(command, *(word.format(**world) for word in USES[command]), "--library", library)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB. Skips where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if mounted.returncode:
        pytest.skip("mounting a disk to fill takes root")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_fills_up(world: dict[str, str], tiny_disk: Path) -> None:
    library, filling = tiny_disk / "library", tiny_disk / "filling"
    done("scan", Path(world["tmp"]) / "folder", "--library", library)
    # Room for the files that SQLite opens, and for next to nothing in them.
    filling.write_bytes(bytes(shutil.disk_usage(tiny_disk).free - 44 * 1024))
    said = refused("scan", world["photos"], "--library", library)
    assert said == f"The disk that holds {library} is full; free 100 MB or more there and try again"
    assert done("faces", "--library", library).out == "0 faces.\n"
    assert str(tiny_disk) in refused("export", "albums", tiny_disk / "albums")

    filling.unlink()
    done("doctor", "--library", library)
    done("scan", world["photos"], "--library", library)
    assert done("faces", "--library", library).out.endswith("5 faces.\n")
    filling.write_bytes(bytes(shutil.disk_usage(tiny_disk).free))
    there = everything_in(tiny_disk)
    assert refused("export", "table", tiny_disk / "t.csv").startswith("The disk is full: ")
    assert everything_in(tiny_disk) == there


@pytest.mark.parametrize("left", [0, 4096, 40_000])
def test_a_nearly_full_disk_is_named_and_nothing_is_left_on_it(
    world: dict[str, str], tiny_disk: Path, left: int
) -> None:
    library = tiny_disk / "library"
    done("scan", Path(world["tmp"]) / "folder", "--library", library)
    filling = tiny_disk / "filling"
    filling.write_bytes(bytes(shutil.disk_usage(tiny_disk).free - left))
    there = everything_in(tiny_disk)
    said = refused("scan", world["photos"], "--library", library)
    assert said.startswith(f"The disk that holds {library} is full; free 100 MB")
    with Engine(Path(world["library"])) as engine, pytest.raises(LibraryError) as caught:
        engine.library.back_up(tiny_disk / "copy.photoclust")
    assert caught.value.code == "backup-disk-full"
    assert str(tiny_disk / "copy.photoclust") in caught.value.message
    # SQLite's own files may stay until the library can be opened again.
    own = {library.with_name("library-wal"), library.with_name("library-shm")}
    assert everything_in(tiny_disk).keys() - own == there.keys()
    filling.unlink()
    done("scan", world["photos"], "--library", library)


def test_a_disk_that_fills_up_during_a_backup(
    world: dict[str, str], tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoclust.library.database.Database._size", lambda self: 0)
    (tiny_disk / "filling").write_bytes(bytes(shutil.disk_usage(tiny_disk).free - 20_000))
    there = everything_in(tiny_disk)
    with Engine(Path(world["library"])) as engine, pytest.raises(LibraryError) as caught:
        engine.library.back_up(tiny_disk / "copy.photoclust")
    assert caught.value.code == "backup-disk-full"
    assert everything_in(tiny_disk) == there


def test_two_scans_of_one_library(world: dict[str, str], tmp_path: Path) -> None:
    from filelock import FileLock

    lock = FileLock(f"{world['library']}.lock")
    with lock, nothing_changing(tmp_path):
        ended = photoclust_in_a_process(Path(world["library"]), "scan", tmp_path / "folder")
    assert ended.returncode == 1
    assert ended.stderr == (
        f"photoclust: Another scan of the library {world['library']} is running;"
        " wait for it to end\n"
    )
