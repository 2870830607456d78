"""What the scripts of exchanges add: answers without loading anew, and choices that outlive the filters."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo_site")]


def test_answers_show_what_fits_at_once_and_stand_in_the_address(page: "Page") -> None:
    page.goto("/en/exchanges/qualify/")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_label("I am one of the").select_option("students")
    page.get_by_role("button", name="See what fits").click()
    expect(page.locator(".fitting").first).to_be_visible()
    before = page.locator("[data-qualify-status]").inner_text()
    page.get_by_label("I study for").select_option("bachelor")
    expect(page.locator("[data-qualify-status]")).not_to_have_text(before)

    assert page.evaluate("document.body.dataset.same") == "yes"
    assert "who=students&level=bachelor" in page.url
    assert "level=bachelor" in (page.locator("a[hreflang]").first.get_attribute("href") or "")


def test_the_questions_work_without_a_script(browser: "Browser", live_server: "LiveServer") -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/es/intercambios/requisitos/")
    page.get_by_label("Pertenezco al grupo de").select_option("students")
    page.get_by_role("button", name="Ver resultados").click()
    assert page.locator(".fitting").count() > 5
    context.close()


def test_what_is_ticked_outlives_the_filters_and_three_are_enough(page: "Page") -> None:
    page.goto("/en/exchanges/")
    boxes = page.locator(".pick__input")
    for number in range(3):
        boxes.nth(number).check()
    expect(boxes.nth(3)).to_be_disabled()
    page.locator("input[name=city][value=torreon]").check()
    page.wait_for_url("**/?city=torreon")
    expect(page.locator("[data-picks-form] input[type=hidden]").first).to_be_attached()
    page.locator(".picks__bar button").click()

    expect(page.locator(".comparison__program")).to_have_count(3)


def test_a_phone_has_who_when_and_money_on_its_first_screen(browser: "Browser", live_server: "LiveServer") -> None:
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for address in ("/en/exchanges/example-water-research/", "/es/intercambios/ejemplo-semestre-de-docencia/"):
        page.goto(address)
        assert page.locator(".exchange__answer").count() == 3
        for answer in page.locator(".exchange__answer").all():
            box = answer.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 844
    context.close()
