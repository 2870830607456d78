"""The catalogues of interface words: what is in the code is in ours, and Wagtail's own words are in good Spanish."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import ngettext, override
from wagtail.users.models import UserProfile

from bilingual.models import BasePage
from config import catalogues
from tests.factories import destination

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


# What Wagtail says

HEADER = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: es\\n"
"Plural-Forms: nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;\\n"
"""
WAGTAIL_EN = (
    HEADER
    + """
msgid "Saved"
msgstr ""

msgid "Live"
msgstr ""

msgid "Close"
msgstr ""

#, python-format
msgid "One page in %(site)s"
msgid_plural "%(count)s pages in %(site)s"
msgstr[0] ""
msgstr[1] ""

msgid "<b>'{title}'</b> is locked"
msgstr ""
"""
)
WAGTAIL_ES = (
    HEADER
    + """
msgid "Live"
msgstr "En vivo"

msgid "Close"
msgstr "Cerrar"
"""
)
SUPPLEMENT = (
    HEADER
    + """
msgid "Saved"
msgstr "Guardado"

msgid "Live"
msgstr "Publicada"

#, python-format
msgid "One page in %(site)s"
msgid_plural "%(count)s pages in %(site)s"
msgstr[0] "Una página en %(site)s"
msgstr[1] "%(count)s páginas en %(site)s"
msgstr[2] "%(count)s páginas en %(site)s"

msgid "<b>'{title}'</b> is locked"
msgstr "<b>“{title}”</b> está bloqueado"
"""
)


@pytest.fixture
def supplement(tmp_path: Path) -> Path:
    """The catalogue before Wagtail's own, complete, and a Wagtail with a single app."""
    for language, words in (("en", WAGTAIL_EN), ("es", WAGTAIL_ES)):
        path = tmp_path / "wagtail-app" / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.write_text(words)
    ours = catalogues.supplement_path("django", tmp_path)
    ours.parent.mkdir(parents=True)
    ours.write_text(SUPPLEMENT)
    return ours


def test_finds_nothing_wrong_with_what_goes_before_wagtails_words(supplement: Path, tmp_path: Path) -> None:
    assert catalogues.supplement_faults(tmp_path, [tmp_path / "wagtail-app"]) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('"Guardado"', '""', "empty: “Saved”"),
        ('msgid "Saved"', '#, fuzzy\nmsgid "Saved"', "fuzzy: “Saved”"),
        ('msgid "Live"', 'msgid "Lives"', "not in Wagtail: “Lives”"),
        ('"Publicada"', '"En vivo"', "Wagtail says the same: “Live”"),
        ('msgid "Saved"\nmsgstr "Guardado"\n', "", "Wagtail has no Spanish: “Saved”"),
        ("Una página en %(site)s", "Una página", "differs in %(site)s: “One page in %(site)s”"),
        ('msgstr[2] "%(count)s páginas', 'msgstr[2] "páginas', "differs in %(count)s: “One page in %(site)s”"),
        ("“{title}”", "“{titulo}”", "differs in {titulo}: “<b>'{title}'</b> is locked”"),
        ("</b> está", "<b> está", "differs in </b>: “<b>'{title}'</b> is locked”"),
        (
            "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
            "nplurals=3; plural=n;",
            "plural forms",
        ),
    ],
)
def test_tells_what_is_wrong_with_it(supplement: Path, tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert before in SUPPLEMENT
    supplement.write_text(SUPPLEMENT.replace(before, after))

    assert [line for line in catalogues.supplement_faults(tmp_path, [tmp_path / "wagtail-app"]) if fault in line]


def test_wagtails_words_are_all_there_for_the_wagtail_installed() -> None:
    assert catalogues.supplement_faults() == []


def test_updating_ours_leaves_what_goes_before_wagtails_alone(project: Path, supplement: Path) -> None:
    catalogues.update(project)

    assert supplement.read_text() == SUPPLEMENT
    assert "Saved" not in catalogue(project).read_text()


def test_compiles_what_goes_before_wagtails_words_too(supplement: Path, tmp_path: Path) -> None:
    assert catalogues.compile_catalogues(tmp_path) is True

    with supplement.with_suffix(".mo").open("rb") as file:
        assert read_mo(file)["Saved"].string == "Guardado"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 imagen"), (2, "2 imágenes"), (0, "0 imágenes"), (1_000_000, "1000000 imágenes")]
)
def test_numbers_agree_though_catalogues_count_differently(number: int, words: str) -> None:
    with override("es"):
        assert ngettext("%(count)s image", "%(count)s images", number) % {"count": number} == words


def test_the_admins_javascript_has_our_words(client: Client) -> None:
    words = client.get(reverse("wagtailadmin_javascript_catalog"), headers={"accept-language": "es"}).content.decode()

    assert "nplurals" not in words
    assert '"Autosave in progress\\u2026": "Guardando autom\\u00e1ticamente\\u2026"' in words
    errors = re.search(r'"%\(num\)s error": \[(.*?)\]', words, re.DOTALL)
    assert errors is not None
    assert re.findall(r'"(.*?)"', errors[1]) == ["%(num)s error", "%(num)s errores", "%(num)s errores"]


ENGLISH = {
    "home": ("Search all pages", "Your most recent edits", "editor guide", "Keyboard shortcuts", "Pages"),
    "explorer": ("Search…", "Date updated", "Page type", "Has child pages", "More options", "Sort menu order", "Live"),
    "edit": ("Saved", "Autosave", "Content metrics", "Locking", "Checks", "Toggle status", "Live"),
    "images": ("Usage count", "List layout", "Filter by", "Add an image"),
    "chooser": ("Search", "Upload", "Search term", "Layout"),
    "history": ("Show filters", "Draft saved", "Current draft", "Date", "Action", "User"),
    "workflow": ("submitted for moderation", "Workflow history"),
    "workflows": ("Show disabled", "Used by", "Add a workflow"),
}
ADDRESSES: dict[str, Callable[[BasePage], str]] = {
    "home": lambda page: reverse("wagtailadmin_home"),
    "explorer": lambda page: reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
    "edit": lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
    "images": lambda page: reverse("wagtailimages:index"),
    "chooser": lambda page: reverse("wagtailimages_chooser:choose"),
    "history": lambda page: reverse("wagtailadmin_pages:history", args=[page.pk]),
    "workflow": lambda page: reverse("wagtailadmin_pages:workflow_history", args=[page.pk]),
    "workflows": lambda page: reverse("wagtailadmin_workflows:index"),
}
FAMILIAR = re.compile(r"\b(quieres|puedes|tienes|tus?|pulsa|añad\w+|en vivo)\b", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize("place", ENGLISH)
def test_a_spanish_speaking_editor_reads_spanish(client: Client, place: str) -> None:
    text = read(client, place, "es")

    assert [phrase for phrase in ENGLISH[place] if re.search(rf"\b{re.escape(phrase)}(?!\w)", text)] == []
    assert FAMILIAR.findall(text) == []


@pytest.mark.django_db
@pytest.mark.parametrize("place", ENGLISH)
def test_an_english_speaking_editor_reads_the_english(client: Client, place: str) -> None:
    text = read(client, place, "en")

    missing = [phrase for phrase in ENGLISH[place] if not re.search(rf"\b{re.escape(phrase)}(?!\w)", text)]
    assert missing == []


def read(client: Client, place: str, language: str) -> str:
    """Return the words of a place in the admin, labels and placeholders too, for an editor of that language."""
    page, user = destination(), get_user_model().objects.create_superuser("editor")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    page.save_revision(user=user, log_action=True)
    client.force_login(user)
    response = client.get(ADDRESSES[place](page))
    assert response.status_code == 200
    html = (
        response.json()["html"] if response.headers["Content-Type"] == "application/json" else response.content.decode()
    )
    html = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", html)
    labels = re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', html)
    return " ".join([*labels, *strip_tags(re.sub(r">", "> ", html)).split()])
