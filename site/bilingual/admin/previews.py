"""Previews of pages that lack words."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from bilingual import languages


class UntitledMixin:
    """Lets a page be previewed before it has a title."""

    def get_form(self, query_dict: QueryDict) -> Any:
        """Return the form, with a title where the editor has written none yet."""
        names = [languages.localized("title", language) for language in languages.LANGUAGES]
        if query_dict and not any(query_dict.get(name) for name in names):
            query_dict = query_dict.copy()
            for name in names:
                query_dict[name] = _("Untitled")
        return super().get_form(query_dict)


class BilingualPreviewOnEditView(UntitledMixin, PreviewOnEditView):
    """Preview of a page that is being edited."""


class BilingualPreviewOnCreateView(UntitledMixin, PreviewOnCreateView):
    """Preview of a page that isn't saved yet."""
