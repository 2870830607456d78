"""The site's own face in the admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def brand() -> SafeString:
    """Give the admin the site's colours and type."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
