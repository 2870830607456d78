"""What a page refers to, counted once.

Wagtail's reference index reads every field. The field without a language is a shadow of one that has it: an image in
``body_en`` would count as used twice.
"""

from collections.abc import Iterator
from typing import Any

from modeltranslation.translator import translator

from bilingual.words import translated_fields


def no_references(value: Any) -> Iterator[Any]:
    """Give nothing."""
    yield from ()


def count_once() -> None:
    """Keep the reference index from reading translated fields without a language."""
    for model in translator.get_registered_models(abstract=False):
        for name in translated_fields(model):
            field = model._meta.get_field(name)
            if hasattr(field, "extract_references"):
                field.extract_references = no_references
