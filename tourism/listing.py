"""The list of destinations: what it can be narrowed by, and its orders."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bilingual import languages
from elements.choices import Admission
from listing.facets import ArrayFacet, BooleanFacet, ChoiceFacet, TextSearch
from listing.listings import Listing
from listing.state import Sort
from tourism.choices import Access, Kind, Reach, Setting

GOOD_TO_KNOW = _("Good to know")


class DestinationListing(Listing):
    """Destinations of both cities. Facts that nobody has checked match no filter (T1)."""

    q = TextSearch(
        *(languages.localized("title", language) for language in languages.LANGUAGES),
        "summary_{language}",
        "locality_{language}",
        labels={"kinds": Kind.choices},
        label=_("Search these places"),
    )
    city = ChoiceFacet("city__key", label=_("City"), label_field="city__name_{language}")
    reach = ChoiceFacet("reach", label=_("Where"), choices=Reach.choices)
    kind = ArrayFacet("kinds", label=_("Kind"), choices=Kind.choices)
    free = BooleanFacet(Q(admission=Admission.FREE), label=_("Free admission"), group=GOOD_TO_KNOW)
    step_free = BooleanFacet(Q(step_free=Access.YES), label=_("Step-free way in"), group=GOOD_TO_KNOW)
    children = BooleanFacet(Q(suits_children=True), label=_("Good for children"), group=GOOD_TO_KNOW)
    indoor = BooleanFacet(Q(setting__in=[Setting.INDOOR, Setting.BOTH]), label=_("Indoors"), group=GOOD_TO_KNOW)

    sorts = (
        Sort("title", _("A to Z"), ("title_{language}",), words=True),
        Sort("newest", _("Newest first"), (F("first_published_at").desc(nulls_last=True),)),
    )
    page_size = 24
