"""An XML document of which every element knows the bytes it was read from.

So one property can be changed and all other bytes stay as they are, which no parser that writes
its tree anew promises. Parsed by expat; a document type is refused, and with it every entity, as
XMP has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

from photoclust.errors import TagError

MOST_BYTES = 16 << 20
MOST_ELEMENTS = 200_000
DEEPEST = 100

_START_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_ATTRIBUTE = re.compile(rb"([^\s=\"'<>/]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Element:
    """An element. Names are ``uri local``. `text`: what stands in it before its first child.
    `start`: the byte where its start tag begins; `stop`: where its end tag does, or where its only
    tag ends."""

    name: str
    attributes: dict[str, str]
    start: int
    stop: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)


@dataclass(frozen=True)
class Splice:
    """`new` in place of the bytes from `start` to `end`."""

    start: int
    end: int
    new: bytes


class Document:
    """A parsed XML document: its bytes, and `root`.

    Raises TagError when they are too many, no XML, or hold a document type.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise TagError("tags-too-large", limit=MOST_BYTES)
        self.data = data
        self.root = _parsed(data)

    @property
    def is_editable(self) -> bool:
        """Whether text can be put in: not in encodings in which ASCII is not one byte."""
        return not self.data.startswith(_UTF_16)

    def inside(self, element: Element) -> tuple[int, int] | None:
        """The bytes between an element's tags; None when it has one tag only."""
        begin = self._after_start_tag(element)
        return None if self.data[begin - 2 : begin] == b"/>" else (begin, element.stop)

    def whole(self, element: Element) -> tuple[int, int]:
        """The bytes of an element with its tags."""
        inside = self.inside(element)
        if inside is None:
            return element.start, self._after_start_tag(element)
        return element.start, self.data.index(b">", element.stop) + 1

    def removed(self, element: Element) -> Splice:
        """Take an element away, with the white space before it."""
        start, end = self.whole(element)
        return Splice(len(self.data[:start].rstrip(b" \t\r\n")), end, b"")

    def appended(self, element: Element, content: str) -> Splice:
        """Put content behind all that is in an element."""
        inside = self.inside(element)
        if inside is not None:
            place = inside[1]
            before = len(self.data[:place].rstrip(b" \t\r\n"))
            before = max(before, inside[0])
            return Splice(before, before, self.encoded(content))
        end = self._after_start_tag(element)
        name = self.data[element.start + 1 : end].split(None, 1)[0].rstrip(b"/>")
        return Splice(end - 2, end, b">" + self.encoded(content) + b"</" + name + b">")

    def replaced(self, element: Element, content: str) -> Splice:
        """Put an element in the place of another."""
        return Splice(*self.whole(element), self.encoded(content))

    def with_text(self, element: Element, text: str) -> Splice:
        """Another text in an element that has one."""
        inside = self.inside(element)
        assert inside is not None
        return Splice(*inside, self.encoded(escaped(text)))

    def with_attribute(self, element: Element, name: str, value: str) -> Splice:
        """Another value of an attribute, by its qualified name. Raises TagError when its place is
        not found."""
        local, former = name.rpartition(" ")[2].encode(), element.attributes[name]
        end = self._after_start_tag(element)
        for found in _ATTRIBUTE.finditer(self.data, element.start, end):
            said = unescape(found[2][1:-1].decode(errors="replace"))
            if found[1].rpartition(b":")[2] == local and said == former:
                return Splice(*found.span(2), self.encoded(f'"{escaped(value)}"'))
        raise TagError("tags-unusual", property=local.decode())

    def encoded(self, content: str) -> bytes:
        """Content as bytes that mean the same in every encoding that ASCII is a part of."""
        return content.encode() if self._is_utf_8 else content.encode("ascii", "xmlcharrefreplace")

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The bytes with these changes, which do not overlap."""
        parts, place = [], 0
        for splice in sorted(splices, key=lambda one: (one.start, one.end)):
            parts += [self.data[place : splice.start], splice.new]
            place = splice.end
        return b"".join((*parts, self.data[place:]))

    @property
    def _is_utf_8(self) -> bool:
        said = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", self.data)
        return said is None or said[1].lower() in (b"utf-8", b"utf8")

    def _after_start_tag(self, element: Element) -> int:
        found = _START_TAG.match(self.data, element.start)
        assert found is not None
        return found.end()


def escaped(text: str) -> str:
    """Text for the content of an element or a value in double quotes."""
    text = xml_text(text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def xml_text(text: str) -> str:
    """Text with U+FFFD for the few characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _parsed(data: bytes) -> Element:
    try:
        return _Tree(data).root
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "") if error.code else ""
        raise TagError("tags-not-xml", line=error.lineno, detail=reason) from error
    except (LookupError, UnicodeError, ValueError) as error:  # an encoding that is unknown
        raise TagError("tags-not-xml", line=1, detail=type(error).__name__) from error


class _Tree:
    """Builds the elements while expat reads."""

    def __init__(self, data: bytes) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.buffer_size = max(1, min(len(data), 1 << 20))
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._open: list[Element] = [Element("", {}, 0)]
        self._count = 0
        self._parser.Parse(data, True)
        self.root = self._open[0].children[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes, self._parser.CurrentByteIndex)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._count += 1
        if len(self._open) > DEEPEST or self._count > MOST_ELEMENTS:
            raise TagError("tags-too-deep")

    def _end(self, _name: str) -> None:
        self._open.pop().stop = self._parser.CurrentByteIndex

    def _text(self, text: str) -> None:
        element = self._open[-1]
        if not element.children:  # what has children and text is no simple value
            element.text += text

    def _refuse(self, *_: object) -> None:
        raise TagError("tags-with-entities")
