"""Querysets of programs and institutions: what a card shows, and what a page brings along."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, When
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.models import BasePage
from bilingual.visibility import is_restricted, readable_in
from culture.choices import Timing
from elements.models import City
from elements.rows import CITY, PAGE, PICTURE, bring

if TYPE_CHECKING:
    from culture.models import ProgramPage

#: What is told of an institution where a program names it, or another institution.
INSTITUTION = (*PAGE, "basepage_ptr_id", "kind", "short_name", "place_page_id", ("city", CITY))
#: What is told of a program where an institution names it.
PROGRAM = (
    *PAGE,
    "basepage_ptr_id",
    "fields",
    "timing",
    "seasons",
    "starts_on",
    "ends_on",
    "admission",
    ("hero", PICTURE),
)
#: What is told of a contact where an institution is shown.
CONTACT = (
    *("id", "key", "name_en", "name_es", "role_en", "role_es", "organisation_en", "organisation_es"),
    *("email", "phone", "languages_spoken", ("city", CITY)),
)


def seen_by_all() -> Q:
    """Return the condition on pages that are live in either language and that everybody may see."""
    return Q(~is_restricted(), live=True)


#: How many of its programs an institution's page shows, and how many institutions of its kind.
PROGRAMS_AT_MOST = 12
ALIKE_AT_MOST = 4

#: How many steps of likeness make a program of the other city a counterpart: the first field alike, any of them.
COUNTERPARTS = 2


@dataclass(frozen=True)
class Beside:
    """Other programs to show under ``program``."""

    programs: list[ProgramPage]
    program: ProgramPage

    @property
    def city(self) -> City | None:
        """Return the other city, where all of them belong to it and the program doesn't."""
        here = self.program.cities_named
        there = [[city for city in other.cities_named if city not in here] for other in self.programs]
        shared = [city for city in (there[0] if there else ()) if all(city in cities for cities in there)]
        return shared[0] if here and shared else None

    @property
    def is_alike(self) -> bool:
        """Say whether each of them shares a field with the program."""
        return all(set(other.fields) & set(self.program.fields) for other in self.programs)


class ProgramQuerySet(PageQuerySet):
    """Programs, as lists and pages ask for them."""

    def live_in(self, language: str) -> Self:
        """Keep those live in ``language`` that anybody may see."""
        return self.filter(readable_in(language))

    def with_cities(self) -> Self:
        """Bring the cities along, whole in ``cities_rows``, by key for filters."""
        cities = City.objects.filter(programs=OuterRef("pk"))
        return self.annotate(
            city_keys=ArraySubquery(cities.values("key")),
            cities_rows=bring(City, *CITY, page="programs", order=("pk",)),
        )

    def with_institutions(self) -> Self:
        """Bring the slugs of the institutions along, by which a list is narrowed."""
        from culture.models import InstitutionPage

        carriers = InstitutionPage.objects.filter(seen_by_all(), carried__page=OuterRef("pk"))
        return self.annotate(institution_slugs=ArraySubquery(carriers.values("slug")))

    def with_rows(self) -> Self:
        """Bring what stands around a program along: a page asks for none of it."""
        from culture.models import (
            InstitutionPage,
            ProgramEvent,
            ProgramHighlight,
            ProgramRelated,
        )

        events = ProgramEvent.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        related = ProgramRelated.objects.filter(page=OuterRef("pk")).order_by("sort_order")
        return self.annotate(
            highlights_rows=bring(ProgramHighlight, "name_en", "name_es", "text_en", "text_es"),
            institution_rows=bring(
                InstitutionPage,
                *INSTITUTION,
                page="carried__page",
                order=("carried__sort_order",),
                where=seen_by_all(),
            ),
            place_rows=bring(
                BasePage,
                *PAGE,
                page="program_places__page",
                order=("program_places__sort_order",),
                where=seen_by_all(),
            ),
            event_ids=ArraySubquery(events.values("event")),
            related_ids=ArraySubquery(related.values("related")),
        )

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but the renditions of its picture."""
        bodies = [languages.localized("body", each) for each in languages.LANGUAGES]
        return self.live_in(language).with_cities().select_related("hero").defer("body", *bodies)

    def without_ended(self, day: datetime.date) -> Self:
        """Leave out those whose last day was before ``day``; see ``ProgramPage.has_ended``."""
        return self.exclude(timing=Timing.PERIOD, ends_on__lt=day)

    def beside(
        self, program: ProgramPage, language: str, day: datetime.date, chosen: list[int], at_most: int
    ) -> Beside:
        """Return cards of other programs, live in ``language``: those ``chosen``, in that order, then the counterparts.

        A counterpart belongs to another city than the program and shares a field with it, its first one before others.
        Where there is none, any other programs stand in, those that share a field first. What ended before ``day`` is
        left out: a list tells of it, a recommendation doesn't.
        """
        here = [city.pk for city in program.cities_named]
        elsewhere = City.objects.filter(programs=OuterRef("pk")).exclude(pk__in=here)
        across = Q(Exists(elsewhere))
        first = Q(fields__0=program.fields[0]) if program.fields else Q(pk__isnull=True)
        alike = Q(fields__overlap=program.fields) if program.fields else Q(pk__isnull=True)
        steps = (across & first, across & alike, first, alike, across)
        rank = Case(
            *(When(pk=pk, then=place) for place, pk in enumerate(chosen)),
            *(When(step, then=len(chosen) + number) for number, step in enumerate(steps)),
            default=len(chosen) + len(steps),
        )
        cards = (
            self.for_cards(language)
            .without_ended(day)
            .exclude(pk=program.pk)
            .annotate(rank=rank)
            .order_by("rank", "pk")
        )
        found = list(cards[:at_most])
        fitting = [card for card in found if card.rank < len(chosen) + COUNTERPARTS]
        return Beside(fitting or found, program)


class InstitutionQuerySet(PageQuerySet):
    """Institutions, as lists and pages ask for them."""

    def live_in(self, language: str) -> Self:
        """Keep those live in ``language`` that anybody may see."""
        return self.filter(readable_in(language))

    def with_rows(self, language: str) -> Self:
        """Bring contacts, programs live in ``language``, and what is of the same kind elsewhere along."""
        from culture.models import InstitutionContact, InstitutionPage, ProgramPage

        return self.annotate(
            contacts_rows=bring(InstitutionContact, ("contact", CONTACT)),
            program_rows=bring(
                ProgramPage,
                *PROGRAM,
                page="carriers__institution",
                order=(languages.localized("title", language), "pk"),
                where=readable_in(language),
                at_most=PROGRAMS_AT_MOST + 1,
            ),
            alike_rows=bring(
                InstitutionPage,
                *INSTITUTION,
                page="",
                order=("pk",),
                where=Q(readable_in(language), ~Q(city=OuterRef("city")), kind=OuterRef("kind")),
                at_most=ALIKE_AT_MOST,
            ),
        )

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but the renditions of its picture."""
        bodies = [languages.localized("body", each) for each in languages.LANGUAGES]
        return self.live_in(language).select_related("city", "hero").defer("body", *bodies)
