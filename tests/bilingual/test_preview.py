"""Previews in each language, of what isn't live and of what isn't complete."""

import pytest
from django.urls import reverse

from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    return editing.sign_in(client)


def preview(client, address, sent, mode):
    answer = client.post(address, sent).json()
    assert answer == {"is_valid": True, "is_available": True}
    return editing.soup(client.get(address, {"mode": mode}))


@pytest.mark.parametrize(("mode", "title", "lang"), [("en", "Museum", "en"), ("es", "Museo", "es")])
@pytest.mark.parametrize("release", ["both", "en", "es"])
def test_a_page_is_previewed_in_either_language_live_in_it_or_not(client, mode, title, lang, release):
    page = factories.destination("Museum", "Museo", release=release)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    shown = preview(client, address, editing.edit_data(client, page), mode)
    assert shown.h1.get_text(strip=True) == title
    assert shown.html["lang"].startswith(lang)


def test_the_admin_may_show_a_preview_in_a_frame_and_nobody_else_a_page(client):
    page = factories.destination("Museum", "Museo")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    client.post(address, editing.edit_data(client, page))
    assert "frame-ancestors 'self'" in client.get(address, {"mode": "es"}).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get(page.url_in("es")).headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("sent", "mode", "title"),
    [
        ({"title_es": "Museo"}, "es", "Museo"),
        ({"title_es": "Museo"}, "en", "Museo"),
        ({"summary_es": "Palabras sin título"}, "es", "Untitled"),
    ],
)
def test_an_unsaved_page_is_previewed_however_little_it_has(client, sent, mode, title):
    address = reverse("wagtailadmin_pages:preview_on_add", args=("tourism", "destinationpage", factories.index().pk))
    shown = preview(client, address, editing.new_destination(client, **sent), mode)
    assert shown.h1.get_text(strip=True) == title


@pytest.mark.parametrize(("language", "title"), [("en", "Museum"), ("es", "Museo")])
def test_a_draft_is_viewed_in_the_language_asked_for(client, language, title):
    page = factories.destination("Museum", "Museo", live=False)
    shown = editing.soup(client.get(reverse("wagtailadmin_pages:view_draft", args=(page.pk,)), {"mode": language}))
    assert shown.h1.get_text(strip=True) == title


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_form_offers_both_previews_the_admins_own_language_first(client, language):
    editing.sign_in(client, language) if language == "es" else None
    page = factories.destination()
    form = editing.soup(client.get(editing.edit_address(page)))
    modes = form.select("#id_preview_mode option")
    assert {mode["value"] for mode in modes} == {"en", "es"}
    assert [mode["value"] for mode in modes if mode.has_attr("selected")] == [language]
