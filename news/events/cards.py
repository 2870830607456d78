"""What is on, for other pages: the next events of some kinds, or of each city, or of the weekend.

Sections show the former as cards, ``news/includes/event_card.html`` with ``css/card.css`` and ``css/events.css``::

    events = cards.coming(language, at, 3, kinds=cards.TOURISM)
    bring_renditions(("card", [event.hero for event in events]))

The home page and the list show both cities side by side, ``news/includes/both_cities.html`` with ``css/events.css``.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Case, F, Q, Window
from django.db.models import When as If
from django.db.models.functions import RowNumber

from news.choices import EventKind
from news.events import periods
from news.events.periods import When
from news.plates import deal

if TYPE_CHECKING:
    from collections.abc import Collection

    from elements.models import City
    from news.models import EventPage, Occurrence

#: The kinds that each section has to do with.
TOURISM = (EventKind.TOURISM_FORUM, EventKind.NATIONAL_FAIR, EventKind.CULTURAL, EventKind.SPORT)
CULTURE = (EventKind.CULTURAL, EventKind.EXHIBITION, EventKind.ACADEMIC, EventKind.SEMINAR)
BUSINESS = (
    EventKind.TRADE_MISSION,
    EventKind.BUSINESS_MISSION,
    EventKind.TRADE_FAIR,
    EventKind.BUSINESS_FORUM,
    EventKind.SEMINAR,
)

#: How many dates are read for each event that a city's column shows: some events have several in a weekend.
SPARE = 3


def coming(
    language: str, at: datetime.datetime, number: int, *, kinds: Collection[str] = (), city: City | None = None
) -> list[EventPage]:
    """Return the next ``number`` events live in ``language``, of ``kinds`` and in ``city`` where these are named.

    Those that don't take place are left out: a list tells of them, a recommendation doesn't. One query.
    """
    from news.models import EventPage

    events = EventPage.objects.for_cards(language).of_kinds(kinds).coming(at).taking_place()
    if city:
        events = events.filter(city=city)
    chosen = list(events.next_first(at).with_date()[:number])
    deal(chosen)
    return chosen


def this_weekend(language: str, at: datetime.datetime, each: int) -> list[Occurrence]:
    """Return up to ``each`` dates of the weekend in every city: what begins then, before what goes on.

    What does not take place stays among them. Two queries.
    """
    return _in_each_city(periods.during(When.WEEKEND, at), language, at, each)


def next_in_each_city(language: str, at: datetime.datetime, each: int) -> list[Occurrence]:
    """Return the next dates in every city, of up to ``each`` events there, in order. Two queries."""
    return _in_each_city(Q(shown_during__contains=at, over__gt=at), language, at, each)


def _in_each_city(condition: Q, language: str, at: datetime.datetime, each: int) -> list[Occurrence]:
    from news.models import EventPage, Occurrence

    begun = Case(If(starts__lt=at, then=1), default=0)
    rank = Window(RowNumber(), partition_by=F("event__city"), order_by=[begun.asc(), F("starts").asc(), F("pk").asc()])
    readable = EventPage.objects.live_in(language).filter(city__isnull=False)
    dates = Occurrence.objects.announced().filter(condition, event__in=readable.values("pk")).order_by()
    ranked = dates.annotate(rank=rank).filter(rank__lte=each * SPARE).order_by("rank")
    chosen: dict[int, dict[int, int]] = {}
    for pk, event, city in ranked.values_list("pk", "event", "event__city"):
        in_city = chosen.setdefault(city, {})
        if len(in_city) < each:
            in_city.setdefault(event, pk)
    records = Occurrence.objects.filter(pk__in=[pk for in_city in chosen.values() for pk in in_city.values()])
    found = sorted(records.with_events(), key=lambda date: (date.starts < at, date.starts, date.pk))
    deal([date.event for date in found])
    return found
