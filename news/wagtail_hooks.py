"""Where events take part in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from news.views import next_dates_of, next_dates_of_new


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add what the form of an event asks while somebody writes."""
    return [
        path("events/<int:page_id>/dates/", next_dates_of, name="news_next_dates"),
        path("events/new/<int:parent_id>/dates/", next_dates_of_new, name="news_next_dates_of_new"),
    ]
