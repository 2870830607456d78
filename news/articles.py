"""Querysets of articles: what a card shows, in the order readers expect."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, Max, OuterRef, Subquery, When
from django.db.models.functions import Coalesce, ExtractYear, JSONObject
from django.utils import timezone
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.visibility import readable_in
from elements.models import City, Contact, Topic
from media.models import SiteDocument
from news.choices import Kind

if TYPE_CHECKING:
    from news.models import ArticleChange, ArticlePage

#: What is known of a topic and of a city where an article names it.
TOPIC = ("id", "key", "name_en", "name_es", "order")
CITY = ("id", "key", "name_en", "name_es", "colour")
#: What is known of a contact, a document and a note of change where an article is shown.
CONTACT = (
    *("id", "key", "name_en", "name_es", "role_en", "role_es", "organisation_en", "organisation_es"),
    *("email", "phone", "languages_spoken"),
)
DOCUMENT = (
    *("id", "title_en", "title_es", "language", "file", "file_size", "file_hash"),
    *("file_other", "file_other_size", "file_other_hash"),
    "collection_id",  # or Wagtail would ask for the root collection
)
CHANGE = ("id", "changed_at", "words_en", "words_es")


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

    def with_rows(self) -> Self:
        """Bring notes of change, contacts, documents and the keys of chosen pages along: a page asks nothing more."""
        from news.models import ArticleChange, ArticleContact, ArticleDownload, ArticleRelated

        changes = ArticleChange.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        contacts = ArticleContact.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        downloads = ArticleDownload.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        related = ArticleRelated.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        city = JSONObject(**{name: f"contact__city__{name}" for name in CITY})
        contact = JSONObject(**{name: f"contact__{name}" for name in CONTACT}, city=city)
        document = JSONObject(**{name: f"document__{name}" for name in DOCUMENT})
        return self.annotate(
            # modeltranslation adds every field to ``values`` that names none.
            change_rows=ArraySubquery(
                changes.annotate(row=JSONObject(**{name: name for name in CHANGE})).values("row")
            ),
            contact_rows=ArraySubquery(contacts.values(row=contact)),
            document_rows=ArraySubquery(downloads.values(row=document)),
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


def as_topics(rows: list[dict[str, Any]]) -> list[Topic]:
    """Return the topics that ``topic_rows`` holds."""
    return [Topic(**row) for row in rows]


def as_cities(rows: list[dict[str, Any]]) -> list[City]:
    """Return the cities that ``city_rows`` holds: name, key and colour."""
    return [City(**row) for row in rows]


def as_contacts(rows: list[dict[str, Any]]) -> list[Contact]:
    """Return the contacts that ``contact_rows`` holds, each with its city."""
    return [Contact(**{**row, "city": City(**row["city"]) if row["city"]["id"] else None}) for row in rows]


def as_documents(rows: list[dict[str, Any]]) -> list[SiteDocument]:
    """Return the documents that ``document_rows`` holds."""
    return [SiteDocument(**row) for row in rows]


def as_changes(rows: list[dict[str, Any]]) -> list[ArticleChange]:
    """Return the notes that ``change_rows`` holds."""
    from news.models import ArticleChange

    return [ArticleChange(**{**row, "changed_at": datetime.datetime.fromisoformat(row["changed_at"])}) for row in rows]
