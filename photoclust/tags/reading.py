"""What XMP says about who is in a photo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from photoclust.photos.content import Content
from photoclust.tags.document import Document
from photoclust.tags.embedding import formats
from photoclust.tags.region import Region, Size, is_same_place
from photoclust.tags.schemas import KEYWORDS, READ_NAMES, READ_REGIONS, REGIONS
from photoclust.tags.written import Written


class TagOrigin(StrEnum):
    """Where names were read: a sidecar, the photo's own file, Picasa's or Google's, or a table that
    photoclust wrote."""

    SIDECAR = "sidecar"
    EMBEDDED = "embedded"
    PICASA = "picasa"
    TAKEOUT = "takeout"
    TABLE = "table"


@dataclass(frozen=True)
class FoundNames:
    """What one source says. `regions`: faces with names; `size`: of the picture that they were
    made for, None when it is not said. `names`: people in the photo of whom no region is there.
    `is_upright`: the regions are relative to the upright picture, not to the stored one. `said`:
    all of it by its schemas, as if we had written it."""

    origin: TagOrigin
    regions: tuple[Region, ...] = ()
    size: Size | None = None
    names: tuple[str, ...] = ()
    is_upright: bool = False
    said: Written = field(default_factory=Written)

    def __bool__(self) -> bool:
        return bool(self.regions or self.names)


def names_in(document: Document, origin: TagOrigin) -> FoundNames:
    """The people of a document. A face that several schemas tell of is one. Raises TagError for a
    document without RDF."""
    found = {
        schema.key: tuple(one.region for one in schema.regions(document)) for schema in READ_REGIONS
    }
    regions: list[Region] = []
    for some in found.values():
        regions += [one for one in some if not _is_among(one, regions)]
    sizes = [size for schema in READ_REGIONS if (size := schema.size(document)) is not None]
    known = {region.name for region in regions}
    names = dict.fromkeys(name for schema in READ_NAMES for name in schema.names(document))
    without = tuple(name for name in names if name not in known)
    size = sizes[0] if sizes else None
    return FoundNames(origin, tuple(regions), size, without, said=_said(document, found))


def names_embedded(file: Content) -> FoundNames | None:
    """The people whom a photo's own file names; None without a packet. Raises TagError."""
    packet = formats.packet_in(file)
    if packet is None:
        return None
    found = names_in(Document(packet), TagOrigin.EMBEDDED)
    extension = formats.extension_of(file)
    return _together(found, names_in(Document(extension), found.origin)) if extension else found


def _said(document: Document, found: Mapping[str, tuple[Region, ...]]) -> Written:
    """What a document says, by the schemas that we write. found: all regions, by schemas."""
    regions = {schema.key: found[schema.key] for schema in REGIONS.values()}
    names = {
        schema.key: tuple(map(schema.name_of, schema.keywords(document)))
        for schemas in KEYWORDS.values()
        for schema in schemas
    }
    return Written(regions, names)


def _together(one: FoundNames, other: FoundNames) -> FoundNames:
    regions = [*one.regions, *(r for r in other.regions if not _is_among(r, one.regions))]
    known = {region.name for region in regions}
    names = dict.fromkeys(name for name in (*one.names, *other.names) if name not in known)
    size = one.size or other.size
    return FoundNames(one.origin, tuple(regions), size, tuple(names), said=one.said)


def _is_among(region: Region, others: Sequence[Region]) -> bool:
    return any(is_same_place(region.box, other.box) for other in others)
