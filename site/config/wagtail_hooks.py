"""The site's own face in the admin."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem


@hooks.register("insert_global_admin_css")
def brand() -> SafeString:
    """Give the admin the site's colours and type."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


class MainChecker(ContentCheckerItem):
    """Checks what editors write, and not the frame around it, which they can't mend."""

    def get_axe_include(self, request: Any) -> list[str]:
        """Return what is checked."""
        return ["main"]


@hooks.register("construct_wagtail_userbar")
def check_main(request: Any, items: list[Any], page: Any) -> None:
    """Put our checker in the place of Wagtail's."""
    items[:] = [MainChecker(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
