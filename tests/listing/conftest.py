"""Places to list: few enough to count by hand."""

from datetime import date
from typing import Any

import django_filters
import pytest
from django.db import connection
from django.db.models import F, Q
from django.http import QueryDict

from listing.facets import ArrayFacet, BooleanFacet, ChoiceFacet, TextSearch
from listing.listings import Listing
from listing.state import Sort
from tests.listing.models import Place, Town


class PlaceListing(Listing):
    """A listing with one filter of each kind."""

    q = TextSearch("title_{language}", "town__name_{language}", label="Search")
    town = ChoiceFacet("town__key", label="Town", label_field="town__name_{language}")
    kind = ArrayFacet(
        "kinds",
        label="Kind",
        choices=[("museum", "Museum"), ("park", "Park"), ("art", "Art"), ("market", "Market"), ("food", "Food")],
    )
    setting = ChoiceFacet(label="Setting", choices=[("indoor", "Indoors"), ("outdoor", "Outdoors")])
    free = BooleanFacet(Q(admission="free"), label="Free", group="Good to know")
    children = BooleanFacet(Q(suits_children=True), label="Suits children", group="Good to know")
    since = django_filters.DateFilter("opened_on", lookup_expr="gte", label="Opened since")

    sorts = (
        Sort("title", "A to Z", ("title_{language}",), words=True),
        Sort("newest", "Newest first", (F("opened_on").desc(nulls_last=True),)),
    )
    page_size = 4


@pytest.fixture(autouse=True)
def tables(db: None) -> None:
    """Make the tables; the end of the test's transaction takes them away."""
    with connection.schema_editor() as editor:
        editor.create_model(Town)
        editor.create_model(Place)


@pytest.fixture
def places() -> list[Place]:
    """Return six places in two towns."""
    el_paso = Town.objects.create(key="el-paso", name_en="El Paso", name_es="El Paso")
    torreon = Town.objects.create(key="torreon", name_en="Torreon", name_es="Torreón")
    rows: list[tuple[str, str, Town, list[str], str, str, bool | None, date | None]] = [
        ("Museum of Art", "Museo de Arte", el_paso, ["museum", "art"], "indoor", "free", True, date(1959, 1, 1)),
        ("Franklin Mountains", "Montañas Franklin", el_paso, ["park"], "outdoor", "paid", True, date(1987, 1, 1)),
        ("The Mission", "La Misión", el_paso, [], "", "", None, None),
        ("Arocena Museum", "Museo Arocena", torreon, ["museum", "art"], "indoor", "paid", True, date(2006, 8, 1)),
        ("Alameda", "Álamos", torreon, ["park", "market"], "outdoor", "free", True, date(1880, 1, 1)),
        ("Juárez Market", "Mercado Juárez", torreon, ["market"], "indoor", "free", False, None),
    ]
    fields = ("title_en", "title_es", "town", "kinds", "setting", "admission", "suits_children", "opened_on")
    return [Place.objects.create(**dict(zip(fields, row, strict=True))) for row in rows]


def listing(query: str = "", language: str = "en", **options: Any) -> PlaceListing:
    """Return the listing that a query string asks for."""
    queryset = options.pop("queryset", Place.objects.all())
    return PlaceListing(QueryDict(query), queryset=queryset, language=language, **options)
