"""setuptools' build backend, without what earlier builds left in `build/`.

setuptools packs all it finds there, so a module that was deleted would live on in wheels.
"""

from __future__ import annotations

import shutil
from typing import Any

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403


def build_wheel(*arguments: Any, **options: Any) -> str:
    """A wheel of the sources as they are now."""
    shutil.rmtree("build", ignore_errors=True)
    return build_meta.build_wheel(*arguments, **options)
