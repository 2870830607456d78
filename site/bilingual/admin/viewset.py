"""The admin's views of every page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import PageViewSet

from bilingual.admin.columns import LanguageFilterSet, LanguagesColumn, WithLanguageStates
from bilingual.admin.copying import BilingualCopyView
from bilingual.admin.editing import BilingualEditView
from bilingual.admin.previews import BilingualPreviewOnCreateView, BilingualPreviewOnEditView
from bilingual.admin.publishing import BilingualWorkflowActionView
from bilingual.admin.reverting import BilingualRevertView
from bilingual.admin.unpublishing import BilingualUnpublishView
from bilingual.models import BasePage


def with_languages(columns: list[Column]) -> list[Column]:
    """Return ``columns`` with that of the languages before the status."""
    position = next(number for number, column in enumerate(columns) if column.name == "status")
    return [*columns[:position], LanguagesColumn("languages", label=_("Languages"), width="9%"), *columns[position:]]


class BilingualExplorableIndexView(WithLanguageStates, ExplorableIndexView):
    """The explorer, with the pages' languages."""


class BilingualSearchView(WithLanguageStates, SearchView):
    """Search among all pages, with their languages."""

    columns = with_languages(SearchView.columns)


class BilingualPageViewSet(PageViewSet):
    """Wagtail's views, where they must know of two languages."""

    model = BasePage
    columns = with_languages(ExplorableIndexView.base_columns)
    index_view_class = BilingualExplorableIndexView
    filterset_class = LanguageFilterSet
    copy_view_class = BilingualCopyView
    edit_view_class = BilingualEditView
    preview_on_add_view_class = BilingualPreviewOnCreateView
    preview_on_edit_view_class = BilingualPreviewOnEditView
    search_view_class = BilingualSearchView
    workflow_action_view_class = BilingualWorkflowActionView
    revisions_revert_view_class = BilingualRevertView
    unpublish_view_class = BilingualUnpublishView
