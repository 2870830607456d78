"""Pages that are words and little else: about this site, privacy, accessibility."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import BODY, SUMMARY, TITLE
from bilingual.routing import SiteRequest
from bilingual.visibility import readable_in
from elements.blocks import BodyBlock
from elements.fields import StoryField
from elements.stories import Story
from media.renditions import bring_renditions


class PlainPage(BasePage):
    """A title and what is to be said under it."""

    body = StoryField(BodyBlock(), verbose_name=_("text"), blank=True)
    checked_on = models.DateField(
        _("last checked on"),
        null=True,
        blank=True,
        help_text=_("YYYY-MM-DD. The day on which somebody last made sure that all of it is right."),
    )

    #: “Show in menus” means the foot of every page here.
    menu_at_foot = True
    required_for_release = (TITLE, SUMMARY, BODY)
    parent_page_types: ClassVar = ["home.HomePage", "home.PlainPage"]
    subpage_types: ClassVar = ["home.PlainPage"]

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("body")]
    fact_panels: ClassVar = [FieldPanel("checked_on")]
    promote_panels: ClassVar = [
        *BasePage.promote_panels[:-1],
        MultiFieldPanel(
            ["show_in_menus"],
            heading=_("For menus"),
            help_text=_("A plain page right below the home page is linked at the foot of every page."),
        ),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Bring what the text shows, and the pages below."""
        context = super().get_context(request, *args, **kwargs)
        story = Story(getattr(self, languages.localized("body", context["content_language"])))
        bring_renditions(*story.shown)
        below = PlainPage.objects.child_of(self).filter(readable_in(languages.active()))
        context.update(story=story, below=list(below))
        return context
