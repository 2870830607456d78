"""Drawings in place of pictures: none stands twice on a page while there is another one that fits."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template

from news import plates
from news.models import ArticlePage
from tests import factories

pytestmark = pytest.mark.django_db

MOTIFS = [*(motif for motifs in plates.MOTIFS.values() for motif in motifs), *plates.GENERAL, plates.PACT]


def dealt(*articles: ArticlePage) -> list[str]:
    plates.deal(articles)
    return [article.plate.motif for article in articles]


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_is_drawn(motif):
    assert "<path" in get_template(plates.Plate(motif, "").template).render()


def test_articles_on_one_topic_look_different_while_there_are_drawings_that_fit():
    articles = [factories.article(f"Deal {n}", f"Trato {n}", topics=["trade"]) for n in range(5)]

    motifs = dealt(*articles)
    assert set(motifs[:2]) == set(plates.MOTIFS["trade"])
    assert set(motifs[2:4]) == set(plates.GENERAL)
    assert motifs[4] in motifs[:2]
    looks = [(article.plate.motif, article.plate.look) for article in articles]
    assert len(set(looks)) == 5


def test_a_page_gets_the_same_drawings_each_time():
    articles = [factories.article(f"Deal {n}", f"Trato {n}", topics=["trade", "culture"]) for n in range(4)]
    assert dealt(*articles) == dealt(*ArticlePage.objects.with_tags().order_by("pk"))


def test_an_article_on_many_topics_is_about_the_agreement():
    assert dealt(factories.article(topics=["trade", "culture", "tourism", "education"])) == [plates.PACT]


def test_what_has_a_picture_needs_no_drawing_and_takes_none_away():
    pictured = factories.article("Pictured", "Con foto", topics=["trade"], hero=factories.picture())
    plates.deal([pictured])
    assert pictured.plate is None


def test_a_drawing_that_the_page_has_already_is_not_dealt_again():
    article = factories.article(topics=["trade"])
    plates.deal([article], taken=[plates.for_topic("trade")])
    assert article.plate.motif != plates.for_topic("trade").motif


@pytest.mark.parametrize("address", ["/en/news/", "/en/", "/en/news/deal-0/", "/en/agreement/trade/"])
def test_no_drawing_stands_twice_on_a_page(client, address):
    factories.area()
    for n in range(4):
        factories.article(f"Deal {n}", f"Trato {n}", topics=["trade"])

    page = BeautifulSoup(client.get(address).content, "html.parser")
    drawings = Counter(str(drawing) for drawing in page.select(".plate__motif"))
    assert len(drawings) >= 3
    assert set(drawings.values()) == {1}
