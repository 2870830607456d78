"""What may be uploaded, judged by what a file holds and not by its name or by what a browser says of it.

A check takes an open file and raises ``ValidationError`` in words for an editor. It reads; it stores nothing.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

import filetype
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from PIL import Image
from PIL.Image import DecompressionBombError

from bilingual import formats, languages

#: What a file must hold by the end of its name: Pillow's name of the format.
IMAGE_FORMATS = {"avif": "AVIF", "gif": "GIF", "jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}

OOXML = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
ODF = {
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odt": b"application/vnd.oasis.opendocument.text",
}

#: What a text begins with when it is markup that a browser might run.
MARKUP = re.compile(rb"\s*(?:<\?xml|<!doctype|<!--|<(?:html|head|body|script|svg|iframe|meta)\b)", re.IGNORECASE)

SVG = "http://www.w3.org/2000/svg"
#: Elements of SVG that run, fetch or hold something else than a drawing.
SVG_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"}
SVG_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);", re.IGNORECASE)
#: What fetches, in an attribute that may be style too (``fill``, ``cursor``). A backslash may hide any of these words.
ADDRESS_ELSEWHERE = re.compile(r"url\((?!\s*['\"]?\s*#)|image-set\(|src\(|\\", re.IGNORECASE)
#: What fetches or runs in a style sheet, where no other address has a place either.
STYLE_FROM_ELSEWHERE = re.compile(rf"@import|expression\s*\(|//|https?:|{ADDRESS_ELSEWHERE.pattern}", re.IGNORECASE)


def image_rules() -> str:
    """Say, in the active language, which pictures may be uploaded."""
    return _(
        "Pictures may be AVIF, GIF, JPEG, PNG or WebP, up to %(size)s and %(pixels)s million pixels. "
        "Export a drawing (SVG) as PNG, about 2000 pixels wide."
    ) % {
        "size": _size(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
        "pixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000,
    }


def document_rules() -> str:
    """Say, in the active language, which documents may be uploaded."""
    return _("Documents may be %(types)s, up to %(size)s.") % {
        "types": get_text_list([extension.upper() for extension in DOCUMENT_CHECKS], _("or")),
        "size": _size(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
    }


image_rules_lazy = lazy(image_rules, str)
document_rules_lazy = lazy(document_rules, str)


def check_image(file: Any) -> None:
    """Refuse what is no picture, too large, not what its name says, damaged, or a second file in disguise."""
    expected = IMAGE_FORMATS.get(_extension(file))
    if expected is None:
        raise _refusal(_("This is no picture the site can show."), image_rules())
    _check_size(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, image_rules())
    file.seek(0)
    try:
        # `formats` keeps Pillow from trying decoders that no picture of ours needs.
        image = Image.open(file, formats=sorted(set(IMAGE_FORMATS.values())))
        if image.format != expected:
            raise _refusal(
                _("The name of this file ends like another kind of picture: it holds %(kind)s.")
                % {"kind": image.format},
                image_rules(),
            )
        if image.width * image.height * getattr(image, "n_frames", 1) > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise _refusal(_("This picture has too many pixels."), image_rules())
        # Only reading all of it shows a file that breaks off.
        image.load()
    except DecompressionBombError as error:
        raise _refusal(_("This picture has too many pixels."), image_rules()) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise _refusal(_("This file is damaged, or no picture."), image_rules()) from error
    if _archive_names(file):
        raise _refusal(_("This picture has another file hidden behind it."), image_rules())
    file.seek(0)


def check_document(file: Any) -> None:
    """Refuse what isn't of a kind the site offers, is too large, or holds what could run in a reader's browser."""
    check = DOCUMENT_CHECKS.get(_extension(file))
    if check is None:
        raise _refusal(_("The site doesn't offer documents of this kind."), document_rules())
    _check_size(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, document_rules())
    file.seek(0)
    check(file)
    file.seek(0)


def _check_pdf(file: Any) -> None:
    if filetype.guess_extension(file.read(262)) != "pdf" or _archive_names(file):
        raise _not_what_it_says()


def _check_ooxml(file: Any) -> None:
    names = _archive_names(file)
    if not _begins_as_archive(file) or not {"[Content_Types].xml", OOXML[_extension(file)]} <= names:
        raise _not_what_it_says()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refusal(_("This document holds macros. Save it without them."), document_rules())


def _check_odf(file: Any) -> None:
    names = _archive_names(file)
    if not _begins_as_archive(file) or not {"mimetype", "content.xml"} <= names:
        raise _not_what_it_says()
    try:
        with zipfile.ZipFile(file) as archive, archive.open("mimetype") as declared:
            kind = declared.read(100).strip()
    except (RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        raise _not_what_it_says() from error
    if kind != ODF[_extension(file)]:
        raise _not_what_it_says()
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise _refusal(_("This document holds macros. Save it without them."), document_rules())


def _check_text(file: Any) -> None:
    content = file.read()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refusal(_("This text can't be read. Save it as UTF-8."), document_rules()) from error
    if b"\0" in content or MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise _not_what_it_says()


def _check_svg(file: Any) -> None:
    drawing = _Drawing()
    parser = XMLParser(target=drawing, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(file.read())
        parser.close()
    except (DefusedXmlException, SyntaxError, ValueError, LookupError) as error:
        raise _not_what_it_says() from error
    if not drawing.is_svg:
        raise _not_what_it_says()
    if drawing.is_active:
        raise _refusal(
            _("This drawing holds scripts, or fetches something from elsewhere. Save it as a plain SVG."),
            document_rules(),
        )


class _Drawing:
    """What a parser tells of an SVG, kept only as far as it decides whether the drawing may be offered."""

    def __init__(self) -> None:
        self.is_svg = False
        self.is_active = False
        self.depth = 0
        self.style: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Look at an element and its attributes."""
        name = _local(tag)
        if not self.depth:
            self.is_svg = tag == f"{{{SVG}}}svg"
        self.depth += 1
        is_misplaced = self.style is not None or tag.startswith("{http://www.w3.org/1999/xhtml}")
        self.style = [] if name == "style" else self.style
        if is_misplaced or name in SVG_ACTIVE or any(self._acts(name, *pair) for pair in attributes.items()):
            self.is_active = True

    def _acts(self, element: str, attribute: str, value: str) -> bool:
        name = _local(attribute)
        if name.startswith("on"):
            return True
        if name in {"href", "src"}:
            return not (value.startswith("#") or (element == "image" and SVG_PICTURE.match(value)))
        if name == "attributename":
            return _local(value.partition(":")[2] or value).startswith(("on", "href"))
        if attribute.startswith("{"):
            # No attribute of another namespace is style.
            return False
        return bool((STYLE_FROM_ELSEWHERE if name == "style" else ADDRESS_ELSEWHERE).search(value))

    def data(self, text: str) -> None:
        """Keep what a style sheet says."""
        if self.style is not None:
            self.style.append(text)

    def end(self, tag: str) -> None:
        """Look at a style sheet when it is whole."""
        self.depth -= 1
        if self.style is not None and _local(tag) == "style":
            self.is_active = self.is_active or bool(STYLE_FROM_ELSEWHERE.search("".join(self.style)))
            self.style = None

    def pi(self, target: str, data: str | None) -> None:
        """Refuse instructions: ``<?xml-stylesheet?>`` fetches."""
        self.is_active = True

    def close(self) -> None:
        """Return nothing: what was found stands in the attributes."""


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


#: The kinds of documents there are, by the end of their names: declared here and nowhere else.
DOCUMENT_CHECKS: dict[str, Callable[[Any], None]] = {
    "pdf": _check_pdf,
    **dict.fromkeys(OOXML, _check_ooxml),
    **dict.fromkeys(ODF, _check_odf),
    "csv": _check_text,
    "txt": _check_text,
    "jpg": check_image,
    "png": check_image,
    "svg": _check_svg,
}


def _size(size: int) -> str:
    return formats.file_size(size, languages.active())


def _extension(file: Any) -> str:
    return PurePath(file.name or "").suffix.lower().removeprefix(".")


def _check_size(file: Any, most: int, rules: str) -> None:
    if file.size > most:
        raise _refusal(_("This file is too large: %(size)s.") % {"size": _size(file.size)}, rules)
    if not file.size:
        raise _refusal(_("This file is empty."), rules)


def _archive_names(file: Any) -> set[str]:
    """Return the names of what an archive holds, wherever in ``file`` it begins; none where there is no archive."""
    try:
        with zipfile.ZipFile(file) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return set()


def _begins_as_archive(file: Any) -> bool:
    file.seek(0)
    return file.read(4) == b"PK\x03\x04"


def _not_what_it_says() -> ValidationError:
    return _refusal(_("This file doesn't hold what its name says."), document_rules())


def _refusal(reason: str, rules: str) -> ValidationError:
    return ValidationError(f"{reason} {rules}", code="refused_upload")
