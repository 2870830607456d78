"""Two tongues: two people face each other at dusk, and what they say curls up and meets over the desert."""

import math

from ..flora import lechuguilla, nopal
from ..land import jagged, massif, mist
from ..palette import AGAVE, CREOSOTE, DEEP, GYPSUM, NIGHT, OCHRE, ROSE, TERRACOTTA, VIOLET, mix
from ..sky import glow, rings, sparkle, stars
from ..svg import Picture, Point, points, smooth


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=12)
    pic.cover(
        pic.linear(
            (0, 0), (0, 860), [(0, NIGHT), (0.35, mix(VIOLET, NIGHT, 0.25)), (0.68, mix(VIOLET, ROSE, 0.6)), (1, OCHRE)]
        )
    )
    stars(pic, 200, 420)
    for x, y, size in ((180, 120, 15), (1420, 150, 17), (1230, 70, 11), (420, 70, 12)):
        sparkle(pic, (x, y), size)
    sun = (800, 790)
    glow(pic, sun, 760, mix(OCHRE, GYPSUM, 0.4), 0.8)
    rings(pic, sun, (200, 310, 430), mix(OCHRE, GYPSUM, 0.55), 0.14)
    pic.circle(*sun, 150, mix(GYPSUM, OCHRE, 0.25))
    crest = jagged(
        pic,
        points(
            "-20,800 160,742 300,770 430,720 560,768 700,800 800,790 920,806 1060,760 1180,716 1300,752 1460,700 1620,760"
        ),
        0.14,
    )
    massif(pic, crest, 900, mix(VIOLET, ROSE, 0.4), mix(VIOLET, NIGHT, 0.2), mix(ROSE, VIOLET, 0.3), sun=1, window=6)
    mist(pic, 800, 900, mix(ROSE, OCHRE, 0.5), 0.7)
    pic.path(
        smooth(points("-20,900 300,872 800,884 1300,868 1620,894")) + "V1220H-20Z",
        pic.down(870, 1200, mix(TERRACOTTA, VIOLET, 0.35), mix(VIOLET, NIGHT, 0.6)),
    )
    _voice(pic, (566, 640), 1, (mix(TERRACOTTA, OCHRE, 0.3), mix(TERRACOTTA, OCHRE, 0.7), mix(OCHRE, GYPSUM, 0.3)))
    _voice(pic, (1034, 640), -1, (mix(AGAVE, DEEP, 0.35), AGAVE, mix(AGAVE, GYPSUM, 0.45)))
    _face(pic, 1, mix(TERRACOTTA, NIGHT, 0.3), mix(TERRACOTTA, OCHRE, 0.35), mix(TERRACOTTA, NIGHT, 0.72))
    _face(pic, -1, mix(DEEP, AGAVE, 0.18), mix(AGAVE, OCHRE, 0.25), mix(DEEP, NIGHT, 0.6))
    nopal(pic, (812, 1140), 84, mix(CREOSOTE, AGAVE, 0.3), mix(DEEP, NIGHT, 0.3))
    for x, y, size in ((700, 1160, 74), (930, 1166, 82), (860, 1190, 60)):
        lechuguilla(pic, (x, y), size, mix(CREOSOTE, OCHRE, 0.25), mix(DEEP, NIGHT, 0.25), stalk=0)
    return pic.svg()


def _face(pic: Picture, way: int, skin: str, rim: str, hair: str) -> None:
    """Draw a head and shoulders in profile, looking right with ``way`` 1; the sun lines their edge."""

    def x(value: float) -> float:
        return value if way == 1 else 1600 - value

    def line(text: str) -> list[Point]:
        return [(x(px), py) for px, py in points(text)]

    profile = line(
        "392,420 452,436 490,482 500,528 498,556 512,586 534,622 526,640 508,646 512,662 506,672 512,688 500,700 502,724 486,748 448,752 424,748"
    )
    back = line("414,800 428,876 520,930 640,1010 690,1220")
    nape = line("-40,1220 -20,1000 90,926 196,880 218,800 186,720 160,600 190,500 270,430")
    outline = [*profile, *back]
    body = f"{smooth(outline)}L{smooth(nape)[1:]}L{smooth([nape[-1], outline[0]])[1:]}Z"
    pic.path(
        body,
        pic.linear((x(120), 0), (x(540), 0), [(0, mix(skin, NIGHT, 0.55)), (0.75, skin), (1, mix(skin, rim, 0.45))]),
    )
    with pic.clip(body):
        pic.stroke(smooth(profile), rim, 17)
        pic.stroke(smooth(back), rim, 12, opacity=0.8)
    # Clothes
    coat = mix(hair, VIOLET, 0.25)
    collar = line("196,876 280,930 372,934 438,880 520,930 640,1010 700,1240")
    low = line("-60,1240 -20,996 90,924 196,876")
    cloth = f"{smooth(collar)}L{smooth(low)[1:]}Z"
    pic.path(cloth, pic.linear((x(0), 0), (x(680), 0), [(0, mix(coat, NIGHT, 0.5)), (1, coat)]))
    with pic.clip(cloth):
        for k in range(5):
            pic.stroke(
                smooth(
                    line(f"{-60 + k * 8},{1040 + k * 46} 180,{1010 + k * 44} 420,{1020 + k * 44} 700,{1100 + k * 46}")
                ),
                mix(rim, coat, 0.35),
                9,
            )
            row = [(x(60 + t * 46), 1022 + k * 45 + 8 * math.sin(t)) for t in range(14)]
            pic.dots(row, 9, mix(rim, coat, 0.2))
    # Ear and brow
    pic.stroke(smooth(line("318,580 346,566 356,600 334,640")), mix(skin, NIGHT, 0.5), 8)
    pic.stroke(smooth(line("430,548 458,536 484,546")), hair, 10, stroke_linecap="round")
    pic.path(smooth(line("438,582 460,570 482,582 462,588"), close=True), mix(NIGHT, hair, 0.5))
    if way == 1:
        mane = line(
            "500,510 470,420 380,352 262,352 160,430 120,560 140,700 170,800 236,840 268,790 286,700 312,640 326,560 372,500 440,486"
        )
        pic.path(smooth(mane, close=True), hair)
        for k in range(5):
            pic.stroke(
                smooth(
                    line(
                        f"{440 - k * 30},{420 - k * 6} {320 - k * 26},{440 + k * 10} {240 - k * 14},{560 + k * 16} {226 - k * 8},{720 + k * 20}"
                    )
                ),
                mix(hair, rim, 0.3),
                5,
                opacity=0.7,
            )
    else:
        mane = line(
            "504,500 486,430 420,372 300,350 190,400 150,500 158,600 196,680 240,700 262,640 300,600 320,540 372,506 440,480"
        )
        pic.path(smooth(mane, close=True), hair)
        for k in range(5):
            pic.stroke(
                smooth(
                    line(f"{458 - k * 34},{424 - k * 8} {370 - k * 30},{404 + k * 8} {250 - k * 16},{470 + k * 18}")
                ),
                mix(hair, rim, 0.3),
                5,
                opacity=0.7,
            )


def _voice(pic: Picture, mouth: Point, way: int, tones: tuple[str, str, str]) -> None:
    """Let speech scrolls rise from ``mouth``, as the codices draw them: a stem, a curl, and smaller curls along it."""
    dark, full, light = tones
    for scale, dx, dy, width in ((0.86, 0, -6, 32), (0.44, 26, 66, 22)):
        curl: list[Point] = []
        for t in range(34):
            share = t / 33
            if share < 0.42:
                s = share / 0.42
                px, py = 130 * s, -230 * s**1.35 - 20 * s
            else:
                s = (share - 0.42) / 0.58
                angle = math.radians(-205 + 470 * s)
                r = 108 * (1 - 0.78 * s)
                px, py = 130 + 96 + r * math.cos(angle), -250 - 46 + r * math.sin(angle)
            curl.append((mouth[0] + way * (dx + px * scale), mouth[1] + dy + py * scale))
        for tone, thick in ((mix(dark, NIGHT, 0.35), width + 12), (full, width), (light, width * 0.28)):
            pic.stroke(smooth(curl), tone, thick, stroke_linecap="round", stroke_linejoin="round")
        for k in range(3):
            px, py = curl[5 + k * 4]
            knob = [
                (px - way * 6, py - width * 0.6),
                (px - way * 16, py - width * 1.5),
                (px + way * 8, py - width * 1.9),
                (px + way * 20, py - width * 1.2),
            ]
            pic.stroke(smooth(knob), full, width * 0.42, stroke_linecap="round")
