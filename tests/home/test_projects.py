"""Joint projects: how far they are, who takes part, what came of them; and their list."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from home.choices import PartnerKind, ProjectState
from home.models import Partner, ProjectPage, Result
from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
BEFORE, AFTER = date(2026, 5, 31), date(2026, 6, 2)


def read(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [found.get_text(" ", strip=True) for found in page.select(selector)]


@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        (None, None, False),
        (TODAY, None, False),
        (None, TODAY, False),
        (TODAY, TODAY, False),
        (TODAY, AFTER, False),
        (TODAY, BEFORE, True),
    ],
)
def test_a_project_ends_after_it_starts(starts, ends, refused):
    errors = ProjectPage(starts_on=starts, ends_on=ends).release_errors([])
    assert list(errors) == (["ends_on"] if refused else [])


def test_a_draft_may_contradict_itself_and_nothing_publishes_it():
    page = factories.project()
    page.starts_on, page.ends_on = AFTER, BEFORE
    revision = page.save_revision()
    with pytest.raises(ValidationError, match="ends before it starts"):
        revision.publish()


NO_RESULT = "The project is completed, but names no result."
OVER = "The project is under way, but its last day is past."
BEGUN = "The day on which the project starts is past. Is it under way?"


@pytest.mark.parametrize(
    ("facts", "doubts"),
    [
        ({"state": ProjectState.COMPLETED}, [NO_RESULT]),
        ({"state": ProjectState.UNDER_WAY}, []),
        ({"state": ProjectState.UNDER_WAY, "ends_on": TODAY}, []),
        ({"state": ProjectState.UNDER_WAY, "ends_on": BEFORE}, [OVER]),
        ({"state": ProjectState.AGREED, "starts_on": BEFORE}, [BEGUN]),
        ({"state": ProjectState.PROPOSED, "starts_on": BEFORE}, [BEGUN]),
        ({"state": ProjectState.PROPOSED, "starts_on": TODAY}, []),
        ({"state": ProjectState.SUSPENDED, "starts_on": BEFORE, "ends_on": BEFORE}, []),
    ],
)
def test_what_is_odd_is_no_reason_not_to_publish(facts, doubts):
    page = ProjectPage(**facts)
    assert [str(doubt) for doubt in page.doubts(TODAY)] == doubts
    assert page.release_errors([]) == {}


def test_a_completed_project_with_a_result_raises_no_doubt():
    page = ProjectPage(state=ProjectState.COMPLETED)
    page.results.add(Result(words_en="Done"))
    assert page.doubts(TODAY) == []


def test_who_publishes_is_told_what_is_odd(client):
    editing.sign_in(client)
    page = factories.project(state=ProjectState.COMPLETED)
    sent = editing.edit_data(client, page, **{"action-publish": "yes"})
    response = client.post(editing.edit_address(page), sent, follow=True)
    assert NO_RESULT in editing.soup(response).get_text()


@pytest.mark.parametrize(
    ("state", "reached", "here"),
    [
        (ProjectState.PROPOSED, ["Proposed"], "Proposed"),
        (ProjectState.AGREED, ["Proposed", "Agreed"], "Agreed"),
        (ProjectState.UNDER_WAY, ["Proposed", "Agreed", "Under way"], "Under way"),
        (ProjectState.COMPLETED, ["Proposed", "Agreed", "Under way", "Completed"], "Completed"),
    ],
)
def test_the_way_is_lit_up_to_where_a_project_is(client, state, reached, here):
    factories.project(state=state)
    page = read(client, "/en/agreement/projects/bridge/")
    assert texts(page, ".course__step") == ["Proposed", "Agreed", "Under way", "Completed"]
    assert texts(page, ".course__step--reached") == reached
    assert texts(page, '.course__step[aria-current="step"]') == [here]


def test_a_partner_whose_kind_nobody_checked_is_published_without_one(client):
    page = factories.project(partners={"torreon": ""})
    page.partners.add(Partner(name_en="Somebody", name_es="Alguien", kind=""))
    page.save()
    page.full_clean()
    shown = read(client, "/en/agreement/projects/bridge/")
    assert texts(shown, ".partner") == ["Partner Torreón", "Somebody"]
    listing = client.get("/en/agreement/projects/").context["listing"]
    assert {facet.name: facet.options for facet in listing.facets}["partner"] == ()


def test_areas_are_ticked_by_their_names_in_the_language_of_the_admin(client):
    editing.sign_in(client, "es")
    page = factories.project(topics=["trade"])
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found.find_parent("label").get_text(strip=True) for found in form.select("[name=topics][checked]")] == [
        factories.topic("trade").name_es
    ]


def test_what_must_be_chosen_has_no_empty_choice_and_what_needn_t_has(client):
    editing.sign_in(client)
    page = factories.project(partners={"torreon": "public"})
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found["value"] for found in form.select("[name=state]")] == ProjectState.values
    assert [found["value"] for found in form.select('[name="partners-0-kind"]')] == ["", *PartnerKind.values]


def test_a_suspended_project_stands_beside_the_way(client):
    factories.project(state=ProjectState.SUSPENDED)
    page = read(client, "/en/agreement/projects/bridge/")
    assert not page.select(".course")
    assert texts(page, ".stage") == ["Suspended"]


def test_a_page_answers_who_when_and_what_came_of_it(client):
    page = factories.project(
        partners={"el-paso": "public", "torreon": "academic"}, starts_on="2025-09-01", ends_on="2027-06-30"
    )
    page.partners.add(Partner(name_es="Sin inglés", kind="private", website="https://example.org/"))
    page.results.add(Result(words_en="courses held", words_es="cursos dados", figure="3"))
    page.save()
    page = read(client, "/en/agreement/projects/bridge/")
    who, when, what = page.select(".project__facts dd")
    assert texts(who, ".partner") == [
        "Partner public Public El Paso",
        "Partner academic Academic Torreón",
        "Sin inglés Private",
    ]
    assert who.select_one("a")["href"] == "https://example.org/"
    assert who.select_one("[lang]")["lang"] == "es-MX"
    assert when.get_text(strip=True) == "September 1, 2025–June 30, 2027"
    assert what.get_text(strip=True) == "1 result"
    assert page.select_one(what.a["href"]).get_text() == "Results"


def test_a_page_says_what_is_not_known_yet(client):
    factories.project()
    page = read(client, "/en/agreement/projects/bridge/")
    assert texts(page, ".project__facts dd") == [
        "no partner named yet",
        "no dates set yet",
        "nothing to report yet",
    ]
    assert not page.select("figure")


def test_a_project_leads_to_its_areas(client):
    factories.area("Trade", "Comercio")
    factories.area("Culture", "Cultura", topic="culture")
    factories.project(topics=["culture"])
    page = read(client, "/es/convenio/proyectos/bridge/")
    assert [(link.get_text(), link["href"]) for link in page.select(".project__areas a")] == [
        ("Cultura", "/es/convenio/culture/")
    ]


@pytest.fixture
def three_projects() -> None:
    factories.project("Stand", "Puesto", topics=["trade"], partners={"torreon": "private"}, state="completed")
    factories.project(
        "School",
        "Escuela",
        topics=["education", "trade"],
        partners={"el-paso": "public", "torreon": "public"},
        state="under-way",
        starts_on="2026-01-01",
    )
    factories.project("", "Cine", topics=["culture"], state="proposed")


@pytest.mark.usefixtures("three_projects")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["School", "Stand"]),
        ("sort=title", ["School", "Stand"]),
        ("area=trade", ["School", "Stand"]),
        ("area=education", ["School"]),
        ("area=culture", []),
        ("state=completed", ["Stand"]),
        ("state=completed&state=under-way", ["School", "Stand"]),
        ("partner=public", ["School"]),
        ("city=torreon", ["School", "Stand"]),
        ("city=el-paso", ["School"]),
        ("q=school", ["School"]),
        ("area=nothing", ["School", "Stand"]),
    ],
)
def test_the_list_is_narrowed_by_area_state_partner_and_city(client, query, found):
    assert texts(read(client, f"/en/agreement/projects/?{query}"), ".project-card__title") == found


@pytest.mark.usefixtures("three_projects")
def test_each_option_says_how_many_it_would_give(client):
    listing = client.get("/en/agreement/projects/").context["listing"]
    counts = {facet.name: {option.value: option.count for option in facet.options} for facet in listing.facets}
    assert counts == {
        "area": {"trade": 2, "education": 1},
        "state": {"under-way": 1, "completed": 1},
        "partner": {"public": 1, "private": 1},
        "city": {"el-paso": 1, "torreon": 2},
    }


@pytest.mark.usefixtures("three_projects")
def test_a_card_names_each_city_once(client):
    client.get("/en/agreement/projects/")
    page = ProjectPage.objects.for_cards("en").get(title_en="School")
    assert sorted(page.city_keys) == ["el-paso", "torreon"]
    assert page.partner_kinds == ["public", "public"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/en/agreement/projects/", ["2 partners: public and private", "1 partner: academic"]),
        ("/es/convenio/proyectos/", ["2 participantes: público y privado", "1 participante: académico"]),
    ],
)
def test_a_card_says_how_many_partners_of_which_kinds(client, address, words):
    factories.project("School", "Escuela", partners={"el-paso": "academic"}, starts_on="2024-01-01")
    factories.project("Bridge", "Puente", partners={"el-paso": "private", "torreon": "public"}, starts_on="2025-01-01")
    factories.project("Film", "Cine")
    assert texts(read(client, address), ".project-card__partners") == words


def test_a_project_leads_on_to_others_and_back_to_the_list(client):
    factories.project("Bridge", "Puente")
    factories.project("Film", "Cine")
    factories.project("", "Escuela")
    page = read(client, "/en/agreement/projects/bridge/")
    assert texts(page, ".others .project-card__title") == ["Film"]
    assert page.select_one(".others__more a")["href"] == "/en/agreement/projects/"


def test_a_project_without_a_contact_of_its_own_names_both_city_halls(client):
    for key in ("el-paso", "torreon"):
        city = factories.city(key)
        city.contact = factories.contact(key, city=city)
        city.save()
    factories.project("Bridge", "Puente")
    factories.project("Film", "Cine", contact=factories.contact("film", name_en="Film office"))
    assert len(read(client, "/en/agreement/projects/bridge/").select("main .contact")) == 2
    assert texts(read(client, "/en/agreement/projects/film/"), "main .contact__name") == ["Film office"]
