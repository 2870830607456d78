"""Canal de la Perla: the brick vault under the city, lamplit and mirrored in still water."""

import math

from ..palette import AGAVE, DEEP, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TEAL, TERRACOTTA, VIOLET, mix
from ..svg import Picture, Point, num, polyline
from ..town import person

VANISH: Point = (860, 690)
RINGS = 25
SPANS = 30


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


def _scale(depth: float) -> float:
    """Return the size of the tunnel's mouth at `depth` (0 at the viewer, 1 at the far end) as a share of the nearest."""
    return 1 / (1 + 9.5 * depth**1.25)


def _section(scale: float) -> tuple[list[Point], Point, Point]:
    """Return the arch of the vault from left springing to right, and the two feet of the walls."""
    vx, vy = VANISH
    half, spring, rise, floor = 1010 * scale, -150 * scale, 640 * scale, 560 * scale
    arch = [
        (vx + half * math.cos(math.pi * (1 - i / SPANS)), vy + spring - rise * math.sin(math.pi * i / SPANS)) for i in range(SPANS + 1)
    ]
    return arch, (vx - half, vy + floor), (vx + half, vy + floor)


def _light(depth: float) -> float:
    """Return how strongly the lamps light the bricks at `depth`, pooling under each lamp."""
    return 0.34 + 0.5 * math.sin(math.pi * (depth * 5 % 1)) ** 2 * (1 - 0.35 * depth) + 0.25 * depth


def _brick(depth: float, across: float, jitter: float) -> str:
    """Return the colour of one brick: violet in the dark, ochre in the light, teal toward the left."""
    light = min(max(_light(depth) * (0.5 + 0.7 * math.sin(math.pi * min(max(across, 0), 1)) * 0.6 + 0.3) + jitter, 0), 1)
    dark = mix(mix(NIGHT, VIOLET, 0.65), TEAL, 0.25 * (1 - across))
    if light < 0.5:
        return mix(dark, mix(TERRACOTTA, VIOLET, 0.25), light * 2)
    return mix(mix(TERRACOTTA, VIOLET, 0.25), mix(OCHRE, ROSE, 0.45), (light - 0.5) * 2)


def _vault(pic: Picture) -> None:
    """Lay the vault course by course, far courses first."""
    buckets: dict[str, list[str]] = {}
    order: list[str] = []
    for ring in range(RINGS - 1, -1, -1):
        near, far = ring / RINGS, (ring + 0.94) / RINGS
        a, _, _ = _section(_scale(near))
        b, _, _ = _section(_scale(far))
        for i in range(SPANS):
            shift = 0.5 if ring % 2 else 0
            tone = _brick(near, i / (SPANS - 1), pic.rng.uniform(-0.09, 0.09))
            share = 0.93
            p = [_between(a, i + shift), _between(a, i + shift + share), _between(b, i + shift + share), _between(b, i + shift)]
            if tone not in buckets:
                order.append(tone)
            buckets.setdefault(tone, []).append(polyline(p))
    for tone in order:
        pic.path("".join(buckets[tone]), tone)


def _between(line: list[Point], place: float) -> Point:
    place = min(place, len(line) - 1)
    i = min(int(place), len(line) - 2)
    share = place - i
    (ax, ay), (bx, by) = line[i], line[i + 1]
    return ax + (bx - ax) * share, ay + (by - ay) * share


def _walls(pic: Picture) -> None:
    """Lay the stone side walls below the springing."""
    rows = 9
    for ring in range(RINGS - 1, -1, -1):
        near, far = ring / RINGS, (ring + 0.95) / RINGS
        arch_a, left_a, right_a = _section(_scale(near))
        arch_b, left_b, right_b = _section(_scale(far))
        for side, (head_a, foot_a, head_b, foot_b) in enumerate(((arch_a[0], left_a, arch_b[0], left_b), (arch_a[-1], right_a, arch_b[-1], right_b))):
            for row in range(rows):
                low, high = row / rows, (row + 0.92) / rows
                p = [(_mid(head_a, foot_a, low)), _mid(head_a, foot_a, high), _mid(head_b, foot_b, high), _mid(head_b, foot_b, low)]
                light = _light(near) * (0.9 - 0.45 * low) + pic.rng.uniform(-0.06, 0.06)
                tone = mix(mix(NIGHT, TEAL if side == 0 else VIOLET, 0.5), mix(OCHRE, ROSE, 0.5), min(max(light, 0), 1) * 0.8)
                pic.polygon(p, tone)


def _mid(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _floor(pic: Picture) -> None:
    """Pave the two walks and fill the channel between them with water."""
    vx, vy = VANISH
    _, left, right = _section(1)
    pic.polygon([left, right, (vx + 90, vy + 50), (vx - 90, vy + 50)], pic.down(vy + 50, 1200, mix(OCHRE, ROSE, 0.4), mix(TERRACOTTA, VIOLET, 0.55), mix(NIGHT, VIOLET, 0.5)))
    joints = "".join(f"M{num(vx - 1010 * _scale(k / 14))},{num(vy + 560 * _scale(k / 14))}H{num(vx + 1010 * _scale(k / 14))}" for k in range(14))
    pic.stroke(joints, NIGHT, 2, opacity=0.35)
    water = [(vx - 560, 1260), (vx + 560, 1260), (vx + 42, vy + 48), (vx - 42, vy + 48)]
    pic.polygon(water, pic.down(vy + 48, 1200, mix(OCHRE, GYPSUM, 0.4), mix(TEAL, OCHRE, 0.3), mix(TEAL, NIGHT, 0.35), mix(NIGHT, TEAL, 0.4)))
    with pic.clip(polyline(water)):
        pic.polygon([(vx - 30, vy + 48), (vx + 30, vy + 48), (vx + 130, 1200), (vx - 130, 1200)], pic.down(vy + 48, 1200, GYPSUM, OCHRE, mix(OCHRE, TEAL, 0.7)), opacity=0.6)
        for k in range(5, 0, -1):
            s = _scale((k - 0.5) / 5)
            for side in (-1, 1):
                for row in range(9):
                    x = vx + side * (400 + pic.rng.uniform(-22, 22)) * s
                    y = vy + (500 + 46 * row) * s
                    reach = (84 - 7 * row) * s * pic.rng.uniform(0.7, 1.1)
                    pic.ellipse(x, y, reach, max(9 * s, 1), mix(OCHRE, GYPSUM, 0.4 - 0.04 * row), opacity=0.8 - 0.07 * row)
        for _ in range(52):
            share = pic.rng.random() ** 0.7
            y = vy + 60 + (1200 - vy - 60) * share
            length = (14 + 150 * share) * pic.rng.uniform(0.4, 1)
            x = vx + pic.rng.gauss(0, 0.42) * (42 + 500 * share)
            pic.ellipse(x, y, length / 2, 1 + 2.6 * share, pic.rng.choice((GYPSUM, OCHRE, mix(OCHRE, GYPSUM, 0.5), mix(TEAL, NIGHT, 0.5))), opacity=0.6)
    for side in (-1, 1):
        pic.polygon([(vx + side * 560, 1260), (vx + side * 42, vy + 48), (vx + side * 48, vy + 48), (vx + side * 600, 1260)], mix(OCHRE, LIMESTONE, 0.35))


def _lamps(pic: Picture) -> None:
    """Set a lamp on either wall under every pool of light, far ones first."""
    vx, vy = VANISH
    for k in range(5, 0, -1):
        depth = (k - 0.5) / 5
        s = _scale(depth)
        for side in (-1, 1):
            x, y = vx + side * 985 * s, vy - 120 * s
            pic.circle(x, y, 330 * s, pic.radial((x, y), 330 * s, [(0, mix(OCHRE, GYPSUM, 0.6), 0.85), (0.25, OCHRE, 0.42), (1, OCHRE, 0)]))
            pic.path(f"M{num(x - 26 * s)},{num(y + 34 * s)}L{num(x - 18 * s)},{num(y - 34 * s)}H{num(x + 18 * s)}L{num(x + 26 * s)},{num(y + 34 * s)}Z", GYPSUM, stroke=NIGHT, stroke_width=max(6 * s, 1.5))


def _far_end(pic: Picture) -> None:
    """Open the far end to daylight and send two people walking toward it."""
    vx, vy = VANISH
    arch, left, right = _section(_scale(1))
    pic.polygon([*arch, right, left], pic.down(arch[SPANS // 2][1], left[1], GYPSUM, mix(OCHRE, GYPSUM, 0.5)))
    pic.circle(vx, vy - 10, 330, pic.radial((vx, vy - 10), 330, [(0, GYPSUM, 0.75), (0.35, mix(OCHRE, GYPSUM, 0.4), 0.32), (1, OCHRE, 0)]))
    for x, h, coat in ((vx - 172, 178, mix(TEAL, NIGHT, 0.3)), (vx - 236, 190, mix(TERRACOTTA, NIGHT, 0.4))):
        y = vy + 178
        pic.polygon([(x - 14, y), (x + 14, y), (x - 60, y + 150), (x - 120, y + 150)], NIGHT, opacity=0.4)
        person(pic, (x, y), h, coat, mix(NIGHT, DEEP, 0.3), stride=0.13)
    person(pic, (vx + 118, vy + 96), 104, mix(AGAVE, NIGHT, 0.5), NIGHT)
