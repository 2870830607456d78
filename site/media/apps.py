"""Images and, later, documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """The media library."""

    name = "media"
    verbose_name = _("Media")
