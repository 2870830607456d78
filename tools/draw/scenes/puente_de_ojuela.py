"""Puente de Ojuela: the long suspension footbridge over its canyon, desert ranges behind."""

from ..flora import SAGE, lechuguilla, ocotillo, rosette
from ..land import brush, jagged, massif, mist
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, streak
from ..svg import Picture, Point, points, polyline
from ..town import person


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=92)
    pic.cover(
        pic.down(
            0, 700, mix(TEAL, VIOLET, 0.2), mix(TEAL, AGAVE, 0.5), mix(AGAVE, GYPSUM, 0.5), mix(LIMESTONE, ROSE, 0.3)
        )
    )
    glow(pic, (1180, 220), 560, GYPSUM, 0.8)
    rings(pic, (1180, 220), (110, 180, 270), GYPSUM, 0.13)
    pic.circle(1180, 220, 58, GYPSUM)
    for centre, length, height in (
        ((520, 150), 620, 30),
        ((760, 215), 420, 18),
        ((360, 235), 300, 14),
        ((1330, 330), 480, 20),
        ((980, 300), 260, 10),
    ):
        streak(pic, centre, length, height, GYPSUM, 0.75)
    _ranges(pic)
    _canyon(pic)
    _bridge(pic)
    _near(pic)
    return pic.svg()


def _ranges(pic: Picture) -> None:
    """Set the far sierras one behind the other."""
    keys = points("-20,470 160,390 300,440 470,370 640,430 820,380 980,440 1200,390 1400,450 1620,400")
    massif(
        pic,
        jagged(pic, keys, 0.15),
        720,
        mix(AGAVE, LIMESTONE, 0.35),
        mix(TEAL, AGAVE, 0.45),
        mix(LIMESTONE, AGAVE, 0.3),
        sun=1,
        window=7,
    )
    mist(pic, 500, 860, mix(LIMESTONE, AGAVE, 0.3), 0.6)
    keys = points("-20,520 140,480 300,420 430,490 620,560 760,610 900,570 1130,480 1260,430 1400,500 1620,470")
    massif(
        pic,
        jagged(pic, keys, 0.15),
        860,
        mix(ROSE, AGAVE, 0.5),
        mix(VIOLET, TEAL, 0.5),
        mix(LIMESTONE, ROSE, 0.3),
        sun=1,
        window=7,
    )
    mist(pic, 600, 960, mix(LIMESTONE, AGAVE, 0.3), 0.6)


def _canyon(pic: Picture) -> None:
    """Cut the canyon: spurs from both sides interlock toward the haze, paler the farther they stand."""
    haze = mix(LIMESTONE, AGAVE, 0.25)
    spurs = (
        (
            points("1640,590 1420,600 1220,640 1100,664 990,720 940,716 860,800 800,830 690,960"),
            mix(ROSE, LIMESTONE, 0.5),
            mix(VIOLET, AGAVE, 0.6),
            0.25,
        ),
        (
            points("-40,610 180,606 330,640 470,700 520,694 620,790 700,850 820,990"),
            mix(ROSE, LIMESTONE, 0.3),
            mix(VIOLET, AGAVE, 0.45),
            0.35,
        ),
        (
            points(
                "1640,600 1440,588 1290,596 1150,600 1120,640 1070,650 1030,740 990,748 930,860 880,900 "
                "820,1010 740,1120 690,1240"
            ),
            mix(ROSE, TERRACOTTA, 0.3),
            mix(VIOLET, TERRACOTTA, 0.2),
            0.6,
        ),
        (
            points("-40,720 200,716 400,740 480,800 520,800 560,890 610,910 650,1010 720,1100 760,1240"),
            mix(TERRACOTTA, ROSE, 0.3),
            mix(VIOLET, NIGHT, 0.2),
            0.9,
        ),
    )
    for keys, lit, shade, near in spurs:
        order = keys if keys[0][0] < keys[-1][0] else list(reversed(keys))
        crest = jagged(pic, order, 0.1, 3)
        bottom = mix(haze, mix(VIOLET, NIGHT, 0.3), near)
        massif(pic, crest, 1240, lit, shade, bottom, sun=1, window=4, steep=0.25)
        _ledges(pic, [*crest, (crest[-1][0], 1240), (crest[0][0], 1240)], mix(shade, NIGHT, 0.1), 0.14 + 0.26 * near)
        paint = pic.linear(
            (0, 760), (0, 1200), [(0, haze, 0), (0.7, haze, 0.55 * (1 - near)), (1, haze, 0.3 * (1 - near))]
        )
        pic.rect(0, 760, 1600, 440, paint)
    pic.stroke(
        "M748,1210C716,1176 772,1150 742,1118C726,1100 752,1088 744,1070",
        mix(AGAVE, GYPSUM, 0.55),
        8,
        opacity=0.8,
        stroke_linecap="round",
    )
    brush(pic, (1150, 620, 1620, 800), 60, 20, mix(CREOSOTE, VIOLET, 0.2))
    for x, y, w, h in ((1330, 596, 60, 46), (1404, 592, 44, 64), (1462, 590, 70, 36)):
        wall = mix(LIMESTONE, ROSE, 0.25)
        pic.polygon(
            [(x, y), (x, y - h), (x + w * 0.4, y - h), (x + w * 0.5, y - h * 0.7), (x + w, y - h * 0.8), (x + w, y)],
            wall,
        )
        pic.polygon([(x, y), (x, y - h), (x - w * 0.25, y - h * 0.75), (x - w * 0.25, y)], mix(VIOLET, ROSE, 0.4))
        pic.rect(x + w * 0.22, y - h * 0.5, w * 0.2, h * 0.5, mix(VIOLET, NIGHT, 0.2))


def _ledges(pic: Picture, shape: list[Point], tone: str, opacity: float) -> None:
    """Mark broken bands of rock across a canyon wall."""
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    with pic.clip(polyline(shape)):
        data = []
        for y in range(640, 1210, 38):
            x = left
            while x < right:
                run = pic.rng.uniform(60, 210)
                drop = pic.rng.uniform(4, 13)
                data.append(
                    f"M{x:.0f},{y + pic.rng.uniform(-8, 8):.0f}l{run:.0f},{-drop:.0f}"
                    f"l{-run * 0.2:.0f},{drop * 1.6:.0f}z"
                )
                x += run + pic.rng.uniform(20, 110)
        pic.path("".join(data), tone, opacity=opacity)


def _bridge(pic: Picture) -> None:
    """Hang the deck from cables between the near tower and the small far one."""
    wood, dark = mix(TERRACOTTA, NIGHT, 0.4), mix(NIGHT, VIOLET, 0.35)

    def along(t: float) -> tuple[Point, Point, float]:
        """Return deck point, cable point and scale at share `t` from the near tower to the far one."""
        depth = 1 - (1 - t) ** 1.35
        scale = 1 - 0.78 * depth
        x = 330 + (1150 - 330) * depth
        deck = 800 - 192 * depth + 60 * 4 * t * (1 - t) * scale
        tower = 390 * scale
        sag = 1 - 0.93 * 4 * t * (1 - t)
        return (x, deck), (x, deck - tower * max(sag, 0.09)), scale

    samples = [along(i / 60) for i in range(61)]
    width = 70
    edge = [(x, y + width * s * 0.16) for (x, y), _, s in samples]
    back = [(x + width * s * 0.62, y - width * s * 0.2) for (x, y), _, s in samples]
    (x, y), _, far = samples[-1]
    _tower(pic, x + 10, y + 6, 406 * far, far, mix(wood, ROSE, 0.3), mix(dark, ROSE, 0.3))
    behind = [(x + width * s * 0.62, y - width * s * 0.2) for _, (x, y), s in samples]
    pic.stroke("M" + " ".join(f"{x},{y}" for x, y in behind), mix(dark, ROSE, 0.2), 3.5)
    hangers = "".join(f"M{bx},{by}L{cx},{cy}" for (bx, by), (cx, cy) in zip(back[::2], behind[::2], strict=True))
    pic.stroke(hangers, mix(dark, ROSE, 0.2), 1.4)
    pic.polygon([*edge, *reversed(back)], pic.across(300, 1150, mix(OCHRE, ROSE, 0.4), mix(ROSE, LIMESTONE, 0.4)))
    planks = "".join(f"M{ax},{ay}L{bx},{by}" for (ax, ay), (bx, by) in zip(edge, back, strict=True))
    pic.stroke(planks, mix(wood, ROSE, 0.2), 2)
    for t, h, coat in ((0.16, 128, TERRACOTTA), (0.25, 126, TEAL), (0.5, 124, OCHRE), (0.72, 124, VIOLET)):
        (x, y), _, s = along(t)
        person(pic, (x + width * s * 0.3, y - 2 * s), h * s, mix(coat, NIGHT, 0.1), NIGHT)
    pic.polygon(
        [*edge, *[(x, y + 9 * s + 2) for (x, y), (_, _, s) in zip(reversed(edge), reversed(samples), strict=True)]],
        dark,
    )
    front = [(x, y) for _, (x, y), _ in samples]
    pic.stroke("M" + " ".join(f"{x},{y}" for x, y in front), dark, 5.5)
    hangers = "".join(f"M{ax},{ay}L{cx},{cy}" for (ax, ay), (cx, cy) in zip(edge[::2], front[::2], strict=True))
    pic.stroke(hangers, dark, 2.2)
    rail = [(x, y - 46 * s) for (x, y), (_, _, s) in zip(edge, samples, strict=True)]
    pic.stroke("M" + " ".join(f"{x},{y}" for x, y in rail), dark, 2.4)
    (x, y), (cx, cy), _ = samples[0]
    pic.stroke(f"M{cx},{cy}L-40,640M{cx + 44},{cy - 14}L-40,600", dark, 5)
    _tower(pic, x, y + 14, 420, 1, wood, dark)


def _tower(pic: Picture, x: float, y: float, height: float, s: float, wood: str, dark: str) -> None:
    """Raise one timber gate tower, tapering to its crosshead."""
    spread, top = 62 * s, 40 * s
    for shift, tone in ((44 * s, dark), (0, wood)):
        lift = 14 * s if shift else 0
        for way in (-1, 1):
            pic.polygon(
                [
                    (x + shift + way * spread - 11 * s, y - lift),
                    (x + shift + way * spread + 11 * s, y - lift),
                    (x + shift + way * top + 8 * s, y - height - lift),
                    (x + shift + way * top - 8 * s, y - height - lift),
                ],
                tone,
            )
        for share in (0.5, 0.72, 0.96):
            half = spread + (top - spread) * share
            pic.rect(x + shift - half - 14 * s, y - height * share - lift, 2 * half + 28 * s, 15 * s, tone)
        low, high = spread + (top - spread) * 0.5, spread + (top - spread) * 0.96
        pic.stroke(
            f"M{x + shift - low},{y - height * 0.5 - lift}L{x + shift + high},{y - height * 0.94 - lift}"
            f"M{x + shift + low},{y - height * 0.5 - lift}L{x + shift - high},{y - height * 0.94 - lift}",
            tone,
            6 * s,
        )
    pic.polygon(
        [(x - 58 * s, y - height), (x + 100 * s, y - height - 14 * s), (x + 22 * s, y - height - 60 * s)],
        mix(wood, TERRACOTTA, 0.4),
    )


def _near(pic: Picture) -> None:
    """Stand the viewer on the near rim among agaves and an ocotillo."""
    rim = jagged(pic, points("-40,812 120,800 330,806 452,812 476,850 452,930 404,1010 460,1100 420,1220"), 0.08, 3)
    pic.polygon(
        [*rim, (-40, 1220)],
        pic.linear(
            (0, 790),
            (420, 1200),
            [(0, mix(OCHRE, ROSE, 0.5)), (0.4, mix(TERRACOTTA, VIOLET, 0.4)), (1, mix(NIGHT, VIOLET, 0.4))],
        ),
    )
    right = jagged(pic, points("1640,900 1480,930 1380,1000 1290,1030 1180,1110 1120,1220"), 0.1, 3)
    pic.polygon(
        [*right, (1640, 1220)],
        pic.linear(
            (1150, 1200),
            (1600, 900),
            [(0, mix(NIGHT, VIOLET, 0.5)), (0.6, mix(TERRACOTTA, VIOLET, 0.5)), (1, mix(ROSE, OCHRE, 0.4))],
        ),
    )
    brush(pic, (-20, 830, 400, 1190), 26, 34, mix(DEEP, NIGHT, 0.2))
    rosette(pic, (130, 960), 130, *SAGE)
    rosette(pic, (280, 1160), 170, *SAGE)
    lechuguilla(pic, (60, 1150), 130, *SAGE, stalk=330)
    ocotillo(pic, (1400, 1060), 470, mix(DEEP, NIGHT, 0.4), mix(CREOSOTE, AGAVE, 0.2), TERRACOTTA)
    rosette(pic, (1270, 1150), 130, *SAGE)
    rosette(pic, (1530, 1130), 150, mix(AGAVE, LIMESTONE, 0.2), DEEP)
