from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.hostile import encoded, scene
from tests.journeys.small import Made, done, refused


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A large photo over a small limit, a cut-off one, and files that are no photos."""
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "large.png").write_bytes(encoded(Image.new("RGB", (1500, 1000)), "PNG"))
    whole = encoded(scene(640, 480), "JPEG")
    (folder / "cut.jpg").write_bytes(whole[: len(whole) * 9 // 10])
    (folder / "drawing.psd").write_bytes(b"8BPS")
    for name in ("one.mp4", "two.MP4", "notes"):
        (folder / name).write_bytes(b"no photo")
    (folder / "photo").write_bytes(encoded(scene(), "JPEG"))
    return folder


def test_what_failed_is_tried_again_when_the_limit_is_raised(album: Path) -> None:
    said = done("scan", album, "--max-pixels", 1_000_000).out
    assert said.startswith("2 new, 1 not read; 0 faces found in ")
    assert "4 files of kinds that photoclust does not read: .mp4 (2), " in said
    assert ".psd (1)" in said
    assert "no suffix (1)" in said
    assert "1 photo read with a remark:" in said
    assert "cut.jpg: Cut off: " in said
    assert "raise the limit with --max-pixels" in said
    # Neither does a scan under the same limit, nor is it read then.
    assert done("scan", "--max-pixels", 1_000_000).out.startswith("2 unchanged, 1 not read;")
    assert done("scan").out.startswith("1 new, 2 unchanged; ")
    assert "All files could be read." in done("problems").out


def test_retry(album: Path) -> None:
    done("scan", album, "--max-pixels", 1_000_000)
    again = done("retry", album / "large.png", "--max-pixels", 1_000_000).out
    assert again.startswith("1 not read;")
    assert done("retry", album / "large.png").out.startswith("1 new;")
    assert done("retry", album / "large.png").out == "There is nothing to try again.\n"
    assert done("retry").out.startswith("1 unchanged;")


def test_remarks_are_listed_until_they_are_dismissed(album: Path) -> None:
    done("scan", album)
    said = done("problems").out
    assert said.startswith("1 photo read with a remark:\n")
    assert "All files could be read." in said
    (problem,) = done("problems", "--json").json
    assert (problem["path"], problem["stage"]) == (str(album / "cut.jpg"), "remark")
    assert done("problems", "--dismiss", album / "cut.jpg").out == "All files could be read.\n"
    done("scan", "--again")
    assert done("problems", "--json").json == []


def test_a_dry_run_names_what_is_out_of_reach(made: Made, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    shutil.copytree(made[0], photos)
    done("sort", photos)
    photos.rename(tmp_path / "away")
    done("scan")
    lines = done("export", "albums", tmp_path / "out", "--dry-run").out.splitlines()
    assert lines[0] == "0 files to write, 0.0 MB; nothing was written."
    assert lines[1] == "4 photos out of reach just now (offline):"
    assert f"  {photos / 'two.jpg'}" in lines


def test_identify_says_whom_it_cannot_know(
    tmp_path: Path, astronaut: NDArray[np.uint8], made: Made, own_library: Path
) -> None:
    photos, library = made
    shutil.copy(library, own_library)
    done("name", 1, "Ann")
    done("split", 1, 1)
    done("name", 2, "Bob")
    moved = {face["id"] for face in done("faces", "Bob", "--json").json}
    done("remove", *moved)
    said = done("identify", photos / "two.jpg").out
    assert "Ann" in said
    assert said.endswith("Not looked for, as no confirmed face shows what they look like: Bob.\n")
    done("remove", *(face["id"] for face in done("faces", "Ann", "--json").json))
    refusal = refused("identify", photos / "two.jpg")
    assert refusal.startswith("No confirmed face shows what Ann and Bob look like;")
