"""The page that lists programmes, and stands above institutions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bilingual.models import BasePage
from bilingual.panels import PairPanel


class CultureIndexPage(BasePage):
    """Lists the programmes of both cities."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["culture.InstitutionIndexPage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("culture index")
        verbose_name_plural = _("culture indexes")
