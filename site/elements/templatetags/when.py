"""When something is, on the clocks of its venue and of either city.

``{% load when %}``, then::

    {% when date %}                  all of it in one line
    {% when date style="short" %}    "Sat, Mar 7, 2026, …"
    {% when_parts date as told %}    told.days, told.hours, told.zone; told.elsewhere, a list

``date`` is an ``Occurrence``, or whatever says when it is as one does (``elements.when.Span``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from bilingual import languages
from bilingual.formats import Style
from elements.models import City
from elements.when import Phrase, Span, Telling, tell

register = template.Library()


@register.simple_tag(takes_context=True)
def when(context: Mapping[str, Any], span: Span, *, style: Style = "long", year: bool = True) -> Phrase:
    """Write when ``span`` is, with a ``<time>`` around each day and instant; as plain text where nothing is escaped."""
    return when_parts(context, span, style=style, year=year).whole


@register.simple_tag(takes_context=True)
def when_parts(context: Mapping[str, Any], span: Span, *, style: Style = "long", year: bool = True) -> Telling:
    """Return the parts of what ``when`` writes, for templates that set them apart."""
    return tell(span, cities_around(context), languages.active(), style=style, year=year)


def cities_around(context: Mapping[str, Any]) -> Iterable[City]:
    """Return both cities: those of the page's furniture, which the base template brings, or else of the database."""
    furniture = context.get("furniture")
    return furniture.cities if furniture else City.objects.all()
