"""What exchanges cost in queries, whatever their number, with an alert in force.

The first request of a process also fills what Wagtail keeps for good (content types, site roots): it isn't counted.
"""

import datetime
import itertools

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from culture.exchanges.choices import Participant, StudyField
from culture.models import (
    AverageNeed,
    DocumentNeed,
    ExchangeProgramPage,
    HomeInstitution,
    LanguageNeed,
    OtherNeed,
    QualifyPage,
    Step,
)
from tests import factories
from tests.culture import exchanges

pytestmark = pytest.mark.django_db

FIRST_DAY = datetime.date(2030, 1, 1)


def fill(number: int) -> None:
    """Add ``number`` live exchanges of both cities, all with rows of every kind, and one page of questions."""
    picture = factories.picture()
    hosts = [exchanges.institution(key) for key in ("el-paso", "torreon")]
    first = exchanges.program(
        host=hosts[0],
        closes_on=FIRST_DAY,
        contact=factories.contact(city=factories.city("el-paso")),
        body_en=[("image", {"image": picture, "alt_text": "x", "decorative": False})],
    )
    parent, cycle = exchanges.finder(), itertools.cycle(hosts)
    for n in range(1, number):
        models.Model.save(
            factories.bare_child(
                ExchangeProgramPage,
                parent,
                n,
                host=next(cycle),
                participants=[Participant.STUDENTS],
                study_fields=[list(StudyField)[n % len(StudyField)]],
                weeks_max=4,
                closes_on=FIRST_DAY + datetime.timedelta(days=n),
                summary_en="x",
                summary_es="x",
            )
        )
    parent.numchild = number
    parent.save()
    pages = ExchangeProgramPage.objects.all()
    HomeInstitution.objects.bulk_create(
        HomeInstitution(page=page, institution=hosts[0 if page.host_id == hosts[1].pk else 1]) for page in pages
    )
    LanguageNeed.objects.bulk_create(LanguageNeed(page=page, language="en", level="B1") for page in pages)
    AverageNeed.objects.bulk_create(AverageNeed(page=page, minimum=8, scale="ten") for page in pages)
    for model in (OtherNeed, DocumentNeed, Step):
        model.objects.bulk_create(model(page=page, words_en="x", words_es="x") for page in pages)
    words = factories.worded("Do I qualify?", "¿Cumplo?", summary=str)
    parent.refresh_from_db()
    parent.add_child(instance=QualifyPage(**{**words, "slug": "qualify", "slug_es": "requisitos"}))
    factories.alert(link_page=first)


#: Exchange: site; page, those above it and menus; exchange with host, contact and rows; alerts and city halls; the page
#: of questions; exchanges in the other direction; of English also pictures in the story, and their renditions.
PAGE, WITH_PICTURES = 6, 8
#: Finder: site; page and menus; index; alerts and city halls; all counts; a page of cards; the page of questions.
FINDER = 7
#: Comparison: site; page and menus; index; alerts and city halls; those compared; what can be added.
COMPARISON = 6
#: Questions: site; page, those above it and menus; the page; alerts and city halls; the exchanges; their institutions.
QUESTIONS = 6

BUDGETS = {
    "/en/exchanges/semester/": WITH_PICTURES,
    "/es/intercambios/semester/": PAGE,
    "/en/exchanges/": FINDER,
    "/es/intercambios/?who=students&city=torreon&needs=en&state=open&page=2": FINDER,
    "/en/exchanges/?q=page&sort=title&length=short": FINDER,
    "/en/exchanges/?compare=semester&compare=page-1&compare=page-2": COMPARISON - 1,
    "/es/intercambios/?compare=semester": COMPARISON,
    "/en/exchanges/qualify/": QUESTIONS,
    "/es/intercambios/requisitos/?who=students&average=8.5&scale=ten&english=B2": QUESTIONS,
    "/en/exchanges/qualify/?program=semester&who=students": QUESTIONS,
}


@pytest.mark.parametrize("number", [20, 2000])
def test_queries(client, number):
    fill(number)
    for address in BUDGETS:
        assert client.get(address).status_code == 200, address
    assert {address: count(client, address) for address in BUDGETS} == BUDGETS


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
