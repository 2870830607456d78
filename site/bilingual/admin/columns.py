"""What the explorer shows of each page's languages."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import GenericPageFilterSet

from bilingual import languages
from bilingual.models import BasePage


class LanguagesColumn(BaseColumn):
    """A badge per language: live, draft or no words."""

    cell_template_name = "bilingual/admin/languages_cell.html"

    def get_cell_context_data(self, instance: BasePage, parent_context: Any) -> dict[str, Any]:
        """Add the state of each language."""
        context = super().get_cell_context_data(instance, parent_context)
        context["states"] = [language_state(instance, language) for language in languages.LANGUAGES]
        return context


def language_state(page: BasePage, language: str) -> dict[str, Any]:
    """Return what a badge says of ``page`` in ``language``: its short name, its state, and that in words."""
    if page.published_in(language):
        state, words = "live", _("live")
    elif not getattr(page, languages.localized("draft_title", language)):
        state, words = "missing", _("no title yet")
    else:
        state, words = "draft", _("not live")
    return {"code": language.upper(), "state": state, "name": languages.NAMES[language], "words": words}


class LanguageFilterSet(GenericPageFilterSet):
    """The explorer's filters, and in which language a page is live."""

    live_in = django_filters.ChoiceFilter(
        label=_("Live in"),
        empty_label=_("Any"),
        method="filter_live_in",
        widget=RadioSelect,
        choices=[
            ("both", _("English and Spanish")),
            ("en", _("English only")),
            ("es", _("Spanish only")),
            ("none", _("Neither")),
        ],
    )

    def filter_live_in(self, queryset: QuerySet[BasePage], name: str, value: str) -> QuerySet[BasePage]:
        """Keep the pages that are live in exactly the chosen languages."""
        return queryset.filter(live_en=value in ("both", "en"), live_es=value in ("both", "es"))
