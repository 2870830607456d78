"""Inline rows of a page in the query that brings the page, so that they cost none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from elements.models import City

if TYPE_CHECKING:
    from wagtail.models import Orderable

Row = TypeVar("Row", bound="Orderable")

#: What is told of a city beside a row.
CITY = ("id", "key", "name_en", "name_es", "region_en", "region_es", "country", "colour")


def bring(model: type[Orderable], *names: str) -> ArraySubquery:
    """Return the rows of ``model`` that belong to a page, with the fields ``names``; ``city`` is brought whole.

    ``queryset.annotate(result_rows=bring(Result, "words_en", "words_es"))``, to be read with :func:`brought`.
    """
    fields: dict[str, Any] = {name: name for name in names if name != "city"}
    if "city" in names:
        fields["city"] = JSONObject(**{name: f"city__{name}" for name in CITY})
    rows = model._default_manager.filter(page=OuterRef("pk")).order_by("sort_order")
    return ArraySubquery(rows.annotate(row=JSONObject(**fields)).values("row"))


def brought(model: type[Row], rows: list[dict[str, Any]]) -> list[Row]:
    """Return what :func:`bring` brought, as records."""
    return [model(**{name: _value(model, name, value) for name, value in row.items()}) for row in rows]


def _value(model: type[Orderable], name: str, value: Any) -> Any:
    if name == "city":
        return City(**value) if value["id"] else None
    return model._meta.get_field(name).to_python(value)
