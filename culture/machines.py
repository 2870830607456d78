"""What institutions and programs say to machines: schema.org objects, with what is known and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bilingual import languages
from culture.choices import Field, InstitutionKind, Timing
from elements.choices import Admission, Audience
from elements.machines import image_object, known, page_address

if TYPE_CHECKING:
    from decimal import Decimal

    from django.http import HttpRequest

    from bilingual.models import BasePage
    from culture.models import InstitutionPage, ProgramPage
    from elements.models import City

#: What schema.org calls each kind of institution: a place with an address, whatever else it is.
TYPES: dict[InstitutionKind, str | list[str]] = {
    InstitutionKind.UNIVERSITY: "CollegeOrUniversity",
    InstitutionKind.TECHNICAL: "CollegeOrUniversity",
    InstitutionKind.COLLEGE: "CollegeOrUniversity",
    InstitutionKind.LANGUAGE_SCHOOL: "EducationalOrganization",
    InstitutionKind.MUSEUM: "Museum",
    InstitutionKind.THEATRE: "PerformingArtsTheater",
    InstitutionKind.CULTURAL_CENTRE: "CivicStructure",
    InstitutionKind.LIBRARY: "Library",
    InstitutionKind.RESEARCH: ["ResearchOrganization", "CivicStructure"],
    InstitutionKind.PUBLIC_OFFICE: "GovernmentOffice",
}


def institution(page: InstitutionPage, request: HttpRequest) -> dict[str, Any]:
    """Return the institution in the active language."""
    language, address = languages.active(), page_address(request, page)
    return known(
        {
            "@type": TYPES[InstitutionKind(page.kind)],
            "@id": institution_id(request, page),
            "name": page.title_in(language),
            "alternateName": page.short_name,
            "description": languages.words(page, "summary", language),
            "url": address,
            "sameAs": page.website_in(language),
            "image": image_object(request, page.hero),
            "telephone": page.phone,
            "email": page.email,
            "address": _address(page, language),
            "geo": _geo(page.coordinates),
        }
    )


def institution_id(request: HttpRequest, page: BasePage) -> str:
    """Return the name under which other objects refer to an institution."""
    return f"{page_address(request, page)}#institution"


def program(page: ProgramPage, request: HttpRequest) -> dict[str, Any]:
    """Return the program in the active language.

    What teaches a language is a ``Course``, what has a first day an ``EventSeries``, and anything else a ``Service``:
    something that institutions offer, for whom, where and at what price.
    """
    language, address = languages.active(), page_address(request, page)
    offering = [_named(request, carrier, language) for carrier in page.institutions()]
    common = {
        "@id": f"{address}#program",
        "name": page.title_in(language),
        "description": languages.words(page, "summary", language),
        "url": address,
        "sameAs": page.website_in(language),
        "image": image_object(request, page.hero),
        "audience": [{"@type": "Audience", "audienceType": label} for label in _audiences(page)],
        "offers": _offer(page),
    }
    if Field.LANGUAGE in page.fields:
        return known({"@type": "Course", **common, "provider": offering, "isAccessibleForFree": _is_free(page)})
    where = [_city(city) for city in page.cities_named]
    if page.timing == Timing.PERIOD and page.starts_on:
        return known(
            {
                "@type": "EventSeries",
                **common,
                "organizer": offering,
                "location": where,
                "startDate": page.starts_on.isoformat(),
                "endDate": page.ends_on and page.ends_on.isoformat(),
                "isAccessibleForFree": _is_free(page),
            }
        )
    kinds = [str(Field(field).label) for field in page.fields]
    return known({"@type": "Service", **common, "serviceType": kinds, "provider": offering, "areaServed": where})


def _named(request: HttpRequest, carrier: InstitutionPage, language: str) -> dict[str, Any]:
    return {
        "@type": TYPES[InstitutionKind(carrier.kind)],
        "@id": institution_id(request, carrier),
        "name": carrier.title_in(language),
        "url": page_address(request, carrier),
        "address": _address(carrier, language),
    }


def _audiences(page: ProgramPage) -> list[str]:
    return [str(Audience(audience).label) for audience in page.audiences]


def _is_free(page: ProgramPage) -> bool | None:
    return page.admission == Admission.FREE if page.admission else None


def _offer(page: ProgramPage) -> dict[str, Any] | None:
    """Return what it costs, where that is known; nothing to pay is a price too."""
    if page.admission == Admission.FREE:
        return {"@type": "Offer", "price": "0", "priceCurrency": _currency(page)}
    if page.price_from is None or not page.currency:
        return None
    offer: dict[str, Any] = {"@type": "Offer", "priceCurrency": page.currency}
    if page.price_to is None or page.price_to == page.price_from:
        return {**offer, "price": str(page.price_from)}
    span = {"minPrice": str(page.price_from), "maxPrice": str(page.price_to), "priceCurrency": page.currency}
    return {**offer, "priceSpecification": {"@type": "PriceSpecification", **span}}


def _currency(page: ProgramPage) -> str:
    """Return the currency of what is free: that of its city, or else the page's own."""
    countries = {city.country for city in page.cities_named}
    return page.currency or ("MXN" if countries == {"MX"} else "USD")


def _city(city: City) -> dict[str, Any]:
    return {"@type": "City", "name": languages.words_or_other(city, "name", languages.active())}


def _address(page: InstitutionPage, language: str) -> dict[str, Any]:
    return {
        "@type": "PostalAddress",
        **known(
            {
                "streetAddress": page.address,
                "addressLocality": languages.words_or_other(page.city, "name", language),
                "addressRegion": languages.words_or_other(page.city, "region", language),
                "addressCountry": page.city.country,
            }
        ),
    }


def _geo(coordinates: tuple[Decimal, Decimal] | None) -> dict[str, Any] | None:
    if coordinates is None:
        return None
    latitude, longitude = coordinates
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}
