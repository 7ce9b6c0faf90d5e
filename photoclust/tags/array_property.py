"""Properties whose value is an array: its items read, and some of them added or taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from photoclust.errors import TagError
from photoclust.tags.document import Document, Element, escaped
from photoclust.tags.editing import Editing
from photoclust.tags.namespaces import declared, qualified
from photoclust.tags.rdf import arrays, fields, holder_of, items, properties

MOST_ITEMS = 2000
"""Regions are compared with each other."""
_PARSE_TYPE = qualified("rdf:parseType")


@dataclass(frozen=True)
class ArrayProperty:
    """An array, alone or as a field of a structure.

    `name`: the property; `field`: the structure's field, empty where there is no structure.
    `kind`: the array's, Bag or Seq. `prefixes`: those that the items use. `beside`: the fields
    of the structure that mean nothing without the array.
    """

    name: str
    field: str = ""
    kind: str = "Bag"
    prefixes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def items(self, document: Document) -> list[Element]:
        """The items of the array; none without it. Raises TagError when they are more than any
        program writes."""
        found = [item for array in self._arrays(document) for item in items(array)]
        if len(found) > MOST_ITEMS:
            raise TagError("tags-too-deep")
        return found

    def edit(
        self,
        editing: Editing,
        removed: Collection[Element],
        added: Sequence[str],
        beside: str = "",
    ) -> None:
        """Take items away, and add others: elements without the declarations of prefixes.

        beside: elements for the structure, if there is none yet.
        """
        document = editing.document
        if not added and removed and self._would_be_empty(document, removed):
            found = properties(document, qualified(self.name))
            editing.change(*(document.removed(element) for element in found))
            return
        editing.change(*(document.removed(item) for item in removed))
        if added:
            self._add(editing, added, beside)

    def _add(self, editing: Editing, added: Sequence[str], beside: str) -> None:
        document, found = editing.document, self._arrays(editing.document)
        if found:
            content = "".join(f"\n     {self._declared(item)}" for item in added)
            editing.change(document.appended(found[0], content))
            return
        outer = properties(document, qualified(self.name))
        if not outer:
            editing.add_property(self.name, self._property(added, beside))
        elif self.field and _is_structure(outer[0]):
            inner = fields(outer[0]).get(qualified(self.field))
            content = self._array(self.field, added, self._all_prefixes)
            if isinstance(inner, Element):
                editing.change(document.replaced(inner, content))
            else:
                editing.change(document.appended(holder_of(outer[0]), f"\n    {content}"))
        else:
            text = outer[0].text.strip()
            kept = [f"<rdf:li>{escaped(text)}</rdf:li>"] if text else []
            whole = self._property([*kept, *added], beside)
            editing.change(document.replaced(outer[0], whole))

    def _arrays(self, document: Document) -> list[Element]:
        found = properties(document, qualified(self.name))
        if not self.field:
            return [array for element in found for array in arrays(element)]
        inner = [fields(element).get(qualified(self.field)) for element in found]
        return [array for one in inner if isinstance(one, Element) for array in arrays(one)]

    def _would_be_empty(self, document: Document, removed: Collection[Element]) -> bool:
        """Whether nothing but what belongs to the array is left of the property."""
        gone = {id(item) for item in removed}
        if any(id(item) not in gone for item in self.items(document)):
            return False
        known = {qualified(self.field or self.name), *map(qualified, self.beside)}
        found = properties(document, qualified(self.name))
        return not self.field or all(fields(element).keys() <= known for element in found)

    @cached_property
    def _all_prefixes(self) -> tuple[str, ...]:
        own = (name.partition(":")[0] for name in (self.name, self.field) if name)
        return tuple(dict.fromkeys((*own, "rdf", *self.prefixes)))

    def _declared(self, item: str) -> str:
        """An item with the declarations of all prefixes in it, as the array's may be others."""
        used = tuple(p for p in ("rdf", *self._all_prefixes) if f"{p}:" in item)
        return item.replace("<rdf:li", f"<rdf:li{declared(*dict.fromkeys(used))}", 1)

    def _property(self, added: Sequence[str], beside: str) -> str:
        if not self.field:
            return self._array(self.name, added, self._all_prefixes)
        inner = self._array(self.field, added, ())
        opening = f'<{self.name}{declared(*self._all_prefixes)} rdf:parseType="Resource">'
        return f"{opening}{beside}\n    {inner}\n   </{self.name}>"

    def _array(self, name: str, added: Sequence[str], prefixes: tuple[str, ...]) -> str:
        content = "".join(f"\n      {item}" for item in added)
        return (
            f"<{name}{declared(*prefixes)}>\n     <rdf:{self.kind}>{content}"
            f"\n     </rdf:{self.kind}>\n    </{name}>"
        )


def _is_structure(element: Element) -> bool:
    return _PARSE_TYPE in element.attributes or bool(element.children)
