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
from photoclust.engine.tag_matching import Matched, match
from photoclust.engine.tag_sources import TagSources
from photoclust.engine.tag_types import NameFound, TagReading, Taking
from photoclust.job import Job
from photoclust.library.tags import TaggedPhoto
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


class _Reading:
    """One reading under way."""

    def __init__(self, context: EngineContext, *, confirmed: bool) -> None:
        self._repository = context.repository
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
        self._take(photo, matched, [said.origin for said in names])
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
        numbers = {p.name.casefold(): p.id for p in self._repository.people.all() if p.name}
        names = [
            NameFound(
                name=one.name,
                person=numbers.get(key),
                photos=len(one.photos),
                faces=one.counts["faces"],
                drawn=one.counts["drawn"],
                known=one.counts["known"],
                origins=tuple(one.origins),
            )
            for key, one in self._people.items()
        ]
        self.reading.names = sorted(names, key=lambda one: (-one.new, -one.known, one.name))
        return self.reading

    def _take(self, photo: TaggedPhoto, matched: Matched, origins: Collection[TagOrigin]) -> None:
        for name, box, face in matched.named:
            taken_back = face is not None and face in photo.taken_back
            number = None if face is None else face.face
            kind = "drawn" if face is None or taken_back else "faces"
            one = self._count(name, photo, kind, origins)
            self.reading.takings.append(Taking(photo.id, one.name, box, number, taken_back))
        for name in matched.known:
            self._count(name, photo, "known", origins)

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
