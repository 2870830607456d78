"""Plain pages: words under a title, linked at the foot of every page where they are marked for menus."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db


def foot(client: Client, address: str) -> list[tuple[str, str]]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [(link.get_text(strip=True), link["href"]) for link in page.select(".footer__pages a")]


def menu(client: Client, address: str) -> list[str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [link.get_text(strip=True) for link in page.select(".menu a")]


def test_a_page_marked_for_menus_is_at_the_foot_and_not_at_the_head(client):
    factories.index()
    factories.plain_page("Privacy", "Privacidad", slug_es="privacidad", show_in_menus=True)
    factories.plain_page("About", "Acerca")
    for address in ("/en/", "/en/tourism/", "/en/privacy/"):
        assert foot(client, address) == [("Privacy", "/en/privacy/")]
        assert menu(client, address) == ["Tourism"]
    assert foot(client, "/es/") == [("Privacidad", "/es/privacidad/")]


def test_the_foot_has_what_is_live_in_the_readers_language(client):
    factories.plain_page("", "Aviso", show_in_menus=True)
    assert foot(client, "/en/") == []
    assert foot(client, "/es/") == [("Aviso", "/es/aviso/")]


def test_an_address_without_a_page_has_the_foot_too(client):
    factories.plain_page(show_in_menus=True)
    assert foot(client, "/en/nothing/") == [("Privacy", "/en/privacy/")]
    assert foot(client, "/nothing/") == [("Privacy", "/en/privacy/")]


def test_a_page_may_lie_below_another_and_says_when_it_was_checked(client):
    about = factories.plain_page("About", "Acerca")
    factories.plain_page("How", "Cómo", above=about, checked_on="2026-05-03")
    page = BeautifulSoup(client.get("/en/about/how/").content, "html.parser")
    assert page.h1.get_text() == "How"
    assert page.select_one(".leaf__checked").get_text() == "Last checked on May 3, 2026."
    assert [step.get_text() for step in page.select(".trail a")] == ["Home", "About"]


def test_the_form_says_what_marking_for_menus_means(client):
    editing.sign_in(client)
    form = editing.soup(client.get(editing.edit_address(factories.plain_page())))
    assert "linked at the foot of every page" in form.get_text()


def test_a_page_lists_the_pages_below_it_that_its_reader_can_read(client):
    about = factories.plain_page("About", "Acerca")
    factories.plain_page("How", "Cómo", above=about)
    factories.plain_page("", "Quiénes", above=about)

    def below(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        return [link.get_text() for link in page.select(".leaf__below a")]

    assert below("/en/about/") == ["How"]
    assert below("/es/about/") == ["Cómo", "Quiénes"]
    assert below("/en/about/how/") == []
