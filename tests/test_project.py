"""The project: imports kept apart, packages and dependencies listed, commands documented."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project_files import project_files

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LARGEST = 15 * 2**20


def run_python(code: str) -> str:
    """Runs code in a new interpreter, which has not imported anything yet."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_engine_imports_without_qt() -> None:
    # None in sys.modules makes every import of that name fail.
    code = "import sys; sys.modules['PySide6'] = None; import photoclust.engine"
    assert run_python(code) == ""


def test_cli_starts_without_torch() -> None:
    """Torch takes over a second to import, and `photoclust people` needs none of it."""
    heavy = "{'torch', 'cv2', 'sklearn', 'hdbscan', 'scipy'}"
    code = f"import sys, photoclust.cli; print(sorted({heavy} & set(sys.modules)))"
    assert run_python(code) == "[]"


def test_every_package_is_listed() -> None:
    """A package that pyproject.toml does not list works here and is missing once installed."""
    setuptools = PROJECT["tool"]["setuptools"]
    folders = {"photoclust": "photoclust"} | setuptools["package-dir"]
    on_disk = {
        ".".join((package, *module.relative_to(ROOT / folder).parent.parts))
        for package, folder in folders.items()
        for module in (ROOT / folder).rglob("*.py")
    }
    assert set(setuptools["packages"]) == on_disk | {"photoclust.resources"}
    assert [folder for folder in on_disk if not _lies_in_a_package(folder, folders)] == []


def _lies_in_a_package(package: str, folders: dict[str, str]) -> bool:
    top = max((name for name in folders if package.startswith(name)), key=len)
    path = ROOT / (folders[top] + package.removeprefix(top).replace(".", "/"))
    return (path / "__init__.py").exists()


def test_version_is_the_newest_in_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## +\[?v?(\d+\.\d+\.\d+\S*?)\]?(?=\s|$)", changelog, re.MULTILINE)
    assert versions, "CHANGELOG.md has no heading such as `## 0.1.0`"
    assert versions[0] == PROJECT["project"]["version"]


def test_every_command_is_in_readme() -> None:
    from photoclust.cli import PROGRAM

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [
        name
        for action in PROGRAM.parser()._actions
        if isinstance(action, argparse._SubParsersAction)
        for name in action.choices
    ]
    assert commands
    missing = [c for c in commands if not re.search(rf"\bphotoclust {re.escape(c)}\b", readme)]
    assert missing == []


def test_every_dependency_is_in_third_party() -> None:
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").lower()
    extras = PROJECT["project"]["optional-dependencies"]
    needed = PROJECT["project"]["dependencies"] + extras.get("raw", [])
    names = [re.split(r"[^\w.-]", requirement)[0].lower() for requirement in needed]
    assert [name for name in names if f"| {name} |" not in text] == []


def test_no_large_files() -> None:
    assert [f.name for f in project_files() if f.stat().st_size > LARGEST] == []


def test_workflow_files_follow_the_schema() -> None:
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    done = subprocess.run(
        [*command, "vendor.github-workflows", *files], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_runs_the_quick_checks_of_the_test_script() -> None:
    configuration = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    hooks = re.findall(r"entry: \.venv/bin/(.+)", configuration)
    assert len(hooks) == 4
    script = (ROOT / "script" / "test").read_text(encoding="utf-8")
    run = re.findall(r'^"\$venv/bin/(?:python" -m )?(.+?)"?$', script, re.MULTILINE)
    assert hooks == run


@pytest.mark.parametrize("script", ["script/run", "script/test", ".ci/run"])
def test_scripts_are_executable(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111
