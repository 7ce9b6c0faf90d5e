from __future__ import annotations

from ui.state.years import Year, years_of


def test_years_follow_each_other_and_the_undated_are_of_none() -> None:
    dates = ["2019-01-05", "2019-06-01T12:00:00", "2021-03-01", "", ""]
    assert years_of(dates) == [
        Year(0, 2, "2019", "2019-01-05", "2019-06-01T12:00:00"),
        Year(2, 1, "2021", "2021-03-01", "2021-03-01"),
        Year(3, 2, "", "", ""),
    ]
    assert years_of([]) == []
