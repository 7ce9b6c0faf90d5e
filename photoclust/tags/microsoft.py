"""Regions as Windows Photo Gallery introduced them: a place by its top left corner.

https://learn.microsoft.com/windows/win32/wic/-wic-people-tagging
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photoclust.tags.array_property import ArrayProperty
from photoclust.tags.document import Document, Element, escaped
from photoclust.tags.editing import Editing
from photoclust.tags.mwg import rename
from photoclust.tags.namespaces import qualified
from photoclust.tags.rdf import fields, text_of
from photoclust.tags.region import FoundRegion, Region, Size, box_of, decimal, written
from photoclust.types import Box

_ARRAY = ArrayProperty(name="MP:RegionInfo", field="MPRI:Regions", prefixes=("MPReg",))
_NAME, _RECTANGLE = qualified("MPReg:PersonDisplayName"), qualified("MPReg:Rectangle")


class MicrosoftSchema:
    """Reads regions of people, and writes them."""

    key = "microsoft"
    property_name = qualified("MP:RegionInfo")

    def size(self, document: Document) -> Size | None:
        """The size of the picture that the regions were made for, which these do not say."""
        return None

    def regions(self, document: Document) -> Iterator[FoundRegion]:
        """The named people; those with a place that makes no sense are left out."""
        for item in _ARRAY.items(document):
            said = fields(item)
            name, box = text_of(said.get(_NAME)), _box(text_of(said.get(_RECTANGLE)))
            if name and box is not None:
                yield FoundRegion(Region(name, box), item)

    def edit(
        self,
        editing: Editing,
        removed: Sequence[Element],
        renamed: Sequence[tuple[Element, str]],
        added: Sequence[Region],
        size: Size,
    ) -> None:
        """Change the regions of a document."""
        editing.change(*(rename(editing.document, item, _NAME, new) for item, new in renamed))
        _ARRAY.edit(editing, removed, [_item(region) for region in added])


MICROSOFT = MicrosoftSchema()


def _box(rectangle: str) -> Box | None:
    sides = [decimal(side) for side in rectangle.split(",")]
    return box_of(*sides) if len(sides) == 4 else None


def _item(region: Region) -> str:
    box = region.box
    sides = ", ".join(map(written, (box.x, box.y, box.width, box.height)))
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<MPReg:Rectangle>{sides}</MPReg:Rectangle>"
        f"<MPReg:PersonDisplayName>{escaped(region.name)}</MPReg:PersonDisplayName></rdf:li>"
    )
