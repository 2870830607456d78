"""Puente de Ojuela: the long suspension footbridge over its canyon, desert ranges behind."""

from ..flora import SAGE, lechuguilla, ocotillo, rosette
from ..land import brush, jagged, massif, mist
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..sky import cumulus, glow
from ..svg import Picture, Point, num, polyline
from ..town import person


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=92)
    pic.cover(pic.down(0, 700, mix(TEAL, VIOLET, 0.2), mix(TEAL, AGAVE, 0.5), mix(AGAVE, GYPSUM, 0.5), mix(LIMESTONE, ROSE, 0.3)))
    glow(pic, (1180, 220), 560, GYPSUM, 0.8)
    pic.circle(1180, 220, 58, GYPSUM)
    for centre, width in (((420, 250), 420), ((840, 190), 260), ((1480, 340), 340)):
        cumulus(pic, centre, width, GYPSUM, mix(AGAVE, GYPSUM, 0.5))
    _ranges(pic)
    _canyon(pic)
    _bridge(pic)
    _near(pic)
    return pic.svg()


def _ranges(pic: Picture) -> None:
    layers = (
        ([(-20, 480), (160, 400), (300, 450), (470, 380), (640, 440), (820, 390), (980, 450), (1200, 400), (1400, 460), (1620, 410)], 700, mix(AGAVE, LIMESTONE, 0.35), mix(TEAL, AGAVE, 0.45), mix(LIMESTONE, AGAVE, 0.3)),
        ([(-20, 540), (140, 500), (300, 430), (430, 500), (620, 545), (780, 560), (960, 530), (1130, 470), (1260, 440), (1400, 520), (1620, 480)], 800, mix(ROSE, AGAVE, 0.45), mix(VIOLET, TEAL, 0.5), mix(LIMESTONE, ROSE, 0.3)),
    )
    for keys, floor, lit, shade, haze in layers:
        massif(pic, jagged(pic, keys, 0.15), floor, lit, shade, haze, sun=1, window=7)
        mist(pic, floor - 200, floor, mix(LIMESTONE, AGAVE, 0.3), 0.55)


def _canyon(pic: Picture) -> None:
    """Cut the canyon between two walls, the far one pale and the near one in shade."""
    far_right = [(1640, 560), (1440, 566), (1260, 590), (1120, 610), (1040, 660), (1000, 760), (940, 850), (900, 960), (820, 1060), (760, 1200)]
    pic.polygon([*jagged(pic, far_right, 0.09, 3), (1640, 1220)], pic.linear((800, 560), (1500, 1150), [(0, mix(ROSE, LIMESTONE, 0.35)), (0.5, mix(ROSE, TERRACOTTA, 0.35)), (1, mix(VIOLET, TERRACOTTA, 0.4))]))
    _ledges(pic, [(1640, 560), (1120, 610), (1040, 660), (1000, 760), (940, 850), (900, 960), (820, 1060), (760, 1210), (1640, 1210)], mix(VIOLET, ROSE, 0.3), 0.35)
    back = [(-40, 640), (140, 632), (300, 640), (420, 690), (500, 800), (560, 880), (620, 1010), (690, 1110), (740, 1220)]
    pic.polygon([*jagged(pic, back, 0.08, 3), (-40, 1220)], pic.linear((0, 640), (700, 1200), [(0, mix(VIOLET, ROSE, 0.35)), (0.6, mix(VIOLET, TEAL, 0.35)), (1, mix(VIOLET, NIGHT, 0.3))]))
    _ledges(pic, [(-40, 640), (300, 640), (420, 690), (500, 800), (620, 1010), (740, 1220), (-40, 1220)], mix(VIOLET, NIGHT, 0.35), 0.4)
    pic.stroke("M742,1210C730,1170 790,1140 766,1100", mix(AGAVE, GYPSUM, 0.4), 10, opacity=0.7)
    paint = pic.linear((0, 820), (0, 1200), [(0, mix(LIMESTONE, AGAVE, 0.3), 0), (0.6, mix(LIMESTONE, AGAVE, 0.3), 0.55), (1, mix(LIMESTONE, AGAVE, 0.3), 0.15)])
    pic.rect(380, 820, 760, 380, paint)
    brush(pic, (1060, 640, 1620, 840), 70, 22, mix(CREOSOTE, VIOLET, 0.25))
    ruins = ((1330, 588, 60, 46), (1404, 584, 44, 64), (1462, 580, 70, 36))
    for x, y, w, h in ruins:
        pic.polygon([(x, y), (x, y - h), (x + w * 0.4, y - h), (x + w * 0.5, y - h * 0.7), (x + w, y - h * 0.8), (x + w, y)], mix(LIMESTONE, ROSE, 0.4))
        pic.rect(x + w * 0.2, y - h * 0.5, w * 0.2, h * 0.5, mix(VIOLET, NIGHT, 0.2))


def _ledges(pic: Picture, shape: list[Point], tone: str, opacity: float) -> None:
    """Mark broken bands of rock across a canyon wall."""
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    with pic.clip(polyline(shape)):
        data = []
        for y in range(650, 1210, 34):
            x = left
            while x < right:
                run = pic.rng.uniform(50, 190)
                drop = pic.rng.uniform(4, 16)
                data.append(f"M{num(x)},{num(y + pic.rng.uniform(-8, 8))}l{num(run)},{num(-drop)}l{num(-run * 0.2)},{num(drop * 1.6)}z")
                x += run + pic.rng.uniform(10, 80)
        pic.path("".join(data), tone, opacity=opacity)


def _bridge(pic: Picture) -> None:
    """Hang the deck from cables between the near tower and the small far one."""
    wood, dark = mix(TERRACOTTA, NIGHT, 0.4), mix(NIGHT, VIOLET, 0.35)

    def along(t: float) -> tuple[Point, Point, float]:
        """Return deck point, cable point and scale at share `t` from the near tower to the far one."""
        depth = t / (t + (1 - t) * 0.3) if t < 1 else 1.0
        depth = 1 - (1 - t) ** 1.35
        scale = 1 - 0.78 * depth
        x = 300 + (1150 - 300) * depth
        deck = 770 - 158 * depth + 44 * 4 * t * (1 - t) * scale
        tower = 390 * scale
        sag = 1 - 0.93 * 4 * t * (1 - t)
        return (x, deck), (x, deck - tower * max(sag, 0.09)), scale

    samples = [along(i / 60) for i in range(61)]
    width = 70
    edge = [(x, y + width * s * 0.16) for (x, y), _, s in samples]
    back = [(x + width * s * 0.62, y - width * s * 0.2) for (x, y), _, s in samples]
    for (x, y), _, s in (samples[-1],):
        _tower(pic, x + 10, y + 6, 390 * s * 1.04, s, mix(wood, ROSE, 0.3), mix(dark, ROSE, 0.3))
    behind = [(x + width * s * 0.62, y - width * s * 0.2) for _, (x, y), s in samples]
    pic.stroke("M" + " ".join(f"{num(x)},{num(y)}" for x, y in behind), mix(dark, ROSE, 0.2), 3.5)
    hangers = "".join(f"M{num(bx)},{num(by)}L{num(cx)},{num(cy)}" for (bx, by), (cx, cy) in zip(back[::2], behind[::2], strict=True))
    pic.stroke(hangers, mix(dark, ROSE, 0.2), 1.4)
    pic.polygon([*edge, *reversed(back)], pic.across(300, 1150, mix(OCHRE, ROSE, 0.4), mix(ROSE, LIMESTONE, 0.4)))
    planks = "".join(f"M{num(ax)},{num(ay)}L{num(bx)},{num(by)}" for (ax, ay), (bx, by) in zip(edge, back, strict=True))
    pic.stroke(planks, mix(wood, ROSE, 0.2), 2)
    for t, h, coat in ((0.16, 128, TERRACOTTA), (0.25, 126, TEAL), (0.5, 124, OCHRE), (0.72, 124, VIOLET)):
        (x, y), _, s = along(t)
        person(pic, (x + width * s * 0.3, y - 2 * s), h * s, mix(coat, NIGHT, 0.1), NIGHT)
    pic.polygon([*edge, *[(x, y + 9 * s + 2) for (x, y), (_, _, s) in zip(reversed(edge), reversed(samples), strict=True)]], dark)
    front = [(x, y) for _, (x, y), _ in samples]
    pic.stroke("M" + " ".join(f"{num(x)},{num(y)}" for x, y in front), dark, 5.5)
    hangers = "".join(f"M{num(ax)},{num(ay)}L{num(cx)},{num(cy)}" for (ax, ay), (cx, cy) in zip(edge[::2], front[::2], strict=True))
    pic.stroke(hangers, dark, 2.2)
    rail = [(x, y - 46 * s) for (x, y), (_, _, s) in zip(edge, samples, strict=True)]
    pic.stroke("M" + " ".join(f"{num(x)},{num(y)}" for x, y in rail), dark, 2.4)
    (x, y), (cx, cy), _ = samples[0]
    pic.stroke(f"M{num(cx)},{num(cy)}L-40,640M{num(cx + 44)},{num(cy - 14)}L-40,600", dark, 5)
    _tower(pic, x, y + 14, 420, 1, wood, dark)


def _tower(pic: Picture, x: float, y: float, height: float, s: float, wood: str, dark: str) -> None:
    """Raise one timber gate tower, tapering to its crosshead."""
    spread, top = 62 * s, 40 * s
    for shift, tone in ((44 * s, dark), (0, wood)):
        lift = 14 * s if shift else 0
        for way in (-1, 1):
            pic.polygon([(x + shift + way * spread - 11 * s, y - lift), (x + shift + way * spread + 11 * s, y - lift), (x + shift + way * top + 8 * s, y - height - lift), (x + shift + way * top - 8 * s, y - height - lift)], tone)
        for share in (0.5, 0.72, 0.96):
            half = spread + (top - spread) * share
            pic.rect(x + shift - half - 14 * s, y - height * share - lift, 2 * half + 28 * s, 15 * s, tone)
        low, high = spread + (top - spread) * 0.5, spread + (top - spread) * 0.96
        pic.stroke(f"M{num(x + shift - low)},{num(y - height * 0.5 - lift)}L{num(x + shift + high)},{num(y - height * 0.94 - lift)}M{num(x + shift + low)},{num(y - height * 0.5 - lift)}L{num(x + shift - high)},{num(y - height * 0.94 - lift)}", tone, 6 * s)
    pic.polygon([(x - 58 * s, y - height), (x + 100 * s, y - height - 14 * s), (x + 22 * s, y - height - 60 * s)], mix(wood, TERRACOTTA, 0.4))


def _near(pic: Picture) -> None:
    """Stand the viewer on the near rim among agaves and an ocotillo."""
    rim = jagged(pic, [(-40, 800), (120, 786), (330, 792), (400, 830), (430, 920), (380, 1010), (440, 1100), (400, 1220)], 0.1, 3)
    pic.polygon([*rim, (-40, 1220)], pic.linear((0, 790), (420, 1200), [(0, mix(OCHRE, ROSE, 0.5)), (0.4, mix(TERRACOTTA, VIOLET, 0.4)), (1, mix(NIGHT, VIOLET, 0.4))]))
    right = jagged(pic, [(1640, 900), (1480, 930), (1380, 1000), (1290, 1030), (1180, 1110), (1120, 1220)], 0.1, 3)
    pic.polygon([*right, (1640, 1220)], pic.linear((1150, 1200), (1600, 900), [(0, mix(NIGHT, VIOLET, 0.5)), (0.6, mix(TERRACOTTA, VIOLET, 0.5)), (1, mix(ROSE, OCHRE, 0.4))]))
    brush(pic, (-20, 830, 400, 1190), 26, 34, mix(DEEP, NIGHT, 0.2))
    rosette(pic, (130, 960), 130, *SAGE)
    rosette(pic, (280, 1160), 170, *SAGE)
    lechuguilla(pic, (60, 1150), 130, *SAGE, stalk=330)
    ocotillo(pic, (1400, 1060), 470, mix(DEEP, NIGHT, 0.4), mix(CREOSOTE, AGAVE, 0.2), TERRACOTTA)
    rosette(pic, (1270, 1150), 130, *SAGE)
    rosette(pic, (1530, 1130), 150, mix(AGAVE, LIMESTONE, 0.2), DEEP)
