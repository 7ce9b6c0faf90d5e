"""The command line: one command for each thing a user wants done.

Every command ends with 0 when it did its work or there was nothing to do, with 1 and one
line on standard error when something was wrong, with 2 and one such line when the command
line made no sense, and with 130 when it was stopped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import NoReturn

from photoclust import __version__
from photoclust.engine import Engine, Identification, checked_folder
from photoclust.errors import Cancelled, EditError, PhotoclustError, SettingError, UnknownItem
from photoclust.library import edits
from photoclust.settings import Settings
from photoclust.terminal import (
    complain,
    counted,
    flush,
    people_as_json,
    print_albums,
    print_failures,
    print_people,
    print_plan,
    print_scan,
    say,
    say_json,
    shown,
    watched,
)
from photoclust.types import Person, PersonState

STOPPED = 130
MISUSED = 2
LONGEST_NUMBER = 18
"""Digits that the numbers of people have at most; SQLite could take no more than 19."""
Arguments = argparse.Namespace
Command = Callable[[Arguments], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of files need not be text.
            stream.reconfigure(errors="backslashreplace")
    arguments = build_parser().parse_args(argv)
    command: Command = arguments.command
    try:
        status = command(arguments)
        # Now, while it can still be told what goes wrong with it.
        flush()
        return status
    except Cancelled:
        complain("Stopped")
        return STOPPED
    except KeyboardInterrupt:
        complain("Stopped at once; what was saved before is safe")
        return STOPPED
    except PhotoclustError as error:
        complain(str(error))
        return 1
    except BrokenPipeError:
        return 0  # whoever read our output has enough


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message[:1].upper()}{message[1:]}; see: {self.prog} --help")
        raise SystemExit(MISUSED)


def build_parser() -> argparse.ArgumentParser:
    """All commands with their arguments."""
    parser = _Parser(
        prog="photoclust",
        description="Sorts photo libraries by the people in them. All stays on this machine.",
    )
    parser.add_argument("--version", action="version", version=f"photoclust {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, command: Command, help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help + ".")
        sub.add_argument("--library", type=Path, metavar="FILE", help="the library to use")
        sub.set_defaults(command=command)
        return sub

    _add_photo_commands(add)
    _add_people_commands(add)
    _add_export_commands(add)
    return parser


Add = Callable[[str, Command, str], argparse.ArgumentParser]


def _add_photo_commands(add: Add) -> None:
    sort = add("sort", _sort, "Scan folders, group the faces, show the people found")
    sort.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    scan = add("scan", _scan, "Find the faces in new and changed photos")
    scan.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="default: all folders ever scanned"
    )
    for command in (sort, scan):
        command.add_argument(
            "--again", action="store_true", help="look again at photos that are known"
        )
        command.add_argument(
            "--min-face", type=int, metavar="PIXELS", help="smallest face (default 20)"
        )
        command.add_argument(
            "--min-score", type=float, metavar="P", help="least certainty (default 0.85)"
        )
        command.add_argument(
            "--workers", type=int, metavar="N", help="threads that read photos (default: all cores)"
        )
        _add_device(command)
    cluster = add("cluster", _cluster, "Propose people for all faces nobody has decided about")
    cluster.add_argument("--method", metavar="M", help="hdbscan (default), kmeans or linkage")
    cluster.add_argument("--people", type=int, metavar="K", help="how many; implies kmeans")
    verify = add("verify", _verify, "Tell whether two photos show the same person")
    verify.add_argument("one", type=Path, metavar="PHOTO")
    verify.add_argument("other", type=Path, metavar="PHOTO")
    identify = add("identify", _identify, "Tell who is in a photo, by the people named so far")
    identify.add_argument("photo", type=Path, metavar="PHOTO")
    identify.add_argument(
        "--neighbours", "-k", type=int, default=5, metavar="K", help="named faces asked (default 5)"
    )
    for command in (verify, identify):
        command.add_argument("--json", action="store_true", help="for programs")
        _add_device(command)
    problems = add("problems", _problems, "List the files that could not be read, with reasons")
    problems.add_argument("--json", action="store_true", help="for programs")
    _add_device(add("doctor", _doctor, "Check device, versions, weights and library"))
    adapter = add(
        "train-adapter", _train_adapter, "Adapt the recognition to the faces you have confirmed"
    )
    adapter.add_argument("--remove", action="store_true", help="go back to the network as it comes")
    adapter.add_argument("--dry-run", action="store_true", help="say what it would bring")
    adapter.add_argument("--seed", type=int, default=0, metavar="N", help="default 0")


def _add_people_commands(add: Add) -> None:
    people = add("people", _people, "List the people")
    people.add_argument("--all", action="store_true", help="ignored people too")
    people.add_argument("--json", action="store_true", help="for programs")
    faces = add("faces", _faces, "List the faces of a person, or the unsorted ones")
    faces.add_argument("person", nargs="?", metavar="PERSON")
    faces.add_argument("--json", action="store_true", help="for programs")
    name = add("name", _name, "Give a person a name, and vouch for their faces")
    name.add_argument("person", metavar="PERSON")
    name.add_argument("name", nargs="?", metavar="NAME", help="none: take the name away")
    merge = add("merge", _merge, "Join people who are the same; the first keeps name and number")
    merge.add_argument("person", metavar="PERSON")
    merge.add_argument("others", nargs="+", metavar="OTHER")
    split = add("split", _split, "Make a new person of some faces, or let the program divide")
    split.add_argument("person", metavar="PERSON")
    split.add_argument("faces", nargs="*", type=int, metavar="FACE")
    move = add("move", _move, "Put faces with a person")
    move.add_argument("person", metavar="PERSON")
    move.add_argument("faces", nargs="+", type=int, metavar="FACE")
    for verb, edit, help in (
        ("remove", edits.Remove, "Take faces away from the person they are with"),
        ("reject", edits.Reject, "Say that these are not faces"),
    ):
        sub = add(verb, _on_faces(edit), help)
        sub.add_argument("faces", nargs="+", type=int, metavar="FACE")
    for verb, command, help in (
        ("confirm", _confirm, "Vouch for all faces of a person"),
        ("ignore", _set_state(PersonState.IGNORED), "Keep a person out of the way and of exports"),
        ("show", _set_state(PersonState.VISIBLE), "Show an ignored person again"),
    ):
        add(verb, command, help).add_argument("person", metavar="PERSON")
    add("undo", _undo, "Take back the latest decision")
    add("redo", _redo, "Make again what was undone last")
    history = add("history", _history, "List the decisions, latest first")
    history.add_argument("--limit", type=int, default=20, metavar="N", help="default 20")


def _add_export_commands(add: Add) -> None:
    export = add("export", _export, "Write albums or tables")
    export.add_argument("what", choices=("albums", "table"))
    export.add_argument("out", type=Path, metavar="OUT", help="a folder, or a .csv or .json file")
    export.add_argument(
        "--link", default="copy", metavar="HOW", help="copy (default), hard or symbolic"
    )
    export.add_argument("--people", nargs="+", default=[], metavar="PERSON", help="only these")
    export.add_argument("--named", action="store_true", help="only people who have a name")
    export.add_argument(
        "--together", action="store_true", help='also "A + B" for photos that show several'
    )
    export.add_argument("--dry-run", action="store_true", help="say what would be written")
    export.add_argument("--replace", action="store_true", help="replace the table if it is there")


def _add_device(command: argparse.ArgumentParser) -> None:
    command.add_argument("--device", metavar="D", help="auto (default), cpu, cuda or mps")


# The commands


def _sort(arguments: Arguments) -> int:
    status = _scan(arguments)
    if status:
        return status
    with _engine(arguments) as engine:
        if not engine.library.has_faces():
            say("There is nobody to sort: no faces are known.")
            return 0
        with watched("steps") as job:
            engine.clusters.propose(job=job)
        _show_people(engine)
        people = [p for p in engine.people.all() if p.name is None]
        if people:
            say(f'Name somebody: photoclust name {people[0].id} "Anna"')
    return 0


def _scan(arguments: Arguments) -> int:
    folders = [checked_folder(folder) for folder in arguments.folders]
    with _engine(arguments, create=bool(folders)) as engine, watched("photos") as job:
        report = engine.photos.scan(folders, job, again=arguments.again)
    print_scan(report)
    return STOPPED if report.cancelled else 0


def _cluster(arguments: Arguments) -> int:
    method = arguments.method or ("kmeans" if arguments.people is not None else "hdbscan")
    with _engine(arguments) as engine:
        with watched("steps") as job:
            grouping = engine.clusters.propose(method, arguments.people, job)
        if not grouping.grouped and not grouping.unsorted:
            say("There is nothing to group: no faces are known.")
            return 0
        say(
            f"{counted(grouping.people, 'person', 'people')} in"
            f" {counted(grouping.grouped, 'face')}, {grouping.unsorted} unsorted."
        )
    return 0


def _people(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        if arguments.json:
            say_json(people_as_json(_listed(engine, arguments.all)))
        elif not engine.people.all() and engine.library.has_faces():
            say("The faces are not grouped yet: photoclust cluster")
        elif not engine.people.all():
            say("Nobody is in the library yet: photoclust scan FOLDER")
        else:
            _show_people(engine, arguments.all)
    return 0


def _faces(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        person = None if arguments.person is None else _person(engine, arguments.person)
        faces = engine.people.faces(person)
        if arguments.json:
            say_json([asdict(face) for face in faces])
            return 0
        photos = engine.photos.paths()
        for face in faces:
            mark = "confirmed" if face.confirmed else f"{face.probability:.0%}"
            where = ", ".join(shown(path) for path in photos.get(face.photo_id, [])[:1])
            say(f"{face.id:>8}  {mark:>9}  quality {face.quality:.2f}  {where}")
        say(f"{counted(len(faces), 'face')}.")
    return 0


def _name(arguments: Arguments) -> int:
    return _apply(arguments, lambda e: edits.Name(_person(e, arguments.person), arguments.name))


def _merge(arguments: Arguments) -> int:
    def edit(engine: Engine) -> edits.Edit:
        others = tuple(_person(engine, other) for other in arguments.others)
        return edits.Merge(_person(engine, arguments.person), others)

    return _apply(arguments, edit)


def _split(arguments: Arguments) -> int:
    if arguments.faces:
        return _apply(
            arguments,
            lambda e: edits.Split(_person(e, arguments.person), tuple(arguments.faces)),
        )
    with _engine(arguments) as engine:
        splits = engine.clusters.divide(_person(engine, arguments.person))
        if not splits:
            say("These faces hold together: nothing was split.")
            return 0
        for entry in reversed(engine.history.entries(len(splits))):
            say(f"{entry.text}.")
    return 0


def _move(arguments: Arguments) -> int:
    return _apply(
        arguments,
        lambda e: edits.Move(tuple(arguments.faces), _person(e, arguments.person)),
    )


def _confirm(arguments: Arguments) -> int:
    return _apply(arguments, lambda e: edits.Confirm(_person(e, arguments.person)))


def _on_faces(kind: type[edits.Remove] | type[edits.Reject]) -> Command:
    return lambda arguments: _apply(arguments, lambda _: kind(tuple(arguments.faces)))


def _set_state(state: PersonState) -> Command:
    return lambda arguments: _apply(
        arguments, lambda e: edits.SetState(_person(e, arguments.person), state)
    )


def _undo(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        say(f"Undone: {engine.history.undo().text}.")
    return 0


def _redo(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        say(f"Done again: {engine.history.redo().text}.")
    return 0


def _history(arguments: Arguments) -> int:
    if arguments.limit < 1:
        raise SettingError(f"The limit is {arguments.limit}", "choose 1 or more")
    with _engine(arguments) as engine:
        for entry in engine.history.entries(arguments.limit):
            mark = "" if entry.state == "done" else f" ({entry.state})"
            say(f"{entry.at[:19].replace('T', ' ')}  {entry.text}{mark}")
    return 0


def _verify(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        result = engine.recognition.verify(arguments.one, arguments.other)
    if arguments.json:
        say_json(asdict(result))
        return 0
    say("The same person." if result.same else "Different people.")
    say(
        f"distance {result.distance:.3f}, threshold {result.threshold:.3f},"
        f" probability {result.probability:.1%}"
    )
    for path, faces in zip((arguments.one, arguments.other), result.faces, strict=True):
        if faces > 1:
            say(f"{shown(path)} has {faces} faces; the largest was compared.")
    return 0


def _identify(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        found = engine.recognition.identify(arguments.photo, arguments.neighbours)
    if arguments.json:
        say_json([asdict(identification) for identification in found])
        return 0
    for number, identification in enumerate(found, start=1):
        say(f"Face {number} of {len(found)}, from the left: {_who(identification)}")
    return 0


def _who(identification: Identification) -> str:
    if not identification.guesses:
        return "nobody I know"
    return "; or ".join(
        f"{guess.name}, {guess.probability:.0%}"
        f" (distance {guess.distance:.3f}, {counted(guess.votes, 'vote')})"
        for guess in identification.guesses
    )


def _problems(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        failures = engine.folders.failures()
    if arguments.json:
        say_json([asdict(f) | {"path": str(f.path)} for f in failures])
    elif failures:
        print_failures(failures)
    else:
        say("All files could be read.")
    return 0


def _doctor(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        diagnosis = engine.health.doctor()
    width = max(len(name) for name, _ in diagnosis.facts)
    for name, value in diagnosis.facts:
        say(f"{name:<{width}}  {value}")
    for problem in diagnosis.problems:
        complain(problem)
    if not diagnosis.problems:
        say("All is well.")
    return 1 if diagnosis.problems else 0


def _train_adapter(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        if arguments.remove:
            return _remove_adapter(engine, arguments.dry_run)
        with watched("folds") as job:
            fitted = engine.adapter.fit(job, arguments.seed)
        if fitted.adapter is not None and not arguments.dry_run:
            engine.adapter.adopt(fitted.adapter)
        former = engine.adapter.exists()
    for line in fitted.summary:
        say(line)
    if fitted.adapter is None:
        note = "; the one that was there stays" if former else ""
        say(f"No new adapter: {fitted.reason[:1].lower()}{fitted.reason[1:]}{note}.")
    elif arguments.dry_run:
        say("It would be kept; nothing was changed.")
    else:
        say(f"Kept as {fitted.adapter.name}. Group anew with it: photoclust cluster")
    return 0


def _remove_adapter(engine: Engine, dry_run: bool) -> int:
    there = engine.adapter.exists() if dry_run else engine.adapter.drop()
    if not there:
        say("The library has no adapter: nothing was changed.")
    elif dry_run:
        say("The adapter would be removed; nothing was changed.")
    else:
        say("The adapter was removed: faces are compared as the network embeds them.")
    return 0


def _export(arguments: Arguments) -> int:
    with _engine(arguments) as engine:
        if arguments.what == "table":
            _refuse_album_options(arguments)
            rows = engine.exports.write_table(arguments.out, replace=arguments.replace)
            say(f"{counted(rows, 'row')} written to {shown(arguments.out)}.")
            return 0
        from photoclust.export.albums import Link

        if arguments.link not in list(Link):
            raise SettingError(
                f"There is no link {arguments.link!r}", f"choose one of {', '.join(Link)}"
            )
        plan = engine.exports.plan_albums(
            arguments.out,
            people=[_person(engine, person) for person in arguments.people],
            named_only=arguments.named,
            together=arguments.together,
        )
        if arguments.dry_run:
            print_plan(plan)
            return 0
        with watched("files") as job:
            report = engine.exports.write_albums(plan, Link(arguments.link), job)
    print_albums(report, plan)
    return STOPPED if report.cancelled else 0


def _refuse_album_options(arguments: Arguments) -> None:
    """A table that ignored them would hold more than was asked for."""
    for name in ("people", "named", "together", "dry_run"):
        if getattr(arguments, name):
            option = f"--{name.replace('_', '-')}"
            raise SettingError(f"A table takes no {option}", "leave it out, or export albums")


# What the commands share


def _engine(arguments: Arguments, *, create: bool = False) -> Engine:
    return Engine(arguments.library, _settings(arguments), create=create)


def _settings(arguments: Arguments) -> Settings:
    """The settings given on the command line, the defaults for the others."""
    names = {field.name for field in fields(Settings)}
    given = {k: v for k, v in vars(arguments).items() if k in names and v is not None}
    return Settings(**given)


def _apply(arguments: Arguments, edit: Callable[[Engine], edits.Edit]) -> int:
    with _engine(arguments) as engine:
        latest = next(iter(engine.history.entries(1)), None)
        engine.history.apply(edit(engine))
        entry = next(iter(engine.history.entries(1)), None)
        if entry is None or entry == latest:
            say("That is so already: nothing was changed.")
        else:
            say(f"{entry.text}.")
    return 0


def _person(engine: Engine, given: str) -> int:
    """A person by number, or by name."""
    if given.isdecimal() and len(given) <= LONGEST_NUMBER:
        return int(given)
    try:
        name = edits.clean_name(given)
    except EditError as error:  # nobody can bear it
        raise UnknownItem("There is no such person", "list them with: photoclust people") from error
    for person in engine.people.all():
        if person.name is not None and edits.same_name(person.name, name):
            return person.id
    raise UnknownItem(f"There is no person {given!r}", "list them with: photoclust people")


def _listed(engine: Engine, everybody: bool) -> list[Person]:
    return [p for p in engine.people.all() if everybody or p.state is PersonState.VISIBLE]


def _show_people(engine: Engine, everybody: bool = False) -> None:
    print_people(_listed(engine, everybody), len(engine.people.faces(None)))
