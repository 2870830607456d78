"""Schedules as an editor would write them down."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tourism.hours import HoursException, Schedule, WeeklyHours

EL_PASO, TORREON, JUAREZ = "America/Denver", "America/Monterrey", "America/Ciudad_Juarez"
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def clock(text: str) -> time:
    """Read "9am", "5:30pm"."""
    hour, minute, half = re.fullmatch(r"(\d+)(?::(\d+))?(am|pm)", text).groups()
    return time(int(hour) % 12 + (12 if half == "pm" else 0), int(minute or 0))


def hours(text: str, first: str = "", last: str = "", *, yearly: bool = False) -> WeeklyHours:
    """Read "Tue-Sun 9am – 5:30pm"."""
    days, opens, closes = re.fullmatch(r"(\S+) (\S+) – (\S+)", text).groups()
    start, _, end = days.partition("-")
    weekdays = range(DAYS.index(start), DAYS.index(end or start) + 1)
    dates = [date.fromisoformat(day) if day else None for day in (first, last)]
    return WeeklyHours(frozenset(weekdays), clock(opens), clock(closes), *dates, every_year=yearly)


def instant(text: str, zone: str = EL_PASO, fold: int = 0) -> datetime:
    """Read "2026-05-05 09:00" on a place's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def schedule(*rows: WeeklyHours | HoursException, zone: str = EL_PASO, always_open: bool = False) -> Schedule:
    """Make a schedule of rows of either kind."""
    return Schedule(
        zone,
        tuple(row for row in rows if isinstance(row, WeeklyHours)),
        tuple(row for row in rows if isinstance(row, HoursException)),
        always_open,
    )


MUSEUM = schedule(hours("Tue-Sun 9am – 5:30pm"))
BAR = schedule(hours("Fri-Sat 8pm – 2am"))
CHRISTMAS = HoursException(date(2026, 12, 24), date(2026, 12, 26), reason="Christmas")


ALL_DAYS = hours("Mon-Sun 9am – 5pm")
SHORT_DAY = HoursException(date(2026, 12, 24), closed=False, opens=time(9), closes=time(12))
