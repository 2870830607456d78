"""A link in rich text to a document leads to the file in the reader's language, or says that there is none."""

import pytest
from django.utils import translation
from wagtail.rich_text import expand_db_html

from media.models import SiteDocument
from tests.media import files

pytestmark = pytest.mark.django_db


def document(**fields) -> SiteDocument:
    return SiteDocument.objects.create(title_en="Agreement", file=files.sent("a.pdf", files.pdf()), **fields)


def link_to(*ids: int, language: str) -> str:
    with translation.override(language):
        return expand_db_html("".join(f'<a linktype="document" id="{pk}">see</a>' for pk in ids))


def test_it_leads_to_the_file_in_the_readers_language():
    both = document(language="en", file_other=files.sent("b.pdf", files.pdf("Convenio")))

    assert both.url_for("en") != both.url_for("es")
    for language in ("en", "es"):
        assert link_to(both.pk, language=language) == f'<a href="{both.url_for(language)}">see</a>'


def test_it_says_when_the_file_is_in_the_other_language():
    english = document(language="en")

    assert link_to(english.pk, language="en") == f'<a href="{english.url}">see</a>'
    expected = f'<a href="{english.url}" hreflang="en-US" data-note="(en inglés)">see</a>'
    assert link_to(english.pk, language="es") == expected


def test_it_leads_nowhere_once_the_document_is_gone():
    gone = document()
    pk = gone.pk
    gone.delete()

    assert link_to(pk, language="en") == "<a>see</a>"


def test_many_cost_one_query(django_assert_num_queries):
    found = [document(), document(language="es")]
    link_to(found[0].pk, language="en")

    with django_assert_num_queries(1):
        link_to(*(each.pk for each in found), language="en")
