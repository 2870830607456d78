"""Which of an event's dates is shown when: its next one, or the last once all are over.

Lists hold each event once, whatever the number of its dates. The date to show changes by the clock alone, so each is
stored with the time during which it is the one: at any instant exactly one date of an event is, and a list of thousands
finds it by an index in place of looking for the first of many.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from news.choices import OccurrenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from news.models import Occurrence


def arrange(dates: Iterable[Occurrence]) -> list[Occurrence]:
    """Set ``over`` and ``shown_during`` of all ``dates`` of one event; return those that are to be saved for it.

    A date is shown from the end of those before it to its own; the first from ever, the last for good. What was
    withdrawn is never shown.
    """
    changed = []
    since: datetime.datetime | None = None
    rows = sorted(dates, key=lambda row: (row.starts, row.original))
    shown = [row for row in rows if row.status != OccurrenceStatus.WITHDRAWN]
    during = {}
    for row in shown:
        over = over_at(row)
        until = max(over, since) if since else over
        is_last = row is shown[-1]
        during[id(row)] = DateTimeTZRange(since, None if is_last else until) if is_last or until != since else None
        since = until
    for row in rows:
        over, span = over_at(row), during.get(id(row))
        if (row.over, row.shown_during) != (over, span):
            row.over, row.shown_during = over, span
            changed.append(row)
    return changed


def over_at(row: Occurrence) -> datetime.datetime:
    """Return when readers take a date for over: when it ends, or where that isn't known at the end of its last day."""
    if row.ends > row.starts:
        return row.ends
    midnight = datetime.datetime.combine(row.last_date + datetime.timedelta(days=1), datetime.time())
    return max(row.ends, midnight.replace(tzinfo=ZoneInfo(row.timezone)).astimezone(datetime.UTC))
