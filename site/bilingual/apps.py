"""The app that makes one page two languages."""

from django.apps import AppConfig, apps


class BilingualConfig(AppConfig):
    """Connects what keeps stored rows free of the active language, and gives every page type the form for two."""

    name = "bilingual"
    verbose_name = "Two languages"

    def ready(self) -> None:
        """Set the form on page types, not on ``BasePage``: Wagtail's admin overwrites that one when it is ready."""
        from bilingual import audit
        from bilingual.forms import BilingualPageForm
        from bilingual.models import BasePage

        for model in apps.get_models():
            if issubclass(model, BasePage) and model is not BasePage and "base_form_class" not in vars(model):
                model.base_form_class = BilingualPageForm
        audit.connect()
