"""Programs of culture: what their facts may say, when they are on, and what stands on their pages."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from culture.choices import Field, Season, Timing
from culture.models import ProgramEvent, ProgramHighlight, ProgramPage, ProgramRelated
from culture.templatetags.culture import audiences, when_on
from elements.choices import Admission, Audience, Currency
from tests import factories
from tests.bilingual import editing

TODAY = date(2026, 6, 1)
BEFORE, AFTER = date(2026, 5, 31), date(2026, 6, 2)


def read(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [found.get_text(" ", strip=True) for found in page.select(selector)]


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({}, []),
        ({"timing": Timing.ALL_YEAR}, []),
        ({"timing": Timing.ALL_YEAR, "seasons": [Season.FALL]}, ["seasons"]),
        ({"timing": Timing.ALL_YEAR, "ends_on": TODAY}, ["ends_on"]),
        ({"timing": Timing.SEASONS}, ["seasons"]),
        ({"timing": Timing.SEASONS, "seasons": [Season.FALL]}, []),
        ({"timing": Timing.SEASONS, "seasons": [Season.FALL], "starts_on": TODAY}, ["starts_on"]),
        ({"timing": Timing.PERIOD}, ["starts_on"]),
        ({"timing": Timing.PERIOD, "starts_on": TODAY}, []),
        ({"timing": Timing.PERIOD, "starts_on": TODAY, "ends_on": TODAY}, []),
        ({"timing": Timing.PERIOD, "starts_on": TODAY, "ends_on": BEFORE}, ["ends_on"]),
        ({"seasons": [Season.FALL]}, ["seasons"]),
        ({"price_from": 10}, ["currency"]),
        ({"price_from": 10, "price_to": 20, "currency": Currency.USD}, []),
        ({"price_from": 20, "price_to": 10, "currency": Currency.USD}, ["price_to"]),
        ({"admission": Admission.FREE}, []),
        ({"admission": Admission.FREE, "price_to": 0, "currency": Currency.USD}, ["admission"]),
    ],
)
def test_facts_that_contradict_each_other_are_refused(facts, refused):
    assert list(ProgramPage(fields=[Field.ART], **facts).release_errors([])) == refused


WHEN = [
    ({}, "", ""),
    ({"timing": Timing.ALL_YEAR}, "All year", "Todo el año"),
    ({"timing": Timing.SEASONS, "seasons": ["winter", "fall"]}, "Fall and winter", "Otoño e invierno"),
    ({"timing": Timing.SEASONS, "seasons": ["summer"]}, "Summer", "Verano"),
    ({"timing": Timing.SEASONS}, "", ""),
    ({"timing": Timing.PERIOD}, "", ""),
    (
        {"timing": Timing.PERIOD, "starts_on": BEFORE, "ends_on": TODAY},
        "May 31 – June 1, 2026",
        "31 de mayo al 1 de junio de 2026",
    ),
    (
        {"timing": Timing.PERIOD, "starts_on": date(2026, 5, 1), "ends_on": BEFORE},
        "Ended on May 31, 2026",
        "Terminó el 31 de mayo de 2026",
    ),
    ({"timing": Timing.PERIOD, "starts_on": TODAY}, "Since June 1, 2026", "Desde el 1 de junio de 2026"),
    ({"timing": Timing.PERIOD, "starts_on": AFTER}, "From June 2, 2026 on", "A partir del 2 de junio de 2026"),
]


@pytest.mark.parametrize(("facts", "english", "spanish"), WHEN)
def test_when_a_program_is_on_is_told_as_of_a_day(facts, english, spanish):
    page = ProgramPage(**facts)
    told = {}
    for language in ("en", "es"):
        with translation.override(language):
            told[language] = when_on(page, TODAY).replace("\xa0", " ")
    assert told == {"en": english, "es": spanish}


@pytest.mark.parametrize(("day", "ended"), [(BEFORE, False), (TODAY, False), (AFTER, True)])
def test_a_program_has_ended_after_its_last_day(day, ended):
    assert ProgramPage(timing=Timing.PERIOD, starts_on=BEFORE, ends_on=TODAY).has_ended(day) is ended


def test_for_whom_is_told_in_a_line():
    assert audiences([Audience.FAMILIES, Audience.STUDENTS]) == "Families, students"


@pytest.mark.django_db
class TestAProgram:
    def test_needs_a_field_whatever_language_goes_out(self):
        with pytest.raises(ValidationError, match="whether it is art, cinema, history, geography or language"):
            factories.program(fields=[])

    def test_answers_when_for_whom_and_what_it_costs_first(self, client):
        factories.program(
            timing=Timing.ALL_YEAR,
            audiences=[Audience.FAMILIES],
            admission=Admission.PAID,
            price_from=40,
            price_to=60,
            currency=Currency.MXN,
        )
        assert texts(read(client, "/en/culture/murals/"), ".answer") == [
            "All year",
            "$40 to $60\xa0MXN",
            "For families",
        ]

    def test_says_what_nobody_knows_yet(self, client):
        factories.program()
        page = read(client, "/es/cultura/murals/")
        assert texts(page, ".answer") == ["Fechas por confirmar", "Precio sin verificar"]

    def test_names_who_carries_it_and_where_it_happens_in_the_order_of_the_form(self, client):
        college = factories.institution("College", "Colegio", city="el-paso")
        museum = factories.institution("Museum", "Museo", kind="museum")
        place = factories.destination("Canal", "Canal", slug="canal")
        factories.program(carriers=[museum, college], places=[place])
        page = read(client, "/en/culture/murals/")
        visit = page.select_one(".place__visit")
        assert texts(visit, ".lead-on__title") == ["Museum", "College", "Canal"]
        assert [link["href"] for link in visit.select("a")] == [
            "/en/culture/institutions/museum/",
            "/en/culture/institutions/college/",
            "/en/tourism/canal/",
        ]

    def test_names_an_institution_in_the_other_language_with_a_note(self, client):
        factories.program(carriers=[factories.institution("", "Colegio")])
        [link] = read(client, "/en/culture/murals/").select(".place__visit a")
        assert link["href"] == "/es/cultura/instituciones/colegio/"
        assert link.get_text(" ", strip=True) == "Colegio (in Spanish)"

    def test_leaves_out_pages_that_are_live_nowhere_or_not_for_everybody(self, client):
        gone, secret = factories.institution("Gone", "Ida"), factories.institution("Secret", "Secreta")
        factories.program(carriers=[gone, secret])
        gone.unpublish()
        PageViewRestriction.objects.create(page=secret, restriction_type="login")
        assert read(client, "/en/culture/murals/").select(".place__visit a") == []

    def test_tells_what_to_see_and_do_in_the_language_shown_or_else_the_other(self, client):
        page = factories.program()
        page.highlights.add(ProgramHighlight(name_en="Look up", name_es="Mire arriba", text_en="It is painted."))
        page.save()
        [told] = read(client, "/es/cultura/murals/").select(".highlight")
        assert told.h3.get_text() == "Mire arriba"
        assert told.p.span["lang"] == "en-US"

    def test_shows_what_the_other_city_has_of_the_same_kind(self, client):
        factories.program("Here", "Aquí", cities=["torreon"], fields=[Field.CINEMA, Field.ART])
        factories.program("Art there", "Arte", cities=["el-paso"], fields=[Field.ART])
        factories.program("Cinema there", "Cine", cities=["el-paso"], fields=[Field.CINEMA])
        factories.program("Cinema here", "Cine aquí", cities=["torreon"], fields=[Field.CINEMA])
        factories.program("History there", "Historia", cities=["el-paso"], fields=[Field.HISTORY])
        page = read(client, "/en/culture/here/")
        assert texts(page, "#twins") == ["Of the same kind in El Paso"]
        assert texts(page, ".twins .card__title") == ["Cinema there", "Art there"]

    def test_shows_others_where_the_other_city_has_nothing_of_the_kind(self, client):
        factories.program("Here", "Aquí", cities=["torreon"], fields=[Field.CINEMA])
        factories.program("History there", "Historia", cities=["el-paso"], fields=[Field.HISTORY])
        page = read(client, "/en/culture/here/")
        assert texts(page, "#twins") == ["Also in El Paso"]

    def test_shows_what_its_editor_chose_first(self, client):
        here = factories.program("Here", "Aquí", cities=["torreon"], fields=[Field.CINEMA])
        factories.program("Cinema there", "Cine", cities=["el-paso"], fields=[Field.CINEMA])
        chosen = factories.program("Chosen", "Elegido", cities=["torreon"], fields=[Field.HISTORY])
        here.related_programs.add(ProgramRelated(related=chosen))
        here.save()
        page = read(client, "/en/culture/here/")
        assert texts(page, ".twins .card__title") == ["Chosen", "Cinema there"]
        assert texts(page, "#twins") == ["More programs"]

    def test_alone_still_leads_on(self, client):
        factories.program()
        page = read(client, "/en/culture/murals/")
        assert page.select("#twins") == []
        assert [link["href"] for link in page.select(".twins a")] == ["/en/culture/"]

    def test_in_the_other_language_says_so_and_leads_to_what_its_reader_can_read(self, client):
        factories.program("", "Murales", cities=["torreon"])
        factories.program("Prints", "Grabado", cities=["el-paso"])
        page = read(client, "/en/culture/murales/")
        assert page.h1["lang"] == "es-MX"
        assert texts(page, ".twins .card__title") == ["Prints"]

    def test_is_previewed_with_what_its_draft_chooses(self, rf):
        college = factories.institution("College", "Colegio")
        page = factories.program(carriers=[college], places=[factories.destination()])
        page.highlights.add(ProgramHighlight(name_en="Look up"))
        draft = page.save_revision().as_object()
        response = draft.make_preview_request(preview_mode="en")
        html = BeautifulSoup(response.content, "html.parser")
        assert texts(html, ".lead-on__title") == ["College", "Museum"]
        assert texts(html, ".highlight__name") == ["Look up"]


@pytest.mark.django_db
class TestItsEvents:
    def titles(self, client, address="/en/culture/murals/"):
        return texts(read(client, address), ".happening__title")

    def test_are_those_at_its_institutions_and_places_and_those_that_its_editor_chose(self, client):
        college = factories.institution("College", "Colegio")
        theater = factories.destination("Theater", "Teatro", slug="theater")
        hall = factories.institution("Hall", "Sala", place_page=theater)
        canal = factories.destination("Canal", "Canal", slug="canal")
        program = factories.program(carriers=[college, hall], places=[canal])
        factories.event("At the college", "En el colegio", venue_page=college)
        factories.event("At the theater", "En el teatro", venue_page=theater)
        factories.event("At the canal", "En el canal", venue_page=canal)
        factories.event("Elsewhere", "En otra parte")
        chosen = factories.event("Chosen", "Elegido")
        program.chosen_events.add(ProgramEvent(event=chosen))
        program.save()
        assert sorted(self.titles(client)) == ["At the canal", "At the college", "At the theater", "Chosen"]

    def test_are_to_come_the_next_first_and_live_in_the_language_of_the_reader(self, client):
        college = factories.institution()
        factories.program(carriers=[college])
        today = timezone.localdate()
        for title, days in (("Later", 9), ("Sooner", 3), ("Over", -3)):
            factories.event(title, title, venue_page=college, first_date=today + timedelta(days=days))
        factories.event("", "Solo en español", venue_page=college)
        assert self.titles(client) == ["Sooner", "Later"]
        assert "Solo en español" in self.titles(client, "/es/cultura/murals/")

    def test_are_not_asked_for_where_nothing_leads_to_any(self, client, django_assert_max_num_queries):
        factories.program()
        factories.event("Elsewhere", "En otra parte")
        assert self.titles(client) == []


@pytest.mark.django_db
class TestItsForm:
    def test_names_everything_in_the_language_of_the_editor(self, client):
        editing.sign_in(client, "es")
        page = factories.program(carriers=[factories.institution()], places=[factories.destination()])
        form = editing.soup(client.get(editing.edit_address(page)))
        labels = {
            found.get_text(" ", strip=True) for found in form.select("#tab-content label, #tab-facts label, label")
        }
        assert {"Arte", "Cine", "Historia", "Geografía", "Idiomas", "Todo el año", "Verano", "Estudiantes"} <= labels
        assert [found["value"] for found in form.select("[name=timing]")] == ["", *Timing.values]

    def test_publishes_what_was_written_and_refuses_what_contradicts_itself(self, client):
        editing.sign_in(client)
        page = factories.program()
        publish = {"action-publish": "yes", "fields": ["art", "cinema"], "timing": "seasons"}
        sent = editing.edit_data(client, page, **publish)
        response = client.post(editing.edit_address(page), sent, follow=True)
        assert "In which seasons?" in editing.soup(response).get_text()
        sent = editing.edit_data(client, page, **publish, seasons=["fall"])
        client.post(editing.edit_address(page), sent, follow=True)
        page.refresh_from_db()
        assert (page.fields, page.seasons) == (["art", "cinema"], ["fall"])

    def test_of_an_institution_asks_for_a_contact_and_a_destination(self, client):
        editing.sign_in(client)
        page = factories.institution(place_page=factories.destination())
        form = editing.soup(client.get(editing.edit_address(page)))
        assert form.select("[name=place_page]")
        assert form.select('[name="contacts-TOTAL_FORMS"]')
