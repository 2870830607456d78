"""Drawings that stand in for a picture: each article gets one that no other on the page has, as long as they last.

A motif is a template in ``news/plates/``; ``news/includes/plate.html`` sets it into a landscape in a city's colours.
All that tells it from others lies between 50 and 350 across and 76 and 268 down, which no frame on any screen cuts off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news.models import ArticlePage

#: By topic; where these are used up, and for what has no topic, ``GENERAL`` serves.
MOTIFS = {
    "trade": ("containers", "truck"),
    "investment": ("towers", "crane"),
    "industry": ("works", "gears"),
    "tourism": ("canyon", "balloon"),
    "culture": ("stage", "guitar"),
    "education": ("book", "cap"),
    "projects": ("bridge", "rings"),
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


def deal(articles: Iterable[ArticlePage], taken: Iterable[Plate] = ()) -> None:
    """Give each of ``articles`` without a picture its ``plate``: of the motifs that fit it the one shown least so far.

    The same page gets the same plates each time; ``taken`` are on it already.
    """
    shown = Counter(plate.motif for plate in taken)
    for article in articles:
        if article.hero_id:
            continue
        motif = min(_fitting(article), key=lambda motif: shown[motif])  # the first of them, where several are
        article.plate = Plate(motif, LOOKS[((article.pk or 0) + shown[motif]) % len(LOOKS)])
        shown[motif] += 1


def _fitting(article: ArticlePage) -> list[str]:
    """Return the motifs for an article, the most fitting first; by its number where they fit alike."""
    topics = [topic.key for topic in article.topics_named]
    number = article.pk or 0
    own = _turned([motif for key in topics for motif in MOTIFS.get(key, ())], number)
    many = [PACT] if len(topics) >= MANY else []
    return [*many, *own, *_turned(list(GENERAL), number)]


def _turned(motifs: list[str], number: int) -> list[str]:
    """Return ``motifs``, begun at another one for each number."""
    start = number % len(motifs) if motifs else 0
    return motifs[start:] + motifs[:start]
