"""What the story of a page shows besides words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bilingual import languages
from media.renditions import bring_renditions

if TYPE_CHECKING:
    from media.models import SiteImage


def pictures_in(page: Any, language: str) -> list[SiteImage]:
    """Return the pictures of the ``body`` of ``page`` in ``language``."""
    body = getattr(page, languages.localized("body", language))
    return [block.value for block in body or () if block.block_type == "image" and block.value]


def bring_story(page: Any, language: str) -> None:
    """Fetch the renditions that the ``body`` of ``page`` shows in ``language``."""
    bring_renditions(("whole", pictures_in(page, language)))
