"""What the explorer shows of each page's languages."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import GenericPageFilterSet

from bilingual import languages
from bilingual.admin.status import LanguageStatus
from bilingual.models import BasePage
from bilingual.review import LanguageState, State


class LanguagesColumn(BaseColumn):
    """A badge per language: live or not, and whether its words are reviewed and up to date."""

    cell_template_name = "bilingual/admin/languages_cell.html"

    def get_cell_context_data(self, instance: BasePage, parent_context: Any) -> dict[str, Any]:
        """Add the state of each language."""
        context = super().get_cell_context_data(instance, parent_context)
        rows = {row.language: row for row in instance.language_states.all()}
        context["states"] = [badge(instance, language, rows.get(language)) for language in languages.LANGUAGES]
        return context


class WithLanguageStates:
    """A listing of pages that brings along what its badges show, in one query."""

    def annotate_queryset(self, pages: Any) -> Any:
        """Add the states of the pages' languages."""
        annotated = super().annotate_queryset(pages)  # type: ignore[misc] # a mixin for Wagtail's listings
        return annotated.prefetch_related(Prefetch("language_states", LanguageState.objects.brief()))


def badge(page: BasePage, language: str, row: LanguageState | None) -> dict[str, Any]:
    """Return what a badge says of ``page`` in ``language``: its short name, how it looks, and all that in words."""
    status = LanguageStatus(page, language, row, None)
    live = pgettext_lazy("language", "live") if status.is_live else _("not live")
    return {
        "code": language.upper(),
        "look": "live" if status.is_live else "missing" if status.state is State.MISSING else "draft",
        "state": status.state.value,
        "name": status.name,
        "words": live if row is None else f"{live}, {status.words}",
    }


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
