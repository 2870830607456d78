"""White Sands: gypsum dunes turning violet after sunset, a yucca and two walkers."""

import math

from ..flora import grass, yucca
from ..land import jagged, massif, mist
from ..palette import AGAVE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, sparkle, stars, streak
from ..svg import Picture, Point, band, points, smooth
from ..town import person

LIGHT = mix(GYPSUM, ROSE, 0.12)
DUSK = mix(VIOLET, LIMESTONE, 0.42)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=23)
    sky = [
        (0, mix(VIOLET, NIGHT, 0.55)),
        (0.3, VIOLET),
        (0.58, mix(VIOLET, ROSE, 0.65)),
        (0.82, mix(ROSE, OCHRE, 0.5)),
        (1, mix(OCHRE, LIMESTONE, 0.35)),
    ]
    pic.cover(pic.linear((0, 0), (0, 640), sky))
    stars(pic, 120, 330)
    sparkle(pic, (1120, 215), 20)
    sun = (470, 640)
    glow(pic, sun, 620, mix(OCHRE, GYPSUM, 0.5), 0.85)
    rings(pic, sun, (170, 270, 390), mix(OCHRE, GYPSUM, 0.6), 0.1)
    for centre, length, height in (
        ((980, 420), 640, 22),
        ((300, 360), 460, 16),
        ((700, 480), 520, 14),
        ((1300, 500), 400, 14),
    ):
        streak(pic, centre, length, height, mix(TERRACOTTA, ROSE, 0.6), 0.65)
    far = jagged(
        pic,
        points("-20,600 140,560 260,590 420,540 560,580 760,520 880,565 1040,505 1180,560 1330,530 1460,570 1620,540"),
        0.14,
    )
    massif(pic, far, 700, mix(VIOLET, ROSE, 0.45), mix(VIOLET, NIGHT, 0.15), mix(ROSE, VIOLET, 0.35), sun=-1, window=7)
    mist(pic, 580, 690, mix(ROSE, OCHRE, 0.4), 0.6)
    _dune(pic, points("-20,690 220,660 470,690 760,655 1050,690 1340,662 1620,690"), 0.5)
    _dune(pic, points("-20,740 180,726 420,690 640,742 900,760 1150,706 1380,752 1620,735"), 0.3)
    _crest(
        pic,
        points("-20,850 260,822 520,770 700,742 860,790 1120,830 1400,800 1620,812"),
        points("700,742 760,800 700,850 790,930 720,1010"),
    )
    person(pic, (604, 758), 44, TERRACOTTA, NIGHT)
    person(pic, (634, 753), 40, mix(AGAVE, NIGHT, 0.2), NIGHT)
    _crest(
        pic,
        points("-20,1000 200,985 460,930 760,900 1010,850 1200,838 1390,900 1620,940"),
        points("1200,838 1150,910 1240,990 1120,1080 1200,1220"),
    )
    _ripples(pic)
    colours = (
        mix(NIGHT, VIOLET, 0.4),
        mix(ROSE, VIOLET, 0.4),
        mix(DEEP, NIGHT, 0.5),
        mix(AGAVE, VIOLET, 0.3),
        mix(GYPSUM, ROSE, 0.25),
    )
    pic.blob(points("1010,985 1120,965 1330,975 1400,992 1240,1004 1080,1000"), mix(VIOLET, NIGHT, 0.3), opacity=0.5)
    yucca(pic, (1045, 985), 620, colours, lean=20)
    yucca(pic, (960, 1000), 300, colours, lean=-16, bloom=False)
    for x, y in ((880, 1010), (1130, 1000), (330, 1080), (240, 1096)):
        grass(pic, (x, y), 60, mix(NIGHT, VIOLET, 0.6))
    return pic.svg()


def _dune(pic: Picture, crest: list[Point], dim: float) -> None:
    """Lay one far, soft line of dunes."""
    pic.path(
        f"{smooth(crest)}L1620,1200L-20,1200Z", pic.down(650, 820, mix(LIGHT, VIOLET, dim * 0.5), mix(DUSK, LIGHT, 0.3))
    )


def _crest(pic: Picture, crest: list[Point], edge: list[Point]) -> None:
    """Lay a sharp dune: light on the windward side, violet on the slip face right of `edge`."""
    top = min(y for _, y in crest)
    body = f"{smooth(crest)}L1620,1240L-20,1240Z"
    pic.path(
        body,
        pic.linear((0, top), (0, top + 340), [(0, LIGHT), (0.5, mix(LIGHT, ROSE, 0.25)), (1, mix(DUSK, ROSE, 0.3))]),
    )
    with pic.clip(body):
        pic.path(
            f"{smooth(edge)}L1700,1240L1700,{top - 40:.0f}L{edge[0][0]},{top - 40:.0f}Z",
            pic.linear(
                (edge[0][0], top),
                (edge[0][0] + 420, top + 330),
                [(0, mix(VIOLET, NIGHT, 0.12)), (0.5, DUSK), (1, mix(DUSK, ROSE, 0.25))],
            ),
            opacity=0.92,
        )


def _ripples(pic: Picture) -> None:
    """Comb wind ripples over the nearest dune: thin lenses of shade that follow its slope."""
    for row in range(26):
        share = row / 25
        y = 975 + 245 * share**1.35
        for _ in range(2):
            x = pic.rng.uniform(-40, 780 - 260 * (1 - share))
            length = pic.rng.uniform(140, 420) * (0.6 + 0.6 * share)
            thick = 1.6 + 4.5 * share
            line = []
            for t in range(9):
                px = x + length * t / 8
                line.append(
                    (px, y - 110 * (max(px, 0) / 1150) ** 1.5 + math.sin(px / 47 + row * 1.7) * (2 + 4 * share))
                )
            lower = [(px, py + thick * math.sin(math.pi * t / 8)) for t, (px, py) in enumerate(line)]
            pic.path(band(line, lower[::-1]), mix(DUSK, VIOLET, 0.1), opacity=0.55)
    for k in range(7):
        y = 935 + k * 42
        pic.stroke(
            smooth([(1235 - 4 * k, y), (1320 + 10 * k, y + 46), (1440 + 20 * k, y + 78)]),
            mix(VIOLET, NIGHT, 0.1),
            2.5,
            opacity=0.35,
            stroke_linecap="round",
        )
