"""What the templates of exchanges ask.

``{% load exchanges %}``, then::

    {% standing_of program as standing %}   where its call stands at ``at`` of the context, or else now
    {% turning standing as turning %}       when that changes, to be told by ``{% when_parts turning %}``
    {% way_of program as way %}             the cities it leads from and to
    {{ program|who }}  {{ program|pays }}  {{ program|how_long }}  {{ program|languages_needed }}
    {{ program|names:"covered" }}           a list of words
    {% needs_of program as needs %}         requirements in words
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django import template
from django.utils import timezone

from bilingual import languages
from culture.exchanges import calendar, words
from culture.exchanges.choices import Expense
from elements.when import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from culture.exchanges.deadlines import Deadline, Standing
    from culture.models import ExchangeProgramPage, InstitutionPage
    from elements.models import City

register = template.Library()

for filter_function in (words.who, words.pays, words.how_long, words.stipend, words.fee, words.languages_needed):
    register.filter(filter_function.__name__, filter_function)
register.filter("names", words.names)
register.filter("lowered", words.lowered)


class Way(NamedTuple):
    """Where an exchange leads from (several cities, one, or nobody has said) and to."""

    start: list[City]
    end: City | None


@register.simple_tag(takes_context=True)
def standing_of(context: Mapping[str, Any], program: ExchangeProgramPage) -> Standing:
    """Return where the call of ``program`` stands."""
    return program.deadline_state(context.get("at") or timezone.now())


@register.simple_tag
def turning(standing: Standing) -> Moment | None:
    """Return when the call closes, opens or opens again; nothing where that is not known."""
    if standing.is_open and standing.deadline:
        return moment_of(standing.deadline)
    return Moment(standing.turns, standing.zone.key, all_day=True) if standing.turns else None


@register.filter
def moment_of(deadline: Deadline | None) -> Moment | None:
    """Return the last moment of a deadline: its time, or the last minute of its day."""
    return calendar.moment(deadline).to_the_minute if deadline else None


@register.simple_tag
def way_of(program: ExchangeProgramPage) -> Way:
    """Return the cities that an exchange leads from, in their order and without its own, and to."""
    end = program.city
    homes = {row.institution.city.pk: row.institution.city for row in program.homes}
    return Way([homes[pk] for pk in sorted(homes) if end is None or pk != end.pk], end)


@register.simple_tag(takes_context=True)
def needs_of(context: Mapping[str, Any], program: ExchangeProgramPage) -> list[words.Need]:
    """Return what ``program`` asks for, in words of the language shown."""
    return words.needs(program, context.get("content_language") or languages.active())


@register.filter
def rows_named(program: ExchangeProgramPage, relation: str) -> Sequence[Any]:
    """Return the rows of ``relation`` that say something in either language."""
    return [row for row in program.rows(relation) if languages.words_or_other(row, "words", languages.active())]


class ToldDeadline(NamedTuple):
    """A deadline as the page shows it: that at the institution ``home``, or the general one."""

    home: InstitutionPage | None
    moment: Moment | None
    is_over: bool


@register.simple_tag(takes_context=True)
def deadlines_of(context: Mapping[str, Any], program: ExchangeProgramPage) -> list[ToldDeadline]:
    """Return the general deadline and then those at home institutions, the earliest first."""
    at = context.get("at") or timezone.now()
    own = [(home.institution, deadline) for home in program.homes if (deadline := program.home_deadline(home))]
    own.sort(key=lambda each: each[1].instant)
    general = [(None, program.deadline)] if program.deadline else []
    return [ToldDeadline(home, moment_of(deadline), deadline.instant <= at) for home, deadline in [*general, *own]]


@register.simple_tag
def expenses(program: ExchangeProgramPage) -> list[tuple[str, str, str]]:
    """Return each expense that somebody spoke of: its value, its name, and ``yes`` where it is covered, else ``no``."""
    return [
        (value, str(label), "yes" if value in program.covered else "no")
        for value, label in Expense.choices
        if value in program.covered or value in program.not_covered
    ]
