"""Where the site is put together; an app for the sake of its commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The project itself."""

    name = "config"
