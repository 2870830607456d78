"""The deadline of an exchange for the reader's own calendar, at ``deadline.ics`` below its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from bilingual import languages
from elements.calendars import Deadline as Entry
from elements.calendars import deadline_calendar, respond
from elements.machines import absolute
from elements.models import City
from elements.when import Moment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from culture.exchanges.deadlines import Deadline
    from culture.models import ExchangeProgramPage

#: The last part of its address; ``?home=<slug>`` asks for the deadline at a home institution.
CALENDAR = "deadline.ics"


def moment(deadline: Deadline) -> Moment:
    """Return the deadline as calendars tell it: a time, or a day."""
    if deadline.time is None:
        return Moment.end_of(deadline.day, deadline.zone.key)
    return Moment(deadline.instant, deadline.zone.key)


def calendar(page: ExchangeProgramPage, request: HttpRequest) -> HttpResponse:
    """Answer with the deadline that holds for the institution that ``?home=`` names, or else the general one.

    Raises ``Http404`` where there is none.
    """
    asked = request.GET.get("home", "")
    home = next((row.institution for row in page.homes if asked and row.institution.slug == asked), None)
    deadline = page.deadline_for(home)
    if deadline is None:
        raise Http404
    language = languages.active()
    entry = Entry(
        key=page.translation_key,
        part=f"home-{home.pk}" if home else "general",
        closes=moment(deadline),
        summary=_("Apply: %(program)s") % {"program": page.title_in(language)},
        changed_at=page.last_published_at or page.latest_revision_created_at,
        description=languages.words(page, "summary", language),
        url=absolute(request, page.url_in(language) or request.path),
        address=request.build_absolute_uri(),
    )
    made = deadline_calendar(entry, City.objects.all(), language)
    return respond(request, made, f"{page.slug}.ics")
