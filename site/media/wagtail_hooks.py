"""The library in the admin: its report, what the dashboard says of it, and its style."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from media import upkeep
from media.links import BilingualDocumentLinkHandler
from media.reports import UpkeepView


class UpkeepMenuItem(MenuItem):
    """The report, for those who may edit the library."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user may edit anything of the library."""
        return upkeep.may_edit_any(request.user)


class LicencesSummaryItem(SummaryItem):
    """How many licenses have expired or will within thirty days."""

    order = 350
    template_name = "media/admin/upkeep_summary.html"

    @cached_property
    def count(self) -> int:
        """Return the number of pictures and documents that the user may edit and whose license ends."""
        problems = (upkeep.Problem.EXPIRED, upkeep.Problem.EXPIRING)
        return upkeep.in_need(self.request.user, timezone.localdate(), problems=problems).count()

    def is_shown(self) -> bool:
        """Say whether there is anything to do, and for this user."""
        return upkeep.may_edit_any(self.request.user) and self.count > 0

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the number, and where it leads."""
        return {"count": self.count, "url": reverse("media_upkeep")}


@hooks.register("register_rich_text_features", order=1)
def link_type(features: FeatureRegistry) -> None:
    """Have links to documents know of languages."""
    features.register_link_type(BilingualDocumentLinkHandler)


@hooks.register("register_admin_urls")
def upkeep_urls() -> list[URLPattern]:
    """Give the report its addresses."""
    return [
        path("reports/library/", UpkeepView.as_view(), name="media_upkeep"),
        path("reports/library/results/", UpkeepView.as_view(results_only=True), name="media_upkeep_results"),
    ]


@hooks.register("register_reports_menu_item")
def upkeep_menu_item() -> UpkeepMenuItem:
    """Put the report before Wagtail's own."""
    return UpkeepMenuItem(
        _("Pictures and documents"), reverse("media_upkeep"), name="media-upkeep", icon_name="image", order=650
    )


@hooks.register("construct_homepage_summary_items")
def licences_summary_item(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Say on the dashboard what has to be renewed."""
    items.append(LicencesSummaryItem(request))


@hooks.register("insert_global_admin_css")
def library_css() -> SafeString:
    """Add the style of pairs in the forms of the library, and of its marks."""
    return format_html('<link rel="stylesheet" href="{}">', static("media/admin/library.css"))
