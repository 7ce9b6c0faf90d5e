"""What can go wrong, in one vocabulary.

Every error a user may cause or meet is a :class:`PhotoclustError`: a stable `code` for
programs, one sentence that says what is wrong, and a `hint` that says what to do about it.
Anything else that escapes is a bug of ours.
"""

from __future__ import annotations


class PhotoclustError(Exception):
    """An error that is explained to the user in one line.

    Subclasses fix `code`; `message` is a full sentence without a trailing full stop,
    `hint` the remedy, or empty when there is none.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class FolderError(PhotoclustError):
    """A path given for scanning is missing, not a folder, or cannot be read."""

    code = "folder"


class UnreadablePhoto(PhotoclustError):
    """One file cannot be turned into pixels. Ends that file's turn, never the run."""

    code = "photo"


class LibraryError(PhotoclustError):
    """The library file is foreign, damaged, locked, newer than the program or unwritable."""

    code = "library"


class UnknownItem(PhotoclustError):
    """A person, face or photo that is not in the library."""

    code = "unknown"


class EditError(PhotoclustError):
    """A decision that cannot be carried out, such as merging a person with itself."""

    code = "edit"


class NothingToUndo(EditError):
    """The history holds nothing to take back, or nothing to do again."""

    code = "history"


class WeightsError(PhotoclustError):
    """A weights file is missing, truncated, altered or of another architecture."""

    code = "weights"


class TrainingError(PhotoclustError):
    """A training cannot begin or go on: data, checkpoint or loss make no sense."""

    code = "training"


class DeviceError(PhotoclustError):
    """The device asked for is not there."""

    code = "device"


class NoFace(PhotoclustError):
    """A photo in which a face is needed and none was found."""

    code = "no-face"


class SettingError(PhotoclustError):
    """A setting or parameter outside its range."""

    code = "setting"


class ExportError(PhotoclustError):
    """The target of an export is read-only, full, inside the wrong place or not a folder."""

    code = "export"


class Cancelled(PhotoclustError):
    """The user asked a running job to stop. What was committed before stays."""

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__("Stopped")
