"""What the admin's templates ask about the library."""

from __future__ import annotations

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from media.models import SiteImage

register = template.Library()


@register.filter
def marks(image: SiteImage) -> list[str | Promise]:
    """Return what an editor is to know of a picture before using it; asks nothing of the database."""
    found: list[str | Promise] = []
    if image.licence_expired_at(timezone.localdate()):
        found.append(_("License expired"))
    if not image.is_described:
        found.append(_("No alternative text"))
    return found
