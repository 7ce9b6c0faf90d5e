"""The settings of an engine, with their defaults and ranges."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from photoclust.errors import SettingError


@dataclass(frozen=True)
class Settings:
    """Settings of one engine.

    device: "auto" (CUDA, else Apple MPS, else CPU), or one of these by name.
    min_face: least width of a face in pixels of the photo.
    min_score: least probability that a detection is a face.
    detection_size: area of the picture the detector works on: that of one of 4:3 whose longer side
        has so many pixels.
    max_pixels: larger images are refused unread, as a guard against decompression bombs.
    max_file_size: larger files are not read, as they are held in memory; GiB.
    wrong_joins: of the strangers in new photos, the share that may join a named person.
    workers: threads that read photos, and on a CPU find their faces; 0 for one per core, eight at
        most, or four with a graphics card.
    detector, embedding: weights files; None for those that come with the program.
    """

    device: str = "auto"
    min_face: int = 20
    min_score: float = 0.85
    detection_size: int = 1280
    max_pixels: int = 256_000_000
    max_file_size: int = 2
    wrong_joins: float = 1e-3
    workers: int = 0
    detector: Path | None = None
    embedding: Path | None = None

    def __post_init__(self) -> None:
        _within("minimum face size", self.min_face, 12, 1000)
        _within("minimum score", self.min_score, 0.5, 1.0)
        _within("detection size", self.detection_size, 256, 8192)
        _within("pixel limit", self.max_pixels, 1_000_000, 1_000_000_000)
        _within("file size limit", self.max_file_size, 1, 64)
        _within("share of wrong joins", self.wrong_joins, 1e-6, 0.5)
        _within("number of workers", self.workers, 0, 64)


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise SettingError("setting-out-of-range", setting=name, value=value, low=low, high=high)
