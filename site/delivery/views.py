"""What the site answers besides pages: the way to a language, health, and what crawlers read."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bilingual.middleware import accepted_language


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Redirect ``/`` to the home page in the reader's preferred language, keeping the query string.

    A temporary redirect (302) that varies by ``Accept-Language``: the choice is the reader's, not the address's.
    """
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(f"/{accepted_language(request)}/" + (f"?{query}" if query else ""))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say whether the site can serve a page that it has not kept: 200 while the database answers, 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "unavailable", "database": "down"}, status=503)
    return JsonResponse({"status": "ok", "database": "up"})


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead who asks for the icon at its customary address, without reading the page, to where it is."""
    return HttpResponseRedirect(static("img/mark.svg"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers where the sitemap is and what is not for them (RFC 9309)."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
