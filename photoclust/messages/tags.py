"""The sentences about face tags in the files of photos and beside them."""

from __future__ import annotations

from photoclust.messages.language import Sentence

_USE_SIDECARS = "write a sidecar instead"

FILES = {
    "tags-unreadable": Sentence("The tags cannot be read: {reason:reason}"),
    "tags-too-large": Sentence(
        "The tags are larger than {limit:megabytes} MB, which no program writes"
    ),
    "tags-not-xml": Sentence("The tags are no valid XML: line {line}, {detail}"),
    "tags-too-deep": Sentence("The tags are nested deeper, or are more, than any program writes"),
    "tags-with-entities": Sentence(
        "The tags hold a document type, which XMP has not and which can do harm"
    ),
    "tags-without-rdf": Sentence("The tags are XML, but no XMP"),
    "tags-unusual": Sentence("The tags hold {property} in a form that cannot be added to"),
    "tags-of-wide-characters": Sentence(
        "The tags are coded as UTF-16 and are only read", "save them as UTF-8 with another program"
    ),
    "tags-too-long-for-jpeg": Sentence(
        "The tags would have {size:number} bytes, and a JPEG takes {limit:number}", _USE_SIDECARS
    ),
    "tags-in-several-packets": Sentence(
        "The file holds several packets of tags", "save it once with another program"
    ),
    "tags-behind-preview-index": Sentence(
        "The tags stand behind an index of previews that would be broken", _USE_SIDECARS
    ),
    "tags-photo-damaged": Sentence(
        "The file is damaged or cut off, and is not changed", _USE_SIDECARS
    ),
    "tags-photo-too-large": Sentence("The file is too large for its kind", _USE_SIDECARS),
    "tags-not-for-this-kind": Sentence(
        "Tags are written into JPEG, PNG, WebP and TIFF only", _USE_SIDECARS
    ),
    "tags-picture-unsure": Sentence(
        "It is not sure that the picture would stay as it is", _USE_SIDECARS
    ),
    "tags-no-table": Sentence(
        "This is no table of faces", command="write one with: photoclust export table"
    ),
    "tags-in-extension": Sentence(
        "The file holds regions in an extension that is only read", _USE_SIDECARS
    ),
    "tags-photo-with-several-names": Sentence(
        "The file has several names, hard links, of which one would be changed alone",
        _USE_SIDECARS,
    ),
    "tags-written-wrongly": Sentence(
        "What the disk holds is not what was written; all is as it was", "check the disk"
    ),
    "tags-changed-meanwhile": Sentence(
        "Another program has written the file meanwhile; it stays as it is", "try again"
    ),
    "tags-unwritable": Sentence("{file} cannot be written: {reason:reason}"),
    "tags-photo-gone": Sentence("The photo is not there any more", "scan its folder"),
    "tags-photo-changed": Sentence("The file has changed since the last scan", "scan its folder"),
    "tags-photo-unread": Sentence(
        "The file was last read by an older photoclust", "scan its folder"
    ),
}
"""What is wrong with a file that tags are read from or written to."""

CONFLICTS = {
    "tags-name-shared": Sentence(
        "'{theirs:escaped}' may be one of several people here, and is given to nobody:"
        " {ways:escaped}",
        "name the face here",
    ),
    "tags-other-name": Sentence("There it is {theirs}, and here {ours}"),
    "tags-name-stays": Sentence("{theirs} stays there, though the name was taken away here"),
    "tags-of-another-size": Sentence(
        "The regions there are of a picture of another shape, such as one that was cropped since"
    ),
    "tags-renamed-elsewhere": Sentence("{ours} was renamed {theirs} there"),
    "tags-removed-elsewhere": Sentence("{ours} was removed there"),
    "tags-renamed-by-both": Sentence("Renamed {ours} here and {theirs} there"),
    "tags-name-refused": Sentence("A name there cannot be one here: {problem:message}"),
    "tags-face-rejected": Sentence("{theirs} is there what was said here to be no face"),
    "tags-face-excluded": Sentence("{theirs} is there who was said here not to be"),
    "tags-box-too-small": Sentence("The box of {theirs} there is too small for a face"),
}
"""Where a file and the library say different things."""

TAGS = (
    FILES
    | CONFLICTS
    | {
        "no-tags-chosen": Sentence("Nothing was chosen to be written", "choose one at the least"),
        "no-such-form": Sentence("There is no form '{form:escaped}'", "choose one of {known}"),
        "no-such-source": Sentence(
            "There is no source '{source:escaped}'", "choose one of {known}"
        ),
        "not-for-these-tags": Sentence("'tags {what}' takes no {option}", "leave it out"),
        "tags-into-copies-only": Sentence(
            "Names can be written into copies, and links are the photos themselves",
            "export copies, or leave the names out",
        ),
        "tag-names-exist": Sentence(
            "People are called so here already: {names}",
            "choose whether they are the same",
            command="add --existing join if they are the same, or --existing skip",
        ),
    }
)
