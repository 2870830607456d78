"""What the templates of the newsroom ask.

``{% load newsroom %}``, then::

    {{ article|side }}                       city--agave, or both-sides
    {% updated article as day %}             when readers were last told of a change
    {% is_over article as ended %}           whether it is a notice that is over by now
    {% feed newsroom "trade" %}              the address of a feed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from bilingual import languages
from news.articles import today

if TYPE_CHECKING:
    import datetime

    from news.models import ArticlePage, NewsIndexPage

register = template.Library()


@register.filter
def side(article: ArticlePage) -> str:
    """Return the class that gives an article its city's colour, or that of both sides."""
    cities = article.cities_named
    return f"city--{cities[0].colour}" if len(cities) == 1 else "both-sides"


@register.simple_tag
def updated(article: ArticlePage, language: str = "") -> datetime.datetime | None:
    """Return when the article was last changed as readers of ``language``, or else of the one shown, were told."""
    return article.updated_in(language or article.display_language(languages.active()))


@register.simple_tag
def is_over(article: ArticlePage) -> bool:
    """Say whether the article is a notice that no longer holds today."""
    return article.has_ended(today())


@register.simple_tag
def feed(newsroom: NewsIndexPage, topic: str = "") -> str:
    """Return the address of the feed in the active language; empty where the newsroom is not live in it."""
    language = languages.active()
    return newsroom.feed_url(language, topic) if newsroom.published_in(language) else ""
