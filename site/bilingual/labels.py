"""How one language's side of a field is called where it stands alone: in errors, comparisons and comments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from bilingual import languages


def localized_verbose_name(verbose_name: Any, language: str) -> str:
    """Return “Title (Spanish)”, in the active language; django-modeltranslation calls it when the name is shown."""
    return _("%(field)s (%(language)s)") % {"field": capfirst(str(verbose_name)), "language": languages.NAMES[language]}


def languages_in_words(codes: Iterable[str]) -> str:
    """Return “English and Spanish”, in the active language."""
    names: list[Any] = [languages.NAMES[code] for code in codes]
    return str(get_text_list(names, _("and")))
