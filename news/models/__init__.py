"""The newsroom with its articles, and events with their dates."""

from news.models.articles import (
    ArticleChange,
    ArticleContact,
    ArticleDownload,
    ArticlePage,
    ArticleRelated,
    NewsIndexPage,
)
from news.models.events import EventDate, EventIndexPage, EventPage, Occurrence

__all__ = [
    "ArticleChange",
    "ArticleContact",
    "ArticleDownload",
    "ArticlePage",
    "ArticleRelated",
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "NewsIndexPage",
    "Occurrence",
]
