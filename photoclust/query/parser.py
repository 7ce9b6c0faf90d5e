"""A recipe's text read as a tree.

::

    recipe  = any {"," any}                        all of them hold
    any     = all {"or" all}
    all     = one ["together"] {["and"] one ["together"]}
    one     = "not" one | "(" recipe ")" | person ["alone"] | kind | when | where | how many
    person  = name | ("#" | "person") number       a name of several words needs no quotation marks
    kind    = "named" | "unnamed" | "unsorted"
    when    = date ["to" date] | ("since" | "until" | "before" | "after") date | "undated"
    where   = "in" folder
    how many= ["at least" | "at most" | "exactly"] number ("people" | "faces")
"""

from __future__ import annotations

from photoclust.errors import QueryError
from photoclust.query import dates, tree
from photoclust.query.tree import Query, Span
from photoclust.query.words import Keyword, Kind, Token, tokens

LONGEST = 2000
"""Characters that a recipe may have."""
DEEPEST = 40
"""How deep conditions may lie in one another."""
LARGEST = 9
"""Digits that a number may have."""

_BOUNDS = (Keyword.SINCE, Keyword.UNTIL, Keyword.BEFORE, Keyword.AFTER)
_AMOUNTS = (Keyword.LEAST, Keyword.MOST, Keyword.EXACTLY)
_COUNTED = {Keyword.PEOPLE: tree.Counted.PEOPLE, Keyword.FACES: tree.Counted.FACES}
_KINDS = {
    Keyword.NAMED: tree.Kind.NAMED,
    Keyword.UNNAMED: tree.Kind.UNNAMED,
    Keyword.UNSORTED: tree.Kind.UNSORTED,
}


def parse(text: str) -> Query:
    """The tree of a recipe. Raises QueryError, which says at which character what is wrong."""
    if len(text) > LONGEST:
        raise QueryError("query-too-long", length=len(text), limit=LONGEST)
    return _Parser(tokens(text)).whole()


def is_start_of_one(text: str) -> bool:
    """Whether a text that is no recipe yet becomes one with something added to its end."""
    try:
        parse(text)
    except QueryError as error:
        return error.code in ("query-empty", "query-unfinished")
    return True


class _Parser:
    """Reads tokens from left to right; each method reads what its name says, and moves on."""

    def __init__(self, read: list[Token]) -> None:
        self._tokens = read
        self._place = 0
        self._depth = 0

    def whole(self) -> Query:
        if self._accept(Kind.END):
            raise QueryError("query-empty")
        query = self._list()
        self._require(Kind.END)
        return query

    def _list(self) -> Query:
        parts = [self._any()]
        while self._accept(Kind.COMMA):
            parts.append(self._any())
        return _joined(tree.And, parts)

    def _any(self) -> Query:
        parts = [self._all()]
        while self._accept_keyword(Keyword.OR):
            parts.append(self._all())
        return _joined(tree.Or, parts)

    def _all(self) -> Query:
        parts: list[Query] = []
        while True:
            parts.append(self._one())
            while (token := self._accept_keyword(Keyword.TOGETHER)) is not None:
                parts = _taken_together(parts, token.at)
            if not (self._accept_keyword(Keyword.AND) or _begins(self._next)):
                return _joined(tree.And, parts)

    def _one(self) -> Query:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("query-too-deep", place=self._next.at.start + 1)
        query = self._condition()
        self._depth -= 1
        return query

    def _condition(self) -> Query:
        token = self._next
        if self._accept_keyword(Keyword.NOT):
            return tree.Not(self._one())
        if self._accept(Kind.OPEN):
            query = self._list()
            self._require(Kind.CLOSE)
            return query
        if token.kind is Kind.DATE and self._after_next.keyword not in _COUNTED:
            return self._period()
        if token.kind in (Kind.NUMBER, Kind.DATE) or token.keyword in _AMOUNTS:
            return self._count()
        if token.keyword in _KINDS:
            return tree.Holds(_KINDS[self._advance().keyword])  # type: ignore[index]
        if token.keyword in _BOUNDS:
            return self._bounded()
        if self._accept_keyword(Keyword.UNDATED):
            return tree.Undated()
        if self._accept_keyword(Keyword.IN):
            return tree.Below(*self._text())
        return self._person()

    def _person(self) -> Query:
        who: tree.Who
        if (token := self._accept(Kind.PERSON)) is not None:
            who = tree.PersonNumber(_number(token), token.at)
        elif self._accept_keyword(Keyword.PEOPLE):
            token = self._require(Kind.NUMBER)
            who = tree.PersonNumber(_number(token), token.at)
        else:
            who = tree.PersonNamed(*self._text())
        if self._accept_keyword(Keyword.ALONE):
            return tree.Together((who,))
        return tree.Shows(who)

    def _text(self) -> tuple[str, Span]:
        """A quotation, or words that follow one another, and where they are."""
        token = self._next
        if token.kind is Kind.QUOTED:
            self._advance()
            return token.text, token.at
        if token.kind is not Kind.WORD:
            raise self._unexpected()
        words = [self._advance()]
        while self._next.kind in (Kind.WORD, Kind.NUMBER):
            words.append(self._advance())
        at = Span(token.at.start, words[-1].at.end)
        return " ".join(word.text for word in words), at

    def _period(self) -> Query:
        first, last = self._interval()
        if (token := self._accept_keyword(Keyword.TO)) is not None:
            last = self._interval()[1]
            if last < first:
                raise QueryError("query-dates-turned", place=token.at.start + 1)
        return tree.Taken(first, last)

    def _bounded(self) -> Query:
        bound = self._advance().keyword
        first, last = self._interval()
        if bound is Keyword.SINCE:
            return tree.Taken(first, "")
        if bound is Keyword.UNTIL:
            return tree.Taken("", last)
        if bound is Keyword.BEFORE:
            return tree.Taken("", dates.before(first))
        return tree.Taken(dates.after(last), "")

    def _interval(self) -> tuple[str, str]:
        token = self._require(Kind.DATE)
        found = dates.interval(token.text)
        if found is None:
            raise QueryError("query-no-such-date", word=token.text, place=token.at.start + 1)
        return found

    def _count(self) -> Query:
        amount = self._advance().keyword if self._next.keyword in _AMOUNTS else Keyword.EXACTLY
        if self._next.kind is not Kind.DATE or not self._next.text.isdecimal():
            number = _number(self._require(Kind.NUMBER))
        else:
            number = _number(self._advance())  # four digits
        what = _COUNTED.get(self._next.keyword or Keyword.AND)
        if what is None:
            raise self._unexpected()
        self._advance()
        least = 0 if amount is Keyword.MOST else number
        return tree.Count(what, least, None if amount is Keyword.LEAST else number)

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    @property
    def _after_next(self) -> Token:
        return self._tokens[min(self._place + 1, len(self._tokens) - 1)]

    def _advance(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _accept(self, kind: Kind) -> Token | None:
        return self._advance() if self._next.kind is kind else None

    def _accept_keyword(self, keyword: Keyword) -> Token | None:
        return self._advance() if self._next.keyword is keyword else None

    def _require(self, kind: Kind) -> Token:
        if self._next.kind is not kind:
            raise self._unexpected()
        return self._advance()

    def _unexpected(self) -> QueryError:
        token = self._next
        if token.kind is Kind.END:
            return QueryError("query-unfinished", place=token.at.start + 1)
        return QueryError("query-word-misplaced", word=token.text, place=token.at.start + 1)


def _begins(token: Token) -> bool:
    """Whether a condition begins with this."""
    joints = (Keyword.AND, Keyword.OR, Keyword.ALONE, Keyword.TOGETHER, Keyword.TO)
    return token.kind not in (Kind.CLOSE, Kind.COMMA, Kind.END) and token.keyword not in joints


def _joined(kind: type[tree.And] | type[tree.Or], parts: list[Query]) -> Query:
    """The parts as one, those of the same kind among them taken apart."""
    if len(parts) == 1:
        return parts[0]
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    return kind(tuple(flat))


def _taken_together(parts: list[Query], at: Span) -> list[Query]:
    """The people at the end of these parts as those who are together."""
    people: list[tree.Who] = []
    while parts and isinstance(part := parts[-1], tree.Shows):
        people.insert(0, part.who)
        parts = parts[:-1]
    if len(people) < 2:
        raise QueryError("query-together-alone", place=at.start + 1)
    return [*parts, tree.Together(tuple(people))]


def _number(token: Token) -> int:
    if len(token.text) > LARGEST:
        raise QueryError("query-number-too-large", place=token.at.start + 1)
    return int(token.text)
