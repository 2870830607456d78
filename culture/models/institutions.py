"""Universities, museums and the like that carry programmes and exchanges."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import SUMMARY, TITLE
from culture.choices import InstitutionKind
from elements.blocks import BodyBlock
from elements.fields import StoryField, validate_phone
from elements.models import City, Contact
from elements.panels import FactPanel
from media.models import SiteImage


class InstitutionIndexPage(BasePage):
    """Lists the institutions of both cities."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    parent_page_types: ClassVar = ["culture.CultureIndexPage"]
    subpage_types: ClassVar = ["culture.InstitutionPage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("institutions index")
        verbose_name_plural = _("institutions indexes")


class InstitutionPage(BasePage):
    """An institution: what it is, where, and who answers there."""

    kind = models.CharField(pgettext_lazy("of an institution", "kind"), max_length=20, choices=InstitutionKind.choices)
    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="institutions")
    short_name = models.CharField(
        _("short name"), max_length=20, blank=True, help_text=_("As everybody calls it: UTEP.")
    )
    hero = models.ForeignKey(
        SiteImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Decimal degrees: 31.7587."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Decimal degrees: -106.4869."),
    )
    phone = models.CharField(
        _("phone"),
        max_length=16,
        blank=True,
        help_text=_("With the country code: +19155330048."),
        validators=[validate_phone],
    )
    email = models.EmailField(_("email"), blank=True)
    website = models.URLField(
        _("website"), blank=True, help_text=_("One that is in one language only serves readers of the other too.")
    )
    place_page = models.ForeignKey(
        BasePage,
        verbose_name=_("page as a destination"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Of a museum or theater that travelers visit: its page among the destinations."),
    )
    checked_on = models.DateField(_("facts last checked on"), null=True, blank=True)
    source_url = models.URLField(_("source of the facts"), blank=True)

    required_for_release = (TITLE, SUMMARY)
    parent_page_types: ClassVar = ["culture.InstitutionIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        BasePage.content_panels[0],
        FieldRowPanel([FactPanel("city"), FactPanel("kind")]),
        *BasePage.content_panels[1:],
        FieldPanel("hero", heading=_("Picture")),
        PairPanel("body"),
    ]
    fact_panels: ClassVar = [
        FieldPanel("short_name"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                PairPanel("website"),
                InlinePanel("contacts", heading=_("Contacts"), label=_("contact")),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("place_page"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("checked_on"), FieldPanel("source_url")])],
            heading=_("Sources"),
            help_text=_("The day on which somebody compared these facts with their source."),
        ),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")


class InstitutionContact(Orderable):
    """Who answers at an institution."""

    page = ParentalKey(InstitutionPage, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(Contact, verbose_name=_("contact"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar = [FieldPanel("contact")]
