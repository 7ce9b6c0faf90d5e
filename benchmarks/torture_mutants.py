"""Damaged files of all formats, decoded in processes that may take 2 GB of memory."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.torture_outcome import Outcome

MEMORY = 2_000_000_000
SECONDS = 60
"""How long a mutant may keep the processors busy: other programs on the machine do not count."""
KINDS = ("JPEG", "progressive", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF", "bomb")


def run(folder: Path, count: int, seed: int) -> list[Outcome]:
    """Decode so many, all kinds in turn."""
    outcome, number = Outcome(f"mutants of {len(KINDS)} formats"), 0
    read, slowest = 0, 0.0
    while number < count:
        command = [sys.executable, "-m", __name__, str(seed), str(number), str(count)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert process.stdout is not None
        last = ""
        for line in process.stdout:
            last = line.strip()
            if line.startswith("done "):
                _, done, result, seconds = line.split()
                number, read = int(done) + 1, read + (result == "reads")
                slowest = max(slowest, float(seconds))
                if float(seconds) > SECONDS:
                    outcome.faults.append(f"mutant {done} took {seconds} s")
            elif line.startswith("fault "):
                outcome.faults.append(line.strip())
        if process.wait():
            outcome.faults.append(f"mutant {number} ended its process: {last}")
            number += 1
    outcome.tried = count
    outcome.found = f"{read} could be read, all others have a reason; slowest {slowest:.1f} s"
    return [outcome]


def mutant(kind: str, chance: random.Random) -> bytes:
    """A damaged file: bytes changed, cut out, doubled or cut off."""
    data = bytearray(_seed(kind, chance))
    for _ in range(chance.randint(0, 8)):
        at, way = int(chance.random() ** 2 * len(data)), chance.random()
        length = chance.randint(1, 40)
        if way < 0.6:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif way < 0.75:
            del data[at : at + length]
        elif way < 0.9:
            data[at:at] = data[max(0, at - length) : at]
        else:
            del data[at:]
        data = data or bytearray(b"\0")
    return bytes(data)


def _seed(kind: str, chance: random.Random) -> bytes:
    from tests import bombs
    from tests.hostile import encoded, scene

    size = (chance.randint(1, 90), chance.randint(1, 90))
    if kind == "bomb":
        wide, high = chance.randint(100, 16_000), chance.randint(100, 15_000)
        made = chance.choice((bombs.webp, bombs.float_tiff, bombs.png))
        return made(wide, high)
    if kind == "progressive":
        return encoded(scene(*size), "JPEG", progressive=True)
    return encoded(scene(*size), kind)


def decode_all(seed: int, first: int, count: int) -> None:
    """In a process of its own: say of each mutant what became of it."""
    from photoclust.errors import UnreadablePhoto
    from photoclust.photos.decode import decode

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(first, count):
        data = mutant(KINDS[number % len(KINDS)], random.Random(f"{seed} {number}"))
        began, result = time.process_time(), "reads"
        try:
            decode(data, at_least=1280, max_pixels=256_000_000)
        except UnreadablePhoto:
            result = "fails"
        except BaseException as error:
            print(f"fault {number}: {type(error).__name__}: {error}", flush=True)
        print(f"done {number} {result} {time.process_time() - began:.2f}", flush=True)


if __name__ == "__main__":
    decode_all(*map(int, sys.argv[1:4]))
