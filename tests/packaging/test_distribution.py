"""Wheel and sdist hold all that is needed and nothing else, and no other package shadows ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from photoclust import __version__
from tests.project_files import project_files

ROOT = Path(__file__).parents[2]
OURS = ("ui", "resources", "training")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, made of a copy that an earlier build was made in."""
    folder = tmp_path_factory.mktemp("built")
    copy = folder / "copy"
    for file in project_files():
        target = copy / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    stale = copy / "build" / "lib" / "photoclust" / "deleted.py"
    stale.parent.mkdir(parents=True)
    stale.write_text("raise AssertionError('this module was deleted')\n")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--sdist",
        "-o",
        folder,
    ]
    done = subprocess.run([*command, copy], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with the names of our folders, which break whoever imports them."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in OURS:
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("raise AssertionError('not ours')\n")
    return folder


def test_the_wheel_has_one_package_at_its_top(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"photoclust"}


def test_the_wheel_has_every_module_and_resource(wheel: zipfile.ZipFile) -> None:
    listed = {n.removeprefix("photoclust/") for n in wheel.namelist() if ".dist-info/" not in n}
    wanted = {str(p.relative_to(ROOT / "photoclust")) for p in (ROOT / "photoclust").rglob("*.py")}
    for folder in ("ui", "training"):
        wanted |= {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py")}
    for pattern in ("*.desktop", "*.json", "icons/*.svg", "models/*.*", "translations/*.qm"):
        wanted |= {str(path.relative_to(ROOT)) for path in (ROOT / "resources").glob(pattern)}
    missing, more = wanted - listed, listed - wanted
    assert missing == set()
    # Sentences are read as they are written; what .qm files are made of stays at home.
    assert {name for name in more if not name.endswith((".toml", "py.typed"))} == set()


def test_the_wheel_says_who_and_what(wheel: zipfile.ZipFile) -> None:
    metadata = next(name for name in wheel.namelist() if name.endswith("METADATA"))
    text = wheel.read(metadata).decode()
    assert re.search(r"^Author: \S", text, re.MULTILINE)
    assert text.count("Classifier: ") > 5
    # A relative link is broken outside the checkout.
    assert re.findall(r"\]\((?!https?://)[^)]*\)", text) == []


def test_the_sdist_has_what_its_tests_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for wanted in (
        "script/test",
        "script/environment.py",
        ".ci/run",
        ".github/workflows/test.yml",
        ".pre-commit-config.yaml",
        "CONTRIBUTING.md",
        "README.md",
        "ARCHITECTURE.md",
        "docs/images/people.png",
        "tests/conftest.py",
        "tests/hostile.py",
        "tests/ui/fakes.py",
        "benchmarks/demo_library.py",
        "resources/translations/photoclust_de.ts",
        "ui/window.py",
    ):
        assert wanted in names
    assert [name for name in names if name.endswith((".pyc", "deleted.py"))] == []


CHECK = """
import sys
from pathlib import Path
import photoclust, photoclust.ui.window, photoclust.training.cli
from photoclust.paths import resource
from photoclust.faces.description import describe, shipped
home = Path(sys.argv[1])
for module in (photoclust, photoclust.ui.window, photoclust.training.cli):
    assert Path(module.__file__).is_relative_to(home), module.__file__
assert resource("icons", "people.svg").is_relative_to(home)
assert describe(shipped("embedding")).name
print("found")
"""


def run(*arguments: str | Path, path: list[Path], cwd: Path) -> str:
    """What Python prints, with these folders before all others on its path."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(map(str, path)),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def programs(path: list[Path], cwd: Path) -> list[str]:
    """The output of the three programs for --version."""
    return [
        run("-m", "photoclust", "--version", path=path, cwd=cwd),
        run("-m", "photoclust.ui.app", "--version", path=path, cwd=cwd),
        run("-m", "photoclust.training.cli", "--help", path=path, cwd=cwd)[:23],
    ]


EXPECTED = [*2 * [f"photoclust {__version__}\n"], "usage: photoclust-train"]


def test_a_wheel_beside_packages_of_the_same_names(
    wheel: zipfile.ZipFile, hostile: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "site"
    wheel.extractall(installed)
    # Both orders: what is installed in one folder has none.
    for path in ([hostile, installed], [installed, hostile]):
        assert run("-c", CHECK, installed, path=path, cwd=tmp_path) == "found\n"
        assert programs(path, tmp_path) == EXPECTED


def test_an_editable_installation_beside_packages_of_the_same_names(
    hostile: Path, tmp_path: Path
) -> None:
    assert run("-c", CHECK, ROOT, path=[hostile], cwd=tmp_path) == "found\n"
    assert programs([hostile], tmp_path) == EXPECTED


def test_a_checkout_beside_packages_of_the_same_names(hostile: Path, tmp_path: Path) -> None:
    """Python looks first where it was started; no installation takes part."""
    code = "import photoclust, ui.window, training.cli; print(ui.window.__file__)"
    assert run("-c", code, path=[hostile], cwd=ROOT).strip() == str(ROOT / "ui" / "window.py")
