"""How one language's side of a field is called where it stands alone: in errors, comparisons and comments."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bilingual import languages


def localized_verbose_name(verbose_name: Any, language: str) -> str:
    """Return “Title (Spanish)”, in the active language; django-modeltranslation calls it when the name is shown."""
    return _("%(field)s (%(language)s)") % {"field": capfirst(str(verbose_name)), "language": languages.NAMES[language]}
