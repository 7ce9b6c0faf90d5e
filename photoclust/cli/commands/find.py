"""Find photos by a recipe, such as: Anna and Ben, not Carl."""

from __future__ import annotations

import argparse

from photoclust.cli.arguments import add_json, open_engine
from photoclust.cli.terminal import counted, printable_path, say, say_json

ORDER = 95


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("recipe", nargs="+", metavar="RECIPE", help="in one or several words")
    parser.add_argument("--save", metavar="ALBUM", help="keep the recipe as an album by this name")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    recipe = " ".join(arguments.recipe)
    with open_engine(arguments) as engine:
        photos = engine.albums.find(recipe).tolist()
        if arguments.save is not None:
            engine.history.apply(engine.albums.saving(arguments.save, recipe))
        paths = engine.photos.paths()
    found = [(photo, paths[photo]) for photo in photos if photo in paths]
    if arguments.json:
        say_json([{"id": photo, "paths": list(map(str, places))} for photo, places in found])
        return 0
    for _, places in found:
        say(printable_path(places[0]))
    say(f"{counted(len(found), 'photo')}.")
    return 0
