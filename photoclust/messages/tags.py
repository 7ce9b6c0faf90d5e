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
}
"""What is wrong with a file that tags are read from or written to."""

TAGS = FILES
