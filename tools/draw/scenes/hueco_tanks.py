"""Hueco Tanks: rounded granite hills after rain, a basin of water and a mark under an overhang."""

import math

from ..flora import SAGE, grass, nopal, ocotillo
from ..land import brush, jagged, massif, mist, roll
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import cumulus
from ..svg import Picture, Point, points, smooth

LIT, SHADE = mix(ROSE, OCHRE, 0.3), mix(TERRACOTTA, VIOLET, 0.52)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=7)
    pic.cover(pic.down(0, 720, TEAL, mix(TEAL, AGAVE, 0.6), mix(AGAVE, LIMESTONE, 0.6), mix(OCHRE, LIMESTONE, 0.6)))
    for centre, width in (((330, 300), 480), ((880, 210), 320), ((60, 470), 300)):
        cumulus(pic, centre, width, GYPSUM, mix(ROSE, LIMESTONE, 0.55))
    far = jagged(pic, points("-20,680 200,620 420,660 700,610 900,670 1640,620"), 0.1)
    massif(pic, far, 790, mix(AGAVE, ROSE, 0.4), mix(TEAL, VIOLET, 0.35), mix(LIMESTONE, ROSE, 0.3), window=8)
    _far_hill(pic)
    mist(pic, 640, 800, mix(OCHRE, LIMESTONE, 0.5), 0.45)
    ground = pic.down(775, 920, mix(OCHRE, CREOSOTE, 0.4), mix(OCHRE, TERRACOTTA, 0.35))
    roll(pic, points("0,790 400,775 900,795 1600,780"), 1200, ground)
    brush(pic, (0, 792, 1500, 880), 150, 30, mix(CREOSOTE, DEEP, 0.3))
    _near_hill(pic)
    ocotillo(pic, (455, 905), 330, mix(CREOSOTE, NIGHT, 0.3), mix(CREOSOTE, AGAVE, 0.3), TERRACOTTA)
    _shelf(pic)
    _basin(pic)
    _overhang(pic)
    nopal(pic, (215, 1150), 104, *SAGE, rows=3)
    for x, y, size in ((90, 1160, 90), (330, 1165, 60), (1010, 1172, 80), (1120, 1060, 60)):
        grass(pic, (x, y), size, mix(OCHRE, LIMESTONE, 0.2))
    return pic.svg()


def _slab(pic: Picture, x: float, base: float, width: float, height: float, haze: float = 0.0) -> None:
    """Stand one rounded monolith on `base`: flat light, an organic edge of shade on its right, stains down its face."""
    rng = pic.rng
    lit = mix(LIT, LIMESTONE, 0.2 + haze)
    mid, shade = mix(LIT, TERRACOTTA, 0.3 * (1 - haze)), mix(SHADE, ROSE, haze)
    half = width / 2
    skew = rng.uniform(-0.12, 0.12) * width

    def side(way: int, scale: float = 1.0) -> list[Point]:
        shoulder = rng.uniform(0.9, 1.02)
        return [
            (x + way * half * 0.94 * scale, base),
            (x + way * half * shoulder * scale, base - height * 0.38),
            (x + way * half * 0.88 * scale + skew * 0.6, base - height * 0.74),
            (x + way * half * 0.5 * scale + skew, base - height * 0.955),
        ]

    ring = [*side(-1), (x + skew, base - height), *reversed(side(1))]
    body = smooth(ring) + "Z"
    pic.path(
        body,
        pic.linear((x - half, base - height), (x + half, base), [(0, mix(lit, GYPSUM, 0.25)), (0.45, lit), (1, mid)]),
    )
    with pic.clip(body):
        lean = rng.uniform(0.05, 0.3)
        edge = [
            (x + half * (lean + 0.1) + skew, base - height * 1.05),
            (x + half * (lean + 0.3), base - height * 0.8),
            (x + half * (lean + 0.18), base - height * 0.5),
            (x + half * (lean + 0.36), base - height * 0.25),
            (x + half * (lean - 0.05), base + 20),
        ]
        pic.path(
            f"{smooth(edge)}L{x + width:.0f},{base + 20:.0f}L{x + width:.0f},{base - height * 1.2:.0f}Z",
            shade,
            opacity=0.85,
        )
        deep = [(px + half * 0.34, py) for px, py in edge]
        pic.path(
            f"{smooth(deep)}L{x + width:.0f},{base + 20:.0f}L{x + width:.0f},{base - height * 1.2:.0f}Z",
            mix(shade, NIGHT, 0.18),
            opacity=0.6,
        )
        stains = []
        for _ in range(max(int(width / 50), 1)):
            sx, wide = x + rng.uniform(-0.8, 0.5) * half, rng.uniform(0.02, 0.05) * width
            fall = height * rng.uniform(0.35, 0.75)
            top = base - height * rng.uniform(0.75, 1)
            stains.append(
                f"M{sx:.0f},{top:.0f}q{wide:.1f},{fall * 0.5:.1f} {wide * 0.3:.1f},{fall:.1f}"
                f"q{wide:.1f},{-fall * 0.4:.1f} {wide:.1f},{-fall:.1f}z"
            )
        pic.path("".join(stains), SHADE, opacity=0.28)
        for _ in range(max(int(width / 70), 1)):
            hx, hy = x + rng.uniform(-0.7, 0.2) * half, base - height * rng.uniform(0.2, 0.75)
            size = width * rng.uniform(0.035, 0.06)
            pic.ellipse(hx, hy + size * 0.25, size, size * 0.6, mix(lit, GYPSUM, 0.5), opacity=0.7)
            pic.ellipse(hx, hy, size, size * 0.52, mix(shade, NIGHT, 0.25), opacity=0.85)
        foot = pic.linear((0, base - height * 0.3), (0, base), [(0, SHADE, 0), (1, mix(SHADE, NIGHT, 0.2), 0.55)])
        pic.rect(x - width, base - height * 0.3, width * 2, height * 0.3, foot)


def _far_hill(pic: Picture) -> None:
    """Heap the great hill: broad shoulders behind, tumbled blocks at its foot."""
    back = (
        (690, 800, 300, 350),
        (560, 800, 260, 300),
        (830, 800, 300, 300),
        (440, 800, 240, 220),
        (985, 800, 260, 215),
        (720, 800, 200, 255),
    )
    front = (
        (610, 802, 190, 200),
        (870, 802, 230, 190),
        (500, 804, 180, 150),
        (740, 804, 170, 165),
        (1020, 804, 210, 130),
        (390, 804, 170, 115),
        (650, 806, 120, 95),
        (800, 806, 140, 100),
        (940, 806, 120, 84),
        (470, 806, 110, 72),
        (1110, 806, 120, 64),
    )
    for x, base, width, height in back:
        _slab(pic, x, base, width, height, 0.16)
    for x, base, width, height in front:
        _slab(pic, x, base, width, height, 0.05)


def _near_hill(pic: Picture) -> None:
    for x, base, width, height in (
        (20, 940, 330, 400),
        (190, 940, 280, 300),
        (-40, 945, 220, 240),
        (110, 945, 230, 200),
        (300, 945, 200, 165),
        (215, 950, 140, 104),
        (370, 950, 110, 70),
        (40, 950, 150, 110),
    ):
        _slab(pic, x, base, width, height)


def _shelf(pic: Picture) -> None:
    """Lay the bare rock in front, with its smaller hollows."""
    roll(
        pic,
        points("0,915 260,896 560,904 900,888 1250,902 1600,884"),
        1200,
        pic.down(885, 1200, mix(LIT, LIMESTONE, 0.35), mix(ROSE, OCHRE, 0.15), mix(ROSE, TERRACOTTA, 0.6), SHADE),
    )
    for x, y, rx in (
        (120, 985, 62),
        (1050, 940, 60),
        (1120, 1090, 90),
        (330, 942, 30),
        (1150, 985, 32),
        (620, 1150, 60),
    ):
        pic.ellipse(x, y + rx * 0.07, rx * 1.05, rx * 0.26, mix(LIT, GYPSUM, 0.5))
        pic.ellipse(x, y, rx, rx * 0.22, mix(SHADE, NIGHT, 0.1))
        pic.ellipse(x, y + rx * 0.05, rx * 0.86, rx * 0.15, mix(TEAL, AGAVE, 0.5))
    for y in (985, 1045, 1120, 1170):
        for _ in range(5):
            start, length = pic.rng.uniform(0, 1500), pic.rng.uniform(60, 220)
            bend, fall = pic.rng.uniform(-14, 14), pic.rng.uniform(-6, 6)
            pic.stroke(
                f"M{start},{y + pic.rng.uniform(-20, 20)}q{length / 2},{bend} {length},{fall}",
                SHADE,
                2.5,
                opacity=0.4,
                stroke_linecap="round",
            )


def _basin(pic: Picture) -> None:
    """Fill the great hollow with rainwater that mirrors the sky and the hill."""
    with pic.group(transform="translate(0 -48)"):
        _water(pic)


def _water(pic: Picture) -> None:
    """Draw the basin's rim, its surface and the rings of a last drop."""
    rim: list[Point] = points(
        "400,1046 440,1010 520,1000 570,978 690,968 790,980 870,984 940,1012 960,1050 900,1078 "
        "860,1108 740,1126 620,1118 520,1120 440,1088"
    )
    pic.blob([(680 + (x - 680) * 1.08, 1048 + (y - 1048) * 1.2 + 5) for x, y in rim], mix(LIT, GYPSUM, 0.5))
    pic.blob([(680 + (x - 680) * 1.03, 1048 + (y - 1048) * 1.08 - 3) for x, y in rim], mix(SHADE, TERRACOTTA, 0.2))
    water = smooth(rim, close=True)
    pic.path(
        water, pic.down(968, 1126, mix(OCHRE, LIMESTONE, 0.6), mix(AGAVE, LIMESTONE, 0.4), mix(TEAL, AGAVE, 0.25), TEAL)
    )
    with pic.clip(water):
        pic.path(
            "M420,950C440,1010 500,1016 540,1034C600,1072 640,1052 690,1078"
            "C740,1068 770,1040 830,1034C880,1026 930,1000 960,950Z",
            mix(SHADE, ROSE, 0.45),
            opacity=0.7,
        )
        pic.path(
            "M440,950C470,1000 510,1004 550,1016C590,1050 640,1030 668,1056C690,1030 690,990 700,950Z",
            LIT,
            opacity=0.55,
        )
        for y, x, length in (
            (1052, 470, 150),
            (1086, 700, 170),
            (1098, 540, 120),
            (1110, 640, 100),
            (1062, 800, 110),
            (1020, 560, 70),
        ):
            pic.ellipse(x + length / 2, y, length / 2, 2.4, GYPSUM, opacity=0.75)
        for radius in (18, 36, 56):
            pic.ellipse(770, 1082, radius, radius * 0.26, "none", stroke=GYPSUM, stroke_width=2, opacity=0.6)


def _overhang(pic: Picture) -> None:
    """Frame the right side with a shaded overhang that carries an old, worn mark."""
    mass: list[Point] = points(
        "1640,-40 1240,-40 1130,40 1080,150 1100,260 1190,330 1290,400 1300,520 1240,640 1180,760 "
        "1190,900 1230,1010 1330,1090 1640,1130"
    )
    outline = smooth(mass) + "Z"
    pic.path(
        outline,
        pic.linear(
            (1080, 0), (1600, 300), [(0, mix(LIT, GYPSUM, 0.2)), (0.35, mix(ROSE, TERRACOTTA, 0.45)), (1, SHADE)]
        ),
    )
    with pic.clip(outline):
        hollow: list[Point] = points(
            "1085,215 1190,325 1295,405 1305,520 1245,640 1185,760 1195,900 1235,1010 1330,1090 "
            "1640,1140 1700,300 1400,230 1230,240"
        )
        pic.path(
            smooth(hollow) + "Z",
            pic.linear(
                (1180, 0), (1600, 0), [(0, mix(SHADE, TERRACOTTA, 0.45)), (0.35, SHADE), (1, mix(SHADE, NIGHT, 0.5))]
            ),
        )
        rim = points("1190,760 1250,640 1310,520 1300,400")
        pic.stroke(smooth(rim), mix(LIT, GYPSUM, 0.2), 9, opacity=0.7)
        for x, wide in ((1400, 26), (1480, 40), (1560, 22)):
            pic.path(
                f"M{x},240q{wide},300 {-wide / 3:.0f},860h{wide}q{wide},-500 {wide / 2},-860z",
                mix(SHADE, NIGHT, 0.55),
                opacity=0.35,
            )
        for x, y, rx in ((1180, 96, 34), (1300, 150, 46), (1260, 40, 26), (1430, 84, 40), (1540, 150, 30)):
            pic.ellipse(x, y + 7, rx, rx * 0.6, mix(LIT, GYPSUM, 0.35), opacity=0.6)
            pic.ellipse(x, y, rx, rx * 0.55, mix(SHADE, NIGHT, 0.15), opacity=0.85)
    _mark(pic, 1345, 700)


def _mark(pic: Picture, x: float, y: float) -> None:
    """Draw a faded stepped sign, an invention in the spirit of the place and a copy of none of its paintings."""
    paint, pale = mix(TERRACOTTA, OCHRE, 0.45), mix(LIMESTONE, ROSE, 0.15)
    steps = ((54, 54), (54, 18), (36, 18), (36, -14), (18, -14), (18, -46))
    inner = ((30, 54), (30, 30), (12, 30), (12, 6))
    with pic.group(opacity=0.85, transform=f"rotate(-4 {x} {y})"):
        pic.polygon([*[(x - dx, y + dy) for dx, dy in steps], *[(x + dx, y + dy) for dx, dy in reversed(steps)]], paint)
        pic.polygon([*[(x - dx, y + dy) for dx, dy in inner], *[(x + dx, y + dy) for dx, dy in reversed(inner)]], pale)
        pic.stroke(f"M{x - 60},{y + 70}h120M{x - 56},{y + 84}h112", pale, 5, stroke_linecap="round")
        fan = "".join(
            f"M{x + 50 * math.sin(a):.0f},{y - 40 - 28 * math.cos(a):.0f}"
            f"L{x + 74 * math.sin(a):.0f},{y - 44 - 52 * math.cos(a):.0f}"
            for a in (-0.9, -0.45, 0, 0.45, 0.9)
        )
        pic.stroke(fan, paint, 5, stroke_linecap="round")
