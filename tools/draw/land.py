"""Ground: ridges with lit and shaded faces, slopes, mist and scattered brush."""

import math
from collections.abc import Sequence

from .compact import compact
from .palette import mix
from .svg import Picture, Point, polyline, smooth


def jagged(pic: Picture, points: Sequence[Point], rough: float = 0.2, depth: int = 4) -> list[Point]:
    """Break straight runs between `points` into rock: each pass shifts the midpoints up or down."""
    line = list(points)
    for level in range(depth):
        broken = [line[0]]
        for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
            length = math.hypot(bx - ax, by - ay)
            shift = pic.rng.uniform(-1, 1) * length * rough * 0.82**level
            broken += [((ax + bx) / 2 + pic.rng.uniform(-0.1, 0.1) * (bx - ax), (ay + by) / 2 + shift), (bx, by)]
        line = broken
    return line


def slope(pic: Picture, crest: Sequence[Point], bottom: float, fill: str, **attributes: str | float) -> None:
    """Fill everything below a straight-edged crest."""
    outline = polyline([*crest, (crest[-1][0], bottom), (crest[0][0], bottom)])
    pic.path(compact(outline, 5), fill, **attributes)


def roll(pic: Picture, crest: Sequence[Point], bottom: float, fill: str, **attributes: str | float) -> None:
    """Fill everything below a soft crest."""
    (first, _), (last, _) = crest[0], crest[-1]
    pic.path(f"{smooth(crest)}L{last:.1f},{bottom:.1f}L{first:.1f},{bottom:.1f}Z", fill, **attributes)


def massif(
    pic: Picture,
    crest: Sequence[Point],
    floor: float,
    lit: str,
    shade: str,
    haze: str,
    *,
    sun: int = -1,
    steep: float = 0.5,
    window: int = 4,
) -> None:
    """Draw a mountain range: sunlit ground with a shaded face below every summit.

    `sun` is -1 when the light comes from the left and 1 from the right; `steep` is how far a spur leans
    sideways for each unit it falls; `window` is how many crest points on either side a summit must top.
    """
    top = min(y for _, y in crest)
    slope(pic, crest, floor, pic.down(top, floor, lit, mix(lit, haze, 0.35), haze))
    away = -sun
    dark = pic.linear((0, top), (0, floor), [(0, shade), (0.55, mix(shade, haze, 0.4)), (1, haze)])
    deep = mix(shade, "#1E1B33", 0.28)
    darker = pic.linear((0, top), (0, floor), [(0, deep), (0.55, mix(deep, haze, 0.5)), (1, haze)])
    bright = pic.linear((0, top), (0, floor), [(0, mix(lit, "#FAF7F1", 0.35)), (0.6, mix(lit, haze, 0.4)), (1, haze)])
    faces: list[str] = []
    inner: list[str] = []
    lights: list[str] = []
    outline = polyline([*crest, (crest[-1][0], floor), (crest[0][0], floor)])
    with pic.clip(compact(outline, 5)):
        for i, (x, y) in enumerate(crest):
            near = crest[max(i - window, 0) : i + window + 1]
            if y > min(height for _, height in near):
                continue
            walk = [(x, y)]
            j = i + away
            while 0 <= j < len(crest) and crest[j][1] >= walk[-1][1] - 6 and len(walk) < window * 6:
                walk.append(crest[j])
                j += away
            valley = walk[-1]
            fall = (floor - y) * pic.rng.uniform(0.55, 0.95)
            foot = (x + away * fall * steep * pic.rng.uniform(0.7, 1.2), y + fall)
            spur = _spur(pic, (x, y), foot, away)
            gully = _spur(pic, valley, foot, away)
            faces.append(polyline([*walk, *gully, *reversed(spur)]))
            middle = ((x + valley[0]) / 2, (y + valley[1]) / 2 + 4)
            low = (foot[0] + away * 8, y + fall * 0.7)
            inner.append(polyline([*walk[len(walk) // 2 :], *_spur(pic, valley, low, away), middle]))
            rib = (x - away * fall * 0.22, y + fall * pic.rng.uniform(0.35, 0.6))
            lights.append(polyline([(x, y), *_spur(pic, (x, y), rib, -away), (x - away * fall * 0.02, y + fall * 0.3)]))
        pic.path(compact("".join(lights), 5), bright, opacity=0.7)
        pic.path(compact("".join(faces), 5), dark)
        pic.path(compact("".join(inner), 5), darker, opacity=0.75)


def _spur(pic: Picture, top: Point, foot: Point, lean: int) -> list[Point]:
    """Return a zigzag descent from `top` to `foot`."""
    steps = 5
    line = []
    for i in range(1, steps + 1):
        share = i / steps
        x = top[0] + (foot[0] - top[0]) * share
        y = top[1] + (foot[1] - top[1]) * share
        swing = (foot[1] - top[1]) * 0.07 * (1 if i % 2 else -1) * pic.rng.uniform(0.4, 1.2) * lean
        line.append((x + (0 if i == steps else swing), y))
    return line


def ravines(
    pic: Picture,
    outline: Sequence[Point],
    heads: Sequence[tuple[float, float, float, float]],
    shade: str,
    light: str,
) -> None:
    """Carve ravines down a flank and catch light on the spurs between them.

    Each of `heads` is where a ravine starts (x, y), how far it falls and how far it leans for each unit of fall.
    """
    with pic.clip(polyline(outline)):
        for x, y, fall, lean in heads:
            line = [(x + lean * fall * t / 5 + (-1) ** t * fall * 0.022, y + fall * t / 5) for t in range(6)]
            way = 1 if lean < 0 else -1
            wide = [
                (px + way * fall * (0.028 + 0.042 * t * pic.rng.uniform(0.7, 1.3)), py)
                for t, (px, py) in enumerate(line)
            ]
            fade = pic.linear((0, y), (0, y + fall), [(0, shade, 0.75), (1, shade, 0.12)])
            pic.polygon([*line, *reversed(wide)], fade)
            glint = [(px - way * fall * (0.014 + 0.018 * t), py) for t, (px, py) in enumerate(line[:5])]
            pic.polygon([*line[:5], *reversed(glint)], light, opacity=0.3)


def mist(pic: Picture, top: float, bottom: float, colour: str, strength: float = 0.8) -> None:
    """Lay haze across the picture, clear at `top` and thickest at `bottom`."""
    paint = pic.linear((0, top), (0, bottom), [(0, colour, 0), (1, colour, strength)])
    pic.rect(0, top, pic.width, bottom - top, paint)


def brush(pic: Picture, area: tuple[float, float, float, float], count: int, size: float, fill: str) -> None:
    """Scatter round desert bushes over `area` (left, top, right, bottom), larger toward the viewer."""
    left, top, right, bottom = area
    mounds = []
    for _ in range(count):
        depth = pic.rng.random()
        x, y = pic.rng.uniform(left, right), top + (bottom - top) * depth
        r = size * (0.25 + 0.75 * depth) * pic.rng.uniform(0.6, 1.1)
        mounds.append((y, f"M{x - r:.0f},{y:.0f}q{r * 0.2:.1f},{-r:.1f} {r:.1f},{-r:.1f}t{r:.1f},{r:.1f}z"))
    pic.path("".join(data for _, data in sorted(mounds)), fill)
