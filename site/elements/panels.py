"""Panels for facts: one of a few values, or not checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from bilingual import formats, languages
from elements.models import City

NOT_CHECKED = _("Not checked")


class YesNoUnchecked(forms.RadioSelect):
    """Yes, no, or nobody checked: for a ``NullBooleanField``."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, choices=[("unknown", NOT_CHECKED), ("true", _("Yes")), ("false", _("No"))])

    def format_value(self, value: Any) -> list[str]:
        """Return the value of the button to be marked."""
        return [{True: "true", False: "false", "true": "true", "false": "false"}.get(value, "unknown")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool | None:
        """Return what was chosen; ``None`` where nobody checked."""
        return {"true": True, "false": False, "True": True, "False": False}.get(data.get(name))


class FactPanel(FieldPanel):
    """One of a few values in a line, the empty one named: “Not checked” unless told otherwise.

    Where one must be chosen there is no empty one, and none is chosen beforehand.
    """

    def __init__(self, field_name: str, *, empty_label: Any = NOT_CHECKED, **kwargs: Any) -> None:
        self.empty_label = empty_label
        kwargs["classname"] = f"choices-in-line {kwargs.get('classname', '')}".strip()
        super().__init__(field_name, **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        return {
            **super().clone_kwargs(),
            "classname": self.classname.removeprefix("choices-in-line").strip(),
            "empty_label": self.empty_label,
        }

    def get_form_options(self) -> dict[str, Any]:
        """Add the widget: radio buttons, or checkboxes where several values may hold."""
        options = super().get_form_options()
        if not self.widget and not self.read_only:
            field = self.db_field
            if field.get_internal_type() == "BooleanField":
                options["widgets"] = {self.field_name: YesNoUnchecked}
            elif field.choices or field.many_to_one:
                options["widgets"] = {self.field_name: forms.RadioSelect}
        return options

    class BoundPanel(FieldPanel.BoundPanel):
        """Names the empty choice."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            field: Any = self.bound_field.field if self.bound_field is not None else None
            has_choices = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
            if has_choices:
                may_be_empty = self.panel.db_field.blank
                field.choices = [
                    (value, capfirst(label if value not in ("", None) else self.panel.empty_label))
                    for value, label in field.choices
                    if may_be_empty or value not in ("", None)
                ]


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


class ZonePanel(HelpPanel):
    """Says in whose time the hours below are written."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["template"] = "elements/panels/zone.html"
        super().__init__(**kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        kwargs = super().clone_kwargs()
        del kwargs["template"]
        return kwargs

    class BoundPanel(HelpPanel.BoundPanel):
        """Says it for each city; a script shows the one that is chosen."""

        @property
        def cities(self) -> QuerySet[City]:
            """Return both cities."""
            return City.objects.all()

        @property
        def city_id(self) -> int | None:
            """Return the key of the page's city; ``None`` while none is chosen."""
            return getattr(self.instance, "city_id", None)

        @property
        def media(self) -> forms.Media:
            """Return the script that follows the choice of the city."""
            scripts: list[Any] = [Script("elements/admin/zone.js", type="module")]
            return super().media + forms.Media(js=scripts)


def on_clocks(instant: datetime.datetime, cities: Iterable[City]) -> str:
    """Write an instant as the clocks of ``cities`` show it, in the admin user's language."""
    language = languages.active()
    return " · ".join(
        f"{city.name}: {formats.date_words(there.date(), language, style='short')}, "
        f"{formats.time_words(there.time(), language)}"
        for city in cities
        for there in [instant.astimezone(city.zone)]
    )


class ClocksPanel(HelpPanel):
    """Says on whose clock times are typed, and what both cities' clocks show at those that are stored."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["template"] = "elements/panels/clocks.html"
        super().__init__(**kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        kwargs = super().clone_kwargs()
        del kwargs["template"]
        return kwargs

    class BoundPanel(HelpPanel.BoundPanel):
        """Knows the alert."""

        @property
        def clock(self) -> str:
            """Return whose time the form reads: a city's in the zone of the user (or else the site), or the zone."""
            zone = timezone.get_current_timezone_name()
            city = City.objects.filter(timezone=zone).first()
            return languages.words_or_other(city, "name", languages.active()) if city else zone

        @property
        def stored(self) -> list[tuple[Any, str]]:
            """Return both stored times with their names; none before the first save."""
            if not self.instance.pk:
                return []
            fields = [self.instance._meta.get_field(name) for name in ("starts", "ends")]
            cities = list(City.objects.all())
            return [
                (capfirst(field.verbose_name), on_clocks(getattr(self.instance, field.name), cities))
                for field in fields
            ]
