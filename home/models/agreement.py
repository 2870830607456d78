"""The agreement between the two cities, and the areas it names."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import BODY, SUMMARY, TITLE, Requirement
from bilingual.routing import SiteRequest
from bilingual.visibility import readable_in
from elements.blocks import BodyBlock
from elements.fields import StoryField
from elements.models import City, Topic
from elements.panels import FactPanel
from elements.plates import Plate
from elements.rows import CITY, bring, record, rows_of
from elements.stories import Story
from home.choices import AgreementState
from media.models import SiteDocument
from media.renditions import bring_renditions
from news.models import ArticlePage
from news.plates import deal, for_topic
from tourism.models import DestinationPage, TourismIndexPage

#: How many joint projects the agreement shows, and how many of their results.
PROJECTS_SHOWN = 3
RESULTS_SHOWN = 3
#: What a list tells of an area, and what a link to it needs.
TOLD_OF_AREAS = (
    *("id", "basepage_ptr_id", "path", "content_type_id", "url_path", "url_path_es", "live", "live_en", "live_es"),
    *("title_en", "title_es", "gain_en", "gain_es"),
)
#: How many articles an area shows.
NEWS_SHOWN = 3


class AgreementPage(BasePage):
    """What was signed, by whom, what it is about and what has come of it.

    The day of signing is ``elements.agreement.SIGNED_ON``, which every page's footer knows.
    """

    opening = models.TextField(
        _("what it says, in a breath"),
        max_length=400,
        blank=True,
        help_text=_("Stands between the two cities, over the day of signing. Two or three sentences."),
    )
    body = StoryField(BodyBlock(), verbose_name=_("what was signed"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=AgreementState.choices, blank=True)
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("the document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The agreement itself, as it was signed."),
    )
    in_force_until = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("YYYY-MM-DD. Empty: not known, and not shown.")
    )

    #: What ``{% agreement_in menu %}`` knows it by, in the sections that know nothing of this one.
    is_agreement = True
    required_for_release = (
        TITLE,
        SUMMARY,
        Requirement("opening", _("An opening: what was agreed, in a sentence.")),
        BODY,
    )
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["home.AreaPage", "home.ProjectIndexPage"]
    max_count = 1

    content_panels: ClassVar = [
        *BasePage.content_panels,
        PairPanel("opening"),
        PairPanel("body"),
    ]
    fact_panels: ClassVar = [
        InlinePanel("parties", heading=_("Who signed"), label=_("party")),
        FieldPanel("document"),
        MultiFieldPanel(
            [FactPanel("state", empty_label=_("Not known")), FieldPanel("in_force_until")], heading=_("Validity")
        ),
    ]

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def signatories(self) -> list[Party]:
        """Return who signed, with their cities."""
        return rows_of(self, "parties")

    @classmethod
    def serving_queryset(cls) -> models.QuerySet:
        """Bring the document along, and who signed."""
        parties = bring(Party, "name_en", "name_es", "signed_by", "office_en", "office_es", ("city", CITY))
        return cls.objects.select_related("document").annotate(parties_rows=parties, area_rows=areas_in_order())

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add who signed, the areas, and of the joint projects the newest with the last results of all."""
        from home.models.projects import ProjectIndexPage, ProjectPage, Result

        context = super().get_context(request, *args, **kwargs)
        reader = languages.active()
        areas = areas_of(self)
        story = Story(getattr(self, languages.localized("body", context["content_language"])))
        bring_renditions(*story.shown)
        context.update(
            story=story,
            parties=self.signatories(),
            areas=areas,
            projects=list(ProjectPage.objects.for_cards(reader)[:PROJECTS_SHOWN]),
            results=list(Result.latest(reader)[:RESULTS_SHOWN]),
            project_index=next((area for area in areas if area.specific_class is ProjectIndexPage), None),
        )
        return context


class Party(Orderable):
    """Who signed for one city."""

    page = ParentalKey(AgreementPage, on_delete=models.CASCADE, related_name="parties")
    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name of the party"), max_length=160, blank=True)
    signed_by = models.CharField(
        _("signed by"), max_length=120, blank=True, help_text=_("The person's name. Empty: not known, and not shown.")
    )
    office = models.CharField(_("office held"), max_length=120, blank=True)

    panels: ClassVar = [FactPanel("city"), PairPanel("name"), FieldPanel("signed_by"), PairPanel("office")]


class AreaQuerySet(PageQuerySet):
    """Areas, as the agreement and the home page show them."""

    def in_order(self, language: str) -> Self:
        """Return those live in ``language`` in the agreement's order, with what a list shows of them."""
        return self.filter(readable_in(language)).order_by("path").defer("body", "body_en", "body_es")


class AreaPage(BasePage):
    """One area of the agreement: what it foresees there, and what there is of it by now."""

    topic = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="areas")
    gain = models.CharField(
        _("what it brings"),
        max_length=160,
        blank=True,
        help_text=_("To the reader, in one line: stands beside the name of the area on the home page."),
    )
    body = StoryField(BodyBlock(), verbose_name=_("text"), blank=True)
    section = models.ForeignKey(
        BasePage,
        verbose_name=_("section of this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page below which this area is at home, such as Tourism. The area's page leads there."),
    )

    objects = PageManager.from_queryset(AreaQuerySet)()

    required_for_release = (
        TITLE,
        SUMMARY,
        Requirement("gain", _("What it brings: the home page says it beside the name of the area.")),
    )
    parent_page_types: ClassVar = ["home.AgreementPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        BasePage.content_panels[0],
        FactPanel("topic"),
        *BasePage.content_panels[1:],
        PairPanel("gain"),
        InlinePanel("commitments", heading=_("What the agreement foresees"), label=_("commitment")),
        PairPanel("body"),
    ]
    fact_panels: ClassVar = [FieldPanel("section")]

    class Meta:
        verbose_name = _("area of the agreement")
        verbose_name_plural = _("areas of the agreement")

    def foreseen(self) -> list[Commitment]:
        """Return what the agreement foresees."""
        return rows_of(self, "commitments")

    @classmethod
    def serving_queryset(cls) -> AreaQuerySet:
        """Bring topic, section, commitments and all areas along."""
        foreseen = bring(Commitment, "words_en", "words_es")
        pages = cls.objects.select_related("topic", "section")
        return pages.annotate(commitments_rows=foreseen, area_rows=areas_in_order())

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the agreement foresees, and what there is: projects, news, and places where it is of them."""
        from home.models.projects import ProjectPage

        context = super().get_context(request, *args, **kwargs)
        reader = languages.active()
        places = list(DestinationPage.objects.featured(reader, 1)) if self._is_of_places() else []
        news = list(ArticlePage.objects.for_cards(reader).filter(topics=self.topic_id).newest_first()[:NEWS_SHOWN])
        story = Story(getattr(self, languages.localized("body", context["content_language"])))
        deal(news, taken=[self.plate])
        bring_renditions(*story.shown, ("card", [card.hero for card in (*places, *news)]))
        previous, following = self.neighbours()
        context.update(
            story=story,
            previous=previous,
            following=following,
            commitments=self.foreseen(),
            projects=list(ProjectPage.objects.for_cards(reader).filter(topics=self.topic_id)[:PROJECTS_SHOWN]),
            places=places,
            news=news,
        )
        return context

    def neighbours(self) -> tuple[AreaPage | None, AreaPage | None]:
        """Return the areas before and after this one, of those live in the active language."""
        areas = areas_of(self)
        before = [area for area in areas if area.path < self.path]
        after = [area for area in areas if area.path > self.path]
        return before[-1] if before else None, after[0] if after else None

    @property
    def plate(self) -> Plate:
        """Return the drawing for its topic."""
        return for_topic(self.topic.key)

    def _is_of_places(self) -> bool:
        return self.section is not None and self.section.specific_class is TourismIndexPage


def areas_in_order() -> ArraySubquery:
    """Return the areas live in the active language as rows of any page, in their order; see :func:`areas_of`."""
    areas = AreaPage.objects.in_order(languages.active())
    return ArraySubquery(areas.annotate(row=JSONObject(**{name: name for name in TOLD_OF_AREAS})).values("row"))


def areas_of(page: BasePage) -> list[AreaPage]:
    """Return the areas live in the active language: those brought along with ``page``, or else asked for."""
    rows = getattr(page, "area_rows", None)
    if rows is None:
        return list(AreaPage.objects.in_order(languages.active()))
    return [record(AreaPage, row) for row in rows]


class Commitment(Orderable):
    """One thing that the agreement foresees in an area."""

    page = ParentalKey(AreaPage, on_delete=models.CASCADE, related_name="commitments")
    words = models.CharField(_("commitment"), max_length=240, blank=True)

    panels: ClassVar = [PairPanel("words")]
