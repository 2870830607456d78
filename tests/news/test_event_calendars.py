"""Calendars of events as subscribers get them, read back by a library that did not write them."""

import datetime
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from bs4 import BeautifulSoup
from django.db import connection
from django.http import QueryDict
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from bilingual.formats import NBSP
from elements.choices import Sector
from news.choices import Attendance, Difference, EventKind, EventStatus, Frequency
from news.events.calendars import AHEAD, AT_MOST, BACK
from news.events.listing import EventListing
from news.models import EventDate, EventPage, Occurrence
from tests import factories

pytestmark = pytest.mark.django_db

ALL = {"en": "/en/events/calendar.ics", "es": "/es/eventos/calendar.ics"}
ONE = {"en": "/en/events/concert/calendar.ics", "es": "/es/eventos/concierto/calendar.ics"}


def read(client: Client, address: str) -> vobject.base.Component:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return vobject.readOne(response.content.decode())


def events(client: Client, address: str) -> list[vobject.base.Component]:
    return read(client, address).contents.get("vevent", [])


def titles(client: Client, address: str) -> list[str]:
    return [event.summary.value for event in events(client, address)]


@pytest.fixture
def concert() -> EventPage:
    for key in factories.CITIES:
        factories.city(key)
    return factories.event("Concert", "Concierto", slug="concert", slug_es="concierto", end_time=time(21))


def publish(page: EventPage, *dates: EventDate, **fields: Any) -> EventPage:
    """Publish the event with other facts, and with ``dates`` that differ from its rule."""
    page = EventPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    if dates:
        page.different_dates = dates
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def test_an_event_hands_out_its_dates_in_each_language(client, concert):
    publish(
        concert,
        venue_en="Nazas Theater",
        venue_es="Teatro Nazas",
        address="Cepeda 300",
        latitude="25.54",
        longitude="-103.46",
        sectors=[Sector.CREATIVE],
        organizer_es="Oficina de Cultura",
        contact=factories.contact(),
    )
    [english], [spanish] = (events(client, ONE[language]) for language in ("en", "es"))
    day = timezone.localdate() + timedelta(days=7)

    for event in (english, spanish):
        assert event.dtstart.value == datetime.datetime.combine(day, time(19), ZoneInfo("America/Monterrey"))
        assert event.dtend.value == datetime.datetime.combine(day, time(21), ZoneInfo("America/Monterrey"))
        assert event.status.value == "CONFIRMED"
        assert event.geo.value == "25.54;-103.46"
    assert english.uid.value == spanish.uid.value
    assert (english.summary.value, spanish.summary.value) == ("Concert", "Concierto")
    assert english.location.value == "Nazas Theater, Cepeda 300, Torreón, Coahuila"
    assert spanish.location.value == "Teatro Nazas, Cepeda 300, Torreón, Coahuila"
    assert english.url.value == "http://testserver/en/events/concert/"
    assert spanish.url.value == "http://testserver/es/eventos/concierto/"
    with translation.override("es"):
        assert spanish.categories.value == [str(EventKind.CULTURAL.label), str(Sector.CREATIVE.label)]
    assert spanish.organizer.value == "mailto:office@example.org"
    assert spanish.organizer.params["CN"] == ["Oficina de Cultura"]
    assert english.organizer.params["CN"] == ["Twinning office"]


def test_the_description_tells_both_cities_time_and_where_to_read_on(client):
    factories.city("el-paso")
    factories.event("Concert", "Concierto", slug="concert", first_date=date(2027, 1, 9), start_time=time(23, 30))
    [event] = events(client, "/es/eventos/concert/calendar.ics")
    assert event.description.value.replace(NBSP, " ").split("\n\n") == [
        "Concierto: es.",
        "sábado 9 de enero de 2027, 23:30 h, hora de Torreón (22:30 h en El Paso)",
        "http://testserver/es/eventos/concert/",
    ]


def test_what_is_online_says_where(client):
    factories.event(
        "Talk",
        "Charla",
        city="",
        timezone="America/Denver",
        attendance=Attendance.ONLINE,
        online_url="https://x.example/",
    )
    content = client.get("/en/events/talk/calendar.ics").content.decode()
    [event] = events(client, "/en/events/talk/calendar.ics")
    assert event.location.value == "Online"
    assert "CONFERENCE;VALUE=URI:https://x.example/\r\n" in content
    assert "Online: https://x.example/" in event.description.value
    assert "geo" not in event.contents


def test_a_page_of_the_site_is_the_venue_where_everybody_may_see_it(client, concert):
    venue = factories.destination("Theater", "Teatro")
    publish(concert, venue_page=venue)
    assert events(client, ONE["es"])[0].location.value.startswith("Teatro, ")
    PageViewRestriction.objects.create(page=venue, restriction_type=PageViewRestriction.LOGIN)
    assert events(client, ONE["es"])[0].location.value == "Torreón, Coahuila"


# What changes


@pytest.mark.parametrize("address", [ONE["es"], f"{ALL['es']}?kind=cultural"])
def test_who_subscribes_sees_a_move_and_a_cancellation_of_the_same_dates(client, concert, address):
    first = concert.first_date
    weekly = publish(concert, frequency=Frequency.WEEKLY, repeat_count=3)
    before = {event.uid.value: event for event in events(client, address)}
    assert len(before) == 3
    assert {event.sequence.value for event in list(before.values())[1:]} == {"0"}

    week = timedelta(days=7)
    publish(
        weekly,
        EventDate(difference=Difference.MOVED, date=first + week, start_time=time(20, 30), note_es="Por el eclipse."),
        EventDate(difference=Difference.CANCELLED, date=first + 2 * week),
    )

    after = {event.uid.value: event for event in events(client, address)}
    assert set(after) == set(before)
    same, moved, canceled = (after[uid] for uid in before)
    assert (same.sequence.value, same.dtstart.value) == (
        before[same.uid.value].sequence.value,
        before[same.uid.value].dtstart.value,
    )

    assert int(moved.sequence.value) == int(before[moved.uid.value].sequence.value) + 1
    assert moved.dtstart.value - before[moved.uid.value].dtstart.value == timedelta(minutes=90)
    assert (moved.status.value, moved.summary.value) == ("CONFIRMED", "Concierto")
    assert moved.description.value.startswith("Cambió: iba a ser el ")
    assert "Por el eclipse." in moved.description.value

    assert int(canceled.sequence.value) == int(before[canceled.uid.value].sequence.value) + 1
    assert (canceled.status.value, canceled.transp.value) == ("CANCELLED", "TRANSPARENT")
    assert canceled.summary.value == "Cancelado: Concierto"
    assert canceled.dtstart.value == before[canceled.uid.value].dtstart.value
    assert canceled.last_modified.value >= before[canceled.uid.value].last_modified.value


def test_what_is_postponed_is_tentative_and_takes_nobodys_time(client, concert):
    publish(concert, status=EventStatus.POSTPONED, status_note_en="The hall is being repaired.")
    [event] = events(client, ONE["en"])
    assert (event.status.value, event.transp.value) == ("TENTATIVE", "TRANSPARENT")
    assert event.summary.value == "Postponed: Concert"
    assert event.description.value.startswith("Postponed, with no new date yet. The hall is being repaired.")


def test_an_event_on_another_day_is_the_same_one_and_says_when_it_was_to_be(client, concert):
    [before] = events(client, ONE["en"])
    day = concert.first_date
    publish(
        concert,
        status=EventStatus.RESCHEDULED,
        previous_date=day,
        previous_time=concert.start_time,
        first_date=day + timedelta(days=30),
    )
    [after] = events(client, ONE["en"])
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstart.value.date() == day + timedelta(days=30)
    assert after.status.value == "CONFIRMED"
    assert after.description.value.startswith("Moved: it was to be on ")


def test_a_date_that_the_rule_no_longer_gives_is_canceled_for_those_who_have_it(client, concert):
    publish(concert, frequency=Frequency.WEEKLY, repeat_count=3)
    publish(EventPage.objects.get(pk=concert.pk), repeat_count=2)
    assert [event.status.value for event in events(client, ONE["en"])] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_a_calendar_lives_on_where_its_page_is_moved_and_keeps_its_filters(client, concert):
    [before] = events(client, ONE["es"])
    index = factories.event_index()
    index.slug_es, index.slug = "agenda", "whats-on"
    index.save_revision().publish()
    publish(concert, slug_es="gran-concierto")

    for old, new in (
        (ONE["en"], "/en/whats-on/concert/calendar.ics"),
        (ONE["es"], "/es/agenda/gran-concierto/calendar.ics"),
        ("/es/agenda/concierto/calendar.ics", "/es/agenda/gran-concierto/calendar.ics"),
        (f"{ALL['es']}?kind=cultural&city=torreon", "/es/agenda/calendar.ics?kind=cultural&city=torreon"),
        (ALL["en"], "/en/whats-on/calendar.ics"),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
    [after] = events(client, "/es/agenda/gran-concierto/calendar.ics")
    assert after.uid.value == before.uid.value


def test_an_address_with_a_part_in_the_other_language_leads_to_its_own(client, concert):
    response = client.get("/es/events/concert/calendar.ics?x=1")
    assert (response.status_code, response["Location"]) == (301, f"{ONE['es']}?x=1")


# What is in it


@pytest.fixture
def several(concert) -> None:
    factories.event("Mission", "Misión", kind=EventKind.TRADE_MISSION, city="el-paso", sectors=[Sector.ENERGY])
    factories.event("Fair", "Feria", kind=EventKind.TRADE_FAIR, city="el-paso")
    factories.event("", "Sólo español", kind=EventKind.TRADE_MISSION, slug="solo-espanol")
    factories.event("Draft", "Borrador", live=False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Concierto", "Misión", "Feria", "Sólo español"}),
        ("kind=trade-mission", {"Misión", "Sólo español"}),
        ("kind=trade-mission&city=el-paso", {"Misión"}),
        ("kind=trade-mission&kind=trade-fair&city=el-paso", {"Misión", "Feria"}),
        ("sector=energy", {"Misión"}),
        ("q=concierto", {"Concierto"}),
        ("q=nothing+like+it", set()),
        # What nothing fits any more is empty, and not everything.
        ("kind=sport", set()),
        ("city=torreon&kind=trade-fair", set()),
        # A calendar has its own span of time; what means nothing is left aside.
        ("when=past&since=2020-01-01&until=2020-12-31&page=7&sort=x&kind=party&utm_source=mail", None),
    ],
)
def test_a_subscription_takes_the_filters_of_the_list(client, several, query, expected):
    everything = {"Concierto", "Misión", "Feria", "Sólo español"}
    assert set(titles(client, f"{ALL['es']}?{query}")) == (everything if expected is None else expected)


def test_a_city_without_events_has_an_empty_calendar(client):
    factories.city("el-paso")
    factories.event("Concert", "Concierto")
    assert titles(client, f"{ALL['es']}?city=el-paso") == []


def test_a_subscription_is_named_by_its_filters_and_says_where_it_comes_from(client, several):
    found = read(client, f"{ALL['es']}?utm_source=x&city=el-paso&kind=trade-mission")
    with translation.override("es"):
        mission = str(EventKind.TRADE_MISSION.label)
    assert found.x_wr_calname.value == f"El Paso – Torreón: Eventos – {mission}, El Paso"
    assert found.source.value == f"http://testserver{ALL['es']}?kind=trade-mission&city=el-paso"
    assert found.url.value == "http://testserver/es/eventos/?kind=trade-mission&city=el-paso"
    assert read(client, ALL["es"]).x_wr_calname.value == "El Paso – Torreón: Eventos"


def test_words_of_a_language_that_is_not_released_are_in_no_calendar(client, several):
    assert "Sólo español" not in titles(client, ALL["en"])
    assert client.get("/en/events/solo-espanol/calendar.ics").status_code == 404
    page = EventPage.objects.get(slug="mission")
    page.title_es, page.summary_es, page.release = "Palabras nuevas", "Resumen nuevo.", "en"
    page.save_revision().publish()
    content = client.get(ALL["es"]).content.decode()
    assert "Misión: es." in content
    assert "nuev" not in content
    page = EventPage.objects.get(slug="mission")
    page.unpublish_language("es")
    assert "Misión: es." not in client.get(ALL["es"]).content.decode()
    assert "Mission" in titles(client, ALL["en"])


def test_what_not_everybody_may_see_is_in_no_calendar(client, concert):
    PageViewRestriction.objects.create(page=concert, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client, ALL["en"]) == []
    assert client.get(ONE["en"]).status_code == 302


def test_an_event_that_is_taken_down_leaves_the_calendar(client, concert):
    etag = client.get(ALL["en"])["ETag"]
    EventPage.objects.get(pk=concert.pk).unpublish()
    again = client.get(ALL["en"], HTTP_IF_NONE_MATCH=etag)
    assert again.status_code == 200
    assert b"VEVENT" not in again.content
    assert client.get(ONE["en"]).status_code == 404


def test_nobody_reads_twice_what_has_not_changed(client, concert):
    for address in (ALL["en"], ONE["es"]):
        first = client.get(address)
        again = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (again.status_code, again.content) == (304, b"")


def test_a_calendar_reaches_back_two_months_and_ahead_one_year(client, concert):
    now = timezone.now()
    dates = [now - BACK - timedelta(days=2), now - BACK + timedelta(days=2), now + timedelta(days=1)]
    dates += [now + AHEAD - timedelta(days=2), now + AHEAD + timedelta(days=2)]
    days = [f"{each.date().isoformat()} 19:00 21:00" for each in dates]
    factories.event_on("Series", "Serie", *days, kind=EventKind.SEMINAR, repeat_count=None)
    listed = [event.dtstart.value.date() for event in events(client, f"{ALL['en']}?kind=seminar")]
    assert listed == [each.date() for each in dates[1:4]]
    # Who adds one event doesn't add what has gone by.
    alone = [event.dtstart.value.date() for event in events(client, "/en/events/series/calendar.ics")]
    assert alone == [each.date() for each in dates[2:4]]


def test_there_are_never_more_dates_than_programs_take(client, concert):
    page = factories.event("Daily", "Diario", kind=EventKind.SEMINAR)
    page.occurrences.all().delete()
    start = timezone.now() + timedelta(hours=1)
    Occurrence.objects.bulk_create(
        Occurrence(
            event=page,
            original=f"{start + timedelta(hours=n):%Y%m%dT%H%M%S}",
            starts=start + timedelta(hours=n),
            ends=start + timedelta(hours=n),
            over=start + timedelta(hours=n),
            first_date=(start + timedelta(hours=n)).date(),
            last_date=(start + timedelta(hours=n)).date(),
            timezone="America/Monterrey",
            changed_at=start,
        )
        for n in range(AT_MOST + 50)
    )
    response = client.get(f"{ALL['en']}?kind=seminar")
    assert response.content.count(b"BEGIN:VEVENT") == AT_MOST
    assert len(response.content) < 1_000_000


def test_a_calendar_costs_the_same_number_of_queries_whatever_its_size(client, concert):
    client.get(ALL["es"])  # the site, kept from then on

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = {address: queries(address) for address in (ONE["es"], ALL["es"], f"{ALL['es']}?kind=cultural")}
    publish(concert, frequency=Frequency.DAILY, repeat_count=20)
    for number in range(5):
        factories.event(f"Event {number}", f"Evento {number}", contact=factories.contact(f"c{number}"))
    many = {address: queries(address) for address in few}
    assert many == few
    # The site, where the page lies, the page, its city; its dates, what is said of single ones, both cities.
    assert few[ONE["es"]] <= 7
    # The site, where the list lies, the list; what events can be narrowed by, with the names of cities; the dates,
    # their events, what is said of single ones, both cities.
    assert few[ALL["es"]] <= 9


NAMES = ["kind", "city", "q", "sector", "audience", "when", "since", "page", "free"]
QUERIES = st.dictionaries(
    st.one_of(
        st.sampled_from(NAMES),
        st.text(max_size=8),
    ),
    st.lists(st.text(max_size=20), max_size=3),
    max_size=5,
)


@pytest.mark.parametrize(
    "query", ["q=%00", "city=%00", "kind=%ff", "q=" + "x" * 3000, "q=%27%22%3C", "&&==&", "kind[]=x"]
)
def test_no_stray_character_is_an_error(client, concert, query):
    assert client.get(f"{ALL['en']}?{query}").status_code == 200


@pytest.mark.parametrize("address", ALL.values())
def test_no_query_string_is_an_error(client, several, address):
    @settings(max_examples=60, deadline=None)
    @given(query=QUERIES)
    def ask(query: dict[str, list[str]]) -> None:
        response = client.get(address, query)
        assert response.status_code == 200
        vobject.readOne(response.content.decode())

    ask()


# The way to it


def shown(source: str, language: str = "es", **context: Any) -> BeautifulSoup:
    request = RequestFactory().get("/es/eventos/")
    with translation.override(language):
        html = Template("{% load calendars %}" + source).render(Context({"request": request, **context}))
    return BeautifulSoup(html, "html.parser")


def test_a_page_offers_its_dates_to_add_and_to_subscribe_to(concert):
    add, subscribe = shown("{% add_to_calendar page %}", page=concert).find_all("a")
    assert (add["href"], add["type"]) == (ONE["es"], "text/calendar")
    assert subscribe["href"] == f"webcal://testserver{ONE['es']}"


def test_a_list_offers_a_calendar_under_its_filters_but_those_of_time(client, several):
    query = "kind=trade-mission&city=el-paso&when=weekend&page=2"
    events = EventPage.objects.live_in("es")
    listing = EventListing(QueryDict(query), queryset=events, language="es", at=timezone.now())
    page = shown("{% subscribe page query %}", page=factories.event_index(), query=listing.followed_query)
    filters = "?kind=trade-mission&city=el-paso"
    subscribe, download = page.find_all("a")
    assert subscribe["href"] == f"webcal://testserver{ALL['es']}{filters}"
    assert download["href"] == f"{ALL['es']}{filters}"
    assert page.code.get_text() == f"http://testserver{ALL['es']}{filters}"
    assert "filtros" in page.get_text()
    assert "filtros" not in shown("{% subscribe page %}", page=factories.event_index()).get_text()


def test_there_is_no_way_to_a_calendar_in_a_language_the_page_is_not_live_in():
    page = factories.event("", "Sólo español", slug="solo-espanol")
    assert shown("{% add_to_calendar page %}", page=page).a
    assert shown("{% add_to_calendar page %}", language="en", page=page).get_text().strip() == ""
