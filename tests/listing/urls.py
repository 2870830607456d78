"""The site, and a page that is nothing but a listing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import translation

from config.urls import urlpatterns as site
from tests.listing.conftest import PlaceListing
from tests.listing.models import Place

PAGE = """{% load static %}<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ listing.total }} places</title>
<link rel="icon" href="{% static 'img/mark.svg' %}">
<link rel="canonical" href="/places/{{ language }}/?{{ listing.canonical_query }}">
<script type="module" src="{% static 'listing/listing.js' %}"></script></head>
<body><main id="main"><h1>Places</h1><a href="#main">To the top</a>
<a href="/places/{{ other }}/?{{ listing.canonical_query }}" hreflang="{{ other }}">{{ other }}</a>
{% include "listing/listing.html" with card=card %}</main></body></html>"""


def places(request: HttpRequest, language: str) -> HttpResponse:
    """Show the places that the address asks for."""
    queryset = Place.objects.all()
    with translation.override(language):
        shown = PlaceListing(request.GET, queryset=queryset, language=language, path=request.path)
        card = engines["django"].from_string("<h2>{{ item.title_" + language + " }}</h2>")
        context: dict[str, Any] = {"language": language, "other": "es" if language == "en" else "en"}
        page = engines["django"].from_string(PAGE).render({**context, "listing": shown, "card": card}, request)
    return HttpResponse(page)


urlpatterns = [path("places/<str:language>/", places), *site]
