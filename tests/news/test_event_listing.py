"""Events as readers find them: what is listed, in which order, and when it is on."""

from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from news.events.listing import EventListing, EventMonth
from news.models import EventPage
from tests import factories

pytestmark = pytest.mark.django_db

DENVER, MONTERREY = ZoneInfo("America/Denver"), ZoneInfo("America/Monterrey")
#: A Tuesday; in Torreón it is an hour later.
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=DENVER)


def listing(query: str = "", language: str = "en", at: datetime = TUESDAY) -> EventListing:
    events = EventPage.objects.for_cards(language)
    return EventListing(QueryDict(query), queryset=events, language=language, at=at, path="/en/events/")


def month(query: str = "", language: str = "en", at: datetime = TUESDAY) -> EventMonth:
    events = EventPage.objects.for_cards(language)
    return EventMonth(QueryDict(query), queryset=events, language=language, at=at, path="/en/events/")


def titles(found: EventListing) -> list[str]:
    return [event.title_en for event in found.results]


def test_what_is_next_comes_first_and_each_event_once():
    factories.event_on("Fair", "Feria", "2026-12-05", city="el-paso")
    factories.event_on("Class", "Clase", "2026-11-17 18:00", "2026-11-26 18:00 20:00", "2026-12-03 18:00 20:00")
    factories.event_on("Concert", "Concierto", "2026-11-25 20:00 22:00", city="el-paso")
    factories.event_on("Over", "Pasado", "2026-11-20 20:00 22:00")

    found = listing()
    assert titles(found) == ["Concert", "Class", "Fair"]
    assert found.total == 3
    assert [str(event.shown_date.first_date) for event in found.results] == ["2026-11-25", "2026-11-26", "2026-12-05"]
    assert [event.following for event in found.results] == [None, 1, None]


def test_of_one_day_comes_first_what_begins_on_it_and_then_what_goes_on():
    factories.event_on("Exhibition", "Exposición", "2026-06-01 to 2027-01-15")
    factories.event_on("Tonight", "Esta noche", "2026-11-24 20:00 22:00")
    factories.event_on("Tomorrow", "Mañana", "2026-11-25 09:00 10:00")
    assert titles(listing()) == ["Tonight", "Exhibition", "Tomorrow"]
    assert titles(listing("when=now")) == ["Exhibition"]


def test_what_is_over_is_in_the_archive_the_latest_first():
    factories.event_on("May", "Mayo", "2026-05-05 20:00 22:00")
    factories.event_on("October", "Octubre", "2026-10-05 20:00 22:00", status="cancelled", statuses={0: "cancelled"})
    factories.event_on("Class", "Clase", "2026-04-01", "2026-12-01")
    assert titles(listing("when=past")) == ["October", "May"]
    assert titles(listing()) == ["Class"]


def test_what_is_cancelled_or_moved_stays_listed():
    factories.event_on("Cancelled", "Cancelado", "2026-12-01", status="cancelled", statuses={0: "cancelled"})
    factories.event_on("Moved", "Reprogramado", "2026-12-02", status="rescheduled", previous_date="2026-11-20")
    factories.event_on("Postponed", "Pospuesto", "2026-12-03", status="postponed", statuses={0: "postponed"})
    assert titles(listing()) == ["Cancelled", "Moved", "Postponed"]
    # Without a new date it is still to come when the old one is past: it comes last then.
    later = datetime(2026, 12, 20, tzinfo=DENVER)
    factories.event_on("Later", "Después", "2027-01-03")
    assert titles(listing(at=later)) == ["Later", "Postponed"]
    assert titles(listing("when=past", at=later)) == ["Moved", "Cancelled"]


def test_what_was_withdrawn_is_nowhere():
    factories.event_on("Class", "Clase", "2026-12-01", "2026-12-08", statuses={0: "withdrawn"})
    factories.event_on("Gone", "Retirado", "2026-12-01", statuses={0: "withdrawn"})
    assert [str(event.shown_date.first_date) for event in listing().results] == ["2026-12-08"]
    assert titles(listing("since=2026-12-01&until=2026-12-01")) == []
    assert titles(month("month=2026-12")) == ["Class"]


@pytest.mark.parametrize(
    ("at", "found"),
    [
        # On a Tuesday: the weekend to come, from Friday evening on.
        (datetime(2026, 11, 24, 10, tzinfo=DENVER), ["Friday evening", "Saturday", "Sunday"]),
        (datetime(2026, 11, 28, 12, tzinfo=DENVER), ["Saturday", "Sunday"]),
        (datetime(2026, 11, 29, 12, tzinfo=DENVER), ["Sunday"]),
        # Sunday, 23:30 in El Paso, is Monday in Torreón: there it is the next weekend that comes.
        (datetime(2026, 11, 29, 23, 30, tzinfo=DENVER), ["Sunday in El Paso", "Next in Torreón"]),
        # In summer both have the same hour.
        (datetime(2026, 7, 5, 23, 30, tzinfo=DENVER), ["July in El Paso", "July in Torreón"]),
    ],
)
def test_the_weekend_is_that_of_each_city(at, found):
    factories.event_on("Friday morning", "Viernes", "2026-11-27 09:00 11:00")
    factories.event_on("Friday evening", "Viernes noche", "2026-11-27 19:00 21:00")
    factories.event_on("Saturday", "Sábado", "2026-11-28 19:00 21:00", city="el-paso")
    factories.event_on("Sunday", "Domingo", "2026-11-29 17:00 19:00")
    factories.event_on("Monday", "Lunes", "2026-11-30 10:00 12:00")
    factories.event_on("Next in Torreón", "Siguiente", "2026-12-05 10:00 12:00")
    factories.event_on("Next in El Paso", "Siguiente EP", "2026-12-05 10:00 12:00", city="el-paso")
    factories.event_on("Sunday in El Paso", "Domingo EP", "2026-11-29 to 2026-11-30 22:00 01:00", city="el-paso")
    factories.event_on("July in El Paso", "Julio EP", "2026-07-05 22:00 23:45", city="el-paso")
    factories.event_on("July in Torreón", "Julio TRC", "2026-07-05 22:00 23:45")

    assert [each for each in titles(listing("when=weekend", at=at)) if each in found or "El Paso" not in each] == found


def test_days_asked_for_show_the_first_date_within_them():
    factories.event_on("Class", "Clase", "2026-11-25", "2026-12-24", "2026-12-31")
    factories.event_on("Fair", "Feria", "2026-12-20 to 2027-01-06")
    factories.event_on("Other", "Otro", "2027-02-01")

    found = listing("since=2026-12-23&until=2026-12-30")
    assert titles(found) == ["Fair", "Class"]
    assert [str(event.shown_date.first_date) for event in found.results] == ["2026-12-20", "2026-12-24"]
    assert titles(listing("until=2026-11-30")) == ["Class"]
    assert titles(listing("since=2027-01-10")) == ["Other"]
    assert [chip.label for chip in found.chips] == ["From Dec 23, 2026", "Until Dec 30, 2026"]
    assert found.total == 2


def test_days_win_over_a_span():
    found = listing("when=weekend&since=2026-12-01")
    assert found.canonical_query == "since=2026-12-01"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=trade-mission", {"Mission"}),
        ("city=el-paso", {"Talk"}),
        ("city=el-paso&city=torreon", {"Mission", "Talk"}),
        ("sector=mining&sector=textile", {"Mission"}),
        ("audience=students", {"Talk", "Webinar"}),
        ("free=yes", {"Talk"}),
        ("online=yes", {"Webinar", "Talk"}),
        ("venue=yes", {"Mission", "Talk"}),
        ("q=mision", {"Mission"}),
        ("q=mining", {"Mission"}),
        ("kind=nothing&city=nowhere&when=never&since=tomorrow", {"Mission", "Talk", "Webinar"}),
    ],
)
def test_what_is_found(query, expected):
    factories.event_on(
        "Mission", "Misión", "2026-12-01", kind="trade-mission", sectors=["mining"], audiences=["business"]
    )
    online = {"online_url": "https://example.org/", "audiences": ["students"]}
    talk = {"city": "el-paso", "admission": "free", "attendance": "both", **online}
    factories.event_on("Talk", "Charla", "2026-12-02", **talk)
    webinar = {"city": "", "timezone": "America/Denver", "attendance": "online", **online}
    factories.event_on("Webinar", "Seminario web", "2026-12-03", **webinar)
    found = listing(query)
    assert set(titles(found)) == expected
    assert found.total == len(expected)
    for facet in found.facets:
        for option in facet.options:
            if not facet.selected:
                assert listing(f"{query}&{facet.name}={option.value}").total == option.count


def test_a_month_has_its_days():
    factories.event_on("Concert", "Concierto", "2026-12-05 20:00 22:00")
    factories.event_on("Fair", "Feria", "2026-12-04 to 2026-12-06", city="el-paso")
    factories.event_on("Turn of the month", "Cambio de mes", "2026-11-29 to 2026-12-01")
    factories.event_on("November", "Noviembre", "2026-11-05")
    for n in range(6):
        factories.event_on(f"Class {n}", f"Clase {n}", f"2026-12-12 {10 + n}:00")

    december = month("month=2026-12")
    shown = {
        day.day.day: [(entry.event.title_en, entry.number, entry.of) for entry in day.entries]
        for day in december.days_of_month
        if day.entries
    }
    assert shown == {
        1: [("Turn of the month", 3, 3)],
        4: [("Fair", 1, 3)],
        5: [("Fair", 2, 3), ("Concert", 1, 1)],
        6: [("Fair", 3, 3)],
        12: [(f"Class {n}", 1, 1) for n in range(4)],
    }
    twelfth = december.days_of_month[11]
    assert twelfth.more == 2
    assert twelfth.url == "/en/events/?since=2026-12-12&until=2026-12-12"
    assert len(titles(listing(twelfth.url.partition("?")[2]))) == 6
    # 2026-12-01 is a Tuesday, and weeks begin on Sunday on both sides of the river.
    assert [bool(day) for day in december.weeks[0]] == [False, False, True, True, True, True, True]
    assert december.total == 9


def test_months_lead_to_their_neighbours_and_not_for_ever():
    found = month("month=2026-12&city=torreon&view=month")
    assert found.next_url.startswith("/en/events/?view=month&month=2027-01")
    assert found.previous_url.startswith("/en/events/?view=month&month=2026-11")
    assert month("month=2028-11").next_url == ""
    assert month("month=2028-11").previous_url
    assert month("month=twelve").first == TUESDAY.date().replace(day=1)
    assert month("month=2026-13").first == TUESDAY.date().replace(day=1)


def test_a_month_keeps_its_filters_and_leads_back_to_the_list():
    factories.event_on("Concert", "Concierto", "2026-12-05 20:00 22:00")
    found = month("view=month&month=2026-12&city=torreon&kind=cultural")
    assert found.list_url == "/en/events/?kind=cultural&city=torreon"
    assert found.next_url == "/en/events/?view=month&month=2027-01&kind=cultural&city=torreon"
    assert found.indexed_query == "view=month&month=2026-12"
    assert (
        listing("kind=cultural&when=weekend&city=torreon").month_url
        == "/en/events/?view=month&kind=cultural&city=torreon"
    )
    assert listing("since=2026-12-05&city=torreon").month_url == "/en/events/?view=month&month=2026-12&city=torreon"


#: Parameters that the page knows, and anything else.
names = st.sampled_from([*EventListing.base_filters, "view", "month", "page", "sort", "\x00", "Señal", ""]) | st.text(
    max_size=5
)
values = (
    st.sampled_from(["torreon", "month", "2026-12", "9999-12", "0001-01", "weekend", "now", "past", "yes", "2", "-1"])
    | st.dates().map(str)
    | st.text(max_size=12)
)
queries = st.lists(st.tuples(names, values), max_size=6).map(urlencode)


@pytest.fixture
def some_events():
    factories.event_on("Concert", "Concierto", "2026-12-05 20:00 22:00", sectors=["mining"])
    factories.event_on("Fair", "Feria", "2026-12-04 to 2026-12-06", city="el-paso")
    factories.event_on("Cancelled", "Cancelado", "2020-12-04", statuses={0: "cancelled"}, status="cancelled")


@pytest.mark.usefixtures("some_events")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries)
@example("q=%00&kind=%00&since=%00&month=%00")
@example("view=month&month=2100-12&page=999999999999")
@example("since=9999-12-31&until=0001-01-01")
def test_no_query_string_is_an_error(client, query):
    for address in ("/en/events/", "/es/eventos/"):
        assert client.get(f"{address}?{query}").status_code == 200
