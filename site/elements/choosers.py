"""Choosers in blocks that take what was fetched for the whole story, where Wagtail's ask once per kind of block."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from wagtail.blocks import ChooserBlock

from bilingual.at_hand import fetched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db import models


class AtHandMixin(ChooserBlock):
    """A ``ChooserBlock`` that looks at hand first."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[models.Model | None]:
        """Return the records with the primary keys ``values``, each an object of its own; see ``ChooserBlock``."""
        records = fetched(self.model_class)
        if records is None:
            return super().bulk_to_python(values)
        return [copy.copy(records.get(value)) for value in values]
