"""Publishing from anywhere but the edit form refuses a language that lacks words, and says which page lacks which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView

from bilingual import languages
from bilingual.labels import languages_in_words
from bilingual.models import BasePage


def what_lacks(pages: Iterable[BasePage]) -> list[tuple[str, str]]:
    """Return the title of each draft that can't be published as it is, and all that is in the way."""
    faults = []
    for page in pages:
        errors = page.get_latest_revision_as_object().release_errors().values()
        if errors:
            reasons = " ".join(message for error in errors for message in error.messages)
            faults.append((page.get_admin_display_title(), reasons))
    return faults


def say_what_went_out(request: HttpRequest, page: BasePage) -> None:
    """Tell which languages publishing released, and which stayed as it was (hook ``after_publish_page``)."""
    if page.approved_schedule or not page.live:
        return
    released = page.languages_to_release()
    said = _("Published in %(languages)s.") % {"languages": languages_in_words(released)}
    held = [language for language in languages.LANGUAGES if language not in released]
    if held:
        stays = _("%(languages)s stays as it was.") % {"languages": languages_in_words(held)}
        said = f"{said} {capfirst(stays)}"
    messages.info(request, said)


def accept_what_went_out(request: HttpRequest, page: BasePage) -> None:
    """Accept the words that the user has published or scheduled (hook ``after_publish_page``).

    Wagtail's form publishes without ``page.publish()``, which does so for all other ways.
    """
    page.accept_published_words(page.get_latest_revision_as_object(), request.user)


@contextmanager
def telling_what_goes_out(request: HttpRequest, page: BasePage) -> Iterator[None]:
    """Tell which languages went out where the enclosed moderation publishes ``page``."""
    before = page.last_published_at
    yield
    moderated = BasePage.objects.get(pk=page.pk).specific
    if moderated.last_published_at != before:
        say_what_went_out(request, moderated)


def refuse(request: HttpRequest, faults: Iterable[tuple[str, str]]) -> None:
    """Tell the user that nothing was published, and why."""
    reasons = format_html_join("", "<li><strong>{}</strong>: {}</li>", faults)
    messages.error(request, format_html("{}<ul>{}</ul>", _("Nothing was published."), reasons))


def check_bulk_publishing(
    request: HttpRequest, action_type: str, objects: list[BasePage], action: Any
) -> HttpResponse | None:
    """Stop publishing of several pages at once where one of them lacks words (hook ``before_bulk_action``)."""
    if action_type != "publish" or not all(isinstance(page, BasePage) for page in objects):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages += page.get_descendants().not_live()
    faults = what_lacks(pages)
    if not faults:
        return None
    refuse(request, faults)
    return redirect(action.next_url)


class BilingualWorkflowActionView(WorkflowActionView):
    """Approving, outside the edit form, a draft that lacks words."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act on the task; where that would publish what can't be, change nothing and say why."""
        try:
            with transaction.atomic(), telling_what_goes_out(request, self.object):
                return super().post(request, *args, **kwargs)
        except ValidationError as refusal:
            refuse(request, [(self.object.get_admin_display_title(), " ".join(refusal.messages))])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)
