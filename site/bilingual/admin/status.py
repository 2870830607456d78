"""How each language of a page stands, for its edit form: live or not, reviewed or not, and what it still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bilingual import formats, languages
from bilingual.admin.pending import languages_with_changes
from bilingual.changes import Change, changes
from bilingual.models import BasePage
from bilingual.review import ChangedMeanwhileError, LanguageState, State, may_review
from bilingual.words import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

#: What an editor reads of a draft that changed under a reviewer's eyes.
CHANGED = 409


@dataclass(frozen=True)
class Lack:
    """Something that keeps a page from going out, and the field to mend it in."""

    words: StrOrPromise
    field: str


class LanguageStatus:
    """One language of a draft."""

    def __init__(self, draft: BasePage, language: str, row: LanguageState | None, user: Any) -> None:
        self.draft, self.language, self.row, self.user = draft, language, row, user

    @property
    def name(self) -> str | Promise:
        """Return the language's name, in the admin user's language."""
        return languages.NAMES[self.language]

    @property
    def other_name(self) -> str | Promise:
        """Return the other language's name."""
        return languages.NAMES[languages.other(self.language)]

    @property
    def is_live(self) -> bool:
        """Say whether the language is live."""
        return self.draft.published_in(self.language)

    @property
    def state(self) -> State:
        """Return the state; words nobody has noted yet have not been reviewed."""
        return self.row.state if self.row else State.MISSING

    @property
    def words(self) -> str:
        """Return the state in words, with the day since which it holds."""
        if self.row and self.state is State.OUT_OF_DATE and self.row.out_of_date_since:
            return _("out of date since %(day)s") % {"day": _day(self.row.out_of_date_since)}
        return str(self.state.label)

    @property
    def review(self) -> str:
        """Return who accepted the words when; empty where nobody has."""
        if not (self.row and self.row.reviewed_at):
            return ""
        day, user = _day(self.row.reviewed_at), self.row.reviewed_by
        if user is None:
            return _("Last reviewed on %(day)s.") % {"day": day}
        return _("Last reviewed on %(day)s by %(name)s.") % {"day": day, "name": user.get_full_name() or user}

    @cached_property
    def own_changes(self) -> list[Change]:
        """Return what this language says otherwise than when it was reviewed."""
        return self._changes(self.language, self.row.words) if self.row and self.row.reviewed_at else []

    @cached_property
    def other_changes(self) -> list[Change]:
        """Return what the other language says otherwise than when this one was compared with it."""
        other = languages.other(self.language)
        return self._changes(other, self.row.other_words) if self.row and self.row.reviewed_at else []

    def _changes(self, language: str, before: dict[str, Any]) -> list[Change]:
        return changes(type(self.draft), before, words_of(self.draft, language))

    @cached_property
    def lacks(self) -> list[Lack]:
        """Return what keeps this language from going out; facts that are wrong for both stand in ``lacking_facts``."""
        own = self.draft.release_errors([self.language])
        return [
            Lack(need.words, name)
            for need in self.draft.required_for_release
            for name in need.fields(self.language)
            if name in own
        ]

    @property
    def can_review(self) -> bool:
        """Say whether the user may accept the words, and there is something to accept."""
        return self.state in (State.NOT_REVIEWED, State.OUT_OF_DATE) and may_review(
            self.user, self.draft, self.language
        )

    @property
    def review_label(self) -> str:
        """Return what the button says."""
        if self.state is State.OUT_OF_DATE:
            return {"en": _("English is still right"), "es": _("Spanish is still right")}[self.language]
        return {"en": _("Mark English as reviewed"), "es": _("Mark Spanish as reviewed")}[self.language]


class PageStatus:
    """Both languages of a draft, and what is wrong with its facts."""

    def __init__(self, draft: BasePage, user: Any) -> None:
        self.draft = draft
        rows: dict[str, LanguageState] = {}
        if draft.pk:
            states = LanguageState.objects.filter(page_id=draft.pk).select_related("reviewed_by")
            rows = {row.language: row for row in states}
        self.languages = [LanguageStatus(draft, language, rows.get(language), user) for language in languages.LANGUAGES]
        self.digests = " ".join(rows[language].digest for language in languages.LANGUAGES if language in rows)

    def of(self, language: str) -> LanguageStatus:
        """Return the status of ``language``."""
        return next(status for status in self.languages if status.language == language)

    @cached_property
    def pending(self) -> list[str]:
        """Return, in words, each live language whose words in the draft aren't those on the site."""
        return [
            str(capfirst(_("%(language)s: changes not published") % {"language": languages.NAMES[language]}))
            for language in languages_with_changes(self.draft)
        ]

    @cached_property
    def lacking_facts(self) -> list[Lack]:
        """Return what is wrong with the facts, whichever language goes out."""
        lacks = {lack.field for status in self.languages for lack in status.lacks}
        errors = self.draft.release_errors(list(languages.LANGUAGES))
        return [Lack(" ".join(error.messages), name) for name, error in errors.items() if name not in lacks]


def page_status(draft: BasePage, request: HttpRequest | None) -> PageStatus:
    """Return the status of ``draft`` for who sends ``request``, put together once for all panels of its form."""
    status: PageStatus | None = getattr(draft, "_status", None)
    if status is None:
        status = PageStatus(draft, getattr(request, "user", AnonymousUser()))
        draft._status = status
    return status


@require_POST
def review(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Accept the words of a page in ``language`` and answer with its status; 409 where they changed meanwhile."""
    if language not in languages.LANGUAGES:
        raise Http404
    page = get_object_or_404(BasePage, pk=page_id).specific
    if page.alias_of_id:
        raise Http404
    if not may_review(request.user, page, language):
        raise PermissionDenied
    status = 200
    try:
        page.accept_words(language, request.user, seen=request.POST.get("seen", "").split())
    except ChangedMeanwhileError:
        status = CHANGED
    draft = page.get_latest_revision_as_object()
    context = {"status": page_status(draft, request), "page": draft, "changed_meanwhile": status == CHANGED}
    return render(request, "bilingual/panels/status.html", context, status=status)


def _day(at: datetime) -> str:
    return formats.date_words(timezone.localtime(at).date(), languages.active())
