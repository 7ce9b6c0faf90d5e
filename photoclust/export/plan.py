"""Which photo goes into which album, under which name. Reads the disk and changes nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from photoclust.errors import ExportError
from photoclust.export.existing import ExportedFiles, Source
from photoclust.export.manifest import ManifestEntry, Member, read_manifest
from photoclust.export.names import distinct_files, distinct_names, folded, safe_name
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.export.outdated import Outdated, find_outdated
from photoclust.paths import MANIFEST_NAME
from photoclust.types import FaceRecord

People = tuple[Member, ...]


@dataclass(frozen=True)
class Item:
    """One photo in one album. `size` in bytes; `present`: exported before, nothing to do.
    `photo`: its number."""

    source: Path
    target: Path
    size: int
    present: bool
    photo: int


@dataclass(frozen=True)
class Album:
    """A planned folder: of one person, or of several who appear together."""

    folder: Path
    people: tuple[Member, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class AlbumPlan:
    """What an export would write. `unreachable`: photos that are at none of their paths now.
    `outdated`: what earlier exports have written and this one would not."""

    out: Path
    albums: tuple[Album, ...]
    unreachable: tuple[Path, ...]
    outdated: tuple[Outdated, ...] = ()

    @property
    def new(self) -> list[tuple[Album, Item]]:
        """What is still to be written, each item with its album."""
        return [(album, item) for album in self.albums for item in album.items if not item.present]

    @property
    def present(self) -> int:
        """How many items are there already."""
        return sum(item.present for album in self.albums for item in album.items)

    @property
    def bytes(self) -> int:
        """The size of all new items together, as copies."""
        return sum(item.size for _, item in self.new)


@dataclass(frozen=True)
class _Photo:
    id: int
    source: Source
    people: People


def plan_albums(
    records: Sequence[FaceRecord],
    out: Path,
    *,
    together: bool = False,
    people: Collection[int] | None = None,
) -> AlbumPlan:
    """Plan one folder per person in `out`, with every photo that shows the person.

    `records`: the faces to export, those of ignored people left out by the caller. Faces
    without a person are passed over. With `together` each exact set of people who share a
    photo gets a folder too, "Anna + Ben". A photo is taken from the first of its paths that
    exists, once however many copies there are. The plan does not depend on the order of
    `records`.

    What an earlier export put there stays as it is and is `present`, also if other programs
    have written metadata into its photo since. Folders follow the names: a person renamed
    since then gets a new folder, and what is in the old one is `outdated`. `people`: whom the
    export is about, None for everybody; albums of others are not.

    Raises ExportError when `out` is not a folder, holds photos of the library, or holds a
    manifest that is damaged or not ours.
    """
    out = out.absolute()
    with as_export_errors(out):
        _refuse_bad_folder(records, out)
    entries = read_manifest(out)
    photos, unreachable = _photos(records)
    away = frozenset(unreachable)
    members = _members(photos, together)
    folders = _folders(members, entries, out)
    presence = ExportedFiles(entries)
    with as_export_errors(out):
        albums = tuple(
            Album(out / folders[people], people, _items(out / folders[people], shown_in, presence))
            for people, shown_in in members.items()
        )
        outdated = find_outdated(
            out,
            entries,
            {item.target for album in albums for item in album.items},
            partial(_concerns, people, together=together),
            [
                path
                for record in records
                if record.paths[:1] and record.paths[0] in away
                for path in record.paths
            ],
        )
    return AlbumPlan(out, albums, unreachable, outdated)


def _concerns(chosen: Collection[int] | None, people: People, *, together: bool) -> bool:
    """Whether an export is about an album."""
    return (len(people) == 1 or together) and (
        chosen is None or all(member.id in chosen for member in people)
    )


def _refuse_bad_folder(records: Iterable[FaceRecord], out: Path) -> None:
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise ExportError("albums-not-a-folder", path=printable(out))
    # Scans skip folders with a manifest, so one beside the user's photos would hide them.
    parents = {path.parent for record in records for path in record.paths}
    # realpath, as Path.resolve raises on links that lead in a circle.
    resolved = {Path(os.path.realpath(parent)) for parent in parents}
    above = {folder for parent in resolved for folder in (parent, *parent.parents)}
    if any(_is_same(folder, out) for folder in above):
        raise ExportError("albums-among-photos", path=printable(out))


def _is_same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:
        return False


def _photos(records: Iterable[FaceRecord]) -> tuple[list[_Photo], tuple[Path, ...]]:
    """The photos of sorted faces, in a lasting order, and those that cannot be reached."""
    by_photo: defaultdict[int, list[FaceRecord]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.face.id):
        if record.face.person_id is not None:
            by_photo[record.face.photo_id].append(record)
    photos: list[_Photo] = []
    unreachable: list[Path] = []
    for photo_id, faces in by_photo.items():
        source = Source.find(faces[0].paths)
        if source is None:
            unreachable.extend(faces[0].paths[:1])
        else:
            photos.append(_Photo(photo_id, source, _people(faces)))
    photos.sort(key=lambda photo: (folded(photo.source.path.name), photo.source.path, photo.id))
    return photos, tuple(sorted(unreachable))


def _people(faces: Iterable[FaceRecord]) -> People:
    labels = {
        face.person_id: record.person if record.person is not None else f"Person {face.person_id}"
        for record in faces
        if (face := record.face).person_id is not None
    }
    members = [Member(person_id, label) for person_id, label in labels.items()]
    return tuple(sorted(members, key=lambda member: (folded(member.name), member.id)))


def _members(photos: Iterable[_Photo], together: bool) -> dict[People, list[_Photo]]:
    """The photos of each album: people first, then sets of people, each by label."""
    members: defaultdict[People, list[_Photo]] = defaultdict(list)
    for photo in photos:
        for member in photo.people:
            members[(member,)].append(photo)
        if together and len(photo.people) > 1:
            members[photo.people].append(photo)
    return {people: members[people] for people in sorted(members, key=_album_order)}


def _album_order(people: People) -> tuple[bool, list[str], list[int]]:
    return (
        len(people) > 1,
        [folded(member.name) for member in people],
        [member.id for member in people],
    )


def _folders(
    albums: Iterable[People], entries: Mapping[str, ManifestEntry], out: Path
) -> dict[People, str]:
    """A folder name for each album: the one it had under this label, else a new one.

    So the second of two Annas keeps "Anna (2)" when the first one is renamed.
    """
    earlier = {entry.people: path.partition("/")[0] for path, entry in entries.items()}
    folders: dict[People, str] = {}
    taken = {folded(name): name for name in (MANIFEST_NAME, *_obstacles(out))}
    fresh: dict[People, str] = {}
    for people in albums:
        name = earlier.get(people, "")
        if folded(name) in taken or safe_name(name) != name:
            fresh[people] = " + ".join(member.name for member in people)
        else:
            folders[people] = taken[folded(name)] = name
    return folders | distinct_names(fresh, taken.values())


def _obstacles(out: Path) -> Iterator[str]:
    """Names in `out` that are taken by files, so that no album can have them."""
    with as_export_errors(out):
        if out.is_dir():
            yield from (path.name for path in out.iterdir() if not path.is_dir())


def _items(folder: Path, photos: Sequence[_Photo], presence: ExportedFiles) -> tuple[Item, ...]:
    present = presence.find(folder, {photo.id: photo.source for photo in photos})
    absent = {photo.id: photo.source.path.name for photo in photos if photo.id not in present}
    taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    names = present | distinct_files(absent, taken)
    return tuple(
        Item(
            photo.source.path,
            folder / names[photo.id],
            photo.source.size,
            present=photo.id in present,
            photo=photo.id,
        )
        for photo in photos
    )
