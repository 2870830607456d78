"""Whether a place is open: what an editor writes down, beside the instants that follow from it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tourism.schedules import (
    ALL_DAYS,
    BAR,
    CHRISTMAS,
    EL_PASO,
    JUAREZ,
    MUSEUM,
    SHORT_DAY,
    TORREON,
    hours,
    instant,
    schedule,
)
from tourism.hours import HoursException, Schedule, WeeklyHours


# 3 May 2026 is a Sunday.
@pytest.mark.parametrize(
    ("place", "when", "is_open"),
    [
        (MUSEUM, "2026-05-05 08:59", False),
        (MUSEUM, "2026-05-05 09:00", True),
        (MUSEUM, "2026-05-05 17:29", True),
        (MUSEUM, "2026-05-05 17:30", False),
        (MUSEUM, "2026-05-04 12:00", False),
        (BAR, "2026-05-01 19:59", False),
        (BAR, "2026-05-01 23:30", True),
        (BAR, "2026-05-02 01:59", True),
        (BAR, "2026-05-02 02:00", False),
        (BAR, "2026-05-03 01:00", True),
        (BAR, "2026-05-03 20:30", False),
        (schedule(hours("Mon 12am – 12am")), "2026-05-04 00:00", True),
        (schedule(hours("Mon 12am – 12am")), "2026-05-04 23:59", True),
        (schedule(hours("Mon 12am – 12am")), "2026-05-05 00:00", False),
        (schedule(hours("Mon 9am – 1pm"), hours("Mon 4pm – 7pm")), "2026-05-04 14:00", False),
        (schedule(hours("Mon 9am – 1pm"), hours("Mon 4pm – 7pm")), "2026-05-04 16:00", True),
        (schedule(always_open=True), "2026-05-04 03:00", True),
        (schedule(), "2026-05-04 12:00", None),
    ],
)
def test_weekly_hours(place, when, is_open):
    assert place.is_open_at(instant(when)) is is_open


@pytest.mark.parametrize(
    ("rows", "when", "is_open"),
    [
        # A season's hours stand in for those of all year, on its own weekdays only.
        (
            [hours("Mon-Sun 9am – 5pm"), hours("Sat-Sun 7am – 8pm", "2026-06-01", "2026-08-31")],
            "2026-06-06 19:00",
            True,
        ),
        (
            [hours("Mon-Sun 9am – 5pm"), hours("Sat-Sun 7am – 8pm", "2026-06-01", "2026-08-31")],
            "2026-06-02 12:00",
            False,
        ),
        (
            [hours("Mon-Sun 9am – 5pm"), hours("Sat-Sun 7am – 8pm", "2026-06-01", "2026-08-31")],
            "2026-09-05 19:00",
            False,
        ),
        (
            [hours("Mon-Sun 9am – 5pm"), hours("Sat-Sun 7am – 8pm", "2026-06-01", "2026-08-31")],
            "2026-09-01 12:00",
            True,
        ),
        # This year's season comes before every year's.
        (
            [
                hours("Mon-Sun 8am – 8pm", "2000-06-01", "2000-08-31", yearly=True),
                hours("Mon-Sun 10am – 2pm", "2026-07-01", "2026-07-31"),
            ],
            "2026-07-15 16:00",
            False,
        ),
        # Over New Year, and in every year.
        ([hours("Mon-Sun 9am – 5pm", "2020-11-15", "2021-02-15", yearly=True)], "2026-12-31 12:00", True),
        ([hours("Mon-Sun 9am – 5pm", "2020-11-15", "2021-02-15", yearly=True)], "2027-01-01 12:00", True),
        ([hours("Mon-Sun 9am – 5pm", "2020-11-15", "2021-02-15", yearly=True)], "2027-02-15 12:00", True),
        ([hours("Mon-Sun 9am – 5pm", "2020-11-15", "2021-02-15", yearly=True)], "2027-02-16 12:00", False),
        ([hours("Mon-Sun 9am – 5pm", "2020-11-15", "2021-02-15", yearly=True)], "2026-11-14 12:00", False),
        ([hours("Mon-Sun 9am – 5pm", "2024-02-29", "2024-03-31", yearly=True)], "2027-03-01 12:00", True),
        ([hours("Mon-Sun 9am – 5pm", "2024-02-29", "2024-03-31", yearly=True)], "2027-02-28 12:00", False),
        ([hours("Mon-Sun 9am – 5pm", last="2026-03-31", yearly=True)], "2030-01-01 12:00", True),
        # Hours of one year say nothing about the next.
        ([hours("Mon-Sun 9am – 5pm", "2026-01-01", "2026-12-31")], "2026-12-31 12:00", True),
        ([hours("Mon-Sun 9am – 5pm", "2026-01-01", "2026-12-31")], "2027-01-01 12:00", None),
        ([hours("Mon-Sun 9am – 5pm", "2026-03-01")], "2026-02-28 12:00", None),
        ([hours("Mon-Sun 9am – 5pm", "2026-03-01")], "2031-02-28 12:00", True),
    ],
)
def test_seasons(rows, when, is_open):
    assert schedule(*rows).is_open_at(instant(when)) is is_open


@pytest.mark.parametrize(
    ("rows", "when", "is_open"),
    [
        ([ALL_DAYS, CHRISTMAS], "2026-12-23 12:00", True),
        ([ALL_DAYS, CHRISTMAS], "2026-12-24 12:00", False),
        ([ALL_DAYS, CHRISTMAS], "2026-12-26 12:00", False),
        ([ALL_DAYS, CHRISTMAS], "2026-12-27 12:00", True),
        # The exception over the fewest days is the one that was meant.
        ([ALL_DAYS, CHRISTMAS, SHORT_DAY], "2026-12-24 11:00", True),
        ([ALL_DAYS, CHRISTMAS, SHORT_DAY], "2026-12-24 12:30", False),
        ([ALL_DAYS, SHORT_DAY, HoursException(date(2026, 12, 24))], "2026-12-24 11:00", False),
        ([hours("Mon 9am – 5pm"), SHORT_DAY], "2026-12-24 11:00", True),
        ([ALL_DAYS, HoursException(date(2026, 12, 24), closed=False)], "2026-12-24 11:00", None),
        ([CHRISTMAS], "2026-12-25 11:00", False),
        ([CHRISTMAS], "2026-12-27 11:00", None),
        # The night before goes on into a closed day.
        ([hours("Mon-Sun 8pm – 2am"), HoursException(date(2026, 12, 24))], "2026-12-24 01:00", True),
        ([hours("Mon-Sun 8pm – 2am"), HoursException(date(2026, 12, 24))], "2026-12-24 21:00", False),
        ([hours("Mon-Sun 8pm – 2am"), HoursException(date(2026, 12, 24))], "2026-12-25 01:00", False),
    ],
)
def test_dated_exceptions_come_before_weekly_hours(rows, when, is_open):
    assert schedule(*rows).is_open_at(instant(when)) is is_open


def test_a_park_that_never_closes_may_still_close_for_a_day():
    park = schedule(HoursException(date(2026, 12, 25)), always_open=True)
    assert park.is_open_at(instant("2026-12-24 23:59")) is True
    assert park.is_open_at(instant("2026-12-25 00:00")) is False
    assert park.next_change(instant("2026-12-24 12:00")) == instant("2026-12-25 00:00")
    assert park.next_change(instant("2026-12-25 12:00")) == instant("2026-12-26 00:00")


@pytest.mark.parametrize(
    ("rows", "zone", "when", "change"),
    [
        # Summer time begins on 8 March at 2:00 in El Paso and Juárez; Torreón has none.
        ("Sat-Sun 9pm – 3am", EL_PASO, "2026-03-08 01:30", "2026-03-08T09:00+00:00"),
        ("Sat-Sun 9pm – 3am", JUAREZ, "2026-03-08 01:30", "2026-03-08T09:00+00:00"),
        ("Sat-Sun 9pm – 3am", TORREON, "2026-03-08 01:30", "2026-03-08T09:00+00:00"),
        ("Sat-Sun 9pm – 4am", EL_PASO, "2026-03-08 01:30", "2026-03-08T10:00+00:00"),
        ("Sat-Sun 9pm – 4am", TORREON, "2026-03-08 01:30", "2026-03-08T10:00+00:00"),
        ("Mon-Sun 9am – 5pm", EL_PASO, "2026-03-07 12:00", "2026-03-08T00:00+00:00"),
        ("Mon-Sun 9am – 5pm", EL_PASO, "2026-03-08 12:00", "2026-03-08T23:00+00:00"),
        ("Mon-Sun 9am – 5pm", TORREON, "2026-03-08 12:00", "2026-03-08T23:00+00:00"),
        # Half past two does not exist that night: an hour after half past one.
        ("Sat-Sun 9pm – 2:30am", EL_PASO, "2026-03-08 01:30", "2026-03-08T09:30+00:00"),
        # On 1 November half past one comes twice: the first is meant.
        ("Sat-Sun 9pm – 1:30am", EL_PASO, "2026-10-31 23:00", "2026-11-01T07:30+00:00"),
        ("Sat-Sun 9pm – 2am", EL_PASO, "2026-10-31 23:00", "2026-11-01T09:00+00:00"),
        ("Sat-Sun 9pm – 2am", TORREON, "2026-10-31 23:00", "2026-11-01T08:00+00:00"),
        ("Mon-Sun 9am – 5pm", EL_PASO, "2026-11-01 12:00", "2026-11-02T00:00+00:00"),
        ("Mon-Sun 9am – 5pm", TORREON, "2026-11-01 12:00", "2026-11-01T23:00+00:00"),
    ],
)
def test_hours_hold_on_the_places_own_clock_when_clocks_change(rows, zone, when, change):
    place = schedule(hours(rows), zone=zone)
    assert place.is_open_at(instant(when, zone)) is True
    # In UTC, since Python calls a time that comes twice unequal to any instant of another zone.
    assert place.next_change(instant(when, zone)).astimezone(UTC) == datetime.fromisoformat(change)


def test_hours_inside_the_hour_that_is_skipped_do_not_happen():
    night_market = schedule(hours("Sun 2:30am – 3am"))
    assert night_market.next_change(instant("2026-03-07 12:00")) == instant("2026-03-15 02:30")


def test_the_second_half_past_one_of_an_autumn_night_is_after_closing():
    place = schedule(hours("Sat 9pm – 1:30am"))
    assert place.is_open_at(instant("2026-11-01 01:15")) is True
    assert place.is_open_at(instant("2026-11-01 01:15", fold=1)) is False


def test_a_day_of_24_hours_lasts_as_long_as_the_day_does():
    sunday = schedule(hours("Sun 12am – 12am"))
    for day, length in (("2026-03-08", 23), ("2026-11-01", 25), ("2026-05-03", 24)):
        start = instant(f"{day} 00:00")
        closes = sunday.next_change(start)
        assert closes.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=length)


@pytest.mark.parametrize("ask", ["is_open_at", "next_change", "state_at"])
def test_an_instant_without_a_zone_is_refused(ask):
    with pytest.raises(ValueError, match="needs its time zone"):
        getattr(MUSEUM, ask)(datetime(2026, 5, 5, 12))  # noqa: DTZ001 - what is refused


quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
near = st.dates(date(2026, 2, 20), date(2026, 3, 20)) | st.dates(date(2026, 10, 20), date(2026, 11, 10))
periods = st.builds(
    WeeklyHours,
    st.frozensets(st.integers(0, 6), min_size=1),
    quarters,
    quarters,
    st.none() | near,
    st.none() | near,
    st.booleans(),
)
exceptions = st.builds(
    lambda first, length, closed, opens, closes: HoursException(
        first, first + timedelta(days=length) if length else None, closed, opens, closes
    ),
    near,
    st.integers(0, 5),
    st.booleans(),
    st.none() | quarters,
    st.none() | quarters,
)
schedules = st.builds(
    Schedule,
    st.sampled_from([EL_PASO, TORREON, JUAREZ]),
    st.lists(periods, max_size=4).map(tuple),
    st.lists(exceptions, max_size=3).map(tuple),
    st.booleans(),
)
instants = st.builds(
    lambda day, clock: datetime.combine(day, clock, UTC), near, st.times().map(lambda at: at.replace(microsecond=0))
)


@settings(deadline=None)
@given(schedules, instants)
def test_the_answer_changes_at_the_next_change_and_not_before(place, when):
    change = place.next_change(when)
    now = place.is_open_at(when)
    end = min(change or when + timedelta(days=9), when + timedelta(days=9)).astimezone(UTC)
    # All times of the day are quarters of an hour, so nothing can happen between them.
    step = when.replace(minute=when.minute // 15 * 15, second=0) + timedelta(minutes=15)
    while step < end:
        assert place.is_open_at(step) is now
        step += timedelta(minutes=15)
    if change is not None:
        assert change > when
        assert place.is_open_at(change) is not now
        assert place.is_open_at(change.astimezone(UTC) - timedelta(seconds=1)) is now


@settings(deadline=None)
@given(schedules, instants)
def test_what_a_page_says_stays_true_until_it_says_so(place, when):
    said = place.state_at(when)
    assert said.is_open is place.is_open_at(when)
    if said.valid_until is None:
        return
    assert said.valid_until > when
    moment = said.valid_until.astimezone(UTC) - timedelta(seconds=1)
    if moment > when:
        later = place.state_at(moment)
        assert (later.state, later.until, later.is_soon, later.exception) == (
            said.state,
            said.until,
            said.is_soon,
            said.exception,
        )


def test_exceptions_are_told_from_today_on_and_not_too_far_ahead():
    over = HoursException(date(2026, 11, 1), date(2026, 11, 22))
    running = HoursException(date(2026, 11, 20), date(2026, 11, 23))
    far = HoursException(date(2027, 12, 25))
    place = schedule(far, CHRISTMAS, over, running)

    assert place.exceptions_within(date(2026, 11, 23), timedelta(weeks=8)) == [running, CHRISTMAS]
