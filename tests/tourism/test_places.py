"""What lies near a place, and what the other city has of the kind (T4)."""

import pytest

from tests import factories
from tourism.choices import Kind
from tourism.models import DestinationPage
from tourism.places import chosen_distance

pytestmark = pytest.mark.django_db

AROCENA = {"latitude": "25.5380", "longitude": "-103.4621"}


def titles(places) -> list[str]:
    return [place.title_en for place in places]


def test_distances_follow_the_great_circle():
    factories.destination("Arocena", "Arocena", **AROCENA)
    factories.destination("Plaza", "Plaza", city="el-paso", latitude="31.7596", longitude="-106.4900")
    far = DestinationPage.objects.with_distance(*DestinationPage.objects.get(slug="arocena").coordinates)
    metres = dict(far.values_list("slug", "metres"))
    assert metres["arocena"] == pytest.approx(0, abs=1)
    # Vincenty's formula on the WGS 84 ellipsoid gives 749.5 km.
    assert metres["plaza"] == pytest.approx(749_500, rel=0.005)


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


def test_the_other_city_offers_what_shares_most_kinds():
    here = factories.destination("Arocena", "Arocena", kinds=[Kind.MUSEUM, Kind.ART], **AROCENA)
    factories.destination("Park", "Parque", city="el-paso", kinds=[Kind.PARK])
    factories.destination("History", "Historia", city="el-paso", kinds=[Kind.MUSEUM])
    factories.destination("Art", "Arte", city="el-paso", kinds=[Kind.ART, Kind.MUSEUM])
    factories.destination("Same side", "Mismo lado", kinds=[Kind.MUSEUM, Kind.ART])
    assert titles(DestinationPage.objects.around(here, "en", 10).twins) == ["Art", "History", "Park"]


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
