"""Joint projects under the agreement, and the page that lists them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet

from bilingual import formats, languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import BODY, SUMMARY, TITLE
from bilingual.routing import SiteRequest
from bilingual.visibility import readable_in
from elements.blocks import BodyBlock
from elements.fields import StoryField
from elements.models import City, Contact, Topic
from elements.panels import FactPanel, SeveralPanel
from elements.rows import CITY, bring, rows_of
from elements.stories import Story
from home.choices import PartnerKind, ProjectState
from home.listing import ProjectListing
from home.models.agreement import AreaPage
from media.models import SiteImage
from media.renditions import bring_renditions
from news.plates import for_topic

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: The way of a project, told as milestones. A suspended one stands beside it.
COURSE = (ProjectState.PROPOSED, ProjectState.AGREED, ProjectState.UNDER_WAY, ProjectState.COMPLETED)


#: How many other projects follow under one.
OTHERS_SHOWN = 3


class Milestone(NamedTuple):
    """One step of a project's way: ``is_reached`` up to where it is now, ``is_here`` there."""

    label: StrOrPromise
    is_reached: bool
    is_here: bool


class ProjectIndexPage(AreaPage):
    """The area of the agreement that is the joint projects themselves: what it foresees of them, and their list."""

    parent_page_types: ClassVar = ["home.AgreementPage"]
    subpage_types: ClassVar = ["home.ProjectPage"]
    max_count = 1

    class Meta:
        verbose_name = _("joint projects index")
        verbose_name_plural = _("joint projects indexes")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the listing that the query string asks for, of what is live in the language shown."""
        context = BasePage.get_context(self, request, *args, **kwargs)
        language = context["content_language"]
        projects = ProjectPage.objects.for_cards(language)
        listing = ProjectListing(request.GET, queryset=projects, language=language, path=request.path)
        story = Story(getattr(self, languages.localized("body", language)))
        bring_renditions(*story.shown)
        previous, following = self.neighbours()
        context.update(
            story=story,
            previous=previous,
            following=following,
            commitments=self.foreseen(),
            listing=listing,
            canonical_query=listing.indexed_query,
        )
        return context


class ProjectQuerySet(PageQuerySet):
    """Joint projects, as lists and pages ask for them."""

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows, newest first; their listing reads it too."""
        partners = Partner.objects.filter(page=OuterRef("pk"))
        topics = Topic.objects.filter(projects=OuterRef("pk"))
        cities = City.objects.filter(pk__in=Partner.objects.filter(page=OuterRef(OuterRef("pk"))).values("city"))
        name = languages.localized("name", language)
        return (
            self.filter(readable_in(language))
            .annotate(
                topic_keys=ArraySubquery(topics.values("key")),
                topic_names=ArraySubquery(topics.values(name)),
                partner_kinds=ArraySubquery(partners.values("kind")),
                city_keys=ArraySubquery(cities.values("key")),
                city_names=ArraySubquery(cities.values(name)),
            )
            .defer("body", "body_en", "body_es")
            .order_by(F("starts_on").desc(nulls_last=True), "-pk")
        )


class ProjectPage(BasePage):
    """What partners on both sides do together: how far it is, who takes part, what has come of it."""

    topics = ParentalManyToManyField(Topic, verbose_name=_("areas"), blank=True, related_name="projects")
    hero = models.ForeignKey(
        SiteImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ProjectState.choices, default=ProjectState.PROPOSED)
    starts_on = models.DateField(_("starts on"), null=True, blank=True, help_text=_("YYYY-MM-DD"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("YYYY-MM-DD"))
    contact = models.ForeignKey(
        Contact, verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_on = models.DateField(_("facts last checked on"), null=True, blank=True, help_text=_("YYYY-MM-DD"))

    objects = PageManager.from_queryset(ProjectQuerySet)()

    required_for_release = (TITLE, SUMMARY, BODY)
    parent_page_types: ClassVar = ["home.ProjectIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("hero", heading=_("Picture")),
        PairPanel("body"),
    ]
    fact_panels: ClassVar = [
        MultiFieldPanel(
            [FactPanel("state"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])], heading=_("State")
        ),
        SeveralPanel("topics", heading=_("Areas of the agreement")),
        InlinePanel("partners", heading=_("Partners"), label=_("partner")),
        InlinePanel("results", heading=_("Results"), label=_("result")),
        FieldPanel("contact"),
        FieldPanel("checked_on"),
    ]

    class Meta:
        verbose_name = _("joint project")
        verbose_name_plural = _("joint projects")

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add dates that contradict each other: a draft may, what readers see may not."""
        errors = super().release_errors(released)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = ValidationError(_("The project ends before it starts."))
        return errors

    def doubts(self, today: date) -> list[StrOrPromise]:
        """Return what is odd about the facts but may be so: said to who publishes, and no reason not to."""
        found: list[StrOrPromise] = []
        if self.state == ProjectState.COMPLETED and not self.results.exists():
            found.append(_("The project is completed, but names no result."))
        if self.state == ProjectState.UNDER_WAY and self.ends_on and self.ends_on < today:
            found.append(_("The project is under way, but its last day is past."))
        if self.state in (ProjectState.PROPOSED, ProjectState.AGREED) and self.starts_on and self.starts_on < today:
            found.append(_("The day on which the project starts is past. Is it under way?"))
        return found

    # What its template asks of it

    def course(self) -> list[Milestone]:
        """Return the milestones of the way, lit up to where the project is; none for a suspended one."""
        if self.state not in COURSE:
            return []
        here = COURSE.index(ProjectState(self.state))
        return [Milestone(state.label, place <= here, place == here) for place, state in enumerate(COURSE)]

    def social_picture(self) -> SiteImage | None:
        """Return the picture of the project."""
        return self.hero

    def reached(self) -> list[Result]:
        """Return what has come of it."""
        return rows_of(self, "results")

    def partners_told(self) -> str:
        """Return how many partners it has, and of which kinds, in words, where ``for_cards`` has brought the kinds."""
        kinds = [str(kind.label).lower() for kind in PartnerKind if kind in self.partner_kinds]
        number = len(self.partner_kinds)
        words = ngettext("%(number)s partner: %(kinds)s", "%(number)s partners: %(kinds)s", number)
        return words % {"number": number, "kinds": formats.listed(kinds, languages.active())} if kinds else ""

    @classmethod
    def serving_queryset(cls) -> QuerySet:
        """Bring picture, contact, partners and results along."""
        return cls.objects.select_related("hero", "contact__city").annotate(
            partners_rows=bring(Partner, "name_en", "name_es", "kind", "website", ("city", CITY)),
            results_rows=bring(Result, "reached_on", "figure", "words_en", "words_es"),
        )

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add partners, results, the areas of the agreement that the project belongs to, and other projects."""
        context = super().get_context(request, *args, **kwargs)
        reader = languages.active()
        areas = list(AreaPage.objects.in_order(reader).filter(topic__in=self.topics.all()).select_related("topic"))
        story = Story(getattr(self, languages.localized("body", context["content_language"])))
        bring_renditions(*story.shown, ("hero", [self.hero]), ("social", [self.social_picture()]))
        context.update(
            story=story,
            partners=rows_of(self, "partners"),
            results=self.reached(),
            areas=areas,
            plate=for_topic(areas[0].topic.key if areas else "projects", self.pk or 0),
            others=list(ProjectPage.objects.for_cards(reader).exclude(pk=self.pk)[:OTHERS_SHOWN]),
        )
        return context


class Partner(Orderable):
    """Who takes part in a project."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PartnerKind.choices, blank=True)
    city = models.ForeignKey(
        City, verbose_name=_("city"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    website = models.URLField(_("website"), blank=True)

    panels: ClassVar = [
        PairPanel("name"),
        FactPanel("kind"),
        FactPanel("city", empty_label=_("Elsewhere")),
        FieldPanel("website"),
    ]


class Result(Orderable):
    """Something that came of a project."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="results")
    reached_on = models.DateField(_("date"), null=True, blank=True, help_text=_("YYYY-MM-DD. Empty: not known."))
    figure = models.CharField(
        _("figure"),
        max_length=12,
        blank=True,
        help_text=_("A number worth showing large, as both languages write it: 36."),
    )
    words = models.CharField(_("what came of it"), max_length=240, blank=True)

    panels: ClassVar = [FieldRowPanel([FieldPanel("reached_on"), FieldPanel("figure")]), PairPanel("words")]

    @classmethod
    def latest(cls, language: str) -> QuerySet[Result]:
        """Return results with words in ``language``, of projects live in it, the latest first, projects joined."""
        said = {f"{languages.localized('words', language)}__gt": ""}
        live = ProjectPage.objects.filter(readable_in(language)).values("pk")
        results = cls.objects.filter(**said, page__in=live).select_related("page")
        return results.order_by(F("reached_on").desc(nulls_last=True), "-pk")
