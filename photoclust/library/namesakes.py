"""Who is meant by a name where several people have it, and what to call each of them.

Names need not be unique. A word in brackets, as in "Anna (school)", is part of the name. People
whose whole names are the same are told apart by what is put in brackets behind them: the year of
birth, else the whole date of birth, else the number in the library, "Anna (#12)".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from photoclust.errors import EditError
from photoclust.library.edits import clean_name

YEAR = 4
"""Characters of a date of birth that are its year."""
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_NUMBER = re.compile(r"#\d+")


def name_key(name: str) -> str:
    """What is the same for a name however it is written; empty for what cannot be a name."""
    try:
        return clean_name(name).casefold()
    except EditError:
        return ""


def without_word(name: str) -> str:
    """A name without the word in brackets at its end, if it has one."""
    found = _BRACKETS.fullmatch(name) if name.endswith(")") else None
    return name if found is None else found[1]


class NameBook:
    """The names of a library's people.

    people: number, name and date of birth of each, None for those without.
    """

    def __init__(self, people: Iterable[tuple[int, str | None, str | None]]) -> None:
        self._labels: dict[int, str | None] = {}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_first: defaultdict[str, list[int]] = defaultdict(list)
        names: dict[int, str] = {}
        births: dict[int, str | None] = {}
        for number, name, born in people:
            self._labels[number] = name
            if name is not None:
                names[number], births[number] = name, born
                # Stored names are clean: to make sure of each would hold up the window.
                self._by_name[name.casefold()].append(number)
                self._by_first[without_word(name).casefold()].append(number)
        self._by_label: dict[str, int] = {}
        for some in self._by_name.values():
            if len(some) > 1:
                self._tell_apart(some, names, births)

    def __contains__(self, number: int) -> bool:
        return number in self._labels

    def label(self, number: int) -> str | None:
        """What to call somebody so that nobody else is meant; None for who has no name, or is not
        there."""
        return self._labels.get(number)

    @property
    def labels(self) -> dict[int, str]:
        """The same of all who have a name."""
        return {number: label for number, label in self._labels.items() if label is not None}

    def called(self, text: str) -> tuple[int, ...]:
        """Who is called so, upper and lower case being one: by the whole name, else by the label,
        else all of several whose names are that but for the words in brackets."""
        key = name_key(text)
        if not key:
            return ()
        if key in self._by_name:
            return tuple(self._by_name[key])
        if key in self._by_label:
            return (self._by_label[key],)
        several = self._by_first.get(key, ())
        return tuple(several) if len(several) > 1 else ()

    def only_one(self, text: str) -> int | None:
        """Who is called so; None for nobody. Raises EditError for several, with the ways to say
        which of them."""
        found = self.called(text)
        if len(found) > 1:
            raise EditError("name-shared", name=text, count=len(found), ways=self.ways(found))
        return found[0] if found else None

    def ways(self, people: Iterable[int]) -> str:
        """Numbers of people, each with what to call them."""
        return ", ".join(f"{number} = {self.label(number)}" for number in people)

    def may_be_meant(self, text: str) -> tuple[int, ...]:
        """Whom another program may mean by a name.

        That knows nothing of words in brackets that were given here, and numbers are those of the
        library that they come from: so a bare name may be each of all who share it.
        """
        name = text
        if (found := _BRACKETS.fullmatch(text)) is not None and _NUMBER.fullmatch(found[2]):
            name = found[1]
        key = name_key(name)
        if not key:
            return ()
        if name_key(without_word(name)) != key:
            return self.called(name)
        several = self._by_first.get(key, ())
        return tuple(several) if len(several) > 1 else tuple(self._by_name.get(key, ()))

    def _tell_apart(
        self, people: list[int], names: dict[int, str], births: dict[int, str | None]
    ) -> None:
        """Give labels to people whose names are the same."""
        born = [births[number] or "" for number in people]
        years, days = Counter(day[:YEAR] for day in born), Counter(born)
        for number, day in zip(people, born, strict=True):
            words = [
                *([day[:YEAR]] if day and years[day[:YEAR]] == 1 else []),
                *([day] if day and days[day] == 1 else []),
                f"#{number}",
            ]
            free = (f"{names[number]} ({word})" for word in words)
            label = next((one for one in free if name_key(one) not in self._by_name), None)
            label = label or f"{names[number]} (#{number})"
            self._labels[number] = label
            self._by_label[name_key(label)] = number
