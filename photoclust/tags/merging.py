"""The names of one photo written into a document in which other programs write too.

Three states are compared: what we last wrote, what the document holds, and what the library says.
A change made elsewhere wins over ours, and is told so that the library can follow it; what was
never ours stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from photoclust.tags.document import Document, Element, xml_text
from photoclust.tags.editing import Editing
from photoclust.tags.keywords import KeywordSchema
from photoclust.tags.mwg import MWG
from photoclust.tags.pairing import followed, paired
from photoclust.tags.region import WRITTEN_WITHIN, Region, Size
from photoclust.tags.schemas import KEYWORDS, REGIONS, RegionSchema, TagForm
from photoclust.tags.written import Written


@dataclass(frozen=True)
class EditElsewhere:
    """A region that we wrote and another program changed. `ours`: what the library says, at its
    place in the list; `name`: what is there now, None when it was removed. `is_conflict`: the
    library has changed as well."""

    place: int
    ours: Region
    name: str | None
    is_conflict: bool


@dataclass(frozen=True)
class Kept:
    """Another program's region that stays though the library says something else; `ours` None when
    the name was taken away here, and the region renamed there."""

    ours: str | None
    theirs: str


@dataclass(frozen=True)
class Merged:
    """A document after a merge. `written`: what is ours in it now. `elsewhere`: edits that the
    library is to follow. `kept`: conflicts in which theirs stays. `is_other_size`: its regions are
    of a picture of another shape, so none were written. `added`, `removed`: names that were written
    and taken away somewhere in it."""

    data: bytes
    written: Written
    elsewhere: tuple[EditElsewhere, ...] = ()
    kept: tuple[Kept, ...] = ()
    is_other_size: bool = False
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()


def merge(
    document: Document,
    written: Written,
    ours: Sequence[Region],
    size: Size,
    forms: Collection[TagForm],
) -> Merged:
    """Bring a document up to what the library says.

    written: what was last written into it. ours: the confirmed names of the photo. size: of the
    picture as stored. Raises TagError for a document that cannot be changed.
    """
    ours = [replace(region, name=xml_text(region.name)) for region in ours]
    schemas = [REGIONS[form] for form in REGIONS if form in forms]
    applied = MWG.size(document)
    is_other_size = applied is not None and not applied.fits(size)
    if is_other_size:
        schemas = []
    elsewhere, orphaned = _edits_elsewhere(document, written, ours, schemas)
    target = _following(ours, elsewhere)
    editing = Editing(document)
    state = _State(editing, written, dict(written.regions), dict(written.names))
    state.kept += orphaned
    for schema in schemas:
        state.merge_regions(schema, target, size)
    names = list(dict.fromkeys(region.name for region in target))
    for form in KEYWORDS:
        if form in forms:
            for keywords in KEYWORDS[form]:
                state.merge_keywords(keywords, names)
    return Merged(
        data=editing.result(),
        written=Written(state.regions, state.names),
        elsewhere=elsewhere,
        kept=tuple(dict.fromkeys(state.kept)),
        is_other_size=is_other_size,
        added=frozenset(state.added),
        removed=frozenset(state.removed),
    )


def holds(document: Document, written: Written) -> bool:
    """Whether anything that was written is in a document."""
    for schema in REGIONS.values():
        base = written.regions.get(schema.key, ())
        theirs = [found.region for found in schema.regions(document)]
        pairs = paired(base, theirs)
        if any(base[one].name == theirs[other].name for one, other in pairs.items()):
            return True
    return any(
        not set(written.names.get(schema.key, ())).isdisjoint(
            map(schema.name_of, schema.keywords(document))
        )
        for schemas in KEYWORDS.values()
        for schema in schemas
    )


def _edits_elsewhere(
    document: Document, written: Written, ours: Sequence[Region], schemas: Sequence[RegionSchema]
) -> tuple[tuple[EditElsewhere, ...], list[Kept]]:
    """What other programs changed of what we wrote: the edits of what the library still has, and
    the new names of what it has no more."""
    edits: dict[int, EditElsewhere] = {}
    orphaned: list[Kept] = []
    for schema in schemas:
        base = written.regions.get(schema.key, ())
        theirs = [found.region for found in schema.regions(document)]
        there, here = followed(base, theirs), followed(base, ours)
        for number, region in enumerate(base):
            name = theirs[there[number]].name if number in there else None
            if name == region.name:
                continue
            if number in here:
                now = ours[here[number]]
                if now.name != name:
                    is_conflict = now.name != region.name
                    edit = EditElsewhere(here[number], now, name, is_conflict)
                    edits.setdefault(here[number], edit)
            elif name is not None:
                orphaned.append(Kept(None, name))
    return tuple(edits[place] for place in sorted(edits)), orphaned


def _following(ours: Sequence[Region], edits: Sequence[EditElsewhere]) -> list[Region]:
    """What the library will say once it has followed these edits."""
    names = {edit.place: edit.name for edit in edits}
    now = ((region, names.get(place, region.name)) for place, region in enumerate(ours))
    return [replace(region, name=name) for region, name in now if name is not None]


@dataclass
class _State:
    """A merge under way: the editing, what was written before, and what will be afterwards."""

    editing: Editing
    before: Written
    regions: dict[str, tuple[Region, ...]]
    names: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        self.kept: list[Kept] = []
        self.added: set[str] = set()
        self.removed: set[str] = set()

    def merge_regions(self, schema: RegionSchema, target: Sequence[Region], size: Size) -> None:
        """Bring the regions of one schema up to the target."""
        base = self.before.regions.get(schema.key, ())
        found = list(schema.regions(self.editing.document))
        theirs = [one.region for one in found]
        there, from_base = paired(target, theirs), paired(target, base)
        base_there = followed(base, theirs)
        for number, former in from_base.items():
            if former in base_there and base_there[former] not in there.values():
                there.setdefault(number, base_there[former])  # its box was moved elsewhere
        ours: list[Region] = []
        added: list[Region] = []
        renamed: list[tuple[Element, str]] = []
        for number, region in enumerate(target):
            if number not in there:
                added.append(region)
            elif theirs[there[number]].name == region.name:
                if number not in from_base and not _is_written(region, theirs[there[number]]):
                    continue  # it was there before, and is not ours
            elif there[number] in base_there.values():
                renamed.append((found[there[number]].item, region.name))
            else:
                self.kept.append(Kept(region.name, theirs[there[number]].name))
                continue
            ours.append(region)
        staying = set(there.values())
        removed = [
            found[place]
            for number, place in base_there.items()
            if place not in staying and theirs[place].name == base[number].name
        ]
        schema.edit(self.editing, [one.item for one in removed], renamed, added, size)
        self.regions[schema.key] = tuple(ours)
        self.added.update(region.name for region in added)
        self.added.update(name for _, name in renamed)
        self.removed.update(one.region.name for one in removed)

    def merge_keywords(self, schema: KeywordSchema, names: Sequence[str]) -> None:
        """Bring the keywords of one schema up to these names."""
        document = self.editing.document
        base = self.before.names.get(schema.key, ())
        theirs, known = schema.keywords(document), set(schema.names(document))
        added = [
            name
            for name in names
            if schema.keyword(name) not in theirs and name not in known and name not in base
        ]
        gone = {name: theirs.get(schema.keyword(name)) for name in base if name not in names}
        removed = [item for item in gone.values() if item is not None]
        schema.edit(self.editing, removed, [schema.keyword(name) for name in added])
        self.names[schema.key] = (*(name for name in base if name in names), *added)
        self.added.update(added)
        self.removed.update(name for name, item in gone.items() if item is not None)


def _is_written(ours: Region, theirs: Region) -> bool:
    """Whether a region has the very numbers that we write: then it is ours, though the program
    ended before it could remember that."""
    sides = ((b.x, b.y, b.width, b.height) for b in (ours.box, theirs.box))
    return all(abs(one - other) < WRITTEN_WITHIN for one, other in zip(*sides, strict=True))
