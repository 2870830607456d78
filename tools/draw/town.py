"""Built things: walls in perspective, arches, skylines, lights and the people among them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .palette import GYPSUM, OCHRE, mix
from .svg import Picture, Point, num, polyline


@dataclass(frozen=True)
class Wall:
    """An upright wall, seen at an angle when its two edges differ in height.

    Places on it are shares from 0 to 1: left edge to right edge, and ground to top.
    """

    left: float
    right: float
    left_base: float
    left_top: float
    right_base: float
    right_top: float

    @classmethod
    def flat(cls, left: float, right: float, base: float, top: float) -> "Wall":
        """Return a wall seen straight on."""
        return cls(left, right, base, top, base, top)

    def at(self, along: float, up: float) -> Point:
        """Return where a place on the wall falls in the picture, foreshortened."""
        near = self.left_base - self.left_top
        far = self.right_base - self.right_top
        share = along * near / (along * near + (1 - along) * far)
        base = self.left_base + (self.right_base - self.left_base) * share
        top = self.left_top + (self.right_top - self.left_top) * share
        return self.left + (self.right - self.left) * share, base + (top - base) * up

    def panel(self, left: float, right: float, low: float, high: float) -> list[Point]:
        """Return the corners of a rectangle on the wall."""
        return [self.at(left, low), self.at(right, low), self.at(right, high), self.at(left, high)]

    def arch(self, left: float, right: float, low: float, high: float, rise: float | None = None) -> list[Point]:
        """Return the outline of a round-headed opening; `rise` is the height of its head as a share of the wall."""
        head = (high - low) * 0.4 if rise is None else rise
        middle, half = (left + right) / 2, (right - left) / 2
        spring = high - head
        curve = [
            self.at(middle + half * math.cos(math.pi * i / 14), spring + head * math.sin(math.pi * i / 14))
            for i in range(15)
        ]
        return [self.at(left, low), self.at(right, low), *curve]

    def lobed(self, left: float, right: float, low: float, high: float, lobes: int = 5) -> list[Point]:
        """Return the outline of a Moorish opening whose head is cut into `lobes`."""
        middle, half = (left + right) / 2, (right - left) / 2
        head = min((high - low) * 0.45, (high - low))
        spring = high - head
        points = [self.at(left, low), self.at(right, low)]
        for lobe in range(lobes):
            for i in range(7):
                angle = math.pi * (lobe + i / 6) / lobes
                reach = 0.84 + 0.16 * math.sin(math.pi * i / 6)
                points.append(
                    self.at(middle + half * reach * math.cos(angle), spring + head * reach * math.sin(angle))
                )
        return points


def window(pic: Picture, outline: Sequence[Point], glass: str, frame: str, width: float = 4) -> None:
    """Draw one opening with its frame."""
    pic.polygon(outline, glass, stroke=frame, stroke_width=width, stroke_linejoin="round")


def balusters(pic: Picture, wall: Wall, low: float, high: float, count: int, colour: str, rail: float) -> None:
    """Draw a balustrade between two heights of a wall."""
    posts = []
    for i in range(count):
        along = (i + 0.5) / count
        half = 0.28 / count
        posts.append(polyline(wall.panel(along - half, along + half, low, high)))
    pic.path("".join(posts), colour)
    pic.polygon(wall.panel(0, 1, high - rail, high), colour)
    pic.polygon(wall.panel(0, 1, low, low + rail), colour)


def skyline(
    pic: Picture,
    span: tuple[float, float],
    base: float,
    tallest: float,
    fill: str,
    *,
    light: str | None = OCHRE,
    peak: float | None = None,
    chance: float = 0.35,
    narrow: float = 22,
) -> None:
    """Draw a row of buildings, highest near `peak`, with some windows lit."""
    left, right = span
    middle = (left + right) / 2 if peak is None else peak
    outline: list[Point] = [(left, base)]
    lit: list[Point] = []
    x = left
    while x < right:
        width = min(pic.rng.uniform(narrow, narrow * 2.6), right - x)
        near = max(0.0, 1 - abs(x + width / 2 - middle) / ((right - left) * 0.5))
        height = tallest * (0.12 + 0.2 * pic.rng.random() + 0.68 * near**2.2 * pic.rng.uniform(0.45, 1))
        outline += [(x, base - height), (x + width, base - height)]
        if pic.rng.random() < 0.25 and height > tallest * 0.4:
            outline[-1:] = [
                (x + width * 0.35, base - height),
                (x + width * 0.35, base - height * 1.1),
                (x + width * 0.65, base - height * 1.1),
                (x + width * 0.65, base - height),
                (x + width, base - height),
            ]
        step = narrow * 0.42
        for row in range(1, int(height / step)):
            for column in range(1, int(width / step)):
                if pic.rng.random() < chance:
                    lit.append((x + column * step, base - height + row * step))
        x += width
    outline.append((right, base))
    pic.polygon(outline, fill)
    if light:
        pic.dots(lit, narrow * 0.17, light, cap="square")


def lights(
    pic: Picture,
    area: tuple[float, float, float, float],
    count: int,
    size: float,
    colours: Sequence[str] = (OCHRE, GYPSUM, "#D98E73"),
    *,
    rows: int = 0,
) -> None:
    """Scatter the lamps of a city seen from above over `area` (left, top, right, bottom), larger toward the viewer.

    With `rows`, most lamps string along that many level streets.
    """
    left, top, right, bottom = area
    buckets: dict[tuple[int, str], list[Point]] = {}
    for _ in range(count):
        depth = pic.rng.random() ** 1.5
        if rows and pic.rng.random() < 0.7:
            depth = (round(depth * rows) + pic.rng.uniform(-0.06, 0.06)) / rows
        x, y = pic.rng.uniform(left, right), top + (bottom - top) * max(depth, 0)
        key = (1 + int(3 * depth), pic.rng.choice(colours))
        buckets.setdefault(key, []).append((x, y))
    for (tier, colour), places in sorted(buckets.items()):
        pic.dots(places, size * (0.35 + 0.65 * tier / 4), colour, opacity=0.55 + 0.1 * tier)


def person(pic: Picture, foot: Point, height: float, coat: str, legs: str, stride: float = 0.1) -> None:
    """Draw one walker as a small figure standing at `foot`."""
    x, y = foot
    h = height
    pic.path(
        f"M{num(x - h * 0.06)},{num(y - h * 0.48)}L{num(x - h * stride)},{num(y)}h{num(h * 0.07)}L{num(x)},{num(y - h * 0.36)}"
        f"L{num(x + h * stride - h * 0.03)},{num(y)}h{num(h * 0.07)}L{num(x + h * 0.07)},{num(y - h * 0.48)}Z",
        legs,
    )
    pic.path(
        f"M{num(x - h * 0.1)},{num(y - h * 0.42)}Q{num(x - h * 0.14)},{num(y - h * 0.82)} {num(x)},{num(y - h * 0.83)}"
        f"Q{num(x + h * 0.14)},{num(y - h * 0.82)} {num(x + h * 0.11)},{num(y - h * 0.42)}Z",
        coat,
    )
    pic.circle(x + h * 0.01, y - h * 0.91, h * 0.085, legs)


def lamp(pic: Picture, foot: Point, height: float, iron: str, light: str) -> None:
    """Draw a cast-iron street lamp with a glowing lantern."""
    x, y = foot
    h = height
    stops = [(0, light, 0.75), (0.4, light, 0.25), (1, light, 0)]
    centre = (x, y - h * 0.93)
    pic.circle(*centre, h * 0.3, pic.radial(centre, h * 0.3, stops))
    pic.polygon([(x - h * 0.035, y), (x - h * 0.012, y - h * 0.15), (x - h * 0.01, y - h * 0.86), (x + h * 0.01, y - h * 0.86), (x + h * 0.012, y - h * 0.15), (x + h * 0.035, y)], iron)
    pic.polygon([(x - h * 0.025, y - h * 0.87), (x - h * 0.045, y - h * 0.97), (x + h * 0.045, y - h * 0.97), (x + h * 0.025, y - h * 0.87)], mix(light, GYPSUM, 0.5))
    pic.polygon([(x - h * 0.055, y - h * 0.97), (x, y - h * 1.02), (x + h * 0.055, y - h * 0.97)], iron)
    pic.rect(x - h * 0.03, y - h * 0.875, h * 0.06, h * 0.014, iron)


def christ(pic: Picture, foot: Point, height: float, lit: str, shade: str, base: str) -> None:
    """Draw the Cristo de las Noas: a robed figure with open arms on a stepped pedestal."""
    x, y = foot
    h = height

    def place(points: Sequence[Point]) -> list[Point]:
        return [(x + px * h, y - py * h) for px, py in points]

    plinth = [(-0.15, 0), (-0.15, 0.05), (-0.11, 0.05), (-0.11, 0.13), (-0.085, 0.13), (-0.085, 0.17)]
    pic.polygon(place([*plinth, *[(-px, py) for px, py in reversed(plinth)]]), base)
    pic.polygon(place([(0.03, 0), (0.15, 0), (0.15, 0.05), (0.11, 0.05), (0.11, 0.13), (0.085, 0.13), (0.085, 0.17), (0.03, 0.17)]), mix(base, "#1E1B33", 0.35))
    body = [
        (-0.078, 0.17), (-0.07, 0.4), (-0.062, 0.6), (-0.075, 0.69), (-0.2, 0.685), (-0.345, 0.712), (-0.395, 0.735),
        (-0.43, 0.728), (-0.435, 0.742), (-0.4, 0.757), (-0.345, 0.765), (-0.22, 0.79), (-0.1, 0.832), (-0.045, 0.845),
        (-0.03, 0.862),
    ]  # fmt: skip
    sleeve = [(-0.2, 0.62), (-0.3, 0.655)]
    left = body[:4] + [(-0.12, 0.645), *sleeve, *body[5:]]
    right = [(-px, py) for px, py in reversed(left)]
    pic.path(smooth_outline(place([*left, *right])), lit)
    half = [(0.012, 0.17), (0.078, 0.17), (0.07, 0.4), (0.062, 0.6), (0.075, 0.69), (0.12, 0.645), (0.2, 0.62), (0.3, 0.655), (0.345, 0.712), (0.395, 0.735), (0.3, 0.735), (0.16, 0.74), (0.06, 0.775), (0.035, 0.72), (0.045, 0.6), (0.02, 0.4)]
    pic.polygon(place(half), shade)
    folds = [[(-0.045, 0.17), (-0.035, 0.45), (-0.012, 0.62), (-0.025, 0.45), (-0.03, 0.17)], [(-0.012, 0.17), (-0.006, 0.4), (0.005, 0.58), (0.006, 0.4), (0.002, 0.17)],
             [(-0.1, 0.8), (-0.03, 0.72), (0.04, 0.6), (0.03, 0.63), (-0.04, 0.74), (-0.085, 0.795)], [(-0.16, 0.7), (-0.21, 0.64), (-0.2, 0.7)], [(-0.25, 0.72), (-0.29, 0.665), (-0.275, 0.722)]]
    for fold in folds:
        pic.polygon(place(fold), shade, opacity=0.75)
    head = place([(0, 0.905)])[0]
    pic.ellipse(head[0], head[1] + h * 0.012, h * 0.046, h * 0.066, shade)
    pic.ellipse(head[0] - h * 0.006, head[1], h * 0.03, h * 0.044, lit)
    pic.polygon(place([(-0.025, 0.885), (-0.006, 0.855), (0.014, 0.885), (-0.004, 0.875)]), shade)


def smooth_outline(points: Sequence[Point]) -> str:
    """Return a closed outline whose corners are kept but joined through rounded midpoints."""
    data = []
    count = len(points)
    for i, (x, y) in enumerate(points):
        nx, ny = points[(i + 1) % count]
        mx, my = (x + nx) / 2, (y + ny) / 2
        data.append(f"Q{num(x)},{num(y)} {num(mx)},{num(my)}" if data else f"M{num(mx)},{num(my)}")
    x, y = points[0]
    nx, ny = points[1]
    data.append(f"Q{num(x)},{num(y)} {num((x + nx) / 2)},{num((y + ny) / 2)}")
    return "".join(data) + "Z"
