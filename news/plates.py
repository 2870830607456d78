"""The drawings that stand in for a picture of an article, by its topics; see ``elements.plates``.

All that tells a motif from others lies between 50 and 350 across and 76 and 268 down, which no frame on any screen cuts
off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elements import plates
from elements.plates import Plate, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def for_topic(key: str, number: int = 0) -> Plate:
    """Return the plate that stands for a topic itself; ``number`` tells several on the same topic apart."""
    motifs = MOTIFS.get(key, GENERAL)
    return Plate(motifs[number % len(motifs)])


def deal(articles: Iterable[ArticlePage], taken: Iterable[Plate] = ()) -> None:
    """Give each of ``articles`` without a picture its ``plate``; ``taken`` are on the page already."""
    plates.deal(articles, _fitting, taken=taken)


def _fitting(article: ArticlePage) -> list[str]:
    """Return the motifs for an article, the most fitting first; by its number where they fit alike."""
    topics = [topic.key for topic in article.topics_named]
    number = article.pk or 0
    own = turned([motif for key in topics for motif in MOTIFS.get(key, ())], number)
    many = [PACT] if len(topics) >= MANY else []
    return [*many, *own, *turned(GENERAL, number)]
