"""Rule 3, the simple half: which languages go live, and what keeps one from it."""

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("live_before", "release", "live_after"),
    [
        (None, "both", (True, True)),
        (None, "en", (True, False)),
        (None, "es", (False, True)),
        ("en", "en", (True, False)),
        ("en", "es", (True, True)),
        ("en", "both", (True, True)),
        ("es", "en", (True, True)),
        ("es", "es", (False, True)),
        ("both", "en", (True, True)),
        ("both", "es", (True, True)),
    ],
)
def test_publishing_adds_the_languages_that_the_draft_releases(live_before, release, live_after):
    page = factories.destination("Museum", "Museo", release=live_before or "both", live=live_before is not None)
    page.release = release
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert (page.live_en, page.live_es) == live_after


def test_unpublishing_takes_both_languages_down():
    page = factories.destination()
    page.unpublish()
    page.refresh_from_db()
    assert (page.live, page.live_en, page.live_es) == (False, False, False)


def test_saving_a_draft_changes_nothing_of_what_is_live():
    page = factories.destination("Museum", "Museo", release="en")
    page.release = "both"
    page.save_revision()
    page.refresh_from_db()
    assert (page.live_en, page.live_es) == (True, False)


@pytest.mark.parametrize(
    ("empty", "release", "named"),
    [
        (["title_es"], "both", ["title_es"]),
        (["title_es", "summary_es", "body_es"], "es", ["title_es", "summary_es", "body_es"]),
        (["summary_en"], "en", ["summary_en"]),
        (["summary_es"], "en", []),
        (["title_en", "summary_en", "body_en"], "es", []),
        (["price_note_en", "getting_there_es"], "both", []),
    ],
)
def test_a_language_with_empty_required_fields_is_refused_and_the_fields_are_named(empty, release, named):
    page = factories.destination("Museum", "Museo", live=False)
    page.release = release
    for name in empty:
        setattr(page, name, None if name.startswith("body") else "")
    revision = page.save_revision()
    if not named:
        revision.publish()
        assert DestinationPage.objects.get().live
        return
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert sorted(refusal.value.message_dict) == sorted(named)
    assert not DestinationPage.objects.get().live


@pytest.mark.parametrize("blank", ["   ", "\u00a0", "\n"])
def test_blanks_are_no_words(blank):
    page = factories.destination("Museum", "Museo", live=False)
    page.summary_es = blank
    assert page.missing_for_release("es") == ["summary_es"]


def test_a_language_that_is_live_may_not_lose_its_words_by_releasing_the_other():
    page = factories.destination()
    page.summary_es, page.release = "", "en"
    with pytest.raises(ValidationError) as refusal:
        page.save_revision().publish()
    assert list(refusal.value.message_dict) == ["summary_es"]


def test_the_refusal_speaks_the_editors_words():
    page = factories.destination("Museum", "Museo", live=False)
    page.title_es = ""
    (message,) = page.release_errors()["title_es"].messages
    assert message == "Spanish can't be published while “title” is empty in it."


def test_a_page_needs_a_title_in_one_language_only():
    draft = DestinationPage(title_es="Borrador", city=factories.city(), live=False)
    factories.index().add_child(instance=draft)
    with pytest.raises(ValidationError) as refusal:
        factories.index().add_child(instance=DestinationPage(slug="x", city=factories.city(), live=False))
    assert sorted(refusal.value.message_dict) == ["title_en", "title_es"]


@pytest.mark.parametrize("which", ["alias", "original"])
def test_unpublishing_an_alias_or_its_original_takes_the_alias_down(which):
    original = factories.destination()
    alias = original.create_alias(update_slug="alias")
    {"alias": alias, "original": original}[which].unpublish()
    alias.refresh_from_db()
    assert (alias.live, alias.live_en, alias.live_es) == (False, False, False)
