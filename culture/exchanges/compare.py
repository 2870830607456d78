"""Up to three exchanges side by side: the address alone says which (S5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from culture.exchanges import words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.http import QueryDict

    from culture.exchanges.deadlines import Standing
    from culture.exchanges.queries import ExchangeQuerySet
    from culture.models import ExchangeProgramPage

PARAMETER = "compare"
AT_MOST = 3
#: Of a longer address no more is read.
READ_AT_MOST = 12
SLUG = re.compile(r"[\w-]{1,255}")


def compares(query: QueryDict) -> bool:
    """Say whether a query string asks for a comparison."""
    return PARAMETER in query


def slugs(values: Iterable[str]) -> list[str]:
    """Return the values of a query string that may be slugs, each once; what else an address may hold is left out."""
    return [value for value in dict.fromkeys(values) if SLUG.fullmatch(value)][:READ_AT_MOST]


def address(programs: Iterable[ExchangeProgramPage]) -> str:
    """Return the query string that compares ``programs``, the same in both languages."""
    return urlencode([(PARAMETER, program.slug) for program in programs])


@dataclass(frozen=True)
class Column:
    """One exchange of a comparison: where its call stands, and the query string of the comparison without it."""

    program: ExchangeProgramPage
    standing: Standing
    without: str


class Comparison:
    """The exchanges that ``?compare=`` names, by either slug, as far as they are live in ``language``; in its order."""

    def __init__(self, query: QueryDict, programs: ExchangeQuerySet, language: str, at: datetime.datetime) -> None:
        self.asked = slugs(query.getlist(PARAMETER))
        self.language, self.at = language, at
        self._live = programs.live_in(language)

    @cached_property
    def _found(self) -> list[ExchangeProgramPage]:
        if not self.asked:
            return []
        wanted = Q(slug__in=self.asked) | Q(slug_es__in=self.asked)
        found = self._live.filter(wanted).with_needs()
        by_slug = {slug: page for page in found for slug in (page.slug, page.slug_es) if slug}
        return list(dict.fromkeys(by_slug[slug] for slug in self.asked if slug in by_slug))

    @property
    def programs(self) -> list[ExchangeProgramPage]:
        """Return those that are compared."""
        return self._found[:AT_MOST]

    @property
    def left_out(self) -> list[ExchangeProgramPage]:
        """Return those that have no room."""
        return self._found[AT_MOST:]

    @property
    def number_unknown(self) -> int:
        """Return how many of those asked for are not there."""
        return len(self.asked) - len(self._found)

    @property
    def query(self) -> str:
        """Return the query string of what is shown."""
        return address(self.programs) or f"{PARAMETER}="

    @property
    def columns(self) -> list[Column]:
        """Return the exchanges with what is said above each."""
        return [
            Column(program, program.deadline_state(self.at), address(each for each in self.programs if each != program))
            for program in self.programs
        ]

    @property
    def has_room(self) -> bool:
        """Say whether another one can be added."""
        return len(self.programs) < AT_MOST

    @cached_property
    def others(self) -> list[ExchangeProgramPage]:
        """Return what can be added, by title."""
        shown = {program.pk for program in self.programs}
        names = ("slug", "title_en", "title_es", "live", "live_en", "live_es")
        others = [page for page in self._live.only(*names) if page.pk not in shown] if self.has_room else []
        return sorted(others, key=lambda page: page.title_in(self.language).casefold())

    def rows(self) -> list[tuple[str, list[str]]]:
        """Return what is told of each, by name, in the order of the columns; what is known of none is left out."""
        facts: list[tuple[str, Any]] = [
            (pgettext("exchange", "For whom"), words.who),
            (_("Fields of study"), lambda page: words.listed(words.names(page, "study_fields"))),
            (_("How long"), words.how_long),
            (pgettext("part of the year", "Term"), lambda page: words.listed(words.names(page, "terms"))),
            (_("Taught in"), lambda page: words.listed(words.names(page, "taught_in"))),
            (_("Places"), lambda page: str(page.places or "")),
            (_("Stipend"), words.stipend),
            (_("Covered"), lambda page: words.listed(words.names(page, "covered"))),
            (_("Not covered"), lambda page: words.listed(words.names(page, "not_covered"))),
            (_("What it costs"), words.fee),
        ]
        rows = [(name, [capfirst(told(page)) for page in self.programs]) for name, told in facts]
        return [(name, cells) for name, cells in (*rows, *self._needs()) if any(cells)]

    def _needs(self) -> list[tuple[str, list[str]]]:
        asked = [words.needs(page, self.language) for page in self.programs]
        names = {need.name: None for needs in asked for need in needs if need.key not in ("who", "level")}
        return [
            (name, ["; ".join(need.asked for need in needs if need.name == name) for needs in asked]) for name in names
        ]
