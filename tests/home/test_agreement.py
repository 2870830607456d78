"""The agreement: who signed, what it is about, and what has come of it."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.models import AgreementPage, Commitment, Result
from media.models import SiteDocument
from tests import factories

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [found.get_text(" ", strip=True) for found in page.select(selector)]


@pytest.mark.parametrize(
    ("address", "names", "day", "parties"),
    [
        ("/en/agreement/", ["El Paso", "Torreón"], "Signed on April 28, 2023", ["City of el-paso", "City of torreon"]),
        (
            "/es/convenio/",
            ["El Paso", "Torreón"],
            "Firmado el 28 de abril de 2023",
            ["Ciudad de el-paso", "Ciudad de torreon"],
        ),
    ],
)
def test_both_cities_meet_over_the_day_of_signing(client, address, names, day, parties):
    factories.agreement()
    page = read(client, address)
    assert texts(page, ".pact__name") == names
    assert texts(page, ".pact__paper > p") == [day]
    assert texts(page, ".pact__party") == parties


def test_what_is_not_known_is_left_out(client):
    factories.agreement()
    paper = read(client, "/en/agreement/").select_one(".pact__paper").get_text()
    assert "force" not in paper
    agreement = AgreementPage.objects.get()
    agreement.state, agreement.in_force_until = "in-force", "2028-04-28"
    agreement.save()
    assert texts(read(client, "/en/agreement/"), ".pact__paper > p") == [
        "Signed on April 28, 2023 · In force · in force until April 28, 2028"
    ]


def test_the_document_is_at_hand_where_there_is_one(client):
    agreement = factories.agreement()
    file = SimpleUploadedFile("agreement.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    agreement.document = SiteDocument(title_en="The agreement", title_es="El convenio", file=file)
    agreement.document.save()
    agreement.save()
    (link,) = read(client, "/es/convenio/").select(".pact__paper .document")
    assert link.select_one(".document__title").get_text() == "El convenio"
    assert client.get(link["href"]).status_code == 200


def test_the_areas_stand_in_the_order_of_the_agreement_each_with_its_gain(client):
    factories.area("Trade", "Comercio")
    factories.area("Culture", "Cultura", topic="culture")
    factories.area("", "Industria", topic="industry")
    factories.project_index()
    english, spanish = read(client, "/en/agreement/"), read(client, "/es/convenio/")
    assert texts(english, ".area__title") == ["Trade", "Culture", "Joint projects"]
    assert texts(spanish, ".area__title") == ["Comercio", "Cultura", "Industria", "Proyectos conjuntos"]
    assert texts(english, ".area p")[0] == "Trade: en."
    assert spanish.select_one(".area__title a")["href"] == "/es/convenio/trade/"


def test_the_agreement_shows_newest_projects_and_last_results_in_the_readers_language(client):
    bridge = factories.project("Bridge", "Puente", starts_on="2025-01-01")
    factories.project("", "Escuela", starts_on="2026-01-01")
    bridge.results.add(
        Result(words_en="stones laid", words_es="piedras puestas", figure="36", reached_on="2025-03-01"),
        Result(words_es="solo en español", reached_on="2025-04-01"),
    )
    bridge.save()
    english, spanish = read(client, "/en/agreement/"), read(client, "/es/convenio/")
    assert texts(english, ".project-card__title") == ["Bridge"]
    assert texts(spanish, ".project-card__title") == ["Escuela", "Puente"]
    assert texts(english, ".result__figure") == ["36"]
    assert texts(english, ".result__words") == ["stones laid"]
    assert texts(spanish, ".result__words") == ["solo en español", "piedras puestas"]


def test_results_of_a_project_taken_down_are_not_told(client):
    bridge = factories.project()
    bridge.results.add(Result(words_en="stones laid", words_es="piedras puestas"))
    bridge.save()
    bridge.unpublish()
    assert "stones laid" not in client.get("/en/agreement/").text


def test_an_area_says_what_is_foreseen_and_what_there_is(client):
    area = factories.area("Trade", "Comercio")
    area.commitments.add(Commitment(words_en="Fairs", words_es="Ferias"), Commitment(words_es="Foros"))
    area.save()
    factories.project("Stand", "Puesto", topics=["trade"])
    factories.project("Film", "Cine", topics=["culture"])
    page = read(client, "/en/agreement/trade/")
    assert texts(page, ".foreseen li") == ["Fairs", "Foros"]
    assert page.select_one(".foreseen [lang]")["lang"] == "es-MX"
    assert texts(page, ".project-card__title") == ["Stand"]
    assert not page.select("#places")


def test_an_area_leads_to_its_section_and_shows_what_is_there(client):
    factories.destination("Mountain", "Sierra", city="el-paso")
    factories.destination("Museum", "Museo", city="torreon")
    factories.area("Tourism", "Turismo", topic="tourism", section=factories.index())
    page = read(client, "/es/convenio/tourism/")
    assert page.select_one(".area-page__way a")["href"] == "/es/turismo/"
    assert texts(page, ".card__title") == ["Sierra", "Museo"]


def test_an_area_of_which_there_is_nothing_says_so_and_names_who_can_be_asked(client):
    city = factories.city("torreon")
    city.contact = factories.contact("torreon", city=city)
    city.save()
    factories.area("Trade", "Comercio")
    page = read(client, "/en/agreement/trade/")
    assert page.select_one("#nothing-yet")
    assert texts(page, "main .halls .contact__name") == ["Twinning office"]
    assert "city--agave" in page.select_one("main .contact")["class"]

    factories.article(topics=["trade"])
    assert not read(client, "/en/agreement/trade/").select("#nothing-yet, main .halls")


def test_every_area_leads_to_the_ones_before_and_after_that_its_reader_can_read(client):
    factories.area("Trade", "Comercio")
    factories.area("Culture", "", topic="culture")
    factories.area("Tourism", "Turismo", topic="tourism")
    factories.project_index()
    assert texts(read(client, "/en/agreement/trade/"), ".neighbour a") == ["Culture"]
    assert texts(read(client, "/en/agreement/tourism/"), ".neighbour a") == ["Culture", "Joint projects"]
    assert texts(read(client, "/es/convenio/tourism/"), ".neighbour a") == ["Comercio", "Proyectos conjuntos"]
    assert texts(read(client, "/es/convenio/proyectos/"), ".neighbour a") == ["Turismo"]


def test_an_area_live_in_one_language_shows_its_words_under_a_notice(client):
    factories.area("", "Industria", topic="industry")
    page = read(client, "/en/agreement/industria/")
    assert page.select_one(".notice")
    assert page.select_one(".leaf__words")["lang"] == "es-MX"
    assert page.h1.get_text() == "Industria"


def test_what_is_said_to_machines_names_where_the_page_lies(client):
    factories.area("Trade", "Comercio")
    (data,) = read(client, "/en/agreement/trade/").select('script[type="application/ld+json"]')
    assert "BreadcrumbList" in data.get_text()
