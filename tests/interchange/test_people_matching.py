"""Who of theirs is who of ours: by shared faces first, then by name, then by likeness."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from photoclust.interchange.content import FaceContent, LibraryContent, PersonContent, PhotoContent
from photoclust.interchange.matching import matched
from photoclust.interchange.people_matching import PeopleMatches, people_matched
from photoclust.types import Box
from tests.library.synthetic import vector

REACH = 1.0
Faces = dict[int, tuple[int, int]]
"""Persons by photo, each with the seed of the vector."""


def library(names: dict[int, str | None], faces: Faces, model: str = "eyes") -> LibraryContent:
    """One confirmed face in each photo."""
    return LibraryContent(
        model,
        tuple(
            PhotoContent(n, bytes([n]) * 16, n, b"", 640, 480, 1, None, None, ()) for n in faces
        ),
        tuple(
            FaceContent(10 * n, n, Box(0, 0, 9, 9), (0.0,) * 10, 1, 1, False, row, person, True,
                        (), False)
            for row, (n, (person, _)) in enumerate(faces.items())
        ),
        tuple(PersonContent(number, name, "visible", None) for number, name in names.items()),
        (),
        (),
        np.stack([vector(seed) for _, seed in faces.values()]),
    )  # fmt: skip


def people(ours: LibraryContent, theirs: LibraryContent, **answers: int | None) -> PeopleMatches:
    given = {int(number[1:]): own for number, own in answers.items()}
    return people_matched(ours, theirs, matched(ours, theirs), REACH, given)


def asked(found: PeopleMatches) -> list[tuple[int, int]]:
    return [(question.theirs.id, question.ours.id) for question in found.questions]


def test_shared_faces_count_more_than_names() -> None:
    ours = library({1: "Anna", 2: "Ben"}, {1: (1, 1), 2: (1, 1), 3: (2, 2)})
    theirs = library({5: "Ben"}, {1: (5, 1), 2: (5, 1), 3: (5, 2)})
    found = people(ours, theirs)
    assert (found.same, asked(found)) == ({5: 1}, [])


def test_two_who_have_as_many_of_the_faces_leave_it_open() -> None:
    ours = library({1: "Anna", 2: "Ben"}, {1: (1, 1), 2: (2, 2)})
    theirs = library({5: None}, {1: (5, 1), 2: (5, 2)})
    found = people(ours, theirs)
    assert found.same == {}
    assert len(asked(found)) <= 1


def test_a_name_is_believed_when_the_face_agrees() -> None:
    ours = library({1: "Anna", 2: "Ben"}, {1: (1, 1), 2: (2, 2)})
    found = people(ours, library({5: "ANNA", 6: "Ben"}, {8: (5, 1), 9: (6, 7)}))
    assert found.same == {5: 1}
    assert asked(found) == [(6, 2)]
    assert [person.id for person in found.new] == [6]
    assert people(ours, library({6: "Ben"}, {9: (6, 7)}), p6=2).same == {6: 2}
    assert people(ours, library({6: "Ben"}, {9: (6, 7)}), p6=None).questions == []


def test_likeness_alone_is_asked_about() -> None:
    ours = library({1: "Anna", 2: None}, {1: (1, 1), 2: (2, 2)})
    found = people(ours, library({5: "Mum", 6: None, 7: "Cleo"}, {7: (5, 1), 8: (6, 2), 9: (7, 3)}))
    assert found.same == {}
    assert asked(found) == [(5, 1), (6, 2)]
    assert all(abs(question.distance or 0) < 1e-5 for question in found.questions)


def test_of_two_of_one_name_it_is_who_has_the_face() -> None:
    ours = library({1: "Anna", 2: "anna"}, {1: (1, 1), 2: (2, 2)})
    found = people(ours, library({5: "Anna", 6: "Anna"}, {8: (5, 2), 9: (6, 1)}))
    assert (found.same, asked(found)) == ({5: 2, 6: 1}, [])
    # The face of neither.
    found = people(ours, library({5: "Anna"}, {8: (5, 7)}))
    assert found.same == {}
    assert len(asked(found)) == 1


def test_of_two_of_theirs_only_the_nearest_is_ours_of_that_name() -> None:
    ours = library({1: "Anna"}, {1: (1, 1)})
    theirs = library({5: "Anna", 6: "Anna"}, {8: (5, 1), 9: (6, 1)})
    sister = theirs.vectors.copy()
    sister[1] = vector(1, turned=0.3)
    found = people(ours, replace(theirs, vectors=sister))
    assert (found.same, asked(found)) == ({5: 1}, [(6, 1)])


def test_without_faces_a_name_that_two_have_is_asked_about() -> None:
    ours = library({1: "Anna", 2: "Anna"}, {1: (1, 1), 2: (2, 2)})
    theirs = replace(
        library({5: "Anna"}, {8: (5, 1)}), faces=(), vectors=np.zeros((0, 128), np.float32)
    )
    found = people(ours, theirs)
    assert found.same == {}
    assert len(asked(found)) == 1


def test_another_date_of_birth_is_another_person() -> None:
    ours = library({1: "Anna"}, {1: (1, 1)})
    theirs = library({5: "Anna"}, {8: (5, 7)})
    for here, there, questions in (
        ("2019", "1950", []),
        ("2019", "2019-05", [(5, 1)]),
        ("2019", None, [(5, 1)]),
    ):
        one = replace(ours, people=(PersonContent(1, "Anna", "visible", None, here),))
        other = replace(theirs, people=(PersonContent(5, "Anna", "visible", None, there),))
        assert asked(people(one, other)) == questions


def test_faces_of_two_networks_are_not_compared() -> None:
    ours = library({1: "Anna"}, {1: (1, 1)})
    found = people(ours, library({5: "Anna", 6: "Mum"}, {8: (5, 1), 9: (6, 1)}, model="other"))
    assert (found.same, asked(found)) == ({}, [(5, 1)])
    assert found.questions[0].distance is None


def test_people_nobody_decided_about_are_left_out() -> None:
    theirs = library({5: None}, {8: (5, 1)})
    proposed = [FaceContent(**{**vars(f), "confirmed": False}) for f in theirs.faces]
    theirs = LibraryContent(**{**vars(theirs), "faces": tuple(proposed)})
    found = people(library({1: "Anna"}, {1: (1, 1)}), theirs)
    assert (found.same, found.new, found.questions) == ({}, [], [])
