"""Rails and cotton: the morning train through the white fields of La Laguna, the tower and the hills behind."""

import math

from ..flora import canopy, trunk
from ..land import jagged, massif, mist
from ..palette import CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, points, smooth
from ..town import Wall, person, window

IRON = mix(NIGHT, VIOLET, 0.18)
STEEL = mix(NIGHT, VIOLET, 0.55)
RAIL = 812  # where the wheels stand


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=1884)
    pic.cover(
        pic.linear(
            (0, 0),
            (0, 760),
            [
                (0, mix(VIOLET, ROSE, 0.3)),
                (0.35, mix(ROSE, OCHRE, 0.25)),
                (0.75, mix(OCHRE, GYPSUM, 0.35)),
                (1, mix(GYPSUM, OCHRE, 0.2)),
            ],
        )
    )
    sun = (1180, 600)
    glow(pic, sun, 760, GYPSUM, 0.9)
    rings(pic, sun, (120, 210, 330), GYPSUM, 0.22)
    for centre, length in (((420, 250), 620), ((1240, 200), 520), ((900, 330), 460)):
        streak(pic, centre, length, 24, mix(ROSE, GYPSUM, 0.35), 0.7)
    crest = jagged(
        pic,
        points(
            "-20,620 140,560 260,600 380,540 520,590 640,560 800,610 980,585 1120,620 1300,560 1420,530 1540,580 1620,560"
        ),
        0.16,
    )
    massif(pic, crest, 730, mix(ROSE, VIOLET, 0.35), mix(VIOLET, NIGHT, 0.05), mix(ROSE, OCHRE, 0.4), sun=1, window=6)
    mist(pic, 620, 730, mix(OCHRE, GYPSUM, 0.4), 0.75)
    pic.rect(0, 722, 1600, 480, pic.down(722, 1200, mix(CREOSOTE, OCHRE, 0.5), mix(CREOSOTE, DEEP, 0.3)))
    _tower(pic)
    _smoke(pic)
    _train(pic)
    _field(pic)
    return pic.svg()


def _tower(pic: Picture) -> None:
    """Raise the watchtower that the place was called after, with a granary at its foot."""
    wall = Wall.flat(1300, 1392, 760, 470)
    stone = pic.across(1300, 1392, mix(TERRACOTTA, VIOLET, 0.45), mix(ROSE, OCHRE, 0.45))
    pic.polygon(wall.panel(0, 1, 0, 1), stone)
    pic.path("".join(f"M{x},472v-26h14v26z" for x in range(1298, 1392, 24)), mix(TERRACOTTA, OCHRE, 0.3))
    pic.rect(1292, 468, 108, 10, mix(TERRACOTTA, VIOLET, 0.3))
    for up in (0.3, 0.62):
        window(pic, wall.arch(0.38, 0.6, up, up + 0.15), mix(NIGHT, VIOLET, 0.3), mix(TERRACOTTA, NIGHT, 0.3), 4)
    barn = Wall.flat(1392, 1560, 760, 640)
    pic.polygon(barn.panel(0, 1, 0, 1), pic.across(1392, 1560, mix(TERRACOTTA, VIOLET, 0.25), mix(ROSE, OCHRE, 0.5)))
    for along in (0.12, 0.42, 0.72):
        window(pic, barn.arch(along, along + 0.16, 0, 0.62), mix(NIGHT, VIOLET, 0.4), mix(TERRACOTTA, NIGHT, 0.3), 4)
    for x, height in ((1500, 300), (1596, 360), (1250, 190)):
        trunk(pic, (x, 762), (x, 762 - height * 0.55), height * 0.035, mix(NIGHT, CREOSOTE, 0.3))
        canopy(
            pic,
            (x, 762 - height * 0.72),
            height * 0.62,
            height * 0.62,
            (mix(DEEP, NIGHT, 0.2), mix(CREOSOTE, DEEP, 0.4), mix(CREOSOTE, OCHRE, 0.4)),
            lobes=10,
        )


def _smoke(pic: Picture) -> None:
    """Let the smoke lean back over the train, lit from the right."""
    x, y = 1010, 505
    for i in range(27):
        share = i / 26
        px = x - 1080 * share**1.12 + pic.rng.uniform(-16, 16)
        py = y - 250 * share**0.62 + pic.rng.uniform(-16, 16)
        r = 26 + 112 * share**0.8
        for shift, tone in (
            (0, mix(VIOLET, ROSE, 0.35 + 0.3 * share)),
            (0.2, mix(ROSE, LIMESTONE, 0.35)),
            (0.36, mix(OCHRE, GYPSUM, 0.6)),
        ):
            pic.circle(px + r * shift, py - r * shift * 0.8, r * (1 - shift * 1.15), tone, opacity=0.9 - 0.35 * share)


def _wheel(pic: Picture, x: float, r: float, spokes: int) -> None:
    y = RAIL - r
    pic.circle(x, y, r, IRON)
    pic.circle(x, y, r * 0.82, mix(TERRACOTTA, NIGHT, 0.3))
    for i in range(spokes):
        angle = 2 * math.pi * i / spokes + 0.2
        pic.stroke(f"M{x},{y}L{x + r * 0.82 * math.cos(angle)},{y + r * 0.82 * math.sin(angle)}", IRON, r * 0.1)
    pic.circle(x, y, r * 0.22, IRON)
    pic.stroke(
        f"M{x - r * 0.9},{y - r * 0.2}A{r * 0.92},{r * 0.92} 0 0 1 {x + r * 0.5},{y - r * 0.78}",
        mix(OCHRE, GYPSUM, 0.3),
        4,
    )


def _train(pic: Picture) -> None:
    """Draw engine, tender and two cars of bales, on a low embankment."""
    pic.path("M-20,812H1620V850L1620,872H-20Z", mix(TERRACOTTA, NIGHT, 0.45))
    pic.path("".join(f"M{x},820h22l6,14h-34z" for x in range(-20, 1620, 44)), mix(NIGHT, TERRACOTTA, 0.25))
    pic.rect(0, 811, 1600, 7, mix(LIMESTONE, VIOLET, 0.3))
    for left, width in ((-60, 330), (290, 250)):
        pic.rect(left, 740, width, 26, mix(TERRACOTTA, NIGHT, 0.25))
        pic.rect(left, 756, width, 12, IRON)
        for bx in range(left + 8, left + width - 56, 62):
            for k in range(3 if bx % 2 else 2):
                pic.rect(
                    bx + (k % 2) * 5,
                    694 - k * 47,
                    57,
                    45,
                    pic.across(bx, bx + 57, mix(LIMESTONE, VIOLET, 0.35), mix(GYPSUM, OCHRE, 0.12)),
                )
                pic.stroke(f"M{bx + 18 + (k % 2) * 5},{694 - k * 47}v45m20,-45v45", mix(VIOLET, LIMESTONE, 0.35), 3)
        for wx in (left + 48, left + 100, left + width - 100, left + width - 48):
            _wheel(pic, wx, 24, 6)
    # Tender
    pic.path("M566,770V652H720V770Z", IRON)
    pic.path("M572,652q20,-26 46,-20q30,-18 58,4q24,-6 38,16Z", mix(NIGHT, VIOLET, 0.1))
    pic.rect(566, 700, 154, 6, OCHRE)
    for wx in (600, 648, 694):
        _wheel(pic, wx, 26, 6)
    # Cab
    pic.path("M728,770V560H874V770Z", pic.across(728, 874, mix(TERRACOTTA, NIGHT, 0.45), mix(TERRACOTTA, NIGHT, 0.05)))
    pic.path("M716,566q84,-30 170,0v14h-170Z", IRON)
    for wx in (744, 806):
        pic.rect(
            wx,
            592,
            50,
            62,
            pic.down(592, 654, mix(OCHRE, TERRACOTTA, 0.3), mix(OCHRE, GYPSUM, 0.5)),
            stroke=IRON,
            stroke_width=5,
        )
    # Boiler
    pic.rect(874, 612, 274, 122, pic.down(612, 734, mix(STEEL, ROSE, 0.5), STEEL, IRON, IRON))
    for bx in (900, 968, 1036, 1104):
        pic.rect(bx, 612, 9, 122, mix(OCHRE, NIGHT, 0.15))
    pic.rect(1148, 600, 44, 146, pic.down(600, 746, mix(STEEL, OCHRE, 0.4), IRON))
    pic.ellipse(1192, 672, 14, 70, mix(IRON, OCHRE, 0.3))
    pic.path("M908,612q2,-44 30,-44t30,44Z", mix(OCHRE, NIGHT, 0.1))
    pic.path("M1046,612q0,-30 20,-30t20,30Z", mix(OCHRE, NIGHT, 0.1))
    pic.path("M1108,602V556L1090,516H1166L1148,556V602Z", IRON)
    pic.rect(1086, 504, 84, 16, mix(OCHRE, TERRACOTTA, 0.3))
    pic.rect(1160, 556, 40, 40, mix(OCHRE, NIGHT, 0.2))
    glow(pic, (1216, 576), 130, GYPSUM, 0.9)
    pic.ellipse(1204, 576, 9, 19, GYPSUM)
    pic.path("M720,758H1210V780H720Z", IRON)
    pic.path("M1196,752H1226L1310,808H1210Z", mix(TERRACOTTA, NIGHT, 0.2))
    pic.stroke("M1214,762L1240,806M1226,760L1270,806M1236,766L1296,806", mix(NIGHT, TERRACOTTA, 0.2), 4)
    pic.stroke("M874,640H1150", mix(GYPSUM, OCHRE, 0.35), 4)
    for wx in (800, 908, 1016):
        _wheel(pic, wx, 58, 10)
    for wx in (1112, 1168):
        _wheel(pic, wx, 28, 6)
    pic.stroke("M800,774L1016,774L1150,756", mix(LIMESTONE, VIOLET, 0.25), 11, stroke_linecap="round")
    pic.rect(1118, 736, 62, 36, mix(STEEL, OCHRE, 0.25))


def _field(pic: Picture) -> None:
    """Grow rows of cotton toward the viewer, and let two people pick it."""
    for row in range(9):
        share = row / 8
        y = 888 + 320 * share**1.35
        size = 8 + 30 * share**1.1
        leaves, bolls, shades = [], [], []
        gap = size * 1.25
        x = -30 + (row % 2) * gap * 0.5
        while x < 1640:
            px, py = x + pic.rng.uniform(-0.2, 0.2) * gap, y + pic.rng.uniform(-0.2, 0.2) * size
            leaves.append((px, py))
            if pic.rng.random() < 0.82:
                bolls.append((px + pic.rng.uniform(-0.4, 0.4) * size, py - size * pic.rng.uniform(0.2, 0.75)))
            x += gap
        green = mix(mix(CREOSOTE, OCHRE, 0.35), DEEP, 0.25 + 0.55 * share)
        pic.path(
            "".join(
                f"M{px - size},{py + size * 0.7}Q{px - size * 0.7},{py - size} {px},{py - size * 0.95}Q{px + size * 0.75},{py - size} {px + size},{py + size * 0.7}Z"
                for px, py in leaves
            ),
            green,
        )
        if row in (2, 4):
            for fx, h in ((360, 170), (436, 158)) if row == 2 else ((1330, 214),):
                person(
                    pic,
                    (fx, y + size),
                    h,
                    mix(LIMESTONE, ROSE, 0.3) if fx != 436 else mix(TERRACOTTA, VIOLET, 0.2),
                    NIGHT,
                )
        shades = [(bx + size * 0.09, by + size * 0.1) for bx, by in bolls]
        pic.dots(shades, size * 0.66, mix(VIOLET, LIMESTONE, 0.35))
        pic.dots(bolls, size * 0.6, mix(GYPSUM, OCHRE, 0.08))
        if size > 20:
            pic.dots([(bx + size * 0.24, by + size * 0.1) for bx, by in bolls], size * 0.4, GYPSUM)
            pic.dots([(bx - size * 0.22, by + size * 0.12) for bx, by in bolls], size * 0.36, mix(GYPSUM, ROSE, 0.18))
    pic.path(smooth(points("-20,1190 300,1170 700,1186 1100,1168 1620,1188")) + "V1240H-20Z", mix(DEEP, NIGHT, 0.4))
