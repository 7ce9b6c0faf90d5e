from __future__ import annotations

import pytest

from photoclust.types import PeopleGraph, Tie
from tests.ui.conftest import PageHost, Wait
from tests.ui.fakes import FakeEngine
from ui.pages.together import TogetherPage


@pytest.fixture
def page(page_host: PageHost, engine: FakeEngine, wait: Wait) -> TogetherPage:
    graph = PeopleGraph({1: (0.0, 0.0), 2: (1.0, 1.0)}, (Tie(1, 2, 3),))
    engine.people.graph = lambda most=50: graph  # type: ignore[method-assign]
    page_host.show_page("together")
    made = page_host.page
    assert isinstance(made, TogetherPage)
    wait(lambda: len(made.view.nodes) == 2)
    return made


def test_two_people_lead_to_the_photos_of_both(page: TogetherPage, page_host: PageHost) -> None:
    page.view.nodes[2].click()
    assert page.subtitle.text().startswith("Unnamed: choose somebody else")
    page.view.nodes[1].click()
    assert page_host.wanted == [("photos", {"people": (2, 1)})]


def test_it_follows_the_people(page: TogetherPage, engine: FakeEngine, wait: Wait) -> None:
    engine.people.graph = lambda most=50: PeopleGraph({}, ())  # type: ignore[method-assign]
    page.session.people_changed.emit()
    wait(page.nobody.isVisible)
    assert page.view.nodes == {}


def test_the_wall_leads_there(page_host: PageHost) -> None:
    page_host.show_page("people")
    page_host.context.actions["people.together"].trigger()
    assert page_host.wanted == [("together", {})]
