"""The sitemap: every page that is live, once per language, each naming its other language."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from bilingual import languages
from bilingual.models import BasePage
from bilingual.visibility import is_restricted

#: sitemaps.org: 50,000 addresses in one file at most, here two for each page.
MOST_PAGES = 25_000


@dataclasses.dataclass(frozen=True)
class Entry:
    """One ``<url>``: an address, when its page was last published, and the addresses of its page by language."""

    address: str
    modified: datetime.datetime | None
    alternates: dict[str, str]


def entries(site: Site, request: HttpRequest) -> Iterator[Entry]:
    """Yield the entries of ``site``, in the order of its tree, for the same number of queries however many."""
    below = BasePage.objects.descendant_of(site.root_page, inclusive=True)
    pages = below.live().filter(~is_restricted()).order_by("path")
    root = request.build_absolute_uri("/").rstrip("/")
    for page in pages[:MOST_PAGES]:
        addresses = {
            languages.TAGS[language]: f"{root}{url}"
            for language in page.languages_live()
            if (url := page.url_in(language, request))
        }
        # As on the page itself: alternates are told where there is more than one.
        alternates = dict(addresses) if len(addresses) > 1 else {}
        if alternates:
            alternates["x-default"] = addresses[languages.TAGS[languages.CANONICAL]]
        for address in addresses.values():
            yield Entry(address, page.last_published_at, alternates)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the sitemap of the request's site (sitemaps.org 0.9, with ``xhtml:link`` alternates)."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return render(request, "delivery/sitemap.xml", {"entries": entries(site, request)}, content_type="application/xml")
