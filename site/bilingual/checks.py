"""What a page type must declare for both its languages to be written and published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Warning
from wagtail.admin.panels import Panel, PanelGroup

from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.words import translated_fields, written_fields


def check_page_types(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Check every page type, or those of ``app_configs``."""
    models = [model for model in apps.get_models() if issubclass(model, BasePage) and model is not BasePage]
    if app_configs is not None:
        models = [model for model in models if model._meta.app_config in app_configs]
    return [message for model in models for message in check_page_type(model)]


def check_page_type(model: type[BasePage]) -> Iterator[CheckMessage]:
    """Yield what is wrong with one page type."""
    translated = set(translated_fields(model))
    for need in model.required_for_release:
        if need.field not in translated and not need.is_fact:
            yield Error(
                f"“{need.field}” is required in {' and '.join(need.languages)} but isn't translated.",
                hint="Name it in the app's translation.py, or require it as a fact: languages=().",
                obj=model,
                id="bilingual.E001",
            )
    shown = set(_paired(model.get_edit_handler()))
    for name in sorted(set(written_fields(model)) - shown):
        yield Warning(
            f"“{name}” is translated, but no PairPanel of the edit form shows it.",
            hint=f'Add PairPanel("{name}") to the panels.',
            obj=model,
            id="bilingual.W002",
        )


def _paired(panel: Panel) -> Iterator[str]:
    if isinstance(panel, PairPanel):
        yield panel.field_name
    elif isinstance(panel, PanelGroup):
        for child in panel.children:
            yield from _paired(child)
