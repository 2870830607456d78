"""What the facts of a program may not say, because one of them contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from culture.choices import Timing
from elements.choices import Admission

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from culture.models import ProgramPage


def contradictions(page: ProgramPage) -> dict[str, StrOrPromise]:
    """Return, by field, which days, seasons and prices of ``page`` contradict each other."""
    errors: dict[str, StrOrPromise] = {}
    if page.timing == Timing.SEASONS and not page.seasons:
        errors["seasons"] = _("In which seasons?")
    if page.timing == Timing.PERIOD and not page.starts_on:
        errors["starts_on"] = _("From which day on?")
    if page.timing != Timing.SEASONS and page.seasons:
        errors["seasons"] = _("Seasons are for what comes back every year in some of them.")
    if page.timing != Timing.PERIOD and (page.starts_on or page.ends_on):
        errors["starts_on" if page.starts_on else "ends_on"] = _("Days are for what goes from one day to another.")
    if page.starts_on and page.ends_on and page.ends_on < page.starts_on:
        errors["ends_on"] = _("The last day is before the first.")
    has_price = page.price_from is not None or page.price_to is not None
    if has_price and not page.currency:
        errors["currency"] = _("A price needs its currency.")
    if page.price_from is not None and page.price_to is not None and page.price_to < page.price_from:
        errors["price_to"] = _("The highest price is below the lowest.")
    if page.admission == Admission.FREE and has_price:
        errors["admission"] = _("Free, or at a price? Empty the price, or choose another admission.")
    return errors
