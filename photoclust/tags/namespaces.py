"""The namespaces of XMP that face tags stand in.

A qualified name is written ``prefix:local`` in code, with the prefixes of `NAMESPACES`, and is
``uri local`` in a document, whatever prefix that uses.
"""

from __future__ import annotations

from functools import cache

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
    "acdsee-rs": "http://ns.acdsee.com/regions/",
    "acdsee-stDim": "http://ns.acdsee.com/sType/Dimensions#",
    "acdsee-stArea": "http://ns.acdsee.com/sType/Area#",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
}


@cache
def qualified(name: str) -> str:
    """``dc:subject`` as it is in a document: the URI, a space, and the local part."""
    prefix, _, local = name.partition(":")
    return f"{NAMESPACES[prefix]} {local}"


@cache
def declared(*prefixes: str) -> str:
    """The declarations of these prefixes, as attributes of an element, each after a space."""
    return "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
