"""An editor says when an event takes place, and sees at once what that means."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from news.models import EventPage
from tests import factories
from tests.bilingual import editing
from tests.browser.test_editor import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    factories.city("el-paso")
    factories.city("torreon")
    factories.event_index()


def open_facts(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("tab", name="Facts").click()


def new_event(page: Page) -> None:
    open_facts(page, reverse("wagtailadmin_pages:add", args=("news", "eventpage", factories.event_index().pk)))


def type_date(page: Page, name: str, words: str) -> None:
    page.fill(f"#id_{name}", words)
    page.keyboard.press("Escape")  # closes the calendar over the next field


def dates(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", words).strip() for words in page.locator(".next-dates ol li").all_inner_texts()]


def test_the_dates_follow_what_is_written(page: Page, violations) -> None:
    sign_in(page, "en")
    new_event(page)
    page.get_by_role("radio", name="El Paso").check()
    type_date(page, "first_date", "2027-03-06")
    type_date(page, "start_time", "19:00")
    page.get_by_role("radio", name="Every week", exact=True).check()
    expect(page.locator(".next-dates ol li")).to_have_count(8)
    # Over the change to summer time it stays 19:00 in El Paso.
    assert dates(page)[:3] == [
        "Sat, Mar 6, 2027, 7:00 p.m., El Paso time (8:00 p.m. in Torreón)",
        "Sat, Mar 13, 2027, 7:00 p.m., El Paso time (8:00 p.m. in Torreón)",
        "Sat, Mar 20, 2027, 7:00 p.m., El Paso time",
    ]
    page.locator("#id_repeat_count").fill("2")
    expect(page.locator(".next-dates ol li")).to_have_count(2)

    page.get_by_role("button", name="Add date").click()
    page.get_by_role("radio", name="Does not take place").check()
    type_date(page, "different_dates-0-date", "2027-03-13")
    expect(page.locator(".next-dates ol s")).to_have_text(re.compile("Mar 13"))
    type_date(page, "different_dates-0-date", "2027-03-14")
    expect(page.locator(".next-dates__errors")).to_contain_text("It does not take place on that day")
    assert violations(page, within=".next-dates") == []


def test_what_does_not_apply_is_folded_away(page: Page) -> None:
    sign_in(page, "en")
    new_event(page)
    interval, weekdays = page.locator("#id_interval"), page.locator("#id_weekdays")
    expect(interval).to_be_hidden()
    expect(weekdays).to_be_hidden()
    expect(page.locator("#id_previous_date")).to_be_hidden()
    expect(page.locator("#id_online_url")).to_be_hidden()
    page.get_by_role("radio", name="Every week", exact=True).check()
    expect(interval).to_be_visible()
    page.get_by_role("checkbox", name="Tuesday").check()
    page.get_by_role("radio", name="Every day", exact=True).check()
    expect(weekdays).to_be_hidden()
    assert not page.get_by_role("checkbox", name="Tuesday", include_hidden=True).is_checked()
    page.get_by_role("radio", name="Every week", exact=True).check()
    expect(page.get_by_role("checkbox", name="Tuesday")).to_be_checked()
    page.get_by_role("radio", name="At the venue and online").check()
    expect(page.locator("#id_online_url")).to_be_visible()
    page.get_by_role("checkbox", name="All day").check()
    expect(page.locator("#id_start_time")).to_be_hidden()


def test_the_old_date_of_what_is_moved_is_written_down(page: Page) -> None:
    event = factories.event(first_date=datetime.date(2027, 3, 6))
    sign_in(page, "en")
    open_facts(page, editing.edit_address(event))
    page.get_by_role("radio", name="Moved to another date").check()
    expect(page.locator("#id_previous_date")).to_have_value("")
    type_date(page, "first_date", "2027-03-13")
    page.keyboard.press("Tab")
    expect(page.locator("#id_previous_date")).to_have_value("2027-03-06")
    expect(page.locator("#id_previous_time")).to_have_value("19:00")
    expect(page.locator(".next-dates ol")).to_contain_text("instead of Sat, Mar 6, 2027")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.click("button[name=action-publish]")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert EventPage.objects.get().previous_date == datetime.date(2027, 3, 6)


def test_without_dates_to_be_had_the_form_says_so(page: Page) -> None:
    sign_in(page, "en")
    new_event(page)
    page.route("**/dates/", lambda route: route.fulfill(status=500))
    type_date(page, "first_date", "2027-03-06")
    expect(page.locator("[data-next-dates-list]")).to_contain_text("could not be worked out")
