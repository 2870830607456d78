"""Pages in both languages, in one line each."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.models import Site

from elements.models import City, Colour, Country
from home.models import HomePage
from tourism.models import DestinationPage, TourismIndexPage

CITIES = {
    "el-paso": {
        "name_en": "El Paso",
        "name_es": "El Paso",
        "country": Country.US,
        "timezone": "America/Denver",
        "colour": Colour.TERRACOTTA,
        "latitude": "31.7587",
        "longitude": "-106.4869",
    },
    "torreon": {
        "name_en": "Torreón",
        "name_es": "Torreón",
        "country": Country.MX,
        "timezone": "America/Monterrey",
        "colour": Colour.AGAVE,
        "latitude": "25.5386",
        "longitude": "-103.4622",
    },
}


def city(key: str = "torreon") -> City:
    """Return one of the two cities."""
    return City.objects.get_or_create(key=key, defaults=CITIES[key])[0]


def home() -> HomePage:
    """Return the site's home page, live in both languages."""
    page = Site.objects.get(is_default_site=True).root_page.specific
    if not page.live:
        page.headline_en, page.headline_es = "Two cities", "Dos ciudades"
        page.introduction_en, page.introduction_es = "A desert between them.", "Un desierto entre ellas."
        page.live = True
        page.save()
    return page


def index() -> TourismIndexPage:
    """Return the page that lists the destinations."""
    page = TourismIndexPage.objects.first()
    if page is None:
        page = TourismIndexPage(
            title_en="Tourism", title_es="Turismo", slug="tourism", slug_es="turismo", show_in_menus=True
        )
        home().add_child(instance=page)
    return page


def body(words: str) -> list[tuple[str, str]]:
    """Return a story of one paragraph."""
    return [("text", f"<p>{words}</p>")]


def destination(title_en: str = "Museum", title_es: str = "Museo", **fields: Any) -> DestinationPage:
    """Add a destination; an empty title leaves its language without words, and not released."""
    for language, title in (("en", title_en), ("es", title_es)):
        if title:
            fields.setdefault(f"summary_{language}", f"{title}: {language}.")
            fields.setdefault(f"body_{language}", body(f"{title}, {language}."))
    fields.setdefault("release", "both" if title_en and title_es else "en" if title_en else "es")
    fields.setdefault("slug", slugify(title_en or title_es))
    if "city" not in fields or isinstance(fields["city"], str):
        fields["city"] = city(fields.get("city", "torreon"))
    return index().add_child(instance=DestinationPage(title_en=title_en, title_es=title_es, **fields))
