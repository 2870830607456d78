"""A small SVG canvas: shapes, gradients and clips, written as compact text."""

import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from .compact import compact

WIDTH, HEIGHT = 1600, 1200

Point: TypeAlias = tuple[float, float]
Stop: TypeAlias = tuple[float, str] | tuple[float, str, float]


def num(value: float) -> str:
    """Write a length in user units with at most one decimal."""
    text = f"{value:.1f}"
    return text.removesuffix(".0").replace("-0.0", "0")


def points(text: str) -> list[Point]:
    """Read a line written as in SVG's own `points`: `x,y` pairs parted by spaces."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def polyline(points: Iterable[Point], *, close: bool = True) -> str:
    """Return path data of straight lines through `points`."""
    coordinates = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return f"M{coordinates}{'Z' if close else ''}"


def smooth(points: Sequence[Point], *, close: bool = False) -> str:
    """Return path data of a Catmull-Rom curve through `points`."""
    count = len(points)
    if close:
        around = [points[-1], *points, points[0], points[1]]
        spans = count
    else:
        around = [points[0], *points, points[-1]]
        spans = count - 1
    parts = [f"M{num(points[0][0])},{num(points[0][1])}"]
    for i in range(spans):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around[i : i + 4]
        curve = (bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
        parts.append("C" + " ".join(num(value) for value in curve))
    return "".join(parts) + ("Z" if close else "")


def band(there: Sequence[Point], back: Sequence[Point]) -> str:
    """Return path data of a closed shape that runs softly along `there` and returns along `back`."""
    return f"{smooth(there)}L{smooth(back)[1:]}Z"


class Picture:
    """One drawing; `rng` is seeded so that every rebuild scatters the same stars and leaves."""

    def __init__(self, seed: int, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Start an empty drawing of `width` × `height` user units."""
        self.width = width
        self.height = height
        self.rng = random.Random(seed)  # noqa: S311 - places stars and leaves, guards nothing
        self._definitions: dict[str, str] = {}
        self._body: list[str] = []
        self._spans: dict[int, tuple[float, float]] = {}

    def svg(self, left: float = 0, width: float | None = None) -> str:
        """Return the document; `left` and `width` cut a window out of a wider drawing."""
        shown = width or self.width
        body = [
            part
            for i, part in enumerate(self._body)
            if i not in self._spans or (self._spans[i][0] < left + shown and self._spans[i][1] > left)
        ]
        text = "\n".join(body)
        definitions = "".join(
            markup.replace("@id", name) for markup, name in self._definitions.items() if f"#{name}" in text
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{num(left)} 0 {num(shown)} {self.height}" '
            f'width="{num(shown)}" height="{self.height}">\n'
            f"<defs>{definitions}</defs>\n{text}\n</svg>\n"
        )

    def linear(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """Return the paint of a gradient running from `start` to `end`."""
        (x1, y1), (x2, y2) = start, end
        return self._paint(
            f'<linearGradient id="@id" gradientUnits="userSpaceOnUse" x1="{num(x1)}" y1="{num(y1)}" '
            f'x2="{num(x2)}" y2="{num(y2)}">{_stops(stops)}</linearGradient>'
        )

    def down(self, top: float, bottom: float, *colours: str) -> str:
        """Return the paint of evenly spaced `colours` between two heights."""
        last = max(len(colours) - 1, 1)
        return self.linear((0, top), (0, bottom), [(i / last, colour) for i, colour in enumerate(colours)])

    def across(self, left: float, right: float, *colours: str) -> str:
        """Return the paint of evenly spaced `colours` between two sides."""
        last = max(len(colours) - 1, 1)
        return self.linear((left, 0), (right, 0), [(i / last, colour) for i, colour in enumerate(colours)])

    def radial(self, centre: Point, radius: float, stops: Sequence[Stop]) -> str:
        """Return the paint of a gradient spreading from `centre`."""
        return self._paint(
            f'<radialGradient id="@id" gradientUnits="userSpaceOnUse" cx="{num(centre[0])}" cy="{num(centre[1])}" '
            f'r="{num(radius)}">{_stops(stops)}</radialGradient>'
        )

    def path(self, data: str, fill: str = "none", **attributes: str | float) -> None:
        """Add path `data`; attributes are SVG's, with underscores for hyphens."""
        self._body.append(f'<path d="{compact(data)}" fill="{fill}"{_attributes(attributes)}/>')

    def polygon(self, points: Iterable[Point], fill: str, **attributes: str | float) -> None:
        """Add a closed straight-edged shape."""
        self.path(polyline(points), fill, **attributes)

    def blob(self, points: Sequence[Point], fill: str, **attributes: str | float) -> None:
        """Add a closed soft-edged shape."""
        self.path(smooth(points, close=True), fill, **attributes)

    def stroke(self, data: str, colour: str, width: float, **attributes: str | float) -> None:
        """Add an open line along path `data`."""
        self.path(data, "none", stroke=colour, stroke_width=width, **attributes)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **attributes: str | float) -> None:
        """Add an upright rectangle."""
        self._body.append(
            f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" '
            f'fill="{fill}"{_attributes(attributes)}/>'
        )

    def circle(self, x: float, y: float, radius: float, fill: str, **attributes: str | float) -> None:
        """Add a disc."""
        self._body.append(
            f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}"{_attributes(attributes)}/>'
        )

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, **attributes: str | float) -> None:
        """Add an upright ellipse."""
        self._body.append(
            f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"'
            f"{_attributes(attributes)}/>"
        )

    def dots(
        self, points: Iterable[Point], size: float, colour: str, *, cap: str = "round", **attributes: str | float
    ) -> None:
        """Add many dots of one size, round or square by `cap`, as a single path."""
        data = "".join(f"M{x:.1f},{y:.1f}h0" for x, y in points)
        if data:
            self.stroke(compact(data, 10 if size >= 3 else 5), colour, size, stroke_linecap=cap, **attributes)

    def cover(self, fill: str, **attributes: str | float) -> None:
        """Paint the whole drawing."""
        self.rect(0, 0, self.width, self.height, fill, **attributes)

    @contextmanager
    def group(self, **attributes: str | float) -> Iterator[None]:
        """Gather what is drawn inside the block, for instance under one opacity or transform."""
        self._body.append(f"<g{_attributes(attributes)}>")
        yield
        self._body.append("</g>")

    @contextmanager
    def clip(self, data: str) -> Iterator[None]:
        """Cut what is drawn inside the block to path `data`."""
        name = self._name(f'<clipPath id="@id"><path d="{compact(data)}"/></clipPath>')
        with self.group(clip_path=f"url(#{name})"):
            yield

    @contextmanager
    def within(self, left: float, right: float) -> Iterator[None]:
        """Promise that what is drawn inside the block lies between two sides, so that `svg` can leave it out."""
        first = len(self._body)
        yield
        self._spans.update(dict.fromkeys(range(first, len(self._body)), (left, right)))

    @contextmanager
    def symbol(self, name: str) -> Iterator[None]:
        """Keep what is drawn inside the block as a stamp that `use` repeats."""
        body, self._body = self._body, []
        yield
        self._definitions[f'<g id="@id">{"".join(self._body)}</g>'] = name
        self._body = body

    def use(self, name: str, x: float, y: float, scale: float, *, flip: bool = False) -> None:
        """Stamp the symbol `name` with its origin at the given place, mirrored with `flip`."""
        size = f"{-scale:.2f} {scale:.2f}" if flip else f"{scale:.2f}"
        self._body.append(f'<use href="#{name}" transform="translate({num(x)} {num(y)}) scale({size})"/>')

    def _paint(self, markup: str) -> str:
        return f"url(#{self._name(markup)})"

    def _name(self, markup: str) -> str:
        return self._definitions.setdefault(markup, f"d{len(self._definitions)}")


def _stops(stops: Sequence[Stop]) -> str:
    written = []
    for stop in stops:
        opacity = f' stop-opacity="{stop[2]:g}"' if len(stop) == 3 else ""
        written.append(f'<stop offset="{stop[0]:.3g}" stop-color="{stop[1]}"{opacity}/>')
    return "".join(written)


def _attributes(attributes: dict[str, str | float]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else f"{value:g}"}"'
        for name, value in attributes.items()
    )
