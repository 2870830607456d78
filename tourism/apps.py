"""Destinations on both sides of the agreement."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourismConfig(AppConfig):
    """Destinations."""

    name = "tourism"
    verbose_name = _("Tourism")
