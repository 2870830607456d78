"""Going live per language: which languages publishing releases, and what stays back in the draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import AbstractPage
from wagtail.signals import page_published

from bilingual import languages
from bilingual.requirements import TITLE, Requirement
from bilingual.signals import Change
from bilingual.words import stored, translated_fields, written_fields


class Release(models.TextChoices):
    """The languages that publishing a draft releases."""

    BOTH = "both", _("English and Spanish")
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


class ReleaseMixin(AbstractPage):
    """A page that goes live in one language or in both.

    Publishing a draft releases the words of the languages it names, and all facts. The words of the other language stay
    on the site as they were, and in the draft as the editor left them: the page then has unpublished changes.
    """

    live_en = models.BooleanField(_("live in English"), default=False, editable=False)
    live_es = models.BooleanField(_("live in Spanish"), default=False, editable=False)
    release = models.CharField(
        _("publish"),
        max_length=4,
        choices=Release.choices,
        default=Release.BOTH,
        help_text=_("The languages whose words go out when this draft is published. The other one stays as it is."),
    )

    #: What has to be there before a language goes out.
    required_for_release: ClassVar[tuple[Requirement, ...]] = (TITLE,)

    #: Whether this instance holds a draft's words: a full save of it while live publishes them.
    _is_draft = False
    #: Inline rows, by relation, of a draft that goes on after a release that held words back.
    _rows_held: Mapping[str, list[models.Model]] = MappingProxyType({})
    #: What the last save through this instance changed of the languages that readers see.
    language_change = Change()

    class Meta:
        abstract = True

    def published_in(self, language: str) -> bool:
        """Say whether ``language`` is live."""
        return getattr(self, languages.localized("live", language))

    def languages_live(self) -> list[str]:
        """Return the languages the page is live in, English first."""
        return [language for language in languages.LANGUAGES if self.published_in(language)]

    def display_language(self, language: str) -> str:
        """Return the language whose words a reader of ``language`` is shown: the other one where only that is live."""
        other = languages.other(language)
        return other if self.published_in(other) and not self.published_in(language) else language

    def languages_to_release(self) -> list[str]:
        """Return the languages that publishing this draft releases."""
        return [language for language in languages.LANGUAGES if self.release in (language, Release.BOTH)]

    def missing_for_release(self, language: str) -> list[str]:
        """Return the names of the fields (``title_es``) that are empty and must not be for ``language`` to go live."""
        unmet = [need for need in self.required_for_release if not need.is_met(self, language)]
        return [name for need in unmet for name in need.fields(language)]

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Return, by field name, what keeps ``released`` (default: what publishing releases) from going live."""
        errors = {}
        for language in self.languages_to_release() if released is None else released:
            for need in self.required_for_release:
                if not need.is_met(self, language):
                    errors.update(_refusals(need, language))
        return errors

    def check_release(self, released: list[str] | None = None) -> None:
        """Raise ``ValidationError``, naming the fields, when a language to be released has empty required fields."""
        errors = self.release_errors(released)
        if errors:
            raise ValidationError(errors)

    def unpublish_language(self, language: str, *, user: Any = None, log_action: bool | str = True) -> None:
        """Take ``language`` down and leave the other one live; the last one takes the page down (``unpublish``).

        The words stay in the draft; publishing the language brings them back. A draft scheduled to release the language
        is taken off the schedule, and aliases follow. Does nothing where the language isn't live. Raises
        ``RuntimeError`` for an alias, which shows what is live of its original.
        """
        if self.alias_of_id:
            raise RuntimeError("An alias is live in the languages of its original: unpublish one there.")
        with transaction.atomic():
            stored = self.base_page_model._base_manager.select_for_update().get(pk=self.pk)
            self.live, self.live_en, self.live_es = stored.live, stored.live_en, stored.live_es
            if not self.published_in(language):
                return
            if not self.published_in(languages.other(language)):
                self.unpublish(user=user, log_action=log_action)
                return
            self._drop_language(language)
            if log_action:
                log(self, log_action if isinstance(log_action, str) else "wagtail.unpublish", user=user)
            scheduled = self.revisions.filter(approved_go_live_at__isnull=False)
            scheduled.filter(content__release__in=[language, Release.BOTH]).update(approved_go_live_at=None)
            self._choose_in_draft(languages.other(language))

    def _choose_in_draft(self, language: str) -> None:
        """Have the draft release ``language`` alone: whoever publishes it next doesn't mean to bring the other back."""
        self.release = language
        self.save(update_fields=["release"], clean=False)
        draft = self.get_latest_revision()
        if draft is not None:
            draft.content = {**draft.content, "release": language}
            draft.save(update_fields=["content"])

    def _drop_language(self, language: str) -> None:
        """Mark ``language`` as not live, here and on all live aliases, and tell whoever has to know."""
        setattr(self, languages.localized("live", language), False)
        self.save(update_fields=[languages.localized("live", language)], clean=False)
        self.language_change = Change(went_down=(language,), refreshed=(languages.other(language),))
        self.language_change.tell(self)
        # What is live of the page is another than before: Wagtail's own listeners keep caches by this.
        page_published.send(
            sender=self.specific_class, instance=self, revision=self.live_revision, alias=bool(self.alias_of_id)
        )
        for alias in type(self)._default_manager.filter(alias_of=self, live=True):
            alias._drop_language(language)

    def settle_release(self, before: Mapping[str, Any] | None, *, check: bool) -> None:
        """Bring words and ``live_en``, ``live_es`` in line with ``live`` before a full save.

        ``before`` is the stored row, locked, as ``signals.standing`` has it; ``None`` for a new page.
        Raises ``ValidationError`` when a language that would be live has empty required fields; not without ``check``.
        """
        if not self.live:
            self.live_en = self.live_es = False
        elif self.alias_of_id:
            original = type(self).objects.only("live_en", "live_es").get(pk=self.alias_of_id)
            self.live_en, self.live_es = original.live_en, original.live_es
        elif self._is_draft or not self.languages_live():
            released = self.languages_to_release()
            if self._is_draft and before is not None:
                self.live_en, self.live_es = before["live_en"], before["live_es"]
                self._hold_back([language for language in languages.LANGUAGES if language not in released])
            for language in released:
                setattr(self, languages.localized("live", language), True)
        if check and self.live:
            self._check_what_goes_out()

    def _check_what_goes_out(self) -> None:
        """Refuse to publish what lacks words.

        What was live before as it is now is not held to it: a page type may have come to require more since, and a page
        that is moved, or goes out in the other language, is not the place to learn of that.
        """
        released = self.languages_to_release() if self._is_draft else self.languages_live()
        errors = self.release_errors([language for language in released if self.published_in(language)])
        if errors and not self._is_draft:
            stored = type(self)._base_manager.filter(pk=self.pk, live=True).first()
            known = stored.release_errors(stored.languages_live()) if stored else {}
            errors = {name: error for name, error in errors.items() if name not in known}
        if errors:
            raise ValidationError(errors)

    def _hold_back(self, held: list[str]) -> None:
        """Put the stored words of the languages ``held`` in the place of the draft's, children's words included."""
        if not held:
            return
        stored = type(self)._base_manager.get(pk=self.pk)
        differs = _copy_words(stored, self, held)
        for language in held:
            if stored.published_in(language) and stored.slug_in(language) != self.slug_in(language):
                setattr(self, SLUG_FIELDS[language], stored.slug_in(language))
                differs = True
        for relation in get_all_child_relations(self):
            if not translated_fields(relation.related_model):
                continue
            rows = relation.related_model._base_manager.filter(**{relation.field.name: self.pk})
            children, drafts = {child.pk: child for child in rows}, getattr(self, relation.get_accessor_name()).all()
            _recognize(drafts, children, {relation.field.name, "sort_order"})
            for child in drafts:
                differs |= _copy_words(children.get(child.pk) or relation.related_model(), child, held)
        if differs:
            self.has_unpublished_changes = True
        if differs and stored.live_revision_id != self.live_revision_id:
            self._rows_held = {
                relation.get_accessor_name(): list(getattr(self, relation.get_accessor_name()).all())
                for relation in get_all_child_relations(self)
            }

    def note_rows_held(self) -> None:
        """Write the ids of rows that publishing has just made into the draft they came from.

        The draft goes on after a release that held words back; without the ids its rows would be new ones next time,
        and the words that are live in them lost.
        """
        if not self._rows_held or self.live_revision is None:
            return
        content = self.live_revision.content
        for name, rows in self._rows_held.items():
            for data, row in zip(content.get(name, ()), rows, strict=False):
                data["pk"] = row.pk
        self.live_revision.content = content
        self.live_revision.save(update_fields=["content"])
        self._rows_held = {}


#: Where the last part of a page's address stands in each language.
SLUG_FIELDS = {"en": "slug", "es": "slug_es"}


def _refusals(need: Requirement, language: str) -> dict[str, ValidationError]:
    """Return, by field name, what is said where ``language`` lacks what it needs."""
    if need.is_fact:
        return {need.field: ValidationError(need.words, code="required_fact")}
    return {
        name: ValidationError(
            _("%(language)s can't be published without this. %(words)s"),
            code="required_for_release",
            params={"language": languages.NAMES[language], "words": need.words},
        )
        for name in need.fields(language)
    }


def _recognize(drafts: Iterable[models.Model], stored: Mapping[Any, models.Model], ignored: set[str]) -> None:
    """Give a row of a draft without an id that of the stored row with the same facts: an earlier draft has none yet.

    Taken for new it would lose the words that are live in it.
    """
    claimed = {row.pk for row in drafts}
    free = [row for row in stored.values() if row.pk not in claimed]
    for row in drafts:
        twin = (
            None if row.pk else next((other for other in free if _facts(other, ignored) == _facts(row, ignored)), None)
        )
        if twin is not None:
            row.pk = twin.pk
            free.remove(twin)


def _facts(row: models.Model, ignored: set[str]) -> list[Any]:
    words = {localized for name in translated_fields(type(row)) for localized in (name, *_sides(name))}
    return [
        field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in words | ignored
    ]


def _sides(name: str) -> list[str]:
    return [languages.localized(name, language) for language in languages.LANGUAGES]


def _copy_words(source: models.Model, target: models.Model, held: list[str]) -> bool:
    """Copy the translated fields in the languages ``held``; return whether that changed anything."""
    names = [languages.localized(name, language) for name in written_fields(type(target)) for language in held]
    changes = [_copy(source, target, name) for name in names]
    return any(changes)


def _copy(source: models.Model, target: models.Model, name: str) -> bool:
    """Copy one field; return whether its value was another, all that is empty being equal."""
    before, after = stored(target, name), stored(source, name)
    setattr(target, name, getattr(source, name))
    return before != after
