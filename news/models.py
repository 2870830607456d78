"""Articles and the newsroom that lists them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from elements.blocks import BodyBlock
from elements.models import City, Contact, Topic
from elements.panels import FactPanel
from media.models import SiteImage
from news.articles import ArticleQuerySet, as_cities, as_topics, zone
from news.panels import SeveralPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The last part of a feed's address below the newsroom, and so no article's.
FEED = "feed"


class Kind(models.TextChoices):
    """What an article is."""

    NEWS = "news", pgettext_lazy("kind of article", "News")
    RELEASE = "press-release", pgettext_lazy("kind of article", "Press release")
    NOTICE = "notice", pgettext_lazy("kind of article", "Notice")


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


class ArticlePage(BasePage):
    """A news item, a press release or a notice."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
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
    body = StreamField(BodyBlock(), verbose_name=_("story"), blank=True)

    place = models.CharField(
        _("place"), max_length=100, blank=True, help_text=_("Where a press release is issued: Torreón, Coahuila.")
    )
    holds_until = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("The last day of a notice. Empty: until it is revoked.")
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    required_for_release = ("title", "summary", "body")
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
        told = [change for change in self._changes() if languages.words(change, "words", language)]
        return sorted(told, key=lambda change: change.changed_at, reverse=True)

    def _changes(self) -> Sequence[ArticleChange]:
        return list(self.changes.all())

    @property
    def topics_named(self) -> list[Topic]:
        """Return the topics in their order."""
        rows = getattr(self, "topic_rows", None)
        return sorted(self.topics.all(), key=lambda topic: topic.order) if rows is None else as_topics(rows)

    @property
    def cities_named(self) -> list[City]:
        """Return the cities it concerns: name, key and colour."""
        rows = getattr(self, "city_rows", None)
        return sorted(self.cities.all(), key=lambda city: city.pk) if rows is None else as_cities(rows)

    def holds_on(self, day: datetime.date) -> bool:
        """Say whether a notice holds on ``day``."""
        return self.holds_until is None or day <= self.holds_until


class ArticleChange(Orderable):
    """A public note of what was changed after publication."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(_("date"), default=timezone.now)
    words = models.CharField(_("what was changed"), max_length=300, blank=True)

    panels: ClassVar = [FieldPanel("changed_at"), PairPanel("words")]


class ArticleContact(Orderable):
    """Who answers journalists."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="media_contacts")
    contact = models.ForeignKey(Contact, verbose_name=_("contact"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar = [FieldPanel("contact")]


class ArticleRelated(Orderable):
    """A page that its editor thinks belongs with an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_pages")
    related = models.ForeignKey(BasePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar = [PageChooserPanel("related")]
