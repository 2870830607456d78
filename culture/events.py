"""The events of programs and institutions."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from news.choices import EventKind
from news.models import EventPage

if TYPE_CHECKING:
    from collections.abc import Collection

#: What of all events is culture.
KINDS = (EventKind.CULTURAL, EventKind.EXHIBITION)


def coming(
    language: str, at: datetime.datetime, at_most: int, *, chosen: Collection[int] = (), venues: Collection[int] = ()
) -> list[EventPage]:
    """Return cards of up to ``at_most`` events, live in ``language``, that are on or to come at ``at``, the next first.

    Those ``chosen``, and those at one of ``venues``, all by primary key.
    """
    if not (chosen or venues):
        return []
    return _cards(language, at, Q(pk__in=chosen) | Q(venue_page__in=venues), at_most)


def cultural(language: str, at: datetime.datetime, at_most: int) -> list[EventPage]:
    """Return cards of the next ``at_most`` cultural events that are on or to come."""
    return _cards(language, at, Q(kind__in=KINDS), at_most)


def _cards(language: str, at: datetime.datetime, condition: Q, at_most: int) -> list[EventPage]:
    events = EventPage.objects.for_cards(language).filter(condition)
    return list(events.coming(at).next_first(at).with_date()[:at_most])
