"""Tries to break photoclust, for minutes or for hours, and prints one table.

    python -m benchmarks.torture [--kills N] [--mutants N] [--soak N] [--decisions N] [--cuts N]
    python -m benchmarks.torture --hours

Processes are killed in scans, decisions, exports, restores and while an old library is brought up;
damaged files of all formats are decoded below 2 GB of memory; a scan of many photos has its memory
sampled; two programs decide at once; and the power is cut at any point of a recorded trace of
writes. After each, what was acknowledged is compared with what is there. For Linux; the power cuts
need `strace`. The networks are replaced by a stand-in, since none of this is about them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import torture_kills, torture_mutants, torture_power, torture_soak
from benchmarks.torture_outcome import Outcome

HOURS = {"kills": 1000, "mutants": 10_000, "soak": 50_000, "decisions": 1000, "cuts": 1000}
MINUTES = {"kills": 60, "mutants": 800, "soak": 2000, "decisions": 100, "cuts": 60}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--hours", action="store_true", help="all of it, not a sample")
    parser.add_argument("--seed", type=int, default=0)
    for name, count in MINUTES.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=f"default: {count}")
    arguments = parser.parse_args()
    counts = HOURS if arguments.hours else MINUTES
    given = {name: getattr(arguments, name) for name in counts}
    counts = {name: counts[name] if given[name] is None else given[name] for name in counts}
    ways: dict[str, Callable[[Path, int, int], list[Outcome]]] = {
        "kills": torture_kills.run,
        "mutants": torture_mutants.run,
        "soak": torture_soak.run,
        "decisions": torture_soak.run_two_programs,
        "cuts": torture_power.run,
    }
    outcomes: list[Outcome] = []
    for name, way in ways.items():
        if not counts[name]:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            outcomes += way(Path(folder), counts[name], arguments.seed)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    print_table(outcomes)
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def print_table(outcomes: list[Outcome]) -> None:
    """One row for each kind of attempt."""
    width = max((len(outcome.what) for outcome in outcomes), default=4)
    print(f"{'what':<{width}}  {'tried':>7}  {'faults':>6}  found")
    for o in outcomes:
        print(f"{o.what:<{width}}  {o.tried:>7}  {len(o.faults):>6}  {o.found}")
    for outcome in outcomes:
        for fault in outcome.faults[:10]:
            print(f"FAULT {outcome.what}: {fault}")


if __name__ == "__main__":
    raise SystemExit(main())
