"""What an event's form says of its dates while somebody writes: the next ones, and what contradicts itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bilingual import formats, languages
from elements.models import City
from news.choices import OccurrenceStatus
from news.events.occurrences import foreseen, timing_of
from news.events.rules import dates_errors
from news.events.words import rule_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

    from news.models import EventPage, Occurrence

#: How many dates the form shows.
SHOWN = 8


@dataclass(frozen=True)
class Line:
    """One date, as the form shows it."""

    words: str
    elsewhere: list[str]
    note: str = ""
    takes_place: bool = True


@dataclass(frozen=True)
class NextDates:
    """What the form shows of an event's dates."""

    rule: str
    lines: list[Line]
    more: int
    goes_on: bool
    withdrawn: list[Line]
    errors: list[tuple[str, StrOrPromise]]
    last: Line | None = None


def next_dates(page: EventPage, at: datetime.datetime) -> NextDates:
    """Return what the form shows of ``page`` at ``at``, in the active language.

    ``page`` is as it is written, perhaps half, and nothing of it is saved.
    """
    cities, timing = list(City.objects.all()), timing_of(page)
    rows = foreseen(page, at)
    public = [row for row in rows if row.status != OccurrenceStatus.WITHDRAWN]
    coming = [row for row in public if not row.is_over(at)]
    withdrawn = [row for row in rows if row.status == OccurrenceStatus.WITHDRAWN and row.changed_at == at]
    # The form has a mark at each field that is empty and must not be.
    errors = [] if page.first_date is None else list(dates_errors(page))
    return NextDates(
        rule=rule_words(timing) if timing else "",
        lines=[_line(row, cities) for row in coming[:SHOWN]],
        more=max(len(coming) - SHOWN, 0),
        goes_on=bool(timing and timing.repeats and timing.until is None and timing.count is None),
        withdrawn=[_line(row, cities) for row in islice(withdrawn, SHOWN)],
        errors=errors,
        last=_line(public[-1], cities) if public and not coming else None,
    )


def _line(row: Occurrence, cities: Iterable[City]) -> Line:
    note = ""
    if row.status in (OccurrenceStatus.CANCELLED, OccurrenceStatus.POSTPONED):
        note = str(OccurrenceStatus(row.status).label)
    elif row.moved_from:
        before = row.moved_from.astimezone(row.zone)
        note = pgettext("a date", "instead of %(date)s") % {"date": _day_and_times(before, before, row)}
    return Line(
        words=_dates_and_times(row),
        elsewhere=[] if row.all_day else [words for city in cities if (words := _on_clocks_of(city, row))],
        note=note,
        takes_place=row.status == OccurrenceStatus.SCHEDULED,
    )


def _dates_and_times(row: Occurrence) -> str:
    """Return "Thu, Oct 8, 2026, 7:00 p.m. to 9:00 p.m." on the clocks of the venue."""
    starts, ends = row.starts.astimezone(row.zone), row.ends.astimezone(row.zone)
    if row.first_date == row.last_date:
        return _day_and_times(starts, ends, row)
    days = "".join(formats.date_range_parts(row.first_date, row.last_date, languages.active(), style="short"))
    return days if row.all_day else f"{days}, {_times(starts, ends, row)}"


def _day_and_times(starts: datetime.datetime, ends: datetime.datetime, row: Occurrence) -> str:
    day = formats.date_words(starts.date(), languages.active(), style="short", weekday=True)
    return day if row.all_day else f"{day}, {_times(starts, ends, row)}"


def _times(starts: datetime.datetime, ends: datetime.datetime, row: Occurrence) -> str:
    language = languages.active()
    if not row.has_end or ends.time() == starts.time():
        return formats.time_words(starts.time(), language)
    return formats.time_range(starts.time(), ends.time(), language)


def _on_clocks_of(city: City, row: Occurrence) -> str:
    """Return the times of a date in ``city``; "" where its clocks show the same."""
    here, there = row.starts.astimezone(row.zone), row.starts.astimezone(city.zone)
    if here.replace(tzinfo=None) == there.replace(tzinfo=None):
        return ""
    times = _times(there, row.ends.astimezone(city.zone), row)
    if there.date() != here.date():
        times = f"{formats.date_words(there.date(), languages.active(), style='short', weekday=True)}, {times}"
    return _("%(times)s in %(city)s") % {
        "times": times,
        "city": languages.words_or_other(city, "name", languages.active()),
    }
