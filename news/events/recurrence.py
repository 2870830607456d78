"""From an event's facts to its planned dates: RFC 5545's rules on the clocks of one place.

Nothing here reads a clock or a database. A rule gives days; each is read with the times of the event on the clocks of
its zone, so that a weekly 19:00 stays 19:00 when the clocks change. A time that the change to summer time skips, or
that comes twice in autumn, is read as RFC 5545 (3.3.5) does: by the offset before the change, and the first of the two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from dateutil.rrule import weekday as weekday_of_month

from news.choices import Difference, Frequency, OccurrenceStatus

NO_TIME = datetime.timedelta()
DAY = datetime.timedelta(days=1)
MIDNIGHT = datetime.time.min
#: A weekday that comes a fifth time, which not all months have: such a rule means the last one.
FIFTH = 5


@dataclass(frozen=True)
class Differing:
    """A day on which an event differs from its rule, or that it has besides (``kind``: a ``Difference``)."""

    kind: str
    date: datetime.date
    new_date: datetime.date | None = None
    start_time: datetime.time | None = None
    end_time: datetime.time | None = None


@dataclass(frozen=True)
class Timing:
    """When an event takes place, as its form says it, on the clocks of ``zone``.

    Over several days the times are those of each day: it begins at the first one's and is over at the last one's. An
    end earlier than the beginning is on the next day. Without a beginning it takes whole days.
    """

    zone: ZoneInfo
    first_date: datetime.date
    last_date: datetime.date | None = None
    start_time: datetime.time | None = None
    end_time: datetime.time | None = None
    all_day: bool = False
    frequency: str = ""
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    until: datetime.date | None = None
    count: int | None = None
    differences: tuple[Differing, ...] = ()

    @property
    def has_times(self) -> bool:
        """Whether it begins at a time rather than with the day."""
        return not self.all_day and self.start_time is not None

    @property
    def repeats(self) -> bool:
        """Whether a rule gives its dates."""
        return self.frequency in Frequency.values

    @property
    def is_endless(self) -> bool:
        """Whether its rule never comes to an end."""
        return self.repeats and self.until is None and self.count is None

    @property
    def span(self) -> datetime.timedelta:
        """How many days each date goes on after its first."""
        return max((self.last_date or self.first_date) - self.first_date, NO_TIME)

    def original(self, day: datetime.date, time: datetime.time | None = None) -> str:
        """Return what the date that begins on ``day`` is called: a RECURRENCE-ID (RFC 5545, 3.8.4.4)."""
        written = day.isoformat().replace("-", "")
        return f"{written}T{time or self.start_time:%H%M%S}" if self.has_times else written

    def instant(self, local: datetime.datetime) -> datetime.datetime:
        """Return the instant, in UTC, at which the clocks of the place show ``local``."""
        return local.replace(tzinfo=self.zone, fold=0).astimezone(datetime.UTC)


@dataclass(frozen=True)
class Planned:
    """One date of an event.

    ``original`` is what the rule calls it, also when it is moved. ``starts`` and ``ends`` are instants in UTC; it is
    over at ``ends``, which is when the last day begins where no end is known. ``first_date`` and ``last_date`` are days
    on the place's calendar; what goes on past midnight belongs to the day it began on.
    """

    original: str
    starts: datetime.datetime
    ends: datetime.datetime
    first_date: datetime.date
    last_date: datetime.date
    all_day: bool = False
    status: str = OccurrenceStatus.SCHEDULED.value
    moved_from: datetime.datetime | None = None
    is_extra: bool = False


@dataclass(frozen=True)
class Plan:
    """The dates of an event in the order in which they begin.

    ``repeats``: a rule gives them, and ``goes_on``: it gives later ones.
    """

    dates: tuple[Planned, ...] = ()
    repeats: bool = False
    goes_on: bool = False


def days(timing: Timing) -> Iterator[datetime.date]:
    """Give the days that the rule names, in order; that of ``first_date`` where nothing repeats.

    As RFC 5545 has it, days that a month lacks are left out (the 31st, 29 February), and exceptions count.
    """
    if not timing.repeats:
        yield timing.first_date
        return
    rule = rrule(
        dtstart=datetime.datetime.combine(timing.first_date, MIDNIGHT),
        interval=max(timing.interval or 1, 1),
        count=timing.count,
        **_parts(timing),
    )
    for found in rule:
        day = found.date()
        if timing.until is not None and day > timing.until:
            return
        yield day


def _parts(timing: Timing) -> dict[str, Any]:
    """Return what the rule says of days."""
    first = timing.first_date
    if timing.frequency == Frequency.WEEKLY:
        named = sorted({day for day in timing.weekdays if day in range(7)})
        return {"freq": WEEKLY, "byweekday": named or [first.weekday()]}
    if timing.frequency == Frequency.MONTHLY_DAY:
        return {"freq": MONTHLY, "bymonthday": first.day}
    if timing.frequency == Frequency.MONTHLY_WEEKDAY:
        return {"freq": MONTHLY, "byweekday": weekday_of_month(first.weekday(), place_in_month(first))}
    return {"freq": YEARLY if timing.frequency == Frequency.YEARLY else DAILY}


def place_in_month(day: datetime.date) -> int:
    """Return which of its weekdays in the month ``day`` is, 1 to 4; -1 for a fifth, which means the last."""
    place = (day.day - 1) // 7 + 1
    return -1 if place == FIFTH else place


def plan(
    timing: Timing,
    through: datetime.date,
    at: datetime.datetime | None = None,
    since: datetime.date = datetime.date.min,
) -> Plan:
    """Return the dates that the rule begins on a day from ``since`` to ``through``, and all extra ones.

    With ``at`` at least one that the rule begins after that instant is among them, however far ahead. What takes place
    once is there whenever it is. Dates beyond what a calendar can count are left out.
    """
    cancelled = {each.date for each in timing.differences if each.kind == Difference.CANCELLED}
    moved = {each.date: each for each in timing.differences if each.kind == Difference.MOVED}
    found: dict[str, Planned] = {}
    goes_on, is_ahead = False, at is None
    for day in days(timing):
        if timing.repeats and day > through and is_ahead:
            goes_on = True
            break
        is_asked_for = day >= since or not timing.repeats
        date = _date(timing, day, moved.get(day), is_cancelled=day in cancelled) if is_asked_for else None
        if date is not None:
            found[date.original] = date
            is_ahead = is_ahead or (at is not None and (date.moved_from or date.starts) > at)
    for extra in timing.differences:
        date = _extra(timing, extra) if extra.kind == Difference.EXTRA else None
        if date is not None:
            found.setdefault(date.original, date)
    dates = sorted(found.values(), key=lambda date: (date.starts, date.original))
    return Plan(tuple(dates), timing.repeats, goes_on)


def _date(timing: Timing, day: datetime.date, change: Differing | None, *, is_cancelled: bool) -> Planned | None:
    """Return the date that the rule begins on ``day``, as it is with ``change``."""
    original = timing.original(day)
    usual = _planned(timing, original, day)
    if is_cancelled or change is None:
        return usual and replace(usual, status=OccurrenceStatus.CANCELLED.value) if is_cancelled else usual
    moved = _planned(timing, original, change.new_date or day, change)
    if moved is None or usual is None or moved.starts == usual.starts:
        return moved
    return replace(moved, moved_from=usual.starts)


def _extra(timing: Timing, extra: Differing) -> Planned | None:
    found = _planned(timing, timing.original(extra.date, extra.start_time), extra.date, extra)
    return found and replace(found, is_extra=True)


def _planned(timing: Timing, original: str, day: datetime.date, change: Differing | None = None) -> Planned | None:
    """Return the date that begins on ``day`` with the times of ``change`` or, as far as it names none, the event's.

    Nothing where a calendar ends.
    """
    try:
        last_day = day + timing.span
        starts, ends = _local(timing, day, last_day, change)
        began, over = timing.instant(starts), timing.instant(ends)
        if over < began:  # one of them is a time that the change to summer time skips
            over = began + (ends - starts)
    except OverflowError:
        return None
    return Planned(original, began, over, day, last_day, all_day=not timing.has_times)


def _local(
    timing: Timing, day: datetime.date, last_day: datetime.date, change: Differing | None
) -> tuple[datetime.datetime, datetime.datetime]:
    """Return when a date begins and is over, on the clocks of the place."""
    if not timing.has_times or timing.start_time is None:
        return datetime.datetime.combine(day, MIDNIGHT), datetime.datetime.combine(last_day + DAY, MIDNIGHT)
    start = (change and change.start_time) or timing.start_time
    starts, last = datetime.datetime.combine(day, start), datetime.datetime.combine(last_day, start)
    if change and change.end_time:
        return starts, _at_or_after(last, change.end_time)
    if timing.end_time is None:
        return starts, last
    usual = datetime.datetime.combine(last_day, timing.start_time)
    return starts, last + (_at_or_after(usual, timing.end_time) - usual)


def _at_or_after(moment: datetime.datetime, time: datetime.time) -> datetime.datetime:
    """Return when it is ``time`` on the same day or, where that is earlier, on the next."""
    found = datetime.datetime.combine(moment, time)
    return found if found >= moment else found + DAY
