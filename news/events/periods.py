"""Spans of time that readers look for events in: now, today, this weekend, this month.

Days are those on the clocks of the place: late in a winter evening it is still Sunday in El Paso and Monday in Torreón,
and each city's weekend is its own.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from news.choices import ZONES, OccurrenceStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    #: The days of a period, both included; and from which hour the evening before belongs to it.
    Days = tuple[datetime.date, datetime.date, datetime.datetime | None]

DAY = datetime.timedelta(days=1)
FRIDAY, SATURDAY = 4, 5
#: On Friday, a weekend begins with what begins then.
WEEKEND_BEGINS = datetime.time(17)


class When(models.TextChoices):
    """Which dates a list shows; without one, all that are coming."""

    NOW = "now", pgettext_lazy("events", "On now")
    TODAY = "today", pgettext_lazy("events", "Today")
    WEEKEND = "weekend", pgettext_lazy("events", "This weekend")
    MONTH = "this-month", pgettext_lazy("events", "This month")
    PAST = "past", pgettext_lazy("events", "Past events")


def during(when: str, at: datetime.datetime) -> Q:
    """Return the condition on dates that are within ``when`` as of ``at``, and not over."""
    if when == When.NOW:
        return Q(starts__lte=at, over__gt=at, status=OccurrenceStatus.SCHEDULED)
    return Q(over__gt=at) & _on_days(at, {When.TODAY: _day, When.WEEKEND: weekend, When.MONTH: _month}[When(when)])


def between(first: datetime.date | None, last: datetime.date | None) -> Q:
    """Return the condition on dates with a day from ``first`` to ``last``, on the calendar of the place."""
    condition = Q()
    if first:
        condition &= Q(last_date__gte=first)
    if last:
        condition &= Q(first_date__lte=last)
    return condition


def today(at: datetime.datetime) -> datetime.date:
    """Return the day that it is on the site's own clock."""
    return timezone.localdate(at, timezone.get_default_timezone())


def days_at(at: datetime.datetime) -> set[datetime.date]:
    """Return the day that it is in the two cities: one, or for an hour of a winter's night two."""
    return {at.astimezone(ZoneInfo(name)).date() for name, _label in ZONES[:2]}


def weekend(at: datetime.datetime) -> Days:
    """Return Saturday and Sunday of the weekend that it is, or the next one, and when it begins on Friday."""
    day = at.date()
    saturday = day + (SATURDAY - day.weekday()) * DAY if day.weekday() <= SATURDAY else day - DAY
    return saturday, saturday + DAY, datetime.datetime.combine(saturday - DAY, WEEKEND_BEGINS, at.tzinfo)


def _day(at: datetime.datetime) -> Days:
    return at.date(), at.date(), None


def _month(at: datetime.datetime) -> Days:
    first = at.date().replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY, None


def _on_days(at: datetime.datetime, days: Callable[[datetime.datetime], Days]) -> Q:
    """Return the condition on dates with one of the ``days`` that ``at`` gives on the clock of their place."""
    zones: dict[Days, list[str]] = defaultdict(list)
    for name in {settled for settled, _label in ZONES} | {timezone.get_default_timezone_name()}:
        first, last, evening = days(at.astimezone(ZoneInfo(name)))
        zones[first, last, evening and evening.astimezone(datetime.UTC)].append(name)
    most = max(zones, key=lambda spans: len(zones[spans]))
    elsewhere = [name for spans, names in zones.items() if spans != most for name in names]
    condition = Q(_on(most), ~Q(timezone__in=elsewhere)) if elsewhere else _on(most)
    for spans, names in zones.items():
        if spans != most:
            condition |= Q(_on(spans), timezone__in=names)
    return condition


def _on(days: Days) -> Q:
    first, last, evening = days
    if evening is None:
        return between(first, last)
    return between(first, last) | Q(first_date=first - DAY, starts__gte=evening, all_day=False)
