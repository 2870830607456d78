"""The headers that tell a browser what a page may do."""

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class PolicyMiddleware(CSPMiddleware):
    """Send Content-Security-Policy (CSP Level 3), strict to readers and looser in the admin, and Permissions-Policy.

    Wagtail's admin can't do with ``default-src 'self'``; that is no reason for the pages of readers.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the admin's policy for what lies below its address, and the site's for everything else."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = parts.config or settings.ADMIN_CONTENT_SECURITY_POLICY
        if not report_only and getattr(request, "is_dummy", False):
            # Wagtail asks for a preview as if a reader did, and shows it in a frame of the admin.
            parts.replace = {"frame-ancestors": [SELF], **(parts.replace or {})}
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Add both headers, where a view has not set its own."""
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return super().process_response(request, response)
