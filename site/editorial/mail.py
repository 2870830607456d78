"""Mails to staff, each in the language its recipient prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from bilingual.models import BasePage


def report_not_published(page: BasePage, error: Exception) -> None:
    """Tell the owner of ``page``, or else the administrators, why it did not go out as scheduled.

    Raises ``OSError`` or ``SMTPException`` when the mail can't be sent.
    """
    users = (
        get_user_model()._default_manager.filter(is_active=True).exclude(email="").select_related("wagtail_userprofile")
    )
    recipients = users.filter(pk=page.owner_id) or users.filter(is_superuser=True)
    for user in recipients:
        with translation.override(preferred_language(user)):
            context = {
                "page": page,
                "title": page.draft_title_in(preferred_language(user)),
                "reasons": error.messages if isinstance(error, ValidationError) else [],
                "edit_url": f"{get_admin_base_url()}{reverse('wagtailadmin_pages:edit', args=(page.pk,))}",
            }
            subject = _("Not published as scheduled: %(title)s") % {"title": context["title"]}
            body = render_to_string("editorial/mail/not_published.txt", context)
            EmailMessage(" ".join(subject.split()), body, to=[user.email]).send()


def preferred_language(user: User) -> str:
    """Return the language in which ``user`` works in the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.get_preferred_language() if profile else translation.get_language() or "en").partition("-")[0]
