"""A reviewer at work on the edit form: from what is missing to the field, and from a change to “still right”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bilingual.review import LanguageState, State
from tests import factories
from tests.bilingual import editing
from tests.browser.test_editor import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def status(page: Page, language: str):
    return page.locator(f"[data-status-of={language}]")


def test_what_is_missing_leads_to_its_field_in_whatever_tab(page):
    sign_in(page, "es")
    destination = factories.destination("", "Museo", live=False, price_from=5)
    page.goto(editing.edit_address(destination))
    page.get_by_role("link", name="Un resumen", exact=False).first.click()
    expect(page.locator("#id_summary_en")).to_be_focused()
    page.locator("[data-field-link=currency]").click()
    expect(page.locator("[data-contentpath=currency]")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('[data-contentpath=currency]') !== null")


def test_a_change_in_english_shows_at_once_and_needs_no_spanish_work(page, violations):
    destination = factories.destination()
    for language in ("en", "es"):
        destination.accept_words(language, None)
    sign_in(page, "es")
    page.goto(editing.edit_address(destination))
    expect(status(page, "es")).to_contain_text("al día")
    page.wait_for_timeout(2_500)  # Wagtail watches the form from two seconds after it has loaded
    page.locator("#id_summary_en").fill("Museum: now open, en.")
    expect(status(page, "es")).to_contain_text("desactualizado desde", timeout=20_000)
    expect(status(page, "en")).to_contain_text("sin revisar")
    status(page, "es").locator("summary").click()
    expect(status(page, "es").locator("ins")).to_contain_text("now open")
    assert violations(page, within="[data-language-status]") == []
    page.get_by_role("button", name="El español sigue bien").click()
    expect(status(page, "es")).to_contain_text("al día")
    expect(status(page, "es").get_by_role("heading")).to_be_focused()
    assert LanguageState.objects.get(page=destination, language="es").state == State.CURRENT


def test_words_that_somebody_else_changed_meanwhile_are_not_marked(page):
    destination = factories.destination()
    sign_in(page, "en")
    page.goto(editing.edit_address(destination))
    draft = destination.get_latest_revision_as_object()
    draft.summary_es = "Otra cosa."
    draft.save_revision()
    page.get_by_role("button", name="Mark Spanish as reviewed").click()
    expect(page.get_by_role("alert").filter(has_text=re.compile("The words have changed"))).to_be_visible()
    assert LanguageState.objects.get(page=destination, language="es").state == State.NOT_REVIEWED
