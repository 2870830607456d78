"""Pictures and documents are named, described and found in both languages, whatever language is active."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from media.models import Licence, SiteDocument, SiteImage
from tests import factories
from tests.bilingual import editing
from tests.bilingual.test_rows import differences, rows_after, sequences
from tests.media import files

pytestmark = pytest.mark.django_db


def picture(**fields) -> SiteImage:
    return SiteImage.objects.create(file=factories.upload(), **fields)


def document(**fields) -> SiteDocument:
    fields.setdefault("file", files.sent("agreement.pdf", files.pdf()))
    return SiteDocument.objects.create(**fields)


# Titles


@pytest.mark.parametrize(
    ("title_en", "title_es", "english", "spanish"),
    [
        ("Dunes", "Dunas", "Dunes", "Dunas"),
        ("Dunes", "", "Dunes", "Dunes"),
        ("", "Dunas", "Dunas", "Dunas"),
        ("", "", "teal", "teal"),
    ],
)
def test_the_library_calls_a_picture_by_its_title_in_the_editors_language(title_en, title_es, english, spanish):
    image = SiteImage.objects.get(pk=picture(title_en=title_en, title_es=title_es).pk)

    for language, expected in (("en", english), ("es", spanish)):
        with translation.override(language):
            assert (image.title, str(image)) == (expected, expected)


def test_a_title_written_in_spanish_alone_stays_spanish(client):
    editing.sign_in(client)
    client.post(reverse("wagtaildocs:add"), {"file": files.sent("a.pdf", files.pdf()), "title_es": "Convenio"})

    added = SiteDocument.objects.get()
    assert (added.title_en or "", added.title_es) == ("", "Convenio")


# Search


@pytest.fixture
def found(client):
    """Return a function that searches the library as an editor does, and returns what it lists."""

    def search(words: str, kind: str = "images", language: str = "en", **parameters: str) -> list[str]:
        editing.sign_in(client, language)
        page = client.get(reverse(f"wagtail{kind}:index"), {"q": words, **parameters})
        return [item.title_en for item in page.context["object_list"]]

    return search


@pytest.mark.parametrize(
    "words",
    ["Bridge", "Puente", "suspension", "colgante", "Álvarez", "Alvarez", "mexico", "México", "puen", "cañón", "canon"],
)
def test_a_picture_is_found_by_either_language_with_accents_or_without(found, words):
    picture(
        title_en="Bridge",
        title_es="Puente",
        alt_en="A suspension bridge in Mexico.",
        alt_es="Un puente colgante sobre un cañón, en México.",
        credit="Inés Álvarez",
    )
    picture(title_en="Dunes", title_es="Dunas", alt_en="Sand.", alt_es="Arena.")

    assert found(words) == ["Bridge"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ["images", "docs"])
def test_what_is_found_can_be_ordered_by_title(found, kind, language):
    for title_en, title_es in (("Agreement", "Convenio"), ("Bulletin agreement", "Boletín")):
        make = picture if kind == "images" else document
        make(title_en=title_en, title_es=title_es)

    expected = ["Agreement", "Bulletin agreement"]
    assert found("agreement", kind, language, ordering="title") == (expected if language == "en" else expected[::-1])


# Description and terms


@pytest.mark.parametrize(
    ("fields", "described"),
    [
        ({}, False),
        ({"alt_es": "Dunas"}, True),
        ({"alt_en": "Dunes"}, True),
        ({"is_decorative": True}, True),
    ],
)
def test_the_library_marks_a_picture_that_nobody_described(client, fields, described):
    editing.sign_in(client)
    assert picture(title_en="Dunes", **fields).is_described is described

    for layout in ("grid", "list"):
        page = editing.soup(client.get(reverse("wagtailimages:index"), {"layout": layout}))
        marks = [mark.get_text() for mark in page.select(".library-mark")]
        assert marks == ([] if described else ["No alternative text"])


@pytest.mark.parametrize(
    ("last_day", "expired"),
    [(None, False), (datetime.date(2026, 5, 2), True), (datetime.date(2026, 5, 3), False)],
)
def test_a_license_holds_through_its_last_day(last_day, expired):
    assert SiteImage(licence_expires=last_day).licence_expired_at(datetime.date(2026, 5, 3)) is expired


# The forms


def test_words_stand_side_by_side_in_each_form(client):
    editing.sign_in(client)
    for address, names in (
        ("wagtailimages:add", ["title_en", "title_es", "alt_en", "alt_es"]),
        ("wagtaildocs:add", ["title_en", "title_es"]),
    ):
        form = editing.soup(client.get(reverse(address)))
        sides = [(found["name"], found["lang"]) for found in form.select("[data-media-side]")]
        assert sides == [(name, name[-2:]) for name in names]


def test_all_that_is_known_of_a_picture_is_kept(client):
    editing.sign_in(client)
    data = {
        "title_en": "Dunes",
        "title_es": "Dunas",
        "alt_en": "White dunes.",
        "alt_es": "Dunas blancas.",
        "is_decorative": "on",
        "credit": "Inés Álvarez",
        "licence": Licence.PERMISSION,
        "licence_note": "Letter of 3 May, for this site alone.",
        "licence_expires": "2027-05-03",
        "file": factories.upload(),
        "tags": "sand",
    }
    assert client.post(reverse("wagtailimages:add"), data).status_code == 302

    kept = SiteImage.objects.values(*(set(data) - {"file", "tags"})).get()
    assert kept == {
        **{name: data[name] for name in kept},
        "is_decorative": True,
        "licence_expires": datetime.date(2027, 5, 3),
    }


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [("images", "dunas-blancas.png", files.raster()), ("docs", "convenio-2023.pdf", files.pdf())],
)
def test_many_files_at_once_are_called_as_they_are_until_someone_names_them(client, kind, name, content):
    editing.sign_in(client)
    answer = client.post(reverse(f"wagtail{kind}:add_multiple"), {"files[]": files.sent(name, content)}).json()
    added = (SiteImage if kind == "images" else SiteDocument).objects.get()

    assert answer["success"]
    assert added.title_en == name.rpartition(".")[0]
    form = BeautifulSoup(answer["form"], "html.parser")
    prefix = f"{'image' if kind == 'images' else 'doc'}-{added.pk}"
    assert {found["name"] for found in form.select("[data-media-side]")} >= {f"{prefix}-title_en", f"{prefix}-title_es"}
    assert form.select("[type=file]") == []

    named = {f"{prefix}-title_en": "", f"{prefix}-title_es": "Nombre", f"{prefix}-tags": "", f"{prefix}-licence": ""}
    answer = client.post(reverse(f"wagtail{kind}:edit_multiple", args=(added.pk,)), named).json()
    assert answer["success"]
    added.refresh_from_db()
    assert (added.title_en or "", added.title_es) == ("", "Nombre")


# Rule 1


def add_by_script(client):
    picture(title_es="Dunas", alt_es="Arena")
    document(title_es="Convenio", language="es", file_other=files.sent("b.pdf", files.pdf()))
    document(file=files.sent("unnamed.pdf", files.pdf()))


def add_in_the_admin(client):
    for address, file in (
        ("wagtailimages:add", factories.upload()),
        ("wagtaildocs:add", files.sent("a.pdf", files.pdf())),
    ):
        data = {"file": file, "title_en": "Dunes", "title_es": "Dunas", "tags": "sand", "licence": "own"}
        assert client.post(reverse(address), data).status_code == 302


def add_many_in_the_admin(client):
    for address, file in (
        ("wagtailimages:add_multiple", factories.upload()),
        ("wagtaildocs:add_multiple", files.sent("a.pdf", files.pdf())),
    ):
        assert client.post(reverse(address), {"files[]": file}).json()["success"]


def rename_in_the_admin(client):
    for address, item in (
        ("wagtailimages:edit", SiteImage.objects.get(title_en="Old")),
        ("wagtaildocs:edit", SiteDocument.objects.get(title_en="Old")),
    ):
        data = {"title_en": "New", "title_es": "Nueva", "tags": "", "licence": "own"}
        assert client.post(reverse(address, args=(item.pk,)), data).status_code == 302


@pytest.mark.parametrize(
    "operation",
    [add_by_script, add_in_the_admin, add_many_in_the_admin, rename_in_the_admin],
    ids=lambda operation: operation.__name__,
)
def test_rows_are_the_same_under_any_active_language(operation, settings, tmp_path):
    user = get_user_model().objects.create_superuser("staff")
    profile = UserProfile.objects.create(user=user)
    client = Client()
    client.force_login(user)
    picture(title_en="Old", title_es="Vieja")
    document(title_en="Old", title_es="Vieja")
    start = max(value for _, value in sequences()) + 1000

    def run(language: str | None) -> None:
        profile.preferred_language = language or ""
        profile.save()
        # A name that is taken would get a few letters at random.
        settings.MEDIA_ROOT = tmp_path / str(language)
        operation(client)

    written = {
        language: rows_after(lambda: run(language), language, start)  # noqa: B023 - run at once
        for language in ("en", "es", None)
    }

    for rows in written.values():
        # Made three at a time, they are numbered as they are ready.
        del rows["media_rendition"]
    assert differences(written["en"], written["es"]) == []
    assert differences(written["en"], written[None]) == []


def test_the_history_calls_a_picture_by_one_name_whoever_acts(client):
    editing.sign_in(client, "es")
    image = picture(title_en="Dunes", title_es="Dunas")

    data = {"title_en": "Dunes", "title_es": "Dunas nuevas", "tags": "", "licence": ""}
    client.post(reverse("wagtailimages:edit", args=(image.pk,)), data)

    assert [entry.label for entry in ModelLogEntry.objects.filter(object_id=image.pk)] == ["Dunes"]
