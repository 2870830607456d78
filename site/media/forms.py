"""The form of an image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.images.forms import BaseImageForm

from media.renditions import make_renditions

if TYPE_CHECKING:
    from media.models import SiteImage


class SiteImageForm(BaseImageForm):
    """Makes the renditions of a file that takes another's place: Wagtail deletes the old ones after saving."""

    def save(self, commit: bool = True) -> SiteImage:
        """Write the image, and make its renditions."""
        image = super().save(commit=commit)
        if commit:
            make_renditions(image)
        return image
