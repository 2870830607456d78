"""The form of an image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from wagtail.images.forms import BaseImageForm

from bilingual import languages
from bilingual.widgets import OneLineTextarea
from media.renditions import make_renditions

if TYPE_CHECKING:
    from media.models import SiteImage


class SiteImageForm(BaseImageForm):
    """Describes an image in both languages.

    It makes the renditions of a file that takes another's place: Wagtail deletes the old ones after saving.
    """

    class Meta(BaseImageForm.Meta):
        widgets: ClassVar = {
            **BaseImageForm.Meta.widgets,
            **{
                languages.localized("alt", language): OneLineTextarea(attrs={"lang": language, "rows": 2})
                for language in languages.LANGUAGES
            },
        }

    def clean(self) -> dict[str, Any]:
        """Leave a file that stays alone: measuring it again would fail where it is lost, and nothing could be saved."""
        cleaned = super().clean() or self.cleaned_data
        if "file" not in self.changed_data:
            cleaned.pop("file", None)
            self.fields["file"].required = False
        return cleaned

    def save(self, commit: bool = True) -> SiteImage:
        """Write the image, and make its renditions."""
        image = super().save(commit=commit)
        if commit:
            make_renditions(image)
        return image
