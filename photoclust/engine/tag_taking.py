"""Names of other programs taken over by the library, as one entry of its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from photoclust.engine.context import EngineContext
from photoclust.engine.drawing import open_around
from photoclust.engine.tag_regions import regions_told
from photoclust.engine.tag_types import TagReading, TagsTaken, Taking
from photoclust.errors import EditError, PhotoclustError
from photoclust.job import Job
from photoclust.library.edits import Bundle, Draw, Edit, TakeNames
from photoclust.messages import Message
from photoclust.tags.written import Written
from photoclust.types import Failure, FoundFace


def take_names(
    context: EngineContext,
    reading: TagReading,
    choices: Mapping[str, str | None],
    job: Job,
    *,
    confirmed: bool,
) -> TagsTaken:
    """Give the faces their names: those of `choices`, by the names that were found, None for people
    to be left out; the others as they were found.

    Raises Cancelled, before anything is changed.
    """
    takings = [(taking, choices.get(taking.name, taking.name)) for taking in reading.takings]
    wanted = [(taking, name) for taking, name in takings if name is not None]
    taken = TagsTaken()
    job.begin("drawing faces", total=sum(one.face is None for one, _ in wanted))
    drawn: list[tuple[Taking, str, FoundFace]] = []
    known: list[tuple[Taking, str]] = []
    for taking, name in wanted:
        if taking.face is not None:
            known.append((taking, name))
            continue
        job.check()
        face = _drawn(context, taking, taken)
        if face is not None:
            drawn.append((taking, name, face))
        job.report(done=1)
    before = {person.id for person in context.repository.people.all()}
    if known or drawn:
        _apply(context, known, drawn, confirmed=confirmed)
    taken.faces = len(known) + len(drawn)
    taken.drawn = len(drawn) + sum(taking.taken_back for taking, _ in known)
    taken.people = len({person.id for person in context.repository.people.all()} - before)
    _agree(context, reading, choices)
    return taken


def _agree(context: EngineContext, reading: TagReading, choices: Mapping[str, str | None]) -> None:
    """Remember what files and library say alike, as if we had written it: what is changed here
    from now on is changed there too."""
    photos = {photo.id: photo for photo in context.repository.tags.photos()}
    agreed = []
    for path, number, said in reading.said:
        if (photo := photos.get(number)) is None:
            continue
        ours, _ = regions_told(photo)
        before = Written.from_json(photo.written.get(path, ""))
        agreed.append((path, number, said.agreed(ours, choices).joined(before).as_json()))
    context.repository.tags.put(agreed)


def _apply(
    context: EngineContext,
    known: Sequence[tuple[Taking, str]],
    drawn: Sequence[tuple[Taking, str, FoundFace]],
    *,
    confirmed: bool,
) -> None:
    message = Message.of("tags-taken", count=len(known) + len(drawn))

    def edit(numbers: Sequence[int]) -> Edit:
        named: dict[str, list[int]] = {}
        for taking, name in known:
            named.setdefault(name, []).append(taking.face or 0)
        for number, (_, name, _) in zip(numbers, drawn, strict=True):
            named.setdefault(name, []).append(number)
        again = [Draw(taking.face or 0) for taking, _ in known if taking.taken_back]
        faces = tuple((name, tuple(some)) for name, some in named.items())
        return Bundle(message, (*again, TakeNames(message, faces, confirmed)))

    model = context.analyser.model if drawn else ""
    found = [(taking.photo, face) for taking, _, face in drawn]
    context.repository.draw_and_apply(found, model, edit, message)


def _drawn(context: EngineContext, taking: Taking, taken: TagsTaken) -> FoundFace | None:
    """The face at a box where the detector found none."""
    info = context.repository.photos.get(taking.photo)
    try:
        return context.photo_faces.find_at(open_around(context, info, taking.box), taking.box)
    except EditError:
        raise
    except PhotoclustError as error:
        taken.failures.append(Failure(info.paths[0], "tags", error.explanation))
        return None
