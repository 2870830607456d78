"""The sitemap names what is live, in the languages it is live in."""

import re
import xml.etree.ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def read(client: Client) -> dict[str, ET.Element]:
    """Return the sitemap's entries by address, without the host."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    root = ET.fromstring(response.content)  # noqa: S314 - our own document
    return {path_of(entry.findtext("loc", "", NAMES)): entry for entry in root.findall("url", NAMES)}


def path_of(address: str) -> str:
    assert address.startswith("http://testserver/")
    return address.removeprefix("http://testserver")


def alternates(entry: ET.Element) -> dict[str, str]:
    return {
        link.attrib["hreflang"]: path_of(link.attrib["href"])
        for link in entry.findall("xhtml:link", NAMES)
        if link.attrib["rel"] == "alternate"
    }


def test_a_page_in_both_languages_stands_there_twice_and_each_names_both(client: Client) -> None:
    factories.destination("Arocena Museum", "Museo Arocena", slug="arocena-museum", slug_es="museo-arocena")
    both = {
        "en-US": "/en/tourism/arocena-museum/",
        "es-MX": "/es/turismo/museo-arocena/",
        "x-default": "/en/tourism/arocena-museum/",
    }

    entries = read(client)

    assert alternates(entries["/en/tourism/arocena-museum/"]) == both
    assert alternates(entries["/es/turismo/museo-arocena/"]) == both


@pytest.mark.parametrize(
    ("titles", "there", "not_there"),
    [
        (("Only in English", ""), "/en/tourism/only-in-english/", "/es/turismo/only-in-english/"),
        (("", "Solo en español"), "/es/turismo/solo-en-espanol/", "/en/tourism/solo-en-espanol/"),
    ],
)
def test_a_page_in_one_language_stands_there_once_without_alternates(
    client: Client, titles: tuple[str, str], there: str, not_there: str
) -> None:
    factories.destination(*titles)

    entries = read(client)

    assert alternates(entries[there]) == {}
    assert not_there not in entries


def test_neither_drafts_nor_pages_behind_a_password_are_named(client: Client) -> None:
    factories.destination("Draft", "Borrador", slug="draft", live=False)
    secret = factories.destination("Secret", "Secreto", slug="secret")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    secret.create_alias(parent=factories.newsroom(), update_slug="secret-again")

    assert not [address for address in read(client) if re.search("draft|secret", address)]


def test_says_when_a_page_was_last_published(client: Client) -> None:
    published = timezone.make_aware(timezone.datetime(2026, 3, 14, 9, 30), timezone.get_fixed_timezone(-360))
    factories.destination("Museum", "Museo", slug="museum", last_published_at=published)

    entry = read(client)["/en/tourism/museum/"]

    assert timezone.datetime.fromisoformat(entry.findtext("lastmod", "", NAMES)) == published


def test_costs_the_same_for_forty_pages_as_for_two(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    # The site, its root paths, the pages.
    factories.destination("One", "Uno", slug="one")
    with django_assert_max_num_queries(4) as few:
        read(client)
    for number in range(20):
        factories.destination(f"Place {number}", f"Lugar {number}", slug=f"place-{number}")
    with django_assert_max_num_queries(len(few)):
        entries = read(client)
    assert len(entries) >= 40
