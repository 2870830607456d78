"""Retablos: saints on tin over a shelf with candles and marigolds, lit from the left."""

import math

from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rays, sparkle
from ..svg import Picture, Point, points

TIN = mix(LIMESTONE, AGAVE, 0.35)
DULL = mix(TIN, VIOLET, 0.45)
SKIN = mix(ROSE, LIMESTONE, 0.35)
WALL = mix(TERRACOTTA, VIOLET, 0.28)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=18)
    pic.cover(
        pic.linear((0, 0), (1600, 1200), [(0, mix(WALL, OCHRE, 0.35)), (0.45, WALL), (1, mix(WALL, NIGHT, 0.62))])
    )
    _plaster(pic)
    glow(pic, (430, 880), 760, OCHRE, 0.5)
    _frame(pic, (352, 590), 150, 215, _joseph)
    _frame(pic, (1252, 575), 158, 226, _child)
    _frame(pic, (800, 528), 222, 316, _guadalupe)
    _shelf(pic)
    for x, height, size in (
        (208, 150, 1.0),
        (300, 96, 0.9),
        (1320, 120, 0.95),
        (1418, 170, 1.0),
        (560, 72, 0.8),
        (1052, 84, 0.8),
    ):
        _candle(pic, (x, 985), height, size)
    for x, count in ((400, 9), (660, 7), (800, 11), (940, 7), (1190, 9)):
        _marigolds(pic, (x, 985), count)
    return pic.svg()


def _plaster(pic: Picture) -> None:
    """Mottle the wall, and throw the light of a window on it."""
    for _ in range(130):
        x, y = pic.rng.uniform(0, 1600), pic.rng.uniform(0, 980)
        pic.ellipse(x, y, pic.rng.uniform(20, 110), pic.rng.uniform(4, 16), mix(WALL, GYPSUM, 0.3), opacity=0.06)
    light = mix(OCHRE, GYPSUM, 0.45)
    for left in (90, 330):
        pic.polygon([(left, -10), (left + 190, -10), (left + 560, 990), (left + 330, 990)], light, opacity=0.1)


def _frame(pic: Picture, centre: Point, half: float, tall: float, paint: object) -> None:
    """Hang a tin frame with a shell for its head; ``paint`` fills the picture inside."""
    x, y = centre
    with pic.group(opacity=0.45):
        pic.rect(x - half + 26, y - tall + 30, half * 2 + 14, tall * 2 + 14, mix(NIGHT, VIOLET, 0.3))
    edge = half * 0.2
    shell = pic.radial((x, y - tall), half, [(0, DULL), (0.7, TIN), (1, mix(TIN, GYPSUM, 0.6))])
    pic.path(f"M{x - half},{y - tall}A{half},{half * 0.82} 0 0 1 {x + half},{y - tall}Z", shell)
    for i in range(1, 12):
        angle = math.pi * i / 12
        pic.stroke(
            f"M{x},{y - tall}L{x - half * 0.94 * math.cos(angle)},{y - tall - half * 0.77 * math.sin(angle)}",
            DULL,
            half * 0.02,
        )
    for i in range(13):
        angle = math.pi * i / 12
        pic.circle(
            x - half * math.cos(angle), y - tall - half * 0.82 * math.sin(angle), half * 0.06, mix(TIN, GYPSUM, 0.45)
        )
    pic.circle(
        x,
        y - tall - half * 0.3,
        half * 0.17,
        mix(TEAL, NIGHT, 0.2),
        stroke=mix(TIN, GYPSUM, 0.5),
        stroke_width=half * 0.04,
    )
    pic.rect(x - half, y - tall, half * 2, tall * 2, pic.across(x - half, x + half, mix(TIN, GYPSUM, 0.55), TIN, DULL))
    pic.rect(
        x - half + edge * 0.25,
        y - tall + edge * 0.25,
        half * 2 - edge * 0.5,
        tall * 2 - edge * 0.5,
        "none",
        stroke=DULL,
        stroke_width=3,
    )
    step = edge * 0.95
    studs: list[Point] = []
    for k in range(round(2 * half / step)):
        studs += [
            (x - half + step * (k + 0.5), y - tall + edge * 0.5),
            (x - half + step * (k + 0.5), y + tall - edge * 0.5),
        ]
    for k in range(round(2 * tall / step)):
        studs += [
            (x - half + edge * 0.5, y - tall + step * (k + 0.5)),
            (x + half - edge * 0.5, y - tall + step * (k + 0.5)),
        ]
    pic.dots(studs, edge * 0.3, mix(TIN, GYPSUM, 0.75))
    for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        px, py = x + sx * (half - edge * 0.5), y + sy * (tall - edge * 0.5)
        pic.polygon(
            [(px - edge * 0.6, py), (px, py - edge * 0.6), (px + edge * 0.6, py), (px, py + edge * 0.6)],
            mix(TIN, OCHRE, 0.5),
        )
    inner = (x - half + edge, y - tall + edge, x + half - edge, y + tall - edge)
    left, top, right, bottom = inner
    with pic.clip(f"M{left},{top}H{right}V{bottom}H{left}Z"):
        paint(pic, inner)  # type: ignore[operator]
    pic.rect(left, top, right - left, bottom - top, "none", stroke=mix(NIGHT, VIOLET, 0.3), stroke_width=5, opacity=0.6)


def _ground(pic: Picture, inner: tuple[float, float, float, float], sky: str, low: str) -> None:
    left, top, right, bottom = inner
    pic.rect(
        left, top, right - left, bottom - top, pic.down(top, bottom, mix(sky, NIGHT, 0.15), sky, mix(sky, ROSE, 0.45))
    )
    pic.path(
        f"M{left},{bottom}V{bottom - (bottom - top) * 0.16}Q{(left + right) / 2},{bottom - (bottom - top) * 0.24} {right},{bottom - (bottom - top) * 0.14}V{bottom}Z",
        low,
    )


def _drapes(pic: Picture, inner: tuple[float, float, float, float], cloth: str) -> None:
    """Draw the painted curtains that hang in the corners of so many of them."""
    left, top, right, bottom = inner
    width, height = right - left, bottom - top
    for side, edge in ((1, left), (-1, right)):
        pic.path(
            f"M{edge},{top}H{edge + side * width * 0.36}Q{edge + side * width * 0.25},{top + height * 0.13} {edge + side * width * 0.09},{top + height * 0.2}Q{edge + side * width * 0.13},{top + height * 0.3} {edge},{top + height * 0.4}Z",
            cloth,
        )
        for share in (0.1, 0.19, 0.28):
            pic.stroke(
                f"M{edge + side * width * share},{top}Q{edge + side * width * share * 0.8},{top + height * 0.1} {edge + side * width * 0.05},{top + height * 0.19}",
                mix(cloth, NIGHT, 0.3),
                width * 0.012,
            )
        pic.circle(edge + side * width * 0.08, top + height * 0.205, width * 0.028, OCHRE)


def _head(pic: Picture, at: Point, size: float, veil: str) -> None:
    x, y = at
    pic.ellipse(x, y, size * 0.9, size * 1.06, veil)
    pic.ellipse(x, y + size * 0.1, size * 0.56, size * 0.76, SKIN)
    pic.path(
        f"M{x + size * 0.04},{y - size * 0.6}A{size * 0.56},{size * 0.76} 0 0 1 {x + size * 0.04},{y + size * 0.84}Q{x + size * 0.2},{y + size * 0.1} {x + size * 0.04},{y - size * 0.6}Z",
        mix(SKIN, TERRACOTTA, 0.3),
        opacity=0.7,
    )
    for eye in (-0.22, 0.22):
        pic.stroke(
            f"M{x + (eye - 0.1) * size},{y + size * 0.06}q{size * 0.1},{size * 0.07} {size * 0.2},0",
            mix(NIGHT, TERRACOTTA, 0.3),
            size * 0.06,
        )
    pic.stroke(
        f"M{x - size * 0.1},{y + size * 0.5}q{size * 0.1},{size * 0.06} {size * 0.2},0",
        mix(TERRACOTTA, NIGHT, 0.2),
        size * 0.06,
    )


def _guadalupe(pic: Picture, inner: tuple[float, float, float, float]) -> None:
    """Paint a Virgin in a mantle of stars, in rays, on a dark moon."""
    left, top, right, bottom = inner
    x, width, height = (left + right) / 2, right - left, bottom - top
    _ground(pic, inner, mix(TEAL, LIMESTONE, 0.3), mix(CREOSOTE, OCHRE, 0.2))
    heart = (x, top + height * 0.5)
    pic.ellipse(
        *heart,
        width * 0.36,
        height * 0.44,
        pic.radial(heart, height * 0.44, [(0, GYPSUM), (0.6, OCHRE), (1, mix(OCHRE, TERRACOTTA, 0.6))]),
    )
    spikes = []
    for i in range(44):
        angle = 2 * math.pi * i / 44
        long = 1.12 if i % 2 else 1.02
        tip = (heart[0] + width * 0.37 * long * math.sin(angle), heart[1] - height * 0.45 * long * math.cos(angle))
        foot = [
            (heart[0] + width * 0.33 * math.sin(angle + d), heart[1] - height * 0.41 * math.cos(angle + d))
            for d in (-0.06, 0.06)
        ]
        spikes.append([foot[0], tip, foot[1]])
    for spike in spikes:
        pic.polygon(spike, mix(OCHRE, GYPSUM, 0.25))
    robe, mantle = mix(ROSE, TERRACOTTA, 0.35), mix(TEAL, CREOSOTE, 0.35)
    s = height / 100

    def at(px: float, py: float) -> str:
        return f"{x + px * s},{top + py * s}"

    pic.path(
        f"M{at(0, 16)}C{at(15, 20)} {at(19, 40)} {at(21, 84)}Q{at(0, 92)} {at(-21, 84)}C{at(-19, 40)} {at(-15, 20)} {at(0, 16)}Z",
        mantle,
    )
    pic.path(
        f"M{at(0, 28)}C{at(8, 36)} {at(11, 60)} {at(13, 86)}Q{at(0, 91)} {at(-13, 86)}C{at(-11, 60)} {at(-8, 36)} {at(0, 28)}Z",
        robe,
    )
    pic.path(
        f"M{at(2, 34)}C{at(9, 44)} {at(11, 66)} {at(13, 86)}Q{at(8, 89)} {at(4, 89)}Q{at(7, 60)} {at(2, 34)}Z",
        mix(robe, NIGHT, 0.3),
        opacity=0.6,
    )
    for px, py in (
        (-16, 44),
        (-15, 56),
        (-17, 68),
        (-17.5, 79),
        (16, 44),
        (15.5, 56),
        (17, 68),
        (17.5, 79),
        (-11, 30),
        (11, 30),
    ):
        sparkle(pic, (x + px * s, top + py * s), 2.1 * s, OCHRE)
    pic.stroke(
        f"M{at(0, 16)}C{at(15, 20)} {at(19, 40)} {at(21, 84)}M{at(0, 16)}C{at(-15, 20)} {at(-19, 40)} {at(-21, 84)}",
        OCHRE,
        s * 0.9,
    )
    pic.path(f"M{at(-24, 84)}Q{at(0, 103)} {at(24, 84)}Q{at(0, 94)} {at(-24, 84)}Z", mix(NIGHT, VIOLET, 0.35))
    _head(pic, (x, top + 23 * s), 6.2 * s, mantle)
    pic.path(f"M{at(-4.6, 41)}Q{at(0, 33)} {at(4.6, 41)}L{at(0, 47)}Z", SKIN)
    pic.stroke(f"M{at(0, 35.5)}V{top + 46 * s}", mix(SKIN, TERRACOTTA, 0.5), s * 0.5)
    pic.stroke(f"M{at(-9, 52)}Q{at(0, 55)} {at(9, 52)}", mix(NIGHT, VIOLET, 0.2), s * 1.6)
    _drapes(pic, inner, mix(TERRACOTTA, NIGHT, 0.12))


def _joseph(pic: Picture, inner: tuple[float, float, float, float]) -> None:
    """Paint Saint Joseph with his flowering staff."""
    left, top, right, bottom = inner
    x, height = (left + right) / 2, bottom - top
    s = height / 100
    _ground(pic, inner, mix(AGAVE, LIMESTONE, 0.35), mix(TERRACOTTA, OCHRE, 0.3))

    def at(px: float, py: float) -> str:
        return f"{x + px * s},{top + py * s}"

    pic.circle(x, top + 27 * s, 13 * s, mix(OCHRE, GYPSUM, 0.3), opacity=0.9)
    pic.path(
        f"M{at(0, 36)}C{at(17, 40)} {at(18, 66)} {at(20, 92)}H{x - 20 * s}C{at(-18, 66)} {at(-17, 40)} {at(0, 36)}Z",
        mix(CREOSOTE, DEEP, 0.3),
    )
    pic.path(
        f"M{at(-3, 36)}C{at(-20, 44)} {at(-16, 76)} {at(-20, 92)}H{x + 2 * s}C{at(-2, 74)} {at(6, 52)} {at(5, 38)}Z",
        mix(OCHRE, TERRACOTTA, 0.35),
    )
    _head(pic, (x, top + 27 * s), 8 * s, mix(TERRACOTTA, NIGHT, 0.55))
    pic.path(f"M{at(-5, 30)}Q{at(0, 46)} {at(5, 30)}Q{at(0, 34)} {at(-5, 30)}Z", mix(TERRACOTTA, NIGHT, 0.55))
    pic.stroke(f"M{at(16, 90)}L{at(13, 22)}", mix(CREOSOTE, OCHRE, 0.3), s * 1.4)
    for px, py in ((13, 20), (10, 24), (16, 25), (12, 29), (16, 17), (10, 16)):
        pic.circle(x + px * s, top + py * s, 2.7 * s, GYPSUM)
        pic.circle(x + px * s, top + py * s, 0.9 * s, OCHRE)
    pic.circle(x + 12 * s, top + 56 * s, 3.4 * s, SKIN)


def _child(pic: Picture, inner: tuple[float, float, float, float]) -> None:
    """Paint the Holy Child of Atocha: in a chair, with hat, basket and staff."""
    left, top, right, bottom = inner
    x, height = (left + right) / 2, bottom - top
    s = height / 100
    _ground(pic, inner, mix(VIOLET, ROSE, 0.35), mix(CREOSOTE, NIGHT, 0.2))
    rays(pic, (x, top + 40 * s), 20, 60 * s, OCHRE, 0.55)

    def at(px: float, py: float) -> str:
        return f"{x + px * s},{top + py * s}"

    pic.path(
        f"M{at(-17, 90)}V{top + 34 * s}Q{at(-13, 28)} {at(-9, 34)}V{top + 60 * s}H{x + 9 * s}V{top + 34 * s}Q{at(13, 28)} {at(17, 34)}V{top + 90 * s}H{x + 12 * s}V{top + 74 * s}H{x - 12 * s}V{top + 90 * s}Z",
        mix(OCHRE, TERRACOTTA, 0.45),
    )
    pic.path(
        f"M{at(0, 42)}C{at(13, 45)} {at(12, 62)} {at(14, 78)}H{x - 14 * s}C{at(-12, 62)} {at(-13, 45)} {at(0, 42)}Z",
        mix(TERRACOTTA, ROSE, 0.25),
    )
    pic.path(f"M{at(-8, 78)}h{16 * s}v{9 * s}h{-16 * s}Z", mix(TEAL, NIGHT, 0.15))
    pic.path(f"M{at(-11, 46)}Q{at(0, 54)} {at(11, 46)}L{at(7, 42)}H{x - 7 * s}Z", GYPSUM)
    _head(pic, (x, top + 33 * s), 7.2 * s, mix(TERRACOTTA, NIGHT, 0.5))
    pic.ellipse(x, top + 26 * s, 13 * s, 2.8 * s, mix(NIGHT, VIOLET, 0.3))
    pic.path(f"M{at(-7, 26)}Q{at(0, 13)} {at(7, 26)}Z", mix(NIGHT, VIOLET, 0.3))
    pic.path(f"M{at(4, 21)}q{6 * s},{-9 * s} {9 * s},{-2 * s}q{-4 * s},{-1 * s} {-9 * s},{2 * s}Z", ROSE)
    pic.stroke(f"M{at(13, 88)}L{at(15, 30)}", mix(OCHRE, NIGHT, 0.35), s * 1.3)
    pic.circle(x + 15 * s, top + 37 * s, 3 * s, mix(OCHRE, CREOSOTE, 0.3))
    pic.path(f"M{at(-18, 62)}h{10 * s}l{-2 * s},{10 * s}h{-6 * s}Z", mix(OCHRE, NIGHT, 0.2))
    pic.stroke(f"M{at(-17.5, 62)}q{4.5 * s},{-9 * s} {9 * s},0", mix(OCHRE, NIGHT, 0.2), s * 0.9)
    _drapes(pic, inner, mix(CREOSOTE, NIGHT, 0.15))


def _shelf(pic: Picture) -> None:
    pic.rect(0, 985, 1600, 215, pic.down(985, 1200, mix(TERRACOTTA, NIGHT, 0.55), mix(NIGHT, VIOLET, 0.25)))
    pic.rect(0, 975, 1600, 26, pic.across(0, 1600, mix(OCHRE, TERRACOTTA, 0.35), mix(TERRACOTTA, NIGHT, 0.45)))
    lace = "".join(f"M{x},1001h66q-4,52 -33,66q-29,-14 -33,-66Z" for x in range(-20, 1620, 68))
    pic.path(lace, mix(LIMESTONE, ROSE, 0.15))
    pic.path(
        "".join(f"M{x + 33},1022l11,14l-11,14l-11,-14Z" for x in range(-20, 1620, 68)), mix(TERRACOTTA, NIGHT, 0.5)
    )
    pic.dots([(x, 1012) for x in range(-8, 1620, 17)], 5, mix(TERRACOTTA, NIGHT, 0.45))


def _candle(pic: Picture, foot: Point, height: float, size: float) -> None:
    x, y = foot
    half = 21 * size
    glow(pic, (x, y - height - 38 * size), 250 * size, mix(OCHRE, GYPSUM, 0.3), 0.7)
    pic.rect(
        x - half,
        y - height,
        half * 2,
        height,
        pic.across(x - half, x + half, GYPSUM, mix(LIMESTONE, OCHRE, 0.25), mix(ROSE, OCHRE, 0.4)),
    )
    pic.ellipse(x, y - height, half, half * 0.3, mix(GYPSUM, OCHRE, 0.35))
    pic.stroke(f"M{x},{y - height}v{-14 * size}", NIGHT, 3)
    top = y - height - 12 * size
    pic.path(
        f"M{x},{top - 58 * size}C{x + 22 * size},{top - 22 * size} {x + 12 * size},{top} {x},{top}C{x - 12 * size},{top} {x - 22 * size},{top - 22 * size} {x},{top - 58 * size}Z",
        OCHRE,
    )
    pic.path(
        f"M{x},{top - 36 * size}C{x + 10 * size},{top - 14 * size} {x + 6 * size},{top} {x},{top}C{x - 6 * size},{top} {x - 10 * size},{top - 14 * size} {x},{top - 36 * size}Z",
        GYPSUM,
    )


def _marigolds(pic: Picture, foot: Point, count: int) -> None:
    """Heap marigolds on the shelf."""
    x, y = foot
    places = points(" ".join(f"{x + (i - (count - 1) / 2) * 30:g},{y - 12 - (i % 3) * 20:g}" for i in range(count)))
    for px, py in places:
        pic.path(f"M{px},{py + 8}q-26,14 -34,2q14,-14 34,-2q26,14 34,2q-14,-14 -34,-2Z", mix(CREOSOTE, DEEP, 0.3))
    for px, py in places:
        for reach, tone in (
            (25, mix(TERRACOTTA, OCHRE, 0.45)),
            (18, mix(OCHRE, TERRACOTTA, 0.2)),
            (10, mix(OCHRE, GYPSUM, 0.25)),
        ):
            ring = [
                (
                    px + reach * (1 if k % 2 else 0.78) * math.cos(math.pi * k / 9),
                    py + reach * (1 if k % 2 else 0.78) * math.sin(math.pi * k / 9),
                )
                for k in range(18)
            ]
            pic.blob(ring, tone)
