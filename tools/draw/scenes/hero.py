"""The opening pair: one panorama, dusk over El Paso flowing into night over Torreón, cut in two at the bridge."""

import math
from functools import cache

from ..compact import compact
from ..flora import SAGE, cypress, grass, lechuguilla, nopal, ocotillo, palm, rosette, yucca
from ..land import brush, jagged, massif, mist, ravines
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, sparkle, stars, streak
from ..svg import WIDTH, Picture, Point, Stop, band, points, polyline, smooth
from ..town import avenues, christ, lights, person, skyline

SUN: Point = (430, 560)
MOON: Point = (2760, 250)


def el_paso() -> str:
    """Return the left half as SVG text."""
    return panorama().svg(0, WIDTH)


def torreon() -> str:
    """Return the right half as SVG text."""
    return panorama().svg(WIDTH, WIDTH)


@cache
def panorama() -> Picture:
    """Draw both halves, 3200 units wide."""
    pic = Picture(seed=2023, width=2 * WIDTH)
    _sky(pic)
    _far(pic)
    with pic.within(-60, 1820):
        _franklin(pic)
    with pic.within(1900, 3300):
        _noas(pic)
    _plain(pic)
    _river(pic)
    _bridge(pic)
    _banks(pic)
    return pic


def _sky(pic: Picture) -> None:
    pic.cover(pic.down(0, 880, NIGHT, mix(NIGHT, TEAL, 0.45), TEAL, mix(TEAL, AGAVE, 0.6)))
    dusk: list[Stop] = [
        (0, mix(OCHRE, GYPSUM, 0.45)),
        (0.14, OCHRE),
        (0.3, mix(TERRACOTTA, OCHRE, 0.4)),
        (0.46, mix(TERRACOTTA, ROSE, 0.3)),
        (0.66, mix(VIOLET, ROSE, 0.3), 0.95),
        (0.84, VIOLET, 0.6),
        (1, VIOLET, 0),
    ]
    pic.cover(pic.radial(SUN, 2050, dusk))
    rings(pic, SUN, (170, 290, 430, 600, 800, 1040), mix(OCHRE, GYPSUM, 0.5), 0.09)
    with pic.within(1250, 1600):
        stars(pic, 70, 640, left=1250, right=1595)
    with pic.within(1600, 3200):
        stars(pic, 350, 640, left=1605)
    rings(pic, MOON, (150, 250, 370, 520, 700, 920, 1170), mix(AGAVE, GYPSUM, 0.4), 0.055)
    glow(pic, MOON, 420, GYPSUM, 0.45)
    pic.circle(*SUN, 104, mix(GYPSUM, OCHRE, 0.1))
    pic.circle(*MOON, 74, GYPSUM)
    for dx, dy, r in ((-20, -18, 16), (22, 10, 22), (-14, 30, 10), (30, -30, 8)):
        pic.circle(MOON[0] + dx, MOON[1] + dy, r, mix(AGAVE, GYPSUM, 0.62), opacity=0.7)
    for x, y, size in ((1840, 180, 18), (2130, 320, 12), (2420, 120, 16), (3040, 420, 14), (1480, 130, 11)):
        sparkle(pic, (x, y), size)
    warm, cool = mix(TERRACOTTA, VIOLET, 0.4), mix(VIOLET, AGAVE, 0.4)
    for centre, length, height, tone in (
        ((1180, 220), 620, 24, warm),
        ((1000, 292), 380, 15, warm),
        ((260, 330), 460, 18, warm),
        ((1600, 470), 760, 24, mix(warm, cool, 0.5)),
        ((1420, 545), 420, 14, warm),
        ((2060, 560), 520, 18, cool),
        ((2960, 600), 560, 20, cool),
        ((2300, 650), 360, 12, cool),
    ):
        streak(pic, centre, length, height, tone, 0.6)


def _far(pic: Picture) -> None:
    """Stand low ranges behind both cities, warm on the left and blue on the right."""
    keys = points("-40,700 200,640 480,700 800,640 1120,700 1640,770")
    with pic.within(-40, 1640):
        pic.polygon([*jagged(pic, keys, 0.12, 3), (1640, 900), (-40, 900)], mix(TERRACOTTA, OCHRE, 0.3))
    with pic.within(1380, 3240):
        keys = points(
            "1380,790 1480,742 1560,764 1650,716 1720,752 1830,690 1930,742 2060,650 2200,700 "
            "2480,640 2700,690 2850,600 2960,650 3080,612 3240,660"
        )
        crest = jagged(pic, keys, 0.14, 3)
        massif(
            pic, crest, 900, mix(VIOLET, AGAVE, 0.4), mix(NIGHT, VIOLET, 0.55), mix(VIOLET, ROSE, 0.4), sun=1, window=6
        )
    pic.rect(0, 700, 3200, 200, pic.linear((0, 700), (0, 890), [(0, ROSE, 0), (1, mix(ROSE, OCHRE, 0.4), 0.5)]))


def _franklin(pic: Picture) -> None:
    """Raise the Franklin ridge with its star of lamps."""
    keys = points(
        "-60,610 60,540 150,590 260,500 330,560 470,470 560,520 690,400 760,300 830,372 900,345 "
        "980,250 1040,345 1090,400 1160,388 1230,480 1300,520 1360,515 1440,620 1520,690 1640,770 "
        "1730,850 1800,905"
    )
    crest = jagged(pic, keys, 0.15, 3)
    massif(
        pic,
        crest,
        900,
        mix(TERRACOTTA, ROSE, 0.25),
        mix(VIOLET, NIGHT, 0.12),
        mix(ROSE, TERRACOTTA, 0.35),
        window=8,
        steep=0.55,
    )
    beds = []
    for offset in range(-200, 2000, 64):
        upper = jagged(pic, [(offset - 640, 880), (offset + 330, 214)], 0.035, 4)
        beds.append(polyline([*upper, *[(x + 15, y + 6) for x, y in reversed(upper)]]))
    with pic.clip(polyline([*crest, (1800, 905), (-60, 905)])):
        fade = pic.linear((0, 260), (0, 800), [(0, NIGHT, 0.22), (0.6, VIOLET, 0.14), (1, ROSE, 0)])
        pic.path(compact("".join(beds), 10), fade)
    foot = jagged(
        pic,
        points("-60,860 120,812 260,848 420,800 560,846 760,812 940,852 1120,806 1300,846 1480,830 1640,862"),
        0.12,
        3,
    )
    massif(
        pic,
        foot,
        930,
        mix(TERRACOTTA, ROSE, 0.2),
        mix(VIOLET, NIGHT, 0.15),
        mix(VIOLET, TERRACOTTA, 0.45),
        window=7,
        steep=0.9,
    )
    centre, reach = (906, 560), 62
    glow(pic, centre, 190, mix(OCHRE, GYPSUM, 0.5), 0.75)
    corners = []
    for i in range(10):
        r = reach if i % 2 == 0 else reach * 0.4
        angle = math.radians(36 * i + 8)
        corners.append((centre[0] + r * math.sin(angle), centre[1] - r * math.cos(angle) * 1.05))
    bulbs = [
        (ax + (bx - ax) * t / 5, ay + (by - ay) * t / 5)
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True)
        for t in range(5)
    ]
    pic.dots(bulbs, 7.5, GYPSUM)


def _noas(pic: Picture) -> None:
    """Raise the Cerro de las Noas with its statue and lamplit road."""
    keys = points(
        "1980,900 2060,820 2130,770 2200,670 2270,610 2330,530 2372,500 2490,500 2540,560 "
        "2610,620 2690,660 2760,740 2860,800 2990,900"
    )
    crest = [*jagged(pic, keys[:7], 0.1, 3), *jagged(pic, keys[7:], 0.1, 3)]
    massif(
        pic,
        crest,
        930,
        mix(TEAL, AGAVE, 0.5),
        mix(NIGHT, TEAL, 0.28),
        mix(VIOLET, TEAL, 0.35),
        sun=1,
        window=3,
        steep=0.4,
    )
    heads = (
        (2390, 540, 200, -0.5),
        (2310, 600, 240, -0.55),
        (2230, 690, 190, -0.55),
        (2460, 530, 330, 0.12),
        (2520, 560, 330, 0.4),
        (2600, 640, 260, 0.5),
        (2700, 690, 200, 0.55),
    )
    ravines(pic, [*crest, (2990, 930), (1980, 930)], heads, mix(NIGHT, VIOLET, 0.35), mix(AGAVE, GYPSUM, 0.3))
    glow(pic, (2431, 400), 330, GYPSUM, 0.5)
    christ(pic, (2431, 500), 270, GYPSUM, mix(AGAVE, VIOLET, 0.45), mix(LIMESTONE, AGAVE, 0.5))
    road: list[Point] = points("2431,508 2500,548 2390,600 2560,652 2350,715 2620,775 2300,850")
    for i, ((ax, ay), (bx, by)) in enumerate(zip(road, road[1:], strict=False)):
        width = 4 + 1.6 * i
        pic.stroke(
            f"M{ax},{ay}Q{(ax + bx) / 2},{(ay + by) / 2 + 10} {bx},{by}",
            mix(LIMESTONE, VIOLET, 0.5),
            width,
            stroke_linecap="round",
            opacity=0.75,
        )
        lamps = [
            (ax + (bx - ax) * t / 6, ay + (by - ay) * t / 6 + 20 * (t / 6) * (1 - t / 6) - width * 0.6)
            for t in range(6)
        ]
        pic.dots(lamps, width * 2.4, OCHRE, opacity=0.25)
        pic.dots(lamps, width * 0.85, mix(OCHRE, GYPSUM, 0.6))


def _plain(pic: Picture) -> None:
    """Spread both cities along one level horizon."""
    mist(pic, 780, 880, mix(ROSE, OCHRE, 0.3), 0.35)
    tone = pic.across(0, 3200, mix(VIOLET, TERRACOTTA, 0.25), mix(VIOLET, NIGHT, 0.35), mix(NIGHT, TEAL, 0.25))
    with pic.within(300, 1480):
        skyline(pic, (300, 1480), 892, 190, tone, light=mix(OCHRE, GYPSUM, 0.3), peak=1010, chance=0.3, narrow=20)
    with pic.within(1730, 3220):
        skyline(pic, (1730, 3220), 892, 118, tone, light=mix(OCHRE, GYPSUM, 0.3), peak=2120, chance=0.36, narrow=18)
    ground = pic.across(0, 3200, mix(VIOLET, TERRACOTTA, 0.35), mix(VIOLET, NIGHT, 0.4), mix(NIGHT, TEAL, 0.2))
    pic.rect(0, 888, 3200, 320, ground)
    with pic.within(-10, 1440):
        lights(pic, (-10, 885, 1420, 1020), 220, 7, rows=9)
        avenues(pic, (-10, 890, 1420, 1030), 700, 150, 8, mix(OCHRE, GYPSUM, 0.3))
    with pic.within(1760, 3210):
        lights(pic, (1780, 885, 3210, 1020), 280, 7, (OCHRE, GYPSUM, mix(AGAVE, GYPSUM, 0.5)), rows=9)
        avenues(pic, (1780, 890, 3210, 1030), 2430, 150, 8, mix(OCHRE, GYPSUM, 0.4))


def _river(pic: Picture) -> None:
    """Bring the river forward between the cities, sunset on one side and moonlight on the other."""
    left = points("1560,884 1500,910 1540,960 1500,1030 1330,1100 1060,1220")
    right = points("2140,1220 1870,1100 1700,1030 1660,960 1700,910 1640,884")
    water = band(left, right)
    pic.path(
        water,
        pic.across(
            1080, 2120, OCHRE, mix(TERRACOTTA, ROSE, 0.4), mix(VIOLET, ROSE, 0.3), TEAL, mix(AGAVE, GYPSUM, 0.3)
        ),
    )
    with pic.clip(water):
        pic.rect(
            1000,
            880,
            1200,
            330,
            pic.linear((0, 884), (0, 1200), [(0, GYPSUM, 0.35), (0.3, VIOLET, 0), (1, NIGHT, 0.5)]),
        )
        for _ in range(90):
            share = pic.rng.random()
            y = 900 + 300 * share
            x = 1600 + pic.rng.gauss(0, 70 + 260 * share)
            length = (20 + 130 * share) * pic.rng.uniform(0.4, 1)
            tones = (
                (OCHRE, GYPSUM, mix(OCHRE, TERRACOTTA, 0.5)) if x < 1600 else (mix(AGAVE, GYPSUM, 0.4), GYPSUM, TEAL)
            )
            pic.ellipse(x, y, length / 2, 1.2 + 3 * share, pic.rng.choice(tones), opacity=0.55)


def _bridge(pic: Picture) -> None:
    """Join the two banks by an arched bridge whose middle lies on the cut."""
    stone = pic.across(1240, 1960, mix(ROSE, TERRACOTTA, 0.2), mix(VIOLET, ROSE, 0.5), mix(TEAL, AGAVE, 0.5))
    shade = mix(NIGHT, VIOLET, 0.55)

    def deck(x: float) -> float:
        return 872 - 38 * (1 - ((x - 1600) / 380) ** 2)

    arches = points("1270,1350 1365,1465 1482,1718 1735,1835 1850,1930")
    holes = "".join(
        f"M{a},960V{deck(a) + 66}Q{(a + b) / 2},{deck((a + b) / 2) - 20} {b},{deck(b) + 66}V960Z" for a, b in arches
    )
    xs = [1220 + i * 38 for i in range(21)]
    pic.path("M1060,960L1060,930L1225,866V960ZM2140,960L2140,930L1975,866V960Z", stone)
    pic.path(f"M1220,960{''.join(f'L{x},{deck(x)}' for x in xs)}L1980,960Z{holes}", stone, fill_rule="evenodd")
    for a, b in arches:
        y, mid = deck(a) + 66, (a + b) / 2
        pic.path(
            f"M{a},{y}Q{mid},{deck(mid) - 20} {b},{deck(b) + 66}V{deck(b) + 74}Q{mid},{deck(mid) - 4} {a},{y + 10}Z",
            shade,
        )
    pic.stroke("M" + " ".join(f"{x},{deck(x)}" for x in xs), mix(LIMESTONE, ROSE, 0.3), 6)
    pic.stroke(
        "".join(f"M{x},{deck(x)}v-16" for x in range(1226, 1980, 13))
        + "M"
        + " ".join(f"{x},{deck(x) - 16}" for x in xs),
        shade,
        2,
    )
    for x in range(1260, 1960, 85):
        y = deck(x)
        pic.stroke(f"M{x},{y}v-50", shade, 3.5)
        pic.circle(x, y - 54, 34, pic.radial((x, y - 54), 34, [(0, OCHRE, 0.8), (1, OCHRE, 0)]))
        pic.circle(x, y - 54, 6.5, GYPSUM)
    for x, coat in ((1420, TERRACOTTA), (1560, TERRACOTTA), (1584, OCHRE), (1622, TEAL), (1645, AGAVE), (1790, TEAL)):
        person(pic, (x, deck(x) - 1), 40, coat, NIGHT)


def _banks(pic: Picture) -> None:
    """Plant the near banks: warm and golden on the left, cool and silver on the right."""
    left = points("-20,990 240,985 560,1012 900,1020 1180,1046 1260,1090 1180,1150 1040,1230")
    right = points("2160,1230 2020,1150 1940,1090 2020,1046 2300,1016 2640,1008 2960,980 3220,990")
    pic.path(smooth(left) + "L-20,1230Z", pic.down(985, 1200, mix(TERRACOTTA, VIOLET, 0.45), mix(NIGHT, VIOLET, 0.4)))
    pic.path(smooth(right) + "L3220,1230Z", pic.down(985, 1200, mix(TEAL, DEEP, 0.4), NIGHT))
    dark_lit, dark = mix(CREOSOTE, AGAVE, 0.35), mix(DEEP, NIGHT, 0.35)
    with pic.within(0, 1420):
        brush(pic, (0, 1000, 1060, 1180), 50, 26, mix(DEEP, NIGHT, 0.25))
        ocotillo(pic, (300, 1130), 520, mix(DEEP, NIGHT, 0.5), mix(CREOSOTE, OCHRE, 0.15), TERRACOTTA)
        yucca(
            pic,
            (1180, 1130),
            400,
            (mix(TERRACOTTA, NIGHT, 0.5), mix(ROSE, OCHRE, 0.4), DEEP, mix(AGAVE, OCHRE, 0.2), mix(GYPSUM, OCHRE, 0.2)),
            lean=-8,
        )
        nopal(pic, (560, 1190), 96, mix(CREOSOTE, OCHRE, 0.3), dark)
        for x, y, s in ((120, 1190, 150), (430, 1200, 120), (820, 1195, 150), (990, 1190, 96)):
            rosette(pic, (x, y), s, mix(AGAVE, OCHRE, 0.3), mix(CREOSOTE, DEEP, 0.4))
        for x in (680, 1080):
            grass(pic, (x, 1195), 70, mix(OCHRE, ROSE, 0.4))
    with pic.within(1900, 3200):
        brush(pic, (2140, 1000, 3200, 1180), 50, 26, mix(DEEP, NIGHT, 0.45))
        for x, h in ((1990, 200), (2040, 240), (2088, 180)):
            cypress(pic, (x, 1080), h, mix(DEEP, NIGHT, 0.6), mix(DEEP, TEAL, 0.35))
        palm(pic, (2960, 1120), 480, mix(NIGHT, TEAL, 0.3), dark, mix(DEEP, AGAVE, 0.4), lean=-20)
        palm(pic, (3070, 1120), 370, mix(NIGHT, TEAL, 0.3), dark, mix(DEEP, AGAVE, 0.4), lean=24)
        lechuguilla(pic, (2820, 1180), 110, mix(AGAVE, TEAL, 0.25), DEEP, stalk=330)
        nopal(pic, (2640, 1190), 100, mix(AGAVE, TEAL, 0.45), dark)
        for x, y, s in ((2230, 1190, 130), (2420, 1200, 170), (2960, 1200, 150), (3110, 1195, 130)):
            rosette(pic, (x, y), s, SAGE[0] if x > 2300 else AGAVE, dark_lit if x > 3000 else SAGE[1])
