"""El Paso Museum of Art: plain blocks in midday light with one great abstract canvas."""

from ..flora import canopy, rosette, trunk
from ..land import jagged, massif
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import rings
from ..svg import Picture, Point, points, smooth
from ..town import Wall, person

LIT, SHADE = mix(GYPSUM, OCHRE, 0.06), mix(VIOLET, ROSE, 0.42)
BASE = 890


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=59)
    pic.cover(pic.down(0, 860, mix(OCHRE, TERRACOTTA, 0.25), OCHRE, mix(OCHRE, LIMESTONE, 0.55)))
    sun = (1180, 250)
    rings(pic, sun, (120, 200, 300, 420, 560), GYPSUM, 0.12)
    pic.circle(*sun, 70, GYPSUM)
    ridge = jagged(pic, points("-20,700 180,640 330,680 520,610 700,690 1000,660 1240,600 1420,660 1620,620"), 0.14)
    massif(
        pic,
        ridge,
        880,
        mix(TERRACOTTA, ROSE, 0.5),
        mix(VIOLET, TERRACOTTA, 0.35),
        mix(OCHRE, LIMESTONE, 0.4),
        sun=1,
        window=8,
    )
    _plaza(pic)
    _blocks(pic)
    _canvas(pic)
    _people(pic)
    return pic.svg()


def _plaza(pic: Picture) -> None:
    """Pave the square, its joints running to one vanishing point."""
    pic.rect(
        0, BASE - 20, 1600, 340, pic.down(BASE - 20, 1200, mix(LIMESTONE, OCHRE, 0.25), mix(ROSE, LIMESTONE, 0.45))
    )
    joints = "".join(f"M{800 + (x - 800) * 0.25:.0f},{BASE - 20}L{x},1200" for x in range(-2400, 4100, 260))
    joints += "".join(f"M0,{BASE + 330 * (i / 9) ** 1.7:.0f}H1600" for i in range(1, 9))
    pic.stroke(joints, mix(TERRACOTTA, ROSE, 0.5), 2.5, opacity=0.4)


def _blocks(pic: Picture) -> None:
    """Stack the building from three volumes, sun on their right faces."""
    back = Wall(430, 1130, 860, 300, 860, 330)
    pic.polygon(back.panel(0, 1, 0, 1), mix(LIT, ROSE, 0.3))
    pic.polygon(points("430,300 340,340 340,870 430,870"), mix(SHADE, VIOLET, 0.2))
    for i in range(6):
        pic.polygon(back.panel(0.06 + i * 0.155, 0.14 + i * 0.155, 0.82, 0.93), mix(TEAL, NIGHT, 0.35))
        pic.polygon(back.panel(0.06 + i * 0.155, 0.085 + i * 0.155, 0.82, 0.93), mix(VIOLET, NIGHT, 0.3))
    front = Wall(520, 1060, BASE + 22, 420, BASE - 6, 448)
    pic.polygon(front.panel(0, 1, 0, 1), pic.down(420, BASE, LIT, mix(LIT, ROSE, 0.25)))
    pic.polygon(
        [(520, 420), (300, 500), (300, BASE - 14), (520, BASE + 22)],
        pic.across(300, 520, mix(SHADE, ROSE, 0.25), SHADE),
    )
    for i in range(1, 6):
        up = i / 6
        pic.stroke(
            f"M{front.at(0, up)[0]:.0f},{front.at(0, up)[1]:.0f}L{front.at(1, up)[0]:.0f},{front.at(1, up)[1]:.0f}",
            ROSE,
            1.6,
            opacity=0.5,
        )
    wing = Wall(1060, 1400, BASE - 6, 600, BASE - 40, 632)
    pic.polygon(wing.panel(0, 1, 0, 1), mix(LIT, OCHRE, 0.16))
    pic.polygon([(1060, 448), (1060, BASE - 6), (1180, BASE - 16), (1180, 612)], mix(SHADE, ROSE, 0.5), opacity=0.75)
    glass = wing.panel(0.12, 0.94, 0.06, 0.78)
    pic.polygon(
        glass,
        pic.linear(
            (1100, 620),
            (1380, 880),
            [(0, mix(TEAL, NIGHT, 0.3)), (0.5, TEAL), (0.52, AGAVE), (0.7, mix(TEAL, AGAVE, 0.5)), (1, TEAL)],
        ),
    )
    for i in range(1, 7):
        a, b = wing.at(0.12 + i * 0.117, 0.06), wing.at(0.12 + i * 0.117, 0.78)
        pic.stroke(f"M{a[0]:.0f},{a[1]:.0f}L{b[0]:.0f},{b[1]:.0f}", LIT, 5)
    roof = points("1030,600 1440,622 1440,650 1030,628")
    pic.polygon(roof, TERRACOTTA)
    pic.polygon(
        [
            (300, BASE - 14),
            (520, BASE + 22),
            (1060, BASE - 6),
            (1400, BASE - 40),
            (1400, BASE - 24),
            (900, BASE + 40),
            (460, BASE + 74),
            (80, BASE + 30),
            (120, BASE),
        ],
        mix(VIOLET, ROSE, 0.3),
        opacity=0.55,
    )


def _canvas(pic: Picture) -> None:
    """Hang the abstract canvas: sun, ridge, river and agave reduced to a few shapes."""
    front = Wall(520, 1060, BASE + 22, 420, BASE - 6, 448)
    frame = front.panel(0.12, 0.88, 0.16, 0.9)
    pic.polygon([(x - 12, y + 14) for x, y in frame], SHADE, opacity=0.6)
    pic.polygon(frame, mix(LIMESTONE, ROSE, 0.15))
    data = "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in frame) + "Z"

    def at(points: list[Point]) -> list[Point]:
        return [front.at(0.12 + 0.76 * x, 0.16 + 0.74 * y) for x, y in points]

    with pic.clip(data):
        pic.polygon(at(points("0,0 1,0 1,1 0,1")), TEAL)
        pic.polygon(at(points("0.5,0 1,0 1,1 0.5,1")), VIOLET)
        cx, cy = front.at(0.12 + 0.76 * 0.5, 0.16 + 0.74 * 0.6)
        pic.circle(cx, cy, 118, OCHRE)
        pic.path(f"M{cx:.0f},{cy - 118:.0f}A118,118 0 0 1 {cx:.0f},{cy + 118:.0f}Z", GYPSUM)
        pic.circle(cx, cy, 54, TERRACOTTA)
        pic.path(f"M{cx:.0f},{cy - 54:.0f}A54,54 0 0 1 {cx:.0f},{cy + 54:.0f}Z", ROSE)
        pic.polygon(at(points("0,0.28 0.22,0.62 0.36,0.42 0.5,0.56 0.5,0 0,0")), TERRACOTTA)
        pic.polygon(at(points("0.22,0.62 0.36,0.42 0.42,0.48 0.3,0")), mix(TERRACOTTA, NIGHT, 0.35))
        pic.polygon(at(points("0.5,0.5 0.68,0.34 0.84,0.5 1,0.3 1,0 0.5,0")), mix(AGAVE, GYPSUM, 0.2))
        pic.polygon(at(points("0.84,0.5 1,0.3 1,0 0.74,0")), AGAVE)
        pic.path(
            smooth(at(points("-0.05,0.14 0.25,0.22 0.5,0.12 0.75,0.2 1.05,0.1")))
            + "".join(f"L{x:.0f},{y:.0f}" for x, y in at([(1.05, -0.1), (-0.05, -0.1)]))
            + "Z",
            NIGHT,
        )
        pic.stroke(smooth(at(points("-0.05,0.09 0.25,0.16 0.5,0.07 0.75,0.14 1.05,0.05"))), GYPSUM, 6)
    pic.path(data, stroke=mix(NIGHT, TERRACOTTA, 0.25), stroke_width=7)


def _people(pic: Picture) -> None:
    """Bring visitors, a tree and two planters of agaves to the square."""
    for x, y, h, coat in (
        (640, 1000, 118, TERRACOTTA),
        (712, 1008, 122, TEAL),
        (760, 1002, 78, OCHRE),
        (1010, 980, 104, VIOLET),
        (1300, 940, 92, CREOSOTE),
    ):
        pic.polygon(
            [(x - 4, y), (x + 8, y), (x - h * 0.75, y + h * 0.34), (x - h * 0.85, y + h * 0.31)], VIOLET, opacity=0.45
        )
        person(pic, (x, y), h, coat, NIGHT)
    with pic.symbol("tree"):
        trunk(pic, (0, 0), (6, -320), 20, mix(TERRACOTTA, NIGHT, 0.55), [(-50, -380), (70, -380)])
        canopy(pic, (0, -420), 330, 280, (DEEP, CREOSOTE, mix(CREOSOTE, OCHRE, 0.35), mix(OCHRE, AGAVE, 0.4)), lobes=12)
    pic.use("tree", 240, 1020, 1, flip=True)
    for x, w in ((170, 300), (1240, 330)):
        pic.polygon([(x - 30, 1090), (x + w + 30, 1090), (x + w, 1200), (x, 1200)], TERRACOTTA)
        pic.polygon(
            [(x - 30, 1090), (x + w + 30, 1090), (x + w + 26, 1104), (x - 26, 1104)], mix(TERRACOTTA, OCHRE, 0.5)
        )
        for dx in (0.16, 0.5, 0.84):
            rosette(pic, (x + w * dx, 1098), 110 + 30 * (dx == 0.5), mix(AGAVE, GYPSUM, 0.25), mix(CREOSOTE, DEEP, 0.3))
