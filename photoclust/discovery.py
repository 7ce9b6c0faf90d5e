"""Finding the modules in a package's folder, so that no list of them has to be kept."""

from __future__ import annotations

import pkgutil
from importlib import import_module


def modules_in(package: str) -> list[str]:
    """The dotted names of a package's modules, in the order of the alphabet, unimported.

    All folders of the package's `__path__` are searched. Names that begin with an underscore
    are left out.
    """
    found = pkgutil.iter_modules(import_module(package).__path__)
    return sorted(f"{package}.{module.name}" for module in found if module.name[0] != "_")
