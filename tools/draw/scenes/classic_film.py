"""Classic film at the Plaza: the hall dressed as a courtyard, electric stars, a beam of light and a full house."""

import math

from ..flora import cypress
from ..palette import CREOSOTE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TERRACOTTA, VIOLET, mix
from ..sky import crescent, glow, sparkle, stars
from ..svg import Picture, Point, points, smooth
from ..town import Wall, balusters, window

WARM = mix(OCHRE, GYPSUM, 0.45)
STUCCO = mix(ROSE, VIOLET, 0.42)
SCREEN = (470, 330, 1130, 770)


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=1930)
    pic.cover(pic.down(0, 900, NIGHT, mix(NIGHT, VIOLET, 0.5), mix(VIOLET, TERRACOTTA, 0.25)))
    stars(pic, 300, 420)
    for x, y, size in ((240, 120, 17), (520, 70, 13), (900, 130, 19), (1130, 60, 12), (1390, 150, 17), (720, 190, 11)):
        sparkle(pic, (x, y), size, WARM)
    _courtyard(pic)
    _screen(pic)
    _beam(pic)
    _house(pic)
    return pic.svg()


def _courtyard(pic: Picture) -> None:
    """Put up the stage set of a Spanish town on both sides."""
    for flip in (1, -1):

        def x(value: float, way: int = flip) -> float:
            return value if way == 1 else 1600 - value

        for px, height in ((408, 320), (358, 240)):
            cypress(pic, (x(px), 860), height, mix(DEEP, NIGHT, 0.5), mix(CREOSOTE, VIOLET, 0.35))
        left, right = sorted((x(-20), x(330)))
        wall = Wall.flat(left, right, 960, 420)
        pic.polygon(
            wall.panel(0, 1, 0, 1),
            pic.across(left, right, *((mix(STUCCO, NIGHT, 0.55), mix(STUCCO, OCHRE, 0.25))[::flip])),
        )
        left, right = sorted((x(40), x(230)))
        tower = Wall.flat(left, right, 440, 190)
        pic.polygon(
            tower.panel(0, 1, 0, 1),
            pic.across(left, right, *((mix(STUCCO, NIGHT, 0.5), mix(STUCCO, OCHRE, 0.3))[::flip])),
        )
        for along in (0.16, 0.58):
            window(
                pic,
                tower.arch(along, along + 0.26, 0.3, 0.78),
                pic.down(240, 380, mix(OCHRE, TERRACOTTA, 0.4), WARM),
                mix(STUCCO, NIGHT, 0.5),
                5,
            )
        pic.polygon([(x(16), 196), (x(135), 110), (x(254), 196)], mix(TERRACOTTA, VIOLET, 0.35))
        pic.path("".join(f"M{x(px) - 8},196q8,18 16,0z" for px in range(26, 250, 16)), mix(TERRACOTTA, NIGHT, 0.45))
        pic.circle(x(135), 98, 10, WARM)
        pic.polygon([(x(-20), 424), (x(-20), 396), (x(330), 396), (x(352), 424)], mix(TERRACOTTA, VIOLET, 0.3))
        pic.path("".join(f"M{x(px) - 9},424q9,20 18,0z" for px in range(0, 350, 18)), mix(TERRACOTTA, NIGHT, 0.4))
        for along in (0.1, 0.4, 0.7) if flip == 1 else (0.06, 0.36, 0.66):
            window(
                pic,
                wall.arch(along, along + 0.22, 0.42, 0.82),
                pic.down(500, 740, mix(OCHRE, TERRACOTTA, 0.5), WARM),
                mix(STUCCO, NIGHT, 0.55),
                6,
            )
            low = Wall.flat(
                wall.at(along - 0.02, 0)[0], wall.at(along + 0.24, 0)[0], wall.at(0, 0.38)[1], wall.at(0, 0.5)[1]
            )
            balusters(pic, low, 0, 1, 7, mix(NIGHT, STUCCO, 0.2), 0.12)
        glow(pic, (x(165), 620), 300, OCHRE, 0.35)
        vine: list[Point] = [(x(330), 424), (x(318), 520), (x(334), 610), (x(316), 700)]
        pic.stroke(smooth(vine), mix(DEEP, NIGHT, 0.2), 6)
        for i in range(46):
            share = i / 46
            pic.circle(
                x(324) + pic.rng.uniform(-26, 26),
                424 + 300 * share,
                pic.rng.uniform(6, 13),
                mix(CREOSOTE, NIGHT, pic.rng.uniform(0.15, 0.5)),
            )
        for _ in range(16):
            pic.circle(x(324) + pic.rng.uniform(-26, 26), pic.rng.uniform(424, 720), 6, mix(ROSE, TERRACOTTA, 0.4))


def _screen(pic: Picture) -> None:
    """Light the screen inside its painted arch: a road, a sky and two people who have stopped to look."""
    left, top, right, bottom = SCREEN
    arch = points("400,880 400,420 430,330 520,282 640,262 800,236 960,262 1080,282 1170,330 1200,420 1200,880")
    pic.path(smooth(arch) + "Z", pic.down(240, 880, mix(STUCCO, OCHRE, 0.3), mix(STUCCO, NIGHT, 0.35)))
    pic.stroke(smooth(arch), mix(OCHRE, LIMESTONE, 0.3), 10)
    pic.dots([(400 + (i % 2) * 800, 440 + (i // 2) * 38) for i in range(24)], 11, WARM)
    for i in range(15):
        angle = math.pi * (0.06 + 0.88 * i / 14)
        pic.circle(800 - 372 * math.cos(angle), 420 - 150 * math.sin(angle), 6, WARM)
    pic.circle(800, 286, 24, mix(TERRACOTTA, NIGHT, 0.2), stroke=WARM, stroke_width=5)
    pic.rect(left - 14, top - 14, right - left + 28, bottom - top + 28, mix(NIGHT, VIOLET, 0.1))
    glow(pic, (800, 560), 720, GYPSUM, 0.55)
    with pic.clip(f"M{left},{top}H{right}V{bottom}H{left}Z"):
        pic.rect(
            left, top, right - left, bottom - top, pic.down(top, bottom, mix(GYPSUM, VIOLET, 0.35), GYPSUM, LIMESTONE)
        )
        pic.circle(800, 640, 120, "#ffffff", opacity=0.9)
        for crest, tone in (
            ("460,640 560,600 640,626 730,566 800,610 900,560 1000,618 1080,590 1140,624", mix(LIMESTONE, VIOLET, 0.3)),
            ("460,690 560,664 680,690 800,668 960,694 1140,660", mix(LIMESTONE, VIOLET, 0.5)),
        ):
            pic.path(smooth(points(crest)) + f"V{bottom}H460Z", tone)
        pic.polygon([(770, 690), (830, 690), (1010, bottom), (590, bottom)], mix(LIMESTONE, VIOLET, 0.22))
        for k in range(5):
            y = 702 + k * k * 4.2
            pic.polygon(
                [(798 - k * 0.6, y), (802 + k * 0.6, y), (803 + k, y + 4 + k * 2), (797 - k, y + 4 + k * 2)],
                mix(LIMESTONE, VIOLET, 0.6),
            )
        ink = mix(NIGHT, VIOLET, 0.25)
        for fx, fy, h, way in ((716, 762, 232, 1), (880, 764, 214, -1)):
            hat = way == 1
            pic.path(
                f"M{fx - 26},{fy}L{fx - 34},{fy - h * 0.5}Q{fx - 44},{fy - h * 0.76} {fx - 10},{fy - h * 0.8}H{fx + 12}Q{fx + 42},{fy - h * 0.76} {fx + 34},{fy - h * 0.5}L{fx + (26 if hat else 52)},{fy}Z",
                ink,
            )
            pic.rect(fx - 8, fy - h * 0.86, 18, h * 0.08, ink)
            pic.ellipse(fx + 3 * way, fy - h * 0.91, 19, 24, ink)
            if hat:
                pic.ellipse(fx + 2, fy - h * 0.965, 42, 8, ink)
                pic.path(f"M{fx - 22},{fy - h * 0.965}q2,-34 24,-34q24,0 24,34Z", ink)
            else:
                pic.path(
                    f"M{fx - 22},{fy - h * 0.88}q-6,-40 20,-42q30,0 24,40q14,26 2,46q-6,-20 -10,-30q-20,-18 -36,-14Z",
                    ink,
                )
        crescent(pic, (1040, 410), 26, mix(VIOLET, GYPSUM, 0.3))
    pic.rect(left, top, right - left, bottom - top, "none", stroke=NIGHT, stroke_width=8)
    for flip in (1, -1):
        fold = (
            points("398,880 398,440 440,420 452,560 440,720 470,880")
            if flip == 1
            else points("1202,880 1202,440 1160,420 1148,560 1160,720 1130,880")
        )
        pic.path(smooth(fold) + "Z", mix(TERRACOTTA, NIGHT, 0.28))
        for dx in (14, 28):
            px = 398 + dx if flip == 1 else 1202 - dx
            pic.stroke(f"M{px},440Q{px + 10 * flip},660 {px + 4 * flip},880", mix(TERRACOTTA, NIGHT, 0.55), 4)
    pic.rect(380, 872, 840, 34, mix(OCHRE, TERRACOTTA, 0.5))
    pic.rect(380, 896, 840, 90, pic.down(896, 986, mix(TERRACOTTA, NIGHT, 0.45), mix(NIGHT, VIOLET, 0.2)))


def _beam(pic: Picture) -> None:
    """Throw the picture across the hall."""
    left, top, right, bottom = SCREEN
    lens = (1690, 20)
    paint = pic.linear(lens, (800, 560), [(0, GYPSUM, 0.75), (0.6, WARM, 0.24), (1, WARM, 0.04)])
    pic.polygon([lens, (left, top), (left, bottom), (right, bottom), lens], paint)
    dust = [
        (lens[0] - (lens[0] - 760) * t, lens[1] + 540 * t + pic.rng.gauss(0, 26 + 110 * t))
        for t in [pic.rng.uniform(0.08, 0.85) for _ in range(150)]
    ]
    pic.dots(dust, 2.4, GYPSUM, opacity=0.6)


def _house(pic: Picture) -> None:
    """Fill the rows, heads dark against the screen and lit at one edge."""
    for row, (y, size, gap) in enumerate(((956, 23, 62), (1020, 31, 84), (1108, 43, 116))):
        tone = mix(mix(NIGHT, VIOLET, 0.35), NIGHT, row / 2.4)
        x = -40 + (row % 2) * gap * 0.5
        while x < 1660:
            px = x + pic.rng.uniform(-0.14, 0.14) * gap
            reach = size * pic.rng.uniform(0.9, 1.08)
            lit = mix(ROSE, OCHRE, 0.5) if abs(px - 800) < 620 else mix(VIOLET, ROSE, 0.4)
            for shift, colour in ((-3, lit), (0, tone)):
                pic.ellipse(px, y + shift, reach * 0.78, reach, colour)
                pic.path(
                    f"M{px - reach * 1.65},{y + reach * 3.2 + shift}Q{px - reach * 1.5},{y + reach * 1.05 + shift} {px},{y + reach * 0.95 + shift}Q{px + reach * 1.5},{y + reach * 1.05 + shift} {px + reach * 1.65},{y + reach * 3.2 + shift}Z",
                    colour,
                )
            style = pic.rng.random()
            if style < 0.14:
                pic.ellipse(px, y - reach * 0.55, reach * 1.35, reach * 0.26, tone)
                pic.path(
                    f"M{px - reach * 0.8},{y - reach * 0.55}q{reach * 0.1},{-reach * 0.9} {reach * 0.8},{-reach * 0.9}q{reach * 0.7},0 {reach * 0.8},{reach * 0.9}Z",
                    tone,
                )
            elif style < 0.4:
                pic.circle(px, y - reach * 1.12, reach * 0.38, tone)
            elif style < 0.6:
                pic.path(
                    f"M{px - reach * 0.86},{y + reach * 1.3}Q{px - reach * 1.15},{y - reach} {px},{y - reach * 1.08}Q{px + reach * 1.15},{y - reach} {px + reach * 0.86},{y + reach * 1.3}Z",
                    tone,
                )
            x += gap
        pic.rect(0, y + size * 2.4, 1600, 1200 - y - size * 2.4, mix(mix(TERRACOTTA, NIGHT, 0.72), NIGHT, row / 3))
