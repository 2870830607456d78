"""An article as its readers meet it: its dates, its notes of change, and what follows under it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from news.articles import today
from news.choices import Kind
from news.models import ArticleChange, ArticlePage, ArticleRelated
from tests import factories

pytestmark = pytest.mark.django_db

SIGNED = datetime(2023, 4, 28, 18, tzinfo=UTC)


def shown(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(page: BeautifulSoup, selector: str) -> str:
    return " ".join(" ".join(found.get_text() for found in page.select(selector)).split())


def titles(page: BeautifulSoup) -> list[str]:
    return [card.get_text() for card in page.select(".related .card__title a")]


def test_the_date_is_the_editors_and_else_that_of_first_publication():
    chosen = factories.article("Chosen", "Elegido", published_at=SIGNED)
    left = factories.article("Left", "Dejado")

    assert chosen.published == SIGNED
    assert left.published == left.first_published_at


@pytest.mark.parametrize(
    ("address", "words"), [("/en/news/signed/", "News April 28, 2023"), ("/es/noticias/signed/", "Nota 28 de abril")]
)
def test_kind_and_date_come_first_in_the_readers_format(client, address, words):
    factories.article(published_at=SIGNED)

    assert text(shown(client, address), ".article .dated").startswith(words)


def test_an_article_has_one_day_in_whichever_city_it_is_read():
    # Midnight in Torreón, an hour before it in El Paso: the newsroom keeps the site's clock, El Paso's.
    night = factories.article(published_at=datetime(2024, 1, 2, 6, 30, tzinfo=UTC), cities=["torreon"])

    assert night.published.date() == date(2024, 1, 1)
    assert ArticlePage.objects.dated().get().year == 2024
    new_year = factories.article("Eve", "Víspera", published_at=datetime(2024, 1, 1, 6, 30, tzinfo=UTC))
    assert ArticlePage.objects.dated().get(pk=new_year.pk).year == new_year.published.year == 2023


def test_saving_again_does_not_make_an_article_look_updated(client):
    page = factories.article(published_at=SIGNED)
    page.body_en = factories.body("A comma was put right.")
    page.save_revision().publish()

    assert "Updated" not in shown(client, "/en/news/signed/").get_text()


def test_the_newest_note_dates_the_article_in_the_languages_that_it_speaks_to(client):
    page = factories.article(published_at=SIGNED)
    page.changes = [
        ArticleChange(changed_at=SIGNED + timedelta(days=2), words_en="Gave the date.", words_es="Se dio la fecha."),
        ArticleChange(changed_at=SIGNED + timedelta(days=9), words_es="Se corrigió un nombre."),
    ]
    page.save_revision().publish()

    english, spanish = shown(client, "/en/news/signed/"), shown(client, "/es/noticias/signed/")
    assert text(english, ".article .dated__update") == "Updated April 30, 2023"
    assert text(spanish, ".article .dated__update") == "Actualizado el 7 de mayo de 2023"
    assert text(english, ".changes") == "April 30, 2023Gave the date."
    assert text(spanish, ".changes dd") == "Se corrigió un nombre. Se dio la fecha."
    card = ArticlePage.objects.for_cards("en").get()
    assert card.updated_in("en") == SIGNED + timedelta(days=2)
    assert ArticlePage.objects.for_cards("es").get().updated_in("es") == SIGNED + timedelta(days=9)


def test_a_date_to_come_is_refused_unless_the_article_waits_for_it():
    tomorrow = timezone.now() + timedelta(days=1)
    with pytest.raises(ValidationError, match="still to come"):
        factories.article(published_at=tomorrow)
    waiting = factories.article("Waiting", "En espera", go_live_at=tomorrow, published_at=tomorrow)
    assert not waiting.live


@pytest.mark.parametrize("name", ["slug", "slug_es"])
def test_no_article_takes_the_address_of_the_feeds(name):
    page = factories.article()
    setattr(page, name, "feed")
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [name]


@pytest.mark.parametrize("days", [0, 1])
def test_a_notice_says_until_when_it_holds(client, days):
    factories.article(kind=Kind.NOTICE, holds_until=today() + timedelta(days=days))

    page = shown(client, "/en/news/signed/")
    assert "Holds until" in text(page, ".article__holds")
    assert not page.select(".dated__ended")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/en/news/signed/", "Held until May 1, 2026; no longer in force"),
        ("/es/noticias/signed/", "Estuvo vigente hasta el 1 de mayo de 2026"),
        ("/en/news/", "Held until May 1, 2026; no longer in force"),
        ("/es/noticias/other/", "Estuvo vigente hasta el 1 de mayo de 2026"),
    ],
)
def test_a_notice_that_has_ended_says_so_beside_its_date_wherever_it_is_shown(client, address, words):
    factories.article(kind=Kind.NOTICE, published_at=SIGNED, holds_until=date(2026, 5, 1))
    factories.article("Other", "Otro", kind=Kind.NOTICE, published_at=SIGNED)

    page = shown(client, address)
    assert text(page, ".dated__ended") == words
    assert not page.select(".article__holds")


def test_only_a_notice_ends_and_only_after_its_last_day():
    last = date(2026, 5, 1)
    notice = factories.article(kind=Kind.NOTICE, holds_until=last)
    assert [notice.has_ended(last + timedelta(days=days)) for days in (-1, 0, 1)] == [False, False, True]
    notice.holds_until = None
    assert not notice.has_ended(date(2100, 1, 1))
    assert not ArticlePage(kind=Kind.NEWS, holds_until=last).has_ended(date(2100, 1, 1))


def test_a_press_release_names_place_and_date_and_says_what_the_agreement_is(client):
    newsroom = factories.newsroom()
    newsroom.boilerplate_en = "Signed in 2023."
    newsroom.save()
    release = {"kind": Kind.RELEASE, "place_en": "El Paso, Texas", "place_es": "El Paso, Texas"}
    factories.article("Release", "Boletín", published_at=SIGNED, **release)
    factories.article("Item", "Nota", published_at=SIGNED, place_en="El Paso, Texas")

    page = shown(client, "/en/news/release/")
    assert text(page, ".dateline") == "El Paso, Texas, April 28, 2023"
    assert "Signed in 2023." in page.get_text()
    item = shown(client, "/en/news/item/")
    assert not item.select(".dateline")
    assert "Signed in 2023." not in item.get_text()


def test_what_is_said_about_the_agreement_leads_to_it_where_the_reader_can_read_it(client):
    newsroom = factories.newsroom()
    newsroom.boilerplate_en = newsroom.boilerplate_es = "2023."
    newsroom.save()
    factories.article("Release", "Boletín", kind=Kind.RELEASE)
    page = factories.agreement()
    assert shown(client, "/en/news/release/").select_one("#about ~ p a")["href"] == "/en/agreement/"
    page.unpublish_language("en")
    assert not shown(client, "/en/news/release/").select("#about ~ p a")
    assert shown(client, "/es/noticias/release/").select_one("#about ~ p a")["href"] == "/es/convenio/"


@pytest.mark.parametrize(("address", "way"), [("/en/news/solo/", "/en/news/"), ("/es/noticias/only/", "/es/noticias/")])
def test_an_article_in_the_other_language_only_leads_on_in_the_readers_and_speaks_of_no_prices(client, address, way):
    factories.article("", "Solo", slug="solo")
    factories.article("Only", "", slug="only")
    notice = shown(client, address).select_one(".notice")
    assert notice.a["href"] == way
    assert not {"prices", "precios"} & set(notice.get_text().replace(",", " ").split())


def test_what_follows_is_what_the_editor_chose_then_the_same_topic_then_the_same_kind(client):
    page = factories.article("Here", "Aquí", topics=["trade"])
    factories.article("Notice", "Aviso", kind=Kind.NOTICE, published_at=SIGNED)
    factories.article("Old trade", "Comercio viejo", topics=["trade"], kind=Kind.NOTICE, published_at=SIGNED)
    factories.article("Same kind", "Misma clase", published_at=SIGNED + timedelta(days=9))
    chosen = factories.article("Chosen", "Elegido", kind=Kind.NOTICE, topics=["art"], published_at=SIGNED)
    place = factories.destination("Museum", "Museo")
    page.related_pages = [ArticleRelated(related=chosen, sort_order=0), ArticleRelated(related=place, sort_order=1)]
    page.save_revision().publish()

    found = shown(client, "/en/news/here/")
    assert titles(found) == ["Chosen", "Old trade", "Same kind"]
    assert [link.get_text() for link in found.select(".see-also a")] == ["Museum"]


def test_nothing_follows_that_is_not_live_in_the_language(client):
    page = factories.article("Here", "Aquí", topics=["trade"])
    factories.article("English only", "", topics=["trade"])
    factories.article("", "Sólo español", topics=["trade"])
    chosen = factories.article("", "Elegido", topics=["trade"])
    page.related_pages = [ArticleRelated(related=chosen)]
    page.save_revision().publish()

    assert titles(shown(client, "/en/news/here/")) == ["English only"]
    assert titles(shown(client, "/es/noticias/here/")) == ["Elegido", "Sólo español"]


def test_an_article_in_one_language_is_shown_in_it_and_marked_and_leads_to_what_its_reader_reads(client):
    factories.article("", "Sólo español", hero_caption_es="Firma")
    factories.article("Both", "Ambos")

    page = shown(client, "/en/news/solo-espanol/")
    assert page.select_one("h1")["lang"] == page.select_one(".story")["lang"] == "es-MX"
    assert titles(page) == ["Both"]


def test_the_preview_of_a_draft_shows_what_is_not_saved_yet(rf):
    page = factories.article(topics=["trade"], cities=["torreon"])
    page.title_en = "Draft"
    page.changes = [ArticleChange(changed_at=SIGNED, words_en="Not yet saved.")]
    page.topics = [factories.topic("culture", "Culture", "Cultura")]

    html = page.make_preview_request(preview_mode="en").content.decode()

    assert "Not yet saved." in html
    assert "Culture" in html
    assert "Torreón" in html
