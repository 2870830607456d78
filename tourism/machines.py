"""A destination as schema.org's TouristAttraction, with what is known of it and nothing else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from bilingual import languages
from elements.choices import Admission
from elements.machines import image_object, known, page_address
from tourism.choices import Access, Kind, Reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from tourism.hours import HoursException, Schedule, WeeklyHours
    from tourism.models import DestinationPage

#: A narrower type of schema.org's for what a place is first of all.
TYPES = {
    Kind.PARK: "Park",
    Kind.LANDMARK: "LandmarksOrHistoricalBuildings",
    Kind.MISSION: "PlaceOfWorship",
    Kind.MUSEUM: "Museum",
    Kind.THEATRE: "PerformingArtsTheater",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALL_DAY = (datetime.time(0), datetime.time(23, 59))
#: How search engines want a closed day written.
CLOSED = (datetime.time(0), datetime.time(0))


def destination(page: DestinationPage, request: HttpRequest, today: datetime.date) -> list[dict[str, Any]]:
    """Return the place and, where a price is known, what it costs, in the active language; hours as of ``today``."""
    language = languages.active()
    hours = page.schedule(language)
    address = page_address(request, page)
    narrower = TYPES.get(Kind(page.kinds[0])) if page.kinds else None
    place = {
        "@type": ["TouristAttraction", narrower] if narrower else "TouristAttraction",
        "@id": f"{address}#place",
        "name": page.title_in(language),
        "description": languages.words(page, "summary", language),
        "url": address,
        "sameAs": page.website_in(language),
        "image": image_object(request, page.hero),
        "telephone": page.phone,
        "address": _address(page, language),
        "geo": _geo(page),
        "openingHoursSpecification": _weekly(hours, today),
        "specialOpeningHoursSpecification": _special(hours, today),
        "isAccessibleForFree": page.admission == Admission.FREE if page.admission else None,
        "publicAccess": True if page.admission else None,
        "availableLanguage": list(page.languages_spoken),
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": str(name), "value": found == Access.YES}
            for name, found in page.access_facts()
            if found in (Access.YES, Access.NO)
        ],
    }
    return [known(place), *_offers(page, address)]


def _address(page: DestinationPage, language: str) -> dict[str, Any]:
    locality = languages.words(page, "locality", language)
    in_city = page.reach == Reach.CITY and not locality
    return {
        "@type": "PostalAddress",
        **known(
            {
                "streetAddress": page.address,
                "addressLocality": languages.words(page.city, "name", language) if in_city else locality,
                "addressRegion": languages.words(page.city, "region", language) if in_city else "",
                "addressCountry": page.city.country,
            }
        ),
    }


def _geo(page: DestinationPage) -> dict[str, Any] | None:
    if page.coordinates is None:
        return None
    latitude, longitude = page.coordinates
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}


def _weekly(hours: Schedule, today: datetime.date) -> list[dict[str, Any]]:
    """Return the weekly hours: those of a season with its days as they are on ``today``, or come next."""
    if hours.always_open:
        return [_hours(ALL_DAY, range(7))]
    return [_row(row, today) for row in hours.periods if not _is_over(row, today)]


def _is_over(row: WeeklyHours, today: datetime.date) -> bool:
    return not row.every_year and row.last_date is not None and row.last_date < today


def _row(row: WeeklyHours, today: datetime.date) -> dict[str, Any]:
    return _hours(_times(row), sorted(row.weekdays), *row.season.occurrence(today))


def _special(hours: Schedule, today: datetime.date) -> list[dict[str, Any]]:
    """Return the exceptions that are not over; open at times that nobody knows can't be said."""
    return [
        _hours(CLOSED if row.closed else _times(row), (), row.first_date, row.final_date, row.reason)
        for row in hours.exceptions
        if row.final_date >= today and (row.closed or row.opens is not None)
    ]


def _times(row: WeeklyHours | HoursException) -> tuple[Any, Any]:
    return ALL_DAY if row.opens == row.closes else (row.opens, row.closes)


def _hours(
    times: tuple[datetime.time, datetime.time],
    weekdays: Sequence[int],
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    reason: str = "",
) -> dict[str, Any]:
    opens, closes = times
    return known(
        {
            "@type": "OpeningHoursSpecification",
            "description": reason,
            "dayOfWeek": [f"https://schema.org/{DAYS[day]}" for day in weekdays],
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
            "validFrom": first and first.isoformat(),
            "validThrough": last and last.isoformat(),
        }
    )


def _offers(page: DestinationPage, address: str) -> list[dict[str, Any]]:
    """Return the admission as an offer to be had at the place: a place itself has no price in schema.org."""
    if page.price_from is None or not page.currency:
        return []
    offer: dict[str, Any] = {"@type": "Offer", "@id": f"{address}#admission", "priceCurrency": page.currency}
    if page.price_to is None or page.price_to == page.price_from:
        offer["price"] = str(page.price_from)
    else:
        offer["priceSpecification"] = {
            "@type": "PriceSpecification",
            "minPrice": str(page.price_from),
            "maxPrice": str(page.price_to),
            "priceCurrency": page.currency,
        }
    offer["category"] = str(Admission(page.admission).label) if page.admission else None
    offer["availableAtOrFrom"] = {"@id": f"{address}#place"}
    return [known(offer)]
