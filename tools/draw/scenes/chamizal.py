"""Chamizal: golden cottonwoods, a bridge over the river, and ribbons in the colours of two flags."""

from ..flora import canopy, grass, trunk
from ..land import jagged, massif, mist, roll
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, Point, band, points
from ..town import person

RIVER_NEAR, RIVER_FAR = 1200, 800


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=63)
    pic.cover(
        pic.down(
            0,
            800,
            mix(AGAVE, TEAL, 0.35),
            mix(AGAVE, LIMESTONE, 0.55),
            mix(LIMESTONE, OCHRE, 0.25),
            mix(OCHRE, ROSE, 0.35),
        )
    )
    sun = (800, 640)
    glow(pic, sun, 700, GYPSUM, 0.9)
    rings(pic, sun, (130, 220, 320), GYPSUM, 0.16)
    pic.circle(*sun, 76, GYPSUM)
    for centre, length, height in (((420, 330), 520, 18), ((1180, 250), 440, 16), ((1130, 420), 300, 11)):
        streak(pic, centre, length, height, GYPSUM, 0.7)
    left = jagged(pic, points("-20,610 130,560 260,600 420,650 560,690 760,742"), 0.14)
    massif(
        pic,
        left,
        800,
        mix(ROSE, TERRACOTTA, 0.25),
        mix(VIOLET, ROSE, 0.45),
        mix(OCHRE, LIMESTONE, 0.4),
        sun=1,
        window=7,
    )
    right = jagged(pic, points("840,742 1010,700 1150,640 1270,668 1420,600 1620,650"), 0.14)
    massif(pic, right, 800, mix(AGAVE, ROSE, 0.45), mix(TEAL, VIOLET, 0.5), mix(OCHRE, LIMESTONE, 0.4), window=7)
    mist(pic, 640, 800, mix(LIMESTONE, OCHRE, 0.3), 0.8)
    _groves(pic)
    _river(pic)
    _bridge(pic)
    _ribbons(pic)
    _banks(pic)
    return pic.svg()


def _groves(pic: Picture) -> None:
    for x, y, w in (
        (110, 760, 190),
        (300, 770, 150),
        (470, 778, 110),
        (1140, 778, 120),
        (1300, 770, 150),
        (1480, 760, 200),
    ):
        tones = (mix(CREOSOTE, ROSE, 0.3), mix(OCHRE, CREOSOTE, 0.45), mix(OCHRE, LIMESTONE, 0.2))
        canopy(pic, (x, y), w, w * 0.7, tones, lobes=5)


def _river(pic: Picture) -> None:
    """Run the river from the bridge to the viewer."""
    pic.rect(0, 800, 1600, 400, pic.down(800, 1200, mix(CREOSOTE, OCHRE, 0.5), CREOSOTE))
    water = band(
        points("690,800 640,850 700,910 690,980 520,1080 330,1220"),
        points("1330,1220 1160,1080 960,980 880,910 930,850 910,800"),
    )
    pic.path(water, pic.down(800, 1200, mix(OCHRE, GYPSUM, 0.6), mix(AGAVE, GYPSUM, 0.35), mix(TEAL, AGAVE, 0.4), TEAL))
    with pic.clip(water):
        glow(pic, (800, 830), 330, GYPSUM, 0.7)
        for row in range(20):
            y = 812 + 388 * (row / 19) ** 1.4
            reach = (14 + 5 * row) * pic.rng.uniform(0.6, 1.2)
            pic.ellipse(800 + pic.rng.uniform(-8, 8), y, reach, 2 + row * 0.3, GYPSUM, opacity=0.75)
        for _ in range(46):
            share = pic.rng.random()
            y = 830 + 370 * share
            length = (20 + 130 * share) * pic.rng.uniform(0.4, 1)
            x = 800 + pic.rng.gauss(0, 90 + 190 * share)
            tone = pic.rng.choice((GYPSUM, OCHRE, mix(TEAL, DEEP, 0.4)))
            pic.ellipse(x, y, length / 2, 1.2 + 3 * share, tone, opacity=0.55)


def _bridge(pic: Picture) -> None:
    """Span the river with a long arched bridge, people crossing both ways."""
    stone, under = mix(LIMESTONE, ROSE, 0.3), mix(VIOLET, ROSE, 0.35)

    def deck(x: float) -> float:
        return 742 - 34 * (1 - ((x - 800) / 620) ** 2)

    xs = [180 + i * 62 for i in range(21)]
    arches = points("250,400 420,600 625,975 1000,1180 1200,1350")
    hollow = "".join(
        f"M{a},830V{deck(a) + 74:.0f}Q{(a + b) / 2:.0f},{deck((a + b) / 2) - 6:.0f} {b},{deck(b) + 74:.0f}V830Z"
        for a, b in arches
    )
    body = "M180,830" + "".join(f"L{x},{deck(x):.1f}" for x in xs) + "L1420,830Z"
    pic.path(body + hollow, pic.down(700, 830, stone, mix(stone, under, 0.6)), fill_rule="evenodd")
    for a, b in arches:
        pic.path(
            f"M{a},{deck(a) + 74:.0f}Q{(a + b) / 2:.0f},{deck((a + b) / 2) - 6:.0f} {b},{deck(b) + 74:.0f}"
            f"L{b},{deck(b) + 86:.0f}Q{(a + b) / 2 + 6:.0f},{deck((a + b) / 2) + 14:.0f} {a + 8},{deck(a) + 86:.0f}"
            "Z",
            under,
        )
    pic.stroke("M" + " ".join(f"{x},{deck(x):.1f}" for x in xs), mix(stone, GYPSUM, 0.5), 7)
    rail = (
        "M"
        + " ".join(f"{x},{deck(x) - 26:.1f}" for x in xs)
        + "".join(f"M{x},{deck(x):.1f}v-26" for x in range(190, 1420, 16))
    )
    pic.stroke(rail, mix(under, NIGHT, 0.3), 2.5)
    for x, coat in ((470, TERRACOTTA), (690, TEAL), (735, OCHRE), (880, TERRACOTTA), (1060, CREOSOTE), (1110, GYPSUM)):
        person(pic, (x, deck(x) - 2), 52, mix(coat, NIGHT, 0.15), NIGHT)
    for x in (560, 1040):
        pic.stroke(f"M{x},{deck(x):.0f}V330", mix(under, NIGHT, 0.3), 8)
        pic.circle(x, 326, 9, OCHRE)


def _ribbons(pic: Picture) -> None:
    """Fly two striped ribbons from the poles so that they meet over the middle of the river."""
    north = (mix(TERRACOTTA, "#B0202E", 0.6), GYPSUM, mix(TEAL, "#21407A", 0.65))
    south = ("#2F7A4D", GYPSUM, mix(TERRACOTTA, "#B0202E", 0.6))
    _ribbon(pic, points("560,338 640,322 720,356 790,380 850,360 900,330"), north)
    _ribbon(pic, points("1040,338 960,326 880,360 812,398 752,396 690,430"), south)


def _ribbon(pic: Picture, line: list[Point], tones: tuple[str, str, str]) -> None:
    thick = 27
    for i, tone in enumerate(tones):
        upper = [(x, y + i * thick * (1 - 0.07 * k)) for k, (x, y) in enumerate(line)]
        lower = [(x, y + (i + 1) * thick * (1 - 0.07 * k)) for k, (x, y) in enumerate(line)]
        pic.path(band(upper, lower[::-1]), tone)
    for k in (1, 3):
        x, y = line[k]
        step = 26 if line[0][0] < line[-1][0] else -26
        height = 3 * thick * (1 - 0.07 * k)
        pic.path(
            f"M{x},{y}q{step},{height / 2} 0,{height}q{step * 1.6},{-height / 2} 0,{-height}z",
            NIGHT,
            opacity=0.14,
        )


def _banks(pic: Picture) -> None:
    """Frame the view with two great cottonwoods on grassy banks."""
    for mirror in (False, True):

        def flip(points: list[Point], mirror: bool = mirror) -> list[Point]:
            return [(1600 - x, y) for x, y in reversed(points)] if mirror else points

        roll(
            pic,
            flip(points("-20,870 180,880 400,930 500,1010 420,1110 300,1210")),
            1220,
            pic.down(870, 1200, mix(CREOSOTE, OCHRE, 0.4), CREOSOTE, DEEP),
        )
    with pic.symbol("cottonwood"):
        _cottonwood(pic)
    for x, y, reach in (
        (60, 960, 150),
        (300, 1010, 120),
        (130, 1120, 200),
        (1330, 930, 130),
        (1540, 990, 140),
        (1440, 1110, 210),
        (1260, 1050, 90),
        (420, 960, 60),
    ):
        pic.ellipse(x, y, reach, reach * 0.07, mix(OCHRE, GYPSUM, 0.2), opacity=0.35)
    leaves: list[Point] = [(pic.rng.uniform(0, 1600), pic.rng.uniform(960, 1200)) for _ in range(90)]
    pic.dots([p for p in leaves if not 480 < p[0] < 1140], 9, OCHRE)
    pic.use("cottonwood", 190, 1075, 0.6, flip=True)
    pic.use("cottonwood", 1400, 1040, 0.53)
    for x, y, h, coat in ((415, 1010, 84, TERRACOTTA), (452, 1014, 60, TEAL), (1216, 1000, 80, VIOLET)):
        pic.ellipse(x, y + 2, h * 0.35, 5, NIGHT, opacity=0.3)
        person(pic, (x, y), h, coat, NIGHT)
    for x in (60, 140, 380, 1230, 1480, 1550):
        grass(pic, (x, 1150), 90, mix(CREOSOTE, AGAVE, 0.5))


def _cottonwood(pic: Picture) -> None:
    """Grow one broad autumn cottonwood, a thousand units wide, its root at the origin and its light from the left."""
    bark = mix(mix(VIOLET, TERRACOTTA, 0.4), NIGHT, 0.25)
    pic.ellipse(60, 10, 420, 26, NIGHT, opacity=0.25)
    limbs = points("-300,-920 270,-880 40,-1100 -160,-1100 150,-1000")
    trunk(pic, (0, 0), (-20, -790), 70, bark, limbs)
    pic.path("M-40,0Q-28,-330 -26,-700L-16,-700Q-12,-330 -18,0Z", mix(bark, OCHRE, 0.45))
    tones = (mix(CREOSOTE, DEEP, 0.25), mix(CREOSOTE, OCHRE, 0.55), OCHRE, mix(OCHRE, GYPSUM, 0.45))
    canopy(pic, (-30, -1100), 1040, 860, tones, lobes=19)
