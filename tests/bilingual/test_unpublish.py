"""Taking a page down, in one language or both: what readers, aliases, the schedule and whoever listens get of it."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.signals import page_unpublished

from bilingual.models import BasePage
from bilingual.signals import languages_changed
from editorial.schedule import do_what_is_due
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db

LIVE = {"": [], "en": ["en"], "es": ["es"], "both": ["en", "es"]}
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What ``languages_changed`` has told, in order."""
    told: list[dict[str, Any]] = []

    def listen(sender, signal, page, **change):
        told.append({"pk": page.pk, **change})

    languages_changed.connect(listen)
    yield told
    languages_changed.disconnect(listen)


def museum(live: str = "both") -> DestinationPage:
    """Return a page whose draft has other words in both languages than what is live."""
    page = factories.destination("Museum", "Museo", release=live, slug="museum", slug_es="museo")
    page.title_en, page.title_es, page.release = "New museum", "Museo nuevo", "both"
    page.save_revision()
    return DestinationPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("live", ["en", "es", "both"])
@pytest.mark.parametrize("down", ["en", "es", "both"])
@pytest.mark.parametrize("again", ["en", "es", "both"])
def test_what_is_down_comes_back_when_its_language_is_published_again(live, down, again):
    """27 cases: what was live × what is taken down × what is published again."""
    page = museum(live)
    if down == "both":
        page.unpublish()
    else:
        page.unpublish_language(down)

    page = DestinationPage.objects.get()
    left = [language for language in LIVE[live] if language not in LIVE[down]]
    assert page.languages_live() == left
    assert page.live == bool(left)
    assert (page.title_en, page.title_es) == ("Museum", "Museo")
    draft = page.get_latest_revision_as_object()
    assert (draft.title_en, draft.title_es) == ("New museum", "Museo nuevo")

    draft.release = again
    draft.save_revision().publish()
    page = DestinationPage.objects.get()
    assert set(page.languages_live()) == {*left, *LIVE[again]}
    for language, title in {"en": "New museum", "es": "Museo nuevo"}.items():
        if language in LIVE[again]:
            assert page.title_in(language) == title
        elif language in left:
            assert page.title_in(language) in ("Museum", "Museo")


def test_who_publishes_next_does_not_bring_back_what_was_taken_down(client):
    page = museum()
    page.unpublish_language("es")
    editing.sign_in(client)
    sent = editing.edit_data(client, page, summary_en="A comma, mended.")
    assert sent["release"] == "en"
    assert client.post(editing.edit_address(page), {**sent, "action-publish": "yes"}).status_code == 302
    page = DestinationPage.objects.get()
    assert (page.languages_live(), page.summary_en) == (["en"], "A comma, mended.")


def test_a_reader_of_the_language_that_is_down_is_shown_the_other_and_told_so(client):
    page = museum()
    page.unpublish_language("es")
    response = client.get("/es/turismo/museo/")
    assert response.status_code == 200
    assert "Museum: en." in response.content.decode()
    assert "Museo" not in editing.soup(response).select_one("main").get_text(" ")
    assert client.get("/en/tourism/museum/").status_code == 200
    listing = client.get("/es/turismo/").content.decode()
    assert "/es/turismo/museo/" not in listing


def test_taking_down_what_is_down_already_changes_and_logs_nothing(heard):
    page = museum("en")
    heard.clear()
    page.unpublish_language("es")
    assert DestinationPage.objects.get().languages_live() == ["en"]
    assert not PageLogEntry.objects.filter(action="wagtail.unpublish").exists()
    assert heard == []


def test_what_is_live_is_asked_of_the_database_not_of_an_old_copy():
    page, stale = museum(), DestinationPage.objects.get()
    page.unpublish_language("en")
    stale.unpublish_language("es")
    page.refresh_from_db()
    assert (page.live, page.languages_live()) == (False, [])


@pytest.mark.parametrize("depth", [1, 2])
def test_aliases_follow_one_language_down_and_up(depth, heard):
    page = museum()
    alias = page
    for number in range(depth):
        alias = alias.create_alias(update_slug=f"alias-{number}")
    heard.clear()
    page.unpublish_language("es")
    alias.refresh_from_db()
    assert alias.languages_live() == ["en"]
    assert [change["went_down"] for change in heard] == [("es",)] * (depth + 1)
    draft = DestinationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.release = "both"
    draft.save_revision().publish()
    alias.refresh_from_db()
    assert (alias.languages_live(), alias.title_es) == (["en", "es"], "Museo nuevo")


def test_an_alias_that_was_taken_down_by_itself_stays_down():
    page = museum()
    alias = page.create_alias(update_slug="alias")
    alias.unpublish()
    page.unpublish_language("es")
    alias.refresh_from_db()
    assert (alias.live, alias.languages_live()) == (False, [])


def test_an_alias_has_no_language_of_its_own_to_take_down():
    alias = museum().create_alias(update_slug="alias")
    with pytest.raises(RuntimeError, match="original"):
        alias.unpublish_language("es")


@pytest.mark.parametrize(
    ("scheduled", "down", "stays"),
    [("es", "es", False), ("both", "es", False), ("en", "es", True), ("en", "both", False)],
)
def test_no_schedule_brings_back_what_was_taken_down(scheduled, down, stays):
    page = museum()
    page.save_revision().publish()
    draft = DestinationPage.objects.get().get_latest_revision_as_object()
    draft.release, draft.go_live_at = scheduled, timezone.now() + HOUR
    draft.save_revision().publish()
    page = DestinationPage.objects.get()
    if down == "both":
        page.unpublish()
    else:
        page.unpublish_language(down)
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists() == stays


def test_the_last_language_takes_the_page_down_as_wagtail_knows_it():
    page, told = museum("es"), []

    def listen(instance, **kwargs):
        told.append(instance.pk)

    page_unpublished.connect(listen)
    page.unpublish_language("es")
    page_unpublished.disconnect(listen)
    page.refresh_from_db()
    assert (page.live, page.live_revision_id) == (False, None)
    assert told == [page.pk]


# In the admin


def unpublish(client, page, **sent):
    return client.post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)), sent, follow=True)


@pytest.mark.parametrize(
    ("language", "legend", "choices"),
    [
        (
            "en",
            "Take down",
            [
                "English and Spanish: the page leaves the site",
                "English alone: Spanish stays on the site",
                "Spanish alone: English stays on the site",
            ],
        ),
        (
            "es",
            "Retirar",
            [
                "Inglés y español: la página sale del sitio",
                "Solo inglés: el español queda en el sitio",
                "Solo español: el inglés queda en el sitio",
            ],
        ),
    ],
)
def test_where_both_are_live_the_editor_is_asked_which(client, language, legend, choices):
    editing.sign_in(client, language)
    form = editing.soup(client.get(reverse("wagtailadmin_pages:unpublish", args=(museum().pk,))))
    radios = form.select('input[type="radio"][name="take_down"]')
    assert [(radio["value"], radio.has_attr("checked")) for radio in radios] == [
        ("both", True),
        ("en", False),
        ("es", False),
    ]
    assert [radio.find_parent("label").get_text(" ", strip=True) for radio in radios] == choices
    assert legend in form.main.get_text(" ")


@pytest.mark.parametrize(("chosen", "left"), [("en", ["es"]), ("es", ["en"]), ("both", [])])
def test_what_the_editor_chooses_is_taken_down(client, chosen, left):
    editing.sign_in(client)
    page = museum()
    response = unpublish(client, page, take_down=chosen)
    page.refresh_from_db()
    assert page.languages_live() == left
    said = editing.soup(response).select_one(".messages").get_text(" ", strip=True)
    told = {
        "en": "“New museum” has left the site in English; in Spanish it stays.",
        "es": "“New museum” has left the site in Spanish; in English it stays.",
        "both": "Page 'New museum' unpublished.",
    }
    assert told[chosen] in said


def test_a_choice_that_is_not_on_offer_takes_nothing_down(client):
    editing.sign_in(client)
    page = museum()
    response = unpublish(client, page, take_down="fr")
    assert response.status_code == 200
    assert editing.soup(response).select_one('input[name="take_down"]')
    page.refresh_from_db()
    assert page.languages_live() == ["en", "es"]


@pytest.mark.parametrize("kind", ["one language", "alias"])
def test_where_there_is_no_choice_none_is_offered(client, kind):
    editing.sign_in(client)
    page = museum("es") if kind == "one language" else museum().create_alias(update_slug="alias")
    form = editing.soup(client.get(reverse("wagtailadmin_pages:unpublish", args=(page.pk,))))
    assert not form.select('input[name="take_down"]')
    assert f"It leaves the site in {'Spanish' if kind == 'one language' else 'English and Spanish'}." in form.get_text(
        " "
    )
    unpublish(client, page, take_down="en")
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("below", [True, False])
def test_the_pages_below_lose_the_same_language_if_wanted(client, below):
    editing.sign_in(client)
    both, spanish = factories.destination("Cave", "Cueva"), factories.destination("", "Canal")
    unpublish(client, factories.index(), take_down="es", **({"include_descendants": "on"} if below else {}))
    live = {page.pk: page.languages_live() for page in DestinationPage.objects.all()}
    assert factories.index().languages_live() == ["en"]
    assert live == {both.pk: ["en"] if below else ["en", "es"], spanish.pk: [] if below else ["es"]}


def test_taking_many_down_at_once_says_that_every_language_goes(client):
    editing.sign_in(client)
    page = museum()
    address = f"{reverse('wagtail_bulk_action', args=('bilingual', 'basepage', 'unpublish'))}?id={page.pk}"
    assert "in every language they are live in" in editing.soup(client.get(address)).get_text(" ")
    client.post(address)
    page.refresh_from_db()
    assert (page.live, page.languages_live()) == (False, [])


# Whoever listens


def changes(heard, page):
    """Return what was heard of ``page``, without what is empty."""
    return [
        {name: value for name, value in change.items() if value and name != "pk"}
        for change in heard
        if change["pk"] == page.pk
    ]


def test_whoever_listens_hears_of_every_way_a_language_goes_live_changes_or_goes_down(heard):
    page = factories.destination("Museum", "Museo", live=False)
    page.save_revision()
    assert changes(heard, page) == []
    steps = [
        (lambda: publish(page, "en"), [{"went_live": ("en",)}]),
        (lambda: publish(page, "es"), [{"went_live": ("es",), "refreshed": ("en",)}]),
        (lambda: publish(page, "en"), [{"refreshed": ("en", "es")}]),
        (lambda: fresh(page).unpublish_language("en"), [{"went_down": ("en",), "refreshed": ("es",)}]),
        (lambda: fresh(page).save_revision(), []),
        (lambda: fresh(page).move(factories.home(), pos="last-child"), [{"refreshed": ("es",), "moved": True}]),
        (lambda: expire(page), [{"went_down": ("es",)}]),
        (lambda: publish(page, "both"), [{"went_live": ("en", "es")}]),
        (lambda: fresh(page).delete(), [{"went_down": ("en", "es")}]),
    ]
    for step, told in steps:
        heard.clear()
        step()
        assert changes(heard, page) == told


def test_a_scheduled_page_is_told_of_when_it_goes_out(heard):
    page = factories.destination("Museum", "Museo", live=False)
    draft = fresh(page)
    draft.release, draft.go_live_at = "es", timezone.now() + HOUR
    revision = draft.save_revision()
    revision.publish()
    assert changes(heard, page) == []
    revision.refresh_from_db()
    revision.content["go_live_at"] = (timezone.now() - HOUR).isoformat()
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.save()
    do_what_is_due(timezone.now())
    assert changes(heard, page) == [{"went_live": ("es",)}]


def test_deleting_a_page_tells_of_those_below(heard):
    place = factories.destination("Museum", "Museo")
    heard.clear()
    factories.index().delete()
    assert [change["went_down"] for change in heard if change["pk"] == place.pk] == [("en", "es")]


def test_what_is_heard_is_part_of_the_change():
    """Whoever listens sees the rows as they are now, inline rows included, and can stop the change."""
    page = factories.destination("Museum", "Museo", live=False)

    def refuse(page, **kwargs):
        assert BasePage.objects.get(pk=page.pk).live
        raise ZeroDivisionError

    languages_changed.connect(refuse)
    try:
        with pytest.raises(ZeroDivisionError):
            publish(page, "both")
    finally:
        languages_changed.disconnect(refuse)
    assert not fresh(page).live


def fresh(page) -> DestinationPage:
    return DestinationPage.objects.get(pk=page.pk)


def publish(page, release) -> None:
    draft = fresh(page).get_latest_revision_as_object()
    draft.release = release
    draft.save_revision().publish()


def expire(page) -> None:
    BasePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
    do_what_is_due(timezone.now())
    BasePage.objects.filter(pk=page.pk).update(expire_at=None)


def test_words_that_were_taken_down_stand_nowhere_that_links_to_the_page(client):
    """Lists, trails and stories lead to the Spanish page, and call it as it is called there."""
    page = factories.destination("Secret museum", "Museo", slug="museum")
    section = factories.index()
    story = [("related_pages", [page])]
    factories.destination("Park", "Parque", slug="park", body_en=story, body_es=story)
    section = type(section).objects.get(pk=section.pk)
    page.unpublish_language("en")
    section.unpublish_language("en")
    for address in ("/en/tourism/park/", "/en/tourism/", "/en/"):
        html = client.get(address).content.decode()
        assert "Secret museum" not in html, address
    park = editing.soup(client.get("/en/tourism/park/"))
    assert park.select_one(".related [lang=es-MX]").get_text() == "Museo"
    assert "Turismo" in park.select_one(".trail").get_text()
