"""Addresses and language marks in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Site

from bilingual import languages
from bilingual.models import BasePage
from bilingual.routing import by_menu, in_menu

if TYPE_CHECKING:
    from collections.abc import Mapping

register = template.Library()


@register.filter
def language_tag(language: str) -> str:
    """Return the BCP 47 tag for ``lang`` and ``hreflang``: ``es-MX`` for ``es``."""
    return languages.TAGS[language]


@register.filter
def link_note(language: str) -> str:
    """Return what is said behind a link that leads to ``language``: in Spanish."""
    return str(languages.LINK_NOTES[language])


@register.simple_tag
def localized_url(target: BasePage | str, language: str = "", **kwargs: Any) -> str:
    """Return the address of a page or a named view in ``language`` (default: the active one).

    A page that isn't live in the active language is addressed where it is; one asked for in a given language there.
    """
    if isinstance(target, BasePage):
        return (target.url_in(language) if language else target.url) or ""
    with translation.override(language or languages.active()):
        return reverse(target, kwargs=kwargs or None)


@register.simple_block_tag(takes_context=True)
def page_link(
    context: Mapping[str, Any], content: str, page: BasePage, class_: str = "", *, titled: bool = True
) -> SafeString:
    """Link to a page, saying so where it leads to the other language: ``{% page_link page %}…{% endpage_link %}``.

    The words are taken for the page's own; with ``titled=False`` they are the reader's language whatever the page's is.
    """
    reader = languages.active()
    shown = page.display_language(reader)
    attributes = format_html(' class="{}"', class_) if class_ else ""
    if shown == reader:
        return format_html('<a href="{}"{}>{}</a>', page.get_url(context.get("request")), attributes, content)
    return format_html(
        '<a href="{}"{} hreflang="{}">{} <span class="language-note">({})</span></a>',
        page.get_url(context.get("request")),
        attributes,
        languages.TAGS[shown],
        format_html('<span lang="{}">{}</span>', languages.TAGS[shown], content) if titled else content,
        languages.LINK_NOTES[shown],
    )


@register.inclusion_tag("bilingual/hreflang.html", takes_context=True)
def hreflang(context: RequestContext, page: BasePage | None = None) -> dict[str, Any]:
    """Render the canonical address and, where both languages are live, the alternates, for crawlers and shared links.

    A page that isn't live in the reader's language is canonical where it is live.
    """
    request = context["request"]
    alternates = _alternates(request, page)
    reader = context.get("content_language") or languages.active()
    root = request.build_absolute_uri("/").rstrip("/")
    query = context.get("canonical_query", "")
    suffix = f"?{query}" if query else ""
    return {
        "reader": _open_graph_locale(reader),
        "others": [_open_graph_locale(language) for language in alternates if language != reader],
        "canonical": f"{root}{alternates[reader]}{suffix}" if reader in alternates else "",
        "alternates": {languages.TAGS[language]: f"{root}{url}{suffix}" for language, url in alternates.items()}
        if len(alternates) == len(languages.LANGUAGES)
        else {},
        "default": f"{root}{alternates[languages.CANONICAL]}{suffix}" if languages.CANONICAL in alternates else "",
    }


def _open_graph_locale(language: str) -> str:
    """Return the language as Open Graph writes it: ``es_MX``."""
    return languages.TAGS[language].replace("-", "_")


def _alternates(request: HttpRequest, page: BasePage | None) -> dict[str, str]:
    """Return the address of the page, or else of the view that answers, in each language it is live in."""
    if page:
        live = page.languages_live()
        return {language: url for language in live if (url := page.url_in(language, request))}
    match = getattr(request, "resolver_match", None)
    if match is None or not match.url_name or match.url_name == "wagtail_serve":
        return {}
    return {language: localized_url(match.view_name, language, **match.kwargs) for language in languages.LANGUAGES}


@register.inclusion_tag("bilingual/language_switch.html", takes_context=True)
def language_switch(context: RequestContext, page: BasePage | None = None) -> dict[str, Any]:
    """Render the switch to the other language: same page, same query string.

    ``missing`` is true where the page has no version in it; the page it leads to says so.
    """
    request = context.get("request")
    if request is None:
        return {}
    language = languages.other(languages.active())
    url = None
    if page:
        url = page.url_in(language, request)
    elif _is_view(request):
        url = _alternates(request, None).get(language)
    if url is None:
        with translation.override(language):
            url = reverse("wagtail_serve", args=("",))
    elif request.META.get("QUERY_STRING"):
        url = f"{url}?{request.META['QUERY_STRING']}"
    return {
        "url": url,
        "language": language,
        "tag": languages.TAGS[language],
        "name": languages.OWN_NAMES[language],
        "missing": bool(page and page.languages_live() and not page.published_in(language)),
    }


def _is_view(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name not in ("", "wagtail_serve")
    except Resolver404:
        return False


@register.simple_tag(takes_context=True)
def main_menu(context: RequestContext) -> list[BasePage]:
    """Return the pages of the main menu: below the home page, marked for menus, live in the active language."""
    return _menus(context)[0]


@register.simple_tag(takes_context=True)
def foot_menu(context: RequestContext) -> list[BasePage]:
    """Return the pages linked at the foot of every page, such as statements; otherwise as in the main menu."""
    return _menus(context)[1]


def _menus(context: RequestContext) -> tuple[list[BasePage], list[BasePage]]:
    request = context.get("request")
    surroundings = getattr(request, "surroundings", None)
    if surroundings:
        return surroundings.menu, surroundings.foot
    site = Site.find_for_request(request) if request else None
    if site is None:
        return [], []
    return by_menu(BasePage.objects.filter(in_menu(site.root_page, languages.active())))


@register.simple_tag(takes_context=True)
def way_on(context: RequestContext, page: BasePage) -> BasePage | None:
    """Return the nearest page above ``page`` that is live in the active language: where its readers can go on."""
    return next((above for above in reversed(trail(context, page)) if above.published_in(languages.active())), None)


@register.simple_tag(takes_context=True)
def trail(context: RequestContext, page: BasePage) -> list[BasePage]:
    """Return the live pages above ``page``, from the site's root page on, for breadcrumbs."""
    request = context.get("request")
    surroundings = getattr(request, "surroundings", None)
    if surroundings and surroundings.trail[-1].pk == page.pk:
        return [above for above in surroundings.trail[:-1] if above.live]
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    return list(page.get_ancestors().live().filter(path__startswith=site.root_page.path))
