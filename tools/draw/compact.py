"""Shortens SVG path data: relative steps, tenths of a unit, no spare separators."""

import re

ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-\d+)?")


def compact(data: str, step: int = 1) -> str:
    """Return path `data` with the same outline, rounded to `step` tenths of a unit and written briefly."""
    tokens = TOKEN.findall(data)
    pen = _Pen(step)
    command, i = "", 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
        count = ARITY[command.upper()]
        pen.draw(command, [float(token) for token in tokens[i : i + count]])
        i += count
        if command in "Mm":
            command = "L" if command == "M" else "l"
    return pen.text


class _Pen:
    """Follows a path in exact coordinates and writes it relative to the rounded place reached so far."""

    def __init__(self, step: int) -> None:
        self._grain = step
        self.text = ""
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)
        self._at = (0, 0)
        self._at_start = (0, 0)
        self._last = ""

    def draw(self, command: str, values: list[float]) -> None:
        """Add one command with its values."""
        kind, relative = command.upper(), command.islower()
        if kind == "Z":
            self.text += "z"
            (self._x, self._y), self._at, self._last = self._start, self._at_start, ""
            return
        if kind in "HV":
            across = kind == "H"
            base = (self._x if across else self._y) if relative else 0.0
            end = (values[0] + base, self._y) if across else (self._x, values[0] + base)
            step = self._step(end)
            self._write(kind.lower(), [step[0] if across else step[1]])
        elif kind == "A":
            end = self._absolute(values[5], values[6], relative)
            step = self._step(end)
            radii = [round(value * 10) for value in values[:3]]
            self._write("a", [*radii, round(values[3]) * 10, round(values[4]) * 10, *step])
        else:
            points = [self._absolute(values[k], values[k + 1], relative) for k in range(0, len(values), 2)]
            end = points[-1]
            steps = [number for point in points for number in self._step(point)]
            self._write(kind.lower(), steps)
        self._x, self._y = end
        self._at = (self._round(end[0]), self._round(end[1])) if kind not in "HV" else self._moved(kind, end)
        if kind == "M":
            self._start, self._at_start = end, self._at

    def _moved(self, kind: str, end: tuple[float, float]) -> tuple[int, int]:
        return (self._round(end[0]), self._at[1]) if kind == "H" else (self._at[0], self._round(end[1]))

    def _absolute(self, x: float, y: float, relative: bool) -> tuple[float, float]:
        return (x + self._x, y + self._y) if relative else (x, y)

    def _step(self, point: tuple[float, float]) -> tuple[int, int]:
        return self._round(point[0]) - self._at[0], self._round(point[1]) - self._at[1]

    def _round(self, value: float) -> int:
        return round(value * 10 / self._grain) * self._grain

    def _write(self, command: str, tenths: list[int]) -> None:
        implied = "l" if self._last == "m" else self._last
        if command != implied or command == "m":
            self.text += command
        for value in tenths:
            number = _decimal(value)
            last = self.text[-1:]
            glued = number.startswith("-") or last.isalpha() or not last
            self.text += number if glued else f" {number}"
        self._last = command


def _decimal(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{part}"
