"""The day's backup of the library, made by commands that are about to change it."""

from __future__ import annotations

import logging

from photoclust.cli.terminal import complain
from photoclust.engine import Engine
from photoclust.errors import LibraryError
from photoclust.messages import explained

log = logging.getLogger(__name__)


def keep_backup(engine: Engine) -> None:
    """Back the library up unless that was done today. What cannot be done is said; the command
    goes on."""
    try:
        made = engine.library.back_up_daily()
    except LibraryError as error:
        if not error.code.startswith("backup-"):
            raise
        complain(f"No backup today: {explained(error.explanation)}")
        return
    if made is not None:
        log.info("Made the backup of the day")
