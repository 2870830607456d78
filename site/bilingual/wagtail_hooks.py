"""Where ``bilingual`` takes part in Wagtail's own ways."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from wagtail import hooks

from bilingual import languages
from bilingual.models import BasePage


@hooks.register("before_serve_page")
def redirect_to_own_address(
    page: BasePage, request: HttpRequest, serve_args: list, serve_kwargs: dict
) -> HttpResponsePermanentRedirect | None:
    """Lead an address with a part in the other language to the page's own, query string and all (rule 2)."""
    if not getattr(request, "has_strayed", False):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(
        f"{page.url_in(languages.active(), request)}{'?' if query else ''}{query}"
    )
