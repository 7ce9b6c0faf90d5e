"""What may come next in a recipe that is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from photoclust.errors import QueryError
from photoclust.query.parser import is_start_of_one, parse
from photoclust.query.wording import quoted
from photoclust.query.words import Keyword, Kind, Token, tokens

MOST = 12
"""How many are offered."""

_BEGINNINGS = (
    *(Keyword.NOT, Keyword.IN, Keyword.SINCE, Keyword.UNTIL, Keyword.LEAST, Keyword.MOST),
    *(Keyword.EXACTLY, Keyword.NAMED, Keyword.UNNAMED, Keyword.UNSORTED, Keyword.UNDATED),
)
"""The words that a condition may begin with."""
_CONTINUATIONS = (Keyword.AND, Keyword.OR, Keyword.ALONE, Keyword.TOGETHER, Keyword.TO)
"""The words that may follow on a condition."""


@dataclass(frozen=True)
class Completion:
    """`text` in the place of what was typed from the character `start`, counted from 0, on."""

    text: str
    start: int


def completions(typed: str, names: Iterable[str], folders: Iterable[str]) -> list[Completion]:
    """What may be meant by the end of a text, the most fitting first.

    `names` of people and `folders` that there are, each in the order to be offered in.
    """
    try:
        *read, _ = tokens(typed)
    except QueryError:
        return []
    known = (list(names), list(folders))
    found: dict[str, Completion] = {}
    for start in _starts(typed, read):
        for text in _fitting(typed[:start], typed[start:], *known):
            whole = typed[:start] + text
            if whole != typed and is_start_of_one(whole):
                found.setdefault(whole, Completion(text, start))
    return list(found.values())[:MOST]


def _starts(typed: str, read: Sequence[Token]) -> Iterator[int]:
    """Where what is being typed may begin, the longest run of words first."""
    if not typed or typed[-1].isspace() or not read or read[-1].kind is Kind.COMMA:
        yield len(typed)
    for place in range(len(read)):
        if all(t.kind in (Kind.WORD, Kind.NUMBER, Kind.KEYWORD) for t in read[place:]):
            yield read[place].at.start


def _fitting(before: str, part: str, names: list[str], folders: list[str]) -> Iterator[str]:
    """What may stand in the place of a part of the text, and begins like it."""
    if _is_whole(before):
        yield from _like(part, (word.text for word in (*_CONTINUATIONS, *_BEGINNINGS)))
    elif _ends_with(before, Keyword.IN):
        yield from map(quoted, _like(part, folders, anywhere=True))
    elif _ends_with_amount(before):
        yield from _like(part, (Keyword.PEOPLE.text, Keyword.FACES.text))
    else:
        yield from map(quoted, _like(part, names, anywhere=True))
        yield from _like(part, (word.text for word in _BEGINNINGS))


def _is_whole(text: str) -> bool:
    try:
        parse(text)
    except QueryError:
        return False
    return True


def _ends_with(text: str, keyword: Keyword) -> bool:
    read = tokens(text)
    return len(read) > 1 and read[-2].keyword is keyword


def _ends_with_amount(text: str) -> bool:
    read = tokens(text)
    return len(read) > 1 and read[-2].kind is Kind.NUMBER


def _like(part: str, words: Iterable[str], *, anywhere: bool = False) -> Iterator[str]:
    """The words that begin like a part; `anywhere`: then those with a later word that does."""
    folded = part.casefold()
    later = []
    for word in words:
        if word.casefold().startswith(folded):
            yield word
        elif anywhere and f" {folded}" in word.casefold():
            later.append(word)
    yield from later
