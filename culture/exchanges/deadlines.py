"""When one can apply: instants out of dates and zones, and where an instant lies in a call.

Nothing here asks the clock or the database. ``culture.exchanges.queries`` says the same in SQL; a property test holds
them together.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from culture.exchanges.choices import DeadlineState

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: From how many days before its end a call counts them.
COUNTDOWN = 30


def instant_of(day: datetime.date, time: datetime.time | None, zone: ZoneInfo) -> datetime.datetime:
    """Return the instant, in UTC, at which clocks in ``zone`` show ``time`` on ``day``; without a time, the end of it.

    The later one, where the clocks show a time twice; where they skip it, as many minutes after the jump. So nobody
    loses an hour to the change, and PostgreSQL's ``AT TIME ZONE`` reads the same.
    """
    if time is None:
        day, time = day + datetime.timedelta(days=1), datetime.time.min
    wall = datetime.datetime.combine(day, time, tzinfo=zone)
    # In UTC, since a time that is shown twice equals nothing in another zone (PEP 495).
    return max(wall.replace(fold=fold).astimezone(datetime.UTC) for fold in (0, 1))


def beginning_of(day: datetime.date, zone: ZoneInfo) -> datetime.datetime:
    """Return the instant, in UTC, at which ``day`` begins in ``zone``."""
    return instant_of(day, datetime.time.min, zone)


@dataclass(frozen=True)
class Deadline:
    """The last day of a call, and the time on it (the end of the day where there is none), on the clocks of a zone."""

    day: datetime.date
    time: datetime.time | None
    zone: ZoneInfo

    @property
    def instant(self) -> datetime.datetime:
        """Return the first instant at which it is too late."""
        return instant_of(self.day, self.time, self.zone)

    def days_left(self, at: datetime.datetime) -> int:
        """Return how many days ``at`` is before the last one, on the calendar of its zone."""
        return (self.day - at.astimezone(self.zone).date()).days


@dataclass(frozen=True)
class Standing:
    """What a call is at an instant, and when that changes: ``turns`` is when it closes, opens, or opens again.

    ``days`` is how many days are left where they are counted. ``zone`` is the one whose clocks tell ``turns``;
    ``deadline`` is the one that is ahead, or has passed.
    """

    state: DeadlineState
    zone: ZoneInfo
    turns: datetime.datetime | None = None
    days: int | None = None
    deadline: Deadline | None = None

    @property
    def is_open(self) -> bool:
        """Say whether one can apply."""
        return self.state.is_open


@dataclass(frozen=True)
class Call:
    """A call for applications; days without a time begin and end on the clocks of ``zone``."""

    zone: ZoneInfo
    opens_on: datetime.date | None = None
    deadline: Deadline | None = None
    next_opens_on: datetime.date | None = None
    #: Applications are taken all year round.
    is_rolling: bool = False

    @property
    def opens(self) -> datetime.datetime | None:
        """Return the instant at which it opens."""
        return beginning_of(self.opens_on, self.zone) if self.opens_on else None

    @property
    def closes(self) -> datetime.datetime | None:
        """Return the instant at which it closes."""
        return self.deadline.instant if self.deadline else None

    @property
    def reopens(self) -> datetime.datetime | None:
        """Return the instant at which the next call opens."""
        return beginning_of(self.next_opens_on, self.zone) if self.next_opens_on else None

    def standing(self, at: datetime.datetime) -> Standing:
        """Say what the call is at the instant ``at``.

        A next call whose opening has come, without dates of its own, is one that nobody has told us about.
        """
        opens, closes, reopens = self.opens, self.closes, self.reopens
        if self.is_rolling:
            return Standing(DeadlineState.OPEN, self.zone)
        if opens and at < opens:
            return Standing(DeadlineState.COMING, self.zone, opens, deadline=self.deadline)
        if self.deadline and closes and at < closes:
            days = self.deadline.days_left(at)
            if days <= COUNTDOWN:
                return Standing(DeadlineState.CLOSING, self.deadline.zone, closes, days, self.deadline)
            return Standing(DeadlineState.OPEN, self.deadline.zone, closes, deadline=self.deadline)
        if opens and not closes:
            return Standing(DeadlineState.OPEN, self.zone)
        if reopens and at < reopens:
            return Standing(DeadlineState.REOPENING, self.zone, reopens, deadline=self.deadline)
        if closes and not reopens:
            return Standing(DeadlineState.CLOSED, self.zone, deadline=self.deadline)
        return Standing(DeadlineState.UNKNOWN, self.zone, deadline=self.deadline)

    def next_change(self, at: datetime.datetime) -> datetime.datetime | None:
        """Return the next instant after ``at`` at which ``standing`` says something else; ``None`` for never."""
        now = self.standing(at)
        turns = [turn for turn in (self.opens, self.closes, self.reopens) if turn and turn > at]
        if now.is_open and self.deadline and not self.is_rolling:
            day = self.deadline.day - datetime.timedelta(days=COUNTDOWN if now.days is None else now.days - 1)
            turns.append(beginning_of(day, self.deadline.zone))
        return next((turn for turn in sorted(turns) if turn > at and self.standing(turn) != now), None)
