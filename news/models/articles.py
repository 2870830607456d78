"""Articles and the newsroom that lists them."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.url_routing import RouteResult

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import BODY, SUMMARY, TITLE
from bilingual.routing import SiteRequest
from bilingual.visibility import readable_in
from elements.blocks import BodyBlock
from elements.fields import StoryField
from elements.models import City, Contact, Topic
from elements.panels import FactPanel, SeveralPanel
from elements.plates import Plate
from elements.rows import rows_of
from elements.stories import Story
from media.models import SiteDocument, SiteImage
from media.renditions import bring_renditions
from news import machines
from news.articles import ArticleQuerySet, today, zone
from news.choices import Kind
from news.feeds import FEED, Feed, respond
from news.listing import ArticleListing
from news.plates import deal

#: How many articles follow under one.
RELATED_AT_MOST = 3


class NewsIndexPage(BasePage):
    """The newsroom: lists the articles, and leads to their feeds."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    boilerplate = models.TextField(
        _("about the agreement"),
        max_length=800,
        blank=True,
        help_text=_("What journalists may print about the agreement; stands at the end of every press release."),
    )

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["news.ArticlePage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction"), PairPanel("boilerplate")]

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsrooms")

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """Answer at ``feed/`` and ``feed/<topic>/`` besides, in the languages the newsroom is live in."""
        if self.published_in(languages.active()):
            with suppress(Resolver404):
                return RouteResult(self, kwargs={"feed": self.resolve_subpage("/".join(path_components))})
        return super().route(request, path_components)

    def resolve_subpage(self, path: str) -> str:
        """Return the topic of the feed at ``path`` below the page, nothing for that of all articles.

        Wagtail's redirects ask it whether they may lead there. Raises ``Resolver404`` where there is no feed.
        """
        feed, _separator, topic = path.strip("/").partition("/")
        if feed != FEED or "/" in topic:
            raise Resolver404
        return topic

    def get_route_paths(self) -> list[str]:
        """Name the feeds too: a newsroom that moves leaves a redirect for each."""
        feeds = ["", *(f"{key}/" for key in Topic.objects.values_list("key", flat=True))]
        return [*super().get_route_paths(), *(f"/{FEED}/{topic}" for topic in feeds)]

    def serve(self, request: SiteRequest, *args: Any, feed: str | None = None, **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with the feed of the topic ``feed``, of all of them where that is empty."""
        if feed is None:
            return super().serve(request, *args, **kwargs)
        return respond(request, Feed(self, languages.active(), feed, today()))

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the listing that the query string asks for, of what is live in the language shown, and the feeds."""
        context = super().get_context(request, *args, **kwargs)
        language = context["content_language"]
        articles = ArticlePage.objects.for_cards(language)
        listing = ArticleListing(request.GET, queryset=articles, language=language, path=request.path)
        listing.page.object_list = list(listing.page.object_list)
        deal(listing.page.object_list)
        bring_renditions(("card", [article.hero for article in listing.page.object_list]))
        context["listing"] = listing
        context["canonical_query"] = listing.indexed_query
        context["newsroom"] = self
        context["feed_topics"] = next(facet.options for facet in listing.facets if facet.name == "topic")
        return context

    def feed_url(self, language: str, topic: str = "") -> str:
        """Return the path of the feed in ``language``, of all articles or of those on ``topic``."""
        return f"{self.url_in(language)}{FEED}/" + (f"{topic}/" if topic else "")


class ArticlePage(BasePage):
    """A news item, a press release or a notice."""

    kind = models.CharField(
        pgettext_lazy("of an article", "kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS
    )
    published_at = models.DateTimeField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("The date that readers see. Empty: when the page is published for the first time."),
    )
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    cities = ParentalManyToManyField(City, verbose_name=_("cities"), blank=True, related_name="articles")
    hero = models.ForeignKey(
        SiteImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    hero_caption = models.CharField(_("caption"), max_length=200, blank=True)
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)

    place = models.CharField(
        _("place"), max_length=100, blank=True, help_text=_("Where a press release is issued: Torreón, Coahuila.")
    )
    holds_until = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("The last day of a notice. Empty: until it is revoked.")
    )

    #: What stands in for a picture, once ``news.plates.deal`` has seen what else the page shows.
    plate: Plate | None = None

    objects = PageManager.from_queryset(ArticleQuerySet)()

    required_for_release = (TITLE, SUMMARY, BODY)
    parent_page_types: ClassVar = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        FactPanel("kind"),
        *BasePage.content_panels,
        FieldRowPanel([SeveralPanel("topics"), SeveralPanel("cities")]),
        MultiFieldPanel([FieldPanel("hero"), PairPanel("hero_caption")], heading=_("Picture")),
        PairPanel("body"),
        InlinePanel(
            "changes",
            heading=_("Notes of change"),
            label=_("note"),
            help_text=_("What readers should know was changed after publication; the newest one dates the article."),
        ),
    ]
    fact_panels: ClassVar = [
        FieldPanel("published_at"),
        MultiFieldPanel([PairPanel("place")], heading=_("Of a press release")),
        MultiFieldPanel([FieldPanel("holds_until")], heading=_("Of a notice")),
        InlinePanel("media_contacts", heading=_("Media contacts"), label=_("contact")),
        InlinePanel("downloads", heading=_("Downloads"), label=_("document")),
        InlinePanel(
            "related_pages",
            heading=_("Related pages"),
            label=_("page"),
            help_text=_("Come first under the article; the newest articles on the same topics fill up the rest."),
        ),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        """Refuse the address of the feeds."""
        super().clean()
        for name in ("slug", "slug_es"):
            if getattr(self, name) == FEED:
                raise ValidationError({name: _("“%(slug)s” is the address of the feeds.") % {"slug": FEED}})

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add a date that is still to come when the article goes out."""
        errors = super().release_errors(released)
        if self.published_at and self.published_at > max(timezone.now(), self.go_live_at or timezone.now()):
            errors["published_at"] = ValidationError(
                _("This date is still to come. To publish later, set a schedule (Status, upper right).")
            )
        return errors

    # What its templates, feeds and the like ask of it

    @classmethod
    def serving_queryset(cls) -> ArticleQuerySet:
        """Bring picture, tags, notes of change and contacts along."""
        return cls.objects.select_related("hero").with_tags().with_rows()

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around the story: notes of change, contacts, and what is related."""
        context = super().get_context(request, *args, **kwargs)
        language, reader = context["content_language"], languages.active()
        # Where this article is in the other language only, what it leads to is still what its reader can read.
        newsroom, chosen = self.surroundings(reader)
        related = list(ArticlePage.objects.related_to(self, reader, [page.pk for page in chosen])[:RELATED_AT_MOST])
        deal([self, *related])
        story = Story(getattr(self, languages.localized("body", language)))
        bring_renditions(
            *story.shown,
            ("hero", [self.hero]),
            ("social", [self.social_picture()]),
            ("card", [article.hero for article in related]),
        )
        shown = {article.pk for article in related}
        context.update(
            story=story,
            changes=self.changes_in(language),
            related=related,
            see_also=[page for page in chosen if page.pk not in shown],
            newsroom=newsroom,
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the article; see ``news.machines``."""
        return [machines.article(self, request)]

    def social_picture(self) -> SiteImage | None:
        """Return the article's picture."""
        return self.hero

    @property
    def published(self) -> datetime.datetime | None:
        """Return the date that readers see, in the zone of the newsroom; nothing for a draft without one."""
        date = self.published_at or self.first_published_at
        return date.astimezone(zone()) if date else None

    def updated_in(self, language: str) -> datetime.datetime | None:
        """Return when readers of ``language`` were last told of a change; never when it was merely saved."""
        if hasattr(self, "last_change"):
            last = self.last_change
        else:
            last = max((change.changed_at for change in self.changes_in(language)), default=None)
        return last.astimezone(zone()) if last else None

    def changes_in(self, language: str) -> list[ArticleChange]:
        """Return the notes of change that say something in ``language``, the newest first."""
        told = [change for change in rows_of(self, "changes") if languages.words(change, "words", language)]
        return sorted(told, key=lambda change: change.changed_at, reverse=True)

    def contacts(self) -> list[Contact]:
        """Return who answers journalists."""
        return [row.contact for row in rows_of(self, "media_contacts")]

    def documents(self) -> list[SiteDocument]:
        """Return what there is to download."""
        return [row.document for row in rows_of(self, "downloads")]

    def surroundings(self, language: str) -> tuple[NewsIndexPage | None, list[BasePage]]:
        """Return the newsroom, and the pages that the editor chose, in their order, that ``language`` can read."""
        chosen = getattr(self, "related_ids", None)
        chosen = [row.related_id for row in self.related_pages.all()] if chosen is None else chosen
        wanted = Q(readable_in(language), pk__in=chosen) | Q(newsindexpage__isnull=False)
        found = {page.pk: page for page in BasePage.objects.filter(wanted).select_related("newsindexpage")}
        rooms = (page.newsindexpage for page in found.values() if hasattr(page, "newsindexpage"))
        return next(rooms, None), [found[pk] for pk in chosen if pk in found and pk != self.pk]

    @property
    def topics_named(self) -> list[Topic]:
        """Return the topics in their order."""
        return sorted(rows_of(self, "topics"), key=lambda topic: (topic.order, topic.pk))

    @property
    def cities_named(self) -> list[City]:
        """Return the cities it concerns, in their order."""
        return sorted(rows_of(self, "cities"), key=lambda city: city.pk)

    @property
    def subjects(self) -> list[str]:
        """Return what a drawing may show in place of a picture (``news.plates``): its topics."""
        return [topic.key for topic in self.topics_named]

    def has_ended(self, day: datetime.date) -> bool:
        """Say whether this is a notice whose last day was before ``day``."""
        return self.kind == Kind.NOTICE and self.holds_until is not None and self.holds_until < day


class ArticleChange(Orderable):
    """A public note of what was changed after publication."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(_("date"), default=timezone.now)
    words = models.CharField(_("what was changed"), max_length=300, blank=True)

    panels: ClassVar = [FieldPanel("changed_at"), PairPanel("words")]

    @property
    def changed_on(self) -> datetime.date:
        """Return the day of the change, in the zone of the newsroom."""
        return self.changed_at.astimezone(zone()).date()


class ArticleContact(Orderable):
    """Who answers journalists."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="media_contacts")
    contact = models.ForeignKey(Contact, verbose_name=_("contact"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar = [FieldPanel("contact")]


class ArticleDownload(Orderable):
    """A document that goes with an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="downloads")
    document = models.ForeignKey(SiteDocument, verbose_name=_("document"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [FieldPanel("document")]


class ArticleRelated(Orderable):
    """A page that its editor thinks belongs with an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_pages")
    related = models.ForeignKey(BasePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [PageChooserPanel("related")]
