"""Built things: walls in perspective, arches, skylines, lights and the people among them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .palette import GYPSUM, NIGHT, OCHRE, mix
from .svg import Picture, Point, polyline


@dataclass(frozen=True)
class Wall:
    """An upright wall, seen at an angle when its two edges differ in height.

    Places on it are shares from 0 to 1: left edge to right edge, and ground to top.
    """

    left: float
    right: float
    left_base: float
    left_top: float
    right_base: float
    right_top: float

    @classmethod
    def flat(cls, left: float, right: float, base: float, top: float) -> "Wall":
        """Return a wall seen straight on."""
        return cls(left, right, base, top, base, top)

    def at(self, along: float, up: float) -> Point:
        """Return where a place on the wall falls in the picture, foreshortened."""
        near = self.left_base - self.left_top
        far = self.right_base - self.right_top
        share = along * near / (along * near + (1 - along) * far)
        base = self.left_base + (self.right_base - self.left_base) * share
        top = self.left_top + (self.right_top - self.left_top) * share
        return self.left + (self.right - self.left) * share, base + (top - base) * up

    def panel(self, left: float, right: float, low: float, high: float) -> list[Point]:
        """Return the corners of a rectangle on the wall."""
        return [self.at(left, low), self.at(right, low), self.at(right, high), self.at(left, high)]

    def arch(self, left: float, right: float, low: float, high: float, rise: float | None = None) -> list[Point]:
        """Return the outline of a round-headed opening; `rise` is the height of its head as a share of the wall."""
        head = (high - low) * 0.4 if rise is None else rise
        middle, half = (left + right) / 2, (right - left) / 2
        spring = high - head
        curve = [
            self.at(middle + half * math.cos(math.pi * i / 14), spring + head * math.sin(math.pi * i / 14))
            for i in range(15)
        ]
        return [self.at(left, low), self.at(right, low), *curve]

    def lobed(self, left: float, right: float, low: float, high: float, lobes: int = 5) -> list[Point]:
        """Return the outline of a Moorish opening whose head is cut into `lobes`."""
        middle, half = (left + right) / 2, (right - left) / 2
        head = min((high - low) * 0.45, (high - low))
        spring = high - head
        points = [self.at(left, low), self.at(right, low)]
        for lobe in range(lobes):
            for i in range(7):
                angle = math.pi * (lobe + i / 6) / lobes
                reach = 0.84 + 0.16 * math.sin(math.pi * i / 6)
                points.append(self.at(middle + half * reach * math.cos(angle), spring + head * reach * math.sin(angle)))
        return points


def window(pic: Picture, outline: Sequence[Point], glass: str, frame: str, width: float = 4) -> None:
    """Draw one opening with its frame."""
    pic.polygon(outline, glass, stroke=frame, stroke_width=width, stroke_linejoin="round")


def balusters(pic: Picture, wall: Wall, low: float, high: float, count: int, colour: str, rail: float) -> None:
    """Draw a balustrade between two heights of a wall."""
    posts = []
    for i in range(count):
        along = (i + 0.5) / count
        half = 0.28 / count
        posts.append(polyline(wall.panel(along - half, along + half, low, high)))
    pic.path("".join(posts), colour)
    pic.polygon(wall.panel(0, 1, high - rail, high), colour)
    pic.polygon(wall.panel(0, 1, low, low + rail), colour)


def skyline(
    pic: Picture,
    span: tuple[float, float],
    base: float,
    tallest: float,
    fill: str,
    *,
    light: str | None = OCHRE,
    peak: float | None = None,
    chance: float = 0.35,
    narrow: float = 22,
) -> None:
    """Draw a row of buildings, highest near `peak`, with some windows lit."""
    left, right = span
    middle = (left + right) / 2 if peak is None else peak
    outline: list[Point] = [(left, base)]
    lit: list[Point] = []
    x = left
    while x < right:
        width = min(pic.rng.uniform(narrow, narrow * 2.6), right - x)
        near = max(0.0, 1 - abs(x + width / 2 - middle) / ((right - left) * 0.5))
        height = tallest * (0.12 + 0.2 * pic.rng.random() + 0.68 * near**2.2 * pic.rng.uniform(0.45, 1))
        outline += [(x, base - height), (x + width, base - height)]
        if pic.rng.random() < 0.25 and height > tallest * 0.4:
            outline[-1:] = [
                (x + width * 0.35, base - height),
                (x + width * 0.35, base - height * 1.1),
                (x + width * 0.65, base - height * 1.1),
                (x + width * 0.65, base - height),
                (x + width, base - height),
            ]
        step = narrow * 0.42
        for row in range(1, int(height / step)):
            lit += [
                (x + column * step, base - height + row * step)
                for column in range(1, int(width / step))
                if pic.rng.random() < chance
            ]
        x += width
    outline.append((right, base))
    pic.polygon(outline, fill)
    if light:
        pic.dots(lit, narrow * 0.17, light, cap="square")


def lights(
    pic: Picture,
    area: tuple[float, float, float, float],
    count: int,
    size: float,
    colours: Sequence[str] = (OCHRE, GYPSUM, "#D98E73"),
    *,
    rows: int = 0,
) -> None:
    """Scatter the lamps of a city seen from above over `area` (left, top, right, bottom), larger toward the viewer.

    With `rows`, most lamps string along that many level streets.
    """
    left, top, right, bottom = area
    buckets: dict[tuple[int, str], list[Point]] = {}
    for _ in range(count):
        depth = pic.rng.random() ** 1.5
        if rows and pic.rng.random() < 0.7:
            depth = (round(depth * rows) + pic.rng.uniform(-0.06, 0.06)) / rows
        x, y = pic.rng.uniform(left, right), top + (bottom - top) * max(depth, 0)
        key = (1 + int(3 * depth), pic.rng.choice(colours))
        buckets.setdefault(key, []).append((x, y))
    for (tier, colour), places in sorted(buckets.items()):
        pic.dots(places, size * (0.35 + 0.65 * tier / 4), colour, opacity=0.55 + 0.1 * tier)


def avenues(
    pic: Picture, area: tuple[float, float, float, float], vanish: float, gap: float, size: float, colour: str
) -> None:
    """String street lamps along avenues that run from the horizon at `vanish` toward the viewer.

    `area` is left, top, right, bottom; `gap` is how far apart the avenues are at the bottom.
    """
    left, top, right, bottom = area
    tiers: dict[int, list[Point]] = {}
    reach = int((right - left) / gap * 4)
    for k in range(-reach, reach + 1):
        for i in range(26):
            depth = (i / 25) ** 2
            x = vanish + k * gap * (0.12 + 0.88 * depth)
            if left <= x <= right:
                place = (x + pic.rng.uniform(-1, 1) * gap * 0.03, top + (bottom - top) * depth)
                tiers.setdefault(int(depth * 3.99), []).append(place)
    for tier, places in sorted(tiers.items()):
        pic.dots(places, size * (0.3 + 0.23 * tier), colour, opacity=0.55 + 0.12 * tier)


def person(pic: Picture, foot: Point, height: float, coat: str, dark: str, stride: float = 0.1) -> None:
    """Draw one walker standing at `foot`; dress, hat and gait vary from one to the next."""
    x, y = foot

    def shape(data: str, fill: str) -> None:
        """Fill `data`, written in hundredths of the height with y upward from the foot."""
        words = []
        for word in data.split():
            command = word[0] if word[0].isalpha() else ""
            px, py = word[len(command) :].split(",")
            words.append(f"{command}{x + float(px) * way * height / 100},{y - float(py) * height / 100}")
        pic.path("".join(f" {word}" if word[0] not in "MLCQ" else word for word in words) + "Z", fill)

    way = pic.rng.choice((-1, 1))
    step = stride * 100
    dress, hat = pic.rng.random() < 0.4, pic.rng.random() < 0.35
    shape(f"M-1,50 L{step},2 {step + 4},0 {step - 3},0 L-5,48", dark)
    shape(f"M1,50 L{-step + 2},1 {-step + 5},0 {-step - 2},0 L-6,48", dark)
    shape("M5,78 C9,74 11,62 12,52 L9,51 C8,60 7,66 4,70", mix(coat, NIGHT, 0.35))
    if dress:
        shape("M-4,83 C-9,82 -9,72 -7,62 C-9,50 -12,38 -13,27 Q0,23 11,27 C9,40 7,52 6,62 C8,72 8,82 3,83", coat)
        shape("M3,83 C8,82 8,72 6,62 C7,52 9,40 11,27 Q6,25 2,25 C4,45 1,65 3,83", mix(coat, NIGHT, 0.3))
    else:
        shape("M-4,83 C-10,82 -9,70 -8,62 L-8,43 7,43 C7,60 9,82 3,83", coat)
        shape("M3,83 C9,82 7,60 7,43 L2,43 C3,60 0,75 3,83", mix(coat, NIGHT, 0.3))
    shape("M-6,80 C-11,74 -12,62 -13,52 L-10,50 C-9,60 -7,66 -5,70", mix(coat, NIGHT, 0.18))
    pic.rect(x - height * 0.022, y - height * 0.865, height * 0.044, height * 0.05, dark)
    pic.ellipse(x + way * height * 0.004, y - height * 0.915, height * 0.055, height * 0.066, dark)
    if hat:
        pic.ellipse(x, y - height * 0.945, height * 0.115, height * 0.02, mix(OCHRE, GYPSUM, 0.35))
        shape("M-6,95 C-5,103 5,103 6,95", mix(OCHRE, GYPSUM, 0.45))
    elif dress:
        shape("M-5,95 C-8,88 -8,82 -6,79 C-3,82 -3,86 -1,88", dark)


def lamp(pic: Picture, foot: Point, height: float, iron: str, light: str, *, lit: bool = True) -> None:
    """Draw a cast-iron street lamp, its lantern glowing when `lit`."""
    x, y = foot
    h = height
    stops = [(0, light, 0.75), (0.4, light, 0.25), (1, light, 0)]
    centre = (x, y - h * 0.93)
    if lit:
        pic.circle(*centre, h * 0.3, pic.radial(centre, h * 0.3, stops))
    pic.polygon(
        [
            (x - h * 0.035, y),
            (x - h * 0.012, y - h * 0.15),
            (x - h * 0.01, y - h * 0.86),
            (x + h * 0.01, y - h * 0.86),
            (x + h * 0.012, y - h * 0.15),
            (x + h * 0.035, y),
        ],
        iron,
    )
    pic.polygon(
        [
            (x - h * 0.025, y - h * 0.87),
            (x - h * 0.045, y - h * 0.97),
            (x + h * 0.045, y - h * 0.97),
            (x + h * 0.025, y - h * 0.87),
        ],
        mix(light, GYPSUM, 0.5),
    )
    pic.polygon([(x - h * 0.055, y - h * 0.97), (x, y - h * 1.02), (x + h * 0.055, y - h * 0.97)], iron)
    pic.rect(x - h * 0.03, y - h * 0.875, h * 0.06, h * 0.014, iron)


def christ(pic: Picture, foot: Point, height: float, lit: str, shade: str, base: str) -> None:
    """Draw the Cristo de las Noas: a robed figure with open arms on a stepped pedestal, lit from the left."""
    x, y = foot

    def shape(data: str, fill: str, opacity: float = 1) -> None:
        """Fill `data`, written in thousandths of the height with y upward from the foot."""
        words = []
        for word in data.split():
            command = word[0] if word[0].isalpha() else ""
            if word == "Z":
                words.append("Z")
                continue
            px, py = word[len(command) :].split(",")
            words.append(f"{command}{x + float(px) * height / 1000},{y - float(py) * height / 1000}")
        pic.path(" ".join(words), fill, opacity=opacity)

    middle, dark = mix(lit, shade, 0.38), mix(shade, NIGHT, 0.25)
    shape("M-150,0 L-150,45 -112,45 -112,110 -92,110 -92,172 92,172 92,110 112,110 112,45 150,45 150,0 Z", base)
    shape("M30,0 L30,172 92,172 92,110 112,110 112,45 150,45 150,0 Z", mix(base, NIGHT, 0.4))
    shape("M-150,45 L-112,45 -112,52 -150,52 Z M-112,110 L-92,110 -92,117 -112,117 Z", lit, 0.7)
    shape(
        "M-104,170 C-100,350 -78,480 -76,585 C-76,620 -80,640 -90,655 "
        "C-130,612 -190,588 -255,606 C-300,620 -335,662 -352,698 "
        "C-380,702 -410,710 -436,724 C-446,733 -440,744 -424,746 "
        "C-400,750 -372,752 -346,756 C-250,776 -150,806 -78,834 "
        "C-56,842 -44,856 -40,872 L40,872 C44,856 56,842 78,834 C150,806 250,776 346,756 C372,752 400,750 424,746 "
        "C440,744 446,733 436,724 C410,710 380,702 352,698 C335,662 300,620 255,606 C190,588 130,612 90,655 "
        "C80,640 76,620 76,585 C78,480 100,350 104,170 Z",
        lit,
    )
    shape(
        "M20,800 C38,680 8,560 26,400 C32,310 26,240 22,170 L104,170 C100,350 78,480 76,585 C76,620 80,640 90,655 "
        "C130,612 190,588 255,606 C300,620 335,662 352,698 C380,702 410,710 436,724 "
        "C340,722 200,736 110,770 C70,786 40,800 20,800 Z",
        shade,
    )
    shape(
        "M-90,655 C-130,612 -190,588 -255,606 C-300,620 -335,662 -352,698 "
        "C-300,668 -250,660 -205,672 C-160,684 -120,690 -84,720 Z",
        shade,
        0.75,
    )
    shape(
        "M-205,672 C-230,650 -240,630 -245,606 C-215,610 -200,640 -186,678 "
        "Z M-275,672 C-295,660 -300,645 -302,630 C-280,640 -268,655 -258,666 "
        "Z",
        dark,
        0.5,
    )
    shape(
        "M180,690 C200,660 205,625 200,596 C225,620 222,665 200,700 "
        "Z M275,700 C290,675 292,650 288,622 C308,650 305,685 292,706 "
        "Z",
        dark,
        0.55,
    )
    shape("M-70,836 C-40,760 10,690 62,610 C66,600 74,590 76,580 C70,640 20,720 -40,820 Z", middle)
    shape("M-58,826 C-20,750 30,680 70,600 C50,660 10,730 -44,812 Z", dark, 0.55)
    for left, top, low in ((-78, 560, 170), (-52, 610, 170), (-22, 520, 170), (4, 640, 170)):
        shape(
            f"M{left},{low} C{left + 14},{low + 150} {left + 18},{top - 150} {left + 26},{top} "
            f"C{left + 24},{top - 170} {left + 22},{low + 120} {left + 12},{low} "
            "Z",
            middle,
        )
    for left, top in ((46, 560), (74, 430)):
        shape(
            f"M{left},170 C{left - 4},300 {left - 14},{top - 120} {left - 16},{top} "
            f"C{left - 6},{top - 140} {left + 8},290 {left + 13},170 Z",
            dark,
            0.6,
        )
    shape(
        "M-50,910 C-56,985 56,985 50,910 C52,880 62,858 56,836 C40,826 -40,826 -56,836 C-62,858 -52,880 -50,910 Z",
        middle,
    )
    shape("M4,964 C46,968 52,930 50,910 C52,880 62,858 56,836 C44,828 20,826 8,828 Z", shade)
    shape("M-31,920 C-30,948 22,952 29,920 C30,894 18,866 0,862 C-18,866 -32,894 -31,920 Z", lit)
    shape("M4,944 C20,942 28,932 29,920 C30,894 18,866 0,862 C4,890 0,900 4,944 Z", middle)
    shape(
        "M-29,900 C-14,888 14,888 28,900 C26,872 14,852 0,848 C-14,852 -28,872 -29,900 "
        "Z M-11,882 C-4,879 4,879 11,882 C6,874 -6,874 -11,882 Z",
        mix(middle, shade, 0.6),
    )
    shape(
        "M-22,922 C-14,926 -10,924 -6,920 C-12,920 -16,920 -22,922 "
        "Z M8,920 C12,924 18,926 24,922 C18,920 14,920 8,920 Z",
        dark,
    )
