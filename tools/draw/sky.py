"""Skies: light, sun, moon, stars and clouds."""

import math
from collections.abc import Sequence

from .palette import GYPSUM
from .svg import Picture, Point, smooth


def glow(pic: Picture, centre: Point, radius: float, colour: str, strength: float = 0.8) -> None:
    """Spread light of one colour around `centre`, fading out at `radius`."""
    stops = [(0, colour, strength), (0.35, colour, strength * 0.45), (1, colour, 0)]
    pic.circle(*centre, radius, pic.radial(centre, radius, stops))


def rings(pic: Picture, centre: Point, radii: Sequence[float], colour: str, opacity: float) -> None:
    """Lay discs over each other from wide to narrow, the printed poster's way of showing light."""
    for radius in sorted(radii, reverse=True):
        pic.circle(*centre, radius, colour, opacity=opacity)


def rays(pic: Picture, centre: Point, count: int, reach: float, colour: str, opacity: float, turn: float = 0) -> None:
    """Fan `count` wedges of light out of `centre`."""
    x, y = centre
    wedges = []
    for i in range(count):
        start = turn + 2 * math.pi * i / count
        end = start + math.pi / count
        wedges.append(
            f"M{x:.0f},{y:.0f}L{x + reach * math.cos(start):.0f},{y + reach * math.sin(start):.0f} "
            f"{x + reach * math.cos(end):.0f},{y + reach * math.sin(end):.0f}Z"
        )
    fade = pic.radial(centre, reach, [(0, colour, opacity), (1, colour, 0)])
    pic.path("".join(wedges), fade)


def stars(pic: Picture, count: int, bottom: float, *, left: float = 0, right: float | None = None) -> None:
    """Scatter stars above `bottom`, fewer and fainter toward the horizon."""
    limit = pic.width if right is None else right
    for size, share, opacity in ((2, 0.62, 0.6), (3, 0.28, 0.8), (4.6, 0.1, 0.95)):
        places = [
            (pic.rng.uniform(left, limit), bottom * pic.rng.random() ** 1.35) for _ in range(round(count * share))
        ]
        pic.dots(places, size, GYPSUM, opacity=opacity)


def sparkle(pic: Picture, centre: Point, size: float, colour: str = GYPSUM) -> None:
    """Add one bright four-pointed star."""
    x, y = centre
    waist = size * 0.12
    points = []
    for i in range(8):
        reach = size if i % 2 == 0 else waist
        angle = math.pi * i / 4
        points.append((x + reach * math.sin(angle), y - reach * math.cos(angle)))
    pic.polygon(points, colour)


def crescent(pic: Picture, centre: Point, radius: float, colour: str, turn: float = -25) -> None:
    """Add a thin moon, its horns turned by `turn` degrees."""
    x, y = centre
    top, bottom = y - radius, y + radius
    data = (
        f"M{x:.1f},{top:.1f}A{radius:g},{radius:g} 0 1 1 {x:.1f},{bottom:.1f}"
        f"A{radius * 1.28:g},{radius * 1.28:g} 0 0 0 {x:.1f},{top:.1f}Z"
    )
    pic.path(data, colour, transform=f"rotate({turn:g} {x:g} {y:g})")


def streak(pic: Picture, centre: Point, length: float, height: float, fill: str, opacity: float = 1) -> None:
    """Add one long desert evening cloud: flat below, gently humped above, pointed at both ends."""
    x, y = centre
    rng = pic.rng
    left, right = x - length / 2, x + length / 2
    top = [(left, y)]
    steps = 7
    for i in range(1, steps):
        share = i / steps
        lift = math.sin(math.pi * share) ** 0.8 * height * rng.uniform(0.55, 1)
        top.append((left + length * share, y - lift))
    top.append((right, y))
    bottom = [(left + length * s, y + height * 0.16 * math.sin(math.pi * s)) for s in (0.75, 0.5, 0.25)]
    pic.path(smooth([*top, *bottom], close=True), fill, opacity=opacity)


def cumulus(pic: Picture, centre: Point, width: float, lit: str, shade: str, *, sun: int = -1) -> None:
    """Add a heaped summer cloud with a flat base; `sun` is -1 when the light comes from the left, 1 from the right."""
    x, y = centre
    rng = pic.rng
    puffs = []
    for i in range(9):
        share = i / 8
        radius = width * (0.07 + 0.13 * math.sin(math.pi * share)) * rng.uniform(0.85, 1.15)
        lift = math.sin(math.pi * share) * width * 0.12 * rng.uniform(0.7, 1.2)
        puffs.append((x - width / 2 + width * share, y - radius * 0.6 - lift, radius))
    base = f"M{x - width:g},{y - width:g}H{x + width:g}V{y:g}H{x - width:g}Z"
    with pic.clip(base):
        for px, py, radius in puffs:
            pic.circle(px - sun * radius * 0.12, py + radius * 0.2, radius, shade)
        for px, py, radius in puffs:
            pic.circle(px + sun * radius * 0.08, py - radius * 0.06, radius * 0.88, lit)
