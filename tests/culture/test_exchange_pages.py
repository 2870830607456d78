"""The page of an exchange, its calendar, what it says to machines, three side by side, and what contradicts itself."""

import datetime
import json
from decimal import Decimal

import icalendar
import pytest
import vobject
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from culture.exchanges.choices import Expense, Funding, Scale
from culture.models import AverageNeed, DocumentNeed, HomeInstitution, LanguageNeed, OtherNeed, QualifyPage, Step
from tests import factories
from tests.culture import exchanges

pytestmark = pytest.mark.django_db

APPLY = "https://apply.example.org/"


def today(days: int = 0) -> datetime.date:
    return timezone.now().date() + datetime.timedelta(days=days)


def soup(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content.decode().replace("\N{NO-BREAK SPACE}", " "), "html.parser")


def full(**fields):
    """An exchange of which all is known."""
    home = exchanges.institution("el-paso")
    return exchanges.program(
        **{
            "opens_on": today(-20),
            "closes_on": today(12),
            "closes_at": datetime.time(17),
            "next_opens_on": today(200),
            "apply_url": APPLY,
            "home_institutions": (HomeInstitution(institution=home, closes_on=today(5)),),
            "weeks_min": 16,
            "weeks_max": 18,
            "terms": ["fall"],
            "places": 3,
            "funding": Funding.PARTIAL,
            "covered": ["tuition", "stipend"],
            "not_covered": ["travel"],
            "stipend": Decimal(8000),
            "stipend_currency": "MXN",
            "stipend_period": "month",
            "fee": 0,
            "must_be_enrolled": True,
            "semester_min": 4,
            "averages": (AverageNeed(minimum=3, scale=Scale.GPA),),
            "language_needs": (LanguageNeed(language="es", level="B1", proof_en="A letter", proof_es="Una carta"),),
            "other_needs": (OtherNeed(words_en="Vaccinated", words_es="Vacunas"),),
            "documents": (DocumentNeed(words_en="Transcript", words_es="Kardex", language="es", is_apostilled=True),),
            "steps": (Step(words_en="Ask", words_es="Pregunte"), Step(words_en="Apply", words_es="Solicite")),
            "contact": factories.contact(),
            **fields,
        }
    )


def test_the_page_answers_first_and_says_all_that_is_known(client):
    full()
    page = soup(client, "/en/exchanges/semester/")

    who, when, money = (answer.get_text(" ", strip=True) for answer in page.select(".exchange__answer"))
    assert "Students (bachelor’s degree)" in who
    assert "Closes in 1" in when
    assert "5:00 p.m." in when
    assert "Torreón time" in when
    assert "Partly funded, $8,000 MXN a month" in money
    words = page.select_one("main").get_text(" ", strip=True)
    for known in ("a GPA of 3.0 (of 4)", "B1, intermediate", "A letter", "4 semesters finished", "Vaccinated"):
        assert known in words
    for known in ("Transcript", "in Spanish, apostilled", "Ask", "16 to 18", "Participants pay nothing to the host."):
        assert known in words.replace("in Spanish , apostilled", "in Spanish, apostilled"), known
    assert page.select_one(".money__item--no").get_text(" ", strip=True).startswith("Travel")
    assert "Twinning office" in words


def test_hours_are_told_in_both_cities_where_they_differ(client):
    factories.city("el-paso")
    winter = exchanges.program("Winter", "Invierno", closes_on="2031-01-15", closes_at="17:00")
    exchanges.program("Summer", "Verano", closes_on="2031-07-15", closes_at="17:00")

    told = soup(client, winter.url_in("en")).select_one(".exchange__answers").get_text(" ", strip=True)
    assert "5:00 p.m." in told
    assert "4:00 p.m." in told
    assert "in El Paso" in told
    told = soup(client, "/en/exchanges/summer/")
    assert "in El Paso" not in told.select_one(".exchange__answers").get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("opens", "closes", "again", "shown", "words"),
    [
        (-5, 40, None, True, "Open"),
        (-5, 3, None, True, "Closes in"),
        (5, 40, None, False, "Opens"),
        (-50, -5, 90, False, "opens again"),
        (-50, -5, None, False, "Closed"),
        (None, None, None, False, "No dates yet"),
    ],
)
def test_one_is_led_to_apply_only_while_the_call_is_open(client, opens, closes, again, shown, words):
    days = {"opens_on": opens, "closes_on": closes, "next_opens_on": again}
    exchanges.program(
        apply_url=APPLY, **{name: None if ahead is None else today(ahead) for name, ahead in days.items()}
    )

    page = soup(client, "/en/exchanges/semester/")
    assert (APPLY in str(page)) is shown
    assert words in page.select_one(".exchange__answers").get_text(" ", strip=True)


def test_under_it_come_exchanges_in_the_other_direction(client):
    exchanges.program("There", "Allá", host="torreon")
    exchanges.program("Alike", "Parecido", host="el-paso")
    exchanges.program("Staff", "Personal", host="el-paso", participants=["staff"], levels=[], closes_on=today(2))
    exchanges.program("Beside", "Al lado", host="torreon")

    shown = [title.get_text(strip=True) for title in soup(client, "/en/exchanges/there/").select(".back h3")]
    assert shown == ["Alike", "Staff"]


def test_a_page_in_the_other_language_marks_its_words_and_keeps_the_labels(client):
    exchanges.program(
        "", "Estancia", slug="estancia", slug_es="", other_needs=(OtherNeed(words_es="Vacunas"),), closes_on=today(9)
    )
    page = soup(client, "/en/exchanges/estancia/")

    assert page.select_one("h1")["lang"] == "es-MX"
    assert page.select_one(".needs td span[lang=es-MX]").get_text() == "Vacunas"
    assert page.select_one("#needs").get_text() == "What you need"


# The calendar


def events(client, address: str):
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    [event] = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    return event, vobject.readOne(response.content.decode()).vevent


def test_a_deadline_goes_into_the_calendar_at_its_instant(client):
    exchanges.program(closes_on="2026-03-08", closes_at="23:59")
    event, again = events(client, "/es/intercambios/semester/deadline.ics")

    assert event["dtstart"].dt == again.dtstart.value == datetime.datetime(2026, 3, 9, 5, 59, tzinfo=datetime.UTC)
    assert str(event["summary"]) == "Solicitar: Semestre"
    assert "23:59" in str(event["description"])
    assert event.walk("VALARM")


def test_a_deadline_without_an_hour_is_a_day_and_has_one_uid_in_both_languages(client):
    exchanges.program(closes_on="2026-11-01")
    event, _again = events(client, "/en/exchanges/semester/deadline.ics")
    spanish, _again = events(client, "/es/intercambios/semester/deadline.ics")

    assert event["dtstart"].dt == datetime.date(2026, 11, 1)
    assert event["uid"] == spanish["uid"]


def test_the_deadline_of_an_institution_has_a_calendar_of_its_own(client):
    home = exchanges.institution("el-paso")
    exchanges.program(
        closes_on="2026-11-20",
        home_institutions=(HomeInstitution(institution=home, closes_on="2026-11-01", closes_at="12:00"),),
    )
    own, _again = events(client, f"/en/exchanges/semester/deadline.ics?home={home.slug}")
    general, _again = events(client, "/en/exchanges/semester/deadline.ics?home=nobody")

    assert own["dtstart"].dt == datetime.datetime(2026, 11, 1, 19, tzinfo=datetime.UTC)
    assert general["dtstart"].dt == datetime.date(2026, 11, 20)
    assert own["uid"] != general["uid"]


def test_without_a_deadline_or_in_a_language_without_words_there_is_no_calendar(client):
    exchanges.program(is_rolling=True)
    exchanges.program("Only", "", closes_on=today(9))

    for address in (
        "/en/exchanges/semester/deadline.ics",
        "/en/exchanges/semester/other.ics",
        "/es/intercambios/only/deadline.ics",
    ):
        assert client.get(address).status_code == 404


# Machines


def test_it_is_told_to_machines_as_a_program(client):
    full(closes_on="2031-05-15", opens_on="2031-03-01", next_opens_on=None, home_institutions=())
    [block] = soup(client, "/en/exchanges/semester/").find_all("script", type="application/ld+json")
    found = {thing["@type"]: thing for thing in json.loads(block.string)["@graph"]}

    assert set(found) == {"BreadcrumbList", "EducationalOccupationalProgram"}
    program = found["EducationalOccupationalProgram"]
    assert program["applicationDeadline"] == "2031-05-15"
    assert program["applicationStartDate"] == "2031-03-01"
    assert program["timeToComplete"] == "P18W"
    assert program["provider"]["@type"] == "CollegeOrUniversity"
    assert program["provider"]["address"]["addressCountry"] == "MX"
    assert program["offers"] == {"@type": "Offer", "price": "0.00", "priceCurrency": "MXN"}
    assert program["maximumEnrollment"] == 3
    assert "Average: At least a GPA of 3.0 (of 4)" in program["programPrerequisites"]
    assert program["financialAidEligible"].startswith("Partly funded")
    assert program["url"] == "http://testserver/en/exchanges/semester/"


def test_what_is_not_known_is_not_told_to_machines(client):
    exchanges.program(is_rolling=True)
    [block] = soup(client, "/es/intercambios/semester/").find_all("script", type="application/ld+json")
    program = json.loads(block.string)["@graph"][1]

    assert program["applicationDeadline"] == "Se reciben solicitudes todo el año."
    assert not {"offers", "startDate", "timeToComplete", "maximumEnrollment", "financialAidEligible"} & set(program)


# Side by side


def compared(client, query: str, address: str = "/en/exchanges/") -> BeautifulSoup:
    return soup(client, f"{address}?{query}")


def columns(page: BeautifulSoup) -> list[str]:
    return [head.a.get_text(strip=True) for head in page.select(".comparison__program")]


@pytest.fixture
def four():
    for title in ("One", "Two", "Three", "Four"):
        exchanges.program(
            title, f"{title} es", slug_es=f"{title}-es".lower(), closes_on=today(9), fee=5, fee_currency="USD"
        )


def test_up_to_three_stand_side_by_side_in_the_order_of_the_address(client, four):
    page = compared(client, "compare=two&compare=one&compare=four&compare=three")

    assert columns(page) == ["Two", "One", "Four"]
    assert "Three" in page.select_one(".compare__note").get_text()
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    for row in page.select(".comparison tbody tr"):
        assert len(row.select("td")) == 3
        assert row.select_one("th")["scope"] == "row"


def test_the_link_holds_in_both_languages_and_what_is_not_there_is_said(client, four):
    assert columns(compared(client, "compare=one&compare=two-es", "/es/intercambios/")) == ["One es", "Two es"]
    page = compared(client, "compare=one&compare=gone")
    assert columns(page) == ["One"]
    assert "not here" in page.select_one(".compare__note").get_text()


def test_one_can_add_and_remove_without_a_script(client, four):
    page = compared(client, "compare=one&compare=two")

    form = page.select_one(".compare__add")
    assert [field["value"] for field in form.select("input[name=compare]")] == ["one", "two"]
    assert {option["value"] for option in form.select("option")} == {"three", "four"}
    assert [link["href"] for link in page.select(".comparison__remove")] == ["?compare=two", "?compare=one"]
    assert columns(compared(client, "compare=")) == []


def test_no_comparison_is_an_error(client, four):
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.text(max_size=20) | st.sampled_from(["one", "two", "\0", "a" * 400]), max_size=8))
    def answers(values):
        asked = [value.encode(errors="ignore").decode() for value in values]
        assert client.get("/en/exchanges/", {"compare": asked}).status_code == 200

    answers()


# What contradicts itself

CONTRADICTIONS = [
    ({"is_rolling": True, "closes_on": datetime.date(2026, 5, 1)}, "is_rolling"),
    ({"closes_at": datetime.time(12)}, "closes_at"),
    ({"opens_on": datetime.date(2026, 5, 2), "closes_on": datetime.date(2026, 5, 1)}, "closes_on"),
    ({"closes_on": datetime.date(2026, 5, 2), "next_opens_on": datetime.date(2026, 5, 1)}, "next_opens_on"),
    ({"opens_on": datetime.date(2026, 5, 2), "next_opens_on": datetime.date(2026, 8, 1)}, "next_opens_on"),
    ({"weeks_min": 8, "weeks_max": 4}, "weeks_max"),
    ({"starts_on": datetime.date(2026, 5, 2), "ends_on": datetime.date(2026, 5, 1)}, "ends_on"),
    ({"covered": ["stipend"], "stipend": Decimal(5)}, "stipend_currency"),
    ({"fee": Decimal(5)}, "fee_currency"),
    ({"stipend": Decimal(5), "stipend_currency": "USD"}, "covered"),
    ({"covered": ["meals"], "not_covered": ["meals"]}, "not_covered"),
    ({"funding": Funding.FULL, "not_covered": ["meals"]}, "funding"),
    ({"funding": Funding.NONE, "covered": ["meals"]}, "funding"),
    ({"age_min": 30, "age_max": 20}, "age_max"),
]


@pytest.mark.parametrize(("facts", "field"), CONTRADICTIONS)
def test_facts_that_contradict_each_other_are_not_published(facts, field):
    page = exchanges.unsaved(title_en="Semester", summary_en="A semester.", release="en", **facts)

    assert set(page.release_errors()) == {field}


def test_rows_that_contradict_each_other_are_not_published():
    day = datetime.date(2026, 5, 1)
    later = exchanges.home(7, "el-paso", closes_on=day)
    cases = [
        ({"language_needs": (LanguageNeed(level="B1"),)}, "language_needs"),
        ({"language_needs": (LanguageNeed(language="en"), LanguageNeed(language="en"))}, "language_needs"),
        ({"averages": (AverageNeed(minimum=8, scale="ten"), AverageNeed(minimum=9, scale="ten"))}, "averages"),
        ({"home_institutions": (later,), "closes_on": datetime.date(2026, 4, 1)}, "home_institutions"),
        ({"home_institutions": (later,), "opens_on": datetime.date(2026, 6, 1)}, "home_institutions"),
        ({"home_institutions": (later,), "is_rolling": True}, "home_institutions"),
        ({"home_institutions": (later, exchanges.home(7, "el-paso"))}, "home_institutions"),
        ({"home_institutions": (exchanges.home(1, "torreon"),)}, "home_institutions"),
    ]
    for facts, field in cases:
        page = exchanges.unsaved(title_en="Semester", summary_en="A semester.", release="en", **facts)
        assert set(page.release_errors()) == {field}, facts


def test_an_average_that_its_scale_does_not_have_is_refused():
    with pytest.raises(ValidationError):
        AverageNeed(minimum=Decimal("8.5"), scale=Scale.GPA).clean()


def test_what_is_not_contradictory_is_published(client):
    page = full()

    assert page.release_errors() == {}
    assert Expense.STIPEND in page.covered
    words = factories.worded("Do I qualify?", "¿Cumplo?", summary=str)
    exchanges.finder().add_child(instance=QualifyPage(**{**words, "slug": "qualify"}))
    assert "?program=semester" in str(soup(client, "/en/exchanges/semester/"))
