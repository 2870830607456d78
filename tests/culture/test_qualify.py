"""“Do I qualify?”: what fits, what does not, and what can't be told (S4)."""

import datetime
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from culture.exchanges.choices import Funding, LanguageLevel, Scale
from culture.exchanges.qualify import CHECKS, Answers, Fit, Inquiry, check
from culture.models import AverageNeed, ExchangeProgramPage, HomeInstitution, LanguageNeed, OtherNeed, QualifyPage
from tests import factories
from tests.culture import exchanges

pytestmark = pytest.mark.django_db

YES, NO, UNKNOWN = Fit.YES, Fit.NO, Fit.UNKNOWN
AT = datetime.datetime(2026, 5, 1, 18, tzinfo=datetime.UTC)


def asked(**fields):
    """An exchange that asks one thing of anybody."""
    return exchanges.unsaved(**{"participants": [], "levels": [], **fields})


def average(*rows):
    return asked(averages=tuple(AverageNeed(minimum=Decimal(least), scale=scale) for least, scale in rows))


def language(level):
    return asked(language_needs=(LanguageNeed(language="en", level=level),))


CASES = [
    (lambda: asked(participants=["students"]), Answers(who="students"), YES),
    (lambda: asked(participants=["students"]), Answers(who="staff"), NO),
    (lambda: asked(participants=["students"]), Answers(), UNKNOWN),
    (lambda: asked(levels=["master"]), Answers(level="master"), YES),
    (lambda: asked(levels=["master"]), Answers(level="bachelor"), NO),
    (lambda: asked(home_institutions=(exchanges.home(7, "el-paso"),)), Answers(home="another"), NO),
    (lambda: asked(home_institutions=(exchanges.home(7, "el-paso"),)), Answers(home="none"), NO),
    (lambda: asked(must_be_enrolled=True), Answers(home="another"), YES),
    (lambda: asked(must_be_enrolled=True), Answers(home="none"), NO),
    (lambda: asked(semester_min=4), Answers(semester=4), YES),
    (lambda: asked(semester_min=4), Answers(semester=3), NO),
    (lambda: asked(semester_min=4), Answers(), UNKNOWN),
    (lambda: asked(credits_share_min=50), Answers(share=49), NO),
    (lambda: asked(credits_min=120), Answers(share=90), UNKNOWN),
    (lambda: average(("8.5", Scale.TEN)), Answers(average=Decimal("8.5"), scale=Scale.TEN), YES),
    (lambda: average(("8.5", Scale.TEN)), Answers(average=Decimal("8.49"), scale=Scale.TEN), NO),
    # The Mexican scales differ by a factor alone …
    (lambda: average(("85", Scale.HUNDRED)), Answers(average=Decimal("8.5"), scale=Scale.TEN), YES),
    (lambda: average(("85", Scale.HUNDRED)), Answers(average=Decimal("8.4"), scale=Scale.TEN), NO),
    (lambda: average(("8.5", Scale.TEN)), Answers(average=Decimal(85), scale=Scale.HUNDRED), YES),
    # … and a GPA is another thing, however good.
    (lambda: average(("8.5", Scale.TEN)), Answers(average=Decimal(4), scale=Scale.GPA), UNKNOWN),
    (lambda: average(("3", Scale.GPA)), Answers(average=Decimal(10), scale=Scale.TEN), UNKNOWN),
    (lambda: average(("3", Scale.GPA), ("80", Scale.HUNDRED)), Answers(average=Decimal(2), scale=Scale.GPA), NO),
    (lambda: average(("3", Scale.GPA), ("80", Scale.HUNDRED)), Answers(average=Decimal(8), scale=Scale.TEN), YES),
    (lambda: average(("3", Scale.GPA)), Answers(average=Decimal(3)), UNKNOWN),
    (lambda: language("B2"), Answers(english="C1"), YES),
    (lambda: language("B2"), Answers(english="B2"), YES),
    (lambda: language("B2"), Answers(english="B1"), NO),
    (lambda: language("B2"), Answers(english="none"), NO),
    (lambda: language("B2"), Answers(spanish="C2"), UNKNOWN),
    (lambda: language(""), Answers(english="C2"), UNKNOWN),
    (lambda: asked(age_min=18), Answers(age=18), YES),
    (lambda: asked(age_min=18), Answers(age=17), NO),
    (lambda: asked(age_max=32), Answers(age=33), NO),
    (lambda: asked(citizens_of=["MX"]), Answers(country="MX"), YES),
    (lambda: asked(citizens_of=["MX"]), Answers(country="another"), NO),
    (lambda: asked(other_needs=(OtherNeed(words_en="Vaccinated"),)), Answers(who="students"), UNKNOWN),
    (lambda: asked(funding=Funding.PARTIAL), Answers(funding="partial"), YES),
    (lambda: asked(funding=Funding.PARTIAL), Answers(funding="full"), NO),
    (lambda: asked(funding=""), Answers(funding="full"), UNKNOWN),
]


@pytest.mark.parametrize(("page", "answers", "fit"), CASES)
def test_what_a_requirement_makes_of_an_answer(page, answers, fit):
    [found] = check(page(), answers, "en")

    assert found.fit == fit
    assert found.why or fit == YES or found.need.key == "level"


levels = st.sampled_from(LanguageLevel.values)


@settings(deadline=None)
@given(levels, levels)
def test_a_level_fits_what_is_asked_for_at_that_level_or_below(own, least):
    [found] = check(language(least), Answers(english=own), "en")

    assert (found.fit == YES) == (own >= least)


marks = st.decimals(0, 100, places=2)


@settings(deadline=None)
@given(marks, marks)
def test_averages_are_counted_the_same_in_both_mexican_scales(own, least):
    [hundred] = check(average((least, Scale.HUNDRED)), Answers(average=own, scale=Scale.HUNDRED), "en")
    [ten] = check(average((least, Scale.HUNDRED)), Answers(average=own / 10, scale=Scale.TEN), "en")

    assert hundred.fit == ten.fit == (YES if own >= least else NO)


@settings(deadline=None)
@given(
    st.builds(
        Answers,
        who=st.sampled_from(["", "students", "staff"]),
        semester=st.none() | st.integers(0, 12),
        english=st.just("") | levels,
        age=st.none() | st.integers(0, 99),
    )
)
def test_every_requirement_is_answered_and_silence_is_never_a_no(answers):
    page = exchanges.unsaved(
        semester_min=4,
        age_min=18,
        language_needs=(LanguageNeed(language="en", level="B1"),),
        other_needs=(OtherNeed(words_en="Vaccinated"),),
    )
    checks = check(page, answers, "en")

    assert [found.need.key for found in checks] == ["who", "level", "semester", "english", "age", "other"]
    for found in checks:
        if not getattr(answers, found.need.key, None) and getattr(answers, found.need.key, None) != 0:
            assert found.fit == UNKNOWN


def test_every_kind_of_requirement_has_somebody_to_judge_it():
    assert set(CHECKS) >= {"who", "level", "home", "semester", "credits", "average", "english", "spanish", "other"}


def question_page() -> QualifyPage:
    words = factories.worded("Do I qualify?", "¿Cumplo los requisitos?", summary=str)
    return exchanges.finder().add_child(instance=QualifyPage(**{**words, "slug": "qualify", "slug_es": "requisitos"}))


def inquire(query: str) -> Inquiry:
    return Inquiry(QueryDict(query), ExchangeProgramPage.objects.all(), "en", AT)


@pytest.fixture
def programs():
    question_page()
    home = exchanges.institution("el-paso")
    exchanges.program("Fits", "Queda", funding=Funding.FULL, closes_on="2026-06-01")
    exchanges.program("Asks", "Pide", language_needs=(LanguageNeed(language="es", level="B1"),), closes_on="2026-05-20")
    exchanges.program("Staff", "Personal", participants=["staff"], levels=[])
    exchanges.program(
        "Home",
        "Origen",
        home_institutions=(HomeInstitution(institution=home, closes_on="2026-04-30"),),
        closes_on="2026-07-01",
    )


def test_the_best_come_first_and_each_says_why(programs):
    inquiry = inquire("who=students&level=bachelor&home=university-in-el-paso")

    assert [result.program.title_en for result in inquiry.results] == ["Fits", "Home", "Asks", "Staff"]
    assert [result.fit for result in inquiry.results] == [YES, YES, UNKNOWN, NO]
    assert inquiry.results[1].standing.state == "closed", "the deadline at home is the reader's"
    assert inquiry.results[0].verdict == "You qualify"
    assert inquiry.results[3].verdict == "1 requirement does not fit"
    assert inquiry.numbers == {"yes": 2, "unknown": 1, "no": 1}


def test_who_needs_money_is_told_what_pays_and_qualifies_all_the_same(programs):
    exchanges.program("Unpaid", "Sin pago", funding=Funding.NONE)
    results = inquire("who=students&level=bachelor&home=university-in-el-paso&funding=full").results

    assert results[0].program.title_en == "Fits"
    [unpaid] = [result for result in results if result.program.title_en == "Unpaid"]
    assert unpaid.fit == YES
    assert unpaid.verdict == "You qualify, but it pays less than you need"
    assert results.index(unpaid) > 0


def test_it_asks_only_what_the_exchange_wants_to_know(client, programs):
    def questions(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        return [field["name"] for field in page.select(".questions select, .questions input:not([type=hidden])")]

    assert questions("/en/exchanges/qualify/?program=staff") == ["who", "funding"]
    assert questions("/es/intercambios/requisitos/") == ["who", "level", "home", "spanish", "funding"]
    assert questions("/es/intercambios/requisitos/?program=nada") == questions("/es/intercambios/requisitos/")


def test_it_keeps_nothing_and_answers_are_not_indexed(client, programs):
    empty = client.get("/en/exchanges/qualify/")
    told = client.get("/en/exchanges/qualify/?who=students")

    assert not told.cookies
    assert "noindex" not in empty.content.decode()
    page = BeautifulSoup(told.content, "html.parser")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one(".questions")["method"] == "get"
    assert len(page.select(".fitting")) == 4
    assert page.select_one("a[hreflang]")["href"] == "/es/intercambios/requisitos/?who=students"


def test_an_answer_that_cannot_be_read_is_left_aside_and_said(client):
    question_page()
    exchanges.program(averages=(AverageNeed(minimum=8, scale=Scale.TEN),), semester_min=3)

    page = BeautifulSoup(client.get("/en/exchanges/qualify/?average=86&scale=ten&semester=many").content, "html.parser")
    assert len(page.select(".question__error")) == 2
    assert page.select_one(".fitting--unknown")


def test_no_query_string_is_an_error(client):
    question_page()
    exchanges.program(
        semester_min=4,
        credits_share_min=50,
        age_min=18,
        citizens_of=["MX"],
        must_be_enrolled=True,
        averages=(AverageNeed(minimum=8, scale=Scale.TEN),),
        language_needs=(LanguageNeed(language="en", level="B1"), LanguageNeed(language="es", level="A1")),
    )
    names = ["who", "level", "home", "semester", "share", "average", "scale", "english", "spanish", "age", "country"]
    values = st.text(max_size=12) | st.sampled_from(
        ["students", "9" * 5000, "NaN", "1e9999", "-1", "ten", "none", "\0"]
    )

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from([*names, "funding", "program", "x"]), values, max_size=8))
    def answers(query):
        asked = {name: value.encode(errors="ignore").decode() for name, value in query.items()}
        assert client.get("/en/exchanges/qualify/", asked).status_code == 200

    answers()
