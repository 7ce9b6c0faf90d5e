"""script/run and script/test set up the environment, and a failure leaves the former one.

pip, apt-get and the Python that makes environments are stand-ins.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.script.checkout import PROJECT, Checkout

NEWER = PROJECT.replace("small_thing>=1", "small_thing>=2")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for POSIX")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def ready(checkout: Checkout) -> Checkout:
    """A checkout whose environment is there."""
    assert checkout.run("photos").status == 0
    return checkout


# The first start


def test_a_first_start_installs_and_runs(checkout: Checkout) -> None:
    done = checkout.run("photos", "with space")
    assert (done.status, done.out) == (0, "photoclust sort photos with space\n")
    assert checkout.packages == {"torch", "small_thing"}
    assert not (checkout.root / ".venv.before").exists()


def test_with_a_screen_the_window_opens(checkout: Checkout) -> None:
    assert checkout.run("photos", DISPLAY=":1").out == "photoclust-app photos\n"


def test_a_later_start_installs_nothing(ready: Checkout) -> None:
    ready.log.write_text("")
    assert ready.run().out == "photoclust people\n"
    assert ready.calls("pip") == ready.calls("venv.py") == ready.calls("apt-get") == []


def test_a_first_start_offline_says_why_and_leaves_nothing(checkout: Checkout) -> None:
    checkout.behave("offline")
    done = checkout.run("photos")
    assert done.status == 1
    assert "pip: no network" in done.said
    assert "the installation failed" in done.said.splitlines()[-1]
    assert not (checkout.root / ".venv").exists()
    checkout.behave()
    assert checkout.run("photos").status == 0


def test_an_extra_is_added_and_stays(ready: Checkout) -> None:
    arguments: list[str | Path] = [
        "-I",
        str(ready.root / "script/environment.py"),
        "--extra",
        "dev",
    ]
    command: list[str | Path] = [ready.python, *arguments, "--python", str(ready.python)]
    subprocess.run(command, env=ready.environment(), check=True, capture_output=True)
    assert ready.stamp["extras"] == ["dev"]
    ready.write_project(NEWER)
    assert ready.run().status == 0
    assert ready.stamp["extras"] == ["dev"]
    assert "[dev]" in ready.calls("-m pip")[-1]


# Updates


@pytest.mark.parametrize(
    "text",
    [
        PROJECT.replace("# a comment", "# another comment"),
        PROJECT + '[tool.ruff]\nline-length = 100\n[tool.mypy]\nfiles = ["a"]\n',
        PROJECT.replace('dev = ["pytest>=8"]', 'dev = ["pytest>=9"]'),
    ],
    ids=["a comment", "settings of tools", "an extra that is not installed"],
)
def test_what_does_not_decide_the_installation_does_not_renew_it(
    ready: Checkout, text: str
) -> None:
    ready.behave("offline")
    ready.write_project(text)
    done = ready.run()
    assert (done.status, done.said) == (0, "")


def test_an_update_is_installed(ready: Checkout) -> None:
    ready.log.write_text("")
    ready.write_project(NEWER)
    assert ready.run().status == 0
    assert len(ready.calls("-m pip")) == 1
    assert ready.calls("-m venv") == []


@pytest.mark.parametrize("state", ["offline", "broken"])
def test_an_update_that_fails_starts_what_is_installed(ready: Checkout, state: str) -> None:
    before = ready.stamp
    ready.behave(state)
    ready.write_project(NEWER)
    done = ready.run()
    assert (done.status, done.out) == (0, "photoclust people\n")
    assert "starting with what is installed" in done.said
    assert ready.packages == {"torch", "small_thing"}
    assert ready.stamp == before
    # And the next start tries again.
    ready.behave()
    assert ready.run().status == 0
    assert ready.stamp != before


def test_an_update_that_needs_another_package_cannot_start_without(ready: Checkout) -> None:
    ready.behave("offline")
    ready.write_project(PROJECT.replace('"small_thing>=1",', '"small_thing>=1", "other-thing",'))
    done = ready.run()
    assert (done.status, done.out) == (1, "")
    assert ready.packages == {"torch", "small_thing"}


def test_an_update_that_is_killed_loses_nothing(ready: Checkout) -> None:
    ready.behave("killed")
    ready.write_project(NEWER)
    assert ready.run().status != 0
    ready.behave("offline")
    done = ready.run()
    assert (done.status, done.out) == (0, "photoclust people\n")
    assert ready.packages == {"torch", "small_thing"}


def add_extra(checkout: Checkout) -> int:
    """What script/test does first."""
    script = str(checkout.root / "script/environment.py")
    command: list[str | Path] = [checkout.python, "-I", script, "--extra", "dev", "--python"]
    done = subprocess.run(
        [*command, checkout.python], env=checkout.environment(), capture_output=True
    )
    return done.returncode


def test_an_extra_whose_installation_is_killed_loses_nothing(ready: Checkout) -> None:
    """What is half installed has the stamp of before, which is the one that is asked for."""
    ready.behave("killed")
    assert add_extra(ready) != 0
    ready.behave("offline")
    assert ready.run().out == "photoclust people\n"
    assert ready.packages == {"torch", "small_thing"}


@pytest.fixture
def environment(ready: Checkout, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the checkout, to be run here, where its steps can be made to fail."""
    for name, value in ready.environment().items():
        monkeypatch.setenv(name, value)
    path = ready.root / "script" / "environment.py"
    spec = importlib.util.spec_from_file_location("environment_of_checkout", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_update_that_is_stopped_while_it_tidies_up_stays(
    ready: Checkout, environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = environment.remove

    def stopped(folder: Path) -> None:
        if (folder / "photoclust.stamp").exists():
            remove(folder / "bin")
            raise KeyboardInterrupt
        remove(folder)

    monkeypatch.setattr(environment, "remove", stopped)
    ready.write_project(NEWER)
    assert environment.main(["--python", str(ready.python)]) == environment.NO_ENVIRONMENT
    ready.behave("offline")
    done = ready.run()
    assert (done.status, done.out, done.said) == (0, "photoclust people\n", "")
    # Nor does a later one take back what is left of the former environment.
    ready.write_project(NEWER.replace("torch>=2.6", "torch>=2.7"))
    assert ready.run().out == "photoclust people\n"


def test_a_full_disk_starts_what_is_installed(
    ready: Checkout,
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(_: Path, target: Path, **__: object) -> None:
        target.mkdir()
        raise shutil.Error([("a", "b", "[Errno 28] No space left"), ("c", "d", "[Errno 28]")])

    monkeypatch.setattr(environment.shutil, "copytree", full)
    ready.write_project(NEWER)
    assert environment.main(["--python", str(ready.python)]) == 0
    said = capsys.readouterr().err
    assert said == "photoclust: [Errno 28] No space left; starting with what is installed\n"
    assert not (ready.root / ".venv.unfinished").exists()
    assert environment.main(["--python", str(ready.python), "--extra", "dev"]) == 1
    assert capsys.readouterr().err == "photoclust: [Errno 28] No space left\n"


def test_what_cannot_be_tidied_up_is_said_in_a_line(
    ready: Checkout, environment: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    (ready.root / ".venv").rename(ready.root / ".venv.before")
    (ready.root / ".venv").symlink_to(ready.root / "script")
    assert environment.main(["--python", str(ready.python)]) == environment.NO_ENVIRONMENT
    assert "the installation failed" in capsys.readouterr().err.splitlines()[-1]
    assert (ready.root / "script").exists()


def test_a_folder_that_looks_like_one_with_extras(checkout: Checkout, tmp_path: Path) -> None:
    checkout.root = checkout.root.rename(tmp_path / "photoclust[2]")
    assert checkout.run().status == 0
    assert checkout.calls("-m pip")[-1].endswith(" -e .")


def test_a_checkout_that_was_moved_is_made_anew(ready: Checkout, tmp_path: Path) -> None:
    """The programs in .venv name the place where they were made."""
    ready.root = ready.root.rename(tmp_path / "elsewhere")
    ready.log.write_text("")
    assert ready.run().status == 0
    assert len(ready.calls("-m venv")) == 1
    assert ready.stamp["root"] == str(tmp_path / "elsewhere")


def test_what_may_not_be_written_starts_as_it_is(ready: Checkout) -> None:
    ready.write_project(NEWER)
    bootstrap = ready.root / "script" / "bootstrap"
    # Root may write everywhere, so that permissions cannot be tried.
    bootstrap.write_text(bootstrap.read_text().replace('[ ! -w "$root" ]', "true"))
    done = ready.run()
    assert (done.status, done.out) == (0, "photoclust people\n")
    assert "no permission to update" in done.said


# PyTorch's build


def test_without_a_card_the_small_torch_is_taken(checkout: Checkout) -> None:
    checkout.behave("small-torch")
    assert checkout.run(PHOTOCLUST_TORCH="cpu").status == 0
    assert len(checkout.calls("--index-url")) == 1


def test_where_the_small_torch_is_out_of_reach_the_usual_one_is_taken(checkout: Checkout) -> None:
    done = checkout.run(PHOTOCLUST_TORCH="cpu")
    assert done.status == 0
    assert "taking the usual build" in done.said
    assert checkout.packages == {"torch", "small_thing"}


# The system's packages


def test_packages_are_installed_at_once_and_in_silence(checkout: Checkout) -> None:
    checkout.lack("libEGL.so.1", "libxcb-cursor.so.0")
    checkout.behave("no-venv")
    done = checkout.run(DISPLAY=":1")
    assert done.status == 0
    (install,) = checkout.calls("apt-get install")
    assert {"python3-venv", "libegl1", "libxcb-cursor0"} <= set(install.split())
    assert "unselected" not in done.said + done.out


def test_without_a_screen_nothing_of_it_is_asked_for(checkout: Checkout) -> None:
    checkout.lack("libxcb-cursor.so.0", "libwayland-cursor.so.0")
    assert checkout.run().status == 0
    assert checkout.calls("apt-get") == []


def test_without_root_all_commands_are_printed_before_the_download(checkout: Checkout) -> None:
    checkout.lack("libEGL.so.1", "libxcb-cursor.so.0")
    checkout.behave("no-venv")
    done = checkout.run(USER_ID="1000", DISPLAY=":1")
    assert (done.status, done.said.count("\n")) == (1, 1)
    assert {"python3-venv", "libegl1", "libxcb-cursor0"} <= set(done.said.split())
    assert "as root: apt-get update" in done.said  # there is no sudo here
    assert checkout.calls("-m pip") == []


def test_sudo_is_advised_where_it_is(checkout: Checkout) -> None:
    checkout.lack("libEGL.so.1")
    checkout.stand_in("sudo", "#!/bin/sh\nexit 1\n")
    done = checkout.run(USER_ID="1000")
    assert "sudo apt-get update && sudo apt-get install -y" in done.said


def test_a_library_that_a_window_lacks_is_named_at_every_start(ready: Checkout) -> None:
    ready.lack("libxcb-cursor.so.0")
    for _ in range(2):
        done = ready.run(USER_ID="1000", DISPLAY=":1")
        assert (done.status, done.out) == (1, "")
        assert "libxcb-cursor0" in done.said
    # The environment was kept for the command line.
    ready.log.write_text("")
    assert ready.run(USER_ID="1000").out == "photoclust people\n"
    assert ready.calls("-m pip") == []


def test_wayland_needs_its_own_libraries_or_those_of_x11(ready: Checkout) -> None:
    ready.lack("libwayland-cursor.so.0")
    assert ready.run(USER_ID="1000", WAYLAND_DISPLAY="w", DISPLAY=":1").status == 0
    done = ready.run(USER_ID="1000", WAYLAND_DISPLAY="w")
    assert "libwayland-cursor0" in done.said
    ready.lack("libxcb-cursor.so.0")
    assert ready.run(USER_ID="1000", WAYLAND_DISPLAY="w", DISPLAY=":1").status == 0


def test_what_the_package_manager_says_is_shown_when_it_fails(checkout: Checkout) -> None:
    checkout.lack("libEGL.so.1")
    checkout.behave("apt-fails")
    done = checkout.run()
    assert done.status == 1
    assert "E: no such package" in done.said


# The environment of the caller


def test_settings_for_other_pythons_do_not_reach_this_one(checkout: Checkout) -> None:
    seen = 'echo "${PYTHONPATH-}${PYTHONHOME-}${PIP_USER-}${PIP_TARGET-}${PIP_PREFIX-}"'
    checkout.run()
    program = checkout.root / ".venv/bin/photoclust"
    program.write_text(f"#!/bin/sh\n{seen}\n")
    done = checkout.run(
        PYTHONPATH="/a", PYTHONHOME="/b", PIP_USER="1", PIP_TARGET="/c", PIP_PREFIX="/d"
    )
    assert (done.status, done.out) == (0, "\n")


# The lock


def started(checkout: Checkout) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [checkout.root / "script" / "run"],
        env=checkout.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_starts_at_once_install_once(checkout: Checkout) -> None:
    both = [started(checkout), started(checkout)]
    outs = [one.communicate(timeout=60) for one in both]
    assert [one.returncode for one in both] == [0, 0], outs
    assert len(checkout.calls("-m pip")) == 1


def test_a_lock_ends_with_its_process(checkout: Checkout) -> None:
    """The process id does not matter: after a restart another process may have it."""
    import fcntl

    lock = checkout.root / ".venv.lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = started(checkout)
        assert waiting.stderr is not None
        # It ends the reading too when the process ends.
        said = next((line for line in waiting.stderr if "waiting for another" in line), "")
        assert said == "photoclust: waiting for another installation here to end\n"
        assert waiting.poll() is None
    out, _ = waiting.communicate(timeout=60)
    assert (waiting.returncode, out) == (0, "photoclust people\n")


@pytest.mark.parametrize("kind", ["a plain file", "a link of earlier versions"])
def test_what_lies_at_the_place_of_the_lock_is_no_lock(checkout: Checkout, kind: str) -> None:
    lock = checkout.root / ".venv.lock"
    if kind == "a plain file":
        lock.write_text("12345\n")
    else:
        lock.symlink_to(str(os.getpid()))
    assert checkout.run().status == 0


def test_a_folder_at_the_place_of_the_lock_is_reported(checkout: Checkout) -> None:
    (checkout.root / ".venv.lock").mkdir()
    done = checkout.run()
    assert (done.status, done.said.count("\n")) == (1, 1)
    assert ".venv.lock" in done.said


@pytest.mark.parametrize("kind", ["file", "link"])
def test_an_environment_that_is_not_ours_is_left_alone(checkout: Checkout, kind: str) -> None:
    there = checkout.root / ".venv"
    if kind == "file":
        there.write_text("mine")
    else:
        there.symlink_to(checkout.state)
    done = checkout.run()
    assert done.status == 1
    assert "move it away" in done.said
    assert os.path.lexists(there)
