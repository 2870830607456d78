"""The list of joint projects: what it can be narrowed by, and its orders."""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from elements.models import City, Topic
from home.choices import PartnerKind, ProjectState
from listing.facets import ArrayFacet, ChoiceFacet, TextSearch
from listing.listings import Listing
from listing.state import Sort


class ProjectListing(Listing):
    """Joint projects, read with ``ProjectQuerySet.for_cards``."""

    q = TextSearch("title_{language}", "summary_{language}", label=_("Search these projects"))
    area = ArrayFacet("topic_keys", label=_("Area"), choices=Topic.choices)
    state = ChoiceFacet("state", label=_("State"), choices=ProjectState.choices)
    partner = ArrayFacet("partner_kinds", label=_("Kind of partner"), choices=PartnerKind.choices)
    city = ArrayFacet("city_keys", label=_("City"), choices=City.choices)

    sorts = (
        Sort("newest", pgettext_lazy("by date", "Newest first"), (F("starts_on").desc(nulls_last=True),)),
        Sort("title", _("A to Z"), ("title_{language}",), words=True),
    )
    page_size = 12
