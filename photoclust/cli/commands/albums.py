"""List the albums saved by name, or delete one."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from photoclust.cli.arguments import add_json, open_engine
from photoclust.cli.decisions import decide
from photoclust.cli.terminal import counted, escape_controls, say, say_json
from photoclust.engine import Engine, SavedAlbum
from photoclust.errors import QueryError
from photoclust.library.edits import DeleteAlbum

ORDER = 96


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--delete", metavar="ALBUM", help="keep this one no longer")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    if arguments.delete is not None:
        return decide(
            arguments, lambda engine: DeleteAlbum(engine.albums.named(arguments.delete).id)
        )
    with open_engine(arguments) as engine:
        albums = engine.albums.all()
        if arguments.json:
            say_json([asdict(album) for album in albums])
            return 0
        for album in albums:
            recipe = escape_controls(album.recipe)
            say(f"{escape_controls(album.name)}: {_holds(engine, album)} ({recipe})")
    say(f"{counted(len(albums), 'album')}.")
    return 0


def _holds(engine: Engine, album: SavedAlbum) -> str:
    try:
        return counted(len(engine.albums.find(album.recipe)), "photo")
    except QueryError as error:
        return escape_controls(error.message)
