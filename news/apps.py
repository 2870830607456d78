"""The newsroom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News, press releases and notices."""

    name = "news"
    verbose_name = _("Newsroom")
