"""Pictures in templates: ``{% load pictures %}``, then ``{% picture page.hero "hero" sizes="100vw" eager=True %}``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from wagtail.images.models import Filter

from bilingual import languages
from media.renditions import FORMATS, PROFILES

if TYPE_CHECKING:
    from media.models import Rendition, SiteImage

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
    made = _renditions(image)
    sources = []
    for image_format in FORMATS:
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


def _renditions(image: SiteImage) -> dict[str, Rendition]:
    """Return the renditions of ``image`` by filter specification, those of a former focal point left out."""
    focal_point = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    fetched = getattr(image, "prefetched_renditions", None)
    return {
        rendition.filter_spec: rendition
        for rendition in (image.renditions.all() if fetched is None else fetched)
        if rendition.focal_point_key == _focal_point_key(rendition.filter_spec, focal_point)
    }


@lru_cache(maxsize=2048)
def _focal_point_key(filter_spec: str, focal_point: tuple[int | None, ...]) -> str:
    """Return the key under which Wagtail keeps a rendition made for ``focal_point`` (x, y, width, height)."""
    names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
    return Filter(spec=filter_spec).get_cache_key(_FocalPoint(dict(zip(names, focal_point, strict=True))))


class _FocalPoint:
    """What a filter asks of an image to tell whether a rendition still fits it."""

    def __init__(self, values: dict[str, int | None]) -> None:
        self.__dict__.update(values)


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
