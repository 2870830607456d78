"""What an article may be, and what an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: The zones that events of the agreement take place in; the form offers them.
ZONES: list[tuple[str, StrOrPromise]] = [
    ("America/Denver", _("El Paso (America/Denver)")),
    ("America/Monterrey", _("Torreón (America/Monterrey)")),
    ("America/Ciudad_Juarez", _("Ciudad Juárez (America/Ciudad_Juarez)")),
    ("America/Chihuahua", _("Chihuahua (America/Chihuahua)")),
    ("America/Mexico_City", _("Mexico City (America/Mexico_City)")),
    ("America/Chicago", _("Austin, Dallas, Houston (America/Chicago)")),
    ("America/New_York", _("Washington (America/New_York)")),
]


class Kind(models.TextChoices):
    """What an article is."""

    NEWS = "news", pgettext_lazy("kind of article", "News")
    RELEASE = "press-release", pgettext_lazy("kind of article", "Press release")
    NOTICE = "notice", pgettext_lazy("kind of article", "Notice")


class EventKind(models.TextChoices):
    """What an event is: the kinds that the agreement names."""

    CULTURAL = "cultural", pgettext_lazy("kind of event", "Cultural event")
    SPORT = "sport", pgettext_lazy("kind of event", "Sport")
    ACADEMIC = "academic", pgettext_lazy("kind of event", "Academic event")
    TRADE_MISSION = "trade-mission", pgettext_lazy("kind of event", "Trade mission")
    BUSINESS_MISSION = "business-mission", pgettext_lazy("kind of event", "Business mission")
    EXHIBITION = "exhibition", pgettext_lazy("kind of event", "Exhibition")
    TRADE_FAIR = "trade-fair", pgettext_lazy("kind of event", "Trade fair")
    SEMINAR = "seminar", pgettext_lazy("kind of event", "Seminar")
    BUSINESS_FORUM = "business-forum", pgettext_lazy("kind of event", "Business forum")
    TOURISM_FORUM = "tourism-forum", pgettext_lazy("kind of event", "Tourism forum")
    NATIONAL_FAIR = "national-fair", pgettext_lazy("kind of event", "National fair")


class EventStatus(models.TextChoices):
    """What becomes of an event (schema.org, EventStatusType)."""

    SCHEDULED = "scheduled", pgettext_lazy("of an event", "As planned")
    POSTPONED = "postponed", pgettext_lazy("of an event", "Postponed, no new date yet")
    RESCHEDULED = "rescheduled", pgettext_lazy("of an event", "Moved to another date")
    CANCELLED = "cancelled", pgettext_lazy("of an event", "Canceled")


class Attendance(models.TextChoices):
    """How one takes part (schema.org, EventAttendanceModeEnumeration)."""

    VENUE = "venue", _("At the venue")
    ONLINE = "online", _("Online")
    BOTH = "both", _("At the venue and online")


class Frequency(models.TextChoices):
    """How an event repeats (RFC 5545, 3.3.10)."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY_DAY = "monthly-day", _("Every month on the same day, such as the 15th")
    MONTHLY_WEEKDAY = "monthly-weekday", _("Every month on the same weekday, such as the second Saturday")
    YEARLY = "yearly", _("Every year")


class Difference(models.TextChoices):
    """In what a date differs from the rule."""

    CANCELLED = "cancelled", pgettext_lazy("a date", "Does not take place")
    MOVED = "moved", pgettext_lazy("a date", "Takes place at another time")
    EXTRA = "extra", pgettext_lazy("a date", "Takes place besides")


class OccurrenceStatus(models.TextChoices):
    """What becomes of one date of an event."""

    SCHEDULED = "scheduled", pgettext_lazy("a date", "Takes place")
    POSTPONED = "postponed", pgettext_lazy("a date", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("a date", "Canceled")
    #: The rule was changed and no longer gives it: only calendars that have it are told.
    WITHDRAWN = "withdrawn", pgettext_lazy("a date", "Withdrawn")


class Registration(models.TextChoices):
    """How registering for an event stands at an instant."""

    NOT_NEEDED = "not-needed", pgettext_lazy("registration", "Not needed")
    OPENS = "opens", pgettext_lazy("registration", "Not yet open")
    OPEN = "open", pgettext_lazy("registration", "Open")
    CLOSING = "closing", pgettext_lazy("registration", "Closes soon")
    CLOSED = "closed", pgettext_lazy("registration", "Closed")
