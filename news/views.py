"""What the admin's forms of events ask while somebody writes."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from news.events.next_dates import next_dates
from news.forms import read_timing
from news.models import EventIndexPage, EventPage


@never_cache
@require_POST
def next_dates_of(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the next dates of an event as its form is sent; nothing is saved."""
    page = get_object_or_404(EventPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return _next_dates(request, page.get_latest_revision_as_object())


@never_cache
@require_POST
def next_dates_of_new(request: HttpRequest, parent_id: int) -> HttpResponse:
    """Show the next dates of an event that is still to be added below the page ``parent_id``."""
    parent = get_object_or_404(EventIndexPage, pk=parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return _next_dates(request, EventPage())


def _next_dates(request: HttpRequest, page: EventPage) -> HttpResponse:
    unread = read_timing(page, request.POST)
    return render(request, "news/admin/next_dates.html", {"found": next_dates(page, timezone.now()), "unread": unread})
