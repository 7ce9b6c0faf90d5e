"""The errors that are reported to the user.

Every error that a user can cause or meet is a :class:`PhotoclustError`: a stable code with named
parameters. The message catalogue holds a sentence, and mostly a remedy, for each code. Any other
exception that leaves the engine is a bug.
"""

from __future__ import annotations

from typing import Any

from photoclust.messages import ENGLISH, Message, explained


class PhotoclustError(Exception):
    """An error that is explained to the user in one line.

    Made of the code of its sentence and the sentence's parameters by name, or of a message.
    `explanation` is that message, to be said in any language; `code` its code. `message` is
    the sentence in English without a trailing full stop, `hint` the remedy for the command
    line, or empty when there is none.
    """

    def __init__(self, what: str | Message, /, **parameters: object) -> None:
        self.explanation = what if isinstance(what, Message) else Message.of(what, **parameters)
        super().__init__(self.explanation)

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle, which would make it of `args`, as some classes cannot be."""
        return _made_again, (type(self), self.explanation)

    @property
    def code(self) -> str:
        return self.explanation.code

    @property
    def message(self) -> str:
        return ENGLISH.text(self.explanation)

    @property
    def hint(self) -> str:
        return ENGLISH.remedy(self.explanation, command_line=True)

    def __str__(self) -> str:
        return explained(self.explanation)


def _made_again(kind: type[PhotoclustError], explanation: Message) -> PhotoclustError:
    error = kind.__new__(kind)
    PhotoclustError.__init__(error, explanation)
    return error


class FolderError(PhotoclustError):
    """A path given for scanning is missing, not a folder, or cannot be read."""


class UnreadablePhoto(PhotoclustError):
    """One file cannot be turned into pixels. The run goes on with the next file."""


class LibraryError(PhotoclustError):
    """The library file is foreign, damaged, locked, newer than the program or unwritable."""


class UnknownItem(PhotoclustError):
    """A person, face or photo that is not in the library."""


class EditError(PhotoclustError):
    """A decision that cannot be carried out, such as merging a person with itself."""


class NothingToUndo(EditError):
    """The history holds nothing to take back, or nothing to do again."""


class WeightsError(PhotoclustError):
    """A weights file is missing, truncated, altered or of another architecture."""


class TrainingError(PhotoclustError):
    """A training cannot start or continue: unusable data or checkpoint, or a loss that is not
    finite."""


class DeviceError(PhotoclustError):
    """The device asked for is not there."""


class NoFace(PhotoclustError):
    """A photo in which a face is needed and none was found."""


class SettingError(PhotoclustError):
    """A setting or parameter outside its range."""


class ExportError(PhotoclustError):
    """The target of an export is read-only, full, not a folder, or inside a folder of the
    library."""


class QueryError(PhotoclustError):
    """A recipe that cannot be read, or names somebody or a folder that is not there. The parameter
    `place` is the character that it is about, counted from 1; 0 for the whole."""

    @property
    def place(self) -> int:
        return int(self.explanation.parameters.get("place", 0))


class TagError(PhotoclustError):
    """The metadata of one file cannot be read, or not be changed. The run goes on with the next."""


class ProcessEnded(PhotoclustError):
    """The process in which work was done has ended before the work, or cannot be started."""


class Cancelled(PhotoclustError):
    """The user asked a running job to stop. What was committed before stays."""

    def __init__(self) -> None:
        super().__init__("stopped")
