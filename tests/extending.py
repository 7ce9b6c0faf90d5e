"""Adding a folder of modules to a package, as somebody would add a file to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path


@contextmanager
def extended(package: str, folder: Path) -> Iterator[None]:
    """Within the block, the modules in `folder` are modules of `package`."""
    module = import_module(package)
    former, known = list(module.__path__), set(sys.modules)
    module.__path__ = [*former, str(folder)]
    try:
        yield
    finally:
        module.__path__ = former
        for path in folder.glob("*.py"):
            name = f"{package}.{path.stem}"
            if name in sys.modules.keys() - known:
                del sys.modules[name]
                delattr(module, path.stem)
