"""Redirects for addresses that changed, in each language.

Wagtail's own automatic redirects know the active language only (``WAGTAILREDIRECTS_AUTO_CREATE = False`` turns them
off); these are written by ``BasePage.save`` in the same transaction as the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

if TYPE_CHECKING:
    from bilingual.models import BasePage

#: Rows of one INSERT.
BATCH = 1000


def leave_redirects(page: BasePage, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Redirect the old addresses of ``page`` and of all live pages below it, in each language where they changed.

    Call it before the paths of the pages below are rewritten. A redirect that stands at an address a page now has is
    removed, so that a page that moves there and back stays reachable.
    """
    subtree = page.get_descendants(inclusive=True).filter(live=True).values_list("pk", "url_path", "url_path_es")
    roots = Site.get_site_root_paths()
    redirects: list[Redirect] = []
    taken: list[str] = []
    for pk, url_path, url_path_es in subtree:
        current = {"en": url_path, "es": url_path_es}
        for language in old:
            if old[language] == new[language]:
                continue
            below = "" if pk == page.pk else current[language][len(old[language]) :]
            for site_id, address in _addresses(old[language] + below, language, roots):
                redirects.append(
                    Redirect(old_path=address, site_id=site_id, redirect_page_id=pk, automatically_created=True)
                )
            taken.extend(address for _, address in _addresses(new[language] + below, language, roots))
    Redirect.objects.filter(old_path__in=[*taken, *(redirect.old_path for redirect in redirects)]).delete()
    Redirect.objects.bulk_create(redirects, batch_size=BATCH)


def _addresses(path: str, language: str, roots: list) -> Iterator[tuple[int, str]]:
    for root in roots:
        if path.startswith(root.root_path):
            with translation.override(language):
                url = reverse("wagtail_serve", args=(path[len(root.root_path) :],))
            yield root.site_id, Redirect.normalise_path(url)
            return
