"""Desert plants, each rooted at the point it is given and sized by its height in user units."""

import math
from collections.abc import Sequence

from .compact import compact
from .palette import AGAVE, CREOSOTE, DEEP, GYPSUM, NIGHT, OCHRE, TERRACOTTA, mix
from .svg import Picture, Point, num, polyline, smooth


def blade(root: Point, angle: float, length: float, width: float, bend: float = 0) -> tuple[str, str]:
    """Return the two halves of one pointed leaf; `angle` in degrees from upright, clockwise."""
    turn = math.radians(angle)
    along = (math.sin(turn), -math.cos(turn))
    side = (math.cos(turn), math.sin(turn))

    def at(share: float, offset: float) -> Point:
        sag = bend * length * share * share
        return (
            root[0] + along[0] * length * share + side[0] * offset,
            root[1] + along[1] * length * share + side[1] * offset + sag,
        )

    tip, middle, base = at(1, 0), at(0.45, 0), at(0, 0)
    left = [at(0, -width * 0.4), at(0.4, -width * 0.5)]
    right = [at(0, width * 0.4), at(0.4, width * 0.5)]
    halves = []
    for edge in (left, right):
        (ax, ay), (bx, by) = edge
        halves.append(
            f"M{base[0]},{base[1]}L{ax},{ay}Q{bx},{by} {tip[0]},{tip[1]}Q{middle[0]},{middle[1]} {base[0]},{base[1]}Z"
        )
    return halves[0], halves[1]


def rosette(
    pic: Picture,
    root: Point,
    size: float,
    lit: str,
    shade: str,
    *,
    leaves: int = 17,
    spread: float = 84,
    wide: float = 0.17,
) -> None:
    """Draw an agave: leaves fan out from the root, the outer ones first."""
    grain = 10 if size > 85 else 5
    order = sorted(range(leaves), key=lambda i: -abs(i - (leaves - 1) / 2))
    for row, scale in ((0, 1.0), (1, 0.8)):
        for i in order if row == 0 else order[leaves // 3 :]:
            share = (i - (leaves - 1) / 2) / ((leaves - 1) / 2)
            angle = spread * share * (1 if row == 0 else 0.8) + pic.rng.uniform(-3, 3)
            length = size * scale * (0.8 + 0.2 * math.cos(math.radians(angle))) * pic.rng.uniform(0.92, 1.05)
            left, right = blade(root, angle, length, size * wide, 0.1 * abs(share))
            pic.path(compact(left, grain), lit)
            pic.path(compact(right, grain), shade)


def lechuguilla(pic: Picture, root: Point, size: float, lit: str, shade: str, stalk: float = 0) -> None:
    """Draw a lechuguilla: a small rosette of narrow upward claws, with a flowering `stalk` of that height."""
    x, y = root
    if stalk:
        pic.polygon([(x - 4, y), (x - 1.5, y - stalk), (x + 1.5, y - stalk), (x + 4, y)], mix(shade, OCHRE, 0.25))
        for tone, side, count in ((mix(shade, OCHRE, 0.45), 1, 70), (mix(lit, OCHRE, 0.55), -1, 80)):
            buds = []
            for i in range(count):
                share = 0.42 + 0.58 * i / count
                reach = stalk * 0.034 * math.sin(math.pi * min((share - 0.4) * 1.55, 1)) ** 0.6
                buds.append((x + (pic.rng.random() * 1.25 - 0.25) * reach * side, y - stalk * share))
            pic.dots(buds, stalk * 0.017, tone)
    rosette(pic, root, size, lit, shade, leaves=13, spread=66, wide=0.11)


def yucca(
    pic: Picture, root: Point, height: float, colours: Sequence[str], *, bloom: bool = True, lean: float = 0
) -> None:
    """Draw a soaptree yucca; `colours` are trunk, skirt, shaded leaf, lit leaf and flower."""
    trunk, skirt, shade, lit, flower = colours
    x, y = root
    crown = (x + lean, y - height * 0.42)
    half = height * 0.035
    pic.ellipse(x, y, half * 4, half * 0.7, NIGHT, opacity=0.35)
    pic.polygon(
        [(x - half * 1.3, y), (crown[0] - half, crown[1]), (crown[0] + half, crown[1]), (x + half * 1.3, y)], trunk
    )
    pic.polygon(
        [(x + half * 0.1, y), (crown[0] + half * 0.1, crown[1]), (crown[0] + half, crown[1]), (x + half * 1.3, y)],
        mix(trunk, NIGHT, 0.3),
    )
    if bloom:
        top = (crown[0] + lean * 0.5, y - height)
        pic.stroke(f"M{crown[0]},{crown[1]}L{top[0]},{top[1]}", mix(trunk, lit, 0.4), height * 0.01)
        for tone, low, high, count in (
            (mix(flower, shade, 0.45), 0.1, 1.0, 64),
            (mix(flower, shade, 0.15), -0.6, 0.6, 64),
            (flower, -1.0, 0.05, 64),
        ):
            bells = []
            for i in range(count):
                share = 0.5 + 0.5 * i / count
                reach = height * 0.062 * math.sin(math.pi * min(0.12 + (share - 0.5) * 1.74, 1)) ** 0.75
                side = pic.rng.uniform(low, high)
                px = crown[0] + (top[0] - crown[0]) * share + side * reach
                bells.append((px, crown[1] + (top[1] - crown[1]) * share + abs(side) * reach * 0.35))
            pic.dots(bells, height * 0.02, tone)
    for i in range(26):
        angle = pic.rng.uniform(120, 172) * (1 if i % 2 else -1)
        left, right = blade(crown, angle, height * pic.rng.uniform(0.18, 0.3), height * 0.014, 0.1)
        pic.path(left + right, skirt)
    back: list[str] = []
    front: list[str] = []
    for i in range(64):
        angle = -128 + 256 * i / 63 + pic.rng.uniform(-4, 4)
        length = height * pic.rng.uniform(0.26, 0.34)
        left, right = blade(crown, angle, length, height * 0.017, 0.05)
        (front if i % 2 else back).append(left + right)
    pic.path(compact("".join(back), 5), shade)
    pic.path(compact("".join(front), 5), lit)


def ocotillo(pic: Picture, root: Point, height: float, stem: str, leaf: str, flower: str, *, wands: int = 11) -> None:
    """Draw an ocotillo: thorny wands rising from one root, each tipped with a flame of flowers."""
    x, y = root
    for i in range(wands):
        share = (i - (wands - 1) / 2) / ((wands - 1) / 2)
        reach = share * height * 0.42 + pic.rng.uniform(-0.03, 0.03) * height
        rise = height * pic.rng.uniform(0.78, 1) * (1 - 0.18 * share * share)
        bend = (x + reach * 0.55 + pic.rng.uniform(-0.04, 0.04) * height, y - rise * 0.42)
        tip = (x + reach, y - rise)
        base = height * 0.0085
        spine = [_quadratic((x + share * base * 2.2, y), bend, tip, t / 24) for t in range(25)]
        widths = [base * (1 - 0.75 * t / 24) for t in range(25)]
        outline = [(px - w, py) for (px, py), w in zip(spine, widths, strict=True)]
        outline += [(px + w, py) for (px, py), w in reversed(list(zip(spine, widths, strict=True)))]
        pic.path(compact(polyline(outline), 5), stem)
        leaves: list[str] = []
        for t in range(4, 24):
            px, py = spine[t]
            size = height * 0.011 * pic.rng.uniform(0.8, 1.15)
            leaves += [
                f"M{px},{py}q{way * size * 1.4},{-size * 0.2} {way * size * 1.5},{-size}"
                f"q{-way * size},0 {-way * size * 1.5},{size}z"
                for way in (-1, 1)
            ]
        pic.path(compact("".join(leaves), 5), leaf)
        ax, ay = spine[22]
        dx, dy = tip[0] - ax, tip[1] - ay
        length = math.hypot(dx, dy) or 1
        ux, uy = dx / length, dy / length
        flame = height * 0.085
        wide = height * 0.013
        pic.path(
            f"M{ax},{ay}Q{ax - uy * wide * 2 + ux * flame * 0.5},{ay + ux * wide * 2 + uy * flame * 0.5} "
            f"{ax + ux * flame * 1.3},{ay + uy * flame * 1.3}"
            f"Q{ax + uy * wide * 2 + ux * flame * 0.5},{ay - ux * wide * 2 + uy * flame * 0.5} {ax},{ay}Z",
            flower,
        )


def _quadratic(start: Point, bend: Point, end: Point, t: float) -> Point:
    u = 1 - t
    return (
        u * u * start[0] + 2 * u * t * bend[0] + t * t * end[0],
        u * u * start[1] + 2 * u * t * bend[1] + t * t * end[1],
    )


def nopal(pic: Picture, root: Point, size: float, lit: str, shade: str, fruit: str = TERRACOTTA, rows: int = 3) -> None:
    """Draw a prickly pear: pads budding from pads, with fruit along the upper rims; `size` is one pad's height."""
    spines: list[Point] = []
    pic.ellipse(root[0], root[1], size * 0.55, size * 0.09, NIGHT, opacity=0.35)

    def pad(base: Point, angle: float, length: float, row: int) -> None:
        turn = math.radians(angle)
        ux, uy = math.sin(turn), -math.cos(turn)
        centre = (base[0] + ux * length * 0.48, base[1] + uy * length * 0.48)
        spin = f"rotate({angle:.0f} {centre[0]} {centre[1]})"
        buds = []
        if row < rows:
            count = 2 if row else 3
            for i in range(count):
                lean = angle + (i - (count - 1) / 2) * pic.rng.uniform(44, 62)
                edge = math.radians(lean - angle)
                sx = math.sin(turn + edge) * length * 0.33
                sy = -math.cos(turn + edge) * length * 0.45
                buds.append(((centre[0] + sx, centre[1] + sy), lean))
        for place, lean in buds:
            pad(place, lean, length * pic.rng.uniform(0.78, 0.92), row + 1)
        if row == rows and fruit:
            for offset in (-26, 4, 30):
                edge = math.radians(offset)
                fx = centre[0] + math.sin(turn + edge) * length * 0.46
                fy = centre[1] - math.cos(turn + edge) * length * 0.5
                pic.ellipse(
                    fx,
                    fy,
                    length * 0.06,
                    length * 0.09,
                    fruit,
                    transform=f"rotate({angle + offset:.0f} {num(fx)} {num(fy)})",
                )
        pic.ellipse(*centre, length * 0.36, length * 0.5, shade, transform=spin)
        pic.ellipse(
            centre[0] - length * 0.04, centre[1] - length * 0.03, length * 0.3, length * 0.44, lit, transform=spin
        )
        for gx in range(-2, 3):
            for gy in range(-3, 4):
                if (gx / 2.6) ** 2 + (gy / 3.6) ** 2 < 0.85 and (gx + gy) % 2 == 0:
                    ox, oy = gx * length * 0.12, gy * length * 0.12
                    spines.append(
                        (
                            centre[0] + ox * math.cos(turn) - oy * math.sin(turn),
                            centre[1] + ox * math.sin(turn) + oy * math.cos(turn),
                        )
                    )

    pad(root, 0, size, 1)
    pic.dots(spines, max(size * 0.025, 2), mix(lit, GYPSUM, 0.6))


def grass(pic: Picture, root: Point, size: float, colour: str, blades: int = 14) -> None:
    """Draw one tuft of dry grass."""
    data = []
    for i in range(blades):
        angle = -60 + 120 * i / (blades - 1) + pic.rng.uniform(-8, 8)
        left, right = blade(root, angle, size * pic.rng.uniform(0.6, 1), size * 0.05, 0.25 * abs(angle) / 60)
        data.append(left + right)
    pic.path("".join(data), colour)


def canopy(pic: Picture, centre: Point, width: float, height: float, colours: Sequence[str], *, lobes: int = 9) -> None:
    """Draw a leafy crown built of lobes; `colours` run from the shaded underside to the lit upper left."""
    x, y = centre
    places = []
    outer = max(round(lobes * 0.65), lobes - 7)
    size = 0.23 * (9 / lobes) ** 0.42
    for i in range(lobes):
        inner = i >= outer
        angle = 2 * math.pi * (i / outer if not inner else (i - outer) / max(lobes - outer, 1)) + pic.rng.uniform(
            -0.15, 0.15
        )
        reach = pic.rng.uniform(0.08, 0.14) if inner else pic.rng.uniform(0.3, 0.36)
        place = (y + math.sin(angle) * height * reach, x + math.cos(angle) * width * reach)
        places.append((place[0], place[1], size * pic.rng.uniform(0.88, 1.16)))
    for py, px, size in sorted(places, reverse=True):
        rx, ry = width * size, height * size * 1.05
        for tier, tone in enumerate(colours):
            lift = tier / max(len(colours) - 1, 1)
            scale = 1 - 0.62 * lift
            cx, cy = px - rx * 0.26 * lift, py - ry * 0.34 * lift
            ring = []
            for k in range(10):
                turn = 2 * math.pi * k / 10
                wobble = pic.rng.uniform(0.9, 1.1)
                ring.append((cx + math.cos(turn) * rx * scale * wobble, cy + math.sin(turn) * ry * scale * wobble))
            pic.path(compact(smooth(ring, close=True), 10), tone)
            dabs = []
            for _ in range(round(min(rx / 7, 9) + 5 * lift)):
                turn = pic.rng.uniform(0, 2 * math.pi)
                edge = scale * pic.rng.uniform(0.92, 1.2)
                r = max(min(rx * 0.075, 11) * pic.rng.uniform(0.6, 1.2), 2.5)
                dx, dy = cx + math.cos(turn) * rx * edge, cy + math.sin(turn) * ry * edge
                dabs.append(f"M{dx - r:.0f},{dy:.0f}q{r:.0f},{-r:.0f} {2 * r:.0f},0q{-r:.0f},{r:.0f} {-2 * r:.0f},0z")
            pic.path("".join(dabs), tone)


def trunk(pic: Picture, root: Point, top: Point, width: float, fill: str, limbs: Sequence[Point] = ()) -> None:
    """Draw a tree trunk that flares at the root and forks to each of `limbs`."""
    (x, y), (tx, ty) = root, top
    pic.path(
        f"M{x - width},{y}Q{x - width * 0.4},{(y + ty) / 2} {tx - width * 0.3},{ty}"
        f"H{tx + width * 0.3}Q{x + width * 0.6},{(y + ty) / 2} {x + width},{y}Z",
        fill,
    )
    fork = (tx, ty + (y - ty) * 0.3)
    for lx, ly in limbs:
        bend = ((fork[0] + lx) / 2 + (lx - fork[0]) * 0.15, (fork[1] + ly) / 2 + abs(lx - fork[0]) * 0.2)
        pic.polygon(
            [
                *[_offset(_quadratic(fork, bend, (lx, ly), t / 8), -width * 0.28 * (1 - t / 9)) for t in range(9)],
                *[
                    _offset(_quadratic(fork, bend, (lx, ly), t / 8), width * 0.28 * (1 - t / 9))
                    for t in range(8, -1, -1)
                ],
            ],
            fill,
        )


def _offset(point: Point, amount: float) -> Point:
    return point[0] + amount, point[1] + abs(amount) * 0.4


def palm(pic: Picture, root: Point, height: float, bark: str, shade: str, lit: str, lean: float = 0) -> None:
    """Draw a fan palm with a slim trunk and drooping fronds."""
    x, y = root
    top = (x + lean, y - height)
    half = height * 0.018
    pic.path(
        f"M{x - half * 1.5},{y}Q{x},{y - height / 2} {top[0] - half},{top[1]}"
        f"H{top[0] + half}Q{x + half * 2},{y - height / 2} {x + half * 1.5},{y}Z",
        bark,
    )
    reach = height * 0.26
    for tone, count, spread, scale in ((shade, 15, 150, 1.0), (lit, 12, 110, 0.92)):
        data = []
        for i in range(count):
            angle = -spread + 2 * spread * i / (count - 1) + pic.rng.uniform(-5, 5)
            left, right = blade(top, angle, reach * scale * pic.rng.uniform(0.85, 1.05), reach * 0.16, 0.32)
            data.append(left + right)
        pic.path("".join(data), tone)


def cypress(pic: Picture, root: Point, height: float, shade: str, lit: str) -> None:
    """Draw a narrow dark cypress."""
    x, y = root
    half = height * 0.11
    pic.path(
        smooth(
            [
                (x, y - height),
                (x + half * 0.8, y - height * 0.45),
                (x + half * 0.6, y),
                (x - half * 0.6, y),
                (x - half * 0.8, y - height * 0.45),
            ],
            close=True,
        ),
        shade,
    )
    pic.path(
        smooth(
            [
                (x - half * 0.1, y - height * 0.95),
                (x + half * 0.05, y - height * 0.4),
                (x - half * 0.4, y - height * 0.03),
                (x - half * 0.65, y - height * 0.42),
            ],
            close=True,
        ),
        lit,
    )


def poppies(
    pic: Picture,
    area: tuple[float, float, float, float],
    count: int,
    size: float,
    tones: Sequence[str] = (OCHRE, TERRACOTTA),
) -> None:
    """Strew Mexican gold poppies over `area` (left, top, right, bottom), larger toward the viewer."""
    left, top, right, bottom = area
    front, back = "poppy", "far-poppy"
    cup = "M0,7C-10,5 -12,-5 -8.5,-5.5Q-4,-2 0,-6Q4,-2 8.5,-5.5C12,-5 10,5 0,7Z"
    with pic.symbol(back):
        pic.path(cup, tones[0])
    with pic.symbol(front):
        pic.stroke("M0,5q2,9 0,22", CREOSOTE, 1.5)
        pic.path(cup, tones[0])
        pic.path("M0,7C10,5 12,-5 8.5,-5.5Q4,-1 0,7Z", mix(tones[0], tones[1], 0.6))
        pic.path("M-5,-3.4Q-3,1 0,7Q-8,3 -8.5,-5.5Q-7,-4 -5,-3.4Z", mix(tones[0], GYPSUM, 0.35))
    places = sorted(
        (top + (bottom - top) * pic.rng.random() ** 1.2, pic.rng.uniform(left, right)) for _ in range(count)
    )
    for y, x in places:
        radius = size * (0.18 + 0.82 * (y - top) / (bottom - top)) * pic.rng.uniform(0.75, 1.15)
        pic.use(front if radius > 6 else back, x, y, radius / 10)


SAGE = (mix(AGAVE, GYPSUM, 0.25), mix(CREOSOTE, AGAVE, 0.35))
SHADY = (mix(CREOSOTE, AGAVE, 0.2), DEEP)
