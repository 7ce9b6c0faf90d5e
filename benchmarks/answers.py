"""How long an answer of Review takes in a large library.

    python -m benchmarks.answers LIBRARY [--faces N]

LIBRARY is a library's file; one that is not there is made as in `benchmarks.library`. Questions are
answered in turn with yes, no and somebody else. The next of those that are waiting is shown at
once; printed is, in milliseconds, the median and the longest of: writing the decision, reading the
people anew, both together, which should be less than 200; and of asking for further questions after
it, which is done in the background while others are waiting. All answers are taken back at the end.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.library import make
from photoclust import Answer, Edit, Engine, Question, answer, answer_with_person

ANSWERS = 12
PEOPLE = 2_000
T = TypeVar("T")


class Times:
    """Milliseconds by what took them."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def of(self, label: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        result = work()
        self.taken.setdefault(label, []).append(1000 * (time.perf_counter() - began))
        return result

    def together(self, label: str, *parts: str) -> None:
        self.taken[label] = np.sum([self.taken[part] for part in parts], axis=0).tolist()

    def show(self) -> None:
        for label, taken in self.taken.items():
            print(f"{label:<28} {np.median(taken):>8.0f} ms {max(taken):>8.0f} ms", flush=True)


def answered(engine: Engine, count: int) -> Times:
    """Answer so many questions, and take the answers back."""
    times = Times()
    waiting = times.of("the first questions", engine.review.questions)
    before = [entry.id for entry in engine.history.entries(1)]
    decisions = 0
    for number in range(min(count, len(waiting))):
        edit = decision(engine, waiting[number], number)
        times.of("writing the decision", lambda e=edit: engine.history.apply(e))
        times.of("reading the people", engine.people.all)
        decisions += 1
        if number % 4 == 3:
            times.of("further questions", engine.review.questions)
    times.together("both", "writing the decision", "reading the people")
    while decisions and [entry.id for entry in engine.history.entries(1)] != before:
        engine.history.undo()
        decisions -= 1
    return times


def decision(engine: Engine, question: Question, number: int) -> Edit:
    """Yes, no, and somebody else, in turn."""
    if number % 3 < 2:
        return answer(question, (Answer.YES, Answer.NO)[number % 3])
    asked = {question.person_id, question.other_id}
    other = next(person.id for person in engine.people.all() if person.id not in asked)
    return answer_with_person(question, other)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("--faces", type=int, default=100_000, metavar="N")
    arguments = parser.parse_args()
    if not arguments.library.exists():
        make(arguments.library, arguments.faces, min(PEOPLE, arguments.faces // 50))
    with Engine(arguments.library) as engine:
        engine.people.all()  # opens what is opened first
        print("                               median    longest")
        answered(engine, ANSWERS).show()


if __name__ == "__main__":
    main()
