"""The example events: each kind, each fate, and nothing that contradicts itself on whatever day they are loaded."""

import datetime

import pytest
from django.conf import settings
from django.utils import timezone

from home.demo import records
from news.choices import EventKind, EventStatus
from news.events.rules import contradictions
from news.models import EventDate, EventPage

FILES = sorted((settings.ROOT / "news" / "demo" / "events").glob("[0-9]*.yaml"))


@pytest.mark.django_db
@pytest.mark.parametrize("days", range(0, 40, 3))
def test_no_example_contradicts_itself_on_any_day(monkeypatch, days):
    today = timezone.localtime() + datetime.timedelta(days=days)
    monkeypatch.setattr(records.timezone, "localtime", lambda: today)
    for file in FILES:
        data = records.read(file)
        page = EventPage(timezone=data.get("timezone", "America/Denver"))
        facts = {
            name: value for name, value in data.items() if name in DATED or name in ("frequency", "weekdays", "status")
        }
        records.fill(page, facts, file.parent)
        page.all_day, page.attendance = data.get("all_day", False), data.get("attendance", "venue")
        page.online_url = data.get("online_url", "")
        rows = [EventDate() for _ in data.get("different_dates", ())]
        for row, values in zip(rows, data.get("different_dates", ()), strict=True):
            records.fill(row, values, file.parent)
        page.different_dates = rows
        assert contradictions(page) == {}, file.name


DATED = {
    *("first_date", "start_time", "last_date", "end_time", "previous_date", "previous_time"),
    *("registration_opens", "registration_closes", "registration_closes_at", "interval", "repeat_count"),
}


@pytest.mark.usefixtures("demo_site")
@pytest.mark.django_db(transaction=True)
def test_every_kind_and_fate_is_there():
    events, at = EventPage.objects.live(), timezone.now()
    assert events.count() == len(FILES) == 14
    assert {event.kind for event in events} == set(EventKind.values)
    assert {event.status for event in events} == set(EventStatus.values)
    assert {event.attendance for event in events} == {"venue", "online", "both"}
    assert {tuple(event.languages_live()) for event in events} == {("en", "es"), ("en",), ("es",)}
    assert [event.slug for event in events if event.is_over(at)] == ["example-brass-concert"]
    for event in events:
        titles = [event.title_en, event.title_es]
        assert all(title.startswith(("Example: ", "Ejemplo: ")) for title in titles if title)
        assert event.dates(at), event.slug
