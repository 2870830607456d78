"""The two cities together, in templates.

``{% load agreement %}``, then::

    {% road_between %}                          516 mi (830 km)
    {% agreement_in menu as agreement %}        the page that has it in full
    {% signed_on as day %}{% date_words day %}  April 28, 2023
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django import template

from bilingual import formats, languages
from elements.agreement import ROAD_KILOMETRES, SIGNED_ON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bilingual.models import BasePage

register = template.Library()


@register.simple_tag
def road_between() -> str:
    """Write how far it is from one city to the other by road, in the active language."""
    return formats.distance(ROAD_KILOMETRES, languages.active())


@register.simple_tag
def agreement_in(menu: Iterable[BasePage]) -> BasePage | None:
    """Return the page of ``menu`` that has the agreement in full; nothing where it isn't live in the language shown."""
    return next((page for page in menu if getattr(page.specific_class, "is_agreement", False)), None)


@register.simple_tag
def signed_on() -> datetime.date:
    """Return the day on which the agreement was signed."""
    return SIGNED_ON
