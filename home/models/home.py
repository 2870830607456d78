"""The home page: both cities at once, what is in it for whom, and what the agreement brings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import TITLE, Requirement
from bilingual.routing import SiteRequest
from elements.machines import organization, website
from elements.models import City
from elements.panels import FactPanel
from home.models.agreement import AreaPage
from media.renditions import bring_renditions
from news.articles import today
from news.events.cards import next_in_each_city
from news.models import ArticlePage
from news.plates import deal
from tourism.models import DestinationPage

#: How many places of each city, and how many articles, the home page shows.
PLACES_A_SIDE = 3
NEWS_SHOWN = 3
#: How many coming events of each city.
EVENTS_A_SIDE = 3


class HomePage(BasePage):
    """Both cities, what can be seen in them, and what the agreement is."""

    headline = models.CharField(_("headline"), max_length=160, blank=True)
    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    agreement = RichTextField(_("the agreement"), features=["bold", "italic", "link"], blank=True)

    required_for_release = (
        TITLE,
        Requirement("headline", _("A headline: the first words that readers see.")),
        Requirement("introduction", _("An introduction: what this site is and whom it serves.")),
    )
    max_count = 1
    parent_page_types: ClassVar = ["bilingual.BasePage"]

    content_panels: ClassVar = [
        *BasePage.content_panels,
        PairPanel("headline"),
        PairPanel("introduction"),
        InlinePanel("sides", heading=_("The two cities"), label=_("city"), max_num=2),
        InlinePanel("ways", heading=_("What’s in it for whom"), label=_("reader"), max_num=5),
        PairPanel("agreement"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the two sides with their places, what is on, news and areas, each live in the reader's language."""
        context = super().get_context(request, *args, **kwargs)
        language = languages.active()
        sides = list(self.sides.select_related("city", "picture"))
        places = DestinationPage.objects.featured(language, PLACES_A_SIDE)
        for side in sides:
            side.places = [place for place in places if place.city_id == side.city_id]
        at = timezone.now()
        whats_on = next_in_each_city(language, at, EVENTS_A_SIDE)
        news = list(ArticlePage.objects.latest(language, NEWS_SHOWN, today()))
        deal(news)
        bring_renditions(("hero", [side.picture for side in sides]), ("card", [card.hero for card in (*places, *news)]))
        context.update(
            sides=sides,
            ways=list(self.ways.select_related("target")),
            news=news,
            whats_on=whats_on,
            at=at,
            areas=list(AreaPage.objects.in_order(language)),
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the site, and who publishes it."""
        return [organization(request), website(request, self)]


class HomeSide(Orderable):
    """One city's half of the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="sides")
    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="+")
    picture = models.ForeignKey(
        "media.SiteImage", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("text"), max_length=600, blank=True)

    panels: ClassVar = [FactPanel("city"), FieldPanel("picture"), PairPanel("text")]


class HomeWay(Orderable):
    """What the site has for one sort of reader, and the way there."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="ways")
    heading = models.CharField(_("heading"), max_length=60, blank=True, help_text=_("Whom it is for: For travelers."))
    text = models.CharField(_("text"), max_length=200, blank=True)
    target = models.ForeignKey(
        BasePage, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels: ClassVar = [PairPanel("heading"), PairPanel("text"), FieldPanel("target")]
