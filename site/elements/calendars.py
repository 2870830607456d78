"""Calendars that others subscribe to or take a date from: iCalendar (RFC 5545, RFC 7986), written by ``icalendar``.

A section says what is in one as ``Entry``, in one language. Its page is a ``CalendarPage``, which answers with it at
``calendar.ics`` below its own address.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import uuid
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.http import HttpResponse
from django.urls import Resolver404
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _
from icalendar.prop import vCalAddress, vCategory, vDuration, vGeo, vRecur, vText, vUri
from wagtail.url_routing import RouteResult

from bilingual import languages
from bilingual.models import BasePage
from bilingual.routing import SiteRequest
from elements.when import Moment, Span, tell

if TYPE_CHECKING:
    from django.http import HttpRequest

    from elements.models import City

MEDIA_TYPE = "text/calendar"
#: The last part of a calendar's address below its page.
CALENDAR = "calendar.ics"

#: How often programs are asked to look again.
REFRESH = datetime.timedelta(hours=6)

A_WEEK = datetime.timedelta(days=7)
#: A week before, at nine in the morning, of what is noted for a whole day and so begins at midnight.
A_WEEK_BEFORE_A_DAY = datetime.timedelta(days=6, hours=15)

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

#: What ends a line for some program or other, and is written in one way.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What a text may not hold (RFC 5545, 3.1, CONTROL), and what UTF-8 has no way to write.
NOT_IN_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Status(models.TextChoices):
    """What becomes of an entry (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Organizer:
    """Who answers for an entry, by mail."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """One date in a calendar: a VEVENT (RFC 5545, 3.6.1).

    ``uid`` is the same as long as it is the same date, in every language and wherever its page moves; ``sequence`` and
    ``changed_at`` grow with each change. ``place`` is latitude and longitude, ``alarm`` how long before it to ring.
    """

    uid: str
    span: Span
    summary: str
    changed_at: datetime.datetime
    sequence: int = 0
    status: Status = Status.CONFIRMED
    description: str = ""
    location: str = ""
    place: tuple[float, float] | None = None
    url: str = ""
    online_url: str = ""
    categories: Sequence[str] = ()
    organizer: Organizer | None = None
    alarm: datetime.timedelta | None = None
    #: Whether those who have it are taken for busy: not by a deadline, nor by what does not take place.
    is_busy: bool = True

    def component(self) -> icalendar.Event:
        """Return the entry as ``icalendar`` writes it."""
        event = icalendar.Event()
        event.add("uid", self.uid)
        event.add("dtstamp", self.changed_at.astimezone(datetime.UTC))
        event.add("last-modified", self.changed_at.astimezone(datetime.UTC))
        event.add("sequence", self.sequence)
        event.add("status", self.status.value)
        is_busy = self.is_busy and self.status == Status.CONFIRMED
        event.add("transp", "OPAQUE" if is_busy else "TRANSPARENT")
        for name, moment in zip(("dtstart", "dtend"), _bounds(self.span), strict=False):
            event.add(name, moment)
        event.add("summary", Words(self.summary))
        for name, words in (("description", self.description), ("location", self.location)):
            if words:
                event.add(name, Words(words))
        if self.place:
            event.add("geo", vGeo(self.place))
        if self.url:
            event.add("url", vUri(self.url))
        if self.online_url:
            event.add("conference", vUri(self.online_url), {"VALUE": "URI"})
        if self.categories:
            categories = vCategory([])
            categories.cats = [Words(each) for each in self.categories]
            event.add("categories", categories)
        if self.organizer and _is_email(self.organizer.email):
            event.add("organizer", _address(self.organizer))
        if self.alarm:
            event.add_component(_alarm(self.alarm, self.summary))
        return event


@dataclass(frozen=True)
class Calendar:
    """Entries that are published together in one language, at ``address``, an absolute one.

    ``uid`` is the calendar's own and lasts as those of entries do. ``page`` is the address of what it belongs to.
    """

    uid: str
    name: str
    language: str
    address: str
    entries: Sequence[Entry]
    page: str = ""
    description: str = ""
    subject: str = field(default="Calendar", kw_only=True)

    @cached_property
    def content(self) -> bytes:
        """Return the calendar as it is sent: lines of 75 octets that end in CRLF (RFC 5545, 3.1)."""
        tag = languages.TAGS[self.language].upper()
        calendar = icalendar.Calendar()
        calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{self.subject}//{tag}")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("uid", self.uid)
        # What RFC 7986 names, and what programs called it before.
        for name in ("name", "x-wr-calname"):
            calendar.add(name, Words(self.name))
        if self.description:
            for name in ("description", "x-wr-caldesc"):
                calendar.add(name, Words(self.description))
        calendar.add("source", vUri(self.address), {"VALUE": "URI"})
        if self.page:
            calendar.add("url", vUri(self.page))
        calendar.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESH))
        if self.entries:
            changed_at = max(entry.changed_at for entry in self.entries)
            calendar.add("last-modified", changed_at.astimezone(datetime.UTC))
        for zone, years in _zones(self.entries):
            calendar.add_component(zone_component(zone, *years))
        for entry in self.entries:
            calendar.add_component(entry.component())
        return calendar.to_ical()


class Words(vText):
    """A text, escaped to the letter; without what no calendar may hold.

    ``icalendar`` takes a backslash before an N for the end of a line, in words that somebody wrote as in what it reads.
    """

    __slots__ = ()

    def to_ical(self) -> bytes:
        """Return the text as RFC 5545, 3.3.11, writes it."""
        text = NOT_IN_TEXT.sub("", LINE_ENDS.sub("\n", self))
        return re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\n", r"\n").encode()


def respond(request: HttpRequest, calendar: Calendar, filename: str) -> HttpResponse:
    """Answer with ``calendar``, or that nothing has changed (RFC 9110, 13).

    No date tells that something was taken down, so there is no ``Last-Modified``. It is sent *inline*: telephones then
    offer to add it or to subscribe, and other browsers, which can't show it, keep it under ``filename``.
    """
    etag = quote_etag(hashlib.sha256(calendar.content).hexdigest()[:32])
    response = HttpResponse(calendar.content, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=filename) or ""
    response["Content-Language"] = languages.TAGS[calendar.language]
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


class CalendarPage(BasePage):
    """A page that has a calendar, in each language it is live in."""

    class Meta:
        abstract = True

    @abstractmethod
    def calendar(self, request: SiteRequest) -> Calendar:
        """Return the calendar in the active language."""

    def calendar_url(self, language: str) -> str:
        """Return the path of the calendar in ``language``; empty where the page is not live in it."""
        return f"{self.url_in(language)}{CALENDAR}" if self.published_in(language) else ""

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """Answer at ``calendar.ics`` besides, in the languages the page is live in."""
        if self.published_in(languages.active()):
            with suppress(Resolver404):
                self.resolve_subpage("/".join(path_components))
                return RouteResult(self, kwargs={"as_calendar": True})
        return super().route(request, path_components)

    def resolve_subpage(self, path: str) -> str:
        """Return what is at ``path`` below the page. Raises ``Resolver404`` where that isn't the calendar.

        Wagtail's redirects ask it whether they may lead there.
        """
        if path.strip("/") != CALENDAR:
            raise Resolver404
        return CALENDAR

    def get_route_paths(self) -> list[str]:
        """Name the calendar too: who subscribes to that of a page that moves is led on."""
        return [*super().get_route_paths(), f"/{CALENDAR}"]

    def serve(self, request: SiteRequest, *args: Any, as_calendar: bool = False, **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with its calendar."""
        if not as_calendar:
            return super().serve(request, *args, **kwargs)
        return respond(request, self.calendar(request), f"{self.slug_in(languages.active())}.ics")


def lasting_uid(key: uuid.UUID, part: str) -> str:
    """Return a name for ``part`` of what has ``key`` for good, the same in both languages (RFC 7986, 5.3)."""
    return str(uuid.uuid5(key, part))


@dataclass(frozen=True)
class Deadline:
    """By when something has to be done, in the words of one language.

    ``key`` is its page's ``translation_key`` and ``part`` what tells it from others of that page; ``closes`` is a
    ``Moment``, by ``Moment.end_of`` where only the day is known. ``url`` and ``address``, absolute, are those of the
    page and of the calendar.
    """

    key: uuid.UUID
    part: str
    closes: Moment
    summary: str
    changed_at: datetime.datetime
    url: str
    address: str
    description: str = ""
    sequence: int = 0


def deadline_calendar(deadline: Deadline, cities: Iterable[City], language: str) -> Calendar:
    """Return a calendar of one deadline that rings a week before it.

    A deadline at an hour is noted at that instant, which programs show in the reader's own time. Where only the day is
    known it is noted for that day, and the words say until which minute, in both cities' time.
    """
    closes = deadline.closes
    with translation.override(language):
        told = tell(closes.to_the_minute, cities, language).whole
        words = [_("Closes: %(when)s.") % {"when": told}, deadline.description, deadline.url]
    entry = Entry(
        uid=lasting_uid(deadline.key, deadline.part),
        span=closes,
        summary=deadline.summary,
        changed_at=deadline.changed_at,
        sequence=deadline.sequence,
        description="\n\n".join(filter(None, words)),
        url=deadline.url,
        alarm=A_WEEK_BEFORE_A_DAY if closes.all_day else A_WEEK,
        is_busy=False,
    )
    return Calendar(
        uid=lasting_uid(deadline.key, f"{deadline.part}/calendar"),
        name=deadline.summary,
        language=language,
        address=deadline.address,
        entries=[entry],
        page=deadline.url,
        subject="Deadlines",
    )


def _bounds(span: Span) -> Iterator[datetime.date | datetime.datetime]:
    """Give when ``span`` begins and, where that is known, ends.

    All-day ones as dates, the end being the day after. Of a time that clocks show twice the name of a zone means the
    first one (RFC 5545, 3.3.5): who means the second has to say it in UTC, and both bounds are written in one way.
    """
    if span.all_day:
        yield span.first_date
        yield span.last_date + datetime.timedelta(days=1)
        return
    zone = ZoneInfo(span.timezone)
    local = [instant.astimezone(zone) for instant in dict.fromkeys((span.starts, span.ends))]
    if any(instant.fold for instant in local):
        local = [instant.astimezone(datetime.UTC) for instant in local]
    yield from local


def _zones(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the zones that ``entries`` need, each with the first and the last year of their dates in it."""
    years: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if not entry.span.all_day:
            years[entry.span.timezone] |= {entry.span.starts.year, entry.span.ends.year}
    for zone in sorted(years):
        yield zone, (min(years[zone]), max(years[zone]))


@dataclass(frozen=True)
class _Turn:
    """An instant at which the clocks of a zone are set: from which offset to which, and what that time is called."""

    at: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str
    is_daylight: bool

    @property
    def onset(self) -> datetime.datetime:
        """Return what the clocks show when they are set (RFC 5545, 3.6.5): the time before, which has no zone."""
        return (self.at + self.before).replace(tzinfo=None)


@lru_cache(maxsize=64)
def zone_component(name: str, first_year: int, last_year: int) -> icalendar.Timezone:
    """Return the VTIMEZONE of the zone ``name`` (RFC 5545, 3.6.5), right from ``first_year`` to ``last_year``.

    What returns every year is one rule, as desktop programs understand it; ``icalendar`` itself writes lists of dates,
    and the onset of daylight saving time an hour late. A year on either side is looked at as well.
    """
    zone, years = ZoneInfo(name), range(first_year - 1, last_year + 2)
    component = icalendar.Timezone()
    component.add("tzid", name)
    component.add("x-lic-location", name)
    turns = list(_turns(zone, years))
    if not turns or turns[0].at.year >= first_year:
        start = datetime.datetime(years[0], 1, 1, tzinfo=zone)
        offset = start.utcoffset() or datetime.timedelta()
        turns.insert(
            0, _Turn(start.astimezone(datetime.UTC), offset, offset, start.tzname() or name, bool(start.dst()))
        )
    kinds: dict[tuple[Any, ...], list[_Turn]] = defaultdict(list)
    for turn in turns:
        kinds[turn.before, turn.after, turn.name, turn.is_daylight].append(turn)
    for alike in kinds.values():
        component.add_component(_observance(alike, years))
    return component


def _turns(zone: ZoneInfo, years: range) -> Iterator[_Turn]:
    """Give the instants of ``years`` at which the clocks of ``zone`` are set, to the minute."""
    at = datetime.datetime(years[0], 1, 1, tzinfo=datetime.UTC)
    end = datetime.datetime(years[-1] + 1, 1, 1, tzinfo=datetime.UTC)
    day, minute = datetime.timedelta(days=1), datetime.timedelta(minutes=1)
    while at < end:
        before, after = at.astimezone(zone).utcoffset(), (at + day).astimezone(zone).utcoffset()
        if before != after:
            low, high = 0, 24 * 60  # minutes: still as before, and no longer
            while high - low > 1:
                middle = (low + high) // 2
                as_before = (at + middle * minute).astimezone(zone).utcoffset() == before
                low, high = (middle, high) if as_before else (low, middle)
            there = (at + high * minute).astimezone(zone)
            yield _Turn(
                at + high * minute,
                before or datetime.timedelta(),
                after or datetime.timedelta(),
                there.tzname() or zone.key,
                bool(there.dst()),
            )
        at += day


def _observance(turns: Sequence[_Turn], years: range) -> icalendar.TimezoneStandard | icalendar.TimezoneDaylight:
    first = turns[0]
    part = icalendar.TimezoneDaylight() if first.is_daylight else icalendar.TimezoneStandard()
    part.add("dtstart", first.onset)
    part.add("tzoffsetfrom", first.before)
    part.add("tzoffsetto", first.after)
    part.add("tzname", first.name)
    if rule := _yearly(turns, years):
        part.add("rrule", rule)
    else:
        for turn in turns[1:]:
            part.add("rdate", turn.onset)
    return part


def _yearly(turns: Sequence[_Turn], years: range) -> vRecur | None:
    """Return the rule by which ``turns`` come in each of ``years``; nothing where they follow none."""
    onsets = [turn.onset for turn in turns]
    if [onset.year for onset in onsets] != list(years):
        return None
    if len({(onset.month, onset.weekday(), onset.time()) for onset in onsets}) > 1:
        return None
    weekday, month = WEEKDAYS[onsets[0].weekday()], onsets[0].month
    weeks = {(onset.day - 1) // 7 + 1 for onset in onsets}
    if len(weeks) == 1:
        return vRecur(freq="YEARLY", bymonth=month, byday=f"{weeks.pop()}{weekday}")
    if all((onset + A_WEEK).month != month for onset in onsets):
        return vRecur(freq="YEARLY", bymonth=month, byday=f"-1{weekday}")
    return None


def _is_email(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _address(organizer: Organizer) -> vCalAddress:
    address = vCalAddress(f"mailto:{organizer.email}")
    # Quotation marks have a way to be written there (RFC 6868) that few programs know.
    name = NOT_IN_TEXT.sub("", LINE_ENDS.sub(" ", organizer.name)).translate({ord("\n"): " ", ord('"'): "'"})
    if name:
        address.params["CN"] = name
    return address


def _alarm(before: datetime.timedelta, words: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", Words(words))
    alarm.add("trigger", -before)
    return alarm
