"""The sizes in which pictures are shown, all made when a picture is saved, none in a reader's request."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.images.models import Filter, SourceImageIOError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from media.models import Rendition, SiteImage

logger = logging.getLogger(__name__)

#: Modern formats, best first; JPEG is what a browser without either gets.
FORMATS = ("avif", "webp")
FALLBACK = "jpeg"


@dataclass(frozen=True)
class Profile:
    """A shape a picture is shown in: ``filters`` by width in CSS pixels, the first of them the fallback's."""

    filters: dict[int, str]
    formats: tuple[str, ...] = FORMATS

    def specs(self, image_format: str) -> dict[int, str]:
        """Return Wagtail's filter specifications for ``image_format`` by width."""
        return {width: f"{spec}|format-{image_format}" for width, spec in self.filters.items()}

    def all_specs(self) -> list[str]:
        """Return all filter specifications of this shape."""
        return [self.fallback, *(spec for name in self.formats for spec in self.specs(name).values())]

    @property
    def fallback(self) -> str:
        """Return the filter specification of the rendition for browsers that know neither modern format."""
        return f"{next(iter(self.filters.values()))}|format-{FALLBACK}"


PROFILES = {
    "card": Profile({800: "fill-800x600", 400: "fill-400x300"}),
    "hero": Profile({1600: "fill-1600x1000", 1200: "fill-1200x750", 800: "fill-800x500"}),
    "whole": Profile({1600: "max-1600x1600", 800: "max-800x800"}),
    # Beside a shared link: whoever shows it may know nothing but JPEG.
    "social": Profile({1200: "fill-1200x630"}, formats=()),
}


def all_specs() -> list[str]:
    """Return every filter specification a page may show."""
    return [spec for profile in PROFILES.values() for spec in profile.all_specs()]


def make_renditions(image: SiteImage) -> bool:
    """Make the renditions of ``image`` that are missing; return whether its file could be read."""
    try:
        image.get_renditions(*all_specs())
    except SourceImageIOError:
        # What the library says of a picture can be put right all the same.
        logger.exception("No renditions of picture %s: its file %s can't be read.", image.pk, image.file.name)
        return False
    return True


def bring_renditions(*shown: tuple[str, Iterable[SiteImage | None]]) -> None:
    """Fetch, in one query, the renditions that a page shows, given as pairs of a profile and the pictures in its shape.

    Each picture then has them in ``prefetched_renditions``, where Wagtail looks for them too.
    """
    from media.models import Rendition

    pictures = [(profile, image) for profile, images in shown for image in images if image]
    specs: dict[str, set[int]] = {}
    for profile, image in pictures:
        specs.setdefault(profile, set()).add(image.pk)
    wanted = [Q(image__in=pks, filter_spec__in=PROFILES[profile].all_specs()) for profile, pks in specs.items()]
    found: dict[int, list[Rendition]] = {}
    if wanted:
        for rendition in Rendition.objects.filter(reduce(or_, wanted)):
            found.setdefault(rendition.image_id, []).append(rendition)
    for _, image in pictures:
        image.prefetched_renditions = found.get(image.pk, [])


def fitting_renditions(image: SiteImage) -> dict[str, Rendition]:
    """Return the renditions of ``image`` by filter specification, those of a former focal point left out.

    Asks the database only where nobody has brought them (``bring_renditions``).
    """
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

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)
