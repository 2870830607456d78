"""A page with every block, in a browser: readable by all, and silent to the world until a video is started."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from wagtail.models import Site

from elements.models import Severity
from tests import factories
from tests.elements.test_blocks import FRAME, every_block, place_with

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route
    from pytest_django.live_server_helper import LiveServer

#: Whatever isn't on this machine.
ELSEWHERE = re.compile(r"^https://")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def place(live_server: "LiveServer") -> None:
    """A place whose story has every block, below alerts of every kind."""
    Site.clear_site_root_paths_cache()
    for severity in Severity:
        factories.alert(str(severity), "", severity=severity)
    place_with(every_block())


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.usefixtures("place")
def test_every_block_meets_wcag_and_fits_the_screen(
    browser: "Browser", live_server: "LiveServer", violations: "Callable[[Page], list[str]]", scheme: str, width: int
) -> None:
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    for address in ("/en/tourism/museum/", "/es/turismo/museo/"):
        page.goto(address)
        page.locator(".fold summary").first.click()
        assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.usefixtures("place")
def test_nothing_leaves_for_the_provider_before_a_video_is_started(page: "Page", live_server: "LiveServer") -> None:
    asked: list[str] = []
    errors: list[str] = []

    def stay_here(route: "Route") -> None:
        if urlsplit(route.request.url).netloc == urlsplit(live_server.url).netloc:
            route.continue_()
        else:
            asked.append(route.request.url)
            route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Player</title>")

    page.route("**/*", stay_here)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto("/en/tourism/museum/")
    page.locator(".video").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert asked == []

    page.locator(".video__open").click()
    frame = page.locator("iframe.video__player")
    frame.wait_for()
    page.wait_for_load_state("networkidle")
    assert asked == [FRAME]
    assert frame.get_attribute("title") == "Film 0"
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.locator(".video__open").count() == 0
    assert errors == []


@pytest.mark.usefixtures("place")
def test_a_video_takes_the_place_of_its_picture_and_moves_nothing(page: "Page") -> None:
    page.route(ELSEWHERE, lambda route: route.fulfill(status=200, content_type="text/html", body=""))
    page.goto("/es/turismo/museo/")
    picture = page.locator(".video__picture").bounding_box()
    page.locator(".video__open").click()
    player = page.locator(".video__player")
    player.wait_for()
    box = player.bounding_box()

    assert picture is not None
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (round(picture["width"]), round(picture["height"]))


@pytest.mark.usefixtures("place")
def test_without_a_script_the_link_leads_to_the_video(browser: "Browser", live_server: "LiveServer") -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.route(ELSEWHERE, lambda route: route.fulfill(status=200, content_type="text/html", body="there"))
    page.goto("/en/tourism/museum/")
    page.locator(".video__open").click()
    page.wait_for_url("https://www.youtube.com/watch?v=abcdefghijk")
    assert page.inner_text("body") == "there"
    context.close()


@pytest.mark.usefixtures("place")
def test_folded_answers_are_on_paper(page: "Page") -> None:
    page.goto("/en/tourism/museum/")
    answer = page.locator(".fold__text").first
    assert not answer.is_visible()
    page.emulate_media(media="print")
    assert answer.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")
    assert answer.bounding_box()["height"] > 0
