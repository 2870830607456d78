"""What the templates of events ask.

``{% load events %}``, then::

    {{ event|event_side }}                  city--agave, or both-sides where it is in neither city
    {% state_of event date as state %}      what became of the date: state.status, state.before
    {% note_on event date %}                why the date differs from the others
    {% for date in dates|in_city:city %}    those of events in the city
    {% begins date %}                       7:00 p.m., on the clocks of the place
    {% day_names day as names %}            names.weekday, names.month
    {% month_words day %}                   December 2026
    {% registration_window event as ways %} from when to when one can register: ways.opens, ways.closes
    {% labels event %}                      whom it is for, and of which branches of business
    {% map_address event as map %}          the address of a map of the place; nothing where that isn't known
    {{ event.online_url|host_of }}          example.org
    {% is_on date as on %}                  whether it is on at ``at`` of the context, or else now
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html

from bilingual import formats, languages
from elements.choices import Audience, Sector
from elements.when import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.safestring import SafeString

    from elements.models import City
    from news.models import EventPage, Occurrence
    from news.models.events import DateState

register = template.Library()


@register.filter
def event_side(event: EventPage) -> str:
    """Return the class that gives an event its city's color; of one that is in neither, that of both sides."""
    return f"city--{event.city.colour}" if event.city else "both-sides"


@register.simple_tag
def state_of(event: EventPage, date: Occurrence) -> DateState:
    """Return what became of a date."""
    return event.state_of(date)


@register.simple_tag(takes_context=True)
def note_on(context: Mapping[str, Any], event: EventPage, date: Occurrence) -> str:
    """Return why a date differs from the others, in the language of the page's words."""
    return event.note_on(date, context.get("content_language") or languages.active())


@register.simple_tag
def day_names(day: datetime.date) -> dict[str, str]:
    """Return the weekday and the month of a day, to stand beside its number."""
    language = languages.active()
    weekday = formats.weekday_words([day.weekday()], language)
    return {"weekday": weekday, "month": formats.month_words(day, language, year=False)}


@register.simple_tag(takes_context=True)
def is_on(context: Mapping[str, Any], date: Occurrence) -> bool:
    """Say whether a date has begun and isn't over."""
    return date.is_on(context.get("at") or timezone.now())


@register.filter
def in_city(dates: Iterable[Occurrence], city: City) -> list[Occurrence]:
    """Return the dates of events in ``city``."""
    return [date for date in dates if date.event.city_id == city.pk]


@register.simple_tag
def begins(date: Occurrence) -> SafeString:
    """Write when a date begins, on the clocks of the place."""
    begins = date.starts.astimezone(date.zone)
    return format_html(
        '<time datetime="{}">{}</time>', begins.isoformat(), formats.time_words(begins.time(), languages.active())
    )


@register.simple_tag
def month_words(day: datetime.date, *, year: bool = True) -> str:
    """Write the month of a day."""
    return formats.month_words(day, languages.active(), year=year)


@register.simple_tag
def registration_window(event: EventPage) -> dict[str, Moment]:
    """Return from when to when one can register, as far as that is known, to be told by ``when``."""
    zone = event.zone
    window: dict[str, Moment] = {}
    if zone is None:
        return window
    if event.registration_opens:
        midnight = datetime.datetime.combine(event.registration_opens, datetime.time(), zone)
        window["opens"] = Moment(midnight, zone.key, all_day=True)
    if event.registration_closes and event.registration_closes_at:
        hour = datetime.datetime.combine(event.registration_closes, event.registration_closes_at, zone)
        window["closes"] = Moment(hour, zone.key)
    elif event.registration_closes:
        window["closes"] = Moment.end_of(event.registration_closes, zone.key)
    return window


@register.simple_tag
def labels(event: EventPage) -> str:
    """Write whom an event is for, and of which branches of business it is."""
    choices = ((event.audiences, Audience), (event.sectors, Sector))
    return ", ".join(str(kind(value).label) for values, kind in choices for value in values if value in kind.values)


@register.simple_tag
def map_address(event: EventPage) -> str:
    """Return the address of a map with the place of an event on it; empty where that isn't known."""
    if event.latitude is None or event.longitude is None:
        return ""
    place = {"mlat": event.latitude, "mlon": event.longitude}
    return f"https://www.openstreetmap.org/?{urlencode(place)}#map=17/{event.latitude}/{event.longitude}"


@register.filter
def host_of(url: str) -> str:
    """Return the part of a web address that people know a site by."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
