"""The two languages, and the only place where one is told from the other."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("en", "es")

#: The language under which every row is written, so that no stored row depends on who happens to save it.
CANONICAL = "en"

#: BCP 47 tags for ``<html lang>`` and number, date and money formats.
TAGS = {"en": "en-US", "es": "es-MX"}

NAMES: dict[str, str | Promise] = {"en": _("English"), "es": _("Spanish")}

#: Each language named in itself, for the switch; never translated.
OWN_NAMES = {"en": "English", "es": "Español"}

#: The note behind a link that leads to the other language.
LINK_NOTES: dict[str, str | Promise] = {"en": _("in English"), "es": _("in Spanish")}


def active() -> str:
    """Return the active language as ``"en"`` or ``"es"``; the canonical one where neither is active."""
    language = (translation.get_language() or CANONICAL).partition("-")[0]
    return language if language in LANGUAGES else CANONICAL


def other(language: str) -> str:
    """Return the other language."""
    return "es" if language == "en" else "en"


def localized(name: str, language: str) -> str:
    """Return the name of the field that holds ``name`` in ``language``: ``title`` in ``es`` is ``title_es``."""
    return f"{name}_{language}"


def words(record: object, name: str, language: str) -> str:
    """Return the text of the translated field ``name`` in ``language``; empty where there is none."""
    return getattr(record, localized(name, language)) or ""


def words_or_other(record: object, name: str, language: str) -> str:
    """Return the text of the translated field ``name`` in ``language``, or else the other language's."""
    return words(record, name, language) or words(record, name, other(language))


@contextmanager
def canonical() -> Iterator[None]:
    """Run the enclosed writes under the canonical language."""
    with translation.override(CANONICAL):
        yield
