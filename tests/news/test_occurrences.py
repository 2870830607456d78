"""What is stored of the dates of events, and that the past stays as it was."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from editorial.schedule import do_what_is_due
from news.choices import Difference, EventStatus, OccurrenceStatus
from news.events.occurrences import horizon, materialise
from news.models import EventPage
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
