"""From an address to its page, in one look-up however deep the page lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left, Length
from django.http import Http404, HttpRequest
from wagtail.models import AbstractPage, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from bilingual import languages
from bilingual.paths import PATH_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bilingual.models import BasePage


class SiteRequest(HttpRequest):
    """A request for a page, with what routing and Wagtail leave on it.

    ``routed_below`` are the parts of the path below the page, where it answers at such itself.
    """

    surroundings: Surroundings
    has_strayed: bool
    routed_below: list[str]
    is_preview: bool
    _wagtail_route_for_request: RouteResult | None


@dataclass(frozen=True)
class Surroundings:
    """What a page shows around its content.

    ``trail`` leads from the site's root page down to it; ``menu`` is at the head of every page, ``foot`` at its end.
    """

    trail: list[BasePage]
    menu: list[BasePage]
    foot: list[BasePage]


def in_menu(root: BasePage, language: str) -> Q:
    """Return the condition on pages of both menus: children of ``root``, marked for them and live in ``language``."""
    return Q(
        path__startswith=root.path,
        depth=root.depth + 1,
        show_in_menus=True,
        **{languages.localized("live", language): True},
    )


def by_menu(pages: Iterable[BasePage]) -> tuple[list[BasePage], list[BasePage]]:
    """Divide pages marked for menus into those of the main menu and those of the foot, as their types say."""
    menus: tuple[list[BasePage], list[BasePage]] = ([], [])
    for page in pages:
        menus[getattr(page.specific_class, "menu_at_foot", False)].append(page)
    return menus


class RoutingMixin(AbstractPage):
    """Finds a page by its whole path, where Wagtail asks once per level."""

    #: Whether pages of this type, where they are marked for menus, are linked at the foot of every page.
    menu_at_foot: ClassVar[bool] = False
    #: Whether routing has seen that neither this page nor one above it asks who reads.
    _is_open_to_all = False

    class Meta:
        abstract = True

    @classmethod
    def route_for_request(cls, request: SiteRequest, path: str) -> RouteResult | None:
        """Return the page at ``path`` in the active language, or ``None``; see ``AbstractPage.route_for_request``.

        One query brings the deepest page on the path, the pages above it and both menus, which are kept as
        ``request.surroundings``, and says whether any of them is restricted. The page is then asked to route what is
        left of the path.
        """
        if not hasattr(request, "_wagtail_route_for_request"):
            request._wagtail_route_for_request = cls._find_route(request, [part for part in path.split("/") if part])
        return request._wagtail_route_for_request

    @classmethod
    def _find_route(cls, request: SiteRequest, components: list[str]) -> RouteResult | None:
        site = Site.find_for_request(request)
        if site is None:
            return None
        root, language = site.root_page, languages.active()
        paths = [root.path_in(language)]
        for component in components:
            paths.append(f"{paths[-1]}{component}/")
        field = PATH_FIELDS[language]
        restrictions = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
        found = cls._base_manager.filter(Q(**{f"{field}__in": paths}) | in_menu(root, language))
        pages: Iterable[BasePage] = list(found.annotate(is_restricted=Exists(restrictions)).order_by("path"))
        trail = sorted((page for page in pages if page.path_in(language) in paths), key=lambda page: page.depth)
        marked = [
            page
            for page in pages
            if page.depth == root.depth + 1 and page.show_in_menus and page.published_in(language)
        ]
        request.surroundings = Surroundings(trail, *by_menu(marked))
        try:
            page = trail[-1].for_serving()
            # The restrictions of an alias are those of its original, which may lie anywhere. Of the pages above a
            # site's root only the tree's own root, which is no alias, goes unseen here.
            may_lie_below_alias = root.depth > 2 or any(above.alias_of_id for above in trail)
            page._is_open_to_all = not (may_lie_below_alias or trail[-1].is_restricted)
            result = page.route(request, components[page.depth - root.depth :])
        except Http404:
            return None
        request.routed_below = components[result.page.depth - root.depth :]
        return result

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return the restrictions on this page and on those above it; see ``AbstractPage``.

        The database is not asked again where routing has seen that there are none.
        """
        return PageViewRestriction.objects.none() if self._is_open_to_all else super().get_view_restrictions()

    def for_serving(self) -> BasePage:
        """Return the specific page with what its template needs; see ``serving_queryset``. Raises ``Http404``."""
        if self.specific_class is None:
            raise Http404("The code of this page type is gone.")
        return self.specific_class.serving_queryset().get(pk=self.pk)

    @classmethod
    def serving_queryset(cls) -> models.QuerySet:
        """Return the pages of this type, joined with the rows that a page of it always shows."""
        return cls._default_manager.all()

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """Return this page or, for a path with a part in the other language, the page below that it leads to.

        Such an address is not the page's own: ``bilingual.wagtail_hooks`` redirects it there. Raises ``Http404`` when
        there is no such page or it isn't live in any language.
        """
        if not path_components:
            if self.live:
                return RouteResult(self)
            raise Http404
        slug = path_components[0]
        child = self.get_children().filter(Q(slug=slug) | Q(slug_es=slug)).first()
        if child is None:
            raise Http404
        request.has_strayed = True
        return child.specific.route(request, path_components[1:])
