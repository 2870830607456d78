"""The stored dates of events, kept in line with what is published.

What has begun is settled: no later edit changes, adds or removes it. Only of what still goes on the end and the status
may change (an exhibition is extended, a festival broken off).
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta
from django.db import transaction

from bilingual import languages
from news.choices import EventStatus, OccurrenceStatus
from news.events.recurrence import Differing, Plan, Planned, Timing, plan
from news.events.showing import arrange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from news.models import EventPage, Occurrence

#: How far ahead the dates of a rule are stored.
AHEAD = relativedelta(months=18)
#: How far back the dates of a rule are stored that was published after they took place.
BACK = relativedelta(years=2)
#: What calendars know of a date: where it changes, they have to be told.
TOLD = ("starts", "ends", "all_day", "timezone", "status", "moved_from", "place")
WRITTEN = (*TOLD, "first_date", "last_date", "over", "shown_during", "taken_down", "sequence", "changed_at")
#: What calendars say of where an event takes place.
PLACE = (
    "attendance",
    *(languages.localized("venue", language) for language in languages.LANGUAGES),
    "address",
    "online_url",
)
#: What of an event decides on its dates and what calendars say of them.
FACTS = frozenset(
    {
        "live",
        "city",
        "timezone",
        "all_day",
        "first_date",
        "start_time",
        "last_date",
        "end_time",
        "frequency",
        "interval",
        "weekdays",
        "repeat_until",
        "repeat_count",
        "different_dates",
        "status",
        "previous_date",
        "previous_time",
        *PLACE,
    }
)
PLANNED = ("starts", "ends", "first_date", "last_date", "all_day", "status", "moved_from")
#: How many characters of a date's name are its day.
DAY = 8
WITHDRAWN = OccurrenceStatus.WITHDRAWN.value
#: What becomes of coming dates with the whole event.
STATUSES = {
    EventStatus.POSTPONED.value: OccurrenceStatus.POSTPONED.value,
    EventStatus.CANCELLED.value: OccurrenceStatus.CANCELLED.value,
}


def horizon(at: datetime.datetime) -> datetime.date:
    """Return the last day up to which dates are stored at ``at``: a month's last, so that it moves once a month."""
    return at.date() + AHEAD + relativedelta(day=31)


def timing_of(event: EventPage) -> Timing | None:
    """Return when ``event`` takes place as its facts have it; nothing while they lack the day or the zone."""
    zone = event.zone
    if zone is None or event.first_date is None:
        return None
    differing = (
        Differing(row.difference, row.date, row.new_date, row.start_time, row.end_time)
        for row in event.different_dates.all()
        if row.date
    )
    return Timing(
        zone,
        event.first_date,
        event.last_date,
        event.start_time,
        event.end_time,
        event.all_day,
        event.frequency,
        event.interval,
        tuple(event.weekdays or ()),
        event.repeat_until,
        event.repeat_count,
        tuple(differing),
    )


def plan_of(event: EventPage, at: datetime.datetime) -> Plan:
    """Return the dates that the facts of ``event`` give, as far as they are stored at ``at``."""
    timing = timing_of(event)
    return Plan() if timing is None else plan(timing, horizon(at), at, since=at.date() - BACK)


@transaction.atomic
def materialise(event: EventPage, at: datetime.datetime) -> None:
    """Bring the stored dates of ``event`` in line with its facts, which are those published.

    Calling it again changes nothing. A thousand dates take as many queries as one.
    """
    found = plan_of(event, at) if event.live else Plan()
    rows = list(event.occurrences.all())
    changed = in_line(event, rows, found, at, is_live=event.live)
    known = {id(row) for row in changed}
    changed += [row for row in arrange([*rows, *_new(changed)]) if id(row) not in known]
    if changed:
        _model(event).objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["event", "original"], update_fields=WRITTEN
        )
    until = horizon(at) if found.goes_on else None
    if event.dates_until != until:
        event.dates_until = until
        type(event)._default_manager.filter(pk=event.pk).update(dates_until=until)


def foreseen(event: EventPage, at: datetime.datetime) -> list[Occurrence]:
    """Return the dates that ``event`` would have if it were published at ``at``, in order; nothing is written."""
    rows = list(event.occurrences.all()) if event.pk else []
    rows += _new(in_line(event, rows, plan_of(event, at), at))
    arrange(rows)
    return sorted(rows, key=lambda row: (row.starts, row.original))


def _new(rows: Iterable[Occurrence]) -> list[Occurrence]:
    return [row for row in rows if row._state.adding]


def in_line(
    event: EventPage, rows: Iterable[Occurrence], found: Plan, at: datetime.datetime, *, is_live: bool = True
) -> list[Occurrence]:
    """Change the stored ``rows`` into what ``found`` says of them; return those changed, and a new one for each other.

    ``rows`` are all that the event has.
    """
    coming = {row.original: row for row in rows if row.starts > at or row.taken_down}
    settled = {row.original: row for row in rows if row.original not in coming}
    if not is_live:
        open_rows = [row for row in coming.values() if row.status != WITHDRAWN]
        return [row for row in open_rows if _changes(row, {"status": WITHDRAWN, "taken_down": True}, at)]
    if _may_be_corrected(settled, coming, found, at):
        coming, settled = settled, {}
    where = {"timezone": str(event.zone), "place": _place(event)}
    changed, pairs = [], _pairs(found, coming, settled)
    for date in found.dates:
        row, facts = pairs.get(date.original), {**_facts(event, date, repeats=found.repeats), **where}
        if row is None:
            if date.starts > at or not settled:  # once anything was public, what is past is complete
                changed.append(_model(event)(event=event, original=date.original, added_at=at, changed_at=at, **facts))
        elif row.original not in settled or _goes_on_as(row, date, at):
            changed += [row] if _changes(row, facts, at) else []
    kept = {row.original for row in pairs.values()}
    left = [row for name, row in coming.items() if name not in kept]
    return changed + [row for row in left if _changes(row, {"status": WITHDRAWN, "taken_down": False}, at)]


def _model(event: EventPage) -> type[Occurrence]:
    return event._meta.get_field("occurrences").related_model


def _pairs(found: Plan, coming: Mapping[str, Occurrence], settled: Mapping[str, Occurrence]) -> dict[str, Occurrence]:
    """Return, by what the plan calls a date, the row that stands for it.

    It is the one of that name; or of that day, where the event begins at another time than it did; or, of an event that
    takes place once, the one there is. So what was moved is the same date in calendars.
    """
    free = dict(coming)
    pairs = {date.original: settled[date.original] for date in found.dates if date.original in settled}
    pairs |= {date.original: free.pop(date.original) for date in found.dates if date.original in free}
    of_day = {row.original[:DAY]: row for row in reversed(free.values())}
    for date in found.dates:
        if date.original in pairs or date.is_extra:
            continue
        row = of_day.pop(date.original[:DAY], None)
        if row is None and not found.repeats:
            row = next((each for each in free.values() if each.status != WITHDRAWN or each.taken_down), None)
        if row is not None:
            pairs[date.original] = free.pop(row.original)
    return pairs


def _goes_on_as(row: Occurrence, date: Planned, at: datetime.datetime) -> bool:
    """Say whether what began with ``row`` goes on at ``at``, and began as ``date`` has it."""
    return row.ends > at and row.starts == date.starts and row.status != WITHDRAWN


def _may_be_corrected(
    settled: Mapping[str, Occurrence], coming: Mapping[str, Occurrence], found: Plan, at: datetime.datetime
) -> bool:
    """Say whether the only date of an event was put in after it had begun, and still has: nobody counted on it."""
    if found.repeats or coming or len(settled) != 1 or len(found.dates) != 1:
        return False
    (row,) = settled.values()
    return row.added_at is not None and row.added_at > row.starts and found.dates[0].starts <= at


def _changes(row: Occurrence, facts: Mapping[str, Any], at: datetime.datetime) -> bool:
    """Set ``facts``, count what calendars have to be told, and say whether anything changed."""
    facts = {"taken_down": False, **facts}
    differing = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, facts[name])
    if not set(TOLD).isdisjoint(differing):
        row.sequence += 1
        row.changed_at = at
    return bool(differing)


def _facts(event: EventPage, date: Planned, *, repeats: bool) -> dict[str, Any]:
    """Return what is stored of ``date``, with what has become of the whole event."""
    facts = {name: getattr(date, name) for name in PLANNED}
    if date.status == OccurrenceStatus.SCHEDULED:
        facts["status"] = STATUSES.get(event.status, date.status)
    if event.status == EventStatus.RESCHEDULED and not (repeats or date.is_extra):
        facts["moved_from"] = event.was_to_begin or date.moved_from
    return facts


def _place(event: EventPage) -> str:
    """Return a digest of where the event takes place."""
    told = [str(getattr(event, name) or "") for name in PLACE]
    return hashlib.blake2s(json.dumps(told).encode(), digest_size=8).hexdigest()
