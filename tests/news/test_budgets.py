"""What the newsroom costs in queries, whatever the number of articles, with an alert in force.

The first request of a process also fills what Wagtail keeps for good (content types, site roots): it isn't counted.
"""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from elements.models import City, Contact
from media.models import SiteDocument
from news.choices import Kind
from news.models import (
    ArticleChange,
    ArticleContact,
    ArticleDownload,
    ArticlePage,
    ArticleRelated,
)
from tests import factories

pytestmark = pytest.mark.django_db

#: Article: site; page, those above it, menu and whether they are restricted; article with picture, tags, notes,
#: contacts and documents; newsroom and the pages its editor chose; articles that follow; pictures of the story; all
#: renditions; alerts and city halls.
ARTICLE = 8
#: Newsroom: site; page, menu and whether they are restricted; newsroom; names of cities; of topics; all counts; a page
#: of cards; renditions; alerts and city halls.
NEWSROOM = 9
#: Where nothing is found there are neither cards nor renditions to ask for.
EMPTY = 7
#: Feed: site; page, menu and whether they are restricted; newsroom; articles with tags, notes and picture; pictures of
#: the stories; renditions.
FEED = 6
#: And the topic.
TOPIC_FEED = 7

BUDGETS = {
    "/en/news/signed/": ARTICLE,
    "/es/noticias/firmado/": ARTICLE,
    "/en/news/": NEWSROOM,
    "/es/noticias/": NEWSROOM,
    "/es/noticias/?topic=trade&topic=culture&city=torreon&year=2023": NEWSROOM,
    "/en/news/?q=page&sort=oldest&page=2": NEWSROOM,
    "/es/noticias/?kind=notice&topic=trade&city=nowhere&q=zzz": EMPTY,
    "/en/news/feed/": FEED,
    "/es/noticias/feed/trade/": TOPIC_FEED,
}


def fill(number: int) -> None:
    """Add ``number`` live articles on both cities and all topics, one of them with all that an article may have."""
    hero = factories.picture()
    image = [("image", {"image": hero, "alt_text": "x", "decorative": False})]
    first = factories.article(
        "Signed",
        "Firmado",
        slug_es="firmado",
        cities=["el-paso", "torreon"],
        topics=["trade", "culture"],
        kind=Kind.RELEASE,
        hero=hero,
        body_en=image,
        body_es=image,
    )
    parent = factories.newsroom()
    when = datetime(2023, 4, 28, tzinfo=UTC)
    pages = []
    for n in range(1, number):
        page = factories.bare_child(
            ArticlePage,
            parent,
            n,
            kind=list(Kind)[n % 2],
            hero=hero,
            published_at=when + timedelta(hours=n),
            summary_en="x",
            summary_es="x",
            body_en=factories.body("x"),
            body_es=factories.body("x"),
        )
        models.Model.save(page)
        pages.append(page)
    topics = itertools.cycle([factories.topic("trade"), factories.topic("culture")])
    cities = itertools.cycle(City.objects.all())
    ArticlePage.topics.through.objects.bulk_create(
        ArticlePage.topics.through(articlepage=page, topic=next(topics)) for page in pages
    )
    ArticlePage.cities.through.objects.bulk_create(
        ArticlePage.cities.through(articlepage=page, city=next(cities)) for page in pages
    )
    ArticleChange.objects.bulk_create(ArticleChange(page=page, words_en="x", words_es="x") for page in pages)
    document = SiteDocument(title_en="Text", title_es="Texto", file=ContentFile(b"%PDF-1.4", name="text.pdf"))
    document.save()
    ArticleContact.objects.create(page=first, contact=factories.contact())
    ArticleDownload.objects.create(page=first, document=document)
    ArticleRelated.objects.create(page=first, related=factories.index())
    factories.alert(link_page=parent)


@pytest.mark.parametrize("number", [20, 2_000])
def test_queries(client, number):
    fill(number)
    for address in BUDGETS:
        assert client.get(address).status_code == 200
    assert {address: count(client, address) for address in BUDGETS} == BUDGETS


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_a_full_article_shows_all_that_came_in_one_query(client):
    fill(2)
    html = client.get("/en/news/signed/").content.decode()
    contact = Contact.objects.get()
    for words in (contact.name_en, "Text", "PDF", "Tourism", "Page 1", ".avif"):
        assert words in html
