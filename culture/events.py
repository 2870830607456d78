"""The events of programs and institutions."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from news.models import EventPage
from news.plates import deal

if TYPE_CHECKING:
    from collections.abc import Collection


def coming(
    language: str, at: datetime.datetime, at_most: int, *, chosen: Collection[int] = (), venues: Collection[int] = ()
) -> list[EventPage]:
    """Return cards of up to ``at_most`` events, live in ``language``, that are on or to come at ``at``, the next first.

    Those ``chosen``, and those at one of ``venues``, all by primary key; what was canceled stays and says so.
    """
    if not (chosen or venues):
        return []
    events = EventPage.objects.for_cards(language).filter(Q(pk__in=chosen) | Q(venue_page__in=venues))
    found = list(events.coming(at).next_first(at).with_date()[:at_most])
    deal(found)
    return found
