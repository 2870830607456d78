"""The page of an event and the pages that list them, as readers get them."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from news.events import cards
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return timezone.localdate()


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(found) -> str:
    return " ".join(found.get_text(" ").split()).replace(" ,", ",")


def test_an_event_answers_when_where_and_for_how_much_above_its_story(client):
    factories.city("el-paso")
    factories.event(first_date=today() + 9 * DAY, end_time="21:00", venue_en="Teatro", admission="free")
    page = read(client, "/en/events/concert/")
    answers = {row.dt.get_text(): words(row.dd) for row in page.select(".event-answers__row")}
    assert list(answers) == ["When", "Where", "Price"]
    assert "7:00 to 9:00 p.m., Torreón time" in answers["When"]
    assert answers["Where"] == "Teatro, Torreón"
    assert answers["Price"] == "Free"
    assert not page.select(".event-notice")


@pytest.mark.parametrize(
    ("status", "fields", "notice"),
    [
        ("cancelled", {}, "This event is canceled. No hall."),
        ("postponed", {}, "Postponed; there is no new date yet. No hall."),
        ("rescheduled", {"previous_date": datetime.date(2026, 1, 5)}, "Moved to another date. It was to be on Monday"),
    ],
)
def test_what_became_of_an_event_stands_above_all_else(client, status, fields, notice):
    factories.event(first_date=today() + 9 * DAY, status=status, status_note_en="No hall.", **fields)
    page = read(client, "/en/events/concert/")
    told = page.select_one(".event-notice")
    assert words(told).startswith(notice)
    assert told.find_next("h1")
    listed = read(client, "/en/events/").select_one(".event-row .event-badge")
    assert words(listed).startswith(
        {"cancelled": "Canceled", "postponed": "Postponed", "rescheduled": "New date"}[status]
    )
    # The old date is kept, struck out.
    assert page.select_one(".event-answers s, .event-notice s")


def test_what_is_over_says_so_and_stays_readable(client):
    factories.event(first_date=today() - 9 * DAY)
    page = read(client, "/es/eventos/concert/")
    assert words(page.select_one(".event-notice")).startswith("Este evento ya pasó.")
    assert page.select_one(".story")
    assert not page.select(".calendars")


@pytest.mark.parametrize(
    ("opens", "closes", "says", "has_button"),
    [
        (-3, 30, "open", True),
        (-3, 2, "open, closes in 2 days", True),
        (3, 6, "opens", False),
        (-5, -1, "closed", False),
    ],
)
def test_the_way_to_register_is_there_within_its_window(client, opens, closes, says, has_button):
    factories.event(
        first_date=today() + 40 * DAY,
        registration_opens=today() + opens * DAY,
        registration_closes=today() + closes * DAY,
        registration_url="https://example.org/register",
        capacity=40,
    )
    page = read(client, "/en/events/concert/")
    [line] = [words(row.dd) for row in page.select(".event-answers__row") if row.dt.get_text() == "Registration"]
    assert line.startswith(says)
    assert bool(page.select("a[href='https://example.org/register']")) == has_button
    assert "40" in words(page.select_one("#registration").parent)


def test_dates_that_differ_say_why(client):
    first = today() + 3 * DAY
    week = 7 * DAY
    factories.event(
        frequency="weekly",
        first_date=first,
        dates=[
            {"difference": "cancelled", "date": first + week, "note_en": "Public holiday", "note_es": "Día festivo"},
            {
                "difference": "moved",
                "date": first + 2 * week,
                "new_date": first + 2 * week + DAY,
                "note_en": "Hall taken",
            },
        ],
    )
    page = read(client, "/en/events/concert/")
    dates = page.select(".event-dates__date")
    assert len(dates) == 8
    assert "Canceled" in words(dates[1])
    assert dates[1].s
    assert "Public holiday" in words(dates[1])
    assert "New date" in words(dates[2])
    assert "Hall taken" in words(dates[2])
    assert "Día festivo" in words(read(client, "/es/eventos/concert/").select(".event-dates__date")[1])


def test_under_an_event_stands_one_of_its_kind_in_the_other_city(client):
    factories.event("Fair", "Feria", kind="trade-fair", city="torreon")
    factories.event("Other fair", "Otra feria", kind="trade-fair", city="el-paso")
    factories.event("Same side", "Mismo lado", kind="trade-fair", city="torreon")
    factories.event("Film", "Cine", city="el-paso")
    page = read(client, "/en/events/fair/")
    assert words(page.select_one("#alike")) == "Something similar in El Paso"
    assert [words(title) for title in page.select(".card__title")] == ["Other fair"]


@pytest.mark.parametrize(
    "query", ["?kind=cultural&city=torreon", "?when=weekend", "?view=month&month=2027-01&city=el-paso"]
)
def test_the_other_language_shows_the_same_list(client, query):
    factories.event()
    switch = read(client, f"/en/events/{query}").select_one(".language-switch")
    assert switch["href"] == f"/es/eventos/{query}"
    assert read(client, switch["href"]).select_one("[data-listing]")


def test_a_page_in_one_language_is_in_that_list_alone(client):
    factories.event("", "Sólo en español", slug="solo")
    assert not read(client, "/en/events/").select(".event-row")
    assert read(client, "/es/eventos/").select(".event-row")
    page = read(client, "/en/events/solo/")
    assert page.h1["lang"] == "es-MX"
    assert words(page.select_one(".event-answers dt")) == "When"


def test_a_month_is_a_page_of_its_own_where_there_is_something_in_it(client):
    event = factories.event(first_date=today() + DAY)
    month = f"?view=month&month={event.first_date:%Y-%m}"
    page = read(client, f"/en/events/{month}&city=torreon")
    assert page.select_one("link[rel=canonical]")["href"].endswith(month)
    assert not page.select("meta[name=robots]")
    assert page.select_one(".month__event")
    assert page.select_one("a[rel=next]")
    assert read(client, "/en/events/?view=month&month=2001-01").select("meta[name=robots][content=noindex]")


def test_where_nothing_is_found_there_is_a_way_on(client):
    factories.event()
    factories.city("el-paso")
    for query in ("?when=past", "?since=2001-01-01&until=2001-01-02", "?city=el-paso", "?view=month&month=2001-01"):
        ways = read(client, f"/en/events/{query}").select(".listing__ways a")
        assert ways, query
        for way in ways:
            read(client, way["href"])


def test_other_pages_show_what_is_coming_of_their_kinds(client):
    now = timezone.now()
    soon = now.date() + 5 * DAY
    factories.event("Film", "Cine", first_date=soon, city="el-paso")
    factories.event("Fair", "Feria", first_date=soon, kind="trade-fair")
    factories.event("Off", "Cancelado", first_date=soon, status="cancelled")
    factories.event("Over", "Pasado", first_date=soon - 20 * DAY)
    assert [event.title_en for event in cards.coming("en", now, 3, kinds=cards.TOURISM)] == ["Film"]
    assert [event.title_en for event in cards.coming("en", now, 3, city=factories.city("torreon"))] == ["Fair"]
    assert cards.coming("en", now, 3, kinds=cards.CULTURE)[0].shown_date.first_date == soon
    home = read(client, "/en/")
    assert {words(title) for title in home.select(".both__title")} == {"Film", "Fair", "Off"}
    factories.index()
    assert [words(card.select_one(".card__title")) for card in read(client, "/en/tourism/").select(".card--event")] == [
        "Film"
    ]
