"""The newsroom: what is listed, and how readers narrow it."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from news.choices import Kind
from news.listing import ArticleListing
from news.models import ArticlePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    when = {"published_at": datetime(2023, 4, 28, 18, tzinfo=UTC)}
    later = {"published_at": datetime(2024, 5, 2, 18, tzinfo=UTC)}
    factories.article("Signed", "Firmado", cities=["el-paso", "torreon"], topics=["trade", "culture"], **when)
    factories.article("Fair", "Feria", cities=["el-paso"], topics=["trade"], kind=Kind.RELEASE, **later)
    factories.article("Film", "Cine", cities=["torreon"], topics=["culture"], **when)
    factories.article("Clocks", "Relojes", kind=Kind.NOTICE, **when)
    factories.article("", "Sólo español", cities=["torreon"], topics=["trade"], **later)


def listing(query: str = "", language: str = "en") -> ArticleListing:
    found = ArticlePage.objects.for_cards(language)
    return ArticleListing(QueryDict(query), queryset=found, language=language)


def counts(found: ArticleListing, name: str) -> dict[str, int]:
    [facet] = [facet for facet in found.facets if facet.name == name]
    return {option.value: option.count for option in facet.options}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Signed", "Fair", "Film", "Clocks"}),
        ("city=el-paso", {"Signed", "Fair"}),
        ("city=torreon", {"Signed", "Film"}),
        ("city=el-paso&city=torreon", {"Signed", "Fair", "Film"}),
        ("topic=trade", {"Signed", "Fair"}),
        ("topic=trade&topic=culture&city=torreon", {"Signed", "Film"}),
        ("kind=press-release", {"Fair"}),
        ("year=2024", {"Fair"}),
        ("q=clock", {"Clocks"}),
        ("year=nineteen&topic=nothing", {"Signed", "Fair", "Film", "Clocks"}),
    ],
)
def test_what_is_found(articles, query, titles):
    found = listing(query)
    assert {page.title_en for page in found.results} == titles
    assert found.total == len(titles)


def test_what_concerns_both_cities_counts_for_each_and_once_in_all(articles):
    found = listing()
    assert found.total == 4
    assert counts(found, "city") == {"el-paso": 2, "torreon": 2}
    assert counts(found, "topic") == {"trade": 2, "culture": 2}
    assert counts(found, "year") == {"2024": 1, "2023": 3}


def test_the_numbers_are_what_the_reader_would_get(articles):
    for query in ("", "city=torreon", "topic=trade", "kind=news&city=el-paso"):
        found = listing(query)
        for facet in found.facets:
            for option in facet.options:
                if not facet.selected:
                    assert listing(f"{query}&{facet.name}={option.value}").total == option.count


def test_each_language_lists_what_is_live_in_it_the_newest_first(client, articles):
    def titles(address: str) -> list[str]:
        page = BeautifulSoup(client.get(address).content, "html.parser")
        return [link.get_text() for link in page.select(".card__title a")]

    assert titles("/en/news/")[0] == "Fair"
    assert "Sólo español" not in titles("/en/news/")
    assert set(titles("/es/noticias/")[:2]) == {"Sólo español", "Feria"}
    assert set(titles("/es/noticias/?topic=trade&city=torreon")) == {"Sólo español", "Firmado"}


def test_the_options_speak_the_readers_language(client, articles):
    page = BeautifulSoup(client.get("/es/noticias/").content, "html.parser")
    labels = [label.find(string=True).strip() for label in page.select(".facet__label")]
    assert {"Boletín de prensa", "Trade-es", "Torreón", "2024"} <= set(labels)


def test_a_page_that_asks_who_reads_is_not_listed(articles):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=ArticlePage.objects.get(slug="film"), restriction_type="login")
    assert {page.title_en for page in listing().results} == {"Signed", "Fair", "Clocks"}


def test_the_latest_for_other_pages(articles):
    latest = ArticlePage.objects.latest("es", 2, date(2024, 5, 3))
    assert {page.title_es for page in latest} == {"Sólo español", "Feria"}
    assert [city.key for page in latest if page.title_es == "Feria" for city in page.cities_named] == ["el-paso"]


def test_the_latest_are_without_notices_that_have_ended(articles):
    clocks = ArticlePage.objects.get(slug="clocks")
    clocks.holds_until = date(2024, 5, 3)
    clocks.save()

    def kinds(day):
        return [page.kind for page in ArticlePage.objects.latest("en", 9, day)]

    assert Kind.NOTICE in kinds(date(2024, 5, 3))
    assert Kind.NOTICE not in kinds(date(2024, 5, 4))
    assert len(kinds(date(2024, 5, 4))) == 3
