"""A tree written as a recipe, which is read as the same tree again."""

from __future__ import annotations

from functools import singledispatch

from photoclust.errors import QueryError
from photoclust.query import tree
from photoclust.query.tree import Query
from photoclust.query.words import Keyword, Kind, tokens


def written(query: Query) -> str:
    """The recipe, in English."""
    return _written(query)


def quoted(text: str) -> str:
    """A name or folder as it stands in a recipe: in quotation marks where it needs them."""
    return text if _is_plain(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(text: str) -> bool:
    """Whether a text is read as one name without quotation marks."""
    try:
        *read, _ = tokens(text)
    except QueryError:
        return False
    kinds = [token.kind for token in read]
    plain = kinds[:1] == [Kind.WORD] and set(kinds) <= {Kind.WORD, Kind.NUMBER}
    return plain and " ".join(token.text for token in read) == text


@singledispatch
def _written(query: object) -> str:
    raise TypeError(f"not a query: {type(query).__name__}")


@_written.register
def _(query: tree.PersonNamed) -> str:
    return quoted(query.name)


@_written.register
def _(query: tree.PersonNumber) -> str:
    return f"#{query.number}"


@_written.register
def _(query: tree.Shows) -> str:
    return _written(query.who)


@_written.register
def _(query: tree.Together) -> str:
    if len(query.people) == 1:
        return f"{_written(query.people[0])} {Keyword.ALONE.text}"
    names = f" {Keyword.AND.text} ".join(map(_written, query.people))
    return f"({names} {Keyword.TOGETHER.text})"


@_written.register
def _(query: tree.Taken) -> str:
    if not query.first:
        return f"{Keyword.UNTIL.text} {query.last}"
    if not query.last:
        return f"{Keyword.SINCE.text} {query.first}"
    if query.first == query.last:
        return query.first
    return f"{query.first} {Keyword.TO.text} {query.last}"


@_written.register
def _(query: tree.Undated) -> str:
    return Keyword.UNDATED.text


@_written.register
def _(query: tree.Below) -> str:
    return f"{Keyword.IN.text} {quoted(query.folder)}"


@_written.register
def _(query: tree.Count) -> str:
    if query.most is None:
        return f"{Keyword.LEAST.text} {query.least} {query.what}"
    if query.least == query.most:
        return f"{Keyword.EXACTLY.text} {query.least} {query.what}"
    return f"{Keyword.MOST.text} {query.most} {query.what}"


@_written.register
def _(query: tree.Holds) -> str:
    return str(query.kind)


@_written.register
def _(query: tree.Not) -> str:
    inner = _written(query.part)
    compound = isinstance(query.part, tree.And | tree.Or)
    return f"{Keyword.NOT.text} ({inner})" if compound else f"{Keyword.NOT.text} {inner}"


@_written.register
def _(query: tree.And) -> str:
    parts = (f"({_written(p)})" if isinstance(p, tree.Or) else _written(p) for p in query.parts)
    return f" {Keyword.AND.text} ".join(parts)


@_written.register
def _(query: tree.Or) -> str:
    return f" {Keyword.OR.text} ".join(map(_written, query.parts))
