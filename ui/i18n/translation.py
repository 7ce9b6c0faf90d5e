"""The languages of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from photoclust import resource

from . import engine_messages

LANGUAGES = {"en": "English", "de": "Deutsch", "ko": "한국어"}
"""Code and own name of each language of the window."""


def install(language: str = "") -> None:
    """Use this language; without one the system's, or else English.

    English has a file too: for its plurals.
    """
    application = QCoreApplication.instance()
    assert application is not None
    code = language if language in LANGUAGES else QLocale.system().name()[:2]
    code = code if code in LANGUAGES else "en"
    engine_messages.use(code)
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    # The locale "C" would write dates for machines.
    known = QLocale.system().language() is not QLocale.Language.C
    QLocale.setDefault(QLocale.system() if known and not language else QLocale(code))
    own = QTranslator(application)
    if own.load(str(resource("translations", f"photoclust_{code}.qm"))):
        application.installTranslator(own)
    of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if code != "en" and of_qt.load(QLocale(code), "qtbase", "_", folder):
        application.installTranslator(of_qt)
