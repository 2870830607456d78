"""Licenses that end, and pictures that nobody described or credited, are reported to those who may put it right."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from media import upkeep
from media.models import SiteDocument, SiteImage
from tests import factories
from tests.bilingual import editing
from tests.media import files

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 5, 3)
IN_ORDER = {"alt_en": "Dunes", "credit": "Inés Álvarez", "licence": "own"}
REPORT = "media_upkeep"


def picture(title: str, **fields) -> SiteImage:
    return SiteImage.objects.create(title_en=title, file=factories.upload(), **fields)


def document(title: str, **fields) -> SiteDocument:
    return SiteDocument.objects.create(title_en=title, file=files.sent("a.pdf", files.pdf()), **fields)


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def rows(client, **chosen: str) -> list[list[str]]:
    page = editing.soup(client.get(reverse(REPORT), chosen))
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in page.select("table tbody tr")
    ]


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        (IN_ORDER, []),
        ({**IN_ORDER, "licence_expires": DAY - datetime.timedelta(days=1)}, ["expired"]),
        ({**IN_ORDER, "licence_expires": DAY}, ["expiring"]),
        ({**IN_ORDER, "licence_expires": DAY + datetime.timedelta(days=30)}, ["expiring"]),
        ({**IN_ORDER, "licence_expires": DAY + datetime.timedelta(days=31)}, []),
        ({**IN_ORDER, "alt_en": ""}, ["undescribed"]),
        ({**IN_ORDER, "alt_en": "", "alt_es": "Dunas"}, []),
        ({**IN_ORDER, "alt_en": "", "is_decorative": True}, []),
        ({**IN_ORDER, "credit": ""}, ["uncredited"]),
        ({**IN_ORDER, "licence": ""}, ["unlicensed"]),
        ({**IN_ORDER, "licence": "", "licence_note": "Letter of 3 May."}, []),
        ({}, ["undescribed", "uncredited", "unlicensed"]),
    ],
)
def test_what_is_wrong_with_a_picture(fields, problems):
    staff = get_user_model().objects.create_superuser("staff")
    picture("Dunes", **fields)

    found = upkeep.bring(upkeep.in_need(staff, DAY), DAY, staff)

    assert [item.problems for item in found] == ([problems] if problems else [])


def test_of_a_document_the_license_counts():
    staff = get_user_model().objects.create_superuser("staff")
    document("Agreement")
    document("Photo book", licence_expires=DAY)

    assert [item.title_en for item in upkeep.bring(upkeep.in_need(staff, DAY), DAY, staff)] == ["Photo book"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Dunes", "Picture", "License expired", "Museum live in English and Spanish All uses Dunes"]),
        ("es", ["Dunas", "Imagen", "Licencia vencida", "Museo publicada en inglés y español Todos los usos Dunas"]),
    ],
)
def test_the_report_says_what_is_wrong_and_which_pages_show_it(client, language, expected):
    factories.destination(hero=picture("Dunes", title_es="Dunas", **IN_ORDER, licence_expires=days(-1)))
    editing.sign_in(client, language)

    [row] = rows(client)

    assert [row[0], row[1], row[2], row[4]] == expected


def test_the_report_begins_with_what_ended_first_and_can_be_narrowed(client):
    editing.sign_in(client)
    picture("Undescribed", **{**IN_ORDER, "alt_en": ""})
    picture("Soon", **IN_ORDER, licence_expires=days(5))
    document("Ended", licence_expires=days(-5))
    picture("In order", **IN_ORDER)

    assert [row[0] for row in rows(client)] == ["Ended", "Soon", "Undescribed"]
    assert [row[0] for row in rows(client, problem="undescribed")] == ["Undescribed"]
    assert [row[0] for row in rows(client, kind="document")] == ["Ended"]
    assert rows(client, kind="document", problem="uncredited") == []


def test_pages_that_readers_see_come_first(client):
    editing.sign_in(client)
    shown = picture("Dunes", **IN_ORDER, licence_expires=days(-1))
    factories.destination("Draft", "Borrador", hero=shown, live=False)
    factories.destination("Museum", "Museo", hero=shown)

    assert rows(client)[0][4] == "Museum live in English and Spanish Draft not live All uses Dunes"


def test_the_report_is_a_spreadsheet_too(client):
    editing.sign_in(client)
    factories.destination(hero=picture("Dunes", **IN_ORDER, licence_expires=days(-1)))

    answer = client.get(reverse(REPORT), {"export": "csv"})
    sheet = b"".join(answer.streaming_content).decode()

    heading, row = sheet.strip().splitlines()
    assert heading == "Title,Type,What is wrong,License expires,Credit,Used on"
    assert row.startswith(f"Dunes,Picture,License expired,{days(-1)},Inés Álvarez,http")
    assert row.endswith("/tourism/museum/")


def test_the_report_asks_the_same_few_questions_however_much_it_lists(client):
    editing.sign_in(client)

    def add(number: int) -> None:
        shown = picture(f"Picture {number}", licence_expires=days(-number))
        factories.destination(f"Place {number}", f"Lugar {number}", hero=shown)
        document(f"Document {number}", licence_expires=days(-number))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert rows(client)
        return len(queries)

    add(1)
    asked()
    few = asked()
    for number in range(2, 8):
        add(number)

    # Rows, their number, pictures, documents, references, pages; the rest is the admin's own.
    assert asked() == few


# Who sees it


@pytest.fixture
def editor(client):
    """Return a user who may edit the pictures of one collection, and nothing else."""
    user = get_user_model().objects.create_user("editor")
    group = user.groups.create(name="Picture editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    collection = Collection.get_first_root_node().add_child(name="Torreón")
    GroupCollectionPermission.objects.create(
        group=group, collection=collection, permission=Permission.objects.get(codename="change_image")
    )
    client.force_login(user)
    return user


def test_an_editor_sees_what_they_may_put_right(client, editor):
    own = Collection.objects.get(name="Torreón")
    picture("Theirs", licence_expires=days(-1))
    picture("Mine", licence_expires=days(-1), collection=own)
    document("Theirs too", licence_expires=days(-1), collection=own)

    assert [row[0] for row in rows(client)] == ["Mine"]
    assert "1 License to renew" in editing.soup(client.get(reverse("wagtailadmin_home"))).get_text()


def sheet(client) -> str:
    return b"".join(client.get(reverse(REPORT), {"export": "csv"}).streaming_content).decode()


def test_pages_that_the_user_may_not_explore_are_counted_and_not_named(client, editor):
    shown = picture("Dunes", **IN_ORDER, licence_expires=days(-1), collection=Collection.objects.get(name="Torreón"))
    factories.destination("Secret", "Secreto", hero=shown, live=False)
    factories.destination("Hidden", "Oculto", hero=shown)

    assert rows(client)[0][4] == "2 pages you may not see All uses Dunes"
    assert sheet(client).strip().endswith(",2 pages you may not see")

    own = factories.destination("Mine", "Mío", hero=shown)
    change = Permission.objects.get(codename="change_basepage")
    GroupPagePermission.objects.create(group=editor.groups.get(), page=own, permission=change)

    assert rows(client)[0][4] == "Mine live in English and Spanish and 2 others All uses Dunes"
    assert sheet(client).strip().endswith('/tourism/mine/, and 2 others"')


def test_pages_beyond_the_fifth_are_counted_on_the_screen_and_named_in_the_spreadsheet(client):
    editing.sign_in(client)
    shown = picture("Dunes", **IN_ORDER, licence_expires=days(-1))
    for number in range(6):
        factories.destination(f"Place {number}", f"Lugar {number}", hero=shown)

    assert rows(client)[0][4].endswith("Place 4 live in English and Spanish and 1 other All uses Dunes")
    assert sheet(client).count("/tourism/place-") == 6


def test_the_dashboard_counts_what_has_ended_or_will(client):
    editing.sign_in(client)
    assert "to renew" not in client.get(reverse("wagtailadmin_home")).content.decode()

    picture("Ended", **IN_ORDER, licence_expires=days(-1))
    document("Soon", licence_expires=days(3))
    picture("Undescribed")

    summary = editing.soup(client.get(reverse("wagtailadmin_home"))).select_one(".upkeep-summary a")
    assert summary.get_text(strip=True) == "2 Licenses to renew"
    assert summary["href"] == reverse(REPORT)


def test_who_edits_nothing_of_the_library_sees_no_report(client):
    user = get_user_model().objects.create_user("writer")
    user.groups.create(name="Writers").permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    picture("Ended", licence_expires=days(-1))

    assert client.get(reverse(REPORT)).status_code == 302
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(REPORT) not in home
