"""What the edit form and the explorer say of each language, and marking words as reviewed there."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from bilingual.review import LanguageState, State
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return factories.destination()


def change(page: DestinationPage, **words: object) -> None:
    draft = page.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    draft.save_revision()


def status(client, page: DestinationPage, language: str):
    form = editing.soup(client.get(editing.edit_address(page)))
    return form.select_one(f'[data-status-of="{language}"]')


def badges(section) -> list[str]:
    return [found.get_text(strip=True) for found in section.select(".status__badge")]


def press(client, section):
    button = section.select_one("[data-review]")
    return client.post(button["data-review"], {"seen": button["data-review-seen"]})


@pytest.mark.parametrize(
    ("admin", "label", "before", "after"),
    [
        ("en", "Mark Spanish as reviewed", ["live", "not reviewed"], ["live", "current"]),
        ("es", "Marcar el español como revisado", ["publicado", "sin revisar"], ["publicado", "al día"]),
    ],
)
def test_a_reviewer_marks_words_as_reviewed(client, page, admin, label, before, after):
    editing.sign_in(client, admin)
    section = status(client, page, "es")
    assert badges(section) == before
    assert section.select_one("[data-review]").get_text(strip=True) == label
    answer = editing.soup(press(client, section))
    assert badges(answer.select_one('[data-status-of="es"]')) == after
    assert badges(status(client, page, "es")) == after
    assert status(client, page, "en").select_one("[data-review]")


def test_a_translator_sees_which_words_changed_and_says_that_theirs_are_still_right(client, page):
    editing.sign_in(client)
    for language in ("en", "es"):
        press(client, status(client, page, language))
    change(page, summary_en="Museum: open en.")
    form = editing.soup(client.get(editing.edit_address(page)))
    spanish = form.select_one('[data-status-of="es"]')
    assert badges(spanish)[1].startswith("out of date since")
    assert [found.get_text() for found in spanish.select("ins")] == ["open "]
    beside = form.select("[data-changed-for]")
    assert [found["data-changed-for"] for found in beside] == ["es"]
    assert beside[0].find_parent(attrs={"data-pair": "summary"})
    button = spanish.select_one("[data-review]")
    assert button.get_text(strip=True) == "Spanish is still right"
    press(client, spanish)
    form = editing.soup(client.get(editing.edit_address(page)))
    assert badges(form.select_one('[data-status-of="es"]'))[1] == "current"
    assert not form.select("[data-changed-for]")


def test_words_that_changed_under_a_reviewers_eyes_are_not_marked(client, page):
    editing.sign_in(client)
    section = status(client, page, "es")
    change(page, summary_es="Otra cosa.")
    answer = press(client, section)
    assert answer.status_code == 409
    assert "The words have changed" in editing.soup(answer).select_one("[role=alert]").get_text()
    assert LanguageState.objects.get(page=page, language="es").state == State.NOT_REVIEWED


def test_who_may_not_review_is_offered_nothing_and_refused(client, page):
    editor = get_user_model().objects.create_user("esteban", "e@example.org", "x")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert status(client, page, "es").select_one("[data-review]") is None
    answer = client.post(reverse("bilingual_review", args=(page.pk, "es")), {"seen": ""})
    assert answer.status_code in (302, 403)
    assert LanguageState.objects.get(page=page, language="es").state == State.NOT_REVIEWED


@pytest.mark.parametrize(("method", "language", "expected"), [("get", "es", 405), ("post", "fr", 404)])
def test_only_our_languages_are_reviewed_and_only_by_a_button(client, page, method, language, expected):
    editing.sign_in(client)
    address = reverse("bilingual_review", args=(page.pk, language))
    assert getattr(client, method)(address).status_code == expected


def test_the_form_lists_what_each_language_needs_with_links_to_the_fields(client):
    editing.sign_in(client)
    page = factories.destination("", "Museo", live=False, price_from=5)
    form = editing.soup(client.get(editing.edit_address(page)))
    english, spanish = (form.select_one(f'[data-status-of="{language}"]') for language in ("en", "es"))
    assert [(found["data-field-link"], found.get_text()) for found in english.select("[data-field-link]")] == [
        ("title_en", "A title."),
        ("summary_en", "A summary: lists, search results and shared links show it."),
        ("body_en", "A story: what readers came for."),
    ]
    assert badges(english) == ["not live", "missing"]
    assert not spanish.select("[data-field-link]")
    facts = form.select(".status > .status__lacks a")
    assert [(found["data-field-link"], found.get_text()) for found in facts] == [
        ("currency", "A price needs its currency.")
    ]
    for name in ("title_en", "summary_en", "body_en", "currency"):
        assert form.select_one(f'[data-contentpath="{name}"]'), name


def test_an_autosave_brings_the_status_up_to_date(client, page):
    editing.sign_in(client)
    press(client, status(client, page, "es"))
    sent = editing.edit_data(client, page, summary_es="Palabras nuevas.")
    answer = client.post(editing.edit_address(page), sent, headers={"accept": "application/json"})
    template = editing.soup_of(answer.json()["html"]).select_one(
        '[data-w-teleport-target-value="[data-language-status]"]'
    )
    brought = editing.soup_of(template.decode_contents())
    assert badges(brought.select_one('[data-status-of="es"]')) == ["live", "not reviewed"]


@pytest.mark.parametrize(
    ("admin", "words"),
    [("en", "Spanish: live, out of date since"), ("es", "Español: publicado, desactualizado desde el")],
)
def test_the_explorer_shows_the_state_of_each_language(client, page, admin, words):
    editing.sign_in(client, admin)
    for language in ("en", "es"):
        page.accept_words(language, None)
    change(page, summary_en="Otherwise.")
    explorer = editing.soup(client.get(reverse("wagtailadmin_explore", args=(page.get_parent().pk,))))
    english, spanish = explorer.select("table .language-state")
    assert (english["data-state"], spanish["data-state"]) == ("not-reviewed", "out-of-date")
    assert spanish["title"].startswith(words)


def test_the_explorer_asks_for_all_states_at_once(client, django_assert_max_num_queries):
    editing.sign_in(client)
    for number in range(3):
        factories.destination(f"Museum {number}", f"Museo {number}")
    address = reverse("wagtailadmin_explore", args=(factories.index().pk,))
    client.get(address)
    with django_assert_max_num_queries(200) as few:
        client.get(address)
    for number in range(3, 12):
        factories.destination(f"Museum {number}", f"Museo {number}")
    asked = len([query for query in few.captured_queries if "languagestate" in query["sql"]])
    with django_assert_max_num_queries(200) as many:
        client.get(address)
    assert len([query for query in many.captured_queries if "languagestate" in query["sql"]]) == asked == 1


@pytest.mark.parametrize("release", ["en", "both"])
def test_publishing_from_the_form_accepts_what_goes_out(client, page, release):
    editing.sign_in(client)
    sent = editing.edit_data(client, page, summary_en="New.", release=release)
    assert client.post(editing.edit_address(page), {**sent, "action-publish": "yes"}).status_code == 302
    spanish = "current" if release == "both" else "not reviewed"
    assert badges(status(client, page, "en")) == ["live", "current"]
    assert badges(status(client, page, "es")) == ["live", spanish]


@pytest.mark.parametrize(
    ("live", "release", "changes", "suggested"),
    [
        ("both", "en", {}, "both"),
        ("both", "en", {"summary_es": "Palabras nuevas."}, "en"),
        ("es", "es", {}, "es"),
        ("en", "both", {"summary_es": "Palabras nuevas."}, "both"),
    ],
)
def test_the_form_begins_with_the_languages_that_are_live_unless_a_draft_has_chosen(
    client, live, release, changes, suggested
):
    editing.sign_in(client)
    page = factories.destination(release=live)
    page = DestinationPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    if changes:
        change(page, release=release, **changes)
        DestinationPage.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found["value"] for found in form.select('[name="release"][checked]')] == [suggested]


def test_a_page_that_is_ready_in_one_language_begins_with_that_one(client):
    editing.sign_in(client)
    page = factories.destination("", "Museo", live=False, release="both")
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found["value"] for found in form.select('[name="release"][checked]')] == ["es"]


def test_blank_blocks_are_no_story(client):
    page = factories.destination("Museum", "Museo", live=False)
    page.body_es = [("heading", ""), ("text", "<p></p>"), ("quote", {"text": "", "attribution": ""})]
    assert page.missing_for_release("es") == ["body_es"]
    page.body_es = [("heading", ""), ("quote", {"text": "Dicho.", "attribution": ""})]
    assert page.missing_for_release("es") == []
