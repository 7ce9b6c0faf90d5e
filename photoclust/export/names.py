"""File names that are valid and distinct on every file system.

Folders are named after people, so their names may hold any text; files keep their names wherever
these are portable. Distinct means distinct on macOS and Windows too, where "Anna" and "ANNA", or
two encodings of the same é, are one name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import PurePath
from typing import TypeVar

K = TypeVar("K")

NAME_BYTES = 120
FILE_BYTES = 255
UNNAMED = "Unnamed"

_JOINERS = "\u200c\u200d"
# Invisible, but they shape their neighbours: joiners in emoji and in Persian or Indic words,
# variants of emoji, of Han and of Mongolian letters, the letters in the flag of Wales.
_SHAPING = f"{_JOINERS}\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0020-\U000e007f\U000e0100-\U000e01ef"
# Unicode's Default_Ignorable_Code_Point, bidi controls among them, and annotation marks.
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]')
_INVISIBLE = re.compile(f"[{_IGNORABLE}]")
_JUNK = re.compile(f"(?![{_SHAPING}])[{_IGNORABLE}]")
_IDLE_JOINERS = re.compile(
    rf"(?<![^\x00-\x7f])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f])",
)
_EXTENDING = re.compile(f"[{_SHAPING}\U0001f3fb-\U0001f3ff]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
# Where Unicode puts new emoji: unassigned for an older Python, known to a newer system.
_PICTOGRAPH = re.compile("[\U0001f000-\U0001faff]")
_RESERVED = re.compile(
    r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\s*)(\.|$)"
)
_LONGEST_SUFFIX = 12


def safe_name(name: str, *, limit: int = NAME_BYTES) -> str:
    """A folder name as close to `name` as all file systems allow; never empty.

    The result is NFC, at most `limit` bytes of UTF-8, and safe_name of it is itself. Characters
    that are forbidden on some system become "_"; invisible ones are removed unless they shape
    their neighbours, as in emoji; names reserved by Windows get a "_".
    """
    text = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name))
    text = "".join(filter(_is_character, _JUNK.sub("", text)))
    text = unicodedata.normalize("NFC", _IDLE_JOINERS.sub("", text))
    text = _cut(_trim_start(text), limit)
    return _RESERVED.sub(r"\1\2_", text) or UNNAMED


def portable_file_name(name: str) -> str:
    """`name` itself when it is valid on every file system, else a similar valid name.

    The suffix stays. At most 255 bytes of UTF-8.
    """
    if _is_portable(name):
        return name
    stem, suffix = _split(name)
    if suffix:
        suffix = f".{safe_name(suffix[1:])}"
    return safe_name(stem, limit=FILE_BYTES - len(suffix.encode())) + suffix


def distinct_names(labels: Mapping[K, str], taken: Iterable[str] = ()) -> dict[K, str]:
    """A safe folder name for each label, distinct from one another and from `taken`.

    Of labels that collide the first keeps its name; the others become "Anna (2)", "Anna (3)" in
    the order of the mapping, skipping names that are real labels.
    """
    return _distinct(
        {key: (safe_name(label), "") for key, label in labels.items()}, taken, NAME_BYTES
    )


def distinct_files(names: Mapping[K, str], taken: Iterable[str] = ()) -> dict[K, str]:
    """The same for file names: "IMG_1.jpg", "IMG_1 (2).jpg"."""
    parts = {key: _split(portable_file_name(name)) for key, name in names.items()}
    return _distinct(parts, taken, FILE_BYTES)


def folded(name: str) -> str:
    """A name without differences of case, normal form and invisible characters.

    Two names with different results are different on every file system.
    """
    if name.isascii():
        return name.lower()
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFD", name))
    return unicodedata.normalize("NFD", visible.casefold())


def _distinct(parts: Mapping[K, tuple[str, str]], taken: Iterable[str], limit: int) -> dict[K, str]:
    used = {folded(name) for name in taken}
    chosen: dict[K, str] = {}
    for key, (stem, suffix) in parts.items():
        name = stem + suffix
        if folded(name) not in used:
            used.add(folded(name))
            chosen[key] = name
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for key, (stem, suffix) in parts.items():
        if key in chosen:
            continue
        candidates = (
            _with_ending(stem, f" ({number}){suffix}", limit)
            for number in numbers[folded(stem + suffix)]
        )
        chosen[key] = next(name for name in candidates if folded(name) not in used)
        used.add(folded(chosen[key]))
    return {key: chosen[key] for key in parts}


def _with_ending(stem: str, ending: str, limit: int) -> str:
    return _cut(stem, limit - len(ending.encode())) + ending


def _split(name: str) -> tuple[str, str]:
    suffix = PurePath(name).suffix
    if not 1 < len(suffix) <= _LONGEST_SUFFIX:
        return name, ""
    return name.removesuffix(suffix), suffix


def _is_portable(name: str) -> bool:
    return (
        not _FORBIDDEN.search(name)
        and not name.endswith((".", " "))
        and not _RESERVED.match(name)
        and all(map(_is_character, name))
        and len(name.encode()) <= FILE_BYTES
    )


def _is_character(char: str) -> bool:
    """Whether Unicode gives `char` a meaning: not a surrogate, not private, not unassigned."""
    category = unicodedata.category(char)
    if category == "Cn":
        return _PICTOGRAPH.match(char) is not None
    return category not in ("Cs", "Co")


def _trim_start(text: str) -> str:
    """Without leading dots and spaces, and without leading combining marks."""
    for index, char in enumerate(text):
        is_mark = unicodedata.category(char).startswith("M") or _INVISIBLE.match(char)
        if not (is_mark or char == "." or char.isspace()):
            return text[index:]
    return ""


def _cut(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` bytes that ends between two clusters."""
    end = size = 0
    for cluster in _clusters(text):
        size += len(cluster.encode())
        if size > limit:
            break
        end += len(cluster)
    # A first cluster that is too long by itself, such as a letter with many accents, is cut too.
    kept = text[: end or 1]
    while kept and (kept[-1] in f".{_JOINERS}" or kept[-1].isspace()):
        kept = kept[:-1]
    return kept


def _clusters(text: str) -> Iterator[str]:
    """The user-perceived characters, close to Unicode's grapheme clusters."""
    cluster = ""
    for char in text:
        if cluster and not _continues(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _continues(cluster: str, char: str) -> bool:
    if cluster.endswith("\u200d") or _EXTENDING.match(char):
        return True
    if _FLAG_LETTER.match(char):
        return _FLAG_LETTER.fullmatch(cluster) is not None
    return unicodedata.category(char).startswith("M")
