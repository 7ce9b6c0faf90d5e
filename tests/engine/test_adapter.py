"""A library's adapter: fitted, adopted, used and dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from photoclust.engine import Engine, KeptAdapter
from photoclust.errors import TrainingError, WeightsError
from photoclust.faces import weights
from photoclust.job import Job
from photoclust.library.edits import Confirm, Name, Regroup, SetState
from photoclust.library.repository import Repository
from photoclust.messages import Message, explained
from photoclust.types import Floats, PersonState
from tests.faces.adapters import made_adapter
from tests.journeys.small import done, refused
from tests.library.albums import Album, FakeAnalyser, fake_engine
from tests.library.synthetic import execute, found, store
from tests.training.synthetic_library import library

NETWORK = weights.describe(weights.shipped("embedding"))
ADAPTER = made_adapter("eyes")


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(tmp_path / "photos")
    album.put("anna.png", 1)
    album.put("both.png", 1, 2)
    album.put("ben.png", 2, 3)
    return album


@pytest.fixture
def engine(album: Album) -> Iterator[Engine]:
    """Anna, Ben and a stranger, who is ignored."""
    with fake_engine(FakeAnalyser()) as engine:
        engine.photos.scan([album.root])
        for name, who, place in (
            ("anna.png", "Anna", 0),
            ("both.png", "Ben", 1),
            ("ben.png", "Stranger", 1),
        ):
            album.vouch(engine, name, who, place)
        engine.history.apply(SetState(3, PersonState.IGNORED))
        yield engine


def embedded(engine: Engine, model: str) -> Floats:
    return engine._context.repository.faces.face_set(model).embeddings


# The engine


def test_confirmed_faces_are_those_vouched_for(engine: Engine) -> None:
    known = engine.adapter.confirmed_faces()
    assert known.people.tolist() == [1, 2]
    assert known.embeddings.shape == (2, 128)
    assert known.base == "eyes"
    engine.adapter.adopt(ADAPTER)
    np.testing.assert_array_equal(engine.adapter.confirmed_faces().embeddings, known.embeddings)
    assert engine.adapter.confirmed_faces().calibration == known.calibration


def test_adopted_and_dropped_again(engine: Engine, album: Album) -> None:
    before = engine.recognition.verify(album.path("anna.png"), album.path("ben.png"))
    base = embedded(engine, "eyes")
    engine.adapter.adopt(ADAPTER)
    adopted = engine.adapter.current()
    assert adopted is not None
    assert adopted.name == ADAPTER.name
    np.testing.assert_array_equal(embedded(engine, "eyes"), base)
    np.testing.assert_allclose(embedded(engine, ADAPTER.name), ADAPTER.apply(base), atol=1e-6)
    after = engine.recognition.verify(album.path("anna.png"), album.path("ben.png"))
    assert after.threshold == ADAPTER.calibration.threshold
    assert after.distance != pytest.approx(before.distance, abs=1e-3)
    assert engine.adapter.drop()
    assert not engine.adapter.drop()
    assert engine.adapter.current() is None
    assert engine.recognition.verify(album.path("anna.png"), album.path("ben.png")) == before


def test_a_scan_embeds_new_faces_under_both_names(engine: Engine, album: Album) -> None:
    engine.adapter.adopt(ADAPTER)
    album.put("new.png", 4)
    engine.photos.scan([album.root])
    engine.clusters.propose()
    assert len(embedded(engine, "eyes")) == 6
    assert len(embedded(engine, ADAPTER.name)) == 6


def test_a_changed_file_keeps_its_people(engine: Engine, album: Album) -> None:
    engine.adapter.adopt(ADAPTER)
    album.put("anna.png", 1, salt="edited")
    engine.photos.scan([album.root])
    assert album.who(engine)["anna.png"] == ["Anna"]


def test_faces_are_identified_among_adapted_ones(engine: Engine, album: Album) -> None:
    engine.adapter.adopt(ADAPTER)
    (guess,) = engine.recognition.identify(album.path("anna.png"))[0].guesses
    assert guess.name == "Anna"
    assert guess.distance == pytest.approx(0, abs=1e-4)


def test_another_engine_sees_it(engine: Engine, own_library: Path) -> None:
    with fake_engine(FakeAnalyser(), own_library) as other:
        assert other.adapter.current() is None
        engine.adapter.adopt(ADAPTER)
        assert other.adapter.current() is not None
        engine.adapter.adopt(made_adapter("eyes", 1))
        second = other.adapter.current()
        assert second is not None
        assert second.name != ADAPTER.name
        engine.adapter.drop()
        assert other.adapter.current() is None


def test_an_adapter_of_another_base_is_refused(engine: Engine) -> None:
    with pytest.raises(WeightsError, match="for the network ears"):
        engine.adapter.adopt(made_adapter("ears"))
    assert not engine.adapter.exists()


def test_an_adapter_is_ignored_once_the_network_is_another(
    engine: Engine, own_library: Path
) -> None:
    engine.adapter.adopt(ADAPTER)
    with fake_engine(FakeAnalyser("newer eyes"), own_library) as other:
        assert other.adapter.current() is None
        assert other.adapter.exists()
        other.photos.scan()
        other.clusters.propose()
    facts = dict(engine.health.doctor().facts)
    assert "ignored, as the network is another now" in facts["adapter"]


def test_a_damaged_adapter_is_one_line_and_can_be_removed(
    engine: Engine, own_library: Path
) -> None:
    engine.adapter.adopt(ADAPTER)
    execute(own_library, "UPDATE adapters SET data = substr(data, 1, 500)")
    with fake_engine(FakeAnalyser(), own_library) as other:
        with pytest.raises(WeightsError, match="--remove"):
            other.clusters.propose()
        assert any("adapter is damaged" in explained(p) for p in other.health.doctor().problems)
        assert other.people.all()
        assert other.adapter.drop()
        other.clusters.propose()


def test_what_is_kept_is_told(engine: Engine, own_library: Path) -> None:
    assert engine.adapter.kept() is None
    engine.adapter.adopt(ADAPTER)
    kept = engine.adapter.kept()
    assert kept is not None
    assert (kept.people, kept.faces, kept.problem) == (4, 40, None)
    assert datetime.fromisoformat(kept.since or "") <= datetime.now(UTC)
    with fake_engine(FakeAnalyser("newer eyes"), own_library) as other:
        unused = other.adapter.kept()
    assert unused == replace(kept, problem=Message.of("adapter-unused", network="eyes"))
    execute(own_library, "UPDATE adapters SET data = substr(data, 1, 500)")
    with fake_engine(FakeAnalyser(), own_library) as other:
        damaged = other.adapter.kept()
    assert damaged == KeptAdapter(0, 0, kept.since, Message.of("adapter-damaged"))


def test_readiness_agrees_with_what_a_fit_asks_for(engine: Engine, own_library: Path) -> None:
    ready = engine.adapter.readiness()
    assert (ready.people, ready.people_needed, ready.faces_needed) == (0, 3, 5)
    assert not ready.is_enough
    with pytest.raises(TrainingError, match="adapting needs 3"):
        engine.adapter.fit()


@pytest.mark.parametrize(("faces", "people"), [(4, 0), (5, 6)])
def test_readiness_counts_people_with_enough_faces(
    own_library: Path, faces: int, people: int
) -> None:
    filled(own_library, nuisance=1.0, faces=faces)
    with Engine(own_library) as engine:
        ready = engine.adapter.readiness()
        assert (ready.people, ready.is_enough) == (people, people > 0)
        # Faces of another network are none to learn from.
        engine._context.embedding = replace(engine._context.embedding, name="newer")
        assert engine.adapter.readiness().people == 0


def test_tried_kept_and_taken_back(own_library: Path) -> None:
    filled(own_library, nuisance=1.2)
    with Engine(own_library) as engine:
        assert engine.adapter.readiness().is_enough
        job = Job()
        fitted = engine.adapter.fit(job)
        assert (job.progress.done, job.progress.total) == (6, 6)
        assert fitted.adapter is not None
        assert [message.code for message in fitted.summary] == [
            "adapter-tried",
            "adapter-rate-of-known",
            "adapter-rate-of-strangers",
        ]
        assert fitted.summary[1].parameters["after"] > fitted.summary[1].parameters["before"]
        assert engine.adapter.kept() is None  # tried only
        engine.adapter.adopt(fitted.adapter)
        assert engine._context.model == fitted.adapter.name
        kept = engine.adapter.kept()
        assert kept is not None
        assert (kept.people, kept.faces, kept.problem) == (6, 72, None)
        assert engine.adapter.readiness().is_enough
        assert engine.adapter.drop()
        assert engine.adapter.kept() is None
        assert engine._context.model == NETWORK.name


# The command line


def filled(path: Path, nuisance: float, faces: int = 12) -> None:
    """A library of six named people, as the shipped network might have embedded them."""
    vectors, people = library(6, faces, nuisance=nuisance)
    repository = Repository(path)
    for number, vector in enumerate(vectors):
        face = replace(found(0, number), embedding=vector)
        store(repository, f"/photos/{number}.jpg", [face], model=NETWORK.name)
    placed = [(n + 1, -int(person), 1.0) for n, person in enumerate(people)]
    repository.apply(Regroup(Message.literal("Grouped"), tuple(placed)))
    for person in repository.people.all():
        repository.apply(Confirm(person.id))
        repository.apply(Name(person.id, f"Person {person.id}"))
    repository.close()


def test_fitted_kept_and_removed(own_library: Path) -> None:
    filled(own_library, nuisance=1.2)
    said = done("train-adapter", "--dry-run").out.splitlines()
    assert said[0].startswith("Tried on 72 confirmed faces of 6 people")
    assert said[1].startswith("New faces of people known: ")
    assert re.fullmatch(
        r".*people never seen: [\d.]+% found without .*, [\d.]+% with it\.", said[2]
    )
    assert said[-1] == "It would be kept; nothing was changed."
    assert "adapter" not in done("doctor").out
    said = done("train-adapter").out.splitlines()
    name = f"{NETWORK.name}+adapter-"
    assert said[-1].startswith(f"Kept as {name}")
    assert f"adapter                 {name}" in done("doctor").out
    done("cluster")
    with Engine(own_library) as engine:
        assert engine.adapter.current() is not None
        assert (
            len(embedded(engine, engine._context.model))
            == len(embedded(engine, NETWORK.name))
            == 72
        )
    assert "would be removed" in done("train-adapter", "--remove", "--dry-run").out
    assert "was removed" in done("train-adapter", "--remove").out
    assert "has no adapter" in done("train-adapter", "--remove").out
    assert "adapter" not in done("doctor").out
    assert {p["name"] for p in done("people", "--json").json} == {
        f"Person {n}" for n in range(1, 7)
    }


def test_what_does_not_help_is_not_kept(own_library: Path) -> None:
    filled(own_library, nuisance=0.0)
    said = done("train-adapter").out.splitlines()
    assert said[-1] == "No new adapter: faces held out are hardly recognised better, if at all."
    assert "has no adapter" in done("train-adapter", "--remove").out


def test_one_that_is_there_stays_when_a_new_one_does_not_help(own_library: Path) -> None:
    filled(own_library, nuisance=0.0)
    with Engine(own_library) as engine:
        engine.adapter.adopt(made_adapter(NETWORK.name))
    assert done("train-adapter").out.endswith("; the one that was there stays.\n")
    with Engine(own_library) as engine:
        assert engine.adapter.exists()


def test_too_few_confirmed_faces_are_one_line(own_library: Path) -> None:
    filled(own_library, nuisance=1.0, faces=4)
    assert "None of the people have 5 or more confirmed faces" in refused("train-adapter")


def test_an_empty_library_is_one_line(own_library: Path) -> None:
    assert "There is no library" in refused("train-adapter")
    Repository(own_library).close()
    assert "adapting needs 3" in refused("train-adapter")
    assert "has no adapter" in done("train-adapter", "--remove").out
