"""Atom feeds (RFC 4287) of the newsroom, one for each language and, in each, for each topic."""

from __future__ import annotations

import datetime
import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag
from django.utils.translation import pgettext
from wagtail.blocks import BoundBlock
from wagtail.rich_text import RichText, expand_db_html

from bilingual import languages
from bilingual.at_hand import at_hand
from elements.models import Topic
from elements.stories import Stories
from media.renditions import bring_renditions

if TYPE_CHECKING:
    from django.utils.xmlutils import SimplerXMLGenerator

    from bilingual.models import BasePage
    from bilingual.routing import SiteRequest
    from news.models import ArticlePage, NewsIndexPage

#: The last part of a feed's address below the newsroom, and so no article's.
FEED = "feed"
NEWEST = 30
MEDIA_TYPE = "application/atom+xml"

#: What an empty feed is dated whose newsroom was never published.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

#: Stands in no text that was ever stored: PostgreSQL takes none that holds it.
BETWEEN_TEXTS = "\0"

#: What XML 1.0 has no way to write (2.2, Char). It comes along with what is pasted from other programs.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Addresses in HTML that our own templates and rich text have written.
ADDRESSES = re.compile(r'\b(href|src|srcset)="([^"]*)"')


class AtomFeed(Atom1Feed):
    """Django's, with the other language's version, names of categories, and the story in full."""

    content_type = f"{MEDIA_TYPE}; charset=utf-8"

    def latest_post_date(self) -> datetime.datetime:
        """Return when the feed changed last as its readers see it; an empty one, when its page did."""
        return super().latest_post_date() if self.items else self.feed["changed"]

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the feed in the other language."""
        super().add_root_elements(handler)
        for link in self.feed["alternates"]:
            handler.addQuickElement("link", "", link)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the article in the other language, its topics and kind by name, and the story."""
        super().add_item_elements(handler, item)
        for link in item["alternates"]:
            handler.addQuickElement("link", "", link)
        for category in item["labelled"]:
            handler.addQuickElement("category", "", category)
        handler.addQuickElement("content", item["content"], {"type": "html"})


@dataclass(frozen=True)
class Feed:
    """The newest articles that are live in ``language``, of those on ``topic_key`` where that is not empty.

    A notice that has ended by ``day`` says so.
    """

    newsroom: NewsIndexPage
    language: str
    topic_key: str
    day: datetime.date

    @cached_property
    def topic(self) -> Topic | None:
        """Return the topic. Raises ``Http404`` where there is none of that key."""
        if not self.topic_key:
            return None
        found = Topic.objects.filter(key=self.topic_key).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def articles(self) -> list[ArticlePage]:
        """Return the articles, the newest first, with all that their entries show."""
        from news.models import ArticlePage

        only = Q(topics=self.topic) if self.topic else Q()
        found = ArticlePage.objects.live_in(self.language).dated().with_tags().with_rows().filter(only)
        articles = list(found.select_related("hero").newest_first()[:NEWEST])
        bodies = [languages.words(article, "body", self.language) for article in articles]
        stories = Stories(bodies)
        bring_renditions(*stories.shown, ("hero", [article.hero for article in articles]))
        with at_hand(stories.records):
            expand_links(bodies)
        return articles

    def written(self, root: str) -> bytes:
        """Return the feed as it is sent; ``root`` is scheme and host."""
        language, newsroom = self.language, self.newsroom
        title = languages.words(newsroom, "title", language)
        head = {
            "title": f"{settings.WAGTAIL_SITE_NAME}: {title}" + (f" – {self.topic.name}" if self.topic else ""),
            "link": f"{root}{newsroom.url_in(language)}" + (f"?topic={self.topic_key}" if self.topic else ""),
            "description": "",
            "subtitle": languages.words(newsroom, "summary", language) or None,
            "language": languages.TAGS[language],
            "author_name": settings.WAGTAIL_SITE_NAME,
            "author_link": f"{root}/",
            "feed_url": f"{root}{newsroom.feed_url(language, self.topic_key)}",
            "feed_guid": lasting_id(newsroom, language, self.topic_key),
            "changed": newsroom.last_published_at or NEVER,
            "alternates": [
                {
                    "rel": "alternate",
                    "type": MEDIA_TYPE,
                    "hreflang": languages.TAGS[other],
                    "href": f"{root}{newsroom.feed_url(other, self.topic_key)}",
                }
                for other in newsroom.languages_live()
                if other != language
            ],
        }
        feed = AtomFeed(**writable(head))
        for article in self.articles:
            feed.add_item(**writable(self._entry(article, root)))
        return feed.writeString("utf-8").encode()

    def _summary(self, article: ArticlePage) -> str:
        summary = languages.words(article, "summary", self.language)
        return pgettext("of a notice", "(ended)") + f" {summary}" if article.has_ended(self.day) else summary

    def _entry(self, article: ArticlePage, root: str) -> dict[str, Any]:
        language = self.language
        return {
            "title": languages.words(article, "title", language),
            "link": f"{root}{article.url_in(language)}",
            "description": escape(self._summary(article)),
            "unique_id": lasting_id(article, language),
            "pubdate": article.published,
            "updateddate": article.updated_in(language) or article.published,
            # Readers that take the last alternate for the article's address are to get this one, as those that take
            # the first do.
            "alternates": [
                {
                    "rel": "alternate",
                    "type": "text/html",
                    "hreflang": languages.TAGS[each],
                    "href": f"{root}{article.url_in(each)}",
                }
                for each in sorted(article.languages_live(), key=lambda each: each == language)
            ],
            "labelled": [
                {"term": article.kind, "label": article.get_kind_display()},
                *(
                    {"term": topic.key, "label": languages.words_or_other(topic, "name", language)}
                    for topic in article.topics_named
                ),
            ],
            "content": with_absolute_addresses(
                render_to_string(
                    "news/feed_entry.html", {"article": article, "changes": article.changes_in(language)}
                ).strip(),
                root,
            ),
        }


def respond(request: SiteRequest, feed: Feed) -> HttpResponse:
    """Answer with ``feed``, or that nothing has changed (RFC 9110, 13).

    No date tells that an article was taken down or a contact in it changed, so there is no ``Last-Modified``.
    """
    content = feed.written(request.build_absolute_uri("/").rstrip("/"))
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=AtomFeed.content_type)
    response["Content-Language"] = languages.TAGS[feed.language]
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def expand_links(stories: Iterable[Iterable[Any]]) -> None:
    """Give the links in ``stories`` their addresses in the active language, asking for all of them at once."""
    texts = [text for story in stories for text in rich_texts(story)]
    whole = expand_db_html(BETWEEN_TEXTS.join(text.source for text in texts))
    for text, html in zip(texts, whole.split(BETWEEN_TEXTS), strict=bool(texts)):
        text.source = html


def rich_texts(value: Any) -> Iterator[RichText]:
    """Give the rich texts in the value of a block, however deep they lie."""
    if isinstance(value, RichText):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from rich_texts(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from rich_texts(inner.value if isinstance(inner, BoundBlock) else inner)


def writable(value: Any) -> Any:
    """Return a text, or what holds texts, without the characters that XML can't say."""
    if isinstance(value, str):
        return NOT_IN_XML.sub("", value)
    if isinstance(value, dict):
        return {key: writable(each) for key, each in value.items()}
    return [writable(each) for each in value] if isinstance(value, list) else value


def lasting_id(page: BasePage, language: str, part: str = "") -> str:
    """Return a name for ``page`` in ``language`` that outlives moving and renaming it (RFC 4151's aim, as a UUID)."""
    return uuid.uuid5(page.translation_key, f"{language}/{part}").urn


def with_absolute_addresses(html: str, root: str) -> str:
    """Return ``html`` with scheme and host before the paths of this site in it."""

    def absolute(found: re.Match[str]) -> str:
        name, value = found.groups()
        addresses = value.split(", ") if name == "srcset" else [value]
        whole = (f"{root}{address}" if re.match("/(?!/)", address) else address for address in addresses)
        return f'{name}="{", ".join(whole)}"'

    return ADDRESSES.sub(absolute, html)
