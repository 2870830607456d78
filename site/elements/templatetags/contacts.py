"""Who answers, in templates: ``{% load contacts %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext

from elements.models import SpokenLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable

register = template.Library()


@register.filter
def language_names(values: Iterable[str]) -> str:
    """Write the names of the languages that somebody speaks, or that are spoken at a place."""
    spoken = [str(SpokenLanguage(value).label) for value in values]
    return gettext("English and Spanish") if len(spoken) > 1 else "".join(spoken)


@register.filter
def answers_in(values: Iterable[str]) -> str:
    """Write in a sentence in which languages somebody answers; nothing where nobody has said."""
    spoken = sorted(set(values))
    if spoken == [SpokenLanguage.ENGLISH]:
        return gettext("Answers in English")
    if spoken == [SpokenLanguage.SPANISH]:
        return gettext("Answers in Spanish")
    return gettext("Answers in English and Spanish") if spoken else ""
