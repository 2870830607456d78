"""The history and the site's log say which languages went out or were taken down, in words of whoever reads."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import PageLogEntry, Revision, Workflow, WorkflowPage

from bilingual.models import BasePage
from editorial.schedule import do_what_is_due
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage, OpeningException

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def publish(page, release, **options):
    draft = DestinationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.release = release
    draft.save_revision().publish(**options)


def said(action: str) -> list[str]:
    """Return what the last entry of ``action`` says in English and in Spanish."""
    messages = []
    for language in ("en", "es"):
        with translation.override(language):
            messages.append(PageLogEntry.objects.filter(action=action).latest("pk").message)
    return messages


@pytest.mark.parametrize(
    ("live", "release", "words"),
    [
        ("", "both", ["Published in English and Spanish", "Publicada en inglés y español"]),
        ("", "es", ["Published in Spanish", "Publicada en español"]),
        (
            "both",
            "es",
            ["Published in Spanish; English stayed as it was", "Publicada en español; el inglés quedó como estaba"],
        ),
        (
            "es",
            "en",
            ["Published in English; Spanish stayed as it was", "Publicada en inglés; el español quedó como estaba"],
        ),
        ("both", "both", ["Published in English and Spanish", "Publicada en inglés y español"]),
    ],
)
@pytest.mark.parametrize("acting", ["en", "es"])
def test_publishing_says_what_went_out_and_what_stayed(live, release, words, acting):
    page = factories.destination(live=bool(live), release=live or "both")
    with translation.override(acting):
        publish(page, release)
    assert said("wagtail.publish") == words
    stored = PageLogEntry.objects.get(action="wagtail.publish").data["languages"]
    assert stored["concerned"] == {"both": ["en", "es"]}.get(release, [release])


@pytest.mark.parametrize(
    ("down", "words"),
    [
        ("en", ["Taken down in English; Spanish stayed as it was", "Retirada en inglés; el español quedó como estaba"]),
        ("both", ["Taken down in English and Spanish", "Retirada en inglés y español"]),
    ],
)
def test_unpublishing_says_what_was_taken_down(down, words):
    page = factories.destination()
    if down == "both":
        page.unpublish()
    else:
        page.unpublish_language(down)
    assert said("wagtail.unpublish") == words


def test_expiry_says_what_was_taken_down():
    page = factories.destination(release="es")
    BasePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
    do_what_is_due(timezone.now())
    assert said("wagtail.unpublish.scheduled") == [
        "Taken down on schedule in Spanish",
        "Retirada según lo programado en español",
    ]


def test_the_schedule_says_what_is_to_go_out_and_then_what_did():
    page = factories.destination()
    draft = DestinationPage.objects.get(pk=page.pk)
    draft.release, draft.go_live_at = "es", timezone.now() + HOUR
    revision = draft.save_revision()
    revision.publish()
    assert all(
        message.endswith(words)
        for message, words in zip(
            said("wagtail.publish.schedule"), [", to go out in Spanish", ", para salir en español"], strict=True
        )
    )
    revision.content["go_live_at"] = (timezone.now() - HOUR).isoformat()
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.save()
    do_what_is_due(timezone.now())
    assert said("wagtail.publish.scheduled") == [
        "Published on schedule in Spanish; English stayed as it was",
        "Publicada según lo programado en español; el inglés quedó como estaba",
    ]


def test_approving_says_what_went_out():
    page, user = factories.destination(), editing.administrator()
    workflow = Workflow.objects.get()
    WorkflowPage.objects.get_or_create(workflow=workflow, page=factories.index())
    draft = DestinationPage.objects.get(pk=page.pk)
    draft.title_es, draft.release = "Museo nuevo", "es"
    draft.save_revision()
    workflow.start(draft, user).current_task_state.approve(user=user)
    page.refresh_from_db()
    assert (page.title_en, page.title_es) == ("Museum", "Museo nuevo")
    assert said("wagtail.publish")[0] == "Published in Spanish; English stayed as it was"


def test_an_entry_from_before_languages_were_kept_says_what_it_always_did():
    publish(factories.destination(), "both")
    entry = PageLogEntry.objects.get(action="wagtail.publish")
    PageLogEntry.objects.filter(pk=entry.pk).update(data={})
    assert PageLogEntry.objects.get(pk=entry.pk).message == "Published"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Taken down in Spanish; English stayed as it was"),
        ("es", "Retirada en español; el inglés quedó como estaba"),
    ],
)
@pytest.mark.parametrize("view", ["wagtailadmin_pages:history", "wagtailadmin_reports:site_history"])
def test_both_views_show_it_in_the_readers_language_and_list_each_action_once(client, language, words, view):
    page = factories.destination()
    page.unpublish_language("es", user=editing.administrator(name="chief"))
    publish(page, "both")
    editing.sign_in(client, language)
    shown = editing.soup(client.get(reverse(view, args=(page.pk,) if "pages" in view else ())))
    assert words in shown.get_text(" ")
    offered = [box["value"] for box in shown.select('input[name="action"]')]
    assert offered.count("wagtail.publish") <= 1


# Going back to an earlier version


def test_going_back_brings_back_the_words_not_an_old_choice_of_languages(client):
    editing.sign_in(client)
    page = factories.destination("Museum", "Museo", live=False, release="es")
    early = page.save_revision()
    draft = DestinationPage.objects.get()
    draft.title_en, draft.title_es, draft.release = "New museum", "Museo nuevo", "en"
    draft.save_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=(page.pk, early.pk))
    form = editing.soup(client.get(address))
    assert form.select_one('input[name="title_es"], textarea[name="title_es"]').get("value", "Museo") == "Museo"
    (chosen,) = form.select('input[name="release"][checked]')
    assert chosen["value"] == "en"


@pytest.mark.parametrize("release", ["en", "es", "both"])
def test_going_back_and_publishing_releases_only_what_is_chosen(release):
    page = factories.destination("Old", "Viejo", live=False)
    early = page.save_revision()
    early.publish()
    draft = DestinationPage.objects.get()
    draft.title_en, draft.title_es = "New", "Nuevo"
    draft.save_revision().publish()
    back = Revision.objects.get(pk=early.pk).as_object()
    back.release = release
    back.save_revision(previous_revision=early).publish()
    page = DestinationPage.objects.get()
    released = {"both": ("en", "es")}.get(release, (release,))
    assert page.title_en == ("Old" if "en" in released else "New")
    assert page.title_es == ("Viejo" if "es" in released else "Nuevo")
    draft = page.get_latest_revision_as_object()
    assert (draft.title_en, draft.title_es) == ("Old", "Viejo")


def test_going_back_to_a_draft_that_knew_no_row_ids_keeps_the_words_that_are_live_in_the_rows():
    page = factories.destination(live=False)
    day = datetime.date(2030, 1, 1)
    page.opening_exceptions.add(OpeningException(first_date=day, reason_en="New Year", reason_es="Año Nuevo"))
    early = page.save_revision()
    DestinationPage.objects.get().get_latest_revision_as_object().save_revision().publish()
    (row,) = DestinationPage.objects.get().opening_exceptions.all()
    back = Revision.objects.get(pk=early.pk).as_object()
    (again,) = back.opening_exceptions.all()
    again.reason_en, again.reason_es, back.release = "Jan 1", "1 de enero", "en"
    back.opening_exceptions.add(again)
    back.save_revision(previous_revision=early).publish()
    (after,) = DestinationPage.objects.get().opening_exceptions.all()
    assert (after.pk, after.reason_en, after.reason_es) == (row.pk, "Jan 1", "Año Nuevo")


# The schedule


def test_what_is_published_meanwhile_takes_the_schedule_with_it():
    page = factories.destination("Museum", "Museo")
    draft = DestinationPage.objects.get()
    draft.title_es, draft.release, draft.go_live_at = "Museo programado", "es", timezone.now() + HOUR
    scheduled = draft.save_revision()
    scheduled.publish()
    draft = DestinationPage.objects.get().get_latest_revision_as_object()
    draft.title_en, draft.release, draft.go_live_at = "New museum", "en", None
    draft.save_revision().publish()
    scheduled.refresh_from_db()
    assert scheduled.approved_go_live_at is None
    do_what_is_due(timezone.now() + 2 * HOUR)
    page.refresh_from_db()
    assert (page.title_en, page.title_es) == ("New museum", "Museo")


@pytest.mark.parametrize("revised", [True, False])
def test_scheduling_a_change_leaves_the_page_up_also_where_a_script_made_it(client, revised):
    page = factories.destination("Museum", "Museo")
    if revised:
        early = page.save_revision()
        early.publish()
        draft = Revision.objects.get(pk=early.pk).as_object()
    else:
        draft = DestinationPage.objects.get()
    draft.title_en, draft.go_live_at = "New museum", timezone.now() + HOUR
    draft.save_revision().publish()
    page = DestinationPage.objects.get()
    assert (page.live, page.languages_live(), page.title_en) == (True, ["en", "es"], "Museum")


def test_scheduling_a_page_brings_no_alias_out_before_its_hour():
    page = factories.destination("Museum", "Museo", live=False)
    alias = page.create_alias(update_slug="alias")
    draft = DestinationPage.objects.get(pk=page.pk)
    draft.go_live_at = timezone.now() + HOUR
    draft.save_revision().publish()
    alias.refresh_from_db()
    assert not alias.live
