"""Rule 1: no stored row depends on the language that happens to be active.

Every operation runs under English, Spanish and no active language, from the same state, with the same clock;
afterwards every row of every table must be the same, to the letter (UUIDs apart, which are random).
"""

import datetime
import re
from collections.abc import Callable
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from psycopg import sql
from wagtail.models import Site
from wagtail.users.models import UserProfile

from bilingual.models import BasePage
from home.models import HomePage
from tests import factories
from tourism.models import DestinationPage, TourismIndexPage

UUID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")
NOW = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC)

#: Who is signed in, and what language they prefer, is no content.
NOT_CONTENT = {"django_session", "django_migrations", "wagtailusers_userprofile", "auth_user"}


@pytest.fixture
def museum(db) -> DestinationPage:
    """A page live in both languages, with a Spanish slug and an unpublished draft of other titles."""
    page = factories.destination("Museum", "Museo", slug_es="museo", hours_note_en="Call", hours_note_es="Llame")
    page.save_revision().publish()
    page.refresh_from_db()
    page.title_en, page.title_es = "New museum", "Nuevo museo"
    page.save_revision()
    return page


@pytest.fixture
def spanish_only(db) -> DestinationPage:
    """A page begun in Spanish that has no English words."""
    return factories.destination("", "Casa del Cerro")


def fresh(page: BasePage) -> BasePage:
    return BasePage.objects.get(pk=page.pk).specific


def create_by_script(museum, spanish_only):
    factories.destination("Bridge", "Puente", slug_es="puente")


def create_in_spanish_by_script(museum, spanish_only):
    factories.destination("", "Puente de Ojuela", slug="")


def create_draft_by_script(museum, spanish_only):
    draft = DestinationPage(title_es="Borrador", city=factories.city(), live=False)
    factories.index().add_child(instance=draft)
    draft.save_revision()


def edit_draft(museum, spanish_only):
    page = fresh(spanish_only)
    page.summary_en, page.title_en = "A house.", "House on the hill"
    page.save_revision(log_action=True)


def edit_and_publish(museum, spanish_only):
    page = fresh(museum).get_latest_revision_as_object()
    page.body_es = factories.body("Otra historia.")
    page.save_revision(log_action=True).publish()


def publish_spanish_only(museum, spanish_only):
    page = fresh(spanish_only)
    page.title_es = "La Casa del Cerro"
    page.save_revision().publish()


def save_live_page(museum, spanish_only):
    page = fresh(spanish_only)
    page.address = "Calle Donato Guerra"
    page.save()


def unpublish(museum, spanish_only):
    fresh(museum).unpublish()


def copy(museum, spanish_only):
    fresh(museum).copy(update_attrs={"slug": "museum-copy"})


def copy_unpublished(museum, spanish_only):
    fresh(spanish_only).copy(update_attrs={"slug": "casa-copia"}, keep_live=False)


def copy_with_subpages(museum, spanish_only):
    TourismIndexPage.objects.get().copy(recursive=True, update_attrs={"slug": "tourism-copy"})


def move(museum, spanish_only):
    HomePage.objects.get().add_child(instance=BasePage(title_en="Places", title_es="Lugares", slug_es="lugares"))
    fresh(museum).move(BasePage.objects.get(slug="places"), pos="last-child")


def alias(museum, spanish_only):
    fresh(museum).create_alias(update_slug="museum-alias")
    fresh(spanish_only).create_alias(update_slug="casa-alias")


def publish_original_of_alias(museum, spanish_only):
    fresh(museum).create_alias(update_slug="museum-alias")
    fresh(museum).get_latest_revision().publish()


def revert(museum, spanish_only):
    page = fresh(museum)
    first = page.revisions.order_by("created_at", "pk").first()
    old = first.as_object()
    revision = old.save_revision(previous_revision=first, log_action=True)
    revision.publish(previous_revision=first)


def publish_on_schedule(museum, spanish_only):
    page = fresh(museum).get_latest_revision_as_object()
    page.go_live_at = NOW + datetime.timedelta(hours=1)
    page.save_revision().publish()
    with mock.patch("django.utils.timezone.now", return_value=NOW + datetime.timedelta(hours=2)):
        call_command("publish_scheduled")


def change_slugs(museum, spanish_only):
    page = TourismIndexPage.objects.get()
    page.slug, page.slug_es = "destinations", "destinos"
    page.save()


def delete(museum, spanish_only):
    fresh(museum).delete()


SCRIPTED: list[Callable] = [
    create_by_script,
    create_in_spanish_by_script,
    create_draft_by_script,
    edit_draft,
    edit_and_publish,
    publish_spanish_only,
    save_live_page,
    unpublish,
    copy,
    copy_unpublished,
    copy_with_subpages,
    move,
    alias,
    publish_original_of_alias,
    revert,
    publish_on_schedule,
    change_slugs,
    delete,
]


@pytest.mark.parametrize("operation", SCRIPTED, ids=lambda operation: operation.__name__)
def test_rows_are_the_same_under_any_active_language(operation, museum, spanish_only, start):
    written = {
        language: rows_after(lambda: operation(museum, spanish_only), language, start)
        for language in ("en", "es", None)
    }
    assert differences(written["en"], written["es"]) == []
    assert differences(written["en"], written[None]) == []


def bulk(action: str, **data) -> Callable:
    def operation(client, museum, spanish_only):
        url = reverse("wagtail_bulk_action", args=("bilingual", "basepage", action))
        response = client.post(f"{url}?id={museum.pk}&id={spanish_only.pk}&next=/admin/", data)
        assert response.status_code == 302, response.content.decode()[:2000]

    operation.__name__ = f"bulk_{action}"
    return operation


def bulk_move(client, museum, spanish_only):
    places = HomePage.objects.get().add_child(
        instance=TourismIndexPage(title_en="Places", title_es="Lugares", slug_es="lugares")
    )
    bulk("move", chooser=places.pk)(client, museum, spanish_only)
    assert fresh(museum).url_path_es == "/home/lugares/museo/"


def view(name: str) -> Callable:
    def operation(client, museum, spanish_only):
        response = client.post(reverse(f"wagtailadmin_pages:{name}", args=(museum.pk,)), {"next": "/admin/"})
        assert response.status_code == 302

    operation.__name__ = f"view_{name}"
    return operation


def view_move(client, museum, spanish_only):
    places = HomePage.objects.get().add_child(
        instance=TourismIndexPage(title_en="Places", title_es="Lugares", slug_es="lugares")
    )
    url = reverse("wagtailadmin_pages:move_confirm", args=(museum.pk, places.pk))
    assert client.post(url).status_code == 302


IN_THE_ADMIN: list[Callable] = [
    bulk("publish"),
    bulk("unpublish"),
    bulk("delete"),
    bulk_move,
    view("unpublish"),
    view("delete"),
    view_move,
]


@pytest.mark.parametrize("operation", IN_THE_ADMIN, ids=lambda operation: operation.__name__)
def test_rows_are_the_same_whatever_language_the_admin_user_prefers(operation, museum, spanish_only, start):
    user = get_user_model().objects.create_superuser("staff")
    profile = UserProfile.objects.create(user=user)
    client = Client()
    client.force_login(user)

    def run(language: str) -> None:
        profile.preferred_language = language
        profile.save()
        operation(client, museum, spanish_only)

    written = {language: rows_after(lambda: run(language), language, start) for language in ("en", "es")}  # noqa: B023 - run at once
    assert differences(written["en"], written["es"]) == []


def rows_after(operation: Callable[[], None], language: str | None, start: int) -> dict[str, list[str]]:
    """Run ``operation`` under ``language``, return every row of every table as PostgreSQL writes it, and undo it."""
    with transaction.atomic(), mock.patch("django.utils.timezone.now", return_value=NOW):
        restart_sequences(start)
        Site.clear_site_root_paths_cache()
        if language is None:
            translation.deactivate_all()
        else:
            translation.activate(language)
        try:
            operation()
        finally:
            translation.deactivate()
        rows = all_rows()
        transaction.set_rollback(True)
    return rows


def sequences() -> list[tuple[str, int]]:
    """Return the name and the last value of every sequence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname || '.' || sequencename, coalesce(last_value, 1) FROM pg_sequences")
        return cursor.fetchall()


@pytest.fixture
def start(museum, spanish_only) -> int:
    """Return an id above all that are given out: a rollback doesn't give used ones back, so each run begins there."""
    return max(value for _, value in sequences()) + 1000


def restart_sequences(start: int) -> None:
    with connection.cursor() as cursor:
        for name, _ in sequences():
            cursor.execute("SELECT setval(%s, %s)", [name, start])


def all_rows() -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - NOT_CONTENT)
        rows = {}
        for table in tables:
            cursor.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(table)))
            rows[table] = [UUID.sub("uuid", row) for (row,) in cursor.fetchall()]
    return rows


def differences(rows: dict[str, list[str]], others: dict[str, list[str]]) -> list[tuple[str, set[str]]]:
    """Return the rows, by table, that stand on one side only."""
    return [(table, set(rows[table]) ^ set(others[table])) for table in rows if rows[table] != others[table]]
