"""Querysets of places: what a card shows, how far apart two places are, when they are open."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber
from wagtail.query import PageQuerySet

from bilingual import languages
from bilingual.visibility import readable_in
from elements.rows import bring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

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
        """Keep those live in ``language`` that anybody may see."""
        return self.filter(readable_in(language))

    def with_schedule(self) -> Self:
        """Bring the rows of the opening hours along, so that ``schedule`` asks nothing more."""
        from tourism.models import OpeningException, OpeningHours

        return self.annotate(
            hours_rows=bring(OpeningHours, "weekdays", "opens", "closes", "first_date", "last_date", "every_year"),
            exception_rows=bring(
                OpeningException, "first_date", "last_date", "closed", "opens", "closes", "reason_en", "reason_es"
            ),
        )

    def with_gallery(self) -> Self:
        """Bring the rows of the gallery along, without their pictures."""
        from tourism.models import GalleryImage

        return self.annotate(gallery_rows=bring(GalleryImage, "image_id", "caption_en", "caption_es"))

    def for_cards(self, language: str) -> Self:
        """Return those live in ``language`` with all that a card shows but the renditions of its picture."""
        return self.live_in(language).with_facts_of_cards()

    def with_facts_of_cards(self) -> Self:
        """Bring along all that a card shows but the renditions of its picture."""
        long_texts = [
            languages.localized(name, code) for name in ("body", "getting_there") for code in languages.LANGUAGES
        ]
        return self.with_schedule().select_related("city", "hero").defer("body", "getting_there", *long_texts)

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

    def around(self, place: DestinationPage, language: str, kilometres: int | None = None) -> Around:
        """Return the places near ``place`` and its counterparts in the other city, live in ``language``.

        The near ones lie within ``kilometres``, or else within the first of ``DISTANCES`` that has any. Two queries: a
        few facts of all places, from which the others are chosen, and the cards of those.
        """
        facts = ("pk", "city_id", "latitude", "longitude", "kinds")
        others = list(self.live_in(language).exclude(pk=place.pk).values_list(*facts, named=True))
        metres = {
            other.pk: great_circle(place.coordinates, (other.latitude, other.longitude))
            for other in others
            if place.coordinates and other.latitude is not None
        }
        nearest = sorted(metres, key=lambda pk: (metres[pk], pk))[:NEAR_AT_MOST]
        reached = (distance for distance in DISTANCES if nearest and metres[nearest[0]] <= distance * 1000)
        within = kilometres or next(reached, DISTANCES[0])
        near = [pk for pk in nearest if metres[pk] <= within * 1000]
        alike = {
            other.pk: likeness(place.kinds, other.kinds)
            for other in others
            if other.city_id != place.city_id and other.pk not in near
        }
        twins = sorted(alike, key=lambda pk: (-alike[pk], pk))[:TWINS_AT_MOST]
        # Beside a museum, what shares no more than "history" with one is no counterpart.
        true_twins = [pk for pk in twins if alike[pk] >= FIRST_OF_PLACE] or [pk for pk in twins if alike[pk]]
        cards = {card.pk: card for card in self.with_facts_of_cards().filter(pk__in=[*near, *twins])}
        for pk in near:
            cards[pk].metres = metres[pk]
        return Around(
            within,
            [cards[pk] for pk in near],
            [cards[pk] for pk in true_twins or twins],
            is_alike=bool(true_twins),
        )


def great_circle(here: tuple[Decimal, Decimal], there: tuple[Decimal, Decimal]) -> float:
    """Return the distance in metres between two points (latitude, longitude in decimal degrees), by the haversine."""
    (latitude, longitude), (other_latitude, other_longitude) = (map(radians, point) for point in (here, there))
    half_chord = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * asin(sqrt(half_chord))


def likeness(kinds: Sequence[str], others: Sequence[str]) -> int:
    """Return how much a place of ``kinds`` is like one of ``others``; the first of them is what it is above all."""
    weights = {kind: FIRST_OF_PLACE if rank == 0 else OTHER for rank, kind in enumerate(kinds)}
    both_first = BOTH_FIRST if kinds and others and kinds[0] == others[0] else 0
    return both_first + sum(weights.get(kind, 0) for kind in others)
