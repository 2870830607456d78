"""From the rows of a destination's opening hours to its ``Schedule``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from bilingual import languages
from tourism.hours import HoursException, Schedule, WeeklyHours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def schedule(
    timezone: str,
    hours: Iterable[Mapping[str, Any]],
    exceptions: Iterable[Mapping[str, Any]],
    *,
    always_open: bool,
    language: str,
) -> Schedule:
    """Build the schedule of a place in ``timezone`` (IANA name) from its rows, whose dates and times may be ISO 8601.

    The exceptions say their reasons in ``language``: another's may not have been published.
    """
    return Schedule(
        timezone,
        tuple(
            WeeklyHours(
                frozenset(row["weekdays"]),
                _time(row["opens"]),
                _time(row["closes"]),
                _date(row["first_date"]),
                _date(row["last_date"]),
                row["every_year"],
            )
            for row in hours
        ),
        tuple(
            HoursException(
                _date(row["first_date"]),
                _date(row["last_date"]),
                row["closed"],
                _time(row["opens"]),
                _time(row["closes"]),
                row[languages.localized("reason", language)] or "",
            )
            for row in exceptions
        ),
        always_open,
    )


def _date(value: Any) -> Any:
    """Return a date, from ISO 8601 too; nothing for nothing."""
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def _time(value: Any) -> Any:
    """Return a time, from ISO 8601 too; nothing for nothing."""
    return datetime.time.fromisoformat(value) if isinstance(value, str) else value
