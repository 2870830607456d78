"""What pages say to machines: schema.org objects as JSON-LD, and the card beside a shared link.

A page type declares its part in ``structured_data(request)`` and ``social_picture()`` (``bilingual.models.BasePage``);
here is what several of them need. Addresses are absolute, and what is not known is left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from bilingual import languages
from media.models import LICENCE_DEEDS, Licence
from media.renditions import PROFILES, fitting_renditions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpRequest

    from bilingual.models import BasePage
    from media.models import SiteImage

SITE_NAME = "El Paso – Torreón"

#: The card of the site itself, one per language: tools/draw writes them.
CARD = "img/card-{language}.png"
CARD_SIZE = (1200, 630)
CARD_ALT = {
    "en": "El Paso and Torreón, two cities in one desert",
    "es": "El Paso y Torreón, dos ciudades en un mismo desierto",
}

#: What could end the data block early, or a line in a script: written as JSON escapes them (HTML, 4.12.1.3).
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def absolute(request: HttpRequest, address: str) -> str:
    """Return ``address``, a path of this site or already absolute, with scheme and host."""
    return request.build_absolute_uri(address)


def page_address(request: HttpRequest, page: BasePage) -> str:
    """Return the absolute address of ``page`` where it is live, the active language first."""
    return absolute(request, page.get_url(request) or request.path)


def known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``properties`` without those that nothing is known of; ``False`` and 0 are known."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [], {})}


def graph(objects: Iterable[Mapping[str, Any]]) -> SafeString:
    """Return ``objects`` as the text of a JSON-LD data block, safe inside ``<script>``."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(objects)}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - nothing is left in it that HTML or a script would read


def organization(request: HttpRequest) -> dict[str, Any]:
    """Return who publishes the site."""
    return {
        "@type": "Organization",
        "@id": organization_id(request),
        "name": SITE_NAME,
        "url": absolute(request, "/"),
        "logo": absolute(request, static("img/mark.svg")),
    }


def organization_id(request: HttpRequest) -> str:
    """Return the name under which other objects refer to the publisher."""
    return absolute(request, "/#organization")


def website(request: HttpRequest, home: BasePage) -> dict[str, Any]:
    """Return the site in the active language."""
    language = languages.active()
    address = page_address(request, home)
    return known(
        {
            "@type": "WebSite",
            "@id": f"{address}#website",
            "url": address,
            "name": SITE_NAME,
            "description": languages.words(home, "summary", language),
            "inLanguage": languages.TAGS[language],
            "publisher": {"@id": organization_id(request)},
        }
    )


def breadcrumbs(request: HttpRequest, trail: Iterable[BasePage], page: BasePage) -> dict[str, Any]:
    """Return the way from the home page down to ``page``, the pages above it being ``trail``."""
    language = languages.active()
    steps = [(above.title_in(language), page_address(request, above)) for above in trail]
    steps.append((page.title_in(language), page_address(request, page)))
    return {
        "@type": "BreadcrumbList",
        "@id": f"{page_address(request, page)}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def image_object(request: HttpRequest, image: SiteImage | None, profile: str = "social") -> dict[str, Any] | None:
    """Return ``image`` with its license and credit, as search engines show them, in the shape of ``profile``."""
    if image is None:
        return None
    shown = fitting_renditions(image).get(PROFILES[profile].fallback, image)
    return known(
        {
            "@type": "ImageObject",
            "contentUrl": absolute(request, shown.file.url if shown is image else shown.url),
            "width": shown.width,
            "height": shown.height,
            "caption": image.alt_in(languages.active()),
            "creditText": image.credit,
            # Of others nobody noted whether they are a person.
            "creator": {"@type": "Organization", "name": image.credit}
            if image.credit and image.licence == Licence.OWN
            else None,
            "license": LICENCE_DEEDS.get(image.licence),
        }
    )


def card_address(language: str) -> str:
    """Return the address of the site's own card in ``language``."""
    return static(CARD.format(language=language))


def card_object(request: HttpRequest) -> dict[str, Any]:
    """Return the site's own card in the active language, for what has no picture."""
    language = languages.active()
    width, height = CARD_SIZE
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(request, card_address(language)),
        "width": width,
        "height": height,
        "caption": CARD_ALT[language],
    }
