"""The drawings that stand in for a picture of an article or event; see ``elements.plates``.

All that tells a motif from others lies between 50 and 350 across and 76 and 268 down, which no frame on any screen cuts
off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elements import plates
from elements.plates import Plate, turned
from news.choices import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def for_topic(key: str, number: int = 0) -> Plate:
    """Return the plate that stands for a topic itself; ``number`` tells several on the same topic apart."""
    motifs = MOTIFS.get(key, GENERAL)
    return Plate(motifs[number % len(motifs)])


def deal(pages: Iterable[ArticlePage | EventPage], taken: Iterable[Plate] = ()) -> None:
    """Give each of ``pages`` without a picture its ``plate``; ``taken`` are on the page already."""
    plates.deal(pages, _fitting, taken=taken)


def _fitting(page: ArticlePage | EventPage) -> list[str]:
    """Return the motifs for a page, the most fitting first; by its number where they fit alike."""
    subjects = page.subjects
    number = page.pk or 0
    own = turned([motif for key in subjects for motif in MOTIFS.get(key, ())], number)
    many = [PACT] if len(subjects) >= MANY else []
    return [*many, *own, *turned(GENERAL, number)]
