"""Exchanges and institutions in both languages, in one line each."""

from __future__ import annotations

from typing import Any

from culture.exchanges.choices import Level, Participant, StudyField
from culture.models import (
    CultureIndexPage,
    ExchangeIndexPage,
    ExchangeProgramPage,
    HomeInstitution,
    InstitutionIndexPage,
    InstitutionPage,
)
from tests import factories

#: An institution in each city, by the city's key.
NAMES = {
    "el-paso": ("University in El Paso", "Universidad en El Paso"),
    "torreon": ("University in Torreón", "Universidad en Torreón"),
}


def institution(city: str = "torreon", title_en: str = "", title_es: str = "", **fields: Any) -> InstitutionPage:
    """Return the institution of a city, or one with a title of its own; an empty one leaves its language out."""
    words = factories.worded(*((title_en, title_es) if title_en or title_es else NAMES[city]), summary=str)
    found = InstitutionPage.objects.filter(slug=words["slug"]).first()
    if found:
        return found
    index = InstitutionIndexPage.objects.first()
    if index is None:
        culture = CultureIndexPage(**{**factories.worded("Culture", "Cultura", summary=str), "slug_es": "cultura"})
        factories.home().add_child(instance=culture)
        index = InstitutionIndexPage(**factories.worded("Institutions", "Instituciones", summary=str))
        culture.add_child(instance=index)
    page = InstitutionPage(city=factories.city(city), kind="university", **{**words, **fields})
    return index.add_child(instance=page)


def finder() -> ExchangeIndexPage:
    """Return the page that lists the exchanges."""
    page = ExchangeIndexPage.objects.first()
    if page is None:
        words = factories.worded("Exchanges", "Intercambios", summary=str)
        page = ExchangeIndexPage(**{**words, "slug_es": "intercambios", "show_in_menus": True})
        factories.home().add_child(instance=page)
    return page


def program(title_en: str = "Semester", title_es: str = "Semestre", **fields: Any) -> ExchangeProgramPage:
    """Publish an exchange: ``host`` is the key of a city, rows go by the name of their relation."""
    fields = {**_facts(), **factories.worded(title_en, title_es, summary=str), **fields}
    if isinstance(fields["host"], str):
        fields["host"] = institution(fields["host"])
    relations = {name: fields.pop(name) for name in list(fields) if isinstance(fields[name], tuple)}
    page = ExchangeProgramPage(live=False, **fields)
    for name, rows in relations.items():
        getattr(page, name).add(*rows)
    finder().add_child(instance=page)
    page.save_revision().publish()
    return ExchangeProgramPage.objects.get(pk=page.pk)


def unsaved(**fields: Any) -> ExchangeProgramPage:
    """Return an exchange that is not stored, hosted in Torreón unless told otherwise."""
    relations = {name: fields.pop(name) for name in list(fields) if isinstance(fields[name], tuple)}
    host = InstitutionPage(pk=1, id=1, title_en="Host", title_es="Sede", city=factories.unsaved_city("torreon"))
    page = ExchangeProgramPage(**{**_facts(), "host": host, **fields})
    for name, rows in relations.items():
        getattr(page, name).add(*rows)
    return page


def home(key: int, city: str, **deadline: Any) -> HomeInstitution:
    """Return the row of an institution that is not stored."""
    page = InstitutionPage(pk=key, id=key, title_en=f"Home {key}", city=factories.unsaved_city(city))
    return HomeInstitution(institution=page, **deadline)


def _facts() -> dict[str, Any]:
    return {
        "host": "torreon",
        "participants": [Participant.STUDENTS],
        "levels": [Level.BACHELOR],
        "study_fields": [StudyField.ENGINEERING],
    }
