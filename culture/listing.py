"""The lists of programs and of institutions: what they can be narrowed by, and their orders."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilingual import languages
from bilingual.visibility import readable_in
from culture.choices import Field, InstitutionKind
from elements.choices import Admission, Audience
from elements.models import City
from listing.facets import ArrayFacet, BooleanFacet, ChoiceFacet, TextSearch
from listing.listings import Listing
from listing.state import Sort

TITLES = tuple(languages.localized("title", language) for language in languages.LANGUAGES)


def carriers() -> list[tuple[str, str]]:
    """Return the slug and the name of every institution live in the active language that carries a program."""
    from culture.models import InstitutionPage

    title = languages.localized("title", languages.active())
    found = InstitutionPage.objects.filter(readable_in(languages.active()), carried__isnull=False)
    return list(found.order_by(title).values_list("slug", title).distinct())


class ProgramListing(Listing):
    """Programs of culture, read with ``ProgramQuerySet.for_cards``; one of both cities is found under each."""

    q = TextSearch(
        *TITLES,
        "summary_{language}",
        labels={"fields": Field.choices, "audiences": Audience.choices},
        label=_("Search these programs"),
    )
    field = ArrayFacet("fields", label=pgettext_lazy("of culture", "Field"), choices=Field.choices)
    city = ArrayFacet("city_keys", label=_("City"), choices=City.choices)
    audience = ArrayFacet("audiences", label=_("For whom"), choices=Audience.choices)
    free = BooleanFacet(Q(admission=Admission.FREE), label=_("Free to take part"), group=_("Price"))
    institution = ArrayFacet("institution_slugs", label=_("Institution"), choices=carriers)

    sorts = (
        Sort("title", _("A to Z"), ("title_{language}",), words=True),
        Sort("newest", _("Newest first"), (F("first_published_at").desc(nulls_last=True),)),
    )
    page_size = 24


class InstitutionListing(Listing):
    """Institutions of both cities."""

    q = TextSearch(*TITLES, "short_name", "summary_{language}", "address", label=_("Search these institutions"))
    kind = ChoiceFacet("kind", label=pgettext_lazy("of an institution", "Kind"), choices=InstitutionKind.choices)
    city = ChoiceFacet("city__key", label=_("City"), label_field="city__name_{language}")

    sorts = (
        Sort("title", _("A to Z"), ("title_{language}",), words=True),
        Sort("newest", _("Newest first"), (F("first_published_at").desc(nulls_last=True),)),
    )
    page_size = 24
