"""The sizes in which pictures are shown, all made when a picture is saved, none in a reader's request."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from wagtail.images.models import SourceImageIOError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from media.models import SiteImage

logger = logging.getLogger(__name__)

#: Modern formats, best first; JPEG is what a browser without either gets.
FORMATS = ("avif", "webp")
FALLBACK = "jpeg"


@dataclass(frozen=True)
class Profile:
    """A shape a picture is shown in: ``filters`` by width in CSS pixels, the first of them the fallback's."""

    filters: dict[int, str]

    def specs(self, image_format: str) -> dict[int, str]:
        """Return Wagtail's filter specifications for ``image_format`` by width."""
        return {width: f"{spec}|format-{image_format}" for width, spec in self.filters.items()}

    @property
    def fallback(self) -> str:
        """Return the filter specification of the rendition for browsers that know neither modern format."""
        return f"{next(iter(self.filters.values()))}|format-{FALLBACK}"


PROFILES = {
    "card": Profile({800: "fill-800x600", 400: "fill-400x300"}),
    "hero": Profile({1600: "fill-1600x1000", 1200: "fill-1200x750", 800: "fill-800x500"}),
    "whole": Profile({1600: "max-1600x1600", 800: "max-800x800"}),
}


def all_specs() -> list[str]:
    """Return every filter specification a page may show."""
    return [
        spec
        for profile in PROFILES.values()
        for spec in (profile.fallback, *(s for name in FORMATS for s in profile.specs(name).values()))
    ]


def make_renditions(image: SiteImage) -> bool:
    """Make the renditions of ``image`` that are missing; return whether its file could be read."""
    try:
        image.get_renditions(*all_specs())
    except SourceImageIOError:
        # What the library says of a picture can be put right all the same.
        logger.exception("No renditions of picture %s: its file %s can't be read.", image.pk, image.file.name)
        return False
    return True


def bring_renditions(images: Iterable[SiteImage | None]) -> None:
    """Fetch the renditions of all ``images`` that a page shows, in one query."""
    prefetch_related_objects([image for image in images if image], "renditions")
