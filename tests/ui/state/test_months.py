from __future__ import annotations

from ui.i18n import translation
from ui.state.months import Month, months_of


def test_months_follow_one_another_in_the_order_of_the_list() -> None:
    dates = {1: "2014-05-01T10:00:00", 2: "2014-05-31", 4: "2014", 5: "2014-05-02"}
    months = months_of([2, 1, 3, 4, 5], dates)
    assert months == [
        Month(0, 2, "2014-05"),
        Month(2, 1, ""),
        Month(3, 1, "2014"),
        Month(4, 1, "2014-05"),
    ]
    translation.install("en")
    assert [month.text for month in months] == ["May 2014", "", "2014", "May 2014"]
    assert months_of([], dates) == []
