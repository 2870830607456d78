"""What the home page, plain pages and the agreement cost in queries, whatever the number of projects and articles.

The first request of a process also fills what Wagtail keeps for good (content types, site roots): it isn't counted.
"""

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import Commitment, HomePage, HomeSide, HomeWay, Partner, ProjectPage, Result
from news.models import ArticlePage, NewsIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


def fill(number: int) -> None:
    """Add ``number`` live projects and as many articles, all of trade and tourism, and one page of every kind."""
    picture = factories.picture()
    tourism = factories.topic("tourism")
    area = factories.area("Visitors", "Visitantes", topic="tourism", section=factories.index())
    area.commitments.add(*(Commitment(words_en="x", words_es="x") for _ in range(4)))
    area.save()
    pictured = [("image", {"image": picture, "alt_text": "x", "decorative": False})]
    agreement = factories.agreement()
    agreement.body_en = agreement.body_es = pictured
    agreement.save()
    for key in ("el-paso", "torreon"):
        factories.destination(f"Place {key}", f"Lugar {key}", city=key, hero=picture)
        factories.event(f"Event {key}", f"Evento {key}", city=key, hero=picture, frequency="weekly")
    factories.plain_page("About", "Acerca", show_in_menus=True, body_en=pictured, body_es=pictured)
    first = factories.project("Bridge", "Puente", hero=picture, topics=["tourism"], body_en=pictured)
    parent = factories.project_index()
    bulk(ProjectPage, parent, number, hero=picture, state="under-way", starts_on="2025-01-01")
    newsroom = factories.home().add_child(instance=NewsIndexPage(title_en="News", title_es="Noticias", slug="news"))
    bulk(ArticlePage, newsroom, number, hero=picture, published_at="2025-01-01T12:00Z")
    projects, articles = ProjectPage.objects.all(), ArticlePage.objects.all()
    Partner.objects.bulk_create(
        Partner(page=page, name_en="x", name_es="x", kind="public", city=factories.city(key))
        for page in projects
        for key in ("el-paso", "torreon")
    )
    Result.objects.bulk_create(Result(page=page, words_en="x", words_es="x", figure="3") for page in projects)
    tag(ProjectPage, "projectpage", tourism, [page for page in projects if page != first])
    tag(ArticlePage, "articlepage", tourism, articles)
    home = HomePage.objects.get()
    home.sides.add(*(HomeSide(city=factories.city(key), picture=picture) for key in ("el-paso", "torreon")))
    home.ways.add(*(HomeWay(heading_en="x", heading_es="x", target=area) for _ in range(4)))
    home.save()


def bulk(model, parent, number, **fields):
    for n in range(1, number):
        models.Model.save(factories.bare_child(model, parent, n, summary_en="x", summary_es="x", **fields))


def tag(model, name, topic, pages):
    through = model.topics.through
    through.objects.bulk_create(through(**{f"{name}_id": page.pk, "topic_id": topic.pk}) for page in pages)


#: Home: site; page and menus; home page; alerts and city halls; both sides with cities and pictures; places; which
#: events come next in each city, and these; articles; renditions; what is in it for whom, with the pages it leads to;
#: areas.
HOME = 12
#: Plain page: site; page, those above it and menus; plain page; alerts and city halls; pictures in the text, and
#: their renditions; pages below.
PLAIN = 7
#: Agreement: site; page and menus; agreement with its document, who signed and the areas; alerts and city halls;
#: projects; results with their projects; pictures in the text, and their renditions.
AGREEMENT = 8
#: Area of places: site; page, those above it and menus; area with topic, section, commitments and its neighbours;
#: alerts and city halls; places; articles; projects; renditions.
AREA = 8
#: Project: site; page, those above it and menus; project with picture, contact, partners and results; alerts and city
#: halls; pictures in the text; renditions; areas; other projects.
PROJECT = 8
#: Listing: site; page, those above it and menus; index with topic, commitments and its neighbours; alerts and city
#: halls; the names of topics, and of cities; all counts; a page of cards.
LISTING = 8

BUDGETS = {
    "/en/": HOME,
    "/es/": HOME,
    "/en/about/": PLAIN,
    "/en/agreement/": AGREEMENT,
    "/es/convenio/": AGREEMENT,
    "/es/convenio/visitors/": AREA,
    "/en/agreement/projects/bridge/": PROJECT,
    "/en/agreement/projects/": LISTING,
    "/es/convenio/proyectos/?area=tourism&state=under-way&partner=public&city=torreon&page=2": LISTING,
    "/en/agreement/projects/?q=page&sort=title": LISTING,
}


@pytest.mark.parametrize("number", [20, 500])
def test_queries(client, number):
    fill(number)
    for address in BUDGETS:
        assert client.get(address).status_code == 200, address
    assert {address: count(client, address) for address in BUDGETS} == BUDGETS


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
