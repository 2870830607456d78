"""Exchange programmes, and the page that lists them."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.url_routing import RouteResult

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import SUMMARY, TITLE, Requirement
from bilingual.routing import SiteRequest
from culture.exchanges import machines
from culture.exchanges.calendar import CALENDAR, calendar
from culture.exchanges.choices import (
    Expense,
    Funding,
    LanguageLevel,
    Level,
    Participant,
    Period,
    Scale,
    StudyField,
    Term,
)
from culture.exchanges.compare import Comparison, compares
from culture.exchanges.contradictions import contradictions
from culture.exchanges.deadlines import Call, Deadline, Standing
from culture.exchanges.listing import ExchangeListing
from culture.exchanges.qualify import Inquiry
from culture.exchanges.queries import ExchangeQuerySet
from culture.models.institutions import InstitutionPage
from elements.blocks import BodyBlock
from elements.choices import Currency
from elements.fields import ChoiceArrayField, StoryField
from elements.models import City, Contact, Country, SpokenLanguage, validate_timezone
from elements.panels import FactPanel
from elements.rows import rows_of
from elements.stories import Story
from media.renditions import bring_renditions
from news.choices import ZONES

if TYPE_CHECKING:
    from decimal import Decimal

#: How the admin's date fields are typed.
DATE_FORMAT = _("YYYY-MM-DD")
CLOSING_TIME = _("Empty: at the end of that day.")
NOT_ASKED = _("Not asked for")
NOT_SAID = _("Not known")

#: How many exchanges in the other direction follow under one.
BACK_AT_MOST = 3


class ExchangeIndexPage(BasePage):
    """Lists the exchanges between both cities, by what closes next."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["culture.ExchangeProgramPage", "culture.QualifyPage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("exchanges index")
        verbose_name_plural = _("exchanges indexes")

    def get_template(self, request: SiteRequest, *args: Any, **kwargs: Any) -> str:
        """Answer ``?compare=`` with those exchanges side by side."""
        return "culture/exchange_comparison.html" if compares(request.GET) else super().get_template(request)

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the listing that the query string asks for, or the exchanges to be compared, live in the language."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        context["at"] = at
        if compares(request.GET):
            context["comparison"] = Comparison(request.GET, ExchangeProgramPage.objects.all(), language, at)
            context["canonical_query"] = context["comparison"].query
            return context
        programs = ExchangeProgramPage.objects.for_finder(language, at)
        listing = ExchangeListing(request.GET, queryset=programs, language=language, path=request.path)
        listing.page.object_list = list(listing.page.object_list)
        context["listing"] = listing
        context["canonical_query"] = listing.indexed_query
        context["qualify_page"] = QualifyPage.beside(self, language)
        return context

    def next_change(self, at: datetime.datetime) -> datetime.datetime | None:
        """Return the next instant at which the list is another one; ``None`` for never."""
        programs = ExchangeProgramPage.objects.filter(live=True).with_facts_of_cards()
        return min((turn for program in programs if (turn := program.call().next_change(at))), default=None)


class QualifyPage(BasePage):
    """Answers “Do I qualify?” from a few questions, sent by GET and kept nowhere (S4)."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    parent_page_types: ClassVar = ["culture.ExchangeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("“Do I qualify?”")
        verbose_name_plural = _("“Do I qualify?”")

    @classmethod
    def beside(cls, index: BasePage | None, language: str) -> Self | None:
        """Return the page below ``index`` that is live in ``language``; nothing where there is none."""
        live = cls.objects.filter(**{languages.localized("live", language): True})
        return live.child_of(index).first() if index else live.first()

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form as it was sent and, once it says anything, what each exchange makes of the answers."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        context["at"] = at
        context["inquiry"] = Inquiry(request.GET, ExchangeProgramPage.objects.all(), language, at)
        return context


class ExchangeProgramPage(BasePage):
    """An exchange: for whom, when one can apply, what it pays, and what one needs.

    Dates without a zone of their own are those of the clocks in ``zone``. What nobody has said stays empty.
    """

    host = models.ForeignKey(
        InstitutionPage,
        verbose_name=_("host institution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="exchanges_hosted",
        help_text=_("Where participants go. Its city is where the exchange takes place."),
    )
    participants = ChoiceArrayField(
        models.CharField(max_length=20, choices=Participant.choices),
        verbose_name=pgettext_lazy("exchange", "for whom"),
        default=list,
        blank=True,
    )
    levels = ChoiceArrayField(
        models.CharField(max_length=20, choices=Level.choices),
        verbose_name=_("level of study"),
        default=list,
        blank=True,
        help_text=_("Of students and graduates. None ticked: it does not matter."),
    )
    study_fields = ChoiceArrayField(
        models.CharField(max_length=20, choices=StudyField.choices),
        verbose_name=_("fields of study"),
        default=list,
        blank=True,
    )
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)

    # When one can apply
    timezone = models.CharField(
        _("time zone"),
        max_length=50,
        blank=True,
        choices=ZONES,
        validators=[validate_timezone],
        help_text=_("Whose clocks the dates below are read from. Empty: those of the host’s city."),
    )
    is_rolling = models.BooleanField(_("one can apply all year round"), default=False)
    opens_on = models.DateField(_("opens on"), null=True, blank=True, help_text=DATE_FORMAT)
    closes_on = models.DateField(_("closes on"), null=True, blank=True, help_text=DATE_FORMAT)
    closes_at = models.TimeField(_("at"), null=True, blank=True, help_text=CLOSING_TIME)
    next_opens_on = models.DateField(
        _("opens again on"), null=True, blank=True, help_text=_("The next call, if its day is known.")
    )
    apply_url = models.URLField(
        _("where to apply"), blank=True, help_text=_("Readers see it while the call is open, and at no other time.")
    )

    # How long, and when
    weeks_min = models.PositiveSmallIntegerField(
        _("weeks, at least"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(260)]
    )
    weeks_max = models.PositiveSmallIntegerField(
        _("weeks, at most"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(260)]
    )
    terms = ChoiceArrayField(
        models.CharField(max_length=10, choices=Term.choices), verbose_name=_("terms"), default=list, blank=True
    )
    starts_on = models.DateField(_("begins on"), null=True, blank=True, help_text=_("YYYY-MM-DD, if it is fixed."))
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=DATE_FORMAT)
    taught_in = ChoiceArrayField(
        models.CharField(max_length=2, choices=SpokenLanguage.choices),
        verbose_name=_("taught in"),
        default=list,
        blank=True,
    )
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True, validators=[MinValueValidator(1)])

    # What it pays
    funding = models.CharField(_("funding"), max_length=10, choices=Funding.choices, blank=True)
    covered = ChoiceArrayField(
        models.CharField(max_length=20, choices=Expense.choices), verbose_name=_("covered"), default=list, blank=True
    )
    not_covered = ChoiceArrayField(
        models.CharField(max_length=20, choices=Expense.choices),
        verbose_name=_("not covered"),
        default=list,
        blank=True,
    )
    stipend = models.DecimalField(
        _("stipend"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    stipend_currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, blank=True)
    stipend_period = models.CharField(_("how often"), max_length=10, choices=Period.choices, blank=True)
    fee = models.DecimalField(
        _("what it costs"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("What participants pay to the host. 0: nothing. Empty: not known."),
    )
    fee_currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, blank=True)
    funding_note = models.CharField(_("note on money"), max_length=300, blank=True)

    # What one needs
    must_be_enrolled = models.BooleanField(_("enrolled at a home institution"), null=True, blank=True)
    semester_min = models.PositiveSmallIntegerField(
        _("semesters finished, at least"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    credits_min = models.PositiveSmallIntegerField(
        _("credits, at least"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    credits_share_min = models.PositiveSmallIntegerField(
        _("share of credits, at least"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Percent of the degree: 50."),
    )
    age_min = models.PositiveSmallIntegerField(_("age, at least"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("age, at most"), null=True, blank=True)
    citizens_of = ChoiceArrayField(
        models.CharField(max_length=2, choices=Country.choices),
        verbose_name=_("citizens or permanent residents of"),
        default=list,
        blank=True,
        help_text=_("Only where the program really asks for it."),
    )

    contact = models.ForeignKey(
        Contact, verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_on = models.DateField(_("facts last checked on"), null=True, blank=True, help_text=DATE_FORMAT)
    source_url = models.URLField(_("source of the facts"), blank=True)

    #: The records of rows that were brought along, by relation.
    _rows_made: dict[str, list[Any]] | None = None

    objects = PageManager.from_queryset(ExchangeQuerySet)()

    required_for_release = (
        TITLE,
        SUMMARY,
        Requirement("host", _("A host institution: where participants go."), languages=()),
        Requirement("participants", _("For whom it is."), languages=()),
    )
    parent_page_types: ClassVar = ["culture.ExchangeIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        BasePage.content_panels[0],
        PageChooserPanel("host"),
        *BasePage.content_panels[1:],
        PairPanel("body"),
        InlinePanel("steps", heading=_("Steps"), label=_("step"), help_text=_("What one does, in order.")),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
    ]
    fact_panels: ClassVar = [
        MultiFieldPanel(
            [FactPanel("participants"), FactPanel("levels"), FactPanel("study_fields")],
            heading=pgettext_lazy("exchange", "For whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("timezone"),
                FieldPanel("is_rolling"),
                FieldPanel("opens_on"),
                FieldRowPanel([FieldPanel("closes_on"), FieldPanel("closes_at")]),
                FieldPanel("next_opens_on"),
                FieldPanel("apply_url"),
                InlinePanel(
                    "home_institutions",
                    heading=_("Home institutions"),
                    label=_("institution"),
                    help_text=_(
                        "Who may take part, and until when they apply there. None: members of any institution may."
                    ),
                ),
            ],
            heading=_("When one can apply"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("weeks_min"), FieldPanel("weeks_max")]),
                FactPanel("terms"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FactPanel("taught_in"),
                FieldPanel("places"),
            ],
            heading=_("How long, and when"),
        ),
        MultiFieldPanel(
            [
                FactPanel("funding", empty_label=NOT_SAID),
                FactPanel("covered"),
                FactPanel("not_covered"),
                FieldRowPanel([FieldPanel("stipend"), FieldPanel("stipend_currency"), FieldPanel("stipend_period")]),
                FieldRowPanel([FieldPanel("fee"), FieldPanel("fee_currency")]),
                PairPanel("funding_note"),
            ],
            heading=_("What it pays"),
        ),
        MultiFieldPanel(
            [
                FactPanel("must_be_enrolled", empty_label=NOT_SAID),
                InlinePanel(
                    "averages",
                    heading=_("Least average"),
                    label=_("average"),
                    help_text=_("One for each scale that the program states: nothing is converted."),
                ),
                FieldRowPanel([FieldPanel("semester_min"), FieldPanel("credits_min"), FieldPanel("credits_share_min")]),
                InlinePanel("language_needs", heading=_("Languages needed"), label=_("language")),
                FieldRowPanel([FieldPanel("age_min"), FieldPanel("age_max")]),
                FactPanel("citizens_of"),
                InlinePanel("other_needs", heading=_("Other requirements"), label=_("requirement")),
            ],
            heading=_("What you need"),
            help_text=_("What is entered here readers can check themselves against; other requirements they read."),
        ),
        FieldPanel("contact"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("checked_on"), FieldPanel("source_url")])],
            heading=_("Sources"),
            help_text=_("The day on which somebody compared these facts with their source."),
        ),
    ]

    class Meta:
        verbose_name = _("exchange program")
        verbose_name_plural = _("exchange programs")

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add facts that contradict each other: a draft may hold them, what readers see may not."""
        refused = super().release_errors(released)
        return refused | {name: ValidationError(words) for name, words in contradictions(self).items()}

    # When one can apply

    @property
    def city(self) -> City | None:
        """Return the city it takes place in; nothing while no host is known."""
        return self.host.city if self.host else None

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone whose clocks its dates are read from."""
        return ZoneInfo(self.timezone or (self.city.timezone if self.city else settings.TIME_ZONE))

    @property
    def homes(self) -> list[HomeInstitution]:
        """Return the institutions that may send participants; none where any may."""
        return self.rows("home_institutions")

    @property
    def deadline(self) -> Deadline | None:
        """Return the general deadline."""
        return Deadline(self.closes_on, self.closes_at, self.zone) if self.closes_on else None

    @property
    def closes_earlier_somewhere(self) -> bool:
        """Say whether a home institution closes before the general deadline."""
        general = self.closes_on
        return general is not None and any(home.closes_on and home.closes_on < general for home in self.homes)

    def home_deadline(self, home: HomeInstitution) -> Deadline | None:
        """Return the deadline at a home institution, where it has one of its own."""
        return Deadline(home.closes_on, home.closes_at, home.zone) if home.closes_on else None

    def deadline_for(self, institution: InstitutionPage | None = None) -> Deadline | None:
        """Return the deadline that holds for somebody from ``institution``: its own one before the general one.

        Without an institution it is the general one, or else the last of those at home institutions.
        """
        for home in self.homes if institution else ():
            if institution and home.institution_id == institution.pk and home.closes_on:
                return self.home_deadline(home)
        if self.deadline:
            return self.deadline
        own = [deadline for home in self.homes if (deadline := self.home_deadline(home))]
        return max(own, key=lambda deadline: (deadline.instant, deadline.day), default=None)

    def call(self, institution: InstitutionPage | None = None) -> Call:
        """Return the call for applications, as it is for somebody from ``institution``."""
        return Call(
            self.zone, self.opens_on, self.deadline_for(institution), self.next_opens_on, is_rolling=self.is_rolling
        )

    def deadline_state(self, at: datetime.datetime, institution: InstitutionPage | None = None) -> Standing:
        """Say whether one can apply at the instant ``at``, for how many days yet, or from when."""
        return self.call(institution).standing(at)

    def next_change(self, at: datetime.datetime) -> datetime.datetime | None:
        """Return the next instant at which the page says something else of its deadlines; ``None`` for never."""
        calls = [self.call(), *(self.call(home.institution) for home in self.homes if home.closes_on)]
        return min((turn for call in calls if (turn := call.next_change(at))), default=None)

    # What its templates ask of it

    @classmethod
    def serving_queryset(cls) -> ExchangeQuerySet:
        """Bring host, contact and all rows along."""
        return cls.objects.with_rows()

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """Answer at ``deadline.ics`` besides, in the languages the page is live in."""
        if self.published_in(languages.active()):
            with suppress(Resolver404):
                return RouteResult(self, kwargs={"part": self.resolve_subpage("/".join(path_components))})
        return super().route(request, path_components)

    def resolve_subpage(self, path: str) -> str:
        """Return what answers at ``path`` below the page: its calendar, or else ``Resolver404`` is raised."""
        if path.strip("/") != CALENDAR:
            raise Resolver404
        return CALENDAR

    def get_route_paths(self) -> list[str]:
        """Name the calendar too: a page that moves leaves a redirect for it."""
        return [*super().get_route_paths(), f"/{CALENDAR}"]

    def serve(self, request: SiteRequest, *args: Any, part: str = "", **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with its deadline as a calendar."""
        return calendar(self, request) if part else super().serve(request, *args, **kwargs)

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add where its call stands now, and exchanges in the other direction."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        story = Story(getattr(self, languages.localized("body", language)))
        bring_renditions(*story.shown)
        context.update(
            at=at,
            story=story,
            standing=self.deadline_state(at),
            qualify_page=QualifyPage.beside(None, languages.active()),
            back=list(ExchangeProgramPage.objects.back_from(self, languages.active(), at)[:BACK_AT_MOST]),
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the exchange; see ``culture.exchanges.machines``."""
        return [machines.program(self, request)]

    def rows(self, relation: str) -> list[Any]:
        """Return the rows of ``relation``, in order; those brought along are made into records once."""
        if not hasattr(self, f"{relation}_rows"):
            return rows_of(self, relation)
        if self._rows_made is None:
            self._rows_made = {}
        if relation not in self._rows_made:
            self._rows_made[relation] = rows_of(self, relation)
        return self._rows_made[relation]


class HomeInstitution(Orderable):
    """An institution that sends participants, and its own deadline."""

    page = ParentalKey(ExchangeProgramPage, on_delete=models.CASCADE, related_name="home_institutions")
    institution = models.ForeignKey(
        InstitutionPage, verbose_name=_("institution"), on_delete=models.CASCADE, related_name="exchanges_sent_to"
    )
    closes_on = models.DateField(
        _("closes on"), null=True, blank=True, help_text=_("YYYY-MM-DD. Empty: the general deadline.")
    )
    closes_at = models.TimeField(_("at"), null=True, blank=True, help_text=CLOSING_TIME)
    timezone = models.CharField(
        _("time zone"),
        max_length=50,
        blank=True,
        choices=ZONES,
        validators=[validate_timezone],
        help_text=_("Empty: that of the institution’s city."),
    )

    panels: ClassVar = [
        PageChooserPanel("institution"),
        FieldRowPanel([FieldPanel("closes_on"), FieldPanel("closes_at"), FieldPanel("timezone")]),
    ]

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone whose clocks its deadline is read from."""
        return ZoneInfo(self.timezone or self.institution.city.timezone)


class LanguageNeed(Orderable):
    """A language that one has to know."""

    page = ParentalKey(ExchangeProgramPage, on_delete=models.CASCADE, related_name="language_needs")
    language = models.CharField(_("language"), max_length=2, choices=SpokenLanguage.choices, blank=True)
    level = models.CharField(
        _("level"), max_length=2, choices=LanguageLevel.choices, blank=True, help_text=_("Empty: not stated.")
    )
    proof = models.CharField(
        _("how to prove it"), max_length=160, blank=True, help_text=_("A certificate and its score: TOEFL iBT 61.")
    )

    panels: ClassVar = [
        FactPanel("language"),
        FactPanel("level", empty_label=_("Not stated")),
        PairPanel("proof"),
    ]


class AverageNeed(Orderable):
    """The least average, in one scale."""

    page = ParentalKey(ExchangeProgramPage, on_delete=models.CASCADE, related_name="averages")
    minimum = models.DecimalField(_("least average"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0)])
    scale = models.CharField(_("scale"), max_length=10, choices=Scale.choices)

    panels: ClassVar = [FieldPanel("minimum"), FactPanel("scale")]

    def clean(self) -> None:
        """Refuse an average that its scale does not have."""
        super().clean()
        minimum: Decimal | None = self.minimum
        if self.scale and minimum is not None and minimum > Scale(self.scale).highest:
            raise ValidationError({"minimum": _("The scale ends below this average.")})


class OtherNeed(Orderable):
    """A requirement in words, which nobody can compute."""

    page = ParentalKey(ExchangeProgramPage, on_delete=models.CASCADE, related_name="other_needs")
    words = models.CharField(_("requirement"), max_length=240, blank=True)

    panels: ClassVar = [PairPanel("words")]


class DocumentNeed(Orderable):
    """A document to hand in."""

    page = ParentalKey(ExchangeProgramPage, on_delete=models.CASCADE, related_name="documents")
    words = models.CharField(_("document"), max_length=200, blank=True)
    language = models.CharField(
        _("in which language"), max_length=2, choices=SpokenLanguage.choices, blank=True, help_text=_("Empty: in any.")
    )
    is_translated = models.BooleanField(_("with a certified translation"), default=False)
    is_apostilled = models.BooleanField(_("apostilled"), default=False)

    panels: ClassVar = [
        PairPanel("words"),
        FactPanel("language", empty_label=_("Any")),
        FieldRowPanel([FieldPanel("is_translated"), FieldPanel("is_apostilled")]),
    ]


class Step(Orderable):
    """What one does on the way, in order."""

    page = ParentalKey(ExchangeProgramPage, on_delete=models.CASCADE, related_name="steps")
    words = models.CharField(_("what to do"), max_length=300, blank=True)

    panels: ClassVar = [PairPanel("words")]
