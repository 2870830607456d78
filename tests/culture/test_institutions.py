"""Institutions: what their pages say and lead to, and what they are drawn as."""

import pytest
from django.template.loader import get_template

from culture import plates
from culture.choices import Field, InstitutionKind
from culture.models import InstitutionContact, InstitutionPage
from elements.plates import Plate
from tests import factories
from tests.culture import exchanges
from tests.culture.test_programs import read, texts


@pytest.mark.parametrize(
    ("latitude", "longitude", "refused"),
    [(None, None, []), (25.5, -103.4, []), (25.5, None, ["longitude"]), (None, -103.4, ["latitude"])],
)
def test_coordinates_need_both_numbers(latitude, longitude, refused):
    assert list(InstitutionPage(latitude=latitude, longitude=longitude).release_errors([])) == refused


@pytest.mark.django_db
class TestAnInstitution:
    address = "/en/culture/institutions/college/"

    def test_says_where_it_is_and_how_to_reach_it(self, client):
        page = factories.institution(
            city="el-paso",
            address="1 College Ave.",
            latitude="31.770000",
            longitude="-106.505000",
            phone="+19157475000",
            email="hello@example.org",
            website_es="https://es.example.org/",
        )
        page.contacts.add(InstitutionContact(contact=factories.contact()))
        page.save()
        html = read(client, self.address)
        assert texts(html, ".address") == ["1 College Ave. El Paso, Texas"]
        links = [link["href"] for link in html.select("article a")]
        assert "https://www.openstreetmap.org/?mlat=31.770000&mlon=-106.505000#map=16/31.770000/-106.505000" in links
        assert {"tel:+19157475000", "mailto:hello@example.org", "https://es.example.org/"} <= set(links)
        assert texts(html, ".contact__name") == ["Twinning office"]

    def test_without_facts_says_no_more_than_its_city(self, client):
        factories.institution(city="el-paso")
        html = read(client, self.address)
        assert texts(html, ".answer") == ["El Paso , Texas"]
        assert html.select("[href*=openstreetmap]") == []

    def test_lists_its_programs_that_are_live_in_the_language_of_the_reader(self, client):
        college = factories.institution()
        factories.program("Prints", "Grabado", carriers=[college], hero=factories.picture())
        factories.program("Dance", "Danza", carriers=[college], cities=["el-paso"])
        factories.program("", "Solo en español", carriers=[college])
        factories.program("Of others", "De otros")
        html = read(client, self.address)
        assert texts(html, ".carried .card__title") == ["Dance", "Prints"]
        assert len(html.select(".carried img")) == len(html.select(".carried .plate")) == 1

    def test_with_many_programs_leads_to_the_list_of_them(self, client):
        college = factories.institution()
        for n in range(13):
            factories.program(f"Program {n:02}", f"Programa {n:02}", carriers=[college])
        html = read(client, self.address)
        assert len(html.select(".carried .card")) == 12
        [way] = html.select(".place__main a.button")
        assert way["href"] == "/en/culture/?institution=college"
        assert len(read(client, way["href"]).select(".listing .card")) == 13

    def test_without_programs_leads_to_all_of_them(self, client):
        factories.institution()
        html = read(client, self.address)
        assert [link["href"] for link in html.select(".place__main section a")] == ["/en/culture/"]

    def test_lists_the_exchanges_that_it_hosts_and_that_it_sends_to_each_once(self, client):
        college, other = factories.institution(), factories.institution("Other", "Otra", city="el-paso")
        exchanges.program("Hosted", "Recibe", host=college)
        exchanges.program("Elsewhere", "En otra parte", host=other)
        html = read(client, self.address)
        assert texts(html, ".exchange-card__title") == ["Hosted"]

    def test_leads_to_its_page_as_a_destination(self, client):
        factories.institution(place_page=factories.destination(slug="museum"))
        assert "/en/tourism/museum/" in [link["href"] for link in read(client, self.address).select("article a")]

    def test_does_not_lead_to_a_destination_that_was_taken_down(self, client):
        place = factories.destination(slug="museum")
        factories.institution(place_page=place)
        place.unpublish()
        assert "/en/tourism/museum/" not in [link["href"] for link in read(client, self.address).select("a")]

    def test_shows_the_events_that_take_place_at_it_or_at_its_destination(self, client):
        place = factories.destination(slug="museum")
        college = factories.institution(place_page=place)
        factories.event("Talk", "Charla", venue_page=college)
        factories.event("Tour", "Visita", venue_page=place)
        factories.event("Elsewhere", "En otra parte")
        assert sorted(texts(read(client, self.address), ".card--event .card__title")) == ["Talk", "Tour"]

    def test_shows_what_the_other_city_has_of_its_kind(self, client):
        factories.institution(kind=InstitutionKind.MUSEUM)
        factories.institution("Art", "Arte", city="el-paso", kind=InstitutionKind.MUSEUM)
        factories.institution("Same city", "Misma ciudad", kind=InstitutionKind.MUSEUM)
        factories.institution("Theater", "Teatro", city="el-paso", kind=InstitutionKind.THEATRE)
        html = read(client, self.address)
        assert texts(html, "#twins") == ["Of the same kind in El Paso"]
        assert texts(html, ".twins .lead-on__title") == ["Art"]

    def test_is_previewed_before_it_was_ever_published(self):
        page = factories.institution()
        factories.program(carriers=[page])
        draft = page.save_revision().as_object()
        assert draft.make_preview_request(preview_mode="es").status_code == 200


MOTIFS = sorted({motif for group in (plates.FIELDS, plates.KINDS) for motifs in group.values() for motif in motifs})


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_is_drawn(motif):
    assert "<path" in get_template(Plate(motif, app=plates.APP).template).render()


def test_every_field_and_every_kind_has_a_motif():
    assert set(plates.FIELDS) == set(Field)
    assert set(plates.KINDS) == set(InstitutionKind)


@pytest.mark.django_db
def test_programs_of_one_field_look_different_while_there_are_drawings_that_fit():
    programs = [factories.program(f"Show {n}", f"Muestra {n}") for n in range(4)]
    plates.deal_programs(programs)
    assert {program.plate.motif for program in programs[:2]} == set(plates.FIELDS[Field.ART])
    assert len({program.plate for program in programs}) == 4
