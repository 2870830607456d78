"""A document is one record with a file for each language: who gets which, how it is served, how a page links to it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, CollectionViewRestriction

from bilingual.formats import NBSP
from media.models import SiteDocument
from tests.bilingual import editing
from tests.media import files

pytestmark = pytest.mark.django_db

ENGLISH, SPANISH = files.pdf("Agreement"), files.pdf("Convenio de hermanamiento")


def document(language: str = "en", other: bool = True, **fields) -> SiteDocument:
    fields = {
        "title_en": "Agreement",
        "title_es": "Convenio",
        "file": files.sent("agreement.pdf", ENGLISH if language != "es" else SPANISH),
        "file_other": files.sent("convenio.pdf", SPANISH if language != "es" else ENGLISH) if other else "",
        **fields,
    }
    return SiteDocument.objects.create(language=language, **fields)


def served(client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


# Who gets which file


@pytest.mark.parametrize(
    ("language", "other", "for_english", "for_spanish"),
    [
        ("en", False, "en", "en"),
        ("es", False, "es", "es"),
        ("", False, "", ""),
        ("en", True, "en", "es"),
        ("es", True, "en", "es"),
    ],
)
def test_a_reader_gets_the_file_in_their_language_or_the_one_there_is(
    client, language, other, for_english, for_spanish
):
    found = document(language, other)

    for reader, expected in (("en", for_english), ("es", for_spanish)):
        edition = found.file_for(reader)
        content = served(client, found.url_for(reader))
        assert edition.language == expected
        assert (edition.size, edition.extension) == (len(content), "pdf")
        if other:
            assert content == {"en": ENGLISH, "es": SPANISH}[reader]


def test_a_storage_that_has_addresses_of_its_own_is_led_to(client, settings):
    elsewhere = {
        "BACKEND": "django.core.files.storage.InMemoryStorage",
        "OPTIONS": {"base_url": "https://files.example/"},
    }
    settings.STORAGES = {**settings.STORAGES, "default": elsewhere}
    found = document()

    response = client.get(found.url_for("es"))

    assert response.status_code == 302
    assert response["Location"] == f"https://files.example/{found.file_other.name}"


def test_what_a_page_tells_of_both_files_is_stored_with_them():
    found = SiteDocument.objects.get(pk=document().pk)

    assert (found.file_size, found.file_other_size) == (len(ENGLISH), len(SPANISH))
    assert len({found.file_hash, found.file_other_hash}) == 2
    assert {len(found.file_hash), len(found.file_other_hash)} == {40}


# In the admin


def test_a_second_file_asks_for_the_language_of_the_first(client):
    editing.sign_in(client)
    data = {"title_en": "Agreement", "file": files.sent("a.pdf", ENGLISH), "file_other": files.sent("b.pdf", SPANISH)}

    page = client.post(reverse("wagtaildocs:add"), data)

    assert "Say which language" in page.context["form"].errors["language"][0]
    assert not SiteDocument.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["replaced", "taken away", "deleted", "kept"])
def test_a_second_file_that_is_no_longer_used_leaves_the_storage(client, change):
    editing.sign_in(client)
    found = document()
    former, storage = found.file_other.name, found.file_other.storage
    edit = reverse("wagtaildocs:edit", args=(found.pk,))
    data = {"title_en": "Agreement", "language": "en", "licence": "", "tags": ""}

    if change == "replaced":
        client.post(edit, {**data, "file_other": files.sent("nuevo.pdf", SPANISH)})
    elif change == "taken away":
        client.post(edit, {**data, "file_other-clear": "on"})
    elif change == "deleted":
        client.post(reverse("wagtaildocs:delete", args=(found.pk,)))
    else:
        client.post(edit, data)

    assert storage.exists(former) is (change == "kept")
    if change != "deleted":
        kept = SiteDocument.objects.get()
        assert bool(kept.file_other) is (change != "taken away")
        assert bool(kept.file_other_size) is bool(kept.file_other_hash) is bool(kept.file_other)


def test_the_form_links_the_second_file_as_readers_get_it(client):
    editing.sign_in(client)
    found = document()

    form = editing.soup(client.get(reverse("wagtaildocs:edit", args=(found.pk,))))

    assert served(client, form.select_one(".other-file a")["href"]) == SPANISH


# Serving


@pytest.mark.parametrize("reader", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "content", "kind", "disposition"),
    [
        ("a.pdf", ENGLISH, "application/pdf", "inline"),
        ("a.svg", files.svg(), "image/svg+xml", "attachment"),
        ("a.txt", b"Words", "text/plain", "attachment"),
    ],
)
def test_both_files_are_served_so_that_nothing_in_them_runs(client, reader, name, content, kind, disposition):
    found = document(file=files.sent(name, content), file_other=files.sent(f"b{name[1:]}", content))

    response = client.get(found.url_for(reader))

    assert response["Content-Type"] == kind
    assert response["Content-Disposition"].startswith(disposition)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert client.get(found.url_for(reader), headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("restriction", ["login", "groups", "password"])
def test_a_closed_collection_closes_both_files(client, restriction):
    collection = Collection.get_first_root_node().add_child(name="Drafts")
    closed = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=restriction, password="twins"
    )
    if restriction == "groups":
        closed.groups.add(Group.objects.first())
    found = document(collection=collection)

    answers = [client.get(found.url_for(reader)) for reader in ("en", "es")]

    assert [answer.status_code for answer in answers] == ([200, 200] if restriction == "password" else [302, 302])
    assert all(b"%PDF" not in getattr(answer, "content", b"%PDF") for answer in answers)


def test_an_address_with_another_files_name_is_not_found(client):
    found = document()
    alone = document(other=False)

    for number, name in ((found.pk, "agreement.pdf"), (alone.pk, "convenio.pdf"), (alone.pk + 9, "convenio.pdf")):
        assert client.get(reverse("document_in_other_language", args=(number, name))).status_code == 404


# Links


def link(found: SiteDocument | None, language: str) -> str:
    with translation.override(language):
        return Template("{% load documents %}{% document_link found %}").render(Context({"found": found})).strip()


@pytest.mark.parametrize(
    ("language", "other", "english", "spanish"),
    [
        ("en", True, "Agreement PDF, 2.4 MB", "Convenio PDF, 840 kB"),
        ("en", False, "Agreement PDF, 2.4 MB", "Convenio (en inglés) PDF, 2.4 MB"),
        ("es", False, "Agreement (in Spanish) PDF, 2.4 MB", "Convenio PDF, 2.4 MB"),
        ("", False, "Agreement PDF, 2.4 MB", "Convenio PDF, 2.4 MB"),
    ],
)
def test_a_link_names_title_type_and_size_and_says_when_the_file_is_foreign(language, other, english, spanish):
    found = document(language, other)
    found.file_size, found.file_other_size = 2_412_000, 840_200

    for reader, expected in (("en", english), ("es", spanish)):
        shown = BeautifulSoup(link(found, reader), "html.parser")
        assert " ".join(shown.get_text().replace(NBSP, " ").split()) == expected
        foreign = "(in " in expected or "(en " in expected
        assert shown.a.get("hreflang") == ({"en": "es-MX", "es": "en-US"}[reader] if foreign else None)
        assert shown.a["href"] == found.url_for(reader)
        assert shown.select_one("[lang]") is None


def test_a_title_in_the_other_language_is_marked():
    found = document(title_es="")

    shown = BeautifulSoup(link(found, "es"), "html.parser")

    title = shown.select_one("[lang]")
    assert (title["lang"], title.get_text()) == ("en-US", "Agreement")


def test_a_link_asks_nothing_of_the_database_or_the_storage():
    found = SiteDocument.objects.get(pk=document().pk)
    found.file.storage.delete(found.file.name)

    with CaptureQueriesContext(connection) as queries:
        assert "convenio" in link(found, "es")
        assert "agreement" in link(found, "en")

    assert len(queries) == 0


def test_no_document_is_nothing():
    assert link(None, "en") == ""
