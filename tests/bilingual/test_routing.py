"""Rules 2, 4 and 6: which page answers at an address, in which language, at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import AbstractPage, PageViewRestriction

from bilingual.models import BasePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def museum():
    return factories.destination("Museum", "Museo", slug_es="museo")


@pytest.mark.parametrize(
    ("address", "status", "location"),
    [
        ("/en/tourism/museum/", 200, None),
        ("/es/turismo/museo/", 200, None),
        ("/es/tourism/museum/", 301, "/es/turismo/museo/"),
        ("/es/turismo/museum/", 301, "/es/turismo/museo/"),
        ("/es/tourism/museo/?kind=art&kind=park", 301, "/es/turismo/museo/?kind=art&kind=park"),
        ("/en/turismo/museo/", 301, "/en/tourism/museum/"),
        ("/es/turismo/", 200, None),
        ("/es/tourism/", 301, "/es/turismo/"),
        ("/es/turismo/nada/", 404, None),
        ("/es/turismo/museo/nada/", 404, None),
        ("/tourism/museum/", 404, None),
        ("/fr/tourism/", 404, None),
    ],
)
def test_an_address_answers_redirects_or_is_not_found(client, museum, address, status, location):
    response = client.get(address)
    assert (response.status_code, response.headers.get("Location")) == (status, location)


def test_a_draft_is_not_found_in_any_language(client, museum):
    museum.unpublish()
    assert client.get("/en/tourism/museum/").status_code == 404
    assert client.get("/es/turismo/museo/").status_code == 404


@pytest.mark.parametrize("path", ["/en/tourism/museum/", "/es/turismo/museo/"])
def test_serving_costs_no_more_than_wagtails_own_routing(client, museum, path, monkeypatch):
    client.get(path)  # content types and site roots are kept for the life of the process
    with CaptureQueriesContext(connection) as ours:
        client.get(path)
    monkeypatch.setattr(BasePage, "route", wagtails_route)
    monkeypatch.setattr(BasePage, "route_for_request", staticmethod(AbstractPage.route_for_request))
    monkeypatch.setattr(BasePage, "get_view_restrictions", AbstractPage.get_view_restrictions)
    with CaptureQueriesContext(connection) as wagtails:
        client.get("/en/tourism/museum/")
    assert len(ours) <= len(wagtails)


wagtails_route = AbstractPage.route


def test_both_languages_cost_the_same_at_every_depth(client, museum):
    costs = {}
    for language, addresses in {
        "en": ["/en/", "/en/tourism/", "/en/tourism/museum/"],
        "es": ["/es/", "/es/turismo/", "/es/turismo/museo/"],
    }.items():
        for address in addresses:
            client.get(address)
        costs[language] = [count(client, address) for address in addresses]
    assert costs["en"] == costs["es"]


def count(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_a_restriction_above_a_page_holds_for_it(client, museum):
    PageViewRestriction.objects.create(page=museum.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    response = client.get("/es/turismo/museo/")
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en-US,en;q=0.9", "en"),
        ("fr-FR,fr;q=0.9,es;q=0.5", "es"),
        ("fr", "en"),
        ("", "en"),
        ("es;q=0, fr", "en"),
        ("es;q=0.2,en;q=0.8", "en"),
    ],
)
def test_the_bare_address_chooses_by_the_readers_preference(client, accept, language):
    factories.home()
    response = client.get("/", headers={"accept-language": accept})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]


def test_a_page_neither_reads_the_preference_nor_varies_by_it(client, museum):
    response = client.get("/es/turismo/museo/", headers={"accept-language": "en", "cookie": "django_language=en"})
    assert response["Content-Language"] == "es-MX"
    assert "Accept-Language" not in response.get("Vary", "")
    assert not response.cookies


class TestWhereOnlyOneLanguageIsLive:
    """Rule 4."""

    @pytest.fixture
    def spanish(self):
        return factories.destination("", "Casa del Cerro")

    def test_the_other_address_shows_the_live_words_marked_as_such(self, client, spanish):
        response = client.get("/en/tourism/casa-del-cerro/")
        assert response.status_code == 200
        assert response.context["content_language"] == "es"
        html = response.content.decode()
        assert '<html lang="en-US"' in html
        assert 'lang="es-MX"' in html.partition("<main")[2]
        assert "Casa del Cerro, es." in html

    def test_it_is_canonical_to_the_live_one_and_may_be_indexed(self, client, spanish):
        html = client.get("/en/tourism/casa-del-cerro/").content.decode()
        assert '<link rel="canonical" href="http://testserver/es/turismo/casa-del-cerro/">' in html
        assert "noindex" not in html
        assert 'rel="alternate" hreflang' not in html

    def test_links_to_it_lead_to_the_live_one(self, client, spanish):
        spanish.refresh_from_db()
        assert spanish.url_in("en") == "/en/tourism/casa-del-cerro/"
        client.get("/en/")
        assert spanish.get_url() == "/es/turismo/casa-del-cerro/"


def test_alternates_are_reciprocal_and_have_a_default(client, museum):
    expected = {
        '<link rel="alternate" hreflang="en-US" href="http://testserver/en/tourism/museum/">',
        '<link rel="alternate" hreflang="es-MX" href="http://testserver/es/turismo/museo/">',
        '<link rel="alternate" hreflang="x-default" href="http://testserver/en/tourism/museum/">',
    }
    for address in ("/en/tourism/museum/", "/es/turismo/museo/"):
        html = client.get(address).content.decode()
        assert {line.strip() for line in html.splitlines() if "hreflang=" in line and "<link" in line} == expected
        assert f'<link rel="canonical" href="http://testserver{address}">' in html


def test_the_switch_leads_to_the_same_page_with_its_query_string(client, museum):
    html = client.get("/es/turismo/?kind=museum&city=torreon").content.decode()
    assert 'href="/en/tourism/?kind=museum&amp;city=torreon"' in html


def test_a_restriction_on_the_original_of_an_alias_above_a_page_holds_for_it(client, museum):
    section = museum.get_parent()
    alias = section.create_alias(update_slug="visit")
    page = factories.destination("House", "Casa")
    page.move(alias, pos="last-child")
    assert client.get("/en/visit/house/").status_code == 200
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/en/visit/house/").status_code == 302


def test_breadcrumbs_leave_out_what_is_down_and_mark_what_is_in_the_other_language(client, museum):
    index = museum.get_parent()
    assert 'href="/en/tourism/"' in trail_of(client, "/en/tourism/museum/")
    index.specific_class.objects.filter(pk=index.pk).update(live_en=False)
    assert 'href="/es/turismo/" hreflang="es-MX"' in trail_of(client, "/en/tourism/museum/")
    index.specific.unpublish()
    assert "/turismo/" not in trail_of(client, "/en/tourism/museum/")


def trail_of(client, address: str) -> str:
    return client.get(address).content.decode().partition('class="trail')[2].partition("</nav>")[0]
