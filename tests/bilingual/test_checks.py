"""What `manage.py check` says of a page type that forgets a language."""

import pytest
from wagtail.admin.panels import ObjectList

from bilingual.checks import check_page_type, check_page_types
from bilingual.panels import PairPanel
from bilingual.requirements import TITLE, Requirement
from tourism.models import DestinationPage, TourismIndexPage


def test_every_page_type_of_the_site_is_in_order():
    assert check_page_types() == []


def test_what_release_requires_must_be_translated(monkeypatch):
    monkeypatch.setattr(DestinationPage, "required_for_release", (TITLE, Requirement("address", "An address.")))
    assert [(found.id, found.obj, "address" in found.msg) for found in check_page_type(DestinationPage)] == [
        ("bilingual.E001", DestinationPage, True)
    ]


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        (["title", "summary", "introduction", "seo_title", "search_description"], []),
        (["title", "summary", "seo_title", "search_description"], ["introduction"]),
        ([], ["introduction", "search_description", "seo_title", "summary", "title"]),
    ],
)
def test_what_is_translated_must_be_on_the_form(monkeypatch, shown, missing):
    form = ObjectList([PairPanel(name) for name in shown]).bind_to_model(TourismIndexPage)
    monkeypatch.setattr(TourismIndexPage, "get_edit_handler", lambda: form)
    found = list(check_page_type(TourismIndexPage))
    assert [message.id for message in found] == ["bilingual.W002"] * len(missing)
    assert [message.msg.split("”")[0].strip("“") for message in found] == missing
