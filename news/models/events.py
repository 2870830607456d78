"""Events, the page that lists them, and the dates on which they take place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import SUMMARY, TITLE, Requirement
from bilingual.routing import SiteRequest
from elements.blocks import BodyBlock
from elements.calendars import Calendar, CalendarPage
from elements.choices import Admission, Audience, Currency, Sector, Weekday
from elements.fields import ChoiceArrayField, StoryField
from elements.machines import page_address
from elements.models import City, Contact, validate_timezone
from elements.panels import FactPanel
from elements.plates import Plate
from elements.rows import bring, record, rows_of
from elements.stories import Story
from elements.when import Moment
from media.models import SiteImage
from media.renditions import bring_renditions
from news.choices import (
    ZONES,
    Attendance,
    Difference,
    EventKind,
    EventStatus,
    Frequency,
    OccurrenceStatus,
)
from news.events import cards, machines
from news.events.calendars import EventCalendar, ListCalendar
from news.events.listing import MONTH, EventListing, EventMonth
from news.events.occurrences import FACTS, foreseen, horizon, materialise
from news.events.queries import OF_THE_OTHER_CITY, EventQuerySet, OccurrenceQuerySet
from news.events.recurrence import MIDNIGHT
from news.events.registration import RegistrationState, registration_state
from news.events.rules import contradictions
from news.events.showing import over_at
from news.forms import EventPageForm
from news.panels import NextDatesPanel
from news.plates import deal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

#: How many dates of the weekend the list shows of each city.
WEEKEND_SHOWN = 2
#: How many dates of an event its page names, and how many other events stand under one.
DATES_SHOWN = 8
ALIKE_AT_MOST = 3


class EventIndexPage(CalendarPage):
    """Lists what is on in both cities, as a list and by month, and hands out calendars."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    #: The events that the list shows, once it is known which.
    listed: Sequence[EventPage] = ()

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["news.EventPage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("events index")
        verbose_name_plural = _("events indexes")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list or the month that the query string asks for, of what is live in the language shown."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        events = EventPage.objects.for_cards(language)
        options = {"queryset": events, "at": at, "language": language, "path": request.path}
        if request.GET.get("view") == MONTH:
            listing: EventMonth | EventListing = EventMonth(request.GET, **options)
        else:
            listing = EventListing(request.GET, **options)
            listing.page.object_list = list(listing.page.object_list)
            deal(listing.page.object_list)
            bring_renditions(("card", [event.hero for event in listing.page.object_list]))
            self.listed = listing.page.object_list
            if not listing.state.query:
                context["weekend"] = cards.this_weekend(language, at, WEEKEND_SHOWN)
        context.update(listing=listing, canonical_query=listing.indexed_query, at=at)
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the events of the page that is shown, in their order."""
        return [machines.listed(request, page_address(request, self), self.listed)] if self.listed else []

    def calendar(self, request: SiteRequest) -> Calendar:
        """Return what is on in the active language, under the filters of the query string."""
        root = request.build_absolute_uri("/").rstrip("/")
        return ListCalendar(self, request.GET, languages.active(), timezone.now(), root).calendar()


class EventPage(CalendarPage):
    """Something that takes place once, over several days, or again and again.

    Dates and times are those of the clocks in ``zone``; ``occurrences`` says at which instants that is.
    """

    kind = models.CharField(pgettext_lazy("of an event", "kind"), max_length=20, choices=EventKind.choices)
    sectors = ChoiceArrayField(
        models.CharField(max_length=20, choices=Sector.choices), verbose_name=_("sectors"), default=list, blank=True
    )
    audiences = ChoiceArrayField(
        models.CharField(max_length=20, choices=Audience.choices), verbose_name=_("for whom"), default=list, blank=True
    )
    hero = models.ForeignKey(
        SiteImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)

    # When
    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Empty: online only, or in neither city."),
    )
    timezone = models.CharField(
        _("time zone"),
        max_length=50,
        blank=True,
        choices=ZONES,
        validators=[validate_timezone],
        help_text=_("Whose clocks the times below are read from. Empty: those of the city."),
    )
    all_day = models.BooleanField(_("all day"), default=False)
    first_date = models.DateField(_("first day"), null=True, blank=True)
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    last_date = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: that day only."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("Empty: not known."))
    frequency = models.CharField(
        _("repeats"), max_length=20, choices=Frequency.choices, blank=True, help_text=_("Empty: it takes place once.")
    )
    interval = models.PositiveSmallIntegerField(
        _("every how many"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text=_("2 with “every week”: every other week."),
    )
    weekdays = ChoiceArrayField(
        models.PositiveSmallIntegerField(choices=Weekday.choices),
        verbose_name=_("on which days of the week"),
        default=list,
        blank=True,
        help_text=_("Empty: the weekday of the first day."),
    )
    repeat_until = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day it may begin on."))
    repeat_count = models.PositiveSmallIntegerField(
        _("or how many times"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    status = models.CharField(_("status"), max_length=20, choices=EventStatus.choices, default=EventStatus.SCHEDULED)
    previous_date = models.DateField(_("it was to be on"), null=True, blank=True)
    previous_time = models.TimeField(_("at"), null=True, blank=True)
    status_note = models.CharField(_("what readers should know"), max_length=300, blank=True)

    # Where
    attendance = models.CharField(
        _("how one takes part"), max_length=10, choices=Attendance.choices, default=Attendance.VENUE
    )
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    venue_page = models.ForeignKey(
        BasePage,
        verbose_name=_("page of the venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A destination or an institution of this site."),
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Decimal degrees: 31.7587."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Decimal degrees: -106.4869."),
    )
    online_url = models.URLField(_("address online"), blank=True)

    # Taking part
    admission = models.CharField(_("admission"), max_length=10, choices=Admission.choices, blank=True)
    price_from = models.DecimalField(
        _("price from"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    price_to = models.DecimalField(
        _("price to"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, blank=True)
    price_note = models.CharField(_("note on prices"), max_length=200, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, validators=[MinValueValidator(1)])
    registration_opens = models.DateField(_("registration opens"), null=True, blank=True)
    registration_closes = models.DateField(_("registration closes"), null=True, blank=True)
    registration_closes_at = models.TimeField(
        _("at"), null=True, blank=True, help_text=_("In the time of the event. Empty: at the end of that day.")
    )
    registration_url = models.URLField(_("where to register"), blank=True)
    taking_part = models.TextField(
        _("how to take part"),
        max_length=1200,
        blank=True,
        help_text=_("Of a mission or a fair: who travels, what is included, what it costs, whom it is for."),
    )
    organizer = models.CharField(_("organizer"), max_length=160, blank=True)
    contact = models.ForeignKey(
        Contact, verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    #: Whether it is shown as it would be if it were published, as in a preview.
    _is_foreseen = False
    #: What ``dates`` found last, and for which instant.
    _dates_at: tuple[datetime.datetime, list[Occurrence]] | None = None

    #: The day up to which its dates are stored while the rule goes on; nothing when all of them are.
    dates_until = models.DateField(null=True, editable=False)

    #: What stands in for a picture, once ``news.plates.deal`` has seen what else the page shows.
    plate: Plate | None = None

    objects = PageManager.from_queryset(EventQuerySet)()

    required_for_release = (
        TITLE,
        SUMMARY,
        Requirement("first_date", _("A first day: when it takes place."), languages=()),
    )
    base_form_class = EventPageForm
    parent_page_types: ClassVar = ["news.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        BasePage.content_panels[0],
        FactPanel("kind"),
        *BasePage.content_panels[1:],
        FieldPanel("hero", heading=_("Picture")),
        PairPanel("body"),
    ]
    fact_panels: ClassVar = [
        MultiFieldPanel(
            [
                FactPanel("city", empty_label=_("Neither")),
                FieldPanel("timezone"),
                FieldPanel("all_day"),
                FieldRowPanel([FieldPanel("first_date"), FieldPanel("start_time")]),
                FieldRowPanel([FieldPanel("last_date"), FieldPanel("end_time")]),
                FactPanel("frequency", empty_label=_("Once")),
                FieldPanel("interval"),
                FactPanel("weekdays"),
                FieldRowPanel([FieldPanel("repeat_until"), FieldPanel("repeat_count")]),
                InlinePanel("different_dates", heading=_("Dates that differ"), label=_("date")),
                NextDatesPanel(),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FactPanel("status"),
                FieldRowPanel([FieldPanel("previous_date"), FieldPanel("previous_time")]),
                PairPanel("status_note"),
            ],
            heading=_("Status"),
        ),
        MultiFieldPanel(
            [
                FactPanel("attendance"),
                PairPanel("venue"),
                PageChooserPanel("venue_page"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("online_url"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FactPanel("audiences"),
                FactPanel("sectors"),
                FactPanel("admission"),
                FieldRowPanel([FieldPanel("price_from"), FieldPanel("price_to"), FieldPanel("currency")]),
                PairPanel("price_note"),
                FieldPanel("capacity"),
                FieldRowPanel(
                    [
                        FieldPanel("registration_opens"),
                        FieldPanel("registration_closes"),
                        FieldPanel("registration_closes_at"),
                    ]
                ),
                FieldPanel("registration_url"),
                PairPanel("taking_part"),
                PairPanel("organizer"),
                FieldPanel("contact"),
            ],
            heading=_("Taking part"),
        ),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add facts that contradict each other: a draft may, what readers see may not."""
        refused = super().release_errors(released)
        return {**{name: ValidationError(words) for name, words in contradictions(self).items()}, **refused}

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Write the event, and its dates as the facts that are published give them; see ``BasePage.save``."""
        result = super().save(*args, **kwargs)
        self._dates_at = None
        written = kwargs.get("update_fields")
        if written is None:
            materialise(self, timezone.now())
        elif not FACTS.isdisjoint(written):
            # What else this instance holds may be a draft's.
            materialise(type(self)._default_manager.get(pk=self.pk), timezone.now())
        return result

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render what is written with the dates that it would have."""
        self._is_foreseen = True
        return super().serve_preview(request, mode_name)

    @classmethod
    def falling_behind(cls, at: datetime.datetime) -> EventQuerySet:
        """Return the events with dates to be stored for the months ahead."""
        return cls.objects.filter(live=True, dates_until__lt=horizon(at))

    def keep_up(self, at: datetime.datetime) -> None:
        """Store the dates of the months ahead."""
        materialise(self, at)

    @property
    def zone(self) -> ZoneInfo | None:
        """Return the zone whose clocks its times are read from; nothing for a draft that says none."""
        name = self.timezone or (self.city.timezone if self.city else "")
        return ZoneInfo(name) if name else None

    @property
    def has_times(self) -> bool:
        """Whether it begins at a time rather than with the day."""
        return not self.all_day and self.start_time is not None

    @property
    def was_to_begin(self) -> datetime.datetime | None:
        """Return the instant, in UTC, at which an event moved to another date was to begin; nothing if not known."""
        if self.previous_date is None or self.zone is None:
            return None
        time = (self.previous_time or self.start_time or MIDNIGHT) if self.has_times else MIDNIGHT
        return datetime.datetime.combine(self.previous_date, time, self.zone).astimezone(datetime.UTC)

    def calendar(self, request: SiteRequest) -> Calendar:
        """Return its dates in the active language."""
        root = request.build_absolute_uri("/").rstrip("/")
        return EventCalendar(self, languages.active(), timezone.now(), root).calendar()

    # What its templates and lists ask of it

    @classmethod
    def serving_queryset(cls) -> EventQuerySet:
        """Bring city, picture, contact, the page of the venue and what is said of single dates along."""
        return cls.objects.select_related("city", "hero", "contact__city", "venue_page").annotate(
            different_dates_rows=bring(EventDate, "id", "difference", "date", "note_en", "note_es")
        )

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add its dates as of now, how to take part, and what else is on."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        dates = self.dates(at)
        main = self.next_occurrence(at) or (dates[0] if dates else None)
        # Where this page is in the other language only, what it leads to is still what its reader can read.
        alike = list(EventPage.objects.alike(self, languages.active(), at)[:ALIKE_AT_MOST])
        alike = [event for event in alike if event.likeness == alike[0].likeness]
        deal([self, *alike])
        story = Story(getattr(self, languages.localized("body", language)))
        bring_renditions(
            *story.shown,
            ("hero", [self.hero]),
            ("social", [self.social_picture()]),
            ("card", [event.hero for event in alike]),
        )
        context.update(
            at=at,
            date=main,
            dates=dates[:DATES_SHOWN] if len(dates) > 1 else [],
            more_dates=max(0, len(dates) - DATES_SHOWN),
            is_over=self.is_over(at),
            registration=self.registration_state(at),
            alike=alike,
            is_twin=bool(alike) and alike[0].likeness == OF_THE_OTHER_CITY,
            story=story,
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the event as of when its page was put together; see ``news.events.machines``."""
        at = self._dates_at[0] if self._dates_at else timezone.now()
        venue = self.venue_page if self.venue_page and self.venue_page.published_in(languages.active()) else None
        return machines.event(self, request, self.dates(at), self.registration_state(at), venue)

    def social_picture(self) -> SiteImage | None:
        """Return the event's picture."""
        return self.hero

    @cached_property
    def shown_date(self) -> Occurrence | None:
        """Return the date that a list shows of it, where the list brought it along (``EventQuerySet.with_date``)."""
        row = getattr(self, "shown_row", None)
        return record(Occurrence, row) if row else None

    @property
    def subjects(self) -> list[str]:
        """Return what a drawing may show in place of a picture (``news.plates``): its kind."""
        return [self.kind]

    @property
    def is_at_venue(self) -> bool:
        """Whether one can go there."""
        return self.attendance != Attendance.ONLINE

    @property
    def is_online(self) -> bool:
        """Whether one can take part from afar."""
        return self.attendance != Attendance.VENUE

    def state_of(self, date: Occurrence) -> DateState:
        """Return what became of ``date``, and of the event as a whole where that is the same."""
        moved = date.moved_from or (self.was_to_begin if self.status == EventStatus.RESCHEDULED else None)
        before = moved and Moment(moved, date.timezone, all_day=date.all_day)
        if date.status in (OccurrenceStatus.CANCELLED, OccurrenceStatus.POSTPONED):
            return DateState(date.status, is_whole=self.status == date.status)
        if before and before.starts != date.starts:
            return DateState(EventStatus.RESCHEDULED, before, is_whole=self.status == EventStatus.RESCHEDULED)
        return DateState(OccurrenceStatus.SCHEDULED)

    def note_on(self, date: Occurrence, language: str) -> str:
        """Return why ``date`` differs from the rule, in ``language``."""
        day = date.original[: len("20261124")]
        rows = (row for row in rows_of(self, "different_dates") if row.date and f"{row.date:%Y%m%d}" == day)
        return next((languages.words(row, "note", language) for row in rows), "")

    def dates(self, at: datetime.datetime) -> list[Occurrence]:
        """Return what its page tells of at ``at``: its coming dates in order, canceled ones included, or else the last.

        Those of a draft are as they would be if it were published then. One query, however often it is asked.
        """
        if self._dates_at is None or self._dates_at[0] != at:
            self._dates_at = at, self._find_dates(at)
        return self._dates_at[1]

    def _find_dates(self, at: datetime.datetime) -> list[Occurrence]:
        if not (self._is_foreseen or self._is_draft or self._state.adding):
            return list(self.occurrences.on_page(at))
        rows = [row for row in foreseen(self, at) if row.status != OccurrenceStatus.WITHDRAWN]
        return [row for row in rows if not row.is_over(at)] or rows[-1:]

    def coming(self, at: datetime.datetime, number: int | None = None) -> list[Occurrence]:
        """Return the first ``number`` of its dates that are not over at ``at``, canceled ones included."""
        return [row for row in self.dates(at) if not row.is_over(at)][:number]

    def next_occurrence(self, at: datetime.datetime) -> Occurrence | None:
        """Return the date that is on at ``at`` or comes next; one that takes place."""
        return next((row for row in self.coming(at) if row.status == OccurrenceStatus.SCHEDULED), None)

    def is_over(self, at: datetime.datetime) -> bool:
        """Say whether no date of it is left; what has none yet, or was postponed, is still to come."""
        dates = self.dates(at)
        return self.dates_until is None and bool(dates) and all(row.is_over(at) for row in dates)

    def registration_state(self, at: datetime.datetime) -> RegistrationState:
        """Return how registering for it stands at ``at``."""
        return registration_state(self, at)

    def next_change(self, at: datetime.datetime) -> datetime.datetime | None:
        """Return the first instant after ``at`` at which its page stops being true; nothing for never.

        A date begins or is over, or registering opens, closes or is a day nearer to closing.
        """
        turns = [turn for row in self.dates(at) for turn in (row.starts, over_at(row)) if turn > at]
        registration = self.registration_state(at).valid_until
        return min([*turns, *([registration] if registration else [])], default=None)


@dataclass(frozen=True)
class DateState:
    """What became of a date; when it was to be ``before``; whether that holds of the event as a whole."""

    status: str
    before: Moment | None = None
    is_whole: bool = False


class EventDate(Orderable):
    """A date on which an event differs from its rule, or that it has besides."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="different_dates")
    difference = models.CharField(_("what differs"), max_length=10, choices=Difference.choices)
    date = models.DateField(_("date"))
    new_date = models.DateField(_("new date"), null=True, blank=True, help_text=_("Empty: the same day."))
    start_time = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("Empty: as always."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("Empty: as long as always."))
    note = models.CharField(_("why"), max_length=200, blank=True)

    panels: ClassVar = [
        FactPanel("difference"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("new_date")]),
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        PairPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("date that differs")
        verbose_name_plural = _("dates that differ")


class Occurrence(models.Model):
    """One date of an event as it was published: computed from the page's facts, never edited.

    What is past stays as it was, whatever the rule says later. ``original`` is what the rule called it, as RFC 5545
    writes dates and local times (a RECURRENCE-ID). It is the date's name for good, also when the date is moved or the
    rule gives that day another time.
    """

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="occurrences")
    original = models.CharField(max_length=15)
    starts = models.DateTimeField()
    #: The instant at which it is over; that of ``starts`` where no end is known.
    ends = models.DateTimeField()
    #: The days it is on, on the venue's calendar, the last one included.
    first_date = models.DateField()
    last_date = models.DateField()
    is_one_day = models.GeneratedField(
        expression=models.ExpressionWrapper(models.Q(first_date=models.F("last_date")), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    all_day = models.BooleanField(default=False)
    timezone = models.CharField(max_length=50)
    status = models.CharField(max_length=10, choices=OccurrenceStatus.choices, default=OccurrenceStatus.SCHEDULED)
    #: When readers take it for over: at ``ends``, or at the end of its last day where no end is known.
    over = models.DateTimeField(null=True)
    #: While it is the one date of the event to show: its next, or its last when all are over (``news.events.showing``).
    shown_during = DateTimeRangeField(null=True)
    #: When it was to begin before it was moved.
    moved_from = models.DateTimeField(null=True)
    #: How often what calendars know of it has changed (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    #: When it was published first.
    added_at = models.DateTimeField(null=True)
    #: A digest of where calendars were told that it takes place.
    place = models.CharField(max_length=16, default="")
    #: Withdrawn because its page was taken down, not by the rule: it is decided anew when the page is live again.
    taken_down = models.BooleanField(default=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ("starts", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "original"], name="one_occurrence_for_each_original"),
            models.CheckConstraint(condition=models.Q(ends__gte=models.F("starts")), name="occurrence_in_order"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["event", "ends"]),
            models.Index(fields=["first_date", "last_date"]),
            models.Index(fields=["ends"]),
            GistIndex(fields=["shown_during"], include=["event", "over", "status"], name="news_shown_date"),
            models.Index(
                *("first_date", models.F("all_day").desc(), "starts", "id"),
                condition=models.Q(is_one_day=True),
                include=["event", "status"],
                name="news_dates_of_one_day",
            ),
            models.Index(
                fields=["first_date", "last_date"], condition=models.Q(is_one_day=False), name="news_dates_of_more_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.original}"

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone of the place."""
        return ZoneInfo(self.timezone)

    @property
    def number_of_days(self) -> int:
        """Return on how many days it is."""
        return (self.last_date - self.first_date).days + 1

    def is_on(self, at: datetime.datetime) -> bool:
        """Say whether it has begun at ``at`` and isn't over."""
        return self.status == OccurrenceStatus.SCHEDULED and self.starts <= at and not self.is_over(at)

    def is_over(self, at: datetime.datetime) -> bool:
        """Say whether it is over at ``at``; what was postponed is still to come."""
        return self.status != OccurrenceStatus.POSTPONED and over_at(self) <= at
