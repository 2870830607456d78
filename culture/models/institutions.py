"""Universities, museums and the like that carry programmes and exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import SUMMARY, TITLE
from bilingual.routing import SiteRequest
from culture import machines
from culture.choices import InstitutionKind
from culture.events import coming
from culture.listing import InstitutionListing
from culture.plates import deal_institutions, deal_programs
from culture.queries import PROGRAMS_AT_MOST, InstitutionQuerySet
from elements.blocks import BodyBlock
from elements.fields import StoryField, validate_phone
from elements.models import City, Contact
from elements.panels import FactPanel
from elements.rows import record, rows_of
from elements.stories import Story
from media.models import SiteImage
from media.renditions import bring_renditions

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from culture.models.exchanges import ExchangeProgramPage
    from culture.models.programs import ProgramPage
    from elements.plates import Plate

#: How many of its events an institution's page shows.
EVENTS_AT_MOST = 4


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

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the listing that the query string asks for, of what is live in the language shown."""
        context = super().get_context(request, *args, **kwargs)
        language = context["content_language"]
        institutions = InstitutionPage.objects.for_cards(language)
        listing = InstitutionListing(request.GET, queryset=institutions, language=language, path=request.path)
        listing.page.object_list = list(listing.page.object_list)
        deal_institutions(listing.page.object_list)
        bring_renditions(("card", [institution.hero for institution in listing.page.object_list]))
        context["listing"] = listing
        context["canonical_query"] = listing.indexed_query
        return context


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

    #: What stands in for a picture, once ``culture.plates`` has seen what else the page shows.
    plate: Plate | None = None

    objects = PageManager.from_queryset(InstitutionQuerySet)()

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

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add coordinates of which one is missing."""
        errors = super().release_errors(released)
        if (self.latitude is None) != (self.longitude is None):
            missing = "longitude" if self.longitude is None else "latitude"
            errors[missing] = ValidationError(_("Coordinates need both numbers."))
        return errors

    # What its template asks of it

    @property
    def coordinates(self) -> tuple[Decimal, Decimal] | None:
        """Return latitude and longitude in decimal degrees (WGS 84), or nothing."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def names_city(self) -> bool:
        """Say whether the address names the city already, so that it needn't be said again."""
        return any(languages.words(self.city, "name", language) in self.address for language in languages.LANGUAGES)

    def website_in(self, language: str) -> str:
        """Return its website in ``language``, or else the one in the other."""
        return languages.words_or_other(self, "website", language)

    def answering(self) -> list[Contact]:
        """Return who answers there."""
        return [row.contact for row in rows_of(self, "contacts")]

    def programs(self, language: str) -> list[ProgramPage]:
        """Return the programs it carries that are live in ``language``, by title: one more than are shown."""
        from culture.models.programs import ProgramPage

        rows = getattr(self, "program_rows", None)
        if rows is None:
            carried = ProgramPage.objects.live_in(language).filter(carriers__institution=self.pk)
            return list(
                carried.select_related("hero").order_by(languages.localized("title", language), "pk")[
                    : PROGRAMS_AT_MOST + 1
                ]
            )
        return [record(ProgramPage, row) for row in rows]

    def exchanges(self, language: str, at: datetime.datetime) -> list[ExchangeProgramPage]:
        """Return cards of the exchanges that it hosts or sends to, live in ``language``: what closes next at ``at``."""
        from culture.models.exchanges import ExchangeProgramPage, HomeInstitution

        sends = HomeInstitution.objects.filter(page=OuterRef("pk"), institution=self.pk)
        found = ExchangeProgramPage.objects.for_cards(language).filter(Q(host=self.pk) | Q(Exists(sends)))
        return list(found.with_standing(at).order_by("turn_order", F("turns").asc(nulls_last=True), "pk"))

    def alike(self) -> list[InstitutionPage]:
        """Return institutions of its kind in the other city, where ``with_rows`` has brought them."""
        return [record(InstitutionPage, row) for row in getattr(self, "alike_rows", ())]

    @classmethod
    def serving_queryset(cls) -> InstitutionQuerySet:
        """Bring city, picture, contacts, programs, its page as a destination and what is of its kind along."""
        return cls.objects.select_related("city", "hero", "place_page").with_rows(languages.active())

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what it offers: programs, exchanges and events to come; and what is of its kind in the other city."""
        context = super().get_context(request, *args, **kwargs)
        # Where this page is in the other language only, what it leads to is still what its reader can read.
        language, at = languages.active(), timezone.now()
        found = self.programs(language)
        programs = found[:PROGRAMS_AT_MOST]
        venues = [pk for pk in (self.pk, self.place_page_id) if pk]
        events = coming(language, at, EVENTS_AT_MOST, venues=venues)
        deal_institutions([self])
        deal_programs(programs, taken=[self.plate] if self.plate else [])
        story = Story(getattr(self, languages.localized("body", context["content_language"])))
        bring_renditions(
            *story.shown,
            ("hero", [self.hero]),
            ("social", [self.social_picture()]),
            ("card", [page.hero for page in (*programs, *events)]),
        )
        context.update(
            story=story,
            website=self.website_in(language),
            at=at,
            today=timezone.localdate(at),
            programs=programs,
            has_more_programs=len(found) > len(programs),
            exchanges=self.exchanges(language, at),
            events=events,
            alike=self.alike(),
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the institution; see ``culture.machines``."""
        return [machines.institution(self, request)]

    def social_picture(self) -> SiteImage | None:
        """Return its picture."""
        return self.hero


class InstitutionContact(Orderable):
    """Who answers at an institution."""

    page = ParentalKey(InstitutionPage, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(Contact, verbose_name=_("contact"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar = [FieldPanel("contact")]
