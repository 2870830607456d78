"""What stands on every page: ``{% load furniture %}{% furniture as furniture %}``, once in the base template."""

from django import template
from django.utils import timezone

from elements.furniture import Furniture, furnish

register = template.Library()


@register.simple_tag
def furniture() -> Furniture:
    """Return the alerts in force now and both city halls' contacts."""
    return furnish(timezone.now())
