"""What is asked of events and their dates."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Count, FilteredRelation, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest, JSONObject
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.visibility import readable_in
from news.choices import EventStatus, OccurrenceStatus
from news.events import periods

if TYPE_CHECKING:
    from collections.abc import Collection

    from news.models import EventPage

#: What is told of the date that a list shows of an event.
SHOWN = (
    *("id", "original", "starts", "ends", "over", "first_date", "last_date"),
    *("all_day", "timezone", "status", "moved_from"),
)

#: What no list needs of an event.
LONG_TEXTS = [
    name if code is None else languages.localized(name, code)
    for name in ("body", "taking_part")
    for code in (None, *languages.LANGUAGES)
]

#: What makes another event worth a look beside one.
OF_THE_OTHER_CITY, OF_THE_KIND, OTHER = range(3)


def not_over(at: datetime.datetime, path: str = "") -> Q:
    """Return the condition on dates that are still to come or on; one that was postponed is, whatever its old day."""
    return Q(**{f"{path}over__gt": at}) | Q(**{f"{path}status": OccurrenceStatus.POSTPONED})


class EventQuerySet(PageQuerySet):
    """Events, as lists and pages ask for them."""

    def live_in(self, language: str) -> Self:
        """Keep those live in ``language`` that anybody may see."""
        return self.filter(readable_in(language))

    def showing(self, at: datetime.datetime) -> Self:
        """Join each event with the one of its dates to show at ``at``, as ``shown``: the next, or the last of all.

        Without those that have no date.
        """
        return self._showing(at, Q(shown__isnull=False))

    def showing_first_of(self, dates: OccurrenceQuerySet) -> Self:
        """Join each event with the first of its dates among ``dates``, as ``shown``; without those that have none."""
        events = self.annotate(shown=FilteredRelation("occurrences"))
        return events.filter(shown__in=dates.first_of_each().values("pk"))

    def coming(self, at: datetime.datetime) -> Self:
        """Keep those that are on or to come, with their next date as ``shown``."""
        return self._showing(at, not_over(at, "shown__"))

    def past(self, at: datetime.datetime) -> Self:
        """Keep those that are over, with their last date as ``shown``."""
        others = [status for status in OccurrenceStatus if status != OccurrenceStatus.POSTPONED]
        return self._showing(at, Q(shown__over__lte=at, shown__status__in=others))

    def taking_place(self) -> Self:
        """Leave out those whose ``shown`` date was cancelled or postponed."""
        return self.filter(shown__status=OccurrenceStatus.SCHEDULED)

    def next_first(self, at: datetime.datetime) -> Self:
        """Order by the day of what is ``shown``; of one day, by what begins on it, and then what goes on.

        What was postponed comes last, once its old day is over.
        """
        today = periods.today(at)
        waits = Case(When(shown__status=OccurrenceStatus.POSTPONED, shown__over__lte=at, then=1), default=0)
        goes_on = Case(When(shown__first_date__lt=today, then=1), default=0)
        return self.order_by(waits, Greatest("shown__first_date", models.Value(today)), goes_on, "shown__starts", "pk")

    def latest_first(self) -> Self:
        """Order by what is ``shown``, the latest first."""
        return self.order_by("-shown__starts", "-pk")

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but its date and the renditions of its picture.

        The date comes with ``with_date``, once something has chosen the one to show.
        """
        return self.live_in(language).select_related("city", "hero").defer(*LONG_TEXTS)

    def with_date(self) -> Self:
        """Bring along what is ``shown`` (``EventPage.date``), and the number of dates that follow it."""
        from news.models import Occurrence

        following = Occurrence.objects.filter(
            event=OuterRef("pk"), status=OccurrenceStatus.SCHEDULED, starts__gt=OuterRef("shown__starts")
        )
        number = following.order_by().values("event").annotate(number=Count("pk")).values("number")
        row = JSONObject(**{name: f"shown__{name}" for name in SHOWN})
        return self.annotate(shown_row=row, following=Subquery(number))

    def _showing(self, at: datetime.datetime, condition: Q) -> Self:
        shown = FilteredRelation("occurrences", condition=Q(occurrences__shown_during__contains=at))
        return self.annotate(shown=shown).filter(condition)

    def alike(self, event: EventPage, language: str, at: datetime.datetime) -> Self:
        """Return cards of what else is coming: of the kind of ``event`` in the other city, in the same, and others.

        ``likeness`` says which of these it is.
        """
        likeness = Case(
            When(Q(kind=event.kind, city__isnull=False) & ~Q(city=event.city_id), then=OF_THE_OTHER_CITY),
            When(kind=event.kind, then=OF_THE_KIND),
            default=OTHER,
        )
        cards = self.for_cards(language).coming(at).exclude(pk=event.pk).exclude(status=EventStatus.CANCELLED)
        cards = cards.annotate(likeness=likeness).next_first(at).with_date()
        return cards.order_by("likeness", *cards.query.order_by)

    def of_kinds(self, kinds: Collection[str]) -> Self:
        """Keep those of ``kinds``; all of them where none is named."""
        return self.filter(kind__in=kinds) if kinds else self


class OccurrenceQuerySet(models.QuerySet):
    """Dates of events, as lists, months and calendars ask for them."""

    def announced(self) -> Self:
        """Leave out those that were withdrawn: they are over for readers, whatever their date."""
        return self.exclude(status=OccurrenceStatus.WITHDRAWN)

    def coming(self, at: datetime.datetime) -> Self:
        """Keep those that are on or to come."""
        return self.announced().filter(not_over(at))

    def with_events(self) -> Self:
        """Bring the events along, with what a line says of them."""
        long_texts = (f"event__{name}" for name in LONG_TEXTS)
        return self.select_related("event__city", "event__hero").defer(*long_texts)

    def first_of_each(self) -> Self:
        """Keep the first of each event."""
        return self.order_by("event", "starts", "original").distinct("event")

    def on_page(self, at: datetime.datetime) -> Self:
        """Keep what an event's page tells of: what is coming, or else the last."""
        return self.announced().filter(not_over(at) | Q(shown_during__contains=at)).order_by("starts", "pk")

    def arrange(self) -> None:
        """Note of all these dates, of whole events, when each is the one to show (``news.events.showing``)."""
        from news.events.showing import arrange

        rows: list[Any] = list(self.order_by("event", "pk"))
        of_each = groupby(rows, key=lambda row: row.event_id)
        changed: list[Any] = [row for _event, dates in of_each for row in arrange(dates)]
        self.model._default_manager.bulk_update(changed, ["over", "shown_during"], batch_size=1000)
