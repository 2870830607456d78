"""What the facts of a destination may not say, because one of them contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elements.rules import coordinate_errors, price_errors

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tourism.models import DestinationPage


def contradictions(page: DestinationPage) -> dict[str, StrOrPromise]:
    """Return, by field, which prices, times and coordinates of ``page`` contradict each other."""
    errors = {**price_errors(page), **coordinate_errors(page)}
    if page.time_needed_min and page.time_needed_max and page.time_needed_max < page.time_needed_min:
        errors["time_needed_max"] = _("The longest time is below the shortest.")
    return errors
