"""The app that makes one page two languages."""

from django.apps import AppConfig, apps
from django.core.checks import register


class BilingualConfig(AppConfig):
    """Connects what keeps stored rows free of the active language, and gives every page type the form for two."""

    name = "bilingual"
    verbose_name = "Two languages"

    def ready(self) -> None:
        """Set the form on page types, not on ``BasePage``: Wagtail's admin overwrites that one when it is ready."""
        from bilingual import audit, references, signals
        from bilingual.checks import check_page_types
        from bilingual.models import BasePage
        from bilingual.panels import tabs

        for model in apps.get_models():
            if issubclass(model, BasePage) and model is not BasePage and "edit_handler" not in vars(model):
                model.edit_handler = tabs(model)
        audit.connect()
        references.count_once()
        signals.connect(BasePage)
        register(check_page_types)
