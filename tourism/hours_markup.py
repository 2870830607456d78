"""Opening hours as structured data, in schema.org's ``OpeningHoursSpecification``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tourism.hours import Schedule

Specification = dict[str, str | list[str]]

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = datetime.time.min


def opening_hours_specification(schedule: Schedule, on: datetime.date) -> list[Specification]:
    """Return the weekly hours; a season carries the dates it has on ``on``, or next has."""
    if schedule.always_open:
        return [{**_specification(MIDNIGHT, MIDNIGHT, None, None), "dayOfWeek": _names(range(7))}]
    return [
        {**_specification(*times, *hours.season.occurrence(on)), "dayOfWeek": _names(group.weekdays)}
        for hours in schedule.seasons(on)
        for group in hours.groups
        for times in group.times
    ]


def special_opening_hours_specification(schedule: Schedule, on: datetime.date) -> list[Specification]:
    """Return the exceptions that are not over by ``on``, for ``specialOpeningHoursSpecification``.

    Days whose hours are not known are left out.
    """
    specifications = []
    for exception in sorted(schedule.exceptions, key=lambda exception: exception.first_date):
        dates = exception.first_date, exception.final_date
        if exception.final_date < on:
            continue
        if exception.closed:
            # Search engines read equal times of 00:00 as a closed day.
            specifications.append({**_specification(MIDNIGHT, MIDNIGHT, *dates), "closes": "00:00"})
        elif exception.opens is not None and exception.closes is not None:
            specifications.append(_specification(exception.opens, exception.closes, *dates))
    return specifications


def _specification(
    opens: datetime.time, closes: datetime.time, first: datetime.date | None, last: datetime.date | None
) -> Specification:
    # The whole day round ends at 23:59, again as search engines read it.
    ends = "23:59" if opens == closes == MIDNIGHT else f"{closes:%H:%M}"
    specification: Specification = {"@type": "OpeningHoursSpecification", "opens": f"{opens:%H:%M}", "closes": ends}
    if first:
        specification["validFrom"] = first.isoformat()
    if last:
        specification["validThrough"] = last.isoformat()
    return specification


def _names(weekdays: Iterable[int]) -> list[str]:
    return [WEEKDAY_NAMES[weekday] for weekday in weekdays]
