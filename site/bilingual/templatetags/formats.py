"""Template tags and filters for :mod:`bilingual.formats`, in the active language unless one is named.

Filters give text; tags give ``<time>`` or a link. ``{% load formats %}``, then::

    {% date_words page.first_day %}                      <time datetime="2026-05-03">May 3, 2026</time>
    {% date_words page.first_day style="short" weekday=True year=False %}
    {% date_range page.first_day page.last_day %}
    {% time_words opens %}  {% time_range opens closes %}
    {% price page.price_from page.price_to page.currency %}
    {% phone_link page.phone %}
    {{ km|distance }}  {{ km|distance:"es" }}
    {% duration_range page.time_needed_min page.time_needed_max %}
    {{ days|weekdays }}
    {{ page.source_url|site_name }}                       tpwd.texas.gov

An empty value gives nothing, so that no template needs an ``if`` around a fact that may be unknown.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bilingual import formats, languages
from bilingual.formats import Style

register = template.Library()


def _spoken(language: str | None) -> str:
    return language or languages.active()


@register.simple_tag
def date_words(
    value: datetime.date | None,
    *,
    style: Style = "long",
    weekday: bool = False,
    year: bool = True,
    language: str | None = None,
) -> SafeString | str:
    """Write a date as ``<time>``; a datetime counts by the day on the clock it carries."""
    if value is None:
        return ""
    day = value.date() if isinstance(value, datetime.datetime) else value
    words = formats.date_words(day, _spoken(language), style=style, weekday=weekday, year=year)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), words)


@register.simple_tag
def date_range(
    first: datetime.date | None,
    last: datetime.date | None,
    *,
    style: Style = "long",
    year: bool = True,
    language: str | None = None,
) -> SafeString | str:
    """Write a range of days, each side as ``<time>``; one day where there is no last, or it is the first."""
    if first is None or last is None or first == last:
        return date_words(first or last, style=style, year=year, language=language)
    start, between, end = formats.date_range_parts(first, last, _spoken(language), style=style, year=year)
    return format_html(
        '<time datetime="{}">{}</time>{}<time datetime="{}">{}</time>',
        first.isoformat(),
        start,
        between,
        last.isoformat(),
        end,
    )


@register.simple_tag
def time_words(value: datetime.time | datetime.datetime | None, *, language: str | None = None) -> SafeString | str:
    """Write a time of day as ``<time>``; a datetime, by the clock it carries."""
    if value is None:
        return ""
    clock = value.time() if isinstance(value, datetime.datetime) else value
    words = formats.time_words(clock, _spoken(language))
    return format_html('<time datetime="{}">{}</time>', f"{clock:%H:%M}", words)


@register.simple_tag
def time_range(opens: datetime.time | None, closes: datetime.time | None, *, language: str | None = None) -> str:
    """Write opening and closing time; nothing unless both are known."""
    return "" if opens is None or closes is None else formats.time_range(opens, closes, _spoken(language))


@register.simple_tag
def price(lowest: Decimal | None, highest: Decimal | None, currency: str, *, language: str | None = None) -> str:
    """Write a price or a range of prices with the currency's code; nothing where no amount is known."""
    return formats.price_range(lowest, highest, currency, _spoken(language))


@register.simple_tag
def duration_range(shortest: int | None, longest: int | None, *, language: str | None = None) -> str:
    """Write a span of minutes in words."""
    return formats.duration_range(shortest, longest, _spoken(language))


@register.simple_tag
def phone_link(number: str) -> SafeString | str:
    """Write a telephone number as a link that dials it; as plain text where it can't be dialled."""
    href = formats.phone_href(number)
    return format_html('<a href="{}">{}</a>', href, formats.phone(number)) if href else number


@register.filter
def distance(kilometres: float | None, language: str | None = None) -> str:
    """Write a distance in kilometres and miles."""
    return "" if kilometres is None else formats.distance(float(kilometres), _spoken(language))


@register.filter
def round_distance(kilometres: int, language: str | None = None) -> str:
    """Write a round number of kilometres as a limit to choose."""
    return formats.round_distance(kilometres, _spoken(language))


@register.filter
def weekdays(days: Collection[int] | None, language: str | None = None) -> str:
    """Write weekdays (0 is Monday) in words: "Tuesday to Sunday"."""
    return formats.weekday_words(days, _spoken(language)) if days else ""


@register.filter
def site_name(url: str) -> str:
    """Return the part of a web address that people know a site by: ``tpwd.texas.gov``."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
