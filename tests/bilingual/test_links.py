"""Rule 4: a link to a page that is live in one language only leads there, and says so."""

import pytest
from django.utils import translation
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from tests import factories

pytestmark = pytest.mark.django_db


def link_to(page, language: str) -> str:
    with translation.override(language):
        return expand_db_html(f'<a linktype="page" id="{page.pk}">see</a>')


def test_a_link_in_rich_text_leads_to_the_readers_language():
    page = factories.destination("Museum", "Museo", slug_es="museo")
    assert link_to(page, "en") == '<a href="/en/tourism/museum/">see</a>'
    assert link_to(page, "es") == '<a href="/es/turismo/museo/">see</a>'


def test_a_link_in_rich_text_says_when_it_leads_to_the_other_language():
    page = factories.destination("", "Casa del Cerro")
    expected = '<a href="/es/turismo/casa-del-cerro/" hreflang="es-MX" data-note="(in Spanish)">see</a>'
    assert link_to(page, "en") == expected
    assert link_to(page, "es") == '<a href="/es/turismo/casa-del-cerro/">see</a>'


def test_a_link_to_a_page_that_is_down_leads_nowhere():
    page = factories.destination()
    page.unpublish()
    assert link_to(page, "en") == "<a>see</a>"


def test_links_in_rich_text_cost_one_query(django_assert_num_queries):
    pages = [factories.destination(f"Place {n}", f"Lugar {n}") for n in range(3)]
    html = "".join(f'<a linktype="page" id="{page.pk}">see</a>' for page in pages)
    link_to(pages[0], "en")
    with django_assert_num_queries(1):
        expand_db_html(html)


def test_what_a_page_refers_to_is_counted_once():
    target = factories.destination("Target", "Meta")
    page = factories.destination("Museum", "Museo")
    page.getting_there_en = f'<p><a linktype="page" id="{target.pk}">see</a></p>'
    page.save()
    ReferenceIndex.create_or_update_for_object(page)
    paths = ReferenceIndex.get_references_to(target).values_list("content_path", flat=True)
    assert list(paths) == ["getting_there_en."]
