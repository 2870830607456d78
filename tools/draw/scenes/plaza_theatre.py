"""Plaza Theatre: the Spanish colonial revival front by night, with sign, marquee and stars."""

import math

from ..flora import palm
from ..palette import CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, sparkle, stars, streak
from ..svg import Picture, Point, points, smooth
from ..town import Wall, balusters, person, skyline, window

WARM = mix(OCHRE, GYPSUM, 0.45)
STUCCO = mix(ROSE, OCHRE, 0.3)
DARK = mix(VIOLET, NIGHT, 0.6)
BASE = 965  # where the front meets the pavement


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=30)
    pic.cover(pic.down(0, 980, NIGHT, mix(NIGHT, VIOLET, 0.55), VIOLET, mix(VIOLET, TERRACOTTA, 0.55)))
    _milky_way(pic)
    stars(pic, 420, 620)
    for x, y, size in (
        (250, 180, 20),
        (480, 95, 13),
        (1330, 140, 18),
        (1180, 70, 11),
        (130, 380, 12),
        (1480, 330, 14),
        (340, 330, 10),
    ):
        sparkle(pic, (x, y), size)
    for centre, length in (((180, 560), 420), ((1460, 520), 380), ((1320, 620), 500)):
        streak(pic, centre, length, 22, mix(VIOLET, ROSE, 0.35), 0.5)
    skyline(
        pic,
        (-10, 420),
        BASE,
        420,
        mix(NIGHT, VIOLET, 0.3),
        light=mix(OCHRE, VIOLET, 0.2),
        peak=120,
        chance=0.2,
        narrow=44,
    )
    skyline(
        pic,
        (1180, 1610),
        BASE,
        460,
        mix(NIGHT, VIOLET, 0.25),
        light=mix(OCHRE, VIOLET, 0.2),
        peak=1480,
        chance=0.2,
        narrow=46,
    )
    glow(pic, (800, 760), 700, OCHRE, 0.5)
    with pic.group(transform="translate(-48 -58) scale(1.06)"):
        _front(pic)
        _sign(pic)
        _marquee(pic)
    _street(pic)
    for x in (200, 1440):
        palm(
            pic,
            (x, 985),
            330 if x < 800 else 300,
            mix(NIGHT, VIOLET, 0.2),
            DEEP,
            mix(CREOSOTE, OCHRE, 0.25),
            lean=12 if x < 800 else -14,
        )
    for x, h, coat in (
        (420, 122, TEAL),
        (474, 114, TERRACOTTA),
        (668, 112, NIGHT),
        (915, 112, VIOLET),
        (966, 118, TERRACOTTA),
        (1130, 120, CREOSOTE),
        (1296, 124, ROSE),
        (1344, 84, TEAL),
    ):
        person(pic, (x, 1000 + h % 7), h, mix(coat, NIGHT, 0.35), NIGHT)
    return pic.svg()


def _milky_way(pic: Picture) -> None:
    with pic.group(transform="rotate(-28 800 300)"):
        for half, strength in ((150, 0.1), (105, 0.12), (62, 0.14)):
            pic.blob(
                [
                    (-200, 250),
                    (300, 250 - half * 0.8),
                    (800, 250 - half),
                    (1300, 250 - half * 0.7),
                    (1800, 250),
                    (1300, 250 + half * 0.6),
                    (800, 250 + half),
                    (300, 250 + half * 0.7),
                ],
                mix(VIOLET, ROSE, 0.35),
                opacity=strength,
            )
    dust = [(x, 560 - x * 0.42 + pic.rng.gauss(0, 55)) for x in [pic.rng.uniform(-50, 1650) for _ in range(240)]]
    pic.dots(dust, 1.8, GYPSUM, opacity=0.55)


def _front(pic: Picture) -> None:
    """Raise the wall, its scrolled gable, windows and balcony."""
    wall = Wall.flat(420, 1180, BASE, 420)
    stone = pic.linear(
        (0, 330),
        (0, BASE),
        [(0, mix(STUCCO, VIOLET, 0.62)), (0.45, mix(STUCCO, VIOLET, 0.3)), (0.8, mix(STUCCO, OCHRE, 0.35)), (1, WARM)],
    )
    gable: list[Point] = points("560,430 566,392 600,386 618,352 654,346 676,300 720,282 742,250 800,226")
    outline = [*gable, *[(1600 - x, y) for x, y in reversed(gable[:-1])]]
    pic.path(smooth(outline) + "V470H560Z", stone)
    pic.polygon(wall.panel(0, 1, 0, 1), stone)
    trim = mix(LIMESTONE, VIOLET, 0.25)
    pic.stroke(smooth(outline), trim, 9)
    pic.stroke("M414,424H560M1040,424H1186", trim, 14)
    tiles = "".join(f"M{x},418q8,-16 16,0z" for x in [*range(416, 552, 16), *range(1048, 1180, 16)])
    pic.path(tiles, mix(TERRACOTTA, VIOLET, 0.3))
    for x in (436, 560, 1040, 1164):
        pic.polygon([(x - 12, 420), (x - 5, 372), (x, 350), (x + 5, 372), (x + 12, 420)], trim)
        pic.circle(x, 348, 8, trim)
    pic.circle(800, 330, 34, mix(NIGHT, VIOLET, 0.4), stroke=trim, stroke_width=8)
    for i in range(8):
        angle = math.pi * i / 4
        pic.stroke(f"M800,330l{30 * math.cos(angle)},{30 * math.sin(angle)}", trim, 3)
    pic.circle(800, 330, 9, WARM)
    for x in (410, 556, 1030, 1176):
        pic.rect(x, 432, 14, BASE - 432, trim, opacity=0.5)
    pic.rect(570, 440, 460, 9, trim, opacity=0.8)
    frieze = "".join(f"M{x},452l11,12l-11,12l-11,-12z" for x in range(592, 1012, 26))
    pic.path(frieze, mix(TEAL, VIOLET, 0.3))
    pic.rect(570, 479, 460, 6, trim, opacity=0.6)
    for x in (626, 742, 858, 974):
        pic.rect(x - 7, 560, 14, 180, mix(trim, STUCCO, 0.35))
        pic.path("".join(f"M{x - 7},{y}l14,10v7l-14,-10z" for y in range(564, 730, 22)), mix(STUCCO, VIOLET, 0.5))
        pic.path(f"M{x - 13},560h26l-5,-20h-16z", trim)
        pic.path(f"M{x},538l-9,-18l9,-16l9,16z", trim)
    glass = pic.down(500, 690, mix(OCHRE, TERRACOTTA, 0.35), WARM)
    for left, right in ((0.29, 0.4), (0.445, 0.555), (0.6, 0.71)):
        window(pic, wall.arch(left - 0.014, right + 0.014, 0.45, 0.86), mix(STUCCO, VIOLET, 0.55), trim, 5)
        window(pic, wall.arch(left, right, 0.46, 0.84), glass, DARK, 4)
        a, b, m = wall.at(left, 0.46), wall.at(right, 0.84), wall.at((left + right) / 2, 0.5)
        pic.stroke(
            f"M{m[0]},{a[1]}V{b[1]}M{a[0]},{m[1] - 40}H{b[0]}M{a[0]},{m[1] - 100}H{b[0]}",
            DARK,
            3,
        )
        pic.polygon(wall.panel(left - 0.02, right + 0.02, 0.42, 0.45), trim)
    for left, right in ((0.06, 0.17), (0.83, 0.94)):
        window(pic, wall.panel(left, right, 0.62, 0.84), glass, trim, 6)
        pic.stroke(f"M{wall.at((left + right) / 2, 0)[0]},{wall.at(0, 0.62)[1]}V{wall.at(0, 0.84)[1]}", DARK, 3)
        small = Wall.flat(
            wall.at(left - 0.02, 0)[0], wall.at(right + 0.02, 0)[0], wall.at(0, 0.6)[1], wall.at(0, 0.68)[1]
        )
        balusters(pic, small, 0, 1, 9, DARK, 0.1)
    for along in (0.03, 0.18, 0.76, 0.9):
        window(pic, wall.arch(along, along + 0.08, 0, 0.3), pic.down(800, BASE, OCHRE, GYPSUM), DARK, 5)


def _sign(pic: Picture) -> None:
    """Hang the tall vertical sign on the right, edged with bulbs."""
    glow(pic, (1108, 480), 300, TERRACOTTA, 0.55)
    shape = points("1072,300 1078,262 1108,214 1138,262 1144,300 1144,676 1108,720 1072,676")
    pic.polygon(
        shape,
        pic.down(220, 720, TERRACOTTA, mix(TERRACOTTA, VIOLET, 0.35)),
        stroke=mix(NIGHT, TERRACOTTA, 0.2),
        stroke_width=6,
    )
    for i in range(5):
        y = 318 + i * 74
        pic.polygon([(1108, y), (1130, y + 31), (1108, y + 62), (1086, y + 31)], WARM)
        pic.polygon([(1108, y + 13), (1120, y + 31), (1108, y + 49), (1096, y + 31)], TEAL)
    sparkle(pic, (1108, 272), 26, WARM)
    edge = [(x, y) for y in range(300, 680, 15) for x in (1079, 1137)]
    pic.dots(edge, 8, GYPSUM)


def _marquee(pic: Picture) -> None:
    """Light the canopy over the doors."""
    pic.rect(600, 800, 400, BASE - 800, pic.radial((800, 850), 260, [(0, GYPSUM), (0.5, WARM), (1, OCHRE)]))
    for i in range(6):
        x = 612 + i * 64
        pic.rect(
            x,
            826,
            54,
            BASE - 826,
            pic.down(826, BASE, WARM, GYPSUM),
            stroke=mix(TERRACOTTA, NIGHT, 0.45),
            stroke_width=5,
        )
        pic.stroke(f"M{x + 27},826V{BASE}", mix(TERRACOTTA, NIGHT, 0.45), 3)
    pic.polygon(points("560,806 1040,806 1000,832 600,832"), GYPSUM)
    pic.polygon(
        points("540,724 1060,724 1060,806 540,806"),
        pic.across(540, 1060, mix(TERRACOTTA, VIOLET, 0.3), TERRACOTTA, mix(TERRACOTTA, VIOLET, 0.3)),
    )
    pic.rect(566, 742, 468, 46, mix(LIMESTONE, GYPSUM, 0.5))
    for i in range(9):
        pic.polygon(
            [(592 + i * 52, 752), (606 + i * 52, 765), (592 + i * 52, 778), (578 + i * 52, 765)],
            (TERRACOTTA, TEAL, OCHRE)[i % 3],
        )
    pic.path("M706,724A94,94 0 0 1 894,724Z", mix(TERRACOTTA, NIGHT, 0.2), stroke=WARM, stroke_width=5)
    for i in range(9):
        angle = math.pi * (i + 0.5) / 9
        reach = [(800 + 84 * math.cos(angle + turn), 722 - 84 * math.sin(angle + turn)) for turn in (-0.1, 0.1)]
        pic.polygon([(800, 722), *reach], OCHRE if i % 2 else WARM)
    for x in (640, 960):
        pic.path(
            f"M{x - 66},724q10,-14 40,-16q14,-22 26,-22t26,22q30,2 40,16z",
            mix(TERRACOTTA, NIGHT, 0.2),
            stroke=WARM,
            stroke_width=4,
        )
        pic.circle(x, 708, 8, WARM)
    bulbs = [(x, y) for x in range(548, 1058, 15) for y in (732, 798)]
    pic.dots(bulbs, 9, GYPSUM)
    pic.dots([(x, 819) for x in range(600, 1004, 18)], 7, mix(OCHRE, GYPSUM, 0.7))
    glow(pic, (800, 790), 420, WARM, 0.42)


def _street(pic: Picture) -> None:
    """Wet the street so that the lights run down it."""
    pic.rect(0, BASE, 1600, 30, mix(NIGHT, ROSE, 0.3))
    pic.rect(0, 990, 1600, 210, pic.down(990, 1200, mix(NIGHT, VIOLET, 0.6), NIGHT))
    with pic.clip("M0,992H1600V1200H0Z"):
        with pic.group(transform="translate(0 1000) scale(1 0.3)"):
            pic.circle(
                800, 0, 700, pic.radial((800, 0), 700, [(0, OCHRE, 0.85), (0.5, TERRACOTTA, 0.4), (1, VIOLET, 0)])
            )
        for _ in range(95):
            x = pic.rng.gauss(800, 250)
            y = pic.rng.uniform(996, 1180)
            length = pic.rng.uniform(30, 150) * (y - 940) / 160
            tone = pic.rng.choice((WARM, OCHRE, GYPSUM, TERRACOTTA, ROSE))
            pic.ellipse(x, y, length / 2, 2.2 + (y - 990) / 60, tone, opacity=pic.rng.uniform(0.3, 0.75))
        for y in range(1000, 1200, 12):
            pic.ellipse(1126 + pic.rng.uniform(-12, 12), y, 34, 3, TERRACOTTA, opacity=0.6)
