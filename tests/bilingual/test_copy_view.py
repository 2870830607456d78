"""Copying a page in the admin."""

import pytest
from django.urls import reverse

from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage, TourismIndexPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def museum():
    return factories.destination("Museum", "Museo", slug="museum", slug_es="museo")


def send(client, page, **changes):
    fields = {
        "new_title_en": "Gallery",
        "new_title_es": "Galería",
        "new_slug": "gallery",
        "new_slug_es": "galeria",
        "new_parent_page": str(page.get_parent().pk),
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=(page.pk,)), {**fields, **changes})


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_copy_has_both_titles_and_both_addresses(client, museum, language):
    editing.sign_in(client, language)
    assert send(client, museum).status_code == 302
    copy = DestinationPage.objects.exclude(pk=museum.pk).get()
    assert (copy.title_en, copy.title_es, copy.slug, copy.slug_es) == ("Gallery", "Galería", "gallery", "galeria")
    assert (copy.draft_title_en, copy.draft_title_es) == ("Gallery", "Galería")
    assert (copy.live, copy.live_en, copy.live_es) == (False, False, False)
    draft = copy.get_latest_revision_as_object()
    assert (draft.title_en, draft.title_es, draft.slug, draft.slug_es) == ("Gallery", "Galería", "gallery", "galeria")


def test_a_published_copy_is_live_in_the_originals_languages(client):
    editing.sign_in(client)
    page = factories.destination("Museum", "", slug="museum")
    send(client, page, new_title_es="", new_slug_es="", publish_copies="on")
    copy = DestinationPage.objects.exclude(pk=page.pk).get()
    assert (copy.live_en, copy.live_es) == (True, False)


def test_an_alias_has_addresses_of_its_own(client, museum):
    editing.sign_in(client)
    send(client, museum, alias="on")
    alias = DestinationPage.objects.exclude(pk=museum.pk).get()
    assert alias.alias_of_id == museum.pk
    assert (alias.slug, alias.slug_es) == ("gallery", "galeria")
    assert alias.url_path_es.endswith("/turismo/galeria/")


def test_the_form_offers_addresses_that_are_free(client, museum):
    editing.sign_in(client)
    form = editing.soup(client.get(reverse("wagtailadmin_pages:copy", args=(museum.pk,))))
    offered = {name: form.find(attrs={"name": name})["value"] for name in ("new_slug", "new_slug_es")}
    assert offered == {"new_slug": "museum-2", "new_slug_es": "museo-2"}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"new_slug": "museum"}, {"new_slug"}),
        ({"new_slug": "museo"}, {"new_slug"}),
        ({"new_slug_es": "museo"}, {"new_slug_es"}),
        ({"new_slug_es": "museum"}, {"new_slug_es"}),
        ({"new_title_en": "", "new_title_es": ""}, {"new_title_en", "new_title_es"}),
        ({"new_slug": ""}, {"new_slug"}),
    ],
)
def test_a_copy_that_would_clash_is_refused_on_the_field(client, museum, changes, refused):
    editing.sign_in(client)
    assert set(editing.errors(send(client, museum, **changes))) == refused
    assert DestinationPage.objects.count() == 1


def test_subpages_come_along_with_their_own_addresses(client, museum, monkeypatch):
    monkeypatch.setattr(TourismIndexPage, "max_count", None)
    editing.sign_in(client)
    index = museum.get_parent().specific
    response = send(
        client,
        index,
        new_parent_page=str(index.get_parent().pk),
        new_slug="more",
        new_slug_es="mas",
        copy_subpages="on",
    )
    assert response.status_code == 302
    copy = DestinationPage.objects.exclude(pk=museum.pk).get()
    assert (copy.url_path[-13:], copy.url_path_es[-11:]) == ("/more/museum/", "/mas/museo/")
