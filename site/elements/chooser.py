"""Choosers in blocks that take what was fetched for the whole story, where Wagtail's ask once per kind of block."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from wagtail.blocks import ChooserBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.db import models

    #: Records by model and primary key.
    AtHand = Mapping[type[models.Model], Mapping[Any, models.Model]]

_at_hand: ContextVar[AtHand | None] = ContextVar("at_hand", default=None)


@contextmanager
def at_hand(records: AtHand) -> Iterator[None]:
    """Have choosers find ``records`` without asking the database, as long as the enclosed code reads a story."""
    token = _at_hand.set(records)
    try:
        yield
    finally:
        _at_hand.reset(token)


class AtHandMixin(ChooserBlock):
    """A ``ChooserBlock`` that looks at hand first."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[models.Model | None]:
        """Return the records with the primary keys ``values``, each an object of its own; see ``ChooserBlock``."""
        records = (_at_hand.get() or {}).get(self.model_class)
        if records is None:
            return super().bulk_to_python(values)
        return [copy.copy(records.get(value)) for value in values]
