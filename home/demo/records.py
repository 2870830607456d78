"""From what a data file says to the fields of a record.

A file names fields as the model does. Words stand under ``en`` and ``es``; what another record is meant by is that
record's key: the ``key`` of a city, topic or contact, the name of a picture or a document, the ``slug`` in a page's own
file or, where it has one, the ``key``. In a story ``{$picture: dunes}`` and ``{$page: museum}`` stand for a picture and
a page, in rich text ``<a page="museum">``. A date may be given as ``{days: 30}``, counted from the day of loading;
``{days: 30, weekday: friday}`` is the first Friday from then on, and ``{week: 2, weekday: friday}`` the second Friday
of the month of loading.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField

from bilingual import languages
from bilingual.models import BasePage
from bilingual.words import translated_fields
from elements.choices import Weekday
from media.models import Licence, SiteDocument, SiteImage

#: What the translation keys of demo pages are made in; another one would make strangers of all that were loaded.
NAMESPACE = uuid.UUID("6f1d0a52-6b0c-5c39-9d53-0e0f5a1c2b7e")

CREDIT = "El Paso – Torreón"
PAGE_LINK = re.compile(r'<a page="([^"]+)">')


def read(path: Path) -> Any:
    """Return what a data file holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def known_as(data: Mapping[str, Any]) -> str:
    """Return what other files know a page by: its slug, or its ``key`` where a page elsewhere has the same slug."""
    key: str = data.get("key", data["slug"])
    return key


def page_key(name: str) -> uuid.UUID:
    """Return the translation key of the page that other files know as ``name``: it outlives renaming and moving."""
    return uuid.uuid5(NAMESPACE, name)


def fill(record: models.Model, data: Mapping[str, Any], pictures: Path) -> None:
    """Set the fields of ``record`` that ``data`` names; ``pictures`` is the folder of those it shows.

    Raises ``FieldDoesNotExist`` for a name the model does not know, ``ValidationError`` for a value or a record that
    is not to be had.
    """
    translated = set(translated_fields(type(record)))
    for name, value in data.items():
        field: Any = record._meta.get_field(name)
        if name in translated:
            for language in languages.LANGUAGES:
                words = _written(field, (value or {}).get(language), pictures)
                setattr(record, languages.localized(name, language), words)
        elif field.one_to_many:
            rows = getattr(record, field.get_accessor_name())
            for order, row in enumerate(value):
                rows.add(_row(field, row, order, pictures))
        elif field.many_to_many:
            setattr(record, name, [_related(field.related_model, key, pictures) for key in value])
        elif field.many_to_one:
            setattr(record, name, None if value is None else _related(field.related_model, value, pictures))
        else:
            setattr(record, name, field.to_python(_day(value) if isinstance(value, dict) else _exact(value)))


def needs_files(field: Any) -> bool:
    """Say whether setting ``field`` may add pictures or documents to the library."""
    return isinstance(field, StreamField) or field.one_to_many or field.related_model in (SiteImage, SiteDocument)


def load_picture(folder: Path, name: str) -> SiteImage | None:
    """Return the picture ``name``, added from ``folder`` when the library lacks it; ``None`` without a file."""
    image = SiteImage.objects.filter(title_en=name).first()
    files = sorted(path for path in folder.glob(f"{name}.*") if path.suffix in {".jpg", ".png", ".webp"})
    if image or not files:
        return image
    alt = read(folder / "alt.yaml").get(name, {})
    with files[0].open("rb") as file:
        image = SiteImage(
            title_en=name,
            file=ImageFile(file, name=files[0].name),
            credit=CREDIT,
            licence=Licence.OWN,
            **{languages.localized("alt", language): alt.get(language, "") for language in languages.LANGUAGES},
        )
        image.save()
    return image


def documents_beside(pictures: Path) -> Path:
    """Return the folder of the documents that go with the pages whose pictures are in ``pictures``."""
    return pictures.parent / "documents"


def load_document(folder: Path, name: str) -> SiteDocument | None:
    """Return the document ``name``, added from ``folder`` when the library lacks it; ``None`` where it has no titles.

    Its files are one in each language: ``name.en.pdf`` and ``name.es.pdf``.
    """
    titles = folder / "titles.yaml"
    words = read(titles).get(name) if titles.exists() else None
    if words is None:
        return None
    document = SiteDocument.objects.filter(title_en=words["en"]).first()
    if document:
        return document
    first, other = languages.LANGUAGES
    with (folder / f"{name}.{first}.pdf").open("rb") as file, (folder / f"{name}.{other}.pdf").open("rb") as file_other:
        document = SiteDocument(
            file=File(file, name=f"{words[first]}.pdf"),
            language=first,
            file_other=File(file_other, name=f"{words[other]}.pdf"),
            credit=CREDIT,
            licence=Licence.OWN,
            **{languages.localized("title", language): words[language] for language in languages.LANGUAGES},
        )
        document.full_clean()
        document.save()
    return document


def _row(field: Any, data: Mapping[str, Any], order: int, pictures: Path) -> models.Model:
    row = field.related_model(sort_order=order)
    fill(row, data, pictures)
    row.clean_fields(exclude=[field.field.name])
    return row


def _related(model: type[models.Model], key: Any, pictures: Path) -> models.Model:
    if model is SiteImage:
        found: models.Model | None = load_picture(pictures, key)
    elif model is SiteDocument:
        found = load_document(documents_beside(pictures), key)
    elif issubclass(model, BasePage):
        found = model._default_manager.filter(translation_key=page_key(key)).first()
    else:
        found = model._default_manager.filter(key=key).first()
    if found is None:
        raise ValidationError(f"There is no {model._meta.verbose_name} “{key}”.")
    return found


def _written(field: models.Field, value: Any, pictures: Path) -> Any:
    """Return the words of one language: a text, or a story as a list of blocks."""
    if isinstance(field, StreamField):
        blocks = [
            {"type": kind, "value": _block(inner, pictures)} for row in value or () for kind, inner in row.items()
        ]
        return field.stream_block.to_python(blocks)
    return _block((value or "").strip(), pictures)


def _block(value: Any, pictures: Path) -> Any:
    """Return the value of a block with ids in the place of keys."""
    if isinstance(value, dict):
        if len(value) == 1 and "$picture" in value:
            return _related(SiteImage, value["$picture"], pictures).pk
        if len(value) == 1 and "$page" in value:
            return _related(BasePage, value["$page"], pictures).pk
        return {name: _block(inner, pictures) for name, inner in value.items()}
    if isinstance(value, list):
        return [_block(inner, pictures) for inner in value]
    if isinstance(value, str):
        return PAGE_LINK.sub(lambda link: f'<a linktype="page" id="{_related(BasePage, link[1], pictures).pk}">', value)
    return value


def _day(value: Mapping[str, Any]) -> datetime.datetime:
    """Return the beginning of a day that has to lie ahead, or behind, on any day of loading.

    It is ``days`` after today or, with a ``weekday``, the first such day from then on; or the ``week``-th such day of
    this month.
    """
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    day = today.replace(day=7 * value["week"] - 6) if "week" in value else today + datetime.timedelta(value["days"])
    if "weekday" not in value:
        return day
    return day + datetime.timedelta((Weekday[value["weekday"].upper()] - day.weekday()) % 7)


def _exact(value: Any) -> Any:
    """Return a number with the digits it is written with: YAML reads coordinates and prices as binary fractions."""
    return Decimal(str(value)) if isinstance(value, float) else value
