"""The two cities together, in templates.

``{% load agreement %}``, then::

    {% road_between %}                          516 mi (830 km)
    {% signed_on as day %}{% date_words day %}  April 28, 2023
"""

import datetime

from django import template

from bilingual import formats, languages
from elements.agreement import ROAD_KILOMETRES, SIGNED_ON

register = template.Library()


@register.simple_tag
def road_between() -> str:
    """Write how far it is from one city to the other by road, in the active language."""
    return formats.distance(ROAD_KILOMETRES, languages.active())


@register.simple_tag
def signed_on() -> datetime.date:
    """Return the day on which the agreement was signed."""
    return SIGNED_ON
