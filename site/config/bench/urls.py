"""The site's addresses, and the bare view's."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config import urls

KILOBYTES = 40
PAGE = (b"<!doctype html><title>Bare</title>" + b"<p>Two cities, one conversation.</p>" * 1200)[: KILOBYTES * 1000]


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with a page's worth of bytes, and no work done for them."""
    return HttpResponse(PAGE)


urlpatterns = [path("bare", bare), *urls.urlpatterns]
