"""What is asked of events and their dates."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from wagtail.query import PageQuerySet

from elements.rows import bring
from news.choices import OccurrenceStatus

#: What is told of a date beside its event.
DATE = (
    "id",
    "event_id",
    "original",
    "starts",
    "ends",
    "first_date",
    "last_date",
    "all_day",
    "timezone",
    "status",
    "moved_from",
    "sequence",
    "changed_at",
)


class EventQuerySet(PageQuerySet):
    """Events, as lists and pages ask for them."""

    def with_dates(self) -> Self:
        """Bring the dates of each event along, as ``EventPage.dates`` wants them."""
        dates = self.model._meta.get_field("occurrences").related_model
        rows = bring(dates, *DATE, page="event", order=("starts", "pk"))
        return self.annotate(occurrences_rows=rows)


class OccurrenceQuerySet(models.QuerySet):
    """Dates of events, as lists, months and calendars ask for them."""

    def public(self) -> Self:
        """Return those that readers see: all that are not withdrawn."""
        return self.exclude(status=OccurrenceStatus.WITHDRAWN)

    def coming(self, at: datetime.datetime) -> Self:
        """Return those that readers see and that are not over at the instant ``at``, in their order."""
        return self.public().filter(ends__gt=at).order_by("starts", "pk")
