"""Changes to the properties of an XMP document, collected and then made at once."""

from __future__ import annotations

from photoclust.errors import TagError
from photoclust.tags.document import Document, Splice
from photoclust.tags.namespaces import declared, qualified
from photoclust.tags.rdf import descriptions, rdf_of

EMPTY_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    f" <rdf:RDF{declared('rdf')}>\n"
    '  <rdf:Description rdf:about="">\n'
    "  </rdf:Description>\n"
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    '<?xpacket end="w"?>'
).encode()
"""An XMP packet without properties."""


class Editing:
    """Changes to one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._splices: list[Splice] = []
        self._new: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self._splices and not self._new

    def change(self, *splices: Splice) -> None:
        """Make these changes."""
        self._splices += splices

    def add_property(self, name: str, content: str) -> None:
        """Add a property that the document does not have; `content`: its element, with the
        declarations of its prefixes.

        Raises TagError when the document has it in a form that cannot be added to.
        """
        if any(qualified(name) in one.attributes for one in descriptions(self.document)):
            raise TagError("tags-unusual", property=name)
        self._new.append(content)

    def result(self) -> bytes:
        """The changed document. Raises TagError for one in an encoding that is not changed."""
        if self.is_empty:
            return self.document.data
        if not self.document.is_editable:
            raise TagError("tags-of-wide-characters")
        return self.document.spliced([*self._splices, *self._added()])

    def _added(self) -> list[Splice]:
        if not self._new:
            return []
        content = "".join(f"\n   {one}" for one in self._new)
        found = descriptions(self.document)
        if found:
            return [self.document.appended(found[0], content)]
        description = f'\n  <rdf:Description{declared("rdf")} rdf:about="">{content}'
        whole = f"{description}\n  </rdf:Description>"
        return [self.document.appended(rdf_of(self.document), whole)]
