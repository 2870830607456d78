"""What a page says to machines, in its head: ``{% load machines %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bilingual import languages
from bilingual.templatetags.bilingual import trail
from elements import machines
from media.renditions import PROFILES, fitting_renditions

if TYPE_CHECKING:
    from django.template.context import RequestContext

    from bilingual.models import BasePage

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_data(context: RequestContext, page: BasePage | None = None) -> SafeString | str:
    """Write where ``page`` lies, and what it says, into one JSON-LD data block, in the language of its words.

    A data block runs nothing, so the content security policy has no say in it (HTML, 4.12.1).
    """
    request = context.get("request")
    if not page or request is None:
        return ""
    with translation.override(context.get("content_language") or languages.active()):
        above = trail(context, page)
        objects = [machines.breadcrumbs(request, above, page)] if above else []
        objects += page.structured_data(request)
        if not objects:
            return ""
        return format_html('<script type="application/ld+json">{}</script>', machines.graph(objects))


@register.inclusion_tag("elements/social_card.html", takes_context=True)
def social_card(context: RequestContext, page: BasePage | None = None) -> dict[str, Any]:
    """Name the picture that stands beside a link to ``page`` elsewhere: the page's own, or the site's card.

    (The Open Graph protocol; X reads the same, but for the kind of card.)
    """
    request = context.get("request")
    if not page or request is None:
        return {}
    language = context.get("content_language") or languages.active()
    picture = page.social_picture()
    rendition = fitting_renditions(picture).get(PROFILES["social"].fallback) if picture else None
    if picture is None or rendition is None:
        width, height = machines.CARD_SIZE
        address, kind, alt = machines.card_address(language), "image/png", machines.CARD_ALT[language]
    else:
        width, height = rendition.width, rendition.height
        address, kind, alt = rendition.url, "image/jpeg", picture.alt_in(language)
    return {
        "url": machines.absolute(request, address),
        "type": kind,
        "width": width,
        "height": height,
        "alt": alt,
    }
