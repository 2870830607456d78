"""What every section is made of."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElementsConfig(AppConfig):
    """Blocks and snippets that the sections share."""

    name = "elements"
    verbose_name = _("Elements")
