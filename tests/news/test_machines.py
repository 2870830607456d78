"""What an article tells search engines (schema.org's NewsArticle, and Google's documentation of it)."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from news.models import ArticleChange
from tests import factories

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"
SIGNED = datetime(2023, 4, 28, 18, tzinfo=UTC)


def described(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    [block] = page.find_all("script", type="application/ld+json")
    [found] = [thing for thing in json.loads(block.string)["@graph"] if thing["@type"] == "NewsArticle"]
    return found


def test_an_article_is_described_whole(client):
    page = factories.article(
        published_at=SIGNED, topics=["trade"], cities=["torreon"], hero=factories.picture((1600, 1000))
    )
    page.changes = [ArticleChange(changed_at=SIGNED + timedelta(days=3), words_es="Se dio la fecha.")]
    page.save_revision().publish()

    english, spanish = described(client, "/en/news/signed/"), described(client, "/es/noticias/signed/")
    publisher = {"@type": "Organization", "name": "El Paso – Torreón", "url": f"{ROOT}/"}
    for found in (english, spanish):
        assert publisher.items() <= found["author"].items()
        assert publisher.items() <= found["publisher"].items()
        assert found["datePublished"] == "2023-04-28T12:00:00-06:00"
        assert found["image"]["@type"] == "ImageObject"
        assert found["image"]["contentUrl"].startswith(f"{ROOT}/media/")
    assert english["headline"] == "Signed"
    assert english["description"] == "Signed: en."
    assert english["dateModified"] == "2023-04-28T12:00:00-06:00"
    assert spanish["dateModified"] == "2023-05-01T12:00:00-06:00"
    assert (english["inLanguage"], spanish["inLanguage"]) == ("en-US", "es-MX")
    assert spanish["mainEntityOfPage"] == spanish["url"] == f"{ROOT}/es/noticias/signed/"
    assert spanish["isPartOf"]["@id"] == f"{ROOT}/es/noticias/"
    assert spanish["about"] == [{"@type": "Thing", "name": "Trade-es"}]
    assert spanish["contentLocation"] == [{"@type": "City", "name": "Torreón"}]


def test_what_is_not_known_is_left_out(client):
    factories.article("Bare", "Escueto")
    found = described(client, "/en/news/bare/")
    assert not {"about", "contentLocation"} & set(found)


def test_an_article_without_a_picture_has_the_card_of_the_site_in_its_language(client):
    factories.article("Bare", "Escueto")
    for address, language in (("/en/news/bare/", "en"), ("/es/noticias/bare/", "es")):
        image = described(client, address)["image"]
        assert image["contentUrl"].startswith(f"{ROOT}/static/img/card-{language}")
        assert (image["width"], image["height"]) == (1200, 630)


def test_a_shared_link_says_that_this_is_an_article_and_from_when(client):
    page = factories.article(published_at=SIGNED)
    page.changes = [ArticleChange(changed_at=SIGNED + timedelta(days=3), words_es="Se dio la fecha.")]
    page.save_revision().publish()

    def said(address):
        html = BeautifulSoup(client.get(address).content, "html.parser")
        names = ("og:type", "article:published_time", "article:modified_time")
        return [tag["content"] for name in names for tag in html.find_all("meta", property=name)]

    signed, changed = "2023-04-28T12:00:00-06:00", "2023-05-01T12:00:00-06:00"
    assert said("/en/news/signed/") == ["article", signed, signed]
    assert said("/es/noticias/signed/") == ["article", signed, changed]
    assert said("/en/news/") == ["website"]
