"""An editor's way with a destination begun in Spanish, in an English and in a Spanish admin."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as TimeoutOfBrowser
from playwright.sync_api import expect

from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SPANISH = {
    "title": "Bosque Venustiano Carranza",
    "summary": "El parque más querido de Torreón.",
    "story": "Una alameda con sombra.",
}
ENGLISH = {
    "title": "Venustiano Carranza Park",
    "summary": "The park Torreón loves best.",
    "story": "An avenue of trees, and shade.",
}
LISTINGS = {"en": "/en/tourism/", "es": "/es/turismo/"}
PUBLISH_SPANISH, PUBLISH_BOTH = "es", "both"


def sign_in(page: Page, language: str) -> None:
    user = editing.administrator(language)
    page.goto("/admin/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "secret")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def write(page: Page, language: str, words: dict[str, str]) -> None:
    """Write title, summary and story on one language's side."""
    page.fill(f"#id_title_{language}", words["title"])
    page.fill(f"#id_summary_{language}", words["summary"])
    side = page.locator(f"[data-pair=body] [data-pair-side={language}]")
    side.locator(".c-sf-add-button").first.click()
    page.locator("[role=option]").nth(1).click()
    expect(side.locator("[contenteditable=true]")).to_have_attribute("lang", language)
    side.locator("[contenteditable=true]").click()
    page.keyboard.type(words["story"])
    expect(side.locator("input[name$=-value]")).to_have_value(re.compile(re.escape(words["story"])))


def publish(page: Page, release: str) -> None:
    page.check(f"input[name=release][value={release}]")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.click("button[name=action-publish]")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def preview(page: Page, language: str) -> str:
    """Return the heading of the preview in the side panel, in one language."""
    if not page.locator("#id_preview_mode").is_visible():
        page.click("[data-side-panel-toggle=preview]")
    heading = page.frame_locator(f"#w-preview-iframe[src*='mode={language}']").locator("h1")
    for _ in range(6):
        # What is chosen while Wagtail's panel still loads is lost: choose again, as a person would.
        for mode in ({"en": "es", "es": "en"}[language], language):
            page.select_option("#id_preview_mode", mode)
        with contextlib.suppress(TimeoutOfBrowser):
            heading.wait_for(timeout=10_000)
            break
    return heading.inner_text()


def lists(page: Page, language: str, title: str) -> bool:
    """Say whether a language's listing has a link of that title."""
    page.goto(LISTINGS[language])
    return page.get_by_role("main").get_by_role("link", name=title).count() > 0


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    factories.city("el-paso")
    factories.city("torreon")
    factories.index()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_destination_begun_in_spanish_reaches_readers_of_both_languages(page: Page, language: str) -> None:
    sign_in(page, language)
    page.goto(editing.address_of_new())
    page.get_by_role("radio", name="Torreón").check()

    write(page, "es", SPANISH)
    assert page.input_value("#id_slug_es") == "bosque-venustiano-carranza"
    assert page.input_value("#id_slug") == "bosque-venustiano-carranza"
    publish(page, PUBLISH_SPANISH)
    assert lists(page, "es", SPANISH["title"])
    assert not lists(page, "en", SPANISH["title"])

    park = DestinationPage.objects.get()
    page.goto(editing.edit_address(park))
    write(page, "en", ENGLISH)
    page.wait_for_function("!document.querySelector('[data-pair-needed][data-pair-is-empty]')")
    assert preview(page, "en") == ENGLISH["title"]
    assert preview(page, "es") == SPANISH["title"]
    publish(page, PUBLISH_BOTH)
    assert lists(page, "es", SPANISH["title"])
    assert lists(page, "en", ENGLISH["title"])
