"""Every code that is used has a sentence, every sentence its parameters and its translations."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from photoclust import errors
from photoclust.library import recorded_sentences
from photoclust.messages.english import ENGLISH, TERMS, TRANSLATED
from photoclust.messages.language import COUNTED, Forms, Sentence
from photoclust.messages.message import LITERAL
from photoclust.messages.training import TRAINING

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "ko")
NUMBERS = {"number", "percent", "megabytes"}
KINDS = {"", "person", "persons", "reason", "term", "message", "remedy", "escaped"}
KINDS |= {*COUNTED, *NUMBERS}
MAKERS = {
    *(name for name in vars(errors) if name[0].isupper() and name != "Message"),
    "SkippedPhoto",
}
"""What is called with a code and its parameters, `Message.of` besides."""
UNSAID = {"grouped": {"method"}}
"""Parameters that are kept, and not said in the sentence: the window has them in small print."""


@dataclass(frozen=True)
class MessageCall:
    """A call that makes a message, by file and line."""

    place: str
    code: str
    given: frozenset[str]


@cache
def sites() -> list[MessageCall]:
    """All calls with a code, in the program, the window and the trainer."""
    found: list[MessageCall] = []
    for folder in ("photoclust", "ui", "training", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and makes_message(node.func):
                    found += made(node, f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def makes_message(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return function.attr == "of" and getattr(function.value, "id", "") == "Message"
    return isinstance(function, ast.Name) and function.id in MAKERS


def made(call: ast.Call, place: str) -> Iterator[MessageCall]:
    given = frozenset(str(keyword.arg) for keyword in call.keywords)
    for code in codes(call.args[0]) if call.args else ():
        yield MessageCall(place, code, given)


def codes(node: ast.expr) -> list[str]:
    """The codes that a first argument may be; none where it is a message from elsewhere."""
    if isinstance(node, ast.IfExp):
        return [*codes(node.body), *codes(node.orelse)]
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    assert isinstance(node, ast.Name | ast.Call), f"line {node.lineno}: no code, and no message"
    return []


def parts(forms: Forms) -> list[str]:
    return [forms] if isinstance(forms, str) else list(forms.values())


def holes(*all_forms: Forms) -> set[tuple[str, str]]:
    """The names of the placeholders, each with its kind."""
    texts = [text for forms in all_forms for text in parts(forms)]
    return {
        (name, kind or "") for text in texts for _, name, kind, _ in Formatter().parse(text) if name
    }


def parameters(sentence: Sentence) -> set[str]:
    names = {name for name, _ in holes(sentence.text, sentence.remedy, sentence.command)}
    return names if isinstance(sentence.text, str) else names | {"count"}


@cache
def catalogue(language: str) -> dict[str, Any]:
    path = ROOT / "resources" / "translations" / f"messages_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_sites_are_found() -> None:
    found = {site.code for site in sites()}
    assert len(sites()) > 150
    assert {"folder-missing", "taken-back", "image-truncated", "answered", "no-pairs"} <= found


def test_a_message_is_made_with_what_its_sentence_needs() -> None:
    for site in sites():
        sentence = ENGLISH.sentences.get(site.code)
        assert sentence, f"{site.place}: add {site.code!r} to photoclust/messages/english"
        needed = parameters(sentence) | UNSAID.get(site.code, set())
        assert site.given == needed, f"{site.place} {site.code}"


def test_no_sentence_is_there_for_nothing() -> None:
    used = {site.code for site in sites()} | {"stopped", LITERAL}
    assert set(ENGLISH.sentences) == used


def test_a_code_has_one_sentence() -> None:
    source = "".join(
        (ROOT / "photoclust" / "messages" / f"{name}.py").read_text(encoding="utf-8")
        for name in ("english", "training")
    )
    defined = Counter(re.findall(r'^    "([a-z-]+)": Sentence\(', source, re.MULTILINE))
    assert len(defined) > 150
    assert [code for code, count in defined.items() if count > 1] == []
    assert not TRANSLATED.keys() & TRAINING.keys()


def test_english_follows_the_rules() -> None:
    for code, sentence in ENGLISH.sentences.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        for text in parts(sentence.text):
            assert text, code
            assert not text.endswith((".", " ")), code
        for remedy in (*parts(sentence.remedy), *parts(sentence.command)):
            assert not remedy.endswith((".", " ")), code
            assert remedy[:1] in "{" or remedy[:1].islower(), code


def test_sentences_of_the_window_do_not_refer_to_the_command_line() -> None:
    for code, sentence in TRANSLATED.items():
        for remedy in parts(sentence.remedy):
            assert not re.search(r": photoclust|(?:^|\s)--[a-z]", remedy), code
        kinds = {kind for _, kind in holes(sentence.text, sentence.remedy, sentence.command)}
        assert kinds <= KINDS, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    sentences = catalogue(language)["sentences"]
    assert sentences.keys() == TRANSLATED.keys()
    for code, english in TRANSLATED.items():
        translated = Sentence(**sentences[code])
        assert all(parts(translated.text)), code
        assert holes(translated.text) == holes(english.text), code
        assert holes(translated.remedy) == holes(english.remedy), code
        assert bool(translated.remedy) == bool(english.remedy), code
        assert not translated.command, f"{code}: the command line speaks English"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_are_translated(language: str) -> None:
    content = catalogue(language)
    assert set(content["terms"]) == set(TERMS)
    assert set(content["nouns"]) == set(COUNTED)
    assert set(content["reasons"]) >= set(recorded_sentences._ERRORS.values())
    assert content["reasons"].keys() == catalogue("de")["reasons"].keys()
    assert "{id}" in content["person"]
    assert "{number}" in content["percent"]
    assert content["point"] != content["separator"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    content = catalogue(language)
    forms = [*content["nouns"].values()]
    forms += [parts["text"] for parts in content["sentences"].values()]
    plural = [form for form in forms if not isinstance(form, str)]
    assert len(plural) >= 3
    wanted = {"one", "other"} if language == "de" else {"other"}
    assert all(set(form) - {"zero"} == wanted for form in plural)


def test_settings_have_terms() -> None:
    source = (ROOT / "photoclust" / "settings.py").read_text(encoding="utf-8")
    named = re.findall(r'_within\("([a-z ]+)"', source)
    assert named
    assert set(named) <= set(TERMS)


def test_recorded_sentences_give_every_parameter() -> None:
    for code, pattern in recorded_sentences._COMPILED.items():
        needed = parameters(TRANSLATED[code]) | UNSAID.get(code, set())
        assert set(pattern.groupindex) == needed, code
