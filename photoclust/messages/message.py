"""A message as data: a code, and the parameters of its sentence.

The sentences themselves are in `english`, and their translations in `resources/translations`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Integral, Real
from typing import Any

Value = Any
"""A plain JSON value: None, bool, int, float, str, a list of such, or one of the dictionaries
that `person_value`, `reason_of` and `Message.as_value` make."""

LITERAL = "text"
"""The code of a message whose only parameter, `text`, is shown as it is."""


@dataclass(frozen=True)
class Message:
    """A sentence by its code, and the values of its placeholders by their names.

    Hashable and comparable. `of` is the way to make one in code: it takes paths, enumerations
    and other messages too, and turns them into plain values.
    """

    code: str
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.code, self.as_json()))

    @classmethod
    def of(cls, code: str, /, **parameters: object) -> Message:
        """A message with these parameters, turned into plain values."""
        return cls(code, {name: _plain(value) for name, value in parameters.items()})

    @classmethod
    def literal(cls, text: str) -> Message:
        """A text that no catalogue holds; it is shown as it is in every language."""
        return cls(LITERAL, {"text": text})

    @classmethod
    def stored(cls, code: str, parameters: str) -> Message:
        """A message from its code and `as_json`; without parameters when these are damaged."""
        try:
            read = json.loads(parameters)
        except (RecursionError, TypeError, ValueError):
            read = {}
        return cls(str(code), read if isinstance(read, dict) else {})

    @classmethod
    def from_value(cls, value: Value) -> Message | None:
        """The message that `as_value` was called on; None for another value."""
        if not isinstance(value, Mapping) or not isinstance(value.get("code"), str):
            return None
        parameters = value.get("parameters")
        return cls(value["code"], parameters if isinstance(parameters, Mapping) else {})

    def as_json(self) -> str:
        """The parameters as JSON in ASCII, which also holds paths that are not text."""
        return json.dumps(dict(self.parameters), sort_keys=True, separators=(",", ":"))

    def as_value(self) -> Value:
        """This message as a plain value, to be a parameter of another."""
        return {"code": self.code, "parameters": dict(self.parameters)}


def person_value(number: int, name: str | None) -> Value:
    """A person as a parameter: said by name, or by number where there is none."""
    return {"id": number, "name": name}


def reason_of(error: OSError, otherwise: str = "") -> Value:
    """Why the system refused something, as a parameter: its error's symbol and its words.

    otherwise: the words when the system gives none; without them the name of the error's class.
    """
    import errno

    symbol = errno.errorcode.get(error.errno or 0, "")
    return {"errno": symbol, "text": error.strerror or otherwise or type(error).__name__}


def _plain(value: object) -> Value:
    if isinstance(value, Message):
        return value.as_value()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, str):  # an enumeration's member becomes a string like any other
        return str(value)
    if isinstance(value, Sequence):
        return [_plain(part) for part in value]
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)  # one of numpy's would not become JSON
    return float(value) if isinstance(value, Real) and not isinstance(value, bool) else value
