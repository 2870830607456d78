"""When one can apply: on the page, in its own words, and in SQL."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from culture.exchanges.choices import DeadlineState
from culture.exchanges.deadlines import COUNTDOWN, Call, Deadline, instant_of
from culture.models import ExchangeProgramPage, HomeInstitution
from tests import factories
from tests.culture import exchanges

EL_PASO, TORREON, JUAREZ = (ZoneInfo(f"America/{name}") for name in ("Denver", "Monterrey", "Ciudad_Juarez"))
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)


def utc(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


#: Deadlines in the weeks in which El Paso and Juárez change their clocks, Torreón does not; and the instants they are.
INSTANTS = [
    ((2026, 3, 7), None, EL_PASO, utc(2026, 3, 8, 7)),
    ((2026, 3, 8), "23:59", TORREON, utc(2026, 3, 9, 5, 59)),
    ((2026, 3, 8), "23:59", EL_PASO, utc(2026, 3, 9, 5, 59)),
    ((2026, 3, 8), None, EL_PASO, utc(2026, 3, 9, 6)),
    ((2026, 3, 8), None, JUAREZ, utc(2026, 3, 9, 6)),
    # Skipped in El Paso: half an hour after the clocks jump from two to three.
    ((2026, 3, 8), "02:30", EL_PASO, utc(2026, 3, 8, 9, 30)),
    ((2026, 3, 8), "02:30", TORREON, utc(2026, 3, 8, 8, 30)),
    ((2026, 10, 31), None, EL_PASO, utc(2026, 11, 1, 6)),
    ((2026, 11, 1), "23:59", TORREON, utc(2026, 11, 2, 5, 59)),
    ((2026, 11, 1), "23:59", EL_PASO, utc(2026, 11, 2, 6, 59)),
    # Shown twice in El Paso: the second time.
    ((2026, 11, 1), "01:30", EL_PASO, utc(2026, 11, 1, 8, 30)),
    ((2026, 11, 1), "01:30", TORREON, utc(2026, 11, 1, 7, 30)),
]


@pytest.mark.parametrize(("day", "time", "zone", "instant"), INSTANTS)
def test_a_deadline_is_an_instant_also_where_clocks_change(day, time, zone, instant):
    time = datetime.time.fromisoformat(time) if time else None
    assert instant_of(datetime.date(*day), time, zone) == instant


@pytest.mark.parametrize(("day", "time", "zone", "instant"), INSTANTS)
def test_one_can_apply_until_the_minute_before_and_no_longer(day, time, zone, instant):
    page = exchanges.unsaved(
        timezone=zone.key, closes_on=datetime.date(*day), closes_at=time and datetime.time.fromisoformat(time)
    )
    assert page.deadline_state(instant - datetime.timedelta(seconds=1)).is_open
    assert page.deadline_state(instant).state == DeadlineState.CLOSED


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


MARCH, MAY, AUGUST = (day(3, 1), day(5, 15), day(8, 20))
CALLS = [
    ({"opens_on": MARCH, "closes_on": MAY}, utc(2026, 2, 1), DeadlineState.COMING, None),
    ({"opens_on": MARCH, "closes_on": MAY}, utc(2026, 3, 1, 5, 59), DeadlineState.COMING, None),
    ({"opens_on": MARCH, "closes_on": MAY}, utc(2026, 3, 1, 6), DeadlineState.OPEN, None),
    ({"closes_on": MAY}, utc(2026, 4, 15, 5, 59), DeadlineState.OPEN, None),
    ({"closes_on": MAY}, utc(2026, 4, 15, 6), DeadlineState.CLOSING, COUNTDOWN),
    ({"closes_on": MAY}, utc(2026, 5, 16, 5, 59), DeadlineState.CLOSING, 0),
    ({"closes_on": MAY}, utc(2026, 5, 16, 6), DeadlineState.CLOSED, None),
    ({"closes_on": MAY, "next_opens_on": AUGUST}, utc(2026, 6, 1), DeadlineState.REOPENING, None),
    ({"closes_on": MAY, "next_opens_on": AUGUST}, utc(2026, 8, 20, 6), DeadlineState.UNKNOWN, None),
    ({"next_opens_on": AUGUST}, utc(2026, 6, 1), DeadlineState.REOPENING, None),
    ({"opens_on": MARCH}, utc(2026, 6, 1), DeadlineState.OPEN, None),
    ({"is_rolling": True}, utc(2026, 6, 1), DeadlineState.OPEN, None),
    ({}, utc(2026, 6, 1), DeadlineState.UNKNOWN, None),
]


@pytest.mark.parametrize(("facts", "at", "state", "days"), CALLS)
def test_where_an_instant_lies_in_a_call(facts, at, state, days):
    standing = exchanges.unsaved(**facts).deadline_state(at)

    assert (standing.state, standing.days) == (state, days)


def test_days_are_counted_on_the_calendar_of_the_deadline():
    # In El Paso it is still the day before.
    at = utc(2026, 5, 15, 5, 30)
    assert Deadline(MAY, None, TORREON).days_left(at) == 1
    assert Deadline(MAY, None, TORREON).days_left(at + HOUR) == 0
    assert Deadline(MAY, None, EL_PASO).days_left(at) == 1


def test_the_deadline_of_ones_own_institution_comes_before_the_general_one():
    early, general = exchanges.home(7, "el-paso", closes_on=day(5, 1)), exchanges.home(8, "el-paso")
    page = exchanges.unsaved(closes_on=MAY, home_institutions=(early, general))
    at = utc(2026, 5, 5)

    assert page.deadline_for(early.institution) == Deadline(day(5, 1), None, EL_PASO)
    assert page.deadline_for(general.institution) == Deadline(MAY, None, TORREON)
    assert page.deadline_state(at, early.institution).state == DeadlineState.CLOSED
    assert page.deadline_state(at, general.institution).state == DeadlineState.CLOSING
    assert page.deadline_state(at).state == DeadlineState.CLOSING


def test_without_a_general_deadline_the_last_of_the_others_counts():
    homes = (exchanges.home(7, "el-paso", closes_on=day(5, 1)), exchanges.home(8, "torreon", closes_on=day(5, 9)))
    page = exchanges.unsaved(home_institutions=homes)

    assert page.deadline_for() == Deadline(day(5, 9), None, TORREON)


days = st.dates(day(2, 20), day(12, 1))
maybe_day = st.none() | days
times = st.none() | st.times(max_value=datetime.time(23, 59)).map(lambda time: time.replace(second=0, microsecond=0))
zones = st.sampled_from([EL_PASO, TORREON, JUAREZ])
deadlines = st.none() | st.builds(Deadline, days, times, zones)
calls = st.builds(Call, zones, maybe_day, deadlines, maybe_day, st.booleans())
instants = st.integers(0, 360 * 24 * 3600).map(lambda seconds: utc(2026, 1, 4) + datetime.timedelta(seconds=seconds))


@settings(deadline=None)
@given(calls, instants)
def test_nothing_changes_before_the_next_change_and_something_at_it(call, at):
    change = call.next_change(at)

    now = call.standing(at)
    if change is None:
        assert all(call.standing(at + DAY * ahead) == now for ahead in range(1, 400, 3))
    else:
        assert change > at
        assert call.standing(change) != now
        for share in (0.25, 0.5, 0.75):
            assert call.standing(at + (change - at) * share) == now
        assert call.standing(change - datetime.timedelta(microseconds=1)) == now


@settings(deadline=None)
@given(calls, instants)
def test_a_call_is_open_only_between_its_opening_and_its_deadline(call, at):
    standing = call.standing(at)

    if standing.is_open and not call.is_rolling:
        assert call.opens is None or call.opens <= at
        assert call.closes is None or at < call.closes
    if standing.days is not None:
        assert 0 <= standing.days <= COUNTDOWN
    if standing.turns:
        assert standing.turns > at


#: How many exchanges each example of the next test has: one query tells of all.
AT_ONCE = 25
zone_names = st.sampled_from(["", *(zone.key for zone in (EL_PASO, TORREON, JUAREZ))])
page_facts = st.fixed_dictionaries(
    {
        "opens_on": maybe_day,
        "closes_on": maybe_day,
        "closes_at": times,
        "next_opens_on": maybe_day,
        "is_rolling": st.booleans(),
        "timezone": zone_names,
    }
)
home_facts = st.fixed_dictionaries({"closes_on": maybe_day, "closes_at": times, "timezone": zone_names})


@pytest.mark.django_db
def test_the_database_says_the_same():
    first, second = exchanges.institution("el-paso"), exchanges.institution("torreon", "Other", "Otra")
    parent, host = exchanges.finder(), exchanges.institution("torreon")
    for number in range(AT_ONCE):
        models.Model.save(factories.bare_child(ExchangeProgramPage, parent, number, host=host))
    pages = list(ExchangeProgramPage.objects.order_by("pk"))
    homes = HomeInstitution.objects.bulk_create(
        HomeInstitution(page=page, institution=institution) for page in pages for institution in (first, second)
    )

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(page_facts, min_size=AT_ONCE, max_size=AT_ONCE),
        st.lists(home_facts, min_size=2 * AT_ONCE, max_size=2 * AT_ONCE),
        instants,
    )
    def agrees(facts, facts_at_home, at):
        for records, told in ((pages, facts), (homes, facts_at_home)):
            for record, fields in zip(records, told, strict=True):
                vars(record).update(fields)
            type(records[0]).objects.bulk_update(records, list(told[0]))
        found = ExchangeProgramPage.objects.with_facts_of_cards().with_standing(at)
        for page in found:
            standing = page.deadline_state(at)
            assert (page.standing, page.turns) == (standing.state, standing.turns)
            if standing.days is not None:
                assert page.days_left == standing.days
        assert len(found) == AT_ONCE

    agrees()
