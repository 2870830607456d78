"""Documents in templates: ``{% load documents %}``, then ``{% document_link document %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from bilingual import formats, languages

if TYPE_CHECKING:
    from media.editions import Edition
    from media.models import SiteDocument

register = template.Library()


@register.filter
def for_reader(document: SiteDocument) -> Edition:
    """Return what a reader of the active language gets, for links with words of their own."""
    return document.file_for(languages.active())


@register.inclusion_tag("media/document_link.html")
def document_link(document: SiteDocument | None, *, language: str = "") -> dict[str, Any]:
    """Link to the file for a reader of ``language`` (default: the active one), with its type and its size.

    A file that is in the other language only says so, and a title that nobody wrote in this one is marked ``lang``.
    Nothing is asked of the database or the storage.
    """
    if document is None:
        return {}
    reader = language or languages.active()
    edition = document.file_for(reader)
    title = languages.words(document, "title", reader)
    is_foreign = edition.is_foreign_to(reader)
    return {
        "url": edition.url,
        "title": title or languages.words(document, "title", languages.other(reader)) or edition.filename,
        "title_lang": "" if title else languages.TAGS[languages.other(reader)],
        "kind": edition.extension.upper(),
        "size": formats.file_size(edition.size, reader) if edition.size else "",
        "hreflang": languages.TAGS[edition.language] if is_foreign else "",
        "note": languages.LINK_NOTES[edition.language] if is_foreign else "",
    }
