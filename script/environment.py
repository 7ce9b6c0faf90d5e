"""Makes and updates the virtual environment `.venv` of a checkout.

    python -I script/environment.py [--extra NAME] [--python PYTHON] [--check]

A failed update leaves the former environment: before an update it is copied to `.venv.before` (as
hard links, which take no space). If the update fails or is killed, that copy is restored, and if
it holds all that is needed, the program starts with it.

Only the standard library is used, as nothing else is installed yet.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

OLDEST_PYTHON = (3, 11)
DECIDING = (
    ("build-system",),
    ("project", "name"),
    ("project", "version"),
    ("project", "requires-python"),
    ("project", "dependencies"),
    ("project", "scripts"),
    ("project", "gui-scripts"),
    ("tool", "setuptools"),
)
"""The parts of pyproject.toml that decide what an installation holds, beside the extras."""
CPU_TORCH = "https://download.pytorch.org/whl/cpu"
"""PyTorch's own builds without CUDA: about 200 MB where the usual ones take 3 GB and more."""
NO_ENVIRONMENT = 1


class Failed(Exception):
    """The environment cannot be made; the message says why, in one line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Leave a ready environment. 0: it is ready. 1: it is not, and a line says why."""
    parser = argparse.ArgumentParser(description="Makes the virtual environment of a checkout.")
    parser.add_argument("--extra", default="", help="an extra of pyproject.toml to install")
    parser.add_argument("--python", default=sys.executable, help="what makes the environment")
    parser.add_argument("--check", action="store_true", help="only tell whether it is ready")
    given = parser.parse_args(arguments)
    environment = Environment(Path(__file__).resolve().parent.parent)
    if given.check:
        return 0 if environment.is_ready(given.extra) else NO_ENVIRONMENT
    try:
        with locked(environment.root / ".venv.lock") as lock:
            environment.lock = lock
            environment.prepare(given.extra, given.python)
    except Failed as error:
        say(str(error))
        return NO_ENVIRONMENT
    except KeyboardInterrupt:
        say("stopped; the next start goes on")
        return NO_ENVIRONMENT
    except OSError as error:
        say(f"the installation failed: {reason_of(error)}")
        return NO_ENVIRONMENT
    return 0


class Environment:
    """The virtual environment of a checkout, and what it was made of."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.before = root / ".venv.before"
        self.unfinished = root / ".venv.unfinished"
        """A copy that is being made, or one that is being removed."""
        self.lock: int | None = None
        """The lock's descriptor, inherited by pip, so that the lock lasts while pip runs even if
        its caller was killed."""
        self._project: dict[str, Any] = tomllib.loads(
            (root / "pyproject.toml").read_text(encoding="utf-8")
        )

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def is_ready(self, extra: str) -> bool:
        """Whether all is installed as pyproject.toml has it today."""
        if self.before.is_dir():
            return False  # an update is under way, or was killed
        stamp = self._stamp()
        wanted = [*stamp.get("extras", []), *([extra] if extra else [])]
        return bool(stamp) and stamp == self._description(wanted)

    def prepare(self, extra: str, python: str) -> None:
        """Make or update the environment. Raises Failed, and then nothing has changed."""
        self._take_back_interrupted()
        if self.is_ready(extra):
            return
        sound = self._is_sound()
        extras = sorted({*self._stamp().get("extras", []), *([extra] if extra else [])})
        try:
            self._keep(linked=sound)
            try:
                if not sound:
                    self._make(python)
                self._install(extras)
                self._write_stamp(extras)
            except (Failed, OSError, KeyboardInterrupt):
                self._restore()
                raise
        except (Failed, OSError) as error:
            why = str(error) if isinstance(error, Failed) else reason_of(error)
            if not self._serves(extra):
                raise Failed(why) from error
            say(f"{why}; starting with what is installed")
            return
        self._forget_before()

    def _make(self, python: str) -> None:
        say(f"making .venv with {python}")
        if call(python, "-I", "-m", "venv", str(self.folder)):
            raise Failed(f"{python} could not make {self.folder}")

    def _install(self, extras: Sequence[str]) -> None:
        what = " and ".join(extras) or "the program"
        say(f"installing what {what} needs into .venv; the first time takes minutes")
        self._install_small_torch()
        # Not by its path, the end of which could be taken for extras.
        target = "." + (f"[{','.join(extras)}]" if extras else "")
        if self._pip("-e", target):
            raise Failed("the installation failed; the lines above say why")

    def _install_small_torch(self) -> None:
        """Without an NVIDIA card, PyTorch's build without CUDA; else pip takes the usual one."""
        if not wants_small_torch() or self._has("torch"):
            return
        wanted = [d for d in self._project["project"]["dependencies"] if name_of(d) == "torch"]
        if not wanted:
            return
        say("no NVIDIA driver: trying PyTorch's build without CUDA, which is much smaller")
        options = "--index-url", CPU_TORCH, "--timeout", "5", "--retries", "0"
        if self._pip(*options, *wanted, quietly=True):
            say("it cannot be reached; taking the usual build (several GB)")

    def _pip(self, *arguments: str, quietly: bool = False) -> int:
        # Into a log, pip prints nothing; on a terminal it shows the progress of downloads.
        quiet = [] if sys.stderr.isatty() and not quietly else ["--quiet"]
        command = ["-I", "-m", "pip", "--disable-pip-version-check", "install", "--no-user"]
        program = str(self.python), *command, *quiet, *arguments
        return call(*program, silent=quietly, lock=self.lock, folder=self.root)

    # What was installed

    def _description(self, extras: Sequence[str]) -> dict[str, Any]:
        """What the stamp of an environment says that is as pyproject.toml has it today.

        The checkout's path is part of it: the programs in `.venv/bin` name that path.
        """
        deciding = [_part(self._project, names) for names in DECIDING]
        optional = self._project["project"].get("optional-dependencies", {})
        chosen = sorted(set(extras))
        deciding += [optional.get(name) for name in chosen]
        text = json.dumps(deciding, sort_keys=True)
        return {
            "installed": hashlib.sha256(text.encode()).hexdigest(),
            "extras": chosen,
            "python": self._version(),
            "root": str(self.root),
        }

    def _stamp(self) -> dict[str, Any]:
        """What was installed; empty when that is not known or was not finished."""
        try:
            stamp = json.loads((self.folder / "photoclust.stamp").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, extras: Sequence[str]) -> None:
        stamp = self.folder / "photoclust.stamp"
        new = stamp.with_suffix(".new")
        new.write_text(json.dumps(self._description(extras)) + "\n", encoding="utf-8")
        new.replace(stamp)

    def _version(self) -> str:
        """The version of the environment's Python, as its folder of packages names it."""
        folders = sorted((self.folder / "lib").glob("python3.*/site-packages"))
        if not folders or not os.access(self.python, os.X_OK):
            return ""
        return folders[-1].parent.name.removeprefix("python")

    def _is_sound(self) -> bool:
        """Whether the environment works and is in its place; it need not be up to date."""
        if not self.folder.is_dir() or self.folder.is_symlink():
            return False
        stamp = self._stamp()
        if stamp and (stamp.get("root"), stamp.get("python")) != (str(self.root), self._version()):
            return False
        code = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
        return call(str(self.python), "-I", "-c", code, silent=True) == 0

    def _serves(self, extra: str) -> bool:
        """Whether the environment, though older, holds all packages that are needed by name."""
        if extra and extra not in self._stamp().get("extras", []):
            return False
        needed = map(name_of, self._project["project"]["dependencies"])
        return self._is_sound() and all(map(self._has, needed))

    def _has(self, distribution: str) -> bool:
        """Whether a package is installed: its folder of metadata is there."""
        name = normalised(distribution)
        found = (self.folder / "lib").glob("python3.*/site-packages/*.dist-info")
        return any(normalised(info.name.partition("-")[0]) == name for info in found)

    # What was there before

    def _take_back_interrupted(self) -> None:
        """Restore the former environment that a killed update left."""
        if self.before.is_dir():
            say("taking back an update that was interrupted")
            self._restore()

    def _keep(self, *, linked: bool) -> None:
        """Keep the environment during an update: as a copy of hard links, or by renaming it."""
        remove(self.unfinished)
        if not self.folder.is_dir() or self.folder.is_symlink():
            if os.path.lexists(self.folder):
                raise Failed(f"{self.folder} is no folder of its own; move it away")
            return
        if linked:
            try:
                shutil.copytree(
                    self.folder, self.unfinished, symlinks=True, copy_function=link_or_copy
                )
            except OSError:
                remove(self.unfinished)  # on a full disk, all that can be given back
                raise
            self.unfinished.rename(self.before)
        else:
            self.folder.rename(self.before)

    def _restore(self) -> None:
        if not self.before.is_dir():
            remove(self.folder)  # a first installation that failed leaves nothing
            return
        remove(self.folder)
        self.before.rename(self.folder)

    def _forget_before(self) -> None:
        """At once: a former environment of which a part is gone must not be taken back."""
        if self.before.is_dir():
            self.before.rename(self.unfinished)
            with suppress(OSError):
                remove(self.unfinished)


@contextmanager
def locked(path: Path) -> Iterator[int | None]:
    """Allows one installation at a time: the lock's descriptor, None where locks do not exist.

    The system releases a lock when its processes end. Raises Failed when its file cannot be made.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such locks, and these scripts are not used there
        yield None
        return
    if path.is_symlink():
        path.unlink()  # the lock of earlier versions
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise Failed(f"cannot write {path}: {error.strerror}") from error
    try:
        _wait_for(fcntl, handle)
        yield handle
    finally:
        os.close(handle)


def _wait_for(fcntl: Any, handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("waiting for another installation here to end")
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL):
            raise Failed(f"cannot lock the installation: {error.strerror}") from error
        say("this disk knows no locks: do not start twice while it installs")


def wants_small_torch() -> bool:
    """Whether the usual PyTorch brings CUDA along that no card here can use."""
    if os.environ.get("PHOTOCLUST_TORCH") in ("cpu", "usual"):
        return os.environ["PHOTOCLUST_TORCH"] == "cpu"
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    driver = Path("/proc/driver/nvidia/version"), Path("/dev/nvidiactl"), Path("/dev/dxg")
    return not any(path.exists() for path in driver)


def link_or_copy(source: str, target: str) -> None:
    """A hard link, where the disk has them: pip replaces files and never writes into one."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)


def remove(folder: Path) -> None:
    """Remove a folder of ours, if it is there."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def name_of(requirement: str) -> str:
    """The package that a requirement names."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def normalised(name: str) -> str:
    """A package's name as packages are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(project: dict[str, Any], names: Sequence[str]) -> Any:
    found: Any = project
    for name in names:
        found = found.get(name, {})
    return found


def reason_of(error: OSError) -> str:
    """Why something failed; of the many files of a folder, why the first one did."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        return str(error.args[0][0][-1])
    return str(error)


def call(
    *command: str, silent: bool = False, lock: int | None = None, folder: Path | None = None
) -> int:
    """Run a program, its output on standard error; its exit status, 127 if it is not there."""
    output = subprocess.DEVNULL if silent else sys.stderr
    handles = () if lock is None else (lock,)
    try:
        return subprocess.run(
            command, stdout=output, stderr=output, pass_fds=handles, cwd=folder, check=False
        ).returncode
    except OSError:
        return 127


def say(text: str) -> None:
    """A line on standard error."""
    print(f"photoclust: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
