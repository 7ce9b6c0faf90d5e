"""Regions as the Metadata Working Group defined them, and as ACDSee writes them.

https://www.exiv2.org/tags-xmp-mwg-rs.html. A place is given by its centre. ACDSee's have the same
structure in namespaces of their own, and two areas: as drawn by hand, and as found by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from photoclust.tags.array_property import ArrayProperty
from photoclust.tags.document import Document, Element, Splice, escaped
from photoclust.tags.editing import Editing
from photoclust.tags.namespaces import qualified
from photoclust.tags.rdf import Fields, fields, properties, text_of
from photoclust.tags.region import FoundRegion, Region, Size, box_of, decimal, written
from photoclust.types import Box

FACE = "Face"


@dataclass(frozen=True)
class MwgSchema:
    """Reads regions with these prefixes, and writes them. `areas`: the fields with a place, the
    best first."""

    key: str
    rs: str
    dim: str
    area: str
    areas: tuple[str, ...]

    @property
    def property_name(self) -> str:
        """The property that the regions stand in, qualified."""
        return qualified(f"{self.rs}:Regions")

    @property
    def array(self) -> ArrayProperty:
        return ArrayProperty(
            name=f"{self.rs}:Regions",
            field=f"{self.rs}:RegionList",
            prefixes=(self.dim, self.area),
            beside=(f"{self.rs}:AppliedToDimensions",),
        )

    def size(self, document: Document) -> Size | None:
        """The size of the picture that the regions were made for, if the document says so."""
        for element in properties(document, self.property_name):
            applied = fields(element).get(qualified(f"{self.rs}:AppliedToDimensions"))
            if isinstance(applied, Element):
                said = fields(applied)
                width, height = (
                    decimal(text_of(said.get(qualified(f"{self.dim}:{side}")))) for side in "wh"
                )
                if width > 0 and height > 0:
                    return Size(width, height)
        return None

    def regions(self, document: Document) -> Iterator[FoundRegion]:
        """The named faces; those with a place that makes no sense are left out."""
        size = self.size(document)
        for item in self.array.items(document):
            said = fields(item)
            name = text_of(said.get(qualified(f"{self.rs}:Name")))
            kind = text_of(said.get(qualified(f"{self.rs}:Type"))) or FACE
            box = self._box(said, size)
            if name and kind == FACE and box is not None:
                yield FoundRegion(Region(name, box), item)

    def edit(
        self,
        editing: Editing,
        removed: Sequence[Element],
        renamed: Sequence[tuple[Element, str]],
        added: Sequence[Region],
        size: Size,
    ) -> None:
        """Change the regions of a document. size: of the picture as stored."""
        name = qualified(f"{self.rs}:Name")
        editing.change(*(rename(editing.document, item, name, new) for item, new in renamed))
        dimensions = (
            f'\n    <{self.rs}:AppliedToDimensions rdf:parseType="Resource">'
            f"<{self.dim}:w>{size.width:.0f}</{self.dim}:w>"
            f"<{self.dim}:h>{size.height:.0f}</{self.dim}:h>"
            f"<{self.dim}:unit>pixel</{self.dim}:unit></{self.rs}:AppliedToDimensions>"
        )
        self.array.edit(editing, removed, [self._item(one) for one in added], dimensions)

    def _box(self, said: Fields, size: Size | None) -> Box | None:
        for name in self.areas:
            area = said.get(qualified(f"{self.rs}:{name}"))
            if isinstance(area, Element):
                return self._area(fields(area), size)
        return None

    def _area(self, said: Fields, size: Size | None) -> Box | None:
        texts = {side: text_of(said.get(qualified(f"{self.area}:{side}"))) for side in "xywhd"}
        x, y, width, height = (decimal(texts[side]) for side in "xywh")
        if texts["d"] and not texts["w"]:  # a circle
            width = decimal(texts["d"])
            height = width * size.width / size.height if size else width
        if text_of(said.get(qualified(f"{self.area}:unit"))) == "pixel" and size:
            x, width = x / size.width, width / size.width
            y, height = y / size.height, height / size.height
        return box_of(x - width / 2, y - height / 2, width, height)

    def _item(self, region: Region) -> str:
        (x, y), box = region.box.center, region.box
        places = {"x": x, "y": y, "w": box.width, "h": box.height}
        area = "".join(
            f"<{self.area}:{side}>{written(value)}</{self.area}:{side}>"
            for side, value in places.items()
        )
        return (
            '<rdf:li rdf:parseType="Resource">'
            f"<{self.rs}:Name>{escaped(region.name)}</{self.rs}:Name>"
            f"<{self.rs}:Type>{FACE}</{self.rs}:Type>"
            f'<{self.rs}:Area rdf:parseType="Resource">{area}'
            f"<{self.area}:unit>normalized</{self.area}:unit></{self.rs}:Area></rdf:li>"
        )


MWG = MwgSchema("mwg", "mwg-rs", "stDim", "stArea", ("Area",))
ACDSEE = MwgSchema("acdsee", "acdsee-rs", "acdsee-stDim", "acdsee-stArea", ("DLYArea", "ALGArea"))


def rename(document: Document, item: Element, field: str, name: str) -> Splice:
    """Give the region of an item another name; all else in it stays."""
    said = fields(item).get(field)
    if isinstance(said, Element):
        return document.with_text(said, name)
    holders = [item, *item.children]
    holder = next(one for one in holders if field in one.attributes)
    return document.with_attribute(holder, field, name)
