"""What a page says of a place, in the words a visitor would use."""

import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from bilingual.templatetags import formats
from elements.models import City
from tourism.choices import Kind
from tourism.models import DestinationPage
from tourism.templatetags import places

#: A page that is made, even one that is never kept, asks for its type.
pytestmark = pytest.mark.django_db

MONDAY = datetime.date(2026, 11, 23)
NINE = datetime.time(9)


@pytest.mark.parametrize(
    ("opens", "in_english", "in_spanish"),
    [
        (MONDAY, "", ""),
        (MONDAY + datetime.timedelta(days=1), "tomorrow", "mañana"),
        (MONDAY + datetime.timedelta(days=2), "on Wednesday", "el miércoles"),
        (MONDAY + datetime.timedelta(days=6), "on Sunday", "el domingo"),
        (MONDAY + datetime.timedelta(days=7), "on November 30", "el 30 de noviembre"),
        (datetime.date(2027, 3, 1), "on March 1, 2027", "el 1 de marzo de 2027"),
    ],
)
def test_the_day_a_place_opens_is_named_as_one_would_today(opens, in_english, in_spanish):
    instant = datetime.datetime.combine(opens, NINE)

    with translation.override("en"):
        assert places.opening_day(instant, MONDAY) == in_english
    with translation.override("es"):
        assert places.opening_day(instant, MONDAY) == in_spanish


@pytest.mark.parametrize(
    ("latitude", "longitude", "kilometres"),
    [("31.758700", "-106.486900", 0), ("31.9119", "-106.5172", 17.3), (None, None, None)],
)
def test_a_place_knows_how_far_it_is_from_its_city(latitude, longitude, kilometres):
    city = City(latitude=Decimal("31.7587"), longitude=Decimal("-106.4869"))
    place = DestinationPage(
        city=city,
        latitude=latitude and Decimal(latitude),
        longitude=longitude and Decimal(longitude),
    )

    found = places.kilometres_from_city(place)

    assert (found and round(found, 1)) == kilometres


@pytest.mark.parametrize(
    ("kinds", "scene"), [([], "land"), (["museum", "nature"], "arcade"), (["food"], "stalls"), (["mission"], "mission")]
)
def test_a_place_without_a_picture_is_drawn_by_its_first_kind(kinds, scene):
    assert places.scene(DestinationPage(kinds=kinds)) == scene


def test_every_kind_has_a_drawing():
    assert set(places.SCENES) == set(Kind)


def test_neighbours_without_a_picture_are_drawn_differently():
    looks = {places.scene_look(DestinationPage(pk=number)) for number in range(8)}

    assert len(looks) == 8


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.museoarocena.com/visita?x=1", "museoarocena.com"),
        ("https://tpwd.texas.gov/state-parks/", "tpwd.texas.gov"),
    ],
)
def test_a_website_is_called_by_its_name(url, name):
    assert formats.site_name(url) == name


@pytest.mark.parametrize(("found", "expected"), [(["", ""], False), (["", "no"], True)])
def test_access_counts_as_checked_when_any_fact_is(found, expected):
    assert places.any_found([("name", value) for value in found]) is expected


@pytest.mark.parametrize(
    ("english", "spanish", "in_english", "in_spanish"),
    [
        ("https://a.org/", "https://es.a.org/", "https://a.org/", "https://es.a.org/"),
        ("https://a.org/", "", "https://a.org/", "https://a.org/"),
        ("", "https://es.a.org/", "https://es.a.org/", "https://es.a.org/"),
        ("", "", "", ""),
    ],
)
def test_readers_are_led_to_the_website_in_their_language_or_else_the_other(english, spanish, in_english, in_spanish):
    place = DestinationPage(website_en=english, website_es=spanish)

    for language, expected in (("en", in_english), ("es", in_spanish)):
        with translation.override(language):
            assert places.website(place) == expected


@pytest.mark.parametrize(
    ("address", "locality", "named"),
    [
        ("19955 US Highway 70 West, Alamogordo, NM 88310", "Alamogordo, New Mexico", True),
        ("Mineral de Ojuela", "Mapimí, Durango", False),
        ("Mineral de Ojuela", "", False),
    ],
)
def test_a_town_that_stands_in_the_address_is_not_said_again(address, locality, named):
    place = DestinationPage(address=address, locality_en=locality)

    with translation.override("en"):
        assert places.address_names_town(place) is named


def test_the_day_a_place_opens_is_seen_from_its_own_clock():
    opens = datetime.datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/Monterrey"))
    # Past midnight in London, still the evening before in Torreón.
    at = datetime.datetime(2026, 11, 24, 1, tzinfo=datetime.UTC)

    with translation.override("en"):
        assert places.opening_day_seen({"at": at}, opens) == "tomorrow"
