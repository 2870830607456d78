"""What is due gets done: once, whole, and without one page stopping another."""

import datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.users.models import UserProfile

from bilingual.signals import languages_changed
from editorial.schedule import do_what_is_due
from tests import factories
from tourism.models import DestinationPage

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def now() -> datetime.datetime:
    return timezone.now()


def scheduled(title: str, at: datetime.datetime, **fields) -> DestinationPage:
    """Return a draft that is approved to go live at ``at``."""
    page = factories.destination(title, fields.pop("title_es", title), live=False, **fields)
    page.go_live_at = at
    page.save_revision().publish()
    page.refresh_from_db()
    # The hour has come: what was in the future when it was scheduled is past now.
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=at - 2 * HOUR)
    revision = page.latest_revision
    revision.content["go_live_at"] = (at - 2 * HOUR).isoformat()
    revision.approved_go_live_at = at - 2 * HOUR
    revision.save()
    return page


@pytest.mark.django_db
class TestPublishing:
    def test_what_is_due_is_published_and_the_rest_waits(self, now):
        due = scheduled("Due", now + HOUR)
        later = factories.destination("Later", "Luego", live=False)
        later.go_live_at = now + HOUR
        later.save_revision().publish()
        assert do_what_is_due(now) == 1
        assert DestinationPage.objects.get(pk=due.pk).live
        assert not DestinationPage.objects.get(pk=later.pk).live

    def test_nothing_is_done_twice(self, now):
        page = scheduled("Due", now + HOUR)
        assert [do_what_is_due(now), do_what_is_due(now)] == [1, 0]
        assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled").count() == 1

    def test_only_the_released_language_goes_out(self, now):
        page = scheduled("Due", now + HOUR, release="es")
        do_what_is_due(now)
        page = DestinationPage.objects.get(pk=page.pk)
        assert (page.live_en, page.live_es) == (False, True)

    @pytest.mark.parametrize(
        ("language", "subject", "reason"),
        [
            (
                "en",
                "Not published as scheduled: Faulty",
                "Spanish can't be published without:\n"
                "- A summary: lists, search results and shared links show it.\n\n"
                "It stays a draft.",
            ),
            (
                "es",
                "No se publicó según lo programado: Con falla",
                "No se puede publicar en español sin lo siguiente:\n"
                "- Un resumen: aparece en las listas, en los resultados de búsqueda y al compartir el enlace.\n\n"
                "Sigue en borrador.",
            ),
        ],
    )
    def test_a_page_that_lacks_words_is_reported_to_its_owner_and_stops_no_other(self, now, language, subject, reason):
        owner = get_user_model().objects.create_user("owner", "owner@example.org")
        UserProfile.objects.create(user=owner, preferred_language=language)
        faulty = scheduled("Faulty", now + HOUR, title_es="Con falla", owner=owner)
        sound = scheduled("Sound", now + HOUR)
        revision = Revision.objects.get(pk=faulty.latest_revision_id)
        revision.content["summary_es"] = ""
        revision.save()
        assert do_what_is_due(now) == 1
        assert not DestinationPage.objects.get(pk=faulty.pk).live
        assert DestinationPage.objects.get(pk=sound.pk).live
        (message,) = mail.outbox
        assert message.to == ["owner@example.org"]
        assert message.subject == subject
        assert reason in message.body
        assert f"/admin/pages/{faulty.pk}/edit/" in message.body
        assert do_what_is_due(now) == 0
        assert len(mail.outbox) == 1

    def test_a_page_whose_draft_can_not_even_be_read_stops_no_other(self, now):
        get_user_model().objects.create_superuser("admin", "admin@example.org")
        faulty, sound = scheduled("Faulty", now + HOUR), scheduled("Sound", now + HOUR)
        revision = Revision.objects.get(pk=faulty.latest_revision_id)
        revision.content["city"] = 999_999
        revision.save()
        assert do_what_is_due(now) == 1
        assert DestinationPage.objects.get(pk=sound.pk).live
        assert [message.to for message in mail.outbox] == [["admin@example.org"]]

    def test_without_an_owner_the_administrators_are_told(self, now):
        get_user_model().objects.create_superuser("admin", "admin@example.org")
        page = scheduled("Faulty", now + HOUR)
        revision = Revision.objects.get(pk=page.latest_revision_id)
        revision.content["summary_es"] = ""
        revision.save()
        do_what_is_due(now)
        assert [message.to for message in mail.outbox] == [["admin@example.org"]]

    def test_a_page_stays_on_the_schedule_while_nobody_could_be_told(self, now, settings):
        get_user_model().objects.create_superuser("admin", "admin@example.org")
        page = scheduled("Faulty", now + HOUR)
        revision = Revision.objects.get(pk=page.latest_revision_id)
        revision.content["summary_es"] = ""
        revision.save()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        do_what_is_due(now)
        assert Revision.objects.get(pk=revision.pk).approved_go_live_at is not None

    def test_what_keeps_a_page_in_both_languages_is_said_for_each(self, now):
        get_user_model().objects.create_superuser("admin", "admin@example.org")
        page = scheduled("Faulty", now + HOUR)
        revision = Revision.objects.get(pk=page.latest_revision_id)
        revision.content |= {"summary_en": "", "summary_es": "", "body_es": "[]"}
        revision.save()
        do_what_is_due(now)
        (message,) = mail.outbox
        assert [line for line in message.body.splitlines() if "without:" in line or line.startswith("-")] == [
            "English can't be published without:",
            "- A summary: lists, search results and shared links show it.",
            "Spanish can't be published without:",
            "- A summary: lists, search results and shared links show it.",
            "- A story: what readers came for.",
        ]

    def test_a_page_stays_on_the_schedule_while_there_is_nobody_to_tell(self, now):
        page = scheduled("Faulty", now + HOUR)
        revision = Revision.objects.get(pk=page.latest_revision_id)
        revision.content["summary_es"] = ""
        revision.save()
        do_what_is_due(now)
        assert Revision.objects.get(pk=revision.pk).approved_go_live_at is not None
        get_user_model().objects.create_superuser("admin", "admin@example.org")
        do_what_is_due(now)
        assert Revision.objects.get(pk=revision.pk).approved_go_live_at is None
        assert [message.to for message in mail.outbox] == [["admin@example.org"]]

    def test_a_draft_whose_page_is_gone_stops_no_other(self, now):
        get_user_model().objects.create_superuser("admin", "admin@example.org")
        gone, sound = scheduled("Gone", now + HOUR), scheduled("Sound", now + HOUR)
        Revision.objects.filter(pk=gone.latest_revision_id).update(object_id="999999")
        assert [do_what_is_due(now), do_what_is_due(now)] == [1, 0]
        assert DestinationPage.objects.get(pk=sound.pk).live
        assert Revision.objects.get(pk=gone.latest_revision_id).approved_go_live_at is None


@pytest.mark.django_db
def test_what_has_expired_is_taken_down(now):
    page = factories.destination()
    page.expire_at = now - HOUR
    page.save()
    assert [do_what_is_due(now), do_what_is_due(now)] == [1, 0]
    page.refresh_from_db()
    assert (page.live, page.live_en, page.live_es, page.expired) == (False, False, False, True)


@pytest.fixture
def unwilling():
    """Have whatever listens refuse to let pages of one title go down."""

    def refuse(page, went_down, **kwargs):
        if went_down and page.title_en == "Faulty":
            raise ZeroDivisionError

    languages_changed.connect(refuse)
    yield
    languages_changed.disconnect(refuse)


def expired(title_en: str, title_es: str, at: datetime.datetime, **fields) -> DestinationPage:
    """Return a live page whose time was over at ``at``."""
    page = factories.destination(title_en, title_es, **fields)
    DestinationPage.objects.filter(pk=page.pk).update(expire_at=at)
    return page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("en", "Not taken down as scheduled: Faulty", "“Faulty” was to leave the site now, and could not."),
        (
            "es",
            "No se retiró según lo programado: Con falla",
            "“Con falla” debía salir del sitio ahora y no fue posible.",
        ),
    ],
)
def test_what_can_not_be_taken_down_is_reported_once_and_stops_no_other(now, unwilling, language, subject, words):
    owner = get_user_model().objects.create_user("owner", "owner@example.org")
    UserProfile.objects.create(user=owner, preferred_language=language)
    faulty = expired("Faulty", "Con falla", now - 2 * HOUR, owner=owner)
    sound = expired("Sound", "Bien", now - HOUR)
    assert [do_what_is_due(now), do_what_is_due(now)] == [1, 0]
    assert DestinationPage.objects.get(pk=faulty.pk).live
    assert not DestinationPage.objects.get(pk=sound.pk).live
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["owner@example.org"], subject)
    assert words in message.body
    assert f"/admin/pages/{faulty.pk}/unpublish/" in message.body


@pytest.mark.django_db
def test_what_can_not_be_taken_down_is_tried_again_while_nobody_could_be_told(now, unwilling, settings):
    get_user_model().objects.create_superuser("admin", "admin@example.org")
    page = expired("Faulty", "Con falla", now - HOUR)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    do_what_is_due(now)
    page.refresh_from_db()
    assert page.expire_at is not None


@pytest.mark.django_db
def test_a_page_stays_up_no_longer_than_it_takes_to_find_somebody_to_tell(now, unwilling, caplog):
    page = expired("Faulty", "Con falla", now - HOUR)
    for seconds in (0, 15, 30):
        do_what_is_due(now + datetime.timedelta(seconds=seconds))
    page.refresh_from_db()
    assert page.expire_at is not None
    assert [record.message for record in caplog.records].count(
        f"Page {page.pk} stays up, and nobody could be told"
    ) == 1

    get_user_model().objects.create_superuser("admin", "admin@example.org")
    do_what_is_due(now)
    page.refresh_from_db()
    assert page.expire_at is None
    assert [message.to for message in mail.outbox] == [["admin@example.org"]]


class OneIsRefused(EmailBackend):
    """A server that refuses one address."""

    def send_messages(self, messages):
        if messages[0].to == ["refused@example.org"]:
            raise SMTPRecipientsRefused({})
        return super().send_messages(messages)


@pytest.mark.django_db
def test_one_address_that_is_refused_keeps_nobody_from_being_told_once(now, unwilling, settings):
    settings.EMAIL_BACKEND = f"{__name__}.OneIsRefused"
    for name in ("refused", "admin"):
        get_user_model().objects.create_superuser(name, f"{name}@example.org")
    page = expired("Faulty", "Con falla", now - HOUR)
    for _ in range(2):
        do_what_is_due(now)
    page.refresh_from_db()
    assert page.expire_at is None
    assert [message.to for message in mail.outbox] == [["admin@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_a_page_another_process_is_at_work_on_is_left_to_it(now):
    import psycopg

    page = scheduled("Due", now + HOUR)
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        other.execute("SELECT 1 FROM wagtailcore_revision WHERE id = %s FOR UPDATE", [page.latest_revision_id])
        assert do_what_is_due(now) == 0
    assert do_what_is_due(now) == 1


@pytest.mark.django_db
def test_the_command_looks_once_when_told_so(now, capsys):
    scheduled("Due", now + HOUR)
    call_command("work", once=True)
    assert "done: 1" in capsys.readouterr().out
