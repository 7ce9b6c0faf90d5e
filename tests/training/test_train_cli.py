from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from photoclust.errors import Cancelled
from photoclust.faces import weights
from training import cli, evaluate


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([command, "--help"])
    assert end.value.code == 0
    assert f"photoclust-train {command}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["fly"], ["evaluate"], ["export", "a", "b"]])
def test_command_lines_that_make_no_sense(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate", "/nowhere"], "There is no folder /nowhere"),
        (["evaluate", "/nowhere", "--weights", "no.safetensors"], "no.safetensors is missing"),
        (["evaluate", "/nowhere", "--device", "abacus"], "There is no device 'abacus'"),
        (["calibrate", "/nowhere", "no.safetensors"], "no.safetensors is missing"),
        (["export", "no.pt", "out", "--name", "x"], "There is no checkpoint no.pt"),
        (
            ["evaluate", "/nowhere", "--weights", str(weights.shipped("detector"))],
            "holds a network of kind 'two-stage'",
        ),
    ],
)
def test_whatever_is_wrong_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 1
    err = capsys.readouterr().err
    assert err.startswith("photoclust-train: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Cancelled()])
def test_stopped(
    stop: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopping(_: object) -> int:
        raise stop

    monkeypatch.setattr(evaluate, "run", stopping)
    assert cli.main(["evaluate", "data"]) == 130
    assert capsys.readouterr().err == "photoclust-train: Stopped\n"


def test_a_package_that_is_missing_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def drawing(_: object) -> int:
        raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")

    monkeypatch.setattr(evaluate, "run", drawing)
    assert cli.main(["evaluate", "data"]) == 1
    assert "pip install 'photoclust[training]'" in capsys.readouterr().err


def test_help_does_not_wait_for_torch() -> None:
    code = (
        "import sys; from training import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "False", done.stderr
