"""What the edit form accepts, and what it refuses in which words."""

import pytest
from django.utils import timezone

from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db

SPANISH = {"title_es": "Museo Arocena", "summary_es": "Arte.", "body_es": editing.story("Arte de cinco siglos.")}
ENGLISH = {"title_en": "Arocena Museum", "summary_en": "Art.", "body_en": editing.story("Five centuries of art.")}
PUBLISH = {"action-publish": "Publish"}


@pytest.fixture(autouse=True)
def editor(client):
    return editing.sign_in(client)


def create(client, **changes):
    return client.post(editing.address_of_new(), editing.new_destination(client, **changes))


def test_a_draft_needs_one_title_and_nothing_else(client):
    response = create(client, title_es="Museo Arocena")
    assert response.status_code == 302
    page = DestinationPage.objects.get()
    assert (page.title_en or "", page.title_es, page.slug, page.live) == ("", "Museo Arocena", "museo-arocena", False)


def test_a_draft_without_any_title_is_refused_on_both_titles(client):
    response = create(client, summary_en="Words")
    assert set(editing.errors(response)) == {"title_en", "title_es"}
    assert not DestinationPage.objects.exists()


@pytest.mark.parametrize(
    ("words", "release", "live"),
    [
        (SPANISH, "es", (False, True)),
        (ENGLISH, "en", (True, False)),
        ({**ENGLISH, **SPANISH}, "both", (True, True)),
        ({**ENGLISH, **SPANISH}, "es", (False, True)),
    ],
)
def test_publishing_releases_the_chosen_languages(client, words, release, live):
    response = create(client, **words, release=release, **PUBLISH)
    assert response.status_code == 302, editing.errors(response)
    page = DestinationPage.objects.get()
    assert (page.live_en, page.live_es) == live


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
@pytest.mark.parametrize(
    ("words", "release", "refused"),
    [
        (SPANISH, "both", {"title_en", "summary_en", "body_en", "release"}),
        ({**SPANISH, "summary_es": "  "}, "es", {"summary_es", "release"}),
        ({**ENGLISH, "body_en": editing.story("")}, "en", {"body_en", "release"}),
        ({"title_es": "Museo"}, "both", {"title_en", "summary_en", "body_en", "summary_es", "body_es", "release"}),
    ],
)
def test_a_language_that_lacks_words_is_refused_on_the_fields(client, action, words, release, refused):
    response = create(client, **words, release=release, **{action: "yes"})
    assert set(editing.errors(response)) == refused
    assert not DestinationPage.objects.exists()


def test_a_new_page_releases_both_languages_unless_told_otherwise(client):
    form = editing.soup(client.get(editing.address_of_new()))
    assert [found["value"] for found in form.select('[name="release"][checked]')] == ["both"]


@pytest.mark.parametrize(
    ("live", "changes", "says"),
    [
        (False, {}, "English still lacks: title, summary and story. Write it, or publish Spanish alone."),
        (
            False,
            {"summary_es": ""},
            "English still lacks: title, summary and story. Write it, or publish Spanish alone.",
        ),
        (False, {"summary_es": ""}, "Spanish still lacks: summary."),
        (True, {"summary_es": "", "release": "es"}, "Spanish is live and can't be without: summary."),
    ],
)
def test_the_choice_of_languages_says_the_way_out(client, live, changes, says):
    page = factories.destination("", "Museo", live=live)
    sent = editing.edit_data(client, page, **{"release": "both", **changes, **PUBLISH})
    assert says in editing.errors(client.post(editing.edit_address(page), sent))["release"]


def test_scheduling_a_language_that_lacks_words_is_refused(client):
    tomorrow = (timezone.now() + timezone.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    response = create(client, **SPANISH, release="both", go_live_at=tomorrow, **PUBLISH)
    assert "title_en" in editing.errors(response)


def test_saving_a_draft_of_a_live_page_may_empty_what_publishing_needs(client):
    page = factories.destination("Museum", "Museo")
    response = client.post(editing.edit_address(page), editing.edit_data(client, page, summary_es=""))
    assert response.status_code == 302
    page.refresh_from_db()
    assert not page.get_latest_revision_as_object().summary_es
    assert page.summary_es == "Museo: es."


def test_a_contradiction_waits_in_a_draft_and_is_refused_on_publishing(client):
    assert create(client, **SPANISH, release="es", price_from="5").status_code == 302
    page = DestinationPage.objects.get()
    refused = client.post(editing.edit_address(page), editing.edit_data(client, page, **PUBLISH))
    assert set(editing.errors(refused)) == {"currency"}
    page.refresh_from_db()
    assert not page.live


def test_the_missing_story_is_named_where_it_is_written(client):
    refused = editing.soup(create(client, **{**SPANISH, "body_es": editing.story("")}, release="es", **PUBLISH))
    side = refused.select_one('[data-pair="body"] [data-pair-side="es"]')
    assert "story" in side.select_one(".error-message").get_text()
    assert not refused.select('[data-pair="body"] [data-pair-side="en"] .error-message')


def test_the_city_stands_right_under_the_title(client):
    factories.city()
    names = [found["name"] for found in editing.soup(client.get(editing.address_of_new())).select("form [name]")]
    assert names.index("title_es") < names.index("city") < names.index("release") < names.index("summary_en")


@pytest.mark.parametrize(
    ("sent", "slug", "slug_es"),
    [
        ({"title_es": "Museo Arocena"}, "museo-arocena", ""),
        ({"title_es": "Museo Arocena", "slug_es": "museo-arocena"}, "museo-arocena", ""),
        ({"title_en": "Arocena Museum"}, "arocena-museum", ""),
        (
            {"title_en": "Arocena Museum", "title_es": "Museo Arocena", "slug_es": "museo-arocena"},
            "arocena-museum",
            "museo-arocena",
        ),
        ({"title_es": "Ñandú y Ávila"}, "nandu-y-avila", ""),
    ],
)
def test_the_server_makes_the_slug_that_the_form_leaves_empty(client, sent, slug, slug_es):
    create(client, **sent)
    page = DestinationPage.objects.get()
    assert (page.slug, page.slug_es) == (slug, slug_es)


def test_the_spanish_address_stays_when_the_canonical_one_turns_english(client):
    page = factories.destination("", "Museo Arocena", slug="museo-arocena")
    sent = editing.edit_data(client, page, **ENGLISH, slug="arocena-museum", release="both", **PUBLISH)
    assert client.post(editing.edit_address(page), sent).status_code == 302
    page.refresh_from_db()
    assert (page.slug, page.slug_es) == ("arocena-museum", "museo-arocena")


@pytest.mark.parametrize(
    ("taken", "sent", "field"),
    [
        ({"slug": "museo"}, {"slug": "museo"}, "slug"),
        ({"slug": "museum", "slug_es": "museo"}, {"slug": "museo"}, "slug"),
        ({"slug": "museo"}, {"slug": "other", "slug_es": "museo"}, "slug_es"),
        ({"slug": "museum", "slug_es": "museo"}, {"slug": "other", "slug_es": "museo"}, "slug_es"),
    ],
)
@pytest.mark.parametrize("new", [True, False])
def test_a_neighbours_address_is_refused_on_the_right_field(client, taken, sent, field, new):
    factories.destination("Museum", "Museo", **taken)
    if new:
        response = create(client, title_en="Other", **sent)
    else:
        page = factories.destination("Other", "Otro", slug="another")
        response = client.post(editing.edit_address(page), editing.edit_data(client, page, **sent))
    assert set(editing.errors(response)) == {field}
    assert len(editing.errors(response)[field]) == 1
