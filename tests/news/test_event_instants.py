"""The same instants on the page, in both calendars and in the structured data, across the weeks in which clocks change.

El Paso and Ciudad Juárez put them forward on 8 March 2026 at 2:00 and back on 1 November at 2:00; Torreón never does.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import vobject
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from news.models import EventPage
from tests import factories

pytestmark = pytest.mark.django_db

#: Before the first of them: what follows is all to come.
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EL_PASO, TORREON, JUAREZ = "America/Denver", "America/Monterrey", "America/Ciudad_Juarez"
CITIES = {EL_PASO: "el-paso", TORREON: "torreon", JUAREZ: ""}


@dataclass(frozen=True)
class Case:
    """What an editor typed, and what instants that is: written out, in UTC, or days."""

    name: str
    zone: str
    first: str
    start: str
    end: str
    instants: tuple[str, ...]
    last: str = ""

    @property
    def slug(self) -> str:
        return self.name.replace(" ", "-")

    @property
    def facts(self) -> dict[str, Any]:
        return {
            "first_date": date.fromisoformat(self.first),
            "last_date": date.fromisoformat(self.last) if self.last else None,
            "start_time": time.fromisoformat(self.start) if self.start else None,
            "end_time": time.fromisoformat(self.end) if self.end else None,
            "all_day": not self.start,
            "city": CITIES[self.zone],
            "timezone": self.zone if self.zone == JUAREZ else "",
        }

    @property
    def expected(self) -> list[str]:
        return [f"2026-{each}Z" if "T" in each else f"2026-{each}" for each in self.instants]


CASES = [
    # 8 March: El Paso goes from UTC-7 to UTC-6 at 2:00.
    Case("ep march just before", EL_PASO, "2026-03-08", "00:30", "01:30", ("03-08T07:30", "03-08T08:30")),
    Case("ep march into the gap", EL_PASO, "2026-03-08", "01:30", "02:30", ("03-08T08:30", "03-08T09:30")),
    Case("ep march in the gap", EL_PASO, "2026-03-08", "02:30", "04:00", ("03-08T09:30", "03-08T10:00")),
    Case("ep march just after", EL_PASO, "2026-03-08", "03:00", "04:00", ("03-08T09:00", "03-08T10:00")),
    Case("ep march midnight", EL_PASO, "2026-03-07", "22:00", "00:00", ("03-08T05:00", "03-08T07:00")),
    Case("ep march all day", EL_PASO, "2026-03-08", "", "", ("03-08", "03-08")),
    Case(
        "ep march two days",
        EL_PASO,
        "2026-03-07",
        "10:00",
        "18:00",
        ("03-07T17:00", "03-09T00:00"),
        "2026-03-08",
    ),
    # 1 November: El Paso goes from UTC-6 to UTC-7 at 2:00, so that 1:00 to 2:00 comes twice: the first is meant.
    Case("ep november just before", EL_PASO, "2026-11-01", "00:15", "00:45", ("11-01T06:15", "11-01T06:45")),
    Case("ep november repeated", EL_PASO, "2026-11-01", "01:30", "01:45", ("11-01T07:30", "11-01T07:45")),
    Case("ep november out of the repeated", EL_PASO, "2026-11-01", "01:30", "02:30", ("11-01T07:30", "11-01T09:30")),
    Case("ep november just after", EL_PASO, "2026-11-01", "02:00", "03:00", ("11-01T09:00", "11-01T10:00")),
    Case("ep november late", EL_PASO, "2026-11-01", "23:30", "01:00", ("11-02T06:30", "11-02T08:00")),
    Case("ep november all days", EL_PASO, "2026-10-31", "", "", ("10-31", "11-02"), "2026-11-02"),
    Case("ep november no end", EL_PASO, "2026-11-01", "19:00", "", ("11-02T02:00",)),
    # The same days in Torreón, where nothing changes: UTC-6.
    Case("tr march gap", TORREON, "2026-03-08", "02:30", "03:30", ("03-08T08:30", "03-08T09:30")),
    Case("tr march midnight", TORREON, "2026-03-08", "00:00", "01:00", ("03-08T06:00", "03-08T07:00")),
    Case(
        "tr march two days",
        TORREON,
        "2026-03-07",
        "10:00",
        "18:00",
        ("03-07T16:00", "03-09T00:00"),
        "2026-03-08",
    ),
    Case("tr november repeated", TORREON, "2026-11-01", "01:30", "02:30", ("11-01T07:30", "11-01T08:30")),
    Case("tr november all day", TORREON, "2026-11-01", "", "", ("11-01", "11-01")),
    Case("tr november evening", TORREON, "2026-11-01", "19:00", "21:00", ("11-02T01:00", "11-02T03:00")),
    # Ciudad Juárez as El Paso.
    Case("cj march before", JUAREZ, "2026-03-07", "19:00", "21:00", ("03-08T02:00", "03-08T04:00")),
    Case("cj march after", JUAREZ, "2026-03-08", "19:00", "21:00", ("03-09T01:00", "03-09T03:00")),
    Case("cj november repeated", JUAREZ, "2026-11-01", "01:15", "01:45", ("11-01T07:15", "11-01T07:45")),
    Case("cj november after", JUAREZ, "2026-11-02", "08:00", "09:30", ("11-02T15:00", "11-02T16:30")),
]


def utc(moment: date | datetime) -> str:
    """Return a moment as the table writes it: an instant in UTC, or a day."""
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}Z"
    return moment.isoformat()


def of_text(text: str) -> str:
    return utc(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))


def calendar_says(event: vobject.base.Component) -> list[str]:
    """Return when an entry begins and ends; a day that ends one is the day after the last (RFC 5545, 3.6.1)."""
    moments = [event.dtstart.value]
    if "dtend" in event.contents:
        end = event.dtend.value
        moments.append(end if isinstance(end, datetime) else end - timedelta(days=1))
    return [utc(moment) for moment in moments]


def page_says(page: BeautifulSoup, case: Case) -> list[list[str]]:
    """Return the moments of each telling in the main part of a page: in the venue's time, and in others."""
    marks = [of_text(mark["datetime"]) for mark in page.select("main header time[datetime]")]
    instants = [mark for mark in marks if "T" in mark]
    return [instants] if case.start else [marks]


def data_says(page: BeautifulSoup) -> list[str]:
    [block] = page.find_all("script", type="application/ld+json")
    [event] = [thing for thing in json.loads(block.string)["@graph"] if "eventStatus" in thing]
    return [of_text(event[name]) for name in ("startDate", "endDate") if name in event]


@pytest.fixture
def at_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish and read on the first of March 2026: what events do with time past is told elsewhere."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_there_are_two_dozen_of_them():
    assert len({case.slug for case in CASES}) == 24


@pytest.mark.usefixtures("at_the_beginning")
@pytest.mark.parametrize("language", ["en", "es"])
def test_all_say_the_same_instants(client: Client, language: str):
    for key in factories.CITIES:
        factories.city(key)
    for case in CASES:
        factories.event(case.name, case.name, slug=case.slug, **case.facts)
    index = {"en": "/en/events/", "es": "/es/eventos/"}[language]

    def read(address: str) -> vobject.base.Component:
        return vobject.readOne(client.get(address).content.decode())

    expected = {case.name: case.expected for case in CASES}
    everything = read(f"{index}calendar.ics")
    assert {event.summary.value: calendar_says(event) for event in everything.vevent_list} == expected

    narrowed = read(f"{index}calendar.ics?city=el-paso")
    assert {event.summary.value: calendar_says(event) for event in narrowed.vevent_list} == {
        case.name: case.expected for case in CASES if case.zone == EL_PASO
    }

    alone, told, shown = {}, {}, {}
    for case in CASES:
        address = f"{index}{case.slug}/"
        alone[case.name] = calendar_says(read(f"{address}calendar.ics").vevent)
        page = BeautifulSoup(client.get(address).content, "html.parser")
        told[case.name] = data_says(page)
        shown[case.name] = page_says(page, case)
    assert alone == expected
    assert told == expected
    for case in CASES:
        for telling in shown[case.name]:
            # Each city whose clocks show another time is told the same instants again.
            times = len(telling) // len(case.expected) if case.start else 1
            wanted = case.expected if case.start else sorted(set(case.expected))
            assert telling == wanted * times, case.name
            assert times >= 1, case.name


@pytest.mark.usefixtures("at_the_beginning")
def test_lists_say_the_instants_too(client: Client):
    factories.city("el-paso")
    for case in CASES[:6]:
        factories.event(case.name, case.name, slug=case.slug, **case.facts)
    page = BeautifulSoup(client.get("/en/events/").content, "html.parser")
    marked = {of_text(mark["datetime"]) for mark in page.select("main time[datetime]")}
    for case in CASES[:6]:
        assert set(case.expected) <= marked, case.name
    assert EventPage.objects.count() == 6
