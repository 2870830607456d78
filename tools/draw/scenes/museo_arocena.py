"""Museo Arocena: the old casino on its corner of the Plaza de Armas in morning light."""

from ..flora import canopy, palm, trunk
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import cumulus, glow
from ..svg import Picture, points
from ..town import Wall, balusters, lamp, person, window

LIT = mix(GYPSUM, LIMESTONE, 0.4)
SHADE = mix(VIOLET, AGAVE, 0.42)
SUN_SIDE = Wall(740, 1420, 930, 330, 880, 500)
SHADE_SIDE = Wall(180, 620, 886, 470, 930, 330)
CORNER = Wall(620, 740, 930, 330, 930, 330)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=8)
    pic.cover(pic.down(0, 900, mix(TEAL, AGAVE, 0.15), AGAVE, mix(AGAVE, GYPSUM, 0.6), mix(LIMESTONE, OCHRE, 0.2)))
    glow(pic, (1480, 330), 620, mix(OCHRE, GYPSUM, 0.5), 0.7)
    for centre, width in (((1240, 300), 420), ((330, 250), 380), ((1500, 420), 300)):
        cumulus(pic, centre, width, GYPSUM, mix(AGAVE, GYPSUM, 0.55), sun=1)
    pic.rect(0, 870, 1600, 330, pic.down(870, 1200, mix(LIMESTONE, AGAVE, 0.35), mix(AGAVE, LIMESTONE, 0.3)))
    canopy(pic, (90, 790), 320, 190, (DEEP, CREOSOTE, mix(CREOSOTE, AGAVE, 0.4)), lobes=6)
    canopy(pic, (1530, 805), 260, 160, (DEEP, CREOSOTE, mix(CREOSOTE, AGAVE, 0.4)), lobes=6)
    _side(pic, SHADE_SIDE, 5, mix(SHADE, LIMESTONE, 0.12), mix(SHADE, NIGHT, 0.35), mix(SHADE, LIMESTONE, 0.45))
    _side(pic, SUN_SIDE, 7, LIT, mix(TEAL, NIGHT, 0.2), GYPSUM)
    _corner(pic)
    _plaza(pic)
    return pic.svg()


def _side(pic: Picture, wall: Wall, bays: int, stone: str, glass: str, trim: str) -> None:
    """Build one street front: arcade below, balconied windows and pilasters above, balustrade on top."""
    pic.polygon(wall.panel(0, 1, 0, 1), stone)
    dark = mix(stone, SHADE, 0.5)
    for up in (0.06, 0.13, 0.2, 0.27, 0.34, 0.41):
        (ax, ay), (bx, by) = wall.at(0, up), wall.at(1, up)
        pic.stroke(f"M{ax},{ay}L{bx},{by}", dark, 1.6, opacity=0.6)
    step = 1 / bays
    for i in range(bays):
        left, right = (i + 0.2) * step, (i + 0.8) * step
        pic.polygon(wall.arch(left - 0.05 * step, right + 0.05 * step, 0, 0.43), trim)
        window(pic, wall.arch(left, right, 0, 0.41), glass, dark, 3)
        pic.polygon(wall.arch(left, left + 0.14 * step, 0, 0.36, 0.1), dark)
        pic.polygon(wall.panel(left - 0.08 * step, right + 0.08 * step, 0.535, 0.815), trim)
        window(pic, wall.panel(left, right, 0.54, 0.8), glass, dark, 2.5)
        (ax, ay), (bx, by) = wall.at((left + right) / 2, 0.54), wall.at((left + right) / 2, 0.8)
        pic.stroke(f"M{ax},{ay}L{bx},{by}", trim, 3)
        (ax, ay), (bx, by) = wall.at(left, 0.71), wall.at(right, 0.71)
        pic.stroke(f"M{ax},{ay}L{bx},{by}", trim, 3)
        pediment = [
            wall.at(left - 0.1 * step, 0.825),
            wall.at(right + 0.1 * step, 0.825),
            wall.at((left + right) / 2, 0.872),
        ]
        pic.polygon(pediment, trim, stroke=dark, stroke_width=1.5)
        pic.polygon(wall.panel(left - 0.1 * step, right + 0.1 * step, 0.505, 0.53), dark)
        (ax, ay), (bx, by) = wall.at(left - 0.08 * step, 0.6), wall.at(right + 0.08 * step, 0.6)
        rail = f"M{ax},{ay}L{bx},{by}"
        for k in range(9):
            share = left - 0.08 * step + k / 8 * (right - left + 0.16 * step)
            (px, py), (qx, qy) = wall.at(share, 0.53), wall.at(share, 0.6)
            rail += f"M{px},{py}L{qx},{qy}"
        pic.stroke(rail, mix(NIGHT, TEAL, 0.2), 2)
    for i in range(bays + 1):
        along = min(max(i * step, 0.02), 0.98)
        pic.polygon(wall.panel(along - 0.055 * step, along + 0.055 * step, 0.5, 0.885), trim)
        pic.polygon(wall.panel(along + 0.02 * step, along + 0.055 * step, 0.5, 0.885), dark, opacity=0.5)
        pic.polygon(wall.panel(along - 0.085 * step, along + 0.085 * step, 0.86, 0.89), trim)
    pic.polygon(wall.panel(0, 1, 0.455, 0.5), trim)
    pic.polygon(wall.panel(0, 1, 0.455, 0.467), dark)
    pic.polygon(wall.panel(0, 1, 0.885, 0.93), trim)
    pic.polygon(wall.panel(0, 1, 0.885, 0.897), dark)
    dentils = "".join(
        "M" + " ".join(f"{x},{y}" for x, y in wall.panel(k / (bays * 8), (k + 0.5) / (bays * 8), 0.9, 0.914)) + "Z"
        for k in range(bays * 8)
    )
    pic.path(dentils, dark)
    balusters(pic, wall, 0.94, 1, bays * 7, mix(trim, stone, 0.3), 0.012)


def _corner(pic: Picture) -> None:
    """Round off the chamfered corner with its doorway, clock-height window and crowning pediment."""
    wall = CORNER
    trim = GYPSUM
    stone = pic.across(620, 740, mix(SHADE, LIMESTONE, 0.45), LIT)
    pic.polygon(wall.panel(0, 1, 0, 1), stone)
    pic.polygon(wall.panel(-0.06, 1.06, 0.455, 0.5), trim)
    pic.polygon(wall.panel(-0.06, 1.06, 0.885, 0.93), trim)
    dark = mix(LIT, SHADE, 0.6)
    pic.polygon(wall.arch(0.1, 0.9, 0, 0.43), trim)
    window(
        pic,
        wall.arch(0.19, 0.81, 0, 0.4),
        pic.down(690, 930, mix(TERRACOTTA, NIGHT, 0.5), mix(TERRACOTTA, NIGHT, 0.25)),
        dark,
        3,
    )
    pic.stroke("M680,930V705M644,790H716M644,860H716", mix(TERRACOTTA, NIGHT, 0.65), 3)
    pic.polygon(wall.arch(0.16, 0.84, 0.53, 0.85, 0.1), trim)
    window(pic, wall.arch(0.25, 0.75, 0.54, 0.82, 0.08), mix(TEAL, NIGHT, 0.2), dark, 3)
    pic.stroke("M680,606V450M650,520H710", trim, 3)
    small = Wall.flat(624, 736, 622, 574)
    balusters(pic, small, 0, 1, 9, mix(NIGHT, TEAL, 0.2), 0.1)
    for along in (0, 0.88):
        pic.polygon(wall.panel(along, along + 0.12, 0.5, 0.885), trim, stroke=dark, stroke_width=1)
    pic.polygon(
        points("604,330 620,270 640,262 652,226 680,206 708,226 720,262 740,270 756,330"),
        stone,
        stroke=trim,
        stroke_width=6,
    )
    pic.circle(680, 276, 26, mix(TEAL, AGAVE, 0.3), stroke=trim, stroke_width=6)
    pic.stroke("M680,276V258M680,276L692,284", GYPSUM, 3.5, stroke_linecap="round")
    pic.stroke("M680,206V148", mix(NIGHT, TEAL, 0.2), 5)
    pic.path("M682,152C704,142 720,164 750,152V186C722,198 704,176 682,186Z", TEAL)


def _plaza(pic: Picture) -> None:
    """Lay out the plaza: shadow of the building, walks, palms, a lamp, a bench and strollers."""
    pic.polygon(points("180,886 620,930 740,930 560,1010 -20,960 -20,890"), mix(TEAL, VIOLET, 0.5), opacity=0.45)
    pic.path("M-20,1010Q500,960 900,985T1620,950V985Q1200,1020 860,1020T-20,1056Z", mix(LIMESTONE, OCHRE, 0.18))
    for x in range(-1600, 3200, 180):
        pic.stroke(f"M{740 + (x - 740) * 0.4:.0f},960L{x},1200", mix(AGAVE, TEAL, 0.3), 2, opacity=0.35)
    for x, y, h, coat in (
        (820, 985, 92, TERRACOTTA),
        (866, 990, 88, TEAL),
        (520, 1010, 96, VIOLET),
        (1150, 972, 84, OCHRE),
        (1196, 974, 60, ROSE),
    ):
        pic.polygon(
            [(x, y), (x + 8, y), (x - h * 1.05, y + h * 0.22), (x - h * 1.1, y + h * 0.16)],
            mix(TEAL, VIOLET, 0.5),
            opacity=0.5,
        )
        person(pic, (x, y), h, coat, NIGHT)
    for x, y, h, lean in ((300, 1110, 620, 22), (1330, 1080, 680, -26), (1450, 1060, 500, 18)):
        pic.polygon(
            [(x - 10, y), (x + 14, y), (x - h * 0.8, y + 74), (x - h * 0.84, y + 62)],
            mix(TEAL, VIOLET, 0.5),
            opacity=0.45,
        )
        palm(pic, (x, y), h, mix(ROSE, VIOLET, 0.45), mix(DEEP, TEAL, 0.2), mix(CREOSOTE, AGAVE, 0.5), lean=lean)
    for x, w in ((180, 330), (1180, 380)):
        pic.path(
            f"M{x - 60},1200Q{x},1088 {x + w / 2},1084T{x + w + 70},1200Z",
            pic.down(1084, 1200, mix(CREOSOTE, AGAVE, 0.3), DEEP),
        )
        pic.dots([(x + pic.rng.uniform(0, w), pic.rng.uniform(1115, 1195)) for _ in range(60)], 11, TERRACOTTA)
        pic.dots(
            [(x + pic.rng.uniform(0, w), pic.rng.uniform(1115, 1195)) for _ in range(40)], 9, mix(ROSE, GYPSUM, 0.4)
        )
    lamp(pic, (1010, 1110), 430, mix(NIGHT, TEAL, 0.3), AGAVE, lit=False)
    iron = mix(NIGHT, TEAL, 0.3)
    pic.polygon(points("620,1090 860,1090 872,1104 608,1104"), mix(TERRACOTTA, NIGHT, 0.3))
    pic.path("M624,1040h232v12h-232zM624,1062h232v12h-232z", TERRACOTTA)
    pic.stroke("M636,1034V1150M844,1034V1150M636,1104L622,1150M844,1104L858,1150", iron, 7)
    trunk(pic, (40, 1200), (30, 900), 34, mix(DEEP, NIGHT, 0.4), [(-40, 800), (120, 790)])
    canopy(pic, (30, 690), 360, 330, (mix(DEEP, NIGHT, 0.3), DEEP, CREOSOTE, mix(CREOSOTE, AGAVE, 0.4)))
