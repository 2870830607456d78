"""What an event says to search engines: schema.org's Event in each of its states."""

import json
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone, translation

from elements.choices import Admission, Audience
from elements.machines import graph
from news.choices import Attendance, Difference, EventKind, EventStatus, Frequency
from news.events.machines import AT_MOST, listed
from news.models import EventPage
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2027, 1, 9)
ADDRESS = "http://testserver/en/events/concert/"


def said(page: EventPage, language: str = "en") -> list[dict[str, Any]]:
    """Return what the page says, as whoever reads its data block understands it."""
    request = RequestFactory().get("/")
    with translation.override(language):
        return json.loads(graph(EventPage.objects.get(pk=page.pk).structured_data(request)))["@graph"]


def concert(**fields: Any) -> EventPage:
    said = {"slug": "concert", "slug_es": "concierto", "city": "el-paso", "first_date": DAY, "end_time": time(21)}
    return factories.event("Concert", "Concierto", **{**said, **fields})


def test_an_event_says_all_that_is_asked_for_and_is_known(settings):
    page = concert(
        venue_en="Plaza Theatre",
        venue_es="Teatro Plaza",
        address="125 Pioneer Plaza",
        latitude="31.758700",
        longitude="-106.486900",
        hero=factories.picture(size=(1600, 1000)),
        organizer_en="City of El Paso",
        organizer_es="Ciudad de El Paso",
        contact=factories.contact(phone="+19152120001"),
        admission=Admission.PAID,
        price_from="10",
        currency="USD",
        capacity=200,
        audiences=[Audience.FAMILIES],
        registration_opens=date(2026, 1, 1),
        registration_closes=date(2027, 1, 8),
        registration_url="https://tickets.example.org/",
    )
    [event] = said(page)

    image = event.pop("image")
    assert image["contentUrl"].startswith("http://testserver/media/")
    assert event == {
        "@type": "Event",
        "@id": f"{ADDRESS}#event",
        "name": "Concert",
        "description": "Concert: en.",
        "url": ADDRESS,
        "inLanguage": "en-US",
        "startDate": "2027-01-09T19:00:00-07:00",
        "endDate": "2027-01-09T21:00:00-07:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Plaza Theatre",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "125 Pioneer Plaza",
                "addressLocality": "El Paso",
                "addressRegion": "Texas",
                "addressCountry": "US",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 31.7587, "longitude": -106.4869},
        },
        "organizer": {
            "@type": "Organization",
            "name": "City of El Paso",
            "email": "office@example.org",
            "telephone": "+19152120001",
        },
        "offers": {
            "@type": "Offer",
            "url": "https://tickets.example.org/",
            "price": "10.00",
            "priceCurrency": "USD",
            "availability": "https://schema.org/InStock",
            "validFrom": "2026-01-01T00:00:00-07:00",
            "validThrough": "2027-01-09T00:00:00-07:00",
        },
        "isAccessibleForFree": False,
        "maximumAttendeeCapacity": 200,
        "audience": [{"@type": "Audience", "audienceType": "Families"}],
    }
    [spanish] = said(page, "es")
    assert (spanish["name"], spanish["inLanguage"]) == ("Concierto", "es-MX")
    assert spanish["location"]["name"] == "Teatro Plaza"
    assert spanish["url"] == "http://testserver/es/eventos/concierto/"


def test_what_is_not_known_is_left_out():
    [event] = said(concert(end_time=None))
    assert set(event) == {
        *("@type", "@id", "name", "description", "url", "inLanguage", "image"),
        *("startDate", "eventStatus", "eventAttendanceMode", "location"),
    }
    assert event["location"]["name"] == "El Paso"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"venue_en": "Hall"}, {"@type": "Place", "name": "Hall"}),
        (
            {"venue_en": "Hall", "address": "1 Main St"},
            {
                "@type": "Place",
                "name": "Hall",
                "address": {"@type": "PostalAddress", "streetAddress": "1 Main St"},
            },
        ),
    ],
)
def test_an_event_in_neither_city_says_what_is_known_of_its_place(facts, expected):
    [event] = said(concert(city="", timezone="America/Ciudad_Juarez", **facts))
    assert event.get("location") == expected


@pytest.mark.parametrize(
    ("facts", "status", "start", "previous"),
    [
        ({}, "EventScheduled", "2027-01-09T19:00:00-07:00", None),
        # What is postponed keeps its old date until there is another.
        ({"status": EventStatus.POSTPONED}, "EventPostponed", "2027-01-09T19:00:00-07:00", None),
        ({"status": EventStatus.CANCELLED}, "EventCancelled", "2027-01-09T19:00:00-07:00", None),
        (
            {
                "status": EventStatus.RESCHEDULED,
                "first_date": date(2027, 4, 10),
                "previous_date": DAY,
                "previous_time": time(20),
            },
            "EventRescheduled",
            "2027-04-10T19:00:00-06:00",
            "2027-01-09T20:00:00-07:00",
        ),
    ],
)
def test_each_state_is_told(facts, status, start, previous):
    priced = {"admission": Admission.PAID, "price_from": "5", "currency": "USD"}
    [event] = said(concert(**priced, **facts))
    assert event["eventStatus"] == f"https://schema.org/{status}"
    assert event["startDate"] == start
    assert event.get("previousStartDate") == previous
    assert ("offers" in event) == (status in ("EventScheduled", "EventRescheduled"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EventKind.CULTURAL, "Event"),
        (EventKind.SPORT, "SportsEvent"),
        (EventKind.ACADEMIC, "EducationEvent"),
        (EventKind.TRADE_MISSION, "BusinessEvent"),
        (EventKind.BUSINESS_MISSION, "BusinessEvent"),
        (EventKind.EXHIBITION, "ExhibitionEvent"),
        (EventKind.TRADE_FAIR, "ExhibitionEvent"),
        (EventKind.SEMINAR, "EducationEvent"),
        (EventKind.BUSINESS_FORUM, "BusinessEvent"),
        (EventKind.TOURISM_FORUM, "BusinessEvent"),
        (EventKind.NATIONAL_FAIR, "Festival"),
    ],
)
def test_each_kind_has_the_narrowest_type_there_is(kind, expected):
    assert [event["@type"] for event in said(concert(kind=kind))] == [expected]


@pytest.mark.parametrize(
    ("attendance", "mode", "places"),
    [
        (Attendance.VENUE, "Offline", ["Place"]),
        (Attendance.ONLINE, "Online", ["VirtualLocation"]),
        (Attendance.BOTH, "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_how_one_takes_part_is_told(attendance, mode, places):
    online_url = "" if attendance == Attendance.VENUE else "https://x.example.org/"
    [event] = said(concert(attendance=attendance, online_url=online_url))
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    location = event["location"] if isinstance(event["location"], list) else [event["location"]]
    assert [place["@type"] for place in location] == places
    if "VirtualLocation" in places:
        assert location[-1]["url"] == "https://x.example.org/"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"admission": Admission.FREE}, {"@type": "Offer", "price": "0", "priceCurrency": "USD"}),
        ({"price_from": "5", "price_to": "5", "currency": "MXN"}, {"price": "5.00", "priceCurrency": "MXN"}),
        ({"price_from": "5", "price_to": "9", "currency": "MXN"}, {"lowPrice": "5.00", "highPrice": "9.00"}),
        ({"admission": Admission.DONATION}, None),
    ],
)
def test_a_price_is_an_offer(facts, expected):
    [event] = said(concert(**facts))
    if expected is None:
        assert "offers" not in event
    else:
        assert expected.items() <= event["offers"].items()


def test_whole_days_are_days_and_several_days_have_both():
    [event] = said(concert(all_day=True, start_time=None, end_time=None, last_date=DAY + timedelta(days=2)))
    assert (event["startDate"], event["endDate"]) == ("2027-01-09", "2027-01-11")


def test_an_event_of_several_dates_is_one_for_each_and_a_series():
    page = concert(
        first_date=date(2027, 3, 2),
        frequency=Frequency.WEEKLY,
        repeat_count=4,
        dates=[
            {"difference": Difference.CANCELLED, "date": date(2027, 3, 9)},
            {"difference": Difference.MOVED, "date": date(2027, 3, 16), "start_time": time(20)},
        ],
    )
    series, *events = said(page)

    assert (series["@type"], series["@id"]) == ("EventSeries", f"{ADDRESS}#series")
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Tuesday"],
        "startDate": "2027-03-02",
        "repeatCount": 4,
        "startTime": "19:00:00",
        "endTime": "21:00:00",
        "scheduleTimezone": "America/Denver",
    }
    assert {event["superEvent"]["@id"] for event in events} == {series["@id"]}
    assert len({event["@id"] for event in events}) == len(events) == 4
    # The clocks of El Paso change on 14 March.
    assert [(event["startDate"], event["eventStatus"].rpartition("/Event")[2]) for event in events] == [
        ("2027-03-02T19:00:00-07:00", "Scheduled"),
        ("2027-03-09T19:00:00-07:00", "Cancelled"),
        ("2027-03-16T20:00:00-06:00", "Rescheduled"),
        ("2027-03-23T19:00:00-06:00", "Scheduled"),
    ]
    assert events[2]["previousStartDate"] == "2027-03-16T19:00:00-06:00"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"frequency": Frequency.DAILY, "interval": 2}, {"repeatFrequency": "P2D"}),
        ({"frequency": Frequency.MONTHLY_DAY}, {"repeatFrequency": "P1M", "byMonthDay": 9}),
        (
            {"frequency": Frequency.MONTHLY_WEEKDAY},
            {"repeatFrequency": "P1M", "byMonthWeek": 2, "byDay": ["https://schema.org/Saturday"]},
        ),
        ({"frequency": Frequency.YEARLY}, {"repeatFrequency": "P1Y"}),
        ({"frequency": Frequency.WEEKLY, "repeat_until": date(2027, 6, 1)}, {"endDate": "2027-06-01"}),
    ],
)
def test_a_series_says_its_rule(facts, expected):
    schedule = said(concert(**facts))[0]["eventSchedule"]
    assert expected.items() <= schedule.items()


def test_of_a_long_series_the_next_dates_are_told():
    page = concert(first_date=timezone.localdate() + timedelta(days=3), frequency=Frequency.DAILY)
    assert len(said(page)) == 1 + AT_MOST


def test_a_list_names_its_events_in_their_order():
    pages = [concert(), factories.event("", "Sólo español", slug="solo-espanol")]
    found = listed(RequestFactory().get("/"), "http://testserver/en/events/", pages)
    assert found["@type"] == "ItemList"
    assert [(item["position"], item["name"], item["url"]) for item in found["itemListElement"]] == [
        (1, "Concert", ADDRESS),
        (2, "Sólo español", "http://testserver/es/eventos/solo-espanol/"),
    ]
