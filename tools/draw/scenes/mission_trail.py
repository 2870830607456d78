"""Mission Trail: a whitewashed adobe church with stepped parapet and bell in late sun."""

from ..flora import SAGE, canopy, nopal, rosette, trunk
from ..land import brush, jagged, massif, mist, roll
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, Point, points, smooth
from ..town import Wall, window

SUNNY = mix(GYPSUM, OCHRE, 0.1)
SHADOW = mix(VIOLET, LIMESTONE, 0.45)
BASE = 930


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=5)
    sky = [
        (0, mix(TERRACOTTA, VIOLET, 0.3)),
        (0.35, TERRACOTTA),
        (0.65, mix(TERRACOTTA, OCHRE, 0.6)),
        (1, mix(OCHRE, LIMESTONE, 0.45)),
    ]
    pic.cover(pic.linear((0, 0), (0, 850), sky))
    sun = (300, 560)
    rings(pic, sun, (130, 230, 340, 460, 590, 740, 900), mix(OCHRE, GYPSUM, 0.4), 0.11)
    glow(pic, sun, 520, GYPSUM, 0.5)
    pic.circle(*sun, 92, mix(GYPSUM, OCHRE, 0.12))
    for centre, length, height in (
        ((1250, 250), 560, 22),
        ((1090, 320), 360, 15),
        ((260, 300), 420, 16),
        ((1420, 420), 420, 15),
    ):
        streak(pic, centre, length, height, mix(TERRACOTTA, VIOLET, 0.4), 0.6)
    far = jagged(pic, points("-20,760 150,715 330,750 520,700 760,745 1100,700 1300,735 1620,690"), 0.12)
    massif(pic, far, 850, mix(ROSE, TERRACOTTA, 0.4), mix(VIOLET, TERRACOTTA, 0.3), mix(OCHRE, ROSE, 0.5), window=8)
    mist(pic, 740, 850, mix(OCHRE, LIMESTONE, 0.3), 0.6)
    brush(pic, (0, 838, 1600, 862), 90, 46, mix(CREOSOTE, DEEP, 0.5))
    roll(
        pic,
        [(0, 850), (500, 842), (1600, 850)],
        1200,
        pic.down(840, 1200, mix(OCHRE, LIMESTONE, 0.4), mix(OCHRE, ROSE, 0.5), mix(TERRACOTTA, VIOLET, 0.25)),
    )
    _cottonwood(pic)
    _shadows(pic)
    _nave(pic)
    _front(pic)
    _yard(pic)
    return pic.svg()


def _cottonwood(pic: Picture) -> None:
    trunk(pic, (1390, 900), (1400, 600), 26, mix(TERRACOTTA, NIGHT, 0.6), [(1300, 560), (1490, 540), (1410, 470)])
    canopy(
        pic,
        (1400, 520),
        380,
        330,
        (DEEP, mix(DEEP, CREOSOTE, 0.7), mix(CREOSOTE, OCHRE, 0.3), mix(OCHRE, CREOSOTE, 0.35)),
    )


def _shadows(pic: Picture) -> None:
    """Throw the church's long shadow to the right."""
    pic.polygon(
        [(520, BASE), (1380, BASE - 44), (1640, 985), (1640, 1090), (1180, 1010), (980, 1000)],
        mix(VIOLET, TERRACOTTA, 0.25),
        opacity=0.6,
    )


def _nave(pic: Picture) -> None:
    """Run the long side wall away to the right, in shadow, under its roof beams."""
    side = Wall(940, 1350, BASE, 560, 895, 690)
    pic.polygon(side.panel(0, 1, 0, 1), pic.across(940, 1350, mix(SHADOW, VIOLET, 0.35), mix(SHADOW, ROSE, 0.25)))
    pic.polygon(side.panel(0, 1, 0.95, 1), mix(SHADOW, LIMESTONE, 0.4))
    for i in range(11):
        along = 0.05 + i * 0.088
        pic.polygon(side.panel(along, along + 0.022, 0.84, 0.885), mix(TERRACOTTA, NIGHT, 0.5))
        pic.polygon(side.panel(along + 0.002, along + 0.012, 0.72, 0.84), mix(VIOLET, NIGHT, 0.3), opacity=0.5)
    for along in (0.22, 0.5, 0.76):
        window(
            pic, side.panel(along, along + 0.075, 0.42, 0.64), mix(NIGHT, VIOLET, 0.4), mix(SHADOW, LIMESTONE, 0.5), 5
        )
    for along in (0.0, 0.36, 0.64):
        foot, head = side.at(along, 0), side.at(along, 0.55)
        pic.polygon(
            [(foot[0], foot[1] + 8), (foot[0] + 46, foot[1] + 4), (head[0] + 16, head[1]), (head[0], head[1])],
            mix(SHADOW, LIMESTONE, 0.25),
        )
    tower = Wall(1110, 1210, 640, 560, 640, 566)
    pic.polygon(tower.panel(0, 1, 0, 1), SHADOW)


def _front(pic: Picture) -> None:
    """Raise the gleaming front with stepped parapet, bell arch, door and buttresses."""
    half: list[Point] = [
        (520, BASE),
        (528, 560),
        (528, 520),
        (580, 520),
        (580, 468),
        (632, 468),
        (632, 416),
        (676, 416),
        (676, 300),
        (700, 300),
        (700, 270),
    ]
    outline = [*half, *[(1460 - x, y) for x, y in reversed(half)]]
    pic.polygon(outline, pic.linear((520, 400), (960, 900), [(0, GYPSUM), (0.6, SUNNY), (1, mix(SUNNY, ROSE, 0.4))]))
    right = [(x, y) for x, y in outline if x >= 730]
    for (ax, ay), (_, by) in zip(right, right[1:], strict=False):
        if by > ay:
            pic.polygon([(ax - 12, ay), (ax, ay), (ax, by), (ax - 12, by)], SHADOW, opacity=0.9)
    for (ax, ay), (bx, by) in zip(outline, outline[1:], strict=False):
        if ay == by and ay < BASE:
            pic.polygon(
                [(ax - 6, ay - 10), (bx + 6, ay - 10), (bx + 6, ay + 4), (ax - 6, ay + 4)], mix(TERRACOTTA, ROSE, 0.4)
            )
    pic.stroke("M730,262V176M702,206H758", mix(TERRACOTTA, NIGHT, 0.55), 9)
    belfry = Wall.flat(676, 784, 416, 300)
    pic.polygon(belfry.arch(0.18, 0.82, 0.05, 0.92), pic.down(300, 416, TERRACOTTA, mix(OCHRE, TERRACOTTA, 0.3)))
    pic.path(
        "M730,322c-16,0 -20,18 -22,38q-4,22 -14,30h72q-10,-8 -14,-30c-2,-20 -6,-38 -22,-38z", mix(OCHRE, NIGHT, 0.45)
    )
    pic.path("M724,324c-8,4 -10,18 -11,36q-3,20 -10,30h18q-2,-34 3,-66z", mix(OCHRE, GYPSUM, 0.25))
    pic.circle(730, 396, 7, NIGHT)
    wall = Wall.flat(528, 932, BASE, 520)
    window(pic, wall.arch(0.425, 0.575, 0.66, 0.86, 0.1), mix(NIGHT, VIOLET, 0.5), mix(SHADOW, ROSE, 0.3), 8)
    pic.polygon(wall.arch(0.36, 0.64, 0, 0.5, 0.17), mix(SHADOW, ROSE, 0.25))
    pic.polygon(wall.arch(0.385, 0.64, 0, 0.48, 0.16), mix(VIOLET, NIGHT, 0.25))
    pic.polygon(
        wall.arch(0.4, 0.625, 0, 0.455, 0.15), pic.across(680, 790, mix(TEAL, DEEP, 0.2), mix(TEAL, NIGHT, 0.45))
    )
    x = (wall.at(0.4, 0)[0] + wall.at(0.625, 0)[0]) / 2
    pic.stroke(f"M{x:.0f},{BASE}V748M690,860H782M690,800H782", mix(DEEP, NIGHT, 0.4), 4)
    for along in (0.15, 0.77):
        pic.polygon(wall.arch(along, along + 0.085, 0.3, 0.56, 0.07), SHADOW)
        pic.polygon(wall.arch(along + 0.018, along + 0.085, 0.3, 0.55, 0.06), mix(SHADOW, VIOLET, 0.4))
    for x0, x1 in ((498, 560), (900, 962)):
        pic.polygon(
            [(x0, BASE + 6), (x0 + 20, 640), (x1 - 20, 640), (x1, BASE + 6)],
            pic.across(x0, x1, GYPSUM, mix(SUNNY, ROSE, 0.25), SHADOW),
        )


def _yard(pic: Picture) -> None:
    """Lead a path to the door between a low wall, agaves and prickly pears."""
    pic.path(
        "M670,932H790Q820,1020 1010,1200H330Q640,1040 670,932Z",
        pic.down(930, 1200, mix(LIMESTONE, OCHRE, 0.2), mix(ROSE, LIMESTONE, 0.4)),
    )
    for y, w in ((965, 128), (1010, 190), (1066, 300), (1132, 450)):
        pic.stroke(f"M{720 - w * 0.52:.0f},{y}q{w / 2},8 {w},0", mix(ROSE, TERRACOTTA, 0.4), 3, opacity=0.45)
    for mirror in (0, 1):
        near, far = ((-20, 470), (1640, 1010))[mirror]
        wall = [(near, 1120), (near, 1000), (far, 950), (far, 1012)]
        pic.polygon(
            wall,
            pic.down(940, 1120, mix(SUNNY, ROSE, 0.15), mix(ROSE, TERRACOTTA, 0.35))
            if not mirror
            else mix(SHADOW, ROSE, 0.35),
        )
        pic.polygon([(near, 1010), (near, 988), (far, 940), (far, 956)], mix(TERRACOTTA, ROSE, 0.3))
    roll(pic, points("-20,1080 200,1085 420,1160 520,1230"), 1240, mix(TERRACOTTA, VIOLET, 0.35))
    roll(pic, points("930,1230 1100,1120 1350,1070 1620,1060"), 1240, mix(VIOLET, TERRACOTTA, 0.35))
    nopal(pic, (330, 1140), 118, mix(AGAVE, OCHRE, 0.25), CREOSOTE)
    rosette(pic, (150, 1150), 170, *SAGE)
    rosette(pic, (1240, 1170), 190, mix(AGAVE, LIMESTONE, 0.2), mix(DEEP, AGAVE, 0.3))
    rosette(pic, (1440, 1130), 130, AGAVE, DEEP)
    pic.path(smooth(points("0,1190 500,1196 1100,1192 1600,1186")) + "V1200H0Z", mix(TERRACOTTA, NIGHT, 0.5))
