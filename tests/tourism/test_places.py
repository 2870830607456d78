"""What lies near a place, and what the other city has of the kind (T4)."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from wagtail.models import PageViewRestriction

from tests import factories
from tourism.choices import Kind
from tourism.listing import DestinationListing
from tourism.models import DestinationPage, OpeningException
from tourism.places import chosen_distance, great_circle

pytestmark = pytest.mark.django_db

AROCENA = {"latitude": "25.5380", "longitude": "-103.4621"}


def titles(places) -> list[str]:
    return [place.title_en for place in places]


def test_distances_follow_the_great_circle():
    arocena, plaza = (Decimal("25.5380"), Decimal("-103.4621")), (Decimal("31.7596"), Decimal("-106.4900"))
    assert great_circle(arocena, arocena) == 0
    # Vincenty's formula on the WGS 84 ellipsoid gives 749.5 km.
    assert great_circle(arocena, plaza) == pytest.approx(749_500, rel=0.005)


def test_near_places_come_nearest_first_within_the_chosen_distance():
    here = factories.destination("Arocena", "Arocena", **AROCENA)
    factories.destination("Theatre", "Teatro", latitude="25.5412", longitude="-103.4570")
    factories.destination("Canal", "Canal", latitude="25.5385", longitude="-103.4618")
    factories.destination("Bridge", "Puente", latitude="25.7930", longitude="-103.7920")
    factories.destination("Nowhere", "Sin lugar")
    assert titles(DestinationPage.objects.around(here, "en", 10).near) == ["Canal", "Theatre"]
    assert titles(DestinationPage.objects.around(here, "en", 50).near) == ["Canal", "Theatre", "Bridge"]


def test_only_places_live_in_the_language_are_near():
    here = factories.destination("Arocena", "Arocena", **AROCENA)
    factories.destination("", "Casa del Cerro", latitude="25.5385", longitude="-103.4618")
    assert len(DestinationPage.objects.around(here, "es", 10).near) == 1
    assert DestinationPage.objects.around(here, "en", 10).near == []


def test_the_other_city_offers_what_is_alike_and_nothing_else():
    here = factories.destination("Arocena", "Arocena", kinds=[Kind.MUSEUM, Kind.ART], **AROCENA)
    factories.destination("Park", "Parque", city="el-paso", kinds=[Kind.PARK])
    factories.destination("History", "Historia", city="el-paso", kinds=[Kind.MUSEUM])
    factories.destination("Art", "Arte", city="el-paso", kinds=[Kind.ART, Kind.MUSEUM])
    factories.destination("Same side", "Mismo lado", kinds=[Kind.MUSEUM, Kind.ART])
    around = DestinationPage.objects.around(here, "en", 10)
    assert (titles(around.twins), around.is_alike) == (["History", "Art"], True)


def test_what_both_places_are_above_all_counts_more_than_all_else_they_share():
    here = factories.destination("Plaza", "Plaza", kinds=[Kind.THEATRE, Kind.LANDMARK, Kind.HISTORY, Kind.ART])
    rest = {"city": "el-paso", "kinds": [Kind.HISTORY, Kind.LANDMARK, Kind.ART]}
    factories.destination("Canal", "Canal", **rest)
    factories.destination("Isauro", "Isauro", city="el-paso", kinds=[Kind.THEATRE])
    factories.destination("Hall", "Salón", city="el-paso", kinds=[Kind.ART, Kind.THEATRE])
    assert titles(DestinationPage.objects.around(here, "en").twins) == ["Isauro", "Hall"]


def test_where_the_other_city_has_nothing_alike_its_places_are_not_called_so():
    here = factories.destination("Arocena", "Arocena", kinds=[Kind.MUSEUM], **AROCENA)
    factories.destination("Park", "Parque", city="el-paso", kinds=[Kind.PARK])
    around = DestinationPage.objects.around(here, "en")
    assert (titles(around.twins), around.is_alike) == (["Park"], False)


def test_a_place_without_coordinates_has_nothing_near_but_counterparts():
    here = factories.destination("House", "Casa", kinds=[Kind.MUSEUM])
    factories.destination("Art", "Arte", city="el-paso", kinds=[Kind.MUSEUM])
    around = DestinationPage.objects.around(here, "en")
    assert (around.within, around.near, titles(around.twins)) == (10, [], ["Art"])


@pytest.mark.parametrize(
    ("latitude", "within", "near"),
    [("25.5385", 10, ["Other"]), ("25.8000", 50, ["Other"]), ("26.5000", 150, ["Other"]), ("29.0000", 10, [])],
)
def test_a_page_begins_with_the_first_distance_that_has_any(latitude, within, near):
    here = factories.destination("Arocena", "Arocena", **AROCENA)
    factories.destination("Other", "Otro", latitude=latitude, longitude="-103.4618")
    around = DestinationPage.objects.around(here, "en")
    assert (around.within, titles(around.near)) == (within, near)


@pytest.mark.parametrize(
    ("asked", "kilometres"),
    [("50", 50), ("150", 150), ("", None), ("x", None), ("9999999999", None), ("-1", None), ("10.0", None)],
)
def test_a_distance_nobody_offered_is_none(asked, kilometres):
    assert chosen_distance(asked) == kilometres


@pytest.mark.parametrize("restriction", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
@pytest.mark.parametrize("above", [False, True])
def test_what_not_everybody_may_see_is_listed_nowhere(client, restriction, above):
    secret = factories.destination("Secret", "Secreto", kinds=[Kind.MUSEUM], **AROCENA)
    open_to_all = factories.destination("Open", "Abierto", city="el-paso", kinds=[Kind.MUSEUM], **AROCENA)
    PageViewRestriction.objects.create(page=factories.index() if above else secret, restriction_type=restriction)
    listed = [] if above else ["Open"]
    assert titles(DestinationPage.objects.live_in("en")) == listed
    assert titles(DestinationPage.objects.featured("en", 3)) == listed
    around = DestinationPage.objects.around(open_to_all, "en", 10)
    assert (around.near, around.twins) == ([], [])
    home = BeautifulSoup(client.get("/en/").content, "html.parser")
    assert "Secret" not in home.get_text()
    if not above:
        assert "Secret" not in client.get("/en/tourism/").text


def test_a_neighbour_of_a_restricted_page_is_listed():
    for number in range(12):
        factories.destination(f"Place {number}", f"Lugar {number}")
    PageViewRestriction.objects.create(page=DestinationPage.objects.first(), restriction_type=PageViewRestriction.LOGIN)
    assert DestinationPage.objects.live_in("en").count() == 11


@pytest.mark.parametrize(("language", "reason"), [("en", ""), ("es", "Navidad")])
def test_why_a_place_is_closed_is_never_told_in_the_other_language(language, reason):
    page = factories.destination("Museum", "")
    page.opening_exceptions.add(OpeningException(first_date="2026-12-25", reason_es="Navidad"))
    page.save()
    for found in (page, DestinationPage.objects.with_schedule().get(pk=page.pk)):
        (exception,) = found.schedule(language).exceptions
        assert exception.reason == reason


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("museos", "es", ["Arocena"]),
        ("teatros", "es", ["Isauro"]),
        ("miradores", "es", []),
        ("theaters", "en", ["Isauro"]),
        ("museum", "en", ["Arocena"]),
        ("teleferico", "en", ["Cable car"]),
        ("cable cars", "es", ["Cable car"]),
        ("mapimí", "en", ["Bridge"]),
    ],
)
def test_a_search_finds_kinds_towns_and_names_in_either_language(client, words, language, found):
    factories.destination("Arocena", "Arocena", kinds=[Kind.MUSEUM])
    factories.destination("Isauro", "Isauro", kinds=[Kind.ART, Kind.THEATRE])
    factories.destination("Cable car", "Teleférico")
    factories.destination("Bridge", "Puente", locality="Mapimí, Durango")
    address = {"en": "/en/tourism/", "es": "/es/turismo/"}[language]
    assert titles(client.get(address, {"q": words}).context["listing"].page) == found


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("kind=museum", "?kind=museum"),
        ("kind=museum&city=torreon", ""),
        ("kind=museum&kind=art", ""),
        ("q=museum", ""),
        ("sort=newest", ""),
        ("kind=museum&sort=newest", ""),
    ],
)
def test_search_engines_keep_one_option_and_not_every_combination(client, query, kept):
    factories.destination("Arocena", "Arocena", kinds=[Kind.MUSEUM, Kind.ART])
    page = client.get(f"/en/tourism/?{query}").content.decode()
    assert f'<link rel="canonical" href="http://testserver/en/tourism/{kept}">' in page


def test_a_place_never_published_is_not_the_newest():
    factories.destination("Old", "Viejo")
    factories.destination("New", "Nuevo")
    DestinationPage.objects.filter(slug="new").update(first_published_at="2026-05-01T12:00Z")
    DestinationPage.objects.filter(slug="old").update(first_published_at=None)
    listing = DestinationListing(QueryDict("sort=newest"), queryset=DestinationPage.objects.all(), language="en")
    assert titles(listing.page) == ["New", "Old"]
