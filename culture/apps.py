"""Culture and exchanges."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CultureConfig(AppConfig):
    """Programmes, institutions and exchanges."""

    name = "culture"
    verbose_name = _("Culture and exchanges")
