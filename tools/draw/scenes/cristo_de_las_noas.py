"""Cristo de las Noas: the open-armed statue on its hill above the lamps of the city."""

from ..flora import SAGE, lechuguilla, nopal, rosette
from ..land import brush, jagged, massif, mist, ravines
from ..palette import AGAVE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, VIOLET, mix
from ..sky import glow, rings, sparkle, stars, streak
from ..svg import Picture, points
from ..town import avenues, christ, lights, skyline


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=17)
    sky = [
        (0, mix(NIGHT, TEAL, 0.25)),
        (0.3, mix(TEAL, VIOLET, 0.35)),
        (0.58, TEAL),
        (0.8, mix(AGAVE, LIMESTONE, 0.25)),
        (1, mix(ROSE, LIMESTONE, 0.4)),
    ]
    pic.cover(pic.linear((0, 0), (0, 900), sky))
    stars(pic, 240, 520)
    heart = (800, 330)
    rings(pic, heart, (215, 320, 440, 580, 740, 920), mix(AGAVE, GYPSUM, 0.5), 0.075)
    glow(pic, heart, 420, GYPSUM, 0.55)
    for x, y, size in ((330, 170, 18), (1290, 240, 15), (1180, 100, 11), (200, 380, 10)):
        sparkle(pic, (x, y), size)
    for centre, length, height in (
        ((260, 600), 560, 22),
        ((1380, 560), 520, 20),
        ((1180, 660), 420, 14),
        ((480, 690), 380, 12),
    ):
        streak(pic, centre, length, height, mix(VIOLET, ROSE, 0.4), 0.55)
    far = jagged(
        pic, points("-20,770 150,700 300,745 450,690 600,760 1000,770 1150,705 1280,750 1430,680 1620,740"), 0.14
    )
    massif(pic, far, 900, mix(TEAL, AGAVE, 0.4), mix(VIOLET, TEAL, 0.35), mix(AGAVE, ROSE, 0.4), window=7)
    mist(pic, 720, 880, mix(ROSE, OCHRE, 0.4), 0.6)
    pic.rect(0, 860, 1600, 340, pic.down(860, 1200, mix(VIOLET, TEAL, 0.45), NIGHT))
    glow(pic, (800, 900), 900, OCHRE, 0.3)
    for span, peak in (((-10, 520), 300), ((1080, 1610), 1280)):
        skyline(pic, span, 892, 86, mix(NIGHT, VIOLET, 0.55), light=OCHRE, peak=peak, chance=0.4, narrow=16)
    lights(pic, (-20, 880, 1620, 1190), 620, 8, rows=13)
    avenues(pic, (-10, 884, 1610, 1200), 800, 210, 9, mix(OCHRE, GYPSUM, 0.25))
    _hill(pic)
    christ(pic, (800, 640), 470, GYPSUM, mix(AGAVE, VIOLET, 0.45), mix(LIMESTONE, AGAVE, 0.5))
    rosette(pic, (300, 1180), 190, *SAGE)
    lechuguilla(pic, (470, 1190), 110, *SAGE, stalk=300)
    nopal(pic, (1290, 1195), 110, mix(AGAVE, TEAL, 0.3), DEEP, "#C2552D")
    rosette(pic, (1120, 1200), 130, mix(AGAVE, TEAL, 0.2), DEEP)
    return pic.svg()


def _hill(pic: Picture) -> None:
    """Raise the bare limestone hill with its lit path winding to the terrace."""
    keys = points(
        "180,1230 330,1080 420,1010 520,880 590,800 660,690 715,648 885,648 940,700 1010,790 "
        "1090,850 1180,980 1290,1060 1450,1230"
    )
    crest = [*jagged(pic, keys[:7], 0.1, 3), *jagged(pic, keys[7:], 0.1, 3)]
    massif(
        pic, crest, 1230, mix(TEAL, AGAVE, 0.35), mix(NIGHT, TEAL, 0.3), mix(NIGHT, VIOLET, 0.3), window=3, steep=0.35
    )
    heads = (
        (740, 690, 300, -0.5),
        (680, 730, 420, -0.45),
        (600, 830, 380, -0.5),
        (860, 700, 420, 0.12),
        (930, 720, 480, 0.4),
        (1030, 830, 380, 0.5),
    )
    ravines(pic, [*crest, (1450, 1240), (180, 1240)], heads, mix(NIGHT, VIOLET, 0.35), mix(AGAVE, LIMESTONE, 0.3))
    brush(pic, (380, 960, 1230, 1200), 90, 20, mix(DEEP, NIGHT, 0.4))
    glow(pic, (800, 650), 320, mix(OCHRE, GYPSUM, 0.4), 0.6)
    pic.polygon(points("700,650 900,650 918,676 682,676"), mix(LIMESTONE, AGAVE, 0.35))
    pic.polygon(points("682,676 918,676 910,694 690,694"), mix(VIOLET, TEAL, 0.4))
    road = points("800,690 880,735 720,790 930,850 650,930 1000,1010 600,1110 980,1220")
    for i, ((ax, ay), (bx, by)) in enumerate(zip(road, road[1:], strict=False)):
        width = 7 + 3.4 * i
        pic.stroke(
            f"M{ax},{ay}Q{(ax + bx) / 2},{(ay + by) / 2 + 14} {bx},{by}",
            mix(LIMESTONE, VIOLET, 0.45),
            width,
            stroke_linecap="round",
            opacity=0.8,
        )
        lamps = [
            (ax + (bx - ax) * t / 5, ay + (by - ay) * t / 5 + 26 * (t / 5) * (1 - t / 5) - width * 0.6)
            for t in range(6)
        ]
        pic.dots(lamps, width * 1.7, OCHRE, opacity=0.25)
        pic.dots(lamps, width * 0.62, mix(OCHRE, GYPSUM, 0.6))
