"""Hueco Tanks: rounded boulder hills after rain, a basin of water and a mark under an overhang."""

import math

from ..flora import SAGE, grass, nopal, ocotillo
from ..land import brush, jagged, massif, mist, roll
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import cumulus
from ..svg import Picture, Point, smooth

LIT, SHADE = mix(ROSE, OCHRE, 0.28), mix(TERRACOTTA, VIOLET, 0.5)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=7)
    pic.cover(pic.down(0, 720, TEAL, mix(TEAL, AGAVE, 0.6), mix(AGAVE, LIMESTONE, 0.6), mix(OCHRE, LIMESTONE, 0.6)))
    for centre, width in (((380, 400), 460), ((900, 300), 330), ((80, 520), 300)):
        cumulus(pic, centre, width, GYPSUM, mix(ROSE, LIMESTONE, 0.55))
    far = jagged(pic, [(-20, 660), (200, 600), (420, 640), (700, 590), (900, 650), (1640, 600)], 0.1)
    massif(pic, far, 760, mix(AGAVE, ROSE, 0.4), mix(TEAL, VIOLET, 0.35), mix(LIMESTONE, ROSE, 0.3), window=8)
    _hill(pic, 560, 760, 620, 330, 26)
    mist(pic, 600, 780, mix(OCHRE, LIMESTONE, 0.5), 0.5)
    roll(pic, [(0, 770), (400, 755), (900, 775), (1600, 760)], 1200, pic.down(755, 900, mix(OCHRE, CREOSOTE, 0.45), mix(OCHRE, TERRACOTTA, 0.4)))
    brush(pic, (0, 772, 1500, 850), 170, 30, mix(CREOSOTE, DEEP, 0.3))
    _hill(pic, 120, 880, 520, 250, 14)
    ocotillo(pic, (420, 900), 330, mix(CREOSOTE, NIGHT, 0.3), mix(CREOSOTE, AGAVE, 0.3), TERRACOTTA)
    _shelf(pic)
    _basin(pic)
    _overhang(pic)
    nopal(pic, (250, 1130), 110, *SAGE, rows=3)
    grass(pic, (120, 1150), 90, mix(OCHRE, LIMESTONE, 0.2))
    grass(pic, (1010, 1165), 80, mix(OCHRE, LIMESTONE, 0.2))
    return pic.svg()


def _rock(pic: Picture, x: float, y: float, rx: float, ry: float, lit: str = LIT, shade: str = SHADE) -> None:
    """Draw one weathered boulder: shade below right, light above left, cracks and hollows."""
    rng = pic.rng
    ring: list[Point] = []
    for i in range(10):
        angle = 2 * math.pi * i / 10
        squash = 1 if math.sin(angle) < 0 else 0.82
        reach = rng.uniform(0.9, 1.06)
        power = 0.8
        cx, cy = math.cos(angle), math.sin(angle)
        ring.append((x + rx * reach * math.copysign(abs(cx) ** power, cx), y + ry * squash * reach * math.copysign(abs(cy) ** power, cy)))
    outline = smooth(ring, close=True)
    pic.path(outline, pic.radial((x - rx * 0.35, y - ry * 0.55), max(rx, ry) * 1.5, [(0, mix(lit, GYPSUM, 0.3)), (0.4, lit), (0.78, mix(lit, shade, 0.7)), (1, shade)]))
    with pic.clip(outline):
        pic.blob([(x + rx * 0.2, y - ry * 0.9), (x + rx * 1.2, y - ry), (x + rx * 1.2, y + ry), (x - rx * 0.5, y + ry * 1.1), (x + rx * 0.25, y + ry * 0.35), (x + rx * 0.45, y - ry * 0.2)], shade, opacity=0.55)
        for _ in range(2):
            sx, sy = x + rng.uniform(-0.5, 0.3) * rx, y - ry
            pic.stroke(smooth([(sx, sy), (sx + rng.uniform(-12, 14), y - ry * 0.3), (sx + rng.uniform(-10, 30), y + ry * 0.3), (sx + rng.uniform(-30, 40), y + ry)]), mix(shade, NIGHT, 0.35), max(rx * 0.018, 1.5), opacity=0.6)
        for _ in range(3):
            hx, hy = x + rng.uniform(-0.6, 0.5) * rx, y + rng.uniform(-0.6, 0.4) * ry
            size = rx * rng.uniform(0.05, 0.1)
            pic.ellipse(hx, hy + size * 0.22, size, size * 0.62, mix(lit, GYPSUM, 0.4), opacity=0.6)
            pic.ellipse(hx, hy, size, size * 0.55, mix(shade, NIGHT, 0.2), opacity=0.75)


def _hill(pic: Picture, x: float, base: float, width: float, height: float, count: int) -> None:
    """Pile boulders into a dome, back rows first."""
    rows = 4
    for row in range(rows, -1, -1):
        share = row / rows
        lift = height * share * 0.82
        reach = width * 0.5 * math.sqrt(max(1 - share**2 * 0.85, 0.05))
        number = max(round(count / rows * (1 - share * 0.55)), 2)
        for i in range(number):
            place = -1 + 2 * (i + 0.5) / number
            size = width * pic.rng.uniform(0.1, 0.16) * (1 - 0.2 * abs(place))
            drop = height * 0.25 * place * place
            tone = mix(LIT, LIMESTONE, 0.25 * share)
            _rock(pic, x + place * reach + pic.rng.uniform(-12, 12), base - lift + drop - size * 0.45, size * 1.15, size * pic.rng.uniform(0.85, 1.1), tone, mix(SHADE, ROSE, 0.12 * share))


def _shelf(pic: Picture) -> None:
    """Lay the bare rock in front, with its hollows."""
    roll(pic, [(0, 930), (260, 905), (560, 925), (900, 900), (1250, 920), (1600, 900)], 1200, pic.down(900, 1200, mix(LIT, LIMESTONE, 0.3), mix(ROSE, TERRACOTTA, 0.5), SHADE))
    for x, y, rx in ((150, 1010, 60), (980, 960, 70), (1180, 1120, 90), (330, 960, 34), (1120, 985, 40)):
        pic.ellipse(x, y + rx * 0.06, rx * 1.04, rx * 0.26, mix(LIT, GYPSUM, 0.45))
        pic.ellipse(x, y, rx, rx * 0.22, mix(SHADE, NIGHT, 0.15))
    for start in (60, 420, 840, 1040):
        pic.stroke(smooth([(start, 925), (start + 60, 980), (start + 20, 1070), (start + 110, 1200)]), SHADE, 4, opacity=0.5)


def _basin(pic: Picture) -> None:
    """Fill the great hollow with rainwater that mirrors the sky and the hill."""
    rim = [(395, 1040), (470, 985), (640, 962), (830, 975), (930, 1025), (900, 1085), (740, 1118), (540, 1112), (430, 1085)]
    pic.blob([(x + (x - 660) * 0.07, y + (y - 1040) * 0.16 + 6) for x, y in rim], mix(LIT, GYPSUM, 0.45))
    pic.blob([(x + (x - 660) * 0.035, y + (y - 1040) * 0.08 - 3) for x, y in rim], mix(SHADE, NIGHT, 0.3))
    water = smooth(rim, close=True)
    pic.path(water, pic.down(962, 1118, mix(OCHRE, LIMESTONE, 0.55), mix(AGAVE, LIMESTONE, 0.35), TEAL))
    with pic.clip(water):
        pic.blob([(440, 950), (520, 1012), (600, 1030), (690, 1006), (780, 1022), (860, 950)], mix(SHADE, ROSE, 0.35), opacity=0.75)
        pic.blob([(470, 950), (540, 1000), (600, 1012), (680, 985), (720, 950)], LIT, opacity=0.55)
        for y, x, length in ((1040, 520, 150), (1058, 690, 190), (1078, 560, 120), (1096, 660, 100), (1030, 760, 90)):
            pic.stroke(f"M{x},{y}q{length / 2:g},-5 {length},0", GYPSUM, 3, opacity=0.7, stroke_linecap="round")


def _overhang(pic: Picture) -> None:
    """Frame the right side with a shaded overhang that carries an old, worn mark."""
    mass = [(1640, -40), (1240, -40), (1130, 40), (1080, 150), (1100, 260), (1190, 330), (1290, 400), (1300, 520), (1240, 640), (1180, 760), (1190, 900), (1230, 1010), (1330, 1090), (1640, 1130)]
    outline = smooth(mass) + "Z"
    pic.path(outline, pic.linear((1080, 0), (1600, 300), [(0, mix(LIT, GYPSUM, 0.15)), (0.3, mix(ROSE, TERRACOTTA, 0.5)), (1, SHADE)]))
    with pic.clip(outline):
        pic.path(smooth([(1085, 215), (1190, 325), (1295, 405), (1305, 520), (1245, 640), (1185, 760), (1195, 900), (1235, 1010), (1330, 1090), (1640, 1140), (1700, 300), (1400, 230), (1230, 240)]) + "Z", pic.linear((1180, 0), (1600, 0), [(0, mix(SHADE, TERRACOTTA, 0.3)), (1, mix(SHADE, NIGHT, 0.45))]))
        for x in (1340, 1450, 1540):
            pic.stroke(smooth([(x, 240), (x + 20, 480), (x - 30, 760), (x + 10, 1130)]), mix(SHADE, NIGHT, 0.5), 5, opacity=0.5)
        for x, y, rx in ((1180, 90, 34), (1300, 150, 46), (1250, 40, 26), (1430, 90, 40)):
            pic.ellipse(x, y + 6, rx, rx * 0.6, mix(LIT, GYPSUM, 0.3), opacity=0.5)
            pic.ellipse(x, y, rx, rx * 0.55, mix(SHADE, NIGHT, 0.15), opacity=0.8)
    _mark(pic, 1352, 640)


def _mark(pic: Picture, x: float, y: float) -> None:
    """Draw a faded stepped sign, an invention in the spirit of the place and a copy of none of its paintings."""
    paint, pale = mix(TERRACOTTA, OCHRE, 0.25), mix(LIMESTONE, ROSE, 0.2)
    with pic.group(opacity=0.72):
        steps = [(x - 54, y + 54), (x - 54, y + 18), (x - 36, y + 18), (x - 36, y - 14), (x - 18, y - 14), (x - 18, y - 46), (x + 18, y - 46), (x + 18, y - 14), (x + 36, y - 14), (x + 36, y + 18), (x + 54, y + 18), (x + 54, y + 54)]
        pic.polygon(steps, paint)
        pic.polygon([(x - 30, y + 54), (x - 30, y + 30), (x - 12, y + 30), (x - 12, y + 6), (x + 12, y + 6), (x + 12, y + 30), (x + 30, y + 30), (x + 30, y + 54)], pale)
        pic.stroke(f"M{x - 62},{y + 70}h124M{x - 62},{y + 84}h124", pale, 5)
        for i in range(5):
            pic.stroke(f"M{x - 40 + i * 20},{y - 66}v-22", paint, 5, stroke_linecap="round")
