"""Pictures in templates: ``{% load pictures %}``, then ``{% picture page.hero "hero" sizes="100vw" eager=True %}``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template

from bilingual import languages
from media.renditions import PROFILES, fitting_renditions

if TYPE_CHECKING:
    from media.models import SiteImage

register = template.Library()


@dataclass(frozen=True)
class Source:
    """One ``<source>``: the MIME type and the sizes there are of it."""

    mime_type: str
    srcset: str


@register.inclusion_tag("media/picture.html")
def picture(  # noqa: PLR0913 - the named arguments of a template tag
    image: SiteImage | None,
    profile: str,
    *,
    sizes: str = "100vw",
    eager: bool = False,
    lazy: bool = True,
    language: str = "",
    decorative: bool = False,
) -> dict[str, Any]:
    """Show ``image`` in the shape of ``profile`` (a key of ``PROFILES``), with AVIF and WebP before JPEG.

    Only renditions that exist are used: none is made here, and nothing is asked of the database where the image's
    renditions were prefetched. Without them the file itself is shown. ``eager`` is for what the reader sees first,
    one picture of a page; ``lazy=False`` for the next that is seen at once; ``decorative`` for a picture whose meaning
    stands in words beside it, here and not everywhere. The alternative text is the one in ``language`` (default: the
    active one), or else the other's, marked as such.
    """
    if image is None:
        return {}
    shape = PROFILES[profile]
    made = fitting_renditions(image)
    sources = []
    for image_format in shape.formats:
        sizes_made = [
            f"{made[spec].url} {width}w" for width, spec in sorted(shape.specs(image_format).items()) if spec in made
        ]
        if sizes_made:
            sources.append(Source(f"image/{image_format}", ", ".join(sizes_made)))
    shown = made.get(shape.fallback, image)
    adorns = decorative or getattr(image, "decorative", False)
    alt, alt_language = ("", "") if adorns else _alternative_text(image, language or languages.active())
    return {
        "sources": sources,
        "url": shown.file.url if shown is image else shown.url,
        "width": shown.width,
        "height": shown.height,
        "sizes": sizes,
        "eager": eager,
        "lazy": lazy and not eager,
        "alt": alt,
        "alt_lang": languages.TAGS.get(alt_language, ""),
    }


def _alternative_text(image: SiteImage, language: str) -> tuple[str, str]:
    """Return the alternative text, and the language it is in where that is not the one asked for.

    What a story says of a picture in its place comes before what the library says of it: that it shows something, or
    that it only adorns.
    """
    text = getattr(image, "contextual_alt_text", None) or ("" if image.is_decorative else image.alt_in(language))
    if text or image.is_decorative:
        return text, ""
    other = languages.other(language)
    text = image.alt_in(other)
    return text, other if text else ""
