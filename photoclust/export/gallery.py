"""Galleries: an album as one HTML file with its photos in it, for those who have no program.

The file needs nothing else, runs no script and fetches nothing. The photos in it are made smaller
and hold none of the metadata of their files. A click shows one large.
"""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TextIO

import PIL.Image

from photoclust.errors import ExportError, UnreadablePhoto
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.export.plan import Album, Item
from photoclust.files import atomic_write
from photoclust.job import Job
from photoclust.photos.display import read_pixels
from photoclust.types import Failure

LONGEST_SIDE = 1280
"""Pixels of a photo in a gallery."""
QUALITY = 80
_MARK = '<meta name="generator" content="photoclust gallery">'
"""By which a gallery is known, and may be replaced."""
_HEAD = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
{mark}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ margin: 2rem; font-family: system-ui, sans-serif; background: #fff; color: #222; }}
main {{ display: flex; flex-wrap: wrap; gap: .5rem; }}
figure {{ margin: 0; }}
figure img {{ height: 12rem; display: block; }}
figcaption, .close {{ display: none; }}
figure:target {{ position: fixed; inset: 0; background: #111; color: #eee; display: flex;
 flex-direction: column; align-items: center; justify-content: center; z-index: 1; }}
figure:target img {{ height: auto; max-height: 90vh; max-width: 98vw; }}
figure:target figcaption {{ display: block; padding: .5rem; }}
figure:target .close {{ display: block; position: absolute; inset: 0; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #181818; color: #eee; }} }}
</style>
</head>
<body>
<h1 dir="auto">{title}</h1>
<main>
"""
_FIGURE = (
    '<figure id="p{number}"><a href="#p{number}"><img alt="{name}" src="data:image/jpeg;base64,'
    '{data}"></a><figcaption dir="auto">{caption}</figcaption>'
    '<a class="close" href="#" aria-label="×"></a></figure>\n'
)
_TAIL = "</main>\n</body>\n</html>\n"


@dataclass
class GalleryReport:
    """What was written: the files, and how many photos are in them. `failures` are photos that
    could not be read; `unreachable` counts those that are at none of their paths."""

    files: list[Path] = field(default_factory=list)
    photos: int = 0
    unreachable: int = 0
    failures: list[Failure] = field(default_factory=list)


def write_galleries(
    albums: Sequence[Album], dates: Mapping[int, str], max_pixels: int, job: Job
) -> GalleryReport:
    """Write one HTML file for each album, beside where its folder would be.

    `dates`: of photos by their numbers. A gallery of an earlier run is replaced. Raises ExportError
    for another file of that name, before anything is written, and when it cannot be written; and
    Cancelled, which leaves the gallery at hand as it was.
    """
    report = GalleryReport()
    targets = [album.folder.with_name(f"{album.folder.name}.html") for album in albums]
    for target in targets:
        _refuse_foreign(target)
    job.begin("export", total=sum(len(album.items) for album in albums))
    for album, target in zip(albums, targets, strict=True):
        with as_export_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            with atomic_write(target, replace=True) as partial, partial.open("w", encoding="utf-8",
                    errors="replace", newline="\n") as file:  # fmt: skip
                file.write(_HEAD.format(mark=_MARK, title=escape(album.folder.name)))
                _write_figures(file, album, dates, max_pixels, job, report)
                file.write(_TAIL)
        report.files.append(target)
    return report


def _write_figures(
    file: TextIO,
    album: Album,
    dates: Mapping[int, str],
    max_pixels: int,
    job: Job,
    report: GalleryReport,
) -> None:
    for number, item in enumerate(_by_date(album.items, dates), start=1):
        job.check()
        job.report(done=1, current=printable(item.source))
        try:
            data = _reduced(item.source, max_pixels)
        except UnreadablePhoto as refused:
            report.failures.append(Failure(item.source, "export", refused.explanation))
            continue
        name = escape(item.target.name)
        date = dates.get(item.photo, "")[:10]
        caption = f"{name} · {date}" if date else name
        encoded = base64.b64encode(data).decode()
        file.write(_FIGURE.format(number=number, name=name, data=encoded, caption=caption))
        report.photos += 1


def _by_date(items: Sequence[Item], dates: Mapping[int, str]) -> Iterator[Item]:
    """The oldest first, those without a date last."""
    yield from sorted(items, key=lambda item: dates.get(item.photo) or "~")


def _reduced(source: Path, max_pixels: int) -> bytes:
    """A photo as a JPEG that is upright, in sRGB, and no larger than a screen."""
    picture = PIL.Image.fromarray(read_pixels(source, LONGEST_SIDE, max_pixels))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), PIL.Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def _refuse_foreign(target: Path) -> None:
    """Raises ExportError for a file that is there and is no gallery."""
    if not os.path.lexists(target):
        return
    with as_export_errors(target), target.open("rb") as file:
        begin = file.read(len(_HEAD))
    if _MARK.encode() not in begin:
        raise ExportError("table-exists", path=printable(target))
