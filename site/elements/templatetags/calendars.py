"""Ways into a reader's own calendar.

``{% load calendars %}`` and ``css/calendars.css``, then::

    {% add_to_calendar page %}              one event: add it, or subscribe to it
    {% subscribe page calendar_query %}     a list, under the filters of a query string

Both show nothing where the page is not live in the active language, in which it then has no calendar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from bilingual import languages

if TYPE_CHECKING:
    from django.template.context import RequestContext

    from elements.calendars import CalendarPage

register = template.Library()


@register.inclusion_tag("elements/add_to_calendar.html", takes_context=True)
def add_to_calendar(context: RequestContext, page: CalendarPage) -> dict[str, Any]:
    """Offer the dates of ``page``, to add once or to subscribe to."""
    return _addresses(context, page, "")


@register.inclusion_tag("elements/subscribe.html", takes_context=True)
def subscribe(context: RequestContext, page: CalendarPage, query: str = "") -> dict[str, Any]:
    """Offer what ``page`` lists under the filters of ``query``, to subscribe to or to take once."""
    return {**_addresses(context, page, query), "narrowed": bool(query)}


def _addresses(context: RequestContext, page: CalendarPage, query: str) -> dict[str, Any]:
    """Return the path of the calendar, its whole address, and the one that opens programs of calendars."""
    path = page.calendar_url(languages.active())
    if not path:
        return {}
    path = f"{path}?{query}" if query else path
    address = context["request"].build_absolute_uri(path)
    return {"path": path, "address": address, "webcal": f"webcal:{address.partition(':')[2]}"}
