"""Which fields hold words, and whether they hold any."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.html import strip_tags
from wagtail.rich_text import RichText


def is_empty(value: Any) -> bool:
    """Say whether a field holds no words: nothing, blanks, markup without text, or a StreamField without blocks."""
    if isinstance(value, RichText):
        value = value.source
    if isinstance(value, str):
        return not strip_tags(value).replace("\xa0", " ").strip()
    return not value


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the base names of the translated fields of ``model``, in the order of their declaration."""
    from modeltranslation.translator import NotRegistered, translator

    try:
        names = set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return ()
    return tuple(field.name for field in model._meta.get_fields() if field.name in names)
