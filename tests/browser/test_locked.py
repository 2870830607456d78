"""A page in review, in the browser of its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from wagtail.models import Workflow

from tests import factories
from tests.bilingual import editing
from tests.editorial.test_workflow import draft, writer

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_cant_be_saved_can_be_read_and_not_typed_in(page: Page) -> None:
    factories.city("el-paso")
    museum, user = draft(), writer("en")
    Workflow.objects.get().start(museum, user)
    page.goto("/admin/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "secret")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(editing.edit_address(museum))

    expect(page.locator(".in-review")).to_be_visible()
    expect(page.locator("#id_title_en")).not_to_be_editable()
    expect(page.locator("#id_title_en")).to_have_value("Museum")
    expect(page.locator("[name=city]").first).to_have_js_property("inert", True)
    expect(page.locator("form[data-edit-form] [role=tabpanel] [contenteditable=true]")).to_have_count(0)
    words = page.locator("[data-pair=body] [data-pair-side=en] .public-DraftEditor-content")
    expect(words).to_be_visible()
    words.click()
    page.keyboard.type("Lost words")
    expect(words).not_to_contain_text("Lost words")

    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.get_by_role("button", name="Take back from review").click()
    expect(page.locator(".in-review")).to_have_count(0)
    expect(page.locator("#id_title_en")).to_be_editable()
    expect(page.locator("#id_title_en")).to_have_value("Museum")
