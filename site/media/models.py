"""Images with what a public website owes them: alternative text in both languages, credit and licence."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from bilingual import languages


class Licence(models.TextChoices):
    """Under what terms a picture may be shown. Identifiers are SPDX's where it has one."""

    OWN = "own", _("Our own work")
    PERMISSION = "permission", _("Used with permission")
    PUBLIC_DOMAIN = "PDDC", _("Public domain")
    CC0 = "CC0-1.0", "CC0 1.0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"


#: Where the terms of a license are written.
LICENCE_DEEDS: dict[str, str] = {
    Licence.PUBLIC_DOMAIN: "https://creativecommons.org/publicdomain/mark/1.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
}


class SiteImage(AbstractImage):
    """A picture, described in both languages."""

    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who can't see it. One sentence, without “picture of”."),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made it, credited as they wish.")
    )
    licence = models.CharField(_("license"), max_length=20, choices=Licence.choices, blank=True)

    #: Wagtail's own description has one language: the alternative text takes its place.
    admin_form_fields: ClassVar = (
        *("title", "file", "alt_en", "alt_es", "credit", "licence"),
        *(name for name in Image.admin_form_fields if name not in ("title", "file", "description")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def alt_in(self, language: str) -> str:
        """Return the alternative text in ``language``; empty where nobody wrote one."""
        return languages.words(self, "alt", language)

    @property
    def default_alt_text(self) -> str:
        """Return the alternative text in the active language, for what Wagtail itself renders."""
        return self.alt_in(languages.active())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the image and see to its renditions, so that no reader's request has to."""
        from media.renditions import make_renditions

        with languages.canonical():
            super().save(*args, **kwargs)
        make_renditions(self)


class Rendition(AbstractRendition):
    """One size and format of an image."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = (("image", "filter_spec", "focal_point_key"),)
