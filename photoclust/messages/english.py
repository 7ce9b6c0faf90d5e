"""Every sentence of the program, in English, by its code.

A sentence says what is wrong or what was done, begins with a capital letter and has no full
stop; a remedy begins small and follows after a semicolon. `language` explains placeholders.
Whoever adds a sentence adds it to `resources/translations/messages_*.toml` too; a test says so.

Libraries hold the codes of decisions and of problems with photos, and the names of their
parameters: these never change. Their wording may.
"""

from __future__ import annotations

from photoclust.messages.language import Language, Sentence
from photoclust.messages.message import LITERAL, Message
from photoclust.messages.tags import TAGS
from photoclust.messages.training import TRAINING

DECISIONS = {
    LITERAL: Sentence("{text}"),
    "named": Sentence("Gave {person:person} the name '{name}'"),
    "unnamed": Sentence("Took the name from {person:person}"),
    "merged": Sentence("Merged {others:persons} into {person:person}"),
    "split": Sentence("Split {count:faces} off {person:person} as {new:person}"),
    "introduced": Sentence("Made {count:faces} a new person, {person:person}"),
    "introduced-by-name": Sentence("Made {count:faces} a new person, '{name}'"),
    "moved": Sentence("Moved {count:faces} to {person:person}"),
    "confirmed": Sentence("Confirmed {count:faces} of {person:person}"),
    "affirmed": Sentence("Checked {count:faces} of {person:person}: right"),
    "removed": Sentence(
        {
            "one": "Removed {count:faces} from where it was",
            "other": "Removed {count:faces} from where they were",
        }
    ),
    "excluded": Sentence("{count:faces} said not to be {person:person}"),
    "not-same": Sentence("{person:person} and {other:person} said to be two people"),
    "rejected": Sentence("Rejected {count:faces} as not a face"),
    "shown": Sentence("Showed {person:person} again"),
    "shown-several": Sentence("Showed {count:people} again"),
    "ignored": Sentence("Ignored {person:person}"),
    "ignored-several": Sentence("Ignored {count:people}"),
    "ignored-unnamed": Sentence("Ignored {count:people} without a name"),
    "cover-chosen": Sentence("Chose a cover for {person:person}"),
    "born": Sentence("{person:person} was born {born}"),
    "born-and-left": Sentence(
        {
            "one": "{person:person} was born {born}; {count:faces} from before is unsorted now",
            "other": "{person:person} was born {born}; {count:faces} from before are unsorted now",
        }
    ),
    "born-after-photos": Sentence(
        "{person:person} was born {born}, which is after all photos of them"
    ),
    "birth-taken-away": Sentence("Took the date of birth from {person:person}"),
    "favourites-chosen": Sentence("Added {people:persons} to the favourites"),
    "favourites-dropped": Sentence("Took {people:persons} out of the favourites"),
    "drawn": Sentence("Drew a face"),
    "library-joined": Sentence("Joined the library {name}: {count:faces} decided"),
    "album-saved": Sentence("Saved the album '{name}'"),
    "album-deleted": Sentence("Deleted the album '{name}'"),
    "joined": Sentence(
        {
            "one": "Put {count:faces} with the person it surely shows",
            "other": "Put {count:faces} with the people they surely show",
        }
    ),
    "grouped": Sentence("Grouped {count:faces}"),
    "answered": Sentence(
        {
            "one": "Answered whether {count:faces} is {person:person}",
            "other": "Answered whether {count:faces} are {person:person}",
        }
    ),
    "tags-taken": Sentence("Took over the names of {count:faces} from other programs"),
    "tags-followed": Sentence("Followed what other programs did to the names of {count:faces}"),
    "taken-back": Sentence("Took back: {decision:message}"),
    "forgotten-in-part": Sentence("A decision about people of whom some were forgotten"),
}
"""What the history says."""

_SAVE_AS_JPEG = "save it as a JPEG with another program"
_COPY_AGAIN = "copy it again from where it came from, such as the camera or a backup"

REMARKS = {
    "photo-cut-off": Sentence("Cut off: {percent} % of the photo is missing", _COPY_AGAIN),
    "photo-end-missing": Sentence(
        "The end of the file is missing; of the photo hardly anything is", _COPY_AGAIN
    ),
    "photo-less-sharp": Sentence(
        "The file is cut off: the photo is there, but may be less sharp than it was", _COPY_AGAIN
    ),
    "photo-extras-damaged": Sentence(
        "Something beside the picture is damaged and was passed over; the picture is whole"
    ),
}
"""What is wrong with a file whose photo was read nevertheless."""

PHOTOS = {
    "image-truncated": Sentence("The image is truncated: the file ends too early", _COPY_AGAIN),
    "image-header-damaged": Sentence(
        "The image is damaged: its header makes no sense", _COPY_AGAIN
    ),
    "image-damaged-by": Sentence("The image is damaged: {detail}", _COPY_AGAIN),
    "image-damaged": Sentence("The image is damaged", _COPY_AGAIN),
    "image-too-large-for-memory": Sentence(
        "The image does not fit into memory", "close other programs and try again"
    ),
    "not-an-image": Sentence(
        "This is not an image, or one of an unknown kind", "move it out of the photos' folders"
    ),
    "image-empty": Sentence("The image has no pixels"),
    "image-too-large": Sentence(
        "The image is too large: {width} x {height} pixels is over the limit",
        "raise the pixel limit in the settings to read it",
        command="raise the limit with --max-pixels to read it",
    ),
    "image-over-memory-limit": Sentence(
        "Decoding takes {needed:megabytes} MB of memory, over the limit of {limit:megabytes}",
        "make a smaller copy of it, or raise the pixel limit, which this one follows",
    ),
    "jpeg-too-many-scans": Sentence(
        "The image is built to take minutes: it has too many scans",
        "save it anew with another program to read it",
    ),
    "file-empty": Sentence("The file is empty", _COPY_AGAIN),
    "file-not-regular": Sentence("This is not a regular file"),
    "file-too-large": Sentence(
        "The file is over the limit of {limit} GiB",
        "raise the file size limit in the settings to read it",
        command="raise the limit with --max-file-size to read it",
    ),
    "file-over-memory-limit": Sentence(
        "Reading takes {needed:megabytes} MB of memory, over the limit of {limit:megabytes}",
        "make a smaller copy of it, or raise the pixel limit, which this one follows",
    ),
    "file-unreadable": Sentence("The file cannot be read: {reason:reason}"),
    "file-too-large-for-memory": Sentence(
        "The file cannot be read: it does not fit into memory", "close other programs and try again"
    ),
    "file-gone": Sentence("The file is gone"),
    "file-takes-too-long": Sentence(
        "The file takes too long: it was left after {seconds} seconds",
        "check the drive that it lies on, then try again",
    ),
    "program-ended": Sentence(
        "The program ended while it read this file",
        "scan again: the file is then read apart, where it can do no harm",
    ),
    "photo-ends-program": Sentence(
        "This file ends any program that reads it, and is passed over",
        "save it anew with another program, then try again",
    ),
    "tiff-planes-unsupported": Sentence(
        "This kind of TIFF, with deep colours in planes, is not supported", _SAVE_AS_JPEG
    ),
    "tiff-unsupported": Sentence("This kind of TIFF is not supported", _SAVE_AS_JPEG),
    "raw-damaged": Sentence("This RAW photo is damaged, or of an unknown camera", _SAVE_AS_JPEG),
    "raw-unsupported": Sentence(
        "This is a camera RAW photo", 'install photoclust with the "raw" extra to read it'
    ),
    "jpeg-xl-unsupported": Sentence(
        "This is a JPEG XL photo", 'install photoclust with the "jxl" extra to read it'
    ),
    "folder-gone": Sentence("This folder is gone"),
    "folder-takes-too-long": Sentence(
        "The folder does not answer: it was left after {seconds} seconds",
        "check the drive that it lies on, then try again",
    ),
    "entry-not-regular": Sentence("Not a regular file"),
    "system": Sentence("{reason:reason}"),
    "photo-problem": Sentence("{path}: {problem:message}", "{problem:remedy}"),
    "photo-nowhere": Sentence("The photo is nowhere to be found", "scan again"),
    "photo-changed": Sentence("The file has changed since it was scanned", "scan again"),
    "faces-left-behind": Sentence(
        {
            "one": "{count:faces} that you had named or drawn is not in the changed picture",
            "other": "{count:faces} that you had named or drawn are not in the changed picture",
        },
        "look through the photo",
    ),
    "no-face-found": Sentence("No face was found in {path}", "try a larger or sharper photo"),
}
"""Why a file, or a folder, could not be read."""

FOLDERS = {
    "no-folder-scanned": Sentence(
        "No folder was ever scanned", command="name one: photoclust scan FOLDER"
    ),
    "folder-not-scanned": Sentence(
        "The folder {folder} is not one that is scanned", "choose one of the list"
    ),
    "folder-not-moved": Sentence(
        "The folder lies there already", "choose the folder it was moved to"
    ),
    "photos-not-there": Sentence(
        "None of the photos of {old} is in {new}", "choose the folder that they were moved to"
    ),
    "folder-missing": Sentence("The folder {folder} does not exist", "check the path"),
    "not-a-folder": Sentence("{folder} is not a folder", "name the folder it lies in"),
    "folder-unreadable": Sentence(
        "The folder {folder} cannot be read: {reason:reason}", "check its permissions"
    ),
}

EDITS = {
    "name-empty": Sentence("The name is empty", "give at least one visible character"),
    "name-too-long": Sentence("The name has {length} characters", "use at most {limit}"),
    "name-taken": Sentence(
        "Person {number} is called '{name}' already",
        "move the faces there, or say that it is another one of that name",
    ),
    "name-taken-by-another": Sentence(
        "Person {number} is called '{name}' already",
        "say whether it is the same person, or another one of that name",
        command="the same: photoclust merge {number} {person}; another one: give the name with"
        " --another, or with a word in brackets",
    ),
    "name-shared": Sentence(
        "{count:people} are called '{name:escaped}': {ways:escaped}",
        "give the number, or what stands behind it here",
    ),
    "birth-unclear": Sentence(
        "'{born:escaped}' is no date of birth", "write 2019, 2019-05 or 2019-05-31"
    ),
    "birth-to-come": Sentence("{born} is still to come", "write when the person was born"),
    "no-such-face": Sentence("There is no face {face}"),
    "no-such-face-listed": Sentence(
        "There is no face {face}", command="list faces with: photoclust faces PERSON"
    ),
    "no-such-photo": Sentence("There is no photo {photo}"),
    "no-such-photo-file": Sentence(
        "{path} shows no photo of the library", "name a file that was scanned"
    ),
    "no-such-person": Sentence(
        "There is no person {person}", command="list them with: photoclust people"
    ),
    "no-such-name": Sentence(
        "There is no person '{name:escaped}'", command="list them with: photoclust people"
    ),
    "no-bearable-name": Sentence(
        "There is no such person", command="list them with: photoclust people"
    ),
    "no-such-decision": Sentence(
        "There is no decision {decision} that is {state:term}", "choose one of the history"
    ),
    "number-too-large": Sentence("Nothing has so large a number"),
    "nothing-to-undo": Sentence("There is nothing to undo"),
    "nothing-to-redo": Sentence("There is nothing to redo"),
    "history-moved-on": Sentence(
        "Something else was decided meanwhile, and nothing was taken back: {decision:message}",
        "look at the history, and undo again if you mean that",
    ),
    "nothing-to-decide": Sentence("There is nothing to decide", "make a decision first"),
    "person-gone": Sentence(
        "This cannot be taken back: the person is gone", "undo what came after"
    ),
    "decided-faces-gone": Sentence(
        {
            "one": "This cannot be done: {count:faces} that it is about has left the library",
            "other": "This cannot be done: {count:faces} that it is about have left the library",
        },
        "decide anew about the faces that are there",
    ),
    "merged-with-itself": Sentence(
        "A person cannot be merged with itself", "name two different people"
    ),
    "same-as-itself": Sentence("A person is the same as itself", "name two different people"),
    "all-split-off": Sentence("All faces of a person cannot be split off", "leave at least one"),
    "nobody-given": Sentence("Nobody was named", command="list people with: photoclust people"),
    "no-face-given": Sentence(
        "No face was named", command="list a person's faces with: photoclust faces PERSON"
    ),
    "face-not-with": Sentence(
        "Face {face} is not with {person:person}",
        command="list the faces with: photoclust faces {number}",
    ),
    "cover-not-with": Sentence("Face {face} is not with {person:person}", "choose one of theirs"),
    "face-not-drawn": Sentence("Face {face} was not drawn by hand", "draw a box in a photo"),
    "face-with-nobody": Sentence(
        "Face {face} is with nobody", "there is nothing to remove it from"
    ),
    "face-unsorted": Sentence(
        "Face {face} is with nobody", "a chain joins the faces of one person"
    ),
    "faces-apart": Sentence(
        "Face {face} and face {other} are not with one person", "so nothing joins them"
    ),
    "box-outside": Sentence("The box lies outside the photo", "draw it around a face"),
    "box-too-small": Sentence(
        "The box is smaller than {pixels} pixels", "draw it around the whole face"
    ),
    "face-known": Sentence("Face {face} is at this place already", "name that one"),
    "nobody-recognisable": Sentence(
        "No confirmed face shows what {people:persons} look like",
        "confirm some of their faces that can be made out",
    ),
    "nobody-named": Sentence(
        "Nobody has a name yet", command="name people first: photoclust name 1 Anna"
    ),
}
"""Decisions that make no sense, and people, faces and photos that are not there."""

JOINING = {
    "join-other-name": Sentence("{person:person} is called '{name}' there"),
    "join-other-birth": Sentence("{person:person} was born {born} there"),
    "join-ignored-there": Sentence("{person:person} is ignored there"),
    "join-rejected-there": Sentence("{path}: {person:person} is said to be no face there"),
    "join-rejected-here": Sentence("{path}: a face of {other:person} there is no face here"),
    "join-somebody-else-there": Sentence("{path}: {person:person} is {other:person} there"),
    "join-excluded-here": Sentence("{path}: a face of {other:person} there is said not to be here"),
    "join-excluded-there": Sentence("{path}: {person:person} is said not to be there"),
    "join-itself": Sentence("{path} is the library itself", "choose another one"),
    "interchange-exists": Sentence("{path} is there already", "choose another folder"),
    "interchange-refused": Sentence(
        "The library cannot be exported to {folder}: {reason:reason}", "choose another folder"
    ),
    "interchange-unreadable": Sentence(
        "{path} cannot be read: {reason:reason}",
        "choose a library, or a folder with an exported one",
    ),
    "interchange-damaged": Sentence(
        "{path} is damaged at line {line}, or no exported library", "export it again"
    ),
    "interchange-newer": Sentence("{path} was exported by a newer photoclust", "update photoclust"),
}
"""Libraries as files, and where two that are joined disagree."""

QUERIES = {
    "query-empty": Sentence("Nothing is asked for", "name a person, a date or a folder"),
    "query-too-long": Sentence("The recipe has {length} characters", "use at most {limit}"),
    "query-too-deep": Sentence(
        "At character {place}, too many brackets or negations lie in one another",
        "write it more simply",
    ),
    "query-quotation-open": Sentence(
        "The quotation that begins at character {place} does not end", "end it with another mark"
    ),
    "query-word-misplaced": Sentence(
        "'{word:escaped}', at character {place}, does not fit there",
        "put and, or or a comma before it, or the whole name in quotation marks",
    ),
    "query-unfinished": Sentence(
        "Something is missing at the end, at character {place}",
        "add a name, a date or a folder",
    ),
    "query-together-alone": Sentence(
        "The word at character {place} is about two people or more",
        "put it after names joined by and",
    ),
    "query-no-such-date": Sentence(
        "'{word:escaped}', at character {place}, is no date",
        "write 2019, 2019-05, 2019-05-31, 2019–2021 or 2019-05..2019-08",
    ),
    "query-dates-turned": Sentence(
        "The dates around character {place} are in the wrong order", "put the earlier one first"
    ),
    "query-number-too-large": Sentence("The number at character {place} is too large"),
    "query-no-such-name": Sentence(
        "There is nobody called '{name:escaped}', at character {place}",
        "check the name; and, or and commas go between names",
    ),
    "query-name-shared": Sentence(
        "{count:people} are called '{name:escaped}', at character {place}: {ways:escaped}",
        "give the number with its #, or what stands behind it here in quotation marks",
    ),
    "query-no-such-number": Sentence("There is no person {number}, at character {place}"),
    "query-no-such-folder": Sentence(
        "No photo lies in a folder '{folder:escaped}', at character {place}",
        "check the folder's name",
    ),
    "no-such-album": Sentence("There is no album {album}"),
    "no-such-album-name": Sentence(
        "There is no album '{name:escaped}'", command="list them with: photoclust albums"
    ),
}
"""Recipes that cannot be understood."""

SETTINGS = {
    "setting-out-of-range": Sentence(
        "The {setting:term} is {value}", "choose one from {low} to {high}"
    ),
    "granularity-out-of-range": Sentence("The granularity is {value}", "choose one from -1 to 1"),
    "people-out-of-range": Sentence(
        "The number of people is {people}", "choose one from 1 to {limit}"
    ),
    "people-needed": Sentence(
        "k-means needs to know how many people there are", command="add --people K"
    ),
    "people-not-needed": Sentence(
        "The method {method} finds the number of people itself",
        command="use --method kmeans, or leave --people out",
    ),
    "no-such-method": Sentence("There is no method '{method:escaped}'", "choose one of {known}"),
    "neighbours-out-of-range": Sentence("The number of neighbours is {value}", "choose 1 or more"),
    "limit-out-of-range": Sentence("The limit is {value}", "choose 1 or more"),
    "no-such-link": Sentence("There is no link '{link:escaped}'", "choose one of {known}"),
    "option-out-of-place": Sentence("{option} is not for {what:term}", "leave it out"),
    "recipes-or-people": Sentence(
        "Albums are either of people or of recipes", "export the one, then the other"
    ),
    "no-such-table-option": Sentence(
        "There is no option '{option:escaped}' of {suffix} tables", "choose one of {known}"
    ),
    "table-without-options": Sentence(
        "There is no option '{option:escaped}' of {suffix} tables", "leave it out"
    ),
    "no-such-option-value": Sentence(
        "There is no {option} '{value:escaped}' of {suffix} tables", "choose one of {known}"
    ),
}

DEVICES = {
    "no-such-device": Sentence("There is no device '{device:escaped}'", "choose one of {known}"),
    "device-not-there": Sentence(
        "The device '{device:escaped}' is not available on this machine",
        command="choose --device auto or --device cpu",
    ),
    "no-nvidia-card": Sentence("No NVIDIA graphics card that this installation can use was found"),
    "no-apple-graphics": Sentence("This is not a Mac with Apple graphics"),
}

EXPORTS = {
    "album-place-taken": Sentence("Another file has taken its place in the album"),
    "album-disk-refuses": Sentence("The album's disk does not take it: {reason:reason}"),
    "photo-unreadable": Sentence("The photo cannot be read: {reason:reason}"),
    "albums-too-large": Sentence(
        "The albums need {needed:megabytes} MB and {folder} has room for {free:megabytes} MB",
        "make room, choose another disk, or export links",
    ),
    "links-refused": Sentence(
        "{folder} does not take {link:term} links: {reason:reason}", "export copies instead"
    ),
    "links-across-disks": Sentence(
        "{photo} lies on another disk than {folder}, and hard links stay on one",
        "export copies instead",
    ),
    "albums-none": Sentence("No albums were exported to {path}", "choose the folder they are in"),
    "albums-newer": Sentence(
        "{path} was written by a newer photoclust",
        "update photoclust, or choose another folder",
    ),
    "albums-damaged": Sentence(
        "{path} is damaged or not a list of exported albums",
        "choose another folder, or move that file away",
    ),
    "albums-not-a-folder": Sentence("{path} is not a folder", "choose a folder for the albums"),
    "albums-among-photos": Sentence(
        "{path} holds photos of the library",
        "choose an empty or a new folder; it may lie inside this one",
    ),
    "sheets-not-pdf": Sentence("Contact sheets are PDF: {path} is not", "end the name in .pdf"),
    "nobody-to-show": Sentence(
        "There is nobody to show", "group the faces, name people, or choose others"
    ),
    "table-exists": Sentence("{path} exists already", "choose another name"),
    "table-format-unknown": Sentence(
        "{path} is not of a known format", "end the name in one of {suffixes}"
    ),
    "table-folder-missing": Sentence(
        "The folder {path} does not exist", "create it, or choose another"
    ),
    "table-is-a-folder": Sentence("{path} is a folder", "choose another name"),
    "export-failed": Sentence(
        "{path} cannot be written: {reason:reason}",
        "check that the disk is there, or choose another folder",
    ),
    "export-disk-full": Sentence("The disk is full: {path}", "make room, or choose another folder"),
    "export-read-only": Sentence(
        "{path} cannot be written to", "choose a folder that you may write to"
    ),
    "export-file-in-the-way": Sentence("A file is in the way of {path}", "choose another folder"),
}

LIBRARY = {
    "library-damaged": Sentence(
        "The library {library} is damaged or not a photoclust library",
        "restore a backup, or choose another file",
        command="photoclust restore BACKUP, or choose another file with --library FILE",
    ),
    "library-unusable": Sentence(
        "The library {library} cannot be used: {detail}", command="run: photoclust doctor"
    ),
    "library-is-a-folder": Sentence("The library {library} is a folder", "name a file"),
    "library-not-regular": Sentence(
        "The library {library} is not a regular file", "name another file"
    ),
    "library-disk-full": Sentence(
        "The disk that holds {library} is full", "free 100 MB or more there and try again"
    ),
    "library-read-only": Sentence(
        "The library {library} cannot be opened or written",
        "check its folder's permissions, or choose another file",
        command="check its folder's permissions, or choose another file with --library FILE",
    ),
    "library-has-two-names": Sentence(
        "The library {library} has a second name, a hard link: used by both, it would be destroyed",
        "delete the other name, or copy the file in its place",
    ),
    "library-in-memory": Sentence(
        "A library named {library} would not be kept", "choose a file of another name"
    ),
    "library-old-and-read-only": Sentence(
        "The library {library} was made by an older photoclust and cannot be written here",
        "copy it to a disk that can be written to, and open it there",
    ),
    "library-busy": Sentence(
        "The library {library} is in use by another program", "try again later"
    ),
    "library-in-window": Sentence(
        "The library {library} is open in another window", "go to that window, or close it"
    ),
    "library-being-scanned": Sentence(
        "Another scan of the library {library} is running", "wait for it to end"
    ),
    "forgotten-with-traces": Sentence(
        "It is forgotten, but traces are left in the library {library}, which another program uses",
        "close the other program: they are erased then",
    ),
    "not-a-library": Sentence(
        "The file {library} is not a photoclust library", "choose another file"
    ),
    "library-newer": Sentence(
        "The library {library} was made by a newer photoclust", "update photoclust"
    ),
    "library-out-of-reach": Sentence(
        "The library {library} cannot be reached: {reason:reason}",
        "choose another file",
        command="choose another file with --library FILE",
    ),
    "library-gone": Sentence(
        "The library {library} was deleted or moved while it was open; what it held is in {kept}",
        "open that one, or put it in the old place",
    ),
    "library-gone-and-lost": Sentence(
        "The library {library} was deleted or moved while it was open, and could not be kept",
        "restore it from the bin or a backup",
    ),
    "library-replaced": Sentence(
        "Another file took the place of the library {library} while it was open;"
        " what it held is in {kept}",
        "open the one that you want to go on with",
    ),
    "library-replaced-and-lost": Sentence(
        "Another file took the place of the library {library} while it was open,"
        " and what it held could not be kept",
        "open the new one, or restore a backup",
    ),
    "library-wal-foreign": Sentence(
        "The file {wal} does not belong to the library {library} and would destroy it",
        "move that file away to open the library as it is, or put back the one it belongs to",
    ),
    "library-folder-refused": Sentence(
        "The folder {folder} for the library cannot be made: {reason:reason}",
        "choose another place",
        command="choose another place with --library FILE",
    ),
    "library-missing": Sentence(
        "There is no library at {library} yet", command="make one with: photoclust scan FOLDER"
    ),
    "library-part-damaged": Sentence("The library is damaged: {detail}"),
    "embeddings-damaged": Sentence(
        "Embeddings of faces in the library are damaged",
        "check the library in the settings, and repair it",
        command="run: photoclust doctor --repair",
    ),
    "landmarks-damaged": Sentence(
        "Landmarks of faces in the library are damaged",
        "check the library in the settings, and repair it",
        command="run: photoclust doctor --repair",
    ),
    "library-text-damaged": Sentence(
        "The library {library} holds text that is damaged",
        "check the library in the settings, and repair it",
        command="run: photoclust doctor --repair",
    ),
    "doctor-embeddings": Sentence(
        "The embeddings of {count:faces} are damaged",
        "repair the library: they are read anew from their photos",
        command="photoclust doctor --repair reads them anew from their photos",
    ),
    "doctor-crops": Sentence(
        "The small pictures of {count:faces} are damaged",
        "repair the library: they are read anew from their photos",
        command="photoclust doctor --repair reads them anew from their photos",
    ),
    "doctor-landmarks": Sentence(
        "The landmarks of {count:faces} are damaged",
        "repair the library: they are read anew from their photos",
        command="photoclust doctor --repair reads them anew from their photos",
    ),
    "doctor-names": Sentence(
        "The names of {count:people} are damaged",
        "repair the library: what can be read of them is kept",
        command="photoclust doctor --repair keeps what can be read of them",
    ),
    "doctor-decisions": Sentence(
        "The history is damaged at {count} places",
        "repair the library: what was decided there stays, and cannot be taken back",
        command="photoclust doctor --repair keeps what was decided there, to be taken back no more",
    ),
    "lock-refused": Sentence(
        "The file {path} cannot be made: {reason:reason}", "check the folder of the library"
    ),
    "history-damaged": Sentence("The history is damaged at this point", "restore a backup"),
    "backup-not-replaced": Sentence(
        "The backup {backup} cannot be replaced: {reason:reason}", "move it away"
    ),
    "backup-refused": Sentence(
        "The backup {backup} cannot be made: {reason:reason}", "choose another place"
    ),
    "backup-disk-full": Sentence(
        "The backup {backup} needs {needed:megabytes} MB and its disk has {free:megabytes} MB left",
        "make room there, or choose another disk",
    ),
    "backup-unsound": Sentence("The backup {backup} is not sound: {detail}", "try again"),
    "restore-missing": Sentence("There is no backup {backup}", "check the path"),
    "restore-itself": Sentence("The file {backup} is the library itself", "choose a backup"),
    "restore-unsound": Sentence("The backup {backup} is damaged", "choose another backup"),
    "restore-failed": Sentence(
        "The library {library} cannot be replaced: {reason:reason}",
        "check its disk and its folder's permissions",
    ),
    "backup-exists": Sentence("There is a file {backup} already", "choose another name"),
}

WEIGHTS = {
    "weights-missing": Sentence(
        "The weights file {path} is missing", "reinstall photoclust, or name another weights file"
    ),
    "weights-foreign": Sentence(
        "The file {path} is not a photoclust weights file",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-header-altered": Sentence(
        "The weights file {path} is damaged: its header was altered",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-field-invalid": Sentence(
        "The header of the weights file {path} makes no sense in its field '{field}'",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-checksum-wrong": Sentence(
        "The weights file {path} is damaged: its checksum is wrong",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-kind-unknown": Sentence(
        "The weights file {path} holds a network of kind {kind}",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-without-template": Sentence(
        "The weights file {path} has no template of five landmarks",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-size-wrong": Sentence(
        "The weights file {path} is for faces of {width} x {height} pixels,"
        " but its network takes {network_width} x {network_height}",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-do-not-fit": Sentence(
        "The tensors in {path} do not fit its architecture",
        "reinstall photoclust, or name another weights file",
    ),
    "weights-uncalibrated": Sentence(
        "The embedding's weights are not calibrated", "reinstall photoclust"
    ),
    "weights-not-finite": Sentence(
        "The network cannot be written to {path}: not all its values are finite",
        "train again with a lower learning rate",
    ),
    "weights-not-written": Sentence(
        "The weights file {path} cannot be written", "choose a folder that is there, with room"
    ),
}

ADAPTERS = {
    "adapter-damaged": Sentence(
        "The library's adapter is damaged",
        "go back to the network as it comes, in the settings",
        command="remove it: photoclust train-adapter --remove",
    ),
    "adapter-of-another-network": Sentence(
        "The adapter is for the network {network}", command="fit one: photoclust train-adapter"
    ),
    "adapter-too-few-people": Sentence(
        {
            "zero": "None of the people have {faces} or more confirmed faces,"
            " and adapting needs {people}",
            "one": "{count} of the people has {faces} or more confirmed faces,"
            " and adapting needs {people}",
            "other": "{count} of the people have {faces} or more confirmed faces,"
            " and adapting needs {people}",
        },
        "name or confirm more people",
        command="name or confirm more people: photoclust confirm PERSON",
    ),
    "adapter-unused": Sentence(
        "The adapter was fitted for another network, {network}, and is not used",
        "fit one for today's network, or go back to the network as it comes",
        command="fit one for today's network: photoclust train-adapter",
    ),
    "adapter-tried": Sentence(
        "Tried on {faces:number} confirmed faces of {people:people}, held out in turn, with at most"
        " 1 in {pairs:number} pairs of two people taken for one"
    ),
    "adapter-rate-of-known": Sentence(
        "New faces of people known: {before:percent} found without the adapter,"
        " {after:percent} with it"
    ),
    "adapter-rate-of-strangers": Sentence(
        "Faces of people never seen: {before:percent} found without the adapter,"
        " {after:percent} with it"
    ),
    "adapter-better": Sentence("Faces held out are recognised better"),
    "adapter-worse-for-strangers": Sentence(
        "People that it has not seen would be recognised worse"
    ),
    "adapter-hardly-better": Sentence("Faces held out are hardly recognised better, if at all"),
    "adapter-better-by-luck": Sentence(
        "Faces held out are recognised better by no more than luck explains"
    ),
    "too-few-pairs": Sentence(
        "There are only {same} pairs of one person and {different} of two",
        "a calibration needs {needed} of each",
    ),
    "distances-mean-nothing": Sentence(
        "Small distances do not mean the same person to this network", "train it first"
    ),
}
"""What fitting a library's own adapter comes to."""

PROGRAM = {
    "stopped": Sentence("Stopped"),
    "output-refused": Sentence("The output cannot be written: {reason:reason}"),
    "work-process-ended": Sentence(
        "The process that did the work ended unexpectedly",
        "nothing that was saved is lost; try again",
    ),
    "work-process-updated": Sentence(
        "photoclust was updated while this window was open", "close the window; open it again"
    ),
    "work-process-refused": Sentence(
        "The process that does the work cannot be started", "close other programs; try again"
    ),
    "unexpected": Sentence(
        "Something went wrong inside photoclust: {detail}",
        "nothing that was saved is lost; try again",
    ),
}

TERMS = (
    "minimum face size",
    "minimum score",
    "detection size",
    "pixel limit",
    "file size limit",
    "share of wrong joins",
    "number of workers",
    "hard",
    "symbolic",
    "albums",
    "galleries",
    "contact sheets",
    "libraries",
    "tables",
    "done",
    "undone",
)
"""The words that a placeholder of the kind `term` stands for."""

TRANSLATED = (
    DECISIONS
    | REMARKS
    | PHOTOS
    | FOLDERS
    | EDITS
    | JOINING
    | QUERIES
    | SETTINGS
    | DEVICES
    | EXPORTS
    | TAGS
    | LIBRARY
    | WEIGHTS
    | ADAPTERS
    | PROGRAM
)
"""All that a window may come to show."""

ENGLISH = Language(
    sentences=TRANSLATED | TRAINING,
    nouns={
        "faces": {"one": "{count} face", "other": "{count} faces"},
        "people": {"one": "{count} person", "other": "{count} people"},
    },
    person="person {id}",
    unnamed="an unnamed person",
    joint=" and ",
)


def explained(message: Message) -> str:
    """A message with its remedy for the command line, in English and in one line."""
    return ENGLISH.explained(message, command_line=True)
