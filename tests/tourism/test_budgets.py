"""What a page costs in queries, whatever the number of destinations, with an alert in force.

The first request of a process also fills what Wagtail keeps for good (content types, site roots): it isn't counted.
"""

import itertools

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage, HomeSide
from media.models import Rendition
from media.renditions import all_specs
from tests import factories
from tourism.choices import Kind
from tourism.models import DestinationPage, GalleryImage, OpeningException, OpeningHours

pytestmark = pytest.mark.django_db


def fill(number: int) -> DestinationPage:
    """Add ``number`` live destinations of both cities, all with a picture and hours; return one with a full page."""
    first = factories.destination(
        "Museum",
        "Museo",
        slug_es="museo",
        city="torreon",
        kinds=[Kind.MUSEUM],
        hero=factories.picture(),
        latitude="25.5380",
        longitude="-103.4621",
    )
    parent = factories.index()
    cities = itertools.cycle([factories.city("el-paso"), factories.city("torreon")])
    for n in range(1, number):
        page = factories.bare_child(
            DestinationPage,
            parent,
            n,
            city=next(cities),
            hero=first.hero,
            kinds=[list(Kind)[n % len(Kind)]],
            latitude=25 + n / 1000,
            longitude=-103,
            summary_en="x",
            summary_es="x",
        )
        models.Model.save(page)
    OpeningHours.objects.bulk_create(
        OpeningHours(page=page, weekdays=[1, 2, 3], opens="09:00", closes="17:00")
        for page in DestinationPage.objects.all()
    )
    OpeningException.objects.bulk_create(
        OpeningException(page=page, first_date="2026-12-25") for page in DestinationPage.objects.all()
    )
    GalleryImage.objects.bulk_create(GalleryImage(page=first, image=first.hero) for _ in range(4))
    first.body_es = [("image", {"image": first.hero, "alt_text": "x", "decorative": False})]
    first.save()
    factories.alert(link_page=parent)
    home = HomePage.objects.get()
    home.sides.add(*(HomeSide(city=factories.city(key), picture=first.hero) for key in ("el-paso", "torreon")))
    home.save()
    return first


#: Destination: site; page, those above it, menu and whether they are restricted; destination with city, picture and
#: hours; facts of all places, and the cards of those near by and on the other side; pictures of story and gallery; all
#: renditions; alerts and city halls.
DESTINATION = 8
#: Listing: site; page, those above it, menu and whether they are restricted; index page; all counts; a page of cards;
#: renditions; alerts and city halls.
LISTING = 7
#: Below the whole list stand coming events.
WHOLE = LISTING + 1
#: Where nothing is found there are no renditions to ask for.
EMPTY = 5

BUDGETS = {
    "/en/tourism/museum/": DESTINATION,
    "/es/turismo/museo/": DESTINATION,
    "/es/turismo/museo/?within=150": DESTINATION,
    "/en/tourism/": WHOLE,
    "/es/turismo/": WHOLE,
    "/es/turismo/?kind=museum": LISTING,
    "/en/tourism/?kind=museum&kind=park&city=torreon&reach=city": LISTING,
    "/es/turismo/?q=pagina&sort=newest&page=2": LISTING,
    "/en/tourism/?city=nowhere&kind=&page=x&free=maybe": WHOLE,
    "/es/turismo/?free=yes&step_free=yes": EMPTY,
}


@pytest.mark.parametrize("number", [20, 500])
def test_queries(client, number):
    fill(number)
    for address in BUDGETS:
        assert client.get(address).status_code == 200
    assert {address: count(client, address) for address in BUDGETS} == BUDGETS


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_no_rendition_is_made_for_a_reader(client):
    fill(2)
    before = Rendition.objects.count()
    assert before == len(set(all_specs()))
    for address in ("/en/", "/es/turismo/", "/en/tourism/museum/"):
        html = client.get(address).content.decode()
        assert ".avif" in html
    assert Rendition.objects.count() == before
