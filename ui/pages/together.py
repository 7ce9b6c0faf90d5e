"""Who is with whom, as a picture."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from photoclust import PeopleGraph

from ..context import Context
from ..theme import GRID
from ..widgets.empty_state import EmptyState
from ..widgets.people_graph import PeopleGraphView
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="together",
    title=QT_TRANSLATE_NOOP("pages", "Who is with whom"),
    icon="group",
    parent="people",
)


class TogetherPage(Page):
    """The people with most photos; two of them lead to the photos of both."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lead_back()
        self._stale = True
        self.view = PeopleGraphView(context)
        self.nobody = EmptyState(
            "group",
            self.tr("Nobody is with anybody yet"),
            self.tr("People who are in the same photos are shown here."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.nobody)
        self.body.addWidget(self.stack, 1)
        self.body.setContentsMargins(0, 0, 0, 2 * GRID)
        self.view.pair_wanted.connect(
            lambda one, other: self.go.emit("photos", {"people": (one, other)})
        )
        self.view.chosen_changed.connect(self._say)
        self.session.people_changed.connect(self._follow)
        self.session.scanned.connect(self._follow)
        self.session.opened.connect(self._forget)
        self._say()

    def shown(self) -> None:
        if self._stale:
            self._renew()

    def focus(self) -> None:
        """To who is chosen, or to the first one."""
        nodes = self.view.nodes
        first = next(iter(nodes.values()), None)
        (nodes.get(self.view.chosen or 0) or first or self).setFocus()

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _forget(self) -> None:
        self.view.show_graph(PeopleGraph({}, ()))
        self._follow()

    def _renew(self) -> None:
        self._stale = False
        self.session.ask(lambda engine: engine.people.graph(), self._take, self)

    def _take(self, graph: PeopleGraph) -> None:
        with self.keyboard_follows(self.stack):
            self.view.show_graph(graph)
            self.stack.setCurrentWidget(self.view if graph.places else self.nobody)
        if self.hasFocus():
            self.focus()

    def _say(self) -> None:
        chosen = self.view.chosen
        if chosen is None:
            text = self.tr("A click on somebody, then on another or on a line, shows their photos.")
        else:
            name = self.people.title(chosen)
            text = self.tr("{0}: choose somebody else for the photos of both").format(name)
        self.subtitle.setText(text)
