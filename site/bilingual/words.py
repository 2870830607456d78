"""Whether there are any words."""

from __future__ import annotations

from typing import Any

from django.utils.html import strip_tags
from wagtail.rich_text import RichText


def is_empty(value: Any) -> bool:
    """Say whether a field holds no words: nothing, blanks, markup without text, or a StreamField without blocks."""
    if isinstance(value, RichText):
        value = value.source
    if isinstance(value, str):
        return not strip_tags(value).replace("\xa0", " ").strip()
    return not value
