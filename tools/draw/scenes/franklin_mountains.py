"""Franklin Mountains: the tilted ridge in low light over the city, poppies and a yucca in front."""

from ..compact import compact
from ..flora import SAGE, grass, lechuguilla, poppies, yucca
from ..land import brush, jagged, massif, mist, roll, slope
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, points, polyline
from ..town import skyline

RIDGE = points(
    "-40,640 60,560 150,585 270,470 330,520 420,430 520,352 560,420 610,405 720,310 850,218 "
    "900,300 935,345 1010,318 1080,282 1125,372 1180,420 1270,372 1330,455 1420,440 1500,520 "
    "1640,575"
)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=11)
    dawn = [
        (0, mix(TEAL, VIOLET, 0.25)),
        (0.3, mix(AGAVE, ROSE, 0.35)),
        (0.55, mix(OCHRE, LIMESTONE, 0.35)),
        (0.8, OCHRE),
    ]
    pic.cover(pic.linear((0, 0), (0, 800), dawn))
    sun = (250, 430)
    glow(pic, sun, 760, mix(OCHRE, GYPSUM, 0.55), 0.9)
    rings(pic, sun, (150, 235, 340), GYPSUM, 0.13)
    pic.circle(*sun, 84, GYPSUM)
    for centre, length, height in (
        ((1080, 150), 620, 26),
        ((1300, 196), 420, 18),
        ((620, 205), 380, 16),
        ((820, 118), 260, 12),
    ):
        streak(pic, centre, length, height, mix(ROSE, GYPSUM, 0.45), 0.75)
    slope(
        pic,
        jagged(pic, points("-20,600 300,540 520,590 1100,470 1350,500 1620,430"), 0.1),
        820,
        pic.down(430, 800, mix(ROSE, VIOLET, 0.25), mix(OCHRE, LIMESTONE, 0.3)),
    )
    crest = jagged(pic, RIDGE, 0.16, 3)
    lit, shade, haze = mix(TERRACOTTA, ROSE, 0.4), mix(VIOLET, TERRACOTTA, 0.18), mix(ROSE, OCHRE, 0.35)
    massif(pic, crest, 850, lit, shade, haze, window=9, steep=0.55)
    _strata(pic, crest)
    mist(pic, 560, 850, mix(OCHRE, LIMESTONE, 0.25), 0.75)
    hills = jagged(pic, points("-20,790 160,735 330,780 560,742 760,795 1000,760 1250,722 1420,765 1620,735"), 0.12, 3)
    massif(
        pic,
        hills,
        900,
        mix(ROSE, TERRACOTTA, 0.35),
        mix(VIOLET, TERRACOTTA, 0.35),
        mix(OCHRE, ROSE, 0.4),
        window=7,
        steep=0.8,
    )
    skyline(
        pic,
        (330, 900),
        862,
        112,
        mix(VIOLET, TERRACOTTA, 0.3),
        light=mix(OCHRE, GYPSUM, 0.5),
        peak=590,
        chance=0.3,
        narrow=15,
    )
    mist(pic, 790, 870, mix(OCHRE, LIMESTONE, 0.25), 0.5)
    roll(
        pic,
        points("0,850 380,842 800,862 1200,835 1600,850"),
        1200,
        pic.down(835, 960, mix(CREOSOTE, ROSE, 0.35), CREOSOTE),
    )
    brush(pic, (0, 852, 1600, 930), 260, 20, mix(CREOSOTE, DEEP, 0.45))
    roll(
        pic,
        points("0,905 360,948 760,925 1160,880 1600,925"),
        1200,
        pic.down(880, 1200, mix(CREOSOTE, OCHRE, 0.3), CREOSOTE, DEEP),
    )
    poppies(pic, (0, 925, 1600, 1010), 330, 13, (OCHRE, TERRACOTTA))
    roll(
        pic,
        points("0,1000 420,1030 900,985 1300,960 1600,1000"),
        1200,
        pic.down(960, 1200, mix(CREOSOTE, DEEP, 0.3), DEEP),
    )
    yucca(
        pic,
        (1190, 1080),
        560,
        (mix(TERRACOTTA, NIGHT, 0.45), mix(ROSE, OCHRE, 0.4), DEEP, mix(AGAVE, GYPSUM, 0.1), GYPSUM),
        lean=-14,
    )
    yucca(
        pic,
        (1345, 1060),
        330,
        (mix(TERRACOTTA, NIGHT, 0.45), mix(ROSE, OCHRE, 0.4), DEEP, AGAVE, GYPSUM),
        lean=10,
        bloom=False,
    )
    lechuguilla(pic, (260, 1110), 120, *SAGE)
    lechuguilla(pic, (420, 1150), 100, *SAGE)
    for x in (90, 560, 940, 1080, 1480):
        grass(pic, (x, 1120 + x % 60), 80, mix(OCHRE, LIMESTONE, 0.3))
    poppies(pic, (0, 1000, 1600, 1230), 210, 30, (OCHRE, TERRACOTTA))
    return pic.svg()


def _strata(pic: Picture, crest: list[tuple[float, float]]) -> None:
    """Rule the tilted beds of rock across the ridge, dipping to the left."""
    beds = []
    for offset in range(-200, 2100, 46):
        start = (offset - 620, 860)
        end = (offset + 350, 205)
        upper = jagged(pic, [start, end], 0.035, 4)
        beds.append(polyline([*upper, *[(x + 16, y + 6) for x, y in reversed(upper)]]))
    with pic.clip(polyline([*crest, (1640, 850), (-40, 850)])):
        fade = pic.linear((0, 280), (0, 760), [(0, NIGHT, 0.24), (0.6, VIOLET, 0.14), (1, ROSE, 0)])
        pic.path(compact("".join(beds), 10), fade)
