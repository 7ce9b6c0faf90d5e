"""The exports of `photoclust`: complete, and imported on first use."""

from __future__ import annotations

import ast
from pathlib import Path

import photoclust


def test_every_name_is_there() -> None:
    for name in photoclust.__all__:
        assert getattr(photoclust, name) is not None


def test_type_checkers_see_the_same_names() -> None:
    source = Path(photoclust.__file__).read_text(encoding="utf-8")
    declared = {
        alias.asname
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }
    assert declared == set(photoclust.__all__) - {"__version__"}
