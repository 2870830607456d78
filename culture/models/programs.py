"""Programs of art, cinema, history, geography and language."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import BODY, SUMMARY, TITLE, Requirement
from bilingual.routing import SiteRequest
from culture import machines
from culture.choices import Field, Season, Timing
from culture.events import coming
from culture.models.institutions import InstitutionPage
from culture.plates import deal_programs
from culture.queries import ProgramQuerySet
from culture.rules import contradictions
from elements.blocks import BodyBlock
from elements.choices import Admission, Audience, Currency
from elements.fields import ChoiceArrayField, StoryField
from elements.models import City, Contact
from elements.panels import FactPanel, SeveralPanel
from elements.rows import record, rows_of
from elements.stories import Story
from media.models import SiteImage
from media.renditions import bring_renditions
from news.models import EventPage

if TYPE_CHECKING:
    from elements.plates import Plate

#: How many other programs follow under one, and how many of its events.
OTHERS_AT_MOST = 3
EVENTS_AT_MOST = 6


class ProgramPage(BasePage):
    """A program of culture: what one can see or do, who carries it, when, where and for whom."""

    fields = ChoiceArrayField(
        models.CharField(max_length=20, choices=Field.choices),
        verbose_name=_("fields"),
        default=list,
        blank=True,
        help_text=_("What it is first of all decides what it is drawn as and what the other city is asked for."),
    )
    cities = ParentalManyToManyField(City, verbose_name=_("cities"), blank=True, related_name="programs")
    hero = models.ForeignKey(
        SiteImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)

    timing = models.CharField(pgettext_lazy("of a program", "when"), max_length=10, choices=Timing.choices, blank=True)
    seasons = ChoiceArrayField(
        models.CharField(max_length=10, choices=Season.choices), verbose_name=_("seasons"), default=list, blank=True
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True, help_text=_("YYYY-MM-DD"))
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("YYYY-MM-DD. Empty: until further notice.")
    )
    when_note = models.CharField(
        _("more on when"), max_length=160, blank=True, help_text=_("In words: Thursdays after dark.")
    )
    audiences = ChoiceArrayField(
        models.CharField(max_length=20, choices=Audience.choices), verbose_name=_("for whom"), default=list, blank=True
    )
    admission = models.CharField(_("admission"), max_length=10, choices=Admission.choices, blank=True)
    price_from = models.DecimalField(
        _("price from"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    price_to = models.DecimalField(
        _("price to"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, blank=True)
    price_note = models.CharField(_("note on prices"), max_length=200, blank=True)
    website = models.URLField(
        _("website"), blank=True, help_text=_("One that is in one language only serves readers of the other too.")
    )
    contact = models.ForeignKey(
        Contact, verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_on = models.DateField(_("facts last checked on"), null=True, blank=True, help_text=_("YYYY-MM-DD"))
    source_url = models.URLField(_("source of the facts"), blank=True)

    #: What stands in for a picture, once ``culture.plates`` has seen what else the page shows.
    plate: Plate | None = None

    objects = PageManager.from_queryset(ProgramQuerySet)()

    required_for_release = (
        TITLE,
        SUMMARY,
        BODY,
        Requirement("fields", _("A field: whether it is art, cinema, history, geography or language."), languages=()),
    )
    parent_page_types: ClassVar = ["culture.CultureIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        BasePage.content_panels[0],
        FieldRowPanel([FactPanel("fields"), SeveralPanel("cities")]),
        *BasePage.content_panels[1:],
        FieldPanel("hero", heading=_("Picture")),
        PairPanel("body"),
        InlinePanel(
            "highlights",
            heading=_("What to see and do"),
            label=_("thing to see or do"),
            help_text=_("Each in a few words and a sentence. They stand beside the story."),
        ),
    ]
    fact_panels: ClassVar = [
        MultiFieldPanel(
            [
                FactPanel("timing"),
                FactPanel("seasons"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                PairPanel("when_note"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FactPanel("audiences"),
                FactPanel("admission"),
                FieldRowPanel([FieldPanel("price_from"), FieldPanel("price_to"), FieldPanel("currency")]),
                PairPanel("price_note"),
            ],
            heading=_("Taking part"),
        ),
        InlinePanel("carriers", heading=_("Institutions"), label=_("institution")),
        InlinePanel(
            "places",
            heading=_("Places"),
            label=_("place"),
            help_text=_("Where it happens, beside the institutions: destinations, for the most part."),
        ),
        InlinePanel(
            "chosen_events",
            heading=_("Events"),
            label=_("event"),
            help_text=_("Events at one of its institutions or places come by themselves."),
        ),
        InlinePanel(
            "related_programs",
            heading=_("Related programs"),
            label=_("program"),
            help_text=_("Come first under the program; others of the same field, in the other city, fill up the rest."),
        ),
        MultiFieldPanel([PairPanel("website"), FieldPanel("contact")], heading=_("Contact")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("checked_on"), FieldPanel("source_url")])],
            heading=_("Sources"),
            help_text=_("The day on which somebody compared these facts with their source."),
        ),
    ]

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add dates and prices that contradict each other: a draft may, what readers see may not."""
        errors = super().release_errors(released)
        return errors | {name: ValidationError(words) for name, words in contradictions(self).items()}

    # What its template asks of it

    @property
    def cities_named(self) -> list[City]:
        """Return the cities it belongs to, in their order."""
        return sorted(rows_of(self, "cities"), key=lambda city: city.pk)

    def has_ended(self, day: datetime.date) -> bool:
        """Say whether its last day was before ``day``."""
        return self.timing == Timing.PERIOD and self.ends_on is not None and self.ends_on < day

    def website_in(self, language: str) -> str:
        """Return its website in ``language``, or else the one in the other."""
        return languages.words_or_other(self, "website", language)

    def institutions(self) -> list[InstitutionPage]:
        """Return who carries it, as far as they are live for everybody, in the order of the form."""
        return self._pages(InstitutionPage, "institution_rows", "carriers", "institution")

    def places_named(self) -> list[BasePage]:
        """Return where else it happens."""
        return self._pages(BasePage, "place_rows", "places", "place")

    def _pages(self, model: type[BasePage], brought: str, relation: str, name: str) -> list[Any]:
        """Return the pages that rows of ``relation`` name: those brought along, or of a draft, those chosen in it."""
        rows = getattr(self, brought, None)
        if rows is not None:
            return [record(model, row) for row in rows]
        chosen = [getattr(row, name) for row in getattr(self, relation).all()]
        return [page for page in chosen if page.live]

    def _ids(self, brought: str, relation: str, name: str) -> list[int]:
        """Return the primary keys that rows of ``relation`` name."""
        ids = getattr(self, brought, None)
        return [getattr(row, f"{name}_id") for row in getattr(self, relation).all()] if ids is None else ids

    @classmethod
    def serving_queryset(cls) -> ProgramQuerySet:
        """Bring picture, contact, cities, institutions, places and what its editor chose along."""
        return cls.objects.select_related("hero", "contact__city").with_cities().with_rows()

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around the story: who and where, events to come, and what the other city offers."""
        context = super().get_context(request, *args, **kwargs)
        # Where this program is in the other language only, what it leads to is still what its reader can read.
        language, at = languages.active(), timezone.now()
        carriers, places = self.institutions(), self.places_named()
        venues = [page.pk for page in (*carriers, *places)] + [page.place_page_id for page in carriers]
        events = coming(
            language,
            at,
            EVENTS_AT_MOST,
            chosen=self._ids("event_ids", "chosen_events", "event"),
            venues=[pk for pk in venues if pk],
        )
        beside = ProgramPage.objects.beside(
            self, language, self._ids("related_ids", "related_programs", "related"), OTHERS_AT_MOST
        )
        deal_programs([self, *beside.programs])
        story = Story(getattr(self, languages.localized("body", context["content_language"])))
        bring_renditions(
            *story.shown,
            ("hero", [self.hero]),
            ("social", [self.social_picture()]),
            ("card", [other.hero for other in beside.programs]),
        )
        context.update(
            story=story,
            website=self.website_in(language),
            at=at,
            today=timezone.localdate(at),
            highlights=rows_of(self, "highlights"),
            carriers=carriers,
            places=places,
            events=events,
            beside=beside,
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the program; see ``culture.machines``."""
        return [machines.program(self, request)]

    def social_picture(self) -> SiteImage | None:
        """Return the program's picture."""
        return self.hero


class ProgramHighlight(Orderable):
    """Something to see or do in a program."""

    page = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="highlights")
    name = models.CharField(_("in a few words"), max_length=80, blank=True)
    text = models.CharField(_("in a sentence"), max_length=240, blank=True)

    panels: ClassVar = [PairPanel("name"), PairPanel("text")]


class ProgramInstitution(Orderable):
    """Who carries a program."""

    page = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="carriers")
    institution = models.ForeignKey(
        InstitutionPage, verbose_name=_("institution"), on_delete=models.CASCADE, related_name="carried"
    )

    panels: ClassVar = [PageChooserPanel("institution")]


class ProgramPlace(Orderable):
    """Where a program happens: a page of any section."""

    page = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(
        BasePage, verbose_name=_("page of the place"), on_delete=models.CASCADE, related_name="program_places"
    )

    panels: ClassVar = [PageChooserPanel("place")]


class ProgramEvent(Orderable):
    """An event that its editor thinks belongs to a program."""

    page = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="chosen_events")
    event = models.ForeignKey(EventPage, verbose_name=_("event"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [PageChooserPanel("event")]


class ProgramRelated(Orderable):
    """A program that its editor thinks belongs with another one."""

    page = ParentalKey(ProgramPage, on_delete=models.CASCADE, related_name="related_programs")
    related = models.ForeignKey(ProgramPage, verbose_name=_("program"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [PageChooserPanel("related")]
