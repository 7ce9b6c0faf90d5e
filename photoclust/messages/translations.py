"""The sentences in other languages, from `resources/translations/messages_*.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from photoclust.messages.english import ENGLISH
from photoclust.messages.language import Language, Sentence
from photoclust.paths import resource


@lru_cache(maxsize=4)
def load_language(code: str) -> Language:
    """The language of a code such as "de"; English where there is no translation."""
    path = resource("translations", f"messages_{code}.toml")
    if not path.is_file():
        return ENGLISH
    with path.open("rb") as file:
        content = tomllib.load(file)
    sentences = {code: Sentence(**parts) for code, parts in content["sentences"].items()}
    return Language(
        sentences={**ENGLISH.sentences, **sentences},
        nouns=content["nouns"],
        person=content["person"],
        unnamed=content["unnamed"],
        joint=content["joint"],
        reasons=content["reasons"],
        terms=content["terms"],
        point=content["point"],
        separator=content["separator"],
        percent=content["percent"],
    )
