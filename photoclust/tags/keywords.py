"""Names as keywords: flat, in a hierarchy below "People", and as the people in the image.

In a hierarchy a name is one level, so what would divide it is replaced by a character that looks
alike, and put back when it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from photoclust.tags.array_property import ArrayProperty
from photoclust.tags.document import Document, Element, escaped
from photoclust.tags.editing import Editing
from photoclust.tags.rdf import text_of

ROOTS = ("People", "Personen", "Personnes", "Personas", "Persone", "사람")
"""What the level above people is called; the first is what we write."""
_LOOKALIKES = {"/": "\u2215", "|": "\u2223"}


@dataclass(frozen=True)
class KeywordSchema:
    """Keywords of one property. `separator`: between the levels of a hierarchy; empty for names
    alone. `of_people`: whether every keyword is somebody's name."""

    key: str
    array: ArrayProperty
    separator: str = ""
    of_people: bool = False

    def keyword(self, name: str) -> str:
        """What is written for a name."""
        if not self.separator:
            return name
        level = name.replace(self.separator, _LOOKALIKES[self.separator])
        return f"{ROOTS[0]}{self.separator}{level}"

    def name_of(self, keyword: str) -> str:
        """Whose name a keyword is, if it is somebody's: the last level of a hierarchy."""
        if not self.separator:
            return keyword
        level = keyword.rpartition(self.separator)[2]
        return level.replace(_LOOKALIKES[self.separator], self.separator)

    def keywords(self, document: Document) -> dict[str, Element]:
        """All keywords, whosever they are; of equal ones the first."""
        found: dict[str, Element] = {}
        for item in self.array.items(document):
            found.setdefault(text_of(item), item)
        return found

    def names(self, document: Document) -> Iterator[str]:
        """The names of people among the keywords."""
        for keyword in self.keywords(document):
            root, _, level = keyword.partition(self.separator or "\0")
            if (self.of_people and keyword) or (level and root in ROOTS):
                yield self.name_of(keyword)

    def edit(self, editing: Editing, removed: Sequence[Element], added: Sequence[str]) -> None:
        """Change the keywords of a document."""
        self.array.edit(editing, removed, [f"<rdf:li>{escaped(one)}</rdf:li>" for one in added])


DIGIKAM = KeywordSchema("digikam", ArrayProperty("digiKam:TagsList", kind="Seq"), "/")
LIGHTROOM = KeywordSchema("lightroom", ArrayProperty("lr:hierarchicalSubject"), "|")
SUBJECT = KeywordSchema("subject", ArrayProperty("dc:subject"))
PERSON_IN_IMAGE = KeywordSchema(
    "person-in-image", ArrayProperty("Iptc4xmpExt:PersonInImage"), of_people=True
)
