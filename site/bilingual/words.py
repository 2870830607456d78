"""Which fields hold words, whether they hold any, and what a page says in one language."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from django.db import models
from django.utils.html import strip_tags
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from bilingual import languages

PARAGRAPH_KEY = re.compile(r' data-block-key="[^"]*"')

#: Kept by Wagtail, not written by editors.
NOT_WRITTEN = frozenset({"draft_title"})


def is_empty(value: Any) -> bool:
    """Say whether a field holds no words: nothing, blanks, markup without text, or a story of blank blocks."""
    if isinstance(value, StreamValue):
        return not any(_says_something(block["value"]) for block in value.get_prep_value())
    if isinstance(value, RichText):
        value = value.source
    if isinstance(value, str):
        return not strip_tags(value).replace("\xa0", " ").strip()
    return not value


def _says_something(value: Any) -> bool:
    """Say whether anything in the stored value of a block was written or chosen."""
    if isinstance(value, dict):
        inner = [value["value"]] if {"type", "value"} <= value.keys() else value.values()
        return any(map(_says_something, inner))
    if isinstance(value, list):
        return any(map(_says_something, value))
    return not isinstance(value, bool) and not is_empty(value)


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the base names of the translated fields of ``model``, in the order of their declaration."""
    from modeltranslation.translator import NotRegistered, translator

    try:
        names = set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return ()
    return tuple(field.name for field in model._meta.get_fields() if field.name in names)


def written_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the base names of the translated fields that editors write."""
    return tuple(name for name in translated_fields(model) if name not in NOT_WRITTEN)


def stored(record: models.Model, name: str) -> Any:
    """Return what the database holds for the field ``name``; ``None`` for all that is empty."""
    value = getattr(record, name)
    return None if is_empty(value) else cast("models.Field", record._meta.get_field(name)).get_prep_value(value)


def words_of(page: models.Model, language: str) -> dict[str, Any]:
    """Return all that ``page`` says in ``language``, by field, as plain values that can be kept and compared.

    A story is its blocks without their ids, rich text is without the keys that the editor gives its paragraphs. Rows of
    the page stand under ``relation.field``, sorted, since putting rows in another order changes no words. What is empty
    is left out.
    """
    said = {name: _plain(page, name, language) for name in written_fields(type(page))}
    for relation in get_all_child_relations(page):
        rows = getattr(page, relation.get_accessor_name() or "").all()
        for name in written_fields(relation.related_model):
            texts = [_plain(row, name, language) for row in rows]
            said[f"{relation.get_accessor_name()}.{name}"] = sorted(filter(None, texts), key=json.dumps)
    return {name: words for name, words in said.items() if words}


def _plain(record: models.Model, name: str, language: str) -> Any:
    value = stored(record, languages.localized(name, language))
    field = record._meta.get_field(name)
    return without_keys(value) if isinstance(field, StreamField | RichTextField) else value


def without_keys(value: Any) -> Any:
    """Return a stored text or story without what Wagtail's editors only put there to tell its parts from each other."""
    if isinstance(value, str):
        return PARAGRAPH_KEY.sub("", value)
    if isinstance(value, list):
        return [without_keys(each) for each in value]
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {name: without_keys(each) for name, each in value.items() if not (is_block and name == "id")}
    return value
