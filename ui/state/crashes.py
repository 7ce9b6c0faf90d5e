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
    newest, crashes = engine.photos.newest(), 0
    while True:
        try:
            report = scan()
        except ProcessEnded as error:
            crashes += 1
            if error.code != "work-process-ended" or crashes > CRASHES:
                raise
            log.warning("A scan goes on after its process has ended")
            continue
        if crashes:
            report.arrived = [int(photo) for photo in engine.photos.ids() if photo > newest]
            report.new = len(report.arrived)
        return report
