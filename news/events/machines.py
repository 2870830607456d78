"""Events as schema.org's Event, with what search engines ask of one.

https://schema.org/Event, https://developers.google.com/search/docs/appearance/structured-data/event

An event of several dates is one Event for each, as the documentation recommends, and an EventSeries of them all.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bilingual import languages
from elements.choices import Admission, Audience, Currency, Weekday
from elements.machines import card_object, image_object, known, page_address
from elements.models import Country
from elements.when import has_end
from news.choices import Attendance, EventKind, Frequency, OccurrenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest

    from bilingual.models import BasePage
    from elements.when import Span
    from news.events.registration import RegistrationState
    from news.models import EventPage, Occurrence

#: A narrower type of schema.org's for each kind that has one.
TYPES = {
    EventKind.SPORT: "SportsEvent",
    EventKind.ACADEMIC: "EducationEvent",
    EventKind.SEMINAR: "EducationEvent",
    EventKind.TRADE_MISSION: "BusinessEvent",
    EventKind.BUSINESS_MISSION: "BusinessEvent",
    EventKind.BUSINESS_FORUM: "BusinessEvent",
    EventKind.TOURISM_FORUM: "BusinessEvent",
    EventKind.EXHIBITION: "ExhibitionEvent",
    EventKind.TRADE_FAIR: "ExhibitionEvent",
    EventKind.NATIONAL_FAIR: "Festival",
}
STATUSES = {
    OccurrenceStatus.SCHEDULED: "EventScheduled",
    OccurrenceStatus.POSTPONED: "EventPostponed",
    OccurrenceStatus.CANCELLED: "EventCancelled",
    OccurrenceStatus.WITHDRAWN: "EventCancelled",
}
MODES = {
    Attendance.VENUE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.BOTH: "MixedEventAttendanceMode",
}
#: ISO 8601, by which an event repeats.
UNITS = {
    Frequency.DAILY: "D",
    Frequency.WEEKLY: "W",
    Frequency.MONTHLY_DAY: "M",
    Frequency.MONTHLY_WEEKDAY: "M",
    Frequency.YEARLY: "Y",
}
DAYS = {
    Weekday.MONDAY: "Monday",
    Weekday.TUESDAY: "Tuesday",
    Weekday.WEDNESDAY: "Wednesday",
    Weekday.THURSDAY: "Thursday",
    Weekday.FRIDAY: "Friday",
    Weekday.SATURDAY: "Saturday",
    Weekday.SUNDAY: "Sunday",
}
#: Of the dates of an event, how many are told; search engines show the next.
AT_MOST = 10
#: What is paid for admission where no currency is named, as nothing is.
CURRENCIES = {Country.US: Currency.USD, Country.MX: Currency.MXN}


def event(
    page: EventPage,
    request: HttpRequest,
    dates: Sequence[Occurrence],
    registration: RegistrationState,
    venue: BasePage | None = None,
) -> list[dict[str, Any]]:
    """Return the event in the active language: one object for each of ``dates``, the first ones, and their series.

    ``venue`` is the page of the place, where readers of that language can read it.
    """
    address, told = page_address(request, page), dates[:AT_MOST]
    facts = _facts(page, request, address, registration, venue)
    if not page.frequency and len(told) == 1:
        return [_date(told[0], facts, f"{address}#event")]
    series = f"{address}#series"
    events = [_date(date, {**facts, "superEvent": {"@id": series}}, f"{address}#{date.original}") for date in told]
    return [_series(page, told, facts, series), *events] if told else []


def listed(request: HttpRequest, address: str, pages: Iterable[BasePage]) -> dict[str, Any]:
    """Return the events of a list in their order, by their addresses."""
    language = languages.active()
    return {
        "@type": "ItemList",
        "@id": f"{address}#list",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": page_address(request, page),
                "name": page.title_in(page.display_language(language)),
            }
            for position, page in enumerate(pages, start=1)
        ],
    }


def _facts(
    page: EventPage, request: HttpRequest, address: str, registration: RegistrationState, venue: BasePage | None
) -> dict[str, Any]:
    """Return what is the same of all dates."""
    language = languages.active()
    return {
        "@type": TYPES.get(EventKind(page.kind), "Event"),
        "name": page.title_in(language),
        "description": languages.words(page, "summary", language),
        "url": address,
        "inLanguage": languages.TAGS[language],
        "eventAttendanceMode": f"https://schema.org/{MODES[Attendance(page.attendance)]}",
        "location": _location(page, address, language, venue),
        "image": image_object(request, page.hero) or card_object(request),
        "organizer": _organizer(page, language),
        "offers": _offer(page, address, registration),
        "isAccessibleForFree": page.admission == Admission.FREE if page.admission else None,
        "maximumAttendeeCapacity": page.capacity,
        "audience": [
            {"@type": "Audience", "audienceType": str(Audience(audience).label)}
            for audience in page.audiences
            if audience in Audience.values
        ],
    }


def _date(date: Occurrence, facts: dict[str, Any], name: str) -> dict[str, Any]:
    """Return one date; what is postponed keeps its old one until there is another, what is canceled has no offers."""
    is_moved = date.moved_from is not None and date.status == OccurrenceStatus.SCHEDULED
    status = "EventRescheduled" if is_moved else STATUSES[OccurrenceStatus(date.status)]
    takes_place = date.status == OccurrenceStatus.SCHEDULED
    start, end = _bounds(date)
    return known(
        {
            **facts,
            "@id": name,
            "startDate": start,
            "endDate": end,
            "previousStartDate": _moment(date.moved_from, date) if is_moved and date.moved_from else None,
            "eventStatus": f"https://schema.org/{status}",
            "offers": facts["offers"] if takes_place else None,
        }
    )


def _bounds(span: Span) -> tuple[str, str | None]:
    """Return when ``span`` begins and, where that is known, ends: days, or instants with the offset of the venue."""
    if span.all_day:
        return span.first_date.isoformat(), span.last_date.isoformat()
    start = _moment(span.starts, span)
    if has_end(span):
        return start, _moment(span.ends, span)
    return start, span.last_date.isoformat() if span.last_date > span.first_date else None


def _moment(instant: datetime.datetime, span: Span) -> str:
    local = instant.astimezone(ZoneInfo(span.timezone))
    return local.date().isoformat() if span.all_day else local.isoformat(timespec="seconds")


def _series(page: EventPage, dates: Sequence[Occurrence], facts: dict[str, Any], name: str) -> dict[str, Any]:
    shared = ("name", "description", "url", "inLanguage", "image", "organizer", "eventAttendanceMode", "location")
    return known(
        {
            **{key: facts[key] for key in shared},
            "@type": "EventSeries",
            "@id": name,
            "startDate": _bounds(dates[0])[0],
            "eventSchedule": _schedule(page),
        }
    )


def _schedule(page: EventPage) -> dict[str, Any] | None:
    """Return the rule by which it repeats; which dates differ from it the events themselves say."""
    if page.frequency not in Frequency.values or page.first_date is None or page.zone is None:
        return None
    frequency, first = Frequency(page.frequency), page.first_date
    is_weekly, by_weekday = frequency == Frequency.WEEKLY, frequency == Frequency.MONTHLY_WEEKDAY
    weekdays = sorted(page.weekdays) or [first.weekday()] if is_weekly else [first.weekday()] if by_weekday else []
    times = page.start_time is not None and not page.all_day
    return {
        "@type": "Schedule",
        **known(
            {
                "repeatFrequency": f"P{page.interval}{UNITS[frequency]}",
                "byDay": [f"https://schema.org/{DAYS[Weekday(day)]}" for day in weekdays],
                "byMonthDay": first.day if frequency == Frequency.MONTHLY_DAY else None,
                "byMonthWeek": (first.day - 1) // 7 + 1 if by_weekday else None,
                "startDate": first.isoformat(),
                "endDate": page.repeat_until and page.repeat_until.isoformat(),
                "repeatCount": page.repeat_count,
                "startTime": f"{page.start_time:%H:%M:%S}" if times else None,
                "endTime": f"{page.end_time:%H:%M:%S}" if times and page.end_time else None,
                "scheduleTimezone": page.zone.key,
            }
        ),
    }


def _location(page: EventPage, address: str, language: str, venue: BasePage | None) -> Any:
    online = {"@type": "VirtualLocation", "url": page.online_url or address}
    if page.attendance == Attendance.ONLINE:
        return online
    place = _place(page, language, venue)
    return [each for each in (place, online) if each] if page.attendance == Attendance.BOTH else place


def _place(page: EventPage, language: str, venue: BasePage | None) -> dict[str, Any] | None:
    town = {}
    if page.city:
        town = {
            "addressLocality": languages.words_or_other(page.city, "name", language),
            "addressRegion": languages.words_or_other(page.city, "region", language),
            "addressCountry": page.city.country,
        }
    name = languages.words(page, "venue", language) or (venue.title_in(language) if venue else "")
    postal = known({"streetAddress": page.address, **town})
    if not (name or postal):
        return None
    return known(
        {
            "@type": "Place",
            "name": name or postal.get("addressLocality"),
            "address": {"@type": "PostalAddress", **postal} if postal else None,
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": float(page.latitude),
                "longitude": float(page.longitude),
            }
            if page.latitude is not None and page.longitude is not None
            else None,
        }
    )


def _organizer(page: EventPage, language: str) -> dict[str, Any] | None:
    name = languages.words(page, "organizer", language)
    contact = page.contact
    if not name and contact is not None:
        name = languages.words_or_other(contact, "organisation", language) or languages.words_or_other(
            contact, "name", language
        )
    if not name:
        return None
    return {
        "@type": "Organization",
        **known({"name": name, "email": contact and contact.email, "telephone": contact and contact.phone}),
    }


def _offer(page: EventPage, address: str, registration: RegistrationState) -> dict[str, Any] | None:
    """Return what taking part costs, from when on and until when; nothing where no price is known."""
    lowest, highest = page.price_from, page.price_to
    currency = page.currency or (CURRENCIES.get(Country(page.city.country)) if page.city else None)
    if page.admission == Admission.FREE:
        lowest = highest = Decimal(0)
    elif lowest is None or not page.currency:
        return None
    prices: dict[str, Any] = {"price": str(lowest)}
    if highest is not None and highest != lowest:
        prices = {"lowPrice": str(lowest), "highPrice": str(highest)}
    return known(
        {
            "@type": "Offer" if "price" in prices else "AggregateOffer",
            "url": page.registration_url or address,
            **prices,
            "priceCurrency": currency and str(currency),
            "availability": "https://schema.org/InStock" if registration.is_open else None,
            "validFrom": registration.opens and registration.opens.isoformat(timespec="seconds"),
            "validThrough": registration.closes and registration.closes.isoformat(timespec="seconds"),
        }
    )
