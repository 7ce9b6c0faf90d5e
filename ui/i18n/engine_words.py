"""What the engine says, in the user's language.

The engine speaks English, and writes its sentences into the history of the library. Here they
are recognised by their patterns, and said anew; what is not recognised stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

DECISIONS = (
    QT_TRANSLATE_NOOP("Engine", "Named {0} '{1}'"),
    QT_TRANSLATE_NOOP("Engine", "Took the name from {0}"),
    QT_TRANSLATE_NOOP("Engine", "Merged {0} into {1}"),
    QT_TRANSLATE_NOOP("Engine", "Split {0} off {1} as {2}"),
    QT_TRANSLATE_NOOP("Engine", "Made {0} a new person, {1}"),
    QT_TRANSLATE_NOOP("Engine", "Moved {0} to {1}"),
    QT_TRANSLATE_NOOP("Engine", "Confirmed {0} of {1}"),
    QT_TRANSLATE_NOOP("Engine", "Removed {0} from where they were"),
    QT_TRANSLATE_NOOP("Engine", "{0} said not to be {1}"),
    QT_TRANSLATE_NOOP("Engine", "{0} and {1} said to be two people"),
    QT_TRANSLATE_NOOP("Engine", "Rejected {0} as not a face"),
    QT_TRANSLATE_NOOP("Engine", "Showed {0} again"),
    QT_TRANSLATE_NOOP("Engine", "Ignored {0}"),
    QT_TRANSLATE_NOOP("Engine", "Chose a cover for {0}"),
    QT_TRANSLATE_NOOP("Engine", "Drew a face"),
    QT_TRANSLATE_NOOP("Engine", "Grouped {0} by {1}"),
)
PHOTOS = (
    QT_TRANSLATE_NOOP("Engine", "The image is truncated: the file ends too early"),
    QT_TRANSLATE_NOOP("Engine", "The image is damaged: its header makes no sense"),
    QT_TRANSLATE_NOOP("Engine", "The image is damaged: {0}"),
    QT_TRANSLATE_NOOP("Engine", "The image is damaged"),
    QT_TRANSLATE_NOOP("Engine", "The image does not fit into memory"),
    QT_TRANSLATE_NOOP("Engine", "This is not an image, or one of an unknown kind"),
    QT_TRANSLATE_NOOP("Engine", "The file is empty"),
    QT_TRANSLATE_NOOP("Engine", "This is not a regular file"),
    QT_TRANSLATE_NOOP("Engine", "The file is over the limit of {0} GiB"),
    QT_TRANSLATE_NOOP("Engine", "The file cannot be read: {0}"),
    QT_TRANSLATE_NOOP("Engine", "This kind of TIFF, with deep colours in planes, is not supported"),
    QT_TRANSLATE_NOOP("Engine", "This kind of TIFF is not supported"),
    QT_TRANSLATE_NOOP("Engine", "The image has no pixels"),
    QT_TRANSLATE_NOOP("Engine", "The image is too large: {0} x {1} pixels is over the limit"),
    QT_TRANSLATE_NOOP("Engine", "This RAW photo is damaged, or of an unknown camera"),
    QT_TRANSLATE_NOOP("Engine", "This is a camera RAW photo"),
    QT_TRANSLATE_NOOP("Engine", "This folder is gone"),
)
TROUBLES = (
    QT_TRANSLATE_NOOP("Engine", "No folder was ever scanned"),
    QT_TRANSLATE_NOOP("Engine", "No face was found in {0}"),
    QT_TRANSLATE_NOOP("Engine", "The folder {0} is not one that is scanned"),
    QT_TRANSLATE_NOOP("Engine", "The folder lies there already"),
    QT_TRANSLATE_NOOP("Engine", "None of the photos of {0} is in {1}"),
    QT_TRANSLATE_NOOP("Engine", "The photo is nowhere to be found"),
    QT_TRANSLATE_NOOP("Engine", "The box lies outside the photo"),
    QT_TRANSLATE_NOOP("Engine", "The box is smaller than {0} pixels"),
    QT_TRANSLATE_NOOP("Engine", "Face {0} is at this place already"),
    QT_TRANSLATE_NOOP("Engine", "The file has changed since it was scanned"),
    QT_TRANSLATE_NOOP("Engine", "The folder {0} does not exist"),
    QT_TRANSLATE_NOOP("Engine", "The folder {0} cannot be read: {1}"),
    QT_TRANSLATE_NOOP("Engine", "{0} is not a folder"),
    QT_TRANSLATE_NOOP("Engine", "Another file has taken its place in the album"),
    QT_TRANSLATE_NOOP("Engine", "The albums need {0} MB and {1} has room for {2} MB"),
    QT_TRANSLATE_NOOP("Engine", "{0} does not take {1} links: {2}"),
    QT_TRANSLATE_NOOP("Engine", "The album's disk does not take it: {0}"),
    QT_TRANSLATE_NOOP("Engine", "{0} lies on another disk than {1}, and hard links stay on one"),
    QT_TRANSLATE_NOOP("Engine", "{0} was written by a newer photoclust"),
    QT_TRANSLATE_NOOP("Engine", "{0} is damaged or not a list of exported albums"),
    QT_TRANSLATE_NOOP("Engine", "The photo cannot be read: {0}"),
    QT_TRANSLATE_NOOP("Engine", "{0} holds photos of the library"),
    QT_TRANSLATE_NOOP("Engine", "{0} exists already"),
    QT_TRANSLATE_NOOP("Engine", "{0} is neither .csv nor .json"),
    QT_TRANSLATE_NOOP("Engine", "{0} is a folder"),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written to"),
    QT_TRANSLATE_NOOP("Engine", "The disk is full: {0}"),
    QT_TRANSLATE_NOOP("Engine", "A file is in the way of {0}"),
    QT_TRANSLATE_NOOP("Engine", "The device {0} is not available on this machine"),
    QT_TRANSLATE_NOOP("Engine", "No NVIDIA graphics card that this installation can use was found"),
    QT_TRANSLATE_NOOP("Engine", "This is not a Mac with Apple graphics"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} is damaged or not a photoclust library"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} cannot be used: {1}"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} is a folder"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} is not a regular file"),
    QT_TRANSLATE_NOOP("Engine", "The disk that holds {0} is full"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} cannot be opened or written"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} is in use by another program"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} is open in another window"),
    QT_TRANSLATE_NOOP("Engine", "Another scan of the library {0} is running"),
    QT_TRANSLATE_NOOP("Engine", "The file {0} is not a photoclust library"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} was made by a newer photoclust"),
    QT_TRANSLATE_NOOP("Engine", "The library {0} cannot be reached: {1}"),
    QT_TRANSLATE_NOOP("Engine", "The folder {0} for the library cannot be made: {1}"),
    QT_TRANSLATE_NOOP("Engine", "There is no library at {0} yet"),
    QT_TRANSLATE_NOOP("Engine", "The backup {0} cannot be replaced: {1}"),
    QT_TRANSLATE_NOOP("Engine", "The backup {0} cannot be made: {1}"),
    QT_TRANSLATE_NOOP("Engine", "The backup {0} is not sound: {1}"),
    QT_TRANSLATE_NOOP("Engine", "There is a file {0} already"),
    QT_TRANSLATE_NOOP("Engine", "The file {0} cannot be made: {1}"),
    QT_TRANSLATE_NOOP("Engine", "The library is damaged: {0}"),
    QT_TRANSLATE_NOOP("Engine", "The name is empty"),
    QT_TRANSLATE_NOOP("Engine", "The name has {0} characters"),
    QT_TRANSLATE_NOOP("Engine", "There is no face {0}"),
    QT_TRANSLATE_NOOP("Engine", "There is no photo {0}"),
    QT_TRANSLATE_NOOP("Engine", "There is no person {0}"),
    QT_TRANSLATE_NOOP("Engine", "There is no decision {0} that is {1}"),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to undo"),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to redo"),
    QT_TRANSLATE_NOOP("Engine", "The history is damaged at this point"),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to decide"),
    QT_TRANSLATE_NOOP("Engine", "This cannot be taken back: the person is gone"),
    QT_TRANSLATE_NOOP("Engine", "Person {0} is called '{1}' already"),
    QT_TRANSLATE_NOOP("Engine", "A person cannot be merged with itself"),
    QT_TRANSLATE_NOOP("Engine", "A person is the same as itself"),
    QT_TRANSLATE_NOOP("Engine", "All faces of a person cannot be split off"),
    QT_TRANSLATE_NOOP("Engine", "Nobody was named"),
    QT_TRANSLATE_NOOP("Engine", "No face was named"),
    QT_TRANSLATE_NOOP("Engine", "Face {0} is not with {1}"),
    QT_TRANSLATE_NOOP("Engine", "Face {0} was not drawn by hand"),
    QT_TRANSLATE_NOOP("Engine", "Face {0} is with nobody"),
    QT_TRANSLATE_NOOP("Engine", "The number of people is {0}"),
    QT_TRANSLATE_NOOP("Engine", "k-means needs to know how many people there are"),
    QT_TRANSLATE_NOOP("Engine", "The {0} is {1}"),
    QT_TRANSLATE_NOOP("Engine", "Nothing has so large a number"),
)
REMEDIES = (
    QT_TRANSLATE_NOOP("Engine", "check the path"),
    QT_TRANSLATE_NOOP("Engine", "name the folder it lies in"),
    QT_TRANSLATE_NOOP("Engine", "check its permissions"),
    QT_TRANSLATE_NOOP("Engine", "make room, choose another disk, or export links"),
    QT_TRANSLATE_NOOP("Engine", "export copies instead"),
    QT_TRANSLATE_NOOP("Engine", "update photoclust, or choose another folder"),
    QT_TRANSLATE_NOOP("Engine", "choose another folder, or move that file away"),
    QT_TRANSLATE_NOOP("Engine", "choose a folder for the albums"),
    QT_TRANSLATE_NOOP("Engine", "choose an empty or a new folder; it may lie inside this one"),
    QT_TRANSLATE_NOOP("Engine", "choose another name"),
    QT_TRANSLATE_NOOP("Engine", "choose another place"),
    QT_TRANSLATE_NOOP("Engine", "try again"),
    QT_TRANSLATE_NOOP("Engine", "end the name in .csv or .json"),
    QT_TRANSLATE_NOOP("Engine", "create it, or choose another"),
    QT_TRANSLATE_NOOP("Engine", "check that the disk is there, or choose another folder"),
    QT_TRANSLATE_NOOP("Engine", "make room, or choose another folder"),
    QT_TRANSLATE_NOOP("Engine", "choose a folder that you may write to"),
    QT_TRANSLATE_NOOP("Engine", "choose another folder"),
    QT_TRANSLATE_NOOP("Engine", "name a file"),
    QT_TRANSLATE_NOOP("Engine", "name another file"),
    QT_TRANSLATE_NOOP("Engine", "free some space and try again"),
    QT_TRANSLATE_NOOP("Engine", "try again later"),
    QT_TRANSLATE_NOOP("Engine", "choose another file"),
    QT_TRANSLATE_NOOP("Engine", "update photoclust"),
    QT_TRANSLATE_NOOP("Engine", "move it away"),
    QT_TRANSLATE_NOOP("Engine", "give at least one visible character"),
    QT_TRANSLATE_NOOP("Engine", "use at most {0}"),
    QT_TRANSLATE_NOOP("Engine", "choose one of the history"),
    QT_TRANSLATE_NOOP("Engine", "restore a backup"),
    QT_TRANSLATE_NOOP("Engine", "make a decision first"),
    QT_TRANSLATE_NOOP("Engine", "undo what came after"),
    QT_TRANSLATE_NOOP("Engine", "name two different people"),
    QT_TRANSLATE_NOOP("Engine", "leave at least one"),
    QT_TRANSLATE_NOOP("Engine", "move the faces there"),
    QT_TRANSLATE_NOOP("Engine", "choose one of theirs"),
    QT_TRANSLATE_NOOP("Engine", "draw a box in a photo"),
    QT_TRANSLATE_NOOP("Engine", "there is nothing to remove it from"),
    QT_TRANSLATE_NOOP("Engine", "choose one from {0} to {1}"),
    QT_TRANSLATE_NOOP("Engine", "raise the pixel limit in the settings to read it"),
    QT_TRANSLATE_NOOP("Engine", "reinstall photoclust"),
    QT_TRANSLATE_NOOP("Engine", "check the folder of the library"),
    QT_TRANSLATE_NOOP("Engine", "choose one of the list"),
    QT_TRANSLATE_NOOP("Engine", "choose the folder it was moved to"),
    QT_TRANSLATE_NOOP("Engine", "choose the folder that they were moved to"),
    QT_TRANSLATE_NOOP("Engine", "scan again"),
    QT_TRANSLATE_NOOP("Engine", "draw it around a face"),
    QT_TRANSLATE_NOOP("Engine", "draw it around the whole face"),
    QT_TRANSLATE_NOOP("Engine", "name that one"),
    QT_TRANSLATE_NOOP("Engine", "go to that window, or close it"),
    QT_TRANSLATE_NOOP("Engine", "wait for it to end"),
    QT_TRANSLATE_NOOP("Engine", "nothing that was saved is lost; try again"),
)
PERSON = str(QT_TRANSLATE_NOOP("Engine", "person {0}"))
TEMPLATES = tuple(map(str, (*DECISIONS, *PHOTOS, *TROUBLES, *REMEDIES)))

_FACES = re.compile(r"(\d+) faces?")
_PEOPLE = re.compile(r"(\d+) people")
_PERSON = re.compile(r"\bperson (\d+)\b", re.IGNORECASE)
_COMMAND_LINE = re.compile(r"\bphotoclust [a-z]|(?:^|\s)--[a-z]")


def told(text: str) -> str:
    """A sentence of the engine, or its remedy, in the user's language."""
    found = recognised(text)
    if found is None:
        return text
    template, parts = found
    return _translated(template).format(*map(_part_told, parts))


def remedy_told(hint: str) -> str:
    """A remedy in the user's language; none when it is about the command line."""
    return "" if _COMMAND_LINE.search(hint) else told(hint)


@lru_cache(maxsize=4096)
def recognised(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The pattern that a text follows and what stands in its places; the plainest that fits."""
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return template, found.groups()
    return None


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    # Those with most letters of their own first: "{0} is a folder" fits too much.
    return [
        (template, _pattern(template))
        for template in sorted(TEMPLATES, key=lambda t: len(re.sub(r"\{\d\}", "", t)), reverse=True)
    ]


def _pattern(template: str) -> re.Pattern[str]:
    escaped = re.escape(template)
    # Older histories have names in double quotes when there is an apostrophe inside.
    quoted = re.sub(r"'(\\\{\d\\\})'", r"""['"]\1['"]""", escaped)
    return re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", quoted), re.DOTALL)


def _part_told(part: str) -> str:
    """What stands in a place of a pattern: often a number of faces, or somebody unnamed."""
    for pattern, plural in ((_FACES, "%n face(s)"), (_PEOPLE, "%n person(s)")):
        if found := pattern.fullmatch(part):
            # The plurals of `ui.i18n.wording`, which itself asks here.
            return QCoreApplication.translate("_Wording", plural, "", int(found[1]))
    return _PERSON.sub(lambda found: _translated(PERSON).format(found[1]), part)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Engine", text)
