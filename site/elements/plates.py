"""Drawings that stand in for a picture, dealt so that no two on a page are alike as long as they last.

A motif is a template ``<app>/plates/<motif>.html``; ``news/includes/plate.html`` sets it into a landscape in a city's
colours. Each section says which of its motifs fit one of its pages; ``css/news.css`` dresses them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

#: How the same motif looks when it has to be shown again.
LOOKS = ("", " plate--turned", " plate--noon", " plate--turned plate--noon")


@dataclass(frozen=True)
class Plate:
    """A motif of ``app``, and the classes that put it together with its landscape."""

    motif: str
    look: str = LOOKS[0]
    app: str = "news"

    @property
    def template(self) -> str:
        """Return the template of the motif."""
        return f"{self.app}/plates/{self.motif}.html"


def deal(
    pages: Iterable[Any], fitting: Callable[[Any], Sequence[str]], *, taken: Iterable[Plate] = (), app: str = "news"
) -> None:
    """Give each of ``pages`` without a picture its ``plate``: of the motifs that fit it the one shown least so far.

    The same page gets the same plates each time; ``taken`` are on it already. ``fitting`` returns a page's motifs, the
    most fitting first.
    """
    shown = Counter((plate.app, plate.motif) for plate in taken)
    for page in pages:
        if page.hero_id:
            continue
        motif = min(fitting(page), key=lambda motif: shown[app, motif])  # the first of them, where several are
        page.plate = Plate(motif, LOOKS[((page.pk or 0) + shown[app, motif]) % len(LOOKS)], app)
        shown[app, motif] += 1


def turned(motifs: Sequence[str], number: int) -> list[str]:
    """Return ``motifs``, begun at another one for each number."""
    start = number % len(motifs) if motifs else 0
    return [*motifs[start:], *motifs[:start]]
