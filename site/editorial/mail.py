"""Mails to staff, each in the language its recipient prefers."""

from __future__ import annotations

from itertools import chain
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_admin_base_url

from bilingual import languages

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet
    from django_stubs_ext import StrPromise

    from bilingual.models import BasePage


class NobodyToldError(Exception):
    """A mail about a page went out to nobody."""


def report_not_published(page: BasePage, error: Exception) -> None:
    """Tell the owner of ``page``, or else the administrators, why it did not go out as scheduled.

    Raises ``NobodyToldError`` when none of them has an address or no mail can be sent.
    """
    _tell(page, gettext_lazy("Not published as scheduled: %(title)s"), "not_published", **_reasons(error))


def report_not_taken_down(page: BasePage) -> None:
    """Tell the owner of ``page``, or else the administrators, that it is still on the site though its time is over.

    Raises ``NobodyToldError`` when none of them has an address or no mail can be sent.
    """
    _tell(page, gettext_lazy("Not taken down as scheduled: %(title)s"), "not_taken_down")


def _reasons(error: Exception) -> dict[str, Any]:
    """Return what each language lacks, in the words of the requirements, and what else ``error`` says."""
    if not isinstance(error, ValidationError):
        return {}
    lacking: dict[Any, list[Any]] = {}
    others: list[ValidationError] = []
    errors = chain.from_iterable(error.error_dict.values()) if hasattr(error, "error_dict") else error.error_list
    for each in errors:
        if each.code == "required_for_release" and each.params:
            lacking.setdefault(each.params["language"], []).append(each.params["words"])
        else:
            others.append(each)
    return {"lacking": list(lacking.items()), "others": others}


def _tell(page: BasePage, subject: StrPromise, template: str, **context: Any) -> None:
    """Send a mail about ``page`` to each who is responsible. Raises ``NobodyToldError`` if that succeeds for none."""
    told, failure = 0, None
    for user in _responsible(page):
        with translation.override(preferred_language(user)):
            try:
                _send(user, page, subject, template, **context)
            except (OSError, SMTPException) as error:
                failure = error
            else:
                told += 1
    if not told:
        raise NobodyToldError(f"Nobody could be told of page {page.pk}") from failure


def _responsible(page: BasePage) -> QuerySet[User]:
    users = (
        get_user_model()._default_manager.filter(is_active=True).exclude(email="").select_related("wagtail_userprofile")
    )
    return users.filter(pk=page.owner_id) or users.filter(is_superuser=True)


def _send(user: User, page: BasePage, subject: StrPromise, template: str, **context: Any) -> None:
    """Send a mail about ``page`` in the active language, which is ``user``'s."""
    title = page.draft_title_in(languages.active())
    base, args = get_admin_base_url(), (page.pk,)
    context |= {
        "title": title,
        "edit_url": f"{base}{reverse('wagtailadmin_pages:edit', args=args)}",
        "unpublish_url": f"{base}{reverse('wagtailadmin_pages:unpublish', args=args)}",
    }
    body = render_to_string(f"editorial/mail/{template}.txt", context)
    EmailMessage(" ".join((str(subject) % {"title": title}).split()), body, to=[user.email]).send()


def preferred_language(user: User) -> str:
    """Return the language in which ``user`` works in the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.get_preferred_language() if profile else translation.get_language() or "en").partition("-")[0]
