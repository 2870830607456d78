"""Casa del Cerro: the stone mansion with steep roofs and veranda on its hillock at dawn."""

from ..flora import SAGE, cypress, lechuguilla, nopal, ocotillo, rosette
from ..land import brush, jagged, massif, mist, roll
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, points
from ..town import Wall, balusters, lamp, window

STONE = mix(LIMESTONE, ROSE, 0.22)
SHADE = mix(VIOLET, ROSE, 0.36)
ROOF = mix(TERRACOTTA, VIOLET, 0.28)
WARM = mix(OCHRE, GYPSUM, 0.35)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=44)
    pic.cover(
        pic.down(
            0,
            860,
            mix(VIOLET, TEAL, 0.4),
            mix(VIOLET, AGAVE, 0.6),
            mix(AGAVE, LIMESTONE, 0.5),
            mix(ROSE, LIMESTONE, 0.35),
            mix(OCHRE, LIMESTONE, 0.4),
        )
    )
    moon = (390, 250)
    rings(pic, moon, (110, 175, 255), GYPSUM, 0.1)
    pic.circle(*moon, 62, mix(GYPSUM, AGAVE, 0.08))
    glow(pic, (1300, 760), 760, mix(OCHRE, GYPSUM, 0.5), 0.75)
    for centre, length, height in (
        ((1180, 260), 560, 22),
        ((330, 430), 420, 14),
        ((1350, 400), 430, 15),
        ((640, 180), 300, 10),
    ):
        streak(pic, centre, length, height, mix(ROSE, GYPSUM, 0.35), 0.65)
    far = jagged(
        pic, points("-20,740 120,660 260,720 400,640 560,730 1060,720 1200,640 1330,700 1470,620 1620,690"), 0.14
    )
    massif(pic, far, 880, mix(AGAVE, ROSE, 0.4), mix(VIOLET, TEAL, 0.4), mix(ROSE, LIMESTONE, 0.4), sun=1, window=7)
    mist(pic, 680, 860, mix(LIMESTONE, ROSE, 0.4), 0.85)
    for x, h in ((150, 200), (215, 240), (1460, 230), (1530, 190), (90, 170)):
        cypress(pic, (x, 890), h, mix(DEEP, VIOLET, 0.35), mix(CREOSOTE, ROSE, 0.3))
    roll(
        pic,
        points("-20,880 260,860 480,800 700,776 980,776 1180,812 1400,880 1620,890"),
        1220,
        pic.down(776, 1200, mix(AGAVE, OCHRE, 0.4), mix(CREOSOTE, AGAVE, 0.3), DEEP),
    )
    _house(pic)
    _garden(pic)
    return pic.svg()


def _house(pic: Picture) -> None:
    """Build the mansion: rear hall, turret on the left, gabled wing on the right and veranda across the front."""
    trim = mix(GYPSUM, LIMESTONE, 0.4)
    hall = Wall.flat(540, 1080, 790, 500)
    pic.polygon(points("500,506 620,330 1000,330 1120,506"), pic.down(330, 506, mix(ROOF, ROSE, 0.35), ROOF))
    seams = "".join(f"M{620 + i * 21},{330}L{500 + i * 34.4:.0f},506" for i in range(1, 18))
    pic.stroke(seams, mix(ROOF, NIGHT, 0.4), 2, opacity=0.5)
    pic.stroke("M612,328H1008", trim, 7)
    for x in (690, 930):
        pic.rect(x - 20, 262, 40, 110, mix(STONE, SHADE, 0.35))
        pic.rect(x + 4, 262, 16, 110, STONE)
        pic.rect(x - 26, 254, 52, 14, trim)
    pic.polygon(hall.panel(0, 1, 0, 1), mix(STONE, SHADE, 0.3))
    for x in (730, 810):
        pic.polygon([(x - 44, 470), (x, 386), (x + 44, 470)], mix(ROOF, NIGHT, 0.15))
        pic.polygon([(x - 34, 472), (x, 404), (x + 34, 472)], STONE)
        window(pic, [(x - 13, 470), (x + 13, 470), (x + 13, 440), (x, 426), (x - 13, 440)], WARM, trim, 4)
    _courses(pic, 540, 500, 1080, 640)
    for x in (690, 770, 850):
        window(
            pic, [(x - 22, 640), (x + 22, 640), (x + 22, 548), (x - 22, 548)], pic.down(548, 640, OCHRE, WARM), trim, 6
        )
        pic.stroke(f"M{x},548V640M{x - 22},588H{x + 22}", mix(NIGHT, TERRACOTTA, 0.4), 3)
    _wing(pic, trim)
    _turret(pic, trim)
    _veranda(pic, trim)


def _courses(pic: Picture, left: float, top: float, right: float, bottom: float) -> None:
    """Mark the rough stone courses of a wall."""
    marks = []
    y = top + 14
    while y < bottom:
        x = left + pic.rng.uniform(0, 40)
        while x < right - 24:
            width = pic.rng.uniform(16, 38)
            marks.append(f"M{x},{y}h{min(width, right - x)}")
            x += width + pic.rng.uniform(14, 60)
        y += 15
    pic.stroke("".join(marks), SHADE, 2, opacity=0.5)


def _wing(pic: Picture, trim: str) -> None:
    wing = Wall.flat(920, 1120, 790, 500)
    pic.polygon([(904, 506), (1020, 300), (1136, 506)], ROOF)
    pic.polygon(
        [(926, 506), (1020, 340), (1114, 506)],
        pic.across(920, 1120, mix(STONE, SHADE, 0.25), STONE, mix(STONE, GYPSUM, 0.4)),
    )
    pic.polygon(wing.panel(0, 1, 0, 1), pic.across(920, 1120, mix(STONE, SHADE, 0.25), STONE, mix(STONE, GYPSUM, 0.4)))
    pic.stroke("M900,510L1020,298L1140,510", trim, 9, stroke_linejoin="round")
    _courses(pic, 926, 520, 1116, 650)
    window(pic, points("996,470 1044,470 1044,420 1020,392 996,420"), WARM, trim, 6)
    for x in (972, 1068):
        window(
            pic, [(x - 26, 640), (x + 26, 640), (x + 26, 546), (x - 26, 546)], pic.down(546, 640, OCHRE, WARM), trim, 6
        )
        pic.stroke(f"M{x},546V640M{x - 26},588H{x + 26}", mix(NIGHT, TERRACOTTA, 0.4), 3)


def _turret(pic: Picture, trim: str) -> None:
    pic.polygon(
        points("500,800 500,430 660,430 660,800"),
        pic.across(500, 660, mix(STONE, SHADE, 0.75), mix(STONE, SHADE, 0.25), mix(STONE, GYPSUM, 0.25), STONE),
    )
    pic.polygon(
        [(478, 436), (580, 176), (682, 436)],
        pic.linear(
            (478, 0),
            (682, 0),
            [(0, mix(ROOF, NIGHT, 0.4)), (0.5, ROOF), (0.62, mix(ROOF, ROSE, 0.45)), (1, mix(ROOF, ROSE, 0.25))],
        ),
    )
    for y, half in ((380, 80), (320, 56), (262, 34)):
        pic.stroke(f"M{580 - half},{y}Q580,{y + 12} {580 + half},{y}", mix(ROOF, NIGHT, 0.4), 2.5, opacity=0.6)
    pic.stroke("M580,180V158", NIGHT, 4)
    pic.circle(580, 156, 7, OCHRE)
    pic.stroke("M474,440Q580,458 686,440", trim, 11)
    _courses(pic, 506, 460, 654, 650)
    for x, half in ((540, 15), (590, 20), (636, 13)):
        window(
            pic,
            [(x - half, 590), (x + half, 590), (x + half, 510), (x, 490), (x - half, 510)],
            pic.down(490, 590, OCHRE, WARM),
            trim,
            5,
        )


def _veranda(pic: Picture, trim: str) -> None:
    """Wrap the deep, arcaded veranda round the ground floor."""
    pic.polygon(points("440,676 492,634 1136,634 1186,676"), pic.down(634, 676, mix(ROOF, ROSE, 0.4), ROOF))
    porch = Wall.flat(456, 1170, 812, 672)
    pic.polygon(porch.panel(0, 1, 0, 1), pic.down(672, 812, mix(NIGHT, VIOLET, 0.5), mix(TERRACOTTA, VIOLET, 0.3)))
    for along in (1.5 / 9, 3.5 / 9, 5.5 / 9, 7.5 / 9):
        window(
            pic,
            porch.panel(along - 0.025, along + 0.025, 0, 0.7),
            pic.down(700, 812, OCHRE, GYPSUM),
            mix(NIGHT, TERRACOTTA, 0.4),
            4,
        )
        x, y = porch.at(along, 0.5)
        glow(pic, (x, y), 110, OCHRE, 0.6)
    bays = 9
    holes = "".join(
        "M"
        + " ".join(f"{x},{y}" for x, y in porch.arch(i / bays + 0.018, (i + 1) / bays - 0.018, 0.0, 0.84, 0.34))
        + "Z"
        for i in range(bays)
    )
    outer = "M" + " ".join(f"{x},{y}" for x, y in porch.panel(0, 1, 0, 1)) + "Z"
    pic.path(
        outer + holes,
        pic.across(456, 1170, mix(STONE, SHADE, 0.4), STONE, mix(STONE, GYPSUM, 0.4)),
        fill_rule="evenodd",
    )
    pic.stroke("M436,674H1190", trim, 10)
    rail = Wall.flat(456, 1170, 818, 778)
    balusters(pic, rail, 0, 1, 54, trim, 0.2)
    pic.polygon(points("430,816 1196,816 1214,856 412,856"), pic.across(412, 1214, mix(STONE, SHADE, 0.6), STONE))
    _courses(pic, 440, 812, 1190, 850)


def _garden(pic: Picture) -> None:
    """Climb the hillock by one broad stair through three terraces of agaves."""
    trim = mix(GYPSUM, LIMESTONE, 0.4)
    terraces = ((888, 150, 0.0), (976, 230, 0.3), (1088, 350, 0.6))
    for y, half, near in terraces:
        bow = 16 + 20 * near
        for way in (-1, 1):
            inner, outer = 813 + way * (half * 0.62), 813 + way * (560 + 360 * near)
            middle = (inner + outer) / 2
            thick = 22 + 22 * near
            pic.path(
                f"M{inner},{y}Q{middle},{y - bow * 0.2} {outer},{y + bow * 1.6}"
                f"V{y + bow * 1.6 + thick * 0.6}Q{middle},{y + thick + bow * 0.1} {inner},{y + thick}Z",
                pic.down(y, y + thick + bow, STONE, SHADE),
            )
            pic.stroke(
                f"M{inner},{y}Q{middle},{y - bow * 0.2} {outer},{y + bow * 1.6}",
                trim,
                4 + 4 * near,
            )
    edges = ((812, 43), (1210, 250))
    (top, narrow), (bottom, broad) = edges
    pic.polygon(
        [(813 - narrow, top), (813 + narrow, top), (813 + broad, bottom), (813 - broad, bottom)],
        pic.down(top, bottom, trim, mix(trim, ROSE, 0.4)),
    )
    steps = 24
    for k in range(1, steps):
        share = (k / steps) ** 1.35
        half, y = narrow + (broad - narrow) * share, top + (bottom - top) * share
        pic.rect(813 - half, y, 2 * half, 2 + 6 * share, SHADE, opacity=0.55)
    for way in (-1, 1):
        pic.polygon(
            [
                (813 + way * narrow, top),
                (813 + way * (narrow + 9), top),
                (813 + way * (broad + 44), bottom),
                (813 + way * broad, bottom),
            ],
            mix(STONE, SHADE, 0.5 if way < 0 else 0.15),
        )
    for y, half, near in terraces:
        for way in (-1, 1):
            x, size = 813 + way * (half * 0.62 + 14), 15 + 16 * near
            pic.rect(
                x - size,
                y - 30 - 34 * near,
                size * 2,
                56 + 60 * near,
                pic.across(x - size, x + size, mix(STONE, SHADE, 0.5), STONE),
            )
            pic.rect(x - size - 4, y - 34 - 36 * near, size * 2 + 8, 8 + 4 * near, trim)
    for x, y in ((735, 850), (891, 850)):
        lamp(pic, (x, y + 10), 150, NIGHT, OCHRE)
    brush(pic, (100, 920, 560, 1190), 30, 26, mix(CREOSOTE, DEEP, 0.6))
    brush(pic, (1060, 920, 1560, 1190), 30, 26, mix(CREOSOTE, DEEP, 0.6))
    rows = (
        (970, 66, (430, 530, 620, 1000, 1100, 1200)),
        (1078, 104, (310, 440, 560, 1070, 1190, 1310)),
        (1192, 160, (170, 350, 1270)),
    )
    for y, size, places in rows:
        for x in places:
            rosette(pic, (x, y + pic.rng.uniform(-5, 5)), size * pic.rng.uniform(0.9, 1.1), *SAGE, leaves=15)
    lechuguilla(pic, (1130, 1190), 90, *SAGE, stalk=250)
    nopal(pic, (190, 1090), 96, mix(AGAVE, LIMESTONE, 0.15), CREOSOTE)
    ocotillo(pic, (1440, 1150), 400, mix(DEEP, NIGHT, 0.3), CREOSOTE, TERRACOTTA)
