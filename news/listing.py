"""The list of articles: what it can be narrowed by, and its orders."""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from elements.models import City, Topic
from listing.facets import ArrayFacet, ChoiceFacet, Text, TextSearch
from listing.listings import Listing
from listing.state import Sort
from news.choices import Kind


class YearFacet(ChoiceFacet):
    """The years that records have, the latest first."""

    def options(self, found: dict[str, Text]) -> dict[str, Text]:
        """Return what was found."""
        return dict(sorted(found.items(), reverse=True))


class ArticleListing(Listing):
    """Articles on either city or both (N1): what concerns both is found under each."""

    q = TextSearch("title_{language}", "summary_{language}", label=_("Search the news"))
    kind = ChoiceFacet("kind", label=pgettext_lazy("of an article", "Kind"), choices=Kind.choices)
    topic = ArrayFacet("topic_keys", label=_("Topic"), choices=Topic.choices)
    city = ArrayFacet("city_keys", label=_("City"), choices=City.choices)
    year = YearFacet("year", label=_("Year"), label_field="year")

    sorts = (
        Sort("newest", pgettext_lazy("by date", "Newest first"), (F("date").desc(nulls_last=True),)),
        Sort("oldest", _("Oldest first"), (F("date").asc(nulls_last=True),)),
    )
    page_size = 12
