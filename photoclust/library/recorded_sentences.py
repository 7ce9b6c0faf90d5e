"""The English sentences that version 0.1.0 wrote into libraries, parsed by regular expressions.

Only the migration to codes uses this module. It must stay as it is, whatever the program's
sentences are today.
"""

from __future__ import annotations

import re
from functools import lru_cache

from photoclust.messages import Message, Value

_FACES = r"(?P<count>\d{1,9}) faces?"
_PERSON = r"(?P<person>.+?)"
_TAKEN_BACK = "Took back: "
_DEEPEST = 20
"""How often a decision may have been taken back, and that again, to be told apart."""
# Each code with its pattern, the more particular ones first.
_PATTERNS = {
    # Decisions
    "taken-back": rf"{_TAKEN_BACK}(?P<decision>.+)",
    "drawn": "Drew a face",
    "grouped": rf"Grouped {_FACES} by (?P<method>\w+)",
    "rejected": rf"Rejected {_FACES} as not a face",
    "removed": rf"Removed {_FACES} from where they were",
    "shown-several": r"Showed (?P<count>\d{1,9}) people again",
    "ignored-several": r"Ignored (?P<count>\d{1,9}) people",
    "introduced": rf"Made {_FACES} a new person, (?P<person>person \d{{1,9}})",
    "introduced-by-name": rf"Made {_FACES} a new person, ['\"](?P<name>.+)['\"]",
    "split": rf"Split {_FACES} off {_PERSON} as (?P<new>person \d{{1,9}})",
    "excluded": rf"{_FACES} said not to be {_PERSON}",
    # The end first: a merger of thousands holds so many "and" that trying each takes minutes.
    "not-same": r"(?=.* said to be two people\Z)"
    rf"{_PERSON} and (?P<other>.+) said to be two people",
    "moved": rf"Moved {_FACES} to {_PERSON}",
    "confirmed": rf"Confirmed {_FACES} of {_PERSON}",
    "answered": rf"Answered whether {_FACES} (?:is|are) {_PERSON}",
    "merged": rf"Merged (?P<others>.+) into {_PERSON}",
    "named": rf"Named {_PERSON} ['\"](?P<name>.+)['\"]",
    "unnamed": rf"Took the name from {_PERSON}",
    "shown": rf"Showed {_PERSON} again",
    "ignored": rf"Ignored {_PERSON}",
    "cover-chosen": rf"Chose a cover for {_PERSON}",
    # Photos
    "image-truncated": "The image is truncated: the file ends too early",
    "image-header-damaged": "The image is damaged: its header makes no sense",
    "image-damaged-by": r"The image is damaged: (?P<detail>.+)",
    "image-damaged": "The image is damaged",
    "image-too-large-for-memory": "The image does not fit into memory",
    "not-an-image": "This is not an image, or one of an unknown kind",
    "image-empty": "The image has no pixels",
    "image-too-large": r"The image is too large: (?P<width>\d{1,18}) x (?P<height>\d{1,18})"
    r" pixels is over the limit(?:; raise the pixel limit in the settings to read it)?",
    "file-empty": "The file is empty",
    "file-not-regular": "This is not a regular file",
    "file-too-large": r"The file is over the limit of (?P<limit>\d{1,9}) GiB",
    "file-too-large-for-memory": "The file cannot be read: it does not fit into memory",
    "file-unreadable": r"The file cannot be read: (?P<reason>.+)",
    "tiff-planes-unsupported": "This kind of TIFF, with deep colours in planes, is not supported",
    "tiff-unsupported": "This kind of TIFF is not supported",
    "raw-damaged": "This RAW photo is damaged, or of an unknown camera",
    "raw-unsupported": r"This is a camera RAW photo"
    r'(?:; install photoclust with the "raw" extra to read it)?',
    "folder-gone": "This folder is gone",
    "entry-not-regular": "Not a regular file",
}
_ERRORS = {
    "permission denied": "EACCES",
    "operation not permitted": "EPERM",
    "no such file or directory": "ENOENT",
    "not a directory": "ENOTDIR",
    "is a directory": "EISDIR",
    "input/output error": "EIO",
    "too many levels of symbolic links": "ELOOP",
    "file name too long": "ENAMETOOLONG",
    "too many open files": "EMFILE",
    "no such device": "ENODEV",
    "no such device or address": "ENXIO",
    "device not configured": "ENXIO",
    "device or resource busy": "EBUSY",
    "resource busy": "EBUSY",
    "connection timed out": "ETIMEDOUT",
    "operation timed out": "ETIMEDOUT",
    "host is down": "EHOSTDOWN",
    "stale file handle": "ESTALE",
    "stale nfs file handle": "ESTALE",
    "transport endpoint is not connected": "ENOTCONN",
    "socket is not connected": "ENOTCONN",
}
"""What Linux and macOS say, with the symbol of the error."""

_COMPILED = {code: re.compile(pattern, re.DOTALL) for code, pattern in _PATTERNS.items()}
_UNNAMED = re.compile(r"[Pp]erson (\d{1,9})")


@lru_cache(maxsize=256)
def recognised(sentence: str) -> Message:
    """The message whose sentence this is; else one that says it as it is."""
    if str(sentence).lower() in _ERRORS:
        return Message("system", {"reason": _reason(sentence)})
    for code, pattern in _COMPILED.items():
        found = pattern.fullmatch(str(sentence))
        if found:
            return Message(code, {n: _value(n, text) for n, text in found.groupdict().items()})
    return Message.literal(str(sentence))


def _value(name: str, text: str) -> Value:
    match name:
        case "count" | "width" | "height" | "limit":
            return int(text)
        case "person" | "other" | "new":
            return _person(text)
        case "others":
            # Names may hold the word too; that cannot be told apart any more.
            return [_person(part) for part in text.split(" and ")]
        case "reason":
            return _reason(text)
        case "decision":
            deep = text.startswith(_TAKEN_BACK * _DEEPEST)
            return (Message.literal(text) if deep else recognised(text)).as_value()
        case _:
            return text


def _person(label: str) -> Value:
    found = _UNNAMED.fullmatch(label)
    if found:
        return {"id": int(found[1]), "name": None}
    return {"id": None, "name": label}


def _reason(text: str) -> Value:
    return {"errno": _ERRORS.get(text.lower(), ""), "text": text}
