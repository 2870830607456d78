"""Querysets of articles: what a card shows, in the order readers expect."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, Max, OuterRef, Subquery, When
from django.db.models.functions import Coalesce, ExtractYear
from django.utils import timezone
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.visibility import readable_in
from elements.models import City, Topic
from elements.rows import CITY, bring
from news.choices import Kind

if TYPE_CHECKING:
    from news.models import ArticlePage

#: What is known of a topic where an article names it.
TOPIC = ("id", "key", "name_en", "name_es", "order")
#: What is known of a contact and of a document where an article is shown.
CONTACT = (
    *("id", "key", "name_en", "name_es", "role_en", "role_es", "organisation_en", "organisation_es"),
    *("email", "phone", "languages_spoken", ("city", CITY)),
)
DOCUMENT = (
    *("id", "title_en", "title_es", "language", "file", "file_size", "file_hash"),
    *("file_other", "file_other_size", "file_other_hash"),
    "collection_id",  # or Wagtail would ask for the root collection
)


def zone() -> datetime.tzinfo:
    """Return the zone of the newsroom, the site's own: an article has one day, in whichever city it is read."""
    return timezone.get_default_timezone()


def today() -> datetime.date:
    """Return the day that it is in the newsroom."""
    return timezone.localdate(timezone=zone())


class ArticleQuerySet(PageQuerySet):
    """Articles, as lists, feeds and pages ask for them."""

    def live_in(self, language: str) -> Self:
        """Keep those live in ``language`` that anybody may see."""
        return self.filter(readable_in(language))

    def dated(self) -> Self:
        """Add ``date``, the one that readers see, and its ``year`` in the zone of the newsroom."""
        date = Coalesce("published_at", "first_published_at")
        return self.annotate(date=date, year=ExtractYear(date, tzinfo=zone()))

    def newest_first(self) -> Self:
        """Order by the date that readers see."""
        return self.order_by("-date", "-pk")

    def with_tags(self) -> Self:
        """Bring topics and cities along, whole in ``topic_rows`` and ``city_rows``, by key for filters."""
        topics, cities = Topic.objects.filter(articles=OuterRef("pk")), City.objects.filter(articles=OuterRef("pk"))
        return self.annotate(
            topic_keys=ArraySubquery(topics.values("key")),
            city_keys=ArraySubquery(cities.values("key")),
            topics_rows=bring(Topic, *TOPIC, page="articles", order=("order", "pk")),
            cities_rows=bring(City, *CITY, page="articles", order=("pk",)),
        )

    def with_updates(self, language: str) -> Self:
        """Add ``last_change``: when what is said in ``language`` was changed last, as its readers were told."""
        from news.models import ArticleChange

        words = languages.localized("words", language)
        told = ArticleChange.objects.filter(page=OuterRef("pk")).exclude(**{f"{words}__isnull": True})
        last = told.exclude(**{words: ""}).order_by().values("page").annotate(last=Max("changed_at")).values("last")
        return self.annotate(last_change=Subquery(last))

    def with_rows(self) -> Self:
        """Bring notes of change, contacts, documents and the keys of chosen pages along: a page asks nothing more."""
        from news.models import ArticleChange, ArticleContact, ArticleDownload, ArticleRelated

        related = ArticleRelated.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        return self.annotate(
            changes_rows=bring(ArticleChange, "id", "changed_at", "words_en", "words_es"),
            media_contacts_rows=bring(ArticleContact, ("contact", CONTACT)),
            downloads_rows=bring(ArticleDownload, ("document", DOCUMENT)),
            related_ids=ArraySubquery(related.values("related")),
        )

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but the renditions of its picture."""
        bodies = [languages.localized("body", each) for each in languages.LANGUAGES]
        articles = self.live_in(language).dated().with_tags().with_updates(language)
        return articles.select_related("hero").defer("body", *bodies)

    def without_ended(self, day: datetime.date) -> Self:
        """Leave out the notices whose last day was before ``day``; see ``ArticlePage.has_ended``."""
        return self.exclude(kind=Kind.NOTICE, holds_until__lt=day)

    def latest(self, language: str, number: int, day: datetime.date) -> Self:
        """Return the ``number`` newest cards in ``language`` of what still holds on ``day``; see ``for_cards``."""
        return self.for_cards(language).without_ended(day).newest_first()[:number]

    def related_to(self, article: ArticlePage, language: str, chosen: list[int]) -> Self:
        """Return cards: articles ``chosen``, in that order, then those on a topic of ``article``, then of its kind.

        All are live in ``language``; those that nobody chose come the newest first.
        """
        from news.models import ArticlePage

        topics = [topic.pk for topic in article.topics_named]
        alike = ArticlePage.topics.through.objects.filter(articlepage=OuterRef("pk"), topic__in=topics)
        rank = Case(
            *(When(pk=pk, then=place) for place, pk in enumerate(chosen)),
            When(Exists(alike), then=len(chosen)),
            When(kind=article.kind, then=len(chosen) + 1),
        )
        cards = self.for_cards(language).exclude(pk=article.pk).annotate(rank=rank)
        return cards.filter(rank__isnull=False).order_by("rank", "-date", "-pk")
