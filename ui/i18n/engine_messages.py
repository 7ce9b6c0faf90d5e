"""The engine's messages in the user's language.

The engine's errors, problems and decisions are messages: codes with parameters. Their sentences
come from the catalogues of `photoclust.messages`, not from Qt's translation files. Unnamed people
have no numbers in them, as the window shows people by their faces.
"""

from __future__ import annotations

from photoclust import Language, Message, PhotoclustError, load_language

from .wording import sentence


class _Current:
    """The language that messages are said in; that of the window."""

    language: Language = load_language("en").without_numbers()


def use(code: str) -> None:
    """Use the language of this code for messages from now on."""
    _Current.language = load_language(code).without_numbers()


def said(message: Message) -> str:
    """The sentence of a message, without a full stop."""
    return _Current.language.text(message)


def remedy_said(message: Message) -> str:
    """The remedy of a message in the window, without a full stop; may be empty."""
    return _Current.language.remedy(message)


def line(message: Message) -> str:
    """The sentence and the remedy of a message, for one line of a list."""
    return _Current.language.explained(message)


def explained(message: Message) -> str:
    """The sentence and the remedy of a message, as one or two sentences."""
    return sentence(said(message), remedy_said(message))


def error_said(error: PhotoclustError) -> str:
    """The sentence and the remedy of an error, as one or two sentences."""
    return explained(error.explanation)
