"""What has to be there before a page goes out, declared by each page type in an editor's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from bilingual import languages
from bilingual.words import is_empty

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Requirement:
    """A field that can't be empty when a page goes out.

    ``languages`` are those it holds for: both, one, or none for a fact, which has to be there whatever goes out.
    """

    field: str
    #: What is wanted and what for: “A summary: lists and search results show it.”
    words: StrOrPromise
    languages: tuple[str, ...] = languages.LANGUAGES

    @property
    def is_fact(self) -> bool:
        """Say whether the field has one value for both languages."""
        return not self.languages

    def fields(self, language: str) -> list[str]:
        """Return the name of the field that ``language`` can't go out without; nothing where it can."""
        return [languages.localized(self.field, language)] if language in self.languages else []

    def is_met(self, page: Any, language: str) -> bool:
        """Say whether ``page`` has what ``language`` can't go out without."""
        names = [self.field] if self.is_fact else self.fields(language)
        return not any(is_empty(getattr(page, name)) for name in names)


TITLE = Requirement("title", _("A title."))
SUMMARY = Requirement("summary", _("A summary: lists, search results and shared links show it."))
BODY = Requirement("body", _("A story: what readers came for."))
