"""Drawings that stand in for a picture: each article or event gets one that no other on the page has, while they last.

A motif is a template in ``news/plates/``; ``news/includes/plate.html`` sets it into a landscape in a city's colours.
All that tells it from others lies between 50 and 350 across and 76 and 268 down, which no frame on any screen cuts off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news.choices import EventKind

if TYPE_CHECKING:
    from news.models import ArticlePage, EventPage

#: By topic, and by kind of event; where these are used up, and for what has neither, ``GENERAL`` serves.
MOTIFS = {
    "trade": ("containers", "truck"),
    "investment": ("towers", "crane"),
    "industry": ("works", "gears"),
    "tourism": ("canyon", "balloon"),
    "culture": ("stage", "guitar"),
    "education": ("book", "cap"),
    "projects": ("bridge", "rings"),
    EventKind.CULTURAL: ("guitar", "stage", "frames"),
    EventKind.SPORT: ("track", "balloon"),
    EventKind.ACADEMIC: ("cap", "book"),
    EventKind.TRADE_MISSION: ("truck", "containers"),
    EventKind.BUSINESS_MISSION: ("towers", "crane"),
    EventKind.EXHIBITION: ("frames", "stage"),
    EventKind.TRADE_FAIR: ("stalls", "gears"),
    EventKind.SEMINAR: ("lectern", "book"),
    EventKind.BUSINESS_FORUM: ("lectern", "rings"),
    EventKind.TOURISM_FORUM: ("canyon", "lectern"),
    EventKind.NATIONAL_FAIR: ("wheel", "stalls"),
}
GENERAL = ("road", "clocks")

#: What an article on ``MANY`` topics or more is about: the agreement itself.
PACT = "pact"
MANY = 4

#: How the same motif looks when it has to be shown again.
LOOKS = ("", " plate--turned", " plate--noon", " plate--turned plate--noon")


@dataclass(frozen=True)
class Plate:
    """A motif, and the classes that put it together with its landscape."""

    motif: str
    look: str

    @property
    def template(self) -> str:
        """Return the template of the motif."""
        return f"news/plates/{self.motif}.html"


def for_topic(key: str, number: int = 0) -> Plate:
    """Return the plate that stands for a topic itself; ``number`` tells several on the same topic apart."""
    motifs = MOTIFS.get(key, GENERAL)
    return Plate(motifs[number % len(motifs)], LOOKS[0])


def deal(pages: Iterable[ArticlePage | EventPage], taken: Iterable[Plate] = ()) -> None:
    """Give each of ``pages`` without a picture its ``plate``: of the motifs that fit it the one shown least so far.

    The same page gets the same plates each time; ``taken`` are on it already.
    """
    shown = Counter(plate.motif for plate in taken)
    for page in pages:
        if page.hero_id:
            continue
        motif = min(_fitting(page), key=lambda motif: shown[motif])  # the first of them, where several are
        page.plate = Plate(motif, LOOKS[((page.pk or 0) + shown[motif]) % len(LOOKS)])
        shown[motif] += 1


def _fitting(page: ArticlePage | EventPage) -> list[str]:
    """Return the motifs for a page, the most fitting first; by its number where they fit alike."""
    subjects = page.subjects
    number = page.pk or 0
    own = _turned([motif for key in subjects for motif in MOTIFS.get(key, ())], number)
    many = [PACT] if len(subjects) >= MANY else []
    return [*many, *own, *_turned(list(GENERAL), number)]


def _turned(motifs: list[str], number: int) -> list[str]:
    """Return ``motifs``, begun at another one for each number."""
    start = number % len(motifs) if motifs else 0
    return motifs[start:] + motifs[:start]
