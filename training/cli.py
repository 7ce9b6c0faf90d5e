"""`photoclust-train`: one command for each step from labelled faces to a weights file."""

from __future__ import annotations

from photoclust.cli.program import Command, Program

COMMANDS = {
    "train": "train a network by triplets",
    "head": "train the last layer of a network alone, or of two joined",
    "evaluate": "measure how good a weights file is",
    "calibrate": "measure what distances mean, and write it into a weights file",
    "quality": "judge what tells good faces, and write what norms mean into a weights file",
    "export": "make a weights file of a checkpoint",
}
"""Each is a module of this package, imported when it is called, because torch is slow to
import."""
PROGRAM = Program(
    "photoclust-train",
    "From labelled faces to weights.",
    commands=lambda: [
        Command(name, f"{__package__}.{name}", summary) for name, summary in COMMANDS.items()
    ],
    extra="training",
)
main = PROGRAM.main
run = PROGRAM.run


if __name__ == "__main__":
    run()
