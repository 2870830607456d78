"""Feeds, read by a library that did not write them, and held to what RFC 4287 requires."""

import time
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.http import http_date
from wagtail.models import PageViewRestriction

from bilingual.models import BasePage
from elements.models import Topic
from news.choices import Kind
from news.feeds import NEWEST, Feed, with_absolute_addresses
from news.models import ArticleChange, ArticlePage, NewsIndexPage
from tests import factories

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SIGNED = datetime(2023, 4, 28, 18, tzinfo=UTC)
ENGLISH, SPANISH = "/en/news/feed/", "/es/noticias/feed/"


def parsed(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert found.bozo == 0, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def titles(client: Client, address: str) -> list[str]:
    return [entry.title for entry in parsed(client, address).entries]


@pytest.fixture
def articles():
    both = factories.article("Signed", "Firmado", published_at=SIGNED, topics=["trade"], cities=["el-paso", "torreon"])
    factories.article("English only", "", published_at=SIGNED + timedelta(days=2), topics=["culture"])
    factories.article("", "Sólo español", published_at=SIGNED + timedelta(days=1), topics=["trade", "culture"])
    return both


def test_each_language_has_what_is_live_in_it_the_newest_first(client, articles):
    assert titles(client, ENGLISH) == ["English only", "Signed"]
    assert titles(client, SPANISH) == ["Sólo español", "Firmado"]


def test_each_topic_has_its_own(client, articles):
    assert titles(client, f"{ENGLISH}trade/") == ["Signed"]
    assert titles(client, f"{SPANISH}trade/") == ["Sólo español", "Firmado"]
    assert titles(client, f"{SPANISH}culture/") == ["Sólo español"]


@pytest.mark.parametrize("address", [f"{ENGLISH}nothing/", f"{ENGLISH}trade/more/", "/en/news/feeds/"])
def test_what_is_no_feed_is_not_found(client, articles, address):
    assert client.get(address).status_code == 404


def test_a_newsroom_that_is_not_live_in_a_language_has_no_feed_in_it(client, articles):
    BasePage.objects.filter(slug="news").update(live_es=False)
    assert client.get(SPANISH).status_code == 404
    assert [link.hreflang for link in parsed(client, ENGLISH).feed.links if "hreflang" in link] == []


def test_the_feed_moves_with_its_newsroom(client, articles):
    newsroom = factories.newsroom()
    newsroom.slug_es = "sala-de-prensa"
    newsroom.save()
    assert titles(client, "/es/sala-de-prensa/feed/") == ["Sólo español", "Firmado"]


@pytest.mark.parametrize("part", ["", "trade/"])
def test_subscriptions_follow_a_newsroom_that_is_renamed_or_moved(client, articles, part):
    newsroom = factories.newsroom()
    newsroom.slug, newsroom.slug_es = "newsroom", "sala-de-prensa"
    newsroom.save()
    factories.newsroom().move(factories.plain_page("Office", "Oficina"), pos="last-child")
    for old, new in (
        ("/en/news/feed/", "/en/office/newsroom/feed/"),
        ("/en/newsroom/feed/", "/en/office/newsroom/feed/"),
        ("/es/noticias/feed/", "/es/office/sala-de-prensa/feed/"),
    ):
        response = client.get(f"{old}{part}")
        assert (response.status_code, response["Location"]) == (301, f"{new}{part}")
        assert client.get(response["Location"])["Content-Type"].startswith("application/atom+xml")


@pytest.mark.parametrize("part", ["", "trade/"])
def test_a_feed_asked_for_by_the_other_languages_address_is_still_a_feed(client, articles, part):
    response = client.get(f"/es/news/feed/{part}?x=1")
    assert (response.status_code, response["Location"]) == (301, f"{SPANISH}{part}?x=1")


@pytest.mark.parametrize("address", [ENGLISH, SPANISH, f"{ENGLISH}trade/", f"{ENGLISH}investment/"])
def test_the_musts_of_rfc_4287(client, articles, address):
    factories.topic("investment", "Investment", "Inversión")
    feed = ET.fromstring(client.get(address).content)  # noqa: S314 - our own bytes
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(ATOM + name)) == 1, name
    assert feed.find(f"{ATOM}author/{ATOM}name").text  # 4.1.1: all entries have their author from it
    [self_link] = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert self_link.get("href") == f"http://testserver{address}"
    ids = []
    for node in (feed, *feed.findall(f"{ATOM}entry")):
        alternates = [link for link in node.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        kinds = [(link.get("type"), link.get("hreflang")) for link in alternates]
        assert len(kinds) == len(set(kinds)) > 0  # 4.1.1, 4.1.2
        assert all(link.get("href").startswith("http://testserver/") for link in alternates)
        for stamp in (*node.findall(f"{ATOM}updated"), *node.findall(f"{ATOM}published")):
            assert datetime.fromisoformat(stamp.text).tzinfo is not None  # RFC 3339
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "published", "summary", "content"):
            assert len(entry.findall(ATOM + name)) == 1, name
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert entry.find(f"{ATOM}updated").text >= entry.find(f"{ATOM}published").text
        ids.append(entry.find(f"{ATOM}id").text)
    assert len(ids) == len(set(ids))
    assert all(each.startswith("urn:uuid:") for each in (*ids, feed.find(f"{ATOM}id").text))


def test_a_feed_says_its_language_and_where_the_other_one_is(client, articles):
    feed = ET.fromstring(client.get(f"{SPANISH}trade/").content)  # noqa: S314 - our own bytes
    assert feed.get(f"{XML}lang") == "es-MX"
    [other] = [link for link in feed.findall(f"{ATOM}link") if link.get("hreflang")]
    assert other.attrib == {
        "rel": "alternate",
        "type": "application/atom+xml",
        "hreflang": "en-US",
        "href": "http://testserver/en/news/feed/trade/",
    }
    assert client.get("/en/news/feed/trade/").status_code == 200
    entries = {entry.find(f"{ATOM}title").text: entry for entry in feed.findall(f"{ATOM}entry")}

    def alternates(title: str) -> list[tuple[str | None, str]]:
        links = entries[title].findall(f"{ATOM}link")
        return [(link.get("hreflang"), link.get("href").removeprefix("http://testserver")) for link in links]

    # Whoever takes the first alternate, and whoever takes the last, arrives at the article in this language.
    assert alternates("Firmado") == [
        (None, "/es/noticias/signed/"),
        ("en-US", "/en/news/signed/"),
        ("es-MX", "/es/noticias/signed/"),
    ]
    assert {address for _tag, address in alternates("Sólo español")} == {"/es/noticias/solo-espanol/"}


def test_categories_are_named_in_the_language_of_the_feed(client, articles):
    entry = parsed(client, f"{SPANISH}trade/").entries[1]
    assert {(tag.term, tag.label) for tag in entry.tags} == {("trade", "Trade-es"), ("news", "Nota")}


def test_an_entry_keeps_its_id_when_it_is_renamed_and_has_another_in_each_language(client, articles):
    before = {address: parsed(client, address).entries[1].id for address in (ENGLISH, SPANISH)}
    articles.slug, articles.slug_es, articles.title_en = "agreed", "acordado", "Agreed"
    articles.save_revision().publish()
    factories.newsroom().save()

    after = {address: parsed(client, address).entries[1] for address in (ENGLISH, SPANISH)}
    assert {address: entry.id for address, entry in after.items()} == before
    assert len(set(before.values())) == 2
    assert after[ENGLISH].link == "http://testserver/en/news/agreed/"


def test_updated_is_what_readers_were_told_and_not_when_it_was_saved(client, articles):
    assert parsed(client, ENGLISH).entries[1].updated == "2023-04-28T12:00:00-06:00"
    articles.changes = [ArticleChange(changed_at=SIGNED + timedelta(days=9), words_es="Se corrigió un nombre.")]
    articles.save_revision().publish()

    assert parsed(client, ENGLISH).entries[1].updated == "2023-04-28T12:00:00-06:00"
    spanish = parsed(client, SPANISH)
    assert spanish.entries[1].updated == spanish.feed.updated == "2023-05-07T12:00:00-06:00"
    assert "Se corrigió un nombre." in spanish.entries[1].content[0].value


def test_summary_and_story_are_whole_and_escaped_once(client):
    factories.article(
        "Q & A", "Preguntas", summary_en="Less < more & so on", body_en=factories.body("R&amp;D <b>x</b>")
    )
    [entry] = parsed(client, ENGLISH).entries
    assert entry.title == "Q & A"
    assert entry.summary == "Less &lt; more &amp; so on"
    assert "<p>R&amp;D <b>x</b></p>" in entry.content[0].value


@pytest.mark.parametrize("stray", ["\x0b", "\x1e", "\x1f", "\ufffe"])
def test_what_xml_can_not_say_is_left_out(client, stray):
    factories.article("Before", "Antes", published_at=SIGNED, topics=["trade"])
    Topic.objects.update(name_en=f"Tr{stray}ade")
    NewsIndexPage.objects.update(title_en=f"Ne{stray}ws", summary_en=f"Wh{stray}at")
    factories.article(
        f"Sig{stray}ned",
        f"Fir{stray}mado",
        slug="signed",
        summary_en=f"In{stray} brief",
        hero_caption_en=f"A{stray}B",
        hero=factories.picture(),
        body_en=[("text", f"<p>One{stray}</p>"), ("text", f"<p>{stray}Two</p>")],
        published_at=SIGNED + timedelta(days=1),
        topics=["trade"],
    )
    found = parsed(client, ENGLISH)
    assert [entry.title for entry in found.entries] == ["Signed", "Before"]
    assert (found.feed.title.endswith("News"), found.feed.subtitle) == (True, "What")
    assert found.entries[0].summary == "In brief"
    assert {"trade": "Trade"}.items() <= {tag.term: tag.label for tag in found.entries[0].tags}.items()
    content = found.entries[0].content[0].value
    assert "<p>One</p>" in content
    assert "<p>Two</p>" in content
    assert "<p>Before, en.</p>" in found.entries[1].content[0].value
    assert stray not in content


def test_addresses_in_the_story_are_absolute_and_in_the_language(client, articles):
    other = factories.article("Other", "Otro", slug_es="otro")
    link = f'<p><a linktype="page" id="{other.pk}">x</a> <a href="https://example.org/">y</a></p>'
    image = {"image": factories.picture(), "alt_text": "x", "decorative": False}
    factories.article("With links", "Con enlaces", hero=factories.picture(), body_es=[("text", link), ("image", image)])
    entry = next(entry for entry in parsed(client, SPANISH).entries if entry.title == "Con enlaces")
    content = entry.content[0].value
    assert 'href="http://testserver/es/noticias/otro/"' in content
    assert 'href="https://example.org/"' in content
    assert 'src="http://testserver/media/' in content
    assert '="/' not in content


def test_related_pages_in_the_story_are_those_that_everybody_may_see(client):
    shown, secret = factories.article("Shown", "A la vista"), factories.article("Secret", "Secreto")
    factories.article("Story", "Historia", body_es=[("related_pages", [shown, secret])])
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)

    entry = next(entry for entry in parsed(client, SPANISH).entries if entry.title == "Historia")

    assert "A la vista: es." in entry.content[0].value
    assert "Secreto" not in entry.content[0].value


def test_every_candidate_of_a_srcset_becomes_absolute():
    html = '<img src="/a.jpg" srcset="/a.avif 400w, /b.avif 800w"><a href="//cdn.example/x">x</a><a href="#y">y</a>'
    assert with_absolute_addresses(html, "https://x.org") == (
        '<img src="https://x.org/a.jpg" srcset="https://x.org/a.avif 400w, https://x.org/b.avif 800w">'
        '<a href="//cdn.example/x">x</a><a href="#y">y</a>'
    )


def test_nobody_reads_twice_what_has_not_changed(client, articles):
    first = client.get(ENGLISH)
    again = client.get(ENGLISH, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    articles.title_en = "Signed at last"
    articles.save_revision().publish()
    assert client.get(ENGLISH, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_a_date_does_not_hide_what_was_taken_down(client, articles):
    first = client.get(ENGLISH)
    assert "Last-Modified" not in first
    articles.unpublish()
    again = client.get(ENGLISH, HTTP_IF_MODIFIED_SINCE=http_date(time.time() + 60))
    assert again.status_code == 200
    assert b"Signed" not in again.content


def test_taking_an_article_down_changes_the_feed(client, articles):
    first = client.get(ENGLISH)
    articles.unpublish()
    again = client.get(ENGLISH, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 200
    assert b"Signed" not in again.content


def test_an_empty_feed_is_a_feed_and_stays_the_same(client):
    factories.newsroom().save_revision().publish()
    first = client.get(ENGLISH)
    assert parsed(client, ENGLISH).entries == []
    assert client.get(ENGLISH, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_a_feed_has_the_thirty_newest_for_the_same_number_of_queries(client):
    image = {"image": factories.picture(), "alt_text": "x", "decorative": False}

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(ENGLISH)
        return len(asked)

    def add(number: int) -> ArticlePage:
        link = f'<p><a linktype="page" id="{factories.newsroom().pk}">x</a></p>'
        return factories.article(
            f"Item {number}", f"Nota {number}", topics=["trade"], body_en=[("text", link), ("image", image)]
        )

    pages = [add(number) for number in range(3)]
    queries()
    few = queries()
    pages += [add(number) for number in range(3, NEWEST + 2)]
    assert queries() == few <= 10
    assert titles(client, ENGLISH) == [page.title_en for page in reversed(pages)][:NEWEST]


def test_pages_lead_to_their_feeds(client, articles):
    for address in ("/es/noticias/", "/es/noticias/signed/"):
        html = client.get(address).content.decode()
        assert '<link rel="alternate" type="application/atom+xml" title="Noticias" href="/es/noticias/feed/">' in html
    index = client.get("/es/noticias/").content.decode()
    assert 'href="/es/noticias/feed/culture/"' in index


def test_a_feed_says_which_notice_has_ended(client):
    factories.article("Call", "Convocatoria", kind=Kind.NOTICE, holds_until=date(2026, 5, 1), published_at=SIGNED)
    newsroom = NewsIndexPage.objects.get()

    def feed(language, *day):
        return Feed(newsroom, language, "", date(*day))

    ended = feedparser.parse(feed("en", 2026, 5, 2).written("https://example.org"))
    held = feedparser.parse(feed("en", 2026, 5, 1).written("https://example.org"))
    assert [found.entries[0].summary for found in (held, ended)] == ["Call: en.", "(ended) Call: en."]
    with translation.override("es"):
        ended = feedparser.parse(feed("es", 2026, 5, 2).written("https://example.org"))
    assert ended.entries[0].summary == "(ya no está vigente) Convocatoria: es."
