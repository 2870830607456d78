"""What only a site that is being tried or worked on needs."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found


class OwnNotFoundPage:
    """Shows the site's page for an unknown address, where ``DEBUG`` would show Django's list of URL patterns."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, in the site's own words where there is nothing at its address."""
        response = self.get_response(request)
        return page_not_found(request, Http404()) if response.status_code == 404 else response
