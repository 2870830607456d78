"""Mails to staff, each in the language its recipient prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

from bilingual import languages

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

    from bilingual.models import BasePage


def report_not_published(page: BasePage, error: Exception) -> None:
    """Tell the owner of ``page``, or else the administrators, why it did not go out as scheduled.

    Raises ``OSError`` or ``SMTPException`` when the mail can't be sent.
    """
    for user in _responsible(page):
        with translation.override(preferred_language(user)):
            reasons = error.messages if isinstance(error, ValidationError) else []
            _send(user, page, _("Not published as scheduled: %(title)s"), "not_published", reasons=reasons)


def report_not_taken_down(page: BasePage) -> None:
    """Tell the owner of ``page``, or else the administrators, that it is still on the site though its time is over.

    Raises ``OSError`` or ``SMTPException`` when the mail can't be sent.
    """
    for user in _responsible(page):
        with translation.override(preferred_language(user)):
            _send(user, page, _("Not taken down as scheduled: %(title)s"), "not_taken_down")


def _responsible(page: BasePage) -> QuerySet[User]:
    users = (
        get_user_model()._default_manager.filter(is_active=True).exclude(email="").select_related("wagtail_userprofile")
    )
    return users.filter(pk=page.owner_id) or users.filter(is_superuser=True)


def _send(user: User, page: BasePage, subject: str, template: str, **context: Any) -> None:
    """Send a mail about ``page`` in the active language, which is ``user``'s."""
    title = page.draft_title_in(languages.active())
    base, args = get_admin_base_url(), (page.pk,)
    context |= {
        "title": title,
        "edit_url": f"{base}{reverse('wagtailadmin_pages:edit', args=args)}",
        "unpublish_url": f"{base}{reverse('wagtailadmin_pages:unpublish', args=args)}",
    }
    body = render_to_string(f"editorial/mail/{template}.txt", context)
    EmailMessage(" ".join((subject % {"title": title}).split()), body, to=[user.email]).send()


def preferred_language(user: User) -> str:
    """Return the language in which ``user`` works in the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.get_preferred_language() if profile else translation.get_language() or "en").partition("-")[0]
