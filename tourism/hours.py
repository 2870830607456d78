"""When a place is open: weekly hours, seasons, dated exceptions, and what they mean at a given instant.

Nothing here reads a clock or a database: instants and days come in as arguments, rows as :class:`WeeklyHours` and
:class:`HoursException`. "Not known" is an answer of its own (None), never taken for closed.

How rows combine on a day:

1. An exception that covers the day replaces the weekly hours; of several, the one over the fewest days counts.
2. Else, hours of a dated season replace those of a yearly season, which replace those that hold all year; weekdays
   that the counting rows leave out are closed.
3. A day that no row covers is closed if any row returns every year (it is out of season), and else not known.

Times are those of the place's own clock. One that the change to summer time skips, or that comes twice in autumn, is
read as RFC 5545 (3.3.5) does: by the offset before the change, and the first of the two.
"""

from __future__ import annotations

import datetime
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from zoneinfo import ZoneInfo

DAY = datetime.timedelta(days=1)
SOON = datetime.timedelta(minutes=60)
# An open place whose next closing is further off than this is one that "never closes".
SIGHT = datetime.timedelta(days=7)
# Every yearly season begins within it, wherever one looks from.
HORIZON_DAYS = 366

Times = tuple[datetime.time, datetime.time]
Span = tuple[datetime.datetime, datetime.datetime]


class OpenState(Enum):
    """What can be said about a place at an instant."""

    ALWAYS_OPEN = "always-open"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class WeeklyHours:
    """One stretch of hours on some weekdays (0 is Monday), all year or in a season.

    ``closes`` at or before ``opens`` is on the next day; equal times mean the whole day round. With ``every_year`` only
    month and day of the season count, and one that ends before it begins goes over New Year.
    """

    weekdays: frozenset[int]
    opens: datetime.time
    closes: datetime.time
    first_date: datetime.date | None = None
    last_date: datetime.date | None = None
    every_year: bool = False

    @property
    def season(self) -> Season:
        """The days of the year on which these hours may hold."""
        return Season(self.first_date, self.last_date, self.every_year)


@dataclass(frozen=True)
class HoursException:
    """Days on which the weekly hours do not hold; one day without ``last_date``.

    Open, but with no times given, says that the hours of those days are not known.
    """

    first_date: datetime.date
    last_date: datetime.date | None = None
    closed: bool = True
    opens: datetime.time | None = None
    closes: datetime.time | None = None
    reason: str = ""

    @property
    def final_date(self) -> datetime.date:
        """The last day it holds on."""
        return self.last_date or self.first_date

    def covers(self, day: datetime.date) -> bool:
        """Say whether the exception holds on ``day``."""
        return self.first_date <= day <= self.final_date


@dataclass(frozen=True)
class Season:
    """A part of the year: all of it without dates; in one year, or every year; an end left open is open."""

    first_date: datetime.date | None = None
    last_date: datetime.date | None = None
    every_year: bool = False

    @property
    def is_all_year(self) -> bool:
        """Whether the season has no bounds at all."""
        return self.first_date is None and self.last_date is None

    @property
    def rank(self) -> int:
        """How much the season comes before others that cover the same day: a dated one before a yearly one."""
        if self.is_all_year:
            return 0
        return 1 if self.every_year else 2

    def covers(self, day: datetime.date) -> bool:
        """Say whether ``day`` is in the season."""
        if not self.every_year:
            return (self.first_date is None or self.first_date <= day) and (
                self.last_date is None or day <= self.last_date
            )
        first = (self.first_date.month, self.first_date.day) if self.first_date else (1, 1)
        last = (self.last_date.month, self.last_date.day) if self.last_date else (12, 31)
        today = (day.month, day.day)
        return first <= today <= last if first <= last else today >= first or today <= last

    def occurrence(self, on: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
        """Return first and last day of the season as it is on ``on`` or, out of season, as it comes next."""
        if not self.every_year or self.is_all_year:
            return self.first_date, self.last_date
        first, last = self.first_date or datetime.date(2000, 1, 1), self.last_date or datetime.date(2000, 12, 31)
        over_new_year = (last.month, last.day) < (first.month, first.day)
        occurrences = (
            (_in_year(first, year, march=1), _in_year(last, year + over_new_year, march=0))
            for year in range(on.year - 1, on.year + 2)
        )
        return next(occurrence for occurrence in occurrences if occurrence[1] >= on)


@dataclass(frozen=True)
class DayHours:
    """The hours of one day: the stretches that begin on it, in order.

    ``is_known`` is False where nobody said; known and without ``times``, the day is closed. ``all_day`` is a place that
    never closes.
    """

    day: datetime.date
    times: tuple[Times, ...] = ()
    is_known: bool = True
    all_day: bool = False
    exception: HoursException | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the place is known to stay closed."""
        return self.is_known and not self.all_day and not self.times


@dataclass(frozen=True)
class OpeningState:
    """What a page says at an instant.

    ``until`` is when the place closes, opens or becomes known again, on its own clock; None if that is not in sight.
    ``is_soon`` holds for the last hour before it. ``valid_until`` is when any of this, or the day of the week it falls
    on as seen from today, stops being true: a page that shows it must be made anew then.
    """

    state: OpenState
    until: datetime.datetime | None = None
    is_soon: bool = False
    valid_until: datetime.datetime | None = None
    exception: HoursException | None = None

    @property
    def is_open(self) -> bool | None:
        """Whether the place is open; None where that is not known."""
        return None if self.state is OpenState.UNKNOWN else self.state is not OpenState.CLOSED


@dataclass(frozen=True)
class DayGroup:
    """Weekdays that share their hours; without ``times``, closed."""

    weekdays: tuple[int, ...]
    times: tuple[Times, ...]


@dataclass(frozen=True)
class SeasonHours:
    """The weekly hours of one season, days of equal hours together, in the order of their first day."""

    season: Season
    groups: tuple[DayGroup, ...]


@dataclass(frozen=True)
class Schedule:
    """The hours of one place, in its zone (IANA name)."""

    timezone: str
    periods: tuple[WeeklyHours, ...] = ()
    exceptions: tuple[HoursException, ...] = ()
    always_open: bool = False
    _spans: dict[datetime.date, list[Span] | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def zone(self) -> ZoneInfo:
        """The place's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def is_known(self) -> bool:
        """Whether anybody said anything about the hours."""
        return bool(self.always_open or self.periods or self.exceptions)

    def is_open_at(self, when: datetime.datetime) -> bool | None:
        """Say whether the place is open at an instant; None where that is not known.

        The opening minute is open, the closing minute is not. Raises ValueError for an instant without a zone.
        """
        here = self._here(when)
        yesterday, today = self._spans_of(here.date() - DAY), self._spans_of(here.date())
        instant = when.astimezone(datetime.UTC)
        if any(start <= instant < end for start, end in [*(yesterday or ()), *(today or ())]):
            return True
        return None if today is None else False

    def next_change(self, when: datetime.datetime) -> datetime.datetime | None:
        """Return the next instant after ``when`` at which :meth:`is_open_at` gives another answer.

        It is on the place's own clock. None where it does not change within a year.
        """
        now = self.is_open_at(when)
        return next((at for at in self._turning_points(when) if self.is_open_at(at) is not now), None)

    def state_at(self, when: datetime.datetime) -> OpeningState:
        """Return what to say about the place at an instant."""
        if not self.is_known:
            return OpeningState(OpenState.UNKNOWN)
        is_open, change = self.is_open_at(when), self.next_change(when)
        today = self._here(when).date()
        # Instants are compared and counted in UTC: on one zone's clock Python counts as if it never changed.
        now = when.astimezone(datetime.UTC)
        at = change.astimezone(datetime.UTC) if change else None
        if is_open and (at is None or at - now > SIGHT):
            return OpeningState(OpenState.ALWAYS_OPEN, valid_until=self._local(at - SIGHT) if at else None)
        turns = [self._instant(today + DAY, datetime.time.min)]
        is_soon = at is not None and at - now <= SOON
        if at is not None:
            turns.append(at if is_soon else at - SOON)
        state = OpenState.UNKNOWN if is_open is None else OpenState.OPEN if is_open else OpenState.CLOSED
        exception = next(iter(self._exceptions_on(today)), None)
        return OpeningState(state, change, is_soon, self._local(min(turns)), exception)

    def hours_on(self, day: datetime.date) -> DayHours:
        """Return the hours of one day on the place's calendar."""
        exception = next(iter(self._exceptions_on(day)), None)
        if self.always_open and exception is None:
            return DayHours(day, all_day=True)
        times = self._times_on(day)
        return DayHours(day, times or (), is_known=times is not None, exception=exception)

    def week_from(self, day: datetime.date) -> list[DayHours]:
        """Return the hours of seven days, ``day`` the first."""
        return [self.hours_on(day + DAY * ahead) for ahead in range(7)]

    def exceptions_within(self, day: datetime.date, ahead: datetime.timedelta) -> list[HoursException]:
        """Return the exceptions from ``day`` to so long after it, in their order."""
        coming = [each for each in self.exceptions if each.final_date >= day and each.first_date <= day + ahead]
        return sorted(coming, key=lambda each: each.first_date)

    def seasons(self, on: datetime.date) -> list[SeasonHours]:
        """Return the weekly hours season by season, those that hold all year first, without what was over by ``on``."""
        seasons = {period.season for period in self.periods}
        coming = [season for season in seasons if season.every_year or (season.last_date or on) >= on]
        coming.sort(key=lambda season: (season.rank, season.occurrence(on)[0] or datetime.date.min))
        return [SeasonHours(season, self._groups(season)) for season in coming]

    def _here(self, when: datetime.datetime) -> datetime.datetime:
        if when.tzinfo is None:
            raise ValueError(f"An instant needs its time zone: {when!r}")
        return when.astimezone(self.zone)

    def _local(self, instant: datetime.datetime) -> datetime.datetime:
        return instant.astimezone(self.zone)

    def _instant(self, day: datetime.date, clock: datetime.time) -> datetime.datetime:
        return datetime.datetime.combine(day, clock, self.zone).astimezone(datetime.UTC)

    def _turning_points(self, when: datetime.datetime) -> Iterator[datetime.datetime]:
        """Give, in order, the instants after ``when`` at which the answer may change: ends of hours, and midnights."""
        instant, day = when.astimezone(datetime.UTC), self._here(when).date()
        settled = self._settled_on
        final = day + DAY * HORIZON_DAYS if settled is None else min(settled, day + DAY * HORIZON_DAYS)
        while day <= final:
            midnight, next_midnight = (self._instant(at, datetime.time.min) for at in (day, day + DAY))
            spans = [*(self._spans_of(day - DAY) or ()), *(self._spans_of(day) or ())]
            points = {midnight, *(end for span in spans for end in span)}
            yield from (self._local(at) for at in sorted(points) if max(midnight, instant) <= at < next_midnight)
            day += DAY

    @property
    def _settled_on(self) -> datetime.date | None:
        """The day from which every day is like the next; None if weekdays or seasons come round for ever."""
        if not self.always_open and any(period.every_year or period.last_date is None for period in self.periods):
            return None
        ends = [exception.final_date for exception in self.exceptions]
        if not self.always_open:
            ends += [period.last_date for period in self.periods if period.last_date]
        return max(ends, default=datetime.date.min) + DAY * 2

    def _exceptions_on(self, day: datetime.date) -> list[HoursException]:
        covering = [exception for exception in self.exceptions if exception.covers(day)]
        narrowest = min((exception.final_date - exception.first_date for exception in covering), default=None)
        return [exception for exception in covering if exception.final_date - exception.first_date == narrowest]

    def _times_on(self, day: datetime.date) -> tuple[Times, ...] | None:
        """Return the hours that rows give for a day; () for closed, None where no row says."""
        if exceptions := self._exceptions_on(day):
            if any(exception.closed for exception in exceptions):
                return ()
            given = [(exception.opens, exception.closes) for exception in exceptions]
            times = [(opens, closes) for opens, closes in given if opens is not None and closes is not None]
            return tuple(sorted(times)) if len(times) == len(given) else None
        covering = [period for period in self.periods if period.season.covers(day)]
        if not covering:
            return () if any(period.every_year for period in self.periods) else None
        rank = max(period.season.rank for period in covering)
        return tuple(
            sorted(
                {
                    (period.opens, period.closes)
                    for period in covering
                    if period.season.rank == rank and day.weekday() in period.weekdays
                }
            )
        )

    def _spans_of(self, day: datetime.date) -> list[Span] | None:
        """Return the stretches that begin on ``day`` as instants (UTC); None where that is not known."""
        if day not in self._spans:
            self._spans[day] = self._compute_spans(day)
        return self._spans[day]

    def _compute_spans(self, day: datetime.date) -> list[Span] | None:
        times: tuple[Times, ...] | None
        if self.always_open and not self._exceptions_on(day):
            times = ((datetime.time.min, datetime.time.min),)
        else:
            times = self._times_on(day)
        if times is None:
            return None
        return [
            (self._instant(day, opens), self._instant(day + DAY if closes <= opens else day, closes))
            for opens, closes in times
        ]

    def _groups(self, season: Season) -> tuple[DayGroup, ...]:
        by_times: dict[tuple[Times, ...], list[int]] = {}
        for weekday in range(7):
            rows = {(row.opens, row.closes) for row in self.periods if row.season == season and weekday in row.weekdays}
            by_times.setdefault(tuple(sorted(rows)), []).append(weekday)
        return tuple(DayGroup(tuple(weekdays), times) for times, weekdays in by_times.items())


def _in_year(day: datetime.date, year: int, *, march: int) -> datetime.date:
    """Move a day to another year; 29 February to 1 March (``march=1``) or to the day before, where there is none."""
    if (day.month, day.day) == (2, 29):
        return datetime.date(year, 2, 28) + DAY * march if not isleap(year) else datetime.date(year, 2, 29)
    return day.replace(year=year)
