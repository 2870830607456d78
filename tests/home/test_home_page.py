"""The home page opens on both cities, each with places of its own."""

import json
from datetime import UTC, datetime, time
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from home.models import HomePage, HomeSide, HomeWay
from tests import factories
from tourism.models import OpeningHours

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    """A home page with both sides, and places on each."""
    page = factories.home()
    for place, key in enumerate(("el-paso", "torreon")):
        page.sides.add(
            HomeSide(sort_order=place, city=factories.city(key), text_en=f"About {key}", text_es=f"Sobre {key}")
        )
    page.agreement_en, page.agreement_es = "<p>Signed.</p>", "<p>Firmado.</p>"
    page.save()
    factories.destination("Mountain", "Sierra", city="el-paso")
    factories.destination("Museum", "Museo", city="torreon")
    factories.destination("", "Casa", city="torreon")
    return page


def read(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def side(page: BeautifulSoup, number: int) -> Tag:
    return page.select(".side")[number]


def titles(part: Any) -> list[str]:
    return [title.get_text(strip=True) for title in part.select(".card__title")]


def test_the_heading_names_both_cities(client, home):
    heading = read(client, "/en/").h1

    assert [name.get_text() for name in heading.select(".pair__name")] == ["El Paso", "Torreón"]


@pytest.mark.parametrize(
    ("address", "first", "second"),
    [("/en/", ["Mountain"], ["Museum"]), ("/es/", ["Sierra"], ["Casa", "Museo"])],
)
def test_each_side_shows_its_places_that_are_live_in_the_readers_language(client, home, address, first, second):
    page = read(client, address)

    assert titles(side(page, 0)) == first
    assert sorted(titles(side(page, 1))) == second


def test_a_side_begins_with_the_place_of_which_most_is_known(client, home):
    sure = factories.destination("Sure", "Segura", latitude="25.54", longitude="-103.46")
    sure.opening_hours.add(OpeningHours(weekdays=[1], opens=time(10), closes=time(18)))
    sure.save()
    factories.destination("Found", "Hallada", latitude="25.54", longitude="-103.46")
    factories.destination("Drawn", "Pintada", always_open=True)
    factories.destination("Newest", "Nueva")

    assert titles(side(read(client, "/en/"), 1)) == ["Sure", "Drawn", "Found"]


def test_each_side_leads_to_the_list_of_its_city(client, home):
    page = read(client, "/es/")

    assert [link["href"] for link in page.select(".side__more a")] == [
        "/es/turismo/?city=el-paso",
        "/es/turismo/?city=torreon",
    ]


@pytest.mark.parametrize(("address", "signed"), [("/en/", "April 28, 2023"), ("/es/", "28 de abril de 2023")])
def test_the_agreement_has_its_date_in_the_readers_words(client, home, address, signed):
    assert read(client, address).select_one(".agreement__date").get_text(strip=True) == signed


def test_a_page_is_the_same_for_every_reader_without_a_session(client, home):
    response = client.get("/en/")

    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_an_editor_finds_the_way_to_the_form_on_the_page(admin_client, home):
    assert "wagtail-userbar" in admin_client.get("/en/").text


def test_editors_are_told_of_faults_in_what_they_write_and_not_in_the_frame_around_it(admin_client, home):
    shown = admin_client.get("/en/").text
    _before, _id, configuration = shown.partition('id="checker-axe-configuration" type="application/json">')
    assert json.loads(configuration.partition("</script>")[0])["context"]["include"] == ["main"]


def test_a_home_page_without_sides_still_has_a_heading(client):
    factories.home()

    assert read(client, "/en/").h1.get_text(strip=True)


def test_what_search_engines_are_told_is_never_the_other_languages_words(client, home):
    home.seo_title_es, home.search_description_es = "Dos ciudades hermanas", "Solo en español"
    home.save()

    english, spanish = read(client, "/en/"), read(client, "/es/")

    assert spanish.title.get_text() == "Dos ciudades hermanas"
    assert english.title.get_text() == home.title_en
    assert "Solo en español" not in str(english)


def test_each_sort_of_reader_is_told_what_is_here_and_led_to_it(client, home):
    home.ways.add(
        HomeWay(heading_en="Traveling", heading_es="De visita", text_es="Qué ver.", target=factories.index()),
        HomeWay(heading_en="Living here", heading_es="Vecinos"),
    )
    home.save()

    page = read(client, "/es/")

    assert [way.get_text(strip=True) for way in page.select(".way-in__who")] == ["De visita", "Vecinos"]
    assert [link["href"] for link in page.select(".way-in a")] == ["/es/turismo/"]
    assert page.select_one(".way-in__what").get_text() == "Qué ver."


def test_a_way_to_what_was_taken_down_is_no_link(client, home):
    page = factories.plain_page("Away", "Ausente")
    home.ways.add(HomeWay(heading_en="Gone", heading_es="Ido", target=page))
    home.save()
    page.unpublish()

    assert not read(client, "/en/").select(".way-in a")


def test_the_three_latest_news_in_the_readers_language(client, home):
    for day in (1, 2, 3, 4):
        factories.article(f"News {day}", f"Nota {day}", published_at=datetime(2026, 5, day, 12, tzinfo=UTC))
    factories.article("", "Solo en español", published_at=datetime(2026, 5, 9, 12, tzinfo=UTC))

    english, spanish = read(client, "/en/").select_one(".latest"), read(client, "/es/").select_one(".latest")

    assert titles(english) == ["News 4", "News 3", "News 2"]
    assert titles(spanish) == ["Solo en español", "Nota 4", "Nota 3"]


def test_what_the_agreement_brings_leads_to_its_areas_and_to_what_was_signed(client, home):
    factories.area("Trade", "Comercio", gain_es="Clientes del otro lado.")
    factories.area("Culture", "", topic="culture")

    part = read(client, "/es/").select_one(".agreement")

    assert [(link.get_text(), link["href"]) for link in part.select(".area__title a")] == [
        ("Comercio", "/es/convenio/trade/")
    ]
    assert part.select_one(".area p").get_text() == "Clientes del otro lado."
    assert part.select_one(".agreement__more a")["href"] == "/es/convenio/"
