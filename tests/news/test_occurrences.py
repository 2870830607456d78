"""What is stored of the dates of events, and that the past stays as it was."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.schedule import do_what_is_due
from news.choices import Difference, EventStatus, OccurrenceStatus
from news.events.occurrences import horizon, materialise
from news.models import EventDate, EventPage, Occurrence
from tests import factories

pytestmark = pytest.mark.django_db

MONTERREY = ZoneInfo("America/Monterrey")
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
SCHEDULED, CANCELLED, WITHDRAWN = (
    OccurrenceStatus.SCHEDULED.value,
    OccurrenceStatus.CANCELLED.value,
    OccurrenceStatus.WITHDRAWN.value,
)


def weekly(**fields):
    """Publish an event on Mondays at 19:00 in Torreón, from 5 October 2026, as of the end of September."""
    page = factories.event(first_date=datetime.date(2026, 10, 5), frequency="weekly", **fields)
    return as_of(page, local(2026, 9, 30))


def as_of(page, at):
    """Return ``page`` with the dates it would have if it had been published at ``at``."""
    page.occurrences.all().delete()
    materialise(page, at)
    return page


def local(*parts):
    return datetime.datetime(*parts, tzinfo=MONTERREY)


def rows(page):
    """Return the dates of ``page`` by name: status, local beginning, sequence."""
    return {
        row.original: (row.status, f"{row.starts.astimezone(MONTERREY):%d %b %H:%M}", row.sequence)
        for row in page.occurrences.all()
    }


def test_a_rule_is_stored_for_eighteen_months_ahead():
    at = local(2026, 9, 30)
    page = weekly()
    stored = list(page.occurrences.all())
    assert stored[0].original == "20261005T190000"
    assert horizon(at) == datetime.date(2028, 3, 31)
    assert datetime.date(2028, 3, 24) < stored[-1].first_date <= datetime.date(2028, 3, 31)
    assert page.dates_until == horizon(at)


def test_what_began_stays_and_what_the_rule_no_longer_gives_is_withdrawn():
    page, at = weekly(repeat_count=4), local(2026, 10, 13)
    page.weekdays = [1]
    materialise(page, at)
    assert rows(page) == {
        "20261005T190000": (SCHEDULED, "05 Oct 19:00", 0),
        "20261012T190000": (SCHEDULED, "12 Oct 19:00", 0),
        "20261019T190000": (WITHDRAWN, "19 Oct 19:00", 1),
        "20261026T190000": (WITHDRAWN, "26 Oct 19:00", 1),
        "20261013T190000": (SCHEDULED, "13 Oct 19:00", 0),
        "20261020T190000": (SCHEDULED, "20 Oct 19:00", 0),
        "20261027T190000": (SCHEDULED, "27 Oct 19:00", 0),
    }


def test_another_time_moves_the_coming_dates_and_keeps_their_names():
    page = weekly(repeat_count=2)
    page.start_time = datetime.time(20)
    materialise(page, local(2026, 10, 6))
    assert rows(page) == {
        "20261005T190000": (SCHEDULED, "05 Oct 19:00", 0),
        "20261012T190000": (SCHEDULED, "12 Oct 20:00", 1),
    }


def test_a_moved_and_a_cancelled_date_keep_their_names():
    page = weekly(
        repeat_count=3,
        dates=[
            {"difference": Difference.CANCELLED, "date": datetime.date(2026, 10, 12)},
            {
                "difference": Difference.MOVED,
                "date": datetime.date(2026, 10, 19),
                "new_date": datetime.date(2026, 10, 20),
            },
        ],
    )
    assert rows(page) == {
        "20261005T190000": (SCHEDULED, "05 Oct 19:00", 0),
        "20261012T190000": (CANCELLED, "12 Oct 19:00", 0),
        "20261019T190000": (SCHEDULED, "20 Oct 19:00", 0),
    }
    assert page.occurrences.get(original="20261019T190000").moved_from == local(2026, 10, 19, 19)


def test_an_event_moved_to_another_date_stays_the_same_date_in_calendars():
    page = as_of(factories.event(first_date=datetime.date(2026, 10, 24)), local(2026, 9, 30))
    page.first_date, page.start_time, page.status = datetime.date(2026, 11, 7), datetime.time(18), "rescheduled"
    page.previous_date, page.previous_time = datetime.date(2026, 10, 24), datetime.time(19)
    materialise(page, local(2026, 10, 1))
    materialise(page, local(2026, 10, 2))
    assert rows(page) == {"20261024T190000": (SCHEDULED, "07 Nov 18:00", 1)}
    assert page.occurrences.get().moved_from == local(2026, 10, 24, 19)


def test_the_status_of_the_event_reaches_the_coming_dates():
    page = weekly(repeat_count=2)
    page.status = EventStatus.CANCELLED
    materialise(page, local(2026, 10, 6))
    assert [row[0] for row in rows(page).values()] == [SCHEDULED, CANCELLED]


def test_taking_the_page_down_and_publishing_it_again_brings_the_coming_dates_back():
    page = factories.event()
    page.unpublish()
    assert [row[0] for row in rows(page).values()] == [WITHDRAWN]
    page.get_latest_revision().publish()
    assert [(status, sequence) for status, _, sequence in rows(page).values()] == [(SCHEDULED, 2)]


def test_a_draft_has_no_dates_until_it_is_published():
    page = factories.event(live=False)
    assert not rows(page)
    page.get_latest_revision().publish()
    assert len(rows(page)) == 1


def test_copies_and_aliases_have_dates_of_their_own():
    page = factories.event()
    copy, alias = page.copy(update_attrs={"slug": "copy"}), page.create_alias(update_slug="alias")
    assert rows(copy) == rows(alias) == rows(page) != {}
    page.start_time = datetime.time(8)
    page.save_revision().publish()
    assert rows(alias) == rows(page) != rows(copy)


@pytest.mark.parametrize("number", [10, 500])
def test_any_number_of_dates_takes_the_same_queries(django_assert_num_queries, number):
    page = EventPage.objects.get(pk=factories.event(frequency="daily", repeat_count=number).pk)
    page.start_time = datetime.time(20)
    at = timezone.now()
    # The city, the dates that differ, the stored ones, and a savepoint around writing them.
    with django_assert_num_queries(6):
        materialise(page, at)
    assert page.occurrences.filter(sequence=1).count() == number
    with django_assert_num_queries(4):
        materialise(page, at)


DIFFERENT_DAYS = st.dates(datetime.date(2026, 9, 20), datetime.date(2026, 12, 20))
FACTS = {
    "first_date": DIFFERENT_DAYS,
    "last_date": st.none() | DIFFERENT_DAYS,
    "start_time": st.sampled_from([datetime.time(8), datetime.time(19), datetime.time(23, 30)]),
    "end_time": st.sampled_from([None, datetime.time(2), datetime.time(21)]),
    "all_day": st.booleans(),
    "frequency": st.sampled_from(["", "daily", "weekly", "monthly-day"]),
    "weekdays": st.lists(st.integers(0, 6), max_size=3, unique=True),
    "repeat_count": st.none() | st.integers(1, 9),
    "status": st.sampled_from(EventStatus.values),
    "timezone": st.sampled_from(["", "America/Denver", "America/Mexico_City"]),
    "venue_en": st.sampled_from(["Plaza", "Theater"]),
    "live": st.booleans(),
}
#: One edit after another: how long after the last it is published, and what it changes.
EDITS = st.lists(
    st.tuples(
        st.integers(0, 20 * 24),
        st.lists(st.sampled_from([*FACTS]), min_size=1, max_size=3, unique=True).flatmap(
            lambda names: st.fixed_dictionaries({name: FACTS[name] for name in names})
        ),
        st.lists(
            st.builds(
                lambda difference, date, new_date: EventDate(difference=difference, date=date, new_date=new_date),
                st.sampled_from(Difference.values),
                DIFFERENT_DAYS,
                st.none() | DIFFERENT_DAYS,
            ),
            max_size=3,
        ),
    ),
    min_size=1,
    max_size=6,
)
SHOWN_TO_READERS = ("starts", "ends", "first_date", "last_date", "all_day", "timezone", "status", "moved_from")


def stored(page):
    return {row.original: row for row in Occurrence.objects.filter(event=page.pk)}


def shown(row):
    return {name: getattr(row, name) for name in SHOWN_TO_READERS}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_whatever_is_edited_the_past_stays_and_numbers_grow(edits):
    with transaction.atomic():
        page, at = weekly(repeat_count=12), local(2026, 9, 30)
        for hours, facts, different_dates in edits:
            at += hours * HOUR
            before = stored(page)
            for name, value in facts.items():
                setattr(page, name, value)
            page.different_dates = different_dates
            materialise(page, at)
            after = stored(page)
            for name, row in before.items():
                now = after[name]  # nothing that calendars were told of is ever forgotten
                if row.starts <= at and row.ends <= at and not row.taken_down and row.added_at <= row.starts:
                    assert shown(now) == shown(row)
                    assert now.sequence == row.sequence
                if row.starts <= at and not row.taken_down and row.added_at <= row.starts:
                    assert (now.starts, now.first_date) == (row.starts, row.first_date)
                assert now.sequence >= row.sequence
                told = {**shown(row), "place": row.place} != {**shown(now), "place": now.place}
                assert (now.sequence > row.sequence) == told
                assert (now.changed_at == at) == told or now.changed_at == row.changed_at == at
            if any(row.starts <= at and not row.taken_down for row in before.values()):
                assert not [name for name in after.keys() - before.keys() if after[name].starts <= at]
            with_dates = {row.original: (row.sequence, row.changed_at) for row in after.values()}
            materialise(page, at)
            assert {row.original: (row.sequence, row.changed_at) for row in stored(page).values()} == with_dates
        transaction.set_rollback(True)


def test_an_exhibition_is_extended_and_keeps_its_beginning():
    page = as_of(
        factories.event(all_day=True, first_date=datetime.date(2026, 10, 1), last_date=datetime.date(2026, 11, 30)),
        local(2026, 9, 1),
    )
    page.last_date = datetime.date(2026, 12, 31)
    materialise(page, local(2026, 11, 15))
    row = page.occurrences.get()
    assert (row.first_date, row.last_date, row.sequence) == (page.first_date, page.last_date, 1)
    page.first_date = datetime.date(2026, 10, 8)
    materialise(page, local(2026, 11, 16))
    assert page.occurrences.get().first_date == datetime.date(2026, 10, 1)


def test_a_page_used_again_for_the_next_year_keeps_the_last_one():
    page = as_of(factories.event(first_date=datetime.date(2026, 10, 24)), local(2026, 9, 1))
    page.first_date = datetime.date(2027, 10, 23)
    materialise(page, local(2027, 2, 1))
    assert rows(page) == {
        "20261024T190000": (SCHEDULED, "24 Oct 19:00", 0),
        "20271023T190000": (SCHEDULED, "23 Oct 19:00", 0),
    }


def test_what_was_put_in_after_it_took_place_may_be_corrected():
    page = as_of(factories.event(first_date=datetime.date(2026, 5, 2)), local(2026, 9, 1))
    page.first_date = datetime.date(2026, 5, 3)
    materialise(page, local(2026, 9, 2))
    assert [row[1] for row in rows(page).values()] == ["03 May 19:00"]


def test_what_went_by_while_the_page_was_down_is_decided_when_it_is_back():
    page = weekly(repeat_count=4)
    page.live = False
    materialise(page, local(2026, 10, 6))
    page.live, page.repeat_count = True, 3
    materialise(page, local(2026, 10, 27))
    assert [row[0] for row in rows(page).values()] == [SCHEDULED, SCHEDULED, SCHEDULED, WITHDRAWN]
    page.repeat_count = 4
    materialise(page, local(2026, 10, 28))
    assert [row[0] for row in rows(page).values()] == [SCHEDULED, SCHEDULED, SCHEDULED, WITHDRAWN]


@pytest.mark.parametrize(
    ("facts", "grows"),
    [
        ({"venue_es": "Teatro Nazas"}, True),
        ({"online_url": "https://example.org/", "attendance": "both"}, True),
        ({"timezone": "America/Denver"}, True),
        ({"end_time": datetime.time(21)}, True),
        ({"title_en": "Another name"}, False),
        ({"status_note_en": "Bring a coat."}, False),
        ({"price_from": 5, "currency": "MXN"}, False),
    ],
)
def test_numbers_grow_when_calendars_have_to_be_told(facts, grows):
    page, at = weekly(repeat_count=2), local(2026, 10, 1)
    for name, value in facts.items():
        setattr(page, name, value)
    materialise(page, at)
    assert [(row.sequence, row.changed_at == at) for row in page.occurrences.all()] == [(int(grows), grows)] * 2


def test_words_that_are_held_back_do_not_reach_calendars():
    page = factories.event(venue_en="Plaza", venue_es="Plaza")
    draft = page.get_latest_revision_as_object()
    draft.venue_es, draft.release = "Teatro Nazas", "en"
    draft.save_revision().publish()
    assert [row.sequence for row in page.occurrences.all()] == [0]


def test_going_back_to_an_earlier_version_brings_its_coming_dates_back():
    page = factories.event(frequency="weekly", repeat_count=3)
    first, before = page.latest_revision, rows(page)
    page.repeat_count = 1
    page.save_revision().publish()
    assert sorted(row[0] for row in rows(page).values()) == [SCHEDULED, WITHDRAWN, WITHDRAWN]
    first.publish()
    assert {name: row[:2] for name, row in rows(page).items()} == {name: row[:2] for name, row in before.items()}


def test_a_script_that_writes_one_fact_is_heard():
    page = factories.event(city="torreon")
    draft = page.get_latest_revision_as_object()
    draft.start_time = datetime.time(8)
    draft.save_revision()
    page = EventPage.objects.get(pk=page.pk)
    page.status = EventStatus.CANCELLED
    page.save(update_fields=["status"])
    (row,) = rows(page).values()
    assert (row[0], row[1][-5:]) == (CANCELLED, "19:00")


class TestAnswers:
    AT = local(2026, 10, 6)

    def test_what_is_on_and_comes_next(self):
        page = weekly(
            end_time=datetime.time(21),
            repeat_count=3,
            dates=[{"difference": Difference.CANCELLED, "date": datetime.date(2026, 10, 12)}],
        )
        during = local(2026, 10, 5, 20)
        assert page.next_occurrence(during).original == "20261005T190000"
        assert page.next_occurrence(self.AT).original == "20261019T190000"
        assert [row.original[6:8] for row in page.coming(self.AT)] == ["12", "19"]
        assert [row.original[6:8] for row in page.coming(self.AT, 1)] == ["12"]
        assert [page.is_over(at) for at in (self.AT, local(2026, 10, 19, 21))] == [False, True]

    def test_a_page_is_true_until_a_date_begins_or_ends(self):
        page = weekly(end_time=datetime.time(21), repeat_count=2)
        turns, at = [], local(2026, 9, 30)
        while at is not None:
            turns.append(at)
            at = page.next_change(at)
        assert turns[1:] == [local(2026, 10, 5, 19), local(2026, 10, 5, 21),
                             local(2026, 10, 12, 19), local(2026, 10, 12, 21)]  # fmt: skip

    def test_what_is_postponed_is_not_over(self):
        page = weekly(repeat_count=1, status="postponed")
        assert not page.is_over(local(2027, 1, 1))
        assert page.next_occurrence(self.AT) is None

    def test_a_draft_answers_as_if_it_were_published(self):
        page = factories.event()
        draft = page.get_latest_revision_as_object()
        draft.start_time = datetime.time(8)
        draft.save_revision()
        draft, page = (EventPage.objects.get(pk=page.pk) for _ in range(2))
        draft, now = draft.get_latest_revision_as_object(), timezone.now()
        assert [row.starts.astimezone(MONTERREY).hour for row in (*draft.dates(now), *page.dates(now))] == [8, 19]
        assert EventPage(first_date=None).dates(now) == []

    def test_all_of_it_takes_one_query(self, django_assert_num_queries):
        page = EventPage.objects.select_related("city").get(pk=weekly().pk)
        with django_assert_num_queries(1):
            page.coming(self.AT, 5), page.next_occurrence(self.AT), page.is_over(self.AT), page.next_change(self.AT)


@pytest.mark.parametrize(
    ("at", "phase", "days", "valid_until"),
    [
        (local(2026, 8, 1), "opens", None, local(2026, 9, 1)),
        (local(2026, 9, 1), "open", 29, local(2026, 9, 16)),
        (local(2026, 9, 15, 23, 59), "open", 15, local(2026, 9, 16)),
        (local(2026, 9, 16), "closing", 14, local(2026, 9, 17)),
        (local(2026, 9, 30, 17), "closing", 0, local(2026, 9, 30, 18)),
        (local(2026, 9, 30, 18), "closed", None, None),
        (local(2026, 12, 30), "closed", None, None),
    ],
)
def test_registration(at, phase, days, valid_until):
    page = as_of(
        factories.event(
            first_date=datetime.date(2026, 10, 24),
            registration_opens=datetime.date(2026, 9, 1),
            registration_closes=datetime.date(2026, 9, 30),
            registration_closes_at=datetime.time(18),
        ),
        local(2026, 7, 1),
    )
    found = page.registration_state(at)
    assert (found.phase, found.days, found.valid_until) == (phase, days, valid_until)
    assert (found.opens, found.closes) == (local(2026, 9, 1), local(2026, 9, 30, 18))
    assert found.is_open == (phase in ("open", "closing"))


@pytest.mark.parametrize(
    ("facts", "at", "phase"),
    [
        ({}, local(2026, 9, 1), "not-needed"),
        ({"registration_url": "https://example.org/"}, local(2026, 9, 1), "open"),
        ({"registration_url": "https://example.org/"}, local(2026, 10, 25), "closed"),
        ({"registration_url": "https://example.org/", "status": "cancelled"}, local(2026, 9, 1), "closed"),
        ({"registration_closes": datetime.date(2026, 10, 24)}, local(2026, 10, 24, 18), "closing"),
    ],
)
def test_registration_without_all_of_its_days(facts, at, phase):
    page = as_of(factories.event(first_date=datetime.date(2026, 10, 24), **facts), local(2026, 7, 1))
    assert page.registration_state(at).phase == phase


class TestKeepingUp:
    def test_the_dates_of_a_rule_are_added_as_time_goes_on(self):
        now = timezone.now()
        page = factories.event(frequency="daily", first_date=now.date())
        before = set(page.occurrences.values_list("pk", flat=True))
        assert do_what_is_due(now) == 0
        later = now + 40 * DAY
        assert [do_what_is_due(later), do_what_is_due(later)] == [1, 0]
        days = set(page.occurrences.values_list("first_date", flat=True))
        assert max(days) == horizon(later)
        assert len(days) == (horizon(later) - now.date()).days + 1
        assert before < set(page.occurrences.values_list("pk", flat=True))

    def test_a_rule_that_ends_is_left_alone(self):
        page = factories.event(frequency="daily", repeat_count=3)
        assert page.dates_until is None
        assert do_what_is_due(timezone.now() + 40 * DAY) == 0

    def test_an_event_that_fails_stops_no_other(self, monkeypatch):
        now = timezone.now()
        pages = [factories.event(f"Event {n}", f"Evento {n}", frequency="daily") for n in range(2)]
        keep_up = EventPage.keep_up
        monkeypatch.setattr(EventPage, "keep_up", lambda page, at: 1 / 0 if page == pages[0] else keep_up(page, at))
        assert do_what_is_due(now + 40 * DAY) == 1
        assert [EventPage.objects.get(pk=page.pk).dates_until for page in pages] == [
            horizon(now), horizon(now + 40 * DAY)
        ]  # fmt: skip

    def test_a_rule_whose_next_date_is_far_away_has_it(self):
        page = factories.event(frequency="yearly", interval=5, first_date=datetime.date(2024, 2, 29))
        assert str(page.occurrences.last().first_date) == "2044-02-29"
