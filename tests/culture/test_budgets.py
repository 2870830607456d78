"""What culture costs in queries, whatever the number of programs and institutions, with an alert in force.

The first request of a process also fills what Wagtail keeps for good (content types, site roots): it isn't counted.
"""

import itertools
from datetime import timedelta

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from culture.choices import Field, InstitutionKind
from culture.models import (
    InstitutionContact,
    InstitutionPage,
    ProgramEvent,
    ProgramHighlight,
    ProgramInstitution,
    ProgramPage,
    ProgramPlace,
    ProgramRelated,
)
from elements.models import City
from tests import factories
from tests.culture import exchanges

pytestmark = pytest.mark.django_db

#: Program: site; page, those above it, menu and whether they are restricted; program with picture, contact, cities,
#: institutions, places and what was chosen; its events; other programs; pictures of the story; all renditions; alerts
#: and city halls.
PROGRAM = 8
#: Institution: site; page, those above it, menu and whether they are restricted; institution with city, picture,
#: contacts, programs and what is of its kind; its events; its exchanges; pictures of the story; all renditions; alerts
#: and city halls.
INSTITUTION = 8
#: Programs: site; page, menu and whether they are restricted; index with the ways on; events that are on; names of
#: cities; of institutions; all counts; a page of cards; renditions; alerts and city halls.
PROGRAMS = 10
#: Institutions: site; page, those above it, menu and whether they are restricted; index; all counts; a page of cards;
#: renditions; alerts and city halls.
INSTITUTIONS = 7
#: Where nothing is found there are neither cards nor renditions to ask for.
EMPTY = 5

BUDGETS = {
    "/en/culture/murals/": PROGRAM,
    "/es/cultura/murales/": PROGRAM,
    "/en/culture/institutions/college/": INSTITUTION,
    "/es/cultura/instituciones/colegio/": INSTITUTION,
    "/en/culture/": PROGRAMS,
    "/es/cultura/": PROGRAMS,
    "/es/cultura/?field=art&field=cinema&city=torreon&institution=college&sort=newest": PROGRAMS,
    "/en/culture/?q=page&page=2": PROGRAMS,
    "/en/culture/institutions/": INSTITUTIONS,
    "/es/cultura/instituciones/?kind=museum&city=el-paso": INSTITUTIONS,
    "/es/cultura/instituciones/?q=zzz": EMPTY,
}


def fill(number: int) -> None:
    """Add ``number`` programs and as many institutions, one of each with all that it may have."""
    hero = factories.picture()
    image = [("image", {"image": hero, "alt_text": "x", "decorative": False})]
    place = factories.destination("Canal", "Canal", slug="canal")
    full = {"hero": hero, "body_en": image, "body_es": image}
    college = factories.institution("College", "Colegio", slug_es="colegio", place_page=place, **full)
    college.contacts.add(InstitutionContact(contact=factories.contact()))
    college.save()
    murals = factories.program(
        slug_es="murales", contact=factories.contact("murals"), carriers=[college], places=[place], **full
    )
    cities = itertools.cycle([factories.city("el-paso"), factories.city("torreon")])
    others, programs = [], []
    for n in range(10, number + 10):  # past what is there
        facts = {"hero": hero, "summary_en": "x", "summary_es": "x"}
        kind = list(InstitutionKind)[n % len(InstitutionKind)]
        page = factories.bare_child(InstitutionPage, factories.institutions(), n, city=next(cities), kind=kind, **facts)
        models.Model.save(page)
        others.append(page)
        field = list(Field)[n % len(Field)]
        page = factories.bare_child(ProgramPage, factories.culture(), n, fields=[field], **facts)
        models.Model.save(page)
        programs.append(page)
    both = itertools.cycle(City.objects.all())
    ProgramPage.cities.through.objects.bulk_create(
        ProgramPage.cities.through(programpage=page, city=next(both)) for page in programs
    )
    ProgramInstitution.objects.bulk_create(
        ProgramInstitution(page=page, institution=institution)
        for page, institution in zip(programs, itertools.cycle([college, *others[:30]]), strict=False)
    )
    ProgramHighlight.objects.bulk_create(ProgramHighlight(page=murals, name_en="x", name_es="x") for _ in range(4))
    ProgramPlace.objects.create(page=murals, place=factories.index())
    ProgramRelated.objects.create(page=murals, related=programs[0])
    today = timezone.localdate()
    for n in range(4):
        event = factories.event(
            f"Talk {n}", f"Charla {n}", venue_page=college, first_date=today + timedelta(days=n + 1)
        )
    ProgramEvent.objects.create(page=murals, event=event)
    for n in range(2):
        exchanges.program(f"Stay {n}", f"Estancia {n}", slug=f"stay-{n}", host=college)
    factories.alert(link_page=factories.index())


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
