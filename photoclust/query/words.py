"""A recipe's text as tokens: keywords, names, dates, numbers and punctuation.

Keywords are known in English, German and Korean, all at once; a name that is one of them goes in
quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from photoclust.errors import QueryError
from photoclust.query.tree import Span


class Kind(Enum):
    """What a token is. QUOTED: a text in quotation marks. PERSON: "#12"."""

    KEYWORD = auto()
    WORD = auto()
    QUOTED = auto()
    PERSON = auto()
    NUMBER = auto()
    DATE = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    END = auto()


class Keyword(Enum):
    """The words with a meaning, each in every language; the first is how recipes are written."""

    AND = ("and", "und", "그리고")
    OR = ("or", "oder", "또는")
    NOT = ("not", "without", "nicht", "ohne", "제외")
    ALONE = ("alone", "allein", "혼자")
    TOGETHER = ("together", "zusammen", "함께")
    IN = ("in", "folder", "ordner", "폴더")
    LEAST = ("at least", "mindestens", "최소")
    MOST = ("at most", "höchstens", "최대")
    EXACTLY = ("exactly", "genau", "정확히")
    PEOPLE = ("people", "person", "persons", "personen", "leute", "명", "사람")
    FACES = ("faces", "face", "gesichter", "gesicht", "얼굴")
    NAMED = ("named", "benannt", "이름있음")
    UNNAMED = ("unnamed", "unbenannt", "이름없음")
    UNSORTED = ("unsorted", "unsortiert", "미분류")
    UNDATED = ("undated", "undatiert", "날짜없음")
    SINCE = ("since", "from", "seit", "ab", "부터")
    UNTIL = ("until", "bis", "까지")
    BEFORE = ("before", "vor", "이전")
    AFTER = ("after", "nach", "이후")
    TO = ("to", "~")

    @property
    def text(self) -> str:
        """How it is written in a recipe."""
        return str(self.value[0])


KEYWORDS = {tuple(text.split()): word for word in Keyword for text in word.value}
LONGEST_KEYWORD = max(map(len, KEYWORDS))


@dataclass(frozen=True)
class Token:
    """A piece of the text. `text`: without quotation marks and the escapes in them; `keyword`: of
    one that has a meaning."""

    kind: Kind
    text: str
    at: Span
    keyword: Keyword | None = None


CLOSING = {'"': '"', "“": "”“", "„": "“”", "«": "»", "»": "«", "「": "」"}
"""Marks that begin a quotation, each with those that may end it."""
PUNCTUATION = {"(": Kind.OPEN, ")": Kind.CLOSE, **dict.fromkeys(",\uff0c\u3001", Kind.COMMA)}
"""Commas are also those that Korean and its neighbours are written with."""
_WORD = re.compile(r"[^\s(),\uff0c\u3001]+")
_PERSON = re.compile(r"#(\d+)")
_DATE = re.compile(r"\d{4}(?:(?:[-–]|\.\.).*)?")


def tokens(text: str) -> list[Token]:
    """The tokens of a recipe, END last. Raises QueryError for a quotation that does not end."""
    return [*_with_keywords(list(_pieces(text))), Token(Kind.END, "", Span(len(text), len(text)))]


def _pieces(text: str) -> Iterator[Token]:
    """The tokens, without a look at which words are keywords."""
    place = 0
    while place < len(text):
        character = text[place]
        if character.isspace():
            place += 1
            continue
        if character in CLOSING:
            token = _quoted(text, place)
        elif character in PUNCTUATION:
            token = Token(PUNCTUATION[character], character, Span(place, place + 1))
        else:
            token = _word(text, place)
        yield token
        place = token.at.end


def _quoted(text: str, start: int) -> Token:
    """The quotation that begins here; a backslash takes the next character as it is."""
    content, place = "", start + 1
    while place < len(text) and text[place] not in CLOSING[text[start]]:
        place += text[place] == "\\" and place + 1 < len(text)
        content += text[place]
        place += 1
    if place >= len(text):
        raise QueryError("query-quotation-open", place=start + 1)
    return Token(Kind.QUOTED, content, Span(start, place + 1))


def _word(text: str, start: int) -> Token:
    found = _WORD.match(text, start)
    word = found.group() if found else text[start]
    at = Span(start, start + len(word))
    if (person := _PERSON.fullmatch(word)) is not None:
        return Token(Kind.PERSON, person[1], at)
    if _DATE.fullmatch(word):
        return Token(Kind.DATE, word, at)
    kind = Kind.NUMBER if word.isascii() and word.isdecimal() else Kind.WORD
    return Token(kind, word, at)


def _with_keywords(pieces: list[Token]) -> Iterator[Token]:
    """The tokens, those that are a keyword together as one."""
    place = 0
    while place < len(pieces):
        for length in range(min(LONGEST_KEYWORD, len(pieces) - place), 0, -1):
            some = pieces[place : place + length]
            keyword = KEYWORDS.get(tuple(token.text.casefold() for token in some))
            if keyword is not None and all(token.kind is Kind.WORD for token in some):
                at = Span(some[0].at.start, some[-1].at.end)
                yield Token(Kind.KEYWORD, keyword.text, at, keyword)
                place += length
                break
        else:
            yield pieces[place]
            place += 1
