"""Short messages over the pages: decisions with Undo, errors, the end of scans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from photoclust import Joined, Merge, Move, Name, ScanReport

from ..i18n.engine_messages import said
from ..i18n.wording import faces, number, sentence
from ..state.decisions import HistoryChange
from ..state.session import Session
from ..widgets.toast import Kind, Toast, Toasts

SHOWN_KINDS = 3
ELLIPSIS = "…"

SHOWN_PEOPLE = 3


class Messages(QObject):
    """Shows messages about events of the session over the pages."""

    problems_wanted = Signal()
    """The list of files that could not be read is asked for."""
    photos_wanted = Signal(object)
    """These photos are asked for."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self.toasts = Toasts(over)
        self._session = session
        self._decision: Toast | None = None
        session.failed.connect(self.complain)
        session.notice.connect(self.say)
        session.changed.connect(self._tell_change)
        session.scan_ended.connect(self._tell_scan)
        session.update_ended.connect(self._tell_update)

    def say(
        self,
        text: str,
        button: str = "",
        call: Callable[[], object] | None = None,
        kind: Kind = "notice",
    ) -> None:
        """Tell the user something, with a button if there is something to do about it."""
        self.toasts.say(text, button, call, kind)

    def complain(self, text: str, remedy: str) -> None:
        """Tell the user what went wrong, and what to do."""
        self.say(sentence(text, remedy), kind="problem")

    def _tell_change(self, change: HistoryChange) -> None:
        # An Undo button concerns the latest decision, so there is never more than one.
        self._leave_decision()
        text = said(change.message) if change.message else ""
        if change.kind == "apply":
            undo = self._session.undo
            self._decision = self.toasts.say(sentence(text), self.tr("Undo"), undo)
            if isinstance(change.edit, Name | Merge):
                self._tell_doubts(change.edit, change)
            return
        lead = self.tr("Undone: {0}") if change.kind == "undo" else self.tr("Done again: {0}")
        many = self.tr("%Ln decision(s)", "", len(change.entries))
        self._decision = self.toasts.say(sentence(lead.format(text or many)))

    def _tell_doubts(self, edit: Name | Merge, change: HistoryChange) -> None:
        """Say for how many faces of a group its name does not vouch; a click does."""
        if edit.vouching is None:
            return
        faces = (*edit.vouching.kept, *edit.vouching.left)
        if not faces:
            return
        text = self.tr("%Ln face(s) of the group may show somebody else.", "", len(faces))
        if name := edit.name if isinstance(edit, Name) else _named_in(change):
            text = f"{name}: {text}"  # who names one after the other, else does not know whose
        all_right = Move(faces, edit.person)
        self.say(text, self.tr("All are right"), lambda: self._session.apply(all_right))

    def tell_update_begun(self, photos: int) -> None:
        """Say that photos are looked at again."""
        what = self.tr("photoclust looks at %Ln photo(s) again while you go on.", "", photos)
        kept = self.tr("Names and decisions stay.")
        self.say(f"{what} {kept}")

    def _tell_update(self, report: ScanReport) -> None:
        if report.cancelled:
            self.say(self.tr("Stopped looking again. The next start goes on where this one ended."))
        elif photos := report.unchanged + report.changed:
            self.say(self.tr("%Ln photo(s) looked at again.", "", photos))
        else:
            self.say(self.tr("They are out of reach, and looked at when they are back."))
        self._tell_joined(report.joined)
        self._tell_problems(report)

    def tell_arrived(self, files: int) -> None:
        """Say that photos came into the folders."""
        text = self.tr("%Ln new photo(s) in your folders.", "", files)
        self.say(text, self.tr("Look at them"), self._session.scan)

    def _tell_scan(self, report: ScanReport) -> None:
        """Say what a scan has found; a button leads to the photos that it brought."""
        if report.cancelled:
            self.say(self.tr("The scan was stopped. What was found so far is kept."))
        else:
            show = partial(self.photos_wanted.emit, report.arrived)
            self.say(self.found(report), self.tr("Show them") if report.arrived else "", show)
        self._tell_joined(report.joined)
        if report.passed_over:
            self.say(self._passed_over(report))
        if report.remarks:
            text = self.tr("%Ln photo(s) read with a remark.", "", len(report.remarks))
            self.say(text, self.tr("Show"), self.problems_wanted.emit)
        self._tell_problems(report)

    def found(self, report: ScanReport) -> str:
        """Sentences on what a scan found; with what was out of reach, so that nobody wonders."""
        offline = report.offline
        away = self.tr("%Ln photo(s) cannot be reached just now; nothing is lost.", "", offline)
        if offline and not report.seen:
            return " ".join((self.tr("Your folders are away."), away))
        photos = self.tr("%Ln new photo(s)", "", report.new)
        said = [self.tr("Scanned: {0}, {1}.").format(photos, faces(report.faces))]
        if report.albums:
            count = len(report.albums)
            said.append(self.tr("%Ln folder(s) of exported albums passed over.", "", count))
        return " ".join([*said, away] if offline else said)

    def _leave_decision(self) -> None:
        """Take away the message of an earlier decision, whose Undo would be of another one."""
        if self._decision in self.toasts.toasts() and self._decision is not None:
            self._decision.leave()

    def _tell_joined(self, joined: Sequence[Joined]) -> None:
        """Say which named people new faces have joined, as long as that is the latest decision."""
        if not joined:
            return
        self._leave_decision()
        who = [
            self.tr("{0} of {1}", "a number of faces, a name").format(faces(one.faces), one.name)
            for one in joined[:SHOWN_PEOPLE]
        ]
        if more := joined[SHOWN_PEOPLE:]:
            who.append(self.tr("%Ln more people", "", len(more)))
        text = self.tr("Surely recognised: {0}.").format(", ".join(who))
        self._decision = self.toasts.say(text, self.tr("Undo"), self._session.undo)

    def _tell_problems(self, report: ScanReport) -> None:
        if report.left_behind:
            count = len(report.left_behind)
            text = self.tr("%Ln changed photo(s) with faces that were not found again.", "", count)
            self.say(text, self.tr("Show"), self.problems_wanted.emit, "problem")
        # Earlier problems are in the list and were reported before.
        if report.new_failures:
            text = self.tr("%Ln new problem(s) reading your folders.", "", len(report.new_failures))
            self.say(text, self.tr("Show"), self.problems_wanted.emit, "problem")

    def _passed_over(self, report: ScanReport) -> str:
        """How many files are of kinds that are not read, with the most frequent of these."""
        text = self.tr("%Ln file(s) of other kinds passed over", "", report.passed_over.total())
        most = report.passed_over.most_common(SHOWN_KINDS)
        kinds = [f"{suffix or self.tr('no suffix')} ({number(count)})" for suffix, count in most]
        more = [ELLIPSIS] if len(report.passed_over) > SHOWN_KINDS else []
        return f"{text}: {', '.join([*kinds, *more])}"


def _named_in(change: HistoryChange) -> str:
    """The name of the person whom a decision is about; empty without one."""
    message = change.message
    person = message.parameters.get("person") if message else None
    return str(person.get("name") or "") if isinstance(person, Mapping) else ""
