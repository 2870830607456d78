"""Rows of a page in the query that brings the page, so that they cost none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q
from django.db.models.functions import JSONObject

if TYPE_CHECKING:
    from django.db.models.expressions import OrderBy

    from bilingual.models import BasePage

    #: A field's name, or that of a record it refers to with the names of what is told of that one.
    Name = str | tuple[str, tuple["Name", ...]]

#: What is told of a city beside a row.
CITY = ("id", "key", "name_en", "name_es", "region_en", "region_es", "country", "colour")


#: What is told of a page where another one leads to it: enough for ``{% page_link %}`` and ``{% page_words %}``.
PAGE = (
    *("id", "path", "depth", "title_en", "title_es", "summary_en", "summary_es"),
    *("slug", "slug_es", "url_path", "url_path_es", "live", "live_en", "live_es"),
)
#: What is told of a picture, so that its renditions can be brought and chosen.
PICTURE = (
    *(
        "id",
        "title_en",
        "title_es",
        "alt_en",
        "alt_es",
        "width",
        "height",
        "file",
        "credit",
        "licence",
        "is_decorative",
    ),
    *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height", "collection_id"),
)


def bring(
    model: type[Model],
    *names: Name,
    page: str = "page",
    order: tuple[str | OrderBy, ...] = ("sort_order",),
    where: Q | None = None,
    at_most: int | None = None,
) -> ArraySubquery:
    """Return the records of ``model`` that belong to a page, with the fields ``names``, as JSON.

    ``queryset.annotate(parties_rows=bring(Party, "name_en", "name_es", ("city", CITY)))``; read them with
    :func:`rows_of`. ``page`` is the field by which a record belongs to it, empty where ``where`` alone says which do;
    of many, the first ``at_most``.
    """
    belongs = {page: OuterRef("pk")} if page else {}
    records = model._default_manager.filter(where or Q(), **belongs).order_by(*order)
    return ArraySubquery(records.annotate(row=_json(names)).values("row")[:at_most])


def rows_of(page: BasePage, relation: str) -> list[Any]:
    """Return the records of ``relation``: those brought along as ``<relation>_rows``, or else asked for."""
    rows = getattr(page, f"{relation}_rows", None)
    if rows is None:
        return list(getattr(page, relation).all())
    return [record(page._meta.get_field(relation).related_model, row) for row in rows]


def record(model: Any, row: dict[str, Any]) -> Any:
    """Return the record that a row of JSON tells of; what isn't told of it has the model's defaults."""
    return model(**{name: _value(model._meta.get_field(name), value) for name, value in row.items()})


def _json(names: tuple[Name, ...], path: str = "") -> JSONObject:
    fields: dict[str, Any] = {}
    for name in names:
        if isinstance(name, str):
            fields[name] = f"{path}{name}"
        else:
            fields[name[0]] = _json(name[1], f"{path}{name[0]}__")
    return JSONObject(**fields)


def _value(field: Any, value: Any) -> Any:
    if isinstance(value, dict) and field.is_relation:
        return record(field.related_model, value) if value["id"] is not None else None
    return field.to_python(value)
