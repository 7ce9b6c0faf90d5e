"""The description in the header of a weights file, read without loading torch.

The file's header holds one JSON object under the key "photoclust": architecture, input
size, normalisation, alignment template, calibration, origin, licence, the SHA-256 of the
tensors, and the SHA-256 of all these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from photoclust.errors import WeightsError
from photoclust.faces.sealing import HEADER_KEY as HEADER_KEY
from photoclust.faces.sealing import checksum, read_header
from photoclust.paths import resource

Points = tuple[tuple[float, float], ...]
SEAL = "header_sha256"
"""Of the header's other fields. Older files have none and are read without it."""
DIMENSIONS = 128
"""Of an embedding."""
LARGEST_SIDE = 1024
DAMAGES = (
    OSError,
    SafetensorError,
    AttributeError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a file of another format may raise."""


@dataclass(frozen=True)
class Calibration:
    """What a distance between two embeddings means, measured on pairs of known faces.

    `threshold`: squared L2 below which two faces are called the same person. The
    probability of that is ``1 / (1 + exp(slope * (distance - middle)))``, fitted where both
    kinds of pairs are equally frequent. `others_mean`, `others_spread`: mean and standard deviation
    of the cosines of faces of two people; a spread of 0 means that they were not measured.
    """

    threshold: float
    slope: float
    middle: float
    others_mean: float = 0.0
    others_spread: float = 0.0


@dataclass(frozen=True)
class Trust:
    """How far a face can be trusted by the norm of its embedding before it is scaled to one.

    The part of the pairs with other faces of the same person that are accepted at one false
    accept in a thousand, over all faces of that norm: ``1 / (1 + exp(-slope * (norm - middle)))``.
    """

    slope: float
    middle: float


@dataclass(frozen=True)
class Description:
    """The description of a weights file.

    `name` identifies the model in a library: embeddings of different names are never
    compared. `input_size`: pixels, the side of a square or (height, width). `mean` and
    `scale`: the network sees ``(rgb - mean) * scale``. `template`: x, y of the five landmarks
    in the aligned chip, in pixels. `mirror`: embed the mirrored chip too and use the
    normalised mean of both.
    """

    name: str
    architecture: str
    input_size: int | tuple[int, int]
    mean: tuple[float, float, float]
    scale: float
    origin: str
    licence: str
    template: Points = ()
    mirror: bool = False
    calibration: Calibration | None = None
    trust: Trust | None = None
    sha256: str = field(default="", compare=False)


def shipped(name: str) -> Path:
    """The path of a weights file that comes with the program: "detector" or "embedding"."""
    return resource("models", f"{name}.safetensors")


def describe(path: Path) -> Description:
    """The description of a file; its tensors are not read. Raises :class:`WeightsError`."""
    if not path.is_file():
        raise WeightsError("weights-missing", path=path)
    try:
        with safe_open(path, framework="np") as file:
            said = read_header(file.metadata())
        seal = said.pop(SEAL, None)
    except DAMAGES as error:
        raise foreign(path) from error
    if seal is not None and seal != sealed(said):
        raise WeightsError("weights-header-altered", path=path)
    return parse_description(said, path)


def parse_description(said: dict[str, Any], path: Path) -> Description:
    """The description in a header, every field of it checked; `path` is for the message.

    Raises :class:`WeightsError` when a field is missing, unknown, of the wrong type or out of
    range.
    """
    known = {f.name for f in fields(Description)}
    if not _REQUIRED <= said.keys() <= known:
        raise foreign(path)
    for name, value in said.items():
        if not _CHECKS[name](value):
            raise WeightsError("weights-field-invalid", path=path, field=name)
    size, calibration, trust = said["input_size"], said.get("calibration"), said.get("trust")
    return Description(
        **said
        | {
            "input_size": size if isinstance(size, int) else tuple(size),
            "mean": tuple(said["mean"]),
            "template": tuple((x, y) for x, y in said.get("template", ())),
            "calibration": Calibration(**calibration) if calibration else None,
            "trust": Trust(**trust) if trust else None,
        }
    )


def sealed(said: dict[str, Any]) -> str:
    """SHA-256 over all fields of a header; hexadecimal."""
    return checksum(said)


def foreign(path: Path) -> WeightsError:
    """The error for a file that is not a weights file."""
    return WeightsError("weights-foreign", path=path)


def unknown_architecture(path: Path, description: Description) -> WeightsError:
    """The error for a file whose network is not the one that is wanted."""
    return WeightsError("weights-kind-unknown", path=path, kind=repr(description.architecture))


def _text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    # Bounded rather than finite: a whole number in JSON can be larger than any float.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def _side(value: object) -> bool:
    return type(value) is int and 0 < value <= LARGEST_SIDE


def _all(value: object, check: Callable[[object], bool], count: int | None = None) -> bool:
    return (
        isinstance(value, list)
        and (count is None or len(value) == count)
        and all(check(item) for item in value)
    )


def _numbers_of(value: object, kind: type[Calibration | Trust]) -> bool:
    """Whether a value has the fields of a kind, each a number, or is none."""
    if not isinstance(value, dict):
        return value is None
    names = {f.name: f.default is MISSING for f in fields(kind)}
    needed = {name for name, is_needed in names.items() if is_needed}
    return needed <= value.keys() <= names.keys() and all(_number(v) for v in value.values())


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "name": _text,
    "architecture": _text,
    "input_size": lambda value: _side(value) or _all(value, _side, 2),
    "mean": lambda value: _all(value, _number, 3),
    "scale": _number,
    "origin": _text,
    "licence": _text,
    "template": lambda value: _all(value, lambda point: _all(point, _number, 2)),
    "mirror": lambda value: isinstance(value, bool),
    "calibration": lambda value: _numbers_of(value, Calibration),
    "trust": lambda value: _numbers_of(value, Trust),
    "sha256": _text,
}
_REQUIRED = {"name", "architecture", "input_size", "mean", "scale", "origin", "licence", "sha256"}
