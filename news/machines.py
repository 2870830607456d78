"""An article as schema.org's NewsArticle, with what search engines ask of one.

https://schema.org/NewsArticle, https://developers.google.com/search/docs/appearance/structured-data/article
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bilingual import languages
from elements.machines import card_object, image_object, known, organization, page_address

if TYPE_CHECKING:
    from django.http import HttpRequest

    from news.models import ArticlePage


def article(page: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    """Return the article in the active language; its dates carry the zone of the newsroom."""
    language, address = languages.active(), page_address(request, page)
    published, updated = page.published, page.updated_in(language)
    modified = updated or published
    publisher = organization(request)
    return known(
        {
            "@type": "NewsArticle",
            "@id": f"{address}#article",
            "url": address,
            "mainEntityOfPage": address,
            "headline": page.title_in(language),
            "description": languages.words(page, "summary", language),
            "datePublished": published and published.isoformat(timespec="seconds"),
            "dateModified": modified and modified.isoformat(timespec="seconds"),
            "image": image_object(request, page.hero) or card_object(request),
            "inLanguage": languages.TAGS[language],
            "author": publisher,
            "publisher": publisher,
            "isPartOf": {"@type": "CollectionPage", "@id": _above(address)},
            "isAccessibleForFree": True,
            "articleSection": str(page.get_kind_display()),
            "about": [
                {"@type": "Thing", "name": languages.words_or_other(topic, "name", language)}
                for topic in page.topics_named
            ],
            "contentLocation": [
                {"@type": "City", "name": languages.words_or_other(city, "name", language)}
                for city in page.cities_named
            ],
        }
    )


def _above(address: str) -> str:
    """Return the address of the newsroom: articles lie right below it."""
    return address.rstrip("/").rpartition("/")[0] + "/"
