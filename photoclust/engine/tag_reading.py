"""Names that other programs gave, read and matched to faces; nothing is changed by it.

`take` then has the library take them over, as one entry of its history.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from photoclust.engine.context import EngineContext
from photoclust.engine.tag_following import shared
from photoclust.engine.tag_matching import Matched, match
from photoclust.engine.tag_namesakes import surely_meant
from photoclust.engine.tag_sources import TagSources
from photoclust.engine.tag_types import NameFound, TagReading, Taking
from photoclust.job import Job
from photoclust.library.tags import NamedBox, TaggedPhoto
from photoclust.messages import Message
from photoclust.tags.reading import FoundNames, TagOrigin
from photoclust.tags.table import NameTable
from photoclust.types import Failure


@dataclass
class _Somebody:
    """Who is named so: in the spelling met first."""

    name: str
    photos: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    origins: dict[TagOrigin, None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Shared:
    """A name that several people here may be meant by. `face` None: none is known there."""

    photo: TaggedPhoto
    path: Path
    name: str
    people: tuple[int, ...]
    face: NamedBox | None
    origins: tuple[TagOrigin, ...]


class _Reading:
    """One reading under way."""

    def __init__(self, context: EngineContext, *, confirmed: bool) -> None:
        self._context = context
        self._repository = context.repository
        self._book = context.repository.people.names()
        self._shared: list[_Shared] = []
        self._confirmed = confirmed
        self._excluded = context.repository.tags.exclusions()
        self._people: dict[str, _Somebody] = {}
        self.reading = TagReading()

    def add(self, photo: TaggedPhoto, sources: Sequence[tuple[Path, FoundNames | Message]]) -> None:
        """Take what the files of one photo say."""
        found = [(path, said) for path, said in sources if isinstance(said, FoundNames) and said]
        self.reading.failures += [
            Failure(path, "tags", said) for path, said in sources if isinstance(said, Message)
        ]
        self.reading.tagged += bool(found)
        if not found:
            return
        names = [said for _, said in found]
        matched = match(photo, names, self._excluded, confirmed=self._confirmed)
        self._take(photo, matched, found)
        self.reading.said += [
            (path, photo.id, said.said)
            for path, said in found
            if said.origin in (TagOrigin.SIDECAR, TagOrigin.EMBEDDED)
        ]
        path = found[0][0]
        self.reading.conflicts += [Failure(path, "tags", said) for said in matched.conflicts]
        self.reading.unplaced += len(matched.unplaced)

    def finished(self) -> TagReading:
        """The whole, with the people in the order of their faces."""
        self._settle_shared()
        names = [
            NameFound(
                name=one.name,
                person=next(iter(self._book.called(one.name)), None),
                photos=len(one.photos),
                faces=one.counts["faces"],
                drawn=one.counts["drawn"],
                known=one.counts["known"],
                origins=tuple(one.origins),
            )
            for one in self._people.values()
        ]
        self.reading.names = sorted(names, key=lambda one: (-one.new, -one.known, one.name))
        return self.reading

    def _take(
        self, photo: TaggedPhoto, matched: Matched, found: Sequence[tuple[Path, FoundNames]]
    ) -> None:
        origins = tuple(said.origin for _, said in found)
        for name, box, face in matched.named:
            meant = self._book.may_be_meant(name)
            if len(meant) > 1:
                self._shared.append(_Shared(photo, found[0][0], name, meant, face, origins))
                continue
            taken_back = face is not None and face in photo.taken_back
            number = None if face is None else face.face
            kind = "drawn" if face is None or taken_back else "faces"
            one = self._count(name, photo, kind, origins)
            self.reading.takings.append(Taking(photo.id, one.name, box, number, taken_back))
        for name in matched.known:
            self._count(name, photo, "known", origins)

    def _settle_shared(self) -> None:
        """Take names that several people have where the face says surely which of them; else tell
        that nothing is decided by them."""
        candidates = {
            one.face.face: [
                person
                for person in one.people
                if (one.face.face, (self._book.label(person) or "").casefold())
                not in self._excluded
            ]
            for one in self._shared
            if one.face is not None and one.face not in one.photo.taken_back
        }
        sure = surely_meant(self._context, candidates)
        for one in self._shared:
            person = None if one.face is None else sure.get(one.face.face)
            if one.face is None or person is None:
                said = shared(self._book, one.name, one.people)
                self.reading.conflicts.append(Failure(one.path, "tags", said))
                continue
            name = self._count(self._book.label(person) or "", one.photo, "faces", one.origins).name
            taking = Taking(one.photo.id, name, one.face.box, one.face.face)
            self.reading.takings.append(taking)

    def _count(
        self, name: str, photo: TaggedPhoto, kind: str, origins: Collection[TagOrigin]
    ) -> _Somebody:
        one = self._people.setdefault(name.casefold(), _Somebody(name))
        one.photos.add(photo.id)
        one.counts[kind] += 1
        one.origins |= dict.fromkeys(origins)
        return one


def read_tags(
    context: EngineContext,
    job: Job,
    *,
    folder: Path | None,
    origins: Collection[TagOrigin],
    contacts: Mapping[str, str],
    table: NameTable | None,
    confirmed: bool,
) -> TagReading:
    """What the tags of photos say. Raises Cancelled."""
    begun = time.monotonic()
    photos = context.repository.tags.photos(folder)
    sources = TagSources(origins, contacts, table, context.settings.max_file_size)
    for parent in {file.path.parent for photo in photos for file in photo.files}:
        sources.look_into(parent)
    reading = _Reading(context, confirmed=confirmed)
    job.begin("reading tags", total=sum(len(photo.files) for photo in photos))
    for photo in photos:
        job.check()
        reading.add(photo, [one for file in photo.files for one in sources.of(file.path)])
        job.report(done=len(photo.files))
        reading.reading.files += len(photo.files)
    done = reading.finished()
    done.seconds = time.monotonic() - begun
    return done
