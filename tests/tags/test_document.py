"""XML whose bytes stay as they are but for what is changed, and XML that is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import TagError
from photoclust.tags.document import (
    DEEPEST,
    MOST_BYTES,
    MOST_ELEMENTS,
    Document,
    Element,
    escaped,
    xml_text,
)

XML = '<?xml version="1.0"?>\n<a:x xmlns:a="u"  q=">"><a:y  z = "1&amp;2"/><a:w >tä</a:w ></a:x>\n'


def code(data: bytes) -> str:
    with pytest.raises(TagError) as caught:
        Document(data)
    assert "\n" not in str(caught.value)
    return caught.value.code


def parts(document: Document) -> list[bytes]:
    return [document.data[slice(*document.whole(one))] for one in document.root.children]


def test_elements_know_their_bytes() -> None:
    document = Document(XML.encode())
    empty, full = document.root.children
    assert parts(document) == [b'<a:y  z = "1&amp;2"/>', "<a:w >tä</a:w >".encode()]
    assert document.inside(empty) is None
    assert document.data[slice(*document.inside(full) or ())] == "tä".encode()
    assert (empty.name, empty.attributes, full.text) == ("u y", {"z": "1&2"}, "tä")


def test_one_change_leaves_all_other_bytes() -> None:
    document = Document(XML.encode())
    empty, full = document.root.children
    changes = (
        (document.removed(empty), XML.replace('<a:y  z = "1&amp;2"/>', "")),
        (document.appended(empty, "<new/>"), XML.replace('2"/>', '2"><new/></a:y>')),
        (document.appended(document.root, "<n/>"), XML.replace("</a:x>", "<n/></a:x>")),
        (document.with_text(full, "<&>"), XML.replace("tä", "&lt;&amp;&gt;")),
        (document.replaced(full, "<n/>"), XML.replace("<a:w >tä</a:w >", "<n/>")),
    )
    for splice, expected in changes:
        assert document.spliced([splice]).decode() == expected


def test_an_attribute_gets_another_value() -> None:
    data = b"<x xmlns:a='u' xmlns:b='v' b:n='it' a:n='it&apos;s' n='3'/>"
    document = Document(data)
    splice = document.with_attribute(document.root, "u n", '"new"')
    assert document.spliced([splice]) == data.replace(b"'it&apos;s'", b'"&quot;new&quot;"')


def test_text_is_put_into_other_encodings_as_references() -> None:
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><x>ä</x>'.encode("latin-1")
    document = Document(data)
    changed = document.spliced([document.with_text(document.root, "안")])
    assert Document(changed).root.text == "안"
    assert Document("<x>ä</x>".encode("utf-16")).root.text == "ä"
    assert not Document("<x>ä</x>".encode("utf-16")).is_editable


def test_what_may_do_harm_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    assert code(bomb) == code(outside) == "tags-with-entities"
    assert code(b" " * (MOST_BYTES + 1)) == "tags-too-large"
    assert code(b"<x>" * DEEPEST + b"</x>" * DEEPEST) == "tags-too-deep"
    assert code(b"<x>" + b"<y/>" * MOST_ELEMENTS + b"</x>") == "tags-too-deep"


@pytest.mark.parametrize(
    "data",
    [b"", b"no xml", b"<x>", b"<x></y>", b"<x/><y/>", b"<a:x/>", b"<x>&b;</x>", b"<x>\0</x>"],
)
def test_broken_xml_is_refused(data: bytes) -> None:
    assert code(data) == "tags-not-xml"
    assert code(b'<?xml version="1.0" encoding="klingon"?><x/>') == "tags-not-xml"


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_the_bytes_are_they_are_read_or_refused(data: bytes) -> None:
    for some in (data, b"<x>" + data + b"</x>"):
        try:
            document = Document(some)
        except TagError:
            continue
        assert document.spliced([]) == some


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    expected = xml_text(text)
    document = Document(f'<x a="{escaped(text)}">{escaped(text)}</x>'.encode())
    assert document.root.text == expected.replace("\r\n", "\n").replace("\r", "\n")


NAMES = st.sampled_from(["a", "b:c", "x-y"])
TREES = st.recursive(
    st.tuples(NAMES, st.text("ab <&ä\n", max_size=5)).map(
        lambda one: f"<{one[0]}>{escaped(one[1])}</{one[0]}>"
    )
    | NAMES.map(lambda name: f"<{name} q='>/\">' />"),
    lambda inner: st.tuples(NAMES, st.lists(inner, max_size=4)).map(
        lambda one: f'<{one[0]} z="\'>">\n {" ".join(one[1])}<!-- > --></{one[0]}>'
    ),
    max_leaves=12,
)


@given(TREES)
def test_every_element_is_found_in_its_bytes(tree: str) -> None:
    data = f'<?p i?><r xmlns:b="u:b">{tree}</r>'.encode()

    def check(element: Element) -> None:
        whole = document.data[slice(*document.whole(element))]
        local = element.name.rpartition(" ")[2].encode()
        assert whole[1:].split(b">")[0].split()[0].rpartition(b":")[2].rstrip(b"/") == local
        Document(whole.replace(b"b:", b""))  # a whole element is a document of its own
        for child in element.children:
            check(child)

    document = Document(data)
    check(document.root)
