"""What is on, for other pages: the next events of some kinds, of each city, or of the weekend.

The home page, the sections and the list itself show them with ``news/includes/event.html`` and ``css/events.css``::

    events = cards.coming(language, at, 4, kinds=cards.TOURISM)
    bring_renditions(("card", [event.hero for event in events]))
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Case, F, Q, Window
from django.db.models import When as If
from django.db.models.functions import RowNumber

from news.choices import EventKind
from news.events import periods
from news.events.periods import When
from news.plates import deal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


@dataclass(frozen=True)
class Side:
    """What is on in one city: its next dates, each with its event."""

    city: City
    dates: list[Occurrence] = field(default_factory=list)


def coming(
    language: str,
    at: datetime.datetime,
    number: int,
    *,
    kinds: Collection[str] = (),
    city: City | None = None,
    without: Iterable[int] = (),
) -> list[EventPage]:
    """Return the next ``number`` events live in ``language``: of ``kinds``, in ``city``, but for pages ``without``.

    Those that don't take place are left out: a list tells of them, a recommendation doesn't. One query.
    """
    from news.models import EventPage

    events = EventPage.objects.for_cards(language).of_kinds(kinds).coming(at).taking_place()
    if city:
        events = events.filter(city=city)
    chosen = list(events.exclude(pk__in=without).next_first(at).with_date()[:number])
    deal(chosen)
    return chosen


def this_weekend(language: str, at: datetime.datetime, cities: Iterable[City], each: int) -> list[Side]:
    """Return up to ``each`` dates of the weekend in every one of ``cities``: what begins then, before what goes on.

    What does not take place stays among them. Two queries.
    """
    return _sides(periods.during(When.WEEKEND, at), language, at, cities, each)


def next_in_each(language: str, at: datetime.datetime, cities: Iterable[City], each: int) -> list[Side]:
    """Return the next dates in every one of ``cities``, of up to ``each`` events. Two queries."""
    return _sides(Q(shown_during__contains=at, over__gt=at), language, at, cities, each)


def _sides(condition: Q, language: str, at: datetime.datetime, cities: Iterable[City], each: int) -> list[Side]:
    from news.models import EventPage, Occurrence

    begun = Case(If(starts__lt=at, then=1), default=0)
    rank = Window(RowNumber(), partition_by=F("event__city"), order_by=[begun.asc(), F("starts").asc(), F("pk").asc()])
    readable = EventPage.objects.live_in(language).filter(city__isnull=False)
    dates = Occurrence.objects.announced().filter(condition, event__in=readable.values("pk")).order_by()
    ranked = dates.annotate(rank=rank).filter(rank__lte=each * SPARE).order_by("rank").values_list("pk", "event")
    events: dict[int, int] = {}
    for pk, event in ranked:
        events.setdefault(event, pk)
    chosen = Occurrence.objects.filter(pk__in=events.values()).with_events()
    in_order = sorted(chosen, key=lambda date: (date.starts < at, date.starts, date.pk))
    sides = [Side(city, [date for date in in_order if date.event.city_id == city.pk][:each]) for city in cities]
    deal([date.event for side in sides for date in side.dates])
    return sides
