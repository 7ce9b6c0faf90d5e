"""Sidecars of small albums, read and written as another program does."""

from __future__ import annotations

from pathlib import Path

from photoclust.engine import Engine
from photoclust.engine.tag_types import TagReport
from photoclust.tags.document import Document
from photoclust.tags.mwg import MWG
from photoclust.tags.region import Region
from photoclust.types import Box
from tests.library.albums import Album
from tests.tags.packets import packet


def sidecar(album: Album, name: str) -> Path:
    return album.path(f"{name}.xmp")


def there(path: Path) -> dict[str, tuple[float, ...]]:
    """Who is at which place in a file of tags, by MWG's regions: left and right side."""
    if not path.exists():
        return {}
    found = MWG.regions(Document(path.read_bytes()))
    return {
        one.region.name: (round(one.region.box.x, 3), round(one.region.box.width, 3))
        for one in found
    }


def rename(path: Path, old: str, new: str) -> None:
    """As another program renames somebody in a file of tags."""
    data = path.read_bytes()
    assert f">{old}<".encode() in data
    path.write_bytes(data.replace(f">{old}<".encode(), f">{new}<".encode()))


def region(name: str, left: float, width: float, top: float = 0.0, height: float = 1.0) -> Region:
    return Region(name, Box(left, top, width, height))


def mwg(*regions: Region, size: tuple[int, int] = (64, 32)) -> bytes:
    """As Lightroom writes them."""
    items = "".join(
        f'<rdf:li><rdf:Description mwg-rs:Name="{one.name}" mwg-rs:Type="Face">'
        f'<mwg-rs:Area stArea:x="{one.box.center[0]}" stArea:y="{one.box.center[1]}"'
        f' stArea:w="{one.box.width}" stArea:h="{one.box.height}"/></rdf:Description></rdf:li>'
        for one in regions
    )
    return packet(
        '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions'
        f' stDim:w="{size[0]}" stDim:h="{size[1]}" stDim:unit="pixel"/>'
        f"<mwg-rs:RegionList><rdf:Bag>{items}</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"
    )


def said(report: TagReport) -> list[str]:
    """Codes of all that a report tells beside changes."""
    return [f.problem.code for f in (*report.followed, *report.conflicts, *report.failures)]


def changed(report: TagReport) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {change.path.name: (change.added, change.removed) for change in report.changes}


def latest(engine: Engine) -> str:
    """What the history says was decided last."""
    return engine.history.entries(1)[0].message.code
