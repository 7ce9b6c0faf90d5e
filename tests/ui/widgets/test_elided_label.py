"""What a line says that has no room for all of its text."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.widgets.elided_label import SEPARATOR, ElidedLabel


def test_the_last_of_several_facts_is_left_off_whole(qtbot: QtBot) -> None:
    first, second, last = "5 selected", "150 photos", "January 2025"
    label = ElidedLabel(SEPARATOR.join((first, second, last)))
    qtbot.addWidget(label)
    label.show()
    widths = [
        label.fontMetrics().horizontalAdvance(SEPARATOR.join(parts)) + 1
        for parts in ((first,), (first, second), (first, second, last))
    ]

    def shown(width: int) -> str:
        label.resize(width, 20)
        return label.shown_text()

    assert shown(widths[2]) == label.text()
    assert shown(widths[2] - 4) == shown(widths[1]) == SEPARATOR.join((first, second))
    assert shown(widths[1] - 4) == shown(widths[0]) == first
    narrow = shown(widths[0] - 4)
    assert narrow.endswith("…")
    assert first.startswith(narrow.rstrip("…"))
