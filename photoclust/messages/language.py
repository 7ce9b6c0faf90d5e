"""Sentences of one language, made from messages.

A sentence has placeholders by name, `{folder}`, some with a kind that says how the value is
worded, `{count:faces}`:

- `faces`, `people`: so many of them, as "1 face", "14 faces"
- `person`: somebody, by name or number; `persons`: several, as a list
- `reason`: what the system said (`reason_of`), in the language's words where it has any
- `term`: a word or two that the program uses, such as "hard" for a kind of link
- `message`, `remedy`: another message, and what is to be done about that
- `escaped`: what somebody typed, in one line whatever it holds
- `number`: a whole number; `percent`: a part from 0 to 1; `megabytes`: bytes as millions; all
  three as the language writes numbers
- any other kind is a format specification of Python

A sentence may have several forms, chosen by the parameter `count`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import Formatter

from photoclust.messages.message import Message, Value

Forms = str | Mapping[str, str]
"""A text, or its plural forms: "other", and maybe "one" and "zero"."""

PERSONAL = ("person", "persons")
COUNTED = ("faces", "people")
"""The kinds that are numbers with a noun."""
UNKNOWN = "?"
"""Stands for a parameter that is missing or not valid, as in a damaged library."""

_parse = Formatter().parse


@dataclass(frozen=True)
class Sentence:
    """The sentence of one code, without a full stop.

    `remedy`: what the user can do, or empty; `command`: the same for the command line, where it
    differs.
    """

    text: Forms
    remedy: Forms = ""
    command: Forms = ""


@dataclass(frozen=True)
class Language:
    """The sentences of one language by their codes, and the words it puts into them.

    `nouns`: for each counted kind the forms, with `{count}` in them. `person`: an unnamed one,
    with `{id}`; `unnamed`: the same where people are shown by their faces, and numbers say
    nothing. `joint`: between the last two of a list. `reasons`: by the symbol of the
    system's error. `terms`: by the English word. `point`: between a number's whole part and its
    fraction. `separator`: between thousands. `percent`: with `{number}`.
    """

    sentences: Mapping[str, Sentence]
    nouns: Mapping[str, Forms]
    person: str
    unnamed: str
    joint: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    point: str = "."
    separator: str = ","
    percent: str = "{number}%"

    def without_numbers(self) -> Language:
        """The same language, in which unnamed people have no numbers: for the window."""
        return replace(self, person=self.unnamed)

    def text(self, message: Message) -> str:
        """The sentence of a message, without a full stop."""
        sentence = self.sentences.get(message.code)
        if sentence is None:
            # Written by another version of the program.
            values = ", ".join(
                f"{name}: {self._worded(value, '', False)}"
                for name, value in message.parameters.items()
            )
            return f"{message.code} ({values})" if values else message.code or UNKNOWN
        return self._filled(sentence.text, message.parameters)

    def remedy(self, message: Message, *, command_line: bool = False) -> str:
        """The remedy of a message, in lower case and without a full stop; may be empty."""
        sentence = self.sentences.get(message.code)
        if sentence is None:
            return ""
        chosen = sentence.command if command_line and sentence.command else sentence.remedy
        return self._filled(chosen, message.parameters, command_line)

    def explained(self, message: Message, *, command_line: bool = False) -> str:
        """A message with its remedy, in one line: "The file is gone; scan again"."""
        text, remedy = self.text(message), self.remedy(message, command_line=command_line)
        return f"{text}; {remedy}" if remedy else text

    def counted(self, kind: str, count: int) -> str:
        """So many of a noun: "1 face", "1,287 faces"."""
        return _form(self.nouns[kind], count).format(count=self._number(count, 0))

    def _filled(
        self, forms: Forms, parameters: Mapping[str, Value], command_line: bool = False
    ) -> str:
        said = ""
        for literal, name, kind, _ in _parse(_form(forms, parameters.get("count"))):
            said += literal
            if name:
                word = self._worded(parameters.get(name), kind or "", command_line)
                # The label of an unnamed person is capitalised at the start of a sentence; a name
                # is not changed.
                value = parameters.get(name)
                said += _begun(word, value) if not said and kind in PERSONAL else word
        return said

    def _worded(self, value: Value, kind: str, command_line: bool) -> str:
        try:
            if kind in COUNTED:
                return self.counted(kind, int(value))
            match kind:
                case "":
                    return UNKNOWN if value is None else str(value)
                case "person":
                    return self._person(value)
                case "persons":
                    return self.joint.join(self._persons(value))
                case "reason":
                    return self.reasons.get(value["errno"], str(value["text"]))
                case "term":
                    return self.terms.get(value, str(value))
                case "message" | "remedy":
                    return self._nested(value, kind, command_line)
                case "escaped":
                    return repr(str(value))[1:-1]
                case "number":
                    return self._number(value, 0)
                case "percent":
                    return self.percent.format(number=self._number(value * 100, 1))
                case "megabytes":
                    return self._number(value / 1e6, 1)
                case _:
                    return format(value, kind)
        except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError):
            return UNKNOWN

    def _number(self, value: float, decimals: int) -> str:
        whole, _, fraction = f"{value:,.{decimals}f}".partition(".")
        whole = whole.replace(",", self.separator)
        return f"{whole}{self.point}{fraction}" if fraction else whole

    def _person(self, value: Value) -> str:
        name = value["name"]
        return self.person.format(id=value["id"]) if name is None else str(name)

    def _persons(self, values: Sequence[Value]) -> list[str]:
        """One after the other; several who cannot be told apart by a number as so many people."""
        words = [self._person(value) for value in values]
        alike = words.count(self.unnamed)
        if alike < 2:
            return words
        return [*(w for w in words if w != self.unnamed), self.counted("people", alike)]

    def _nested(self, value: Value, kind: str, command_line: bool) -> str:
        message = Message.from_value(value)
        if message is None:
            return UNKNOWN
        if kind == "remedy":
            return self.remedy(message, command_line=command_line)
        return self.text(message)


def _form(forms: Forms, count: Value) -> str:
    if isinstance(forms, str):
        return forms
    name = {0: "zero", 1: "one"}.get(count, "other") if isinstance(count, int) else "other"
    return forms.get(name, forms["other"])


def _begun(word: str, value: Value) -> str:
    first = value[0] if isinstance(value, Sequence) and value else value
    unnamed = isinstance(first, Mapping) and first.get("name") is None
    return word[:1].upper() + word[1:] if unnamed else word
