"""One language folded away in the whole form: what an editor still sees of it, and that nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from wagtail.models import Comment

from tests import factories
from tests.bilingual import editing
from tests.browser.test_editor import sign_in
from tourism.models import DestinationPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHOICES = {"en": ("Languages shown", "Spanish"), "es": ("Idiomas a la vista", "Español")}


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    factories.city("el-paso")
    factories.city("torreon")
    factories.index()


@pytest.fixture
def museum() -> DestinationPage:
    return factories.destination("Museum", "Museo")


def side(page: Page, pair: str, language: str) -> Locator:
    return page.locator(f"[data-pair={pair}] > .pair__sides > [data-pair-side={language}]")


def show_spanish_alone(page: Page, admin_language: str = "en") -> None:
    group, choice = CHOICES[admin_language]
    page.get_by_role("group", name=group).get_by_role("button", name=choice).click()


@pytest.mark.parametrize("language", ["en", "es"])
def test_english_folded_away_is_remembered_and_leaves_its_traces(
    page: Page, museum: DestinationPage, language: str
) -> None:
    sign_in(page, language)
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page, language)
    expect(page.locator("#id_title_en")).to_be_hidden()
    expect(page.locator("#id_title_es")).to_be_visible()

    page.reload()
    for pair in ("title", "summary", "body"):
        expect(side(page, pair, "es").locator(".pair__unfold")).to_be_hidden()
        expect(side(page, pair, "en").locator(".pair__unfold")).to_be_visible()
    expect(page.locator("#id_summary_en")).to_be_hidden()
    assert not [cookie for cookie in page.context.cookies() if "fold" in cookie["name"]]


def test_a_trace_says_that_its_language_is_empty_and_needed(page: Page) -> None:
    park = factories.destination("", "Bosque")
    sign_in(page, "en")
    page.goto(editing.edit_address(park))
    show_spanish_alone(page)
    trace = side(page, "summary", "en")
    expect(trace.locator("[data-pair-mark]")).to_be_visible()
    expect(trace).to_contain_text("Empty: needed to publish in English")


def test_the_keyboard_reaches_a_trace_and_opens_it_alone(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    page.get_by_role("button", name="Summary, English: Show").focus()
    expect(page.locator("#id_summary_en")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#id_summary_en")).to_be_focused()
    expect(page.locator("#id_title_en")).to_be_hidden()

    page.get_by_role("button", name="Spanish", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.locator("#id_summary_en")).to_be_hidden()


def test_what_is_folded_is_still_saved(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.goto(editing.edit_address(museum))
    page.fill("#id_summary_en", "Written, then folded away.")
    show_spanish_alone(page)
    page.fill("#id_summary_es", "Escrito a solas.")
    page.get_by_role("button", name="Save draft", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("has been updated")
    draft = DestinationPage.objects.get().get_latest_revision_as_object()
    assert (draft.summary_en, draft.summary_es) == ("Written, then folded away.", "Escrito a solas.")
    assert "Museum, en." in draft.body_en[0].value.source


def test_rows_added_later_are_folded_too(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    page.locator("#id_gallery-ADD").click()
    expect(page.locator("#id_gallery-0-caption_es")).to_be_visible()
    expect(page.locator("#id_gallery-0-caption_en")).to_be_hidden()


@pytest.mark.parametrize("name", ["summary", "body"])
def test_an_error_on_a_folded_side_unfolds_it(page: Page, museum: DestinationPage, name: str) -> None:
    setattr(museum, f"{name}_en", "" if name == "summary" else [])
    museum.save_revision()
    sign_in(page, "en")
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    expect(side(page, name, "en").locator("[data-field]").first).to_be_hidden()
    page.fill("#id_title_es", "Museo nuevo")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.click("button[name=action-publish]")
    expect(side(page, name, "en").locator(".error-message").first).to_be_visible()
    expect(page.locator("#id_title_en")).to_be_hidden()
    assert page.input_value("#id_title_en") == "Museum"
    assert page.input_value("#id_title_es") == "Museo nuevo"


def test_a_link_to_a_folded_field_unfolds_it(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    page.goto(f"{editing.edit_address(museum)}#id_summary_en")
    expect(page.locator("#id_summary_en")).to_be_visible()
    expect(page.locator("#id_title_en")).to_be_hidden()


def test_what_the_browser_finds_invalid_is_unfolded(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    page.locator("#id_title_en").evaluate(
        "field => { field.required = true; field.value = ''; field.form.reportValidity(); }"
    )
    expect(page.locator("#id_title_en")).to_be_focused()


def test_a_comment_on_a_folded_side_leads_to_it(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    comment = Comment.objects.create(
        page=museum, user=editing.get_user_model().objects.get(), contentpath="summary_en", text="Is this right?"
    )
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    expect(page.locator("#id_summary_en")).to_be_hidden()
    page.goto(f"{editing.edit_address(museum)}?comment={comment.pk}")
    expect(page.locator("#id_summary_en")).to_be_visible()


def test_a_browser_that_keeps_nothing_folds_for_this_page(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });")
    page.goto(editing.edit_address(museum))
    show_spanish_alone(page)
    expect(page.locator("#id_title_en")).to_be_hidden()
    page.get_by_role("button", name="Both").click()
    expect(page.locator("#id_title_en")).to_be_visible()


def test_snippets_and_copies_fold_too(page: Page, museum: DestinationPage) -> None:
    sign_in(page, "en")
    page.goto(f"/admin/snippets/elements/city/edit/{museum.city_id}/")
    show_spanish_alone(page)
    expect(page.locator("#id_name_en")).to_be_hidden()
    expect(page.locator("#id_name_es")).to_be_visible()

    page.goto(f"/admin/pages/{museum.pk}/copy/")
    expect(page.locator("#id_new_title_es")).to_be_visible()
    page.get_by_role("button", name="Copy this page").click()
    page.wait_for_url("**/admin/pages/*/")
    assert DestinationPage.objects.filter(title_en="Museum", title_es="Museo").count() == 2
