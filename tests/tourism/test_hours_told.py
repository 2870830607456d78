"""What a page tells of a place's hours: its state and until when that is true, the week, the seasons."""

from datetime import UTC, date, datetime, time

import pytest

from tests.tourism.schedules import ALL_DAYS, BAR, CHRISTMAS, MUSEUM, SHORT_DAY, hours, instant, schedule
from tourism.hours import DayGroup, HoursException, OpenState, Season


@pytest.mark.parametrize(
    ("place", "when", "state", "until", "is_soon", "valid_until"),
    [
        (MUSEUM, "2026-05-05 12:00", OpenState.OPEN, "2026-05-05 17:30", False, "2026-05-05 16:30"),
        (MUSEUM, "2026-05-05 16:30", OpenState.OPEN, "2026-05-05 17:30", True, "2026-05-05 17:30"),
        (MUSEUM, "2026-05-05 17:30", OpenState.CLOSED, "2026-05-06 09:00", False, "2026-05-06 00:00"),
        (MUSEUM, "2026-05-06 03:00", OpenState.CLOSED, "2026-05-06 09:00", False, "2026-05-06 08:00"),
        (MUSEUM, "2026-05-06 08:15", OpenState.CLOSED, "2026-05-06 09:00", True, "2026-05-06 09:00"),
        (MUSEUM, "2026-05-03 18:00", OpenState.CLOSED, "2026-05-05 09:00", False, "2026-05-04 00:00"),
        (BAR, "2026-05-01 23:30", OpenState.OPEN, "2026-05-02 02:00", False, "2026-05-02 00:00"),
        (schedule(), "2026-05-05 12:00", OpenState.UNKNOWN, None, False, None),
        (schedule(always_open=True), "2026-05-05 12:00", OpenState.ALWAYS_OPEN, None, False, None),
        (schedule(hours("Mon-Sun 12am – 12am")), "2026-05-05 12:00", OpenState.ALWAYS_OPEN, None, False, None),
        (
            schedule(CHRISTMAS, always_open=True),
            "2026-05-05 12:00",
            OpenState.ALWAYS_OPEN,
            None,
            False,
            "2026-12-17 00:00",
        ),
        (
            schedule(CHRISTMAS, always_open=True),
            "2026-12-20 12:00",
            OpenState.OPEN,
            "2026-12-24 00:00",
            False,
            "2026-12-21 00:00",
        ),
        (schedule(CHRISTMAS), "2026-12-25 12:00", OpenState.CLOSED, "2026-12-27 00:00", False, "2026-12-26 00:00"),
        (
            schedule(hours("Mon-Sun 9am – 5pm", "2026-01-01", "2026-12-31")),
            "2026-12-31 18:00",
            OpenState.CLOSED,
            "2027-01-01 00:00",
            False,
            "2026-12-31 23:00",
        ),
        (
            schedule(hours("Mon-Sun 9am – 5pm", "2026-04-01", "2026-10-31", yearly=True)),
            "2026-11-01 12:00",
            OpenState.CLOSED,
            "2027-04-01 09:00",
            False,
            "2026-11-02 00:00",
        ),
    ],
)
def test_what_a_page_says_and_until_when_it_is_true(place, when, state, until, is_soon, valid_until):
    said = place.state_at(instant(when))
    assert said.state is state
    assert said.until == (instant(until) if until else None)
    assert said.is_soon is is_soon
    assert said.valid_until == (instant(valid_until) if valid_until else None)


def test_the_reason_of_a_closed_day_is_told():
    place = schedule(ALL_DAYS, CHRISTMAS)
    assert place.state_at(instant("2026-12-25 12:00")).exception == CHRISTMAS
    assert place.state_at(instant("2026-12-27 12:00")).exception is None


def test_the_state_is_told_on_the_places_clock_wherever_the_reader_is():
    said = MUSEUM.state_at(datetime(2026, 5, 5, 18, 0, tzinfo=UTC))
    assert said.until.isoformat() == "2026-05-05T17:30:00-06:00"


def test_a_week_shows_each_day_and_its_exceptions():
    place = schedule(hours("Tue-Sun 9am – 5pm"), SHORT_DAY, HoursException(date(2026, 12, 25), reason="Christmas"))
    week = place.week_from(date(2026, 12, 21))
    assert [day.day.day for day in week] == list(range(21, 28))
    assert [day.is_closed for day in week] == [True, False, False, False, True, False, False]
    assert week[1].times == ((time(9), time(17)),)
    assert week[3].times == ((time(9), time(12)),)
    assert week[4].exception.reason == "Christmas"


def test_a_day_may_be_unknown_or_without_end():
    assert not schedule().hours_on(date(2026, 5, 5)).is_known
    assert not schedule().hours_on(date(2026, 5, 5)).is_closed
    park = schedule(CHRISTMAS, always_open=True)
    assert park.hours_on(date(2026, 5, 5)).all_day
    assert park.hours_on(date(2026, 12, 25)).is_closed


def test_the_week_is_summed_up_season_by_season():
    place = schedule(
        hours("Tue-Sun 9am – 5pm"),
        hours("Fri-Sat 7pm – 9pm"),
        hours("Mon-Sun 8am – 8pm", "2020-06-01", "2020-08-31", yearly=True),
        hours("Mon-Sun 10am – 2pm", "2025-03-01", "2025-03-31"),
        hours("Mon-Sun 10am – 3pm", "2026-09-01", "2026-09-15"),
    )
    day, evening = (time(9), time(17)), (time(19), time(21))
    all_year, summer, september = place.seasons(on=date(2026, 5, 5))
    assert all_year.season.is_all_year
    assert all_year.groups == (DayGroup((0,), ()), DayGroup((1, 2, 3, 6), (day,)), DayGroup((4, 5), (day, evening)))
    assert summer.season == Season(date(2020, 6, 1), date(2020, 8, 31), every_year=True)
    assert september.groups == (DayGroup(tuple(range(7)), ((time(10), time(15)),)),)


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 1, 10), date(2025, 11, 15), date(2026, 2, 15)),
        (date(2026, 2, 15), date(2025, 11, 15), date(2026, 2, 15)),
        (date(2026, 2, 16), date(2026, 11, 15), date(2027, 2, 15)),
        (date(2026, 12, 31), date(2026, 11, 15), date(2027, 2, 15)),
    ],
)
def test_a_season_over_new_year_gets_the_dates_it_has_next(on, first, last):
    assert Season(date(2000, 11, 15), date(2000, 2, 15), every_year=True).occurrence(on) == (first, last)


def test_a_season_from_leap_day_begins_in_march_of_other_years():
    season = Season(date(2024, 2, 29), date(2024, 3, 31), every_year=True)
    assert season.occurrence(date(2026, 5, 1)) == (date(2027, 3, 1), date(2027, 3, 31))
    assert season.occurrence(date(2027, 5, 1)) == (date(2028, 2, 29), date(2028, 3, 31))
    until_leap_day = Season(date(2024, 1, 1), date(2024, 2, 29), every_year=True)
    assert until_leap_day.occurrence(date(2026, 5, 1)) == (date(2027, 1, 1), date(2027, 2, 28))
