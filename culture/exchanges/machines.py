"""An exchange as schema.org's EducationalOccupationalProgram, with what is known of it and nothing else.

https://schema.org/EducationalOccupationalProgram,
https://developers.google.com/search/docs/appearance/structured-data/job-training (which asks for dates in ISO 8601 and
the length in weeks, months or years)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from bilingual import languages
from culture.choices import InstitutionKind
from culture.exchanges import words
from culture.exchanges.choices import Funding
from elements.machines import known, page_address

if TYPE_CHECKING:
    from django.http import HttpRequest

    from culture.models import ExchangeProgramPage, InstitutionPage

#: A narrower type of schema.org's for what a host is.
TYPES = {
    InstitutionKind.UNIVERSITY: "CollegeOrUniversity",
    InstitutionKind.TECHNICAL: "CollegeOrUniversity",
    InstitutionKind.COLLEGE: "CollegeOrUniversity",
    InstitutionKind.MUSEUM: "Museum",
    InstitutionKind.LIBRARY: "Library",
    InstitutionKind.RESEARCH: "ResearchOrganization",
}


def program(page: ExchangeProgramPage, request: HttpRequest) -> dict[str, Any]:
    """Return the exchange in the active language."""
    language, address = languages.active(), page_address(request, page)
    deadline, weeks = page.deadline_for(), page.weeks_max or page.weeks_min
    return known(
        {
            "@type": "EducationalOccupationalProgram",
            "@id": f"{address}#program",
            "name": page.title_in(language),
            "description": languages.words(page, "summary", language),
            "url": address,
            "provider": _provider(page.host, request) if page.host else None,
            "programType": _("Exchange"),
            "educationalProgramMode": "onsite",
            "applicationStartDate": page.opens_on and page.opens_on.isoformat(),
            "applicationDeadline": _("Applications are taken all year round.")
            if page.is_rolling
            else deadline and deadline.day.isoformat(),
            "startDate": page.starts_on and page.starts_on.isoformat(),
            "endDate": page.ends_on and page.ends_on.isoformat(),
            "timeToComplete": weeks and f"P{weeks}W",
            "maximumEnrollment": page.places,
            "programPrerequisites": [f"{need.name}: {need.asked}" for need in words.needs(page, language)],
            "financialAidEligible": words.pays(page) if page.funding in (Funding.FULL, Funding.PARTIAL) else None,
            "offers": _offer(page),
        }
    )


def _offer(page: ExchangeProgramPage) -> dict[str, Any] | None:
    if page.fee is None or (page.fee and not page.fee_currency):
        return None
    return known({"@type": "Offer", "price": str(page.fee), "priceCurrency": page.fee_currency or "USD"})


def _provider(host: InstitutionPage, request: HttpRequest) -> dict[str, Any]:
    language = languages.active()
    return {
        "@type": TYPES.get(InstitutionKind(host.kind), "EducationalOrganization"),
        **known(
            {
                "name": host.title_in(language),
                "url": page_address(request, host) if host.live else None,
                "sameAs": languages.words_or_other(host, "website", language),
                "address": {
                    "@type": "PostalAddress",
                    **known(
                        {
                            "streetAddress": host.address,
                            "addressLocality": languages.words(host.city, "name", language),
                            "addressRegion": languages.words(host.city, "region", language),
                            "addressCountry": host.city.country,
                        }
                    ),
                },
            }
        ),
    }
