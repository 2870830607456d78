"""Querysets of places: what a card shows, how far apart two places are, when they are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, FloatField, Model, OuterRef, Prefetch, Q, QuerySet, Value, When, Window
from django.db.models.functions import (
    ACos,
    Cast,
    Cos,
    Greatest,
    JSONObject,
    Least,
    Left,
    Length,
    Radians,
    RowNumber,
    Sin,
)
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from bilingual import languages
from media.models import Rendition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from django.db.models.expressions import Combinable

    from tourism.models import DestinationPage

#: Mean radius of the Earth in metres (IUGG).
EARTH_RADIUS = 6_371_009

#: Kilometres within which a reader may look for other places. A page begins with the first that has any.
DISTANCES = (10, 50, 150)
NEAR_AT_MOST = 6
TWINS_AT_MOST = 3

#: What two places are first of all makes them alike; anything else they share comes after it.
BOTH_FIRST, FIRST_OF_PLACE, OTHER = 8, 4, 1


def chosen_distance(value: str) -> int | None:
    """Return the one of ``DISTANCES`` that a query string names; ``None`` for what is none of them."""
    return next((distance for distance in DISTANCES if str(distance) == value), None)


@dataclass(frozen=True)
class Around:
    """Other places: those within so many kilometres, nearest first, with ``metres``; and what the other city offers.

    The counterparts share kinds with the place, the most alike first; where none does, ``is_alike`` is false and they
    are any places of the other city.
    """

    within: int
    near: list[DestinationPage]
    twins: list[DestinationPage]
    is_alike: bool


class DestinationQuerySet(PageQuerySet):
    """Destinations, as lists and pages ask for them."""

    def live_in(self, language: str) -> Self:
        """Keep those live in ``language`` that anybody may see: neither they nor a page above asks who reads."""
        restricted = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
        return self.filter(~Exists(restricted), **{languages.localized("live", language): True})

    def with_schedule(self) -> Self:
        """Bring the rows of the opening hours along, so that ``schedule`` asks nothing more."""
        from tourism.models import OpeningException, OpeningHours

        return self.annotate(
            hours_rows=_rows(OpeningHours, "weekdays", "opens", "closes", "first_date", "last_date", "every_year"),
            exception_rows=_rows(
                OpeningException, "first_date", "last_date", "closed", "opens", "closes", "reason_en", "reason_es"
            ),
        )

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but the renditions of its picture."""
        return self.live_in(language).with_facts_of_cards()

    def with_facts_of_cards(self) -> Self:
        """Bring along all that a card shows but the renditions of its picture."""
        long_texts = [
            languages.localized(name, code) for name in ("body", "getting_there") for code in languages.LANGUAGES
        ]
        return self.with_schedule().select_related("city", "hero").defer("body", "getting_there", *long_texts)

    def with_pictures(self) -> Self:
        """Bring the renditions that cards show along."""
        renditions = Rendition.objects.filter(filter_spec__startswith="fill-")
        return self.prefetch_related(Prefetch("hero__renditions", queryset=renditions))

    def featured(self, language: str, each: int) -> Self:
        """Return ``each`` cards of every city: those with most of picture, position and hours, newest first."""
        from tourism.models import OpeningHours

        known = (
            Q(hero__isnull=False),
            Q(latitude__isnull=False),
            Q(always_open=True) | Exists(OpeningHours.objects.filter(page=OuterRef("pk"))),
        )
        documented = sum((Case(When(fact, then=1), default=0) for fact in known), start=Value(0))
        rank = Window(
            RowNumber(),
            partition_by="city",
            order_by=[F("documented").desc(), F("first_published_at").desc(nulls_last=True), F("pk").desc()],
        )
        cards = self.for_cards(language).annotate(documented=documented)
        return cards.annotate(rank=rank).filter(rank__lte=each).order_by("city", "rank")

    def with_distance(self, latitude: Decimal, longitude: Decimal) -> Self:
        """Annotate ``metres``: the distance to a point in decimal degrees, by the great circle."""
        here, there = Radians(Value(float(latitude))), Radians(Cast(F("latitude"), FloatField()))
        east = Radians(Cast(F("longitude"), FloatField())) - Radians(Value(float(longitude)))
        cosine = Sin(here) * Sin(there) + Cos(here) * Cos(there) * Cos(east)
        # Rounding may carry the cosine of a place's distance to itself past 1.
        return self.annotate(metres=ACos(Least(Greatest(cosine, Value(-1.0)), Value(1.0))) * EARTH_RADIUS)

    def around(self, place: DestinationPage, language: str, kilometres: int | None = None) -> Around:
        """Return, in one query, the places near ``place`` and its counterparts in the other city, live in ``language``.

        The near ones lie within ``kilometres``, or else within the first of ``DISTANCES`` that has any.
        """
        others = self.live_in(language).exclude(pk=place.pk)
        likeness = _likeness(place.kinds)
        alike = others.exclude(city=place.city_id).annotate(shared=likeness).order_by("-shared", "pk")
        chosen = Q(pk__in=alike.values("pk")[:TWINS_AT_MOST])
        cards = self.with_facts_of_cards().annotate(shared=likeness)
        if place.coordinates:
            farthest = (kilometres or DISTANCES[-1]) * 1000
            near = others.with_distance(*place.coordinates).filter(metres__lte=farthest).order_by("metres")
            chosen |= Q(pk__in=near.values("pk")[:NEAR_AT_MOST])
            cards = cards.with_distance(*place.coordinates)
        else:
            cards = cards.annotate(metres=Value(None, output_field=FloatField()))
        found = list(cards.filter(chosen).order_by("metres", "-shared", "pk"))
        metres = [card.metres for card in found if card.metres is not None]
        reached = (distance for distance in DISTANCES if metres and metres[0] <= distance * 1000)
        within = kilometres or next(reached, DISTANCES[0])
        is_near = {card.pk for card in found if card.metres is not None and card.metres <= within * 1000}
        twins = sorted(
            (card for card in found if card.pk not in is_near and card.city_id != place.city_id),
            key=lambda card: (-card.shared, card.pk),
        )
        # Beside a museum, what shares no more than "history" with one is no counterpart.
        true_twins = [card for card in twins if card.shared >= FIRST_OF_PLACE] or [
            card for card in twins if card.shared
        ]
        return Around(
            within,
            [card for card in found if card.pk in is_near],
            (true_twins or twins)[:TWINS_AT_MOST],
            is_alike=bool(true_twins),
        )


def _likeness(kinds: Sequence[str]) -> Combinable:
    """Return how much a place is like one of these ``kinds``, the first of them being what it is above all."""
    weights = [(Q(kinds__contains=[kind]), FIRST_OF_PLACE if rank == 0 else OTHER) for rank, kind in enumerate(kinds)]
    if kinds:
        weights.append((Q(kinds__0=kinds[0]), BOTH_FIRST))
    return sum((Case(When(met, then=weight), default=0) for met, weight in weights), start=Value(0))


def _rows(model: type[Model], *names: str) -> ArraySubquery:
    """Return the rows of an inline ``model`` of a page as an array of JSON objects, in their order."""
    rows: QuerySet = model._default_manager.filter(page=OuterRef("pk")).order_by("sort_order")
    return ArraySubquery(rows.annotate(json=JSONObject(**{name: name for name in names})).values("json"))
