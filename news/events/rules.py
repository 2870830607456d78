"""What the facts of an event may not say, because one of them contradicts another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bilingual import formats, languages
from elements.choices import Admission
from elements.rules import coordinate_errors, ends_too_early, price_errors
from news.choices import Attendance, Difference, EventStatus, Frequency
from news.events.occurrences import timing_of
from news.events.recurrence import MIDNIGHT, Timing, days, plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

    from news.models import EventDate, EventPage

    #: The field that is wrong, and why.
    Error = tuple[str, StrOrPromise]

#: Where the dates that differ are.
ROWS = "different_dates"
#: How many days of a rule are looked at, to tell which it gives: more than fifty years of every day.
SIGHT = 20_000
#: Within how many dates of a rule two come closest to each other: more than there are weekdays.
A_WEEK = 8


def contradictions(page: EventPage) -> dict[str, StrOrPromise]:
    """Return, by field, which days, times, places, prices and stages of ``page`` contradict each other.

    Those of the rows of dates that differ are ``different_dates``.
    """
    errors: dict[str, StrOrPromise] = {}
    for name, words in (*dates_errors(page), *_status(page), *_place(page), *_registration(page)):
        is_another_row = name == ROWS and name in errors
        errors[name] = f"{errors[name]} {words}" if is_another_row else errors.get(name, words)
    if page.admission == Admission.FREE and (page.price_from or page.price_to):
        errors["admission"] = _("Free, but with a price: empty the price, or choose another admission.")
    return {**errors, **price_errors(page), **coordinate_errors(page)}


def dates_errors(page: EventPage) -> Iterator[Error]:
    """Give what contradicts itself in when ``page`` takes place."""
    if page.zone is None:
        yield "timezone", _("Whose clocks are the times read from? Choose a city or a time zone.")
    if ends_too_early(page.first_date, page.last_date):
        yield "last_date", _("The last day is before the first.")
    yield from _times(page)
    yield from _repetition(page)
    timing = timing_of(page)
    if timing is not None:
        yield from _rule(timing)
        yield from ((ROWS, words) for words in _differences(page, timing))


def _times(page: EventPage) -> Iterator[Error]:
    if page.all_day:
        if page.start_time or page.end_time:
            name = "start_time" if page.start_time else "end_time"
            yield name, _("All day, or at this time? Untick “all day”, or empty the time.")
    elif page.start_time is None:
        yield "start_time", _("When does it begin? Write the time, or tick “all day”.")
    elif page.start_time == page.end_time:
        yield "end_time", _("It ends when it begins. Leave the end empty if it is not known.")


def _repetition(page: EventPage) -> Iterator[Error]:
    """Give what says how it repeats where it doesn't, or says it twice."""
    if page.weekdays and page.frequency != Frequency.WEEKLY:
        yield "weekdays", _("Days of the week are for what repeats every week. Untick them, or choose “every week”.")
    if page.frequency:
        if ends_too_early(page.first_date, page.repeat_until):
            yield "repeat_until", _("This is before the first day.")
        if page.repeat_until and page.repeat_count:
            yield "repeat_count", _("Until a day, or a number of times: write one of them.")
        return
    once = _("It takes place once. Choose how it repeats, or empty this.")
    if page.interval and page.interval > 1:
        yield "interval", _("It takes place once. Choose how it repeats, or write 1.")
    for name in ("repeat_until", "repeat_count"):
        if getattr(page, name):
            yield name, once


def _rule(timing: Timing) -> Iterator[Error]:
    if not timing.repeats:
        return
    first = list(islice(days(timing), A_WEEK))
    if not first and not ends_too_early(timing.first_date, timing.until):
        yield "repeat_until", _("Nothing takes place: none of its days comes between the first day and this one.")
    if any(later - day <= timing.span for day, later in pairwise(first)):
        yield (
            "last_date",
            _("One date would still go on when the next begins. How long it goes on repeating is said by “until”."),
        )


def _differences(page: EventPage, timing: Timing) -> Iterator[str]:
    """Give, in the active language, what is wrong with dates that differ."""
    rows = [row for row in page.different_dates.all() if row.date]
    last = max((row.date for row in rows), default=datetime.date.min)
    given = set(takewhile(lambda day: day <= last, islice(days(timing), SIGHT)))
    taken = {timing.original(day) for day in given}
    named: set[tuple[datetime.date, str]] = set()
    for row in rows:
        is_extra = row.difference == Difference.EXTRA
        name = timing.original(row.date, row.start_time) if is_extra else ""
        words = _difference(row, timing, is_given=row.date in given)
        if (row.date, name) in named:
            words = gettext("This date is there twice.")
        elif name in taken:
            words = gettext("It takes place then anyhow.")
        named.add((row.date, name))
        if words:
            yield gettext("Dates that differ, %(date)s: %(words)s") % {
                "date": formats.date_words(row.date, languages.active(), weekday=True),
                "words": words,
            }


def _difference(row: EventDate, timing: Timing, *, is_given: bool) -> str:
    """Return what is wrong with one row by itself."""
    if row.difference != Difference.EXTRA and not is_given:
        return gettext("It does not take place on that day, so there is nothing to change.")
    if row.difference == Difference.CANCELLED and (row.new_date or row.start_time or row.end_time):
        return gettext("It does not take place, or at another time? Empty the new date and times.")
    if row.difference == Difference.EXTRA and row.new_date:
        return gettext("A date besides has no new date: write it as the date.")
    if row.difference == Difference.MOVED and not _differs(row, timing):
        return gettext("To which day, or which time, is it moved?")
    if timing.has_times and row.end_time and row.end_time == (row.start_time or timing.start_time):
        return gettext("It ends when it begins.")
    return ""


def _differs(row: EventDate, timing: Timing) -> bool:
    is_other_day = row.new_date is not None and row.new_date != row.date
    return is_other_day or (timing.has_times and bool(row.start_time or row.end_time))


def _status(page: EventPage) -> Iterator[Error]:
    if page.status != EventStatus.RESCHEDULED:
        if page.previous_date or page.previous_time:
            name = "previous_date" if page.previous_date else "previous_time"
            yield name, _("An earlier date is for what was moved to another one. Empty it, or change the status.")
        return
    if page.previous_date is None:
        yield "previous_date", _("On which day was it to be? Readers who noted it look for it.")
    elif (page.previous_date, page.previous_time or page.start_time) == (page.first_date, page.start_time):
        yield "previous_date", _("This is the new date: write the one it was to be on.")


def _place(page: EventPage) -> Iterator[Error]:
    if page.attendance == Attendance.VENUE:
        if page.online_url:
            yield "online_url", _("At the venue only? Choose “at the venue and online”, or empty this.")
    elif not page.online_url:
        yield "online_url", _("Online, at which address?")


def _registration(page: EventPage) -> Iterator[Error]:
    opens, closes, time = page.registration_opens, page.registration_closes, page.registration_closes_at
    if time and closes is None:
        yield "registration_closes_at", _("On which day does registration close?")
    if ends_too_early(opens, closes):
        yield "registration_closes", _("Registration closes before it opens.")
    begins = _last_beginning(page)
    if begins is None:
        return
    if opens is not None and opens > begins.date():
        yield "registration_opens", _("Registration opens after the event has begun.")
    if closes is not None and (closes, time or MIDNIGHT) > (begins.date(), begins.time() if time else MIDNIGHT):
        yield "registration_closes", _("Registration closes after the event has begun.")


def _last_beginning(page: EventPage) -> datetime.datetime | None:
    """Return when the last of its dates begins, on its own clocks; nothing where there is no last, or none at all."""
    timing = timing_of(page)
    if timing is None or timing.is_endless:
        return None
    last: datetime.date | None = None
    for day in islice(days(timing), SIGHT):
        last = day
    found = plan(timing, last or timing.first_date, since=last or timing.first_date).dates
    starts: Iterable[datetime.datetime] = (date.starts for date in found)
    begins = max(starts, default=None)
    if begins is None:
        return None
    local = begins.astimezone(timing.zone).replace(tzinfo=None)
    return local if timing.has_times else datetime.datetime.combine(local, datetime.time.max)
