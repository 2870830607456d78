"""What a draft holds that readers don't see yet, language by language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import models
from modelcluster.models import get_all_child_relations

from bilingual import languages
from bilingual.words import is_empty, translated_fields

if TYPE_CHECKING:
    from bilingual.models import BasePage


def languages_with_changes(draft: BasePage) -> list[str]:
    """Return the languages that are live and whose words differ in ``draft``, which is the latest revision."""
    if not (draft.pk and draft.live and draft.has_unpublished_changes):
        return []
    live = type(draft)._base_manager.get(pk=draft.pk)
    return [language for language in draft.languages_live() if _differs(draft, live, language)]


def _differs(draft: BasePage, live: BasePage, language: str) -> bool:
    if live.slug_in(language) != draft.slug_in(language) or _words(draft, language) != _words(live, language):
        return True
    for relation in get_all_child_relations(draft):
        name = relation.get_accessor_name()
        if name is None or not translated_fields(relation.related_model):
            continue
        before, after = ({row.pk: _words(row, language) for row in getattr(page, name).all()} for page in (live, draft))
        if any(_said(before.get(pk)) != _said(after.get(pk)) for pk in {*before, *after}):
            return True
    return False


def _said(words: list[Any] | None) -> list[Any]:
    return [word for word in words or () if word is not None]


def _words(source: models.Model, language: str) -> list[Any]:
    """Return the stored words of ``source`` in ``language``, all that is empty being ``None``."""
    names = [name for name in translated_fields(type(source)) if name != "draft_title"]
    return [_stored(source, languages.localized(name, language)) for name in names]


def _stored(source: models.Model, name: str) -> Any:
    value = getattr(source, name)
    return None if is_empty(value) else cast("models.Field", source._meta.get_field(name)).get_prep_value(value)
