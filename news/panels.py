"""Panels of the newsroom."""

from __future__ import annotations

from typing import Any

from django import forms

from bilingual import languages
from elements.panels import FactPanel


class SeveralPanel(FactPanel):
    """Records that may be several at once, ticked in a line, each named in the editor's language."""

    def get_form_options(self) -> dict[str, Any]:
        """Add the checkboxes."""
        options = super().get_form_options()
        if not self.widget and not self.read_only:
            options["widgets"] = {self.field_name: forms.CheckboxSelectMultiple}
        return options

    class BoundPanel(FactPanel.BoundPanel):
        """Names the choices."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:
                field: Any = self.bound_field.field
                field.label_from_instance = lambda record: languages.words_or_other(record, "name", languages.active())
