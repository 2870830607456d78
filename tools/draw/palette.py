"""The colours of the Chihuahuan desert that every picture is mixed from."""

LIMESTONE = "#EFE6D8"
GYPSUM = "#FAF7F1"
CREOSOTE = "#3F5B45"
DEEP = "#1F3A34"
VIOLET = "#4B3A6B"
NIGHT = "#1E1B33"
AGAVE = "#7FA39A"
TERRACOTTA = "#C2552D"
OCHRE = "#E2A33B"
ROSE = "#D98E73"
TEAL = "#2E6F80"


def mix(first: str, second: str, share: float) -> str:
    """Return the colour `share` of the way (0 to 1) from `first` to `second`, as `#rrggbb`."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
