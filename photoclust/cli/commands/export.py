"""Write albums, galleries, contact sheets, tables or the library."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.cli.arguments import open_engine, person_number
from photoclust.cli.commands.tags import print_report
from photoclust.cli.failures import print_failures
from photoclust.cli.program import STOPPED
from photoclust.cli.progress import watched
from photoclust.cli.terminal import counted, printable_path, say
from photoclust.engine import Engine
from photoclust.errors import SettingError

if TYPE_CHECKING:
    from photoclust.export.albums import AlbumPlan, AlbumReport, Outdated

ORDER = 230
SHOWN = 10
_CHOICES = ("people", "named", "together", "album", "find")
"""The options that say which photos are meant."""
_OF_FOLDERS = ("verify", "dry_run", "remove_outdated", "tags")
"""The options of albums alone."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("what", choices=tuple(_WAYS))
    parser.add_argument(
        "out", type=Path, metavar="OUT", help="a folder, or a file: .csv or .json, .pdf for sheets"
    )
    parser.add_argument(
        "--link", default="copy", metavar="HOW", help="copy (default), hard or symbolic"
    )
    parser.add_argument("--people", nargs="+", default=[], metavar="PERSON", help="only these")
    parser.add_argument("--named", action="store_true", help="only people who have a name")
    parser.add_argument(
        "--together", action="store_true", help='also "A + B" for photos that show several'
    )
    parser.add_argument(
        "--album",
        nargs="*",
        metavar="ALBUM",
        help="saved albums instead of people; all of them if none is named",
    )
    parser.add_argument("--find", metavar="RECIPE", help="the photos that a recipe asks for")
    parser.add_argument(
        "--verify", action="store_true", help="compare what was exported with the photos"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be written")
    parser.add_argument(
        "--remove-outdated",
        action="store_true",
        help="move or remove what earlier exports wrote and does not belong there any more",
    )
    parser.add_argument(
        "--tags",
        action="store_true",
        help="write names into the copies, as photoclust tags write does; not into the photos",
    )
    parser.add_argument("--replace", action="store_true", help="replace the file if it is there")
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        dest="options",
        type=_option,
        metavar="NAME=VALUE",
        help="of the table's format, such as delimiter=semicolon, layout=compact",
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; returns the exit status."""
    with open_engine(arguments) as engine:
        return _WAYS[arguments.what](engine, arguments)


def _option(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{given!r} is not of the form NAME=VALUE")
    return name, value


def _export_table(engine: Engine, arguments: argparse.Namespace) -> int:
    # A table that ignored them would hold more than was asked for.
    _refuse(arguments, (*_CHOICES, *_OF_FOLDERS), "tables")
    options = dict(arguments.options)
    rows = engine.exports.write_table(arguments.out, replace=arguments.replace, options=options)
    say(f"{counted(rows, 'row')} written to {printable_path(arguments.out)}.")
    return 0


def _export_sheets(engine: Engine, arguments: argparse.Namespace) -> int:
    _refuse(arguments, ("together", "album", "find", *_OF_FOLDERS, "options"), "contact sheets")
    with watched("people") as job:
        pages = engine.exports.write_sheets(
            arguments.out,
            job,
            people=[person_number(engine, person) for person in arguments.people],
            named_only=arguments.named,
            replace=arguments.replace,
        )
    say(f"{counted(pages, 'page')} written to {printable_path(arguments.out)}.")
    return 0


def _export_gallery(engine: Engine, arguments: argparse.Namespace) -> int:
    _refuse(arguments, (*_OF_FOLDERS, "options"), "galleries")
    plan = _plan(engine, arguments)
    with watched("photos") as job:
        report = engine.exports.write_galleries(plan, job)
    for path in report.files:
        say(f"{printable_path(path)}: {path.stat().st_size / 1e6:.1f} MB")
    said = counted(len(report.files), "gallery", "galleries")
    say(f"{counted(report.photos, 'photo')} written in {said}.")
    if report.unreachable:
        say(f"{counted(report.unreachable, 'photo')} out of reach just now (offline).")
    print_failures(report.failures)
    return 0


def _export_albums(engine: Engine, arguments: argparse.Namespace) -> int:
    _refuse(arguments, ("options",), "albums")
    if arguments.verify:
        return _verify(engine, arguments)
    from photoclust.export.albums import Link

    if arguments.link not in list(Link):
        raise SettingError("no-such-link", link=arguments.link, known=", ".join(Link))
    if arguments.tags and arguments.link != Link.COPY:
        raise SettingError("tags-into-copies-only")
    plan = _plan(engine, arguments)
    if arguments.dry_run:
        print_plan(plan)
        return 0
    with watched("files") as job:
        report = engine.exports.write_albums(
            plan, Link(arguments.link), job, remove=arguments.remove_outdated
        )
    print_albums(report, plan)
    if arguments.tags and not report.cancelled:
        with watched("files") as job:
            tags = engine.tags.write_into_copies(plan, None, job)
        print_report(tags, is_dry=False)
        return STOPPED if tags.cancelled else 0
    return STOPPED if report.cancelled else 0


def _export_library(engine: Engine, arguments: argparse.Namespace) -> int:
    _refuse(arguments, (*_CHOICES, *_OF_FOLDERS, "options", "replace"), "libraries")
    faces = engine.exchange.export(arguments.out)
    say(f"{counted(faces, 'face')} written to {printable_path(arguments.out)}.")
    return 0


def _refuse(arguments: argparse.Namespace, names: Sequence[str], what: str) -> None:
    """Raises SettingError for an option that is given and makes no sense for what is written."""
    for name in names:
        if getattr(arguments, name) not in (None, False, []):
            option = "--option" if name == "options" else f"--{name.replace('_', '-')}"
            raise SettingError("option-out-of-place", option=option, what=what)


def _plan(engine: Engine, arguments: argparse.Namespace) -> AlbumPlan:
    return engine.exports.plan_albums(
        arguments.out,
        people=[person_number(engine, person) for person in arguments.people],
        named_only=arguments.named,
        together=arguments.together,
        recipes=_recipes(engine, arguments),
    )


def _verify(engine: Engine, arguments: argparse.Namespace) -> int:
    with watched("files") as job:
        found = engine.exports.verify_albums(arguments.out, job)
    for paths, what in (
        (found.missing, "missing"),
        (found.altered, "altered: it does not show its photo any more"),
        (found.alone, "without its photo, which is nowhere to be found"),
        (found.foreign, "from elsewhere: no export wrote it"),
    ):
        for path in paths:
            say(f"{printable_path(path)}: {what}")
    say(f"{counted(found.sound, 'file')} as exported.")
    return 0 if found.is_as_exported else 1


def _recipes(engine: Engine, arguments: argparse.Namespace) -> dict[str, str] | None:
    """The recipes to be exported by their names; None for albums of people."""
    if arguments.album is None and arguments.find is None:
        return None
    if arguments.people or arguments.named or arguments.together:
        raise SettingError("recipes-or-people")
    saved = [engine.albums.named(name) for name in arguments.album or ()]
    recipes = {album.name: album.recipe for album in saved}
    if arguments.find is not None:
        recipes[arguments.find] = arguments.find
    return recipes


def print_plan(plan: AlbumPlan) -> None:
    """What an export would write."""
    for album in plan.albums:
        new = sum(not item.present for item in album.items)
        there = len(album.items) - new
        note = f", {there} there already" if there else ""
        say(f"{printable_path(album.folder)}: {counted(new, 'photo')}{note}")
    size = f"{plan.bytes / 1e6:.1f} MB"
    say(f"{counted(len(plan.new), 'file')} to write, {size}; nothing was written.")
    if plan.moves:
        say(f"With --remove-outdated, {plan.moves} of them by moving a file of an earlier export.")
    _print_unreachable(plan)
    _print_outdated(plan.outdated)


def _print_unreachable(plan: AlbumPlan) -> None:
    """The photos that lie nowhere just now, and would be left out."""
    if not plan.unreachable:
        return
    say(f"{counted(len(plan.unreachable), 'photo')} out of reach just now (offline):")
    _print_paths(plan.unreachable)


def _print_outdated(outdated: Sequence[Outdated]) -> None:
    """What earlier exports wrote and would not be written today."""
    if not outdated:
        return
    belong = "does not belong" if len(outdated) == 1 else "do not belong"
    say(f"{counted(len(outdated), 'file')} of earlier exports {belong} there any more:")
    _print_paths([file.target for file in outdated])
    if any(file.original for file in outdated):
        say("To remove those of which there is the original: --remove-outdated")


def _print_paths(paths: Sequence[Path]) -> None:
    for path in paths[:SHOWN]:
        say(f"  {printable_path(path)}")
    if (more := len(paths) - SHOWN) > 0:
        say(f"  and {more} more")


def print_albums(report: AlbumReport, plan: AlbumPlan) -> None:
    """What an export wrote."""
    begin = "Stopped: " if report.cancelled else ""
    there = f", {report.present} there already" if report.present else ""
    say(
        f"{begin}{counted(report.written, 'file')} written in"
        f" {counted(len(plan.albums), 'album')}{there}."
    )
    if report.unreachable:
        say(f"{counted(report.unreachable, 'photo')} out of reach just now (offline).")
    if report.moved:
        say(f"{counted(report.moved, 'outdated file')} moved to new places.")
    if report.removed:
        say(f"{counted(report.removed, 'outdated file')} removed.")
    _print_outdated([file for file in plan.outdated if _is_left(report, file)])
    print_failures(report.failures)


def _is_left(report: AlbumReport, file: Outdated) -> bool:
    """Whether an outdated file is still to be told of after the export."""
    return file.original is None or not (report.removed or report.moved)


_WAYS: dict[str, Callable[[Engine, argparse.Namespace], int]] = {
    "albums": _export_albums,
    "gallery": _export_gallery,
    "library": _export_library,
    "sheets": _export_sheets,
    "table": _export_table,
}
