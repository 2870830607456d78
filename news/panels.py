"""Panels of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import HelpPanel

from news.events.next_dates import next_dates
from news.forms import TIMING, live_date

if TYPE_CHECKING:
    from news.events.next_dates import NextDates
    from news.models import EventPage


class NextDatesPanel(HelpPanel):
    """Shows the next dates of an event, and keeps them up while somebody writes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["template"] = "news/admin/next_dates_panel.html"
        super().__init__(**kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes an equal panel."""
        kwargs = super().clone_kwargs()
        del kwargs["template"]
        return kwargs

    class BoundPanel(HelpPanel.BoundPanel):
        """Knows the event as it is written."""

        @property
        def found(self) -> NextDates:
            """Return what is shown when the form is drawn."""
            return next_dates(self.instance, timezone.now())

        @property
        def address(self) -> str:
            """Return where the form is sent to be told its dates; "" while nobody knows where the event will be."""
            if self.instance.pk:
                return reverse("news_next_dates", args=[self.instance.pk])
            parent = getattr(self.form, "parent_page", None)
            return reverse("news_next_dates_of_new", args=[parent.pk]) if parent else ""

        @property
        def names(self) -> tuple[str, ...]:
            """Return the fields that are sent, besides the rows of dates that differ."""
            return TIMING

        @property
        def live(self) -> EventPage | None:
            """Return the event as readers know it, where it takes place once."""
            return live_date(self.instance)

        @property
        def media(self) -> forms.Media:
            """Return the script that folds what does not apply and fetches the dates."""
            scripts: list[Any] = [Script("news/admin/event-form.js", type="module")]
            return super().media + forms.Media(js=scripts, css={"all": ["news/admin/event-form.css"]})
