"""The state of each language of a page: whether somebody who may has accepted its words, and what changed since.

What is compared is what the latest draft says, not when it was saved: an autosave that changes no word changes no
state, and words that are put back as they were are accepted again.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import AbstractPage

from bilingual import languages
from bilingual.words import words_of

if TYPE_CHECKING:
    from bilingual.models import BasePage


#: What is said in each language, by field; see ``words_of``.
Words = Mapping[str, Mapping[str, Any]]


class State(models.TextChoices):
    """How one language of a page stands; the first that holds, in this order."""

    MISSING = "missing", _("missing")
    NOT_REVIEWED = "not-reviewed", _("not reviewed")
    OUT_OF_DATE = "out-of-date", _("out of date")
    CURRENT = "current", _("current")


class LanguageStateQuerySet(models.QuerySet["LanguageState"]):
    """The states of many pages at once."""

    #: The columns that hold whole texts, which lists don't need.
    TEXTS = ("words", "other_words")

    def brief(self) -> LanguageStateQuerySet:
        """Leave out the accepted texts."""
        return self.defer(*self.TEXTS)

    def in_state(self, *states: State) -> LanguageStateQuerySet:
        """Keep the languages that are in one of ``states``."""
        wanted = Q()
        for state in states:
            wanted |= CONDITIONS[state]
        return self.filter(wanted) if states else self.none()

    def by_page(self, pages: models.QuerySet[Any] | Iterable[Any]) -> dict[int, dict[str, LanguageState]]:
        """Return the states of ``pages`` by primary key and language, in one query."""
        found: dict[int, dict[str, LanguageState]] = {}
        for state in self.brief().filter(page__in=pages):
            found.setdefault(state.page_id, {})[state.language] = state
        return found


class LanguageState(models.Model):
    """One language of one page: what its latest draft says, as a digest, and what was accepted when."""

    page = models.ForeignKey("bilingual.BasePage", on_delete=models.CASCADE, related_name="language_states")
    language = models.CharField(max_length=2, choices=list(languages.NAMES.items()))
    is_missing = models.BooleanField(_("lacks words"), default=True)
    digest = models.CharField(max_length=64)

    #: As of the last review: this language's words, and those of the other that they were compared with.
    reviewed_digest = models.CharField(max_length=64, blank=True)
    other_digest = models.CharField(max_length=64, blank=True)
    words = models.JSONField(default=dict, blank=True)
    other_words = models.JSONField(default=dict, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: When the other language began to say something else than at the last review.
    out_of_date_since = models.DateTimeField(null=True, blank=True)

    objects = LanguageStateQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions: ClassVar = [
            ("review_en", "Can review English words"),
            ("review_es", "Can review Spanish words"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "language"], name="bilingual_one_state_per_language")
        ]
        indexes: ClassVar = [models.Index(fields=["language", "out_of_date_since"], name="bilingual_out_of_date")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.language}: {self.state}"

    @property
    def state(self) -> State:
        """Return the first state that holds."""
        if self.is_missing:
            return State.MISSING
        if self.digest != self.reviewed_digest:
            return State.NOT_REVIEWED
        return State.OUT_OF_DATE if self.out_of_date_since else State.CURRENT


#: What holds for a language in each state, as the database asks it.
CONDITIONS = {
    State.MISSING: Q(is_missing=True),
    State.NOT_REVIEWED: Q(is_missing=False) & ~Q(digest=F("reviewed_digest")),
    State.OUT_OF_DATE: Q(is_missing=False, digest=F("reviewed_digest"), out_of_date_since__isnull=False),
    State.CURRENT: Q(is_missing=False, digest=F("reviewed_digest"), out_of_date_since__isnull=True),
}


class ChangedMeanwhileError(Exception):
    """The draft no longer says what a reviewer saw."""


class ReviewMixin(AbstractPage):
    """A page that keeps the state of its languages up with its latest draft."""

    language_states: models.Manager[LanguageState]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Write the page; where there is no draft of it, what is written is what its languages say."""
        result = super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None and not self.latest_revision_id:
            self.note_words()
        return result

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Write a draft and note what it says."""
        revision = super().save_revision(*args, **kwargs)
        self.note_words()
        return revision

    def note_words(self, at: datetime.datetime | None = None) -> None:
        """Note what the page says in each language as of ``at`` (default: now).

        An alias says nothing of its own, and of a draft that is no longer the latest nothing is noted.
        """
        if self.alias_of_id or self.depth == 1:
            return
        with transaction.atomic():
            if self._locked().latest_revision_id == self.latest_revision_id:
                Pair(self).note(at or timezone.now())

    def accept_words(
        self, language: str, user: Any, *, at: datetime.datetime | None = None, seen: Iterable[str] | None = None
    ) -> None:
        """Accept what the latest draft says in ``language``: as new words, or as still right beside the other's.

        ``seen`` are the digests of both languages that the reviewer saw, English first. Raises
        ``ChangedMeanwhileError`` where the draft says something else by now, ``ValueError`` for an alias, whose words
        are its original's.
        """
        if self.alias_of_id:
            raise ValueError("An alias has no words of its own to review.")
        now = at or timezone.now()
        with transaction.atomic():
            pair = Pair(self._locked().get_latest_revision_as_object())
            is_seen = seen is None or tuple(seen) == pair.digests()
            if is_seen:
                pair.accept(language, pair.words, user, now)
                log(instance=self, action="bilingual.review", user=user, data={"language": language})
            pair.note(now)
        if not is_seen:
            raise ChangedMeanwhileError

    def accept_published_words(self, draft: BasePage, user: Any, at: datetime.datetime | None = None) -> None:
        """Accept the words that ``user`` publishes with ``draft``, in each language that they may review.

        Words that were accepted before stay compared with what the other language said then: publishing both languages
        after mending one does not say that anybody looked at the other.
        """
        now = at or timezone.now()
        published = {language: words_of(draft, language) for language in languages.LANGUAGES}
        with transaction.atomic():
            pair = Pair(self._locked().get_latest_revision_as_object())
            for language in draft.languages_to_release():
                is_new = digest_of(published[language]) != pair.states[language].reviewed_digest
                if is_new and may_review(user, self, language):
                    pair.accept(language, published, user, now)
            pair.note(now)

    def _locked(self) -> Any:
        """Return the page as it is stored, its row locked: whoever saves a draft meanwhile waits, and is not missed."""
        return self.base_page_model._base_manager.select_for_update().get(pk=self.pk).specific


class Pair:
    """Both languages of a draft, and their states; to be used while the page's row is locked."""

    def __init__(self, draft: Any) -> None:
        self.draft = draft
        self.words = {language: words_of(draft, language) for language in languages.LANGUAGES}
        rows = LanguageState.objects.filter(page_id=draft.pk)
        found: dict[str, LanguageState] = {state.language: state for state in rows}
        self.states = {
            language: found.get(language, LanguageState(page_id=draft.pk, language=language))
            for language in languages.LANGUAGES
        }
        self.accepted: set[str] = set()

    def digests(self) -> tuple[str, ...]:
        """Return the digest of each language's words, English first."""
        return tuple(digest_of(self.words[language]) for language in languages.LANGUAGES)

    def accept(self, language: str, words: Words, user: Any, at: datetime.datetime) -> None:
        """Record that ``user`` accepted the ``words`` of ``language`` beside those of the other.

        Where that language had been behind the other one, it has caught up: the other need not be looked at again.
        """
        state, other = self.states[language], self.states[languages.other(language)]
        caught_up = state.other_digest != digest_of(words[other.language])
        state.words, state.other_words = dict(words[language]), dict(words[other.language])
        state.reviewed_digest, state.other_digest = digest_of(state.words), digest_of(state.other_words)
        state.reviewed_at, state.reviewed_by = at, user
        if caught_up and other.reviewed_digest == state.other_digest:
            other.other_words, other.other_digest = state.words, state.reviewed_digest
        self.accepted |= set(self.states)

    def note(self, at: datetime.datetime) -> None:
        """Bring the states in line with what the draft says, and write those that this changed."""
        before = {language: _noted(state) for language, state in self.states.items()}
        for language, state in self.states.items():
            state.digest = digest_of(self.words[language])
            state.is_missing = bool(self.draft.missing_for_release(language))
        for language, state in self.states.items():
            state.out_of_date_since = self._out_of_date_since(language, at)
            if state._state.adding or language in self.accepted or _noted(state) != before[language]:
                state.save()

    def _out_of_date_since(self, language: str, at: datetime.datetime) -> datetime.datetime | None:
        """Return when the other language left this one behind.

        It does so when it says something else than this one was accepted beside. A language that was itself behind is
        only catching up while it changes.
        """
        state, other = self.states[language], self.states[languages.other(language)]
        if not state.other_digest or state.other_digest == other.digest:
            return None
        if state.out_of_date_since is not None:
            return state.out_of_date_since
        was_in_step = other.other_digest == state.digest
        return at if was_in_step else None


def _noted(state: LanguageState) -> tuple[Any, ...]:
    return state.digest, state.is_missing, state.out_of_date_since


def digest_of(words: Mapping[str, Any]) -> str:
    """Return what is equal for equal words (SHA-256, in hexadecimal)."""
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def may_review(user: Any, page: AbstractPage, language: str) -> bool:
    """Say whether ``user`` may accept the words of ``page`` in ``language``.

    Who may publish a page may; so may who can edit it and has the permission to review that language.
    """
    if user is None:
        return False
    permissions = page.permissions_for_user(user)
    return permissions.can_publish() or (permissions.can_edit() and user.has_perm(f"bilingual.review_{language}"))
