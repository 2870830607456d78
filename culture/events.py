"""The events of programs and institutions."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery

from bilingual.visibility import readable_in
from news.choices import EventKind, OccurrenceStatus
from news.models import EventPage, Occurrence

if TYPE_CHECKING:
    from collections.abc import Collection

#: What of all events is culture.
KINDS = (EventKind.CULTURAL, EventKind.EXHIBITION)


def coming(
    language: str, at: datetime.datetime, *, chosen: Collection[int] = (), venues: Collection[int] = ()
) -> list[EventPage]:
    """Return cards of the events, live in ``language``, that are on or to come at ``at``, the next first.

    Those ``chosen``, and those at one of ``venues``, all by primary key.
    """
    if not (chosen or venues):
        return []
    return _cards(language, at, Q(pk__in=chosen) | Q(venue_page__in=venues))


def cultural(language: str, at: datetime.datetime) -> list[EventPage]:
    """Return cards of all cultural events that are on or to come."""
    return _cards(language, at, Q(kind__in=KINDS))


def _cards(language: str, at: datetime.datetime, condition: Q) -> list[EventPage]:
    dates = Occurrence.objects.filter(event=OuterRef("pk"), ends__gt=at).exclude(status=OccurrenceStatus.WITHDRAWN)
    events = EventPage.objects.filter(condition, readable_in(language)).select_related("city", "hero")
    events = events.annotate(next_starts=Subquery(dates.order_by("starts").values("starts")[:1]))
    return list(events.filter(next_starts__isnull=False).order_by("next_starts", "pk")[:6])
