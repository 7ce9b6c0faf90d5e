"""Which photo goes into which album, under which name. Reads the disk and changes nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from photoclust.errors import ExportError
from photoclust.export.existing import ExportedFiles, Source
from photoclust.export.manifest import ManifestEntry, Member, Subject, read_manifest
from photoclust.export.names import distinct_files, distinct_names, folded, safe_name
from photoclust.export.os_errors import as_export_errors, printable
from photoclust.export.outdated import Concerns, Outdated, Whereabouts, find_outdated
from photoclust.paths import MANIFEST_NAME
from photoclust.types import FaceRecord

People = tuple[Member, ...]


@dataclass(frozen=True)
class Item:
    """One photo in one album. `size` in bytes; `present`: exported before, nothing to do.
    `photo`: its number. `former`: an outdated file of an earlier export that shows it, and may
    become this one."""

    source: Path
    target: Path
    size: int
    present: bool
    photo: int
    former: Path | None = None


@dataclass(frozen=True)
class Album:
    """A planned folder: of one person, of several who appear together, or of a recipe, by its
    name."""

    folder: Path
    people: tuple[Member, ...]
    items: tuple[Item, ...]
    recipe: str | None = None


@dataclass(frozen=True)
class RecipePhotos:
    """The photos that a recipe asks for: the paths of each by its number."""

    name: str
    photos: Mapping[int, tuple[Path, ...]]


@dataclass(frozen=True)
class AlbumPlan:
    """What an export would write. `unreachable`: photos that are at none of their paths now.
    `outdated`: what earlier exports have written and this one would not.

    `new`: what is still to be written, each item with its album; `bytes`: the size of all these
    together, as copies; `moves`: how many of them an outdated file may become; `renamed`: how
    many get another name than their source's. `present`: how many items are there already.
    """

    out: Path
    albums: tuple[Album, ...]
    unreachable: tuple[Path, ...]
    outdated: tuple[Outdated, ...]
    new: list[tuple[Album, Item]]
    bytes: int
    moves: int
    renamed: int
    present: int

    @classmethod
    def of(
        cls,
        out: Path,
        albums: tuple[Album, ...],
        unreachable: tuple[Path, ...] = (),
        outdated: tuple[Outdated, ...] = (),
    ) -> AlbumPlan:
        """A plan, with what is in it counted: for many photos that takes a while."""
        new = [(album, item) for album in albums for item in album.items if not item.present]
        return cls(
            out,
            albums,
            unreachable,
            outdated,
            new,
            bytes=sum(item.size for _, item in new),
            moves=sum(item.former is not None for _, item in new),
            renamed=sum(item.source.name != item.target.name for _, item in new),
            present=sum(item.present for album in albums for item in album.items),
        )


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
    recipes: Sequence[RecipePhotos] = (),
    every_recipe: bool = False,
    whereabouts: Whereabouts | None = None,
) -> AlbumPlan:
    """Plan one folder per person in `out`, with every photo that shows the person, and one for
    each of the `recipes`.

    `records`: the faces to export, those of ignored people left out by the caller. Faces
    without a person are passed over. With `together` each exact set of people who share a
    photo gets a folder too, "Anna + Ben". A photo is taken from the first of its paths that
    exists, once however many copies there are. The plan does not depend on the order of
    `records`.

    What an earlier export put there stays as it is and is `present`, also if other programs
    have written metadata into its photo since. Folders follow the names: a person renamed
    since then gets a new folder, and what is in the old one is `outdated`. `people`: whom the
    export is about, None for everybody; albums of others are not. `every_recipe`: it is about all
    recipes, also those of earlier exports that are none of these. `whereabouts`: of all photos, to
    find the originals of outdated files that were moved.

    Raises ExportError when `out` is not a folder, holds photos of the library, or holds a
    manifest that is damaged or not ours.
    """
    out = out.absolute()
    with as_export_errors(out):
        _refuse_bad_folder(_all_paths(records, recipes, whereabouts or {}), out)
    entries = read_manifest(out)
    places = _places(records, recipes)
    photos = _photos(records, places.found)
    contents = _members(photos, together) | _of_recipes(recipes, places.found)
    concerns = _concerns(people, [r.name for r in recipes], every_recipe, together=together)
    folders = _folders(contents, entries, out, concerns)
    presence = ExportedFiles(entries)
    with as_export_errors(out):
        albums = tuple(
            Album(
                folder := out / folders[subject],
                subject.people,
                _items(folder, shown_in, presence),
                subject.recipe,
            )
            for subject, shown_in in contents.items()
        )
        targets = {item.target for album in albums for item in album.items}
        outdated = find_outdated(out, entries, targets, concerns, places.away, whereabouts or {})
    return AlbumPlan.of(out, _following(albums, outdated), places.unreachable, outdated)


def _concerns(
    chosen: Collection[int] | None, recipes: Collection[str], every: bool, *, together: bool
) -> Concerns:
    """Whether an export is about an album."""

    def concerns(subject: Subject) -> bool:
        if subject.recipe is not None:
            return every or subject.recipe in recipes
        return (len(subject.people) == 1 or together) and (
            chosen is None or all(member.id in chosen for member in subject.people)
        )

    return concerns


def _following(albums: Sequence[Album], outdated: Sequence[Outdated]) -> tuple[Album, ...]:
    """The albums, with the outdated files that may become new items of theirs."""
    former: defaultdict[int, list[Path]] = defaultdict(list)
    for file in reversed(outdated):
        if file.original is not None and file.photo is not None:
            former[file.photo].append(file.target)
    return tuple(
        replace(
            album,
            items=tuple(
                item
                if item.present or not former[item.photo]
                else replace(item, former=former[item.photo].pop())
                for item in album.items
            ),
        )
        for album in albums
    )


def _all_paths(
    records: Iterable[FaceRecord], recipes: Iterable[RecipePhotos], whereabouts: Whereabouts
) -> Iterator[Path]:
    """Where photos of the library lie."""
    for record in records:
        yield from record.paths
    for photos in (whereabouts, *(recipe.photos for recipe in recipes)):
        for paths in photos.values():
            yield from paths


def _refuse_bad_folder(paths: Iterable[Path], out: Path) -> None:
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise ExportError("albums-not-a-folder", path=printable(out))
    # Scans skip folders with a manifest, so one beside the user's photos would hide them.
    parents = {path.parent for path in paths}
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


@dataclass(frozen=True)
class _Places:
    """Where photos are, by their numbers. `unreachable`: one path of each that is at none of its
    paths, and `away`: all of them."""

    found: Mapping[int, Source]
    unreachable: tuple[Path, ...]
    away: tuple[Path, ...]


def _places(records: Iterable[FaceRecord], recipes: Iterable[RecipePhotos]) -> _Places:
    paths = {r.face.photo_id: r.paths for r in records if r.face.person_id is not None}
    for recipe in recipes:
        paths |= recipe.photos
    found = {photo: Source.find(places) for photo, places in paths.items()}
    lost = [paths[photo] for photo, source in found.items() if source is None]
    return _Places(
        {photo: source for photo, source in found.items() if source is not None},
        tuple(sorted(places[0] for places in lost if places)),
        tuple(path for places in lost for path in places),
    )


def _photos(records: Iterable[FaceRecord], found: Mapping[int, Source]) -> list[_Photo]:
    """The photos of sorted faces that can be reached, in a lasting order."""
    by_photo: defaultdict[int, list[FaceRecord]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.face.id):
        if record.face.person_id is not None and record.face.photo_id in found:
            by_photo[record.face.photo_id].append(record)
    photos = (_Photo(photo, found[photo], _people(faces)) for photo, faces in by_photo.items())
    return sorted(photos, key=_photo_order)


def _of_recipes(
    recipes: Iterable[RecipePhotos], found: Mapping[int, Source]
) -> dict[Subject, list[_Photo]]:
    """The photos of each recipe's album; none for a recipe without photos."""
    albums = {
        Subject(recipe=recipe.name): [
            _Photo(photo, found[photo], ()) for photo in recipe.photos if photo in found
        ]
        for recipe in recipes
    }
    return {of: sorted(photos, key=_photo_order) for of, photos in albums.items() if photos}


def _photo_order(photo: _Photo) -> tuple[str, Path, int]:
    return folded(photo.source.path.name), photo.source.path, photo.id


def _people(faces: Iterable[FaceRecord]) -> People:
    labels = {
        face.person_id: record.person if record.person is not None else f"Person {face.person_id}"
        for record in faces
        if (face := record.face).person_id is not None
    }
    members = [Member(person_id, label) for person_id, label in labels.items()]
    return tuple(sorted(members, key=lambda member: (folded(member.name), member.id)))


def _members(photos: Iterable[_Photo], together: bool) -> dict[Subject, list[_Photo]]:
    """The photos of each album of people: single ones first, then sets, each by label."""
    members: defaultdict[People, list[_Photo]] = defaultdict(list)
    for photo in photos:
        for member in photo.people:
            members[(member,)].append(photo)
        if together and len(photo.people) > 1:
            members[photo.people].append(photo)
    return {Subject(people): members[people] for people in sorted(members, key=_album_order)}


def _album_order(people: People) -> tuple[bool, list[str], list[int]]:
    return (
        len(people) > 1,
        [folded(member.name) for member in people],
        [member.id for member in people],
    )


def _folders(
    albums: Collection[Subject], entries: Mapping[str, ManifestEntry], out: Path, concerns: Concerns
) -> dict[Subject, str]:
    """A folder name for each album: the one it had under this label, else a new one.

    So the second of two Annas keeps "Anna (2)" when the first one is renamed. Albums that the
    export is not about keep theirs.
    """
    earlier = {entry.subject: path.partition("/")[0] for path, entry in entries.items()}
    others = [name for of, name in earlier.items() if of not in albums and not concerns(of)]
    folders: dict[Subject, str] = {}
    taken = {folded(name): name for name in (MANIFEST_NAME, *_obstacles(out), *others)}
    fresh: dict[Subject, str] = {}
    for subject in albums:
        name = earlier.get(subject, "")
        if folded(name) in taken or safe_name(name) != name:
            fresh[subject] = subject.label
        else:
            folders[subject] = taken[folded(name)] = name
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
