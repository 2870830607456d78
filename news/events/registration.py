"""Whether one may register for an event: the answer at an instant, and until when it holds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from news.choices import EventStatus, Registration
from news.events.recurrence import DAY, MIDNIGHT

if TYPE_CHECKING:
    from news.models import EventPage

#: From how many days before it closes a page counts them.
SOON = 14


@dataclass(frozen=True)
class RegistrationState:
    """How registering stands.

    ``opens`` and ``closes`` are instants on the event's clocks, nothing where no day is set; ``closes`` is the first at
    which it is closed, so midnight after a day without a time. ``days`` is how many days of the event's calendar it is
    until it closes, 0 for today. ``valid_until`` is the instant at which another answer holds.
    """

    phase: Registration
    opens: datetime.datetime | None = None
    closes: datetime.datetime | None = None
    days: int | None = None
    valid_until: datetime.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether one may register."""
        return self.phase in (Registration.OPEN, Registration.CLOSING)


def registration_state(event: EventPage, at: datetime.datetime) -> RegistrationState:
    """Return how registering for ``event`` stands at ``at``.

    It is needed where a day or an address is given; one that is canceled, or is over, is closed.
    """
    if not (event.registration_opens or event.registration_closes or event.registration_url):
        return RegistrationState(Registration.NOT_NEEDED)
    zone = event.zone or timezone.get_current_timezone()
    opens, closes = _opens(event, zone), _closes(event, zone)
    if event.status == EventStatus.CANCELLED or event.is_over(at) or (closes is not None and closes <= at):
        return RegistrationState(Registration.CLOSED, opens, closes)
    if opens is not None and at < opens:
        return RegistrationState(Registration.OPENS, opens, closes, valid_until=opens)
    if closes is None or event.registration_closes is None:
        return RegistrationState(Registration.OPEN, opens)
    today = at.astimezone(zone).date()
    days = (event.registration_closes - today).days
    if days > SOON:
        counting = datetime.datetime.combine(event.registration_closes - SOON * DAY, MIDNIGHT, zone)
        return RegistrationState(Registration.OPEN, opens, closes, days, counting)
    tomorrow = datetime.datetime.combine(today + DAY, MIDNIGHT, zone)
    # On one zone's clock Python would compare what the clocks show.
    valid_until = min(tomorrow, closes, key=datetime.datetime.timestamp)
    return RegistrationState(Registration.CLOSING, opens, closes, days, valid_until)


def _opens(event: EventPage, zone: datetime.tzinfo) -> datetime.datetime | None:
    day = event.registration_opens
    return None if day is None else datetime.datetime.combine(day, MIDNIGHT, zone)


def _closes(event: EventPage, zone: datetime.tzinfo) -> datetime.datetime | None:
    day, time = event.registration_closes, event.registration_closes_at
    if day is None:
        return None
    if time is None:
        return datetime.datetime.combine(day + DAY, MIDNIGHT, zone)
    return datetime.datetime.combine(day, time, zone)
