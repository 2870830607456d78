"""The list of joint projects: what it can be narrowed by, and its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilingual import languages
from elements.models import City, Topic
from home.choices import PartnerKind, ProjectState
from listing.facets import ArrayFacet, ChoiceFacet, TextSearch
from listing.listings import Listing
from listing.state import Sort

if TYPE_CHECKING:
    from listing.facets import Choices


def topics() -> Choices:
    """Return every topic's key and its name in the active language."""
    return [(topic.key, languages.words_or_other(topic, "name", languages.active())) for topic in Topic.objects.all()]


def cities() -> Choices:
    """Return every city's key and its name in the active language."""
    return [(city.key, languages.words_or_other(city, "name", languages.active())) for city in City.objects.all()]


class ProjectListing(Listing):
    """Joint projects, read with ``ProjectQuerySet.for_cards``."""

    q = TextSearch("title_{language}", "summary_{language}", label=_("Search these projects"))
    area = ArrayFacet("topic_keys", label=_("Area"), choices=topics)
    state = ChoiceFacet("state", label=_("State"), choices=ProjectState.choices)
    partner = ArrayFacet("partner_kinds", label=_("Kind of partner"), choices=PartnerKind.choices)
    city = ArrayFacet("city_keys", label=_("City"), choices=cities)

    sorts = (
        Sort("newest", pgettext_lazy("by date", "Newest first"), (F("starts_on").desc(nulls_last=True),)),
        Sort("title", _("A to Z"), ("title_{language}",), words=True),
    )
    page_size = 12
