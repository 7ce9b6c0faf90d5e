"""Measures the window's responsiveness with a large library.

    python -m benchmarks.window [--faces N] [--people P] [--runs R] [--library FILE] [--explain]

Makes a library with benchmarks.library in a temporary folder, a fifth of its faces with nobody, or
takes a copy of FILE, and opens it in the window, off screen, in a fresh process for each run.
Prints when the window was usable, counted from the start of its process: the grid of people painted
with portraits, and a key press handled; the longest time its event loop was blocked in each of the
steps of benchmarks.window_steps; and the peak memory. Of photos of 24 megapixels it prints how soon
the next one is there full screen, and what blocks the window while more of them are scanned; then
the memory in use until a minute later.

Other programs can only make a figure worse, so the best of the runs is printed, for each step by
itself. Beside the time on the clock stands the part of it in which the window's thread was on the
processor. --explain prints, for stalls over the target, the calls of the window's thread.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

USABLE_SECONDS = 0.5
BLOCK_MS = 33.0
SCAN_BLOCK_MS = 50.0
"""While a scan runs beside it."""
NEXT_MS = 100.0
MEMORY_MB = 550.0
LATER_SECONDS = 60.0
UNSORTED = 0.2
LOOKED_AT, SCANNED = 5, 12
"""How many large photos there are for either."""
WIDTH = 52
SCANNING = "while a scan runs"
"""In the names of the steps beside a scan."""


def measured(
    library: Path,
    scratch: Path,
    large: Path | None = None,
    *,
    watch: bool,
    later: float = LATER_SECONDS,
    options: tuple[str, ...] = (),
) -> dict[str, Any]:
    """One run, on a copy of the library. large: a folder of photos to scan, beside those that were
    put into the library; without it nothing is asked about either. later: how many seconds the
    memory is watched after the scan. options: further ones of `window_steps`."""
    copy = scratch / "large.photoclust"
    for left in scratch.glob(f"{copy.name}*"):
        left.unlink()
    shutil.copy(library, copy)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PHOTOCLUST_CONFIG": str(scratch / "window.ini"),
        # As of an installed program, modules are compiled once: by the first run.
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", "benchmarks.window_steps", str(copy), str(time.time())]
    command += options
    if large is not None:
        command += ["--large", str(large), "--later", str(later)]
    done = subprocess.run(
        command + ["--watch"] * watch,
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"The window ended early, with status {done.returncode}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def report(runs: list[dict[str, Any]], *, explain: bool) -> None:
    """One table of the best of the runs."""
    start = min(runs, key=lambda run: run["usable"])
    line("usable after the start", start["usable"], USABLE_SECONDS, "s")
    print(f"{'  of it on the processor, all threads':{WIDTH}} {start['processor']:7.2f} s")
    print(f"{'  a key answered in':{WIDTH}} {start['answered'] * 1000:7.0f} ms")
    print("longest block of the event loop (on the processor):")
    for step in runs[0]["blocks"]:
        best = min((run["blocks"][step] for run in runs), key=lambda block: block["clock"])
        target = SCAN_BLOCK_MS if SCANNING in step else BLOCK_MS
        line(f"  {step}", best["clock"], target, "ms", f"({best['processor']:.0f} ms)")
        if explain and best["clock"] > target:
            for place, times in sorted(best["places"].items(), key=lambda p: -p[1])[:6]:
                print(f"      {times} × {place}")
    least = min((run["memory"] for run in runs), key=lambda memory: max(memory.values()))
    line("most memory", max(least.values()), MEMORY_MB, "MB")
    if explain:
        for step, megabytes in least.items():
            print(f"      {megabytes:.0f} MB up to: {step}")
    if not all(run["without_torch"] for run in runs):
        print("  torch was loaded in the window's process, which it should not be")
    together = min(run["together"] for run in runs)
    print(f"{'  with the process that works for it':{WIDTH}} {together:7.0f} MB")
    if all("large" in run for run in runs):
        report_large([run["large"] for run in runs])


def report_large(runs: list[dict[str, Any]]) -> None:
    """What photos of 24 megapixels take."""
    line("next photo full screen", min(run["next"] for run in runs), NEXT_MS, "ms")
    best = min(runs, key=lambda run: float(run["after"]))
    print(f"{'memory in use before the scan':{WIDTH}} {best['before']:7.0f} MB")
    print(f"{'  at its end':{WIDTH}} {best['end']:7.0f} MB")
    line(f"  {best['seconds']:.0f} s later", best["after"], MEMORY_MB, "MB")


def line(what: str, figure: float, target: float, unit: str, note: str = "") -> None:
    """A figure, its target, and whether it is met."""
    digits = 2 if unit == "s" else 0
    verdict = "met" if figure <= target else "MISSED"
    shown = f"{figure:7.{digits}f} {unit:2} {note:9}"
    print(f"{what:{WIDTH}} {shown} target {target:g} {unit}: {verdict}")


def burden() -> str:
    """The load of the machine."""
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--faces", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--library", type=Path, help="one that is there, instead of a made one")
    parser.add_argument("--explain", action="store_true", help="where the window was meanwhile")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        library: Path = arguments.library or scratch / "made.photoclust"
        large: Path | None = None
        if not arguments.library:
            from benchmarks import large_photos
            from benchmarks.library import make

            make(library, arguments.faces, arguments.people, UNSORTED)
            large_photos.add(library, large_photos.make(scratch / "looked at", LOOKED_AT))
            print(f"{arguments.faces:,} faces, {arguments.people:,} people")
            large = scratch / "scanned"
            large_photos.make(large, SCANNED, seed=1)
        before = burden()
        runs = [
            measured(library, scratch, large, watch=arguments.explain)
            for _ in range(max(1, arguments.runs))
        ]
    print(f"best of {len(runs)} runs; load of the machine: {before}, at the end {burden()}")
    report(runs, explain=arguments.explain)


if __name__ == "__main__":
    main()
