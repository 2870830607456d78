"""A listing with its script: the page stays, what it lists changes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from tests.listing.models import Place, Town

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

pytestmark = [pytest.mark.urls("tests.listing.urls"), pytest.mark.django_db(transaction=True)]

START = "/places/en/"


@pytest.fixture(autouse=True)
def tables(transactional_db: None) -> Iterator[None]:
    """Make the tables for good, since the server sees only what is committed, and take them away again."""
    with connection.schema_editor() as editor:
        editor.create_model(Town)
        editor.create_model(Place)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Place)
        editor.delete_model(Town)


@pytest.fixture
def reader(places: list[Place], page: "Page") -> "Iterator[Page]":
    """A reader of the listing, whose page is marked so that a reload would show."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(START)
    page.evaluate("window.isStillTheSamePage = true")
    page.locator("summary").click()
    yield page
    page.unroute_all(behavior="ignoreErrors")
    assert faults == []


def same_page(page: "Page") -> bool:
    """Return whether the page was not loaded anew."""
    return bool(page.evaluate("window.isStillTheSamePage === true"))


def found(page: "Page", words: str) -> None:
    """Wait for what is announced."""
    page.get_by_role("status").get_by_text(words, exact=True).wait_for()


def focused(page: "Page") -> str:
    """Return the id or the role of what has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('role')"))


def test_a_choice_changes_the_result_and_keeps_the_focus(reader):
    reader.locator("#facet-town-torreon").check()
    found(reader, "3 results")
    assert reader.locator(".listing__item").all_inner_texts() == ["Alameda", "Arocena Museum", "Juárez Market"]
    assert reader.url.endswith(f"{START}?town=torreon")
    assert reader.title() == "3 places"
    assert focused(reader) == "facet-town-torreon"
    assert reader.locator("label[for=facet-kind-market]").inner_text().startswith("Market 2")
    assert same_page(reader)


def test_the_language_switch_and_the_canonical_address_follow(reader):
    reader.locator("#facet-free-yes").check()
    found(reader, "3 results")
    assert reader.locator("a[hreflang=es]").get_attribute("href") == "/places/es/?free=yes"
    assert reader.locator("link[rel=canonical]").get_attribute("href") == f"{START}?free=yes"


def test_back_and_forward_lead_through_the_choices(reader):
    reader.locator("#facet-kind-park").check()
    found(reader, "2 results")
    reader.locator("#facet-town-torreon").check()
    found(reader, "1 result")
    reader.go_back()
    found(reader, "2 results")
    assert not reader.locator("#facet-town-torreon").is_checked()
    assert reader.locator("#facet-kind-park").is_checked()
    reader.go_back()
    found(reader, "1 to 4 of 6 results")
    reader.go_forward()
    found(reader, "2 results")
    assert same_page(reader)


def test_removing_a_chip_unchecks_its_box_and_says_what_is_left(reader):
    reader.locator("#facet-kind-park").check()
    found(reader, "2 results")
    reader.locator(".chip").first.click()
    found(reader, "1 to 4 of 6 results")
    assert not reader.locator("#facet-kind-park").is_checked()
    assert reader.locator(".chip").count() == 0
    assert focused(reader) == "status"
    assert same_page(reader)


def test_a_search_is_sent_with_enter_and_an_order_when_chosen(reader):
    reader.get_by_role("searchbox").fill("museum")
    reader.get_by_role("searchbox").press("Enter")
    found(reader, "2 results")
    reader.get_by_label("Sort by").select_option("newest")
    reader.wait_for_url(f"**{START}?q=museum&sort=newest")
    reader.locator(".listing__item", has_text="Arocena").first.wait_for()
    assert reader.locator(".listing__item").all_inner_texts() == ["Arocena Museum", "Museum of Art"]
    assert same_page(reader)


def test_another_page_begins_at_its_top_with_the_focus(reader):
    reader.get_by_role("link", name="Next page").click()
    found(reader, "5 to 6 of 6 results")
    assert reader.evaluate("document.activeElement.dataset.listingPart") == "results"
    assert same_page(reader)


def test_of_two_hasty_choices_the_last_one_counts(reader):
    held: list[Request] = []
    reader.route("**/*town=torreon", lambda route: held.append(route.request))
    reader.locator("#facet-town-torreon").check()
    reader.locator("#facet-kind-park").check()
    found(reader, "1 result")
    assert len(held) == 1
    assert reader.url.endswith("?town=torreon&kind=park")
    reader.go_back()
    found(reader, "1 to 4 of 6 results")


def test_a_choice_taken_back_at_once_leaves_everything_as_it_was(reader):
    reader.route("**/*town=torreon", lambda route: None)
    reader.locator("#facet-town-torreon").check()
    assert reader.locator("[aria-busy=true]").count() == 1
    reader.locator("#facet-town-torreon").uncheck()
    assert reader.locator("[aria-busy=true]").count() == 0
    found(reader, "1 to 4 of 6 results")
    assert reader.url.endswith(START)


def test_an_anchor_of_the_page_is_not_an_answer(reader):
    reader.get_by_role("link", name="To the top").click()
    reader.go_back()
    found(reader, "1 to 4 of 6 results")
    assert same_page(reader)


def test_when_fetching_fails_the_browser_goes_there_itself(places, page):
    page.goto(START)
    page.evaluate("window.isStillTheSamePage = true")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')) }")
    page.locator("summary").click()
    page.locator("#facet-town-torreon").check()
    found(page, "3 results")
    assert page.url.endswith(f"{START}?town=torreon")
    assert not same_page(page)
    assert page.locator("#facet-town-torreon").is_checked()


def test_it_works_without_a_script(places, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(START)
    page.locator("summary").click()
    page.locator("#facet-town-torreon").check()
    page.locator(".listing__submit button").click()
    found(page, "3 results")
    assert page.locator("#facet-town-torreon").is_checked()
    context.close()


@pytest.mark.parametrize("query", ["", "?kind=park&kind=market&q=a", "?kind=food", "?page=2"])
def test_it_breaks_no_rule_of_accessibility(places, page, violations, query):
    page.goto(START + query)
    page.locator("summary").click()
    assert violations(page) == []
