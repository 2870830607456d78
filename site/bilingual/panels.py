"""The two sides of a translated field, next to each other."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, PanelGroup

from bilingual import languages


class PairPanel(PanelGroup):
    """English left and Spanish right of one translated field: ``PairPanel("summary")``."""

    def __init__(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        self.field_name = field_name
        kwargs.setdefault(
            "children", [FieldPanel(languages.localized(field_name, language)) for language in languages.LANGUAGES]
        )
        super().__init__(*args, **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        return {**super().clone_kwargs(), "field_name": self.field_name}

    class BoundPanel(PanelGroup.BoundPanel):
        """Renders both sides."""

        template_name = "wagtailadmin/panels/multi_field_panel.html"
