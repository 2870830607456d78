"""What a draft holds that readers don't see yet, language by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual.words import words_of

if TYPE_CHECKING:
    from bilingual.models import BasePage


def languages_with_changes(draft: BasePage) -> list[str]:
    """Return the languages that are live and whose words differ in ``draft``, which is the latest revision."""
    if not (draft.pk and draft.live and draft.has_unpublished_changes):
        return []
    live = type(draft)._base_manager.get(pk=draft.pk)
    return [
        language
        for language in draft.languages_live()
        if live.slug_in(language) != draft.slug_in(language) or words_of(live, language) != words_of(draft, language)
    ]
