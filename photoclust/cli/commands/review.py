"""Answer questions: who this is, who is the same, who is wrong where."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from photoclust.cli.arguments import add_json, open_engine, person_number
from photoclust.cli.daily_backup import keep_backup
from photoclust.cli.terminal import (
    complain,
    counted,
    escape_controls,
    printable_path,
    say,
    say_json,
)
from photoclust.engine import Engine
from photoclust.errors import PhotoclustError, UnknownItem
from photoclust.library.edits import (
    Edit,
    answer,
    answer_with_name,
    answer_with_person,
)
from photoclust.messages import explained
from photoclust.types import Answer, Question

ORDER = 174
AT_A_TIME = 50
TOLD_EVERY = 10
"""Answers after which it is said what they brought."""
CHOICES = "1 yes, 2 no, 3 no, it is ..., 4 skip, 5 not a face, 6 stop: "
ANSWERS = {"1": Answer.YES, "2": Answer.NO, "5": Answer.NOT_A_FACE}
OTHER, SKIP, STOP = "3", "4", "6"
SHOWN = 3
"""Photos of the faces asked about that are named."""
WORDS = (
    (0.99, "almost certainly"),
    (0.85, "very likely"),
    (0.6, "probably"),
    (0.35, "perhaps"),
    (0.15, "rather not"),
    (0.01, "very likely not"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("person", nargs="?", metavar="PERSON", help="about this person alone")
    parser.add_argument("--list", action="store_true", help="print the questions, and ask none")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        person = None if arguments.person is None else person_number(engine, arguments.person)
        if arguments.json:
            say_json([asdict(one) for one in engine.review.questions(AT_A_TIME, person)])
        elif arguments.list:
            _list(engine, person)
        else:
            keep_backup(engine)
            _Reviewing(engine, person).run()
    return 0


def _list(engine: Engine, person: int | None) -> None:
    questions = engine.review.questions(AT_A_TIME, person)
    for question in questions:
        say(f"{_asked(engine, question)} {_how_likely(question)}")
    say(f"{counted(len(questions), 'question')}." if questions else "Nothing to ask just now.")


@dataclass
class _Reviewing:
    """Asks until nothing is left, or it is to stop."""

    engine: Engine
    person: int | None
    answered: int = 0
    named: int = 0
    _passed: set[tuple[int, ...]] = field(default_factory=set)
    """The faces of what was skipped."""

    def run(self) -> None:
        for question in self._questions():
            if not self._ask(question):
                break
        if self.answered:
            say(self._brought())
        else:
            say("Nothing was answered.")

    def _questions(self) -> Iterator[Question]:
        """Those to ask, none about what an answer has settled since they were found."""
        while True:
            settled: set[int] = set()
            found = self.engine.review.questions(AT_A_TIME, self.person)
            new = [question for question in found if question.faces not in self._passed]
            if not new:
                say("Nothing to ask just now.")
                return
            for question in new:
                if settled.isdisjoint(question.faces):
                    settled.update(question.faces)
                    yield question

    def _ask(self, question: Question) -> bool:
        """Ask until it is answered or skipped; False to stop."""
        self._passed.add(question.faces)
        say(f"{_asked(self.engine, question)} {_how_likely(question)}")
        for line in _where(self.engine, question):
            say(f"  {line}")
        while True:
            given = _typed(CHOICES)
            if given is None or given == STOP:
                return False
            if given == SKIP:
                return True
            edit = self._edit(question, given)
            if edit is not None and self._apply(edit):
                self._count(question, given)
                return True

    def _edit(self, question: Question, given: str) -> Edit | None:
        """The decision that is meant; None when it is to be asked again."""
        if given in ANSWERS:
            return answer(question, ANSWERS[given])
        if given == OTHER and question.name is not None:
            name = _typed("Who is it? ")
            if not name:
                return None
            try:
                return answer_with_person(question, person_number(self.engine, name))
            except UnknownItem:
                return answer_with_name(question, name)
        return None

    def _apply(self, edit: Edit) -> bool:
        try:
            self.engine.history.apply(edit)
        except PhotoclustError as error:
            complain(explained(error.explanation))
            return False
        say(f"{self.engine.history.entries(1)[0].text}.")
        return True

    def _count(self, question: Question, given: str) -> None:
        self.answered += 1
        is_yes = given == "1" and question.name is not None and not question.doubtful
        if is_yes or given == OTHER:
            self.named += len(question.faces)
        if self.answered % TOLD_EVERY == 0:
            say(self._brought())

    def _brought(self) -> str:
        named = counted(self.named, "face")
        return f"{counted(self.answered, 'answer')}: {named} named."


def _asked(engine: Engine, question: Question) -> str:
    """The question as a sentence."""
    labels = {person.id: escape_controls(person.label) for person in engine.people.all()}
    who = labels.get(question.person_id, f"Person {question.person_id}")
    if question.doubtful:
        return f"Is face {question.faces[0]} really {who}?"
    if question.name is None and question.other_id is not None:
        return f"Are {who} and {labels.get(question.other_id)} the same?"
    if len(question.faces) == 1:
        return f"Is face {question.faces[0]} {who}?"
    whose = f" of {labels.get(question.other_id)}" if question.other_id is not None else ""
    return f"Are these {len(question.faces)} faces{whose} all {who}?"


def _how_likely(question: Question) -> str:
    probability = question.probability
    word = next((word for least, word in WORDS if probability >= least), "almost certainly not")
    return f"{word[:1].upper()}{word[1:]} ({probability:.0%})."


def _where(engine: Engine, question: Question) -> Iterator[str]:
    """The photos of the faces asked about, and that of the face to compare them with."""
    faces = [*question.faces[:SHOWN], question.anchor]
    found = {face.id: face for face in engine.people.face_details(faces)}
    paths = engine.photos.paths()
    for number in faces:
        if number in found:
            named = "compare with" if number == question.anchor else f"face {number} in"
            for path in paths.get(found[number].photo_id, [])[:1]:
                yield f"{named} {printable_path(path)}"


def _typed(prompt: str) -> str | None:
    """What is typed; None at the end of the input."""
    try:
        return input(prompt).strip()
    except EOFError:
        say("")
        return None
