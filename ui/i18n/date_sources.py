"""Who says when a photo was taken, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from photoclust import DateSource

CAMERA = (DateSource.ORIGINAL, DateSource.DIGITIZED)
PROGRAM = (DateSource.XMP, DateSource.IPTC, DateSource.CONTAINER)
GROUPS = (CAMERA, PROGRAM, (DateSource.SIDECAR,), (DateSource.NAME,), (DateSource.FILE,))
"""Sources that are told apart in the window."""


class _DateSources(QObject):
    def said(self, source: DateSource) -> str:
        """Where a date is from: "Date from the camera"."""
        if source in CAMERA:
            return self.tr("Date from the camera")
        if source in PROGRAM:
            return self.tr("Date from another program")
        if source is DateSource.SIDECAR:
            return self.tr("Date from Google Photos")
        if source is DateSource.NAME:
            return self.tr("Date from the file's name")
        return self.tr("Date of the file's last change")


date_from = _DateSources().said
