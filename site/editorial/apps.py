"""How pages get from draft to published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """Schedules and, later, roles and workflow."""

    name = "editorial"
    verbose_name = _("Editorial system")

    def ready(self) -> None:
        """Have workflows read in two languages."""
        from editorial import workflow

        workflow.connect()
