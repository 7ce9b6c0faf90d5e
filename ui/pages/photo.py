"""One photo: the people and faces in it, and its data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget

from photoclust import (
    Box,
    Draw,
    Edit,
    Engine,
    Exclude,
    Face,
    Job,
    PhotoclustError,
    PhotoInfo,
    PhotoState,
    Reject,
    UnknownItem,
)

from ..context import Context
from ..desktop.drag_data import PHOTOS, DragData
from ..i18n.ages import aged
from ..i18n.wording import assurance, number, sentence
from ..images.photo_loader import LoadedPhoto, PhotoLoader
from ..state.decisions import HistoryChange, HistoryState, history_state
from ..state.photo_list import PhotoList
from ..theme import GRID
from ..widgets.elided_label import ElidedLabel
from ..widgets.empty_state import EmptyState
from ..widgets.face_grid import stacked
from ..widgets.face_marks import FaceMark
from ..widgets.face_namer import FaceNamer
from ..widgets.icon_button import IconButton
from ..widgets.menu import open_menu
from ..widgets.overflow_row import OverflowRow
from ..widgets.photo_details import PhotoDetails
from ..widgets.photo_grid import day
from ..widgets.photo_screen import PhotoScreen
from ..widgets.photo_view import PhotoView
from ..widgets.tool_button import ToolButton
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="photo",
    title=QT_TRANSLATE_NOOP("pages", "Photo"),
    icon="photos",
    parent="photos",
)

TITLE_ROOM = 34 * GRID
"""What the name of a file keeps, whatever buttons there are beside it."""


class PhotoPage(Page):
    """`open(photo, photos, face)`: a photo, the list that next and previous go through (all
    photos when it is None), and a face to point at."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._photo: PhotoInfo | None = None
        self._list = PhotoList()
        self._face: int | None = None
        self._drawn: int | None = None
        self._typed_early = ""
        """What was typed since a face was drawn, before it was there to be named."""
        self.loader = PhotoLoader(self.session, self)
        self.view = PhotoView()
        self.namer = FaceNamer(context, self.view)
        self.details = PhotoDetails(context)
        self.problem = EmptyState("problem", "", "", self.tr("Try again"))
        self.zoom_label = QLabel()
        self.screen_ = PhotoScreen(self)
        self._near: dict[int, PhotoInfo] = {}
        """What is known of the photo shown and its neighbours."""
        self._lay_out()
        self._make_actions()
        self._connect()

    def _lay_out(self) -> None:
        title = ElidedLabel(self.title.text(), mode=Qt.TextElideMode.ElideMiddle)
        title.setProperty("role", "title")
        self.header.replaceWidget(self.title, title)
        self.title.hide()
        self.title.deleteLater()
        self.title = title
        self.zoom_label.setProperty("role", "quiet")
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.zoom_label.setMinimumWidth(6 * GRID)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        row.addWidget(self.details)
        self.body.addLayout(row, 1)
        self.body.addSpacing(GRID)

    def _make_actions(self) -> None:
        view, add = self.view, self.action
        add("previous", self.tr("Previous photo"), lambda: self._step(-1), shortcut="Left",
            icon="chevron-left")  # fmt: skip
        add("next", self.tr("Next photo"), lambda: self._step(1), shortcut="Right",
            icon="chevron-right")  # fmt: skip
        add("zoom-out", self.tr("Zoom out"), view.zoom_out, shortcut="-", icon="zoom-out")
        add("zoom-in", self.tr("Zoom in"), view.zoom_in, shortcut=("+", "="), icon="zoom")
        add("fit", self.tr("Whole photo"), view.fit, shortcut="0", icon="fit")
        add("full", self.tr("Full size"), view.zoom_fully, shortcut="1")
        boxes = add("boxes", self.tr("Show names"), self._turn_boxes, shortcut="B", icon="eye")
        boxes.setCheckable(True)
        boxes.setChecked(True)
        add("full-screen", self.tr("Full screen"), self._go_full_screen, shortcut="F11",
            icon="full-screen")  # fmt: skip
        add("slides", self.tr("Slide show"), self._begin_slides, icon="play",
            tip=self.tr("Slide show (Space)"))  # fmt: skip
        draw = add("draw", self.tr("Draw a face"), self._turn_drawing, shortcut="D", icon="draw",
                   tip=self.tr("Draw a box around a face that was missed"))  # fmt: skip
        draw.setCheckable(True)
        self._about_faces = [
            add("name", self.tr("Name this face"), self._name, shortcut="N", icon="edit"),
            add("not", self.tr("Not this person"), self._exclude, shortcut="Delete", icon="cross"),
            add("not-a-face", self.tr("Not a face"), self._reject, shortcut="Shift+Del",
                icon="not-a-face"),
            add("person", self.tr("Open this person"), self._open_person, shortcut="P",
                icon="person"),
        ]  # fmt: skip
        self.lead_back()
        row = self._tools()
        self.header.addWidget(row)
        row.show_widgets([self.zoom_label, *self.buttons])
        self.header.addSpacing(GRID)
        for name in ("previous", "next"):
            self.header.addWidget(ToolButton(self._action(name)))

    def _tools(self) -> OverflowRow:
        """Buttons for the photo, as many as there is room for; the others in a menu."""
        names = ("draw", "boxes", "zoom-out", "zoom-in", "fit", "full-screen", "slides")
        self.buttons = [ToolButton(self._action(name)) for name in names]
        self.more = IconButton("more", self.tr("More to do with this photo"))
        self.more.clicked.connect(self._show_more)
        return OverflowRow([*self.buttons[:2], self.zoom_label, *self.buttons[2:]], self.more)

    def _connect(self) -> None:
        view = self.view
        view.face_clicked.connect(self._click_face)
        view.face_chosen.connect(self._choose)
        view.background_clicked.connect(lambda: self._choose(None))
        view.face_stepped.connect(self._step_face)
        view.name_wanted.connect(self._name)
        view.box_drawn.connect(self._add_face)
        view.letters_typed.connect(self._type_early)
        view.drawing_changed.connect(self._action("draw").setChecked)
        view.drag_wanted.connect(self._drag)
        view.zoomed.connect(self._moved)
        view.menu_wanted.connect(self._show_menu)
        view.slide_show_wanted.connect(self._begin_slides)
        self.screen_.stepped.connect(self._step)
        self.screen_.slid.connect(self._slide)
        self.screen_.left.connect(self._leave_screen)
        self.screen_.view.face_clicked.connect(self._name_from_screen)
        self.details.chosen.connect(self._choose)
        self.details.opened.connect(self._click_face)
        self.details.faces.menu_wanted.connect(self._show_menu)
        self.namer.decided.connect(self._decide)
        self.namer.refused.connect(self._exclude)
        self.namer.rejected.connect(self._reject)
        self.namer.closed.connect(view.setFocus)
        self.problem.clicked.connect(self._retry)
        self.loader.loaded.connect(self._take_picture)
        self.loader.failed.connect(self._fail)
        self.context.previews.ready.connect(self._take_preview)
        self.session.changed.connect(self._reload)
        self.session.changed_elsewhere.connect(self._reload)
        self.people.changed.connect(self._reload)
        self.session.opened.connect(self._forget)

    def _action(self, name: str) -> Any:
        return self.context.actions[f"{self.spec.name}.{name}"]

    # Which photo

    def open(
        self, photo: int | None = None, photos: Sequence[int] | None = None,
        face: int | None = None, **_: Any,
    ) -> None:  # fmt: skip
        """Show this photo; `photos` None means all there are."""
        here = photo if photo is not None else self._list.here
        self._list = PhotoList([] if photos is None else list(photos), here)
        self._show(here, face)
        if photos is None:
            self.session.ask(lambda engine: engine.photos.ids().tolist(), self._take_list, self)

    def shown(self) -> None:
        for view in (self.view, self.screen_.view):
            view.await_picture()
        self._reload()

    def hidden(self) -> None:
        self.screen_.close()
        self.namer.leave()
        self.view.set_drawing(False)
        self.loader.rest()
        for view in (self.view, self.screen_.view):
            view.drop_picture()

    def focus(self) -> None:
        self.view.setFocus()

    def _forget(self) -> None:
        self._photo = self._face = None
        self._list = PhotoList()
        self._near.clear()
        self.screen_.close()
        self.namer.leave()

    def _take_list(self, photos: list[int]) -> None:
        self._list = PhotoList(photos, self._list.here)
        self._count()
        self._reload()

    def _show(self, photo: int | None, face: int | None = None) -> None:
        self.namer.leave()
        self._list.here, self._face, self._photo = photo, face, None
        self._choose(face)
        if photo in self._near and self.loader.picture(photo) is not None:
            self._take(photo, list(self._near.values()))  # at once, and read anew afterwards
        self._reload()

    def _step(self, by: int) -> None:
        if (there := self._list.neighbour(by)) is not None:
            self._show(there)

    def _reload(self) -> None:
        """Reload the photo's data if the page is visible."""
        photo = self._list.here
        if photo is None or (not self.isVisible() and self._photo is not None):
            return
        wanted = [photo, *self._list.around()]

        def found(infos: list[PhotoInfo]) -> None:
            if photo == self._list.here:
                self._near = {info.id: info for info in infos}
                self._take(photo, infos)

        self.session.ask(lambda engine: engine.photos.details(wanted), found, self)

    def _take(self, photo: int, infos: list[PhotoInfo]) -> None:
        info = next((one for one in infos if one.id == photo), None)
        if info is None:
            self._photo = None
            self._tell(self.tr("This photo is no longer in the library"), "", again=False)
            return
        another = self._photo is None or self._photo.id != info.id
        self._photo = info
        self.title.setText(info.paths[0].name if info.paths else self.tr("Photo"))
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), TITLE_ROOM))
        self._count()
        self.details.show_photo(info)
        if another:
            for view in (self.view, self.screen_.view):
                view.set_photo(info.width, info.height, self.context.previews.pixmap(info.id))
            self.stack.setCurrentWidget(self.view)
        self._say_on_screen()
        self._show_faces()
        self._show_picture(info, [one for one in infos if one.id != photo])

    def _show_picture(self, info: PhotoInfo, others: Sequence[PhotoInfo]) -> None:
        if info.state is PhotoState.PRESENT:
            picture = self.loader.picture(info.id)
            if picture is not None:
                self._take_picture(info.id, picture)
            self.loader.want(info, [one for one in others if one.state is PhotoState.PRESENT])
        elif info.state is PhotoState.OFFLINE:
            where = str(info.paths[0]) if info.paths else ""
            text = self.tr("The drive or folder is not connected just now: {0}").format(where)
            self._tell(self.tr("This photo is offline"), text)
        else:
            where = str(info.paths[0]) if info.paths else ""
            text = self.tr("It lay at {0}. Its faces and names are kept.").format(where)
            self._tell(self.tr("This photo is no longer there"), text)

    def _take_preview(self, photos: list[int]) -> None:
        if self._photo is not None and self._photo.id in photos:
            pixmap = self.context.previews.pixmap(self._photo.id)
            if pixmap is not None:
                self.view.set_preview(pixmap)
                self.screen_.view.set_preview(pixmap)

    def _take_picture(self, photo: int, picture: LoadedPhoto) -> None:
        if self._photo is not None and photo == self._photo.id:
            self.view.set_picture(picture)
            self.screen_.view.set_picture(picture)
            self.stack.setCurrentWidget(self.view)
            self.details.show_file(self._photo, picture)

    def _fail(self, photo: int, reason: str) -> None:
        if photo == self._list.here:
            self._tell(self.tr("This photo cannot be shown"), sentence(reason))

    def _tell(self, title: str, text: str, *, again: bool = True) -> None:
        self.problem.set_text(title, text, self.tr("Try again") if again else "")
        self.stack.setCurrentWidget(self.problem)

    def _retry(self) -> None:
        self._photo = None
        self._reload()

    def _count(self) -> None:
        place = self._list.place
        if place is None:
            self.subtitle.clear()
        else:
            text = self.tr("{0} of {1}").format(number(place + 1), number(len(self._list)))
            self.subtitle.setText(text)
        self.subtitle.setMinimumWidth(self.subtitle.sizeHint().width())
        self._action("previous").setEnabled(self._list.neighbour(-1) is not None)
        self._action("next").setEnabled(self._list.neighbour(1) is not None)

    # Faces

    def _show_faces(self) -> None:
        faces = () if self._photo is None else self._photo.faces
        marks = [self._mark(face) for face in faces]
        self.view.set_marks(marks)
        self.screen_.view.set_marks(marks)
        is_there = self._drawn is not None and any(face.id == self._drawn for face in faces)
        self._choose(self._drawn if is_there else self._face)
        if self._chosen() is None:
            self.namer.leave()
        if is_there:
            self._drawn = None
            self._name()
            self._hand_over_early()

    def _mark(self, face: Face) -> FaceMark:
        person = None if face.person_id is None else self.people.get(face.person_id)
        name = ""
        if person is not None and person.name is not None:
            taken = None if self._photo is None else self._photo.date
            name = aged(person.label, person.born, taken)
        if face.person_id is None:
            told = self.tr("Who is this?")
        else:
            told = f"{name or self.people.label(face.person_id)}  ·  {assurance(face)}"
        return FaceMark(face.id, face.box, name, told)

    def _chosen(self) -> Face | None:
        faces = () if self._photo is None else self._photo.faces
        return next((face for face in faces if face.id == self._face), None)

    def _choose(self, face: int | None) -> None:
        if self.namer.face is not None and self.namer.face.id != face:
            self.namer.leave()
        if face not in (None, self._drawn):  # a click beside it does not mean another one
            self._drawn = None
        self._face = face
        self.view.choose(face)
        self.details.choose(face)
        chosen = self._chosen()
        for action in self._about_faces:
            action.setEnabled(chosen is not None)
        for name in ("not", "person"):
            known = chosen is not None and chosen.person_id is not None
            self._action(name).setEnabled(known)

    def _click_face(self, face: int) -> None:
        self._choose(face)
        self._name()

    def _step_face(self, by: int) -> None:
        faces = [] if self._photo is None else [face.id for face in self._photo.faces]
        if faces:
            place = faces.index(self._face) + by if self._face in faces else min(by, 0)
            self._choose(faces[place % len(faces)])

    def _name(self) -> None:
        face = self._chosen()
        if face is None:
            return
        self.view.set_drawing(False)
        area = self.view.area_of(face.id)
        if area is not None:
            self.namer.ask(face, area)

    def _moved(self) -> None:
        self.zoom_label.setText(self.tr("{0} %").format(self.view.percent))
        face = self.namer.face
        area = None if face is None else self.view.area_of(face.id)
        if area is not None and area.intersects(QRectF(self.view.rect())):
            # The view also moves by itself, as when the status bar goes at the end of a job.
            self.namer.follow(area)
        else:
            self.namer.leave()

    def _decide(self, edit: Edit) -> None:
        self.session.apply(edit, owner=self)

    def _exclude(self) -> None:
        face = self._chosen()
        if face is not None and face.person_id is not None:
            self.session.apply(Exclude((face.id,), face.person_id), owner=self)

    def _reject(self) -> None:
        face = self._chosen()
        if face is not None:
            self.session.apply(Reject((face.id,)), owner=self)

    def _open_person(self) -> None:
        face = self._chosen()
        if face is not None and face.person_id is not None:
            self.go.emit("person", {"person": face.person_id})

    def _show_menu(self, at: QPoint) -> None:
        about_face = self._about_faces if self._chosen() is not None else []
        open_menu(self, at, about_face, [self._action("draw"), self._action("boxes")])

    def _show_more(self) -> None:
        hidden = [one.defaultAction() for one in self.buttons if one.isHidden()]
        about_face = self._about_faces if self._chosen() is not None else []
        at = self.more.mapToGlobal(self.more.rect().bottomLeft())
        open_menu(self, at, [*hidden, self._action("full")], about_face)

    def _turn_boxes(self) -> None:
        self.view.set_boxes_shown(self._action("boxes").isChecked())

    # Full screen

    def _go_full_screen(self) -> None:
        self._appear(playing=False)

    def _begin_slides(self) -> None:
        self._appear(playing=True)

    def _appear(self, *, playing: bool) -> None:
        if self._photo is not None:
            self.namer.leave()
            self.view.set_drawing(False)
            self.screen_.appear(playing=playing)

    def _slide(self) -> None:
        """On to the next photo, after the last to the first."""
        following = self._list.neighbour(1)
        if following is None:
            following = self._list.first
        if following is not None and following != self._list.here:
            self._show(following)

    def _say_on_screen(self) -> None:
        """What photo it is, in the bar of the full screen."""
        parts = [self.title.text(), self.subtitle.text(), day(self._photo)]
        self.screen_.say("  ·  ".join(part for part in parts if part))

    def _leave_screen(self) -> None:
        self.window().activateWindow()
        self.view.setFocus()

    def _name_from_screen(self, face: int) -> None:
        self.screen_.close()
        self._click_face(face)

    # A face that was missed

    def _turn_drawing(self) -> None:
        photo = self._photo
        can = photo is not None and photo.state is PhotoState.PRESENT
        self.namer.leave()
        self.view.set_drawing(self._action("draw").isChecked() and can)
        self._action("draw").setChecked(self._action("draw").isChecked() and can)
        self.view.setFocus()

    def _add_face(self, box: Box) -> None:
        photo = self._photo
        if photo is None:
            return
        number_of_photo = photo.id

        def add(engine: Engine, job: Job) -> tuple[Face, HistoryState]:
            return engine.photos.draw_face(number_of_photo, box), history_state(engine)

        self._typed_early = ""
        self.view.set_busy(box)
        running = self.session.start(
            add, self.tr("Adding a face"), then=self._added, failed=self._not_added, owner=self
        )
        running.ended.connect(lambda: self.view.set_busy(None))

    def _added(self, result: tuple[Face, HistoryState]) -> None:
        face, now = result
        if face.photo_id == self._list.here:
            self._face = self._drawn = face.id  # whose name is typed next
        if now.undo is not None:
            self.session.announce(HistoryChange("apply", (now.undo,), Draw(face.id)), now)

    def _type_early(self, letters: str) -> None:
        self._typed_early += letters

    def _hand_over_early(self) -> None:
        """The field has what was typed before it was there; Enter counts too."""
        name, entered, _ = self._typed_early.partition("\n")
        self._typed_early = ""
        self.namer.field.insert(name)
        if entered and name.strip():
            self.namer.field.commit()

    def _not_added(self, error: PhotoclustError) -> None:
        gone = isinstance(error, UnknownItem)
        self.session.tell(error)
        if gone:
            self._reload()

    # Out of the window

    def _drag(self) -> None:
        photo = self._photo
        if photo is None or not photo.paths:
            return
        drag = QDrag(self)
        drag.setMimeData(DragData(PHOTOS, [photo.id], lambda: photo.paths[:1]))
        drag.setPixmap(stacked(self, [self.context.previews.pixmap(photo.id)], 1))
        drag.setHotSpot(QPoint(32, 8))
        drag.exec(Qt.DropAction.CopyAction)
