"""What the facts of a destination may not say, because one of them contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from tourism.models import DestinationPage


def contradictions(page: DestinationPage) -> dict[str, StrOrPromise]:
    """Return, by field, which prices, times and coordinates of ``page`` contradict each other."""
    errors: dict[str, StrOrPromise] = {}
    if (page.price_from is not None or page.price_to is not None) and not page.currency:
        errors["currency"] = _("A price needs its currency.")
    if page.price_from is not None and page.price_to is not None and page.price_to < page.price_from:
        errors["price_to"] = _("The highest price is below the lowest.")
    if page.time_needed_min and page.time_needed_max and page.time_needed_max < page.time_needed_min:
        errors["time_needed_max"] = _("The longest time is below the shortest.")
    if (page.latitude is None) != (page.longitude is None):
        errors["longitude" if page.longitude is None else "latitude"] = _("Coordinates need both numbers.")
    return errors


def ends_too_early(first: date | None, last: date | None) -> bool:
    """Say whether a stretch of days ends before it begins; a day not yet typed contradicts nothing."""
    return first is not None and last is not None and last < first
