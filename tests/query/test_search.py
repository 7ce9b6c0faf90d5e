"""The photos found are those that fit, judged one by one in Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoclust.library.edits import Move, Name, Reject, SetState
from photoclust.library.repository import Repository
from photoclust.query import tree
from photoclust.query.search import Search, condition
from photoclust.types import PersonState
from tests.library.synthetic import face_ids, found, group, store
from tests.query.recipes import leaves, queries, whos

ANNA, BEN, CARL, STRANGER = 1, 2, 3, 4
"""Anna and Ben have names, Carl has none, the stranger is ignored."""
FOLDERS = ["Holidays", "holidays/2019", "Italy", "/photos/Holidays", "2019", "oli"]
DATES = ["2018-12-31T23:59:59", "2019-05-03T10:00:00", "2019-05-31T00:00:00", "2020-01-01T00:00:00"]
DAYS = st.sampled_from(["2018", "2019", "2019-05", "2019-05-03", "2019-05-31", "2020"])


@dataclass(frozen=True)
class Photo:
    """Who is in it, 0 for an unsorted face; where it lies, and when it was taken."""

    faces: tuple[int, ...]
    path: str
    date: str | None


PHOTOS = tuple(
    Photo(faces, f"/photos/{folder}/{number}.jpg", date)
    for number, (faces, folder, date) in enumerate(
        [
            ((), "Holidays", DATES[0]),
            ((1,), "Holidays/2019", DATES[1]),
            ((1, 2), "Holidays/2019/Italy", DATES[2]),
            ((1, 2, 3), "2019", DATES[3]),
            ((1, 0), "Italy", None),
            ((0, 0), "Italy", DATES[1]),
            ((1, 4), "Holidays", DATES[2]),
            ((4,), "Holidays2", None),
            ((3,), "HOLIDAYS", DATES[0]),
            ((2, 3, 0, 4), "other", DATES[3]),
            ((1, 1), "other", DATES[1]),
        ]
    )
)


@pytest.fixture(scope="module")
def search() -> Iterator[tuple[Search, dict[int, Photo]]]:
    """A library with these photos, and the photos by their numbers."""
    with TemporaryDirectory() as folder:
        repository = Repository(Path(folder) / "library.photoclust")
        numbers = {}
        for photo in PHOTOS:
            faces = [found(40 * place, who) for place, who in enumerate((*photo.faces, 9))]
            numbers[store(repository, photo.path, faces, date=photo.date)] = photo
        everywhere = {number: face_ids(repository, number) for number in numbers}
        # The last face of each is no face.
        repository.apply(Reject(tuple(faces[-1] for faces in everywhere.values())))
        first = [
            next(everywhere[n][p.faces.index(who)] for n, p in numbers.items() if who in p.faces)
            for who in (ANNA, BEN, CARL, STRANGER)
        ]
        assert group(repository, *([face] for face in first)) == [ANNA, BEN, CARL, STRANGER]
        for number, photo in numbers.items():
            for face, who in zip(everywhere[number], photo.faces, strict=False):
                if who:
                    repository.apply(Move((face,), who))
        repository.apply(Name(ANNA, "Anna"))
        repository.apply(Name(BEN, "Ben"))
        repository.apply(SetState(STRANGER, PersonState.IGNORED))
        yield Search(repository.database), numbers
        repository.close()


def fits(photo: Photo, query: tree.Query) -> bool:
    people = set(photo.faces) - {0}
    known = people - {STRANGER}
    match query:
        case tree.Shows(tree.PersonNumber(number)):
            return number in people
        case tree.Together(group):
            wanted = {who.number for who in group if isinstance(who, tree.PersonNumber)}
            return wanted <= people and known <= wanted
        case tree.Taken(first, last):
            date = photo.date
            return date is not None and date >= first and date[: len(last)] <= last
        case tree.Undated():
            return photo.date is None
        case tree.Below(folder):
            above = photo.path.rpartition("/")[0].lower()
            return f"/{folder.lower().strip('/')}/" in f"{above}/"
        case tree.Count(what, least, most):
            faces = [who for who in photo.faces if who != STRANGER]
            count = len(known) if what is tree.Counted.PEOPLE else len(faces)
            return least <= count and (most is None or count <= most)
        case tree.Holds(kind):
            wanted = {"named": {ANNA, BEN}, "unnamed": {CARL}, "unsorted": {0}}[kind]
            return bool(set(photo.faces) & wanted)
        case tree.Not(part):
            return not fits(photo, part)
        case tree.And(parts):
            return all(fits(photo, part) for part in parts)
        case tree.Or(parts):
            return any(fits(photo, part) for part in parts)
    raise AssertionError(query)


PEOPLE = st.integers(1, 4).map(tree.PersonNumber)
QUERIES = queries(leaves(PEOPLE, st.sampled_from(FOLDERS), DAYS))


@settings(deadline=None)
@given(QUERIES)
def test_the_photos_found_are_those_that_fit(
    search: tuple[Search, dict[int, Photo]], query: tree.Query
) -> None:
    finder, photos = search
    fitting = {number for number, photo in photos.items() if fits(photo, query)}
    assert set(finder.photos(query).tolist()) == fitting


def test_photos_come_oldest_first_and_undated_last(
    search: tuple[Search, dict[int, Photo]],
) -> None:
    finder, photos = search
    dates = [photos[number].date or "9" for number in finder.photos(tree.Not(tree.Shows(
        tree.PersonNumber(BEN)))).tolist()]  # fmt: skip
    assert dates == sorted(dates)


def test_folders_that_there_are(search: tuple[Search, dict[int, Photo]]) -> None:
    finder = search[0]
    assert finder.has_folder("holidays")
    assert finder.has_folder("/photos/Holidays/2019/")
    assert not finder.has_folder("oliday")
    assert not finder.has_folder("2019/Holidays")
    assert "Italy" in finder.folders()


@given(st.one_of(whos(), st.just(tree.PersonNumber(1))))
def test_nobody_is_searched_for_by_name(who: tree.Who) -> None:
    from photoclust.query.search import condition

    if isinstance(who, tree.PersonNamed):
        with pytest.raises(TypeError):
            condition(tree.Shows(who))
    else:
        assert condition(tree.Shows(who))[1] == (who.number,)


@pytest.mark.parametrize(
    "query",
    [
        tree.Shows(tree.PersonNumber(ANNA)),
        tree.Together((tree.PersonNumber(ANNA), tree.PersonNumber(BEN))),
        tree.Count(tree.Counted.PEOPLE, 2, None),
        tree.Holds(tree.Kind.NAMED),
        tree.Holds(tree.Kind.UNNAMED),
    ],
)
def test_no_photo_has_all_faces_of_a_person_looked_at(
    search: tuple[Search, dict[int, Photo]], query: tree.Query
) -> None:
    """With tens of thousands of photos and faces it would take minutes."""
    sql, values = condition(query)
    with search[0].database.reading() as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT id FROM photos WHERE {sql}", values)
        steps = [row[3] for row in plan]
    for place, step in enumerate(steps):
        if "CORRELATED" in step:
            first = next(s for s in steps[place + 1 :] if s.startswith(("SEARCH", "SCAN")))
            assert first.startswith("SEARCH faces USING"), steps
            assert "photo_id=?" in first, steps
