"""Records in two languages that are no pages."""

from __future__ import annotations

from typing import Any

from django.db import models

from bilingual import languages


class BilingualModel(models.Model):
    """A record with translated fields, written the same whatever language is active."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the record under the canonical language."""
        with languages.canonical():
            super().save(*args, **kwargs)
