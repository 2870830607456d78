"""What the history stores of a page doesn't depend on who acted, and says which languages it was about.

Wagtail takes the title that the acting user's admin shows, and words such as “private” in their language. Both are
written anew under the canonical language before a log entry is stored. Entries on publishing, scheduling and
unpublishing bear the languages, as codes; ``MESSAGES`` are what readers of the history are told.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry, PageViewRestriction

from bilingual import languages
from bilingual.labels import languages_in_words

#: Keys of an entry's data under which Wagtail stores ``{"id": …, "title": …}`` of a page.
PAGES = ("page", "source", "destination")


def make_canonical(sender: type[PageLogEntry], instance: PageLogEntry, **kwargs: Any) -> None:
    """Write the titles in a log entry as the canonical language has them."""
    from bilingual.models import BasePage

    with languages.canonical():
        if isinstance(instance.page, BasePage):
            instance.label = instance.page.draft_title_in(languages.CANONICAL)
            if instance._state.adding and instance.action in MESSAGES:
                instance.data["languages"] = languages_concerned(instance.page, instance.action)
        entries = [instance.data[key] for key in PAGES if isinstance(instance.data.get(key), dict)]
        titles = {
            page.pk: page.draft_title_in(languages.CANONICAL)
            for page in BasePage.objects.filter(pk__in=[entry["id"] for entry in entries if "id" in entry])
        }
        for entry in entries:
            entry["title"] = titles.get(entry.get("id"), entry.get("title"))
        restriction = instance.data.get("restriction")
        if isinstance(restriction, dict) and "type" in restriction:
            names = dict(PageViewRestriction.RESTRICTION_CHOICES)
            restriction["title"] = str(names.get(restriction["type"], restriction.get("title")))


def languages_concerned(page: Any, action: str) -> dict[str, list[str]]:
    """Return the languages that ``action`` was about, and those that are live and stayed as they were."""
    concerned = (
        list(page.language_change.went_down) if action.startswith("wagtail.unpublish") else page.languages_to_release()
    )
    return {"concerned": concerned, "kept": [code for code in page.languages_live() if code not in concerned]}


class LanguagesFormatter(LogFormatter):
    """Says what Wagtail says, and in which languages."""

    def __init__(self, original: LogFormatter, message: str) -> None:
        self.original = original
        self.label, self.comment = original.label, original.comment
        #: The message, not translated yet.
        self.message = message

    def format_message(self, log_entry: PageLogEntry) -> str:
        """Return the message in the active language; Wagtail's own for an entry that knows of no languages."""
        said = str(self.original.format_message(log_entry))
        found = log_entry.data.get("languages") or {}
        if not found.get("concerned"):
            return said
        values = {"languages": languages_in_words(found["concerned"]), "action": said.rstrip(".")}
        message = _(self.message) % values
        if not found.get("kept") or log_entry.action == "wagtail.publish.schedule":
            return message
        kept = _("%(languages)s stayed as it was") % {"languages": languages_in_words(found["kept"])}
        return f"{message}; {kept}"

    def format_comment(self, log_entry: PageLogEntry) -> str:
        """Return Wagtail's comment."""
        return str(self.original.format_comment(log_entry))


#: What is said of each action that is about languages.
MESSAGES = {
    "wagtail.publish": gettext_noop("Published in %(languages)s"),
    "wagtail.publish.scheduled": gettext_noop("Published on schedule in %(languages)s"),
    "wagtail.publish.schedule": gettext_noop("%(action)s, to go out in %(languages)s"),
    "wagtail.unpublish": gettext_noop("Taken down in %(languages)s"),
    "wagtail.unpublish.scheduled": gettext_noop("Taken down on schedule in %(languages)s"),
}


def name_languages(actions: LogActionRegistry) -> None:
    """Put our words in the place of Wagtail's (hook ``register_log_actions``, after Wagtail's own)."""
    for action, message in MESSAGES.items():
        # Not by register_action(), which would list the action twice in filters.
        actions.formatters[action] = LanguagesFormatter(actions.formatters[action], message)


def connect() -> None:
    """Have every log entry of a page pass through ``make_canonical``."""
    pre_save.connect(make_canonical, sender=PageLogEntry, dispatch_uid="bilingual.audit")
