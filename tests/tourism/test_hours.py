"""Whether a place is open: what an editor writes down, beside the instants that follow from it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourism.hours import DayGroup, HoursException, OpenState, Schedule, Season, WeeklyHours
from tourism.hours_markup import opening_hours_specification, special_opening_hours_specification

EL_PASO, TORREON, JUAREZ = "America/Denver", "America/Monterrey", "America/Ciudad_Juarez"
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def clock(text: str) -> time:
    """Read "9am", "5:30pm"."""
    hour, minute, half = re.fullmatch(r"(\d+)(?::(\d+))?(am|pm)", text).groups()
    return time(int(hour) % 12 + (12 if half == "pm" else 0), int(minute or 0))


def hours(text: str, first: str = "", last: str = "", *, yearly: bool = False) -> WeeklyHours:
    """Read "Tue-Sun 9am – 5:30pm"."""
    days, opens, closes = re.fullmatch(r"(\S+) (\S+) – (\S+)", text).groups()
    start, _, end = days.partition("-")
    weekdays = range(DAYS.index(start), DAYS.index(end or start) + 1)
    dates = [date.fromisoformat(day) if day else None for day in (first, last)]
    return WeeklyHours(frozenset(weekdays), clock(opens), clock(closes), *dates, every_year=yearly)


def instant(text: str, zone: str = EL_PASO, fold: int = 0) -> datetime:
    """Read "2026-05-05 09:00" on a place's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def schedule(*rows: WeeklyHours | HoursException, zone: str = EL_PASO, always_open: bool = False) -> Schedule:
    """Make a schedule of rows of either kind."""
    return Schedule(
        zone,
        tuple(row for row in rows if isinstance(row, WeeklyHours)),
        tuple(row for row in rows if isinstance(row, HoursException)),
        always_open,
    )


MUSEUM = schedule(hours("Tue-Sun 9am – 5:30pm"))
BAR = schedule(hours("Fri-Sat 8pm – 2am"))
CHRISTMAS = HoursException(date(2026, 12, 24), date(2026, 12, 26), reason="Christmas")


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


ALL_DAYS = hours("Mon-Sun 9am – 5pm")
SHORT_DAY = HoursException(date(2026, 12, 24), closed=False, opens=time(9), closes=time(12))


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


@pytest.mark.parametrize("ask", ["is_open_at", "next_change", "state_at"])
def test_an_instant_without_a_zone_is_refused(ask):
    with pytest.raises(ValueError, match="needs its time zone"):
        getattr(MUSEUM, ask)(datetime(2026, 5, 5, 12))  # noqa: DTZ001 - what is refused


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


def test_hours_as_structured_data():
    place = schedule(
        hours("Tue-Wed 9am – 5pm"),
        hours("Sat 8pm – 2am", "2020-11-15", "2021-02-15", yearly=True),
        SHORT_DAY,
        HoursException(date(2026, 12, 25), date(2026, 12, 26)),
        HoursException(date(2027, 1, 1), closed=False),
        HoursException(date(2025, 12, 25)),
    )
    kind = {"@type": "OpeningHoursSpecification"}
    assert opening_hours_specification(place, on=date(2026, 5, 5)) == [
        {**kind, "dayOfWeek": ["Tuesday", "Wednesday"], "opens": "09:00", "closes": "17:00"},
        {
            **kind,
            "dayOfWeek": ["Saturday"],
            "opens": "20:00",
            "closes": "02:00",
            "validFrom": "2026-11-15",
            "validThrough": "2027-02-15",
        },
    ]
    assert special_opening_hours_specification(place, on=date(2026, 5, 5)) == [
        {**kind, "opens": "09:00", "closes": "12:00", "validFrom": "2026-12-24", "validThrough": "2026-12-24"},
        {**kind, "opens": "00:00", "closes": "00:00", "validFrom": "2026-12-25", "validThrough": "2026-12-26"},
    ]


def test_a_place_that_never_closes_as_structured_data():
    (specification,) = opening_hours_specification(schedule(always_open=True), on=date(2026, 5, 5))
    assert (specification["opens"], specification["closes"], len(specification["dayOfWeek"])) == ("00:00", "23:59", 7)


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
