"""Widgets for words."""

from __future__ import annotations

from typing import Any

from wagtail.admin.widgets import AdminAutoHeightTextInput


class OneLineTextarea(AdminAutoHeightTextInput):
    """A field that grows with a long text and still yields one line."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": 1, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return the text with its line breaks as spaces."""
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.splitlines()) if value else value
