"""The queue of questions, and the decisions made from the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from photoclust import (
    Affirm,
    Answer,
    Bundle,
    Edit,
    Engine,
    Exclude,
    Job,
    Merge,
    Message,
    Move,
    NotSame,
    PhotoclustError,
    Question,
    answer,
)

from .decisions import HistoryChange
from .running_job import RunningJob
from .session import Failed, Session

AT_A_TIME = 50
"""Questions that the engine is asked for."""
LOW = 8
"""With fewer left, further ones are requested in the background."""
TOLD_EVERY = 10
"""Answers after which it is said what they brought."""
Key = tuple[int, int | None, tuple[int, ...]]
Taken = Callable[[list[Question]], None]


def look_for_questions(
    session: Session, person: int | None, then: Taken, failed: Failed, owner: QObject
) -> RunningJob:
    """Ask the engine for questions, about one person or about anybody."""

    def work(engine: Engine, job: Job) -> list[Question]:
        job.begin("questions")
        return engine.review.questions(AT_A_TIME, person, job)

    title = QCoreApplication.translate("ReviewQueue", "Looking for questions")
    return session.start(work, title, then, failed, owner, quiet=True)


def key_of(question: Question) -> Key:
    """The key by which a question is recognised when it comes again."""
    group = question.other_id is not None
    return question.person_id, question.other_id, () if group else question.faces


def page_edit(right: Sequence[Question], wrong: Sequence[Question], message: Message) -> Bundle:
    """The decision about a page of questions on one person: those that are, those that are not.

    message: what the history says. Raises IndexError without any question.
    """
    person = (*right, *wrong)[0].person_id
    edits: list[Edit] = []
    groups = tuple(q.other_id for q in right if q.other_id is not None)
    if groups:
        edits.append(Merge(person, groups))
    single = [question for question in right if question.other_id is None]
    faces = tuple(face for q in single if not q.doubtful for face in q.faces)
    if faces:
        edits.append(Move(faces, person))
    affirmed = tuple(face for q in single if q.doubtful for face in q.faces)
    if affirmed:
        edits.append(Affirm(affirmed, person))
    edits += [NotSame(person, q.other_id) for q in wrong if q.other_id is not None]
    strangers = tuple(face for q in wrong if q.other_id is None for face in q.faces)
    if strangers:
        edits.append(Exclude(strangers, person))
    return Bundle(message, tuple(edits))


@dataclass(frozen=True)
class _Sent:
    """A decision, the questions that it answers, and how many faces it names."""

    edit: Edit
    questions: tuple[Question, ...]
    named: int


class ReviewQueue(QObject):
    """Questions, surest first. Answered ones are removed at once; the edit is applied afterwards.

    What is undone comes back as the current question.
    """

    changed = Signal()
    taken_back = Signal()
    """Answers were undone: their questions come first again. Before `changed`."""
    counted = Signal(int)
    """How many questions there are about everybody, while `person` is asked about."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.person: int | None = None
        """Only questions about this person."""
        self.pending: list[Question] = []
        self.answered = 0
        self.named = 0
        """How many faces the answers have named."""
        self._told_at = (0, 0)
        self.loading = False
        self.is_loaded = False
        self.problem: PhotoclustError | None = None
        self._decided: set[Key] = set()
        self._skipped: list[Question] = []
        self._sent: list[_Sent] = []
        self._of_entry: dict[int, _Sent] = {}
        self._loads = 0
        self._asked_about: set[int] = set()
        self._full = self._new_answers = False
        self.is_stale = True
        """Whether decisions made elsewhere may have changed what there is to ask."""
        session.changed.connect(self._changed)
        session.changed_elsewhere.connect(self._make_stale)
        session.scanned.connect(self._make_stale)
        session.embeddings_changed.connect(self._make_stale)
        session.opened.connect(self.forget)

    # What there is to ask

    @property
    def current(self) -> Question | None:
        return self.pending[0] if self.pending else None

    @property
    def skipped(self) -> int:
        """How many were skipped and not answered since."""
        return len(self._fitting())

    @property
    def is_more(self) -> bool:
        """Whether the engine may know more questions than are here."""
        return self._full

    def brought(self) -> tuple[int, int] | None:
        """How many answers there were since this was told last, and how many faces they named;
        None while they are fewer than TOLD_EVERY."""
        answers, named = self.answered - self._told_at[0], self.named - self._told_at[1]
        if answers < TOLD_EVERY:
            return None
        self._told_at = self.answered, self.named
        return answers, max(0, named)

    def about(self, person: int) -> list[Question]:
        """The pending questions about one person."""
        return [question for question in self.pending if question.person_id == person]

    def forget(self) -> None:
        """Clear the queue, as for another library."""
        self.pending, self._skipped, self._sent = [], [], []
        self._decided.clear()
        self._of_entry.clear()
        self.person = None
        self.answered = self.named = 0
        self._told_at = (0, 0)
        self._loads += 1
        self._asked_about.clear()
        self.loading, self.is_loaded, self.is_stale = False, False, True
        self.changed.emit()

    def ask_about(self, person: int | None) -> None:
        """Only ask about this person; about anybody for None."""
        if person != self.person:
            self.person = person
            self.pending = []
            self.load()
        elif self.is_stale:
            self.load()

    def load(self) -> RunningJob:
        """Request questions from the engine."""
        self._loads += 1
        load, person = self._loads, self.person
        self.loading, self.is_stale, self._new_answers = True, False, False
        self.problem = None
        self._asked_about.clear()
        running = self._ask(
            person,
            lambda found: self._take(found, load),
            lambda error: self._not_loaded(error, load),
        )
        self.changed.emit()
        return running

    def count(self) -> RunningJob | None:
        """Look how many questions there are now; None when that is known.

        While one person is asked about, `counted` tells; else the questions are here afterwards.
        """
        if self.person is not None:
            return self._ask(
                None,
                lambda found: self.counted.emit(len(self._fresh(found))),
                lambda error: None,  # nobody has asked for it
            )
        return self.load() if self.is_stale else None

    def load_about(self, person: int) -> None:
        """Request all questions about one person, once; they are added to the pending ones."""
        if person in self._asked_about or person == self.person:
            return
        self._asked_about.add(person)
        load = self._loads
        self._ask(person, lambda found: self._join(found, load), lambda error: None)

    def _ask(self, person: int | None, then: Taken, failed: Failed) -> RunningJob:
        return look_for_questions(self._session, person, then, failed, self)

    def _take(self, found: Sequence[Question], load: int) -> None:
        if load != self._loads:
            return
        self.loading, self.is_loaded = False, True
        self._full = len(found) >= AT_A_TIME
        fresh = self._fresh(found)
        # The current question stays first, if it is still a question.
        known = [fresh.pop(key) for q in self.pending if (key := key_of(q)) in fresh]
        self.pending = known + list(fresh.values())
        self.changed.emit()

    def _join(self, found: Sequence[Question], load: int) -> None:
        """Add what is not pending yet, but for faces that are asked about already."""
        if load != self._loads:
            return
        faces = {face for question in self.pending for face in question.faces}
        new = [q for q in self._fresh(found).values() if faces.isdisjoint(q.faces)]
        if new:
            self.pending += new
            self.changed.emit()

    def _fresh(self, found: Sequence[Question]) -> dict[Key, Question]:
        passed = self._decided | {key_of(question) for question in self._skipped}
        return {key_of(q): q for q in found if key_of(q) not in passed}

    def _not_loaded(self, error: PhotoclustError, load: int) -> None:
        if load == self._loads:
            self.loading, self.problem = False, error
            self.changed.emit()

    # Answering

    def answer(self, choice: Answer) -> None:
        """Answer the current question, and go on."""
        question = self.current
        if question is not None:
            named = choice is Answer.YES and question.name is not None and not question.doubtful
            self._decide(answer(question, choice), (question,), len(question.faces) if named else 0)

    def answer_otherwise(self, edit: Edit) -> None:
        """The current question is answered by this decision, which names whom it asks about."""
        question = self.current
        if question is not None:
            self._decide(edit, (question,), len(question.faces))

    def answer_page(
        self, right: Sequence[Question], wrong: Sequence[Question], message: Message
    ) -> None:
        """Answer several about one person, as one decision that `message` describes."""
        if right or wrong:
            keys = {key_of(question) for question in (*right, *wrong)}
            page = tuple(question for question in self.pending if key_of(question) in keys)
            named = sum(len(q.faces) for q in right if q.name is not None and not q.doubtful)
            self._decide(page_edit(right, wrong, message), page, named)

    def skip(self, questions: Sequence[Question] = ()) -> None:
        """Leave the current question, or these, for later."""
        passed = list(questions) or self.pending[:1]
        self._skipped += passed
        self._drop({key_of(question) for question in passed})
        self._go_on()

    def back(self) -> None:
        """Ask again what was skipped last."""
        for question in self._fitting()[-1:]:
            self._skipped.remove(question)
            self.pending.insert(0, question)
            self.changed.emit()

    def ask_skipped(self) -> None:
        """Ask all that was skipped again."""
        again = self._fitting()
        self.pending += again
        self._skipped = [question for question in self._skipped if question not in again]
        self.changed.emit()

    def _fitting(self) -> list[Question]:
        """What was skipped, of what is asked about now."""
        return [q for q in self._skipped if self.person in (None, q.person_id)]

    def _decide(self, edit: Edit, questions: tuple[Question, ...], named: int) -> None:
        made = _Sent(edit, questions, named)
        self._sent.append(made)
        self._settle(made)
        self._new_answers = True

        def failed(error: PhotoclustError) -> None:
            self._sent = [sent for sent in self._sent if sent is not made]
            self._unsettle(made)
            self._session.tell(error)
            self.load()

        self._session.apply(edit, failed=failed, owner=self)
        self._go_on()

    def _settle(self, sent: _Sent) -> None:
        """These are answered: neither they nor others about the same faces are asked now."""
        questions = sent.questions
        self.answered += len(questions)
        self.named += sent.named
        self._decided.update(key_of(question) for question in questions)
        faces = {face for question in questions for face in question.faces}
        groups = {question.other_id for question in questions}
        self.pending = [
            q
            for q in self.pending
            if key_of(q) not in self._decided
            and faces.isdisjoint(q.faces)
            and q.person_id not in groups
        ]

    def _unsettle(self, sent: _Sent) -> None:
        questions = sent.questions
        keys = {key_of(question) for question in questions}
        self.answered -= len(questions)
        self.named -= sent.named
        self._decided -= keys
        self._drop(keys)
        self.pending = [*questions, *self.pending]

    def _drop(self, keys: set[Key]) -> None:
        self.pending = [q for q in self.pending if key_of(q) not in keys]

    def _go_on(self) -> None:
        """Fetch more in time."""
        few = len(self.pending) < LOW
        if few and not self.loading and (self._new_answers or self._full):
            self.load()
        else:
            self.changed.emit()

    # Following the library

    def _changed(self, change: HistoryChange) -> None:
        if change.kind == "apply":
            for sent in self._sent:
                if sent.edit is change.edit:
                    self._sent.remove(sent)
                    self._of_entry.update((entry.id, sent) for entry in change.entries)
                    return
            self._make_stale()
            return
        for entry in change.entries:
            known = self._of_entry.get(entry.id)
            if known is None:
                self._make_stale()
            elif change.kind == "undo":
                self._unsettle(known)
                self.taken_back.emit()
            else:
                self._settle(known)
        if self.loading:
            # What is being read may be of before.
            self.load()
        else:
            self.changed.emit()

    def _make_stale(self) -> None:
        self.is_stale = True
