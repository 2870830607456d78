"""From an event's facts to its dates: what RFC 5545 says, in the zones of both cities."""

import datetime
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from elements.choices import Weekday
from news.choices import Difference, Frequency, OccurrenceStatus
from news.events.recurrence import Differing, Timing, days, plan

DENVER, MONTERREY, JUAREZ = map(ZoneInfo, ("America/Denver", "America/Monterrey", "America/Ciudad_Juarez"))
ZONES = (DENVER, MONTERREY, JUAREZ, ZoneInfo("America/Chihuahua"), ZoneInfo("America/New_York"))
DAY = datetime.timedelta(days=1)
SEVEN, NINE, TEN, TWO = (datetime.time(hour) for hour in (19, 21, 22, 2))
CANCELLED, MOVED, EXTRA = Difference.CANCELLED, Difference.MOVED, Difference.EXTRA


def day(text):
    return datetime.date.fromisoformat(text)


def timing(first="2026-10-24", zone=DENVER, **facts):
    return Timing(zone, day(first), **{"start_time": SEVEN, **facts})


def dates(told, through="2028-12-31"):
    return plan(told, day(through)).dates


def days_of(told, number=6):
    return [f"{found:%d %b %y}" for found in islice(days(told), number)]


def clocks(date, zone=DENVER):
    """Return when a date begins and is over, on the clocks of ``zone`` with their distance from UTC."""
    return tuple(f"{instant.astimezone(zone):%a %d %b %H:%M%z}" for instant in (date.starts, date.ends))


# The days of a rule


@pytest.mark.parametrize(
    ("first", "facts", "expected"),
    [
        ("2026-10-24", {"frequency": ""}, ["24 Oct 26"]),
        ("2026-02-27", {"frequency": "daily", "interval": 2}, ["27 Feb 26", "01 Mar 26", "03 Mar 26"]),
        # Tuesdays and Thursdays, from a Wednesday
        ("2026-10-07", {"frequency": "weekly", "weekdays": (3, 1)}, ["08 Oct 26", "13 Oct 26", "15 Oct 26"]),
        # Every other week counts from the week of the first day, which begins on Monday
        (
            "2026-10-09",
            {"frequency": "weekly", "weekdays": (0, 4), "interval": 2},
            ["09 Oct 26", "19 Oct 26", "23 Oct 26"],
        ),
        ("2026-10-24", {"frequency": "weekly"}, ["24 Oct 26", "31 Oct 26", "07 Nov 26"]),
        # A month without a 31st has no date
        ("2026-01-31", {"frequency": "monthly-day"}, ["31 Jan 26", "31 Mar 26", "31 May 26"]),
        ("2026-10-30", {"frequency": "monthly-day", "interval": 2}, ["30 Oct 26", "30 Dec 26", "30 Apr 27"]),
        # The second Saturday, the fourth Friday that may be the last but one, the last Friday
        ("2026-10-10", {"frequency": "monthly-weekday"}, ["10 Oct 26", "14 Nov 26", "12 Dec 26"]),
        ("2026-10-23", {"frequency": "monthly-weekday"}, ["23 Oct 26", "27 Nov 26", "25 Dec 26"]),
        ("2026-01-30", {"frequency": "monthly-weekday"}, ["30 Jan 26", "27 Feb 26", "27 Mar 26"]),
        ("2024-02-29", {"frequency": "yearly"}, ["29 Feb 24", "29 Feb 28", "29 Feb 32"]),
        ("2096-02-29", {"frequency": "yearly"}, ["29 Feb 96", "29 Feb 04", "29 Feb 08"]),
        ("2026-10-24", {"frequency": "yearly", "interval": 3}, ["24 Oct 26", "24 Oct 29", "24 Oct 32"]),
        ("2026-10-24", {"frequency": "daily", "count": 2}, ["24 Oct 26", "25 Oct 26"]),
        ("2026-10-24", {"frequency": "weekly", "until": day("2026-10-31")}, ["24 Oct 26", "31 Oct 26"]),
        ("2026-10-24", {"frequency": "weekly", "until": day("2026-10-30")}, ["24 Oct 26"]),
        ("2026-10-24", {"frequency": "weekly", "until": day("2026-10-23")}, []),
        ("2026-10-24", {"frequency": "hourly"}, ["24 Oct 26"]),
    ],
)
def test_the_days_of_a_rule(first, facts, expected):
    assert days_of(timing(first, **facts), 3) == expected


# Instants


@pytest.mark.parametrize(
    ("zone", "first", "expected"),
    [
        # El Paso and Ciudad Juárez put their clocks forward on 8 March 2026, and back on 1 November; Torreón doesn't.
        (DENVER, "2026-03-01", ["-0700", "-0600", "-0600"]),
        (JUAREZ, "2026-03-01", ["-0700", "-0600", "-0600"]),
        (MONTERREY, "2026-03-01", ["-0600", "-0600", "-0600"]),
        (DENVER, "2026-10-25", ["-0600", "-0700", "-0700"]),
        (JUAREZ, "2026-10-25", ["-0600", "-0700", "-0700"]),
        (MONTERREY, "2026-10-25", ["-0600", "-0600", "-0600"]),
    ],
)
def test_a_weekly_seven_in_the_evening_stays_seven(zone, first, expected):
    found = dates(timing(first, zone, frequency="weekly", count=3))
    local = [date.starts.astimezone(zone) for date in found]
    assert [f"{instant:%H:%M}" for instant in local] == ["19:00"] * 3
    assert [f"{instant:%z}" for instant in local] == expected


@pytest.mark.parametrize(
    ("first", "starts", "ends", "expected"),
    [
        # 02:30 is skipped on 8 March: the offset before the change makes it 03:30
        ("2026-03-08", "02:30", None, ("Sun 08 Mar 03:30-0600", "Sun 08 Mar 03:30-0600")),
        ("2026-03-08", "01:30", "02:30", ("Sun 08 Mar 01:30-0700", "Sun 08 Mar 03:30-0600")),
        # An end that would be before the beginning keeps the length
        ("2026-03-08", "02:30", "03:15", ("Sun 08 Mar 03:30-0600", "Sun 08 Mar 04:15-0600")),
        # 01:30 comes twice on 1 November: the first is meant
        ("2026-11-01", "01:30", None, ("Sun 01 Nov 01:30-0600", "Sun 01 Nov 01:30-0600")),
        ("2026-11-01", "00:30", "01:30", ("Sun 01 Nov 00:30-0600", "Sun 01 Nov 01:30-0600")),
        # A night over each of the two changes
        ("2026-03-07", "22:00", "06:00", ("Sat 07 Mar 22:00-0700", "Sun 08 Mar 06:00-0600")),
        ("2026-10-31", "22:00", "06:00", ("Sat 31 Oct 22:00-0600", "Sun 01 Nov 06:00-0700")),
    ],
)
def test_times_that_the_clocks_skip_or_show_twice(first, starts, ends, expected):
    start = datetime.time.fromisoformat(starts)
    told = timing(first, start_time=start, end_time=ends and datetime.time.fromisoformat(ends))
    (date,) = dates(told)
    assert clocks(date) == expected


def test_an_end_past_midnight_belongs_to_the_day_it_began_on():
    (date,) = dates(timing(start_time=TEN, end_time=TWO))
    assert clocks(date) == ("Sat 24 Oct 22:00-0600", "Sun 25 Oct 02:00-0600")
    assert (date.first_date, date.last_date) == (day("2026-10-24"), day("2026-10-24"))


def test_over_several_days_the_times_are_those_of_each():
    (date,) = dates(timing(last_date=day("2026-10-26"), start_time=TEN, end_time=TWO))
    assert clocks(date) == ("Sat 24 Oct 22:00-0600", "Tue 27 Oct 02:00-0600")
    assert date.last_date == day("2026-10-26")


def test_all_day_goes_from_midnight_to_midnight():
    (date,) = dates(timing("2026-10-31", all_day=True, last_date=day("2026-11-02")))
    assert date.all_day
    assert date.original == "20261031"
    assert clocks(date) == ("Sat 31 Oct 00:00-0600", "Tue 03 Nov 00:00-0700")


def test_a_repeated_date_of_several_days_has_as_many_each_time():
    found = dates(timing("2026-10-23", last_date=day("2026-10-25"), frequency="yearly", count=2))
    assert [(date.first_date, date.last_date) for date in found] == [
        (day("2026-10-23"), day("2026-10-25")), (day("2027-10-23"), day("2027-10-25"))
    ]  # fmt: skip


# Dates that differ


def told(found):
    return [(date.original, f"{date.starts.astimezone(DENVER):%d %b %H:%M}", date.status) for date in found]


def test_what_is_cancelled_keeps_its_name_and_counts():
    found = dates(timing(frequency="weekly", count=2, differences=(Differing(CANCELLED, day("2026-10-31")),)))
    assert told(found) == [
        ("20261024T190000", "24 Oct 19:00", "scheduled"),
        ("20261031T190000", "31 Oct 19:00", "cancelled"),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # Another day, at the same time; another time, as long; another end
        (Differing(MOVED, day("2026-10-31"), day("2026-11-01")), ("Sun 01 Nov 19:00-0700", "Sun 01 Nov 21:00-0700")),
        (Differing(MOVED, day("2026-10-31"), start_time=NINE), ("Sat 31 Oct 21:00-0600", "Sat 31 Oct 23:00-0600")),
        (Differing(MOVED, day("2026-10-31"), end_time=TWO), ("Sat 31 Oct 19:00-0600", "Sun 01 Nov 02:00-0700")),
        (
            Differing(MOVED, day("2026-10-31"), day("2026-10-22"), TEN, TWO),
            ("Thu 22 Oct 22:00-0600", "Fri 23 Oct 02:00-0600"),
        ),
    ],
)
def test_what_is_moved_keeps_its_name(change, expected):
    found = dates(timing(end_time=NINE, frequency="weekly", count=2, differences=(change,)))
    (date,) = (date for date in found if date.original == "20261031T190000")
    assert clocks(date) == expected
    was = date.moved_from and f"{date.moved_from.astimezone(DENVER):%d %b %H:%M}"
    assert was == (None if change.start_time is None and change.new_date is None else "31 Oct 19:00")
    assert list(found) == sorted(found, key=lambda date: date.starts)


def test_a_date_besides_is_called_by_its_own_time():
    extras = Differing(EXTRA, day("2026-10-25"), start_time=datetime.time(11)), Differing(EXTRA, day("2027-12-24"))
    found = dates(timing(end_time=NINE, frequency="weekly", count=1, differences=extras), through="2026-12-31")
    assert [date.original for date in found] == ["20261024T190000", "20261025T110000", "20271224T190000"]
    assert clocks(found[1])[1] == "Sun 25 Oct 13:00-0600"
    assert [date.is_extra for date in found] == [False, True, True]


def test_a_date_besides_that_the_rule_gives_is_there_once():
    found = dates(timing(frequency="weekly", count=2, differences=(Differing(EXTRA, day("2026-10-31")),)))
    assert len(found) == 2


def test_what_the_rule_does_not_give_can_be_neither_moved_nor_cancelled():
    changes = Differing(MOVED, day("2026-10-30"), day("2026-11-05")), Differing(CANCELLED, day("2026-10-29"))
    assert dates(timing(frequency="weekly", count=2, differences=changes)) == dates(timing(frequency="weekly", count=2))


# How far one looks


def test_a_rule_without_an_end_goes_on():
    found = plan(timing(frequency="weekly"), day("2026-11-07"))
    assert [date.first_date.day for date in found.dates] == [24, 31, 7]
    assert found.goes_on


def test_the_next_date_is_there_however_far_ahead():
    at = datetime.datetime(2026, 10, 24, 12, tzinfo=datetime.UTC)
    found = plan(timing("2024-02-29", frequency="yearly", interval=2), day("2026-12-31"), at, since=day("2025-01-01"))
    assert [date.original for date in found.dates] == ["20280229T190000"]
    assert plan(timing("2031-05-05"), day("2026-12-31"), at).dates[0].first_date == day("2031-05-05")


# Whatever the facts are


@pytest.mark.parametrize("first", ["0001-01-01", "9999-12-29", "9999-12-31"])
@pytest.mark.parametrize("facts", [{"all_day": True}, {"end_time": TWO}, {"last_date": datetime.date.max}])
@pytest.mark.parametrize("frequency", ["", *Frequency.values])
def test_where_the_calendar_ends_dates_are_left_out(first, facts, frequency):
    found = timing(first, **facts, frequency=frequency)
    assert all(date.first_date >= found.first_date for date in shortly(found))


plausible = st.dates(day("2015-01-01"), day("2035-12-31"))
times = st.times().map(lambda time: time.replace(microsecond=0, fold=0))
weekdays = st.lists(st.sampled_from(Weekday.values), max_size=7).map(tuple)


def differing(dates):
    return st.builds(
        Differing,
        st.sampled_from(Difference.values),
        dates,
        st.none() | dates,
        st.none() | times,
        st.none() | times,
    )


def timings(dates=plausible, **facts):
    return st.builds(
        Timing,
        st.sampled_from(ZONES),
        dates,
        **{
            "start_time": st.none() | times,
            "end_time": st.none() | times,
            "all_day": st.booleans(),
            "frequency": st.sampled_from(["", *Frequency.values]),
            "interval": st.integers(1, 10),
            "weekdays": weekdays,
            "until": st.none() | dates,
            "count": st.none() | st.integers(1, 40),
            **facts,
        },
    )


regular = timings(start_time=times)
#: Facts that nobody checked: any day of any year, numbers below one, weekdays that are none, all of it together.
arbitrary = timings(
    st.dates() | plausible,
    last_date=st.none() | st.dates(),
    frequency=st.sampled_from(["", "hourly", *Frequency.values]),
    interval=st.integers(-3, 99),
    weekdays=st.lists(st.integers(-9, 9), max_size=4).map(tuple),
    count=st.none() | st.integers(0, 40),
    differences=st.lists(differing(st.dates() | plausible), max_size=4).map(tuple),
)


def shortly(told):
    """Return the dates of the first three years, so that no example takes long."""
    try:
        through = told.first_date + 1100 * DAY
    except OverflowError:
        through = datetime.date.max
    return plan(told, through).dates


@given(regular)
def test_every_date_is_at_the_local_time_of_the_rule(told):
    for date in shortly(told):
        local = date.starts.astimezone(told.zone)
        wanted = datetime.datetime.combine(date.first_date, told.start_time if told.has_times else datetime.time())
        if local.replace(tzinfo=None, fold=0) != wanted:
            # Only what the clocks skip is elsewhere: as far as they were put forward, and no other time is meant.
            skipped = wanted.replace(tzinfo=told.zone)
            assert skipped.astimezone(datetime.UTC).astimezone(told.zone).replace(tzinfo=None) != wanted
            assert local.replace(tzinfo=None) - wanted <= datetime.timedelta(hours=1)
        assert local.fold == 0
        assert date.original == f"{wanted:%Y%m%dT%H%M%S}"[: None if told.has_times else 8]


@given(arbitrary)
def test_dates_are_in_order_whatever_the_facts_are(told):
    found = shortly(told)
    assert list(found) == sorted(found, key=lambda date: (date.starts, date.original))
    assert len({date.original for date in found}) == len(found)
    for date in found:
        assert date.ends >= date.starts
        assert date.last_date >= date.first_date
        assert date.starts.tzinfo is datetime.UTC
    moved = {each.date for each in told.differences if each.kind == MOVED}
    extra = any(each.kind == EXTRA for each in told.differences)
    if not moved and not extra:
        assert all(one.first_date < other.first_date and one.starts < other.starts for one, other in pairwise(found))


@given(arbitrary)
def test_an_end_is_the_same_time_after_each_beginning_on_the_clocks(told):
    plain = Timing(**{**vars(told), "differences": ()})
    if not plain.has_times or plain.end_time is None:
        return
    for date in shortly(plain):
        ends = date.ends.astimezone(plain.zone)
        wanted = datetime.datetime.combine(date.last_date, plain.end_time)
        if plain.end_time < plain.start_time:
            wanted += DAY
        assert abs(ends.replace(tzinfo=None) - wanted) <= datetime.timedelta(hours=1)


@given(regular)
def test_how_often_and_until_are_kept(told):
    found = shortly(told)
    if not told.repeats:
        assert [date.first_date for date in found] == [told.first_date]
        return
    if told.count is not None:
        assert len(found) <= told.count
        if told.until is None and told.frequency == Frequency.DAILY:
            assert len(found) == told.count
    if told.until is not None:
        assert all(date.first_date <= told.until for date in found)
    assert all(date.first_date >= told.first_date for date in found)


@given(regular, st.data())
def test_what_is_cancelled_does_not_take_place_and_changes_nothing_else(told, data):
    before = shortly(told)
    if not before:
        return
    chosen = data.draw(st.sets(st.sampled_from([date.first_date for date in before]), max_size=5))
    after = shortly(Timing(**{**vars(told), "differences": tuple(Differing(CANCELLED, each) for each in chosen)}))
    taking_place = [date for date in after if date.status == OccurrenceStatus.SCHEDULED]
    assert taking_place == [date for date in before if date.first_date not in chosen]
    assert [date.original for date in after] == [date.original for date in before]


RULES = {
    Frequency.DAILY: "FREQ=DAILY",
    Frequency.WEEKLY: "FREQ=WEEKLY",
    Frequency.MONTHLY_DAY: "FREQ=MONTHLY",
    Frequency.YEARLY: "FREQ=YEARLY",
}
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def in_rfc_5545(told):
    """Return the rule as RFC 5545 writes it."""
    first = told.first_date
    if told.frequency == Frequency.MONTHLY_WEEKDAY:
        place = (first.day + 6) // 7
        rule = f"FREQ=MONTHLY;BYDAY={-1 if place == 5 else place}{NAMES[first.weekday()]}"
    else:
        rule = RULES[told.frequency]
    if told.frequency == Frequency.WEEKLY and told.weekdays:
        rule += ";BYDAY=" + ",".join(NAMES[each] for each in sorted(set(told.weekdays)))
    rule += f";INTERVAL={told.interval}"
    if told.until is not None:
        return f"{rule};UNTIL={told.until:%Y%m%d}T235959"
    return rule if told.count is None else f"{rule};COUNT={told.count}"


@given(timings(frequency=st.sampled_from(Frequency.values), count=st.none()))
def test_a_rule_gives_what_rfc_5545_does(told):
    oracle = rrulestr(in_rfc_5545(told), dtstart=datetime.datetime.combine(told.first_date, datetime.time()))
    assert list(islice(days(told), 50)) == [found.date() for found in islice(oracle, 50)]


@given(timings(frequency=st.sampled_from(Frequency.values), until=st.none(), count=st.integers(1, 30)))
def test_a_rule_that_counts_gives_what_rfc_5545_does(told):
    oracle = rrulestr(in_rfc_5545(told), dtstart=datetime.datetime.combine(told.first_date, datetime.time()))
    assert list(days(told)) == [found.date() for found in oracle]


@given(timings(), st.datetimes(datetime.datetime(2024, 1, 1), datetime.datetime(2030, 1, 1)))  # noqa: DTZ001
def test_looking_further_only_adds_dates(told, moment):
    at = moment.replace(tzinfo=datetime.UTC)
    near, far = (plan(told, at.date() + ahead * DAY, at, since=at.date() - 400 * DAY) for ahead in (100, 500))
    assert far.dates[: len(near.dates)] == near.dates
    assert near.goes_on or near.dates == far.dates
