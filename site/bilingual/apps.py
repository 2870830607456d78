"""The app that makes one page two languages."""

from django.apps import AppConfig


class BilingualConfig(AppConfig):
    """Connects what keeps stored rows free of the active language."""

    name = "bilingual"
    verbose_name = "Two languages"
