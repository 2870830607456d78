"""Redirects for addresses that changed, in each language.

Wagtail's own automatic redirects know the active language only (``WAGTAILREDIRECTS_AUTO_CREATE = False`` turns them
off); these are written by ``BasePage.save`` in the same transaction as the change.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import AbstractPage, Site, get_page_models

from bilingual import languages

if TYPE_CHECKING:
    from bilingual.models import BasePage

#: Rows of one INSERT.
BATCH = 1000

#: What a redirect's address may have in characters; a longer one leaves none behind.
LONGEST = Redirect._meta.get_field("old_path").max_length


def leave_redirects(page: BasePage, old: Mapping[str, str], new: Mapping[str, str], *, was_live: bool) -> None:
    """Redirect the old addresses of ``page``, if it was live, and of all live pages below it, where they changed.

    Call it before the paths of the pages below are rewritten. An automatic redirect that stands at an address a page
    now has, live or not, is removed, so that a page that moves there and back stays reachable; one made by hand stays.
    """
    names = ("pk", "content_type_id", "live", "url_path", "url_path_es")
    subtree = list(page.get_descendants(inclusive=True).values_list(*names))
    roots, routes = Site.get_site_root_paths(), _route_paths(page, {row[1] for row in subtree})
    redirects: dict[tuple[int, str], Redirect] = {}
    taken: dict[int, list[str]] = {}
    for pk, _type, live, *current in subtree:
        # The page's own row has its new paths already.
        below = {
            language: "" if pk == page.pk else path[len(old[language]) :]
            for language, path in zip(old, current, strict=True)
        }
        before = {language: old[language] + below[language] for language in old}
        after = {language: new[language] + below[language] for language in old}
        was_public = was_live if pk == page.pk else live
        changed = [language for language in old if before[language] != after[language]]
        for language, route in product(changed, routes.get(pk, ["/"])):
            left = list(_addresses(before, language, roots, route)) if was_public else []
            for site_id, path in left:
                if len(path) <= LONGEST:
                    redirects[site_id, path] = Redirect(
                        old_path=path,
                        site_id=site_id,
                        redirect_page_id=pk,
                        redirect_page_route_path=Redirect.normalise_page_route_path(route),
                        automatically_created=True,
                    )
            for site_id, path in [*left, *_addresses(after, language, roots, route)]:
                taken.setdefault(site_id, []).append(path)
    for site_id, paths in taken.items():
        Redirect.objects.filter(site_id=site_id, old_path__in=paths, automatically_created=True).delete()
    Redirect.objects.bulk_create(redirects.values(), batch_size=BATCH, ignore_conflicts=True)


def address(path: str, root_path: str, language: str) -> str:
    """Return where the page at ``path`` in ``language`` answers on the site whose root page is at ``root_path``.

    The root's path is canonical, ``path`` need not be: what they share is the number of their parts.
    """
    with translation.override(language):
        return reverse("wagtail_serve", args=(path.split("/", root_path.count("/"))[-1],))


def _route_paths(page: BasePage, found: Container[int]) -> dict[int, list[str]]:
    """Return the paths below their addresses that ``page`` and pages below it answer at, where these are several.

    ``found`` are the keys of the content types that there are among them.
    """
    models = [model for model in get_page_models() if model.get_route_paths is not AbstractPage.get_route_paths]
    types = [each.pk for each in ContentType.objects.get_for_models(*models).values() if each.pk in found]
    if not types:
        return {}
    pages = page.get_descendants(inclusive=True).filter(content_type__in=types).specific(defer=True)
    return {each.pk: each.get_route_paths() for each in pages}


def _addresses(paths: Mapping[str, str], language: str, roots: list, route: str) -> Iterator[tuple[int, str]]:
    """Give site and address of ``route`` below the page at ``paths`` (by language) on every site it belongs to."""
    for root in roots:
        if paths[languages.CANONICAL].startswith(root.root_path):
            own = address(paths[language], root.root_path, language)
            yield root.site_id, Redirect.normalise_path(f"{own.rstrip('/')}{route}")
