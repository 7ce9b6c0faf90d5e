"""The screens and fonts of the window's tests, the same ones on every machine."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

DEJAVU, NOTO = "DejaVu Sans", "Noto Sans"
FONTS = ((DEJAVU, 9), (DEJAVU, 11), (NOTO, 11))
"""Family and size in points: what the tests run with by default, wide letters, high lines."""
SCALES = (100, 150, 200)
"""The scale of each screen, in percent; the first screen is the one where windows open."""

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""

# Removed when the process ends.
_folder = tempfile.TemporaryDirectory(prefix="photoclust-display-")


def configure() -> None:
    """Have Qt start without a screen of the machine and with DejaVu Sans alone.

    To be called before Qt starts. Fontconfig is what Qt asks for fonts on Linux; elsewhere a
    test that depends on the font asks for the fixture `font`.
    """
    folder = Path(_folder.name)
    for file in font_files(DEJAVU):
        shutil.copy(file, folder)
    settings = folder / "fonts.conf"
    settings.write_text(_FONTCONFIG.format(folder=folder), "utf-8")
    os.environ["FONTCONFIG_FILE"] = str(settings)
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": _screens()}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"


def _screens() -> list[dict[str, object]]:
    """Screens side by side, each of 2000 x 1600 device-independent pixels."""
    screens: list[dict[str, object]] = []
    left = 0
    for scale in SCALES:
        width = 2000 * scale // 100
        screens.append(
            {
                "name": f"{scale} %",
                "x": left,
                "y": 0,
                "width": width,
                "height": 1600 * scale // 100,
                "logicalDpi": 96 * scale // 100,
                "logicalBaseDpi": 96,
                "dpr": 1,
            }
        )
        left += width
    return screens


def font_files(family: str) -> list[Path]:
    """The files of a family, from the packages that carry them; none where one is missing."""
    if family == DEJAVU:
        folder = _package("matplotlib") / "mpl-data" / "fonts" / "ttf"
        return [folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"]
    if find_spec("fontpkg_noto_sans") is None:
        return []
    return [_package("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf"]


def load(family: str) -> bool:
    """Make a family known to the application that runs; False where its package is missing."""
    files = font_files(family)
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    assert -1 not in loaded, f"Qt cannot read {files}"
    return bool(files)


def _package(name: str) -> Path:
    """The folder of a package, without importing it."""
    spec = find_spec(name)
    assert spec is not None, f"{name} is not installed"
    assert spec.submodule_search_locations, f"{name} is no package"
    return Path(spec.submodule_search_locations[0])
