"""What a page's head tells search engines and whoever shows a link to it."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from elements.choices import Admission
from elements.machines import graph
from media.models import Licence
from tests import factories
from tourism.choices import Access, Kind
from tourism.models import DestinationPage, OpeningException, OpeningHours

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"


def head(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def objects(page: BeautifulSoup) -> dict[str, Any]:
    """Return what the page's one data block says, by the (first) type of each object."""
    [block] = page.find_all("script", type="application/ld+json")
    data = json.loads(block.string)
    assert data["@context"] == "https://schema.org"
    found = {}
    for thing in data["@graph"]:
        kind = thing["@type"]
        found[kind if isinstance(kind, str) else kind[0]] = thing
    assert len(found) == len(data["@graph"])
    return found


def meta(page: BeautifulSoup) -> dict[str, str]:
    return {tag.get("property") or tag.get("name"): tag["content"] for tag in page.find_all("meta", content=True)}


@pytest.fixture
def museum() -> DestinationPage:
    hero = factories.picture(size=(1600, 1000))
    hero.credit, hero.licence = "Ana Ríos", Licence.CC_BY
    hero.save()
    page = factories.destination(
        "Museum",
        "Museo",
        slug="museum",
        slug_es="museo",
        hero=hero,
        kinds=[Kind.MUSEUM],
        latitude="25.538000",
        longitude="-103.462100",
        address="Cepeda 354 Sur",
        phone="+528717120233",
        website_es="https://museo.example.org/",
        languages_spoken=["en", "es"],
        admission=Admission.PAID,
        price_from="40",
        currency="MXN",
        step_free=Access.YES,
    )
    page.opening_hours.add(OpeningHours(weekdays=[1, 2, 3], opens="10:00", closes="17:00"))
    page.opening_hours.add(
        OpeningHours(
            weekdays=[5, 6],
            opens="20:00",
            closes="01:00",
            first_date="2020-06-01",
            last_date="2020-08-31",
            every_year=True,
        )
    )
    page.opening_exceptions.add(
        OpeningException(first_date="2099-12-25", closed=True, reason_en="Christmas", reason_es="Navidad"),
        OpeningException(first_date="2001-01-01", closed=True),
        OpeningException(first_date="2099-12-31", closed=False),
    )
    page.save()
    return page


#: What schema.org and the search engines' documentation ask for, and what more they recommend that this site knows.
EXPECTED = {
    "BreadcrumbList": {"itemListElement"},
    "TouristAttraction": {
        *("name", "description", "url", "image", "address", "geo", "telephone", "sameAs"),
        *("openingHoursSpecification", "specialOpeningHoursSpecification"),
        *("isAccessibleForFree", "publicAccess", "availableLanguage", "amenityFeature"),
    },
    "Offer": {"price", "priceCurrency", "availableAtOrFrom", "category"},
    "Organization": {"name", "url", "logo"},
    "WebSite": {"name", "url", "inLanguage", "publisher", "description"},
}
ADDRESSES = {
    "/en/tourism/museum/": {"BreadcrumbList", "TouristAttraction", "Offer"},
    "/es/turismo/museo/": {"BreadcrumbList", "TouristAttraction", "Offer"},
    "/en/tourism/": {"BreadcrumbList"},
    "/es/turismo/": {"BreadcrumbList"},
    "/en/": {"Organization", "WebSite"},
    "/es/": {"Organization", "WebSite"},
}


def test_each_page_says_all_that_is_asked_for_in_each_language(client, museum):
    home = factories.home()
    home.summary_en, home.summary_es = "Both cities.", "Las dos ciudades."
    home.save()
    for address, kinds in ADDRESSES.items():
        found = objects(head(client, address))
        assert set(found) == kinds, address
        for kind, thing in found.items():
            assert set(thing) - {"@type", "@id"} == EXPECTED[kind], (address, kind)
            assert thing["@id"].startswith(ROOT)


def test_a_place_is_told_in_the_language_of_the_page(client, museum):
    place = objects(head(client, "/es/turismo/museo/"))["TouristAttraction"]

    assert place["@type"] == ["TouristAttraction", "Museum"]
    assert place["@id"] == f"{ROOT}/es/turismo/museo/#place"
    assert place["url"] == f"{ROOT}/es/turismo/museo/"
    assert place["name"] == "Museo"
    assert place["description"] == "Museo: es."
    assert place["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Cepeda 354 Sur",
        "addressLocality": "Torreón",
        "addressRegion": "Coahuila",
        "addressCountry": "MX",
    }
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 25.538, "longitude": -103.4621}
    assert place["isAccessibleForFree"] is False
    assert place["availableLanguage"] == ["en", "es"]
    assert objects(head(client, "/en/tourism/museum/"))["TouristAttraction"]["name"] == "Museum"


def test_a_place_tells_its_hours_with_seasons_and_exceptions(client, museum):
    place = objects(head(client, "/en/tourism/museum/"))["TouristAttraction"]
    weekly, summer = place["openingHoursSpecification"]

    assert weekly["dayOfWeek"] == [f"https://schema.org/{day}" for day in ("Tuesday", "Wednesday", "Thursday")]
    assert (weekly["opens"], weekly["closes"]) == ("10:00", "17:00")
    assert "validFrom" not in weekly
    assert (summer["opens"], summer["closes"]) == ("20:00", "01:00")
    assert summer["validFrom"].endswith("-06-01")
    assert summer["validThrough"][:4] == summer["validFrom"][:4]
    # What is over, and what nobody knows the times of, is not told.
    assert place["specialOpeningHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "description": "Christmas",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": "2099-12-25",
            "validThrough": "2099-12-25",
        }
    ]


def test_a_picture_is_told_with_its_license_and_credit(client, museum):
    image = objects(head(client, "/en/tourism/museum/"))["TouristAttraction"]["image"]

    assert image["@type"] == "ImageObject"
    assert image["contentUrl"].startswith(f"{ROOT}/media/")
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert image["creditText"] == "Ana Ríos"
    assert image["caption"] == "Dunes"


def test_a_price_stands_as_an_offer_at_the_place(client, museum):
    found = objects(head(client, "/en/tourism/museum/"))

    assert found["Offer"]["price"] == "40.00"
    assert found["Offer"]["priceCurrency"] == "MXN"
    assert found["Offer"]["availableAtOrFrom"] == {"@id": found["TouristAttraction"]["@id"]}


def test_what_is_not_known_is_left_out(client):
    factories.destination("Hill", "Cerro")
    place = objects(head(client, "/en/tourism/hill/"))["TouristAttraction"]

    assert set(place) == {"@type", "@id", "name", "description", "url", "address"}


def test_the_way_to_a_page_is_told_from_the_home_page_on(client, museum):
    steps = objects(head(client, "/es/turismo/museo/"))["BreadcrumbList"]["itemListElement"]

    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"] for step in steps] == [f"{ROOT}/es/", f"{ROOT}/es/turismo/", f"{ROOT}/es/turismo/museo/"]
    assert [step["name"] for step in steps][1:] == ["Turismo", "Museo"]
    assert {step["@type"] for step in steps} == {"ListItem"}


def test_a_page_in_the_other_language_is_told_in_that_one(client):
    factories.destination("", "Casa", slug="casa")
    page = head(client, "/en/tourism/casa/")

    assert objects(page)["TouristAttraction"]["url"] == f"{ROOT}/es/turismo/casa/"
    assert meta(page)["og:url"] == f"{ROOT}/es/turismo/casa/"
    assert meta(page)["og:locale"] == "es_MX"


def test_words_cant_end_the_data_block():
    text = graph([{"name": "</script><!-- & \u2028\u2029"}])

    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text)["@graph"] == [{"name": "</script><!-- & \u2028\u2029"}]


def test_a_shared_link_shows_the_pages_picture(client, museum):
    said = meta(head(client, "/es/turismo/museo/"))

    assert said["og:image"].startswith(f"{ROOT}/media/")
    assert said["og:image"].endswith(".jpg")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:type"] == "image/jpeg"
    assert said["og:image:alt"] == "Dunas"
    assert said["og:locale"] == "es_MX"
    assert said["og:locale:alternate"] == "en_US"
    assert said["og:url"] == f"{ROOT}/es/turismo/museo/"
    assert said["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("language", ["en", "es"])
def test_without_a_picture_a_shared_link_shows_the_sites_card_in_its_language(client, language):
    factories.home()
    said = meta(head(client, f"/{language}/"))
    file = finders.find(f"img/card-{language}.png")

    assert said["og:image"] == f"{ROOT}/static/img/card-{language}.png"
    with Image.open(file) as image:
        assert (str(image.width), str(image.height)) == (said["og:image:width"], said["og:image:height"])


def test_a_page_that_is_not_there_says_nothing(client):
    page = head(client, "/en/nowhere/")

    assert not page.find_all("script", type="application/ld+json")
    assert "og:image" not in meta(page)
