"""Files that could not be read, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from photoclust.cli.terminal import counted, escape_controls, printable_path, say
from photoclust.types import Failure


def failures_as_json(failures: Sequence[Failure]) -> list[dict[str, str | None]]:
    """The files passed over as plain values."""
    return [
        {"path": str(f.path), "stage": f.stage, "reason": f.reason, "since": f.since}
        for f in failures
    ]


def print_remarks(remarks: Sequence[Failure], most: int | None = None) -> None:
    """What is to be said about files whose photos were read; at most so many."""
    if not remarks:
        return
    say(f"{counted(len(remarks), 'photo')} read with a remark:")
    _print(remarks, most)


def print_failures(failures: Sequence[Failure], most: int | None = None) -> None:
    """Files passed over, each with its reason; at most so many."""
    if not failures:
        return
    say(f"{counted(len(failures), 'file')} could not be read:")
    _print(failures, most)


def _print(failures: Sequence[Failure], most: int | None) -> None:
    for failure in failures[:most]:
        since = f" (since {failure.since[:10]})" if failure.since else ""
        say(f"  {printable_path(failure.path)}: {escape_controls(failure.reason)}{since}")
    if most is not None and len(failures) > most:
        say(f"  and {len(failures) - most} more: photoclust problems")
