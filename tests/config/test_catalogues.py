"""The catalogue of interface words: what is in the code is in it, and what is not complete is told."""

from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from config import catalogues

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext_lazy, pgettext

title = _("Opening hours")
places = ngettext("%(count)d place", "%(count)d places", 2)
month = pgettext("month", "May")
stays = npgettext_lazy("hotel", "%d night", "%d nights")
"""
TEMPLATE = """
{% load i18n %}
<p>{% trans "Free" %}</p>
    {% if place %}
        {% blocktrans trimmed with name=place.name %}
            Near {{ name }}
        {% endblocktrans %}
  {% endif %}
{% blocktrans count counter=number %}one mile{% plural %}{{ counter }} miles{% endblocktrans %}
{% trans "May" context "month" %}
"""
COMPLETE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Opening hours"
msgstr "Horario"

#, python-format
msgid "%(count)d place"
msgid_plural "%(count)d places"
msgstr[0] "%(count)d lugar"
msgstr[1] "%(count)d lugares"

msgctxt "month"
msgid "May"
msgstr "Mayo"

#, python-format
msgctxt "hotel"
msgid "%d night"
msgid_plural "%d nights"
msgstr[0] "%d noche"
msgstr[1] "%d noches"

msgid "Free"
msgstr "Gratis"

#, python-format
msgid "Near %(name)s"
msgstr "Cerca de %(name)s"

#, python-format
msgid "one mile"
msgid_plural "%(counter)s miles"
msgstr[0] "una milla"
msgstr[1] "%(counter)s millas"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a module, a template and a complete catalogue."""
    for name in ("site/listing/templates", "home", "news", "tourism"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "home" / "models.py").write_text(CODE)
    (tmp_path / "site" / "listing" / "templates" / "list.html").write_text(TEMPLATE)
    catalogue(tmp_path).parent.mkdir(parents=True)
    catalogue(tmp_path).write_text(COMPLETE)
    return tmp_path


def catalogue(project: Path) -> Path:
    return catalogues.catalogue_path(project)


def change(project: Path, before: str, after: str) -> None:
    text = catalogue(project).read_text()
    assert before in text
    catalogue(project).write_text(text.replace(before, after))


def test_finds_nothing_wrong_with_a_complete_one(project: Path) -> None:
    assert catalogues.faults(project) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('msgid "Free"\nmsgstr "Gratis"\n', "", "missing: “Free” (site/listing/templates/list.html)"),
        ('"Horario"', '""', "empty: “Opening hours” (home/models.py)"),
        ('"%(count)d lugares"', '""', "empty: “%(count)d place” (home/models.py)"),
        ('msgid "Free"', '#, fuzzy\nmsgid "Free"', "fuzzy: “Free” (site/listing/templates/list.html)"),
        ('msgctxt "month"\n', "", "missing: “May”"),
        ('"Cerca de %(name)s"', '"Cerca"', "without %(name)s: “Near %(name)s”"),
        ('"Cerca de %(name)s"', '"Cerca de %(name)s y %(other)s"', "“Near %(name)s”"),
        ('msgid "Free"', 'msgid "Cheap"\nmsgstr "Barato"\n\nmsgid "Free"', "not used: “Cheap”"),
    ],
)
def test_tells_what_is_not_complete(project: Path, before: str, after: str, fault: str) -> None:
    change(project, before, after)

    assert [line for line in catalogues.faults(project) if fault in line]


def test_updating_adds_what_is_new_keeps_what_is_translated_and_drops_what_is_gone(project: Path) -> None:
    (project / "home" / "models.py").write_text(CODE.replace("Opening hours", "Prices and tickets"))

    left = catalogues.update(project)

    text = catalogue(project).read_text()
    assert left == ["empty: “Prices and tickets” (home/models.py)"]
    assert "Gratis" in text
    assert "Opening hours" not in text


def test_updating_twice_changes_nothing(project: Path) -> None:
    catalogues.update(project)
    once = catalogue(project).read_bytes()
    catalogues.update(project)

    assert catalogue(project).read_bytes() == once


def test_what_migrations_say_is_not_interface(project: Path) -> None:
    migrations = project / "home" / "migrations"
    migrations.mkdir()
    (migrations / "0001_initial.py").write_text('from x import _\n_("Old name")\n')

    assert catalogues.faults(project) == []


def test_compiles_what_is_newer_than_its_compiled_form(project: Path) -> None:
    assert catalogues.compile_catalogues(project) is True
    assert catalogues.compile_catalogues(project) is False

    with catalogue(project).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert compiled["Free"].string == "Gratis"
