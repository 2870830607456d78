"""Model fields that sections share: facts that may be several at once, stories, and telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison, register_comparison_class
from wagtail.fields import StreamField

#: A telephone number as E.164 writes it; shown by ``bilingual.formats.phone``.
validate_phone = RegexValidator(r"^\+[1-9]\d{6,14}$", _("Write it as +, country code and number, without spaces."))


class ChoiceArrayField(ArrayField):
    """An array of choices, ticked in a list of checkboxes; migrations see the ``ArrayField`` that it is."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return a field with a checkbox per choice."""
        options = {
            "choices": self.base_field.choices,
            "coerce": self.base_field.to_python,
            "widget": forms.CheckboxSelectMultiple,
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "initial": self.get_default() if self.has_default() else [],
            **kwargs,
        }
        return forms.TypedMultipleChoiceField(**options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return the plain array, so that no migration depends on how it is shown."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs

    def labels(self, values: list[Any] | None) -> list[str]:
        """Return the choices' names, in the order in which the choices are declared."""
        return [str(label) for choice, label in self.base_field.flatchoices if choice in (values or [])]


class ChoiceArrayComparison(FieldComparison):
    """Compares revisions by the choices' names."""

    val_a: Any
    val_b: Any

    def __init__(self, field: ChoiceArrayField, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (", ".join(field.labels(value)) for value in (self.val_a, self.val_b))


register_comparison_class(ChoiceArrayField, comparison_class=ChoiceArrayComparison)


class StoryField(StreamField):
    """A ``StreamField`` whose blocks stay out of migrations.

    The database knows nothing of them, and a label that changes would be a migration of hundreds of lines in every
    section.
    A migration that changes what is stored names the blocks that it walks through itself.
    """

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave the blocks out."""
        name, path, _blocks, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
