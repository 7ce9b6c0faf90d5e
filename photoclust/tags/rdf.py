"""The part of RDF that XMP is made of: properties with texts, structures and arrays.

The same can be written in several ways: fields of a structure as attributes, as elements, or in an
inner description. They are read as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from photoclust.errors import TagError
from photoclust.tags.document import Document, Element
from photoclust.tags.namespaces import NAMESPACES, qualified

Fields = dict[str, "Element | str"]
"""The fields of a structure by their qualified names: elements, or the values of attributes."""

_RDF, _DESCRIPTION = qualified("rdf:RDF"), qualified("rdf:Description")
_LIST_ITEM, _VALUE = qualified("rdf:li"), qualified("rdf:value")
_ARRAYS = frozenset(map(qualified, ("rdf:Bag", "rdf:Seq", "rdf:Alt")))
_SYNTAX = NAMESPACES["rdf"]


def rdf_of(document: Document) -> Element:
    """The element that all properties stand in. Raises TagError when there is none."""
    root = document.root
    for element in (root, *root.children):
        if element.name == _RDF:
            return element
    raise TagError("tags-without-rdf")


def descriptions(document: Document) -> list[Element]:
    """The elements that the properties of the file stand in."""
    return [one for one in rdf_of(document).children if one.name == _DESCRIPTION]


def properties(document: Document, name: str) -> list[Element]:
    """The elements with a property of this qualified name; there should be one at most."""
    return [
        element
        for description in descriptions(document)
        for element in description.children
        if element.name == name
    ]


def simple(document: Document, name: str) -> str | None:
    """The text of a property, which may be an attribute; None without it."""
    for description in descriptions(document):
        if name in description.attributes:
            return description.attributes[name]
    found = properties(document, name)
    return text_of(found[0]) if found else None


def fields(structure: Element) -> Fields:
    """The fields of a structure, however they are written."""
    found: Fields = {
        name: value
        for name, value in structure.attributes.items()
        if " " in name and not name.startswith(_SYNTAX)
    }
    for child in structure.children:
        if child.name == _DESCRIPTION:
            found |= fields(child)
        else:
            found.setdefault(child.name, child)
    return found


def holder_of(structure: Element) -> Element:
    """The element that the fields of a structure are the children of."""
    inner = [child for child in structure.children if child.name == _DESCRIPTION]
    return inner[0] if inner else structure


def arrays(element: Element) -> list[Element]:
    """The arrays that are the value of a property; there should be one at most."""
    return [child for child in element.children if child.name in _ARRAYS]


def items(array: Element) -> Iterator[Element]:
    """The items of an array."""
    return (child for child in array.children if child.name == _LIST_ITEM)


def text_of(value: Element | str | None) -> str:
    """A simple value, without white space around it; empty without one."""
    if value is None or isinstance(value, str):
        return (value or "").strip()
    inner = fields(value).get(_VALUE) if value.children else None
    return text_of(inner) if inner is not None else value.text.strip()
