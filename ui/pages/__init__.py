"""The pages of the window: each is one module of this folder.

A page is a module with a :class:`PageSpec` named `SPEC` and one subclass of :class:`Page`. A
module that is put into the folder is a page of the window; there is no list to keep. Modules are
imported when their page is first shown, or after the start, one by one.
"""

from __future__ import annotations

import ast
from collections.abc import Collection
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from PySide6.QtCore import QObject, QTimer

from .. import widgets
from ..context import Context
from .base import Page
from .spec import PageSpec

PRELOAD_MS = 50
"""Pause between the imports of two modules, which take a few milliseconds each."""
_DECLARATION, _END = "\nSPEC = PageSpec(", "\n)\n"


def collect() -> dict[str, PageSpec]:
    """All pages by name: those with a button in the side bar from top to bottom, then the rest.

    Raises ValueError for a page that is not called as its module, and for a shortcut that two
    pages want.
    """
    found = [spec for module in iter_modules(__path__) if (spec := _spec_of(module.name))]
    shortcuts = [spec.shortcut for spec in found if spec.shortcut]
    if twice := {keys for keys in shortcuts if shortcuts.count(keys) > 1}:
        raise ValueError(f"Two pages want the shortcut {', '.join(sorted(twice))}")
    found.sort(
        key=lambda spec: (spec.position is None, spec.at_foot, spec.position or 0, spec.name)
    )
    return {spec.name: spec for spec in found}


def make_page(spec: PageSpec, context: Context) -> Page:
    """A page of its spec."""
    module = import_module(f".{spec.name}", __name__)
    (page,) = (
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Page) and kind.__module__ == module.__name__
    )
    return page(context)


def preload(names: Collection[str], owner: QObject) -> None:
    """Import these pages' modules one by one, so that the pages open quickly; those of widgets
    first, as a page imports many.

    Not at the start, so that the window does.
    """
    waiting = [f"..widgets.{module.name}" for module in iter_modules(widgets.__path__)]
    waiting += [f".{name}" for name in names]
    timer = QTimer(owner)

    def next_one() -> None:
        if waiting:
            import_module(waiting.pop(0), __name__)
        else:
            timer.deleteLater()

    timer.timeout.connect(next_one)
    timer.start(PRELOAD_MS)


def _spec_of(name: str) -> PageSpec | None:
    """What a module declares; None when it is no page.

    The declaration is read from the source, as running the module imports all that its page
    shows. Where there is no source, the module is run.
    """
    module = find_spec(f"{__name__}.{name}")
    assert module is not None
    source = module.loader.get_source(module.name) if module.loader else None  # type: ignore[attr-defined]
    if source is None:
        spec = getattr(import_module(module.name), "SPEC", None)
    else:
        _, declaration, rest = source.replace("\r\n", "\n").partition(_DECLARATION)
        spec = PageSpec(**_values(rest.partition(_END)[0])) if declaration else None
    if spec is not None and spec.name != name:
        raise ValueError(f"The page {spec.name!r} is in the module {name!r}")
    return spec


def _values(arguments: str) -> dict[str, Any]:
    """The values of keyword arguments, which are literals or such marked for translation."""
    call = ast.parse(f"dict({arguments})", mode="eval").body
    assert isinstance(call, ast.Call)
    return {
        str(keyword.arg): ast.literal_eval(
            keyword.value.args[-1] if isinstance(keyword.value, ast.Call) else keyword.value
        )
        for keyword in call.keywords
    }
