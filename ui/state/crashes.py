"""Scans that go on when the process dies in which they are carried out."""

from __future__ import annotations

import logging
from collections.abc import Callable

from photoclust import Engine, ProcessEnded, ScanReport

CRASHES = 5
"""How often a scan goes on."""

log = logging.getLogger(__name__)


def through_crashes(engine: Engine, scan: Callable[[], ScanReport]) -> ScanReport:
    """Scan, and go on when the process dies: the next attempt decodes the photos apart that were
    being decoded then. The report counts as new what earlier attempts have found, too.

    Raises ProcessEnded when it dies again and again, or cannot be started.
    """
    before = _newest(engine)
    for crashes in range(CRASHES):
        try:
            report = scan()
        except ProcessEnded as error:
            if error.code != "work-process-ended":
                raise
            log.warning("A scan goes on after its process has ended")
            continue
        if crashes:
            report.arrived = [photo for photo in _photos(engine) if photo > before]
            report.new = len(report.arrived)
        return report
    return scan()


def _newest(engine: Engine) -> int:
    return max(_photos(engine), default=0)


def _photos(engine: Engine) -> list[int]:
    return [int(photo) for photo in engine.photos.ids()]
