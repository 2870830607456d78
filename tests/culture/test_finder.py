"""The list of exchanges: everything first, by what closes next, and no dead end (S1)."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from culture.exchanges.choices import DeadlineState, Funding, StudyField
from culture.exchanges.listing import ExchangeListing
from culture.models import ExchangeProgramPage, HomeInstitution, LanguageNeed
from tests.culture import exchanges

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 5, 1, 18, tzinfo=datetime.UTC)


def ahead(days: int) -> datetime.date:
    return AT.date() + datetime.timedelta(days=days)


@pytest.fixture
def calls():
    """An exchange in every state of its call, called by it."""
    states = {
        "Closed": {"closes_on": ahead(-3)},
        "Undated": {},
        "Rolling": {"is_rolling": True},
        "Again": {"closes_on": ahead(-30), "next_opens_on": ahead(60)},
        "Coming": {"opens_on": ahead(10), "closes_on": ahead(50)},
        "Open": {"closes_on": ahead(90)},
        "Closing": {"closes_on": ahead(5)},
    }
    for title, facts in states.items():
        exchanges.program(title, f"{title} es", **facts)


def listed(query: str = "", language: str = "en", at: datetime.datetime = AT) -> ExchangeListing:
    with translation.override(language):
        programs = ExchangeProgramPage.objects.for_finder(language, at)
        return ExchangeListing(QueryDict(query), queryset=programs, language=language)


def titles(listing: ExchangeListing) -> list[str]:
    return [page.title_en for page in listing.page]


def test_everything_is_listed_by_what_closes_next_and_the_closed_come_last(calls):
    found = titles(listed())

    assert found[:4] == ["Closing", "Open", "Coming", "Again"]
    assert set(found[4:6]) == {"Rolling", "Undated"}
    assert found[6:] == ["Closed"]


def test_facet_order_and_card_agree_on_the_state(calls):
    for ahead_by in (0, 4, 5, 6, 10, 51, 61, 91):
        at = AT + datetime.timedelta(days=ahead_by)
        whole = listed(at=at)
        facet = next(each for each in whole.facets if each.name == "state")
        said = [page.deadline_state(at).state for page in whole.page]
        assert {option.value: option.count for option in facet.options} == {
            str(state.value): sum(each in alike(state) for each in said)
            for state in DeadlineState
            if alike(state).intersection(said)
        }
        for state in said:
            narrowed = listed(f"state={state.value}", at=at)
            assert {page.deadline_state(at).state for page in narrowed.page} == alike(state).intersection(said)


def alike(state: DeadlineState) -> set[DeadlineState]:
    """Return what is found under ``state``: what closes soon is open too."""
    return {DeadlineState.OPEN, DeadlineState.CLOSING} if state == DeadlineState.OPEN else {state}


def test_it_narrows_by_everything_that_students_ask_for():
    exchanges.program(
        "Water",
        "Agua",
        host="el-paso",
        participants=["researchers"],
        levels=["doctorate"],
        study_fields=[StudyField.AGRICULTURE],
        funding=Funding.FULL,
        weeks_min=8,
        weeks_max=16,
        terms=["summer"],
        language_needs=(LanguageNeed(language="en", level="B2"),),
    )
    exchanges.program("Spanish", "Español", study_fields=[StudyField.ANY], participants=["students"], weeks_min=3)
    for query in (
        "who=researchers",
        "level=doctorate",
        "city=el-paso",
        "host=university-in-el-paso",
        "needs=en",
        "funding=full",
        "length=summer",
        "length=semester",
        "term=summer",
        "q=agua",
        "who=researchers&field=agriculture",
    ):
        assert titles(listed(query)) == ["Water"], query
    assert set(titles(listed("field=agriculture"))) == {"Water", "Spanish"}, "all fields are each field"
    assert titles(listed("field=health")) == ["Spanish"]
    assert titles(listed("length=short")) == ["Spanish"]
    assert titles(listed("q=estudiantes", language="es")) == ["Spanish"]


def test_a_host_with_a_name_in_one_language_is_an_option_in_both():
    host = exchanges.institution("torreon", "", "Instituto")
    exchanges.program(host=host)

    for language in ("en", "es"):
        facet = next(each for each in listed(language=language).facets if each.name == "host")
        assert [str(option.label) for option in facet.options] == ["Instituto"]


def test_what_is_live_in_the_other_language_only_is_not_listed(client):
    exchanges.program("Only", "")

    assert "Only" in client.get("/en/exchanges/").content.decode()
    assert "Only" not in client.get("/es/intercambios/").content.decode()


def test_an_empty_result_offers_ways_on(client, calls):
    html = client.get("/en/exchanges/?state=closed&funding=full&q=zebra").content.decode()

    page = BeautifulSoup(html, "html.parser")
    ways = [link["href"] for link in page.select(".listing__ways a")]
    assert "/en/exchanges/" in ways


def test_a_card_answers_who_when_and_what_it_pays(client):
    closes = timezone.now().date() + datetime.timedelta(days=8)
    exchanges.program(closes_on=closes, funding=Funding.PARTIAL, covered=["tuition", "housing"])

    card = BeautifulSoup(client.get("/en/exchanges/").content, "html.parser").select_one(".exchange-card").get_text(" ")
    words = re.sub(r"\s+", " ", card)
    assert "Students (bachelor’s degree)" in words
    assert re.search(r"Closes in [789] days", words)
    assert "Partly funded: tuition and housing" in words


def test_one_can_choose_without_a_script(client, calls):
    page = BeautifulSoup(client.get("/es/intercambios/").content, "html.parser")

    form = page.select_one("form#compare")
    assert form["method"] == "get"
    boxes = page.select("input[name=compare]")
    assert {box["form"] for box in boxes} == {"compare"}
    assert {box["value"] for box in boxes} == {"closing", "open", "coming", "again", "rolling", "undated", "closed"}


names = st.sampled_from(["q", "state", "who", "level", "city", "host", "field", "needs", "funding", "length", "term"])
values = st.text(max_size=20) | st.sampled_from(["open", "students", "el-paso", "any", "short", "year", "full", "en"])
queries = st.lists(st.tuples(names | st.sampled_from(["sort", "page", "compare"]), values), max_size=6)


def test_no_query_string_is_an_error(client, calls):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(queries)
    def answers(query):
        asked: dict[str, list[str]] = {}
        for name, value in query:
            # What no address can hold.
            asked.setdefault(name, []).append(value.encode(errors="ignore").decode())
        assert client.get("/en/exchanges/", asked).status_code == 200

    answers()


def test_the_list_changes_when_the_next_call_does(calls):
    index = exchanges.finder()

    change = index.next_change(AT)
    assert change is not None
    assert change > AT
    assert change == min(
        turn for page in ExchangeProgramPage.objects.all() if (turn := page.call().next_change(AT)) is not None
    )


def test_a_page_changes_when_the_deadline_of_an_institution_does():
    home = exchanges.institution("el-paso")
    row = HomeInstitution(institution=home, closes_on=ahead(40))
    page = exchanges.program(closes_on=ahead(80), home_institutions=(row,))

    # Thirty days before it, at midnight in El Paso, the days begin to be counted.
    assert page.next_change(AT) == datetime.datetime(2026, 5, 11, 6, tzinfo=datetime.UTC)
