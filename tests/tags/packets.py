"""XMP for the tests of tags: in the forms of other programs, and what is read out of it."""

from __future__ import annotations

from collections.abc import Sequence

from photoclust.tags.document import Document
from photoclust.tags.editing import EMPTY_PACKET
from photoclust.tags.merging import Merged, merge
from photoclust.tags.namespaces import declared
from photoclust.tags.reading import FoundNames, TagOrigin, names_in
from photoclust.tags.region import Region, Size
from photoclust.tags.schemas import TagForm
from photoclust.tags.written import Written
from photoclust.types import Box

SIZE = Size(400, 300)
ANNA = Region("Anna", Box(0.1, 0.2, 0.2, 0.3))
BEN = Region("Ben", Box(0.6, 0.25, 0.2, 0.3))
ALL = tuple(TagForm)
PREFIXES = (
    *("rdf", "mwg-rs", "stDim", "stArea", "MP", "MPRI", "MPReg", "acdsee-rs", "acdsee-stDim"),
    *("acdsee-stArea", "digiKam", "lr", "Iptc4xmpExt", "dc", "photoshop"),
)


def packet(properties: str, attributes: str = "") -> bytes:
    """A packet with these properties."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{declared("rdf")}>'
        f'<rdf:Description rdf:about=""{declared(*PREFIXES[1:])}{attributes}>{properties}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def read(data: bytes) -> FoundNames:
    return names_in(Document(data), TagOrigin.SIDECAR)


def people(data: bytes) -> dict[str, tuple[float, ...]]:
    """The boxes by their names, rounded."""
    return {r.name: rounded(r.box) for r in read(data).regions}


def rounded(box: Box) -> tuple[float, ...]:
    return tuple(round(side, 4) for side in (box.x, box.y, box.width, box.height))


def merged(
    data: bytes = EMPTY_PACKET,
    *ours: Region,
    written: Written | None = None,
    forms: Sequence[TagForm] = ALL,
    size: Size = SIZE,
) -> Merged:
    return merge(Document(data), written or Written(), ours, size, forms)
