"""Teatro Isauro Martínez: lobed arches, tiled bands and carved crests in the blue hour."""

import math

from ..flora import cypress
from ..palette import AGAVE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import crescent, glow, rings, sparkle, stars
from ..svg import Picture, points
from ..town import Wall, balusters, lamp, person, skyline, window

STONE = mix(LIMESTONE, AGAVE, 0.18)
TRIM = mix(GYPSUM, OCHRE, 0.12)
DIM = mix(TEAL, VIOLET, 0.45)
WARM = mix(OCHRE, GYPSUM, 0.4)
BASE = 980


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=41)
    pic.cover(pic.down(0, 960, mix(NIGHT, TEAL, 0.35), mix(TEAL, VIOLET, 0.25), TEAL, mix(AGAVE, ROSE, 0.25)))
    stars(pic, 150, 480)
    moon = (1250, 250)
    rings(pic, moon, (110, 180, 270), GYPSUM, 0.07)
    crescent(pic, moon, 58, GYPSUM, turn=200)
    sparkle(pic, (330, 210), 16)
    sparkle(pic, (1120, 140), 11)
    skyline(
        pic, (-10, 380), BASE, 330, mix(NIGHT, TEAL, 0.35), light=mix(OCHRE, TEAL, 0.2), peak=60, chance=0.2, narrow=40
    )
    skyline(
        pic,
        (1220, 1610),
        BASE,
        300,
        mix(NIGHT, TEAL, 0.3),
        light=mix(OCHRE, TEAL, 0.2),
        peak=1560,
        chance=0.2,
        narrow=40,
    )
    glow(pic, (800, 720), 620, OCHRE, 0.35)
    for x, h in ((300, 330), (1310, 350), (235, 260), (1380, 270)):
        cypress(pic, (x, BASE + 5), h, mix(DEEP, NIGHT, 0.4), mix(DEEP, AGAVE, 0.2))
    for x in (370, 1070):
        _tower(pic, x)
    _middle(pic)
    _ground(pic)
    return pic.svg()


def _stone(pic: Picture) -> str:
    return pic.down(330, BASE, mix(STONE, DIM, 0.45), mix(STONE, DIM, 0.2), mix(STONE, OCHRE, 0.2))


def _tower(pic: Picture, left: float) -> None:
    """Build one side bay with its small tiled dome."""
    wall = Wall.flat(left, left + 160, BASE, 420)
    middle = left + 80
    pic.path(
        f"M{middle - 46},392C{middle - 66},330 {middle - 22},300 {middle},252"
        f"C{middle + 22},300 {middle + 66},330 {middle + 46},392Z",
        pic.across(middle - 50, middle + 50, mix(AGAVE, GYPSUM, 0.2), TEAL, mix(TEAL, NIGHT, 0.45)),
    )
    for i in (-2, -1, 0, 1, 2):
        pic.stroke(f"M{middle + i * 18},392Q{middle + i * 24},330 {middle},256", mix(TEAL, GYPSUM, 0.5), 2, opacity=0.6)
    pic.stroke(f"M{middle},254V218", OCHRE, 5)
    pic.circle(middle, 216, 7, OCHRE)
    pic.rect(middle - 56, 388, 112, 34, mix(STONE, DIM, 0.35))
    pic.polygon(wall.panel(0, 1, 0, 1), _stone(pic))
    _merlons(pic, left, left + 160, 420)
    pic.polygon(wall.lobed(0.2, 0.8, 0.5, 0.86), mix(STONE, DIM, 0.6), stroke=TRIM, stroke_width=6)
    window(
        pic,
        wall.lobed(0.27, 0.73, 0.5, 0.83),
        pic.down(500, 710, mix(OCHRE, TERRACOTTA, 0.35), WARM),
        mix(NIGHT, TERRACOTTA, 0.3),
        4,
    )
    pic.stroke(f"M{middle},520V700M{left + 44},610H{left + 116}", mix(NIGHT, TERRACOTTA, 0.3), 3.5)
    _tiles(pic, left, left + 160, 716)
    window(pic, wall.arch(0.26, 0.74, 0, 0.36, 0.12), pic.down(780, BASE, OCHRE, WARM), mix(NIGHT, TERRACOTTA, 0.3), 6)
    for along in (0.02, 0.9):
        pic.polygon(wall.panel(along, along + 0.08, 0, 0.98), TRIM, opacity=0.45)


def _merlons(pic: Picture, left: float, right: float, top: float) -> None:
    """Crest a wall with stepped merlons."""
    data = "".join(f"M{x},{top}v-14h6v-12h6v-10h8v10h6v12h6v14z" for x in range(int(left), int(right) - 30, 33))
    pic.path(data, mix(STONE, OCHRE, 0.15))
    pic.rect(left - 8, top - 2, right - left + 16, 14, TRIM)


def _tiles(pic: Picture, left: float, right: float, y: float) -> None:
    """Run a band of glazed tiles along a wall."""
    pic.rect(left, y, right - left, 34, TEAL)
    step = 26
    count = int((right - left) / step)
    pad = (right - left - count * step) / 2
    stars_, gems = [], []
    for i in range(count):
        x = left + pad + (i + 0.5) * step
        stars_.append(f"M{x},{y + 3}l13,14l-13,14l-13,-14z")
        gems.append(f"M{x},{y + 10}l7,7l-7,7l-7,-7z")
    pic.path("".join(stars_), mix(OCHRE, GYPSUM, 0.3))
    pic.path("".join(gems), TERRACOTTA)
    pic.stroke(f"M{left},{y}H{right}M{left},{y + 34}H{right}", TRIM, 4)


def _middle(pic: Picture) -> None:
    """Build the tall central bay: three great windows, balcony, tiled frieze and lobed crest."""
    left, right, top = 530, 1070, 360
    wall = Wall.flat(left, right, BASE, top)
    crest = points("560,362 560,318 612,318 612,290 652,290")
    arc = [(800 + 148 * math.cos(math.pi * (1 - i / 20)), 292 - 112 * math.sin(math.pi * i / 20)) for i in range(21)]
    pic.polygon([*crest, *arc, *[(1600 - x, y) for x, y in reversed(crest)]], _stone(pic), stroke=TRIM, stroke_width=6)
    for i in range(9):
        angle = math.pi * (1 - (i + 0.5) / 9)
        pic.circle(800 + 160 * math.cos(angle), 292 - 124 * math.sin(angle), 14, TRIM)
    pic.path("M716,344V292A84,84 0 0 1 884,292V344Z", mix(TEAL, NIGHT, 0.2), stroke=OCHRE, stroke_width=5)
    for i in range(7):
        angle = math.pi * (1 - i / 6)
        pic.path(
            f"M800,330L{800 + 74 * math.cos(angle - 0.14)},{300 - 74 * math.sin(angle - 0.14)}"
            f"L{800 + 74 * math.cos(angle + 0.14)},{300 - 74 * math.sin(angle + 0.14)}"
            "Z",
            WARM if i % 2 else AGAVE,
        )
    pic.circle(800, 326, 20, TERRACOTTA, stroke=GYPSUM, stroke_width=4)
    for x in (540.0, 1060.0):
        pic.polygon(
            [(x - 16, 362), (x - 16, 310), (x - 8, 300), (x, 262), (x + 8, 300), (x + 16, 310), (x + 16, 362)],
            mix(STONE, OCHRE, 0.1),
        )
        pic.circle(x, 258, 9, OCHRE)
    pic.polygon(wall.panel(0, 1, 0, 1), _stone(pic))
    pic.rect(left - 14, top - 4, right - left + 28, 16, TRIM)
    _tiles(pic, left, right, 384)
    _great_windows(pic, wall)
    _balcony_and_doors(pic, wall)


def _great_windows(pic: Picture, wall: Wall) -> None:
    """Open the three lobed windows between twisted columns, each with a rose of coloured glass."""
    for i in range(3):
        a = 0.08 + i * 0.295
        pic.polygon(wall.lobed(a, a + 0.25, 0.42, 0.885, 7), mix(STONE, DIM, 0.55), stroke=TRIM, stroke_width=7)
        window(
            pic,
            wall.lobed(a + 0.035, a + 0.215, 0.42, 0.85, 7),
            pic.down(450, 720, mix(OCHRE, TERRACOTTA, 0.5), OCHRE, GYPSUM),
            mix(NIGHT, TERRACOTTA, 0.3),
            4,
        )
        x, dx = wall.at(a + 0.125, 0)[0], 0.09 * 540
        pic.stroke(
            f"M{x},470V716M{x - dx},570H{x + dx}M{x - dx},640H{x + dx}M{x - dx / 2},570V716M{x + dx / 2},570V716",
            mix(NIGHT, TERRACOTTA, 0.3),
            3,
        )
        rosette_y = 512
        for k in range(8):
            angle = math.pi * k / 4
            pic.ellipse(
                x + 17 * math.cos(angle),
                rosette_y + 17 * math.sin(angle),
                8,
                8,
                TEAL if k % 2 else TERRACOTTA,
                opacity=0.85,
            )
        pic.circle(x, rosette_y, 8, GYPSUM)
    for i in range(4):
        x = wall.at(0.052 + i * 0.295, 0)[0]
        pic.rect(x - 8, 520, 20, 206, TRIM)
        pic.path(f"M{x - 18},520h40l-8,-22h-24z", mix(TRIM, OCHRE, 0.3))
        data = "".join(f"M{x - 8},{y}l20,14v8l-20,-14z" for y in range(528, 700, 30))
        pic.path(data, mix(STONE, DIM, 0.4), opacity=0.6)


def _balcony_and_doors(pic: Picture, wall: Wall) -> None:
    """Run the balcony on its brackets above the three doors."""
    left, right = wall.left, wall.right
    balcony = Wall.flat(left - 6, right + 6, 738, 690)
    balusters(pic, balcony, 0, 1, 34, TRIM, 0.16)
    pic.rect(left - 20, 736, right - left + 40, 16, mix(TRIM, DIM, 0.2))
    for i in range(14):
        pic.path(f"M{left + i * 39},752h24q-2,22 -12,24q-10,-2 -12,-24z", mix(STONE, DIM, 0.35))
    for i in range(3):
        a = 0.09 + i * 0.295
        pic.polygon(wall.arch(a, a + 0.23, 0, 0.3, 0.16), mix(STONE, DIM, 0.45), stroke=TRIM, stroke_width=5)
        window(
            pic,
            wall.arch(a + 0.025, a + 0.205, 0, 0.275, 0.14),
            pic.down(800, BASE, WARM, GYPSUM),
            mix(NIGHT, TERRACOTTA, 0.3),
            4,
        )
        x = wall.at(a + 0.115, 0)[0]
        pic.stroke(f"M{x},800V{BASE}M{x - 48},880h96", mix(NIGHT, TERRACOTTA, 0.3), 4)


def _ground(pic: Picture) -> None:
    """Set the steps, the pavement and the people arriving."""
    for i in range(3):
        pic.rect(500 - i * 26, BASE + i * 12, 600 + i * 52, 13, mix(TRIM, DIM, 0.25 + 0.15 * i))
    pic.rect(0, BASE + 34, 1600, 200, pic.down(BASE + 30, 1200, mix(TEAL, NIGHT, 0.35), NIGHT))
    pic.rect(0, BASE, 474, 36, mix(TEAL, NIGHT, 0.3))
    pic.rect(1126, BASE, 474, 36, mix(TEAL, NIGHT, 0.3))
    with pic.group(transform="translate(0 1040) scale(1 0.24)"):
        pic.circle(800, 0, 640, pic.radial((800, 0), 640, [(0, WARM, 0.85), (0.5, OCHRE, 0.35), (1, OCHRE, 0)]))
    joints = "".join(f"M{800 + (x - 800) * 0.5:.0f},{BASE + 36}L{x},1200" for x in range(-1200, 2900, 200))
    pic.stroke(joints + "M0,1056H1600M0,1110H1600", mix(TEAL, OCHRE, 0.35), 2, opacity=0.4)
    for x, y, h, coat in (
        (620, 1050, 100, TERRACOTTA),
        (668, 1056, 96, NIGHT),
        (860, 1040, 92, VIOLET),
        (1010, 1062, 104, TEAL),
        (1050, 1066, 72, ROSE),
        (480, 1070, 104, DEEP),
    ):
        person(pic, (x, y), h, mix(coat, NIGHT, 0.3), NIGHT)
    for x in (400, 1200):
        lamp(pic, (x, 1080), 330, mix(NIGHT, TEAL, 0.15), OCHRE)
