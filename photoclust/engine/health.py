"""A check of the device, the versions, the weights and the library."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.errors import LibraryError, PhotoclustError
from photoclust.faces.description import describe, shipped
from photoclust.job import Job
from photoclust.library.daily_backups import daily_backups
from photoclust.library.repository import Repository
from photoclust.log import shareable_report
from photoclust.messages import Message
from photoclust.settings import Settings

if TYPE_CHECKING:
    from photoclust.types import Repaired

_FLAW = "doctor-"
PACKAGES = ("torch", "numpy", "opencv-python-headless", "Pillow", "pi-heif", "hdbscan")


@dataclass(frozen=True)
class Diagnosis:
    """What was found. `facts`: names and values. `problems` is empty when all is well."""

    facts: tuple[tuple[str, str], ...]
    problems: tuple[Message, ...]

    @property
    def can_be_repaired(self) -> bool:
        """Whether there is anything that `repair` mends."""
        return any(problem.code.startswith(_FLAW) for problem in self.problems)


class Health:
    """Checks of everything that the engine needs."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def doctor(self) -> Diagnosis:
        """The device, the versions, the weights and the library, looked at closely."""
        context = self._context
        try:
            there = os.access(context.path, os.F_OK)
            return examine(context.repository if there else None, context.settings)
        except LibraryError as error:
            rest = examine(None, context.settings)
            return replace(rest, problems=(error.explanation, *rest.problems))

    def repair(self, job: Job | None = None) -> Repaired:
        """Read anew from their photos the faces of which something is damaged, and drop what
        cannot be; see `Repaired`.

        Raises LibraryError while a scan is running, and DeviceError and WeightsError.
        """
        from photoclust.engine.repair import repair

        return repair(self._context, job or Job())

    def diagnostics(self) -> str:
        """Versions, platform, device, counts and the log's end, as text that can be shared."""
        context = self._context
        try:
            there = os.access(context.path, os.F_OK)
            return diagnostics(context.repository if there else None, context.settings)
        except LibraryError:
            return diagnostics(None, context.settings)

    def devices(self) -> dict[str, Message | None]:
        """Every device by its name, with why it cannot be chosen; None when it can."""
        from photoclust.faces.device import obstacles

        return obstacles()


def examine(repository: Repository | None, settings: Settings) -> Diagnosis:
    """Check everything. A broken part is reported in `problems`; no exception is raised.

    repository: None when there is no library yet.
    """
    facts = [("photoclust", _version("photoclust")), ("Python", platform.python_version())]
    facts += [(name, _version(name)) for name in PACKAGES]
    problems: list[Message] = []
    parts: list[Callable[[], list[tuple[str, str]]]] = [
        lambda: [("device", _device(settings.device))],
        lambda: [("detector", _weights(settings.detector or shipped("detector")))],
        lambda: [("embedding", _weights(settings.embedding or shipped("embedding")))],
    ]
    if repository is not None:
        problems += [
            Message.of("library-part-damaged", detail=problem)
            for problem in repository.database.check()
        ]
        if not problems:
            problems = _flaws(repository)
        parts += [lambda: _library(repository), lambda: _adapter(repository, settings)]
    for part in parts:
        try:
            facts += part()
        except PhotoclustError as error:
            problems.append(error.explanation)
    return Diagnosis(tuple(facts), tuple(problems))


def diagnostics(repository: Repository | None, settings: Settings) -> str:
    """Versions, platform, device, counts and the log's end, as text that can be shared.

    It holds neither names of people nor whole paths. repository: None when there is no library.
    """
    facts = [(name, _version(name)) for name in (*PACKAGES, "PySide6-Essentials")]
    try:
        facts.append(("device", _device(settings.device)))
    except PhotoclustError as error:
        facts.append(("device", f"{settings.device}: {error.code}"))
    if repository is not None:
        facts += [(name, str(count)) for name, count in repository.counts().items()]
    return shareable_report(facts)


def _flaws(repository: Repository) -> list[Message]:
    """What is damaged in a library whose file is sound."""
    from photoclust.photos.thumbnails import is_picture

    try:
        return repository.soundness.examine(is_picture).messages()
    except LibraryError as error:
        return [error.explanation]


def _version(package: str) -> str:
    from importlib import metadata  # takes long to import

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _device(name: str) -> str:
    import torch

    from photoclust.faces.device import choose

    device = choose(name)
    if device.type == "cuda":
        return f"cuda ({torch.cuda.get_device_name(device)})"
    return f"{device.type} ({torch.get_num_threads()} threads)"


def _weights(path: Path) -> str:
    """Reads the tensors too, so that their checksum is compared."""
    from photoclust.faces.weights import verified

    description = verified(path)
    return f"{description.name}, sha256 {description.sha256}, intact"


def _library(repository: Repository) -> list[tuple[str, str]]:
    path = repository.database.path
    size = path.stat().st_size / 1e6
    counts = ", ".join(f"{count} {name}" for name, count in repository.counts().items())
    backups = daily_backups(path)
    said = f"{len(backups)}, the last is {backups[-1]}" if backups else "none yet"
    return [
        ("library", f"{path} ({size:.1f} MB)"),
        ("contents", counts),
        ("daily backups", said),
    ]


def _adapter(repository: Repository, settings: Settings) -> list[tuple[str, str]]:
    """Nothing for a library that has none, as most."""
    from photoclust.faces.adapter import Adapter

    data = repository.adapters.data()
    if data is None:
        return []
    adapter = Adapter.from_bytes(data)
    said = f"{adapter.name}, fitted to {adapter.faces} faces of {adapter.people} people"
    if adapter.base != describe(settings.embedding or shipped("embedding")).name:
        said += "; ignored, as the network is another now: photoclust train-adapter"
    return [("adapter", said)]
