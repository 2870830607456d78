"""What the templates of programs and institutions ask.

``{% load culture %}``, then::

    {{ program|side }}              city--agave, or both-sides
    {% fields program.fields %}     Art, cinema
    {% audiences values %}          Families, students
    {% when_on program today %}     All year · Spring and fall · Mar 3 – May 20, 2027
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext

from bilingual import formats, languages
from culture.choices import Field, Season, Timing
from elements.choices import Audience
from elements.rows import record
from news.models import Occurrence

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from culture.models import ProgramPage
    from news.models import EventPage

register = template.Library()


@register.filter
def side(program: ProgramPage) -> str:
    """Return the class that gives a program its city's colour, or that of both sides."""
    cities = program.cities_named
    return f"city--{cities[0].colour}" if len(cities) == 1 else "both-sides"


@register.simple_tag
def fields(values: Iterable[str]) -> str:
    """Write the fields of a program, as they stand in a line: "Art, cinema"."""
    return _in_a_line([str(Field(value).label) for value in values])


@register.simple_tag
def audiences(values: Iterable[str]) -> str:
    """Write for whom a program is."""
    return _in_a_line([str(Audience(value).label) for value in values])


@register.simple_tag
def when_on(program: ProgramPage, today: datetime.date) -> str:
    """Write when a program is there to take part in, as of ``today``; nothing where nobody has said."""
    language = languages.active()
    if program.timing == Timing.ALL_YEAR:
        return str(Timing.ALL_YEAR.label)
    if program.timing == Timing.SEASONS:
        # In the order of the year, whatever order they were ticked in.
        names = [str(season.label) for season in Season if season in program.seasons]
        return formats.listed(_lowered(names), language) if names else ""
    if program.timing != Timing.PERIOD or program.starts_on is None:
        return ""
    first, last = program.starts_on, program.ends_on
    if last and last < today:
        return gettext("Ended on %(day)s") % {"day": formats.date_words(last, language)}
    if last:
        return "".join(formats.date_range_parts(first, last, language))
    day = formats.date_words(first, language)
    return gettext("Since %(day)s") % {"day": day} if first <= today else gettext("From %(day)s on") % {"day": day}


@register.filter
def date_shown(event: EventPage) -> Occurrence:
    """Return the date of an event that its card shows, brought along by ``with_date``."""
    found: Occurrence = record(Occurrence, event.shown_row)
    return found


def _in_a_line(names: list[str]) -> str:
    return ", ".join(_lowered(names))


def _lowered(names: list[str]) -> list[str]:
    """Return names with a capital in the first of them only."""
    return [*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])]
