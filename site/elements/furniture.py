"""What stands on every page whatever it is about: the alerts in force and both city halls' contacts, in one query."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject

from bilingual.models import BasePage
from elements.models import Alert, City, Contact

#: What a link to a page asks of it.
PAGE_FIELDS = ("id", "path", "depth", "url_path", "url_path_es", "live", "live_en", "live_es", "locale_id")
ALERT_FIELDS = ("id", "severity", "title_en", "title_es", "text_en", "text_es", "link_url")


@dataclass(frozen=True)
class Furniture:
    """The alerts in force, the most severe first, and the cities with their ``contact``."""

    alerts: Sequence[Alert]
    cities: Sequence[City]

    @property
    def halls(self) -> list[Contact]:
        """Return who answers at each city hall, as far as that is known."""
        return [city.contact for city in self.cities if city.contact]


def furnish(at: datetime.datetime) -> Furniture:
    """Return what stands on every page at the instant ``at``.

    The alerts come along with each city, as there is no other row that every page needs; a site without cities, which
    can't show a page either, has none.
    """
    rows = Alert.objects.in_force(at).annotate(
        row=JSONObject(
            **{name: name for name in ALERT_FIELDS},
            page=JSONObject(**{name: f"link_page__{name}" for name in PAGE_FIELDS}),
        )
    )
    cities = list(City.objects.select_related("contact__city").annotate(alert_rows=ArraySubquery(rows.values("row"))))
    return Furniture([_alert(row) for row in cities[0].alert_rows] if cities else [], cities)


def _alert(row: dict[str, Any]) -> Alert:
    page = row.pop("page")
    return Alert(**row, link_page=BasePage(**page) if page["id"] and page["live"] else None)
