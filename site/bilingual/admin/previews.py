"""Previews of pages that lack words."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from bilingual import languages


def titled(query_dict: QueryDict) -> QueryDict:
    """Return what the form sent, with a title where the editor has written none yet."""
    names = [languages.localized("title", language) for language in languages.LANGUAGES]
    if not query_dict or any(query_dict.get(name) for name in names):
        return query_dict
    query_dict = query_dict.copy()
    for name in names:
        query_dict[name] = _("Untitled")
    return query_dict


class BilingualPreviewOnEditView(PreviewOnEditView):
    """Preview of a page that is being edited."""

    def get_form(self, query_dict: QueryDict) -> Any:
        """Return the form, titled."""
        return super().get_form(titled(query_dict))


class BilingualPreviewOnCreateView(PreviewOnCreateView):
    """Preview of a page that isn't saved yet."""

    def get_form(self, query_dict: QueryDict) -> Any:
        """Return the form, titled."""
        return super().get_form(titled(query_dict))
