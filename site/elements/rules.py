"""What facts that several sections have may not say, because one of them contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise


def price_errors(page: Any) -> dict[str, StrOrPromise]:
    """Return, by field, which of the prices of ``page`` contradict each other."""
    errors: dict[str, StrOrPromise] = {}
    if (page.price_from is not None or page.price_to is not None) and not page.currency:
        errors["currency"] = _("A price needs its currency.")
    if page.price_from is not None and page.price_to is not None and page.price_to < page.price_from:
        errors["price_to"] = _("The highest price is below the lowest.")
    return errors


def coordinate_errors(page: Any) -> dict[str, StrOrPromise]:
    """Return, by field, which coordinate of ``page`` stands alone."""
    if (page.latitude is None) == (page.longitude is None):
        return {}
    return {"longitude" if page.longitude is None else "latitude": _("Coordinates need both numbers.")}


def ends_too_early(first: date | None, last: date | None) -> bool:
    """Say whether a stretch of days ends before it begins; a day not yet typed contradicts nothing."""
    return first is not None and last is not None and last < first
