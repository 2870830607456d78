"""Links in rich text to documents of the library."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler

from bilingual import languages
from media.models import SiteDocument


class BilingualDocumentLinkHandler(DocumentLinkHandler):
    """Leads to the file in the reader's language, and says so where there is only the other's (rule 4).

    The note is an attribute, as with links to pages (``bilingual.links``). All links of a text cost one query.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tag of each link; one without an address where the document is gone."""
        return [_opening_tag(document) for document in cls.get_many(attrs_list)]


def _opening_tag(document: SiteDocument | None) -> str:
    if document is None:
        return "<a>"
    reader = languages.active()
    edition = document.file_for(reader)
    if not edition.is_foreign_to(reader):
        return format_html('<a href="{}">', edition.url)
    return format_html(
        '<a href="{}" hreflang="{}" data-note="({})">',
        edition.url,
        languages.TAGS[edition.language],
        languages.LINK_NOTES[edition.language],
    )
