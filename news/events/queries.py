"""What is asked of events and their dates."""

from __future__ import annotations

from django.db import models
from wagtail.query import PageQuerySet


class EventQuerySet(PageQuerySet):
    """Events, as lists and pages ask for them."""


class OccurrenceQuerySet(models.QuerySet):
    """Dates of events, as lists, months and calendars ask for them."""
