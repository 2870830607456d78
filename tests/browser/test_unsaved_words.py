"""Words are never lost: two editors in one page, and a session that ends while somebody writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests import factories
from tests.bilingual import editing
from tests.conftest import PATIENCE
from tourism.models import DestinationPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def museum(db: None) -> DestinationPage:
    page = factories.destination("Museum", "Museo")
    page.save_revision()
    return page


def enter(page: Page, name: str) -> None:
    user = editing.administrator("en", name)
    page.goto("/admin/login/")
    sign_in_again(page, user.username)


def sign_in_again(page: Page, username: str) -> None:
    page.fill("#id_username", username)
    page.fill("#id_password", "secret")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


@pytest.fixture
def other(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab of somebody else, on a machine of their own."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def both_in_the_museum(page: Page, other: Page, museum: DestinationPage) -> tuple[Page, Page]:
    for tab, name in ((page, "ana"), (other, "bob")):
        enter(tab, name)
        edit(tab, museum)
    return page, other


def edit(tab: Page, page: DestinationPage) -> None:
    """Open the form, and wait until Wagtail watches it for changes, which takes two seconds."""
    tab.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits', () => document.documentElement.dataset.watched = '')"
    )
    tab.goto(editing.edit_address(page))
    tab.wait_for_selector("html[data-watched]")


def draft() -> DestinationPage:
    return DestinationPage.objects.get().get_latest_revision_as_object()


def write(tab: Page, name: str, words: str) -> None:
    tab.locator(f"#id_{name}").fill(words)


def write_and_wait(tab: Page, name: str, words: str) -> None:
    """Write, and wait for the autosave that sends the words; one may be under way already."""
    with tab.expect_response(lambda answer: words in (answer.request.post_data or "")):
        write(tab, name, words)


def save(tab: Page) -> None:
    tab.get_by_role("button", name="Save draft", exact=True).click()


def publish(tab: Page) -> None:
    tab.locator("footer [data-w-dropdown-target=toggle]").click()
    tab.click("button[name=action-publish]")


def without_autosave(tab: Page) -> None:
    tab.evaluate("document.querySelector('[data-edit-form]').dataset.wAutosaveActiveValue = 'false'")


def test_each_writes_their_own_language_at_the_same_time(both_in_the_museum: tuple[Page, Page]) -> None:
    ana, bob = both_in_the_museum
    write_and_wait(ana, "summary_en", "Ana's English.")
    write_and_wait(bob, "summary_es", "El español de Bob.")
    assert (draft().summary_en, draft().summary_es) == ("Ana's English.", "El español de Bob.")
    expect(bob.locator(".unsaved-words")).to_contain_text("ana-en also changed this page")
    expect(bob.locator(".unsaved-words")).to_contain_text("Summary (English)")

    write_and_wait(ana, "summary_en", "Ana's better English.")
    write_and_wait(bob, "summary_es", "El mejor español de Bob.")
    assert (draft().summary_en, draft().summary_es) == ("Ana's better English.", "El mejor español de Bob.")


def test_saving_by_hand_keeps_the_language_of_the_other(both_in_the_museum: tuple[Page, Page]) -> None:
    ana, bob = both_in_the_museum
    without_autosave(bob)
    write(bob, "summary_es", "El español de Bob.")
    write_and_wait(ana, "summary_en", "Ana's English.")
    save(bob)
    expect(bob.locator(".messages")).to_contain_text("Kept as they wrote it: Summary (English)")
    expect(bob.locator("#id_summary_en")).to_have_value("Ana's English.")
    assert (draft().summary_en, draft().summary_es) == ("Ana's English.", "El español de Bob.")


def test_publishing_does_not_put_out_words_one_has_not_seen(both_in_the_museum: tuple[Page, Page]) -> None:
    ana, bob = both_in_the_museum
    without_autosave(bob)
    write(bob, "summary_es", "El español de Bob.")
    write_and_wait(ana, "summary_en", "Half a")
    publish(bob)
    expect(bob.locator(".messages")).to_contain_text("for you to look at first")
    assert (draft().summary_en, draft().summary_es) == ("Half a", "El español de Bob.")
    assert DestinationPage.objects.get().summary_en == "Museum: en."


def test_both_write_the_same_and_neither_is_lost(both_in_the_museum: tuple[Page, Page]) -> None:
    ana, bob = both_in_the_museum
    write_and_wait(ana, "summary_es", "Las palabras de Ana.")
    write_and_wait(bob, "summary_es", "Las palabras de Bob.")
    expect(bob.locator("footer")).to_contain_text("ana-en changed the same while you were writing: Summary (Spanish)")
    save(bob)
    expect(bob.locator(".messages")).to_contain_text("Not saved: ana-en changed the same")
    expect(bob.locator("#id_summary_es")).to_have_value("Las palabras de Bob.")
    assert draft().summary_es == "Las palabras de Ana."

    bob.get_by_role("button", name="Save mine instead").click()
    expect(bob.locator(".messages")).to_contain_text("has been updated")
    assert draft().summary_es == "Las palabras de Bob."
    history = [revision.content["summary_es"] for revision in DestinationPage.objects.get().revisions.all()]
    assert "Las palabras de Ana." in history


def test_one_who_writes_alone_is_never_asked(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    edit(page, museum)
    for words in ("One.", "Two.", "Three."):
        write_and_wait(page, "summary_en", words)
    save(page)
    expect(page.locator(".messages")).to_contain_text("has been updated")
    write(page, "summary_en", "Four.")
    publish(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert DestinationPage.objects.get().summary_en == "Four."


def test_words_written_while_the_form_still_opens_are_saved(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    page.goto(editing.edit_address(museum))
    write_and_wait(page, "summary_en", "Written at once.")
    assert draft().summary_en == "Written at once."


def test_words_written_while_autosave_waits_for_its_answer_are_saved_next(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    edit(page, museum)
    page.evaluate(
        """document.addEventListener("w-autosave:success", () => {
            const summary = document.querySelector("#id_summary_en");
            if (summary.value === "Sent.") summary.value = "Written meanwhile.";
        }, { capture: true })"""
    )
    with page.expect_response(lambda answer: "Written meanwhile." in (answer.request.post_data or "")):
        write(page, "summary_en", "Sent.")
    assert draft().summary_en == "Written meanwhile."


def test_a_page_that_autosave_is_just_making_is_not_made_twice(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    page.goto(editing.address_of_new())
    page.get_by_role("radio", name="Torreón").check()

    def answer_late(route: Route) -> None:
        answered = route.fetch()
        page.wait_for_timeout(2_000)
        route.fulfill(response=answered)

    page.route(lambda address: "/admin/pages/add/" in address, answer_late, times=1)
    with page.expect_request(lambda request: request.method == "POST" and "/admin/pages/add/" in request.url):
        write(page, "title_es", "Bosque")
    save(page)
    expect(page.locator(".messages")).to_contain_text("Bosque")
    expect(page.locator(".messages")).not_to_contain_text("already in use")
    assert [made.title_es for made in DestinationPage.objects.exclude(pk=museum.pk)] == ["Bosque"]


@pytest.mark.parametrize("press", [save, publish])
def test_a_session_that_ends_takes_no_words_with_it(page: Page, museum: DestinationPage, press: object) -> None:
    enter(page, "ana")
    edit(page, museum)
    write_and_wait(page, "summary_en", "Saved.")
    Session.objects.all().delete()
    write_and_wait(page, "summary_en", "Written after the session ended.")
    expect(page.get_by_role("alert")).to_contain_text("You have been signed out.")
    press(page)
    expect(page.locator("#id_summary_en")).to_have_value("Written after the session ended.")
    assert draft().summary_en == "Saved."

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    sign_in_again(opened.value, "ana-en")
    page.bring_to_front()
    press(page)
    page.wait_for_load_state()
    expect(page.locator(".messages")).to_contain_text(re.compile("has been (updated|published)"))
    assert draft().summary_en == "Written after the session ended."


def test_signing_in_again_lets_autosave_go_on(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    edit(page, museum)
    Session.objects.all().delete()
    write_and_wait(page, "summary_es", "Escrito sin sesión.")
    expect(page.get_by_role("alert")).to_contain_text("not saved")
    paused = page.locator(".footer__save-warning").get_by_text("Autosave is paused")
    expect(paused).to_be_hidden()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    sign_in_again(opened.value, "ana-en")
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".unsaved-words")).to_have_count(0)
    expect(paused).to_have_count(0)
    assert draft().summary_es == "Escrito sin sesión."


def test_a_site_that_does_not_answer_is_said_so_and_can_be_asked_again(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    edit(page, museum)
    without_autosave(page)
    write(page, "summary_es", "Palabras nuevas.")
    page.route("**/session/", lambda route: None)  # left waiting
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("The site doesn't answer.", timeout=20_000)  # after ten seconds
    page.unroute("**/session/")
    save(page)
    expect(page.locator(".messages")).to_contain_text("has been updated")
    assert draft().summary_es == "Palabras nuevas."


def test_an_error_answers_with_the_words_of_both_languages(page: Page, museum: DestinationPage) -> None:
    enter(page, "ana")
    edit(page, museum)
    without_autosave(page)
    write(page, "summary_es", "Palabras nuevas.")
    write(page, "title_en", "New Museum")
    write(page, "summary_en", "")
    publish(page)
    expect(page.locator(".messages")).to_contain_text("validation errors")
    expect(page.locator("#id_summary_es")).to_have_value("Palabras nuevas.")
    expect(page.locator("#id_title_en")).to_have_value("New Museum")
