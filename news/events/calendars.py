"""Calendars of events: that of one event, and the one that follows the list under the filters somebody has chosen.

Each date is an entry of its own and no rule is written (RFC 5545, RRULE): a reader's program is told of each change by
itself, and what is past stays as it was published.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bilingual import languages
from bilingual.models import BasePage
from bilingual.visibility import readable_in
from elements.calendars import CALENDAR, Calendar, Entry, Organizer, Status, lasting_uid
from elements.choices import Sector
from elements.models import City
from elements.when import Moment, tell
from news.choices import Attendance, EventStatus, OccurrenceStatus
from news.events.queries import not_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.http import QueryDict

    from news.events.listing import EventFilters
    from news.events.queries import EventQuerySet, OccurrenceQuerySet
    from news.models import EventIndexPage, EventPage, Occurrence

#: How long a date stays in a calendar once it is over: whoever subscribes keeps what they have just been to, and a
#: program that looks once a month still learns what was canceled.
BACK = datetime.timedelta(days=60)
#: How far ahead dates are told: a yearly event is told of a month before this year's is over. Rules may go on for ever.
AHEAD = datetime.timedelta(days=400)
#: How many dates a calendar has at most, the first ones: some 400 kB, where programs give up on a file of 1 MB.
AT_MOST = 500

STATUSES = {
    OccurrenceStatus.SCHEDULED: Status.CONFIRMED,
    OccurrenceStatus.POSTPONED: Status.TENTATIVE,
    OccurrenceStatus.CANCELLED: Status.CANCELLED,
    OccurrenceStatus.WITHDRAWN: Status.CANCELLED,
}
#: What an entry has no use for.
LONG_TEXTS = [
    name
    for field in ("body", "taking_part", "price_note")
    for name in (field, *(languages.localized(field, language) for language in languages.LANGUAGES))
]


@dataclass(frozen=True)
class EventCalendar:
    """The calendar of one event in ``language`` at ``at``: what is coming, and what has changed; ``root`` is the host.

    Dates that have gone by as planned are left out: nobody adds those.
    """

    event: EventPage
    language: str
    at: datetime.datetime
    root: str

    def calendar(self) -> Calendar:
        """Return it: three queries, whatever the number of dates, and one where a page is its venue."""
        told = _Telling(self.language, self.root, [self.event])
        coming = not_over(self.at) | ~Q(status=OccurrenceStatus.SCHEDULED)
        dates = within_reach(self.event.occurrences.filter(coming), self.at)
        page = f"{self.root}{self.event.url_in(self.language)}"
        return Calendar(
            uid=lasting_uid(self.event.translation_key, f"{self.language}/calendar"),
            name=languages.words(self.event, "title", self.language),
            language=self.language,
            address=f"{page}{CALENDAR}",
            page=page,
            description=languages.words(self.event, "summary", self.language),
            entries=told.entries(dates),
            subject="Events",
        )


@dataclass(frozen=True)
class ListCalendar:
    """The calendar that follows the list of events in ``language`` under the filters of ``query``.

    It has the filters of the list but those of time: a subscription goes on, whatever weekend it was begun on.
    """

    index: EventIndexPage
    query: QueryDict
    language: str
    at: datetime.datetime
    root: str

    @cached_property
    def filters(self) -> EventFilters:
        """Return what the query string narrows the events to; what it says besides is left aside."""
        from news.events.listing import EventFilters
        from news.models import EventPage

        events = EventPage.objects.live_in(self.language)
        return EventFilters(self.query, queryset=events, language=self.language)

    def calendar(self) -> Calendar:
        """Return it: six queries, whatever the number of dates, and one where pages are venues."""
        from news.models import EventPage, Occurrence

        found = Occurrence.objects.filter(event__in=self.filters.qs.order_by().values("pk"))
        dates = list(within_reach(found, self.at))
        events = EventPage.objects.filter(pk__in={date.event_id for date in dates}).defer(*LONG_TEXTS)
        told = _Telling(self.language, self.root, events.select_related("city", "contact"))
        title = languages.words(self.index, "title", self.language)
        narrowed = ", ".join(str(chip.label) for chip in self.filters.chips) if self.query else ""
        page = f"{self.root}{self.index.url_in(self.language)}"
        query = self.filters.followed_query if narrowed else ""
        suffix = f"?{query}" if query else ""
        return Calendar(
            uid=lasting_uid(self.index.translation_key, f"{self.language}/{query}"),
            name=f"{settings.WAGTAIL_SITE_NAME}: {title}" + (f" – {narrowed}" if narrowed else ""),
            language=self.language,
            address=f"{page}{CALENDAR}{suffix}",
            page=f"{page}{suffix}",
            description=languages.words(self.index, "summary", self.language),
            entries=told.entries(dates),
            subject="Events",
        )


def within_reach(dates: OccurrenceQuerySet, at: datetime.datetime) -> OccurrenceQuerySet:
    """Keep the ``dates`` that calendars tell at ``at``, in order: the first of those from ``BACK`` to ``AHEAD``.

    What was postponed is told as long as it waits.
    """
    return dates.filter(not_over(at - BACK), starts__lt=at + AHEAD).order_by("starts", "pk")[:AT_MOST]


class _Telling:
    """What calendars say of ``events`` in one language."""

    def __init__(self, language: str, root: str, events: EventQuerySet | Iterable[EventPage]) -> None:
        self.language, self.root = language, root
        self.events = {event.pk: event for event in events}

    def entries(self, dates: Iterable[Occurrence]) -> list[Entry]:
        """Return an entry for each of ``dates``."""
        return [self._entry(self.events[date.event_id], date) for date in dates]

    @cached_property
    def _cities(self) -> Sequence[City]:
        return list(City.objects.all())

    @cached_property
    def _notes(self) -> Mapping[tuple[int, datetime.date], str]:
        """Return what is said of single dates, by their event and the day on which they were to be."""
        from news.models import EventDate

        rows = EventDate.objects.filter(page__in=self.events)
        return {(row.page_id, row.date): languages.words(row, "note", self.language) for row in rows}

    @cached_property
    def _venues(self) -> Mapping[int, BasePage]:
        """Return the pages of venues that everybody can read in this language."""
        named = {event.venue_page_id for event in self.events.values()} - {None}
        if not named:
            return {}
        return {page.pk: page for page in BasePage.objects.filter(readable_in(self.language), pk__in=named)}

    def _entry(self, event: EventPage, date: Occurrence) -> Entry:
        changed_at = max(filter(None, (date.changed_at, event.last_published_at)))
        return Entry(
            uid=lasting_uid(event.translation_key, date.original),
            span=date,
            summary=self._summary(event, date),
            changed_at=changed_at,
            sequence=date.sequence,
            status=STATUSES[OccurrenceStatus(date.status)],
            is_busy=not date.all_day and date.first_date == date.last_date,
            description="\n\n".join(filter(None, self._paragraphs(event, date))),
            location=self._location(event),
            place=_place(event),
            url=self._address(event),
            online_url=event.online_url if event.attendance != Attendance.VENUE else "",
            categories=[
                str(event.get_kind_display()),
                *(str(Sector(sector).label) for sector in event.sectors if sector in Sector.values),
            ],
            organizer=self._organizer(event),
        )

    def _summary(self, event: EventPage, date: Occurrence) -> str:
        """Return the title, with a word before it where programs that don't show the status need one."""
        title = languages.words(event, "title", self.language)
        if date.status == OccurrenceStatus.POSTPONED:
            return pgettext("of an event", "Postponed: %(title)s") % {"title": title}
        if date.status == OccurrenceStatus.SCHEDULED:
            return title
        return pgettext("of an event", "Canceled: %(title)s") % {"title": title}

    def _paragraphs(self, event: EventPage, date: Occurrence) -> Iterable[str]:
        yield self._what_became(event, date)
        yield languages.words(event, "summary", self.language)
        yield str(tell(date, self._cities, self.language).whole)
        if event.online_url and event.attendance != Attendance.VENUE:
            yield _("Online: %(address)s") % {"address": event.online_url}
        if event.registration_url and event.status != EventStatus.CANCELLED:
            yield _("Register: %(address)s") % {"address": event.registration_url}
        yield self._address(event)

    def _what_became(self, event: EventPage, date: Occurrence) -> str:
        """Return in a line what became of the date, and what the editor says of that."""
        words = {
            OccurrenceStatus.POSTPONED: _("Postponed, with no new date yet."),
            OccurrenceStatus.CANCELLED: _("Canceled."),
            OccurrenceStatus.WITHDRAWN: _("This date has been withdrawn."),
        }.get(OccurrenceStatus(date.status), "")
        if not words and date.moved_from:
            before = Moment(date.moved_from, date.timezone)
            was = tell(replace(before, all_day=date.all_day), self._cities, self.language).whole
            words = _("Moved: it was to be on %(when)s.") % {"when": was}
        day = datetime.datetime.strptime(date.original[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day of the venue's
        notes = [self._notes.get((event.pk, day), "")]
        if event.status != EventStatus.SCHEDULED:
            notes.append(languages.words(event, "status_note", self.language))
        return " ".join(filter(None, [words, *notes]))

    def _location(self, event: EventPage) -> str:
        if event.attendance == Attendance.ONLINE:
            return pgettext("where an event is", "Online")
        page = self._venues.get(event.venue_page_id) if event.venue_page_id else None
        venue = languages.words(event, "venue", self.language)
        parts = [venue or (languages.words(page, "title", self.language) if page else ""), event.address]
        if event.city:
            parts += [languages.words_or_other(event.city, name, self.language) for name in ("name", "region")]
        return ", ".join(filter(None, parts))

    def _organizer(self, event: EventPage) -> Organizer | None:
        if event.contact is None:
            return None
        name = languages.words(event, "organizer", self.language)
        return Organizer(name or languages.words_or_other(event.contact, "name", self.language), event.contact.email)

    def _address(self, event: EventPage) -> str:
        return f"{self.root}{event.url_in(self.language)}"


def _place(event: EventPage) -> tuple[float, float] | None:
    if event.attendance == Attendance.ONLINE or event.latitude is None or event.longitude is None:
        return None
    return float(event.latitude), float(event.longitude)
