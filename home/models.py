"""The home page, which opens on both cities at once."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from bilingual.models import BasePage
from bilingual.panels import PairPanel
from elements.models import City
from tourism.models import DestinationPage


class HomePage(BasePage):
    """Both cities, what can be seen in them, and what the agreement is."""

    headline = models.CharField(_("headline"), max_length=160, blank=True)
    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    agreement = RichTextField(_("the agreement"), features=["bold", "italic", "link"], blank=True)

    required_for_release = ("title", "headline", "introduction")
    max_count = 1
    parent_page_types: ClassVar = ["bilingual.BasePage"]

    content_panels: ClassVar = [
        PairPanel("title"),
        PairPanel("headline"),
        PairPanel("introduction"),
        InlinePanel("sides", heading=_("The two cities"), label=_("city"), max_num=2),
        PairPanel("agreement"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the two sides, each with places that are live in the language shown."""
        context = super().get_context(request, *args, **kwargs)
        language = context["content_language"]
        sides = list(self.sides.select_related("city", "picture").prefetch_related("picture__renditions"))
        places = DestinationPage.for_cards(language).filter(city__in=[side.city_id for side in sides])
        by_city: dict[int, list[DestinationPage]] = {}
        for place in places:
            by_city.setdefault(place.city_id, []).append(place)
        for side in sides:
            side.places = by_city.get(side.city_id, [])[:3]
        context["sides"] = sides
        return context


class HomeSide(Orderable):
    """One city's half of the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="sides")
    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="+")
    picture = models.ForeignKey(
        "media.SiteImage", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("text"), max_length=600, blank=True)

    panels: ClassVar = [FieldPanel("city"), FieldPanel("picture"), PairPanel("text")]
