"""What events cost in queries, whatever their number, with an alert in force.

The first request of a process also fills what Wagtail keeps for good (content types, site roots): it isn't counted.
"""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.bench import events
from news.models import EventDate, EventPage
from tests import factories

pytestmark = pytest.mark.django_db

#: List: site; page, menu and whether they are restricted; index; names of cities; all counts; a page of events;
#: renditions; alerts and city halls.
LIST = 8
#: The whole list begins with the weekend of both cities: which dates, and those with their events.
WHOLE = LIST + 2
#: Month: site; page, menu and whether they are restricted; index; names of cities; all counts; dates of several days;
#: of one day, and how many there are on each; those shown, with their events; alerts and city halls.
MONTH = 9
#: Event: site; page, those above it, menu and whether they are restricted; event with city, picture, contact, page of
#: the venue and notes on dates; its dates; other events; pictures of the story; all renditions; alerts and city halls.
EVENT = 8

BUDGETS = {
    "/en/events/": WHOLE,
    "/es/eventos/": WHOLE,
    "/en/events/?kind=seminar&city=torreon&free=yes": LIST,
    "/es/eventos/?when=weekend": LIST,
    "/es/eventos/?when=past": LIST,
    "/en/events/?since=2020-01-01&until=2100-01-01&q=event": LIST,
    "/en/events/?view=month": MONTH,
    "/es/eventos/?view=month&city=torreon": MONTH,
    "/en/events/concert/": EVENT,
    "/es/eventos/concert/": EVENT,
}


def fill(number: int) -> None:
    """Add ``number`` live events, half of them recurring, one with all that an event may have."""
    for key in factories.CITIES:
        factories.city(key)
    hero = factories.picture()
    pictured = [("image", {"image": hero, "alt_text": "x", "decorative": False})]
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    factories.event(
        *("Concert", "Concierto"),
        kind="seminar",
        admission="free",
        hero=hero,
        body_en=pictured,
        body_es=pictured,
        frequency="weekly",
        first_date=tomorrow,
        dates=[{"difference": "cancelled", "date": tomorrow + datetime.timedelta(days=7), "note_en": "Holiday"}],
        contact=factories.contact(),
        venue_page=factories.destination(),
        registration_closes=tomorrow,
        registration_url="https://example.org/register",
    )
    events.fill(factories.event_index(), range(1, number), timezone.now())
    EventPage.objects.update(hero=hero)
    factories.alert(link_page=factories.event_index())


@pytest.mark.parametrize("number", [20, 2_000])
def test_queries(client, number):
    fill(number)
    for address in BUDGETS:
        assert client.get(address).status_code == 200, address
    assert {address: count(client, address) for address in BUDGETS} == BUDGETS


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_a_full_event_shows_all_that_came_along(client):
    fill(2)
    html = client.get("/en/events/concert/").content.decode()
    assert EventDate.objects.exists()
    for words in ("Holiday", "Twinning office", "Register", ".avif", "Museum"):
        assert words in html
