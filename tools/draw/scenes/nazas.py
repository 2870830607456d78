"""The Nazas: down from the sierra, between cottonwoods and fields, into a lake that is no more."""

import math

from ..flora import canopy, grass, trunk
from ..land import jagged, massif, mist
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, Point, points, smooth

WATER = mix(TEAL, LIMESTONE, 0.4)
CLAY = mix(OCHRE, LIMESTONE, 0.35)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=46)
    pic.cover(
        pic.linear(
            (0, 0),
            (0, 560),
            [(0, mix(TEAL, VIOLET, 0.35)), (0.5, mix(AGAVE, GYPSUM, 0.3)), (1, mix(OCHRE, GYPSUM, 0.5))],
        )
    )
    sun = (430, 300)
    glow(pic, sun, 520, GYPSUM, 0.8)
    rings(pic, sun, (74, 128, 200), mix(GYPSUM, OCHRE, 0.15), 0.3)
    for centre, length in (((1150, 150), 640), ((760, 240), 420), ((1380, 270), 380)):
        streak(pic, centre, length, 26, GYPSUM, 0.75)
    for crest, floor, lit, shade, haze in (
        (
            "-20,400 120,340 240,372 360,300 520,350 700,280 860,340 1000,270 1180,330 1340,250 1480,310 1620,260",
            520,
            mix(VIOLET, AGAVE, 0.45),
            mix(VIOLET, NIGHT, 0.05),
            mix(AGAVE, LIMESTONE, 0.45),
        ),
        (
            "-20,500 160,440 300,470 430,420 560,466 700,440 860,480 1040,420 1200,400 1360,440 1500,390 1620,420",
            600,
            mix(ROSE, OCHRE, 0.25),
            mix(VIOLET, ROSE, 0.3),
            mix(OCHRE, LIMESTONE, 0.4),
        ),
    ):
        massif(pic, jagged(pic, points(crest), 0.18), floor, lit, shade, haze, sun=-1, window=6)
        mist(pic, floor - 90, floor, mix(LIMESTONE, OCHRE, 0.3), 0.6)
    pic.rect(
        0,
        570,
        1600,
        640,
        pic.down(570, 1200, mix(OCHRE, LIMESTONE, 0.45), mix(OCHRE, TERRACOTTA, 0.22), mix(TERRACOTTA, OCHRE, 0.5)),
    )
    _fields(pic)
    _river(pic)
    _trees(pic)
    _lake(pic)
    _mud(pic)
    _heron(pic, (1010, 1012), 150, 1)
    _heron(pic, (1120, 1036), 118, -1)
    for x, y, size in (
        (250, 1130, 70),
        (330, 1160, 84),
        (1430, 1110, 80),
        (1500, 1150, 96),
        (150, 1170, 90),
        (1330, 1180, 70),
    ):
        grass(pic, (x, y), size, mix(CREOSOTE, OCHRE, 0.25))
        grass(pic, (x + 12, y + 6), size * 0.8, mix(DEEP, CREOSOTE, 0.5))
    return pic.svg()


#: The middle of the river and half its width, from the gap in the sierra down to the lake.
COURSE: tuple[tuple[float, float, float], ...] = (
    (900, 560, 3),
    (960, 585, 5),
    (930, 612, 8),
    (810, 640, 12),
    (720, 675, 17),
    (790, 715, 24),
    (940, 750, 31),
    (1000, 795, 42),
    (900, 845, 60),
    (760, 890, 96),
    (720, 940, 170),
)


def _banks(wider: float) -> tuple[list[Point], list[Point]]:
    left = [(x - half * wider, y) for x, y, half in COURSE]
    right = [(x + half * wider, y) for x, y, half in COURSE]
    return left, right


def _ribbon(wider: float) -> str:
    left, right = _banks(wider)
    return f"{smooth(left)}L{smooth(right[::-1])[1:]}Z"


def _fields(pic: Picture) -> None:
    """Lay out fields on both banks, smaller toward the sierra."""
    greens = (
        mix(CREOSOTE, OCHRE, 0.3),
        mix(CREOSOTE, AGAVE, 0.4),
        mix(CREOSOTE, GYPSUM, 0.25),
        mix(OCHRE, CREOSOTE, 0.3),
        mix(DEEP, CREOSOTE, 0.6),
    )
    levels = (596, 612, 634, 662, 698, 744, 800, 868)
    for number, (top, bottom) in enumerate(zip(levels, levels[1:], strict=False)):
        scale = (top - 520) / 350
        for side in (-1, 1):
            edge, wide = 860 + side * 40, 118 * scale
            reach = (330 + 520 * scale + pic.rng.uniform(-90, 120)) / wide
            for k in range(round(reach)):
                near, far = edge + side * k * wide, edge + side * (k + 1) * wide
                slant = side * 26 * scale
                tone = greens[(number * 2 + k * 3 + (side > 0)) % len(greens)]
                if pic.rng.random() < 0.16:
                    tone = CLAY
                pic.polygon(
                    [
                        (near, top),
                        (far - side * 3, top),
                        (far + slant - side * 4, bottom - 3),
                        (near + slant, bottom - 3),
                    ],
                    tone,
                )
                for t in range(1, 5):
                    px, qx = near + (far - near) * t / 5, near + slant + (far - near) * t / 5
                    pic.stroke(f"M{px},{top}L{qx},{bottom - 3}", mix(tone, NIGHT, 0.22), 0.8 + scale)


def _river(pic: Picture) -> None:
    pic.path(_ribbon(2.1), mix(CLAY, GYPSUM, 0.25))
    pic.path(_ribbon(1.35), mix(OCHRE, VIOLET, 0.3), opacity=0.5)
    pic.path(_ribbon(1.0), pic.down(560, 940, mix(WATER, GYPSUM, 0.55), WATER, mix(TEAL, VIOLET, 0.12)))
    for x, y, half in COURSE[3:]:
        for _ in range(3):
            dx = pic.rng.uniform(-0.6, 0.4) * half
            pic.ellipse(x + dx, y + pic.rng.uniform(-8, 8), half * 0.3, 1 + half / 60, GYPSUM, opacity=0.7)


def _trees(pic: Picture) -> None:
    """Plant cottonwoods along the banks."""
    tones = (mix(DEEP, NIGHT, 0.15), CREOSOTE, mix(CREOSOTE, OCHRE, 0.5))
    for index, (x, y, half) in enumerate(COURSE[1:-1]):
        height = 14 + half * 1.75
        for side in (-1, 1):
            for k in range(2):
                px = x + side * (half * 1.75 + height * (0.3 + 0.6 * k)) + pic.rng.uniform(-6, 6)
                py = y + height * 0.15 * (index % 3)
                trunk(pic, (px, py), (px, py - height * 0.5), height * 0.05, mix(NIGHT, TERRACOTTA, 0.3))
                canopy(
                    pic, (px, py - height * 0.75), height * 0.95, height * 0.85, tones, lobes=7 if height < 60 else 10
                )


def _lake(pic: Picture) -> None:
    """Spread the lake, with the sky in it."""
    shore = points(
        "-20,980 140,950 380,930 620,916 820,922 1060,930 1300,958 1620,990 1620,1080 1380,1100 1080,1124 760,1132 420,1112 160,1090 -20,1074"
    )
    pic.path(smooth([(x, y + (14 if y > 1030 else -12)) for x, y in shore], close=True), mix(CLAY, GYPSUM, 0.3))
    body = smooth(shore, close=True)
    pic.path(
        body,
        pic.linear((0, 915), (0, 1130), [(0, mix(WATER, GYPSUM, 0.45)), (0.4, WATER), (1, mix(TEAL, VIOLET, 0.3))]),
    )
    with pic.clip(body):
        for _ in range(120):
            y = 925 + 200 * pic.rng.random() ** 0.8
            near = (y - 915) / 215
            pic.ellipse(
                pic.rng.uniform(0, 1600),
                y,
                pic.rng.uniform(20, 120) * (0.4 + near),
                1 + 2.4 * near,
                pic.rng.choice((GYPSUM, mix(GYPSUM, OCHRE, 0.3), mix(TEAL, VIOLET, 0.2))),
                opacity=0.5,
            )
        pic.ellipse(430, 1000, 130, 46, mix(GYPSUM, OCHRE, 0.2), opacity=0.5)
        for k in range(7):
            pic.ellipse(430, 962 + k * 22, 34 + 13 * k, 4, GYPSUM, opacity=0.75)


def _mud(pic: Picture) -> None:
    """Crack the bed that the lake leaves behind."""
    pic.path(
        smooth(points("-20,1150 240,1118 520,1138 800,1152 1100,1146 1380,1124 1620,1140")) + "V1240H-20Z",
        pic.down(1110, 1210, mix(CLAY, TERRACOTTA, 0.2), mix(TERRACOTTA, VIOLET, 0.3)),
    )
    tone = mix(TERRACOTTA, NIGHT, 0.45)
    for row in range(4):
        y = 1150 + row * 17
        x = -20.0
        while x < 1620:
            step = 34 + row * 13 + pic.rng.uniform(-8, 8)
            top = y + 6 * math.sin(x / 130)
            pic.stroke(
                f"M{x},{top}l{step * 0.5},{pic.rng.uniform(-5, 5)}l{step * 0.5},{pic.rng.uniform(-4, 4)}m{-step * 0.5},0l{pic.rng.uniform(-8, 8)},{15 + row}",
                tone,
                1.6 + row * 0.6,
                stroke_linejoin="round",
            )
            x += step


def _heron(pic: Picture, foot: Point, height: float, way: int) -> None:
    """Stand one heron in the shallows; ``way`` is 1 when it looks right."""
    x, y = foot
    h = height
    plume, shade = mix(GYPSUM, VIOLET, 0.06), mix(VIOLET, LIMESTONE, 0.45)

    def at(px: float, py: float) -> str:
        return f"{x + px * h * way},{y - py * h}"

    pic.ellipse(x, y, h * 0.28, h * 0.025, mix(TEAL, VIOLET, 0.35), opacity=0.6)
    pic.stroke(
        f"M{at(-0.02, 0.42)}L{at(-0.01, 0)}M{at(0.06, 0.42)}L{at(0.09, 0.2)}L{at(0.05, 0)}",
        mix(NIGHT, TERRACOTTA, 0.35),
        h * 0.022,
    )
    pic.path(
        f"M{at(0.15, 0.62)}C{at(0.12, 0.44)} {at(-0.1, 0.36)} {at(-0.36, 0.3)}C{at(-0.3, 0.46)} {at(-0.12, 0.64)} {at(0.15, 0.62)}Z",
        plume,
    )
    pic.path(
        f"M{at(0.02, 0.54)}C{at(-0.06, 0.44)} {at(-0.2, 0.38)} {at(-0.36, 0.3)}C{at(-0.24, 0.44)} {at(-0.12, 0.54)} {at(0.02, 0.54)}Z",
        shade,
    )
    pic.stroke(
        f"M{at(0.1, 0.58)}C{at(0.3, 0.64)} {at(0.02, 0.78)} {at(0.14, 0.93)}", plume, h * 0.062, stroke_linecap="round"
    )
    pic.ellipse(x + 0.16 * h * way, y - 0.955 * h, h * 0.058, h * 0.042, plume)
    pic.path(f"M{at(0.2, 0.975)}L{at(0.4, 0.925)}L{at(0.2, 0.935)}Z", OCHRE)
    pic.stroke(f"M{at(0.14, 0.98)}Q{at(0.02, 1.0)} {at(-0.06, 0.95)}", NIGHT, h * 0.018)
    pic.circle(x + 0.18 * h * way, y - 0.963 * h, h * 0.011, NIGHT)
