"""The page that lists programs, and stands above institutions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.routing import SiteRequest
from bilingual.visibility import readable_in
from culture.events import cultural
from culture.listing import ProgramListing
from culture.models.programs import ProgramPage
from culture.plates import deal_programs
from elements.rows import PAGE, bring, record
from media.renditions import bring_renditions

#: Institutions, exchanges, events.
WAYS_IN_ORDER = ("-depth", F("exchangeindexpage").asc(nulls_last=True), "pk")

#: How many events stand above the list.
EVENTS_SHOWN = 3


def leads_on() -> Q:
    """Return the condition on the pages that list what else there is: institutions, exchanges, events."""
    lists = [
        Q(**{f"{model}__isnull": False}) for model in ("institutionindexpage", "exchangeindexpage", "eventindexpage")
    ]
    return Q(Q(*lists, _connector=Q.OR), readable_in(languages.active()))


class CultureIndexPage(BasePage):
    """Lists the programs of both cities."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["culture.ProgramPage", "culture.InstitutionIndexPage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("culture index")
        verbose_name_plural = _("culture indexes")

    @classmethod
    def serving_queryset(cls) -> QuerySet:
        """Bring the pages along that lead on from the list."""
        return cls.objects.annotate(ways_rows=bring(BasePage, *PAGE, page="", order=WAYS_IN_ORDER, where=leads_on()))

    def ways(self) -> list[BasePage]:
        """Return the pages that lead on from the list, as far as they are live in the reader's language."""
        rows = getattr(self, "ways_rows", None)
        if rows is None:
            return list(BasePage.objects.filter(leads_on()).order_by(*WAYS_IN_ORDER))
        return [record(BasePage, row) for row in rows]

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what is on, the ways on, and the listing that the query string asks for."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        programs = ProgramPage.objects.for_cards(language).with_institutions()
        listing = ProgramListing(request.GET, queryset=programs, language=language, path=request.path)
        listing.page.object_list = list(listing.page.object_list)
        deal_programs(listing.page.object_list)
        bring_renditions(("card", [program.hero for program in listing.page.object_list]))
        context.update(
            listing=listing,
            canonical_query=listing.indexed_query,
            events=cultural(languages.active(), at, EVENTS_SHOWN),
            ways=self.ways(),
            at=at,
            today=timezone.localdate(at),
        )
        return context
