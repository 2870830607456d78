"""Where the site is put together; an app for the sake of its commands, and of what Wagtail says in one language."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    """The project itself."""

    name = "config"

    def ready(self) -> None:
        """Have the tabs of choosers in the editor's language: Wagtail translates them once, when it is loaded."""
        from wagtail.admin.viewsets.chooser import ChooserViewSet

        ChooserViewSet.search_tab_label = _("Search")
        ChooserViewSet.create_action_label = _("Create")
