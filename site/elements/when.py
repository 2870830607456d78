"""When something is, told in the time of its venue and, where that is another, in that of either city.

Pages, cards, mails and the descriptions in calendars all tell it by ``tell``: as text, or with a ``<time>`` around each
day and each instant where a template shows it. El Paso keeps daylight saving time and Torreón doesn't, so they have the
same time in summer and are an hour apart in winter; each instant is asked for itself, never the day or the season.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, Self
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from bilingual import formats, languages
from bilingual.formats import Style
from elements.models import City

LAST_MINUTE = datetime.time(23, 59)

#: Zones that people call by another name than that of the city after which they are named.
ZONE_NAMES = {"America/Chicago": gettext_noop("Central Time"), "America/New_York": gettext_noop("Eastern Time")}

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class Span(Protocol):
    """What is told: an occurrence of an event, or anything that says when it is as that does."""

    @property
    def starts(self) -> datetime.datetime:
        """The instant at which it begins."""

    @property
    def ends(self) -> datetime.datetime:
        """The instant at which it is over; that of ``starts`` where no end is known."""

    @property
    def first_date(self) -> datetime.date:
        """The first day that it is on, on the venue's calendar."""

    @property
    def last_date(self) -> datetime.date:
        """The last day that it is on."""

    @property
    def all_day(self) -> bool:
        """Whether it is told by its days alone."""

    @property
    def timezone(self) -> str:
        """The IANA name of the venue's time zone."""


@dataclass(frozen=True)
class Moment:
    """An instant as a span without an end: a deadline, or when something was to be.

    ``all_day`` where it is a day that people speak of, and the instant is its end.
    """

    starts: datetime.datetime
    timezone: str
    all_day: bool = False

    @classmethod
    def end_of(cls, day: datetime.date, timezone: str) -> Self:
        """Return the last minute of ``day`` in ``timezone``, as a day: a deadline without an hour."""
        return cls(datetime.datetime.combine(day, LAST_MINUTE, ZoneInfo(timezone)), timezone, all_day=True)

    @property
    def to_the_minute(self) -> Self:
        """Return the instant, where this is told as a day."""
        return replace(self, all_day=False)

    @property
    def ends(self) -> datetime.datetime:
        """Return the instant itself."""
        return self.starts

    @property
    def first_date(self) -> datetime.date:
        """Return its day where it is."""
        return self.starts.astimezone(ZoneInfo(self.timezone)).date()

    @property
    def last_date(self) -> datetime.date:
        """Return the same day."""
        return self.first_date


class Piece(NamedTuple):
    """Some words and, if that is what they say, a day or an instant with the offset of its place."""

    words: str
    moment: datetime.date | datetime.datetime | None = None


class Phrase(str):
    """Words that know which of them are times: plain as text, ``<time>`` in templates."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, *pieces: Piece) -> Self:
        """Put ``pieces`` together."""
        phrase = super().__new__(cls, "".join(piece.words for piece in pieces))
        phrase.pieces = pieces
        return phrase

    def __html__(self) -> SafeString:
        """Return the words as HTML; templates ask for it wherever they escape."""
        return format_html_join("", "{}", ((_marked(piece),) for piece in self.pieces))


@dataclass(frozen=True)
class Telling:
    """When something is, in the parts that a page sets apart.

    ``days`` it is on; ``hours``, from when to when, in the time that ``zone`` names; ``elsewhere``, the hours in each
    city whose clocks show another time. What is all day has days only.
    """

    days: Phrase
    hours: Phrase
    zone: str
    elsewhere: Sequence[Phrase]

    @property
    def whole(self) -> Phrase:
        """Return all of it: "Saturday, March 7, 2026, 7:00 p.m., El Paso time (8:00 p.m. in Torreón)"."""
        main = [part for part in (self.days, self.hours, Phrase(Piece(self.zone))) if part]
        whole = _joined(", ", main)
        if not self.elsewhere:
            return whole
        return Phrase(*whole.pieces, Piece(" ("), *_joined("; ", self.elsewhere).pieces, Piece(")"))


def tell(span: Span, cities: Iterable[City], language: str, *, style: Style = "long", year: bool = True) -> Telling:
    """Tell in ``language`` when ``span`` is, to the readers of all ``cities``; nothing is fetched."""
    days = _days(span.first_date, span.last_date, language, style, year)
    if span.all_day:
        return Telling(days, Phrase(), "", ())
    zone, cities = ZoneInfo(span.timezone), list(cities)
    with translation.override(language):
        there = _Clock(zone, span, language)
        return Telling(days, there.hours(), zone_words(zone, cities, language), _elsewhere(there, cities))


def zone_words(zone: ZoneInfo, cities: Iterable[City], language: str) -> str:
    """Name the time of ``zone`` as people there do: by one of ``cities``, or by the town after which it is named."""
    with translation.override(language):
        for city in cities:
            if city.timezone == zone.key:
                return _("%(city)s time") % {"city": languages.words_or_other(city, "name", language)}
        if zone.key in ZONE_NAMES:
            return _(ZONE_NAMES[zone.key])
        town = get_timezone_location(zone.key, locale=formats.conventions(language).locale, return_city=True)
        return _("%(city)s time") % {"city": town}


def has_end(span: Span) -> bool:
    """Say whether it is known when ``span`` is over; that several days end at the hour they began stands for not."""
    if span.ends <= span.starts or span.first_date == span.last_date:
        return span.ends > span.starts
    zone = ZoneInfo(span.timezone)
    return span.all_day or span.starts.astimezone(zone).time() != span.ends.astimezone(zone).time()


class _Clock:
    """A span as the clocks of ``zone`` show it; ``seen_from`` are those on which its days are told."""

    def __init__(self, zone: ZoneInfo, span: Span, language: str, seen_from: _Clock | None = None) -> None:
        self.span, self.language = span, language
        self.starts, self.ends = span.starts.astimezone(zone), span.ends.astimezone(zone)
        self.seen_from = seen_from or self
        self.is_of_several_days = span.first_date < span.last_date
        self.has_end = has_end(span)

    def shows_as(self, other: _Clock) -> bool:
        """Say whether ``other`` has the same time on it."""
        return _wall(self.starts) == _wall(other.starts) and _wall(self.ends) == _wall(other.ends)

    def hours(self) -> Phrase:
        """Tell from when to when, with the day wherever it isn't that of the venue."""
        if not self.has_end:
            return self._at(self.starts, self.seen_from.starts)
        if self.is_of_several_days:
            return _composed(
                _("begins at %(start)s, ends at %(end)s"),
                start=self._at(self.starts, self.seen_from.starts),
                end=self._at(self.ends, self.seen_from.ends),
            )
        return self._with_day(self._range(), self.starts, self.seen_from.starts)

    def _range(self) -> Phrase:
        if _is_repeated(self.starts) or _is_repeated(self.ends) or self.starts.time() == self.ends.time():
            between = formats.conventions(self.language).between
            return Phrase(self._clock(self.starts), Piece(between), self._clock(self.ends))
        start, between, end = formats.time_range_parts(self.starts.time(), self.ends.time(), self.language)
        return Phrase(Piece(start, self.starts), Piece(between), Piece(end, self.ends))

    def _at(self, instant: datetime.datetime, seen: datetime.datetime) -> Phrase:
        return self._with_day(Phrase(self._clock(instant)), instant, seen)

    def _with_day(self, hours: Phrase, instant: datetime.datetime, seen: datetime.datetime) -> Phrase:
        if instant.date() == seen.date():
            return hours
        day = formats.date_words(instant.date(), self.language, weekday=True, year=False)
        # Translators: hours on a day that is not the one told before.
        return _composed(_("%(hours)s on %(day)s"), hours=hours, day=Phrase(Piece(day)))

    def _clock(self, instant: datetime.datetime) -> Piece:
        words = formats.time_words(instant.time(), self.language)
        if _is_repeated(instant):
            when = _("after the clocks go back") if instant.fold else _("before the clocks go back")
            words = f"{words} ({when})"
        return Piece(words, instant)


def _elsewhere(there: _Clock, cities: Iterable[City]) -> list[Phrase]:
    """Tell the hours in the cities that have others, those with the same together."""
    found: list[tuple[_Clock, list[City]]] = []
    for city in cities:
        clock = _Clock(city.zone, there.span, there.language, seen_from=there)
        if clock.shows_as(there):
            continue
        for known, named in found:
            if clock.shows_as(known):
                named.append(city)
                break
        else:
            found.append((clock, [city]))
    return [
        _composed(
            pgettext("hours in a city", "%(hours)s in %(city)s"),
            hours=clock.hours(),
            city=Phrase(
                Piece(
                    formats.listed(
                        [languages.words_or_other(city, "name", there.language) for city in named], there.language
                    )
                )
            ),
        )
        for clock, named in found
    ]


def _days(first: datetime.date, last: datetime.date, language: str, style: Style, year: bool) -> Phrase:
    if first == last:
        return Phrase(Piece(formats.date_words(first, language, style=style, weekday=True, year=year), first))
    start, between, end = formats.date_range_parts(first, last, language, style=style, year=year)
    return Phrase(Piece(start, first), Piece(between), Piece(end, last))


def _wall(instant: datetime.datetime) -> tuple[datetime.datetime, int]:
    return instant.replace(tzinfo=None, fold=0), instant.fold


def _is_repeated(instant: datetime.datetime) -> bool:
    """Say whether the clocks show this time twice, as in the hour in which they are put back."""
    return instant.replace(fold=0).utcoffset() != instant.replace(fold=1).utcoffset()


def _marked(piece: Piece) -> str:
    if piece.moment is None:
        return piece.words
    return format_html('<time datetime="{}">{}</time>', piece.moment.isoformat(), piece.words)


def _joined(between: str, phrases: Sequence[Phrase]) -> Phrase:
    pieces: list[Piece] = []
    for phrase in phrases:
        pieces += [Piece(between), *phrase.pieces] if pieces else phrase.pieces
    return Phrase(*pieces)


def _composed(sentence: str, **phrases: Phrase) -> Phrase:
    """Return ``sentence`` with ``phrases`` in the place of its ``%(name)s``."""
    pieces: list[Piece] = []
    for position, part in enumerate(PLACEHOLDER.split(sentence)):
        if position % 2:
            pieces += phrases[part].pieces
        elif part:
            pieces.append(Piece(part))
    return Phrase(*pieces)
