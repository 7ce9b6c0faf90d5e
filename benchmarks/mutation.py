"""Mutation testing: the share of small faults in the code that its unit tests detect.

    pip install -e '.[mutation]'
    python -m benchmarks.mutation [--sample 300] [--seed 0] [--root CHECKOUT]
        [--results FILE] [--before FILE]

cosmic-ray's operators put one fault at a time into a copy of CHECKOUT (another operator, a
number one off, a loop that is not entered, …). For each, the unit tests that mirror the module
run until one fails; the fault is then killed. Tests that use too much processor time kill it
too. Printed are the faults that survived and the share killed, per module and in all.

The sample is the same wherever the code is the same: a place is drawn by a hash of its line's
text, not by its number, and of the faults possible at one place only one is drawn. So the
shares of two checkouts can be compared though lines and modules have moved. --results keeps
each outcome in a file, and a run that was interrupted goes on from there. --before names the
results of an earlier checkout and prints the shares side by side.

One process, which forks for each fault after the heavy imports: a few seconds each. Needs
POSIX.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

MODULES = {
    "clustering.methods": (
        ("photoclust/clustering/methods.py",),
        ("tests/clustering/test_methods.py",),
    ),
    "clustering.grouping": (
        ("photoclust/clustering/clusterer.py", "photoclust/clustering/grouping.py"),
        ("tests/clustering/test_clusterer.py", "tests/clustering/test_grouping.py"),
    ),
    "clustering.linkage": (
        ("photoclust/clustering/linkage.py",),
        ("tests/clustering/test_linkage.py",),
    ),
    "clustering.neighbors": (
        ("photoclust/clustering/neighbours.py", "photoclust/clustering/neighbors.py"),
        ("tests/clustering/test_neighbours.py", "tests/clustering/test_neighbors.py"),
    ),
    "clustering.constraints": (
        ("photoclust/clustering/constraints.py",),
        ("tests/clustering/test_constraints.py",),
    ),
    "library.history": (("photoclust/library/history.py",), ("tests/library/test_history.py",)),
    "library.planning": (("photoclust/library/planning.py",), ("tests/library/test_edits.py",)),
    "export.names": (("photoclust/export/names.py",), ("tests/export/test_names.py",)),
    "photos.scan": (("photoclust/photos/scan.py",), ("tests/photos/test_scan.py",)),
}
"""Names of modules that last across versions, with the possible paths of the module and of its
tests, of which the first that exists is used."""

HEAVY = (
    "cv2",
    "filelock",
    "hdbscan",
    "numpy",
    "piexif",
    "pi_heif",
    "PIL.Image",
    "PySide6.QtWidgets",
    "psutil",
    "rich.progress",
    "rich.table",
    "safetensors.torch",
    "scipy.cluster.hierarchy",
    "scipy.sparse.csgraph",
    "skimage.data",
    "sklearn.cluster",
    "torch",
)
"""Imported before the forks."""

LEFT_OUT = {".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
GIGABYTES = 16


@dataclass(frozen=True)
class Mutant:
    """A fault at one place; `occurrence` is cosmic-ray's count of the operator in the file."""

    key: str
    module: str
    operator: str
    occurrence: int
    line: int
    text: str


@dataclass(frozen=True)
class Limits:
    """What a run of tests may take, in seconds: of the processor, and on the clock."""

    processor: int
    clock: float


def mutants(module: str, path: Path, seed: int) -> list[Mutant]:
    """One mutant for each place of a file at which an operator applies."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast_from_path

    lines = path.read_text().splitlines()
    tree = get_ast_from_path(path)
    drawn: dict[tuple[int, int], Mutant] = {}
    seen: Counter[str] = Counter()
    for name in sorted(plugins.operator_names()):
        operator = plugins.get_operator(name)
        if operator.arguments():
            continue
        places = ((n, p) for n in ast_nodes(tree) for p in operator().mutation_positions(n))
        for occurrence, (node, ((row, column), (_, end))) in enumerate(places):
            text = lines[row - 1].strip()
            indent = len(lines[row - 1]) - len(lines[row - 1].lstrip())
            fault = f"{seed}:{module}:{text}:{column - indent}:{name}"
            seen[fault] += 1
            # cosmic-ray 8.7 fails at `except sqlite3.Error`, whose name has two parts.
            is_dotted = name == "core/ExceptionReplacer" and "." in lines[row - 1][column:end]
            if is_dotted or _is_annotation(node):
                continue
            key = sha256(f"{fault}:{seen[fault]}".encode()).hexdigest()[:16]
            mutant = Mutant(key, module, name.removeprefix("core/"), occurrence, row, text)
            known = drawn.setdefault((row, column), mutant)
            if key < known.key:
                drawn[row, column] = mutant
    return list(drawn.values())


def _is_annotation(node: Any) -> bool:
    """Whether a node of parso's tree lies in an annotation, which nothing evaluates."""
    while node.parent is not None:
        parent = node.parent
        # `x: int = 3` is a name, then an "annassign" of ":", "int", "=" and "3".
        if parent.type == "tfpdef" or (parent.type == "annassign" and node is parent.children[1]):
            return True
        if parent.type == "funcdef" and node is parent.annotation:
            return True
        node = parent
    return False


def sampled(root: Path, seed: int, size: int) -> list[Mutant]:
    """The `size` mutants with the smallest hashes, module by module."""
    every = [
        mutant
        for module, (paths, _) in MODULES.items()
        for mutant in mutants(module, root / existing(root, paths), seed)
    ]
    print(f"{len(every)} places, of which {min(size, len(every))} are tried", flush=True)
    chosen = sorted(every, key=lambda mutant: mutant.key)[:size]
    return sorted(chosen, key=lambda mutant: (list(MODULES).index(mutant.module), mutant.line))


def existing(root: Path, paths: Iterable[str]) -> Path:
    """The first of these relative paths that exists."""
    for path in paths:
        if (root / path).is_file():
            return Path(path)
    raise SystemExit(f"none of these is in {root}: {', '.join(paths)}")


class Runner:
    """Runs tests in a copy of a checkout, each time in a process of its own."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.copy = folder / "copy"
        self._scratch = folder / "tmp"
        self._limits: dict[str, Limits] = {}
        shutil.copytree(root, self.copy, ignore=lambda _, names: LEFT_OUT.intersection(names))
        for name in HEAVY:
            importlib.import_module(name)

    def is_killed(self, mutant: Mutant) -> bool:
        """Whether the module's tests fail with this fault in it."""
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator

        paths, tests = MODULES[mutant.module]
        path = self.copy / existing(self.copy, paths)
        test = existing(self.copy, tests)
        limits = self._limits.get(mutant.module) or self._measured(mutant.module, test)
        original = path.read_text()
        operator = get_operator(f"core/{mutant.operator}")()
        changed = mutate_code(original, operator, mutant.occurrence)
        assert changed not in (None, original), f"nothing to change: {mutant}"
        try:
            path.write_text(changed)
            return not self._passes(test, limits)
        finally:
            path.write_text(original)

    def _measured(self, module: str, test: Path) -> Limits:
        """Limits from a run without a fault, which must pass."""
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        if not self._passes(test, Limits(600, 1200)):
            output = (self._scratch / "output").read_text(errors="replace")
            raise SystemExit(f"{output}\n{test} fails without a fault, too")
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = (ended.ru_utime + ended.ru_stime) - (began.ru_utime + began.ru_stime)
        limits = Limits(int(10 + 4 * used), 120 + 20 * used)
        print(f"{module}: {test} takes {used:.1f} s", flush=True)
        return self._limits.setdefault(module, limits)

    def _passes(self, test: Path, limits: Limits) -> bool:
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._scratch.mkdir()
        child = os.fork()
        if not child:
            # The forked process must never return into the caller's code.
            try:
                os._exit(self._pytest(test, limits))
            except BaseException:
                os._exit(70)
        deadline = time.monotonic() + limits.clock
        status = None
        while status is None:
            ended, code = os.waitpid(child, os.WNOHANG)
            if ended:
                status = code
            elif time.monotonic() > deadline:
                os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                status = -1
            else:
                time.sleep(0.01)
        return status == 0

    def _pytest(self, test: Path, limits: Limits) -> int:
        """In the forked process: pytest's exit status."""
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (limits.processor, limits.processor))
        resource.setrlimit(resource.RLIMIT_AS, (GIGABYTES << 30, GIGABYTES << 30))
        with (self._scratch / "output").open("wb") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        os.chdir(self.copy)
        os.environ |= {"TMPDIR": str(self._scratch), "QT_QPA_PLATFORM": "offscreen"}
        tempfile.tempdir = None
        # Mutants of one length, made within one second, would share their bytecode.
        sys.dont_write_bytecode = True
        own = Path(__file__).resolve().parent.parent
        sys.path[:] = [str(self.copy)] + [p for p in sys.path if Path(p).resolve() != own]
        for name in [n for n in sys.modules if n.split(".")[0] == "benchmarks"]:
            del sys.modules[name]
        import hypothesis
        import pytest

        # The same examples each time, and no search for smaller ones: the first is enough.
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile(
            "mutation", derandomize=True, database=None, deadline=None, phases=phases
        )
        hypothesis.settings.load_profile("mutation")
        quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov"]
        quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        status = int(pytest.main([*quiet, f"--basetemp={self._scratch / 'base'}", str(test)]))
        import photoclust

        assert Path(str(photoclust.__file__)).is_relative_to(self.copy), "the wrong copy was run"
        return status


Outcomes = dict[str, tuple[Mutant, bool]]


def recorded(path: Path) -> Outcomes:
    """Outcomes of an earlier run, by key."""
    outcomes: Outcomes = {}
    if path.exists():
        for line in path.read_text().splitlines():
            entry = json.loads(line)
            killed = bool(entry.pop("killed"))
            outcomes[entry["key"]] = (Mutant(**entry), killed)
    return outcomes


def tried(chosen: list[Mutant], root: Path, results: Path | None) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it was killed; those in `results` are not run again."""
    known = recorded(results) if results else {}
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        runner = None
        for mutant in chosen:
            if mutant.key in known:
                yield mutant, known[mutant.key][1]
                continue
            runner = runner or Runner(root, Path(folder))
            killed = runner.is_killed(mutant)
            if results:
                with results.open("a") as file:
                    file.write(json.dumps(asdict(mutant) | {"killed": killed}) + "\n")
            yield mutant, killed


def share(killed: list[bool]) -> str:
    """As '45/50 90.0 %'."""
    if not killed:
        return "-"
    return f"{sum(killed)}/{len(killed)} {100 * sum(killed) / len(killed):.1f} %"


def show(outcomes: Outcomes, before: Outcomes | None) -> None:
    columns = [outcomes] if before is None else [before, outcomes]
    titles = ["killed"] if before is None else ["before", "after"]
    print(f"{'module':24}" + "".join(f"{title:>18}" for title in titles))
    for module in [*MODULES, None]:
        cells = (
            share([killed for mutant, killed in column.values() if module in (None, mutant.module)])
            for column in columns
        )
        print(f"{module or 'all':24}" + "".join(f"{cell:>18}" for cell in cells))
    if before is not None:
        both = outcomes.keys() & before.keys()
        shares = (share([column[key][1] for key in both]) for column in columns)
        print(f"{'the same mutants':24}" + "".join(f"{cell:>18}" for cell in shares))


def main() -> None:
    own = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="The share of small faults that tests notice.")
    parser.add_argument("--sample", type=int, default=300, help="mutants (default: 300)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--root", type=Path, default=own, help="the checkout (default: this one)")
    parser.add_argument("--results", type=Path, help="keep outcomes here, go on from what is there")
    parser.add_argument("--before", type=Path, help="results to compare with")
    arguments = parser.parse_args()
    outcomes: Outcomes = {}
    root = arguments.root.resolve()
    results = arguments.results.resolve() if arguments.results else None
    chosen = sampled(root, arguments.seed, arguments.sample)
    for mutant, killed in tried(chosen, root, results):
        outcomes[mutant.key] = (mutant, killed)
        if not killed:
            place = f"{mutant.module}:{mutant.line}"
            print(f"survived: {place}  {mutant.operator}  {mutant.text}", flush=True)
    show(outcomes, recorded(arguments.before) if arguments.before else None)


if __name__ == "__main__":
    main()
