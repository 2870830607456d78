"""Pictures and documents with what a public website owes them: words in both languages, credit and license."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.utils.file import hash_filelike

from bilingual import languages
from media import uploads
from media.editions import Edition

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable


class Licence(models.TextChoices):
    """Under what terms something may be shown. Identifiers are SPDX's where it has one."""

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


class LibraryItem(models.Model):
    """What a picture and a document have in common: a title in both languages, credit, and terms of use."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made it, credited as they wish.")
    )
    licence = models.CharField(_("license"), max_length=20, choices=Licence.choices, blank=True)
    licence_note = models.CharField(
        _("terms in words"),
        max_length=500,
        blank=True,
        help_text=_("What no choice says: who gave permission, for what, in which letter. Only editors see it."),
    )
    licence_expires = models.DateField(
        _("may be used until"),
        null=True,
        blank=True,
        help_text=_("The last day. The reports say when it comes near; nothing leaves the site by itself."),
    )

    #: The fields whose words are searched, in each language, and those that have no language.
    searched: ClassVar[tuple[str, ...]] = ("title_en", "title_es", "credit")

    if TYPE_CHECKING:
        # Wagtail's, and django-modeltranslation's.
        title: str
        title_en: str | None
        title_es: str | None
        file: Any
        filename: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or self.filename

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the record, the same whatever language is active. One without a title is called as its file is."""
        if not (self.title_en or self.title_es) and self.file:
            self.title_en = PurePath(self.file.name).stem
        with languages.canonical():
            super().save(*args, **kwargs)

    def full_clean(self, exclude: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        """Validate the record; the column without a language is a shadow of one language's."""
        super().full_clean({*(exclude or ()), "title"}, *args, **kwargs)

    def licence_expired_at(self, day: datetime.date) -> bool:
        """Say whether the terms of use have run out on ``day``; the last day is still a day of use."""
        return self.licence_expires is not None and self.licence_expires < day

    def searched_words(self) -> str:
        """Return all that the library is searched for: each word as it is written, and without its accents."""
        words = " ".join(filter(None, (getattr(self, name) for name in self.searched)))
        return f"{words} {_without_accents(words)}"


def _without_accents(words: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", words) if not unicodedata.combining(sign))


def _search_fields(model: Any) -> list[Any]:
    """Return Wagtail's search fields with its words, which are the active language's, replaced by both languages'."""
    return [
        *(field for field in model.search_fields if getattr(field, "field_name", "") not in {"title", "description"}),
        *(index.SearchField(name, boost=10) for name in ("title_en", "title_es")),
        *(index.FilterField(name) for name in ("title_en", "title_es", "licence_expires")),
        index.SearchField("searched_words"),
        index.AutocompleteField("searched_words"),
    ]


class SiteImage(LibraryItem, AbstractImage):
    """A picture, described in both languages."""

    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who can't see it. One sentence, without “picture of”."),
    )
    # Wagtail sets `decorative` on every instance, to what the block that shows it says.
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It only adorns: those who can't see it miss nothing. Its alternative text is not read out."),
    )

    #: Wagtail's own description has one language: the alternative text takes its place.
    admin_form_fields: ClassVar = (
        *("title_en", "title_es", "file", "alt_en", "alt_es", "is_decorative"),
        *("credit", "licence", "licence_note", "licence_expires"),
        *(name for name in Image.admin_form_fields if name not in ("title", "file", "description")),
    )
    searched = (*LibraryItem.searched, "alt_en", "alt_es")
    search_fields: ClassVar = _search_fields(AbstractImage)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the image and see to its renditions, so that no reader's request has to."""
        from media.renditions import make_renditions

        super().save(*args, **kwargs)
        make_renditions(self)

    def alt_in(self, language: str) -> str:
        """Return the alternative text in ``language``; empty where nobody wrote one."""
        return languages.words(self, "alt", language)

    @property
    def is_described(self) -> bool:
        """Say whether those who can't see the picture are told what it shows, or that it only adorns."""
        return self.is_decorative or bool(self.alt_en or self.alt_es)

    @property
    def default_alt_text(self) -> str:
        """Return the alternative text in the active language, for what Wagtail itself renders."""
        return "" if self.is_decorative else self.alt_in(languages.active())

    def clean(self) -> None:
        """Refuse a new file that is no picture the site can show."""
        super().clean()
        if _is_new(self.file):
            _check("file", uploads.check_image, self.file)


class Rendition(AbstractRendition):
    """One size and format of an image."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(LibraryItem, AbstractDocument):
    """A document: one record, with a file for each language or one for both."""

    language = models.CharField(
        _("language of the file"),
        max_length=2,
        blank=True,
        choices=[("", _("Both languages, or no words")), *languages.NAMES.items()],
        help_text=_("Readers of the other language are told before they download it."),
    )
    file_other = models.FileField(
        _("file in the other language"),
        upload_to="documents",
        blank=True,
        help_text=_("Where there is one. Readers then get the file in their language."),
    )
    file_other_size = models.PositiveBigIntegerField(null=True, editable=False)
    file_other_hash = models.CharField(max_length=40, blank=True, editable=False)

    admin_form_fields: ClassVar = (
        *("title_en", "title_es", "file", "language", "file_other"),
        *("credit", "licence", "licence_note", "licence_expires", "collection", "tags"),
    )
    search_fields: ClassVar = [
        *_search_fields(AbstractDocument),
        index.FilterField("language"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the document, and what pages tell of its files, so that no reader's request has to look at them."""
        if _is_new(self.file):
            self._set_document_file_metadata()
        if not self.file_other:
            self.file_other_size, self.file_other_hash = None, ""
        elif _is_new(self.file_other):
            self.file_other.open()
            self.file_other_size, self.file_other_hash = self.file_other.size, hash_filelike(self.file_other)
            self.file_other.seek(0)
        super().save(*args, **kwargs)

    def file_for(self, language: str) -> Edition:
        """Return what a reader of ``language`` gets: the file in that language, or else the one there is."""
        if self.file_other and self.language and language != self.language:
            return self.other_edition()
        return Edition(self.file, self.language, self.file_size or 0, self.file_hash, self.url)

    def other_edition(self) -> Edition:
        """Return the file in the other language. Ask only where there is one."""
        name = PurePath(self.file_other.name or "").name
        url = reverse("document_in_other_language", args=(self.pk, name))
        language = languages.other(self.language)
        return Edition(self.file_other, language, self.file_other_size or 0, self.file_other_hash, url)

    def url_for(self, language: str) -> str:
        """Return the address of what a reader of ``language`` gets."""
        return self.file_for(language).url

    def clean(self) -> None:
        """Refuse new files of a kind the site doesn't offer, and a second file without a first language."""
        super().clean()
        for name in ("file", "file_other"):
            file = getattr(self, name)
            if _is_new(file):
                _check(name, uploads.check_document, file)
        if self.file_other and not self.language:
            raise ValidationError({"language": _("Say which language the first file is in: there is a second one.")})


def _is_new(file: Any) -> bool:
    """Say whether ``file`` waits to be stored."""
    return bool(file) and not file._committed


def _check(field: str, check: Any, file: Any) -> None:
    """Run ``check`` on ``file``, and say at ``field`` what is wrong with it."""
    try:
        check(file)
    except ValidationError as error:
        raise ValidationError({field: error}) from error
