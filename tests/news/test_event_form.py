"""The form of an event: what contradicts itself, what it tells of its dates, and the old date of what is moved."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from news.choices import Attendance, Difference, EventStatus
from news.events.rules import contradictions
from news.models import EventDate, EventPage
from tests import factories
from tests.bilingual import editing

pytestmark = pytest.mark.django_db


def day(month, number):
    return datetime.date(2026, month, number)


SEVEN, NINE = datetime.time(19), datetime.time(21)
#: An event on a Saturday evening that contradicts nothing.
SOUND = {"kind": "cultural", "first_date": day(10, 24), "start_time": SEVEN, "timezone": "America/Denver"}
WEEKLY = {"frequency": "weekly"}
MOVED = {"status": EventStatus.RESCHEDULED}


def event(**facts):
    rows = facts.pop("rows", ())
    page = EventPage(**{**SOUND, **facts})
    page.different_dates = [EventDate(**row) for row in rows]
    return page


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"end_time": datetime.time(2)},
        {"all_day": True, "start_time": None, "last_date": day(10, 26)},
        {**WEEKLY, "weekdays": [1, 3], "interval": 2, "repeat_until": day(12, 24)},
        {**WEEKLY, "repeat_count": 4, "last_date": day(10, 26)},
        {**WEEKLY, "rows": [{"difference": Difference.CANCELLED, "date": day(10, 31)}]},
        {**WEEKLY, "rows": [{"difference": Difference.MOVED, "date": day(10, 31), "start_time": NINE}]},
        {**WEEKLY, "rows": [{"difference": Difference.EXTRA, "date": day(10, 24), "start_time": NINE}]},
        {**MOVED, "previous_date": day(10, 17)},
        {"attendance": Attendance.ONLINE, "online_url": "https://example.org/"},
        {"registration_closes": day(10, 24), "registration_closes_at": datetime.time(18)},
        {"registration_closes": day(10, 24)},
        {**WEEKLY, "registration_closes": day(12, 24)},
        {"admission": "free"},
    ],
)
def test_what_may_be_said(facts):
    assert contradictions(event(**facts)) == {}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"timezone": ""}, "timezone"),
        ({"last_date": day(10, 23)}, "last_date"),
        ({"start_time": None}, "start_time"),
        ({"all_day": True}, "start_time"),
        ({"end_time": SEVEN}, "end_time"),
        ({"weekdays": [1]}, "weekdays"),
        ({"frequency": "daily", "weekdays": [1]}, "weekdays"),
        ({"interval": 2}, "interval"),
        ({"repeat_until": day(12, 24)}, "repeat_until"),
        ({"repeat_count": 3}, "repeat_count"),
        ({**WEEKLY, "repeat_until": day(10, 1)}, "repeat_until"),
        ({**WEEKLY, "weekdays": [1], "repeat_until": day(10, 26)}, "repeat_until"),
        ({**WEEKLY, "repeat_until": day(12, 24), "repeat_count": 3}, "repeat_count"),
        ({**WEEKLY, "last_date": day(12, 24)}, "last_date"),
        ({"frequency": "daily", "last_date": day(10, 25)}, "last_date"),
        (
            {
                **WEEKLY,
                "rows": [{"difference": Difference.MOVED, "date": day(10, 30), "new_date": day(11, 1)}],
            },
            "different_dates",
        ),
        ({**WEEKLY, "rows": [{"difference": Difference.MOVED, "date": day(10, 31)}]}, "different_dates"),
        ({**WEEKLY, "rows": [{"difference": Difference.CANCELLED, "date": day(10, 30)}]}, "different_dates"),
        ({**WEEKLY, "rows": [{"difference": Difference.EXTRA, "date": day(10, 31)}]}, "different_dates"),
        ({**WEEKLY, "rows": [{"difference": Difference.CANCELLED, "date": day(10, 31)}] * 2}, "different_dates"),
        ({"attendance": Attendance.ONLINE}, "online_url"),
        ({"attendance": Attendance.BOTH}, "online_url"),
        ({"online_url": "https://example.org/"}, "online_url"),
        (MOVED, "previous_date"),
        ({**MOVED, "previous_date": day(10, 24)}, "previous_date"),
        ({"previous_date": day(10, 17)}, "previous_date"),
        ({"price_from": 5}, "currency"),
        ({"price_from": 5, "price_to": 3, "currency": "USD"}, "price_to"),
        ({"admission": "free", "price_from": 5, "currency": "USD"}, "admission"),
        ({"latitude": 31}, "longitude"),
        ({"registration_opens": day(10, 2), "registration_closes": day(10, 1)}, "registration_closes"),
        ({"registration_closes": day(10, 25)}, "registration_closes"),
        ({"registration_closes": day(10, 24), "registration_closes_at": datetime.time(20)}, "registration_closes"),
        ({"registration_closes_at": SEVEN}, "registration_closes_at"),
        ({"registration_opens": day(10, 25)}, "registration_opens"),
        ({**WEEKLY, "repeat_count": 2, "registration_closes": day(11, 1)}, "registration_closes"),
    ],
)
def test_what_contradicts_itself(facts, field):
    assert list(contradictions(event(**facts))) == [field]


def test_the_reason_names_the_date_in_the_editors_language(client):
    editing.sign_in(client, "es")
    page = factories.event(frequency="weekly", first_date=day(10, 24))
    answer = client.post(
        reverse("news_next_dates", args=[page.pk]),
        written(page, **row(0, difference="cancelled", date="2026-10-30")),
    )
    words = editing.soup(answer).select_one(".next-dates__errors").get_text(" ", strip=True)
    assert "viernes 30 de octubre de 2026" in words
    assert "No se realiza ese día" in words


def written(page, **changes):
    """Return what the form of ``page`` sends of its dates, with ``changes``."""
    sent = {
        "city": page.city_id or "",
        "first_date": str(page.first_date),
        "start_time": f"{page.start_time:%H:%M}" if page.start_time else "",
        "frequency": page.frequency,
        "interval": "1",
        "status": page.status,
    }
    return {**sent, **changes}


def row(number, **fields):
    named = {f"different_dates-{number}-{name}": value for name, value in fields.items()}
    return {"different_dates-TOTAL_FORMS": str(number + 1), **named}


def test_each_date_that_contradicts_itself_is_named(client):
    editing.sign_in(client)
    page = factories.event(frequency="weekly", first_date=day(10, 24))
    rows = {**row(0, difference="cancelled", date="2026-10-30"), **row(1, difference="moved", date="2026-10-31")}
    answer = client.post(reverse("news_next_dates", args=[page.pk]), written(page, repeat_until="2026-10-01", **rows))
    words = [error.get_text(" ", strip=True) for error in editing.soup(answer).select(".next-dates__errors li")]
    assert words[0] == "Until: This is before the first day."
    assert [name in text for name, text in zip(("October 30", "October 31"), words[1:], strict=True)] == [True, True]


class TestNextDates:
    def test_follow_what_is_written_and_save_nothing(self, client):
        editing.sign_in(client)
        page = factories.event(city="el-paso", first_date=day(12, 5))
        factories.city("torreon")
        changes = {"frequency": "weekly", "weekdays": ["1", "3"], "end_time": "21:00"}
        answer = client.post(reverse("news_next_dates", args=[page.pk]), written(page, **changes))
        soup = editing.soup(answer)
        assert soup.select_one(".next-dates__rule").get_text() == "Every week: Tuesday and Thursday"
        first = " ".join(soup.select_one("li").get_text().split()).replace("\xa0", " ")
        assert first == "Tue, Dec 8, 2026, 7:00 to 9:00 p.m., El Paso time (8:00 to 10:00 p.m. in Torreón)"
        assert EventPage.objects.get(pk=page.pk).frequency == ""
        assert page.occurrences.count() == 1

    def test_cross_out_what_does_not_take_place(self, client):
        editing.sign_in(client)
        page = factories.event(first_date=day(12, 5))
        changes = {"frequency": "weekly", **row(0, difference="cancelled", date="2026-12-12")}
        soup = editing.soup(client.post(reverse("news_next_dates", args=[page.pk]), written(page, **changes)))
        assert "Dec 12" in soup.select_one("s").get_text()

    def test_tell_which_dates_that_readers_know_are_given_up(self, client):
        editing.sign_in(client)
        page = factories.event(frequency="weekly", first_date=day(12, 5), repeat_count=2)
        changes = {"repeat_count": "1"}
        soup = editing.soup(client.post(reverse("news_next_dates", args=[page.pk]), written(page, **changes)))
        assert "Dec 12" in soup.select("ul li")[-1].get_text()

    def test_say_what_cannot_be_read(self, client):
        editing.sign_in(client)
        page = factories.event()
        answer = client.post(reverse("news_next_dates", args=[page.pk]), written(page, first_date="2026-13-45"))
        assert [link["data-field-link"] for link in editing.soup(answer).select("a")] == ["first_date"]
        assert "First day: Enter a valid date." in answer.content.decode()

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"first_date": "9999-12-31", "frequency": "daily", "city": "999", "interval": "0"},
            {"first_date": "0001-01-01", "last_date": "9999-12-31", "all_day": "on", "timezone": "Mars"},
            {"different_dates-TOTAL_FORMS": "-1", "weekdays": ["x"], "frequency": "hourly"},
            {"different_dates-TOTAL_FORMS": "99999999", "status": "x", "start_time": "25:00"},
        ],
    )
    def test_answer_whatever_is_sent(self, client, sent):
        editing.sign_in(client)
        parent = factories.event_index()
        assert client.post(reverse("news_next_dates_of_new", args=[parent.pk]), sent).status_code == 200

    def test_are_told_to_those_who_may_edit_only(self, client, django_user_model):
        page = factories.event()
        addresses = [
            reverse("news_next_dates", args=[page.pk]),
            reverse("news_next_dates_of_new", args=[factories.event_index().pk]),
        ]
        user = django_user_model.objects.create_user("reader", password="secret")
        client.force_login(user)
        assert all(client.post(address).status_code in (302, 403) for address in addresses)
        # One who may enter the admin, and edit nothing.
        group = Group.objects.create(name="Guests")
        group.permissions.add(*django_permission("access_admin"))
        user.groups.add(group)
        assert [client.post(address).status_code for address in addresses] == [302, 302]
        assert client.get(addresses[0]).status_code == 405

    def test_stand_in_the_form_when_it_is_drawn(self, client):
        editing.sign_in(client)
        page = factories.event(frequency="weekly", repeat_count=3)
        soup = editing.soup(client.get(editing.edit_address(page)))
        assert len(soup.select("[data-next-dates-list] li")) == 3
        new = client.get(reverse("wagtailadmin_pages:add", args=("news", "eventpage", factories.event_index().pk)))
        panel = editing.soup(new).select_one("[data-next-dates]")
        assert panel["data-next-dates"] == reverse("news_next_dates_of_new", args=[factories.event_index().pk])


def django_permission(codename):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename=codename)


class TestSaving:
    def test_a_draft_may_contradict_itself_and_is_not_published(self, client):
        editing.sign_in(client)
        page = factories.event(first_date=day(12, 5))
        changes = {"last_date": "2026-12-01"}
        saved = client.post(editing.edit_address(page), editing.edit_data(client, page, **changes))
        assert saved.status_code == 302
        draft = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert str(draft.last_date) == "2026-12-01"
        sent = editing.edit_data(client, page, **changes, **{"action-publish": "yes"})
        refused = client.post(editing.edit_address(page), sent)
        assert editing.errors(refused) == {"last_date": ["The last day is before the first."]}

    def test_what_is_moved_remembers_its_date(self, client):
        editing.sign_in(client)
        soon = timezone.localdate() + datetime.timedelta(days=20)
        page = factories.event(first_date=soon)
        changes = {
            "first_date": str(soon + datetime.timedelta(days=7)),
            "status": "rescheduled",
            "action-publish": "yes",
        }
        answer = client.post(editing.edit_address(page), editing.edit_data(client, page, **changes))
        assert answer.status_code == 302, editing.errors(answer)
        page = EventPage.objects.get(pk=page.pk)
        assert (page.previous_date, page.previous_time) == (soon, SEVEN)
        assert page.occurrences.get().moved_from == page.was_to_begin

    def test_what_is_moved_again_remembers_the_date_that_readers_knew_last(self, client):
        editing.sign_in(client)
        soon = timezone.localdate() + datetime.timedelta(days=20)
        week = datetime.timedelta(days=7)
        page = factories.event(first_date=soon, status="rescheduled", previous_date=soon - week)
        changes = {"first_date": str(soon + week), "action-publish": "yes"}
        client.post(editing.edit_address(page), editing.edit_data(client, page, **changes))
        assert EventPage.objects.get(pk=page.pk).previous_date == soon

    def test_an_editor_says_otherwise(self, client):
        editing.sign_in(client)
        soon = timezone.localdate() + datetime.timedelta(days=20)
        page = factories.event(first_date=soon)
        changes = {
            "first_date": str(soon + datetime.timedelta(days=7)),
            "status": "rescheduled",
            "previous_date": str(soon - datetime.timedelta(days=1)),
            "action-publish": "yes",
        }
        client.post(editing.edit_address(page), editing.edit_data(client, page, **changes))
        assert EventPage.objects.get(pk=page.pk).previous_date == soon - datetime.timedelta(days=1)


def test_a_preview_shows_the_dates_that_are_written(client):
    editing.sign_in(client)
    page = factories.event(first_date=timezone.localdate() + datetime.timedelta(days=20))
    page.all_day, page.start_time, page.first_date = True, None, datetime.date(2031, 5, 17)
    html = page.make_preview_request(preview_mode="en").content.decode()
    assert "May 17, 2031" in html
    assert page.occurrences.get().first_date != page.first_date
