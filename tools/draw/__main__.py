"""Rebuild the pictures: `python -m tools.draw` draws all, `python -m tools.draw white-sands` one."""

import argparse
import io
from collections.abc import Callable
from pathlib import Path

import resvg_py
from PIL import Image

from .scenes import DESTINATIONS, HOME, PROGRAMS
from .svg import WIDTH

ROOT = Path(__file__).resolve().parents[2]
QUALITY = 92


def main() -> None:
    """Draw the pictures named on the command line, or every one."""
    parser = argparse.ArgumentParser(prog="python -m tools.draw", description=__doc__)
    parser.add_argument("slugs", nargs="*", help="pictures to draw; all when none is named")
    slugs = parser.parse_args().slugs
    for folder, scenes in (("tourism/demo", DESTINATIONS), ("home/demo", HOME), ("culture/demo/programs", PROGRAMS)):
        for slug, draw in scenes.items():
            if not slugs or slug in slugs:
                size = save(ROOT / folder / "pictures" / slug, draw)
                print(f"{slug:24} svg {size[0] / 1000:6.1f} kB   master {size[1] / 1000:6.1f} kB")


def save(stem: Path, draw: Callable[[], str]) -> tuple[int, int]:
    """Write the SVG source and the WebP master of one picture; return their sizes in bytes."""
    source = draw()
    stem.parent.mkdir(parents=True, exist_ok=True)
    drawing, master = stem.with_suffix(".svg"), stem.with_suffix(".webp")
    drawing.write_text(source, encoding="utf-8")
    pixels = resvg_py.svg_to_bytes(svg_string=source, width=WIDTH)
    with Image.open(io.BytesIO(bytes(pixels))) as image:
        image.convert("RGB").save(master, "WEBP", quality=QUALITY, method=6)
    return drawing.stat().st_size, master.stat().st_size


if __name__ == "__main__":
    main()
