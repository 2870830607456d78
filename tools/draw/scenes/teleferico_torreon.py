"""Teleférico Torreón: gondolas climbing over the roofs to the hill at sunrise."""

import math

from ..flora import SAGE, rosette
from ..land import brush, jagged, massif, mist, ravines
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rays, rings, streak
from ..svg import Picture, Point, points
from ..town import christ

START, END = (1560, 700), (420, 268)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=33)
    pic.cover(pic.down(0, 800, TEAL, mix(TEAL, AGAVE, 0.65), mix(AGAVE, LIMESTONE, 0.6), mix(ROSE, LIMESTONE, 0.45)))
    sun = (1010, 610)
    rays(pic, sun, 22, 1250, GYPSUM, 0.24, turn=0.07)
    glow(pic, sun, 560, mix(OCHRE, GYPSUM, 0.55), 0.85)
    rings(pic, sun, (130, 210), GYPSUM, 0.2)
    pic.circle(*sun, 74, GYPSUM)
    for centre, length, height in (((1200, 240), 520, 20), ((860, 330), 330, 12), ((1380, 400), 380, 14)):
        streak(pic, centre, length, height, mix(GYPSUM, ROSE, 0.25), 0.7)
    far = jagged(pic, points("560,720 700,660 830,700 960,640 1100,690 1240,630 1380,670 1500,620 1640,660"), 0.14)
    massif(pic, far, 820, mix(AGAVE, ROSE, 0.3), mix(TEAL, VIOLET, 0.5), mix(ROSE, LIMESTONE, 0.4), window=7)
    mist(pic, 650, 810, mix(LIMESTONE, ROSE, 0.4), 0.8)
    _town(pic)
    _hill(pic)
    _line(pic)
    return pic.svg()


def _hill(pic: Picture) -> None:
    keys = points(
        "-40,560 60,470 150,410 250,330 330,292 490,300 560,380 640,450 710,560 790,640 860,760 "
        "950,850 1050,960 1160,1020 1280,1120 1440,1240"
    )
    crest = jagged(pic, keys, 0.1, 3)
    massif(
        pic,
        crest,
        1240,
        mix(AGAVE, ROSE, 0.42),
        mix(TEAL, NIGHT, 0.25),
        mix(CREOSOTE, TEAL, 0.4),
        sun=1,
        window=4,
        steep=0.4,
    )
    heads = (
        (420, 320, 520, 0.1),
        (520, 350, 700, 0.28),
        (620, 450, 640, 0.42),
        (710, 570, 560, 0.5),
        (800, 670, 480, 0.55),
        (910, 800, 380, 0.55),
        (1030, 930, 260, 0.6),
    )
    ravines(pic, [*crest, (1440, 1240), (-40, 1240)], heads, mix(TEAL, VIOLET, 0.35), mix(OCHRE, LIMESTONE, 0.5))
    brush(pic, (330, 860, 960, 1200), 120, 26, mix(DEEP, CREOSOTE, 0.4))
    brush(pic, (-10, 980, 460, 1200), 50, 28, mix(DEEP, CREOSOTE, 0.3))
    christ(pic, (304, 306), 152, GYPSUM, mix(AGAVE, VIOLET, 0.45), LIMESTONE)
    pic.polygon(points("390,300 400,244 500,244 510,300"), mix(LIMESTONE, ROSE, 0.2))
    pic.polygon(points("376,250 390,226 522,238 522,252"), TERRACOTTA)
    pic.rect(412, 256, 26, 44, mix(TEAL, NIGHT, 0.35))
    pic.rect(452, 256, 34, 26, mix(TEAL, NIGHT, 0.35))
    for x, y, s in ((120, 1160, 180), (330, 1190, 150)):
        rosette(pic, (x, y), s, *SAGE)


def _town(pic: Picture) -> None:
    """Spread flat roofs toward the horizon, larger and darker near the viewer."""
    rows = 15
    tones = (
        LIMESTONE,
        GYPSUM,
        ROSE,
        mix(TERRACOTTA, ROSE, 0.4),
        mix(AGAVE, LIMESTONE, 0.4),
        mix(OCHRE, LIMESTONE, 0.4),
        TEAL,
    )
    pic.rect(0, 780, 1600, 420, pic.down(780, 1200, mix(ROSE, LIMESTONE, 0.5), mix(TEAL, VIOLET, 0.4)))
    for row in range(rows):
        share = row / (rows - 1)
        y = 792 + 430 * share**1.5
        size = 20 + 105 * share
        x = 480 * (1 - share) - pic.rng.uniform(0, size) - 60 * share
        trees: list[str] = []
        while x < 1640:
            width = size * pic.rng.uniform(0.7, 1.5)
            height = size * pic.rng.uniform(0.35, 0.85)
            tone = mix(mix(pic.rng.choice(tones), mix(ROSE, LIMESTONE, 0.5), 0.55 * (1 - share)), VIOLET, 0.12 * share)
            dark = mix(tone, mix(VIOLET, TEAL, 0.4), 0.5)
            side = width * 0.3
            pic.rect(x, y - height, width, height + size * 0.3, dark)
            pic.polygon(
                [
                    (x + width, y - height),
                    (x + width + side, y - height - side * 0.3),
                    (x + width + side, y + size * 0.2),
                    (x + width, y + size * 0.3),
                ],
                tone,
            )
            pic.polygon(
                [
                    (x, y - height),
                    (x + side, y - height - side * 0.3),
                    (x + width + side, y - height - side * 0.3),
                    (x + width, y - height),
                ],
                mix(tone, GYPSUM, 0.45),
            )
            if share > 0.25:
                for k in range(2):
                    pic.rect(
                        x + width * (0.18 + 0.4 * k),
                        y - height * 0.72,
                        width * 0.16,
                        height * 0.3,
                        mix(dark, NIGHT, 0.45),
                    )
                if pic.rng.random() < 0.25:
                    pic.rect(
                        x + width * 0.3, y - height - size * 0.22, width * 0.22, size * 0.18, mix(tone, NIGHT, 0.3)
                    )
            if pic.rng.random() < 0.3:
                r = size * pic.rng.uniform(0.16, 0.3)
                tx = x + width + side
                trees.append(f"M{tx - r},{y}a{r},{r * 1.1} 0 1 1 {2 * r},0z")
            x += width + side + size * pic.rng.uniform(0.05, 0.35)
        pic.path("".join(trees), mix(mix(CREOSOTE, DEEP, share), mix(ROSE, LIMESTONE, 0.5), 0.4 * (1 - share)))


def _line(pic: Picture) -> None:
    """String the two cables and hang the cars, the nearest one large."""
    iron = mix(NIGHT, TEAL, 0.25)

    def cable(t: float, drop: float = 0) -> Point:
        x = START[0] + 160 + (END[0] - START[0] - 160) * t
        y = START[1] + 70 + (END[1] - START[1] - 70) * t + 40 * math.sin(math.pi * t) + drop
        return x, y

    for drop, width in ((0, 4.5), (-26, 3)):
        pic.stroke(
            "M" + " ".join(f"{x},{y}" for x, y in (cable(t / 24, drop * (1 - t / 30)) for t in range(25))),
            iron,
            width,
        )
    for t, height in ((0.705, 430), (0.87, 190)):
        x, y = cable(t)
        half = height * 0.07
        pic.path(
            f"M{x - half * 0.3},{y - 18}L{x - half},{y + height}M{x + half * 0.3},{y - 18}L{x + half},{y + height}",
            stroke=iron,
            stroke_width=5,
        )
        rungs = "".join(
            f"M{x - half * (0.3 + 0.7 * k / 8)},{y + height * k / 8}"
            f"L{x + half * (0.3 + 0.7 * (k + 1) / 8)},{y + height * (k + 1) / 8}"
            for k in range(8)
        )
        pic.stroke(rungs, iron, 2.5)
        pic.stroke(f"M{x - 34},{y - 20}h68", iron, 9, stroke_linecap="round")
    for t, size, tone in ((0.935, 34, TERRACOTTA), (0.8, 58, OCHRE), (0.615, 96, GYPSUM), (0.38, 228, TERRACOTTA)):
        _car(pic, cable(t), size, tone)


def _car(pic: Picture, hook: Point, size: float, tone: str) -> None:
    """Hang one gondola of the given width from the cable."""
    x, y = hook
    s = size
    iron = mix(NIGHT, TEAL, 0.25)
    top = y + s * 0.42
    pic.stroke(
        f"M{x - s * 0.16},{y}h{s * 0.32}M{x},{y}V{top}M{x - s * 0.3},{top + s * 0.03}"
        f"L{x},{top - s * 0.14}L{x + s * 0.3},{top + s * 0.03}",
        iron,
        max(s * 0.045, 2.5),
        stroke_linecap="round",
    )
    body = (
        f"M{x - s * 0.4},{top}H{x + s * 0.4}Q{x + s * 0.5},{top} {x + s * 0.52},{top + s * 0.14}"
        f"L{x + s * 0.56},{top + s * 0.52}Q{x + s * 0.54},{top + s * 0.92} {x + s * 0.34},{top + s * 0.96}"
        f"H{x - s * 0.34}Q{x - s * 0.54},{top + s * 0.92} {x - s * 0.56},{top + s * 0.52}"
        f"L{x - s * 0.52},{top + s * 0.14}Q{x - s * 0.5},{top} {x - s * 0.4},{top}"
        "Z"
    )
    pic.path(
        body,
        pic.linear(
            (x - s * 0.5, 0), (x + s * 0.5, 0), [(0, mix(tone, NIGHT, 0.25)), (0.6, tone), (1, mix(tone, GYPSUM, 0.4))]
        ),
    )
    with pic.clip(body):
        pic.rect(
            x - s,
            top + s * 0.14,
            s * 2,
            s * 0.42,
            pic.linear(
                (x - s * 0.5, top),
                (x + s * 0.5, top + s * 0.5),
                [(0, mix(TEAL, NIGHT, 0.35)), (0.5, TEAL), (1, mix(AGAVE, GYPSUM, 0.4))],
            ),
        )
        if s > 80:
            for dx, h in ((-0.28, 0.34), (-0.06, 0.38), (0.22, 0.33)):
                px, py = x + s * dx, top + s * 0.56
                pic.circle(px, py - s * h + s * 0.1, s * 0.055, NIGHT)
                pic.path(
                    f"M{px - s * 0.1},{py}Q{px - s * 0.09},{py - s * 0.19} {px},{py - s * 0.19}T{px + s * 0.1},{py}Z",
                    NIGHT,
                )
            pic.polygon(
                [
                    (x + s * 0.06, top + s * 0.14),
                    (x + s * 0.2, top + s * 0.14),
                    (x - s * 0.02, top + s * 0.56),
                    (x - s * 0.16, top + s * 0.56),
                ],
                GYPSUM,
                opacity=0.22,
            )
        pic.rect(x - s, top + s * 0.64, s * 2, s * 0.07, mix(GYPSUM, OCHRE, 0.15))
    pic.stroke(
        f"M{x - s * 0.19},{top + s * 0.02}V{top + s * 0.94}M{x + s * 0.19},{top + s * 0.02}V{top + s * 0.94}",
        mix(tone, NIGHT, 0.4),
        max(s * 0.016, 1.2),
    )
