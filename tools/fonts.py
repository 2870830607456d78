"""Cut the site's two typefaces down to what English and Spanish need: ``python tools/fonts.py``.

Needs the ``artwork`` extra of ``pyproject.toml`` (fonttools, brotli and the packages that carry the families). Writes
one WOFF2 file and the licence of each family to ``site/static/fonts``. Run it again when a family is updated or a
character is missing, and commit what it writes: the site itself needs none of these packages.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parents[1] / "site" / "static" / "fonts"

#: Basic Latin, Latin-1 letters, and the spaces, dashes, quotes, signs and arrows that both languages set.
CHARACTERS = (
    {*range(0x20, 0x7F), *range(0xA0, 0x100)}
    | {ord(character) for character in "–—‘’“”…•·′″−×≤≥€→←↑↓↗"}
    | {0x2009, 0x2011, 0x202F}
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "lnum", "pnum", "tnum", "case"]

#: Package, file in it, file written, and the axes: a number pins one, a pair limits it.
FAMILIES = [
    ("fontpkg_andada_pro", "AndadaPro[wght].ttf", "andada-pro-bold", {"wght": 760}),
    ("fontpkg_hanken_grotesk", "HankenGrotesk[wght].ttf", "hanken-grotesk", {"wght": (400, 700)}),
]


def cut(package: str, source: str, name: str, axes: dict[str, float | tuple[float, float]]) -> None:
    """Write ``name`` as WOFF2, with the characters and features the site uses, and its licence beside it."""
    files = resources.files(package)
    with resources.as_file(files / "files" / source) as path:
        font = TTFont(path)
    subsetter = subset.Subsetter(subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True))
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, axes)
    font.flavor = "woff2"
    font.save(FONTS / f"{name}.woff2")
    (FONTS / f"{name}.LICENSE.txt").write_text((files / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    FONTS.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        cut(*family)
