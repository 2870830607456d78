"""Load the demo content: add what is missing, leave alone what is there.

A place is known by a translation key made of the slug in its file, which survives renaming and moving, a city by its
key, a picture by its title; whatever an editor changed or wrote in the meantime stays as it is.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import models, transaction
from wagtail.models import Orderable, Site

from bilingual import languages
from bilingual.models import BasePage
from bilingual.release import Release
from elements.models import City, Colour
from home.models import HomePage, HomeSide
from media.models import Licence, SiteImage
from tourism.models import DestinationPage, GalleryImage, OpeningException, OpeningHours, TourismIndexPage

ELEMENTS = Path(settings.SITE) / "elements" / "demo"
TOURISM = Path(settings.ROOT) / "tourism" / "demo"
HOME = Path(settings.ROOT) / "home" / "demo"

#: What the translation keys of demo pages are made in; another one would make strangers of all that were loaded.
NAMESPACE = uuid.UUID("6f1d0a52-6b0c-5c39-9d53-0e0f5a1c2b7e")

COLOURS = {"el-paso": Colour.TERRACOTTA, "torreon": Colour.AGAVE}
CREDIT = "El Paso – Torreón"
TRANSLATED = ("title", "summary", "locality", "getting_there", "price_note", "hours_note", "access_note", "website")
FACTS = (
    "reach",
    "kinds",
    "admission",
    "price_from",
    "price_to",
    "currency",
    "setting",
    "suits_children",
    "time_needed_min",
    "time_needed_max",
    "languages_spoken",
    "address",
    "latitude",
    "longitude",
    "road_km",
    "phone",
    "email",
    "always_open",
    "step_free",
    "accessible_toilet",
    "accessible_parking",
    "hearing_support",
    "sight_support",
    "checked_on",
    "source_url",
)


@dataclass(frozen=True)
class Outcome:
    """What became of one thing: added, or left out for a reason."""

    name: str
    left_out: str = ""


def load() -> Iterator[Outcome]:
    """Load everything, one transaction per thing, and tell of each that was added or had to be left out.

    Raises ``KeyError`` when a data file lacks something.
    """
    with languages.canonical():
        for name, add in _things():
            try:
                with transaction.atomic():
                    added = add()
            except ValidationError as error:
                yield Outcome(name, " ".join(error.messages))
            else:
                if added:
                    yield Outcome(str(added))


def _things() -> Iterator[tuple[str, Callable[[], models.Model | None]]]:
    """Give the name of each thing, and what adds it and returns it, or returns nothing where it is there."""
    for data in _read(ELEMENTS / "cities.yaml"):
        yield data["key"], partial(add_city, data)
    yield "home page", fill_home
    yield "destinations", add_index
    for path in sorted(TOURISM.glob("*.yaml")):
        if path.stem != "index":
            yield path.stem, partial(add_destination, _read(path))


def add_city(data: Mapping[str, Any]) -> City | None:
    """Add one of the two cities."""
    facts = {name: data[name] for name in ("country", "timezone", "latitude", "longitude")}
    words = _words(data, "name", "region", "description")
    city, created = City.objects.get_or_create(
        key=data["key"], defaults={**facts, **words, "colour": COLOURS[data["key"]]}
    )
    return city if created else None


def fill_home() -> HomePage | None:
    """Fill the home page while nobody has published one."""
    root = _home()
    if root.first_published_at or root.latest_revision_id:
        return None
    data = _read(HOME / "home.yaml")
    for name, value in _words(data, "title", "summary", "headline", "introduction", "agreement").items():
        setattr(root, name, value)
    for order, side in enumerate(data["sides"]):
        city = City.objects.get(key=side["city"])
        picture = load_picture(HOME / "pictures", side["picture"])
        root.sides.add(HomeSide(sort_order=order, city=city, picture=picture, **_words(side, "text")))
    _publish(root)
    return root


def add_index() -> TourismIndexPage | None:
    """Add the page that lists the destinations."""
    if TourismIndexPage.objects.exists():
        return None
    data = _read(TOURISM / "index.yaml")
    words = _words(data, "title", "summary", "introduction")
    page = TourismIndexPage(slug=data["slug"], slug_es=data["slug_es"], show_in_menus=True, live=False, **words)
    _home().add_child(instance=page)
    _publish(page)
    return page


def add_destination(data: Mapping[str, Any]) -> DestinationPage | None:
    """Add one place, live in the languages its file names."""
    key = uuid.uuid5(NAMESPACE, data["slug"])
    if DestinationPage.objects.filter(translation_key=key).exists():
        return None
    index = TourismIndexPage.objects.order_by("path").first()
    if index is None:
        raise ValidationError("There is no page that lists destinations.")
    page = DestinationPage(
        translation_key=key,
        slug=data["slug"],
        slug_es=data.get("slug_es", ""),
        city=City.objects.get(key=data["city"]),
        release=Release.BOTH if len(data["live"]) > 1 else data["live"][0],
        live=False,
        **_words(data, *TRANSLATED),
        **{name: _exact(data[name]) for name in FACTS if data.get(name) is not None},
    )
    for language in languages.LANGUAGES:
        blocks = data.get("body", {}).get(language) or []
        body = [{"type": kind, "value": value} for block in blocks for kind, value in block.items()]
        setattr(page, languages.localized("body", language), DestinationPage.body.field.stream_block.to_python(body))
    for row in data.get("opening_hours", ()):
        page.opening_hours.add(_cleaned(OpeningHours(**row)))
    for row in data.get("opening_exceptions", ()):
        reason = _words(row, "reason")
        facts = {name: value for name, value in row.items() if name != "reason"}
        page.opening_exceptions.add(_cleaned(OpeningException(**facts, **reason)))
    index.add_child(instance=page)
    # Pictures come last: their files would stay behind if the page were refused.
    page.hero = load_picture(TOURISM / "pictures", data["picture"])
    for row in data.get("gallery", ()):
        picture = load_picture(TOURISM / "pictures", row["picture"])
        page.gallery.add(GalleryImage(image=picture, **_words(row, "caption")))
    _publish(page)
    return page


def load_picture(folder: Path, name: str) -> SiteImage | None:
    """Return the picture ``name``, added from ``folder`` when the library lacks it; ``None`` without a file."""
    image = SiteImage.objects.filter(title_en=name).first()
    files = sorted(path for path in folder.glob(f"{name}.*") if path.suffix in {".jpg", ".png", ".webp"})
    if image or not files:
        return image
    alt = _read(folder / "alt.yaml").get(name, {})
    with files[0].open("rb") as file:
        image = SiteImage(
            title_en=name,
            file=ImageFile(file, name=files[0].name),
            credit=CREDIT,
            licence=Licence.OWN,
            **_words({"alt": alt}, "alt"),
        )
        image.save()
    return image


def _home() -> HomePage:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    if not isinstance(root, HomePage):
        raise ValidationError("The site does not begin with a home page.")
    return root


def _cleaned(row: Orderable) -> Orderable:
    """Return a row of a page whose values are what its fields hold (a time, where the file has "09:00")."""
    row.clean_fields(exclude=["page"])
    return row


def _publish(page: BasePage) -> None:
    page.save_revision().publish()


def _words(data: Mapping[str, Any], *names: str) -> dict[str, str]:
    """Return the fields ``names`` of ``{"title": {"en": …, "es": …}}`` as ``title_en`` and ``title_es``."""
    return {
        languages.localized(name, language): ((data.get(name) or {}).get(language) or "").strip()
        for name in names
        for language in languages.LANGUAGES
    }


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _exact(value: Any) -> Any:
    """Return a number with the digits it is written with: YAML reads coordinates and prices as binary fractions."""
    return Decimal(str(value)) if isinstance(value, float) else value
