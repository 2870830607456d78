"""Rule 3: which languages go live, what stays back in the draft, and what keeps a language from going live."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.models import Revision

from bilingual.requirements import Requirement
from tests import factories
from tourism.models import DestinationPage, OpeningException, TourismIndexPage

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


CHRISTMAS = datetime.date(2026, 12, 25)
LIVE = {"": [], "en": ["en"], "es": ["es"], "both": ["en", "es"]}


def words(page: DestinationPage, language: str) -> list[str]:
    """Return the words of ``language`` by which a reader would tell old from new."""
    (caption,) = page.opening_exceptions.all()
    texts = [getattr(page, f"{name}_{language}") for name in ("title", "summary", "price_note")]
    body = getattr(page, f"body_{language}").get_prep_value()[0]["value"]
    return [*texts, body, page.slug_in(language), getattr(caption, f"reason_{language}")]


def write(page: DestinationPage, language: str, mark: str) -> None:
    """Give ``page`` words of ``language`` that bear ``mark``."""
    for name in ("title", "summary", "price_note"):
        setattr(page, f"{name}_{language}", f"{mark} {name} {language}")
    setattr(page, f"body_{language}", factories.body(f"{mark} body {language}"))
    setattr(page, {"en": "slug", "es": "slug_es"}[language], f"{mark}-{language}")
    (exception,) = page.opening_exceptions.all()
    setattr(exception, f"reason_{language}", f"{mark} reason {language}")
    page.opening_exceptions.add(exception)


@pytest.mark.parametrize("live", LIVE)
@pytest.mark.parametrize("changed", ["en", "es", "both", ""])
@pytest.mark.parametrize("released", ["en", "es", "both"])
def test_what_is_live_after_a_release_and_what_the_draft_holds(live, changed, released):
    """48 cases: what was live × what the draft changed × what is released."""
    page = factories.destination("x", "x", live=False)
    page.opening_exceptions.add(OpeningException(first_date=CHRISTMAS))
    for language in ("en", "es"):
        write(page, language, "old")
    page.release = live or "both"
    revision = page.save_revision()
    if live:
        revision.publish()
    draft = DestinationPage.objects.get().get_latest_revision_as_object()
    for language in LIVE[changed]:
        write(draft, language, "new")
    draft.phone, draft.release = "+525555555555", released
    draft.save_revision().publish()

    page = DestinationPage.objects.get()
    for language in ("en", "es"):
        assert page.published_in(language) == (language in LIVE[live] + LIVE[released])
        if page.published_in(language):
            mark = "new" if language in LIVE[changed] and language in LIVE[released] else "old"
            assert all(text and mark in text for text in words(page, language))
    assert page.phone == "+525555555555"

    kept = page.get_latest_revision_as_object()
    for language in ("en", "es"):
        mark = "new" if language in LIVE[changed] else "old"
        assert all(text and mark in text for text in words(kept, language))
    held = [language for language in LIVE[changed] if language not in LIVE[released]]
    assert page.has_unpublished_changes or not held


def test_what_was_held_back_goes_out_when_its_language_is_released():
    page = factories.destination("Museum", "Museo")
    page.title_en, page.title_es, page.release = "New museum", "Museo nuevo", "en"
    page.save_revision().publish()
    page = DestinationPage.objects.get()
    assert (page.title_en, page.title_es, page.has_unpublished_changes) == ("New museum", "Museo", True)
    draft = page.get_latest_revision_as_object()
    draft.release = "es"
    draft.save_revision().publish()
    page = DestinationPage.objects.get()
    assert (page.title_en, page.title_es, page.has_unpublished_changes) == ("New museum", "Museo nuevo", False)


def test_publishing_the_same_revision_twice_releases_nothing_more():
    page = factories.destination("Museum", "Museo")
    page.title_es, page.release = "Museo nuevo", "en"
    revision = page.save_revision()
    revision.publish()
    revision.publish()
    assert DestinationPage.objects.get().title_es == "Museo"


def test_an_alias_shows_what_is_live_of_its_original():
    page = factories.destination("Museum", "Museo")
    alias = page.create_alias(update_slug="alias")
    page.title_en, page.title_es, page.release = "New museum", "Museo nuevo", "en"
    page.save_revision().publish()
    alias.refresh_from_db()
    assert (alias.title_en, alias.title_es) == ("New museum", "Museo")


def test_a_scheduled_release_holds_the_other_language_back_when_it_is_due(monkeypatch):
    page = factories.destination("Museum", "Museo")
    page.save_revision().publish()
    page.refresh_from_db()
    page.title_en, page.title_es, page.release = "New museum", "Museo nuevo", "es"
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    assert DestinationPage.objects.get().title_es == "Museo"
    later = timezone.now() + datetime.timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    page = DestinationPage.objects.get()
    assert (page.title_en, page.title_es) == ("Museum", "Museo nuevo")


def test_a_new_row_of_facts_goes_out_without_the_words_held_back():
    page = factories.destination("Museum", "Museo")
    page.opening_exceptions.add(OpeningException(first_date=CHRISTMAS, reason_en="Christmas", reason_es="Navidad"))
    page.release = "en"
    page.save_revision().publish()
    (exception,) = DestinationPage.objects.get().opening_exceptions.all()
    assert (exception.reason_en, exception.reason_es or "") == ("Christmas", "")
    (kept,) = DestinationPage.objects.get().get_latest_revision_as_object().opening_exceptions.all()
    assert kept.reason_es == "Navidad"


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


def test_words_emptied_in_a_draft_stay_live_until_their_language_is_released():
    page = factories.destination()
    page.summary_es, page.release = "", "en"
    page.save_revision().publish()
    page = DestinationPage.objects.get()
    assert page.summary_es == "Museo: es."
    draft = page.get_latest_revision_as_object()
    draft.release = "both"
    with pytest.raises(ValidationError) as refusal:
        draft.save_revision().publish()
    assert list(refusal.value.message_dict) == ["summary_es"]


def test_the_refusal_speaks_the_editors_words():
    page = factories.destination("Museum", "Museo", live=False)
    page.title_es = ""
    (message,) = page.release_errors()["title_es"].messages
    assert message == "Spanish can't be published without this. A title."


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


def test_an_alias_of_an_alias_is_not_one_release_behind():
    page = factories.destination("Museum", "Museo")
    chain = page.create_alias(update_slug="a").create_alias(update_slug="b")
    page.title_en = "New museum"
    page.save_revision().publish()
    chain.refresh_from_db()
    assert chain.title_en == "New museum"


def test_a_held_language_keeps_its_address_also_where_it_borrowed_the_other_ones():
    page = factories.destination("Museum", "Museo", slug="museum")
    page.slug, page.release = "gallery", "en"
    page.save_revision().publish()
    page = DestinationPage.objects.get()
    assert (page.url_in("en"), page.url_in("es")) == ("/en/tourism/gallery/", "/es/turismo/museum/")


def test_a_draft_that_lacks_words_can_not_be_scheduled_either():
    page = factories.destination("Museum", "Museo", live=False)
    page.summary_es, page.go_live_at = "", timezone.now() + datetime.timedelta(hours=1)
    revision = page.save_revision()
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert list(refusal.value.message_dict) == ["summary_es"]
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_saving_a_draft_over_the_live_row_leaves_older_revisions_alone():
    page = factories.destination("Museum", "Museo")
    first = page.save_revision()
    first.publish()
    before = Revision.objects.get(pk=first.pk).content
    page = DestinationPage.objects.get()
    page.title_es, page.release = "Museo nuevo", "en"
    page.opening_exceptions.add(OpeningException(first_date=CHRISTMAS))
    page.save_revision()
    DestinationPage.objects.get().get_latest_revision_as_object().save()
    assert Revision.objects.get(pk=first.pk).content == before


def test_only_a_title_falls_back_to_the_other_language():
    page = factories.destination("Museum", "Museo")
    page.title_es = page.summary_es = page.seo_title_es = None
    page.seo_title_en = "Museum of Torreón"
    with translation.override("es"):
        assert (page.title, page.summary, page.seo_title) == ("Museum", "", "")


NEW = Requirement("price_note", "A note on prices.")


def test_what_is_live_is_not_held_to_what_its_type_has_come_to_require_since(monkeypatch):
    """A page from before can be moved and go out in the other language; what goes out itself has to have it all."""
    page = factories.destination("Museum", "Museo", price_note_es="Gratis los martes.")
    monkeypatch.setattr(DestinationPage, "required_for_release", (*DestinationPage.required_for_release, NEW))
    elsewhere = factories.home().add_child(
        instance=TourismIndexPage(title_en="Elsewhere", title_es="Otra parte", slug="elsewhere")
    )
    page.move(elsewhere, pos="last-child")
    page = DestinationPage.objects.get()
    page.release, page.summary_es = "es", "Otra cosa."
    page.save_revision().publish()
    assert DestinationPage.objects.get().summary_es == "Otra cosa."
    draft = DestinationPage.objects.get().get_latest_revision_as_object()
    draft.release = "both"
    with pytest.raises(ValidationError) as refused:
        draft.save_revision().publish()
    assert set(refused.value.message_dict) == {"price_note_en"}


def test_words_that_are_live_are_not_taken_away_by_a_script():
    page = factories.destination("Museum", "Museo")
    page.summary_en = ""
    with pytest.raises(ValidationError) as refused:
        page.save()
    assert set(refused.value.message_dict) == {"summary_en"}
