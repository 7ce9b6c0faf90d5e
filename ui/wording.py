"""Numbers and times in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from photoclust.job import Progress
from ui.running_job import JobState, RunningJob


def number(value: int) -> str:
    """12345 as the user's language writes it: 12,345."""
    return QLocale().toString(value)


def faces(count: int) -> str:
    """ "3 faces"."""
    return QCoreApplication.translate("wording", "%n face(s)", "", count)


def photos(count: int) -> str:
    """ "3 photos"."""
    return QCoreApplication.translate("wording", "%n photo(s)", "", count)


def people(count: int) -> str:
    """ "3 people"."""
    return QCoreApplication.translate("wording", "%n person(s)", "", count)


def duration(seconds: float) -> str:
    """About how long, no finer than helps."""
    if seconds < 60:
        return QCoreApplication.translate("wording", "less than a minute")
    if seconds < 90 * 60:
        minutes = round(seconds / 60)
        return QCoreApplication.translate("wording", "%n minute(s)", "", minutes)
    hours = round(seconds / 3600)
    return QCoreApplication.translate("wording", "%n hour(s)", "", hours)


def sentence(message: str, hint: str = "") -> str:
    """What is wrong and what to do about it, as one or two sentences."""
    said = f"{message.rstrip('.')}."
    return f"{said} {hint[:1].upper()}{hint[1:].rstrip('.')}." if hint else said


def progress_text(running: RunningJob, progress: Progress) -> str:
    """How far a job is: done of total, faces, rate, time left."""
    translate = QCoreApplication.translate
    if running.state is JobState.WAITING:
        return translate("wording", "waiting for its turn")
    parts: list[str] = []
    if progress.total:
        done = translate("wording", "{0} of {1}")
        parts.append(done.format(number(progress.done), number(progress.total)))
    if progress.faces:
        parts.append(faces(progress.faces))
    if running.state is JobState.PAUSED:
        parts.append(translate("wording", "paused"))
    elif progress.total:
        if progress.rate >= 0.1:
            rate = QLocale().toString(progress.rate, "f", 1 if progress.rate < 10 else 0)
            parts.append(translate("wording", "{0} a second").format(rate))
        if progress.seconds_left is not None and progress.elapsed > 3:
            left = duration(progress.seconds_left)
            parts.append(translate("wording", "{0} left").format(left))
    return "  ·  ".join(parts)
