"""What a search index or a store of pages has to hear: that readers see other languages, words or facts of a page.

``languages_changed`` is sent for every way a page goes out, changes or goes down: publishing, workflow, schedule,
expiry, unpublishing, aliases, copies, moves, deletion. It is sent inside the transaction that changes the rows, so that
an index in the same database changes with them; what leaves the database (clearing a cache, a mail) belongs into
``transaction.on_commit``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete
from django.dispatch import Signal

from bilingual import languages
from bilingual.paths import PATH_FIELDS

if TYPE_CHECKING:
    from bilingual.models import BasePage

#: Sent with ``page``; with ``went_live``, ``went_down`` and ``refreshed``, tuples of languages (the last: live before
#: and after, perhaps with other words or facts); and with ``moved``: whether it, and all below, has another address.
#: ``page`` is as it was saved, perhaps as a ``BasePage`` only (``page.specific``); after a deletion its row is gone.
languages_changed = Signal()


#: What readers see of a page's row from outside: in which languages it is live, and at which addresses.
STANDING = ("live_en", "live_es", *PATH_FIELDS.values())


@dataclass(frozen=True)
class Change:
    """What a save did to the languages that readers see."""

    went_live: tuple[str, ...] = ()
    went_down: tuple[str, ...] = ()
    refreshed: tuple[str, ...] = ()
    moved: bool = False

    @classmethod
    def of(cls, page: BasePage, before: Mapping[str, Any] | None) -> Change:
        """Return what ``page``, just saved, shows otherwise than ``before`` (``standing``; ``None``: a new page)."""
        live = page.languages_live()
        was_live = [
            language for language in languages.LANGUAGES if before and before[languages.localized("live", language)]
        ]
        return cls(
            went_live=tuple(language for language in live if language not in was_live),
            went_down=tuple(language for language in was_live if language not in live),
            refreshed=tuple(language for language in live if language in was_live),
            moved=before is not None and any(before[field] != getattr(page, field) for field in PATH_FIELDS.values()),
        )

    def tell(self, page: BasePage) -> None:
        """Send ``languages_changed``, unless readers see nothing of it."""
        if any(vars(self).values()):
            languages_changed.send(sender=page.specific_class or type(page), page=page, **vars(self))


def standing(page: BasePage) -> Mapping[str, Any] | None:
    """Return what is stored of ``page`` under the names in ``STANDING``, and lock its row; ``None``: a new page."""
    if page.pk is None:
        return None
    return page.base_page_model._base_manager.select_for_update().filter(pk=page.pk).values(*STANDING).first()


def tell_of_deletion(sender: type[BasePage], instance: BasePage, **kwargs: Any) -> None:
    """Tell that a deleted page is down in all its languages."""
    Change(went_down=tuple(instance.languages_live())).tell(instance)


def connect(base_page: type[BasePage]) -> None:
    """Listen to deletions: each deleted page is one row of ``base_page``."""
    post_delete.connect(tell_of_deletion, sender=base_page, dispatch_uid="bilingual.signals")
