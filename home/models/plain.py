"""Pages that are words and little else: about this site, privacy, accessibility."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.routing import SiteRequest
from elements.blocks import BodyBlock
from home.stories import bring_story


class PlainPage(BasePage):
    """A title and what is to be said under it."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    checked_on = models.DateField(
        _("last checked on"),
        null=True,
        blank=True,
        help_text=_("YYYY-MM-DD. The day on which somebody last made sure that all of it is right."),
    )
    show_in_footer = models.BooleanField(
        _("in the footer"), default=False, help_text=_("Linked at the foot of every page.")
    )

    required_for_release = ("title", "summary", "body")
    parent_page_types: ClassVar = ["home.HomePage", "home.PlainPage"]
    subpage_types: ClassVar = ["home.PlainPage"]

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("body")]
    fact_panels: ClassVar = [FieldRowPanel([FieldPanel("checked_on"), FieldPanel("show_in_footer")])]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Bring what the text shows."""
        context = super().get_context(request, *args, **kwargs)
        bring_story(self, context["content_language"])
        return context
