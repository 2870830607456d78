"""Querysets of articles: what a card shows, in the order readers expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear, JSONObject
from django.utils import timezone
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.visibility import readable_in
from elements.models import City, Topic

if TYPE_CHECKING:
    import datetime

#: What is known of a topic and of a city where an article names it.
TOPIC = ("id", "key", "name_en", "name_es", "order")
CITY = ("id", "key", "name_en", "name_es", "colour")


def zone() -> datetime.tzinfo:
    """Return the zone of the newsroom, the site's own: an article has one day, in whichever city it is read."""
    return timezone.get_default_timezone()


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
        from news.models import ArticlePage

        topics = ArticlePage.topics.through.objects.filter(articlepage=OuterRef("pk")).order_by("topic__order")
        cities = ArticlePage.cities.through.objects.filter(articlepage=OuterRef("pk")).order_by("city")
        return self.annotate(
            topic_keys=ArraySubquery(topics.values("topic__key")),
            city_keys=ArraySubquery(cities.values("city__key")),
            topic_rows=ArraySubquery(topics.values(row=JSONObject(**{name: f"topic__{name}" for name in TOPIC}))),
            city_rows=ArraySubquery(cities.values(row=JSONObject(**{name: f"city__{name}" for name in CITY}))),
        )

    def with_updates(self, language: str) -> Self:
        """Add ``last_change``: when what is said in ``language`` was changed last, as its readers were told."""
        from news.models import ArticleChange

        words = languages.localized("words", language)
        told = ArticleChange.objects.filter(page=OuterRef("pk")).exclude(**{f"{words}__isnull": True})
        last = told.exclude(**{words: ""}).order_by().values("page").annotate(last=Max("changed_at")).values("last")
        return self.annotate(last_change=Subquery(last))

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but the renditions of its picture."""
        bodies = [languages.localized("body", each) for each in languages.LANGUAGES]
        articles = self.live_in(language).dated().with_tags().with_updates(language)
        return articles.select_related("hero").defer("body", *bodies)

    def latest(self, language: str, number: int) -> Self:
        """Return the ``number`` newest cards in ``language``; see ``for_cards``."""
        return self.for_cards(language).newest_first()[:number]


def as_topics(rows: list[dict[str, Any]]) -> list[Topic]:
    """Return the topics that ``topic_rows`` holds."""
    return [Topic(**row) for row in rows]


def as_cities(rows: list[dict[str, Any]]) -> list[City]:
    """Return the cities that ``city_rows`` holds: name, key and colour."""
    return [City(**row) for row in rows]


def rows(model: type[Model], *names: str, order: str = "sort_order") -> ArraySubquery:
    """Return the inline rows of a page as an array of JSON objects, in their order."""
    found: QuerySet = model._default_manager.filter(page=OuterRef("pk")).order_by(order)
    return ArraySubquery(found.values(row=JSONObject(**{name: name for name in names})))
