"""Canal de la Perla: the brick vault under the city, lamplit and mirrored in still water."""

import math

from ..palette import AGAVE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..svg import Picture, Point, polyline
from ..town import person

VANISH: Point = (860, 690)
SPANS = 34
LAMPS = (0.68, 0.42, 0.27, 0.18, 0.125)
NEAREST, FARTHEST, SHRINK = 1.4, 0.09, 0.926


def draw() -> str:
    """Return the picture as SVG text."""
    pic = Picture(seed=18)
    pic.cover(NIGHT)
    _vault(pic)
    _walls(pic)
    _floor(pic)
    _lamps(pic)
    _far_end(pic)
    return pic.svg()


def _rings() -> list[float]:
    """Return the sizes of the courses of brick, each a little smaller than the one before it."""
    sizes = [NEAREST]
    while sizes[-1] > FARTHEST:
        sizes.append(sizes[-1] * SHRINK)
    return sizes


def _scale(depth: float) -> float:
    """Return the size of the tunnel's mouth at `depth`, 0 at the viewer and 1 at the far end."""
    return 1 / (1 + 9.5 * depth)


def _depth(scale: float) -> float:
    """Return how deep in the tunnel its mouth has shrunk to `scale`."""
    return max((1 / scale - 1) / 9.5, 0)


def _section(scale: float) -> tuple[list[Point], Point, Point]:
    """Return the arch of the vault from left springing to right, and the two feet of the walls."""
    vx, vy = VANISH
    half, spring, rise, floor = 1010 * scale, -150 * scale, 640 * scale, 560 * scale
    arch = [
        (vx + half * math.cos(math.pi * (1 - i / SPANS)), vy + spring - rise * math.sin(math.pi * i / SPANS))
        for i in range(SPANS + 1)
    ]
    return arch, (vx - half, vy + floor), (vx + half, vy + floor)


def _light(scale: float) -> float:
    """Return how strongly the lamps light the bricks, pooling under each lamp and growing toward the far end."""
    depth = _depth(scale)
    near = max(math.exp(-(((scale / lamp - 1) * 4.2) ** 2)) for lamp in LAMPS)
    return 0.3 + 0.5 * near + 0.35 * depth


def _brick(scale: float, across: float, jitter: float) -> str:
    """Return the colour of one brick: violet in the dark, ochre in the light, teal toward the left."""
    across = round(across * 4) / 4
    crown = math.sin(math.pi * across)
    light = round(min(max(_light(scale) * (0.78 + 0.34 * crown) + jitter, 0), 1) * 13) / 13
    dark = mix(mix(NIGHT, VIOLET, 0.7), TEAL, 0.3 * (1 - across))
    middle = mix(TERRACOTTA, VIOLET, 0.28)
    if light < 0.5:
        return mix(dark, middle, light * 2)
    return mix(middle, mix(OCHRE, ROSE, 0.4), (light - 0.5) * 2)


def _vault(pic: Picture) -> None:
    """Lay the vault course by course, every other course shifted by half a brick."""
    courses: dict[str, list[str]] = {}
    sizes = _rings()
    for ring, (near, far) in enumerate(zip(sizes, sizes[1:], strict=False)):
        a, _, _ = _section(near)
        b, _, _ = _section(far + (near - far) * 0.07)
        shift = 0.5 * (ring % 2)
        for i in range(-1 if shift else 0, SPANS):
            start, end = max(i + shift, 0), min(i + shift + 0.92, SPANS)
            tone = _brick(near, max(i, 0) / (SPANS - 1), pic.rng.uniform(-0.09, 0.09))
            corners = (_between(a, start), _between(a, end), _between(b, end), _between(b, start))
            courses.setdefault(tone, []).append(_outline(corners, near))
    for tone, bricks in courses.items():
        pic.path("".join(bricks), tone)


def _outline(corners: tuple[Point, ...], scale: float) -> str:
    """Return a brick's outline, near ones to the whole unit and far ones finer."""
    if scale > 0.4:
        return polyline([(round(x), round(y)) for x, y in corners])
    return polyline(corners)


def _between(line: list[Point], place: float) -> Point:
    i = min(int(place), len(line) - 2)
    return _mid(line[i], line[i + 1], place - i)


def _walls(pic: Picture) -> None:
    """Lay the stone side walls below the springing, in courses twice as long as the bricks."""
    rows = 8
    courses: dict[str, list[str]] = {}
    sizes = _rings()[::2]
    for near, far in zip(sizes, sizes[1:], strict=False):
        inner = far + (near - far) * 0.04
        arch_a, left_a, right_a = _section(near)
        arch_b, left_b, right_b = _section(inner)
        sides = ((TEAL, arch_a[0], left_a, arch_b[0], left_b), (VIOLET, arch_a[-1], right_a, arch_b[-1], right_b))
        for tint, head_a, foot_a, head_b, foot_b in sides:
            for row in range(rows):
                low, high = row / rows, (row + 0.93) / rows
                corners = (
                    _mid(head_a, foot_a, low),
                    _mid(head_a, foot_a, high),
                    _mid(head_b, foot_b, high),
                    _mid(head_b, foot_b, low),
                )
                light = _light(near) * (1 - 0.5 * low) + pic.rng.uniform(-0.06, 0.06)
                share = round(min(max(light, 0), 1) * 12) / 12
                tone = mix(mix(NIGHT, tint, 0.5), mix(OCHRE, ROSE, 0.5), share * 0.85)
                courses.setdefault(tone, []).append(_outline(corners, near))
    for tone, stones in courses.items():
        pic.path("".join(stones), tone)


def _mid(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _floor(pic: Picture) -> None:
    """Pave the two walks and fill the channel between them with water."""
    vx, vy = VANISH
    _, left, right = _section(1)
    pic.polygon(
        [left, right, (vx + 90, vy + 50), (vx - 90, vy + 50)],
        pic.down(vy + 50, 1200, mix(OCHRE, ROSE, 0.4), mix(TERRACOTTA, VIOLET, 0.55), mix(NIGHT, VIOLET, 0.5)),
    )
    joints = "".join(
        f"M{vx - 1010 * _scale(k / 14)},{vy + 560 * _scale(k / 14)}H{vx + 1010 * _scale(k / 14)}" for k in range(14)
    )
    pic.stroke(joints, NIGHT, 2, opacity=0.35)
    water = [(vx - 560, 1260), (vx + 560, 1260), (vx + 42, vy + 48), (vx - 42, vy + 48)]
    pic.polygon(
        water,
        pic.down(
            vy + 48, 1200, mix(OCHRE, GYPSUM, 0.4), mix(TEAL, OCHRE, 0.3), mix(TEAL, NIGHT, 0.35), mix(NIGHT, TEAL, 0.4)
        ),
    )
    with pic.clip(polyline(water)):
        shine = pic.radial((vx, vy + 60), 260, [(0, GYPSUM, 0.9), (0.4, OCHRE, 0.5), (1, OCHRE, 0)])
        pic.circle(vx, vy + 60, 260, shine)
        for row in range(26):
            share = (row / 25) ** 1.5
            reach = (26 + 120 * share) * pic.rng.uniform(0.55, 1.1)
            pic.ellipse(
                vx + pic.rng.uniform(-10, 10) * (1 + share),
                vy + 52 + 455 * share,
                reach,
                2 + 5 * share,
                mix(GYPSUM, OCHRE, 0.25 + 0.4 * share),
                opacity=0.75 - 0.3 * share,
            )
        for s in reversed(LAMPS):
            for side in (-1, 1):
                for row in range(9):
                    x = vx + side * (400 + pic.rng.uniform(-22, 22)) * s
                    y = vy + (500 + 46 * row) * s
                    reach = (84 - 7 * row) * s * pic.rng.uniform(0.7, 1.1)
                    pic.ellipse(
                        x, y, reach, max(9 * s, 1), mix(OCHRE, GYPSUM, 0.4 - 0.04 * row), opacity=0.8 - 0.07 * row
                    )
        for _ in range(52):
            share = pic.rng.random() ** 0.7
            y = vy + 60 + (1200 - vy - 60) * share
            length = (14 + 150 * share) * pic.rng.uniform(0.4, 1)
            x = vx + pic.rng.gauss(0, 0.42) * (42 + 500 * share)
            pic.ellipse(
                x,
                y,
                length / 2,
                1 + 2.6 * share,
                pic.rng.choice((GYPSUM, OCHRE, mix(OCHRE, GYPSUM, 0.5), mix(TEAL, NIGHT, 0.5))),
                opacity=0.6,
            )
    for side in (-1, 1):
        pic.polygon(
            [(vx + side * 560, 1260), (vx + side * 42, vy + 48), (vx + side * 48, vy + 48), (vx + side * 600, 1260)],
            mix(OCHRE, LIMESTONE, 0.35),
        )


def _lamps(pic: Picture) -> None:
    """Set a lamp on either wall under every pool of light, far ones first."""
    vx, vy = VANISH
    for s in reversed(LAMPS):
        for side in (-1, 1):
            x, y = vx + side * 985 * s, vy - 120 * s
            pic.circle(
                x,
                y,
                330 * s,
                pic.radial((x, y), 330 * s, [(0, mix(OCHRE, GYPSUM, 0.6), 0.85), (0.25, OCHRE, 0.42), (1, OCHRE, 0)]),
            )
            pic.path(
                f"M{x - 26 * s},{y + 34 * s}L{x - 18 * s},{y - 34 * s}H{x + 18 * s}L{x + 26 * s},{y + 34 * s}Z",
                GYPSUM,
                stroke=NIGHT,
                stroke_width=max(6 * s, 1.5),
            )


def _far_end(pic: Picture) -> None:
    """Open the far end to daylight and send two people walking toward it."""
    vx, vy = VANISH
    arch, left, right = _section(FARTHEST)
    pic.polygon([*arch, right, left], pic.down(arch[SPANS // 2][1], left[1], GYPSUM, mix(OCHRE, GYPSUM, 0.5)))
    pic.circle(
        vx,
        vy - 10,
        330,
        pic.radial((vx, vy - 10), 330, [(0, GYPSUM, 0.75), (0.35, mix(OCHRE, GYPSUM, 0.4), 0.32), (1, OCHRE, 0)]),
    )
    for x, h, coat in ((vx - 212, 172, mix(TEAL, NIGHT, 0.15)), (vx - 272, 182, mix(TERRACOTTA, NIGHT, 0.2))):
        y = vy + 178
        reach = [(vx + (px - vx) * 1.75, vy + (y - vy) * 1.75) for px in (x + 12, x - 14)]
        pic.polygon([(x - 14, y), (x + 12, y), *reach], NIGHT, opacity=0.4)
        person(pic, (x, y), h, coat, mix(NIGHT, DEEP, 0.3), stride=0.1)
    person(pic, (vx + 108, vy + 84), 92, mix(AGAVE, NIGHT, 0.4), NIGHT)
