"""The forms of events: the one that editors fill in, and the one that reads its dates while they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.models import construct_instance

from bilingual.forms import BilingualPageForm
from news.choices import EventStatus

if TYPE_CHECKING:
    from django.http import QueryDict

    from news.models import EventPage

#: The fields of an event that its dates are made of.
TIMING = (
    "city",
    "timezone",
    "all_day",
    "first_date",
    "start_time",
    "last_date",
    "end_time",
    "frequency",
    "interval",
    "weekdays",
    "repeat_until",
    "repeat_count",
    "status",
    "previous_date",
    "previous_time",
)
DIFFERING = ("difference", "date", "new_date", "start_time", "end_time")
ROWS = "different_dates"
#: More rows than anybody writes are not read.
MOST_ROWS = 500


class EventPageForm(BilingualPageForm):
    """Remembers the date that an event is moved from, as its readers know it."""

    def _post_clean(self) -> None:
        """Fill in the old date of what is moved to another one, before it is asked for."""
        if not self.is_deferred_validation and self.cleaned_data.get("status") == EventStatus.RESCHEDULED:
            self._fill_in_old_date()
        super()._post_clean()

    def _fill_in_old_date(self) -> None:
        """Take the date that is live, unless the editor has written one."""
        live, cleaned = live_date(self.instance), self.cleaned_data
        if live is None or not {"first_date", "start_time", "previous_date", "previous_time"} <= cleaned.keys():
            return
        is_moved = (live.first_date, live.start_time) != (cleaned["first_date"], cleaned["start_time"])
        if is_moved and cleaned["previous_date"] in (None, live.previous_date):
            cleaned["previous_date"], cleaned["previous_time"] = live.first_date, live.start_time


def live_date(page: EventPage) -> EventPage | None:
    """Return the event as it is live, where it takes place once: what it may be moved from."""
    live = type(page).objects.filter(pk=page.pk, live=True, frequency="").first() if page.pk else None
    return live if live and live.first_date else None


class WrittenForm(forms.ModelForm):
    """Takes over what can be read of what is written, whether or not it makes sense together."""

    def _post_clean(self) -> None:
        self.instance = construct_instance(self, self.instance, self._meta.fields)


def read_timing(page: EventPage, data: QueryDict) -> list[tuple[str, str]]:
    """Set the dates of ``page`` to what its form says in ``data``; return what can't be read: field and reason."""
    form = _form(type(page), TIMING, data, page)
    for name in form.errors:
        if page._meta.get_field(name).null:
            setattr(page, name, None)
    setattr(page, ROWS, list(_rows(page, data)))
    return [(name, f"{form.fields[name].label}: {words}") for name, found in form.errors.items() for words in found]


def _rows(page: EventPage, data: QueryDict) -> Iterator[Any]:
    """Give the dates that differ; one that is only begun is left out."""
    model: Any = page._meta.get_field(ROWS).related_model
    number = data.get(f"{ROWS}-TOTAL_FORMS", "")
    for index in range(min(int(number), MOST_ROWS) if number.isascii() and number.isdigit() else 0):
        prefix = f"{ROWS}-{index}"
        form = _form(model, DIFFERING, data, model(), prefix=prefix)
        if not (data.get(f"{prefix}-DELETE") or {"difference", "date"} & form.errors.keys()):
            yield form.instance


def _form(model: type[Any], names: tuple[str, ...], data: QueryDict, instance: Any, **options: Any) -> forms.ModelForm:
    form_class = forms.modelform_factory(model, form=WrittenForm, fields=names)
    form = form_class(data, instance=instance, **options)
    form.full_clean()
    return form
