"""The report on what of the library needs attention."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from bilingual import formats, languages
from media import upkeep
from media.models import SiteImage

KIND_NAMES = {"picture": _("Picture"), "document": _("Document")}


class UpkeepFilterSet(WagtailFilterSet):
    """What is wrong, and with what."""

    problem = django_filters.ChoiceFilter(
        label=_("What is wrong"), choices=upkeep.Problem.choices, empty_label=_("Anything"), widget=forms.RadioSelect
    )
    kind = django_filters.ChoiceFilter(
        label=_("Type"), choices=list(KIND_NAMES.items()), empty_label=_("Any"), widget=forms.RadioSelect
    )

    class Meta:
        model = SiteImage
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: Any) -> Any:
        """Ask for what was chosen: rows of two tables can't be filtered once they are put together."""
        chosen = self.form.cleaned_data
        return upkeep.in_need(
            self.request.user,
            timezone.localdate(),
            kinds=[chosen["kind"]] if chosen["kind"] else upkeep.KINDS,
            problems=[chosen["problem"]] if chosen["problem"] else upkeep.Problem.values,
        )


class UpkeepPaginator(WagtailPaginator):
    """Counts items: rows of two tables are neither pictures nor documents."""

    verbose_name = _("item")
    verbose_name_plural = _("items")


class PagesColumn(BaseColumn):
    """The pages that show something, with the languages they are live in."""

    cell_template_name = "media/admin/pages_cell.html"
    #: How many are named; the list of all uses has them all.
    most = 5

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the pages to name, and in words how many more there are."""
        context = super().get_cell_context_data(instance, parent_context)
        named = instance.pages[: self.most]
        more = len(instance.pages) - len(named) + instance.pages_unnamed
        return {**context, "pages": named, "more": _more_in_words(more, named)}


class UpkeepView(ReportView):
    """Pictures and documents whose license ends or ended, and pictures without description, credit or license."""

    page_title = _("Pictures and documents to see to")
    header_icon = "image"
    index_url_name = "media_upkeep"
    index_results_url_name = "media_upkeep_results"
    filterset_class = UpkeepFilterSet
    paginator_class = UpkeepPaginator
    is_searchable = False
    list_export: ClassVar[list[str]] = ["title", "kind", "problems", "licence_expires", "credit", "pages"]
    export_headings: ClassVar[dict[str, Any]] = {
        "title": _("Title"),
        "kind": _("Type"),
        "problems": _("What is wrong"),
        "licence_expires": _("License expires"),
        "credit": _("Credit"),
        "pages": _("Used on"),
    }
    columns: ClassVar[list[Any]] = [
        TitleColumn("title", label=_("Title"), width="25%", get_url=lambda item: item.edit_url),
        Column("kind", label=_("Type"), accessor=lambda item: KIND_NAMES[item.kind]),
        Column("problems", label=_("What is wrong"), accessor=lambda item: _in_words(item.problems)),
        Column(
            "licence_expires", label=_("License expires"), accessor=lambda item: _day_in_words(item.licence_expires)
        ),
        PagesColumn("pages", label=_("Used on")),
    ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        written = {
            "kind": lambda kind: str(KIND_NAMES[kind]),
            "problems": _in_words,
        }
        self.custom_field_preprocess = {name: dict.fromkeys(self.FORMATS, write) for name, write in written.items()}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Name in the spreadsheet all pages that the user may explore, and count the others."""
        named = [page.full_url or page.get_admin_display_title() for page in item.pages]
        more = _more_in_words(item.pages_unnamed, named)
        return {**super().to_row_dict(item), "pages": ", ".join([*named, *([more] if more else [])])}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in those who may edit something of the library; each sees what they may edit."""
        if not upkeep.may_edit_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> Any:
        """Return all that needs attention."""
        return upkeep.in_need(self.request.user, timezone.localdate())

    def get_filtered_queryset(self) -> Any:
        """Return what was asked for; Wagtail would filter a second time."""
        return self.get_queryset()

    def get_table(self, object_list: Any) -> Any:
        """Bring the pictures and documents of the rows shown, and where they are used."""
        self.items = upkeep.bring(object_list, timezone.localdate(), self.request.user)
        return super().get_table(self.items)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Return what the table shows, for the spreadsheet too."""
        return self.items


def _day_in_words(day: datetime.date | None) -> str:
    return formats.date_words(day, languages.active()) if day else ""


def _more_in_words(count: int, named: list[Any]) -> str:
    """Say how many pages there are besides those ``named``; nothing where there are no others."""
    if not count:
        return ""
    if named:
        return ngettext("and %(count)s other", "and %(count)s others", count) % {"count": count}
    return ngettext("%(count)s page you may not see", "%(count)s pages you may not see", count) % {"count": count}


def _in_words(problems: list[upkeep.Problem]) -> str:
    return ", ".join(str(problem.label) for problem in problems)
