"""What an event's form says of its dates while somebody writes: the next ones, and what contradicts itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import pgettext

from bilingual import languages
from elements.models import City
from elements.when import Moment, tell
from news.choices import OccurrenceStatus
from news.events.occurrences import foreseen, timing_of
from news.events.rules import ROWS, dates_errors
from news.events.words import rule_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from elements.when import Span
    from news.models import EventPage, Occurrence

#: How many dates the form shows.
SHOWN = 8


@dataclass(frozen=True)
class Line:
    """One date, as the form shows it."""

    words: str
    note: str
    takes_place: bool


@dataclass(frozen=True)
class NextDates:
    """What the form shows of an event's dates: its rule, the next dates, those given up, and what is wrong by field."""

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
    given_up = [row for row in rows if row.status == OccurrenceStatus.WITHDRAWN and row.changed_at == at]
    return NextDates(
        rule=rule_words(timing) if timing else "",
        lines=[_line(row, cities) for row in coming[:SHOWN]],
        more=max(len(coming) - SHOWN, 0),
        goes_on=bool(timing and timing.is_endless),
        withdrawn=[_line(row, cities) for row in given_up[:SHOWN]],
        errors=[_named(page, *error) for error in dates_errors(page)] if page.first_date else [],
        last=_line(public[-1], cities) if public and not coming else None,
    )


def _named(page: EventPage, name: str, words: StrOrPromise) -> tuple[str, StrOrPromise]:
    """Return a field and what is wrong, with the name of the field before it; rows name their date."""
    if name == ROWS:
        return name, words
    return name, f"{capfirst(page._meta.get_field(name).verbose_name)}: {words}"


def _line(row: Occurrence, cities: Sequence[City]) -> Line:
    note = ""
    if row.status in (OccurrenceStatus.CANCELLED, OccurrenceStatus.POSTPONED):
        note = str(OccurrenceStatus(row.status).label)
    elif row.moved_from:
        before = replace(Moment(row.moved_from, row.timezone), all_day=row.all_day)
        note = pgettext("a date", "instead of %(date)s") % {"date": _words(before, cities)}
    return Line(_words(row, cities), note, takes_place=row.status == OccurrenceStatus.SCHEDULED)


def _words(span: Span, cities: Sequence[City]) -> str:
    return tell(span, cities, languages.active(), style="short").whole
